"""How a reply may reach its author, and what became of one that a person posts by hand, for a mention's page."""

from __future__ import annotations

from desk.wiring import Desk
from domain.draft import Draft
from domain.handoff import HandOff
from domain.handoff import HandOffOutcome
from domain.mention import Mention
from domain.mention import MentionStatus
from domain.verdict import Verdict
from domain.verdict import Way
from store import handoffs

#: Where a verdict matters: a reply may be decided, or lies ready to be posted by hand.
_UNDECIDED = {MentionStatus.OPEN, MentionStatus.ESCALATED, MentionStatus.HANDED_OFF}
_NO_WAY = {Way.NOWHERE, Way.DO_NOT_CONTACT}


def find_verdict(desk: Desk, mention: Mention, draft: Draft | None, text: str) -> Verdict | None:
    """Answer how a text may go as the reply, or None where nothing is to be decided any more."""
    return desk.verdict(mention, draft, text) if mention.status in _UNDECIDED else None


def is_barred(verdict: Verdict | None) -> bool:
    """Say whether neither the program nor a person may answer, or there is no place for it."""
    return verdict is not None and verdict.way in _NO_WAY


def standing_of(verdict: Verdict) -> str:
    """Answer a short text that changes whenever the page must say something else about how a reply may go."""
    return " ".join([verdict.way, *(rule.id for rule in (verdict.rule, *verdict.notes) if rule)])


def find_by_hand(desk: Desk, mention: Mention) -> HandOff | None:
    """Answer the reply that a person posts by hand now, or has posted so."""
    if mention.status is MentionStatus.HANDED_OFF:
        return handoffs.find_open(desk.db, mention.id)
    if mention.status is not MentionStatus.CLOSED:
        return None
    newest = handoffs.find_for_mention(desk.db, mention.id)
    return newest if newest and newest.outcome is HandOffOutcome.POSTED else None
