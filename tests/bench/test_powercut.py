"""Images of a power cut hold what was synced and any part of the rest; the checker sees what they must not lose."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from bench import _powercut_life
from bench import _powercut_log
from bench import powercut
from bench._powercut_log import Disk
from bench._powercut_log import Event
from bench.powercut import Outside
from domain.draft import approval_hash

NEEDS_STRACE = pytest.mark.skipif(_powercut_log.find_strace() is None, reason="strace is not installed")


def write(data: bytes, offset: int = 0) -> Event:
    return Event(file="a", data=data, offset=offset)


def images(disk: Disk) -> set[bytes | None]:
    return {disk.cut(random.Random(seed)).get("a") for seed in range(200)}


def test_what_was_synced_is_in_every_image() -> None:
    disk = Disk({})
    disk.take(write(b"kept"))
    disk.take(Event(file="a"))

    assert images(disk) == {b"kept"}


def test_what_was_not_synced_may_be_there_or_not() -> None:
    disk = Disk({"a": b"old"})
    disk.take(write(b"new"))

    assert images(disk) == {b"old", b"new"}


def test_a_file_nobody_synced_may_be_missing() -> None:
    disk = Disk({})
    disk.take(write(b"new"))

    assert images(disk) == {None, b"new"}


def test_a_later_write_may_arrive_without_the_earlier() -> None:
    disk = Disk({"a": bytes(2)})
    disk.take(write(b"1"))
    disk.take(write(b"2", 1))

    assert images(disk) == {b"\0\0", b"1\0", b"\0002", b"12"}


def test_a_write_may_be_torn_between_sectors_and_nowhere_else() -> None:
    disk = Disk({"a": bytes(1024)})
    disk.take(write(b"x" * 1024))

    assert images(disk) == {first * 512 + second * 512 for first in (b"\0", b"x") for second in (b"\0", b"x")}


def test_a_truncation_counts_once_it_is_synced() -> None:
    disk = Disk({"a": b"long"})
    disk.take(Event(file="a", length=2))
    assert images(disk) == {b"long", b"lo"}

    disk.take(Event(file="a"))
    assert images(disk) == {b"lo"}


def test_a_log_is_read_in_its_order_with_calls_that_others_cut_in_two(tmp_path: Path) -> None:
    name = "".join(f"\\x{byte:02x}" for byte in b"/f/a")
    lines = [
        rf'7 pwrite64(3<{name}>, "\x68\x69", 2, 512) = 2',
        f"7 fdatasync(3<{name}> <unfinished ...>",
        rf'8 write(4<{name}>, "\x6f", 1) = 1',
        "7 <... fdatasync resumed>) = 0",
        f"7 ftruncate(3<{name}>, 32) = 0",
        "7 +++ exited with 0 +++",
    ]
    (tmp_path / "log").write_text("\n".join(lines), encoding="ascii")

    assert list(_powercut_log.read(tmp_path / "log")) == [
        Event(file="a", data=b"hi", offset=512),
        Event(file="a", data=b"o"),
        Event(file="a"),
        Event(file="a", length=32),
    ]


def test_a_call_that_is_not_understood_ends_the_reading(tmp_path: Path) -> None:
    (tmp_path / "log").write_text('7 unlink("\\x61") = 0\n', encoding="ascii")

    with pytest.raises(ValueError, match="not understood"):
        list(_powercut_log.read(tmp_path / "log"))


def test_a_promise_that_an_image_broke_is_told(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "image").mkdir()
    _powercut_life.prepare(tmp_path / "base")
    body = (tmp_path / "base" / _powercut_life.DB).read_bytes()
    outside = Outside(
        kept={"mention": {"17"}, "approval": set(), "sent": set()}, said=set(), posted={approval_hash("a", "b", "c")}
    )

    found = powercut.examine({_powercut_life.DB: body}, outside, tmp_path / "image")

    assert sorted(fault.partition(":")[0] for fault in found) == ["intent", "mention"]


def test_a_damaged_image_is_told(tmp_path: Path) -> None:
    _powercut_life.prepare(tmp_path)
    body = bytearray((tmp_path / _powercut_life.DB).read_bytes())
    body[4096:8192] = bytes(4096)
    (tmp_path / "image").mkdir()

    nothing = Outside(kept={}, said=set(), posted=set())

    assert powercut.examine({_powercut_life.DB: bytes(body)}, nothing, tmp_path / "image")


def test_without_strace_a_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")

    assert powercut.main(["--images", "1"]) == 2
    assert "apt install strace" in capsys.readouterr().err


@NEEDS_STRACE
@pytest.mark.slow
def test_a_power_cut_breaks_no_promise_with_our_settings_and_some_without_syncs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--images", "40", "--cycles", "2", "--json", "--state", str(tmp_path / "state")]
    assert powercut.main(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["images"], told["bad_images"]) == (40, 0)
    assert powercut.main(words) == 0
    assert json.loads(capsys.readouterr().out) == told  # all was done before
    assert told["replies"] > 0

    assert powercut.main(["--images", "40", "--cycles", "2", "--synchronous", "OFF", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["violations"]["intent"] > 0
