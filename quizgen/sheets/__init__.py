"""From a plan, a roster and the banks to one sheet for each student.

May import bank and what is below; knows no layout and no marks given. Reading order:
    sheet.py  due.py     Student, Sheet; when it is due, and how that is written
    roster.py  wanted.py  plan.py  course.py     a tutor's files: the class, this week's pages and questions, the course
    pick.py  marks.py  compose.py     which templates a plan means, what they are worth, who gets which variant
    practice.py     variants for nobody in particular
"""
