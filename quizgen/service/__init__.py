"""The marker over HTTP: what other programs call, and the frame in which LTI and the pages stand.

May import everything below; nothing imports it but cli. It is the only room that knows the web framework. What is here
is thin: a route reads its contract, asks a worker for mathematics and gradebook for records, and writes its contract.

Reading order:
    told.py             one setting after another, with every mistake kept
    clients.py          programs that may call: names and hashed keys
    editor.py           Editor: MathLive's files, where an administrator has them
    settings.py         Settings: every environment variable (QUIZGEN_*), checked at once; nothing else reads any
    below.py            the service below a path of its host: root()
    html.py             pages for people, from templates/web, and their Content-Security-Policy; static/ is at /static
    errors.py           what can be refused, and one table: status and code in each contract
    log.py              one line for each refusal: no keys, no tokens, no answers with their owners
    limits.py           token buckets, and the size of a body
    gate.py             what a request must pass before any route sees it
    headers.py          what every answer carries
    editor_files.py     the editor's files at their addresses
    graded.py           a response held against a key that a program sends with it
    jobs.py             the mathematics, as pure functions that run in worker processes
    worker.py           the other side of the pipe: a process that runs jobs
    workers.py          Pool: processes that are warm, timed, and replaced when they hang or die
    tokens.py           what a page holds instead of a cookie: who, for which placement, until when
    placed.py           what is set at a placement: lines as in a plan become questions
    records.py          Records: the gradebook from a few threads; what waits to be written shares a transaction
    state.py            Service: what every route may ask for
    opened.py           the page that a launch opens
    json_types.py       numbers of JSON as its schemas mean them
    contracts/          what other programs say and hear: our own JSON, µEd API 0.1.0, Lambda Feedback
    lti/                LTI 1.3: learning platforms open our pages and get scores
    pages/              the student's and the tutor's page
    app.py              create_app(settings): all of it as one ASGI application
    run.py              what `quizgen serve` does with it

To build on it:
- A route asks `service = service_of(request)` (state.py) and then `await service.pool.run(function, *arguments)`.
  `function` is a module-level function of a module that imports no web framework; arguments and result are pickled.
  It raises WorkerLost, TimedOut or QueueFull (refusals, answered by themselves), and whatever QuizgenError the
  function raised.
- To refuse, raise a class of errors.py; a new kind of refusal is a row of its table. `contract_of(path)` decides the
  shape; a room with a shape of its own (HTML pages) adds a row to CONTRACTS.
- Routes are added in app.py: `application.include_router(...)` or `application.router.routes.append(Mount(...))`.
  gate.POLICIES says by the beginning of the path whether a client's key, a page's token or nothing is asked for.
- A page's token: `tokens.issue(Pass(...), service.settings.secret)` into the page's body, back as
  `Authorization: Bearer`; `page_pass(request)` reads it or refuses.
- A page sets its own Content-Security-Policy; an answer that sets none gets the strict one of headers.py.
"""
