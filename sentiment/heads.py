"""The heads in use, laid over what a model answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.correction import CorrectedField
from domain.correction import Relevance
from sentiment import brand_heads
from sentiment.brand_heads import Head
from store import brand_heads as stored
from store.database import Database


@dataclass(frozen=True, kw_only=True, slots=True)
class Heads:
    """The heads in use, by brand, field and the model whose output they read; no other model's output goes through."""

    known: Mapping[tuple[str, CorrectedField, str], Head] = field(default_factory=dict)

    def adjust(self, brand: str, model: str, reading: Reading) -> Reading:
        """Answer the reading as the brand's heads see it: its feeling towards us, or else of the whole, and intent.

        Keep the reading as it was beside the mention: heads learn from the model's own answers.
        """
        chances = self._ask(brand, CorrectedField.SENTIMENT, model, reading, feeling(reading))
        wants = self._ask(brand, CorrectedField.INTENT, model, reading, intents(reading))
        if chances is not None and reading.toward is None:
            reading = replace(reading, sentiment=Probabilities(**chances))
        elif chances is not None:
            reading = replace(reading, toward=Probabilities(**chances))
        if wants is not None:
            reading = replace(reading, intents={Intent(name): chance for name, chance in wants.items()})
        return reading

    def relevance(self, brand: str, model: str, reading: Reading) -> float | None:
        """Answer the probability that a mention is about the brand, or None where nobody has taught it."""
        chances = self._ask(brand, CorrectedField.RELEVANCE, model, reading, {})
        return None if chances is None else chances[Relevance.ABOUT_US]

    def _ask(
        self, brand: str, about: CorrectedField, model: str, reading: Reading, chances: Mapping[str, float]
    ) -> Mapping[str, float] | None:
        head = self.known.get((brand, about, model))
        if head is None or not reading.vector:
            return None
        return brand_heads.apply(head, reading.vector, chances)


def load(db: Database) -> Heads:
    """Answer the heads in use; one that this version cannot read is passed over until it is learned anew."""
    active = stored.list_active(db)
    found = {(one.brand, one.field, one.model): brand_heads.from_bytes(one.body, one.model) for one in active}
    return Heads(known={key: head for key, head in found.items() if head is not None})


def feeling(reading: Reading) -> Mapping[str, float]:
    """Answer the chances of the feeling that counts: towards us where the post names us, else of the whole."""
    counts = reading.sentiment if reading.toward is None else reading.toward
    return {"negative": counts.negative, "neutral": counts.neutral, "positive": counts.positive}


def intents(reading: Reading) -> Mapping[str, float]:
    """Answer the chances of what the author wants, by their words."""
    return {str(one): chance for one, chance in reading.intents.items()}
