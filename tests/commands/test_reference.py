"""The reference of commands is what the command line says of itself."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from commands import reference

ROOT = Path(__file__).resolve().parents[2]


def test_the_reference_in_docs_is_the_generated_one() -> None:
    assert (ROOT / reference.DOCUMENT).read_text(encoding="utf-8") == reference.write_document()


def test_the_document_is_written_where_it_belongs(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()

    reference.main(tmp_path)

    assert (tmp_path / reference.DOCUMENT).read_text(encoding="utf-8") == reference.write_document()


def test_every_command_says_what_it_does_and_every_word_what_it_means() -> None:
    silent = [name for name, command in reference.walk() if not command.help]
    silent += [f"{name} {one.name}" for name, command in reference.walk() for one in command.params if not one.help]

    assert silent == []


def test_every_option_names_its_value_in_a_word_of_people() -> None:
    options = [(name, one) for name, command in reference.walk() for one in command.params if one.opts[0][0] == "-"]
    taking = [(name, one) for name, one in options if not isinstance(one.default, bool | StrEnum)]

    assert [f"{name} {one.opts[0]}" for name, one in taking if not one.metavar] == []


def test_choices_are_named() -> None:
    written = reference.write_document()

    assert "One of `queue`, `drafts`, `mentions`, `outbox`, `audit`." in written
    assert "| `--port PORT` | Port of the desk; 0 takes a free one. | `8765` |" in written
    assert "python3 main.py users add NAME [--role ROLE]" in written


def test_a_command_in_a_group_is_told_with_both_words() -> None:
    assert {"config show", "users add", "secret set"} <= {name for name, _ in reference.walk()}
