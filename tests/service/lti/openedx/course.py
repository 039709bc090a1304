"""Open edX's own LTI platform, lti-consumer-xblock, as a process of its own: python course.py PORT TOOL FOLDER.

It is run by another Python than quizgen's (see test_openedx.py). Login, signatures, key sets, tokens, deep linking,
line items, scores and memberships are Open edX's production code; what is stubbed here is its course: one block and
three people.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import django
from django.conf import settings

PORT, TOOL, FOLDER = sys.argv[1:]
HERE = f"http://127.0.0.1:{PORT}"
LOCATION = "block-v1:edX+Demo+2026+type@lti_consumer+block@week4"

settings.configure(
    DEBUG=True,
    SECRET_KEY="only for tests",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{FOLDER}/openedx.db"}},
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "config_models", "lti_consumer"],
    MIDDLEWARE=["edx_django_utils.cache.middleware.RequestCacheMiddleware", f"{__name__}.somebody"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    USAGE_ID_PATTERN=r"(?P<usage_id>(?:i4x://?[^/]+/[^/]+/[^/]+/[^@]+(?:@[^/]+)?)|(?:[^/]+))",
    LMS_ROOT_URL=HERE,
    LTI_BASE=HERE,
    LTI_API_BASE=HERE,
    PLATFORM_NAME="Open edX",
    USE_TZ=True,
)
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import AnonymousUser  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse  # noqa: E402
from django.urls import include, path  # noqa: E402
from lti_consumer.api import get_lti_1p3_launch_start_url  # noqa: E402
from lti_consumer.data import Lti1p3LaunchData  # noqa: E402
from lti_consumer.models import (  # noqa: E402
    Lti1p3Passport,
    LtiAgsLineItem,
    LtiAgsScore,
    LtiConfiguration,
    LtiDlContentItem,
)
from lti_consumer.plugin import compat  # noqa: E402
from opaque_keys.edx.keys import UsageKey  # noqa: E402

GRADES: list[dict[str, Any]] = []
"""What Open edX's grade book was told."""


def somebody(following: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: every request is by somebody, as behind Open edX's own login."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.user = AnonymousUser()
        return following(request)

    return answer


class Block:
    """The course's only block."""

    display_name, weight, has_score, accept_grades_past_due = "Week 4", 10, True, True
    context_id = "course-v1:edX+Demo+2026"
    lti_1p3_passport_id = ""
    scope_ids = SimpleNamespace(usage_id=UsageKey.from_string(LOCATION))

    def is_past_due(self) -> bool:
        return False

    def max_score(self) -> int:
        return self.weight

    def set_user_module_score(self, user: str, score: float, maximum: int, comment: str) -> None:
        GRADES.append({"user": user, "score": score, "maximum": maximum})


def _members(course: object) -> dict[int, dict[str, Any]]:
    return {
        number: {"id": number, "roles": [role], "name": f"Person {number}", "email": f"p{number}@edx.example"}
        for number, role in ((1, "staff"), (2, "student"), (3, "student"))
    }


def _external_ids(users: object) -> dict[int, SimpleNamespace]:
    return {number: SimpleNamespace(external_user_id=f"person-{number}") for number in _members(None)}


compat.load_enough_xblock = compat.load_block_as_user = lambda location: Block()
compat.get_user_from_external_user_id = lambda name: name
compat.user_has_studio_write_access = lambda *arguments: True
compat.get_course_members = _members
compat.batch_get_or_create_externalids = _external_ids
compat.merge_course_forum_roles = lambda course, members: members


def configuration() -> LtiConfiguration:
    """The tool as an administrator registers it; a test asks for `state` and finds the client's name there."""
    found = LtiConfiguration.objects.filter(location=LOCATION).first()
    if found is not None:
        return found
    passport = Lti1p3Passport.objects.create(name="quizgen", lti_1p3_tool_keyset_url=f"{TOOL}/lti/keys")
    return LtiConfiguration.objects.create(
        version=LtiConfiguration.LTI_1P3,
        config_store=LtiConfiguration.CONFIG_ON_DB,
        location=LOCATION,
        lti_1p3_passport=passport,
        lti_1p3_oidc_url=f"{TOOL}/lti/login",
        lti_1p3_launch_url=f"{TOOL}/lti/launch",
        lti_advantage_deep_linking_enabled=True,
        lti_advantage_deep_linking_launch_url=f"{TOOL}/lti/launch",
        lti_advantage_ags_mode=LtiConfiguration.LTI_ADVANTAGE_AGS_PROGRAMMATIC,
        lti_advantage_enable_nrps=True,
    )


def start(request: HttpRequest) -> HttpResponse:
    """A person follows the link (?user=2&role=student), or edits it (?dl=1)."""
    said, config = request.GET, configuration()
    item = LtiDlContentItem.objects.filter(lti_configuration=config).first()
    launch = Lti1p3LaunchData(
        user_id=said["user"],
        external_user_id=f"person-{said['user']}",
        user_role=said["role"],
        config_id=config.config_id,
        resource_link_id=LOCATION,
        message_type="LtiDeepLinkingRequest" if "dl" in said else "LtiResourceLinkRequest",
        context_id="course-v1:edX+Demo+2026",
        context_type=["course_offering"],
        context_title="Demo",
        deep_linking_content_item_id=item.id if item is not None and "dl" not in said else None,
    )
    return HttpResponseRedirect(get_lti_1p3_launch_start_url(launch))


def state(request: HttpRequest) -> HttpResponse:
    """What Open edX knows."""
    config = configuration()
    return JsonResponse({
        "issuer": HERE,
        "client": config.lti_1p3_client_id,
        "passport": str(config.passport_id),
        "items": list(LtiAgsLineItem.objects.values("label", "score_maximum", "tag")),
        "scores": list(LtiAgsScore.objects.values("user_id", "score_given", "score_maximum", "grading_progress")),
        "grades": GRADES,
        "links": [json.loads(json.dumps(item.attributes)) for item in LtiDlContentItem.objects.all()],
    })  # fmt: skip


urlpatterns = [
    path("start", start),
    path("state", state),
    path("api/", include("lti_consumer.plugin.urls", namespace="lti_consumer")),
]

if __name__ == "__main__":
    call_command("migrate", verbosity=0, run_syncdb=True)
    get_user_model().objects.create(username="p1")
    configuration()
    server = ThreadedWSGIServer(("127.0.0.1", int(PORT)), WSGIRequestHandler)
    server.set_app(get_wsgi_application())
    server.serve_forever()
