"""Say somebody's own trouble back to them: "my code goes to my old phone" becomes "your code goes to your old phone".

A post is hostile data. What comes out of here is made of the words in `plain_words` alone, in the few `shapes`: no
name, no figure, no link, nothing addressed to us, no insult and no promise can stand in it, whatever the post says.
Where a sentence has another shape nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from responders.reading import phrases
from responders.reading import plain_words
from responders.reading import referring
from responders.reading import shapes
from responders.reading import wishing

#: Who writes more than this has said before it what hurts.
_LONGEST = 1_500
_MOST_SENTENCES = 30
_FEWEST_WORDS, _MOST_WORDS = 3, 16
#: Beyond so many words a trouble is told well enough.
_FULL = 9
_SENTENCE = re.compile(r"[.!?;\n…]+(?=\s|$)|\n")
#: What others say, or a screen does; an opening mark without its end takes all that follows in its sentence.
_QUOTED = re.compile(
    r"(?<!\w)['‘][^'’\n]{0,200}['’](?!\w)|[\"“”„«»‘][^\"“”„«»]{0,400}[\"“”„«»]|[\"“”„«»‘][^\"“”„«».!?\n]{0,400}|(?<!\w)['’`](?=\w)[^.!?\n]{0,400}"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+|@\w+", re.IGNORECASE)
#: A mark before a word within a sentence.
_TAG = re.compile(r"#(\w+)")
#: So near before a trouble these words say that it is none, or another's.
_DOUBTS = plain_words.listed(
    "if unless hope hoping hopefully wish thought think thinks suppose imagine pretend love loved like glad happy "
    "whether until till would should joke meme sure doubt believe not nobody never without before was were he she when "
    "once want happens"
)
_DOUBT_WORDS = 3
#: With what such a sentence begins.
_OPENINGS = plain_words.listed(
    "can could not did have never keep keeps lost having trouble issues problems getting waiting"
)
#: With what a thing begins that somebody tells of in the middle of a sentence.
_WHOSE = frozenset({"my", "our", "your", "the", "all", "none", "this", "these"})
_TURNED = plain_words.listed("is are was were has have do does did can could will")
#: What is behind these is wished for, and no trouble: "I need my card frozen".
_WANTED = plain_words.listed("need needs want wants get like")
#: It is over and done with.
_MENDED = re.compile(
    r"\b(?:works? now|working now|fixed it|fixed now|(?:is|was|got|been|all) (?:fixed|solved|resolved|sorted)"
    r"|figured it out|never ?mind|thanks for (?:fixing|sorting))\b",
    re.IGNORECASE,
)
#: What comes instead of what was tried, at most so many words behind it, and what says that it came.
_SOON = 7
_ANSWERED = plain_words.listed(
    "says say said saying tells told asks asked shows comes gives gave fails failed error errors nothing stuck crashes "
    "crashed freezes froze loads not never keeps just"
)
_WENT_WELL = plain_words.listed("works work worked working fine great perfectly love succeeded finally unless if would")


#: What stands before what somebody tries.
_TRYING = wishing.by_first_word(
    *(
        f"{when} {who} {tries}"
        for when in ("when", "whenever", "every time", "each time", "as soon as")
        for who in ("i", "we", "i am", "we are")
        for tries in ("try to", "try and", "tried to", "trying to", "attempt to", "go to")
    )
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mirrored:
    """What a post says in its author's words, in the second person; "" where it does not say it surely.

    `problem` stands after "we are sorry that" ("you cannot join any servers"), the others after "about" and "with":
    `wish` is what somebody wants to do ("sorting your contacts"), `attempt` what they have tried, `sought` what they do
    not know how to do, `aim` what they do something for, `subject` what is asked about ("your old phone number"), and
    `belonging` what of theirs is spoken of at all.
    """

    problem: str = ""
    wish: str = ""
    attempt: str = ""
    sought: str = ""
    aim: str = ""
    subject: str = ""
    belonging: str = ""


@lru_cache(maxsize=16)  # whoever makes a draft asks twice or thrice
def mirror(text: str) -> Mirrored:
    """Answer the trouble and the wish of a post in English; of several troubles the one told most fully.

    Only the first 1,500 characters are read, in a time that grows with their number.
    """
    plain = _TAG.sub(_told_by_tag, _LINK.sub(" . ", _QUOTED.sub(" . ", text[:_LONGEST])))
    told = [phrases.tokens(part) for part in _SENTENCE.split(plain)[:_MOST_SENTENCES]]
    sentences = referring.resolve(told)
    is_open = not _MENDED.search(plain)
    troubles = _all_troubles(told) if is_open else []
    if is_open and not troubles and sentences != told:
        troubles = _all_troubles(sentences)
    wished = [wish for words in sentences for wish in wishing.wishes(words)]
    return Mirrored(
        problem=_fullest(troubles) or (_first(_failures, sentences) if is_open else ""),
        wish=next((wish.said for wish in wished), ""),
        attempt=next((wish.said for wish in wished if wish.is_tried), ""),
        sought=next((wish.said for wish in wished if wish.is_sought), ""),
        aim=_first(wishing.aims, sentences),
        subject=_first(wishing.subjects, sentences),
        belonging=_first(wishing.belongings, sentences),
    )


def _told_by_tag(tag: re.Match[str]) -> str:
    word = tag[1].lower()
    return word if word in plain_words.NOUNS or word in phrases.DEEDS["base"] else " . "


def _fullest(troubles: Sequence[str]) -> str:
    return max(troubles, key=lambda clause: min(clause.count(" "), _FULL), default="")


def _first(read: Callable[[Sequence[str]], Iterator[str]], sentences: Sequence[Sequence[str]]) -> str:
    return next((said for words in sentences for said in read(words)), "")


def _all_troubles(sentences: Sequence[Sequence[str]]) -> list[str]:
    return [clause for words in sentences for clause in _troubles(words)]


def _troubles(words: Sequence[str]) -> Iterator[str]:
    for at in range(len(words) - phrases.AHEAD):
        if _DOUBTS.isdisjoint(words[max(0, at - _DOUBT_WORDS) : at]):
            found = _of_somebody(words, at) or shapes.told(shapes.WHOLE, words, at) or _of_something(words, at)
            if found is not None and _FEWEST_WORDS <= len(found) <= _MOST_WORDS:
                yield wishing.joined(found)


def _failures(words: Sequence[str]) -> Iterator[str]:
    """Yield what somebody tries and gets an answer to that they did not want: "when I try to pay it says …"."""
    for at in range(len(words) - phrases.AHEAD):
        start = wishing.behind(words, at, _TRYING)
        deed = phrases.deed_at(words, start, "base", told_as="ing") if start else None
        if deed is not None and len(deed.words) > 1 and _fails_behind(words, deed.end):
            yield wishing.joined((*deed.words, "does", "not", "work", "for", "you"))


def _fails_behind(words: Sequence[str], at: int) -> bool:
    """Say whether something else came of what somebody tried, and nothing behind it says that it went well."""
    return not _ANSWERED.isdisjoint(words[at : at + _SOON]) and _WENT_WELL.isdisjoint(words[at:])


def _of_somebody(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    """Read what somebody cannot do, does not get or has lost: "I still can't log in", "why can't I log in"."""
    if words[at] in {"i", "we"}:
        return _yours(words, at + 1)
    if words[at] == "why":
        denied = ("not",) if words[at + 2] == "not" else ()
        subject = at + 2 + len(denied)
        is_turned = words[at + 1] in _TURNED and words[subject] in {"i", "we"}
        return _yours((*_aux(words[at + 1], denied), *words[subject + 1 :]), 0) if is_turned else None
    first = shapes.past_between(words, at)[1]
    # who says "keep playing" tells others what to do
    is_short = words[first] in _OPENINGS and (words[first] not in {"keep", "keeps"} or words[first + 1] == "getting")
    return _yours(words, at) if is_short and wishing.opens(words, at) else None


def _yours(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    found = shapes.told(shapes.OF_PEOPLE, words, at)
    return ("you", *found) if found is not None else None


def _of_something(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    """Read what is wrong with a thing: "my app keeps crashing", "why isn't my video loading"."""
    if words[at] == "why" and words[at + 1] in _TURNED:
        return _turned(words, at + 1)
    before = words[at - 1] if at > 0 else ""
    is_object = before in plain_words.PREPOSITIONS or before.isdecimal() or before in _WANTED
    return None if is_object or not (wishing.opens(words, at) or words[at] in _WHOSE) else _its(words, at)


def _turned(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    """Put a question's words in the order of a statement, and read that."""
    denied = ("not",) if words[at + 1] == "not" else ()
    subject = at + 1 + len(denied)
    for thing in phrases.thing_and_place(words, subject):
        told = (*words[subject : thing.end], *_aux(words[at], denied), *words[thing.end :])
        if (found := _its(told, 0)) is not None:
            return found
    return None


def _aux(aux: str, denied: Sequence[str]) -> tuple[str, ...]:
    """Answer what a statement keeps of a question's first words: no "do" without a "not"."""
    return (aux, *denied) if denied or aux not in {"do", "does", "did"} else ()


def _its(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    for thing in phrases.thing_and_place(words, at):
        if not (thing.is_pronoun or thing.is_of_people):
            listed = shapes.OF_NONE if thing.words[0] == "none" else shapes.OF_THINGS
            found = shapes.told(listed, words, thing.end, thing=thing)
            if found is not None:
                return (*thing.words, *found)
    return None
