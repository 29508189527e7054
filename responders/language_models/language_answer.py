"""Reads what a language model answered, and finds every reason why it must not become a draft."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from itertools import islice
from itertools import pairwise
from typing import Any

from domain import text as texts
from domain import words
from domain.coaching import Mark
from domain.draft import Finding
from domain.draft import Move
from domain.draft import blocks
from domain.fact import Fact
from responders import coach
from responders.coach import CoachBrief
from responders.coaching import tongue as tongues
from responders.guarding import consistency
from responders.language_models import language_prompt
from responders.language_models.language_prompt import Task
from responders.reading import names
from responders.writing import composer
from responders.writing import joining
from responders.writing.composer import Composition

#: What the guard says of a text, with the facts that stand for its claims.
Review = Callable[[str, Sequence[Fact]], Sequence[Finding]]

_LONGEST_ANSWER = 100_000
_MOST_MOVES = 20
_MOST_FAULTS = 12
#: An answer begins with one of its first brackets, or it is none: a text of brackets alone is soon given up.
_MOST_STARTS = 100
#: Marks of the coach that a model is held to, where it blames words; the rest a person may find better or not.
_MANNERS = frozenset({Mark.OWNERSHIP, Mark.TONE, Mark.RESTRAINT})
#: So many words in a row are copied, not chosen.
_COPIED_RULES = 6
_COPIED_POST = 9
#: What some models think aloud before they answer.
_THOUGHTS = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
#: Marks and tags of HTML and Markdown: networks show them as they are.
_MARKUP = re.compile(r"</?[a-z][^<>]{0,200}>|<!--|\]\(|```|(?<![\w*])\*\*(?=\w)|(?<!\w)__(?=\w)", re.IGNORECASE)
#: What nobody sees: what turns the reading direction, has no width, or controls; letters and emoji are joined by two.
_HIDDEN = re.compile(r"[\x80-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
#: Letters that nobody sees; only flags are spelled with them.
_TAGS = re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+")
_WORD = re.compile(r"\w+")
_CALLS_OUT = re.compile(r"(?<![\w@#&/])[@#]\w{1,100}")


class Unreadable(Exception):
    """An answer that holds no moves; the message says what was looked for."""


def read(answer: str) -> tuple[Move, ...]:
    """Answer the moves of an answer, however it is wrapped; raises Unreadable."""
    found = _find_json(_THOUGHTS.sub("", texts.clean(answer[:_LONGEST_ANSWER])))
    listed = found.get("moves") if isinstance(found, dict) else found
    if not isinstance(listed, list) or not listed or len(listed) > _MOST_MOVES:
        raise Unreadable(f'It holds no list "moves" of 1 to {_MOST_MOVES} moves.')
    return tuple(_move(one) for one in listed)


def compose(moves: Sequence[Move], task: Task) -> Composition:
    """Answer the draft that the moves make, with our own closing behind them, and the facts it cites."""
    whole = (*moves, *task.closing)
    is_letter = task.brief.preview("").limit >= composer.LETTER_LENGTH
    cited = {fact_id for move in moves for fact_id in move.facts}
    return Composition(
        text=joining.join(whole, task.language, is_letter=is_letter),
        moves=whole,
        facts=tuple(fact for fact in task.facts if fact.id in cited),
    )


def find_faults(composition: Composition, task: Task, nonce: str, review: Review) -> tuple[str, ...]:
    """Answer in sentences why a draft must not be taken; none where it may."""
    moves = [move for move in composition.moves if move not in task.closing]
    found = [*_form(moves, task), *_bounds(moves, task)]
    preview = task.brief.preview(composition.text)
    if preview.length > preview.limit:
        found.append(f"It is {preview.length - preview.limit} characters too long.")
    said = " ".join(move.text for move in moves)
    found += [*_leaks(said, task, nonce), *_misnames(moves, task), *_manners(said, task)]
    found += [_told(finding) for finding in blocks(review(composition.text, composition.facts))]
    return tuple(dict.fromkeys(found))[:_MOST_FAULTS]


def _told(finding: Finding) -> str:
    """Say what is wrong, without the words that went to somebody else: they are none of the model's business."""
    return "Somebody else got the same words; choose others." if finding.rule == consistency.COPY else str(finding)


def _find_json(answer: str) -> Any:
    """Answer the first JSON value that holds something, wherever prose, marks or thoughts stand around it."""
    decoder = json.JSONDecoder()
    for match in islice(re.finditer(r"[{\[]", answer), _MOST_STARTS):
        try:
            found, _ = decoder.raw_decode(answer, match.start())
        except (ValueError, RecursionError):
            continue
        if (isinstance(found, dict) and "moves" in found) or _is_list_of_moves(found):
            return found
    raise Unreadable("It holds no JSON object with moves.")


def _is_list_of_moves(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(one, dict) for one in found)


def _move(one: Any) -> Move:
    if not isinstance(one, dict) or not isinstance(one.get("name"), str) or not isinstance(one.get("text"), str):
        raise Unreadable("Each move has a name and a text.")
    facts, asks = one.get("facts") or [], one.get("asks") or []
    if not isinstance(facts, list) or not all(isinstance(fact, str) for fact in facts):
        raise Unreadable("The facts of a move are a list of ids.")
    if not isinstance(asks, list) or not all(type(ask) is int for ask in asks):
        raise Unreadable("The asks of a move are a list of places.")
    return Move(
        name=texts.clean(one["name"]).strip(),
        text=" ".join(_visible(one["text"]).split()),
        facts=tuple(dict.fromkeys(map(texts.clean, facts))),
        asks=tuple(dict.fromkeys(asks)),
    )


def _visible(text: str) -> str:
    """Answer a text without what nobody sees, but for what joins letters and emoji."""
    return _HIDDEN.sub("", _TAGS.sub("", texts.clean(text)))


def _form(moves: Sequence[Move], task: Task) -> Iterator[str]:
    """Yield what is wrong with the moves as such: unknown, empty, doubled, out of order, missing."""
    names = [move.name for move in moves]
    for name in sorted(set(names) - set(task.moves)):
        yield f"The move “{name[:40]}” is none of: {', '.join(task.moves)}."
    if not all(move.text for move in moves):
        yield "A move has no text."
    places = [task.moves.index(name) for name in names if name in task.moves]
    if any(after < before for before, after in pairwise(places)):
        yield f"The moves stand in this order: {', '.join(task.moves)}."
    doubled = {name for name in names if names.count(name) > 1 and name != "answer"}
    if doubled:
        yield f"Only answer may stand twice, not: {', '.join(sorted(doubled))[:80]}."
    missing = task.needed - set(names)
    if missing:
        yield f"It lacks: {', '.join(sorted(missing))}."


def _bounds(moves: Sequence[Move], task: Task) -> Iterator[str]:
    """Yield facts that were not given, and asks that are none or that nobody answers."""
    known = {fact.id for fact in task.facts}
    for fact_id in sorted({fact_id for move in moves for fact_id in move.facts} - known):
        yield f"There is no fact “{fact_id[:40]}”."
    places, answered = set(range(len(task.brief.answered))), {place for move in moves for place in move.asks}
    if answered - places:
        yield "It names the place of an ask that is none."
    if places - answered:
        yield f"No move answers or asks about: ask {', '.join(map(str, sorted(places - answered)))}."


def _leaks(said: str, task: Task, nonce: str) -> Iterator[str]:
    """Yield signs that a stranger's words or our own rules speak in place of a reply."""
    if nonce in said or _shares(said, language_prompt.rules(""), _COPIED_RULES):
        yield "It repeats what you were told."
    if _shares(said, task.brief.text, _COPIED_POST):
        yield "It copies the post; say it in your own words."
    if _MARKUP.search(said):
        yield "It holds markup; write plain text."
    ours = " ".join(fact.tell(task.language) for fact in task.facts) + task.brief.voice.contact
    for match in _CALLS_OUT.finditer(said):
        if match[0] not in ours:
            yield f"“{match[0]}” calls out to somebody; leave it out."


def _misnames(moves: Sequence[Move], task: Task) -> Iterator[str]:
    """Yield that somebody is greeted by a name that is not theirs."""
    tongue = tongues.find_tongue(task.language)
    greeting = next((move.text for move in moves if move.name == "greet"), "")
    ours = words.fold(f"{language_prompt.call_of(task)} {task.brief.voice.brand}")
    called = names.first_name(tongue.cues["greeting"].sub("", greeting).strip(" ,.!¡")) if tongue else ""
    if called and words.fold(called) not in ours:
        yield f"Nobody here is known to be called “{called}”; greet by `name`, or by none."


def _manners(said: str, task: Task) -> Iterator[str]:
    """Yield what the coach blames in the model's own words: blame, hiding behind rules, shouting, misplaced emoji."""
    brief = task.brief
    read = CoachBrief(
        post=brief.text,
        intent=brief.intent,
        language=task.language,
        room=brief.preview("").limit,
        voice=brief.voice.on(brief.channel, task.language),
    )
    facts = " ".join(fact.tell(task.language) for fact in task.facts)
    for one in coach.review(said, read).advice:
        if one.mark in _MANNERS and one.end and said[one.start : one.end] not in facts:
            yield f"“{said[one.start : one.end]}”: {one.message}"


def _shares(said: str, other: str, count: int) -> bool:
    """Say whether so many words in a row stand in both texts."""
    return not _runs(said, count).isdisjoint(_runs(other, count))


def _runs(text: str, count: int) -> set[tuple[str, ...]]:
    words: Iterable[str] = _WORD.findall(text.casefold())
    listed = list(words)
    return {tuple(listed[start : start + count]) for start in range(len(listed) - count + 1)}
