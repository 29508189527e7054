"""The tasks a model can be measured at: their labels, how files spell them, and where a reading answers them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.assessment import Sentiment
from sentiment import emotions

_FEELINGS = {
    "negative": "negative", "neg": "negative", "-1": "negative", "-2": "negative",
    "neutral": "neutral", "neu": "neutral", "0": "neutral",
    "positive": "positive", "pos": "positive", "1": "positive", "2": "positive",
}  # fmt: skip
_KNOWN_FEELINGS = "negative, neutral and positive, neg, neu and pos, or -1, 0 and 1, or 0, 1 and 2"
_INTENTS = (Intent.COMPLAINT, Intent.QUESTION, Intent.REQUEST, Intent.PRAISE, Intent.SUGGESTION, Intent.OTHER)


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One question that each post of a file answers with exactly one label, or with any number where `many` is set.

    `ask` gives the probabilities in the order of `labels`, or None where the model has no answer. Where `cutoff` names
    one of the model's, the last label is said from that probability on; otherwise the likeliest label is.
    """

    name: str
    labels: tuple[str, ...]
    spellings: Mapping[str, str] = field(repr=False)
    known: str
    ask: Callable[[Reading], tuple[float, ...] | None] = field(repr=False)
    cutoff: str = ""
    many: bool = False

    @property
    def needs_target(self) -> bool:
        """Whether each post must say towards whom."""
        return self.name == "toward"


def _shares(chances: Probabilities | None) -> tuple[float, ...] | None:
    return (chances.negative, chances.neutral, chances.positive) if chances else None


def _toward(reading: Reading) -> tuple[float, ...] | None:
    # A target that the post does not name leaves the whole post's feeling as the best answer.
    return _shares(reading.toward or reading.sentiment)


def _intents(reading: Reading) -> tuple[float, ...] | None:
    return tuple(reading.intents.get(intent, 0.0) for intent in _INTENTS) if reading.intents else None


def _harms(reading: Reading) -> tuple[float, ...] | None:
    if reading.hate is None or reading.offensive is None:
        return None
    return (max(0.0, 1.0 - reading.hate - reading.offensive), reading.offensive, reading.hate)


def _yes(share: float | None) -> tuple[float, ...] | None:
    return None if share is None else (1.0 - share, share)


def _spelled(*labels: str) -> dict[str, str]:
    return {label: label for label in labels}


def _yes_or_no(no: str, yes: str, *also_no: str) -> dict[str, str]:
    return {no: no, yes: yes, "0": no, "1": yes, "false": no, "true": yes, **dict.fromkeys(also_no, no)}


def _emotions() -> dict[str, str]:
    """Return each emotion of ours under its own name and under those of GoEmotions; "" stands for none of ours."""
    fine = {name: "".join(emotions.groups_of([name])) for name in emotions.FINE}
    return {**fine, **_spelled(*map(str, Emotion)), "none": ""}


TASKS: Mapping[str, Task] = {
    task.name: task
    for task in (
        Task(
            name="sentiment",
            labels=tuple(map(str, (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE))),
            spellings=_FEELINGS,
            known=_KNOWN_FEELINGS,
            ask=lambda reading: _shares(reading.sentiment),
        ),
        Task(
            name="toward",
            labels=tuple(map(str, (Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE))),
            spellings=_FEELINGS,
            known=_KNOWN_FEELINGS,
            ask=_toward,
        ),
        Task(
            name="intent",
            labels=tuple(map(str, _INTENTS)),
            spellings=_spelled(*map(str, _INTENTS)),
            known=", ".join(_INTENTS),
            ask=_intents,
        ),
        Task(
            name="sarcasm",
            labels=("plain", "sarcastic"),
            spellings=_yes_or_no("plain", "sarcastic", "not_sarcastic", "not sarcastic", "non_sarcastic"),
            known="plain and sarcastic, or 0 and 1",
            ask=lambda reading: _yes(reading.sarcasm),
            cutoff="sarcasm",
        ),
        Task(
            name="harm",
            labels=("neither", "offensive", "hate"),
            spellings=_spelled("neither", "offensive", "hate"),
            known="neither, offensive and hate",
            ask=_harms,
        ),
        Task(
            name="spam",
            labels=("ham", "spam"),
            spellings=_yes_or_no("ham", "spam"),
            known="ham and spam, or 0 and 1",
            ask=lambda reading: _yes(reading.spam),
            cutoff="spam",
        ),
        Task(
            name="emotions",
            labels=tuple(map(str, Emotion)),
            spellings=_emotions(),
            known=f"{', '.join(Emotion)}, the 27 of GoEmotions, neutral and none, as a list or parted by commas",
            ask=lambda reading: tuple(reading.emotions[emotion] for emotion in Emotion) if reading.emotions else None,
            many=True,
        ),
    )
}
SENTIMENT = TASKS["sentiment"]
