"""`check`, `doctor`, `config show`, `pause`, `resume`: what an operator looks at and the one switch they throw."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from commands import audit as audit_files
from commands import checking
from commands import composition
from commands import language
from commands import logs
from commands.outcome import print_json
from commands.people import operator
from config import display
from config import facts
from config import playbooks
from domain.assessment import Passage
from domain.assessment import Scorer
from domain.clock import system_clock
from domain.clock import to_iso
from domain.errors import AllEarsError
from domain.errors import ConfigError
from domain.errors import ScorerUnavailable
from domain.platform import Check
from platforms import registry
from store import switches
from store.database import Database

_MARKS = {"ok": "ok  ", "warn": "warn", "fail": "FAIL"}


def check(config: Path | None, db: Path | None, as_json: bool, audit: Path | None = None) -> int:
    """Look over the database and the files beside it, or a record for auditors; exit code 1 where one is wrong."""
    if audit is not None:
        return audit_files.verify(audit, as_json)
    program = composition.build(config, db, must_exist=True)
    faults = checking.find_faults(program)
    if as_json:
        print_json({"database": str(program.db.path), "ok": not faults, "faults": faults})
    elif faults:
        print("\n".join(faults))
    else:
        print(f"{program.db.path}, model, playbooks, facts and rules: nothing is wrong.")
    return 1 if faults else 0


def doctor(config: Path | None, db: Path | None, as_json: bool) -> int:
    """Check everything a run needs; exit code 1 where something fails."""
    found = list(_examine(config, db))
    if as_json:
        print_json([{"name": line.name, "state": line.state, "message": line.message} for line in found])
    else:
        for line in found:
            print(f"{_MARKS.get(line.state, line.state)}  {line.name}: {line.message}", flush=True)
    return 1 if any(line.state == "fail" for line in found) else 0


def _examine(config: Path | None, db: Path | None) -> Iterator[Check]:
    try:
        program = _program(config, db)
    except ConfigError as error:
        for problem in error.problems:
            yield Check(name=problem.place, state="fail", message=problem.message)
        return
    except AllEarsError as error:
        yield Check(name="database", state="fail", message=str(error))
        return
    yield Check(name="configuration", state="ok", message=str(program.loaded.file or "defaults, no file"))
    yield _examine_database(program)
    yield from examine_models(program)
    yield from _examine_playbooks(program)
    yield from _examine_facts(program)
    yield from language.examine(program)
    for wanted in program.loaded.missing:
        mend = f"set {wanted.variable}, or run: main.py secret set {wanted.account} {wanted.name}"
        message = f"{wanted.name} is missing: {mend}"
        yield Check(name=wanted.account, state="fail", message=message)
    if not program.accounts:
        yield Check(name="accounts", state="warn", message="none is configured; allears.example.toml shows how.")
    lacking = {wanted.account for wanted in program.loaded.missing}
    for account in program.accounts:
        if account.name not in lacking:
            for line in registry.load(account, system_clock).check():
                yield Check(name=f"{account.name} {line.name}", state=line.state, message=line.message)


def _program(config: Path | None, db: Path | None) -> composition.Program:
    """Answer the program; a database that is missing is not made, for its name may be mistyped."""
    loaded = composition.load(config, db, need_secrets=False)
    path = loaded.locate(("store", "path"))
    if path.exists():
        return composition.build(config, db)
    logs.set_up("warning", loaded.settings.log.format)
    return composition.Program(loaded=loaded, db=Database(path))


def _examine_database(program: composition.Program) -> Check:
    path = program.db.path
    if path.exists():
        return Check(name="database", state="ok", message=f"{path} can be read and written.")
    mend = "the first run, poll or import makes it. Where there should be one, look at --db and [store] path."
    return Check(name="database", state="warn", message=f"there is no {path} yet; {mend}")


def examine_models(program: composition.Program) -> Iterator[Check]:
    """Ask the model, and those of single languages, for one answer each."""
    judge = program.judge
    yield _examine_model("model", judge.scorer)
    for code, scorer in judge.scorers.items():
        yield _examine_model(f"model for {code}", scorer)


def _examine_model(name: str, scorer: Scorer) -> Check:
    try:
        judged = scorer.read([Passage(text="Thank you, that was quick and kind!")])[0].sentiment
    except ScorerUnavailable as error:
        return Check(name=name, state="fail", message=f"{error} Until then rules alone set the priority.")
    return Check(name=name, state="ok", message=f"{scorer.name} answers ({judged.top} {judged.confidence:.2f}).")


def _examine_playbooks(program: composition.Program) -> Iterator[Check]:
    """Look at every playbook, and at the folder they may be replaced from."""
    folder = program.loaded.locate(("playbooks", "folder")) if program.settings.playbooks.folder else None
    try:
        shelf = playbooks.read_shelf(folder, registry.kinds())
    except ConfigError as error:
        for problem in error.problems:
            message = f"{problem.message.rstrip('.')}. Until it is mended, the service does not start."
            yield Check(name=f"playbooks {problem.place}", state="fail", message=message)
        return
    for warning in shelf.warnings:
        yield Check(name="playbooks", state="warn", message=warning)
    message = f"{len(shelf.playbooks)} can be read{f', with those in {folder}' if folder else ''}."
    yield Check(name="playbooks", state="ok", message=message)


def _examine_facts(program: composition.Program) -> Iterator[Check]:
    """Look at the files of facts, if any are configured; a file that is wrong costs its facts, never the service."""
    if not program.settings.facts.folder:
        return
    folder = program.loaded.locate(("facts", "folder"))
    shelf = facts.read_folder(folder, program.fact_names)
    for problem in shelf.problems:
        yield Check(name=f"facts {problem.place}", state="fail", message=problem.message)
    if shelf.is_there:
        yield Check(name="facts", state="ok", message=f"{len(shelf.found)} stand in {folder}.")


def config_show(config: Path | None, db: Path | None, as_json: bool) -> int:
    """Print every value and its origin."""
    rows = display.describe(composition.load(config, db, need_secrets=False))
    if as_json:
        print_json([{"key": row.key, "value": row.value, "origin": row.origin} for row in rows])
        return 0
    width = max(len(row.key) for row in rows)
    for row in rows:
        print(f"{row.key:{width}}  {row.value}  ({row.origin})")
    return 0


def pause(reason: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Stop all sending; raises AllEarsError without a reason."""
    if not reason.strip():
        raise AllEarsError('A reason is needed, for everybody to read: main.py pause "payments are down".')
    program = composition.build(config, db, must_exist=True)
    switches.pause_sending(program.db, actor=operator(), reason=reason.strip(), now_at=system_clock())
    return _tell_sending(program, as_json)


def resume(config: Path | None, db: Path | None, as_json: bool) -> int:
    """Let replies leave again."""
    program = composition.build(config, db, must_exist=True)
    switches.resume_sending(program.db, actor=operator(), now_at=system_clock())
    return _tell_sending(program, as_json)


def _tell_sending(program: composition.Program, as_json: bool) -> int:
    held = switches.find_pause(program.db)
    if as_json:
        since = {"by": held.actor, "reason": held.reason, "since": to_iso(held.since_at)} if held else None
        print_json({"paused": since})
    else:
        sys.stdout.write(f"Sending is paused: {held.reason}\n" if held else "Replies may leave again.\n")
    return 0
