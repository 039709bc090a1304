"""From a sheet to what people hold in their hands: one neutral document, then one renderer per format.

May import figures, wire, marking, sheets and below. A renderer knows the document only, never banks or students.
PyLaTeX, Jinja2, pikepdf, segno and the engines are imported only here, each in the file that owns it.

Reading order, from a sheet to a document:
    code.py       the QR code: which student and sheet a paper is
    document.py   the neutral document: blocks of words, formulas, steps, pictures, awards, room for work
    pictures.py   what a worked solution shows: points on their curve, a descent on its contours
    key_words.py  a key as an answer is written
    pages.py      document_of(sheet, view): which blocks a sheet has as questions, answers, solutions or mark scheme
    overview.py   the tutor's table of all variants and keys

Formats:
    look.py       paper, columns, large print, logo: what a tutor may ask of the pages
    layouts.py    where layouts are found, and how a template of one is filled
    spelling.py   a paragraph becomes source: one walk, a table of spellings for each format
    blocks.py     blocks become source: one macro of the layout for each
    letters.py  latex_parts.py  latex.py   the document as LaTeX: SheetDocument (PyLaTeX) owns the preamble
    svg.py        pictures
    typst.py      the document as Typst, to look like the LaTeX
    html.py       the document as one self-contained page with MathML
    markdown.py  text.py                   for editors, notebooks, terminals and e-mails

PDFs:
    pdf.py        taking pages apart and putting them together, always to the same bytes
    cache.py      unchanged sheets are not typeset again
    typeset.py    Engine: from documents to PDFs, and what failed
    typst_engine.py  the Typst engine, which needs nothing installed
    tex_run.py  tex_log.py  tex.py         the LaTeX engine: many documents in one run, failures located by markers
    engines.py    which engine to use, and how to get the other
    forms.py  filled.py                    sheets as fillable forms, and what comes back

A class:
    setting.py    all that decides what pages look like, as one value
    batch.py      make(job): everything of a few sheets, in any process
    classrun.py   everything for a class, written to a folder

Learning management systems:
    lms/          questions as files that they import: STACK, Moodle, QTI, Common Cartridge
"""
