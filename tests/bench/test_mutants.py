"""The mutation check finds each guard where its table says, and tells a caught mutant from one that survived."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import mutants
from bench._mutant_table import MUTANTS
from bench._mutant_table import Mutant

TREE = {
    "pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["."]\n',
    "room/door.py": "def is_open(key: str) -> bool:\n    return key == 'ours'\n",
    "tests/test_door.py": (
        "from room import door\n\n\ndef test_ours_opens():\n    assert door.is_open('ours')\n\n\n"
        "def test_theirs_does_not():\n    assert not door.is_open('theirs')\n"
    ),
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in TREE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def a_mutant(new: str) -> Mutant:
    return Mutant(guard="the key", file="room/door.py", old="key == 'ours'", new=new, tests=("tests/test_door.py",))


def test_every_guard_stands_where_the_table_says() -> None:
    for mutant in MUTANTS:
        assert mutants.change((mutants.ROOT / mutant.file).read_text(encoding="utf-8"), mutant)
        assert [test for test in mutant.tests if not (mutants.ROOT / test).is_file()] == []


def test_each_guard_is_named_once_and_there_are_enough() -> None:
    names = [mutant.guard for mutant in MUTANTS]

    assert len(set(names)) == len(names) >= 12


def test_a_guard_that_is_missed_names_the_test_and_one_that_is_not_survives(tree: Path) -> None:
    assert mutants.try_one(tree, a_mutant("True")).caught_by == "tests/test_door.py::test_theirs_does_not"
    assert mutants.try_one(tree, a_mutant("key in ('ours', 'key')")).caught_by == ""
    assert (tree / "room/door.py").read_text(encoding="utf-8") == TREE["room/door.py"]


def test_a_guard_that_has_moved_is_an_error(tree: Path) -> None:
    with pytest.raises(ValueError, match="stands 0 times"):
        mutants.change("nothing", a_mutant("True"))
