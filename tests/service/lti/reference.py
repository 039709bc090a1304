"""Another tool at the same platforms: PyLTI1p3next, as its documentation says, with a key of its own.

Its calls go to the platforms of `internet` without a network; its browser is one that keeps all cookies.
"""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest

from tests.service.lti.conftest import Campus, Login
from tests.service.lti.platform import TOOL, Internet, Platform, key

why = "PyLTI1p3next is not installed: pip install pylti1p3next"
pytest.importorskip("pylti1p3", reason=why)

from pylti1p3.cookie import CookieService  # noqa: E402
from pylti1p3.exception import LtiException, ToolConfException  # noqa: E402
from pylti1p3.message_launch import MessageLaunch  # noqa: E402
from pylti1p3.oidc_login import OIDCLogin  # noqa: E402
from pylti1p3.redirect import Redirect  # noqa: E402
from pylti1p3.request import Request  # noqa: E402
from pylti1p3.service_connector import ServiceConnector  # noqa: E402
from pylti1p3.session import SessionService  # noqa: E402
from pylti1p3.tool_config.dict import ToolConfDict  # noqa: E402


class Sent(Request):
    """Fields that a browser sent, in a session of its own."""

    def __init__(self, fields: dict[str, str], session: dict[str, Any]) -> None:
        self.fields = fields
        self._session = session

    @property
    def session(self) -> dict[str, Any]:
        return self._session

    def is_secure(self) -> bool:
        return True

    def get_param(self, key: str) -> Any:
        return self.fields.get(key)


class Jar(CookieService):
    """The cookies of one request."""

    LASTS = 300
    """Seconds for which the library has them kept."""

    def __init__(self, kept: dict[str, str]) -> None:
        self.kept = kept

    def get_cookie(self, name: str) -> str | None:
        return self.kept.get(name)

    def set_cookie(self, name: str, value: str | int, exp: int | None = 3600) -> None:
        assert exp == self.LASTS
        self.kept[name] = str(value)


class There(Redirect[str]):
    def __init__(self, url: str) -> None:
        self.url = url

    def do_redirect(self) -> str:
        return self.url

    def do_js_redirect(self) -> str:
        return self.url

    def set_redirect_url(self, location: str) -> None:
        self.url = location

    def get_redirect_url(self) -> str:
        return self.url


class Begun(OIDCLogin[Any, Any, Any, Any, str]):
    def get_redirect(self, url: str) -> There:
        return There(url)


class Opened(MessageLaunch[Any, Any, Any, Any]):
    def _get_request_param(self, key: str) -> str:
        return str(self._request.get_param(key) or "")


class Answer:
    """What the library expects of an answer."""

    def __init__(self, answer: httpx.Response) -> None:
        self.ok = answer.status_code < 300
        self.headers = dict(answer.headers)
        self.content = answer.content
        self.text = answer.text
        self.status_code = answer.status_code
        self.json = answer.json


class Calls:
    """What the library expects of requests' session. `made` are the requests as they went out."""

    def __init__(self, internet: Internet) -> None:
        self._internet = internet
        self.made: list[httpx.Request] = []

    def get(self, url: str, headers: dict[str, str] | None = None) -> Answer:
        return self._asked(httpx.Request("GET", url, headers=headers))

    def post(self, url: str, data: Any = None, headers: dict[str, str] | None = None) -> Answer:
        if isinstance(data, dict):
            headers, data = {"Content-Type": "application/x-www-form-urlencoded"}, urlencode(data)
        return self._asked(httpx.Request("POST", url, headers=headers, content=data))

    def _asked(self, request: httpx.Request) -> Answer:
        self.made.append(request)
        return Answer(self._internet.platforms[request.url.host].handle(request))


class Connector(ServiceConnector):
    """Without a cache: each call asks for a token."""

    def _get_cached_access_token(self, scope_key: str) -> None:
        return None

    def _cache_access_token(self, scope_key: str, access_token: str, expires_in: float) -> None:
        pass


class Reference:
    """The other tool, registered as ours is at `campus`. `opened` is its last launch that held."""

    def __init__(self, campus: Campus) -> None:
        self.lms, self.other = campus.lms, campus.other
        self.calls = Calls(campus.internet)
        self.opened: Any = None
        self._session: dict[str, Any] = {}
        self._elapsed = 0.0
        self._config = ToolConfDict({self.lms.issuer: [_registered(one) for one in (self.lms, self.other)]})
        private, public = (key("reference").as_pem(private=private).decode() for private in (True, False))
        for platform in (self.lms, self.other):
            self._config.set_private_key(self.lms.issuer, private, client_id=platform.client_id)
            self._config.set_public_key(self.lms.issuer, public, client_id=platform.client_id)
            platform.tool_keys = {"keys": [*platform.tool_keys["keys"], *self.keys["keys"]]}

    @property
    def keys(self) -> Any:
        """Its key set, as it publishes it."""
        return self._config.get_jwks()

    @property
    def clock(self) -> float:
        """The machine's own, at which the library looks. Where a test sets it, the browser's cookies grow old."""
        return time.time()

    @clock.setter
    def clock(self, moment: float) -> None:
        self._elapsed = moment - time.time()

    def begin(self, platform: Platform | None = None) -> Entry:
        """A login as far as the platform's own page."""
        platform, jar, self._elapsed = platform or self.lms, Jar({}), 0.0
        login = Begun(Sent(platform.login(), {}), self._config, session_service=self._kept(), cookie_service=jar)
        location = login.redirect(f"{TOOL}/lti/launch")
        ((name, text),) = jar.kept.items()
        headers = {"Location": location, "Set-Cookie": f"{name}={text}; Path=/"}
        return Entry(self, platform, httpx.Response(302, headers=headers))

    def launched(self, form: dict[str, str], cookie: str) -> httpx.Response:
        """200 where the library takes the launch, else 403 and its words."""
        name, _, text = cookie.partition(";")[0].partition("=")
        launch = Opened(
            Sent(form, self._session),
            self._config,
            session_service=self._kept(),
            cookie_service=Jar({name: text} if self._elapsed < Jar.LASTS else {}),
            requests_session=self.calls,  # type: ignore[arg-type]
            service_connector_cls=Connector,
        )
        try:
            launch.validate()
        except (LtiException, ToolConfException) as error:
            return httpx.Response(403, text=str(error))
        self.opened = launch
        return httpx.Response(200)

    def _kept(self) -> SessionService:
        return SessionService(Sent({}, self._session))


class Entry(Login):
    """A login at the other tool."""

    def __init__(self, tool: Reference, platform: Platform, answer: httpx.Response) -> None:
        super().__init__(tool, platform, answer)  # type: ignore[arg-type]  # for a test both are a campus
        self._tool = tool

    def send(self, token: str, **other: Any) -> httpx.Response:
        said = {"state": self.state, "cookie": self.cookie, **other}
        form = {"id_token": token, "state": said["state"], **other.get("form", {})}
        return self._tool.launched(form, said["cookie"] or "")


def _registered(platform: Platform) -> Any:
    return {
        "client_id": platform.client_id,
        "auth_login_url": platform.fields["login_url"],
        "auth_token_url": platform.fields["token_url"],
        "key_set_url": platform.fields["keys_url"],
        "key_set": None,
        "deployment_ids": ["1"],
    }
