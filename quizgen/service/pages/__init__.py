"""The student's and the tutor's page: what a launch, or a sign-in link, opens.

What is drawn, read, marked or told of mathematics runs in worker processes; what is kept is gradebook's. The browser
gets pieces of HTML with MathML, never a key and never a seed. The scripts are in service/static, the layouts in
templates/web.

Reading order, in workers:
    drawing.py     Source, Asked: which question somebody sees, the same whenever it is asked for
    helping.py     hints, one at a time
    showing.py     a question, a worked solution, the outline of a placement, as pieces of HTML
    checking.py    what was typed: read back while it is typed, and marked when it is sent
    telling.py     what a tutor reads about answers

At the rim:
    made.py        what somebody has done so far, and what may still be done
    redrawing.py   which questions attempts answered, with whatever was corrected since
    remarking.py   everything at a placement marked again, while others go on answering
    standin.py     who stands in a student's place while a tutor looks at the student's page
    pages.py       Pages, in the application's state; here(request): who asks, where, in which role
    models.py      the bodies that pages send
    names.py       who is who, from the platform's roster
    looks.py       words for outcomes, marks and attempts
    sheet.py       the student's page as it is opened
    answering.py   an attempt, from the page to the gradebook
    preview.py     an answer of a tutor who stands in: marked, and not kept
    student.py     the student's routes
    plots.py       plots of a class
    report.py      the tutor's page as it is opened
    tutor.py       the tutor's routes
    routes.py      all of them
    trying.py      a course without a platform: links for one student and one tutor
"""
