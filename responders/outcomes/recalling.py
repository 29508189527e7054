"""Recall how mentions like a new one were answered: replies that people approved and that are out."""

from __future__ import annotations

import heapq
import operator
import threading
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from domain.clock import MINUTE
from domain.clock import Clock
from domain.mention import Mention
from responders.guarding import statements
from responders.outcomes import lending
from store import citations
from store import facts
from store import past_replies
from store.database import Database
from store.past_replies import PastReply

#: How near the vectors of two mentions are that may be answered alike; docs/playbooks.md tells how it was chosen.
CUTOFF = 0.65
#: So many are offered at most.
MOST = 3
#: So many replies are kept in mind, the newest.
_MOST_KNOWN = 20_000
#: So many are compared exactly, after all were compared by the signs of their numbers alone.
_MOST_COMPARED = 60
_LOOK_EVERY = MINUTE
#: What stands for 1.0 in a vector.
_ONE = 127
#: Turns the signed bytes of a vector into its signs, as binary digits.
_SIGNS = bytes(b"0"[0] if byte < 128 else b"1"[0] for byte in range(256))


@dataclass(frozen=True, kw_only=True, slots=True)
class Similar:
    """A reply that was sent to a mention like this one, as it may be used for this one; nearness from 0 to 1."""

    text: str
    nearness: float
    reply: PastReply


@dataclass(slots=True)
class _Shelf:
    """Mentions of one brand in one language, each with the signs of its vector."""

    ids: list[int] = field(default_factory=list)
    signs: list[int] = field(default_factory=list)

    def near(self, sign: int, most: int) -> list[int]:
        """Answer the ids of those with the most signs in common."""
        apart = [(sign ^ other).bit_count() for other in self.signs]
        return [mention_id for _, mention_id in heapq.nsmallest(most, zip(apart, self.ids, strict=True))]


class Memory:
    """Keeps the signs of answered mentions of one model at a time, and looks for new ones once a minute."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._lock = threading.Lock()
        self._model = ""
        self._known: set[int] = set()
        self._shelves: defaultdict[tuple[str, str], _Shelf] = defaultdict(_Shelf)
        self._since_at = self._looked_at = 0

    def find(
        self,
        mention: Mention,
        *,
        opening: str = "",
        fits: Callable[[str], bool] = lambda _: True,
    ) -> tuple[Similar, ...]:
        """Answer at most three replies to mentions of the same brand and language, the nearest first.

        None is answered that is not out at this moment, tells of its former author, does not fit, or still says what a
        fact said that has changed since or does not hold for the mention.
        """
        model, vector = past_replies.find_vector(self._db, mention.id)
        if not vector:
            return ()
        near = self._near(model, mention, vector)
        replies = past_replies.find_many(self._db, [mention_id for _, mention_id in near])
        found: dict[str, Similar] = {}
        for nearness, mention_id in near:
            reply = replies.get(mention_id)
            text = _lent(reply, mention, opening) if reply else None
            if reply and text and text not in found and fits(text) and self._is_true(reply, mention):
                found[text] = Similar(text=text, nearness=nearness, reply=reply)
            if len(found) == MOST:
                break
        return tuple(found.values())

    def _is_true(self, reply: PastReply, mention: Mention) -> bool:
        """Say whether everything that a reply told of facts is so yet, for this mention."""
        for citation in citations.list_approved(self._db, reply.approval_id):
            kept = facts.get(self._db, citation.fact_id)
            holds = kept.fact.holds(brand=mention.brand, channel=mention.platform, now_at=self._clock())
            is_so = holds and not kept.retired and kept.fact.digest == citation.digest
            if not is_so and statements.is_told(citation.sentence, reply.text):
                return False
        return True

    def _near(self, model: str, mention: Mention, vector: bytes) -> list[tuple[float, int]]:
        """Answer nearness and id of the answered mentions above the cutoff, the nearest first."""
        with self._lock:
            self._look(model)
            shelf = self._shelves.get((mention.brand, mention.language))
            near = shelf.near(_sign(vector), _MOST_COMPARED) if shelf else []
        vectors = past_replies.find_vectors(self._db, model, [one for one in near if one != mention.id])
        ours = _numbers(vector)
        scored = [(_nearness(ours, _numbers(theirs)), mention_id) for mention_id, theirs in vectors.items()]
        return sorted((one for one in scored if one[0] >= CUTOFF), reverse=True)

    def _look(self, model: str) -> None:
        now_at = self._clock()
        if model != self._model or len(self._known) > 2 * _MOST_KNOWN:
            self._begin(model)
        elif now_at - self._looked_at < _LOOK_EVERY:
            return
        for one in reversed(past_replies.list_answered(self._db, model, self._since_at, limit=_MOST_KNOWN)):
            self._since_at = one.at
            if one.mention_id not in self._known:
                self._known.add(one.mention_id)
                shelf = self._shelves[one.brand, one.language]
                shelf.ids.append(one.mention_id)
                shelf.signs.append(_sign(one.vector))
        self._looked_at = now_at

    def _begin(self, model: str) -> None:
        self._model, self._since_at = model, 0
        self._known.clear()
        self._shelves.clear()


def _lent(reply: PastReply, mention: Mention, opening: str) -> str | None:
    return lending.lend(
        reply.text, former=reply.author, present=mention.author, approved_by=reply.approved_by, opening=opening
    )


def _sign(vector: bytes) -> int:
    return int(vector.translate(_SIGNS), 2)


def _numbers(vector: bytes) -> Sequence[int]:
    return memoryview(vector).cast("b").tolist()


def _nearness(one: Sequence[int], other: Sequence[int]) -> float:
    if len(one) != len(other):
        return 0.0
    dot: int = sum(map(operator.mul, one, other))
    return dot / (_ONE * _ONE)
