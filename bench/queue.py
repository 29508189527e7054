"""Measure the desk: server time of the queue, a mention's page and an approval, by the size of the database.

An approval is looked over as in real life, beside what was sent before; each must be taken, or the run fails.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import statistics
import time
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

from fastapi import FastAPI
from starlette.types import Message

from bench import _queue_fill
from commands import composition
from commands.composition import Program
from desk.app import Desk
from desk.app import create_app
from domain.clock import system_clock
from domain.draft import DraftStatus
from domain.person import Role
from domain.platform import Account
from domain.platform import Platform
from store import drafts
from store import mentions
from store import queue
from store import users
from store.database import Database

TARGET_MS = 30.0
_HTMX = {"hx-request": "true", "hx-target": "item"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """One request: method, path with query, form, and whether it asks as htmx does."""

    path: str
    method: str = "GET"
    form: str = ""
    fragment: bool = False


class ConfiguredProgram(Program):
    """The real program with the account of the invented mentions, on a network that does not exist."""

    @cached_property
    def accounts(self) -> tuple[Account, ...]:
        """Answer that account."""
        return (Account(name=_queue_fill.ACCOUNT, platform=_queue_fill.PLATFORM),)

    @cached_property
    def platforms(self) -> Mapping[str, Platform]:
        """Answer none: nothing is sent."""
        return {}


def measure(program: Program, size: int, rounds: int) -> dict[str, object]:
    """Answer milliseconds at p50 and p95 for each kind of request, warm, one after the other."""
    db = program.db
    app, cookie = _open(program)
    chance = random.Random(1)
    times: dict[str, dict[str, float]] = {}
    for name, ask in _kinds(db, size, chance).items():
        asked = [ask() for _ in range(rounds + 3)]
        taken = asyncio.run(_run(app, cookie, asked))[3:]
        _expect_approved(db, asked)
        wall, cpu = [one[0] for one in taken], [one[1] for one in taken]
        times[name] = {"p50": _share(wall, 50), "p95": _share(wall, 95), "cpu_p50": _share(cpu, 50)}
    slow = [name for name, found in times.items() if found["p95"] > TARGET_MS]
    return {"mentions": size, "rounds": rounds, "milliseconds": times, "over_target": slow}


def _kinds(db: Database, size: int, chance: random.Random) -> dict[str, Callable[[], Ask]]:
    """Name each kind of request; those about one mention take another one each time."""
    openings = iter(_open_ids(db))
    approvals = (_approval(db, key) for key in openings)
    middle = queue.page(db, queue.Filter(), after="30.0~0", limit=1).entries[0]
    fixed = {
        "queue page": Ask(path="/queue"),
        "queue page, due first": Ask(path="/queue?sort=due"),
        "queue page, newest": Ask(path="/queue?sort=newest"),
        "queue page, from the middle": Ask(path=f"/queue?after={middle.score!r}~{middle.mention.id}"),
        "queue page, one feeling": Ask(path="/queue?sentiment=negative"),
        "queue page, a rare intent": Ask(path="/queue?intent=abuse"),
        "queue page, a common word": Ask(path="/queue?q=parcel"),
        "queue page, four words": Ask(path="/queue?q=smoke+smell+charged+twice"),
        "closed page": Ask(path="/queue?tab=closed"),
        "pulse": Ask(path=f"/pulse?since={size - 20}"),
        "outbox": Ask(path="/outbox"),
        "health": Ask(path="/health"),
    }
    kinds: dict[str, Callable[[], Ask]] = {name: (lambda ask=ask: ask) for name, ask in fixed.items()}  # type: ignore[misc]
    kinds["item page"] = lambda: Ask(path=f"/mention/{chance.randrange(1, size)}")
    kinds["item beside the list (htmx)"] = lambda: Ask(path=f"/mention/{chance.randrange(1, size)}", fragment=True)
    kinds["approve, next item painted"] = lambda: next(approvals)
    return kinds


def _approval(db: Database, mention_id: int) -> Ask:
    draft = drafts.find_live(db, mention_id)
    assert draft is not None, "the database was used up by earlier runs; delete it"
    seen = mentions.conversation(db, mentions.get(db, mention_id))[-1].native_id
    form = {"draft_id": draft.id, "version": draft.version, "text": draft.text, "seen": seen}
    return Ask(path=f"/mention/{mention_id}/approve", method="POST", form=urlencode(form), fragment=True)


def _expect_approved(db: Database, asked: Iterable[Ask]) -> None:
    """See that what was to be approved is: what is refused costs less."""
    for ask in asked:
        if ask.method == "POST":
            draft = drafts.find_live(db, int(ask.path.split("/")[2]))
            assert draft is not None, f"{ask.path}: the draft is gone"
            assert draft.status is DraftStatus.APPROVED, f"{ask.path} was refused"


def _open_ids(db: Database) -> Iterator[int]:
    after = ""
    while True:
        page = queue.page(db, queue.Filter(), after=after)
        yield from (entry.mention.id for entry in page.entries)
        after = page.next_key


def _open(program: Program) -> tuple[FastAPI, str]:
    db, now_at = program.db, system_clock()
    users.add(db, "bench", Role.APPROVER, actor="bench", now_at=now_at)
    token = users.create_link(db, "bench", now_at=now_at)
    secret = users.sign_in(db, token, address="", agent="", now_at=now_at)
    desk = Desk(
        db=db,
        review=program.review,
        preview=lambda account, _platform, text: program.preview(account, text),
        verdict=program.verdict,
        reply_page=program.reply_page,
        grants=program.grants,
        coach=program.coach,
    )
    return create_app(desk), f"allears={secret}"


async def _run(app: FastAPI, cookie: str, asked: list[Ask]) -> list[tuple[float, float]]:
    """Answer (elapsed, processor) milliseconds of each request: the second tells a busy machine from a slow page."""
    taken = []
    for ask in asked:
        started, worked = time.perf_counter(), time.process_time()
        status = await _call(app, cookie, ask)
        taken.append(((time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000))
        assert status == 200, f"{ask.path}: {status}"
    return taken


async def _call(app: FastAPI, cookie: str, ask: Ask) -> int:
    """Ask the app as uvicorn would, without the network between."""
    path, _, query = ask.path.partition("?")
    headers = {"host": "bench", "cookie": cookie, "accept-encoding": "gzip", "sec-fetch-site": "same-origin"}
    if ask.fragment:
        headers |= _HTMX
    if ask.form:
        headers["content-type"] = "application/x-www-form-urlencoded"
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": ask.method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    answers: list[Message] = []
    body: list[Message] = [
        {"type": "http.request", "body": ask.form.encode(), "more_body": False},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Message:
        return body.pop(0)

    async def send(message: Message) -> None:
        answers.append(message)

    await app(scope, receive, send)
    return int(answers[0]["status"])


def _share(taken: list[float], percent: int) -> float:
    return round(statistics.quantiles(taken, n=100, method="inclusive")[percent - 1], 1)


def main(args: list[str]) -> int:
    """Measure each size and print; as JSON with --json."""
    parser = argparse.ArgumentParser(prog="python -m bench queue", description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--sizes", default="10000,1000000", help="mentions in the database, separated by commas")
    parser.add_argument("--dir", type=Path, default=Path("var/bench"), help="where the databases are kept")
    parser.add_argument("--rounds", type=int, default=100)
    options = parser.parse_args(args)
    options.dir.mkdir(parents=True, exist_ok=True)
    blank = options.dir / "blank.toml"
    blank.write_text("", encoding="utf-8")
    reports = []
    for size in (int(size) for size in options.sizes.split(",")):
        path = options.dir / f"queue-{size}.db"
        _queue_fill.fill(path, size, system_clock()).close()
        program = ConfiguredProgram(loaded=composition.load(blank, path, need_secrets=False), db=Database(path))
        reports.append(measure(program, size, options.rounds))
        program.db.close()
    if options.json:
        print(json.dumps(reports, indent=1))
        return 0
    for report in reports:
        _print(report)
    return 0


def _print(report: dict[str, object]) -> None:
    print(f"{report['mentions']:,} mentions, {report['rounds']} rounds, milliseconds (target p95 {TARGET_MS:.0f}):")
    times = report["milliseconds"]
    assert isinstance(times, dict)
    for name, found in times.items():
        print(f"  {name:32} p50 {found['p50']:7.1f}   p95 {found['p95']:7.1f}   cpu {found['cpu_p50']:6.1f}")
