"""What a bare machine is told and given; nothing is really installed here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from commands import bootstrap
from tests import programs


class Machine:
    """A machine without our packages: records what is started, and what it is replaced by."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.started: list[list[str]] = []
        self.became: list[list[str]] = []
        self.environment: dict[str, str] = {}
        self.failing = ""
        monkeypatch.setattr(bootstrap, "ROOT", folder)
        monkeypatch.setattr(bootstrap, "VENV", folder / ".venv")
        monkeypatch.setattr(bootstrap, "missing", lambda names: list(names))
        monkeypatch.setattr("commands.bootstrap.subprocess.run", self._run)
        monkeypatch.setattr("commands.bootstrap.os.execve", self._become)
        monkeypatch.setattr("commands.bootstrap.importlib.util.find_spec", lambda name: object())
        for name in ("requirements.lock", "requirements-dev.lock"):
            (folder / name).write_text(f"a==1 # {name}")

    def _run(self, command: Sequence[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        self.started.append(list(command))
        if "venv" in command:
            python = bootstrap._python()
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        return subprocess.CompletedProcess(command, int(bool(self.failing) and self.failing in " ".join(command)))

    def _become(self, path: Path, arguments: list[str], environment: dict[str, str]) -> None:
        self.became.append(arguments)
        self.environment = environment


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_the_list_of_packages_is_that_of_this_very_environment() -> None:
    assert bootstrap.missing(bootstrap.RUNTIME) == []
    assert bootstrap.missing(bootstrap.TESTING) == []
    assert bootstrap.missing(["json", "surely_not_there"]) == ["surely_not_there"]


def test_where_everything_is_there_nothing_happens(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "missing", lambda names: [])
    bootstrap.ensure(["demo"])

    assert (machine.started, machine.became) == ([], [])


def test_a_bare_machine_gets_an_environment_once_and_then_the_same_command(machine: Machine, tmp_path: Path) -> None:
    bootstrap.ensure(["demo", "--port", "0"])
    installs = [command for command in machine.started if "--require-hashes" in command]
    count = len(machine.started)
    bootstrap.ensure(["demo", "--port", "0"])

    assert [command[-1] for command in installs] == [str(tmp_path / "requirements.lock")]
    assert machine.became[0] == [str(bootstrap._python()), str(tmp_path / "main.py"), "demo", "--port", "0"]
    assert machine.environment["ALLEARS_BOOTSTRAPPED"] == "1"
    assert (len(machine.started), len(machine.became)) == (count, 2)


def test_a_new_lock_file_is_installed_again_and_tests_take_their_own(machine: Machine, tmp_path: Path) -> None:
    bootstrap.ensure(["demo"])
    (tmp_path / "requirements.lock").write_text("a==2")
    bootstrap.ensure(["demo"])
    bootstrap.ensure(["test"])

    locks = [Path(command[-1]).name for command in machine.started if "--require-hashes" in command]
    assert locks == ["requirements.lock", "requirements.lock", "requirements-dev.lock"]


def test_without_uv_pip_installs(machine: Machine) -> None:
    machine.failing = bootstrap.UV
    bootstrap.ensure(["demo"])

    assert machine.started[-1][:4] == [str(bootstrap._python()), "-m", "pip", "install"]


@pytest.mark.parametrize(
    ("failing", "words"), [("--require-hashes", "could not be installed"), ("-m venv", "No virtual environment")]
)
def test_what_cannot_be_done_is_said(machine: Machine, failing: str, words: str) -> None:
    machine.failing = failing
    with pytest.raises(SystemExit, match=words):
        bootstrap.ensure(["demo"])

    assert machine.became == []
    assert not list(bootstrap.VENV.glob("*.installed")), "the next start tries again"


def test_a_loop_ends_in_a_sentence(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEARS_BOOTSTRAPPED", "1")
    with pytest.raises(SystemExit, match="delete that folder"):
        bootstrap.ensure(["demo"])


def test_without_a_lock_file_the_mend_is_named(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "requirements.lock").unlink()
    with pytest.raises(SystemExit, match="pip install"):
        bootstrap.ensure(["demo"])


def test_it_can_be_switched_off(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEARS_NO_BOOTSTRAP", "1")
    bootstrap.ensure(["demo"])

    assert (machine.started, machine.became) == ([], [])


def test_it_needs_nothing_but_the_standard_library() -> None:
    code = "import commands.bootstrap, sys; print([n for n in ('typer', 'rich', 'structlog') if n in sys.modules])"
    command = [sys.executable, "-S", "-c", code]
    done = subprocess.run(command, cwd=programs.ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
