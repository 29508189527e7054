"""Count what people do with drafts: approve them as they are, edit them, reject them; and which sentences they keep."""

from __future__ import annotations

import hashlib
import re
import statistics
from collections import Counter
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

from domain.clock import DAY
from domain.draft import Move
from domain.draft import RejectReason
from responders.writing import favouring
from store import learning
from store.database import Database
from store.learning import Decided

#: So many decisions are looked at, the newest first: what people think of a sentence changes.
MOST = 10_000
#: How far back drafting learns.
LEARN_DAYS = 90
#: A sentence stands in the text yet where this share of its words does, in their order and not one by one.
_KEPT = 0.75
#: Moves that are no part of what a reply says.
_OUTSIDE = frozenset({"greet", "sign"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Outcome(StrEnum):
    """What became of a draft."""

    UNEDITED = "unedited"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, kw_only=True, slots=True)
class Lesson:
    """What one decision says: how many words were changed, and of each move whether its sentence was kept.

    `kept` is empty where a draft was refused as a whole, rejected or written anew from beginning to end: that says
    nothing of single sentences.
    """

    decided: Decided
    outcome: Outcome
    changed: int = 0
    kept: tuple[bool, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many drafts were approved as they were, approved edited, and rejected, and why."""

    unedited: int
    edited: int
    rejected: int
    reasons: Mapping[RejectReason, int]

    @property
    def total(self) -> int:
        """All of them."""
        return self.unedited + self.edited + self.rejected

    @property
    def surely_unedited(self) -> tuple[float, float]:
        """The share approved as it was, between which bounds it lies by 95 %."""
        low = favouring.lower_bound(self.unedited, self.total)
        return low, 1.0 - favouring.lower_bound(self.total - self.unedited, self.total)


@dataclass(frozen=True, kw_only=True, slots=True)
class PhrasingTally:
    """How often a phrasing was left as it was in a reply, taken out of one, or stood in a draft refused as a whole."""

    phrasing: str
    move: str
    kept: int
    dropped: int
    refused: int

    @property
    def key(self) -> str:
        """A short name of the phrasing, for addresses."""
        return key_of(self.phrasing)

    @property
    def weight(self) -> float:
        """How often it is used, beside 1 for the others."""
        return favouring.weigh(self.kept, self.dropped)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """All of it: as a whole, by playbook, by account and by language, the most drafts first; phrasings worst first.

    `changed` is the median of words changed in edited drafts, `waited` of milliseconds from draft to decision; None
    where there are none. `is_whole` is False where there were more decisions than are looked at.
    """

    whole: Tally
    playbooks: Sequence[tuple[str, Tally]]
    accounts: Sequence[tuple[str, Tally]]
    languages: Sequence[tuple[str, Tally]]
    phrasings: Sequence[PhrasingTally]
    changed: float | None
    waited: float | None
    is_whole: bool


def read(db: Database, since_at: int) -> list[Lesson]:
    """Answer what the decisions since a moment say, the newest first."""
    return [learn(one) for one in learning.list_decided(db, since_at, limit=MOST)]


def weights(db: Database, now_at: int) -> Mapping[str, float]:
    """Answer the weight of each phrasing that people surely take out more often than they leave it."""
    found = {one.phrasing: one.weight for one in count_phrasings(read(db, now_at - LEARN_DAYS * DAY))}
    return {phrasing: weight for phrasing, weight in found.items() if weight < 1.0}


def learn(decided: Decided) -> Lesson:
    """Answer what one decision says."""
    if decided.reason is not None:
        return Lesson(decided=decided, outcome=Outcome.REJECTED)
    if decided.text == decided.drafted:
        return Lesson(decided=decided, outcome=Outcome.UNEDITED, kept=(True,) * len(decided.moves))
    changed, kept = _compare(decided.drafted, decided.text, decided.moves)
    return Lesson(
        decided=decided, outcome=Outcome.EDITED, changed=changed, kept=kept if _is_the_same(decided.moves, kept) else ()
    )


def report(lessons: Sequence[Lesson]) -> Report:
    """Answer all that lessons say together."""
    edits = [one.changed for one in lessons if one.outcome is Outcome.EDITED]
    waits = [one.decided.decided_at - one.decided.created_at for one in lessons]
    return Report(
        whole=tally(lessons),
        playbooks=_by(lessons, lambda one: one.playbook),
        accounts=_by(lessons, lambda one: one.account),
        languages=_by(lessons, lambda one: one.language),
        phrasings=count_phrasings(lessons),
        changed=statistics.median(edits) if edits else None,
        waited=statistics.median(waits) if waits else None,
        is_whole=len(lessons) < MOST,
    )


def tally(lessons: Iterable[Lesson]) -> Tally:
    """Count outcomes and reasons, the most frequent reason first."""
    outcomes: Counter[Outcome] = Counter()
    reasons: Counter[RejectReason] = Counter()
    for lesson in lessons:
        outcomes[lesson.outcome] += 1
        if lesson.decided.reason is not None:
            reasons[lesson.decided.reason] += 1
    return Tally(
        unedited=outcomes[Outcome.UNEDITED],
        edited=outcomes[Outcome.EDITED],
        rejected=outcomes[Outcome.REJECTED],
        reasons=dict(reasons.most_common()),
    )


def count_phrasings(lessons: Iterable[Lesson]) -> list[PhrasingTally]:
    """Count each phrasing, once a draft; those taken out most surely and most often come first."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for lesson in lessons:
        fates = map(_fate, lesson.kept) if lesson.kept else ("refused",) * len(lesson.decided.moves)
        for move, fate in zip(lesson.decided.moves, fates, strict=True):
            if move.phrasing:
                counts[move.phrasing, move.name][fate] += 1
    found = [
        PhrasingTally(phrasing=phrasing, move=move, kept=n["kept"], dropped=n["dropped"], refused=n["refused"])
        for (phrasing, move), n in counts.items()
    ]
    return sorted(found, key=_how_bad)


def key_of(phrasing: str) -> str:
    """Answer a short name that tells phrasings apart."""
    return hashlib.sha256(phrasing.encode()).hexdigest()[:12]


def is_kept(sentence: str, text: str) -> bool:
    """Say whether a sentence of a draft still stands in a text, be it that a few of its words were changed."""
    if sentence[1:].rstrip(" .,!?") in text:  # the first letter may be small after a greeting
        return True
    ours, theirs = _words(sentence), _words(text)
    present = set(theirs)
    if not ours or sum(word in present for word in ours) < _KEPT * len(ours):
        return False
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    together = min(2, len(ours))
    return sum(block.size for block in blocks if block.size >= together) >= _KEPT * len(ours)


def count_changed(before: str, after: str) -> int:
    """Answer how many words were put in, left out or replaced to make one text of another."""
    codes = SequenceMatcher(None, before.split(), after.split(), autojunk=False).get_opcodes()
    return sum(max(end - start, to - since) for tag, start, end, since, to in codes if tag != "equal")


@lru_cache(maxsize=4_096)
def _compare(drafted: str, text: str, moves: tuple[Move, ...]) -> tuple[int, tuple[bool, ...]]:
    return count_changed(drafted, text), tuple(is_kept(move.text, text) for move in moves)


def _is_the_same(moves: Sequence[Move], kept: Sequence[bool]) -> bool:
    """Say whether anything is left of what a draft says: a greeting and a signature say nothing."""
    return any(stands for move, stands in zip(moves, kept, strict=True) if move.name not in _OUTSIDE)


def _fate(is_kept: bool) -> str:
    return "kept" if is_kept else "dropped"


def _how_bad(one: PhrasingTally) -> tuple[float, float, int, str]:
    cases = one.kept + one.dropped
    return -favouring.lower_bound(one.dropped, cases), -one.dropped / max(1, cases), -one.refused, one.phrasing


def _by(lessons: Iterable[Lesson], name: Callable[[Decided], str]) -> list[tuple[str, Tally]]:
    groups: defaultdict[str, list[Lesson]] = defaultdict(list)
    for lesson in lessons:
        groups[name(lesson.decided)].append(lesson)
    tallied = [(known, tally(group)) for known, group in groups.items()]
    return sorted(tallied, key=lambda one: (-one[1].total, one[0]))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
