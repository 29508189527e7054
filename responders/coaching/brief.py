"""What the coach knows of the post that is answered, and the mood it follows from."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from domain.ask import Ask
from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.mention import Mention
from domain.playbook import Playbook
from domain.playbook import Voice
from responders.reading import asks
from responders.reading import concerns
from responders.reading import names
from responders.writing import speech

#: Networks with this much room read like letters; below it a reply is a line in a talk.
LETTER_ROOM = 1_000
_HEAVY = frozenset({Emotion.ANGER, Emotion.FEAR, Emotion.SADNESS})
_TROUBLED = frozenset({*_HEAVY, Emotion.DISAPPOINTMENT})
_TROUBLES = frozenset({Intent.COMPLAINT, Intent.OUTAGE})


@dataclass(frozen=True, kw_only=True, slots=True)
class CoachBrief:
    """What a reply is read against; all but the post may be unknown, and what is unknown is not asked for.

    `language` is the author's (ISO 639-1), `name` the first name a stranger may greet them by, `concern` what we call
    their concern in that language, `room` how much the network allows (0 unknown), `emotions` those assessed, likeliest
    first. What is left out of a reply that `is_escalated`, as one to somebody in fear for their life, is left out on
    purpose. `jargon` are words the brand does not use, each with the one it does, or "". `detect` tells the language of
    a text, "" where it cannot; without it small words do, for the languages the coach knows.
    """

    post: str
    intent: Intent = Intent.OTHER
    feeling: Sentiment = Sentiment.UNSURE
    emotions: tuple[Emotion, ...] = ()
    language: str = ""
    name: str = ""
    concern: str = ""
    asks: tuple[Ask, ...] = ()
    room: int = 0
    voice: Voice = field(default_factory=lambda: Voice(brand="", emoji=True))
    jargon: Mapping[str, str] = field(default_factory=dict)
    reply_within: str = ""  #: how soon the team usually answers, in the author's language
    detect: Callable[[str], str] | None = None
    is_escalated: bool = False

    @property
    def is_praise(self) -> bool:
        """Whether they are happy and want nothing but to say so."""
        return self.intent is Intent.PRAISE and self.feeling is not Sentiment.NEGATIVE

    @property
    def is_trouble(self) -> bool:
        """Whether something went wrong for them."""
        return self.intent in _TROUBLES or (self.is_upset and self.intent is not Intent.SUGGESTION)

    @property
    def is_upset(self) -> bool:
        """Whether they feel bad, by the assessment."""
        return self.feeling is Sentiment.NEGATIVE or not _TROUBLED.isdisjoint(self.emotions)

    @property
    def is_grave(self) -> bool:
        """Whether the mood forbids jokes: anger, fear or grief."""
        return not _HEAVY.isdisjoint(self.emotions)

    @property
    def awaits_us(self) -> bool:
        """Whether they wait for something to happen."""
        return self.is_trouble or self.intent in {Intent.REQUEST, Intent.QUESTION}

    @property
    def is_short(self) -> bool:
        """Whether the network is one of short posts."""
        return 0 < self.room < LETTER_ROOM


def brief_of(
    mention: Mention,
    assessment: Assessment | None,
    *,
    voice: Voice,
    room: int = 0,
    reply_within: str = "",
    detect: Callable[[str], str] | None = None,
    playbook: Playbook | None = None,
) -> CoachBrief:
    """Answer what a reply to a mention is read against; one that nobody judged yet is read for its words alone.

    Where its `playbook` goes up to a lead, nothing is asked for that the reply leaves out.
    """
    intent = assessment.intent if assessment else Intent.OTHER
    language = assessment.language if assessment else mention.language
    spoken = voice.on(mention.platform, language)
    return CoachBrief(
        post=mention.text,
        intent=intent,
        feeling=assessment.feeling if assessment else Sentiment.UNSURE,
        emotions=tuple(assessment.emotions) if assessment else (),
        language=language,
        name=names.first_name(mention.author.name),
        concern=speech.choose(concerns.read(mention.text, intent, language).noun, spoken, language),
        asks=asks.find_asks(mention.text, intent=intent, language=language),
        room=room,
        voice=spoken,
        jargon=spoken.say,
        reply_within=reply_within,
        detect=detect,
        is_escalated=playbook is not None and playbook.escalate,
    )
