"""How an assessment lies in its row."""

from __future__ import annotations

import json
from collections.abc import Mapping

from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from store.database import Row
from store.database import Value

_SINGLES = ("intent_chance", "sarcasm", "offensive", "hate", "spam", "relevance")
#: All columns that `from_row` reads, but for `mention_id` and `language`.
COLUMNS = (
    "sentiment", "negative", "neutral", "positive", "intent", "needs_reply", "model", "assessed_at", "emotions",
    "toward", "toward_negative", "toward_neutral", "toward_positive", "corrected", *_SINGLES,
)  # fmt: skip


def to_columns(assessment: Assessment) -> Mapping[str, Value]:
    """Answer the columns of an assessment, but for `corrected`, which says more than it does."""
    p, toward = assessment.probabilities, assessment.toward_probabilities
    return {
        "mention_id": assessment.mention_id,
        "sentiment": str(assessment.sentiment),
        "negative": p and p.negative,
        "neutral": p and p.neutral,
        "positive": p and p.positive,
        "intent": str(assessment.intent),
        "language": assessment.language,
        "needs_reply": int(assessment.needs_reply),
        "model": assessment.model,
        "assessed_at": assessment.assessed_at,
        "emotions": json.dumps(dict(assessment.emotions)),
        "toward": assessment.toward and str(assessment.toward),
        "toward_negative": toward and toward.negative,
        "toward_neutral": toward and toward.neutral,
        "toward_positive": toward and toward.positive,
        **{name: getattr(assessment, name) for name in _SINGLES},
    }


def from_row(row: Row) -> Assessment:
    """Answer the assessment a row holds."""
    return Assessment(
        mention_id=row["mention_id"],
        sentiment=Sentiment(row["sentiment"]),
        probabilities=_probabilities(row, ""),
        intent=Intent(row["intent"]),
        language=row["language"],
        needs_reply=bool(row["needs_reply"]),
        model=row["model"],
        assessed_at=row["assessed_at"],
        emotions={Emotion(name): chance for name, chance in json.loads(row["emotions"]).items()},
        toward=None if row["toward"] is None else Sentiment(row["toward"]),
        toward_probabilities=_probabilities(row, "toward_"),
        corrected=tuple(json.loads(row["corrected"])),
        **{name: row[name] for name in _SINGLES},
    )


def _probabilities(row: Row, of: str) -> Probabilities | None:
    if row[f"{of}negative"] is None:
        return None
    return Probabilities(negative=row[f"{of}negative"], neutral=row[f"{of}neutral"], positive=row[f"{of}positive"])
