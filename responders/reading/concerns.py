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
from responders.reading import befalling
from responders.reading import mirroring
from responders.reading import naming
from responders.reading import whose
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
_SENTENCE = re.compile(r"[.!?;\n…]+")
#: What parts a sentence into what is said of one thing and what of another.
_CLAUSE = re.compile(
    r"[,:()\[\]\"“”„«»–—]+|\b(?:but|because|although|while|whereas|aber|weil|obwohl|sondern|pero|porque|aunque|mais"
    r"|parce que|alors que)\b",
    re.IGNORECASE,
)
#: Before the news itself, and no word of it.
_HERALD = re.compile(r"^\W{0,5}(?:\w{1,3} )?(?:update|edit|psa|ps|nachtrag)\s{0,3}:", re.IGNORECASE)
#: What a post is about whatever else it names.
_MATTERS = frozenset({"price", "hours"})
#: Things of these have a price.
_PRICED = frozenset({Topic.MONEY, Topic.TRAVEL, Topic.GOODS})
#: These have none, or tell it.
_UNPRICED = frozenset({"price", "refund", "bill"})
#: A post that a post repeats, with whose it is: “@brand: We fly to Oslo!”; and to whom a post is written.
_REPEATED = re.compile(
    r"[“\"]@\w{1,30}:[^”\"]{0,400}(?:[”\"]|$)|\bRT @\w{1,30}:.{0,400}$|^[\s.]*(?:@\w{1,30}\s+)+", re.DOTALL
)
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
#: Of these a sentence of its own tells: "I flew to Oslo. Any word on the delay?"
_RETOLD = frozenset({Mishap.LATE, Mishap.LOST, Mishap.DAMAGE, Mishap.FIT})
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
    if intent in _WRONGED and concern.noun.startswith(_ANY):
        # what went wrong is a certain one
        concern = replace(concern, noun=f"the {concern.noun.split(maxsplit=1)[1]}")
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
    return "" if concern.is_mirrored and is_pleased else concern.problem or concern.sore


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
    parts = _SENTENCE.split(_REPEATED.sub(" ", _HERALD.sub("", text[:_LONGEST])))[:_MOST_SENTENCES]
    return [_read_sentence(part, tables) for part in parts]


def _read_sentence(text: str, tables: Tables) -> _Sentence:
    clauses = tuple(_silence(words.fold(part), tables) for part in _CLAUSE.split(text))
    return _Sentence(whole=_silence(words.fold(text), tables), clauses=clauses)


def _silence(folded: str, tables: Tables) -> str:
    for phrase in tables.idle_in(folded):
        folded = folded.replace(f" {phrase} ", "  ")
    return folded


def _read_praise(sentences: Sequence[_Sentence], tables: Tables) -> Concern:
    whole = " ".join(sentence.whole for sentence in sentences)
    liked = next((one for one in tables.liked if words.found(whole, one.words)), None)
    return Concern(noun=liked.noun, liked=liked.noun) if liked else _NOTHING


def _read_troubles(sentences: Sequence[_Sentence], tables: Tables) -> Concern:
    post = " ".join(sentence.whole for sentence in sentences)
    told = tables.things_in(post)
    found = sorted(_troubles(sentences, tables, told, post), key=lambda one: (not one.clause, one.rank))
    things = naming.named(told, post, tables)
    only = _only(things) or _priced(things, tables.joining)
    only = only or _only([thing for thing in things if thing.key in _MATTERS])
    only = only or _only([thing for thing in things if _is_own(thing, sentences)])
    topics = {thing.topic for thing in things}
    shared = topics.pop() if len(topics) == 1 else None
    is_named = bool(words.found(post, tables.devices))
    if not found:
        # people who stand in a post are seldom what it is about
        noun = "" if things and things[0].key == "person" else _said_of(only, things, sentences, tables)
        return Concern(noun=noun, topic=shared, names_device=is_named)
    first = found[0]
    second = next((one for one in found if _is_another(one, first)), None) if first.clause else None
    topic = first.thing.topic if first.thing else first.trouble.topic
    noun = (first.thing.noun if first.thing else first.trouble.noun if first.clause else "") or only
    return Concern(
        noun=whose.impersonal(noun, tables.language) if first.is_anothers else noun,
        problem=first.clause,
        second=second.clause if second else "",
        topic=topic or shared,
        mishap=first.trouble.kind,
        names_device=is_named,
        names_thing=first.thing is not None,
        sore=_sore(sentences, found),
    )


def _said_of(noun: str, things: Sequence[Thing], sentences: Sequence[_Sentence], tables: Tables) -> str:
    """Answer what we say of the only thing of a post, which may be another's, or one that nobody has yet."""
    post = " ".join(sentence.whole for sentence in sentences)
    thing = next((one for one in things if one.noun == noun), None)
    if thing is None:
        return noun
    if thing.key != "refund" and whose.is_nobodys(post, thing.words, tables.language):
        return whose.indefinite(noun, is_plural=thing.form > 1)
    told = [one.whole for one in sentences if words.found(one.whole, thing.words)]
    is_anothers = whose.tells_of_others(post, tables.language) and any(
        whose.is_anothers(post, sentence, thing.words, tables.language) for sentence in told
    )
    return whose.impersonal(noun, tables.language) if is_anothers else noun


def _only(things: Sequence[Thing]) -> str:
    return things[0].noun if len({thing.noun for thing in things}) == 1 else ""


def _priced(things: Sequence[Thing], joining: str) -> str:
    """Answer a price with the one thing it is for: "the fee for your transfer"."""
    prices = {thing.noun for thing in things if thing.key == "price"}
    others = {thing.noun for thing in things if thing.topic in _PRICED and thing.key not in _UNPRICED}
    is_plain = joining and len(prices) == 1 and len(others) == 1
    return f"{prices.pop()} {joining} {others.pop()}" if is_plain else ""


def _is_own(thing: Thing, sentences: Sequence[_Sentence]) -> bool:
    return any(f" {own}{term}" in one.whole for one in sentences for own in befalling.OWN for term in thing.words)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    rank: int
    trouble: Trouble
    thing: Thing | None
    clause: str
    place: int  #: which sentence it stands in
    part: str  #: the clause of the post it stands in
    is_anothers: bool  #: it is or may be the trouble of somebody near to the author


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


def _troubles(sentences: Sequence[_Sentence], tables: Tables, named: Sequence[Thing], post: str) -> Iterator[_Found]:
    has_others = whose.tells_of_others(post, tables.language)
    for place, sentence in enumerate(sentences):
        if words.found(sentence.whole, tables.elsewhere):
            continue
        for rank, trouble in tables.troubles_in(sentence.whole):
            if words.found(sentence.whole, trouble.unless):
                continue
            parts = [clause for clause in sentence.clauses if words.found(clause, trouble.words)] or [sentence.whole]
            # "stuck at the station because the app is down": the clause that says what it befell
            part = next(
                (clause for clause in parts if befalling.nearest(clause, trouble, tables.things_in(clause))), parts[0]
            )
            if befalling.is_doubted(part, trouble, tables.doubts):
                continue
            near = tables.things_in(f"{sentence.whole} {part}")
            thing = befalling.befallen(sentence.whole, part, trouble, near)
            told = words.found(sentence.whole, trouble.words)
            if thing is None and trouble.kind in _RETOLD and not _VAGUE_WORDS.issuperset(told):
                thing = _sole(trouble, named, sentence)
            clause = _agree(trouble.clause, thing) if thing is not None else trouble.alone
            if clause:
                known_by = thing.words if thing is not None else ()
                is_anothers = has_others and whose.is_anothers(
                    post, sentence.whole, known_by, tables.language, is_of_service=trouble.topic is Topic.SERVICE
                )
                clause = whose.impersonal(clause, tables.language) if is_anothers else clause
                yield _Found(
                    rank=rank,
                    trouble=trouble,
                    thing=thing,
                    clause=clause,
                    place=place,
                    part=part,
                    is_anothers=is_anothers,
                )


def _sole(trouble: Trouble, things: Sequence[Thing], sentence: _Sentence) -> Thing | None:
    """Answer the only thing of a post that a trouble may have befallen, where another sentence names it."""
    fitting = [thing for thing in things if trouble.takes(thing)]
    is_plain = len({thing.noun for thing in fitting}) == 1 and not words.found(sentence.whole, fitting[0].words)
    return fitting[0] if is_plain else None


def _find_things(sentences: Sequence[_Sentence], things: Sequence[Thing]) -> list[Thing]:
    whole = " ".join(sentence.whole for sentence in sentences)
    return [thing for thing in things if words.found(whole, thing.words)]


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
