"""Use phrasings that people keep taking out less, and never give one up: they may come to like it again."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from collections.abc import Sequence

#: The least weight: what is always taken out is still used about once where its like are used ten times.
FLOOR = 0.1
#: Up to this share, people may take a sentence out as they like.
_TOLERATED = 0.5
#: The standard deviations of 95 %.
_SURE = 1.96


def weigh(kept: int, dropped: int) -> float:
    """Answer how often a phrasing is used, 1 as often as any other, by how often people left it and took it out.

    Few cases decide nothing: only where it is sure, by 95 %, that people take it out more often than they leave it does
    it weigh less, by as much as is sure.
    """
    surely = lower_bound(dropped, kept + dropped)
    return 1.0 if surely <= _TOLERATED else max(FLOOR, 1.0 - surely)


def lower_bound(hits: int, cases: int) -> float:
    """Answer the least share that so many hits among so many cases leave likely (Wilson's interval, 95 %)."""
    if not cases:
        return 0.0
    share, square = hits / cases, _SURE * _SURE
    middle = share + square / (2 * cases)
    spread = _SURE * math.sqrt(share * (1 - share) / cases + square / (4 * cases * cases))
    return max(0.0, (middle - spread) / (1 + square / cases))


def choose_ranks(ranks: Mapping[str, float], weights: Mapping[str, float]) -> list[str]:
    """Answer the phrasings of the highest rank; where people take all of those out, the next ones beside them."""
    chosen: list[str] = []
    for rank in sorted(set(ranks.values()), reverse=True):
        chosen += [phrasing for phrasing, its in ranks.items() if its == rank]
        if any(weights.get(phrasing, 1.0) >= 1.0 for phrasing in chosen):
            break
    return chosen


def take_turns(phrasings: Sequence[str], weights: Mapping[str, float], seed: str) -> list[str]:
    """Answer the phrasings whose turn it is: those that weigh most, or, as often as their weights say, the others.

    There is always one, and the same seed gives the same turn.
    """
    most = max((weights.get(one, 1.0) for one in phrasings), default=1.0)
    others = [one for one in phrasings if weights.get(one, 1.0) < most]
    favourites = [one for one in phrasings if one not in others]
    share = sum(weights[one] for one in others)
    drawn = int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6]) / 2**48
    return others if drawn * (share + most * len(favourites)) < share else favourites
