"""Attempts and marks that stay: the store behind the service and, where a course has one, behind the command line.

Knows SQLAlchemy (2.0, typed) and nothing of mathematics, HTTP or layouts; may import marking, wire and below. Nothing
imports this room unless somebody asks for a gradebook. There is no clock in it: every time is given by the caller, with
its distance from UTC, and kept in UTC. Marks are exact fractions.

    gradebook = open_gradebook("sqlite:///gradebook.db", folder)      # or postgresql://user@host/database
    with gradebook.writing() as session:                              # one transaction: all of it, or nothing
        registration = add_registration(session, issuer, client_id, at, token_url=...)
        placement = add_placement(session, registration, deployment, resource_link, at, questions=..., attempts=3)
        learner = add_learner(session, registration, deployment, sub, at)
        recorded = record(session, placement, learner, Answered(...), [NewMark(...)], marker)

Functions take the session first, so that what belongs together is one transaction; rows are those of schema.py and
stay readable after it. An add_... gives the row that is there, changed as told, or makes it. Attempt and Mark are
append-only: the database refuses to change one. The same attempt sent again (learner, client_id) is stored once:
`recorded.new` says which it was.

Reading order, with what is public:
    errors.py         GradebookError: WrongGradebook, NewerGradebook, NoAttemptsLeft, GradebookUnavailable,
                      GradebookBusy (try again; nothing was written)
    columns.py        fractions, moments and tuples of texts as columns
    schema.py         the tables, and what each field means
    engine.py         connect: SQLite or Postgres; what a refusal of theirs means in words
    migrate.py        migrate, and migrations/: brought up to date on opening
    store.py          open_gradebook -> Gradebook: reading(), writing(), close()
    together.py       write_together: several pieces of work in one transaction (group commit)
    making.py         a row that exists once
    registrations.py  add_registration, find_registration, registrations, add_deployment, deployments
    placements.py     add_placement, find_placement, placements, placements_in; add_learner, learners_of,
                      person_at
    credentials.py    remember, held, take (one-time values: states, nonces), sweep; keep_token, find_token,
                      forget_token; add_signing_key, signing_keys; keep_key_set, find_key_set
    standing.py       standing -> Marked (an attempt with the marks that hold, .total), counting (which attempts count),
                      score_of
    outbox.py         queue, queue_all, claim -> Delivery, sent, failed, put_off, pause, retry, scores
    written.py        NewMark; new_marks(variant, mark), marker_of, version_of: from the marker's mark to what is kept
                      (no database: workers can do it)
    marks.py          add_marks
    decisions.py      decide, withdraw, decision_on: a tutor's ruling, for all who gave the same
    attempts.py       Answered, record -> Recorded, find_attempt, before_attempt, attempts_with,
                      attempts_made
    reports.py        class_table, question_reports (facility, slips, equal wrong answers merged), class_csv
    privacy.py        is_known, export, erase, forget: all that is kept of one person; what is too old
    remark.py         remark: everything at a placement marked again, on any Executor; Progress
    recording.py      record_sheets, record_rulings, sheets_of, questions_in: sheets that were handed in as files
"""
