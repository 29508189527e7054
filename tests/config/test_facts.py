"""Facts in files: whatever is wrong is told with its place, and the good ones are never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from config import facts
from config.facts import Known
from config.facts import Shelf
from domain.fact import Fact

KNOWN = Known(zone="Europe/Berlin", brands=("Marlow",), channels=("reddit", "x"))
MARKDOWN = """+++
questions = ["How long can I return something?"]
brand = "Marlow"
answers.de = "Rückgabe ist 30 Tage lang möglich."
+++
You can return anything
within 30 days.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "facts"
    made.mkdir()
    return made


def write(folder: Path, name: str, text: str) -> None:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def read(folder: Path) -> Shelf:
    return facts.read_folder(folder, KNOWN)


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in read(folder).problems]


def ids(shelf: Shelf) -> list[str]:
    return [one.fact.id for one in shelf.found]


def test_a_markdown_file_is_one_fact_named_after_it(folder: Path) -> None:
    write(folder, "returns-window.md", MARKDOWN)

    (found,) = read(folder).found
    assert found.source == "returns-window.md"
    assert found.fact == Fact(
        id="returns-window",
        questions=("How long can I return something?",),
        brand="Marlow",
        answers={"en": "You can return anything within 30 days.", "de": "Rückgabe ist 30 Tage lang möglich."},
    )


def test_a_toml_file_holds_one_fact_or_many(folder: Path) -> None:
    write(folder, "one.toml", 'answer = "Yes."')
    write(folder, "shop/many.toml", '[[facts]]\nid = "a"\nanswer = "A."\n[[facts]]\nid = "b"\nanswer = "B."')

    shelf = read(folder)
    assert [(one.fact.id, one.source) for one in shelf.found] == [
        ("one", "one.toml"),
        ("a", "shop/many.toml"),
        ("b", "shop/many.toml"),
    ]
    assert shelf.read == {"one.toml", "shop/many.toml"}


@pytest.mark.parametrize(("mark", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_a_csv_file_holds_a_row_for_each_fact(folder: Path, mark: str, encoding: str) -> None:
    rows = [
        ["id", "Question", "answer", "Answer DE", "channels", "valid_until"],
        ["a", "Why?|How so?", '"Because, well."', "Darum.", "x|reddit", "2026-12-24"],
        ["b", "", "B.", "", "", ""],
    ]
    (folder / "all.csv").write_text("\n".join(mark.join(row) for row in rows) + "\n", encoding=encoding)

    shelf = read(folder)
    assert shelf.problems == ()
    first = shelf.found[0].fact
    assert first.questions == ("Why?", "How so?")
    assert first.answers == {"en": "Because, well.", "de": "Darum."}
    assert first.channels == {"x", "reddit"}
    assert first.valid_until_at is not None
    assert ids(shelf) == ["a", "b"]


def test_columns_tell_what_there_is_instead_in_each_language(folder: Path) -> None:
    write(folder, "all.csv", "id,answer,answer_de,instead,instead_de\na,No.,Nein.,Take b.,Nimm b.\nb,No.,,,\n")

    shelf = read(folder)
    assert shelf.problems == ()
    assert [dict(one.fact.instead) for one in shelf.found] == [{"en": "Take b.", "de": "Nimm b."}, {}]


def test_the_same_id_twice_is_told_and_the_first_stays(folder: Path) -> None:
    write(folder, "a.toml", '[[facts]]\nid = "hours"\nanswer = "First."')
    write(folder, "b.toml", '[[facts]]\nid = "hours"\nanswer = "Second."')

    shelf = read(folder)
    assert [one.fact.answers["en"] for one in shelf.found] == ["First."]
    assert told(folder) == [
        'b.toml "hours" id: the id "hours" is already taken by a.toml "hours"; give one of the two another'
    ]
    assert shelf.seen == {"a.toml", "b.toml"}
    assert shelf.read == {"a.toml"}


def test_every_problem_is_told_at_once_and_the_good_ones_stay(folder: Path) -> None:
    write(
        folder, "bad.toml", 'id = "bad"\nanswer = "Yes."\nlinks = ["http://a.example"]\nvalid_until = "soon"\nowned = 1'
    )
    write(folder, "broken.toml", "[[facts")
    write(folder, "good.toml", 'answer = "Yes."')
    write(folder, "no-front.md", "Just words.")
    write(folder, "rows.csv", 'id,answer,colour\na,"Yes."\nb,Yes,red,7\n')
    write(folder, "brand.toml", 'answer = "Yes."\nbrand = "Acme"\nchannels = ["fax"]')
    (folder / "latin.md").write_bytes("+++\n+++\nGrüße".encode("latin-1"))

    assert ids(read(folder)) == ["good", "a"]
    assert [line.partition(":")[0] for line in told(folder)] == [
        "bad.toml owned", "bad.toml valid_until", "bad.toml links", "brand.toml brand", "brand.toml channels",
        "broken.toml", "latin.md", "no-front.md", 'rows.csv column "colour"', "rows.csv",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.toml", "x = " + "[" * 5_000, "beyond all measure"),
        ("a.toml", 'facts = "none"', "must be a table"),
        ("a.toml", 'question = 1\n[[facts]]\nid = "a"\nanswer = "A."', "stands outside [[facts]]"),
        ("a.md", "+++\nanswer = 'A.'\n+++\nB.", "keep one"),
        ("a.md", "+++\nid = \n+++\nB.", "is not valid TOML"),
        ("a.csv", 'id,answer\n"a', "is no CSV"),
        ("a.csv", 'id,answer\na,"Yes." b\n', "is no CSV"),
        ("a.csv", "id,question,Questions\n", 'a.csv column "questions": stands there more than once'),
        ("a.csv", "id,answer_de,answer_de\n", 'a.csv column "answers.de": stands there more than once'),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_no_fault(folder: Path, name: str, text: str, words: str) -> None:
    write(folder, name, text)

    assert len(told(folder)) == 1
    assert words in told(folder)[0]
    assert read(folder).read == frozenset()


def test_a_file_beyond_all_measure_is_not_read(folder: Path) -> None:
    write(folder, "a.md", "a" * 4_000_001)

    assert told(folder) == ["a.md: is larger than 4 MB; part it into several files"]


def test_hidden_files_and_other_kinds_are_passed_by(folder: Path) -> None:
    write(folder, ".git/a.md", MARKDOWN)
    write(folder, ".draft.md", MARKDOWN)
    write(folder, "notes.txt", "notes")

    assert read(folder) == Shelf()


def test_a_folder_or_file_that_is_not_there_is_told(folder: Path) -> None:
    assert not facts.read_folder(folder / "none", KNOWN).is_there
    assert "is no folder; make it" in str(facts.read_folder(folder / "none", KNOWN).problems[0])
    assert "cannot be read" in str(facts.read_file(folder / "none.md", KNOWN).problems[0])
    assert "is no file of facts" in str(facts.read_file(folder / "facts.docx", KNOWN).problems[0])


def test_an_empty_folder_holds_no_facts_and_no_problems(folder: Path) -> None:
    assert read(folder) == Shelf()
