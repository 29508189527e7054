"""`playbook try`: what would be answered to a post, and why."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from commands import checking
from commands import composition
from commands.composition import Program
from commands.outcome import print_json
from config.values import did_you_mean
from desk.asks import name_need
from domain import text as texts
from domain.ask import Ask
from domain.assessment import Assessment
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.draft import Finding
from domain.errors import AllEarsError
from domain.fact_check import LANGUAGES
from domain.fact_dates import read_moment
from domain.mention import Author
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import MentionStatus
from domain.person import Role
from domain.playbook import Playbook
from platforms import registry
from responders.guarding import guard
from responders.reading import hearing
from responders.reading.asks import find_asks
from responders.writing import drafting
from responders.writing import history
from responders.writing import playbooks
from responders.writing import threads
from responders.writing.composer import Composition
from responders.writing.threads import Followed
from sentiment import assessing
from sentiment import triage
from store.threads import EarlierPost

#: How a post of ours begins among those before.
_US = "us:"
#: What we said before, where nothing of it is known.
_BEFORE = "We answered this person before."


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """What was found out about a post, and what would be answered."""

    mention: Mention
    assessment: Assessment
    playbook: Playbook
    reasons: tuple[str, ...]
    asks: tuple[Ask, ...]
    draft: Composition
    followed: Followed
    findings: tuple[Finding, ...]
    problems: tuple[str, ...]


def try_text(
    text: str,
    platform: str,
    author: str,
    language: str,
    brand: str,
    before: Sequence[str],
    known: bool,
    at: str,
    config: Path | None,
    db: Path | None,
    as_json: bool,
) -> int:
    """Print what would be answered to a post. The exit code is 0 also where nothing would be.

    `before` are the posts before it in its thread, oldest first; those of ours begin with "us:". With `known` we
    answered its author before, and it is written `at` a moment of the team's zone, or now.
    """
    given = sys.stdin.read() if text == "-" else text
    if not given.strip():
        raise AllEarsError('There is nothing to answer: give a post, such as "where is my parcel?".')
    with _opened(config, db) as opened:
        program = _set_clock(opened, at)
        mention = _post(program, texts.clean(given), platform, texts.clean_name(author), language, brand)
        tried = find_draft(program, mention, _thread(program, mention, before), is_known=known)
    if as_json:
        print_json(_plain(tried))
    else:
        print("\n".join(_lines(tried)))
    return 0


@contextmanager
def _opened(config: Path | None, db: Path | None) -> Iterator[Program]:
    """Open the program; where there is no database yet, with an empty one that is gone afterwards."""
    path = db or composition.load(config, None, need_secrets=False, stored=None).locate(("store", "path"))
    if path.exists():
        yield composition.build(config, db)
        return
    with tempfile.TemporaryDirectory() as folder:
        program = composition.build(config, Path(folder) / "allears.db")
        program.fact_folder.follow()
        try:
            yield program
        finally:
            program.db.close()


def _set_clock(program: Program, at: str) -> Program:
    """Answer the program as it stands at a moment, so that hours and facts are those of then."""
    if not at:
        return program
    try:
        moment = read_moment(at, ZoneInfo(program.settings.desk.timezone))
    except ValueError as error:
        raise AllEarsError(f'The moment "{at}" {error}.') from error
    return replace(program, clock=lambda: moment)


def _post(program: Program, text: str, platform: str, author: str, language: str, brand: str) -> Mention:
    if platform and platform not in registry.kinds():
        raise AllEarsError(f"There is no network {platform}; there are {', '.join(registry.kinds())}.")
    brands = [one.name for one in program.settings.brands]
    if brand and brand not in brands:
        there = f"there are {', '.join(brands)}" if brands else "none is configured"
        raise AllEarsError(f'There is no brand "{brand}"{did_you_mean(brand, brands) or f"; {there}."}')
    if language and language not in LANGUAGES:
        raise AllEarsError(f'There is no language "{language}"; name one by ISO 639-1, such as en or de.')
    account = next((one for one in program.accounts if one.platform == platform), None)
    only = program.settings.brands[0].name if len(program.settings.brands) == 1 else ""
    now_at = program.clock()
    return Mention(
        id=1,
        account=account.name if account else "",
        platform=platform,
        native_id="tried",
        text=text,
        author=Author(name=author),
        created_at=now_at,
        fetched_at=now_at,
        kind=MentionKind.IMPORTED,
        status=MentionStatus.OPEN,
        language=language,
        brand=brand or only,
    )


def _thread(program: Program, mention: Mention, before: Sequence[str]) -> Iterator[EarlierPost]:
    for text in map(texts.clean, before):
        if text.casefold().startswith(_US):
            yield EarlierPost(text=text[len(_US) :].strip(), is_ours=True)
        else:
            judged = _judge(program, replace(mention, text=text))
            yield EarlierPost(text=text, is_ours=False, intent=judged.intent, language=judged.language)


def _judge(program: Program, mention: Mention) -> Assessment:
    now_at = program.clock()
    answer = triage.find_answers(program.db, [mention], program.judge, now_at)[0]
    judged = assessing.assess(mention, answer, program.judge.cutoffs, now_at=now_at)
    if judged.probabilities is None or answer.reading is None:
        return judged
    return replace(judged, dangers=program.writer.find_dangers(answer.model, answer.reading.vector))


def find_draft(
    program: Program, post: Mention, earlier: Iterable[EarlierPost] = (), *, is_known: bool = False
) -> Tried:
    """Answer what would be answered to a mention after these posts, and why; `is_known`: as if we had answered its
    author before.
    """
    now_at, writer = program.clock(), program.writer
    followed = threads.follow(post, _judge(program, post), tuple(earlier))
    mention, judged = followed.mention, followed.assessment
    asks = find_asks(mention.text, intent=judged.intent, language=judged.language)
    heard = hearing.heard(mention.text, judged, asks)
    pace = history.read_pace(program.db, mention.account, now_at=now_at, worked=writer.worked)
    past = history.read_past(program.db, post, pace, now_at=now_at, zone=writer.zone)
    past = replace(past, talk=followed.talk, replies=past.replies or ((_BEFORE,) if is_known else ()))
    playbook, draft = drafting.compose(post, judged, writer, now_at=now_at, past=past)
    held = writer.knowledge().holding(brand=mention.brand, channel=mention.platform, now_at=now_at)
    return Tried(
        mention=mention,
        assessment=heard,
        playbook=playbook,
        reasons=playbooks.explain(playbook, drafting.occasion_of(mention, heard, asks, past, writer)),
        asks=asks,
        draft=draft,
        followed=followed,
        findings=guard.review(
            draft.text,
            preview=program.preview(mention.account, draft.text),
            voice=writer.voice_of(mention.brand).on(mention.platform, heard.language),
            playbook=playbook,
            facts=(*held, *draft.facts),
            post=mention.text,
        ),
        problems=checking.find_playbook_problems(program),
    )


def _lines(tried: Tried) -> Iterator[str]:
    """Yield the lines that a person reads; the post's own words are printed as harmless text."""
    found, playbook = tried.assessment, tried.playbook
    yield f"Judged:    {found.intent}, {found.feeling}, language {found.language or 'unknown'} ({found.model})"
    if found.emotions:
        yield f"Feelings:  {', '.join(f'{emotion} {chance:.0%}' for emotion, chance in found.emotions.items())}"
    why = "; ".join(tried.reasons) or "it matches every mention"
    yield f"Playbook:  {playbook.label} ({playbook.name}, order {playbook.order}): {texts.printable(why)}"
    yield from _handling(playbook)
    for place, ask in enumerate(tried.asks):
        yield f"Ask {place + 1}:     {_told(tried, place)}"
        yield f"           {texts.printable(texts.excerpt(ask.words(tried.mention.text), 100))}"
    yield ""
    yield tried.draft.text if playbook.needs_reply else "Nothing is drafted: this playbook needs no reply."
    yield ""
    yield from (f"{finding.severity}: {finding}" for finding in tried.findings)
    yield from (f"warning: {problem}" for problem in tried.problems)


def _handling(playbook: Playbook) -> Iterator[str]:
    least = max(playbook.authority, Role.LEAD, key=list(Role).index) if playbook.escalate else playbook.authority
    said = [f"approved by: {least}", f"tone: {playbook.tone}"]
    said += ["goes up to the leads at once"] if playbook.escalate else []
    said += ["four eyes"] if playbook.four_eyes else []
    said += [f"due within {_length(playbook.sla)}"] if playbook.sla is not None else []
    yield f"           {', '.join(said)}"


def _length(milliseconds: int) -> str:
    """Write a length of time in words: "10 minutes", "1 hour 30 minutes"."""
    parts = []
    for unit, name in ((DAY, "day"), (HOUR, "hour"), (MINUTE, "minute"), (SECOND, "second")):
        count, milliseconds = divmod(milliseconds, unit)
        parts += [f"{count} {name}{'' if count == 1 else 's'}"] if count else []
    return " ".join(parts)


def _told(tried: Tried, place: int) -> str:
    ask = tried.asks[place]
    move = next((move for move in tried.draft.moves if place in move.asks), None)
    said = f"{name_need(ask, tried.mention.text)}{'' if ask.stated else ' (not said in words)'}"
    said += " (from the thread)" if tried.followed.is_earlier(ask) else ""
    if move is None:
        return f"{said}: not answered in this draft"
    return f"{said}: fact {', '.join(move.facts)}" if move.facts else f"{said}: asked back"


def _plain(tried: Tried) -> dict[str, object]:
    found, playbook = tried.assessment, tried.playbook
    return {
        "assessment": {
            "intent": found.intent,
            "feeling": found.feeling,
            "language": found.language,
            "model": found.model,
            "emotions": {str(emotion): round(chance, 3) for emotion, chance in found.emotions.items()},
        },
        "playbook": {
            "name": playbook.name,
            "order": playbook.order,
            "reasons": list(tried.reasons),
            "tone": playbook.tone,
            "authority": playbook.authority,
            "sla_ms": playbook.sla,
            "escalate": playbook.escalate,
            "because": playbook.because,
            "four_eyes": playbook.four_eyes,
            "needs_reply": playbook.needs_reply,
        },
        "asks": [{"need": ask.need, "stated": ask.stated, "start": ask.start, "end": ask.end} for ask in tried.asks],
        "moves": [_plain_move(move.name, move.text, move.facts, move.asks) for move in tried.draft.moves],
        "draft": tried.draft.text if playbook.needs_reply else None,
        "findings": [{"rule": one.rule, "severity": one.severity, "message": str(one)} for one in tried.findings],
        "problems": list(tried.problems),
    }


def _plain_move(name: str, text: str, facts: Sequence[str], asks: Sequence[int]) -> dict[str, object]:
    return {"move": name, "text": text, "facts": list(facts), "asks": list(asks)}
