"""Errors become sentences and exit codes; output reaches any terminal and any reader."""

from __future__ import annotations

import errno
import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from commands import outcome
from domain.errors import AllEarsError
from domain.errors import ConfigError
from domain.errors import Problem
from domain.errors import StoreError
from tests import programs

PROBLEMS = ConfigError([Problem(place="a.toml:1", message="wrong"), Problem(place="a.toml:2", message="unknown")])


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (PROBLEMS, 2, "a.toml:1: wrong\na.toml:2: unknown\n"),
        (AllEarsError("It is so."), 1, "It is so.\n"),
        (StoreError("full {0.__class__} %s"), 1, "full {0.__class__} %s\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_an_error_we_know_ends_in_its_words(
    error: BaseException, code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        outcome.guarded(fail)

    assert ended.value.code == code
    assert capsys.readouterr() == ("", words)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space", "/data/a.db"), "/data/a.db: No space left on device. Make room"),
        (OSError(errno.ENOSPC, "No space"), "What was to be written: No space left on device. Make room"),
        (PermissionError(errno.EACCES, "Permission denied", b"/srv/x"), "/srv/x: Permission denied. Let this user"),
        (NotADirectoryError(errno.ENOTDIR, "x", "/etc/passwd/a\n\x1b"), "/etc/passwd/a"),
        (FileNotFoundError(errno.ENOENT, "x", Path("no/such").as_posix()), "no/such: No such file or directory. Look"),
    ],
)
def test_what_the_system_refuses_is_one_sentence_with_the_place_and_a_mend(
    error: OSError, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(SystemExit) as ended:
        outcome.guarded(fail)

    told = capsys.readouterr().err
    assert ended.value.code == 1
    assert told.startswith(words)
    assert (told.count("\n"), "\x1b" in told) == (1, False)


@pytest.mark.parametrize(
    "error", [ZeroDivisionError(), OSError(errno.EBADF, "x", "a"), OSError("words"), PermissionError(errno.EACCES, "x")]
)
def test_a_fault_of_ours_is_not_hidden(error: Exception) -> None:
    def fail() -> None:
        raise error

    with pytest.raises(type(error)):
        outcome.guarded(fail)


def test_a_place_that_cannot_be_written_ends_a_command_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = programs.run("users", "list", "--db", tmp_path / "file" / "a.db")

    assert told.code == 1
    assert "Traceback" not in told.err
    assert str(tmp_path / "file") in told.err


def a_posts_file(folder: Path, count: int = 1) -> Path:
    path = folder / "posts.jsonl"
    rows = [{"id": str(n), "text": f"café {n} ☕", "created_at": "2026-11-20T10:00:00Z"} for n in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_an_output_that_is_not_utf_8_loses_nothing_and_ends_well(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    programs.call("import", a_posts_file(tmp_path), "--db", db)
    ascii_only = programs.environment(PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    table = programs.run("export", "mentions", "--db", db, env=ascii_only)
    told = programs.run("export", "mentions", "--db", db, "--json", env=ascii_only)

    assert (table.code, table.err) == (0, "")
    assert "caf\\xe9" in table.out
    assert told.json[0]["text"] == "café 0 ☕"


def test_utf_8_is_written_readably(tmp_path: Path) -> None:
    programs.call("import", a_posts_file(tmp_path), "--db", tmp_path / "a.db")

    assert "café 0 ☕" in programs.run("export", "mentions", "--db", tmp_path / "a.db", "--json").out


def test_a_reader_that_leaves_ends_the_command_without_a_word(tmp_path: Path) -> None:
    db = tmp_path / "a.db"
    programs.call("import", a_posts_file(tmp_path, 3000), "--db", db)
    command = shlex.join([sys.executable, str(programs.ROOT / "main.py"), "export", "mentions", "--db", str(db)])

    done = subprocess.run(
        f"{command} --json | head -1", shell=True, env=programs.environment(), capture_output=True, text=True,
        check=True,
    )  # fmt: skip

    assert (done.stdout, done.stderr) == ("[\n", "")
