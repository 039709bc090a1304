"""The tables. What a row of each means is said here, and nowhere else.

An Attempt and its Marks are never changed: the database itself refuses an UPDATE of them (see migrations), and only
`privacy` deletes them. A person is known by `sub`, the name that a platform made up for this tool: there are no names
and no addresses of people in any table.
"""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, MetaData, Text, UniqueConstraint, false
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from quizgen.gradebook.columns import Exact, Texts, Utc


class Table(DeclarativeBase):
    """The root of all tables; constraints are named, so that a migration can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  SQLAlchemy reads it from the class
        str: Text,
        bytes: LargeBinary,
        datetime: Utc,
        Fraction: Exact,
        tuple[str, ...]: Texts,
        dict[str, str]: JSON,
        dict[str, Any]: JSON,
    }


class Registration(Table):
    """A platform on which this tool is registered; a course that is run from the command line is one too.

    `audience` is what the platform wants as `aud` of our client assertions ("": the token URL). `frame_origins` may
    show our pages in a frame.
    """

    __tablename__ = "registration"
    __table_args__ = (UniqueConstraint("issuer", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issuer: Mapped[str]
    client_id: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    login_url: Mapped[str] = mapped_column(default="")
    token_url: Mapped[str] = mapped_column(default="")
    keys_url: Mapped[str] = mapped_column(default="")
    audience: Mapped[str] = mapped_column(default="")
    frame_origins: Mapped[tuple[str, ...]] = mapped_column(default=())
    active: Mapped[bool] = mapped_column(default=True)
    made: Mapped[datetime]


class Deployment(Table):
    """A deployment that an administrator, or a launch, has made known of a registration."""

    __tablename__ = "deployment"

    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id", ondelete="CASCADE"), primary_key=True)
    deployment: Mapped[str] = mapped_column(primary_key=True)


class Learner(Table):
    """Somebody who answers or looks on, pseudonymous."""

    __tablename__ = "learner"
    __table_args__ = (UniqueConstraint("registration_id", "deployment", "sub"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    deployment: Mapped[str]
    sub: Mapped[str] = mapped_column(index=True)
    made: Mapped[datetime]


class Placement(Table):
    """One place in a course where questions are set, and what is set there.

    `questions` are lines as in a plan ("chain-rule/sine-of-a-power", "2 of product-rule at difficulty 1"); `sheet` is
    the name from which, with the course's secret, seeds are drawn. `seeds` says who shares a variant: "student" (each
    their own), "attempt" (a new one for each attempt) or "class". `attempts` is how many a question allows, None for
    any number; `counts` which of them counts, "best" or "last". `score_maximum` is the number of marks of all
    questions together. A score leaves for the platform where `line_item`, or `line_items` to make one in, is known.
    """

    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("registration_id", "deployment", "resource_link"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"))
    deployment: Mapped[str]
    resource_link: Mapped[str]
    context: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    sheet: Mapped[str] = mapped_column(default="")
    questions: Mapped[tuple[str, ...]] = mapped_column(default=())
    seeds: Mapped[str] = mapped_column(default="student")
    attempts: Mapped[int | None]
    counts: Mapped[str] = mapped_column(default="best")
    hints: Mapped[bool] = mapped_column(default=False)
    solutions: Mapped[bool] = mapped_column(default=False)
    opens: Mapped[datetime | None]
    due: Mapped[datetime | None]
    score_maximum: Mapped[Fraction] = mapped_column(default=Fraction(0))
    line_item: Mapped[str] = mapped_column(default="")
    line_items: Mapped[str] = mapped_column(default="")
    roster_url: Mapped[str] = mapped_column(default="")
    made: Mapped[datetime]

    @property
    def passes_back(self) -> bool:
        """Whether the platform wants scores."""
        return bool(self.line_item or self.line_items)


class Attempt(Table):
    """What a student sent in for one question, never altered. `question` counts from 1.

    `client_id` is made by whoever sends (a page, a file): sent again, it is stored once. `seed` says from which seed
    the variant was drawn without giving it away; `responses` are the raw texts by the labels of the parts.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("learner_id", "client_id"),
        Index("ix_attempt_placement_id_learner_id", "placement_id", "learner_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id"))
    client_id: Mapped[str]
    question: Mapped[int]
    template: Mapped[str]
    version: Mapped[str]
    seed: Mapped[str]
    responses: Mapped[dict[str, str]]
    at: Mapped[datetime] = mapped_column(index=True)


class Decision(Table):
    """A tutor's ruling on a case of a placement: everybody with this case gets `given`. The last one on a case holds.

    A `withdrawn` one takes back those before it: what the marker says holds again, and `given` says nothing. `by` is
    who ruled, None where that is not known (the command line) or was erased.
    """

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_placement_id_case", "placement_id", "case"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    case: Mapped[str]
    given: Mapped[Fraction]
    why: Mapped[str] = mapped_column(default="")
    withdrawn: Mapped[bool] = mapped_column(default=False, server_default=false())
    by: Mapped[int | None] = mapped_column(ForeignKey("learner.id", ondelete="SET NULL"))
    at: Mapped[datetime]


class Mark(Table):
    """A mark of one part of an attempt. Marking again adds a row; what stands is said in `standing`.

    `marker` says who marked it and against what, in words of the caller: the same marker marks an attempt once.
    `reading` is what was understood; `case` is the same exactly where the same was understood of the same question,
    so that a decision on one holds for all. `verdict` is equal, different, undecided, unreadable, blank or failed;
    `given` of `available` with `waiting` still open; `slip` the code of the mistake that explains it; `review` why a
    person must look. `feedback` is what the student was told, in a form that the caller chose.
    """

    __tablename__ = "mark"
    __table_args__ = (UniqueConstraint("attempt_id", "part", "marker"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"))
    part: Mapped[str]
    marker: Mapped[str]
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))
    reading: Mapped[str]
    case: Mapped[str] = mapped_column(index=True)
    verdict: Mapped[str]
    given: Mapped[Fraction]
    available: Mapped[Fraction]
    waiting: Mapped[Fraction]
    slip: Mapped[str]
    review: Mapped[str]
    feedback: Mapped[str]
    at: Mapped[datetime]


class Score(Table):
    """The outbox: the score of one learner at one placement, and whether the platform has it.

    `stamp` rises strictly with every new score, as platforms demand. `state` is waiting, sent, failed (and tried
    again at `next_try`) or given-up. `claimed` is until when somebody is sending it.
    """

    __tablename__ = "score"
    __table_args__ = (
        UniqueConstraint("placement_id", "learner_id"),
        Index("ix_score_state_next_try", "state", "next_try"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    learner_id: Mapped[int] = mapped_column(ForeignKey("learner.id"))
    given: Mapped[Fraction]
    maximum: Mapped[Fraction]
    waiting: Mapped[Fraction]
    stamp: Mapped[datetime]
    state: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    next_try: Mapped[datetime]
    claimed: Mapped[datetime | None]
    sent: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(default="")


class Once(Table):
    """A value that may be used once: an LTI state with what is bound to it, a nonce that was seen."""

    __tablename__ = "once"

    kind: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(primary_key=True)
    bound: Mapped[dict[str, Any]]
    expires: Mapped[datetime] = mapped_column(index=True)


class Token(Table):
    """An access token of a platform, kept until it expires. One client's token is never another's."""

    __tablename__ = "token"

    issuer: Mapped[str] = mapped_column(primary_key=True)
    client_id: Mapped[str] = mapped_column(primary_key=True)
    scopes: Mapped[str] = mapped_column(primary_key=True)
    token: Mapped[str]
    expires: Mapped[datetime]


class SigningKey(Table):
    """A private key of ours, as its owner wrote it (PEM or JWK). All are published; which one signs is the owner's."""

    __tablename__ = "signing_key"

    kid: Mapped[str] = mapped_column(primary_key=True)
    private: Mapped[str]
    made: Mapped[datetime]


class KeySet(Table):
    """A platform's public keys, as fetched from `url`. `tried` is when we last asked, `fetched` when that worked."""

    __tablename__ = "key_set"

    url: Mapped[str] = mapped_column(primary_key=True)
    document: Mapped[str]
    fetched: Mapped[datetime | None]
    tried: Mapped[datetime]
