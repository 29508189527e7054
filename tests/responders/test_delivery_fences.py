"""Two senders, one of them paused between call and outcome: whatever it writes then finds the state gone on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.clock import HOUR
from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.delivery import IntentOutcome
from domain.errors import PlatformError
from domain.errors import RateLimited
from domain.errors import Rejected
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.platform import Order
from domain.platform import Receipt
from responders import delivery
from store import checks
from store import deletions
from store import deliveries
from store import moves
from store.database import Database
from tests.builders import NOON
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock
from tests.fakes import until
from tests.responders.conftest import LOST
from tests.responders.conftest import run

LATE = Receipt(native_id="late")
#: What a sender may write at the end of an attempt.
WRITES: dict[str, Callable[[Database, Delivery], bool]] = {
    "land": lambda db, seen: deliveries.land(db, seen, LATE, now_at=NOON),
    "refuse": lambda db, seen: deliveries.refuse(db, seen, "no", now_at=NOON),
    "retry": lambda db, seen: deliveries.retry(db, seen, IntentOutcome.REFUSED, "busy", next_at=NOON, now_at=NOON),
    "doubt": lambda db, seen: deliveries.doubt(db, seen, "lost", next_at=NOON, now_at=NOON),
    "postpone": lambda db, seen: deliveries.postpone(db, seen, next_at=NOON, error="later", now_at=NOON),
}


class Network(FakePlatform):
    """A network that keeps what it took, and at which something happens before our sender hears of it."""

    def __init__(self, meanwhile: Callable[[], None] | None = None, answer: BaseException | None = None) -> None:
        super().__init__()
        self.REFUSES_DUPLICATES = True
        self.taken: list[Order] = []
        self._meanwhile, self._answer = meanwhile, answer

    def send(self, order: Order) -> Receipt:
        meanwhile, self._meanwhile = self._meanwhile, None
        if meanwhile is None:
            self.taken.append(order)
            return Receipt(native_id=f"r{len(self.taken)}")
        if self._answer is None:
            self.taken.append(order)
        meanwhile()
        if self._answer is not None:
            raise self._answer
        return LATE

    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        return Receipt(native_id="found") if self.taken else None


def others_find_out(db: Database, network: Network, clock: FrozenClock, passes: int) -> Callable[[], None]:
    """Answer what another sender does while the first is paused: so many passes, hours apart."""

    def meanwhile() -> None:
        for _ in range(passes):
            run(db, network, clock, HOUR)

    return meanwhile


def content(db: Database) -> list[tuple[object, ...]]:
    """Answer all that a write could have changed."""
    tables = ("delivery", "intent", "activity", "mention", "draft", "context_post")
    return [tuple(row) for table in tables for row in db.rows(f"SELECT * FROM {table} ORDER BY rowid")]


@pytest.mark.parametrize(
    "answer",
    [None, Rejected("a", "no"), RateLimited("a", "slow"), Unavailable("a", "503"), Uncertain("a", "cut"), LOST],
    ids=["success", "refusal", "rate limit", "unavailable", "uncertain", "lost"],
)
@pytest.mark.parametrize("passes", [1, 2, 3, 5])
def test_a_sender_that_wakes_after_others_went_on_changes_nothing(
    db: Database, queued: Delivery, clock: FrozenClock, answer: PlatformError | None, passes: int
) -> None:
    network = Network(answer=answer)
    seen: list[list[tuple[object, ...]]] = []

    def meanwhile() -> None:
        others_find_out(db, network, clock, passes)()
        seen.append(content(db))

    network._meanwhile = meanwhile
    tally = run(db, network, clock)

    assert tally == delivery.Tally(), "it may count nothing as done"
    assert content(db) == seen[0]
    for _ in range(5):
        run(db, network, clock, HOUR)
    assert deliveries.get(db, queued.id).status is DeliveryStatus.SENT
    assert len(network.taken) == 1
    assert checks.find_faults(db) == []


def sending(db: Database, queued: Delivery, clock: FrozenClock) -> Delivery:
    clock.advance(HOUR)
    opened = deliveries.open_intent(
        db, deliveries.get(db, queued.id), key="k", deadline_at=clock() + 30 * SECOND, now_at=clock()
    )
    assert opened is not None
    return opened


def go_on(db: Database, opened: Delivery, clock: FrozenClock, to: str) -> None:
    """Let another sender take a delivery on from `sending` to where the test wants it."""
    deliveries.doubt(db, opened, "lost", next_at=clock(), now_at=clock())
    known = deliveries.get(db, opened.id)
    if to in {"queued", "sending again", "cancelled"}:
        deliveries.retry(db, known, IntentOutcome.ABSENT, "absent", next_at=clock(), now_at=clock())
    if to == "sending again":
        sending(db, known, clock)
    if to == "cancelled":
        deliveries.undo(db, deliveries.get(db, opened.id), actor="Dana", now_at=clock())
    if to == "held":
        deliveries.hold(db, known, "look", now_at=clock())
    if to == "failed_final":
        deliveries.refuse(db, known, "no", actor="Dana", now_at=clock())
    if to in {"sent", "deleting", "gone"}:
        deliveries.land(db, known, Receipt(native_id="found"), now_at=clock())
    if to in {"deleting", "gone"}:
        deletions.ask(db, deliveries.get(db, opened.id), actor="Lea", reason="x", now_at=clock())
    if to == "gone":
        deletions.record_gone(db, deliveries.get(db, opened.id), "found", now_at=clock())


STATES = ["unknown", "queued", "sending again", "cancelled", "held", "failed_final", "sent", "deleting", "gone"]


@pytest.mark.parametrize("to", STATES)
@pytest.mark.parametrize("write", WRITES)
def test_no_outcome_of_an_attempt_is_written_once_it_is_over(
    db: Database, queued: Delivery, clock: FrozenClock, to: str, write: str
) -> None:
    opened = sending(db, queued, clock)
    go_on(db, opened, clock, to)
    before = content(db)

    assert not WRITES[write](db, opened)
    assert content(db) == before


@pytest.mark.parametrize("write", ["land", "retry", "refuse"])
def test_an_attempt_in_doubt_is_not_settled_by_who_saw_an_earlier_one(
    db: Database, queued: Delivery, clock: FrozenClock, write: str
) -> None:
    first = sending(db, queued, clock)
    deliveries.doubt(db, first, "lost", next_at=clock(), now_at=clock())
    seen = deliveries.get(db, queued.id)
    deliveries.retry(db, seen, IntentOutcome.ABSENT, "absent", next_at=clock(), now_at=clock())
    second = sending(db, queued, clock)
    deliveries.doubt(db, second, "lost again", next_at=clock(), now_at=clock())
    before = content(db)

    assert not WRITES[write](db, seen), "the same state, an earlier attempt"
    assert not deliveries.note_lookup(db, seen, next_at=NOON, now_at=NOON)
    assert content(db) == before


def test_of_two_look_ups_at_once_one_is_counted(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    deliveries.doubt(db, sending(db, queued, clock), "lost", next_at=clock(), now_at=clock())
    seen = deliveries.get(db, queued.id)

    assert deliveries.note_lookup(db, seen, next_at=NOON, now_at=NOON)
    assert not deliveries.note_lookup(db, seen, next_at=NOON, now_at=NOON)
    assert deliveries.get(db, queued.id).lookups == 1


def test_of_two_senders_one_opens_the_intent(db: Database, queued: Delivery, clock: FrozenClock) -> None:
    clock.advance(HOUR)
    words = {"key": "k", "deadline_at": clock() + SECOND, "now_at": clock()}

    assert deliveries.open_intent(db, queued, **words) is not None  # type: ignore[arg-type]
    assert deliveries.open_intent(db, queued, **words) is None  # type: ignore[arg-type]


SENDER = """
import sys, time
from pathlib import Path
from domain.clock import SECOND
from responders import delivery
from store.database import Database
from tests.fakes import FakePlatform

class Slow(FakePlatform):
    def send(self, order):
        Path(sys.argv[2]).write_text(order.text)
        while not Path(sys.argv[3]).exists():
            time.sleep(0.01)
        return super().send(order)

db = Database(Path(sys.argv[1]))
print(delivery.run_once(db, {"marlow-x": Slow()}, delivery.Rules(), lambda: int(sys.argv[4])))
"""


def test_a_process_stopped_by_a_signal_on_the_wire_writes_nothing_when_it_goes_on(
    db: Database, queued: Delivery, clock: FrozenClock, tmp_path: Path
) -> None:
    on_wire, go = tmp_path / "on-wire", tmp_path / "go"
    clock.advance(20 * SECOND)
    words = [sys.executable, "-c", SENDER, str(db.path), str(on_wire), str(go), str(clock())]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as paused:
        assert until(on_wire.exists, 60)
        os.kill(paused.pid, signal.SIGSTOP)
        other = FakePlatform(replies=[Receipt(native_id="found")])
        for _ in range(3):
            run(db, other, clock, HOUR)
        before = content(db)
        go.touch()
        os.kill(paused.pid, signal.SIGCONT)
        said, _ = paused.communicate(timeout=60)

    assert "sent=0" in said
    assert "doubtful=0" in said
    assert content(db) == before
    assert deliveries.get(db, queued.id).native_id == "found"
    assert [line.action for line in moves.history(db, "delivery", queued.id)][:1] == ["land"]
    assert checks.find_faults(db) == []
