"""Pictures of functions: what is to be seen, as values; then the points of it, worked out in Python.

No typesetter works anything out: LaTeX, Typst and SVG only draw the lines of a finished Drawing. May import expr and
below. Reading order:
    figure.py    Figure: a window with curves, chords, tangents, points, contours, arrows or a surface in it; a network
    numbers.py   a formula as a function on floating-point numbers, for drawing only
    drawing.py   Drawing: lines, dots and letters at places in millimetres
    axes.py      round numbers on an axis
    contours.py  lines of equal height
    surface.py   the graph of a function of two variables, aslant
    diagram.py   a network: nodes in layers, arrows with weights
    trace.py     from a Figure to its Drawing
    look.py      what the eye sees of a figure, in words
    speak.py     a Figure in words, for those who cannot see it
    panels.py    several figures side by side, each with its letter
"""
