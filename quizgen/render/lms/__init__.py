"""Questions as files that a learning management system imports, each with what it can honestly carry.

Only a STACK question can judge a formula. The other formats get choices made of the key and of what known slips would
give, and values at stated points; what a format cannot carry is told as a LeftOut, never dropped in silence.

Reading order:
    foreseen.py   what is exported: questions, variants and the wrong answers that slips lead to, with marks and words
    export.py     what comes of it: Made, the file, and LeftOut
    markup.py     blocks of the document as XHTML, formulas as TeX or MathML; pictures as files
    asking.py     a question's words around the places for its answers; its worked solution
    numbers.py  xml.py  archive.py      decimals, elements, packages: the same bytes for the same input

STACK:
    casing.py     what differs between variants: lists in Maxima, branches in text
    inputs.py     fields by kind of answer
    trees.py      response trees: the key, the slips, the components
    moodle_parts.py  stack.py      what every file for Moodle has; the file

Others:
    choices.py    a part as a choice: the key among slips
    points.py     a part as numbers: a value, components, a formula's value at a stated point
    plainly.py    which of the two each part becomes
    moodle.py  qti21.py  qti12.py     the files
    cartridge.py  a Common Cartridge of LTI links
    formats.py    all formats by name
"""
