"""Hold the shapes in which people tell of their trouble in English, and how we say each back to them.

A shape is read from left to right: small words stand for themselves, those joined by bars for any of them, a question
mark says that it may be missing, and a name in capitals is read by a reader of its own. In what we say the same word
stands for what was read; `~` is where "still" and its like belong.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from responders.reading import phrases
from responders.reading import plain_words
from responders.reading.phrases import Phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """How a trouble is told, without who or what has it, and how it is said back."""

    heard: tuple[str, ...]
    said: tuple[str, ...]
    firsts: frozenset[str]  #: it begins with one of these words; none where it may begin with any


#: What agrees with what it is said of.
_VERBS: Mapping[str, frozenset[str]] = {
    "BE": frozenset({"is", "are", "was", "were"}),
    "HAVE": frozenset({"has", "have"}),
    "DO": frozenset({"do", "does", "did"}),
    "KEEP": frozenset({"keep", "keeps", "kept"}),
}


def _shape(heard: str, said: str = "") -> Shape:
    parts = tuple(heard.split())
    return Shape(heard=parts, said=tuple((said or heard).split()), firsts=_firsts(parts))


def _firsts(heard: Sequence[str]) -> frozenset[str]:
    """Answer the words of a shape's first part, and of those that stand there where it is missing."""
    needed = next(place for place, part in enumerate(heard) if not part.endswith("?"))
    names = [name for part in heard[: needed + 1] for name in part.rstrip("?").split("|")]
    is_open = any(name.isupper() and name not in _VERBS for name in names)
    return frozenset() if is_open else frozenset().union(*(_VERBS.get(name, {name}) for name in names))


#: What somebody does not get, see or have.
_SENSE = "get|receive|see|find|hear|recognize|recognise"
_GOT = "got|received|gotten"
#: How people begin to tell that they have trouble.
_HAVING = "am|are|have? been? have|having|had|experience|experiencing|got?"
_ISSUES = "a|an|some|the|this? same? trouble|problem|problems|issue|issues|difficulty|difficulties"
#: Behind "I" and "we"; "you" goes before what is said.
OF_PEOPLE = (
    _shape("can not seem? to? DEED", "~ cannot DEED"),
    _shape("can|am|are no longer able? to? DEED", "can no longer DEED"),
    _shape("am|are not allowed to DEED", "are ~ not allowed to DEED"),
    _shape("have|had no LACKED", "~ have|had no LACKED"),
    _shape("am? get|getting|see|seeing|receive|receiving NOTICE WHEN", "~ get NOTICE WHEN"),
    _shape("could not DEED", "~ could not DEED"),
    _shape("am|are|been? not able to DEED", "~ cannot DEED"),
    _shape("was|were not able to DEED", "~ could not DEED"),
    _shape("have not been able to DEED", "have ~ not been able to DEED"),
    _shape("am|are|have? been? struggle|struggling to DEED", "are ~ struggling to DEED"),
    _shape(f"do not {_SENSE} GAIN", f"~ do not {_SENSE} GAIN"),
    _shape("did not get|receive GAIN", "~ did not get|receive GAIN"),
    _shape("do|did not have NEED", "~ do|did not have NEED"),
    _shape(f"have not {_GOT} GAIN", f"have ~ not {_GOT} GAIN"),
    _shape(f"never {_GOT} GAIN"),
    _shape("am|are? not getting|receiving GAIN", "are ~ not getting|receiving GAIN"),
    _shape("keep|keeps getting DONE", "keep getting DONE"),
    _shape("keep|keeps DOING", "keep DOING"),
    _shape("kept DOING"),
    _shape("have yet to get|receive GAIN"),
    _shape("am missing OWN", "are ~ missing OWN"),
    _shape("left OWN PLACE"),
    _shape("have|had to DEED again|twice", "had to DEED again|twice"),
    _shape("have? lost OWN", "lost OWN"),
    _shape(f"{_HAVING} {_ISSUES} with|in|trying? DOING", "are ~ having trouble DOING"),
    _shape(f"{_HAVING} {_ISSUES} with|on THING", "are ~ having trouble with THING"),
    _shape("am? get|getting|receive|see|seeing|receiving ALARM", "~ get ALARM"),
    _shape("got ALARM"),
    _shape("am|are|get locked|logged|kicked|signed|cut out|off", "are ~ locked|logged|kicked|signed|cut out|off"),
    _shape("was|were|got locked|logged|kicked|signed|cut out|off", "were ~ locked|logged|kicked|signed|cut out|off"),
    _shape("am|are stuck|disconnected|blocked|muted PLACE", "are ~ stuck|disconnected|blocked|muted PLACE"),
    _shape("was|were|got stuck|disconnected|blocked|muted PLACE", "were ~ stuck|disconnected|blocked|muted PLACE"),
    _shape("am|have? still|been waiting for GAIN", "are still waiting for GAIN"),
)
#: Behind a thing; BE, HAVE, DO and KEEP agree with it.
OF_THINGS = (
    _shape("BE not HAPPENING|DONE|THERE", "BE ~ not HAPPENING|DONE|THERE"),
    _shape("BE FAILING|WRONG|SPOILED", "BE ~ FAILING|WRONG|SPOILED"),
    _shape("BE being? sent to ASTRAY", "BE ~ being? sent to ASTRAY"),
    _shape("got SPOILED"),
    _shape("not HAPPENING|THERE", "is not HAPPENING|THERE"),
    _shape("not DONE", "has not been DONE"),
    _shape("HAVE not been? DONE|HAPPENED", "HAVE ~ not been? DONE|HAPPENED"),
    _shape("HAVE not been HAPPENING", "HAVE ~ not been HAPPENING"),
    _shape("no longer HAPPENS", "no longer HAPPENS"),
    _shape("HAVE been SPOILED|WRONG|FAILING", "HAVE ~ been SPOILED|WRONG|FAILING"),
    _shape("HAVE FAILED", "HAVE ~ FAILED"),
    _shape("DO|could|will|would not let|allow me|us to? DEED", "DO|could|will|would not let you DEED"),
    _shape("will|would not stop HAPPENING|FAILING", "~ will|would not stop HAPPENING|FAILING"),
    _shape("can not be DONE", "~ cannot be DONE"),
    _shape("could not be DONE", "~ could not be DONE"),
    _shape("can not HAPPEN", "~ cannot HAPPEN"),
    _shape("DO|could|will|would not HAPPEN", "~ DO|could|will|would not HAPPEN"),
    _shape("can not DEED", "~ cannot DEED"),
    _shape("DO|could|will|would not DEED", "~ DO|could|will|would not DEED"),
    _shape("KEEP asking|telling me|us to DEED", "KEEP asking|telling you to DEED"),
    _shape("KEEP getting|being DONE|SPOILED"),
    _shape("KEEP AGAIN|DOING"),
    _shape("refuse|refuses|refused to HAPPEN|DEED", "~ refuse|refuses|refused to HAPPEN|DEED"),
    _shape("stopped|stops|stop DOING|HAPPENING", "~ stopped|stops|stop DOING|HAPPENING"),
    _shape("BE not letting|allowing me|us to? DEED", "BE ~ not letting you DEED"),
    _shape("FAILS", "~ FAILS"),
    _shape("BE showing|marked|listed as WRONG|DONE", "BE ~ showing|marked|listed as WRONG|DONE"),
    _shape("never|rarely|barely HAPPENS|HAPPENED|HAPPEN"),
    _shape("HAVE yet to HAPPEN"),
    _shape("MAKE me|us DEED", "~ MAKE you DEED"),
    _shape("MAKE me|us to DEED", "~ MAKE you DEED"),
    _shape("BE making|forcing me|us to? DEED", "BE ~ making you DEED"),
    _shape("BE asking me|us for THING", "BE ~ asking you for THING"),
    _shape("BE too|so EXTREME", "BE ~ too|so EXTREME"),
    _shape("BE very|extremely|super|really EXTREME", "BE ~ so EXTREME"),
    _shape("HAVE no LACKED", "~ HAVE no LACKED"),
    _shape("BE acting weird|strange|funny|odd|crazy|weirdly", "BE ~ acting up"),
    _shape("BE taking forever|ages|long to HAPPEN", "BE ~ taking so long to HAPPEN"),
    _shape("takes|take forever|ages|long to HAPPEN", "~ takes|take so long to HAPPEN"),
    _shape("BE taking forever|ages", "BE ~ taking so long"),
    _shape("takes|take forever|ages", "~ takes|take so long"),
    _shape("goes|go|went to ASTRAY", "~ goes|go|went to ASTRAY"),
)
#: Behind "none of my".
OF_NONE = (
    _shape("BE HAPPENING|DONE|THERE"),
    _shape("will HAPPEN"),
    _shape("HAPPEN|works"),
)
#: These say themselves whose trouble it is.
WHOLE = (
    _shape("not let|letting|allow|allowing me|us to? DEED", "you cannot DEED"),
    _shape("not let|letting|allow|allowing me|us back? in|on", "you cannot get back? in|on"),
    _shape("keeps|keep asking|telling me|us to DEED", "you keep being asked to DEED"),
    _shape("nothing HAPPENS", "nothing HAPPENS"),
    _shape("nothing is HAPPENING"),
    _shape("nothing happens|happened WHEN", "nothing happens|happened WHEN"),
    _shape("there is|was no sound|audio|music|access|space|storage"),
    _shape("no LACKED on|in THING", "there is no LACKED on|in THING"),
    _shape("there is no way|option|button|link to DEED"),
    _shape("there is no way for me|us to DEED", "there is no way to DEED"),
    _shape("there is not a|any way|option|button|link to DEED", "there is no way|option|button|link to DEED"),
)
#: Things nobody misses, and those that are a trouble themselves.
_UNWANTED = plain_words.listed(
    "error errors ad ads advertising warning warnings advertisement advertisements popup popups"
)
_ALARMS = plain_words.listed("error errors warning warnings")
#: What one has to have to go on.
_NEEDED = plain_words.listed("access option options button code codes signal internet connection sound audio space")
#: What tells something on a screen, and what one misses without an article.
_NOTICES = plain_words.listed(
    "message messages notification notifications popup popups pop-up pop-ups screen alert prompt page"
)
_LACKED = plain_words.listed(
    "sound audio signal internet connection wifi service reception access storage space music tracking gps"
)
#: What goes there goes astray.
_ASTRAY = plain_words.listed("old wrong another different other")
#: What may be done to a thing that nobody asked for.
_SPOILED = plain_words.listed(
    "deleted removed disabled suspended locked changed reset rejected declined blocked erased uninstalled cancelled "
    "canceled cut disconnected deactivated kicked logged signed"
)
#: What a thing may have too much of.
_EXTREME = plain_words.listed(
    "slow loud quiet low dark bright small big short long tight loose hot dim blurry weak noisy heavy thin thick narrow"
)
#: What a thing may do again and again without harm.
_HARMLESS = frozenset({
    "work", "run", "go through", "save", "accept", "arrive", "connect", "start", "sync", "match", "increase", "respond",
    "update", "count", "grow",
})  # fmt: skip
_MAKING: Mapping[str, str] = {
    "makes": "makes", "make": "make", "made": "made", "forces": "makes", "forced": "made", "requires": "makes",
}  # fmt: skip
_AGREEING: Mapping[str, tuple[str, str]] = {
    "is": ("is", "are"), "are": ("is", "are"), "was": ("was", "were"), "were": ("was", "were"),
    "has": ("has", "have"), "have": ("has", "have"), "does": ("does", "do"), "do": ("does", "do"),
    "did": ("did", "did"),
    "keeps": ("keeps", "keep"), "keep": ("keeps", "keep"), "kept": ("kept", "kept"),
    "takes": ("takes", "take"), "take": ("takes", "take"), "makes": ("makes", "make"), "make": ("makes", "make"),
    "made": ("made", "made"),
    "goes": ("goes", "go"), "go": ("goes", "go"), "stops": ("stops", "stop"), "stop": ("stops", "stop"),
    "refuses": ("refuses", "refuse"), "refuse": ("refuses", "refuse"),
    **{verb.third.split()[0]: (verb.third.split()[0], verb.base.split()[0])
       for verb in plain_words.EVENTS if verb.is_failing},
}  # fmt: skip
#: What stands behind these does not agree with anything.
_MODAL = frozenset({"will", "would", "cannot", "could", "got"})
#: Parts that read on to the end of what is said by themselves.
_READ_ON = ("DEED", "DOING", "PLACE", "ASTRAY", "WHEN")

Reader = Callable[[Sequence[str], int], Phrase | None]


def told(
    shapes: Sequence[Shape], words: Sequence[str], at: int, *, thing: Phrase | None = None
) -> tuple[str, ...] | None:
    """Answer what the first shape that fits behind a place says back; `thing` is what it is said of, if one."""
    near = {words[at], words[past_between(words, at)[1]]}
    for shape in shapes:
        found = _say(shape, words, at, thing) if not (shape.firsts and near.isdisjoint(shape.firsts)) else None
        if found is not None:
            return found
    return None


def past_between(words: Sequence[str], at: int) -> tuple[tuple[str, ...], int]:
    """Answer those of the words between two parts that say something, and the place behind all of them."""
    start = at
    while words[at] in plain_words.BETWEEN:
        at += 1
    return tuple(dict.fromkeys(word for word in words[start:at] if word in plain_words.TELLING)), at


def _say(shape: Shape, words: Sequence[str], at: int, thing: Phrase | None) -> tuple[str, ...] | None:
    read: dict[str, tuple[str, ...]] = {"~": ()}
    for part in shape.heard:
        found = _part(part, words, at)
        if found is None:
            between, behind = past_between(words, at)
            found = _part(part, words, behind) if behind > at else None
            read["~"] += between if found is not None else ()
        if found is None and not part.endswith("?"):
            return None
        read[part] = found.words if found is not None else ()
        at = found.end if found is not None else at
    said = [word for part in shape.said for word in read.get(part, (part,))]
    rest = None if shape.heard[-1] in _READ_ON else phrases.rest_at(words, at, ())
    if rest is None and shape.heard[-1] not in _READ_ON:
        return None
    return (*_agree(said, thing), *(rest.words if rest is not None else ()))


def _agree(said: Sequence[str], thing: Phrase | None) -> Sequence[str]:
    """Set the first verb in the number of what it is said of."""
    place = next((place for place, word in enumerate(said) if word in _AGREEING), None)
    if thing is None or place is None or not _MODAL.isdisjoint(said[:place]):
        return said
    return (*said[:place], _AGREEING[said[place]][thing.is_plural], *said[place + 1 :])


def _part(part: str, words: Sequence[str], at: int) -> Phrase | None:
    for name in part.rstrip("?").split("|"):
        reader = _READERS.get(name)
        found = reader(words, at) if reader is not None else phrases.word_at(words, at, {name})
        if found is not None:
            return found
    return None


def _thing(words: Sequence[str], at: int) -> Phrase | None:
    found = phrases.listed_at(words, at)
    is_told = found is not None and not found.is_of_people and not found.is_pronoun
    return found if is_told else None


def _gain(words: Sequence[str], at: int) -> Phrase | None:
    """Read what somebody misses; "a cancellation e-mail" is no e-mail that anybody waits for."""
    found = _thing(words, at)
    is_another = found is not None and found.words[0] in {"a", "an"} and len(found.words) < found.end - at
    return found if found is not None and not is_another and _UNWANTED.isdisjoint(found.words) else None


def _own(words: Sequence[str], at: int) -> Phrase | None:
    found = _thing(words, at)
    return found if found is not None and {"your", "access"} & set(found.words) else None


def _need(words: Sequence[str], at: int) -> Phrase | None:
    found = _thing(words, at)
    return found if found is not None and not _NEEDED.isdisjoint(found.words) else None


def _alarm(words: Sequence[str], at: int) -> Phrase | None:
    found = _thing(words, at)
    return found if found is not None and not _ALARMS.isdisjoint(found.words) else None


def _notice(words: Sequence[str], at: int) -> Phrase | None:
    found = _thing(words, at)
    return found if found is not None and found.words[-1] in _NOTICES else None


def _lacked(words: Sequence[str], at: int) -> Phrase | None:
    """Read "sound", and "internet connection": what is told without an article behind a "no"."""
    before, word = (words[at] if words[at + 1] in _LACKED else ""), words[at + bool(words[at + 1] in _LACKED)]
    told = tuple(filter(None, (before, word)))
    return Phrase(words=told, end=at + len(told)) if _LACKED.issuperset(told) else None


def _place(words: Sequence[str], at: int) -> Phrase | None:
    found = phrases.rest_at(words, at, ())
    return found if found is not None and found.words else None


def _astray(words: Sequence[str], at: int) -> Phrase | None:
    found = _thing(words, at)
    return found if found is not None and not _ASTRAY.isdisjoint(found.words) else None


def _there(words: Sequence[str], at: int) -> Phrase | None:
    return phrases.word_at(words, at, {"there", "available"}) or (
        _place(words, at) if words[at] in {"in", "on", "at"} else None
    )


def _wrong(words: Sequence[str], at: int) -> Phrase | None:
    return phrases.word_at(words, at, plain_words.WRONG)


def _one_of(listed: frozenset[str]) -> Reader:
    return lambda words, at: phrases.word_at(words, at, listed)


def _event(form: str, *, is_failing: bool) -> Reader:
    def read(words: Sequence[str], at: int) -> Phrase | None:
        found = phrases.verb_at(words, at, phrases.EVENTS[form])
        if found is None or found[0].is_failing is not is_failing:
            return None
        return Phrase(words=tuple(getattr(found[0], form).split()), end=found[1])

    return read


def _happening_again(words: Sequence[str], at: int) -> Phrase | None:
    found = phrases.verb_at(words, at, phrases.EVENTS["ing"])
    if found is None or found[0].base in _HARMLESS:
        return None
    return Phrase(words=tuple(found[0].ing.split()), end=found[1])


def _fails(words: Sequence[str], at: int) -> Phrase | None:
    """Read "crash", "crashes", "disappeared" and "broken"; a state without its "is" gets it back."""
    if words[at] in {"broken", "frozen"}:
        return Phrase(words=("is", words[at]), end=at + 1)
    found = phrases.verb_at(words, at, phrases.EVENTS["base"])
    if found is not None and found[0].is_failing and found[0].base != found[0].participle:
        return Phrase(words=tuple(found[0].third.split()), end=found[1])
    return _event("third", is_failing=True)(words, at) or _event("participle", is_failing=True)(words, at)


def _made(words: Sequence[str], at: int) -> Phrase | None:
    """Read what makes somebody do something, and say it without force."""
    said = _MAKING.get(words[at])
    return Phrase(words=(said,), end=at + 1) if said else None


_READERS: Mapping[str, Reader] = {
    "DEED": lambda words, at: phrases.deed_at(words, at, "base"),
    "DOING": lambda words, at: phrases.deed_at(words, at, "ing"),
    "THING": _thing,
    "GAIN": _gain,
    "OWN": _own,
    "NEED": _need,
    "ALARM": _alarm,
    "NOTICE": _notice,
    "LACKED": _lacked,
    "PLACE": _place,
    "WHEN": phrases.occasion_at,
    "ASTRAY": _astray,
    "THERE": _there,
    "WRONG": _wrong,
    "DONE": phrases.done_at,
    "SPOILED": lambda words, at: phrases.word_at(words, at, _SPOILED),
    "HAPPEN": _event("base", is_failing=False),
    "HAPPENING": _event("ing", is_failing=False),
    "HAPPENS": _event("third", is_failing=False),
    "HAPPENED": _event("participle", is_failing=False),
    "AGAIN": _happening_again,
    "FAILING": _event("ing", is_failing=True),
    "FAILED": _event("participle", is_failing=True),
    "FAILS": _fails,
    **{name: _one_of(listed) for name, listed in _VERBS.items()},
    "MAKE": _made,
    "EXTREME": _one_of(_EXTREME),
}
