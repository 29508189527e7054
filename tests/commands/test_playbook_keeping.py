from __future__ import annotations

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from commands.playbook_keeping import Library
from commands.playbook_keeping import find_lacks
from domain.errors import ConfigError

GOOD = 'name = "late"\nlabel = "{label}"\norder = 25\nlike = "complaint"\nwords = ["late"]\n'


def write(folder: Path, label: str, name: str = "late.toml") -> None:
    (folder / name).write_text(GOOD.replace("{label}", label), "utf-8")


def label_of(library: Library) -> str:
    return next(playbook.label for playbook in library() if playbook.name == "late")


def test_a_file_that_is_saved_holds_at_the_next_call(tmp_path: Path) -> None:
    write(tmp_path, "Late")
    library = Library(tmp_path)
    write(tmp_path, "Very late")

    assert label_of(library) == "Very late"
    assert library.problems() == ()


def test_a_fault_leaves_the_old_ones_at_work_and_is_told_until_it_is_mended(tmp_path: Path) -> None:
    write(tmp_path, "Late")
    library = Library(tmp_path)
    (tmp_path / "late.toml").write_text("order = = 1", "utf-8")

    with capture_logs() as logged:
        assert label_of(library) == "Late"
    assert [line["event"] for line in logged] == ["playbook_file_problem"]
    assert any("late.toml: is not TOML" in problem for problem in library.problems())
    write(tmp_path, "Mended")
    assert label_of(library) == "Mended"
    assert library.problems() == ()


def test_a_file_that_is_removed_takes_its_playbook_along(tmp_path: Path) -> None:
    write(tmp_path, "Late")
    library = Library(tmp_path)
    (tmp_path / "late.toml").unlink()

    assert "late" not in {playbook.name for playbook in library()}


def test_what_never_matches_is_told(tmp_path: Path) -> None:
    (tmp_path / "never.toml").write_text('name = "never"\nlabel = "N"\norder = 200\nlike = "complaint"\n', "utf-8")

    with capture_logs() as logged:
        problems = Library(tmp_path).problems()

    assert any("playbook never never matches" in problem for problem in problems)
    assert [line["event"] for line in logged] == ["playbook_odd"]


def test_what_a_playbook_rests_on_and_is_nowhere_is_told(tmp_path: Path) -> None:
    write(tmp_path, "Late")
    with (tmp_path / "late.toml").open("a", encoding="utf-8") as file:
        file.write('facts = ["parcel-times", "parcel-tims"]\nhours = "closed"\n')
    known = Library(tmp_path)()

    assert list(find_lacks(known, {"parcel-times"}, has_hours=True)) == [
        'playbook late tells the fact "parcel-tims", and there is none; did you mean "parcel-times"?'
    ]
    assert list(find_lacks(known, {"parcel-times", "parcel-tims"}, has_hours=False)) == [
        "playbook late never matches: it is for closed hours, and [sla.hours] sets none"
    ]


def test_without_a_folder_the_shipped_ones_hold() -> None:
    library = Library(None)

    assert "complaint" in {playbook.name for playbook in library()}
    assert library.problems() == ()


def test_a_fault_at_the_start_ends_the_start(tmp_path: Path) -> None:
    (tmp_path / "late.toml").write_text("order = = 1", "utf-8")

    with pytest.raises(ConfigError):
        Library(tmp_path)
