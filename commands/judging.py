"""Builds what triage needs from the configuration: the models, the names we go by, and what comes first."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence

from config.settings import Brand
from config.settings import Sentiment
from config.settings import Settings
from domain.assessment import Scorer
from domain.errors import ScorerUnavailable
from domain.platform import Account
from sentiment import assessing
from sentiment import priority
from sentiment import scorer
from sentiment.asking import NoScorer
from sentiment.language import Detector
from sentiment.reasons import Weights
from sentiment.sla import BusinessHours
from sentiment.triage import Judge


def make_rules(settings: Settings) -> priority.Rules:
    """Answer what comes first, and when it is due."""
    week = settings.sla.hours.week()
    return priority.Rules(
        weights=Weights(**settings.priority.weights.points()),
        cutoffs=priority.Cutoffs(**settings.priority.cutoffs.model_dump()),
        due_times=priority.DueTimes(**settings.sla.model_dump(include={"critical", "high", "medium", "low"})),
        hours=BusinessHours(zone=settings.desk.timezone, days=week) if week else None,
    )


def make_judge(settings: Settings, accounts: Sequence[Account], rules: priority.Rules) -> Judge:
    """Answer what triage needs; the models themselves load with their first text."""
    given = settings.sentiment
    return Judge(
        scorer=_load_scorer(given.model),
        detector=Detector((*given.languages, *given.models)),
        rules=rules,
        cutoffs=cutoffs_of(given),
        scorers={language: _load_scorer(model) for language, model in given.models.items()},
        trained_for=frozenset() if given.model else scorer.TRAINED_FOR,
        names=_names(settings.brands, accounts),
    )


def cutoffs_of(given: Sentiment) -> assessing.Cutoffs:
    """Answer from which probability each answer of a model counts."""
    return assessing.Cutoffs(
        feeling=given.cutoff,
        emotion=given.emotion_cutoff,
        intent=given.intent_cutoff,
        sarcasm=given.sarcasm_cutoff,
        hate=given.hate_cutoff,
        spam=given.spam_cutoff,
        relevance=given.relevance_cutoff,
    )


def _load_scorer(model: str) -> Scorer:
    """Answer the scorer; where there is none the program goes on, and health page and reasons say so."""
    try:
        return scorer.load_scorer(model or None)
    except ScorerUnavailable as error:
        return NoScorer(why=error)


def _names(brands: Sequence[Brand], accounts: Sequence[Account]) -> Mapping[str, tuple[str, ...]]:
    """Answer by brand, and by account, the names under which posts speak of us: of the brand and all its accounts."""
    found = {brand.name: [brand.name, *brand.terms] for brand in brands}
    for account in accounts:
        handle = [f"@{account.handle}", account.handle] if account.handle else []
        found.setdefault(account.brand or account.name, []).extend((*handle, *account.terms))
    named = {name: tuple(dict.fromkeys(filter(None, map(str.strip, known)))) for name, known in found.items()}
    return {**named, **{account.name: named[account.brand or account.name] for account in accounts}}
