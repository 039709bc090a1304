"""From a plan, a roster and the banks to one sheet for each student.

May import bank and what is below; knows no layout and no marks given. Reading order:
    sheet.py     Student, Sheet
    roster.py  plan.py  course.py     the files of a tutor: the class, this week's questions, the course and its secret
    pick.py  marks.py  compose.py     which templates a plan means, what they are worth, who gets which variant
"""
