"""Learns the heads of brands anew once people have said enough.

Claims: fields of brands about which people said enough since the last attempt.
Decides: a head is learned, and taken only where held-out examples say that it is better than none.
Records: each attempt with its figures, taken or declined, and the head now in use.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import structlog

from domain.assessment import Reading
from domain.clock import Clock
from domain.correction import CorrectedField
from sentiment import brand_heads
from sentiment import heads
from store import brand_heads as stored
from store.brand_heads import Attempt
from store.brand_heads import Work
from store.database import Database

log = structlog.get_logger()

#: A head is tried at a handful of corrections, and again with each five more.
LEAST, EVERY = 8, 5


def run_once(
    db: Database, model: str, clock: Clock, *, least: int = LEAST, every: int = EVERY, brand: str | None = None
) -> list[Attempt]:
    """Try every head that is due for this model, and answer the attempts; nothing waits for it meanwhile."""
    return [_try(db, work, model, clock) for work in stored.find_due(db, model, least=least, every=every, brand=brand)]


def _try(db: Database, work: Work, model: str, clock: Clock) -> Attempt:
    lessons = stored.lessons(db, work.brand, work.field, model)
    examples = [
        brand_heads.Example(
            vector=lesson.reading.vector,
            chances=_chances(lesson.reading, work.field),
            label=lesson.label,
            shown=lesson.shown,
            is_said=lesson.is_said,
        )
        for lesson in lessons
    ]
    fit = brand_heads.fit(work.field, model, examples)
    figures = {} if fit.figures is None else dataclasses.asdict(fit.figures)
    attempt = stored.record(
        db,
        work,
        model=model,
        version=brand_heads.VERSION,
        body=b"" if fit.head is None else brand_heads.to_bytes(fit.head),
        figures=figures,
        n=len(lessons),
        reason=fit.reason,
        now_at=clock(),
    )
    log.info("head_tried", brand=work.brand, field=work.field, taken=attempt.active, why=fit.reason, n=attempt.n)
    return attempt


def _chances(reading: Reading, field: CorrectedField) -> Mapping[str, float]:
    """Answer what the model itself said to the question that a head learns to answer."""
    if field is CorrectedField.RELEVANCE:
        return {}
    return heads.intents(reading) if field is CorrectedField.INTENT else heads.feeling(reading)
