"""Name what a post in English wants to do or asks about, as a noun: "how do I sort my contacts" is about "sorting your
contacts".

What comes out is made of the words in `plain_words` alone, as in mirroring.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from responders.reading import phrases
from responders.reading import plain_words
from responders.reading import shapes
from responders.reading.phrases import Phrase

_FEWEST_WORDS, _MOST_WORDS = 2, 16
_ARTICLE = re.compile(r"\ba (?=[aeio])")
#: How many words before what is wished say whose wish it is.
_BEFORE = 3
#: What may stand before a sentence that leaves out its "I".
_OPENERS = plain_words.listed(
    "hi hello hey please help and but so because now still also ok okay well yo guys team sir anyone again since then "
    "ugh sorry suddenly , : ( - ) * ? ! . yes just"
)


def by_first_word(*listed: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Sort phrases by their first word, the longest first, for `behind`."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in sorted(listed, key=len, reverse=True):
        found.setdefault(one.split()[0], []).append(tuple(one.split()))
    return found


#: What stands before what is asked: "how do I", "is there a way to".
_ASKED = by_first_word(
    *("how do i", "how do we", "how can i", "how can we", "how to", "how would i", "how could i", "how should i"),
    *("how do you", "how does one", "how would one", "how are we going to", "how am i going to", "go about"),
    *("can i", "can we", "could i", "could we", "may i", "may we", "should i", "should we", "do i need to"),
    *("when can i", "when can we", "when could i", "when do i", "when do we", "when will i", "when will we"),
    *("where can i", "where can we", "where do i", "where do we", "where should i", "how soon can i"),
    *("do i have to", "do we need to", "do we have to", "am i supposed to", "am i allowed to", "are we allowed to"),
    *("why do i have to", "why do we have to", "why do i need to", "why should i", "why must i", "have to do to"),
    *("need to do to", "what do i do to", "way i can", "way we can", "way for me to", "way for us to", "options to"),
    *(
        "steps to",
        "instructions to",
        "instructions on",
        "a way to",
        "any way to",
        "ways to",
        "way to",
        "is there no way to",
        "option to",
    ),
    *("possible to", "possible for me to", "possible for us to", "possibility to", "possibility of", "reason for"),
    *("help me to", "help me", "help us", "help with", "help in", "help", "assistance with", "advice on", "tips on"),
    *("i need to", "i would like to", "we need to", "we would like to", "looking to", "hoping to", "planning to"),
    *(
        "process to",
        "process for",
        "process of",
        "take to",
        "cost to",
        "much is it to",
        "charged for",
        "charge for",
        "charged to",
        "requirements to",
        "limit to",
    ),
    *("thinking of", "thinking about", "interested in", "let me", "allow me to", "i plan to"),
)
#: Who asks like this does not know how, or finds it a trouble.
_SEEKING = frozenset({"how", "where", "why", "way", "ways", "steps", "process", "instructions"})
#: What stands before what is wished where its subject is the author, or left out: "want to".
_WISHED = by_first_word("want to", "wanted to", "trying to", "tried to", "try to", "able to")
#: What stands before a thing of theirs to which something is to be done: "I need my account unlocked".
_NEEDED = by_first_word(
    "i need", "we need", "i want", "we want", "i would like", "we would like", "need", "want", "can i have"
)
#: What stands before what we are to do: of that only what is the author's own is named.
_BIDDEN = by_first_word(
    *("can you", "can you please", "can you guys", "can someone", "could you", "could you please"),
    *("would you please", "please"),
)
#: Nobody is told that we hand out, send or move these; a secret may be changed for another.
_MONEY = plain_words.listed("money cash funds")
_SECRETS = plain_words.listed("password passwords passcode passcodes PIN pin pins code codes login logins")
_CHANGING = plain_words.listed("resetting changing")
_NOT_BIDDEN = plain_words.listed("keep leave stop make get see read watch hear start let give help take find finish")
#: What stands before what somebody might do, in a question about what then comes.
_SUPPOSED = by_first_word("if i", "if we")
#: What others make somebody do, or what is to come, is no aim of theirs.
_NO_AIM = plain_words.listed(
    "told tell tells asked asking ask forced forces made had have has having supposed going got get gets you them him "
    "her me us someone anyone used due not never refuses refused refusing fails failed continue continues need needs "
    "seems seem unable able"
)
_TRIED = frozenset({"try", "tried", "trying"})
_SELF = plain_words.listed("i we am been be was had have to when")
#: What stands before a thing that is asked about: "question about my bill".
_ASKED_ABOUT = by_first_word(
    *("help with", "help me with", "help us with", "help on", "assistance with", "question about", "questions about"),
    *("question on", "question regarding", "asking about", "info on", "info about", "information on"),
    *("information about", "know about", "problem with", "issue with", "issues with", "problems with"),
    *("happened to", "wrong with", "up with", "status of", "eta on", "news about", "update about", "help for"),
    *("trouble with", "happening with", "going on with", "what about", "any word on", "any news on", "update on"),
    *("i need", "we need", "looking for", "know when", "know if", "know where", "know why", "wondering about"),
    *("inform me about", "inform me on", "tell me about", "tell me more about", "curious about", "concerned about"),
    *("worried about", "confused about", "confused by", "asking for", "interested in", "reason for", "reason behind"),
    *("regarding", "concerning", "complaint about", "complain about", "i want"),
    *("going to get", "going to have", "going to add", "going to release", "going to fix", "going to bring back"),
    *(
        "we want",
        "i would like",
        "we would like",
        "explain",
        "clarify",
        "limit on",
        "limit for",
        "limits on",
        "limits for",
        "limits to",
        "disappointed with",
    ),
)
#: The same where a sentence begins with it: "when will the app".
_ASKED_FIRST = by_first_word(
    *("is", "are", "was", "were", "has", "have", "does", "do", "did", "will", "can", "why is", "why are", "why does"),
    *("why is it that", "how come", "how about", "is it true that", "why will", "why were", "what happens to"),
    *(
        "why is there",
        "why are there",
        "why was there",
        "why do",
        "why did",
        "why was",
        "when is",
        "when are",
        "when will",
        "when does",
        "when do",
        "where is",
    ),
    *("where are", "what is", "what are", "how is", "how are", "how much is", "how much are", "how long does"),
    *("how long do", "how does", "how do", "is there", "are there", "do you have", "do you offer", "do you sell"),
    *("do you still have", "any chance of", "any plans for", "what kind of", "how many", "which", "which type"),
    *("which kind of", "which type of", "what type of"),
)
#: Behind these comes a verb for what is asked about.
_AWAITING = plain_words.listed("will does do did can could should")
#: Before these stands what is told of: "where did my camp go".
_TELLING = plain_words.listed("did does is are was were will has have can could should for about")
#: Behind these stands what is only told beside: "now that my loan was sold".
_BESIDE = plain_words.listed("that when since while because as after before once until than if")
#: Who asks for these asks for something else.
_OPEN = plain_words.listed("option options reason answer question help support service")
#: Who asks for the steps asks for what they lead to.
_WAYS = plain_words.listed("step steps")
#: Of what is theirs, these say least of what it is about.
_PASSING = plain_words.listed(
    "name names birthday bank country region location information info details answer post comment message messages "
    "reply response request option options history role list size date part way end side position text texts "
    "screenshot review report subscriber follower viewer"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """What somebody wants to do: whether they tried, and whether they do not know how."""

    said: str
    is_tried: bool = False
    is_sought: bool = False


def behind(words: Sequence[str], at: int, listed: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    """Answer the place behind the longest of these that stands at a place, 0 where none does."""
    found = (one for one in listed.get(words[at], ()) if tuple(words[at : at + len(one)]) == one)
    return next((at + len(one) for one in found), 0)


def opens(words: Sequence[str], at: int) -> bool:
    """Say whether a place begins what is told."""
    return at == 0 or words[at - 1] in _OPENERS


def joined(said: Sequence[str]) -> str:
    """Answer words as one text, with the article that fits."""
    return _ARTICLE.sub("an ", " ".join(said))


def wishes(words: Sequence[str]) -> Iterator[Wish]:
    """Yield what somebody plainly wants to do."""
    for at in range(len(words) - phrases.AHEAD):
        start = _asked_at(words, at)
        deed = _deed_at(words, start) if start else _bidden_at(words, at) or _needed_at(words, at)
        if deed is not None and _is_telling(deed):
            is_sought = bool(start) and not _SEEKING.isdisjoint(words[at:start])
            is_tried = bool(start) and not _TRIED.isdisjoint(words[at:start])
            yield Wish(said=joined(deed.words), is_tried=is_tried, is_sought=is_sought)


def aims(words: Sequence[str]) -> Iterator[str]:
    """Yield what somebody does something for, or thinks of doing: "to change my PIN", "if I use my card"."""
    for at in range(len(words) - phrases.AHEAD):
        start = behind(words, at, _SUPPOSED)
        is_aim = words[at] == "to" and (at == 0 or words[at - 1] not in _NO_AIM)
        deed = phrases.deed_at(words, start or at + 1, "base", told_as="ing") if start or is_aim else None
        is_theirs = deed is not None and ("your" in deed.words or (bool(start) and len(deed.words) > _FEWEST_WORDS))
        is_theirs = is_theirs and deed is not None and "you" not in deed.words
        if deed is not None and is_theirs and _is_telling(deed):
            yield joined(deed.words)


def _deed_at(words: Sequence[str], at: int) -> Phrase | None:
    form = "ing" if words[at].endswith("ing") and words[at] not in phrases.DEEDS["base"] else "base"
    return phrases.deed_at(words, at, form, told_as="ing")


def _is_telling(deed: Phrase) -> bool:
    return _FEWEST_WORDS <= len(deed.words) <= _MOST_WORDS and phrases.VAGUE.isdisjoint(deed.words)


def _needed_at(words: Sequence[str], at: int) -> Phrase | None:
    """Read "I need my account unlocked"."""
    start = behind(words, at, _NEEDED) if opens(words, at) else 0
    thing = phrases.listed_at(words, start) if start else None
    if thing is None or thing.words[0] != "your" or thing.is_of_people:
        return None
    done = phrases.done_at(words, thing.end)
    return Phrase(words=("getting", *thing.words, *done.words), end=done.end) if done is not None else None


def _bidden_at(words: Sequence[str], at: int) -> Phrase | None:
    """Answer what somebody asks us to do with what is theirs: "can you please unlock my account"."""
    start = behind(words, at, _BIDDEN) if opens(words, at) else 0
    deed = phrases.deed_at(words, start, "base", told_as="ing") if start and words[start] not in _NOT_BIDDEN else None
    if deed is None or not _may_be_bidden(deed):
        return None
    return deed if "your" in deed.words and "you" not in deed.words else None


def _may_be_bidden(deed: Phrase) -> bool:
    is_secret = not _SECRETS.isdisjoint(deed.words)
    return _MONEY.isdisjoint(deed.words) and (not is_secret or deed.words[0] in _CHANGING)


def subjects(words: Sequence[str]) -> Iterator[str]:
    """Yield the things that are asked about."""
    for at in range(len(words) - phrases.AHEAD):
        start = behind(words, at, _ASKED_ABOUT) or (behind(words, at, _ASKED_FIRST) if opens(words, at) else 0)
        thing = next(phrases.thing_and_place(words, start), None) if start else None
        if thing is not None and words[start - 1] in _AWAITING:
            thing = _without_verb(thing)
        if thing is None or not _is_thing(thing) or thing.words[-1] in _OPEN:
            continue
        # with a word left out it may be another thing: a customer service is no service; one's own is hardly another
        is_clear = thing.words[0] == "your" or (thing.is_plural and thing.words[0] == "the")
        if is_clear or len(thing.words) >= thing.end - start:
            yield joined(thing.words)


def _without_verb(thing: Phrase) -> Phrase:
    """Leave out a last word that tells of a thing rather than belongs to its name: "when will my money show"."""
    is_verb = len(thing.words) > _FEWEST_WORDS and thing.words[-1] in phrases.EVENTS["base"]
    return replace(thing, words=thing.words[:-1]) if is_verb else thing


def belongings(words: Sequence[str]) -> Iterator[str]:
    """Yield what of theirs somebody tells something of: "my camp is …", "where did my camp go"."""
    for at in range(len(words) - phrases.AHEAD):
        thing = phrases.noun_at(words, at) if words[at] in {"my", "our"} else None
        is_told_of = thing is not None and _is_thing(thing) and thing.words[-1] not in _PASSING
        if thing is None or not is_told_of or (at and words[at - 1] in _BESIDE):
            continue
        if phrases.begins_to_tell(words[thing.end]) or (at and words[at - 1] in _TELLING):
            yield joined(thing.words)


def _is_thing(thing: Phrase) -> bool:
    is_said = _WAYS.isdisjoint(thing.words)
    return is_said and not (thing.is_pronoun or thing.is_of_people or thing.words[0] == "none")


def _asked_at(words: Sequence[str], at: int) -> int:
    """Answer where begins what is asked for, 0 where nothing is."""
    end = behind(words, at, _ASKED) or (behind(words, at, _WISHED) if _is_own(words, at) else 0)
    start = shapes.past_between(words, end)[1] if end else 0
    start += 2 if words[start] in {"needing", "having"} and words[start + 1] == "to" else 0
    return start + (words[start] == "please") if end else 0


def _is_own(words: Sequence[str], at: int) -> bool:
    """Say whether what begins at a place is said of the author, or begins the sentence."""
    before = next((word for word in reversed(words[max(0, at - _BEFORE) : at]) if word not in plain_words.BETWEEN), "")
    return opens(words, at) or before in _SELF
