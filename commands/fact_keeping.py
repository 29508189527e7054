"""Keeps the knowledge base: a snapshot that follows every change, and a folder of files that is read as it changes."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import structlog

from commands.looking import Look
from commands.looking import look_at
from config import facts as files
from config.facts import Found
from config.facts import Known
from config.facts import Shelf
from domain.clock import Clock
from domain.errors import AllEarsError
from domain.errors import Problem
from responders.writing import citing
from responders.writing import senses
from responders.writing.knowledge import Knowledge
from responders.writing.senses import Embed
from responders.writing.senses import Multiply
from store import facts
from store.database import Database

log = structlog.get_logger()

_ACTOR = "system:files"


class Keeper:
    """Answers the knowledge as it stands at each call; a new snapshot is made only when a fact has changed."""

    def __init__(self, db: Database, embed: Embed | None = None, multiply: Multiply = senses.multiply) -> None:
        self._db = db
        self._lock = threading.Lock()
        self._version = 0
        self._knowledge = Knowledge(embed=embed, multiply=multiply)

    def __call__(self) -> Knowledge:
        """Answer the snapshot. Inside a transaction it is what holds there."""
        version = facts.version(self._db)
        with self._lock:
            if version != self._version:
                held = (kept.fact for kept in facts.list_all(self._db))
                self._knowledge, self._version = Knowledge(held, before=self._knowledge), version
            return self._knowledge


@dataclass(frozen=True, kw_only=True, slots=True)
class Synced:
    """What came of reading a folder: how many facts were kept anew or changed, and retired, and what was wrong."""

    saved: int
    retired: int
    problems: tuple[Problem, ...]


class Folder:
    """Follows a folder of files: what stands in them is kept, what is taken out of them is retired.

    A file that cannot be read, and a folder that is gone, cost no fact; without a folder what once lived in files is
    kept in the database alone.
    """

    def __init__(self, db: Database, folder: Path | None, known: Known, clock: Clock) -> None:
        self._db, self._folder, self._known, self._clock = db, folder, known, clock
        self._look: Look | None = None

    def follow(self) -> None:
        """Read the folder where anything in it has changed since the last time, and log what is wrong with it."""
        if self._folder is None:
            facts.release(self._db, actor=_ACTOR, now_at=self._clock())
            return
        look = look_at(file for file in self._folder.rglob("*") if file.suffix.lower() in files.SUFFIXES)
        if look == self._look:
            return
        for problem in self.sync().problems:
            log.warning("fact_file_problem", place=problem.place, why=problem.message)
        self._look = look

    def problems(self) -> tuple[Problem, ...]:
        """Answer what is wrong with the files as they are now, and which of their facts live elsewhere already."""
        if self._folder is None:
            return ()
        shelf = files.read_folder(self._folder, self._known)
        clashes = ((one, facts.find_clash(self._db, one.fact.id, one.source)) for one in shelf.found)
        return (*shelf.problems, *(Problem(place=_place(one), message=why) for one, why in clashes if why))

    def ids(self) -> frozenset[str]:
        """Answer the ids of the good facts in the files as they are now."""
        found = files.read_folder(self._folder, self._known).found if self._folder else ()
        return frozenset(one.fact.id for one in found)

    def sync(self) -> Synced:
        """Read the folder and keep what it holds."""
        if self._folder is None:
            return Synced(saved=0, retired=0, problems=())
        shelf = files.read_folder(self._folder, self._known)
        with self._db.immediate():
            retired = self._retire(shelf) if shelf.is_there else 0
            saved, problems = keep(self._db, shelf, actor=_ACTOR, now_at=self._clock(), in_files=True)
        return Synced(saved=saved, retired=retired, problems=problems)

    def _retire(self, shelf: Shelf) -> int:
        """Retire what was taken out of a file, or lived in a file that is gone; a broken file keeps what it had."""
        there = {(one.fact.id, one.source) for one in shelf.found}
        gone = [
            (fact_id, source)
            for source in facts.list_sources(self._db)
            if source in shelf.read or source not in shelf.seen
            for fact_id in facts.list_from(self._db, source)
            if (fact_id, source) not in there
        ]
        for fact_id, source in gone:
            facts.retire(self._db, fact_id, actor=_ACTOR, now_at=self._clock(), source=source)
        return len(gone)


def follow(db: Database, folder: Folder, clock: Clock) -> None:
    """Read the files of facts that have changed, and look after the drafts that rest on what has."""
    folder.follow()
    while citing.run_once(db, clock):
        pass


def keep(
    db: Database, shelf: Shelf, *, actor: str, now_at: int, in_files: bool = False
) -> tuple[int, tuple[Problem, ...]]:
    """Keep every good fact; answer how many were new or changed, and every problem, those of keeping among them."""
    saved, problems = 0, list(shelf.problems)
    for one in shelf.found:
        try:
            saved += facts.save(db, one.fact, actor=actor, now_at=now_at, source=one.source if in_files else "")
        except AllEarsError as error:
            problems.append(Problem(place=_place(one), message=str(error)))
    return saved, tuple(problems)


def _place(one: Found) -> str:
    return f'{one.source} "{one.fact.id}"'
