"""Calls to Bluesky through the atproto client: its sessions and its finding of links, over one wire of ours.

The only file that imports atproto and httpx. It is imported when the first call is made, because atproto builds
hundreds of models as it loads (1.3 s, measured). Answers are read as JSON and not through those models: they refuse
a whole page for one odd item, and their parser one half of a character anywhere in it.

Opening a session costs one of 300 a day, so it is opened once in a process, whatever number of clients it has, and
renewed by the library before it ends.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cache

import atproto  # type: ignore[import-untyped]
import httpx
import requests
from atproto_client.models.dot_dict import DotDict  # type: ignore[import-untyped]
from atproto_client.models.utils import get_model_as_dict  # type: ignore[import-untyped]
from atproto_client.utils import facet_detection  # type: ignore[import-untyped]

from domain.platform import Account
from platforms import bluesky_refusals
from platforms import payload
from platforms.payload import Table
from platforms.wire import Answered
from platforms.wire import NotStarted
from platforms.wire import Wire

# At INFO it writes the address of every request.
for _name in ("httpx", "urllib3"):
    logging.getLogger(_name).setLevel(logging.WARNING)

HOME = "https://bsky.social"
#: The wire takes whatever ends so for a request of tokens: com.atproto.server.createSession and refreshSession.
TOKEN_PATH = "Session"  # noqa: S105
_JSON = "application/json"
#: What httpx adds for its own transport, and the wire adds anew for the address it really asks.
_OWN_HEADERS = frozenset({"host", "content-length", "connection", "accept-encoding"})

Scalar = str | int
Params = Mapping[str, Scalar | Sequence[str]]


class _Through(httpx.BaseTransport):
    """Lets the library's requests leave by our wire: one attempt, one deadline, no redirects."""

    def __init__(self, line: Wire, *, takes_environment: bool) -> None:
        self._line = line
        self._session = requests.Session()
        self._session.trust_env = takes_environment

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = {name: value for name, value in request.headers.items() if name.lower() not in _OWN_HEADERS}
        url = str(request.url)
        prepared = requests.Request(request.method, url, headers=headers, data=request.read() or None).prepare()
        found = self._session.merge_environment_settings(url, {}, False, True, None)
        verify = True if found["verify"] is None else found["verify"]
        response = self._line.send(prepared, verify=verify, cert=found["cert"], proxies=found["proxies"])
        # Only tokens are read by the library itself; what has no type it hands over as it came.
        kind = {"content-type": _JSON} if self._line.on_token and request.method == "POST" else {}
        return httpx.Response(response.status_code, headers=kind, content=response.content, request=request)


class Session:
    """One account's session in this process. The library renews it in time; one that is refused is forgotten."""

    def __init__(self, identifier: str, password: str) -> None:
        self._identifier, self._password = identifier, password
        self._lock = threading.Lock()
        self._kept = ""

    @property
    def is_open(self) -> bool:
        """Say whether calls can be made without opening a session first."""
        return bool(self._kept)

    def open(self, line: Wire, *, takes_environment: bool) -> Caller:
        """Answer what makes calls in this session over this wire; asks the network only where none is open."""
        through = _Through(line, takes_environment=takes_environment)
        request = atproto.Request(transport=through, trust_env=False, timeout=None)
        client = atproto.Client(base_url=HOME, request=request)
        client.on_session_change(self._keep)
        if not self._lock.acquire(timeout=line.seconds):
            raise NotStarted
        try:
            if self._kept:
                client.login(session_string=self._kept, fetch_bsky_profile=False)
            else:
                client.login(self._identifier, self._password, fetch_bsky_profile=False)
        finally:
            self._lock.release()
        return Caller(client, line)

    def forget(self) -> None:
        """Give up the session, so that the next call opens another."""
        self._kept = ""

    def _keep(self, event: object, session: atproto.Session) -> None:  # noqa: ARG002 - the library's signature
        self._kept = session.export()


@cache
def _session_of(service: str, identifier: str, password: str) -> Session:  # noqa: ARG001 - one for each server
    return Session(identifier, password)


def session(account: Account) -> Session:
    """Answer the account's one session in this process. Which server it is with, the wire of each call knows."""
    return _session_of(account.api_url, account.handle, account.secrets.get("app_password", ""))


class Caller:
    """Makes calls in an open session, one at a time."""

    def __init__(self, client: atproto.Client, line: Wire) -> None:
        self._client = client
        self._line = line

    @property
    def did(self) -> str:
        """Answer our own account's name for machines, which never changes."""
        return str(self._session().did)

    @property
    def scope(self) -> str:
        """Answer what the session may do, in the network's word; empty where it does not say."""
        return str(self._session().access_jwt_payload.scope or "")

    def query(self, name: str, params: Params) -> Table:
        """Ask for something; raises ValueError for an answer that is no JSON object."""
        return _read(self._client.invoke_query(name, params=DotDict(dict(params))))

    def find(self, name: str, params: Params, *, absent: Collection[str]) -> Table | None:
        """Ask for something that may not be there; None where the network refuses with one of the names given."""
        try:
            return self.query(name, params)
        except Answered:
            answer = self._line.answer
            if answer is not None and answer.status == 400 and bluesky_refusals.name_of(answer) in absent:
                return None
            raise

    def procedure(self, name: str, data: Mapping[str, object]) -> Table:
        """Ask to do something, once."""
        return _read(self._client.invoke_procedure(name, data=DotDict(dict(data)), input_encoding=_JSON))

    def facets(self, text: str) -> list[dict[str, object]]:
        """Answer what in the text is a link, a tag or a mention, by its place in bytes.

        Each mentioned name is resolved; one that nobody bears stays plain text.
        """
        found = [dict(get_model_as_dict(facet)) for facet in facet_detection.detect_facets(text)]
        known: dict[str, str] = {}
        for mention in facet_detection.detect_mentions(text):
            handle = mention.handle.lower()
            if handle not in known:
                known[handle] = self._resolve(handle)
            if known[handle]:
                found.append(_mention(mention.byte_start, mention.byte_end, known[handle]))
        return found

    def _resolve(self, handle: str) -> str:
        # The network has no name of its own for a handle that nobody bears.
        absent = {"InvalidRequest", "HandleNotFound"}
        answer = self.find("com.atproto.identity.resolveHandle", {"handle": handle}, absent=absent)
        return payload.key_or_empty((answer or {}).get("did"))

    def _session(self) -> atproto.Session:
        return atproto.Session.decode(self._client.export_session_string())


def _read(response: atproto.models.Response) -> Table:
    content = response.content
    data = payload.parse(content) if isinstance(content, bytes) else content
    if not isinstance(data, dict):
        raise ValueError("no JSON object")
    return data


def _mention(start: int, end: int, did: str) -> dict[str, object]:
    return {
        "$type": "app.bsky.richtext.facet",
        "index": {"byteStart": start, "byteEnd": end},
        "features": [{"$type": "app.bsky.richtext.facet#mention", "did": did}],
    }
