"""A fact: one entry of the knowledge base, the only source a draft may make a claim from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from domain.clock import DAY

#: How long before its day somebody is asked to review a fact.
REVIEW_AHEAD = 7 * DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """One thing the brand says of itself, in the words it may be said with.

    `id` is short and stable ("returns-window"). `answers` maps a language ("en") to whole sentences that may stand in a
    reply as they are, and `instead`, in languages of the answers, to what may stand behind one that turns a wish down.
    `questions` are the ways people ask for it. An empty `brand` holds for every brand, no `channels` for every network.
    `valid_from_at` is inclusive and `valid_until_at` exclusive, both in milliseconds UTC, None for no limit; after
    `review_at` somebody should look whether it still holds, and it is used meanwhile.
    """

    id: str
    answers: Mapping[str, str]
    instead: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    brand: str = ""
    channels: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    owner: str = ""
    valid_from_at: int | None = None
    valid_until_at: int | None = None
    review_at: int | None = None

    def holds(self, *, brand: str, channel: str, now_at: int) -> bool:
        """Say whether it may be used for a brand on a network at a moment."""
        begun = self.valid_from_at is None or self.valid_from_at <= now_at
        ended = self.valid_until_at is not None and self.valid_until_at <= now_at
        return begun and not ended and self.brand in {"", brand} and (not self.channels or channel in self.channels)

    def is_due_for_review(self, now_at: int) -> bool:
        """Say whether its review is past or comes within a week."""
        return self.review_at is not None and self.review_at <= now_at + REVIEW_AHEAD

    def tell(self, language: str) -> str:
        """Answer all that a reply says of it in a language it speaks: the answer, and what there is instead."""
        instead = self.instead.get(language)
        return f"{self.answers[language]} {instead}" if instead else self.answers[language]

    @property
    def digest(self) -> str:
        """The SHA-256 of what a draft may take from it: a change of it makes drafts that cite it stale."""
        said: list[object] = [sorted(self.answers.items()), sorted(self.links)]
        said += [sorted(self.instead.items())] if self.instead else []  # those without keep the digest they had
        written = json.dumps(said, ensure_ascii=False)
        return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
