"""Hand-written LaTeX, for what a typed formula cannot say: looked over, and drawn where there is no LaTeX.

May import near and values only. Reading order:
    faults.py     what is not closed, not allowed, or hardly known to TeX, before any engine sees it
    signs.py      the signs and names that are known
    reading.py    the fragment as a tree of marks on paper: what a fraction, a root, an index is made of
    typst.py  mathml.py   the tree in other formats
"""
