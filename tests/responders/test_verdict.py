"""Every rule of every network, fact by fact: who may be answered, how, and in which words it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from config.platform_rules import load_rules
from domain.contact import NoContact
from domain.draft import Draft
from domain.mention import Author
from domain.mention import MentionKind
from domain.platform import Account
from domain.verdict import Condition
from domain.verdict import Facts
from domain.verdict import Rule
from domain.verdict import Way
from responders import decisions
from responders import verdict
from store import contacts
from store import drafts
from store import intake
from store import mentions
from store.database import Database
from tests.builders import NOON
from tests.builders import a_mention
from tests.builders import a_post
from tests.builders import an_account

RULES = load_rules(None, ("reddit", "replay", "x"))
ASKED = NoContact(
    id=1, platform="x", author_id="u7", handle="ada", reason="opt-out", words="stop", native_id="p0",
    actor="system:intake", at=NOON,
)  # fmt: skip
LISTED = NoContact(
    id=2, platform="x", author_id="u7", handle="ada", reason="a lawyer", words="", native_id="", actor="Lea", at=NOON
)
HEARD: dict[str, Any] = {"kind": MentionKind.KEYWORD, "text": "marlow lost my parcel", "url": "https://x.example/1"}

#: network, what is special about the mention, the facts, the way, the rule that decides, the notes
TABLE: list[tuple[str, dict[str, Any], dict[str, Any], Way, str, set[str]]] = [
    ("x", {}, {}, Way.SEND, "", set()),
    ("x", {"kind": MentionKind.REPLY, "text": "and now?"}, {}, Way.SEND, "", set()),
    ("x", HEARD, {}, Way.HAND_OFF, "x-mentioned", set()),
    ("x", {**HEARD, "text": "why, @Marlow?"}, {}, Way.SEND, "", set()),
    ("x", {**HEARD, "text": "why, @marlow_fans?"}, {}, Way.HAND_OFF, "x-mentioned", set()),
    ("x", {}, {"is_answered": True}, Way.HAND_OFF, "x-one-reply", set()),
    ("x", {}, {"is_machine_text": True, "text": "Hello."}, Way.HAND_OFF, "x-machine-text", set()),
    ("x", {}, {"text": "See https://marlow.example/help"}, Way.SEND, "", {"x-link-price"}),
    ("x", {}, {"text": "See marlow.com/help"}, Way.SEND, "", {"x-link-price"}),
    ("x", {}, {"text": "We mean it.Really"}, Way.SEND, "", set()),
    ("x", HEARD, {"text": "www.marlow.example"}, Way.HAND_OFF, "x-mentioned", {"x-link-price"}),
    ("x", {}, {"no_contact": ASKED}, Way.DO_NOT_CONTACT, "x-opt-out", set()),
    ("x", {}, {"no_contact": LISTED}, Way.DO_NOT_CONTACT, "listed", set()),
    ("x", HEARD, {"no_contact": ASKED, "is_answered": True}, Way.DO_NOT_CONTACT, "x-opt-out", set()),
    ("reddit", {}, {}, Way.SEND, "", {"reddit-subreddit-rules"}),
    ("reddit", HEARD, {}, Way.SEND, "", {"reddit-subreddit-rules", "reddit-unasked"}),
    ("reddit", {**HEARD, "text": "u/marlow where is it"}, {}, Way.SEND, "", {"reddit-subreddit-rules"}),
    ("reddit", {}, {"is_answered": True}, Way.SEND, "", {"reddit-subreddit-rules", "reddit-answered"}),
    ("reddit", {}, {"is_machine_text": True}, Way.SEND, "", {"reddit-subreddit-rules"}),
    ("reddit", {}, {"no_contact": ASKED}, Way.DO_NOT_CONTACT, "opt-out", {"reddit-subreddit-rules"}),
    ("mastodon", {}, {}, Way.SEND, "", {"mastodon-server-rules"}),
    ("mastodon", HEARD, {}, Way.HAND_OFF, "mastodon-not-started", {"mastodon-server-rules"}),
    ("mastodon", {}, {"is_answered": True}, Way.SEND, "", {"mastodon-server-rules", "mastodon-answered"}),
    ("mastodon", {}, {"no_contact": LISTED}, Way.DO_NOT_CONTACT, "listed", {"mastodon-server-rules"}),
    ("bluesky", {}, {}, Way.SEND, "", set()),
    ("bluesky", HEARD, {}, Way.HAND_OFF, "bluesky-tagged", set()),
    ("bluesky", {}, {"is_answered": True}, Way.SEND, "", {"bluesky-answered"}),
    ("replay", {"kind": MentionKind.IMPORTED}, {}, Way.SEND, "", {"replay-stays-here"}),
    ("replay", {}, {"no_contact": ASKED}, Way.DO_NOT_CONTACT, "opt-out", {"replay-stays-here"}),
]


@pytest.mark.parametrize(("network", "changes", "known", "way", "rule", "notes"), TABLE)
def test_the_verdict_of_every_rule(
    network: str, changes: dict[str, Any], known: dict[str, Any], way: Way, rule: str, notes: set[str]
) -> None:
    mention = a_mention(platform=network, **changes)
    found = verdict.give(mention, an_account(platform=network), RULES, Facts(**known))

    assert (found.way, found.rule.id if found.rule else "", {note.id for note in found.notes}) == (way, rule, notes)
    assert bool(found.words) is (way is not Way.SEND)


def test_no_shipped_rule_goes_untried() -> None:
    tried = {rule for *_, rule, _ in TABLE} | {note for *_, notes in TABLE for note in notes}

    assert {rule.id for rule in RULES} - tried == set()


def test_what_came_from_a_file_is_handed_off_by_its_link_or_has_nowhere_to_go() -> None:
    heard = a_mention(platform="replay", kind=MentionKind.IMPORTED)

    assert verdict.give(heard, None, (), Facts()).way is Way.NOWHERE
    linked = verdict.give(a_mention(platform="replay", url="https://x.example/1"), None, (), Facts())
    assert (linked.way, linked.rule and linked.rule.id) == (Way.HAND_OFF, "no-account")


def test_an_account_that_the_network_approved_may_send_what_a_machine_wrote() -> None:
    facts = Facts(text="Hello.", is_machine_text=True)

    assert verdict.give(a_mention(), an_account(machine_text=True), RULES, facts).way is Way.SEND
    refused = verdict.give(a_mention(), an_account(), RULES, facts)
    assert "Edit the draft" in refused.words


def test_no_rule_of_a_file_loosens_what_an_author_asked_for() -> None:
    loose = Rule(id="x-opt-out", words="Never mind.", when=Condition.OPTED_OUT, way=Way.SEND)
    found = verdict.give(a_mention(), an_account(), (loose,), Facts(no_contact=ASKED))

    assert found.way is Way.DO_NOT_CONTACT
    assert "They wrote “stop” on 2026-11-22." in found.words


@pytest.mark.parametrize(
    ("text", "handle", "expected"),
    [
        ("hi @marlow!", "marlow", True), ("hi @MARLOW.", "marlow", True), ("@marlow's", "marlow", True),
        ("hi @marlow.bsky.social, you", "marlow.bsky.social", True), ("@marlow hi", "marlow@brand.example", True),
        ("@marlow@brand.example hi", "marlow@brand.example", True), ("/u/marlow", "marlow", True),
        ("me@marlow.example", "marlow", False), ("@marlow.fans", "marlow", False), ("@marlowe", "marlow", False),
        ("marlow", "marlow", False), ("@", "", False),
    ],
)  # fmt: skip
def test_a_post_speaks_to_us_by_our_exact_name(text: str, handle: str, expected: bool) -> None:
    assert verdict.speaks_to(text, handle) is expected


@pytest.fixture
def ask(db: Database, drafted: Callable[..., Draft]) -> Callable[..., Way]:
    def ask(draft: Draft, text: str | None = None, account: Account | None = None) -> Way:
        mention = mentions.get(db, draft.mention_id)
        return verdict.find(db, mention, account or an_account(), RULES, draft=draft, text=text).way

    return ask


def test_a_draft_that_a_person_edits_is_theirs(
    db: Database, drafted: Callable[..., Draft], approver: Any, ask: Callable[..., Way]
) -> None:
    draft = drafted()

    assert ask(draft) is Way.HAND_OFF
    assert ask(draft, "In my own words.") is Way.SEND
    edited = decisions.edit(db, draft.id, draft.version, approver, "In my own words.", now_at=NOON)
    assert ask(edited) is Way.SEND


def test_a_draft_of_a_language_model_is_machine_text_too(
    db: Database, drafted: Callable[..., Draft], ask: Callable[..., Way]
) -> None:
    draft = drafted()
    with db.immediate():
        drafts.rewrite(db, draft.id, draft.version, text="Better.", steps=(), by="model:small-1", now_at=NOON)

    assert ask(drafts.get(db, draft.id)) is Way.HAND_OFF


def test_a_network_that_wants_to_approve_machines_says_so_beforehand() -> None:
    found = verdict.find_approval_rule(a_mention(), an_account(), RULES)

    assert found is not None
    assert found.id == "x-machine-text"
    assert verdict.find_approval_rule(a_mention(), an_account(machine_text=True), RULES) is None
    assert verdict.find_approval_rule(a_mention(platform="reddit"), an_account(), RULES) is None


def test_what_is_stored_about_the_author_and_the_conversation_counts(
    db: Database, drafted: Callable[..., Draft], ask: Callable[..., Way]
) -> None:
    draft, approved = drafted(), an_account(machine_text=True)
    assert ask(draft, account=approved) is Way.SEND

    ours = a_post(2, is_ours=True, parent_id="p1", conversation_id="c")
    intake.record_page(db, account="marlow-x", platform="x", posts=[ours], now_at=NOON)
    assert ask(draft, account=approved) is Way.HAND_OFF
    contacts.add(db, "x", Author(handle="ADA"), reason="a lawyer", actor="Lea", now_at=NOON)
    assert ask(draft, account=approved) is Way.DO_NOT_CONTACT
