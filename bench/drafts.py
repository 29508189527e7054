"""Draft for conversations that brands once answered: how fast, how sure, what the coach says, and pairs to read blind.

The real way of a mention: stored, judged by the shipped model, drafted by the embedded composer from an invented
knowledge base (bench/drafts_facts, or --facts), looked over by the guard and read by the coach. What a customer
wrote before the first answer is one post. Times are taken with one mention a turn (p95), with many, as the daemon does
(per second, and busy: the milliseconds of a processor for each), and of the coach alone.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from bench import _conversations
from bench._conversations import Conversation
from commands import composition
from commands.composition import Program
from config import facts as fact_files
from config.facts import Known
from domain.clock import system_clock
from domain.coaching import Advice
from domain.draft import Draft
from domain.draft import Finding
from domain.draft import Severity
from domain.errors import ConfigError
from monitor import importer
from responders.writing import drafting
from sentiment import triage
from store import drafts
from store import facts
from store import mentions

FACTS = Path(__file__).parent / "drafts_facts"
#: As many as the daemon and `draft` take at once.
_PAGE = 256
#: Every brand has a place where a person answers, as in the facts.
_CONTACT = "https://help.example/chat"
#: Brands sign what they send, mostly with the first name of who sends it.
_SIGNATURES = ("^Robin", "^Dana", "^Jo", "^Sasha", "^Noor", "^Chris")
_MOST_TIMED_ALONE = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Drafted:
    """A conversation and what we would answer; None where the playbook leaves it to people."""

    conversation: Conversation
    draft: Draft | None
    findings: tuple[Finding, ...] = ()
    advice: tuple[Advice, ...] = ()
    advice_on_real: tuple[Advice, ...] = ()
    coached: float = 0.0  #: seconds until the coach had read our draft


@dataclass(frozen=True, kw_only=True, slots=True)
class Times:
    """Seconds of each turn with one mention, and mentions and seconds of the turns with many.

    `busy` are the seconds of a processor that the many took, on all cores: they hardly tell what else ran.
    """

    alone: tuple[float, ...]
    count: int
    seconds: float
    busy: float


def measure(conversations: Sequence[Conversation], facts_at: Path, folder: Path) -> tuple[list[Drafted], Times]:
    """Answer what is drafted for each conversation and how long it took; `folder` holds the database meanwhile."""
    program = _open(conversations, folder)
    try:
        _learn(program, facts_at)
        _intake(program, conversations, folder)
        while triage.run_once(program.db, program.judge, system_clock, limit=256):
            pass
        times = _draft(program, min(_MOST_TIMED_ALONE, len(conversations) // 2))
        return _gather(program, conversations), times
    finally:
        program.db.close()


def _open(conversations: Sequence[Conversation], folder: Path) -> Program:
    names = sorted({one.brand for one in conversations} - {""})
    config = folder / "allears.toml"
    brand = "[[brands]]\nname = {name}\nvoice.contact = {contact}\nvoice.signature = {sign}\n"
    signed = zip(map(json.dumps, names), itertools.cycle(_SIGNATURES), strict=False)
    told = (brand.format(name=name, contact=json.dumps(_CONTACT), sign=json.dumps(sign)) for name, sign in signed)
    config.write_text("".join(told), encoding="utf-8")
    return composition.build(config, folder / "allears.db")


def _learn(program: Program, place: Path) -> None:
    shelf = fact_files.read_folder(place, Known()) if place.is_dir() else fact_files.read_file(place, Known())
    if shelf.problems:
        raise ConfigError(list(shelf.problems))
    for one in shelf.found:
        facts.save(program.db, one.fact, actor="bench", now_at=system_clock())


def _intake(program: Program, conversations: Sequence[Conversation], folder: Path) -> None:
    by_brand: dict[str, list[str]] = {}
    for number, one in enumerate(conversations):
        by_brand.setdefault(one.brand, []).append(json.dumps({"id": str(number), "text": one.post}))
    for brand, lines in by_brand.items():
        file = folder / "posts.jsonl"
        file.write_text("\n".join(lines), encoding="utf-8")
        importer.import_file(program.db, file, brand=brand, clock=system_clock)


def _draft(program: Program, alone: int) -> Times:
    # Read in first: sentence vectors of the facts and the playbooks are made once, not with each draft.
    # Nobody waits here for authors to finish what they say.
    writer = replace(program.writer, settle_ms=0)
    writer.knowledge()
    spent = []
    for _ in range(alone):
        began = time.perf_counter()
        if not drafting.run_once(program.db, writer, system_clock, limit=1):
            break
        spent.append(time.perf_counter() - began)
    began, busy, count = time.perf_counter(), time.process_time(), 0
    while done := drafting.run_once(program.db, writer, system_clock, limit=_PAGE):
        count += done
    seconds, busy = time.perf_counter() - began, time.process_time() - busy
    return Times(alone=tuple(spent), count=count, seconds=seconds, busy=busy)


def _gather(program: Program, conversations: Sequence[Conversation]) -> list[Drafted]:
    return [_judged(program, one, str(number)) for number, one in enumerate(conversations)]


def _judged(program: Program, conversation: Conversation, native_id: str) -> Drafted:
    mention = mentions.find(program.db, "replay", native_id)
    draft = drafts.find_live(program.db, mention.id)
    if draft is None:
        return Drafted(conversation=conversation, draft=None)
    held = drafting.standing_facts(program.db, mention, program.writer, system_clock())
    began = time.perf_counter()
    advice = program.coach(mention, draft.text).advice
    coached = time.perf_counter() - began
    return Drafted(
        conversation=conversation,
        draft=draft,
        findings=tuple(program.look_over(mention, draft.text, held)),
        advice=advice,
        coached=coached,
        advice_on_real=program.coach(mention, conversation.reply).advice,
    )


def tell(found: Sequence[Drafted], times: Times) -> dict[str, object]:
    """Answer the figures; `unbound_claims` are claims in drafts that no fact stands for."""
    drafted = [one for one in found if one.draft is not None]
    advice = sum(len(one.advice) for one in drafted)
    return {
        "conversations": len(found),
        "drafts": len(drafted),
        "unbound_claims": sum(finding.claim is not None for one in drafted for finding in one.findings),
        "blocked": sum(any(one.severity is Severity.BLOCK for one in each.findings) for each in drafted),
        "cites_a_fact": sum(any(move.facts for move in one.draft.moves) for one in drafted if one.draft),
        "findings_per_draft": round(advice / max(1, len(drafted)), 3),
        "findings_per_real_reply": round(sum(len(one.advice_on_real) for one in drafted) / max(1, len(drafted)), 3),
        "distinct_texts": len({one.draft.text for one in drafted if one.draft}),
        "p50_ms": round(1_000 * statistics.median(times.alone or (0.0,)), 1),
        "p95_ms": round(_p95_ms(times.alone), 1),
        "coach_p95_ms": round(_p95_ms([one.coached for one in drafted]), 1),
        "per_second": round(times.count / times.seconds, 1) if times.seconds and times.count else 0.0,
        "busy_ms": round(1_000 * times.busy / times.count, 1) if times.count else 0.0,
    }


def _p95_ms(seconds: Sequence[float]) -> float:
    """Answer how many milliseconds it takes at most, of 19 in 20."""
    ordered = sorted(seconds)
    return 1_000 * ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))] if ordered else 0.0


def write_pairs(found: Sequence[Drafted], out: Path, seed: int) -> None:
    """Write our draft and the real reply side by side, in an order that tells nothing, for people to compare.

    `out` has id, post, a and b; `out` with .key which of them is ours; with .coach what the coach says of each.
    """
    chance = random.Random(seed)
    pairs = [one for one in found if one.draft is not None]
    chance.shuffle(pairs)
    rows: list[tuple[Mapping[str, object], ...]] = []
    for one in pairs:
        ours = chance.choice("ab")
        texts = {ours: one.draft.text if one.draft else "", "ba"["ab".index(ours)]: one.conversation.reply}
        said = {ours: one.advice, "ba"["ab".index(ours)]: one.advice_on_real}
        name = {"id": one.conversation.id}
        coach = {side: [f"{advice.mark}: {advice}" for advice in said[side]] for side in "ab"}
        rows.append(({**name, "post": one.conversation.post, "a": texts["a"], "b": texts["b"]}, {**name, "ours": ours},
                     {**name, **coach}))  # fmt: skip
    for place, suffix in enumerate(("", ".key", ".coach")):
        told = "".join(json.dumps(row[place], ensure_ascii=False) + "\n" for row in rows)
        out.with_name(out.name + suffix).write_text(told, encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench drafts", description=__doc__)
    parser.add_argument("file", type=Path, help="conversations as JSON lines: id, turns of role and text, label, lang")
    parser.add_argument("--facts", type=Path, default=FACTS, help="the knowledge base: a file or a folder")
    parser.add_argument("--limit", type=int, default=0, help="take so many, chosen by --seed")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pairs", type=Path, help="write pairs to read blind, with .key and .coach beside them")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(arguments)
    try:
        conversations = list(_conversations.read(given.file))
        if given.limit:
            random.Random(given.seed).shuffle(conversations)
            conversations = conversations[: given.limit]
        with tempfile.TemporaryDirectory() as folder:
            found, times = measure(conversations, given.facts, Path(folder))
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    if given.pairs:
        write_pairs(found, given.pairs, given.seed)
    told = tell(found, times)
    print(json.dumps(told) if given.json else "\n".join(f"{name.replace('_', ' '):<24} {told[name]}" for name in told))
    return 0
