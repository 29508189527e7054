"""`facts`: the knowledge base on the command line."""

from __future__ import annotations

import sys
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from commands import composition
from commands import fact_keeping
from commands.outcome import print_json
from commands.people import operator
from config import facts as files
from config.fact_table import read_table
from config.fact_table import table_of
from config.fact_table import write_table
from domain.clock import to_iso
from domain.errors import AllEarsError
from domain.errors import ConfigError
from domain.errors import Problem
from domain.fact import Fact
from domain.fact_dates import write_moment
from domain.text import excerpt
from domain.text import printable
from responders.writing.matches import NEARLY
from store import citations
from store import facts
from store.facts import Kept


def list_all(everything: bool, due: bool, config: Path | None, db: Path | None, as_json: bool, limit: int) -> int:
    """List the facts."""
    program = composition.build(config, db, must_exist=True)
    now_at, zone = program.clock(), program.settings.desk.timezone
    found = facts.list_all(program.db, with_retired=everything)
    wanted = [kept for kept in found if not due or _needs_a_look(kept, now_at)][:limit]
    if as_json:
        print_json([_describe(kept, now_at, zone) for kept in wanted])
        return 0
    if not wanted:
        print(
            "Every fact holds and none is to be reviewed." if found else "There is no fact yet; see: facts add --help"
        )
    for kept in wanted:
        told = f"{_standing(kept, now_at, zone):32} {_used(kept):20} {_first_answer(kept.fact)}"
        print(printable(f"{kept.fact.id:28} {told}"))
    return 0


def show(fact_id: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Show one fact with its history and the replies that were sent with it."""
    program = composition.build(config, db, must_exist=True)
    kept, now_at, zone = facts.get(program.db, fact_id), program.clock(), program.settings.desk.timezone
    sent = citations.list_sent(program.db, fact_id)
    told = [{"at": to_iso(one.at), "text": one.text, "url": one.url, "mention": one.mention_id,
             "is_older": one.digest != kept.fact.digest} for one in sent]  # fmt: skip
    history = facts.revisions(program.db, fact_id)
    if as_json:
        changes = [
            {"at": to_iso(one.at), "by": one.actor, "retired": one.retired, **_said(one.fact)} for one in history
        ]
        print_json({**_describe(kept, now_at, zone), "revisions": changes, "sent": told})
        return 0
    print(write_table(kept.fact, zone))
    lives = f" Lives in {kept.source}." if kept.source else ""
    print(f"{_standing(kept, now_at, zone)}. {_used(kept).capitalize()}.{lives}")
    for one in history:
        print(printable(f"{to_iso(one.at)} {'retired' if one.retired else 'saved'} by {one.actor}"))
    for reply in told:
        older = " (it said other things then)" if reply["is_older"] else ""
        print(printable(f"sent {reply['at']}{older}: {excerpt(str(reply['text']), 100)} {reply['url']}"))
    return 0


def add(
    fact_id: str,
    given: Mapping[str, Any],
    without: Collection[str],
    config: Path | None,
    db: Path | None,
    as_json: bool,
) -> int:
    """Add or change a fact, with some of its keys taken out; raises ConfigError with every fault of it."""
    program = composition.build(config, db)
    known, zone = facts.find(program.db, fact_id), program.settings.desk.timezone
    kept = table_of(known.fact, zone) if known else {}
    before = {key: value for key, value in kept.items() if key not in without}
    answer = {given["language"]: given["answer"]} if given["answer"] else {}
    answers = {**before.pop("answers", {}), **answer}
    more = {given["language"]: given["instead"]} if given["instead"] else {}
    instead = {**before.pop("instead", {}), **more}
    named = {key: value for key, value in given.items() if value and key not in {"answer", "instead", "language"}}
    table = {**before, **named, "id": fact_id, "answers": answers, "instead": instead}
    names = program.fact_names
    fact, faults = read_table(table, ZoneInfo(zone), brands=names.brands, channels=names.channels)
    if fact is None:
        raise ConfigError([Problem(place=f"{fact_id} {fault.field}", message=fault.message) for fault in faults])
    changed = facts.save(program.db, fact, actor=operator(), now_at=program.clock())
    if as_json:
        print_json({**_describe(facts.get(program.db, fact_id), program.clock(), zone), "changed": changed})
    else:
        print(f"{fact_id} is {'changed' if known else 'kept'}." if changed else f"{fact_id} says so already.")
    if fact.valid_until_at is not None and fact.valid_until_at <= program.clock():
        last = write_moment(fact.valid_until_at, ZoneInfo(zone), is_end=True)
        print(f"{fact_id} held until {last}, so no draft uses it; give a later day by --until.", file=sys.stderr)
    return 0


def import_all(path: Path, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Read a file or a folder into the database; 1 where anything in it was wrong."""
    program = composition.build(config, db)
    read = files.read_folder if path.is_dir() else files.read_file
    shelf = read(path, program.fact_names)
    saved, problems = fact_keeping.keep(program.db, shelf, actor=operator(), now_at=program.clock())
    if not shelf.found and (not problems or _is_blank(path)) and not as_json:
        print(f"{path} holds no facts.")
        return 0
    return _tell(as_json, problems, found=len(shelf.found), saved=saved)


def _is_blank(path: Path) -> bool:
    """Say whether a file has nothing in it: by hand no fault, in a followed folder a file that is being written."""
    try:
        return path.is_file() and not path.read_bytes().strip()
    except OSError:
        return False


def sync(config: Path | None, db: Path | None, as_json: bool) -> int:
    """Read the configured folder now; 1 where anything in it was wrong."""
    program = composition.build(config, db)
    if not program.settings.facts.folder:
        raise AllEarsError("No folder of facts is configured; name one as `folder` under [facts].")
    synced = program.fact_folder.sync()
    return _tell(as_json, synced.problems, saved=synced.saved, retired=synced.retired)


def export(file: Path | None, config: Path | None, db: Path | None) -> int:
    """Write every fact that is not retired as TOML."""
    program = composition.build(config, db, must_exist=True)
    kept = facts.list_all(program.db)
    written = "\n".join(write_table(one.fact, program.settings.desk.timezone) for one in kept)
    if file is None:
        sys.stdout.write(written)
        return 0
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(written)
    except FileExistsError as error:
        raise AllEarsError(f"{file} exists already and is left as it is. Name another file.") from error
    except OSError as error:
        raise AllEarsError(f"{file} cannot be written: {error.strerror}.") from error
    print(f"{len(kept)} facts are in {file}.")
    return 0


def remove(fact_id: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Retire a fact."""
    program = composition.build(config, db, must_exist=True)
    facts.retire(program.db, fact_id, actor=operator(), now_at=program.clock())
    kept = facts.get(program.db, fact_id)
    if as_json:
        print_json(_describe(kept, program.clock(), program.settings.desk.timezone))
    else:
        print(f"{fact_id} is used no more. It was {_used(kept)}; `facts show {fact_id}` lists them.")
    return 0


def find(
    question: str,
    brand: str,
    network: str,
    language: str,
    config: Path | None,
    db: Path | None,
    as_json: bool,
    limit: int,
) -> int:
    """Find the facts that answer a question; 1 where none does."""
    program = composition.build(config, db, must_exist=True)
    found = program.knowledge().find(
        question,
        brand=brand or None,
        channel=network or None,
        language=language,
        now_at=program.clock(),
        limit=limit,
        least=NEARLY,
    )
    if as_json:
        told = [{"score": round(one.score, 3), "nearest": one.phrasing, **_said(one.fact)} for one in found]
        print_json(told)
        return 0 if found else 1
    if not found:
        print("No fact is near enough to answer that. Better none than a wrong one.")
    for one in found:
        answer = one.fact.tell(language) if language in one.fact.answers else _first_answer(one.fact)
        print(printable(f"{one.score:.2f}  {one.fact.id:28} {answer}"))
    return 0 if found else 1


def _tell(as_json: bool, problems: Iterable[Problem], **counts: int) -> int:
    """Print what was read and every problem; answer the exit code."""
    told = [str(problem) for problem in problems]
    if as_json:
        print_json({**counts, "problems": told})
    else:
        for line in told:
            print(printable(line), file=sys.stderr)
        print(", ".join(f"{count} {name}" for name, count in counts.items()) + ".")
    return 1 if told else 0


def _needs_a_look(kept: Kept, now_at: int) -> bool:
    ended = kept.fact.valid_until_at is not None and kept.fact.valid_until_at <= now_at
    return not kept.retired and (ended or kept.fact.is_due_for_review(now_at))


def _standing(kept: Kept, now_at: int, zone: str) -> str:
    """Say how a fact stands, with its days as they were written, in the team's zone."""
    fact, local = kept.fact, ZoneInfo(zone)
    if kept.retired:
        return "retired"
    if fact.valid_until_at is not None and fact.valid_until_at <= now_at:
        return f"held until {write_moment(fact.valid_until_at, local, is_end=True)}"
    if fact.valid_from_at is not None and fact.valid_from_at > now_at:
        return f"begins {write_moment(fact.valid_from_at, local)}"
    if fact.review_at is not None and fact.is_due_for_review(now_at):
        return f"holds, review by {write_moment(fact.review_at, local)}"
    return "holds"


def _used(kept: Kept) -> str:
    return f"used in {kept.used:,} {'reply' if kept.used == 1 else 'replies'}"


def _first_answer(fact: Fact) -> str:
    return excerpt(next(iter(fact.answers.values())), 80)


def _said(fact: Fact) -> dict[str, object]:
    return {
        "id": fact.id,
        "answers": dict(fact.answers),
        "instead": dict(fact.instead),
        "questions": list(fact.questions),
        "links": list(fact.links),
    }


def _describe(kept: Kept, now_at: int, zone: str) -> dict[str, object]:
    fact = kept.fact
    moments = {"valid_from": fact.valid_from_at, "valid_until": fact.valid_until_at, "review": fact.review_at}
    return {
        **_said(fact),
        "brand": fact.brand,
        "networks": sorted(fact.channels),
        "owner": fact.owner,
        **{name: None if at is None else to_iso(at) for name, at in moments.items()},
        "standing": _standing(kept, now_at, zone),
        "used": kept.used,
        "source": kept.source,
        "changed_by": kept.actor,
        "changed_at": to_iso(kept.at),
    }
