"""What other programs say to the marker and hear from it: three contracts, each in its own words.

Undecided and unreadable never become 0: each contract says in its docstring how it carries them.

Reading order:
    models.py, api.py   our own JSON: bodies, and routes below /api
    params.py           parameters that the other two carry without describing them
    mued.py, mued_answers.py, feedback.py, evaluate.py   µEd API 0.1.0: forms, items of feedback, routes
    lambda_feedback.py  the older contract of Lambda Feedback: POST /
"""
