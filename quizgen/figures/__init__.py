"""Pictures of functions: what is to be seen, as values; then the points of it, worked out in Python.

No typesetter works anything out: LaTeX, Typst and SVG only draw the lines of a finished Drawing. May import expr and
below. Reading order:
    figure.py    Figure: a window with curves, chords, tangents, points, contours and arrows in it
    numbers.py   a formula as a function on floating-point numbers, for drawing only
    drawing.py   Drawing: lines, dots and letters at places in millimetres
    axes.py      round numbers on an axis
    contours.py  lines of equal height
    trace.py     from a Figure to its Drawing
    speak.py     a Figure in words, for those who cannot see it
"""
