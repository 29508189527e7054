"""Says how surely a found fact answers: by its score, by its lead over all others, and where words and sense agree."""

from __future__ import annotations

import math
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain.fact import Fact

#: Below this score a fact is no answer: better none than a wrong one. Chosen by measurement, see docs/facts.md.
CUTOFF = 0.48
#: The same for scores by sense: from the first on about one fact in twenty is a wrong one; from the other on two of
#: three are right, which is enough where more than the score speaks for them.
SURE, NEARLY = 0.59, 0.4
#: From these on, by sense and by words, a fact is worth a person's glance: where a draft dares to tell none, the right
#: one is among the three nearest for more than half of the posts that have one.
OFFERED, OFFERED_BY_WORDS = 0.2, 0.25
#: Where words and sense find the same fact, so much of the surer score is the nearness of the sentences.
AGREED = 0.3
#: Words that score so high and lead the next by so much make the sense nearly sure that finds the same fact: "do you
#: take Klarna?" shares little else with "Can I pay later?".
PLAIN, PLAIN_LEAD = 0.75, 0.35
#: A fact that leads the next is surer for it: so much of its lead counts, and no lead beyond that.
LEAD, MOST_LEAD = 1.5, 0.15
#: The same where words alone decide.
WORDS_LEAD, MOST_WORDS_LEAD = 0.3, 0.45
#: So is one that stands out from a sample of all: what each deviation beyond the usual adds, how many count at most,
#: and what is added to the deviation of facts that are all alike.
OUTSTANDING, USUAL, MOST_OUTSTANDING = 0.055, 2.4, 5.0
_NEVER_ALIKE = 0.03
#: Beside few facts any leads and stands out: among so many half of both counts, among more of them more.
HALVED = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A fact that answers a question, how surely (0 to 1), its phrasing that came nearest, and the sentence asked.

    `nearness` is that of the two sentences' vectors, None where words alone decided.
    """

    fact: Fact
    score: float
    phrasing: str = ""
    sentence: str = ""
    nearness: float | None = None


def by_score(match: Match) -> tuple[float, str]:
    """Answer what puts the best match first."""
    return -match.score, match.fact.id


def at_least(matches: Iterable[Match], least: float) -> list[Match]:
    """Answer the matches that are sure enough."""
    return [match for match in matches if match.score >= least]


def led_by_words(matches: Iterable[Match]) -> list[Match]:
    """Answer matches by words alone, best first; the first is surer by its lead over the next."""
    ordered = sorted(matches, key=by_score)
    if not ordered:
        return []
    first, *others = ordered
    lead = first.score - max((other.score for other in others), default=0.0)
    return [replace(first, score=first.score + WORDS_LEAD * min(lead, MOST_WORDS_LEAD)), *others]


def standing_out(match: Match, others: Sequence[Match], *, near: float, usual: Sequence[float], among: int) -> Match:
    """Answer the best match by sense, surer by its lead over the next of all, and by how near it comes to the post
    beside how `usual` facts do, `among` so many of them.
    """
    lead = match.score - max((other.score for other in others), default=0.0)
    mean = sum(usual) / len(usual)
    deviation = math.dist(usual, [mean] * len(usual)) / math.sqrt(len(usual)) + _NEVER_ALIKE
    outstanding = OUTSTANDING * (min((near - mean) / deviation, MOST_OUTSTANDING) - USUAL)
    surer = LEAD * min(max(0.0, lead), MOST_LEAD) + outstanding
    return replace(match, score=match.score + among / (among + HALVED) * surer)


def agreed(match: Match, by_words: Mapping[str, float]) -> Match:
    """Answer the best match by sense, surer where words find the same fact; `by_words` holds the scores of all facts by
    words.
    """
    own = by_words.get(match.fact.id, 0.0)
    if match.score >= SURE:
        mixed = (1 - AGREED) * own + AGREED * max(0.0, match.nearness or 0.0)
        return replace(match, score=max(match.score, mixed))
    lead = own - max((score for key, score in by_words.items() if key != match.fact.id), default=0.0)
    return replace(match, score=max(match.score, NEARLY)) if own >= PLAIN and lead >= PLAIN_LEAD else match
