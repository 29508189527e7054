"""The named parts of a mention's priority: what each adds, and the few words that say why."""

from __future__ import annotations

import math
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from domain import words
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Sentiment
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.mention import MentionKind
from domain.priority import Reason
from sentiment import intent
from sentiment import lexicon

#: A share of negative below this is no reason that anybody would name.
_LEAST_NEGATIVE = 0.15
#: Reach counts by its order of magnitude and is full at ten million followers.
_FULL_REACH = 7.0
_LEAST_REACH = 1_000
#: So many posts that tell of the same trouble within an hour are more than chance.
FEWEST_ALIKE = 3
#: So many earlier complaints count in full.
_MOST_COMPLAINTS = 3
_ASKING = {
    Intent.COMPLAINT: ("complaint", "complains"),
    Intent.OUTAGE: ("outage", "reports an outage"),
    Intent.QUESTION: ("question", "asks a question"),
    Intent.REQUEST: ("request", "asks for something"),
    Intent.SUGGESTION: ("suggestion", "suggests something"),
    Intent.PRAISE: ("praise", "praises us"),
    Intent.ABUSE: ("abuse", "insults us"),
}
_POLITE = frozenset({Intent.QUESTION, Intent.REQUEST})
_UPSET = frozenset({Intent.COMPLAINT, Intent.OUTAGE, Intent.ABUSE})
_FEELS = {
    Emotion.ANGER: "angry",
    Emotion.FEAR: "worried",
    Emotion.DISAPPOINTMENT: "disappointed",
    Emotion.SADNESS: "sad",
}
_UNITS = ((DAY, "d"), (HOUR, "h"), (MINUTE, "min"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Weights:
    """How many points each reason adds at most; reasons of a mention are added up.

    What happened weighs as much as how it is said: a calm report must not wait behind a rude one, so a question about
    a trouble gets the points of a complaint. `negative`, `sarcasm`, `hate` and the emotions are scaled by their
    probability, and of the emotions only the heaviest counts: who names three feelings is no worse off than who names
    one. `reach` grows with the order of magnitude. `not_about_us` and `spam` are taken away. The defaults keep a
    plain complaint of a small account above any praise: see `python -m bench fairness`.
    """

    negative: float = 30.0
    unsure: float = 10.0
    sarcasm: float = 20.0
    anger: float = 8.0
    fear: float = 8.0
    disappointment: float = 6.0
    sadness: float = 6.0
    complaint: float = 28.0
    outage: float = 34.0
    question: float = 14.0
    request: float = 14.0
    suggestion: float = 4.0
    praise: float = 1.0
    abuse: float = 8.0
    safety: float = 40.0
    hate: float = 8.0
    grave: float = 10.0
    incident: float = 12.0
    reach: float = 6.0
    verified: float = 2.0
    direct: float = 4.0
    written_again: float = 8.0
    known: float = 2.0
    complained_before: float = 4.0
    promised: float = 10.0
    waiting: float = 12.0
    not_about_us: float = 60.0
    spam: float = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What is known about a mention when it is ranked; chances stand here only where they are sure enough to count.

    `sentiment` is the feeling that counts, `probabilities` are its own: towards us where `is_toward_us`, else of the
    whole post, None where no model answered. Then `unread` names the language that the model does not know or says
    that there are no words; it is empty where there is no model at all. `relevance` and `spam` are set where they
    speak against the mention.
    """

    text: str
    sentiment: Sentiment
    probabilities: Probabilities | None
    intent: Intent
    created_at: int
    now_at: int | None = None  #: None ranks a mention as if it had just come in
    is_toward_us: bool = False
    unread: str = ""
    emotions: Mapping[Emotion, float] = field(default_factory=dict)
    sarcasm: float | None = None
    hate: float | None = None
    spam: float | None = None
    relevance: float | None = None
    kind: MentionKind = MentionKind.KEYWORD
    follower_count: int | None = None
    verified: bool = False
    trouble: bool = False  #: the post names something that went wrong
    written_again: bool = False  #: the author wrote in this conversation before and still waits
    earlier: int = 0  #: posts of this author before this one
    answered: int = 0  #: how many of them we answered
    complaints: int = 0  #: how many of them were complaints
    owed: bool = False  #: what we promised this author is overdue
    alike: int = 0  #: posts of the last hour that tell of the same trouble, this one among them


def gather(facts: Facts, weights: Weights) -> tuple[Reason, ...]:
    """Answer every reason that holds for a mention, those of waiting left out, in no particular order."""
    return (
        *_feeling(facts, weights),
        *_emotion(facts, weights),
        *_wants(facts, weights),
        *_alarms(facts, weights),
        *_person(facts, weights),
        *_history(facts, weights),
        *_against(facts, weights),
    )


def tell_wait(share: float, duration: int) -> str:
    """Say how much of its time a mention has waited at least: "waiting over 3 h of 4"."""
    unit, name = next((pair for pair in _UNITS if duration >= 2 * pair[0]), _UNITS[-1])
    if share >= 1.0:
        return f"overdue, waiting over {_number(duration / unit)} {name}"
    return f"waiting over {_number(share * duration / unit)} {name} of {_number(duration / unit)}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _reason(name: str, points: float, sentence: str) -> Reason:
    return Reason(name=name, points=round(points, 1), words=sentence)


def _feeling(facts: Facts, weights: Weights) -> Iterator[Reason]:
    known = facts.probabilities
    if known is None and not facts.unread:
        yield _reason("no_model", 0.0, "no model, rules alone")
    if known is not None and known.negative >= _LEAST_NEGATIVE:
        sounds = "negative" if facts.sentiment is Sentiment.NEGATIVE else "may be negative"
        whom = " towards us" if facts.is_toward_us else ""
        yield _reason("negative", weights.negative * known.negative, f"{sounds}{whom} {known.negative:.2f}")
    if known is None and facts.sentiment is Sentiment.NEGATIVE:
        yield _reason("negative", weights.negative, "negative")
    if facts.sarcasm is not None:
        sentence = f"sounds positive, may be sarcasm {facts.sarcasm:.2f}"
        yield _reason("sarcasm", weights.sarcasm * facts.sarcasm, sentence)
    elif facts.sentiment is Sentiment.UNSURE:
        yield _reason("unsure", weights.unsure, f"unsure ({facts.unread})" if facts.unread else "unsure feeling")


def _emotion(facts: Facts, weights: Weights) -> Iterator[Reason]:
    if facts.sentiment is Sentiment.POSITIVE:
        return
    felt = [(getattr(weights, kind) * chance, kind) for kind, chance in facts.emotions.items() if kind in _FEELS]
    points, kind = max(felt, default=(0.0, None))
    if kind is not None:
        yield _reason(kind, points, f"{_FEELS[kind]} {facts.emotions[kind]:.2f}")
    elif words.found(words.fold(facts.text), lexicon.ANGER):
        yield _reason(Emotion.ANGER, weights.anger, "words of anger")


def _wants(facts: Facts, weights: Weights) -> Iterator[Reason]:
    if facts.intent in _ASKING:
        name, sentence = _ASKING[facts.intent]
        yield _reason(name, getattr(weights, name), sentence)
    if facts.trouble and facts.intent in _POLITE and facts.sentiment is not Sentiment.POSITIVE:
        # who asks about a trouble has it as much as who complains
        missing = max(0.0, weights.complaint - getattr(weights, facts.intent))
        yield _reason("trouble", missing, "about a trouble")


def _alarms(facts: Facts, weights: Weights) -> Iterator[Reason]:
    dangers = intent.safety_words(facts.text)
    if dangers:
        # Half where nobody is upset: "may I bring my allergy medicine?" must not wait, yet is no alarm.
        share = 1.0 if facts.sentiment is Sentiment.NEGATIVE or facts.intent in _UPSET else 0.5
        yield _reason("safety", weights.safety * share, f"speaks of risk: {', '.join(dangers)}")
    if facts.hate is not None:
        yield _reason("hate", weights.hate * facts.hate, f"may be hateful {facts.hate:.2f}")
    if facts.alike >= FEWEST_ALIKE:
        yield _reason("incident", weights.incident, f"{facts.alike} alike in an hour")
    if facts.sentiment is not Sentiment.POSITIVE:
        folded = words.fold(facts.text)
        grave = [kind for kind, sought in lexicon.GRAVE.items() if words.found(folded, sought)]
        if grave:
            yield _reason("grave", weights.grave, f"tells of {' and '.join(grave)}")


def _person(facts: Facts, weights: Weights) -> Iterator[Reason]:
    followers = max(facts.follower_count or 0, 0)
    if followers >= _LEAST_REACH:
        magnitude = min(math.log10(1 + followers) / _FULL_REACH, 1.0)
        yield _reason("reach", weights.reach * magnitude, f"{followers:,} followers")
    if facts.verified:
        yield _reason("verified", weights.verified, "verified account")
    if facts.kind in {MentionKind.MENTION, MentionKind.REPLY}:
        yield _reason("direct", weights.direct, "writes to us")


def _history(facts: Facts, weights: Weights) -> Iterator[Reason]:
    if facts.written_again:
        yield _reason("written_again", weights.written_again, "wrote again, still waits")
    if facts.earlier:
        answered = f", answered {_times(facts.answered)}" if facts.answered else ""
        yield _reason("known", weights.known, f"wrote {_times(facts.earlier)} before{answered}")
    if facts.complaints:
        share = min(facts.complaints, _MOST_COMPLAINTS) / _MOST_COMPLAINTS
        sentence = f"complained {_times(facts.complaints)} before"
        yield _reason("complained_before", weights.complained_before * share, sentence)
    if facts.owed:
        yield _reason("promised", weights.promised, "our promise to them is overdue")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _against(facts: Facts, weights: Weights) -> Iterator[Reason]:
    if facts.relevance is not None:
        sentence = f"probably not about us {1 - facts.relevance:.2f}"
        yield _reason("not_about_us", -weights.not_about_us, sentence)
    if facts.spam is not None:
        yield _reason("spam", -weights.spam, f"looks like spam {facts.spam:.2f}")
