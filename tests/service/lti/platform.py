"""A small learning platform: it signs launches, and answers what the tool asks of it, without a network."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jws, jwt
from joserfc.jwk import KeySet, RSAKey

from quizgen.service.lti.claims import AGS, DEEP_LINKING, LTI, MEMBERSHIP, NRPS

TOOL = "https://tool.example"
PUBLIC = "93.184.216.34"
"""An address that is not private; nothing is ever sent there."""
LEARNER = f"{MEMBERSHIP}#Learner"
TUTOR = f"{MEMBERSHIP}#Instructor"
SCOPES = "https://purl.imsglobal.org/spec/lti-ags/scope/"


@cache
def key(name: str) -> RSAKey:
    """A private key of this name, the same for all tests of a run."""
    return RSAKey.generate_key(2048, {"kid": name, "use": "sig"})


class Platform:
    """One issuer with one client. `calls` are the requests that reached it: method and path."""

    def __init__(self, host: str = "lms.example", client_id: str = "tool-1") -> None:
        self.host = host
        self.issuer = f"https://{host}"
        self.client_id = client_id
        self.key = key("platform-1")
        self.key_set: Any = KeySet([self.key]).as_dict()
        self.calls: list[tuple[str, str]] = []
        self.assertions: list[dict[str, Any]] = []
        self.tool_keys: Any = None
        self.access = ""
        self.items: dict[str, dict[str, Any]] = {}
        self.scores: list[dict[str, Any]] = []
        self.members: list[dict[str, Any]] = []
        self.page = 100
        self.more = self.issuer
        self.refusals: list[httpx.Response] = []
        self.registered: list[dict[str, Any]] = []
        self.configuration: dict[str, Any] = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/auth",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "registration_endpoint": f"{self.issuer}/register",
        }

    @property
    def fields(self) -> dict[str, str]:
        """What a registration says of it."""
        return {
            "login_url": f"{self.issuer}/auth",
            "token_url": f"{self.issuer}/token",
            "keys_url": f"{self.issuer}/keys",
        }

    def login(self, **other: str | None) -> dict[str, str]:
        """The fields with which it begins a login; None takes one away."""
        said = {
            "iss": self.issuer,
            "login_hint": "hint",
            "target_link_uri": f"{TOOL}/lti/launch",
            "client_id": self.client_id,
            **other,
        }
        return {name: text for name, text in said.items() if text is not None}

    def claims(self, nonce: str, now: float, **other: Any) -> dict[str, Any]:
        """The claims of a launch; those in `other` (below LTI's prefix where they have none) replace, None removes."""
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "aud": self.client_id,
            "sub": "student-1",
            "nonce": nonce,
            "iat": int(now),
            "exp": int(now) + 300,
            f"{LTI}version": "1.3.0",
            f"{LTI}message_type": "LtiResourceLinkRequest",
            f"{LTI}deployment_id": "1",
            f"{LTI}target_link_uri": f"{TOOL}/lti/launch",
            f"{LTI}roles": [LEARNER],
            f"{LTI}resource_link": {"id": "link-1", "title": "Week 4"},
            f"{LTI}context": {"id": "course-1"},
            f"{LTI}custom": {"quizgen_questions": "1 of chain-rule + 1 of product-rule: 3 marks"},
            AGS: {
                "scope": [f"{SCOPES}lineitem", f"{SCOPES}score"],
                "lineitems": f"{self.issuer}/items",
            },
            NRPS: {"context_memberships_url": f"{self.issuer}/roster", "service_versions": ["2.0"]},
        }
        for name, item in other.items():
            claims[name if name in claims or name in ("azp", "nbf") else f"{LTI}{name}"] = item
        return {name: item for name, item in claims.items() if item is not None}

    def deep_linking(self, **settings: Any) -> dict[str, Any]:
        """What makes a launch a request for a deep link."""
        return {
            "message_type": "LtiDeepLinkingRequest",
            "resource_link": None,
            "custom": None,
            "roles": [TUTOR],
            "__settings": {
                "deep_link_return_url": f"{self.issuer}/return",
                "accept_types": ["ltiResourceLink", "file"],
                "accept_presentation_document_targets": ["iframe"],
                "data": "opaque & data",
                **settings,
            },
        }

    def signed(self, claims: Mapping[str, Any], **header: Any) -> str:
        settings = claims.get(f"{LTI}__settings")
        claims = {name: item for name, item in claims.items() if name != f"{LTI}__settings"}
        if settings is not None:
            claims[f"{DEEP_LINKING}deep_linking_settings"] = settings
        return jws.serialize_compact({"alg": "RS256", "kid": self.key.kid, **header}, json.dumps(claims), self.key)

    # what the tool asks

    def handle(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request of the tool."""
        self.calls.append((request.method, request.url.path))
        if self.refusals and request.url.path != "/token":
            return self.refusals.pop(0)
        match request.method, request.url.path.strip("/").split("/"):
            case "GET", ["keys"]:
                return httpx.Response(200, json=self.key_set)
            case "GET", ["auth"]:
                return httpx.Response(400)
            case "POST", ["token"]:
                return self._token(request)
            case "GET", ["config"]:
                return httpx.Response(200, json=self.configuration)
            case "POST", ["register"]:
                self.registered.append(json.loads(request.content))
                return httpx.Response(200, json={"client_id": "made-1"})
            case _, [("items" | "roster"), *_] if not self._may(request):
                return httpx.Response(401)
            case "GET", ["items"]:
                items, headers = self._page(request, list(self.items.values()))
                return httpx.Response(200, json=items, headers=headers)
            case "POST", ["items"]:
                return self._made(json.loads(request.content))
            case "POST", ["items", _, "scores"]:
                self.scores.append({"at": str(request.url.query, "ascii"), **json.loads(request.content)})
                return httpx.Response(200)
            case "GET", ["roster"]:
                members, headers = self._page(request, self.members)
                return httpx.Response(200, json={"id": str(request.url), "members": members}, headers=headers)
        return httpx.Response(404)

    def _made(self, item: dict[str, Any]) -> httpx.Response:
        name = f"{self.issuer}/items/{len(self.items) + 1}?of=course-1"
        self.items[name] = {**item, "id": name}
        return httpx.Response(201, json=self.items[name])

    def _token(self, request: httpx.Request) -> httpx.Response:
        said = parse_qs(request.content.decode())
        if self.tool_keys is None:
            return httpx.Response(400, json={"error": "invalid_client"})
        token = jwt.decode(said["client_assertion"][0], KeySet.import_key_set(self.tool_keys), ["RS256"])
        self.assertions.append({**token.claims, "scope": said["scope"][0]})
        self.access = secrets.token_hex(8)
        return httpx.Response(200, json={"access_token": self.access, "token_type": "Bearer", "expires_in": 3600})

    def _may(self, request: httpx.Request) -> bool:
        return bool(self.access) and request.headers.get("authorization") == f"Bearer {self.access}"

    def _page(self, request: httpx.Request, every: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, str]]:
        """The page of a list that is asked for, and the header that says where the next one is."""
        start = int(request.url.params.get("start", "0"))
        end = start + self.page
        following = f'<{self.more}{request.url.path}?start={end}>; rel="next"'
        return every[start:end], {"Link": following} if end < len(every) else {}


class Internet:
    """The platforms that there are, by host; nothing else answers. `addresses` says where a name leads."""

    def __init__(self, *platforms: Platform) -> None:
        self.platforms = {platform.host: platform for platform in platforms}
        self.addresses: dict[str, list[str]] = {}
        self.transport = httpx.MockTransport(self._handle)

    def _handle(self, request: httpx.Request) -> httpx.Response:
        host = request.headers["host"]
        if host not in self.platforms:
            raise httpx.ConnectError("nobody is there", request=request)
        return self.platforms[host].handle(request)

    async def resolve(self, host: str, port: int) -> list[str]:
        return self.addresses.get(host, [PUBLIC] if host in self.platforms else [])


def state_and_nonce(location: str) -> tuple[str, str]:
    """What the tool sent to the platform's login."""
    said = parse_qs(urlsplit(location).query)
    return said["state"][0], said["nonce"][0]
