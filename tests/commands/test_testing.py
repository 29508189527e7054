"""`test` runs every gate even after one has failed, and answers 1 if any did."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO
from typing import Self

import pytest

from commands import testing


class Gates:
    """Records what would be started; `failing` names a module that ends with 1."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.started: list[list[str]] = []
        self.failing = ""
        monkeypatch.setattr("commands.testing.subprocess.run", self._run)
        monkeypatch.setattr("commands.testing.subprocess.Popen", self._begin)
        monkeypatch.setattr("commands.testing.os.chdir", lambda _: None)
        monkeypatch.setattr("commands.testing.shutil.which", lambda name: f"/usr/bin/{name}")

    def _run(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.started.append(list(command))
        return subprocess.CompletedProcess(command, int(self.failing in command))

    def _begin(self, command: Sequence[str], *, stdout: BinaryIO, **_: object) -> Started:
        stdout.write(b"said beside\n")
        return Started(self._run(command).returncode)


class Started:
    """A process that runs beside the others until somebody waits for it."""

    def __init__(self, code: int) -> None:
        self._code = code

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.wait()

    def wait(self) -> int:
        return self._code


@pytest.fixture
def gates(monkeypatch: pytest.MonkeyPatch) -> Gates:
    return Gates(monkeypatch)


def test_all_gates_run_and_all_is_well(gates: Gates, capsys: pytest.CaptureFixture[str]) -> None:
    assert testing.test([]) == 0
    assert [command[2] for command in gates.started] == ["pytest", "ruff", "ruff", "mypy", "pytest"]
    assert capsys.readouterr().out.endswith("All well.\n")


def test_one_that_fails_stops_no_other(gates: Gates, capsys: pytest.CaptureFixture[str]) -> None:
    gates.failing = "mypy"

    assert testing.test([]) == 1
    assert gates.started[-1][2] == "pytest"
    assert capsys.readouterr().out.endswith("Failed: types.\n")


def test_every_test_runs_once_and_what_ran_beside_is_told(gates: Gates, capsys: pytest.CaptureFixture[str]) -> None:
    testing.test([])

    beside, others = (dict.fromkeys(command[2:]) for command in (gates.started[0], gates.started[-1]))
    folders = [word for word in beside if word.startswith("tests/")]
    assert folders
    assert [f"--ignore={folder}" for folder in folders] == [word for word in others if word.startswith("--ignore")]
    assert not [word for word in others if word.startswith("tests/")]
    assert "said beside\n" in capsys.readouterr().out


def test_both_share_no_folder_and_leave_none_behind(gates: Gates) -> None:
    testing.test([])

    places = [word for command in gates.started for word in command if word.startswith("--basetemp=")]
    assert len(set(places)) == 2
    assert not any(Path(place.partition("=")[2]).parent.exists() for place in places)


@pytest.mark.parametrize(("free", "where"), [(1, None), (10**12, "/dev/shm")])
def test_a_small_memory_holds_no_databases(monkeypatch: pytest.MonkeyPatch, free: int, where: str | None) -> None:
    monkeypatch.setattr("commands.testing.Path.is_dir", lambda _: True)
    monkeypatch.setattr("commands.testing.shutil.disk_usage", lambda _: SimpleNamespace(free=free))

    assert testing._find_memory() == where


def test_one_that_fails_beside_the_others_fails_all(gates: Gates, capsys: pytest.CaptureFixture[str]) -> None:
    gates.failing = "tests/bench"

    assert testing.test([]) == 1
    assert capsys.readouterr().out.endswith("Failed: tests.\n")


def test_further_words_go_to_pytest_alone(gates: Gates) -> None:
    assert testing.test(["-k", "outbox"]) == 0
    assert [command[2:] for command in gates.started] == [["pytest", "-k", "outbox"]]


@pytest.mark.parametrize(("user", "count"), [(0, 2), (1000, 0)])
def test_chromium_is_installed_only_where_nobody_need_be_asked(
    gates: Gates, monkeypatch: pytest.MonkeyPatch, user: int, count: int
) -> None:
    monkeypatch.setattr("commands.testing.shutil.which", lambda name: name if name == "apt-get" else None)
    monkeypatch.setattr("commands.testing.os.geteuid", lambda: user)
    testing.test(["-q"])

    assert sum(command[0] == "apt-get" for command in gates.started) == count
