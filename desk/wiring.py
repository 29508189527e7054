"""What the desk needs from outside, handed in by the commands: the desk reads no configuration of its own."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from starlette.requests import HTTPConnection

from domain.clock import DAY
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.clock import Clock
from domain.clock import system_clock
from domain.coaching import Report
from domain.correction import Correction
from domain.correction import Placing
from domain.draft import Draft
from domain.draft import Finding
from domain.errors import Problem
from domain.fact import Fact
from domain.handoff import ReplyPage
from domain.mention import Mention
from domain.person import Grants
from domain.person import User
from domain.platform import Preview
from domain.verdict import Verdict
from responders.outcomes.recalling import Similar
from responders.writing.knowledge import Knowledge
from store.database import Database


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """Everything a page may use. `review` looks over a text for a draft's account (a draft with id 0 is one not
    saved yet); `preview` counts it as the network does (account, platform, text); `verdict` says how a reply may go,
    by default with the draft's own text; `labels` names each account's network as people say it.
    """

    db: Database
    review: Callable[[Draft, str], Sequence[Finding]]
    preview: Callable[[str, str, str], Preview]
    verdict: Callable[[Mention, Draft | None, str | None], Verdict]
    reply_page: Callable[[Mention, str], ReplyPage]  #: where a human posts a text by hand
    clock: Clock = system_clock
    grants: Grants = field(default_factory=Grants)  #: what each role may promise alone
    undo_ms: int = 20 * SECOND  #: how long an approved reply waits before it may leave
    remind_ms: int = 30 * MINUTE  #: how long after a hand-off somebody is asked whether it was posted
    session_ms: int = 14 * DAY  #: how long a person stays signed in
    timezone: str = "UTC"  #: IANA name
    model: str = ""  #: the name of the main model; empty where nobody knows
    secure_cookies: bool = False  #: True where the desk is reached by https
    labels: Mapping[str, str] = field(default_factory=dict)  #: account name → "Reddit"
    sample: bool = False  #: shows that the data is invented and nothing really leaves
    redraft: Callable[[int], None] | None = None  #: drafts another reply for a mention now
    placing: Placing | None = None  #: says where a mention stands whose priority a person sets
    knowledge: Callable[[], Knowledge] = Knowledge  #: the facts as they stand now
    brands: Collection[str] = ()  #: what facts may name; empty where nobody knows
    channels: Collection[str] = ()
    playbook_problems: Callable[[], Sequence[str]] = tuple  #: what is wrong with the files of playbooks, or odd
    fact_problems: Callable[[], Sequence[Problem]] = tuple  #: what is wrong with the files of facts
    follow: Callable[[Correction], object] = lambda _: None  #: ranks what a correction changed, drops wrong drafts
    similar: Callable[[Mention], Sequence[Similar]] = lambda _: ()  #: how its like was answered
    coach: Callable[[Mention, str], Report] = lambda *_: Report(advice=(), met=frozenset())  #: reads a reply to it

    def hold(self, mention: Mention) -> Sequence[Fact]:
        """Answer the facts that hold for a mention now."""
        return self.knowledge().holding(brand=mention.brand, channel=mention.platform, now_at=self.clock())

    def label(self, account: str, platform: str) -> str:
        """Answer where an account is, as people say it; posts that were read in come from a file."""
        return self.labels.get(account) or ("a file" if platform == "replay" else platform.replace("_", " ").title())


def desk_of(connection: HTTPConnection) -> Desk:
    """Answer the desk a request is served by."""
    found: Desk = connection.app.state.desk
    return found


def user_of(connection: HTTPConnection) -> User:
    """Answer who asks; the doorkeeper lets nobody in without a name."""
    found: User = connection.scope["state"]["user"]
    return found
