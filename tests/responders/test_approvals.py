"""An approval stands for what it promises: within a person's authority, by a lead above it, by two where asked."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import replace

import pytest

from domain.authority import Authority
from domain.claim import Claim
from domain.claim import ClaimKind
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.draft import HAND_OFF
from domain.draft import Draft
from domain.draft import Finding
from domain.draft import Severity
from domain.errors import BeyondAuthority
from domain.errors import GuardViolation
from domain.errors import WorkflowError
from domain.person import Grants
from domain.person import Role
from domain.person import User
from responders import decisions
from responders.approvals import Review
from store import checks
from store import drafts
from store import moves
from store import users
from store.database import Database
from store.database import IntegrityError
from tests.builders import NOON

Drafted = Callable[..., Draft]


def money(euros: int) -> Claim:
    return Claim(kind=ClaimKind.MONEY, value=f"EUR {euros}", start=0, end=1, amount=euros * 100, currency="EUR")


DATE = Claim(kind=ClaimKind.DATE, value="friday", start=0, end=1)
OWN = Authority(amounts={"EUR": 50_00}, commitments=frozenset({"date"}))


def finds(*findings: Claim | str) -> Review:
    """Answer a guard that blocks each of these claims, and each of these rules."""
    found = [
        Finding(rule=one, severity=Severity.BLOCK, message=f"{one} blocks.")
        if isinstance(one, str)
        else Finding(rule=one.kind, severity=Severity.BLOCK, message=f"No fact says {one.value}.", claim=one)
        for one in findings
    ]
    return lambda _draft, _text: found


def approve(db: Database, draft: Draft, user: User, review: Review, because: str = "") -> Delivery:
    return decisions.approve(
        db, draft.id, draft.version, user, review=review, undo_ms=0, because=because, grants=Grants(), now_at=NOON
    )


@pytest.fixture
def lead(db: Database) -> User:
    return users.add(db, "Lea", Role.LEAD, actor="test", now_at=NOON)


@pytest.fixture
def trusted(db: Database, approver: User) -> User:
    return users.set_authority(db, approver.name, OWN, actor="test", now_at=NOON)


def stood_for(db: Database) -> list[tuple[str, str, str]]:
    return drafts.stood_for(db, int(db.scalar("SELECT max(id) FROM approval")))


def test_what_a_person_may_promise_they_approve_and_stand_for(db: Database, drafted: Drafted, trusted: User) -> None:
    draft = drafted()
    delivery = approve(db, draft, trusted, finds(money(50), DATE))

    assert delivery.status is DeliveryStatus.QUEUED
    assert stood_for(db) == [("money", "EUR 50", ""), ("date", "friday", "")]
    line = next(one for one in moves.history(db, "draft", draft.id) if one.action == "stand_for")
    assert (line.actor, line.detail) == ("Dana", "EUR 50; friday")
    assert checks.find_faults(db) == []


def test_above_it_a_sentence_says_how_much_and_the_way_up(db: Database, drafted: Drafted, trusted: User) -> None:
    with pytest.raises(BeyondAuthority) as refusal:
        approve(db, drafted(), trusted, finds(money(80), DATE), because="I want to")

    assert str(refusal.value) == (
        "This promises EUR 80; Dana may promise EUR 50. Escalate it, or change the text."
    )  # fmt: skip
    assert db.scalar("SELECT count(*) FROM approval") == 0


def test_what_nobody_may_judge_stands_beside_what_is_promised(db: Database, drafted: Drafted, lead: User) -> None:
    draft = drafted()
    for rule in ("length", "slot", "email", "card", "network", "do_not_contact", HAND_OFF):
        with pytest.raises(GuardViolation, match=f"{rule} blocks") as refusal:
            approve(db, draft, lead, finds(rule, money(500)), because="it is right")
        assert not isinstance(refusal.value, BeyondAuthority)


def test_a_lead_lets_pass_what_a_person_can_judge_and_says_why(db: Database, drafted: Drafted, lead: User) -> None:
    draft = drafted()
    careful = users.set_authority(db, lead.name, Authority(amounts={"any": 100_00}), actor="test", now_at=NOON)
    review = finds(money(100), DATE, "avoid")
    with pytest.raises(BeyondAuthority, match="Say why you let it pass"):
        approve(db, draft, careful, review)
    approve(db, draft, careful, review, because=" agreed with\x00 legal ")

    assert stood_for(db) == [
        ("money", "EUR 100", ""),
        ("date", "friday", "agreed with legal"),
        ("avoid", "avoid blocks.", "agreed with legal"),
    ]
    line = next(one for one in moves.history(db, "draft", draft.id) if one.action == "override")
    assert line.detail == "friday; avoid blocks.: agreed with legal"


def test_no_reason_takes_a_lead_above_their_amounts_and_an_admin_it_does(
    db: Database, drafted: Drafted, lead: User
) -> None:
    draft, review = drafted(), finds(money(150), "avoid")

    with pytest.raises(BeyondAuthority) as refusal:
        approve(db, draft, lead, review, because="it is right")
    assert str(refusal.value) == (
        "This promises EUR 150; Lea may promise EUR 100. Escalate it to an admin, or change the text."
    )
    careful = users.add(db, "Ann", Role.ADMIN, actor="test", now_at=NOON)
    careful = users.set_authority(db, careful.name, Authority(amounts={"any": 1_00}), actor="test", now_at=NOON)
    approve(db, draft, careful, review, because="it is right")
    assert stood_for(db)[0] == ("money", "EUR 150", "it is right")


def test_one_limit_for_any_currency_is_not_one_for_each(db: Database, drafted: Drafted, approver: User) -> None:
    small = users.set_authority(db, approver.name, Authority(amounts={"any": 50_00}), actor="test", now_at=NOON)
    dollars = Claim(kind=ClaimKind.MONEY, value="USD 50", start=5, end=6, amount=50_00, currency="USD")

    with pytest.raises(BeyondAuthority, match=r"This promises EUR 50 and USD 50; Dana may promise 50 in all\."):
        approve(db, drafted(), small, finds(money(50), dollars))


def test_fifty_for_this_and_fifty_for_that_are_a_hundred(db: Database, drafted: Drafted, trusted: User) -> None:
    again = replace(money(50), start=40, end=41)

    with pytest.raises(BeyondAuthority, match="This promises EUR 100; Dana may promise EUR 50"):
        approve(db, drafted(), trusted, finds(money(50), again))


@pytest.mark.parametrize("promise", ["refund", "compensation"])
def test_money_without_an_amount_takes_the_commitment_and_two_people(
    db: Database, drafted: Drafted, approver: User, lead: User, promise: str
) -> None:
    draft, review = drafted(), finds(Claim(kind=ClaimKind.PROMISE, value=promise, start=0, end=1))
    edited = decisions.edit(db, draft.id, draft.version, lead, "We pay it all.", now_at=NOON)

    with pytest.raises(BeyondAuthority, match=f"This promises {promise}; Dana may promise none of it"):
        approve(db, edited, approver, review)
    with pytest.raises(WorkflowError, match=r"more than one person sends alone.*Dana can approve it"):
        approve(db, edited, lead, review)
    able = Authority(commitments=frozenset({promise}))
    able_one = users.set_authority(db, approver.name, able, actor="test", now_at=NOON)
    assert approve(db, edited, able_one, review).approved_by == "Dana"


def test_an_approver_lets_nothing_pass(db: Database, drafted: Drafted, trusted: User) -> None:
    with pytest.raises(GuardViolation, match="avoid blocks"):
        approve(db, drafted(), trusted, finds("avoid"), because="I like it")


def test_what_was_stood_for_cannot_be_changed_nor_added_to(db: Database, drafted: Drafted, trusted: User) -> None:
    approve(db, drafted(), trusted, finds(money(50)))

    for sql in (
        "UPDATE stood_for SET amount = 1",
        "DELETE FROM stood_for",
        "INSERT INTO stood_for (approval_id, rule, message) SELECT max(id), 'money', '' FROM approval",
    ):
        with pytest.raises(IntegrityError):
            db.run(sql)


@pytest.fixture
def flagged(db: Database, drafted: Drafted) -> Draft:
    """A draft of a playbook that takes two people."""
    draft = drafted()
    db.run("UPDATE draft SET four_eyes = 1 WHERE id = ?", (draft.id,))
    return drafts.get(db, draft.id)


def test_who_wrote_a_flagged_text_last_is_told_who_can_approve_it(
    db: Database, flagged: Draft, approver: User, lead: User
) -> None:
    users.add(db, "Rio", Role.WRITER, actor="test", now_at=NOON)
    gone = users.add(db, "Gus", Role.LEAD, actor="test", now_at=NOON)
    users.disable(db, gone.name, actor="test", now_at=NOON)
    edited = decisions.edit(db, flagged.id, flagged.version, approver, "In my words.", now_at=NOON)

    with pytest.raises(WorkflowError, match=r"and you wrote this text\. Save it, and Lea can approve it"):
        approve(db, edited, approver, finds())
    assert approve(db, edited, lead, finds()).approved_by == "Lea"


def test_a_full_stop_by_somebody_else_is_no_second_pair_of_eyes(db: Database, flagged: Draft, lead: User) -> None:
    wim = users.add(db, "Wim", Role.APPROVER, actor="test", now_at=NOON)
    hers = decisions.edit(db, flagged.id, flagged.version, lead, "We refund EUR 900, Ada", now_at=NOON)
    his = decisions.edit(db, hers.id, hers.version, wim, "We refund EUR 900, Ada.", now_at=NOON)

    for writer in (lead, wim):
        with pytest.raises(WorkflowError, match="and somebody else with the role approver can approve it"):
            approve(db, his, writer, finds())
        with pytest.raises(IntegrityError, match="who wrote of a text"), db.immediate():
            drafts.approve(db, his, writer, now_at=NOON)
    third = users.add(db, "Ida", Role.APPROVER, actor="test", now_at=NOON)
    assert approve(db, his, third, finds()).approved_by == "Ida"


def test_what_a_program_wrote_anew_is_nobodys_text(db: Database, flagged: Draft, approver: User) -> None:
    edited = decisions.edit(db, flagged.id, flagged.version, approver, "In my words.", now_at=NOON)
    with db.immediate():
        drafts.rewrite(db, edited.id, edited.version, text="We hear you.", steps=(), by="model:m", now_at=NOON)

    assert approve(db, drafts.get(db, edited.id), approver, finds()).approved_by == "Dana"


def test_a_flagged_draft_nobody_edited_takes_one_person(db: Database, flagged: Draft, approver: User) -> None:
    assert approve(db, flagged, approver, finds()).approved_by == "Dana"


def test_the_database_itself_lets_nobody_approve_their_own_flagged_text(
    db: Database, flagged: Draft, approver: User
) -> None:
    edited = decisions.edit(db, flagged.id, flagged.version, approver, "In my words.", now_at=NOON)

    with pytest.raises(IntegrityError, match="who wrote of a text"), db.immediate():
        drafts.approve(db, edited, approver, now_at=NOON)
    with pytest.raises(IntegrityError, match="four eyes"):
        db.run("UPDATE draft SET four_eyes = 0")


def test_a_rejected_flagged_draft_flags_the_one_written_in_its_place(
    db: Database, flagged: Draft, approver: User
) -> None:
    db.run("UPDATE draft SET status = 'rejected'")
    own = decisions.write(db, flagged.mention_id, approver, "My own.", now_at=NOON)

    assert own.four_eyes
    with pytest.raises(WorkflowError, match="take two people"):
        approve(db, own, approver, finds())


def test_a_large_promise_takes_two_people_whoever_wrote_it(db: Database, drafted: Drafted, lead: User) -> None:
    dana = users.add(db, "Dana", Role.ADMIN, actor="test", now_at=NOON)
    draft = drafted()
    edited = decisions.edit(db, draft.id, draft.version, dana, "EUR 500 are yours.", now_at=NOON)

    with pytest.raises(WorkflowError, match=r"more than one person sends alone.*Lea can approve it"):
        approve(db, edited, dana, finds(money(500)))
    with pytest.raises(BeyondAuthority, match="Escalate it to an admin"):
        approve(db, edited, lead, finds(money(500)), because="the board knows")
    ann = users.add(db, "Ann", Role.ADMIN, actor="test", now_at=NOON)
    assert approve(db, edited, ann, finds(money(500))).approved_by == "Ann"


def test_a_hand_off_promises_no_more_than_an_approval(db: Database, drafted: Drafted, trusted: User) -> None:
    draft = drafted()

    def hand_off(review: Callable[[Draft, str], Sequence[Finding]]) -> None:
        decisions.hand_off(db, draft.id, draft.version, trusted, review=review, remind_ms=1, now_at=NOON)

    with pytest.raises(BeyondAuthority):
        hand_off(finds(HAND_OFF, money(80)))
    hand_off(finds(HAND_OFF, money(50)))
    assert stood_for(db) == [("money", "EUR 50", "")]


def test_without_an_authority_of_their_own_a_person_has_their_roles(
    db: Database, drafted: Drafted, trusted: User
) -> None:
    usual = users.set_authority(db, "Dana", None, actor="test", now_at=NOON)

    assert usual == replace(trusted, authority=None)
    with pytest.raises(BeyondAuthority, match="Dana may promise none of it"):
        approve(db, drafted(), usual, finds(money(1)))


@pytest.mark.parametrize(("role", "words"), [(Role.LEAD, "a lead"), (Role.ADMIN, "an admin")])
def test_what_a_playbook_leaves_to_a_role_is_left_to_it(
    db: Database, drafted: Drafted, approver: User, role: Role, words: str
) -> None:
    def asks_for(_draft: Draft, _text: str) -> Sequence[Finding]:
        return [Finding(rule=f"needs_{role}", severity=Severity.WARNING, message="Not for everybody.")]

    draft, able = drafted(), users.add(db, "Ann", role, actor="test", now_at=NOON)
    with pytest.raises(WorkflowError, match=f"This is for {words} to decide"):
        approve(db, draft, approver, asks_for)
    assert approve(db, draft, able, asks_for).approved_by == "Ann"
