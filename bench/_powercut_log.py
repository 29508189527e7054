"""Every write and sync of a life, as strace saw them, and the images a power cut could leave of them.

A sync keeps what was written to its file before it began. Of what was written later a power cut keeps any part, in
sectors of 512 bytes and in any order. A file's first sync keeps its name, too: SQLite syncs the folder beside it.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

SECTOR = 512
_CALLS = "pwrite64,pwritev,pwritev2,write,fsync,fdatasync,sync_file_range,ftruncate,fallocate,unlink,rename"
_LINE = re.compile(r"\d+ +(\w+)\((?:\d+<([^>]*)>)?(.*)")
_RESUMED = re.compile(r"(\d+) +<\.\.\. (\w+) resumed>(.*)")
_DATA = re.compile(r', "((?:\\x[0-9a-f]{2})*)", (\d+)(?:, (\d+))?')
_LONGEST = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """One call: a write or truncation of a file, or, with neither, its sync. `data` is None but for writes."""

    file: str
    data: bytes | None = None
    offset: int = 0
    length: int | None = None  #: of a truncation

    @property
    def is_sync(self) -> bool:
        """Say whether this keeps what was written before."""
        return self.data is None and self.length is None


def find_strace() -> str | None:
    """Answer where strace is, or None."""
    return shutil.which("strace")


def watch(command: Sequence[str], folder: Path, files: Sequence[str], log: Path) -> list[Event]:
    """Run a command to its end and answer what it did to these files of the folder, in order."""
    watched = [word for name in files for word in ("-P", str(folder / name))]
    strace = [find_strace() or "strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", str(_LONGEST), "-o", str(log)]
    done = subprocess.run(
        [*strace, "-e", f"trace={_CALLS}", *watched, *command], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the watched life broke: {done.stderr[-2000:]}")
    return list(read(log))


def read(log: Path) -> Iterator[Event]:
    """Yield what strace wrote down. A write counts from its beginning, a sync from its end."""
    open_calls: dict[str, str] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            if resumed := _RESUMED.match(line):
                begun = open_calls.pop(resumed[1])
                if begun:
                    yield from _event(begun + resumed[3])
            elif line.rstrip().endswith("<unfinished ...>"):
                pid, is_sync = line.split(maxsplit=1)[0], "sync(" in line
                open_calls[pid] = line.rstrip().removesuffix("<unfinished ...>") if is_sync else ""
                if not is_sync:
                    yield from _event(line)
            else:
                yield from _event(line)


def _event(line: str) -> Iterator[Event]:
    found = _LINE.match(line)
    if found is None:
        return  # a signal or an exit
    call, path, rest = found.groups()
    file = Path(_bytes(path or "").decode()).name
    if file.endswith("-shm"):
        return  # shared memory: it is made anew after a power cut
    if call in {"fsync", "fdatasync"}:
        yield Event(file=file)
    elif call == "ftruncate":
        yield Event(file=file, length=int(rest.strip(" ,").split(")")[0].split()[0]))
    elif call in {"pwrite64", "write"} and (data := _DATA.match(rest)):
        yield Event(file=file, data=_bytes(data[1]), offset=int(data[3] or 0))
    else:
        raise ValueError(f"this call is not understood: {line[:200]}")


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))


@dataclass(slots=True)
class _File:
    kept: bytearray
    exists: bool
    loose: list[Event] = field(default_factory=list)


class Disk:
    """The files as the disk has them while events come in: what is kept for sure, and what may still be lost."""

    def __init__(self, base: dict[str, bytes]) -> None:
        self._files = {name: _File(bytearray(body), True) for name, body in base.items()}

    def take(self, event: Event) -> None:
        """Take in the next event."""
        file = self._files.setdefault(event.file, _File(bytearray(), False))
        if not event.is_sync:
            file.loose.append(event)
            return
        for one in file.loose:
            _apply(file.kept, one)
        file.exists = file.exists or bool(file.loose)
        file.loose.clear()

    def cut(self, rng: random.Random) -> dict[str, bytes]:
        """Answer the files after a power cut now: everything loose, nothing, or any part of it is there."""
        how = rng.choice(["all", "none", "first", "some", "torn", "torn"])
        return {name: image for name, file in self._files.items() if (image := _image(file, how, rng)) is not None}


def _image(file: _File, how: str, rng: random.Random) -> bytes | None:
    loose: list[Event] = list(file.loose)
    chance = rng.choice([0.1, 0.5, 0.9])
    if how == "none":
        loose = []
    elif how == "first":
        loose = loose[: rng.randrange(len(loose) + 1)]
    elif how == "some":
        loose = [one for one in loose if rng.random() < chance]
    elif how == "torn":
        loose = [part for one in loose for part in _sectors(one) if rng.random() < chance]
    if not file.exists and not loose:
        return None
    body = bytearray(file.kept)
    for one in loose:
        _apply(body, one)
    return bytes(body)


def _sectors(event: Event) -> Iterator[Event]:
    """Cut a write where the disk's sectors end; a truncation is one piece."""
    if event.data is None:
        yield event
        return
    start, end = event.offset, event.offset + len(event.data)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        yield Event(file=event.file, data=event.data[start - event.offset : stop - event.offset], offset=start)
        start = stop


def _apply(body: bytearray, event: Event) -> None:
    if event.data is None:
        length = event.length or 0
        body[length:] = b"\0" * (length - len(body))
        return
    if len(body) < event.offset:
        body.extend(b"\0" * (event.offset - len(body)))
    body[event.offset : event.offset + len(event.data)] = event.data


def python(*arguments: str) -> list[str]:
    """Answer the command that runs a module of ours with this Python."""
    return [sys.executable, "-m", *arguments]
