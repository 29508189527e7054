"""The command line as a stranger finds it: help, exit codes, and words instead of tracebacks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from domain.person import Role
from store import migrations
from tests import programs

COMMANDS = (
    "demo", "test", "doctor", "run", "daemon", "desk", "poll", "triage", "draft", "deliver", "pause", "resume",
    "import", "export", "check", "train", "config", "users", "secret",
)  # fmt: skip
HEAVY = ("onnxruntime", "transformers", "tweepy", "praw", "fastapi", "uvicorn", "sqlite_utils", "numpy", "schedule")


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['main.py', '--help']\ntry:\n import main; main.main()\nexcept SystemExit: pass\n"
    code += f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=programs.ROOT, env=programs.environment(), capture_output=True, text=True,
        check=True,
    )  # fmt: skip

    listed = [line.split()[0] for line in done.stdout.partition("Commands:")[2].splitlines() if line.strip()]
    assert set(COMMANDS) <= set(listed)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("command", [*COMMANDS, "config show", "users add", "users link", "secret set"])
def test_each_command_explains_itself(command: str) -> None:
    told = programs.call(*command.split(), "--help")

    assert told.code == 0
    assert f"main.py {command}" in told.out
    assert len(told.out.splitlines()) > 4


@pytest.mark.parametrize(
    "command", ["poll", "triage", "draft", "deliver", "import", "export", "check", "doctor", "train", "config show"]
)
def test_what_reports_can_do_so_in_json(command: str) -> None:
    assert "--json" in programs.call(*command.split(), "--help").out


@pytest.mark.parametrize("words", [["nosuch"], ["triage", "--limit", "0"], ["export", "everything"], ["--nosuch"]])
def test_wrong_use_ends_with_2(words: list[str]) -> None:
    ended = programs.call(*words)

    assert (ended.code, ended.out) == (2, "")
    assert "Error" in ended.err


@pytest.mark.parametrize(
    "command",
    [one for one in COMMANDS if one not in {"test", "config", "users", "secret"}]
    + ["config show", "users add", "users link", "users list", "users disable", "secret set", "secret remove"],
)
def test_each_command_takes_a_configuration_and_a_database(command: str) -> None:
    told = programs.call(*command.split(), "--help").out

    assert "--config" in told
    assert "--db" in told


def test_the_roles_on_the_command_line_are_those_of_the_program() -> None:
    told = programs.call("users", "add", "--help").out

    assert "|".join(Role) in told


def test_exit_codes_and_streams_of_a_real_process(tmp_path: Path) -> None:
    migrations.open_database(tmp_path / "a.db").close()
    well = programs.run("users", "list", "--db", tmp_path / "a.db", "--json")
    failed = programs.run("users", "link", "Nobody", "--db", tmp_path / "a.db")
    wrong = programs.run("check", "--config", tmp_path / "nosuch.toml")

    assert (well.code, well.json, well.err) == (0, [], "")
    assert (failed.code, failed.out, failed.sentence) == (1, "", "There is no user Nobody.")
    assert (wrong.code, wrong.out) == (2, "")
    assert "nosuch.toml: cannot be read" in wrong.sentence
