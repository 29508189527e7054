"""Keeps the playbooks: they follow their folder as it changes, and a fault in a file leaves the old ones at work."""

from __future__ import annotations

import threading
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path

import structlog

from commands.looking import Look
from commands.looking import look_at
from config import playbooks
from config.values import did_you_mean
from domain.errors import ConfigError
from domain.playbook import Hours
from domain.playbook import Playbook

log = structlog.get_logger()


class Library:
    """Answers the playbooks as they stand at each call. Raises ConfigError where the very first reading fails."""

    def __init__(self, folder: Path | None, kinds: Collection[str] = ()) -> None:
        self._folder, self._kinds = folder, kinds
        self._lock = threading.Lock()
        self._look = self._look_at()
        self._faults: tuple[str, ...] = ()
        self._shelf = playbooks.read_shelf(folder, kinds)
        self._tell()

    def __call__(self) -> tuple[Playbook, ...]:
        """Answer the playbooks, read again where a file of the folder has changed since the last time."""
        with self._lock:
            look = self._look_at()
            if look != self._look:
                self._look = look
                self._read_again()
            return self._shelf.playbooks

    def problems(self) -> tuple[str, ...]:
        """Answer what is wrong with the files as they were last read, and what is odd about them."""
        self()
        return (*self._faults, *self._shelf.warnings)

    def _read_again(self) -> None:
        try:
            self._shelf = playbooks.read_shelf(self._folder, self._kinds)
            self._faults = ()
        except ConfigError as error:
            self._faults = tuple(map(str, error.problems))
        self._tell()

    def _tell(self) -> None:
        for fault in self._faults:
            log.warning("playbook_file_problem", why=fault)
        for warning in self._shelf.warnings:
            log.warning("playbook_odd", why=warning)

    def _look_at(self) -> Look:
        return look_at(self._folder.glob("*.toml")) if self._folder else ()


def find_lacks(known: Iterable[Playbook], fact_ids: Collection[str], *, has_hours: bool) -> Iterator[str]:
    """Yield what playbooks rest on and what is nowhere: facts that nobody wrote, hours that are not set."""
    for playbook in known:
        for fact_id in playbook.facts:
            if fact_id not in fact_ids:
                mend = did_you_mean(fact_id, tuple(fact_ids)) or "; add it, or take it out"
                yield f'playbook {playbook.name} tells the fact "{fact_id}", and there is none{mend}'
        if playbook.hours is Hours.CLOSED and not has_hours:
            yield f"playbook {playbook.name} never matches: it is for closed hours, and [sla.hours] sets none"
