"""Name what a post is about, in our own words or in the plainest of its author's, for a reply to repeat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache

from domain import words
from domain.assessment import Intent
from domain.playbook import Mishap
from domain.playbook import Topic
from responders.reading import mirroring
from responders.reading.concerns_de import GERMAN
from responders.reading.concerns_en import ENGLISH
from responders.reading.concerns_es import SPANISH
from responders.reading.concerns_fr import FRENCH
from responders.reading.things import Tables
from responders.reading.things import Thing
from responders.reading.things import Trouble

#: Who writes more than this has said before it what hurts.
_LONGEST = 3_000
_MOST_SENTENCES = 30
#: Words of a sentence that lie farther apart than this many characters do not speak of each other.
_FARTHEST = 90
#: Before these words stands what they speak of; what follows is rarely it: "my phone won't open any apps".
_OF_SUBJECT = words.terms(
    "won't", "wont", "doesn't", "does not", "isn't", "is", "are", "not working", "not loading", "stopped", "refuses",
    "keeps", "fails", "went", "broke", "stuck",
)  # fmt: skip
_BEHIND = 40
_SENTENCE = re.compile(r"[.!?;\n…]+")
#: What parts a sentence into what is said of one thing and what of another.
_CLAUSE = re.compile(
    r"[,:()\[\]\"“”„«»–—]+|\b(?:but|because|although|while|whereas|aber|weil|obwohl|sondern|pero|porque|aunque|mais"
    r"|parce que|alors que)\b",
    re.IGNORECASE,
)
#: Before the news itself, and no word of it.
_HERALD = re.compile(r"^\W{0,5}(?:\w{1,3} )?(?:update|edit|psa|ps|nachtrag)\s{0,3}:", re.IGNORECASE)
#: What says whose a thing is.
_OWN = ("my", "our", "mein", "meine", "meinen", "unser", "unsere", "mi", "mis", "nuestro", "mon", "ma", "mes", "notre")
#: Behind these stands where something happens, behind those what it happens to.
_WHERE = frozenset({"on", "for", "via", "using", "auf", "en", "sur"})
#: Things of these have a price.
_PRICED = frozenset({Topic.MONEY, Topic.TRAVEL, Topic.GOODS})
#: Behind these stands when it began.
_SINCE = frozenset({"after", "since", "following", "nach", "seit", "desde", "tras", "depuis"})
_WHICH = frozenset({*_OWN, "this", "new", "the", "meinem", "dem", "das", "der", "die", "el", "la", "este", "le", "ce"})
#: So near before a trouble stands what says that it has not come about: "if my flight is cancelled".
_DOUBT_WORDS = 4
#: A clause this short belongs to the one before it: "You hung up on me. Twice."
_SHORT = 2
#: (singular|plural), or (one|two|three|four) by gender and number, as the table's thing has it.
_AGREEING = re.compile(r"\(([^()|]*(?:\|[^()|]*)+)\)")
_TABLES: Mapping[str, Tables] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}


#: Nobody has trouble with any one of these.
_ANY = ("a ", "an ", "any ", "some ")
#: Troubles that say too little to be named beside another.
_VAGUE = frozenset({Mishap.BROKEN, Mishap.WAIT, Mishap.LATE, Mishap.LOST})
#: Of these the author's own words tell more than ours, of those where we do not say what it befell.
_BETTER_TOLD = frozenset({Mishap.BROKEN, Mishap.WAIT, Mishap.CHANGED, Mishap.REMOVED, Mishap.ERROR, Mishap.DROP})
_BARE = _VAGUE | {Mishap.CRASH, Mishap.FREEZE, Mishap.GONE, Mishap.SLOW}
#: What happens on a device more often than to it.
_HAPPENING = frozenset({Mishap.BROKEN, Mishap.CRASH, Mishap.FREEZE, Mishap.SLOW})
#: Of these a sentence of its own tells: "I flew to Oslo. Any word on the delay?"
_RETOLD = frozenset({Mishap.LATE, Mishap.LOST, Mishap.DAMAGE})
#: These words alone do not say that they speak of a thing named elsewhere.
_VAGUE_WORDS = frozenset(
    {"hours", "hrs", "waiting", "weeks", "slow", "lost", "missing", "still no", "where is", "where s", "broken",
     "still waiting", "still waiting for", "cold", "didn t get", "did not get", "never got", "don t have in"}
)  # fmt: skip
#: What is the same trouble once more, by the one named first.
_SAME: Mapping[Mishap, frozenset[Mishap]] = {
    Mishap.LOST: frozenset({Mishap.CHARGE}),
    Mishap.LOCKED_OUT: frozenset({Mishap.CODE, Mishap.DROP}),
    Mishap.CODE: frozenset({Mishap.LOCKED_OUT}),
    Mishap.CRASH: frozenset({Mishap.FREEZE, Mishap.ERROR, Mishap.DROP}),
    Mishap.FREEZE: frozenset({Mishap.CRASH, Mishap.ERROR, Mishap.SLOW}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """What a post is about. Each part is "" or None where it was not recognised.

    `noun` stands after "about" ("your parcel"), `problem` and `second` after "we are sorry that" ("your parcel has not
    arrived"), `liked` after "thank you for what you say about". They hold marks for the voice: see speech.py.
    """

    noun: str = ""
    problem: str = ""
    second: str = ""
    liked: str = ""
    topic: Topic | None = None
    mishap: Mishap | None = None
    names_device: bool = False
    sore: str = ""  #: the folded clauses that tell of troubles, never to be said
    names_thing: bool = False  #: the problem says what it befell
    is_mirrored: bool = False  #: no table knows the problem, it is told as the author does


_NOTHING = Concern()
_WRONGED = frozenset({Intent.COMPLAINT, Intent.OUTAGE})


def read(text: str, intent: Intent, language: str) -> Concern:
    """Answer what a post in a language is about; an unknown language, and a post we know no words of, gives nothing."""
    tables = _TABLES.get(language)
    if tables is None or intent in {Intent.ABUSE, Intent.OTHER}:
        return _NOTHING
    if intent is Intent.PRAISE:
        return _read_praise(_read_sentences(text, tables), tables)
    if intent is Intent.SUGGESTION:
        thing = next(iter(_find_things(_read_sentences(text, tables), tables.ideas)), None)
        return Concern(noun=thing.noun, topic=thing.topic) if thing else _NOTHING
    concern = _find_trouble(text, language)
    return _mirror(concern, text, is_wronged=intent in _WRONGED) if language == "en" else concern


@lru_cache(maxsize=16)  # a draft is made by asking twice or thrice
def _find_trouble(text: str, language: str) -> Concern:
    tables = _TABLES[language]
    return _read_troubles(_read_sentences(text, tables), tables)


def trouble_of(text: str, language: str, *, is_pleased: bool) -> str:
    """Answer the trouble that a post in a language tells of, "" for none, whatever a model takes it for.

    What only the author's own words tell does not outweigh that the author sounds pleased.
    """
    concern = read(text, Intent.COMPLAINT, language)
    return "" if concern.is_mirrored and is_pleased else concern.problem


def _mirror(concern: Concern, text: str, *, is_wronged: bool) -> Concern:
    """Answer the concern with the author's own words, in the second person, where ours would say less.

    Who complains has trouble with what they tried, not with all they wish for.
    """
    is_bare = concern.mishap in _BARE and not concern.names_thing
    if concern.problem and not is_bare and concern.mishap not in _BETTER_TOLD:
        return concern
    mirrored = mirroring.mirror(text)
    if mirrored.problem:
        return replace(concern, problem=mirrored.problem, second="", is_mirrored=not concern.problem)
    if mirrored.attempt and concern.mishap is Mishap.BROKEN:
        return replace(concern, problem=f"{mirrored.attempt} does not work for you", second="")
    if concern.problem:
        return concern
    subject = "" if is_wronged and mirrored.subject.startswith(_ANY) else mirrored.subject
    asked = _more_telling(subject, concern.noun) if subject and concern.noun else subject
    wished = (mirrored.attempt, asked) if is_wronged else (mirrored.wish, asked, mirrored.aim)
    rest = (concern.noun, mirrored.sought, mirrored.aim, mirrored.belonging)
    return replace(concern, noun=next(filter(None, (*wished, *rest)), ""))


def _more_telling(subject: str, noun: str) -> str:
    """Answer our own word for a thing unless the author's tells more: "your old phone number", not "your phone", or is
    another of theirs that they ask about.
    """
    is_another = subject.startswith("your ") and subject.split()[-1] != noun.split()[-1]
    return noun if len(subject.split()) <= len(noun.split()) and not is_another else subject


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sentence:
    """A sentence, folded, and its clauses, without the phrases in which words mean something else."""

    whole: str
    clauses: tuple[str, ...]


def _read_sentences(text: str, tables: Tables) -> list[_Sentence]:
    parts = _SENTENCE.split(_HERALD.sub("", text[:_LONGEST]))[:_MOST_SENTENCES]
    return [_read_sentence(part, tables) for part in parts]


def _read_sentence(text: str, tables: Tables) -> _Sentence:
    clauses = tuple(_silence(words.fold(part), tables) for part in _CLAUSE.split(text))
    return _Sentence(whole=_silence(words.fold(text), tables), clauses=clauses)


def _silence(folded: str, tables: Tables) -> str:
    for phrase in words.found(folded, tables.idle):
        folded = folded.replace(f" {phrase} ", "  ")
    return folded


def _read_praise(sentences: Sequence[_Sentence], tables: Tables) -> Concern:
    whole = " ".join(sentence.whole for sentence in sentences)
    liked = next((one for one in tables.liked if words.found(whole, one.words)), None)
    return Concern(noun=liked.noun, liked=liked.noun) if liked else _NOTHING


def _read_troubles(sentences: Sequence[_Sentence], tables: Tables) -> Concern:
    told = _find_things(sentences, tables.things)
    found = sorted(_troubles(sentences, tables, told), key=lambda one: one.rank)
    things = _named(told, sentences)
    only = _only(things) or _priced(things, tables.joining)
    only = only or _only([thing for thing in things if _is_own(thing, sentences)])
    topics = {thing.topic for thing in things}
    shared = topics.pop() if len(topics) == 1 else None
    is_named = bool(words.found(" ".join(sentence.whole for sentence in sentences), tables.devices))
    if not found:
        # people who stand in a post are seldom what it is about
        return Concern(noun="" if things and things[0].key == "person" else only, topic=shared, names_device=is_named)
    first = found[0]
    second = next((one for one in found if _is_another(one, first)), None)
    topic = first.thing.topic if first.thing else first.trouble.topic
    noun = first.thing.noun if first.thing else first.trouble.noun
    return Concern(
        noun=noun or only,
        problem=first.clause,
        second=second.clause if second else "",
        topic=topic or shared,
        mishap=first.trouble.kind,
        names_device=is_named,
        names_thing=first.thing is not None,
        sore=_sore(sentences, found),
    )


def _only(things: Sequence[Thing]) -> str:
    return things[0].noun if len({thing.noun for thing in things}) == 1 else ""


def _priced(things: Sequence[Thing], joining: str) -> str:
    """Answer a price with the one thing it is for: "the fee for your transfer"."""
    prices = {thing.noun for thing in things if thing.key == "price"}
    others = {thing.noun for thing in things if thing.topic in _PRICED and thing.key != "price"}
    is_plain = joining and len(prices) == 1 and len(others) == 1
    return f"{prices.pop()} {joining} {others.pop()}" if is_plain else ""


def _is_own(thing: Thing, sentences: Sequence[_Sentence]) -> bool:
    return any(f" {own}{term}" in one.whole for one in sentences for own in _OWN for term in thing.words)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    rank: int
    trouble: Trouble
    thing: Thing | None
    clause: str
    place: int  #: which sentence it stands in
    part: str  #: the clause of the post it stands in


def _is_another(one: _Found, first: _Found) -> bool:
    """Say whether a trouble adds something: of another kind, about another thing."""
    if one.trouble.kind in {first.trouble.kind, Mishap.BROKEN, *_SAME.get(first.trouble.kind, ())}:
        return False
    if one.thing is None and (one.trouble.kind in _VAGUE or _is_elsewhere(one, first)):
        return False
    return one.thing is None or first.thing is None or one.thing.noun != first.thing.noun


def _is_elsewhere(one: _Found, first: _Found) -> bool:
    """Say whether a trouble of no thing belongs to another world than the first: "lag" is an airport, too."""
    topic = first.thing.topic if first.thing else first.trouble.topic
    return {topic, one.trouble.topic} == {Topic.TRAVEL, Topic.TECH}


def _troubles(sentences: Sequence[_Sentence], tables: Tables, named: Sequence[Thing]) -> Iterator[_Found]:
    for place, sentence in enumerate(sentences):
        for rank, trouble in enumerate(tables.troubles):
            told = words.found(sentence.whole, trouble.words)
            if not told or words.found(sentence.whole, trouble.unless):
                continue
            parts = [clause for clause in sentence.clauses if words.found(clause, trouble.words)] or [sentence.whole]
            # "stuck at the station because the app is down": the clause that says what it befell
            part = next((clause for clause in parts if _nearest(clause, trouble, tables.things)), parts[0])
            if _is_doubted(part, trouble, tables.doubts):
                continue
            thing = _befallen(sentence.whole, part, trouble, tables.things)
            if thing is None and trouble.kind in _RETOLD and not _VAGUE_WORDS.issuperset(told):
                thing = _sole(trouble, named, sentence)
            clause = _agree(trouble.clause, thing) if thing is not None else trouble.alone
            if clause:
                yield _Found(rank=rank, trouble=trouble, thing=thing, clause=clause, place=place, part=part)


def _sole(trouble: Trouble, things: Sequence[Thing], sentence: _Sentence) -> Thing | None:
    """Answer the only thing of a post that a trouble may have befallen, where another sentence names it."""
    fitting = [thing for thing in things if trouble.takes(thing)]
    is_plain = len({thing.noun for thing in fitting}) == 1 and not words.found(sentence.whole, fitting[0].words)
    return fitting[0] if is_plain else None


def _is_doubted(part: str, trouble: Trouble, doubts: Sequence[str]) -> bool:
    """Say whether a clause only fears, supposes or denies a trouble."""
    start = _start(part, trouble)
    before = part[: start + 1].split()[-_DOUBT_WORDS:] if start >= 0 else []
    return bool(words.found(f" {' '.join(before)} ", doubts))


def _start(part: str, trouble: Trouble) -> int:
    """Answer where the first word of a trouble begins, -1 where none stands there."""
    return min((at for term in trouble.words if (at := part.find(term)) >= 0), default=-1)


def _befallen(sentence: str, part: str, trouble: Trouble, things: Sequence[Thing]) -> Thing | None:
    """Answer what a trouble befell: the nearest thing in its own clause, else the only one that the sentence told of
    before it or calls the author's own.
    """
    nearest = _nearest(part, trouble, things)
    if nearest is not None or part == sentence:
        return nearest
    start = _start(sentence, trouble)
    near = [
        thing
        for thing in things
        if trouble.takes(thing) and any(_is_near(sentence, term, start, trouble, thing) for term in thing.words)
    ]
    own = [thing for thing in near if any(f" {own}{term}" in sentence for own in _OWN for term in thing.words)]
    named = own or near
    return named[0] if len({thing.noun for thing in named}) == 1 else None


def _nearest(part: str, trouble: Trouble, things: Sequence[Thing]) -> Thing | None:
    start = _start(part, trouble)
    if start < 0:
        return None
    is_of_subject = part.startswith(_OF_SUBJECT, start)
    best, nearest = None, _FARTHEST
    for thing in things:
        if not trouble.takes(thing):
            continue
        for term in thing.words:
            at = part.find(term)
            far = abs(at - start) + (_BEHIND if is_of_subject and at > start else 0)
            if at >= 0 and far < nearest and not _only_tells_where(part[:at], trouble, thing):
                best, nearest = thing, far
    return best


def _only_tells_where(before: str, trouble: Trouble, thing: Thing) -> bool:
    """Say whether a thing behind some words tells where or since when, not what: "on my phone", "since the update"."""
    pair = before.split()[-2:]
    is_where = thing.key == "device" and trouble.kind in _HAPPENING and not _WHERE.isdisjoint(pair)
    return is_where or not _SINCE.isdisjoint(pair)


def _is_near(sentence: str, term: str, start: int, trouble: Trouble, thing: Thing) -> bool:
    at = sentence.find(term)
    if at < 0 or abs(at - start) >= _FARTHEST or _only_tells_where(sentence[:at], trouble, thing):
        return False
    return at < start or sentence[:at].rsplit(maxsplit=1)[-1:] in [[own] for own in _OWN]


def _find_things(sentences: Sequence[_Sentence], things: Sequence[Thing]) -> list[Thing]:
    whole = " ".join(sentence.whole for sentence in sentences)
    return [thing for thing in things if words.found(whole, thing.words)]


def _named(things: list[Thing], sentences: Sequence[_Sentence]) -> list[Thing]:
    """Leave out on which device something happens: where the post says what, and where it only says where."""
    whole = " ".join(sentence.whole for sentence in sentences)
    devices = [thing for thing in things if thing.key == "device"]
    told = [thing for thing in things if thing.key != "device"]
    return told or [thing for thing in devices if not all(_is_where(whole, term) for term in thing.words)]


def _is_where(whole: str, term: str) -> bool:
    """Say whether a word does not stand there, or only behind "on" and its like: "on the tablet", or without a word
    before it that says which: "Xbox".
    """
    before = [whole[: found.start()].split()[-2:] for found in re.finditer(re.escape(term), whole)]
    return all(not _WHERE.isdisjoint(pair) or _WHICH.isdisjoint(pair) for pair in before)


def _sore(sentences: Sequence[_Sentence], found: Sequence[_Found]) -> str:
    """Answer the clauses that tell of troubles, each with the few words that were put behind it."""
    behind = [sentences[one.place + 1].whole for one in found if one.place + 1 < len(sentences)]
    return " ".join([*dict.fromkeys(one.part for one in found), *(after for after in behind if _is_short(after))])


def _is_short(folded: str) -> bool:
    return len(folded.split()) <= _SHORT


def _agree(clause: str, thing: Thing) -> str:
    def pick(match: re.Match[str]) -> str:
        forms = match[1].split("|")
        return forms[thing.form if len(forms) == 4 else thing.form // 2]

    return _AGREEING.sub(pick, clause).replace("{thing}", thing.subject)
