"""Files that tutors write, read so that every mistake can be told with its line.

May import near, errors and values only; the one owner of YAML. Reading order:
    values.py    what a file says, and on which line
    place.py     one value under inspection: it answers what it is asked, and collects what is wrong
    reader.py    YAML text to values: no tags, no aliases, nothing that can run or grow
"""
