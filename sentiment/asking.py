"""Asks the models: what was read before is not read again, and a model that fails leaves its texts to the rules."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import cache

import structlog

from domain.assessment import Passage
from domain.assessment import Reading
from domain.assessment import Scorer
from domain.copies import copy_key
from domain.errors import ScorerUnavailable
from sentiment.targets import make_prompt
from store import readings
from store.database import Database

log = structlog.get_logger()

#: Stands for the model's name where none could be asked.
RULES_ALONE = "rules alone"
#: Stands for every name of the brand in what is compared: who is praised and who is blamed must not be mixed up.
_US = " us\N{SECTION SIGN} "


@dataclass(frozen=True, kw_only=True, slots=True)
class NoScorer:
    """Stands in for a model that could not even be named: says why, each time it is asked."""

    why: ScorerUnavailable
    name: str = RULES_ALONE

    def read(self, passages: Sequence[Passage]) -> list[Reading]:  # noqa: ARG002 - the shape of a Scorer
        """Raise ScorerUnavailable."""
        # Raised again and again as it is, it would hold on to the frames of each time.
        raise self.why.with_traceback(None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Models:
    """The model that reads, and those that read in its place where a post is in their language.

    `trained_for` names the languages of the first; empty means that nobody knows and all are trusted.
    """

    main: Scorer
    by_language: Mapping[str, Scorer] = field(default_factory=dict)
    trained_for: frozenset[str] = frozenset()

    def for_language(self, language: str) -> Scorer:
        """Answer the model that reads posts in this language."""
        return self.by_language.get(language, self.main)

    def knows(self, language: str) -> bool:
        """Say whether a model was trained for this language; one that nobody could tell gets its chance."""
        return not language or not self.trained_for or language in self.trained_for or language in self.by_language


def ask(
    db: Database, models: Models, passages: Sequence[Passage], languages: Sequence[str], *, now_at: int
) -> list[tuple[Reading | None, str]]:
    """Answer each passage's reading with the name of its model; (None, RULES_ALONE) where that cannot be used."""
    shares: dict[str, list[int]] = {}
    for position, language in enumerate(languages):
        shares.setdefault(language if language in models.by_language else "", []).append(position)
    answers: list[tuple[Reading | None, str]] = [(None, RULES_ALONE)] * len(passages)
    for language, positions in shares.items():
        scorer = models.for_language(language)
        try:
            found = _read(db, scorer, [passages[position] for position in positions], now_at)
        except ScorerUnavailable as error:
            _tell_lost(str(error), language)
            continue
        for position, reading in zip(positions, found, strict=True):
            answers[position] = (reading, scorer.name)
    return answers


def _read(db: Database, scorer: Scorer, passages: Sequence[Passage], now_at: int) -> list[Reading]:
    """Answer the readings, and ask the model only for those that it has not given before."""
    keys = [key_of(passage) for passage in passages]
    known = dict(readings.find_many(db, scorer.name, list(dict.fromkeys(keys)), now_at=now_at))
    missing = {key: passage for key, passage in zip(keys, passages, strict=True) if key not in known}
    if missing:
        fresh = dict(zip(missing, scorer.read(list(missing.values())), strict=True))
        readings.keep(db, scorer.name, fresh, now_at=now_at)
        known |= fresh
    return [known[key] for key in keys]


def key_of(passage: Passage) -> str:
    """Answer what passages share that a model reads alike: the copy's key, the brand's own names told from others.

    A name counts where the model finds it, in hashtags and under handles with a server too; two brands then share a
    reading only where it is of the same words.
    """
    if not passage.names:
        return copy_key(passage.text)
    prompt = make_prompt(passage)
    ends = [0, *(end for _, end in prompt.spans)]
    between = [prompt.text[end:start] for end, (start, _) in zip(ends, prompt.spans, strict=False)]
    return copy_key(_US.join([*between, prompt.text[ends[-1] :]]))


@cache
def _tell_lost(why: str, language: str) -> None:
    """Say once what is wrong with a model, not at every batch."""
    log.warning("scorer_unavailable", why=why, language=language or "all others")
