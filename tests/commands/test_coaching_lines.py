"""The files `coach` reads: JSON lines, CSV, and what is neither."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from commands import coaching_lines
from domain.errors import ConfigError


def read(tmp_path: Path, content: str | bytes) -> coaching_lines.Sheet:
    file = tmp_path / "talks"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return coaching_lines.read(file)


def test_json_lines_and_csv_say_the_same(tmp_path: Path) -> None:
    lines = read(tmp_path, '{"post": "Late", "reply": "Sorry, really", "name": "Anna"}\n')
    table = read(tmp_path, 'Post;Name;Reply\nLate;Anna;"Sorry, really"\n')

    (one,), (other,) = lines.lines, table.lines
    assert (one.post, one.reply, one.name, one.language) == ("Late", "Sorry, really", "Anna", "")
    assert (other.post, other.reply, other.name) == (one.post, one.reply, one.name)


@pytest.mark.parametrize(
    ("record", "reason"),
    [("[1]", "cannot be read as a record"), ("{", "cannot be read as a record"), ('{"reply": "x"}', "has no post")],
)
def test_a_bad_line_costs_itself_alone(tmp_path: Path, record: str, reason: str) -> None:
    sheet = read(tmp_path, f'{{"post": "a", "reply": "b"}}\n\n{record}\n')

    assert len(sheet.lines) == 1
    assert [(one.line, one.reason) for one in sheet.unreadable] == [(3, reason)]


@pytest.mark.parametrize("content", ["post,reply\n", '{"post": "a"}', "[1]", "[]"])
def test_a_file_without_replies_is_refused(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(ConfigError, match="holds no post with a reply"):
        read(tmp_path, content)


@pytest.mark.parametrize(("content", "why"), [("", "is empty"), (" \n", "is empty"), (b"\xff\xfe\x00a", "is no text")])
def test_what_holds_no_words_is_refused(tmp_path: Path, content: str | bytes, why: str) -> None:
    with pytest.raises(ConfigError, match=why):
        read(tmp_path, content)


def test_a_list_of_records_is_read_as_lines_of_them_are(tmp_path: Path) -> None:
    (one,) = read(tmp_path, '[{"post": "Late",\n "reply": "Sorry"}]').lines

    assert (one.post, one.reply, one.line) == ("Late", "Sorry", 1)


@pytest.mark.parametrize("text", ["Hi Anna, sorry.\n\nIt comes today.", "[Anna], it comes today.", "Reply"])
def test_a_plain_text_is_one_reply_to_the_post_given_beside_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "reply.txt"
    file.write_text(f"{text}\n")

    (one,) = coaching_lines.read(file, post="Late", name="Anna").lines
    assert (one.post, one.reply, one.name) == ("Late", text, "Anna")


def test_records_want_no_other_post(tmp_path: Path) -> None:
    file = tmp_path / "replies.csv"
    file.write_text("post,reply\na,b\n")

    with pytest.raises(ConfigError, match="leave --post and --name away"):
        coaching_lines.read(file, post="Late")


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Hi Anna.")))

    assert coaching_lines.read(Path("-")).lines[0].reply == "Hi Anna."


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        coaching_lines.read(tmp_path / "none")


def test_a_line_separator_inside_a_text_parts_nothing(tmp_path: Path) -> None:
    (one,) = read(tmp_path, '{"post": "Late\u2028again\x85", "reply": "Sorry"}\r\n').lines

    assert one.post.startswith("Late\u2028again")


def test_a_line_break_inside_a_text_of_a_table_parts_nothing(tmp_path: Path) -> None:
    (one,) = read(tmp_path, 'post,reply\r\n"Late\r\nagain",Sorry\r\n').lines

    assert one.post.split() == ["Late", "again"]


def test_what_cannot_be_read_from_its_first_line_on_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no post with a reply; line 1: cannot be read"):
        read(tmp_path, f"post,{'x' * 200_000}\n")


def test_a_record_too_long_for_csv_is_told(tmp_path: Path) -> None:
    sheet = read(tmp_path, f'post,reply\na,b\n"{"x" * 200_000}",c\n')

    assert len(sheet.lines) == 1
    assert len(sheet.unreadable) == 1
