"""Keeps replies true to the facts they cite: drafts anew what rests on a changed fact, and says so of what is edited.

Claims: facts that have changed, or begun or stopped to hold, since the drafts that cite them were looked at.
Decides: whether each pending draft that cites such a fact still says what holds.
Records: those of a machine are put aside and asked for again; a person's words stay, and `review` flags them.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence

import structlog

from domain.clock import Clock
from domain.draft import Draft
from domain.draft import Finding
from domain.draft import Severity
from domain.draft import is_by_machine
from domain.fact import Fact
from domain.text import excerpt
from responders.guarding import statements
from responders.writing import telling
from store import citations
from store import drafts
from store import facts
from store import mentions
from store.citations import Citation
from store.citations import Waiting
from store.database import Database
from store.facts import Kept

log = structlog.get_logger()

ACTOR = "system:facts"
#: The finding of a draft that rests on a fact which changed or holds no more.
RULE = "fact"
#: So much of what it says now is told beside it.
_MOST_TOLD = 300


def run_once(db: Database, clock: Clock, *, limit: int = 100) -> int:
    """Look after the drafts of at most `limit` facts; answer how many facts were claimed, 0 when none is left."""
    with db.immediate():
        now_at = clock()
        changed = facts.list_to_look_at(db, now_at, limit)
        for kept in changed:
            stale = [one for one in citations.list_waiting(db, kept.fact.id) if _is_stale(kept, one, now_at)]
            anew = [one for one in stale if is_by_machine(one.written_by)]
            for one in anew:
                drafts.supersede(db, one.draft_id, actor=ACTOR, now_at=now_at)
                mentions.ask_for_draft(db, one.mention_id)
            facts.looked_at(db, kept.fact, now_at)
            if stale:
                log.info("fact_changed", fact=kept.fact.id, redrafted=len(anew), flagged=len(stale) - len(anew))
    return len(changed)


def review(db: Database, draft: Draft, text: str, *, brand: str, now_at: int) -> list[Finding]:
    """Answer what is wrong with the facts a draft cites: a block where its words still say what no longer holds.

    A person's edit that dropped the fact's sentence, or whose sentence the fact says still, is only warned of.
    """
    return list(_findings(db, draft, text, citations.list_for(db, draft.revision_id), brand, now_at))


def cite(db: Database, draft: Draft, held: Iterable[Fact]) -> None:
    """Let a person's text rest on each of the facts that hold for it and whose words stand in it as they are.

    What changes or ends later is then said of it as of any draft. Must run inside a transaction.
    """
    for fact in held:
        told = telling.find_told(fact, draft.text)
        if told:
            citations.add(db, draft.revision_id, fact, told)


def find_moved(db: Database, approval_id: int, text: str, now_at: int) -> str:
    """Answer in a sentence which fact that an approved text rests on has changed since, or ended; "" where none has.

    A person's own words rest on it while they claim what its sentence did, or tell most of it.
    """
    for moved in citations.list_moved(db, approval_id, now_at):
        if is_by_machine(moved.written_by) or not moved.sentence or statements.is_told(moved.sentence, text):
            happened = "changed since this was approved" if moved.holds else "does not hold any more"
            return f"The fact “{moved.fact_id}” {happened}."
    return ""


def _findings(
    db: Database, draft: Draft, text: str, cited: Sequence[Citation], brand: str, now_at: int
) -> Iterator[Finding]:
    for citation in cited:
        kept = facts.get(db, citation.fact_id)
        holds = _holds(kept, brand, draft.platform, now_at)
        if holds and kept.fact.digest == citation.digest:
            continue
        start = text.find(citation.sentence) if citation.sentence else -1
        is_said = start >= 0
        if holds and not is_said and telling.find_told(kept.fact, text):
            continue  # written anew by hand, as it holds now
        says = _say_now(db, kept.fact, citation) if holds else ""
        must_go = is_said and (is_by_machine(draft.written_by) or citation.sentence not in says)
        yield Finding(
            rule=RULE,
            severity=Severity.BLOCK if must_go else Severity.WARNING,
            message=_told(citation.fact_id, holds=holds, is_said=is_said, says=says),
            start=max(start, 0),
            end=start + len(citation.sentence) if is_said else 0,
        )


def _say_now(db: Database, fact: Fact, citation: Citation) -> str:
    """Answer what a fact says now in the language of a sentence that was made of it; "" where it says nothing in it."""
    then = next((one.fact for one in facts.revisions(db, fact.id) if one.digest == citation.digest), fact)
    language = next((one for one in then.answers if citation.sentence in then.tell(one)), "")
    return fact.tell(language) if language in fact.answers else ""


def _told(fact_id: str, *, holds: bool, is_said: bool, says: str) -> str:
    happened = "changed since this was written" if holds else "does not hold any more"
    now = f" It says now: “{excerpt(says, _MOST_TOLD)}”" if says else ""
    if not is_said:
        return f"The fact “{fact_id}” {happened}.{now} Look whether the reply still rests on it."
    return f"The fact “{fact_id}” {happened}." + (f"{now} Write what holds now." if holds else " Take it out.")


def _is_stale(kept: Kept, waiting: Waiting, now_at: int) -> bool:
    return waiting.digest != kept.fact.digest or not _holds(kept, waiting.brand, waiting.platform, now_at)


def _holds(kept: Kept, brand: str, platform: str, now_at: int) -> bool:
    return not kept.retired and kept.fact.holds(brand=brand, channel=platform, now_at=now_at)
