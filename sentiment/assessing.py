"""Turns what a model answered into an assessment: what is sure is said, the rest is unsure."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain import words
from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from domain.mention import Mention
from domain.mention import MentionKind
from sentiment import intent
from sentiment.reasons import Facts

#: A field of an assessment that a person has set.
_SENTIMENT = "sentiment"
#: Posts found by a search need not speak to us; those that name our account or answer us do.
_FOUND = frozenset({MentionKind.KEYWORD, MentionKind.IMPORTED})


@dataclass(frozen=True, kw_only=True, slots=True)
class Cutoffs:
    """The least probability at which an answer of a model counts; below `relevance` a post is not about us."""

    feeling: float = 0.5
    emotion: float = 0.5
    intent: float = 0.6
    sarcasm: float = 0.7
    hate: float = 0.7
    spam: float = 0.9
    relevance: float = 0.3


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What was found out about a post before it is judged.

    `reading` is None where no model could be asked, `model` then says so; it is what the brand's own heads made of
    `untaught`, the model's own. `is_known` is False in a language that
    the model was not trained for, and of a post without words, where it would guess with great confidence.
    """

    reading: Reading | None
    model: str
    language: str
    is_known: bool = True
    relevance: float | None = None
    untaught: Reading | None = None


def assess(mention: Mention, answer: Answer, cutoffs: Cutoffs, *, now_at: int) -> Assessment:
    """Answer the assessment; where `is_known` is False only the rules speak."""
    reading = answer.reading if answer.is_known else None
    if reading is None:
        wants, chance = intent.decide(mention.text, Sentiment.UNSURE, answer.language, {}, cutoffs.intent)
        return _start(mention, answer, wants, now_at)
    whole = _said(reading.sentiment, cutoffs, reading.sarcasm)
    toward = None if reading.toward is None else _said(reading.toward, cutoffs, reading.sarcasm)
    feeling = whole if toward is None or toward is Sentiment.UNSURE else toward
    wants, chance = intent.decide(mention.text, feeling, answer.language, reading.intents, cutoffs.intent)
    return replace(
        _start(mention, answer, wants, now_at),
        needs_reply=intent.needs_reply(wants, feeling),
        sentiment=whole,
        probabilities=reading.sentiment,
        intent_chance=chance,
        emotions=_shown(reading.emotions, cutoffs.emotion),
        toward=toward,
        toward_probabilities=reading.toward,
        sarcasm=reading.sarcasm,
        offensive=reading.offensive,
        hate=reading.hate,
        spam=reading.spam,
    )


def facts_of(
    mention: Mention, assessment: Assessment, cutoffs: Cutoffs, *, names: Sequence[str] = (), unread: str = ""
) -> Facts:
    """Gather what the post itself and its assessment say for the priority; `unread` names an unknown language."""
    is_aimed = assessment.toward is not None and assessment.toward is not Sentiment.UNSURE
    chances = assessment.toward_probabilities if is_aimed else assessment.probabilities
    if _SENTIMENT in assessment.corrected:
        chances = _certain(assessment.feeling)
    is_praise = assessment.feeling is Sentiment.UNSURE and chances is not None and chances.top is Sentiment.POSITIVE
    return Facts(
        text=mention.text,
        sentiment=assessment.feeling,
        probabilities=chances,
        intent=assessment.intent,
        created_at=mention.created_at,
        is_toward_us=is_aimed,
        unread=unread,
        emotions=assessment.emotions,
        sarcasm=_reached(assessment.sarcasm, cutoffs.sarcasm) if is_praise else None,
        hate=_reached(assessment.hate, cutoffs.hate),
        spam=None if _speaks_to_us(mention, names) else _reached(assessment.spam, cutoffs.spam),
        relevance=_missed(assessment.relevance, cutoffs.relevance),
        kind=mention.kind,
        trouble=intent.names_trouble(mention.text, assessment.language),
        follower_count=mention.author.follower_count,
        verified=mention.author.verified,
    )


def _start(mention: Mention, answer: Answer, wants: Intent, now_at: int) -> Assessment:
    return Assessment(
        mention_id=mention.id,
        sentiment=Sentiment.UNSURE,
        probabilities=None,
        intent=wants,
        language=answer.language,
        needs_reply=intent.needs_reply(wants, Sentiment.UNSURE),
        model=answer.model,
        assessed_at=now_at,
        relevance=answer.relevance if answer.is_known else None,
    )


def _certain(feeling: Sentiment) -> Probabilities:
    """Answer a person's word as chances."""
    shares = {name: float(feeling is name) for name in (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE)}
    return Probabilities(**shares)


def _reached(chance: float | None, cutoff: float) -> float | None:
    return chance if chance is not None and chance >= cutoff else None


def _missed(chance: float | None, cutoff: float) -> float | None:
    return chance if chance is not None and chance < cutoff else None


def _speaks_to_us(mention: Mention, names: Sequence[str]) -> bool:
    return mention.kind not in _FOUND or bool(words.found(words.fold(mention.text), words.terms(*names)))


def _said(chances: Probabilities | None, cutoffs: Cutoffs, sarcasm: float | None) -> Sentiment:
    """Answer the feeling where it is sure; praise that may be sarcasm is not."""
    if chances is None or chances.confidence < cutoffs.feeling:
        return Sentiment.UNSURE
    is_doubtful = chances.top is Sentiment.POSITIVE and sarcasm is not None and sarcasm >= cutoffs.sarcasm
    return Sentiment.UNSURE if is_doubtful else chances.top


def _shown(chances: Mapping[Emotion, float], cutoff: float) -> dict[Emotion, float]:
    ordered = sorted(chances.items(), key=lambda pair: -pair[1])
    return {emotion: chance for emotion, chance in ordered if chance >= cutoff}
