"""Backups: consistent while somebody writes, refused where not sound, and restored without a second post."""

from __future__ import annotations

import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlite_utils import Database as Utils

from domain.clock import HOUR
from domain.clock import MINUTE
from domain.clock import SECOND
from domain.delivery import Delivery
from domain.delivery import DeliveryStatus
from domain.delivery import IntentOutcome
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.errors import StoreError
from domain.errors import Unavailable
from domain.mention import Author
from domain.mention import Post
from domain.person import User
from domain.platform import Order
from domain.platform import Receipt
from responders import decisions
from responders import delivery
from responders.delivery import Rules
from store import backups
from store import checks
from store import contacts
from store import deliveries
from store import drafts
from store import moves
from store import switches
from store.database import Database
from store.migrations import open_database
from tests.builders import an_account
from tests.fakes import FakePlatform
from tests.fakes import FrozenClock
from tests.store.conftest import NOW
from tests.store.conftest import make_post

RULES = Rules()


def unseen(_done: int, _total: int) -> None:
    """Show nobody how far it is."""


class Network(FakePlatform):
    """A network that remembers what was posted, whatever it answered, and finds it again."""

    def __init__(self, *, refuses_duplicates: bool = False) -> None:
        super().__init__(account=an_account(name="acme-x"))
        self.REFUSES_DUPLICATES = refuses_duplicates
        self.posted: list[str] = []

    def send(self, order: Order) -> Receipt:
        receipt = super().send(order)
        self.posted.append(order.target_id)
        return receipt

    def find_post(self, native_id: str) -> Post:
        return make_post(native_id, "My parcel is late.")

    def find_reply(self, target_id: str, text: str) -> Receipt | None:
        super().find_reply(target_id, text)
        return Receipt(native_id=f"r-{target_id}") if target_id in self.posted else None


def work(db: Database, network: Network, clock: FrozenClock, passes: int = 1, wait: int = 20 * SECOND) -> None:
    for _ in range(passes):
        clock.advance(wait)
        delivery.run_once(db, {"acme-x": network}, RULES, clock)


def approve(db: Database, draft: Draft, approver: User, clock: FrozenClock) -> Delivery:
    return decisions.approve(
        db, draft.id, draft.version, approver, review=lambda _d, _t: (), undo_ms=20 * SECOND, now_at=clock()
    )


def restored(db: Database, file: Path, clock: FrozenClock) -> tuple[Database, backups.Restored]:
    """Restore over a database that its program has left."""
    db.close()
    done = backups.restore(file, db.path, unseen, actor="Ola", now_at=clock())
    return open_database(db.path), done


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOW)


def test_a_copy_made_while_somebody_writes_is_whole_and_of_one_moment(
    db: Database, opened: Callable[..., object], tmp_path: Path
) -> None:
    for number in range(300):
        opened(str(number))
    ended = threading.Event()

    def keep_writing() -> None:
        while not ended.is_set():
            switches.pause_sending(db, actor="test", reason="again", now_at=NOW)

    writer = threading.Thread(target=keep_writing)
    writer.start()
    shown: list[tuple[int, int]] = []
    try:
        faults = backups.write(db, tmp_path / "copy.db", lambda done, total: shown.append((done, total)))
    finally:
        ended.set()
        writer.join()
    copy = Utils(tmp_path / "copy.db")

    assert faults == []
    assert shown[-1][0] == shown[-1][1] > 0
    assert copy["mention"].count == 300
    assert copy.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    copy.close()
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.db"]


def test_a_file_that_exists_is_left_as_it_is(db: Database, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    with pytest.raises(StoreError, match="exists already"):
        backups.write(db, tmp_path / "mine.txt", unseen)
    with pytest.raises(StoreError, match="cannot be written"):
        backups.write(db, tmp_path / "nowhere" / "copy.db", unseen)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_copy_of_a_faulty_database_is_kept_and_its_faults_named(db: Database, tmp_path: Path) -> None:
    db.connection().execute("UPDATE tally SET n = 5 WHERE name = 'mention:new'")

    assert backups.write(db, tmp_path / "copy.db", unseen) == ["The kept count of mention:new is 5, in truth 0."]
    assert (tmp_path / "copy.db").exists()


def spoil(file: Path, how: str) -> None:
    if how == "nothing":
        file.unlink()
    elif how == "no database":
        file.write_bytes(b"nothing of the kind" * 500)
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    else:
        copy = Utils(file)
        copy.conn.executescript(
            {
                "newer": "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES "
                "('allears', 'm999_tomorrow', 'x')",
                "foreign": "PRAGMA application_id=7",
                "altered": "DROP TRIGGER activity_no_update; UPDATE activity SET actor = 'nobody'",
            }[how]
        )
        copy.close()


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("nothing", "is no backup"),
        ("no database", "cannot be read as a backup"),
        ("empty", "is empty"),
        ("cut", "copy.db"),
        ("newer", "newer All Ears"),
        ("foreign", "another program"),
        ("altered", "The history was altered at line 1"),
    ],
)
def test_a_backup_that_is_not_sound_is_refused_and_nothing_changed(
    db: Database, approver: User, tmp_path: Path, how: str, words: str
) -> None:
    copy = tmp_path / "copy.db"
    backups.write(db, copy, unseen)
    spoil(copy, how)
    db.close()
    backups_alone = sorted(path.name for path in tmp_path.iterdir())

    with pytest.raises(StoreError, match=words) as refusal:
        backups.restore(copy, db.path, unseen, actor="Ola", now_at=NOW)

    assert ".part" not in str(refusal.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == backups_alone
    assert checks.find_faults(open_database(db.path)) == []


def test_a_database_somebody_has_open_is_not_replaced(db: Database, tmp_path: Path) -> None:
    backups.write(db, tmp_path / "copy.db", unseen)
    db.close()
    code = (
        "import sys; from store.migrations import open_database; "
        "db = open_database(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(db.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as idle:
        assert idle.stdout is not None
        assert idle.stdin is not None
        assert idle.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=r"is in use\. Stop the daemon and the desk"):
            backups.restore(tmp_path / "copy.db", db.path, unseen, actor="Ola", now_at=NOW)
        idle.stdin.close()

    assert backups.restore(tmp_path / "copy.db", db.path, unseen, actor="Ola", now_at=NOW).in_doubt == 0


def test_what_stood_there_is_kept_even_if_it_is_damaged(db: Database, tmp_path: Path, clock: FrozenClock) -> None:
    backups.write(db, tmp_path / "copy.db", unseen)
    db.close()
    db.path.write_bytes(b"\xff" * 9_000)

    again, done = restored(db, tmp_path / "copy.db", clock)

    assert done.kept is not None
    assert done.kept.read_bytes() == b"\xff" * 9_000
    assert checks.find_faults(again) == []
    again.close()


def test_a_log_whose_database_is_gone_does_not_spoil_the_new_one(
    db: Database, tmp_path: Path, clock: FrozenClock
) -> None:
    backups.write(db, tmp_path / "copy.db", unseen)
    db.close()
    db.path.unlink()
    db.path.with_name("allears.db-wal").write_bytes(b"old")

    again, done = restored(db, tmp_path / "copy.db", clock)

    assert done.kept is None
    assert [path.read_bytes() for path in tmp_path.glob("allears-before-restore-*.db-wal")] == [b"old"]
    assert checks.find_faults(again) == []
    again.close()


def test_sending_is_paused_until_somebody_looked_and_the_history_says_why(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock, tmp_path: Path
) -> None:
    approve(db, drafted("1"), approver, clock)
    switches.pause_sending(db, actor="Dana", reason="a storm", now_at=clock())
    backups.write(db, tmp_path / "copy.db", unseen)
    again, done = restored(db, tmp_path / "copy.db", clock)
    pause = switches.find_pause(again)

    assert done.in_doubt == 1
    assert pause is not None
    assert (pause.actor, pause.reason) == ("Ola", done.reason)
    assert done.reason.startswith("restored from copy.db, which knows nothing after 2025-10-09T")
    assert [line.detail for line in moves.history(again, "system", "database")] == [done.reason]
    assert checks.find_faults(again) == []
    again.close()


@pytest.mark.parametrize("number", range(20))
def test_a_drill_after_an_hour_of_sending_doubles_nothing(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock, tmp_path: Path, number: int
) -> None:
    """Six replies stand at random moments when the backup is made; an hour later all have gone out."""
    chance, sure = Random(number), number % 2 == 1
    network = Network(refuses_duplicates=sure)
    moments = ["queued", "sending", "unknown", "retried", *chance.choices(["queued", "sending", "unknown"], k=2)]
    chance.shuffle(moments)
    for index, moment in enumerate(moments):
        bring_to(moment, db, approve(db, drafted(str(index)), approver, clock), network, clock)
    backups.write(db, tmp_path / "copy.db", unseen)
    work(db, network, clock, passes=12, wait=10 * MINUTE)
    finish_by_hand(db, network, clock)
    before = sorted(network.posted)

    again, done = restored(db, tmp_path / "copy.db", clock)
    work(again, network, clock, passes=6, wait=10 * MINUTE)
    switches.resume_sending(again, actor="Ola", now_at=clock())
    work(again, network, clock, passes=12, wait=10 * MINUTE)

    assert done.in_doubt == 6
    assert before == sorted(str(index) for index in range(6))
    assert sorted(network.posted) == before
    assert {one.status for one in deliveries.list_newest(again)} == {DeliveryStatus.SENT}
    assert checks.find_faults(again) == []
    again.close()


def bring_to(moment: str, db: Database, one: Delivery, network: Network, clock: FrozenClock) -> None:
    """Bring one approved reply to where the backup finds it."""
    if moment == "queued":
        return
    now_at = one.next_at
    sent = deliveries.open_intent(db, one, key=f"k{one.id}", deadline_at=now_at + 30 * SECOND, now_at=now_at)
    assert sent is not None
    if moment == "retried":
        words = str(Unavailable("acme-x", "busy"))
        deliveries.retry(db, sent, IntentOutcome.REFUSED, words, next_at=now_at + 5 * MINUTE, now_at=now_at)
        return
    if one.id % 2:  # taken by the network before the backup was made, or never
        network.posted.append(one.target_id)
    if moment == "unknown":
        deliveries.doubt(db, sent, "lost", next_at=now_at + 2 * MINUTE, now_at=now_at)


def finish_by_hand(db: Database, network: Network, clock: FrozenClock) -> None:
    """Let a person who looked send what was held."""
    for one in deliveries.list_newest(db):
        if one.status is DeliveryStatus.HELD:
            delivery.settle_by_hand(db, one, actor="Dana", send_again=True, clock=clock)
    work(db, network, clock, passes=3)


def test_what_never_left_is_held_for_a_human_as_its_key_is_lost(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock, tmp_path: Path
) -> None:
    queued = approve(db, drafted("1"), approver, clock)
    backups.write(db, tmp_path / "copy.db", unseen)
    again, _done = restored(db, tmp_path / "copy.db", clock)
    network = Network(refuses_duplicates=True)
    switches.resume_sending(again, actor="Ola", now_at=clock())
    work(again, network, clock, passes=6, wait=10 * MINUTE)
    held = deliveries.get(again, queued.id)

    assert (held.status, network.posted) == (DeliveryStatus.HELD, [])
    delivery.settle_by_hand(again, held, actor="Dana", send_again=True, clock=clock)
    work(again, network, clock)
    assert network.posted == ["1"]
    assert network.orders[0].idempotency_key != ""
    assert checks.find_faults(again) == []
    again.close()


def test_a_reply_nothing_may_send_any_more_goes_back_to_the_queue(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock, tmp_path: Path
) -> None:
    queued = approve(db, drafted("1"), approver, clock)
    contacts.add(db, "x", Author(handle="ana"), reason="a letter", actor="Dana", now_at=clock())
    backups.write(db, tmp_path / "copy.db", unseen)
    again, done = restored(db, tmp_path / "copy.db", clock)
    back = deliveries.get(again, queued.id)

    assert (done.in_doubt, done.returned) == (0, 1)
    assert back.status is DeliveryStatus.FAILED_FINAL
    assert "Look at the post before you approve anything again" in back.error
    assert drafts.get(again, queued.draft_id).status is DraftStatus.PENDING
    assert checks.find_faults(again) == []
    again.close()


def test_what_was_found_absent_before_the_backup_is_looked_up_twice_again(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock, tmp_path: Path
) -> None:
    queued = approve(db, drafted("1"), approver, clock)
    bring_to("unknown", db, queued, Network(), clock)
    deliveries.note_lookup(db, deliveries.get(db, queued.id), next_at=clock(), now_at=clock())
    backups.write(db, tmp_path / "copy.db", unseen)
    clock.advance(HOUR)
    again, _done = restored(db, tmp_path / "copy.db", clock)
    unknown = deliveries.get(again, queued.id)

    assert (unknown.status, unknown.lookups) == (DeliveryStatus.UNKNOWN, 0)
    assert unknown.next_at == clock() + 2 * MINUTE
    again.close()


def test_a_held_reply_stays_held_and_asks_to_look_again(
    db: Database, drafted: Callable[..., Draft], approver: User, clock: FrozenClock, tmp_path: Path
) -> None:
    queued = approve(db, drafted("1"), approver, clock)
    bring_to("unknown", db, queued, Network(), clock)
    deliveries.hold(db, deliveries.get(db, queued.id), "Nobody knows.", now_at=clock())
    backups.write(db, tmp_path / "copy.db", unseen)
    clock.advance(HOUR)
    again, done = restored(db, tmp_path / "copy.db", clock)
    held = deliveries.get(again, queued.id)

    assert (done.held, held.status) == (1, DeliveryStatus.HELD)
    assert held.error.endswith("Look again. Nobody knows.")
    again.close()
