"""LTI 1.3 Advantage: quizgen as a tool inside learning platforms.

A platform begins a login, we answer with a state and a nonce, it answers with a signed id_token, and the page opens.
Whatever a platform says is believed only where it is signed; addresses that it names are called with care.

Reading order:
    refusals.py      every reason to refuse: its line of the log and its words for people
    addresses.py     which addresses may be called; Unreachable
    outside.py       Outside: calls to platforms, with limits on where, how long and how much
    keys.py          our own keys, published and rotated
    jwks.py          KeySets: the platforms' public keys
    tool.py          Tool: what every route may ask for
    state.py         a login that was begun: state, nonce, and the browser's secret
    claims.py        Launch: what an id_token says, checked against its login
    verify.py        algorithm, key and signature of an id_token
    forms.py         fields of forms and queries
    login.py         the first leg
    chosen.py        what is set at a link, in its custom parameters
    choosing.py, choose.py   the page on which it is chosen, and what becomes of the choice
    deep_linking.py  the choice goes back to the platform
    placing.py       from a launch to a placement and its page
    launch.py        the second leg
    access.py        Access: tokens for the platforms' services
    grades.py        one score to a platform: line items, scores
    sender.py        Sender: empties the outbox in the background
    roster.py        who is in a course
    invitation.py, registration.py   a platform registers itself
    finding.py       Finding: one thing that was looked at
    own_address.py   whether our own address leads to us
    check.py         what is wrong with a registration, in words
    routes.py        where all of it is found
"""
