"""A file played as a network: pace, half-written lines, and replies that survive."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from domain.errors import ConfigError
from domain.errors import CursorLost
from domain.errors import Rejected
from domain.errors import Unavailable
from domain.errors import Uncertain
from domain.mention import MentionKind
from domain.mention import Post
from domain.platform import Account
from domain.platform import BadItem
from domain.platform import Cursor
from domain.platform import Order
from domain.platform import Page
from domain.platform import Platform
from platforms import registry
from platforms import replay
from tests.fakes import FrozenClock

START = 1_772_348_400_000


def a_line(number: int, **changes: object) -> str:
    fields = {"id": f"p{number}", "created_at": START + number * 60_000, "author": "ann", "text": f"acme {number}"}
    return json.dumps({**fields, **changes}) + "\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "posts.jsonl"
    path.write_text("".join(a_line(number) for number in range(250)), encoding="utf-8")
    return path


def play(file: Path, clock: FrozenClock | None = None, **options: str) -> Platform:
    account = Account(name="demo", platform="replay", handle="acme", brand="Acme", path=str(file), options=options)
    return registry.load(account, clock or FrozenClock())


def drain(platform: Platform, floor: str = "") -> tuple[list[str], list[BadItem], str]:
    """Read a whole poll as the poller does: ids, bad items, and the floor it leaves behind."""
    page: Page = platform.fetch("file", Cursor(floor=floor))
    target, ids, bad = page.newest, [post.native_id for post in page.posts], list(page.bad)
    while page.next_page:
        page = platform.fetch("file", Cursor(floor=floor, target=target, page=page.next_page))
        ids += [post.native_id for post in page.posts]
        bad += page.bad
    return ids, bad, target or floor


def an_order(target: str = "p1", text: str = "Thank you", key: str = "k1") -> Order:
    return Order(target_id=target, text=text, idempotency_key=key)


def test_everything_comes_once_newest_first_and_then_nothing(file: Path) -> None:
    platform = play(file)

    ids, bad, floor = drain(platform)

    assert ids == [f"p{number}" for number in reversed(range(250))]
    assert bad == []
    assert drain(platform, floor) == ([], [], floor)


def test_lines_added_later_are_the_only_new_ones(file: Path) -> None:
    platform = play(file)
    floor = drain(platform)[2]
    with file.open("a", encoding="utf-8") as handle:
        handle.write(a_line(900))

    assert drain(platform, floor)[0] == ["p900"]


@pytest.mark.parametrize("pace", ["0", "600", "x60"])
def test_a_shorter_file_in_its_place_is_read_from_its_beginning(file: Path, pace: str) -> None:
    clock = FrozenClock()
    platform = play(file, clock, pace=pace)
    drain(platform)
    clock.advance(600_000)
    floor = drain(platform)[2]
    file.write_text(a_line(900) + a_line(901), encoding="utf-8")

    with pytest.raises(CursorLost, match="has 2 lines, and 250 were read"):
        platform.fetch("file", Cursor(floor=floor))
    drain(platform)
    clock.advance(60_000)

    assert drain(platform)[0] == ["p901", "p900"]


def test_a_bad_line_is_put_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "posts.jsonl"
    lines = [a_line(1).encode(), b"{half\n", b"\xff\xfe\n", b"\n", b"[1]\n", b'{"id": "x"}\n', b"[" * 100_000 + b"\n",
             b'{"id": 1, "created_at": 1e400, "text": "x"}\n', a_line(2).encode()]  # fmt: skip
    file.write_bytes(b"".join(lines))

    ids, bad, floor = drain(play(file))

    assert ids == ["p2", "p1"]
    assert len(bad) == 6
    assert len({item.native_id for item in bad}) == 6
    assert all(item.error.startswith("line ") for item in bad)
    assert drain(play(file), floor) == ([], [], floor)


def test_a_line_still_being_written_is_read_again_once_it_is_whole(file: Path) -> None:
    platform = play(file)
    whole = a_line(900)
    with file.open("a", encoding="utf-8") as handle:
        handle.write(whole[:20])
    first_ids, bad, floor = drain(platform)
    assert (len(first_ids), len(bad)) == (250, 1)
    with file.open("a", encoding="utf-8") as handle:
        handle.write(whole[20:])

    assert drain(platform, floor)[:2] == (["p900"], [])


def test_posts_appear_at_so_many_a_minute_and_go_on_after_a_restart(file: Path) -> None:
    clock = FrozenClock()
    platform = play(file, clock, pace="30")
    assert drain(platform) == ([], [], "")
    clock.advance(20_000)
    ids, _, floor = drain(platform)
    assert ids == [f"p{number}" for number in reversed(range(10))]

    again = play(file, clock, pace="30")
    assert drain(again, floor)[0] == []
    clock.advance(4_000)

    assert drain(again, floor)[0] == ["p11", "p10"]


def test_posts_appear_in_step_with_their_own_time(file: Path) -> None:
    clock = FrozenClock()
    platform = play(file, clock, pace="x60")
    assert drain(platform)[0] == ["p0"]
    clock.advance(3_000)
    ids, _, floor = drain(platform)
    assert ids == ["p3", "p2", "p1", "p0"]

    again = play(file, clock, pace="x60")
    assert drain(again, floor)[0] == []
    clock.advance(2_000)

    assert drain(again, floor)[0] == ["p5", "p4"]


def test_a_reply_is_on_the_disk_and_found_by_another_process(file: Path) -> None:
    receipt = play(file).send(an_order())

    found = play(file).find_reply("p1", "Thank you")

    assert found == receipt
    assert play(file).find_reply("p2", "Thank you") is None


def test_the_same_key_gives_the_same_receipt_also_from_many_threads(file: Path) -> None:
    platforms = [play(file) for _ in range(8)]
    receipts = []
    threads = [threading.Thread(target=lambda one=one: receipts.append(one.send(an_order()))) for one in platforms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(receipts) == 8
    assert len(set(receipts)) == 1
    assert len(Path(f"{file}.replies").read_text(encoding="utf-8").splitlines()) == 1


def test_replies_that_somebody_spoilt_are_no_reason_to_crash(file: Path) -> None:
    spoilt = {"id": "r1", "in_reply_to": "p1", "text": "Hello", "key": "k9", "created_at": "soon"}
    Path(f"{file}.replies").write_text(json.dumps(spoilt) + "\n" + "[" * 100_000 + "\n", encoding="utf-8")

    with pytest.raises(Unavailable, match="makes no sense"):
        play(file).thread("p1", "")
    with pytest.raises(Unavailable, match="makes no sense"):
        play(file).find_reply("p1", "Hello")
    with pytest.raises(Uncertain, match="makes no sense"):
        play(file).send(an_order())


def test_a_reply_after_a_crash_is_not_glued_to_half_a_line(file: Path) -> None:
    Path(f"{file}.replies").write_text('{"id": "torn', encoding="utf-8")

    receipt = play(file).send(an_order())

    assert play(file).find_reply("p1", "") == receipt


def test_replies_may_be_kept_elsewhere_and_show_in_the_thread(file: Path, tmp_path: Path) -> None:
    with file.open("a", encoding="utf-8") as handle:
        handle.write(a_line(301, parent_id="p1") + a_line(302, parent_id="p301", author={"handle": "Acme"}))
    platform = play(file, replies=str(tmp_path / "kept.jsonl"))
    platform.send(an_order("p301"))

    thread = platform.thread("p301", "")

    assert [(post.native_id, post.is_ours) for post in thread[:3]] == [("p1", False), ("p301", False), ("p302", True)]
    assert (thread[3].text, thread[3].is_ours, thread[3].parent_id) == ("Thank you", True, "p301")
    assert (tmp_path / "kept.jsonl").exists()


def test_a_conversation_is_a_thread_too(file: Path) -> None:
    with file.open("a", encoding="utf-8") as handle:
        handle.write(a_line(301, conversation_id="c") + a_line(302, conversation_id="c"))

    assert [post.native_id for post in play(file).thread("p301", "c")] == ["p301", "p302"]


def test_it_looks_like_another_network(file: Path) -> None:
    platform = play(file, label="Harbour", limit="10")

    assert (platform.LABEL, platform.REPLY_LIMIT) == ("Harbour", 10)
    assert platform.preview("x" * 11).problems == ("The reply is 1 too long for Harbour.",)
    assert platform.preview("مرحبا {x}").text == "مرحبا {x}"
    with pytest.raises(Rejected):
        platform.send(an_order(text="x" * 11))


def test_an_unknown_target_is_refused(file: Path) -> None:
    with pytest.raises(Rejected, match="nowhere"):
        play(file).send(an_order("nowhere"))


def test_a_file_that_is_gone_and_replies_that_cannot_be_kept_are_told(file: Path, tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        play(tmp_path / "none.jsonl").fetch("file", Cursor())
    with pytest.raises(Unavailable, match="cannot be written"):
        play(file, replies=str(tmp_path / "no" / "folder")).send(an_order())
    assert [check.state for check in play(tmp_path / "none.jsonl").check()] == ["fail"]
    assert [check.state for check in play(file).check()] == ["ok", "ok"]


def test_a_disk_that_is_full_leaves_the_reply_uncertain(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("platforms.replay.os.fsync", full)

    with pytest.raises(Uncertain):
        play(file).send(an_order())


@pytest.mark.parametrize(
    ("name", "written"),
    [("pace", "fast"), ("pace", "-1"), ("pace", "nan"), ("limit", "0"), ("limit", "many"), ("api_url", "x")],
)
def test_options_that_mean_nothing_are_refused(name: str, written: str, file: Path) -> None:
    with pytest.raises(ConfigError, match=name):
        play(file, None, **{name: written})


def test_a_path_is_wanted() -> None:
    with pytest.raises(ConfigError, match="path"):
        registry.load(Account(name="demo", platform="replay"), FrozenClock())


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ('{"id": "a", "created_at": 0, "text": "\\ud83d\\u0000x"}', "\ufffdx"),
        ('{"id": "a", "created_at": "2026-01-01T00:00:00", "text": "\\u202ex\\u200d"}', "\u202ex\u200d"),
        (json.dumps({"id": "a", "created_at": 1, "text": "y" * 150_000}), "y" * 100_000),
    ],
)
def test_hostile_text_is_read_harmless(line: str, kept: str) -> None:
    post = replay.read_post(line, number=1)

    assert isinstance(post, Post)
    assert post.text == kept
    assert post.kind is MentionKind.IMPORTED


def test_numbers_beyond_any_database_are_bounded_or_refused() -> None:
    many = {"id": 2**63, "created_at": 1, "text": "x", "author": {"handle": "eve", "followers": 2**63}}

    post = replay.read_post(json.dumps(many), number=1)

    assert isinstance(post, Post)
    assert (post.native_id, post.author.follower_count) == (str(2**63), 2**53)
    assert isinstance(replay.read_post(json.dumps({**many, "created_at": 2**80}), number=1), BadItem)
    assert isinstance(replay.read_post('{"id": ' + "9" * 5000 + "}", number=1), BadItem)
