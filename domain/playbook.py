"""How a brand answers: its voice, and the playbooks that say when which moves are made, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import StrEnum

from domain.ask import Need
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.person import Role

#: What a phrasing may leave open; each is filled from the brand, the author's name, or our own words for the concern.
SLOTS = frozenset(
    {
        "name", "concern", "problem", "second", "liked", "wait", "times", "occasion", "brand", "contact", "signature",
        "reply_within", "by_when", "last_about", "last_day",
    }
)  # fmt: skip
#: Every step a reply may have, as a manager reads them; a playbook names those it uses, in its own order.
MOVES = (
    "greet", "follow_up", "acknowledge", "promise", "repeat", "own", "answer", "take_up", "next_step", "invite", "sign",
)  # fmt: skip


class Speaker(StrEnum):
    """Who speaks in a reply: the brand as a whole, or one person of it."""

    WE = "we"
    I = "i"  # noqa: E741 - the word itself


class Formality(StrEnum):
    """How the author is addressed: du, tú, tu, or Sie, usted, vous; in English don't, or do not."""

    INFORMAL = "informal"
    FORMAL = "formal"


class Tone(StrEnum):
    """What a reply of a playbook may sound like."""

    PLAIN = "plain"
    WARM = "warm"  #: an exclamation mark is welcome, an emoji too where the voice has them
    LIGHT = "light"  #: as warm, and a joke may be met with one
    GRAVE = "grave"  #: no exclamation mark, no emoji, no invitation, whatever the phrasings say


class Topic(StrEnum):
    """What kind of thing a post is about: it decides what has to be asked to help."""

    GOODS = "goods"
    TRAVEL = "travel"
    TECH = "tech"  #: apps, sites, games, devices, connections
    ACCOUNT = "account"
    MONEY = "money"
    SERVICE = "service"
    VENUE = "venue"


class Mishap(StrEnum):
    """What may have gone wrong, as tables of concerns tell it apart."""

    ADS = "ads"  #: advertisements are in their way
    BATTERY = "battery"
    BROKEN = "broken"  #: something does not work
    CANCELLED = "cancelled"  #: something was cancelled, or cannot be
    CHANGED = "changed"  #: an update made it worse for them
    CHARGE = "charge"  #: they were charged unexpectedly
    CLOSED = "closed"  #: they were shut out of an account or a channel
    CODE = "code"  #: a password or code keeps them out
    COLD = "cold"  #: food that is not as it should be
    CRASH = "crash"
    DAMAGE = "damage"  #: it arrived broken
    DEAR = "dear"  #: our prices
    DIRTY = "dirty"
    DROP = "drop"  #: they keep getting thrown out
    ERROR = "error"
    FIT = "fit"  #: the size
    FREEZE = "freeze"
    GONE = "gone"  #: what they had is no longer there
    HOLD = "hold"  #: they wait for somebody to talk to
    HUNG = "hung"  #: their call was cut off
    INCOMPLETE = "incomplete"  #: a part is missing
    LATE = "late"
    LOCKED_OUT = "locked_out"  #: they cannot get in
    LOST = "lost"  #: it has not arrived
    MISSED = "missed"  #: a missed connection
    QUALITY = "quality"  #: it did not last
    REMOVED = "removed"  #: a thing they liked was taken away
    RUDE = "rude"  #: they were treated badly
    SENT_ROUND = "sent_round"  #: they are sent from one to the next
    SILENT = "silent"  #: nobody answers
    SLOW = "slow"
    STOCK = "stock"  #: it is not to be had
    STOLEN = "stolen"  #: somebody else is in their account
    STUCK = "stuck"  #: stranded
    UNPAID = "unpaid"  #: money that has not come back
    UNTOLD = "untold"  #: nobody told them anything
    UNWANTED = "unwanted"  #: messages they do not want
    WAIT = "wait"
    WRONG = "wrong"  #: they received the wrong thing


class Circumstance(StrEnum):
    """What else a phrasing may ask for."""

    AGAIN = "again"  #: this person wrote to us before, and we answered
    PROMISED = "promised"  #: we promised this person something that is not due yet
    OVERDUE = "overdue"  #: we promised this person something, and its time is over
    TOLD = "told"  #: the draft answers from a fact already
    REFUSED = "refused"  #: it tells of a no, behind the answer one with nothing instead
    WISHED = "wished"  #: the post says how it should be put right
    ASKED = "asked"  #: the draft asks a question already
    SENSED = "sensed"  #: the post calls us or what we do names, or curses: they are furious without saying so
    DEVICE = "device"  #: the post says which device it is about
    FAULT = "fault"  #: the post says what went wrong, in words we know
    JOKE = "joke"  #: the author is joking, not mocking
    LOSS = "loss"  #: somebody died
    ILLNESS = "illness"  #: somebody is gravely ill
    WRONGED = "wronged"  #: the post complains, feels bad towards us, or says in whatever words that something is wrong
    PUBLIC = "public"  #: the post is about a public matter, and nobody's account
    DETAILED = "detailed"  #: the post tells at length, or with places, times and amounts, what happened
    FOREIGN = "foreign"  #: the draft speaks another language than the post
    DATED = "dated"  #: the post names a day
    PLACED = "placed"  #: the post names a place
    TRIED = "tried"  #: the author has tried things already, or has been at it for long
    PLAYING = "playing"  #: something in a game is not as it should be, and what they play as tells where to look
    QUOTED = "quoted"  #: the post tells what a message says, or its number
    ATTEMPTED = "attempted"  #: somebody tries to get into their account, and has perhaps not come in
    FAILING = "failing"  #: something technical fails, and what shows on which device tells where to look
    ANSWERED = "answered"  #: the post gives what we had asked for in the thread
    UNHELPED = "unhelped"  #: the post says that what we told them in the thread did not help
    CHASING = "chasing"  #: the post asks for news of what its author wrote of before
    INFORMED = "informed"  #: the thread tells what we would have to ask for


class Caller(StrEnum):
    """Whether we answered this person before."""

    NEW = "new"
    KNOWN = "known"


class Hours(StrEnum):
    """Whether the post came while the team works."""

    OPEN = "open"
    CLOSED = "closed"


class Signal(StrEnum):
    """What may be seen beside feeling and intent: by a model, and a plain joke by its words."""

    SPAM = "spam"
    HATE = "hate"
    OFFENSIVE = "offensive"
    SARCASM = "sarcasm"
    JOKE = "joke"
    DANGER_SELF = "danger-self"
    DANGER_OTHERS = "danger-others"


#: What a group of phrasings may ask for, by the words that stand in a playbook.
CONDITIONS = frozenset[str]({*Emotion, *Sentiment, *Need, *Topic, *Mishap, *Circumstance})


@dataclass(frozen=True, kw_only=True, slots=True)
class Accent:
    """What a voice does differently in one language or on one channel; None where it does not."""

    signature: str | None = None
    contact: str | None = None
    avoid: tuple[str, ...] | None = None
    say: Mapping[str, str] | None = None
    emoji: bool | None = None
    speaker: Speaker | None = None
    formality: Formality | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """How a brand sounds. `signature` may be empty; `avoid` lists words the guard refuses.

    `say` maps words we do not use to those we use for them ("customer" → "guest"). `languages` and `channels` hold what
    is different there; a channel's accent stands over a language's.
    """

    brand: str
    signature: str = ""
    language: str = "en"
    contact: str = ""  #: where personal data may go: a help page or a direct message
    avoid: tuple[str, ...] = ()
    say: Mapping[str, str] = field(default_factory=dict)
    emoji: bool = False
    speaker: Speaker = Speaker.WE
    formality: Formality | None = None  #: None for what a language is used to: vous in French, du and tú elsewhere
    languages: Mapping[str, Accent] = field(default_factory=dict)
    channels: Mapping[str, Accent] = field(default_factory=dict)

    def on(self, channel: str, language: str) -> Voice:
        """Answer the voice as it sounds on a network in a language, its accents applied."""
        voice = self
        for accent in (self.languages.get(language), self.channels.get(channel)):
            if accent is not None:
                voice = voice._with(accent)
        return voice

    def _with(self, accent: Accent) -> Voice:
        return replace(
            self,
            signature=self.signature if accent.signature is None else accent.signature,
            contact=self.contact if accent.contact is None else accent.contact,
            avoid=self.avoid if accent.avoid is None else accent.avoid,
            say=self.say if accent.say is None else accent.say,
            emoji=self.emoji if accent.emoji is None else accent.emoji,
            speaker=accent.speaker or self.speaker,
            formality=accent.formality or self.formality,
        )

    def addressing(self, formality: Formality | None) -> Voice:
        """Answer the voice as it speaks to somebody who wants to be addressed so, whatever its accents say; as it is
        where nobody has said.
        """
        if formality is None:
            return self
        return replace(
            self,
            formality=formality,
            languages={name: replace(accent, formality=None) for name, accent in self.languages.items()},
            channels={name: replace(accent, formality=None) for name, accent in self.channels.items()},
        )

    def is_formal(self, language: str) -> bool:
        """Say whether the author is addressed formally in a language."""
        return self.formality is Formality.FORMAL if self.formality else language == "fr"


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrasing:
    """One way to make a move: its words, and the conditions under which alone they may be said (all of them)."""

    text: str
    when: frozenset[str] = frozenset()


#: language → move → the ways to make it.
Phrases = Mapping[str, Mapping[str, tuple[Phrasing, ...]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Playbook:
    """When it applies (all that is named must match), the moves of its reply, and who may let it go out.

    `words` and `unless` are words of which one must, and none may, stand in the post. `facts` are ids of facts that are
    told where an ask finds no other. `authority` is the least role that may approve; `four_eyes` asks that whoever
    wrote does not approve alone; `sla` is the time to an answer in milliseconds where it is shorter than the usual one.
    What is to `escalate` goes to the leads at once, `because` of a reason in words ("speaks of hurting themselves").
    """

    name: str
    label: str
    order: int
    intents: frozenset[Intent] = frozenset()
    sentiments: frozenset[Sentiment] = frozenset()
    emotions: frozenset[Emotion] = frozenset()
    needs: frozenset[Need] = frozenset()
    signals: frozenset[Signal] = frozenset()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    platforms: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    caller: Caller | None = None
    hours: Hours | None = None
    tone: Tone = Tone.PLAIN
    moves: tuple[str, ...] = ()
    phrases: Phrases = field(default_factory=dict)
    facts: tuple[str, ...] = ()
    authority: Role = Role.APPROVER
    sla: int | None = None
    needs_reply: bool = True
    escalate: bool = False
    because: str = ""
    four_eyes: bool = False
