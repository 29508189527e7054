"""Keeps the playbooks: they follow their folder as it changes, and a fault in a file leaves the old ones at work."""

from __future__ import annotations

import threading
from collections.abc import Collection
from pathlib import Path

import structlog

from commands.looking import Look
from commands.looking import look_at
from config import playbooks
from domain.errors import ConfigError
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
