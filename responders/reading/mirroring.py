"""Say somebody's own trouble back to them: "my code goes to my old phone" becomes "your code goes to your old phone".

A post is hostile data. What comes out of here is made of the words in `plain_words` alone, in the few `shapes`: no
name, no figure, no link, nothing addressed to us, no insult and no promise can stand in it, whatever the post says.
Where a sentence has another shape nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from responders.reading import phrases
from responders.reading import plain_words
from responders.reading import shapes
from responders.reading.phrases import Phrase

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
_LINK = re.compile(r"(?:https?://|www\.)\S+|[@#]\w+", re.IGNORECASE)
_ARTICLE = re.compile(r"\ba (?=[aeio])")
#: So near before a trouble these words say that it is none, or another's.
_DOUBTS = plain_words.listed(
    "if unless hope hoping hopefully wish thought think thinks suppose imagine pretend love loved like glad happy "
    "whether until till would should joke meme sure doubt believe not nobody never without before was were he she when "
    "once want happens"
)
_DOUBT_WORDS = 3
#: What may stand before a sentence that leaves out its "I".
_OPENERS = plain_words.listed(
    "hi hello hey please help and but so because now still also ok okay well yo guys team sir anyone again since then "
    "ugh sorry suddenly , : ( - ) * ? ! . yes just"
)
#: With what such a sentence begins.
_OPENINGS = plain_words.listed(
    "can could not did have never keep keeps lost having trouble issues problems getting waiting"
)
#: With what a thing begins that somebody tells of in the middle of a sentence.
_WHOSE = frozenset({"my", "our", "your", "the", "all", "none"})
_TURNED = plain_words.listed("is are was were has have do does did can could will")
#: It is over and done with.
_MENDED = re.compile(
    r"\b(?:works? now|working now|fixed it|fixed now|(?:is|was|got|been|all) (?:fixed|solved|resolved|sorted)"
    r"|figured it out|never ?mind|thanks for (?:fixing|sorting))\b",
    re.IGNORECASE,
)
_TRIED = frozenset({"try", "tried", "trying"})
#: What comes instead of what was tried, at most so many words behind it, and what says that it came.
_SOON = 7
_ANSWERED = plain_words.listed(
    "says say said saying tells told asks asked shows comes gives gave fails failed error errors nothing stuck crashes "
    "crashed freezes froze loads not never keeps just"
)
_WENT_WELL = plain_words.listed("works work worked working fine great perfectly love succeeded finally unless if would")


def _by_first_word(*listed: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for one in sorted(listed, key=len, reverse=True):
        found.setdefault(one.split()[0], []).append(tuple(one.split()))
    return found


#: What stands before what is asked: "how do I", "is there a way to".
_ASKED = _by_first_word(
    *("how do i", "how do we", "how can i", "how can we", "how to", "how would i", "how could i", "how should i"),
    *(
        "how do you",
        "how does one",
        "how would one",
        "can i",
        "can we",
        "could i",
        "may i",
        "when can i",
        "when can we",
        "when could i",
        "when do i",
        "when do we",
        "where can i",
        "where can we",
        "how soon can i",
        "do i need to",
        "do i have to",
        "do we need to",
        "do we have to",
        "should i",
        "should we",
    ),
    *("way we can", "way for me to", "way for us to", "options to", "steps to", "instructions to", "instructions on"),
    *("where do i", "way i can", "when will i", "when will we", "i need to", "i would like to", "am i supposed to"),
    *("go about", "help me to", "help me", "help us", "help with", "help in", "help", "a way to", "any way to"),
    *("possible to", "assistance with", "advice on", "tips on", "ways to", "way to", "option to", "looking to"),
    *("hoping to", "planning to", "how are we going to", "how am i going to", "let me", "allow me to"),
)
#: What stands before what is wished where its subject is the author, or left out: "want to".
_WISHED = _by_first_word("want to", "wanted to", "trying to", "tried to", "try to", "able to")
#: What stands before what we are to do: of that only what is the author's own is named.
_BIDDEN = _by_first_word(
    "can you",
    "can you please",
    "can you guys",
    "can someone",
    "could you",
    "could you please",
    "would you please",
    "please",
)
#: Nobody is told that we hand out, send or move these; a secret may be changed for another.
_MONEY = plain_words.listed("money cash funds")
_SECRETS = plain_words.listed("password passwords passcode passcodes PIN pin pins code codes login logins")
_CHANGING = plain_words.listed("resetting changing")
_NOT_BIDDEN = plain_words.listed("keep leave stop make get see read watch hear start let give help take find finish")
#: What stands before what somebody tries.
_TRYING = _by_first_word(
    *(
        f"{when} {who} {tries}"
        for when in ("when", "whenever", "every time", "each time", "as soon as")
        for who in ("i", "we", "i am", "we are")
        for tries in ("try to", "try and", "tried to", "trying to", "attempt to", "go to")
    )
)
_SELF = plain_words.listed("i we am been be was had have to when")
#: What stands before a thing that is asked about: "question about my bill".
_ASKED_ABOUT = _by_first_word(
    *("help with", "help me with", "help us with", "help on", "assistance with", "question about", "questions about"),
    *("question on", "question regarding", "asking about", "info on", "info about", "information on"),
    *("information about", "know about", "problem with", "issue with", "issues with", "problems with"),
    *("happened to", "wrong with", "up with", "status of", "eta on", "news about", "update about", "help for"),
    *("trouble with", "happening with", "going on with", "what about", "any word on", "any news on", "update on"),
    *("i need", "we need", "looking for", "know when", "know if", "know where", "know why"),
)
#: The same where a sentence begins with it: "when will the app".
_ASKED_FIRST = _by_first_word(
    *("is", "are", "was", "were", "has", "have", "does", "do", "did", "will", "can", "why is", "why are", "why does"),
    *("why is it that", "how come", "how about", "is it true that", "why will", "why were", "what happens to"),
    *("why do", "why did", "why was", "when is", "when are", "when will", "when does", "when do", "where is"),
    *("where are", "what is", "what are", "how is", "how are", "how much is", "how much are", "how long does"),
    *("how long do", "how does", "how do", "is there", "are there", "do you have", "do you offer", "do you sell"),
    *("do you still have", "any chance of", "any plans for", "what kind of", "how many", "which"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mirrored:
    """What a post says in its author's words, in the second person; "" where it does not say it surely.

    `problem` stands after "we are sorry that" ("you cannot join any servers"), `wish` after "about" and "with"
    ("sorting your contacts"); `attempt` is a wish that somebody has tried to fulfil already, `subject` what is asked
    about ("your old phone number").
    """

    problem: str = ""
    wish: str = ""
    attempt: str = ""
    subject: str = ""


@lru_cache(maxsize=16)  # whoever makes a draft asks twice or thrice
def mirror(text: str) -> Mirrored:
    """Answer the trouble and the wish of a post in English; of several troubles the one told most fully.

    Only the first 1,500 characters are read, in a time that grows with their number.
    """
    plain = _LINK.sub(" . ", _QUOTED.sub(" . ", text[:_LONGEST]))
    sentences = [phrases.tokens(part) for part in _SENTENCE.split(plain)[:_MOST_SENTENCES]]
    told = [] if _MENDED.search(plain) else [clause for words in sentences for clause in _troubles(words)]
    failed = "" if _MENDED.search(plain) else next((deed for words in sentences for deed in _failures(words)), "")
    wished = [wish for words in sentences for wish in _wishes(words)]
    return Mirrored(
        problem=max(told, key=lambda clause: min(clause.count(" "), _FULL), default=failed),
        wish=next((wish for wish, _ in wished), ""),
        attempt=next((wish for wish, is_tried in wished if is_tried), ""),
        subject=next((subject for words in sentences for subject in _subjects(words)), ""),
    )


def _troubles(words: Sequence[str]) -> Iterator[str]:
    for at in range(len(words) - phrases.AHEAD):
        if _DOUBTS.isdisjoint(words[max(0, at - _DOUBT_WORDS) : at]):
            found = _of_somebody(words, at) or shapes.told(shapes.WHOLE, words, at) or _of_something(words, at)
            if found is not None and _FEWEST_WORDS <= len(found) <= _MOST_WORDS:
                yield _ARTICLE.sub("an ", " ".join(found))


def _failures(words: Sequence[str]) -> Iterator[str]:
    """Yield what somebody tries and gets an answer to that they did not want: "when I try to pay it says …"."""
    for at in range(len(words) - phrases.AHEAD):
        start = _behind(words, at, _TRYING)
        deed = phrases.deed_at(words, start, "base", told_as="ing") if start else None
        if deed is not None and len(deed.words) > 1 and _fails_behind(words, deed.end):
            yield _ARTICLE.sub("an ", " ".join((*deed.words, "does", "not", "work", "for", "you")))


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
    return _yours(words, at) if is_short and _opens(words, at) else None


def _yours(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    found = shapes.told(shapes.OF_PEOPLE, words, at)
    return ("you", *found) if found is not None else None


def _of_something(words: Sequence[str], at: int) -> tuple[str, ...] | None:
    """Read what is wrong with a thing: "my app keeps crashing", "why isn't my video loading"."""
    if words[at] == "why" and words[at + 1] in _TURNED:
        return _turned(words, at + 1)
    is_object = at > 0 and (words[at - 1] in plain_words.PREPOSITIONS or words[at - 1].isdecimal())
    return None if is_object or not (_opens(words, at) or words[at] in _WHOSE) else _its(words, at)


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


def _opens(words: Sequence[str], at: int) -> bool:
    return at == 0 or words[at - 1] in _OPENERS


def _wishes(words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Yield what somebody wants to do, and whether they tried."""
    for at in range(len(words) - phrases.AHEAD):
        start = _asked_at(words, at)
        form = "ing" if words[start].endswith("ing") else "base"
        deed = phrases.deed_at(words, start, form, told_as="ing") if start else _bidden_at(words, at)
        if deed is not None and 1 < len(deed.words) <= _MOST_WORDS and phrases.VAGUE.isdisjoint(deed.words):
            yield _ARTICLE.sub("an ", " ".join(deed.words)), not _TRIED.isdisjoint(words[at:start])


def _bidden_at(words: Sequence[str], at: int) -> Phrase | None:
    """Answer what somebody asks us to do with what is theirs: "can you please unlock my account"."""
    start = _behind(words, at, _BIDDEN) if _opens(words, at) else 0
    deed = phrases.deed_at(words, start, "base", told_as="ing") if start and words[start] not in _NOT_BIDDEN else None
    if deed is None or not _may_be_bidden(deed):
        return None
    return deed if "your" in deed.words and "you" not in deed.words else None


def _may_be_bidden(deed: Phrase) -> bool:
    is_secret = not _SECRETS.isdisjoint(deed.words)
    return _MONEY.isdisjoint(deed.words) and (not is_secret or deed.words[0] in _CHANGING)


def _subjects(words: Sequence[str]) -> Iterator[str]:
    for at in range(len(words) - phrases.AHEAD):
        start = _behind(words, at, _ASKED_ABOUT) or (_behind(words, at, _ASKED_FIRST) if _opens(words, at) else 0)
        thing = next(phrases.thing_and_place(words, start), None) if start else None
        if thing is None or thing.is_pronoun or thing.is_of_people or thing.words[0] == "none":
            continue
        # with a word left out it may be another thing: a customer service is no service; one's own is hardly another
        is_clear = thing.words[0] == "your" or (thing.is_plural and thing.words[0] == "the")
        if is_clear or len(thing.words) >= thing.end - start:
            yield " ".join(thing.words)


def _asked_at(words: Sequence[str], at: int) -> int:
    """Answer where begins what is asked for, 0 where nothing is."""
    end = _behind(words, at, _ASKED) or (_behind(words, at, _WISHED) if _is_own(words, at) else 0)
    start = shapes.past_between(words, end)[1] if end else 0
    return start + (words[start] == "please") if end else 0


def _is_own(words: Sequence[str], at: int) -> bool:
    """Say whether what begins at a place is said of the author, or begins the sentence."""
    before = next(
        (word for word in reversed(words[max(0, at - _DOUBT_WORDS) : at]) if word not in plain_words.BETWEEN), ""
    )
    return _opens(words, at) or before in _SELF


def _behind(words: Sequence[str], at: int, listed: Mapping[str, Sequence[tuple[str, ...]]]) -> int:
    """Answer the place behind the longest of these that stands at a place, 0 where none does."""
    found = (one for one in listed.get(words[at], ()) if tuple(words[at : at + len(one)]) == one)
    return next((at + len(one) for one in found), 0)
