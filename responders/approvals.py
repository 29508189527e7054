"""Gives an approval: who may, on exactly what they saw, for what they may promise, and with a second pair of eyes."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence

from domain import authority
from domain import draft as draft_rules
from domain import person
from domain.authority import Ruling
from domain.claim import ClaimKind
from domain.clock import to_datetime
from domain.draft import Approval
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Finding
from domain.errors import BeyondAuthority
from domain.errors import GuardViolation
from domain.errors import InvalidMove
from domain.errors import StaleDraft
from domain.errors import WorkflowError
from domain.person import Grants
from domain.person import Role
from domain.person import User
from domain.text import clean
from domain.workflow import Subject
from store import drafts
from store import escalations
from store import leases
from store import moves
from store import users
from store.database import Database

#: Looks over a text that would be sent for a draft's account, with the verdict on its mention among the findings;
#: blocking ones refuse approval.
Review = Callable[[Draft, str], Sequence[Finding]]
#: What roles may promise where nobody has said otherwise.
USUAL = Grants()
#: So many who could approve instead are named.
_MOST_NAMED = 3


def give(
    db: Database,
    draft_id: int,
    version: int,
    user: User,
    *,
    review: Review,
    grants: Grants,
    because: str,
    now_at: int,
    passing: str = "",
) -> tuple[Draft, Approval]:
    """Approve a draft as it was seen; findings of the rule `passing` do not stand against it.

    Must run inside a transaction. Raises as `decisions.approve` does.
    """
    person.require(user, Role.APPROVER)
    draft, reason = unchanged(db, draft_id, version, "approve"), clean(because).strip()
    expect_in_hands(db, draft.mention_id, user, now_at)
    findings = review(draft, draft.text)
    _expect_role(db, findings, user)
    blocks = [block for block in draft_rules.blocks(findings) if block.rule != passing]
    ruling = authority.rule(blocks, grants.of(user))
    refuse(ruling, user, grants, reason)
    if grants.take_two((*ruling.claims, *ruling.beyond)):
        drafts.ask_for_two(db, draft_id)
        expect_second(db, draft, user, is_large=True)
    elif draft.four_eyes:
        expect_second(db, draft, user)
    drafts.bump(db, draft_id, version)
    return draft, drafts.approve(
        db, draft, user, stood_for=ruling.covered, judged=ruling.judged, reason=reason, now_at=now_at
    )


def refuse(ruling: Ruling, user: User, grants: Grants, reason: str) -> None:
    """Raise what stands against an approval by this person: GuardViolation, or BeyondAuthority with the way up."""
    is_lead = user.role.includes(Role.LEAD)
    if ruling.final or (ruling.judged and not is_lead and len(ruling.beyond) < len(ruling.judged)):
        raise GuardViolation((*ruling.final, *ruling.judged))
    if ruling.judged and not (reason and may_pass(ruling, user)):
        raise BeyondAuthority(say(ruling, user, grants), ruling.judged)


def may_pass(ruling: Ruling, user: User) -> bool:
    """Say whether a person may let pass, for a reason, what is beyond their authority: a lead all but amounts, which
    are an admin's.
    """
    is_money = any(claim.kind is ClaimKind.MONEY for claim in ruling.beyond)
    return user.role.includes(Role.ADMIN if is_money else Role.LEAD)


def say(ruling: Ruling, user: User, grants: Grants) -> str:
    """Answer in a sentence what goes beyond a person's authority, and what they can do about it."""
    promised = authority.explain(ruling.beyond, user.name, grants.of(user)) if ruling.beyond else ""
    if may_pass(ruling, user):
        return f"{promised} Say why you let it pass, or change the text.".strip()
    way_up = "Escalate it to an admin" if user.role.includes(Role.LEAD) else "Escalate it"
    return f"{promised} {way_up}, or change the text."


def unchanged(db: Database, draft_id: int, version: int, action: str) -> Draft:
    """Answer the draft where it still is what the person saw; raises StaleDraft or InvalidMove."""
    draft = drafts.get(db, draft_id)
    if draft.status is not DraftStatus.PENDING:
        raise InvalidMove(Subject.DRAFT, draft.status, action, since=_last_word(db, draft_id))
    if draft.version != version:
        said = f"Someone changed this draft meanwhile ({_last_word(db, draft_id)})."
        raise StaleDraft(f"{said} Look at the new text before you decide.")
    return draft


def _last_word(db: Database, draft_id: int) -> str:
    """Answer who did what to a draft last, and when."""
    last = moves.history(db, Subject.DRAFT, draft_id, limit=1)[0]
    return f"{last.action} by {last.actor}, {to_datetime(last.at):%H:%M:%S} UTC"


def expect_in_hands(db: Database, mention_id: int, user: User, now_at: int) -> None:
    """Raise WorkflowError where somebody else is on a mention, or was asked to decide it."""
    leases.expect_free(db, mention_id, user, now_at=now_at)
    expect_asked(db, mention_id, user)


def expect_asked(db: Database, mention_id: int, user: User) -> None:
    """Let pass whoever was asked, whoever asked, and leads; raises WorkflowError."""
    found = escalations.find_open(db, mention_id)
    if found is None or found.is_for(user) or found.actor == user.name or user.role.includes(Role.LEAD):
        return
    raise WorkflowError(f"{found.asker} asked {found.asked} to decide this: {found.reason}")


def expect_second(db: Database, draft: Draft, user: User, *, is_large: bool = False) -> None:
    """Raise WorkflowError where this person wrote of the text, were it before others; it says who can approve it."""
    writers = drafts.writers(db, draft.id)
    if user.name not in writers:
        return
    others = [one.name for one in users.list_all(db) if _may_second(one, writers)]
    why = "It promises more than one person sends alone" if is_large else "Replies of this kind take two people"
    named = " or ".join(others[:_MOST_NAMED]) or "somebody else with the role approver"
    raise WorkflowError(f"{why}, and you wrote this text. Save it, and {named} can approve it.")


def _may_second(other: User, writers: frozenset[str]) -> bool:
    return other.name not in writers and not other.disabled and other.role.includes(Role.APPROVER)


def _expect_role(db: Database, findings: Sequence[Finding], user: User) -> None:
    """Raise WorkflowError where findings ask for a role that this person has not, and somebody else has."""
    rules = {finding.rule for finding in findings}
    for role, words in ((Role.ADMIN, "an admin"), (Role.LEAD, "a lead")):
        if f"needs_{role}" in rules and not user.role.includes(users.standing_in(db, role)):
            raise WorkflowError(
                f"This is for {words} to decide. Escalate it to one, or ask for more time with a snooze."
            )
