"""Every reason for which something of LTI is refused: the line of the log, and what people are told.

A person who is refused can do little but open the link again, so that `message` is for them and `advice` for whoever
looks after the tool or the platform. A reason is refused as `refuse(EXPIRED)`, and its code stands in the log.
"""

from __future__ import annotations

from typing import Final, NoReturn

from quizgen.errors import FileError
from quizgen.service.errors import OwnRow, Row
from quizgen.values import value
from quizgen.wire.document import Field, unquoted

AGAIN: Final = "Go back to your course and open the link again."
TELL: Final = "Tell your lecturer, with the words on this page."


@value
class Reason:
    """Why: `code` for the log, `title` and `message` for people, `advice` for administrators."""

    status: int
    code: str
    title: str
    message: str
    advice: str = ""


class LtiRefused(OwnRow):
    """Something of LTI that is refused, for this reason; `met` is what was met instead.

    The page says `met` to administrators, the log says `noted`: `met` itself, unless something else is given.
    """

    def __init__(self, reason: Reason, met: str = "", noted: str | None = None) -> None:
        advice = f"{reason.advice} ({met})" if met else reason.advice
        row = Row(LtiRefused, reason.status, reason.status, reason.code, reason.title)
        super().__init__(reason.message, row, advice, met if noted is None else noted)
        self.args = (reason, met, noted)
        self.reason = reason


def refuse(reason: Reason, met: str = "", noted: str | None = None) -> NoReturn:
    """Raises LtiRefused. `met` is cut short, and never a token; `noted` is neither a token nor of any person."""
    short = met if len(met) <= 120 else f"{met[:117]}..."
    raise LtiRefused(reason, short.encode("utf-8", "replace").decode(), noted)


def refuse_claims(error: FileError, claims: Field) -> NoReturn:
    """Refuses with what is wrong with these claims. The log says where only: what stands there may be of a person."""
    refuse(NOT_CLAIMS, str(error.problems[0]), unquoted(error, claims))


def _cannot(code: str, advice: str, status: int = 403) -> Reason:
    """A launch that does not hold: nothing that its reader could mend."""
    return Reason(
        status, code, "This link did not work", f"Your course sent something that is not right. {TELL}", advice
    )


# the request itself
NOT_A_FORM = _cannot("LTI_NOT_A_FORM", "The request does not carry the fields of the LTI contract.", 400)
TOO_LONG = _cannot("LTI_TOKEN_TOO_LARGE", "The id_token is larger than 16 kB.", 413)
NO_LAUNCH = Reason(
    400, "LTI_NO_LAUNCH", "This page opens from a course", AGAIN, "It was called by its address, without a launch."
)
PLATFORM_ERROR = Reason(
    403, "LTI_PLATFORM_ERROR", "Your course did not let you in",
    f"The learning platform refused to say who you are. Are you still signed in there? {AGAIN}",
    "The platform answered the login with an error.",
)  # fmt: skip

# login
UNKNOWN_PLATFORM = _cannot("LTI_UNKNOWN_PLATFORM", "This issuer and client are not registered: quizgen lti add.")
WHICH_CLIENT = _cannot(
    "LTI_WHICH_CLIENT", "Several clients are registered at this issuer, and the login names none of them."
)
FOREIGN_TARGET = _cannot("LTI_FOREIGN_TARGET", "target_link_uri is not one of this tool's: is QUIZGEN_URL right?")
NO_KEPT_SECRET = Reason(
    503, "LTI_NO_SECRET", "Not ready yet", f"This tool is not set up yet. {TELL}",
    "Variants would change with every restart: start quizgen serve with --course, or set QUIZGEN_SECRET_FILE.",
)  # fmt: skip

# state
STATE_UNKNOWN = Reason(
    403, "LTI_STATE_USED", "This page can be opened once", f"It was opened already, or too long ago. {AGAIN}",
    "The state is not ours, has expired after ten minutes, or was used before.",
)  # fmt: skip
OTHER_BROWSER = Reason(
    403, "LTI_OTHER_BROWSER", "This link belongs to another browser",
    f"It was begun elsewhere, or your browser kept nothing of it. {AGAIN}",
    "The state was begun in another browser: a forged launch, or one without cookies and storage.",
)  # fmt: skip

# id_token
NOT_A_TOKEN = _cannot("LTI_NOT_A_TOKEN", "The id_token is not a signed JSON web token.", 400)
WRONG_ALGORITHM = _cannot("LTI_WRONG_ALGORITHM", "An id_token is signed with RS256, and nothing else.")
NO_KEY_ID = _cannot("LTI_NO_KEY_ID", "The id_token does not say (kid) which key signed it.")
UNKNOWN_KEY = _cannot("LTI_UNKNOWN_KEY", "The platform's key set has no such key: quizgen lti check.")
NO_KEY_SET = Reason(
    503, "LTI_NO_KEY_SET", "Your course cannot be reached",
    f"The learning platform does not answer just now. {AGAIN}",
    "The platform's key set could not be read: quizgen lti check.",
)  # fmt: skip
BAD_SIGNATURE = _cannot("LTI_BAD_SIGNATURE", "The signature of the id_token does not hold.")
NOT_CLAIMS = _cannot("LTI_NOT_CLAIMS", "The id_token lacks something that LTI requires.", 400)
WRONG_ISSUER = _cannot("LTI_WRONG_ISSUER", "The id_token is of another issuer than the login was.")
WRONG_AUDIENCE = _cannot("LTI_WRONG_AUDIENCE", "The id_token is for another client than the login was.")
WRONG_PARTY = _cannot("LTI_WRONG_PARTY", "azp names another client.")
EXPIRED = Reason(
    403, "LTI_EXPIRED", "This link is too old", f"It may be used for a short time only. {AGAIN}",
    "The id_token has expired. If it happens to everybody, the clocks differ: quizgen lti check.",
)  # fmt: skip
FROM_THE_FUTURE = _cannot("LTI_FROM_THE_FUTURE", "The id_token was made later than now: the clocks differ.")
WRONG_NONCE = _cannot("LTI_WRONG_NONCE", "The id_token belongs to another login: a replayed token or a swapped state.")
WRONG_VERSION = _cannot("LTI_WRONG_VERSION", "LTI 1.3.0 is spoken here.")
UNKNOWN_MESSAGE = _cannot("LTI_UNKNOWN_MESSAGE", "Resource links and deep linking are answered here.")
UNKNOWN_DEPLOYMENT = _cannot(
    "LTI_UNKNOWN_DEPLOYMENT", "This deployment is not registered: quizgen lti add ISSUER CLIENT --deployment ID."
)
ANONYMOUS = Reason(
    403, "LTI_ANONYMOUS", "You are not signed in", f"Answers are kept for somebody. Sign in, then: {AGAIN}",
    "The id_token has no sub.",
)  # fmt: skip

# what is placed
NOTHING_SET = Reason(
    404, "LTI_NOTHING_SET", "No questions yet", "Your lecturer has not chosen any questions for this link yet.",
    "Somebody who teaches the course opens the link and chooses.",
)  # fmt: skip
NOT_A_TUTOR = Reason(
    403, "LTI_NOT_A_TUTOR", "This is for lecturers", "Only who teaches the course can choose its questions.",
    "The roles of the launch name neither Instructor, ContentDeveloper, Administrator nor TeachingAssistant.",
)  # fmt: skip
NOT_ACCEPTED = _cannot("LTI_NOT_ACCEPTED", "The platform does not take LTI links at this place (accept_types).", 400)
CHOSEN_ALREADY = Reason(
    403, "LTI_CHOSEN_ALREADY", "This choice was made already",
    "The page was sent before, or is too old. Begin again in your course.",
)  # fmt: skip
WRONG_QUESTIONS = Reason(
    409, "LTI_WRONG_QUESTIONS", "These questions are not there",
    f"What was chosen for this link cannot be found any more. {TELL}", "A bank or a template has another name now.",
)  # fmt: skip

# registration
NO_INVITATION = Reason(
    403, "LTI_NO_INVITATION", "This address has been used", "Registration needs an address that works once.",
    "Make a new one: quizgen lti add.",
)  # fmt: skip
FOREIGN_CONFIGURATION = Reason(
    403, "LTI_FOREIGN_CONFIGURATION", "Not registered", "The platform's configuration does not belong to its address.",
    "The issuer and the address of its configuration must be of the same host.",
)  # fmt: skip
UNREACHABLE = Reason(
    502, "LTI_UNREACHABLE", "Not registered", "The platform could not be asked, or its answer could not be used.",
    "Addresses are https, and public, or named by QUIZGEN_LTI_HOSTS.",
)  # fmt: skip
