"""Cuts the power at any moment of a life at work, and opens what the disk then holds with the program's own store.

python -m bench powercut [--images N] [--cycles N] [--synchronous FULL|NORMAL|OFF] [--seed N] [--state FILE]
                         [--json]

Every write and sync of the database is watched with strace. An image is any beginning of them, of which whatever was
not synced is lost, reordered or torn between sectors. Each must open, pass `main.py check`, and still know what was
promised: mentions and approvals that were acknowledged, and the intent of every reply that a network had taken.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from bench import _powercut_life
from bench import _powercut_log
from bench._powercut_life import DB
from bench._powercut_life import NETWORK
from bench._powercut_life import WITNESS
from bench._powercut_log import Disk
from bench._powercut_log import Event
from domain.draft import approval_hash
from domain.errors import StoreError
from store import checks
from store.database import Database

#: Images of one life; the next life has another seed.
IMAGES = 2_000
_KEPT = {
    "mention": "SELECT native_id FROM mention",
    "approval": "SELECT hash FROM approval",
    "sent": "SELECT hash FROM delivery WHERE status = 'sent'",
}
#: Networks whose ids are numbers that rise, so that a cursor says what was read.
_COUNTING = ("x", "mastodon")
#: What was handed to a network may stand nowhere else: all others could be sent again.
_HANDED = """SELECT d.hash FROM intent i JOIN delivery d ON d.id = i.delivery_id
             WHERE d.status IN ('sending', 'sent', 'unknown', 'held') AND i.hash = d.hash"""


@dataclass(kw_only=True, slots=True)
class Result:
    """What was found. `violations` counts images by the name of what was broken; `examples` has the first of each."""

    synchronous: str
    images: int = 0
    bad_images: int = 0
    violations: dict[str, int] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)
    lives: int = 0
    writes: int = 0
    syncs: int = 0
    replies: int = 0
    checkpoints: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Outside:
    """What the world knows at a moment: what it was promised to be kept, what it said, and the replies it took."""

    kept: Mapping[str, set[str]]
    said: set[tuple[str, str]]
    posted: set[str]


def cut(events: Sequence[Event], base: bytes, moments: Sequence[int], rng: random.Random) -> Iterator[list[str]]:
    """Cut the power after each of these events, in rising order, and yield what is wrong with what is left."""
    disk, lines, left = Disk({DB: base}), list[Event](), list(reversed(moments))
    with tempfile.TemporaryDirectory(prefix="allears-image-", dir=_memory()) as place:
        for number, event in enumerate(events):
            if event.file in {WITNESS, NETWORK}:
                lines.append(event)
            else:
                disk.take(event)
            outside = _outside(lines) if left and left[-1] == number else None
            while outside is not None and left and left[-1] == number:
                left.pop()
                yield examine(disk.cut(rng), outside, Path(place))


def examine(image: Mapping[str, bytes], outside: Outside, place: Path) -> list[str]:
    """Open an image as the program would after a power cut, and answer what is wrong, each with its name in front."""
    for old in place.iterdir():
        old.unlink()
    for name, body in image.items():
        (place / name).write_bytes(body)
    db = Database(place / DB)
    try:
        return [*(f"check: {fault}" for fault in checks.find_faults(db)), *_forgotten(db, outside)]
    except StoreError as error:
        return [f"unreadable: {error}"]
    finally:
        db.close()


def _forgotten(db: Database, outside: Outside) -> Iterator[str]:
    for name, keys in outside.kept.items():
        for key in keys - {row[0] for row in db.rows(_KEPT[name])}:
            yield f"{name}: {key} was promised and is gone"
    for key in outside.posted - {row[0] for row in db.rows(_HANDED)}:
        yield f"intent: the network took reply {key}, and it may be sent again"
    known = {row[0] for row in db.rows("SELECT native_id FROM mention")}
    floors = {row["account"]: row["floor"] for row in db.rows("SELECT account, floor FROM cursor WHERE floor <> ''")}
    for network, key in outside.said:
        floor = floors.get(f"acme-{network}", "")
        if network in _COUNTING and int(key) <= int(floor or 0) and key not in known:
            yield f"cursor: {key} of {network} will not be read again, and is not here"


def _outside(lines: Sequence[Event]) -> Outside:
    outside = Outside(kept={name: set() for name in _KEPT}, said=set(), posted=set())
    for line in (json.loads(line) for event in lines for line in (event.data or b"").splitlines()):
        if "kept" in line:
            outside.kept[line["kept"]].update(line["keys"])
        elif (post := line["post"])["is_ours"]:
            outside.posted.add(approval_hash(f"acme-{post['network']}", post["parent"], post["text"]))
        else:
            outside.said.add((post["network"], post["id"]))
    return outside


def _moments(events: Sequence[Event], count: int, rng: random.Random) -> list[int]:
    """Choose when the power is cut: half right after the world took note of something, half at any event."""
    noted = [number for number, event in enumerate(events) if event.file in {WITNESS, NETWORK}]
    some = [rng.choice(noted) for _ in range(count // 2)]
    return sorted([*some, *(rng.randrange(len(events)) for _ in range(count - len(some)))])


def _memory() -> str | None:
    """Answer a folder in memory, where there is one: images need no disk."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None


def watch(folder: Path, cycles: int, seed: int, synchronous: str) -> tuple[bytes, list[Event]]:
    """Let a life run its cycles in a folder; answer the database it began with and all it wrote."""
    _powercut_life.prepare(folder)
    base = (folder / DB).read_bytes()
    command = _powercut_log.python("bench._powercut_life", str(folder), str(cycles), str(seed), synchronous)
    files = (DB, f"{DB}-wal", f"{DB}-journal", WITNESS, NETWORK)
    return base, _powercut_log.watch(command, folder, files, folder / "strace.log")


def measure(images: int, cycles: int, seed: int, synchronous: str, state: Path | None = None) -> Result:
    """Watch as many lives as so many images need, cut, and answer what was found; a `state` lets it go on later."""
    result = Result(synchronous=synchronous)
    if state is not None and state.exists():
        result = Result(**json.loads(state.read_text(encoding="utf-8")))
    started = time.monotonic() - result.seconds
    while result.images < images:
        rng = random.Random(seed + result.lives)
        with tempfile.TemporaryDirectory(prefix="allears-powercut-", dir=_memory()) as folder:
            base, events = watch(Path(folder), cycles, rng.randrange(2**32), synchronous)
        _count(result, events)
        for faults in cut(events, base, _moments(events, min(IMAGES, images - result.images), rng), rng):
            _note(result, faults)
        result.seconds = round(time.monotonic() - started, 1)
        if state is not None:
            state.write_text(json.dumps(asdict(result)), encoding="utf-8")
    return result


def _count(result: Result, events: Sequence[Event]) -> None:
    ours = [event for event in events if event.file not in {WITNESS, NETWORK}]
    result.lives += 1
    result.syncs += sum(event.is_sync for event in ours)
    result.writes += sum(not event.is_sync for event in ours)
    result.checkpoints += sum(event.is_sync and event.file == DB for event in ours)
    result.replies += len(_outside([event for event in events if event.file == NETWORK]).posted)


def _note(result: Result, faults: Sequence[str]) -> None:
    result.images += 1
    result.bad_images += bool(faults)
    for name, fault in {fault.partition(":")[0]: fault for fault in faults}.items():
        result.violations[name] = result.violations.get(name, 0) + 1
        result.examples.setdefault(name, fault)
    if result.images % 500 == 0:
        print(f"{result.images} images, {result.bad_images} bad", file=sys.stderr, flush=True)


def main(arguments: list[str]) -> int:
    """Run, print, and answer 1 where an image was bad, 2 where strace is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench powercut", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--images", type=int, default=1_000)
    parser.add_argument("--cycles", type=int, default=24, help="of work in one life, each of four posts")
    parser.add_argument("--synchronous", choices=("FULL", "NORMAL", "OFF"), default="FULL", help="the store's is FULL")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--state", type=Path, help="a file for what was found; an interrupted run goes on from it")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    if _powercut_log.find_strace() is None:
        print("This needs strace, which sees the writes (Linux only). Install it: apt install strace", file=sys.stderr)
        return 2
    result = measure(given.images, given.cycles, given.seed, given.synchronous, given.state)
    told = asdict(result)
    print(json.dumps(told, indent=2) if given.json else "\n".join(f"{name}: {value}" for name, value in told.items()))
    return 1 if result.bad_images else 0
