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
from domain.fact import Fact
from domain.mention import Mention
from domain.playbook import Playbook
from domain.playbook import Voice
from domain.preference import NO_PREFERENCE
from domain.preference import Preference
from responders.reading import asks
from responders.reading import concerns
from responders.reading import feelings
from responders.reading import hearing
from responders.reading import names
from responders.reading import signs
from responders.reading import tempers
from responders.writing import speech

#: Networks with this much room read like letters; below it a reply is a line in a talk.
LETTER_ROOM = 1_000
_HEAVY = frozenset({Emotion.ANGER, Emotion.FEAR, Emotion.SADNESS})
_TROUBLED = frozenset({*_HEAVY, Emotion.DISAPPOINTMENT})
_TROUBLES = frozenset({Intent.COMPLAINT, Intent.OUTAGE})


@dataclass(frozen=True, kw_only=True, slots=True)
class CoachBrief:
    """What a reply is read against; all but the post may be unknown, and what is unknown is not asked for.

    `language` is the author's (ISO 639-1), `name` what they may be called by, `problem` what went wrong for them as a
    clause in that language, `room` how much the network allows (0 unknown), `emotions` those assessed, likeliest first.
    `tells_trouble` is where their words tell of a trouble that no model could feel. What is left out of a reply that
    `is_escalated`, as one to somebody in fear for their life, is left out on purpose. `jargon` are words the brand does
    not use, each with the one it does, or "". `detect` tells the language of a text, "" where it cannot; without it
    small words do, for the languages the coach knows.
    """

    post: str
    intent: Intent = Intent.OTHER
    feeling: Sentiment = Sentiment.UNSURE
    emotions: tuple[Emotion, ...] = ()
    tells_trouble: bool = False
    language: str = ""
    name: str = ""
    problem: str = ""
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
        is_unwell = self.is_upset or self.tells_trouble
        return self.intent in _TROUBLES or (is_unwell and self.intent is not Intent.SUGGESTION)

    @property
    def is_upset(self) -> bool:
        """Whether they feel bad, by the assessment."""
        return self.feeling is Sentiment.NEGATIVE or not _TROUBLED.isdisjoint(self.emotions)

    @property
    def is_grave(self) -> bool:
        """Whether the mood forbids jokes: anger, fear or grief."""
        return not _HEAVY.isdisjoint(self.emotions)

    def problem_in(self, language: str) -> str:
        """Answer what went wrong for them, where it is told in this language; "" elsewhere."""
        return self.problem if language == (self.language or self.voice.language) else ""

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
    pace: Fact | None = None,
    detect: Callable[[str], str] | None = None,
    playbook: Playbook | None = None,
    preference: Preference = NO_PREFERENCE,
) -> CoachBrief:
    """Answer what a reply to a mention is read against; one that nobody judged yet is read for its words alone.

    A post is heard as it is for a draft: what its words plainly say stands over a model's guess. Where its `playbook`
    goes up to a lead, nothing is asked for that the reply leaves out; what its author prefers stands. `pace` tells how
    soon the team usually answers.
    """
    told = assessment.language if assessment else mention.language
    language = preference.language or told
    spoken = voice.on(mention.platform, language)
    intent = assessment.intent if assessment else Intent.OTHER
    found = asks.find_asks(mention.text, intent=intent, language=told)
    heard = hearing.heard(mention.text, assessment, found) if assessment else None
    intent = heard.intent if heard else intent
    return CoachBrief(
        post=mention.text,
        intent=intent,
        feeling=heard.feeling if heard else Sentiment.UNSURE,
        emotions=_emotions(heard, mention.text) if heard else (),
        tells_trouble=heard is not None and _tells_trouble(heard, mention.text),
        language=language,
        name=preference.name or names.first_name(mention.author.name),
        problem=_problem(mention.text, intent, told or voice.language, spoken) if language == told else "",
        asks=found,
        room=room,
        voice=spoken,
        jargon=spoken.say,
        reply_within=pace.answers.get(language, "") if pace else "",
        detect=detect,
        is_escalated=playbook is not None and playbook.escalate,
    )


def _problem(text: str, intent: Intent, language: str, voice: Voice) -> str:
    return speech.choose(concerns.read(text, intent, language).problem, voice, language)


def _emotions(heard: Assessment, text: str) -> tuple[Emotion, ...]:
    """Answer the feelings that were assessed, and one that the words name themselves, in whatever language."""
    named = feelings.name_feeling(heard, text)
    return tuple(dict.fromkeys((*heard.emotions, *((named,) if named else ()))))


def _tells_trouble(heard: Assessment, text: str) -> bool:
    """Say whether a post tells of a trouble in its words, where no model could say how it feels."""
    if heard.feeling is not Sentiment.UNSURE or heard.intent is Intent.PRAISE or signs.is_glad(text):
        return False
    is_told = signs.is_troubled(text, heard.language) or tempers.is_hot(text)
    return is_told or bool(concerns.trouble_of(text, heard.language, is_pleased=False))
