"""From a sheet to what people hold in their hands: one neutral document, then one renderer per format.

May import marking, sheets and below. A renderer knows the document only, never banks or students. PyLaTeX, Jinja2,
pikepdf and the engines are imported only here, each in the file that owns it.

Reading order:
    document.py   the neutral document: blocks of words, formulas, steps, awards, room for work
    pages.py      document_of(sheet, view): which blocks a sheet has as questions, answers, solutions or mark scheme
    fragments.py  hand-written LaTeX: what is wrong with it before any engine sees it
    layouts.py    where layouts are found, and how a template of one is filled
    blocks.py     blocks become source: one macro of the layout for each
    latex.py      the document as LaTeX: SheetDocument (PyLaTeX) owns the preamble, a layout owns the body
    typst.py      the document as Typst, to look like the LaTeX
    html.py       the document as one self-contained page with MathML
    text.py       the document for a terminal or an e-mail
    pdf.py        taking pages apart and putting them together, always to the same bytes
    typeset.py    Engine: from documents to PDFs, and what failed
    typst_engine.py  the Typst engine, which needs nothing installed
    tex.py        the LaTeX engine: one run for all documents, failures located by markers
    engines.py    which engine to use, and how to get the other
    classrun.py   everything for a class, written to a folder
"""
