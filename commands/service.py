"""`run`, `daemon` and `desk`: the long-running processes."""

from __future__ import annotations

import getpass
import ipaddress
import os
import shlex
import signal
import sys
import threading
from collections.abc import Callable
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from commands import checking
from commands import composition
from commands import fact_keeping
from commands import language
from commands import people
from commands import promises as promise_keeping
from commands import recalling
from commands.composition import Program
from config.loader import OriginKind
from desk.app import create_app
from desk.server import serve
from desk.wiring import Desk
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.correction import Correction
from domain.errors import AllEarsError
from domain.person import Role
from domain.platform import Platform
from monitor import health
from monitor.daemon import Daemon
from monitor.lane import Job
from responders import deletion
from responders import delivery
from responders import handoff
from responders.writing import drafting
from responders.writing import following
from sentiment import refitting
from sentiment import reranking
from sentiment import triage
from store import accounts
from store import deliveries
from store import handoffs
from store import language_calls
from store import mentions
from store import preferences
from store import promises
from store import readings
from store import retention
from store import users

_BATCH = 100
#: How long the desk may take to close its connections once the daemon has ended.
_FAREWELL_SECONDS = 5


def daemon(config: Path | None, db: Path | None) -> int:
    """Run the daemon until it is told to stop."""
    program = composition.build(config, db, need_secrets=True, is_service=True)
    _warn_of_nothing_to_do(program)
    return build_daemon(program).run_until_signalled()


def build_daemon(program: Program) -> Daemon:
    """Answer the daemon with every job it does; each account is polled on a lane of its own."""
    # playbooks and rules that cannot be read end the start, not the first draft
    _ = program.writer, program.platform_rules
    accounts.enable_all(program.db)
    jobs = [
        *(_polling(program, name) for name in program.platforms),
        Job(name="triage", every_ms=SECOND, run=lambda: _drain(_triage, program)),
        Job(name="re-rank", every_ms=MINUTE, run=lambda: _drain(_rerank, program)),
        Job(name="facts", every_ms=5 * SECOND, run=lambda: _follow_facts(program)),
        Job(name="draft", every_ms=SECOND, run=lambda: _drain(_draft, program)),
        *_rewriting(program),
        # clients of their own: some are not safe to share between threads
        *(_deliver_account(program, name, client) for name, client in program.load_platforms().items()),
        Job(name="promises", every_ms=5 * SECOND, run=lambda: _drain(_read_promises, program)),
        Job(name="deliver others", every_ms=MINUTE, run=lambda: _deliver_others(program)),
        Job(name="refit", every_ms=MINUTE, run=lambda: _refit(program)),
        Job(name="wake", every_ms=15 * SECOND, run=lambda: mentions.wake_due(program.db, program.clock())),
        Job(name="retention", every_ms=HOUR, run=lambda: _forget(program)),
    ]
    beat = partial(accounts.beat, program.db, "daemon", os.getpid())
    return Daemon(jobs, program.clock, beat, rng=Random())  # noqa: S311 - jitter, not a secret


def _polling(program: Program, name: str) -> Job:
    poll = partial(
        health.poll_when_due,
        program.db,
        program.platforms[name],
        program.clock,
        rng=Random(),  # noqa: S311
        page_cap=program.settings.monitor.page_cap,
    )
    return Job(name=f"poll {name}", every_ms=SECOND, run=poll)


def _rewriting(program: Program) -> Iterator[Job]:
    """Bring drafts to the language model, where there is one, on a lane of its own: no drafting waits for it."""
    rewriter = language.find_rewriter(program)
    if rewriter is not None:
        yield Job(name="language model", every_ms=SECOND, run=rewriter.run_once)


def _deliver_account(program: Program, name: str, client: Platform) -> Job:
    """Deliver on a lane of the account's own: a network that hangs holds up no other account's replies."""
    db, clients, clock = program.db, {name: client}, program.clock

    def deliver() -> None:
        delivery.run_once(db, clients, program.delivery_rules, clock, account=name)
        deletion.run_once(db, clients, clock, account=name)
        handoff.run_once(db, clients, clock, account=name)

    return Job(
        name=f"deliver {name}",
        every_ms=SECOND,
        run=deliver,
        is_wanted=lambda: deliveries.is_due(db, name, clock()),
    )


def _deliver_others(program: Program) -> None:
    """Look after replies of accounts that are not configured (any more): they wait, and say why."""
    for name in set(deliveries.list_accounts_waiting(program.db)) - set(program.platforms):
        delivery.run_once(program.db, {}, program.delivery_rules, program.clock, account=name)
        deletion.run_once(program.db, {}, program.clock, account=name)
    for name in set(handoffs.list_accounts_waiting(program.db)) - set(program.platforms):
        handoff.run_once(program.db, {}, program.clock, account=name)


def _triage(program: Program) -> int:
    return triage.run_once(program.db, program.judge, program.clock, limit=_BATCH)


def _rerank(program: Program) -> int:
    return reranking.run_once(program.db, program.rules, program.clock, limit=_BATCH)


def _draft(program: Program) -> int:
    return drafting.run_once(program.db, program.writer, program.clock, limit=_BATCH)


def _read_promises(program: Program) -> int:
    return promise_keeping.read(program, _BATCH)


def _follow_facts(program: Program) -> None:
    """Read the files of facts that have changed, and look after the drafts that rest on what has."""
    fact_keeping.follow(program.db, program.fact_folder, program.clock)


def _refit(program: Program) -> None:
    """Learn what people set right, on a lane of its own: judging never waits for it.

    A brand has one head for each field. It reads the main model's output: one of another language would take its place.
    """
    refitting.run_once(program.db, program.judge.scorer.name, program.clock)


def _forget(program: Program) -> None:
    """Let go of what is older than the settings want: raw words, what posts said before changes, models' answers,
    readings unused since, promises that are closed, and preferences of authors who have not written since.
    """
    before_at = program.clock() - program.settings.retention.raw_days * DAY
    while retention.forget_raw(program.db, before_at=before_at):
        pass
    retention.forget_earlier(program.db, before_at=before_at)
    while readings.forget(program.db, before_at=before_at):
        pass
    while language_calls.forget(program.db, before_at=before_at):
        pass
    promises.forget_closed(program.db, before_at=before_at)
    preferences.forget(program.db, before_at=before_at)


def _drain(step: Callable[[Program], int], program: Program) -> None:
    """Run a stage until it claims less than a full batch."""
    while step(program) == _BATCH:
        pass


def desk(host: str | None, port: int | None, config: Path | None, db: Path | None) -> int:
    """Run the desk alone until it is told to stop."""
    program = composition.build(config, db, is_service=True, options=_address(host, port))
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    serve_desk(program, stop, partial(_welcome, program))
    return 0


def _address(host: str | None, port: int | None) -> dict[str, str]:
    given = {"desk.host": host, "desk.port": None if port is None else str(port)}
    return {key: value for key, value in given.items() if value is not None}


def run(config: Path | None, db: Path | None) -> int:
    """Run daemon and desk in one process."""
    program = composition.build(config, db, need_secrets=True, is_service=True)
    _warn_of_nothing_to_do(program)
    return run_both(program, partial(_welcome, program))


def run_both(program: Program, on_ready: Callable[[str], None], *, sample: bool = False) -> int:
    """Serve the desk on a thread beside the daemon until a signal comes; answers the exit code.

    The daemon begins once the desk is served: where it cannot be, nothing is polled and nothing leaves.
    """
    stop, settled = threading.Event(), threading.Event()
    failed: list[AllEarsError] = []

    def serve_aside() -> None:
        try:
            serve_desk(program, stop, tell_ready, sample=sample)
        except AllEarsError as error:
            failed.append(error)
        finally:
            settled.set()

    def tell_ready(address: str) -> None:
        on_ready(address)
        settled.set()

    aside = threading.Thread(target=serve_aside, name="desk", daemon=True)
    working = build_daemon(program)
    aside.start()
    settled.wait()
    code = 1 if failed else working.run_until_signalled()
    stop.set()
    aside.join(_FAREWELL_SECONDS)
    if failed:
        raise failed[0]
    return code


def serve_desk(
    program: Program, stop: threading.Event, on_ready: Callable[[str], None], *, sample: bool = False
) -> None:
    """Serve the desk until `stop` is set; refuses an address that others reach while nobody has access yet."""
    given = program.settings.desk
    if not _is_loopback(given.host) and not users.list_all(program.db):
        raise AllEarsError(
            f"The desk would be reachable by others at {given.host}, but nobody has access yet. "
            "First run: main.py users add NAME --role admin"
        )
    wiring = Desk(
        db=program.db,
        review=program.review,
        preview=lambda account, _platform, text: program.preview(account, text),
        verdict=program.verdict,
        reply_page=program.reply_page,
        clock=program.clock,
        grants=program.grants,
        remind_ms=program.remind_ms,
        undo_ms=given.undo_seconds * SECOND,
        session_ms=given.session_days * DAY,
        timezone=given.timezone,
        model=program.judge.scorer.name,
        secure_cookies=given.url.startswith("https://"),
        labels=program.labels,
        knowledge=program.knowledge,
        playbook_problems=partial(checking.find_playbook_problems, program),
        brands=program.fact_names.brands,
        channels=program.fact_names.channels,
        fact_problems=program.fact_folder.problems,
        sample=sample,
        redraft=lambda mention_id: drafting.redraft(program.db, mention_id, program.writer, program.clock),
        placing=lambda mention, level: triage.place(program.judge)(mention, level),
        follow=partial(_follow, program),
        coach=program.coach,
        similar=recalling.recall(program),
    )
    serve(create_app(wiring), given.host, given.port, stop, on_ready)


def _follow(program: Program, said: Correction) -> None:
    """Bring the queue's order and its drafts in line with a correction."""
    triage.rank_copies_again(program.db, said, program.judge, program.clock())
    following.follow(program.db, said, program.writer, program.clock())


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _welcome(program: Program, address: str) -> None:
    """Say where the desk is; the first person gets in by a link, so that no default password exists anywhere."""
    known = [user for user in users.list_all(program.db) if not user.disabled]
    if known:
        where = f" --url {address}" if _is_elsewhere(program) else ""
        how = f"main.py users link {shlex.quote(known[0].name)}{where}"
        print(f"The desk is at {address} - sign in with: {how}", flush=True)
        return
    name = getpass.getuser()
    users.add(program.db, name, Role.ADMIN, actor=people.operator(), now_at=program.clock())
    link = people.sign_in_address(program.settings.desk.url or address, program, name)
    print(f"The desk is ready. {name} signs in once at:\n{link}", flush=True)


def _is_elsewhere(program: Program) -> bool:
    """Say whether the desk is where the configuration alone does not tell that it is."""
    given, loaded = program.settings.desk, program.loaded
    told = (loaded.origin(("desk", key)).kind for key in ("host", "port"))
    return not given.url and (not given.port or OriginKind.COMMAND_LINE in told)


def _warn_of_nothing_to_do(program: Program) -> None:
    if not program.accounts:
        print(
            "No account is configured, so nothing will be polled. allears.example.toml shows how; `demo` needs none.",
            file=sys.stderr,
        )
