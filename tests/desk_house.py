"""A desk with people and mentions in every state, for tests of its pages and for the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from types import CodeType
from typing import Any

from fastapi import FastAPI
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from starlette.routing import BaseRoute
from starlette.testclient import TestClient

from desk.app import Desk
from desk.app import create_app
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import Clock
from domain.correction import CorrectedField
from domain.draft import Draft
from domain.draft import Finding
from domain.draft import Move
from domain.draft import Severity
from domain.handoff import ReplyPage
from domain.mention import Mention
from domain.mention import Post
from domain.person import Role
from domain.platform import Account
from domain.platform import Preview
from domain.platform import Receipt
from domain.priority import Priority
from domain.priority import Ranking
from domain.priority import Reason
from domain.verdict import Rule
from domain.verdict import Verdict
from domain.verdict import Way
from responders import decisions
from responders import verdict as verdicts
from store import accounts
from store import assessments
from store import brand_heads
from store import corrections
from store import deliveries
from store import drafts
from store import intake
from store import mentions
from store import users
from store.assessments import Judgement
from store.brand_heads import Attempt
from store.brand_heads import Work
from store.database import Database
from tests.builders import a_post

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
LIMIT = 280
FORBIDDEN = "unfortunately"

#: Texts that must show as text and do nothing else.
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "</textarea></title><svg onload=alert(3)>",
    "{{ 7 * 7 }} {% raw %} ${7*7} {0.__class__}",
    'javascript:alert(4) data:text/html,<b>x</b> https://example.com/"onmouseover="alert(5)',
    "مرحبا \u202eطلب رقم\u202c 42 \u2066\u200f abc",
    "z\u200be\u200cr\u200do\ufeff w\u0301\u0302\u0303\u0304ide",
    "a" * 3000,
    "&lt;b&gt; &amp; <b>bold</b> <!-- --> ]]>",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class House:
    """Ids of one mention or delivery in each state, of a correction of the approved mention, and of a head."""

    open_id: int
    bare_id: int
    approved_id: int
    snoozed_id: int
    queued_id: int
    held_id: int
    correction_id: int
    head_id: int
    handed_id: int
    sent_id: int


def review(draft: Draft, text: str) -> Sequence[Finding]:
    """Block what is too long or says a forbidden word; warn of an exclamation."""
    found = []
    if len(text) > LIMIT:
        found.append(Finding(rule="length", severity=Severity.BLOCK, message="Too long.", start=LIMIT, end=len(text)))
    at = text.lower().find(FORBIDDEN)
    if at >= 0:
        message = "The brand does not say this."
        found.append(Finding(rule="avoid", severity=Severity.BLOCK, message=message, start=at, end=at + len(FORBIDDEN)))
    if "!" in text:
        at = text.index("!")
        found.append(Finding(rule="loud", severity=Severity.WARNING, message="Loud.", start=at, end=at + 1))
    return found


def preview(account: str, platform: str, text: str) -> Preview:
    """Count characters."""
    return Preview(text=text, length=len(text), limit=LIMIT)


def make_desk(db: Database, clock: Clock, **changes: Any) -> Desk:
    """Answer a desk over a database, with a guard and a network's counting of our own."""
    desk = Desk(
        db=db,
        review=review,
        preview=preview,
        verdict=lambda *_: Verdict(way=Way.SEND),
        reply_page=lambda mention, _: ReplyPage(url=mention.url),
        clock=clock,
        timezone="Europe/Berlin",
        labels={"marlow-x": "X"},
    )
    return replace(desk, **changes)


def obey(db: Database, *rules: Rule) -> dict[str, Any]:
    """Answer what makes a desk obey rules of networks, as the program's own does."""
    account = Account(name="marlow-x", platform="x", handle="marlow")

    def verdict(mention: Mention, draft: Draft | None, text: str | None) -> Verdict:
        return verdicts.find(db, mention, account, rules, draft=draft, text=text)

    def look_over(draft: Draft, text: str) -> Sequence[Finding]:
        return [*verdict(mentions.get(db, draft.mention_id), draft, text).findings(), *review(draft, text)]

    return {"verdict": verdict, "review": look_over}


def add_open(db: Database, clock: Clock, number: int, *, draft: bool = True, **changes: Any) -> int:
    """Store, judge and draft one mention; a greater number is less urgent. Answers its id."""
    post = a_post(number, **{"url": f"https://example.com/p{number}", "brand": "Marlow", **changes})
    mention_id = store_post(db, clock, post)
    judge(db, clock, mention_id, score=90.0 - number / 10)
    if draft:
        add_draft(db, clock, mention_id, f"Hello, number {number} is on its way. Sorry for the wait.")
    return mention_id


def store_post(db: Database, clock: Clock, post: Post) -> int:
    """Store one post; answers its mention's id."""
    accounts.ensure(db, "marlow-x", "x")
    recorded = intake.record_page(db, account="marlow-x", platform="x", posts=[post], now_at=clock())
    return recorded.new_ids[0]


def judge(db: Database, clock: Clock, mention_id: int, *, score: float, **said: Any) -> None:
    """Open a mention with an assessment and reasons; `said` is what the assessment says otherwise."""
    assessment = Assessment(
        mention_id=mention_id,
        sentiment=Sentiment.NEGATIVE,
        probabilities=Probabilities(negative=0.81, neutral=0.14, positive=0.05),
        intent=Intent.COMPLAINT,
        language="en",
        needs_reply=True,
        model="test-model",
        assessed_at=clock(),
    )
    reasons = (
        Reason(name="negative", points=40.0, words="sounds negative (0.81)"),
        Reason(name="complaint", points=20.0, words="complains"),
    )
    ranking = Ranking(score=score, priority=Priority.HIGH, reasons=reasons, due_at=clock() + 2 * HOUR)
    judged = Judgement(assessment=replace(assessment, **said), ranking=ranking)
    assessments.record(db, [judged], now_at=clock())


def add_draft(db: Database, clock: Clock, mention_id: int, text: str) -> int:
    """Write a draft for an open mention; answers its id."""
    steps = [
        Move(name="greet", text="Hello,"),
        Move(name="own", text="Sorry for the wait.", phrasing="Sorry for {wait}."),
    ]
    mention = mentions.get(db, mention_id)
    draft_id = drafts.record(db, mention, text=text, steps=steps, playbook="complaint", now_at=clock())
    assert draft_id is not None
    return draft_id


def approve(db: Database, clock: Clock, mention_id: int, undo_ms: int = 20_000) -> int:
    """Approve a mention's draft as the lead; answers the delivery's id."""
    draft = drafts.find_live(db, mention_id)
    assert draft is not None
    lead = users.get(db, "lead")
    delivery = decisions.approve(db, draft.id, draft.version, lead, review=review, undo_ms=undo_ms, now_at=clock())
    return delivery.id


def hand_off(db: Database, clock: Clock, mention_id: int, remind_ms: int = HOUR) -> None:
    """Hand a mention's draft off as the lead."""
    draft = drafts.find_live(db, mention_id)
    assert draft is not None
    lead = users.get(db, "lead")
    decisions.hand_off(db, draft.id, draft.version, lead, review=review, remind_ms=remind_ms, now_at=clock())


def doubt(db: Database, clock: Clock, delivery_id: int) -> None:
    """Let the answer to a reply be lost."""
    delivery = deliveries.get(db, delivery_id)
    deadline_at = clock() + MINUTE
    sending = deliveries.open_intent(db, delivery, key="k", deadline_at=deadline_at, now_at=clock())
    assert sending is not None
    deliveries.doubt(db, sending, "the line went dead", next_at=clock(), now_at=clock())


def send(db: Database, clock: Clock, mention_id: int) -> int:
    """Let a mention's reply be approved, sent and shown by the network; answers the delivery's id."""
    delivery_id = approve(db, clock, mention_id, undo_ms=0)
    deadline_at = clock() + MINUTE
    waiting = deliveries.get(db, delivery_id)
    sending = deliveries.open_intent(db, waiting, key="s", deadline_at=deadline_at, now_at=clock())
    assert sending is not None
    deliveries.land(db, sending, Receipt(native_id="r7", url="https://example.com/r7"), now_at=clock())
    return delivery_id


def hold(db: Database, clock: Clock, delivery_id: int) -> None:
    """Let a reply end where nobody knows whether it was posted."""
    doubt(db, clock, delivery_id)
    deliveries.hold(db, deliveries.get(db, delivery_id), "nobody knows", now_at=clock())


def furnish(db: Database, clock: Clock) -> House:
    """Add people of each role and a mention in each state."""
    for role in Role:
        users.add(db, str(role), role, actor="test", now_at=clock())
    # who writes again wakes what is snoozed of theirs: the author of that one never does
    quiet = replace(a_post().author, native_id="u4", handle="ada4")
    more: dict[int, dict[str, Any]] = {2: {"draft": False}, 4: {"author": quiet}}
    ids = [add_open(db, clock, number, **more.get(number, {})) for number in range(1, 6)]
    queued_id = approve(db, clock, ids[2])
    decisions.snooze(db, ids[3], users.get(db, "lead"), until_at=clock() + HOUR, now_at=clock())
    held_id = approve(db, clock, ids[4], undo_ms=0)
    hold(db, clock, held_id)
    handed_id = add_open(db, clock, 6)
    hand_off(db, clock, handed_id)
    made = corrections.record(db, ids[2], "intent", "question", actor="lead", now_at=clock())
    head = add_head(db, clock, after=0.83)
    return House(
        open_id=ids[0],
        bare_id=ids[1],
        approved_id=ids[2],
        snoozed_id=ids[3],
        queued_id=queued_id,
        held_id=held_id,
        correction_id=made.id,
        head_id=head.id,
        handed_id=handed_id,
        sent_id=send(db, clock, add_open(db, clock, 7)),
    )


def add_head(
    db: Database, clock: Clock, *, after: float, brand: str = "Marlow", body: bytes = b"head", **changes: Any
) -> Attempt:
    """Record an attempt to learn the feeling of a brand; without a body it was declined."""
    work = Work(brand=brand, field=CorrectedField.SENTIMENT, seen=12)
    told: dict[str, Any] = {"model": "test-model", "reason": "it judges better", **changes}
    figures = {"before": 0.71, "after": after}
    return brand_heads.record(db, work, version=1, body=body, figures=figures, n=24, now_at=clock(), **told)


def enter(app: FastAPI, name: str, **options: Any) -> TestClient:
    """Answer a client that is signed in as a person and sends what a browser sends."""
    desk: Desk = app.state.desk
    client = TestClient(app, headers=SAME_ORIGIN, follow_redirects=False, **options)
    token = users.create_link(desk.db, name, now_at=desk.clock())
    answer = client.post("/sign-in", data={"token": token})
    assert answer.status_code == 303, answer.text
    return client


def draft_form(db: Database, mention_id: int, **changes: str) -> dict[str, str]:
    """Answer what the reply's form of a mention sends."""
    draft = drafts.find_live(db, mention_id)
    assert draft is not None
    mention = mentions.get(db, mention_id)
    seen = mentions.conversation(db, mention)[-1].native_id
    form = {"draft_id": str(draft.id), "version": str(draft.version), "text": draft.text, "seen": seen}
    return {**form, **changes}


def make_app(db: Database, clock: Clock, **changes: Any) -> FastAPI:
    """Answer the desk's app over a database. Templates and routes are worked out once for all apps of this process."""
    app = create_app(make_desk(db, clock, **changes))
    app.state.templates.bytecode_cache = _COMPILED
    _ROUTES[:] = _ROUTES or app.router.routes
    app.router.routes[:] = _ROUTES
    return app


class _Compiled(BytecodeCache):
    """Templates as they were compiled for the first app: each further one costs a quarter of a second without."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()
_ROUTES: list[BaseRoute] = []
