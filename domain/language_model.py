"""A language model that may write drafts: what it is asked, what it says, what that costs, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Outcome(StrEnum):
    """What became of asking a language model for a draft."""

    WRITTEN = "written"  #: its words took the place of the composer's
    UNFIT = "unfit"  #: its words broke a rule twice
    SILENT = "silent"  #: no usable answer came: it could not be reached, was too slow, or answered something else
    BUSY = "busy"  #: it asked us to come back later
    DENIED = "denied"  #: it refused our key, or does not know the model
    OVERTAKEN = "overtaken"  #: somebody was at work on the draft when the answer came, which is kept for later
    SPENT = "spent"  #: the day's budget is used up
    NOT_ASKED = "not_asked"  #: such a draft is none for a language model


#: After these the same draft is brought to the model again; everything else stands.
PASSING = frozenset({Outcome.SILENT, Outcome.BUSY, Outcome.OVERTAKEN})


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One part of a conversation with a model: who speaks (system, user, assistant) and the words."""

    role: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """What a model answered, and how many tokens it read and wrote."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0


class NoAnswer(Exception):
    """A model gave no answer; `words` say why and never quote it. It is left alone for `rest_ms`.

    `may_cost` tells that it may have worked all the same, and be paid for.
    """

    def __init__(self, outcome: Outcome, words: str, *, rest_ms: int = 0, may_cost: bool = False) -> None:
        self.outcome, self.words, self.rest_ms, self.may_cost = outcome, words, rest_ms, may_cost
        super().__init__(words)


class Asks(Protocol):
    """Anything that can ask a language model."""

    async def ask(self, turns: Sequence[Turn], schema: str) -> Said:
        """Answer what the model says to these turns; `schema` is the JSON schema of a good answer.

        Raises NoAnswer; never takes longer than its own limit.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """What a million tokens cost, in whole units of a currency (ISO 4217)."""

    per_million_in: float = 0.0
    per_million_out: float = 0.0
    currency: str = "USD"

    def of(self, tokens_in: int, tokens_out: int) -> Spent:
        """Answer what a call with so many tokens comes to."""
        cost = round(tokens_in * self.per_million_in + tokens_out * self.per_million_out)
        return Spent(calls=1, tokens_in=tokens_in, tokens_out=tokens_out, cost=cost)


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    """What asking came to: calls, tokens read and written, and money in millionths."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    cost: int = 0

    @property
    def tokens(self) -> int:
        """The tokens of both ways."""
        return self.tokens_in + self.tokens_out

    def __add__(self, other: Spent) -> Spent:
        return Spent(
            calls=self.calls + other.calls,
            tokens_in=self.tokens_in + other.tokens_in,
            tokens_out=self.tokens_out + other.tokens_out,
            cost=self.cost + other.cost,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """The most tokens of a UTC day, 0 for none at all, and the most money in millionths, None for no limit."""

    tokens: int
    cost: int | None = None

    def allows(self, spent: Spent) -> bool:
        """Say whether a day in which so much is spent stays within it."""
        return spent.tokens <= self.tokens and (self.cost is None or spent.cost <= self.cost)
