"""Tells how many people report the same trouble just now."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.clock import HOUR
from domain.copies import copy_key
from domain.mention import Mention
from store import mentions
from store.database import Database
from store.mentions import Trouble

#: Posts alike count together for so long.
WINDOW = HOUR
_TROUBLES = frozenset({Intent.OUTAGE, Intent.COMPLAINT})


def count(db: Database, batch: Sequence[tuple[Mention, Assessment]], *, now_at: int) -> Mapping[int, int]:
    """Answer for each fresh report of a batch how many authors tell of the same, by the mention's id.

    Outages of an account count together; complaints where one is a copy of the other. What was written before the
    window is history, and no incident.
    """
    since_at = now_at - WINDOW
    fresh = {
        mention.id: _trouble(mention, assessment)
        for mention, assessment in batch
        if mention.created_at > since_at and assessment.intent in _TROUBLES
    }
    if not fresh:
        return {}
    authors = _gather([*mentions.list_troubles(db, since_at, _TROUBLES), *fresh.values()])
    return {mention_id: len(authors[_mark(trouble)]) for mention_id, trouble in fresh.items()}


def _trouble(mention: Mention, assessment: Assessment) -> Trouble:
    return Trouble(
        account=mention.account,
        author=mention.author.handle or mention.native_id,
        intent=assessment.intent,
        copy_key=copy_key(mention.text),
    )


def _gather(troubles: Iterable[Trouble]) -> Mapping[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for trouble in troubles:
        found.setdefault(_mark(trouble), set()).add(trouble.author)
    return found


def _mark(trouble: Trouble) -> tuple[str, str]:
    """Answer what two posts share that tell of the same."""
    return trouble.account, Intent.OUTAGE if trouble.intent is Intent.OUTAGE else trouble.copy_key
