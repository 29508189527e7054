"""Read phrases of plain English in a post, word by word, and turn them to the second person.

A phrase is only read as far as each of its words is on the lists of `plain_words`. Before a noun other words are left
out ("my stupid account" becomes "your account"); anywhere else they end the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Container
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from responders.reading import plain_words
from responders.reading.plain_words import Verb

#: Behind the last word, and wherever a mark stands that parts what is said.
END = "."
#: No shape looks farther ahead than this from a word.
AHEAD = 6
_MOST_WORDS = 120
#: What ends like these may be told of somebody, and be no part of a thing's name.
_VERB_LIKE = ("ing", "ed", "ly", "s")
#: So many unknown words may stand between "my" and what it is.
_MOST_LEFT_OUT = 3
#: A phrase with more of these behind its verb says too much at once.
_MOST_PARTS = 4
_LONGEST_VERB = 3
_WORD = re.compile(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*|\S")
#: Several words that are one.
_JOINED = (
    (re.compile(r"\b(?:2|two)[ -]?(?:step|factor)\b", re.IGNORECASE), "two-step"),
    (re.compile(r"\bback[ -]up(?= (?:codes?|e-?mails?|phones?|numbers?)\b)", re.IGNORECASE), "backup"),
    (re.compile(r"\bface ?id\b", re.IGNORECASE), "face-id"),
    (re.compile(r"\btouch ?id\b", re.IGNORECASE), "touch-id"),
    (re.compile(r"\bqr ?code", re.IGNORECASE), "qr-code"),
    (re.compile(r"\bsmart ?tv\b", re.IGNORECASE), "smart-tv"),
    (re.compile(r"\bapple (?=(?:tv|watch)\b)", re.IGNORECASE), "apple-"),
    (re.compile(r"\b(?:fire ?tv(?: stick)?|fire ?stick)\b", re.IGNORECASE), "fire-tv"),
    (re.compile(r"\bnintendo switch\b", re.IGNORECASE), "nintendo-switch"),
    (re.compile(r"\bpre order", re.IGNORECASE), "pre-order"),
    (re.compile(r"\b(?:every|each)(?: single)? one of\b", re.IGNORECASE), "all of"),
    (re.compile(r"\bxbox (?:one|360|series)\b", re.IGNORECASE), "xbox"),
    (re.compile(r"\b(my|our|a|the|this|each|for|of) top ?up(?=s?\b)", re.IGNORECASE), r"\1 top-up"),
    (re.compile(r"\b(to|can|could|i|we|you) top-up\b", re.IGNORECASE), r"\1 top up"),
    (re.compile(r"\bcarry on(?=s?\b(?! (?:with|playing|using|as if)))", re.IGNORECASE), "carry-on"),
    (re.compile(r"\bin-?flight ", re.IGNORECASE), ""),
    (re.compile(r"\b(?:seem|look|sound)s? like\b", re.IGNORECASE), "seems"),
)
_PLURAL_LIKE = plain_words.listed(
    "access address bonus progress news ios windows dress mattress pass boarding-pass lens class canvas series gps bus "
    "wireless sms status business process"
)
#: Behind these stands where or by what something happens.
WHERE = plain_words.PREPOSITIONS - {"for", "of", "to"}
#: Nobody knows any more what these were.
_UNTOLD = frozenset({"it", "them", "you"})
VAGUE = frozenset({"anything", "everything", "nothing", "something", "anyone"})
#: "You cannot find anything" may be praise; of these it is none.
_TAKING_ANY = plain_words.listed(
    "play stream use access buy select post delete add change click open download install load hear "
    "save watch upload send"
)
_WHEN = frozenset({"when", "whenever", "while"})
_TRYING: Mapping[str, str] = {"try": "try", "want": "want", "need": "need", "attempt": "try", "tried": "tried"}
#: These verbs are so clear that any word may follow: "I can't log in since Tuesday".
_FIRM = frozenset(
    {"log in", "sign in", "log back in", "sign back in", "play", "go online", "get online", "sign up", "log out"}
)
#: What may be said where we do not say of what: "access", "log into".
_ELSE: Mapping[str, Mapping[str, str]] = {
    "access": {"base": "get access", "ing": "getting access"},
    "log into": {"base": "log in", "ing": "logging in"},
    "sign into": {"base": "sign in", "ing": "signing in"},
    "get into": {"base": "get in", "ing": "getting in"},
}
#: Of these verbs a name that we do not say may follow: "watch [it]".
_UNNAMED = frozenset({"watch", "stream", "download", "install", "order"})
#: "I cannot fly you again" is not that they cannot fly.
_PERSONS = frozenset({"you", "u", "him", "her"})
_SPLIT = frozenset({"more", "without", "unless", "until", "except", "than", "enough", "better"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Phrase:
    """What was read, in the second person, and the place behind it."""

    words: tuple[str, ...]
    end: int
    is_plural: bool = False
    is_of_people: bool = False
    is_pronoun: bool = False


def tokens(sentence: str) -> tuple[str, ...]:
    """Answer the words of a sentence in small letters, as we spell them, marks apart, and `END` behind them."""
    found: list[str] = []
    plain = sentence.replace("’", "'")
    for several, one in _JOINED:
        plain = several.sub(one, plain)
    for word in _WORD.findall(plain)[:_MOST_WORDS]:
        found += plain_words.SPELLINGS.get(word.lower(), word.lower()).split()
    return (*found, *[END] * AHEAD)


def _forms(verbs: Sequence[Verb]) -> Mapping[str, Mapping[str, Verb]]:
    return {form: {getattr(verb, form): verb for verb in verbs} for form in ("base", "ing", "participle", "third")}


DEEDS = _forms(plain_words.DEEDS)
EVENTS = _forms(plain_words.EVENTS)
_ALIASES = {"login": "log in", "signin": "sign in", "logon": "log on", "signup": "sign up", "setup": "set up"}
_AUXILIARY = plain_words.listed("is are was were has have do does did can could will would keeps keep not got")
_VERBAL = frozenset(
    word
    for verb in (*plain_words.DEEDS, *plain_words.EVENTS)
    for form in (verb.base, verb.ing, verb.participle, verb.third)
    for word in form.split()[:1]
)
_FUNCTIONAL = (
    _VERBAL | plain_words.PREPOSITIONS | plain_words.ADVERBS | plain_words.BETWEEN
    | frozenset(plain_words.DETERMINERS) | frozenset(plain_words.PRONOUNS) | _WHEN
    | plain_words.listed(
        "i we you your he she his her they their who that which what why how if and but or so because is are was were "
        "be been am has have had having do does did can could will would should not no never says said keeps keep kept "
        "than please help thanks since after before there want need try trying up off out down over away"
    )
)  # fmt: skip


def verb_at(words: Sequence[str], at: int, verbs: Mapping[str, Verb]) -> tuple[Verb, int] | None:
    """Answer the longest verb of a form that begins at a place, and the place behind it."""
    for length in range(_LONGEST_VERB, 0, -1):
        told = " ".join(words[at : at + length])
        verb = verbs.get(_ALIASES.get(told, told) if length == 1 else told)
        if verb is not None and (length > 1 or verb.base == _ALIASES.get(told, verb.base) or told not in _ALIASES):
            return verb, at + length
    return None


def noun_at(words: Sequence[str], at: int) -> Phrase | None:
    """Answer the thing that a place begins to name: "my old phone number", "all the files", "it"."""
    if words[at] in plain_words.PRONOUNS:
        return Phrase(words=(plain_words.PRONOUNS[words[at]],), end=at + 1, is_pronoun=True)
    said: list[str] = []
    if words[at : at + 2] == ("none", "of") and words[at + 2] in plain_words.DETERMINERS:
        said, at = ["none", "of"], at + 2
    while words[at] in plain_words.DETERMINERS and len(said) <= 3:
        said = [] if words[at] == "all" else said  # "the all the cash"
        said.append(plain_words.DETERMINERS[words[at]])
        at += 1
        if words[at] == "of" and words[at - 1] in {"all", "any", "some"}:
            said += ["of"] if words[at - 1] in {"any", "some"} else []
            at += 1
    return _noun_behind(words, at, said)


def _noun_behind(words: Sequence[str], at: int, said: list[str]) -> Phrase | None:
    """Read on to the last noun in a row; what is unknown is left out where it is clear that a noun has to come."""
    is_bare, left_out = not said, 0
    whole: Phrase | None = None
    while words[at] != END:
        word = words[at]
        if word in plain_words.COLOURS and words[at + 1] not in plain_words.COLOURED:
            break
        if whole is not None and _begins_to_tell(words, at, whole):
            break
        if word in plain_words.NOUNS or word in plain_words.DEVICES:
            said.append(plain_words.DEVICES.get(word, word))
            whole = Phrase(
                words=_with_article(said, word) if is_bare else tuple(said),
                end=at + 1,
                is_plural=_is_plural(word),
                is_of_people=word in plain_words.PEOPLE,
            )
        elif word in plain_words.ADJECTIVES:
            said.append(word)
        elif whole is None and left_out < _MOST_LEFT_OUT and is_unknown(word):
            if word.endswith("'s") or word in plain_words.KIN:
                return None  # what is somebody else's is not said to be the author's
            if is_bare and not _stands_before_several(words, at):
                break
            left_out += 1
        else:
            break
        at += 1
    return whole


def _begins_to_tell(words: Sequence[str], at: int, thing: Phrase) -> bool:
    """Say whether a word that may be a noun, too, tells of the thing: "the transfer show up", "friends transfer"."""
    found = verb_at(words, at, EVENTS["base"]) or (verb_at(words, at, DEEDS["base"]) if thing.is_of_people else None)
    return found is not None and (thing.is_of_people or found[1] > at + 1)


def _stands_before_several(words: Sequence[str], at: int) -> bool:
    """Say whether a word that we do not know stands right before several things: "stranger missions"."""
    return words[at].isalpha() and not words[at].endswith(_VERB_LIKE) and _is_several(words[at + 1])


def _is_several(noun: str) -> bool:
    return noun in plain_words.NOUNS and noun not in plain_words.PEOPLE and _is_plural(noun)


def is_unknown(word: str) -> bool:
    """Say whether a word may be left out: one that we do not say, and that does not hold a sentence together."""
    return word.replace("-", "").isalnum() and word not in _FUNCTIONAL


def _is_plural(noun: str) -> bool:
    return noun.endswith("s") and noun not in _PLURAL_LIKE


def _with_article(said: Sequence[str], noun: str) -> tuple[str, ...]:
    """Put in the article that hasty writers leave out."""
    stands_alone = noun in plain_words.MASS or noun in plain_words.DEVICES or _is_plural(noun)
    return tuple(said) if stands_alone else ("your" if noun in plain_words.OWN else "the", *said)


def listed_at(words: Sequence[str], at: int) -> Phrase | None:
    """Answer a thing, or two that "and" joins: "my pictures and albums"."""
    first = noun_at(words, at)
    if first is None or words[first.end] not in {"and", "or"}:
        return first
    second = noun_at(words, first.end + 1)
    ends = second is not None and (words[second.end] in {END, ",", "and"} or words[second.end] in _FUNCTIONAL)
    if (
        second is None
        or not ends
        or begins_to_tell(words[second.end])
        or second.words[0] in plain_words.PRONOUNS.values()
    ):
        return first
    return Phrase(
        words=(*first.words, words[first.end], *second.words),
        end=second.end,
        is_plural=True,
        is_of_people=first.is_of_people or second.is_of_people,
    )


def begins_to_tell(word: str) -> bool:
    """Say whether behind a thing such a word tells of it: "is", "keeps"."""
    return word in _AUXILIARY or word in EVENTS["third"] or word in plain_words.BETWEEN


def deed_at(words: Sequence[str], at: int, form: str, *, told_as: str = "") -> Phrase | None:
    """Answer what somebody does, with what they do it to and where: "log in to your account on the website".

    `form` is the verb's form in the post, `told_as` the one it is said in, if another: base, ing, participle or third.
    """
    found = verb_at(words, at, DEEDS[form])
    if found is None:
        return None
    verb, at = found
    told_as = told_as or form
    said: list[str] = getattr(verb, told_as).split()
    if words[at] in {"or", "and", "/"} and (other := verb_at(words, at + 1, DEEDS[form])) is not None:
        said += [words[at].replace("/", "or"), *getattr(other[0], told_as).split()]
        verb, at = other
    thing = listed_at(words, at)
    if thing is not None and thing.words[-1] in VAGUE and verb.base not in _TAKING_ANY:
        return None
    if thing is not None and thing.words[-1] in _UNTOLD and words[thing.end : thing.end + 2] != ("to", "work"):
        return None
    if thing is not None:
        said = _towards(said) if verb.is_whole else said
        said += thing.words
        at = thing.end
    elif verb.base in _ELSE and is_unknown(words[at]):
        said, at = [*_ELSE[verb.base][told_as].split()], _past_unknown(words, at)
        return rest_at(words, at, said)
    elif told_as == "base" and verb.base in _UNNAMED and is_unknown(words[at]) and words[at] not in _SPLIT:
        return Phrase(words=(*said, "what", "you", "want", "to"), end=at)
    elif verb.base in _FIRM:
        at = _past_unknown(words, at)
    elif not (_stands_alone(verb, words[at]) or (verb.base == "get" and words[at] == "to" and noun_at(words, at + 1))):
        return None
    return rest_at(words, at, said)


def _towards(said: list[str]) -> list[str]:
    """Answer "log in to" for "log in", "get into" for "get in"."""
    if said[0] in {"get", "getting"} and said[-1] == "in":
        return [*said[:-1], "into"]
    return [*said, "to"] if said[-1] in {"in", "on"} else said


def _past_unknown(words: Sequence[str], at: int) -> int:
    """Answer the place behind a name that we do not say: "play [it] online"."""
    behind = at
    while behind < at + _MOST_LEFT_OUT and is_unknown(words[behind]):
        behind += 1
    return behind if words[behind] in _FUNCTIONAL else at


def _stands_alone(verb: Verb, behind: str) -> bool:
    is_end = verb.base in _FIRM or behind in _FUNCTIONAL or not behind.isalnum()
    return verb.is_whole and is_end and behind not in _PERSONS


def rest_at(words: Sequence[str], at: int, said: Sequence[str]) -> Phrase | None:
    """Read on what stands behind a verb: where, how, with what; None where what follows turns the sense."""
    kept, parts = list(said), 0
    while parts < _MOST_PARTS and (part := _part_at(words, at)) is not None:
        kept += part.words
        at, parts = part.end, parts + 1
    return None if words[at] in _SPLIT else Phrase(words=tuple(kept), end=at)


def _part_at(words: Sequence[str], at: int) -> Phrase | None:
    word = words[at]
    if word == "at" and words[at + 1] == "all":
        return Phrase(words=("at", "all"), end=at + 2)
    if word == "to" and (deed := deed_at(words, at + 1, "base")) is not None:
        return Phrase(words=("to", *deed.words), end=deed.end)
    if word == "to" and (event := verb_at(words, at + 1, EVENTS["base"])) is not None and not event[0].is_failing:
        return Phrase(words=("to", *event[0].base.split()), end=event[1])
    if word in plain_words.PREPOSITIONS and (thing := _told_at(words, at + 1)) is not None:
        return Phrase(words=(word, *thing.words), end=thing.end)
    if word in plain_words.ADVERBS:
        return Phrase(words=(word,), end=at + 1)
    return occasion_at(words, at) or done_at(words, at)


def occasion_at(words: Sequence[str], at: int) -> Phrase | None:
    """Read "when I try to log in" and "every time I open my files"."""
    told = ("every", "time") if tuple(words[at : at + 2]) == ("every", "time") else (words[at],)
    attempt = _attempt_at(words, at + len(told)) if told[0] in _WHEN or len(told) > 1 else None
    return Phrase(words=(*told, *attempt.words), end=attempt.end) if attempt is not None else None


def _told_at(words: Sequence[str], at: int) -> Phrase | None:
    thing = listed_at(words, at)
    return thing if thing is not None and thing.words[-1] not in _UNTOLD else None


def word_at(words: Sequence[str], at: int, listed: Container[str]) -> Phrase | None:
    """Answer a word that is one of these."""
    return Phrase(words=(words[at],), end=at + 1) if words[at] in listed else None


def done_at(words: Sequence[str], at: int) -> Phrase | None:
    """Answer what was done to a thing: "deleted", "logged out"."""
    if words[at] not in plain_words.DONE:
        return None
    behind = words[at + 1] if words[at + 1] in {"in", "out", "off", "up"} else ""
    return Phrase(words=tuple(filter(None, (words[at], behind))), end=at + 1 + bool(behind))


def _attempt_at(words: Sequence[str], at: int) -> Phrase | None:
    """Read "I try to log in", and "I open my files"."""
    if words[at] not in {"i", "we"}:
        return None
    at += 1
    while words[at] in plain_words.BETWEEN:
        at += 1
    told = _TRYING.get(words[at])
    if told and words[at + 1] in {"to", "and"} and (deed := deed_at(words, at + 2, "base")) is not None:
        return Phrase(words=("you", told, "to", *deed.words), end=deed.end)
    deed = deed_at(words, at, "base")
    return Phrase(words=("you", *deed.words), end=deed.end) if deed is not None else None


def thing_and_place(words: Sequence[str], at: int) -> Iterator[Phrase]:
    """Yield the thing that begins at a place, first with where it is ("the videos on my channel"), then alone."""
    thing = listed_at(words, at)
    if thing is None:
        return
    if words[thing.end] in {"on", "of", "in", "for", "from"}:
        where = _told_at(words, thing.end + 1)
        if where is not None:
            yield Phrase(
                words=(*thing.words, words[thing.end], *where.words),
                end=where.end,
                is_plural=thing.is_plural,
                is_of_people=thing.is_of_people,
            )
        behind = thing.end + 1
        while behind <= thing.end + _MOST_LEFT_OUT + 1 and is_unknown(words[behind]):
            behind += 1
        if where is None and begins_to_tell(words[behind]):
            yield replace(thing, end=behind)
    yield thing
