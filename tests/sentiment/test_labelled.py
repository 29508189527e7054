from __future__ import annotations

import contextlib
import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies

from domain.errors import ConfigError
from sentiment import labelled
from sentiment.labelled import Sheet
from sentiment.tasks import TASKS

NEGATIVE, NEUTRAL, POSITIVE = "negative", "neutral", "positive"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


def posts(sheet: Sheet) -> list[tuple[int, str, str]]:
    return [(post.line, post.text, post.label) for post in sheet.posts]


def bad(sheet: Sheet) -> list[tuple[int, str]]:
    return [(one.line, one.reason) for one in sheet.unreadable]


def refusal(path: Path, **given: Any) -> str:
    with pytest.raises(ConfigError) as caught:
        labelled.read(path, **given)
    (problem,) = caught.value.problems
    assert problem.place == str(path)
    return problem.message


def test_csv_rows_are_posts_with_the_line_they_begin_on(tmp_path: Path) -> None:
    content = 'id,text,label\n1,"late, again",negative\n2,"two\nlines",neutral\n\n3,"said ""wow""",positive\n'

    sheet = labelled.read(write(tmp_path, "a.csv", content))

    assert posts(sheet) == [(2, "late, again", NEGATIVE), (3, "two\nlines", NEUTRAL), (6, 'said "wow"', POSITIVE)]
    assert bad(sheet) == []
    assert sheet.notes == ()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_csv_of_any_delimiter_is_read(tmp_path: Path, mark: str) -> None:
    content = f"label{mark}text\r\nneg{mark}late\r\n"

    assert posts(labelled.read(write(tmp_path, "a.csv", content))) == [(2, "late", NEGATIVE)]


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.txt", "a"])
def test_json_lines_are_read_by_name_or_by_what_they_look_like(tmp_path: Path, name: str) -> None:
    content = '{"text": "late", "label": "Negative"}\n\n{"text": "", "label": 1}\n'

    assert posts(labelled.read(write(tmp_path, name, content))) == [(1, "late", NEGATIVE), (3, "", POSITIVE)]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl", "a"])
def test_compressed_files_are_read_whatever_their_name(tmp_path: Path, name: str) -> None:
    content = gzip.compress(b'{"text": "late", "label": "neg"}\n')

    assert posts(labelled.read(write(tmp_path, name, content))) == [(1, "late", NEGATIVE)]


def test_what_windows_programs_write_is_read(tmp_path: Path) -> None:
    content = "text\tlabel\r\ncafé\tneg\r\n"

    wide = labelled.read(write(tmp_path, "wide.csv", content.encode("utf-16")))
    marked = labelled.read(write(tmp_path, "marked.csv", content.encode("utf-8-sig")))

    assert posts(wide) == posts(marked) == [(2, "café", NEGATIVE)]


@pytest.mark.parametrize(
    ("label", "feeling"),
    [
        ("negative", NEGATIVE), ("NEG", NEGATIVE), (" Neg ", NEGATIVE), (-1, NEGATIVE), ("-1", NEGATIVE),
        (-1.0, NEGATIVE), ("\u22121", NEGATIVE), ("Neutral", NEUTRAL), ("neu", NEUTRAL), (0, NEUTRAL), (0.0, NEUTRAL),
        (-0.0, NEUTRAL), ("positive", POSITIVE), ("Pos", POSITIVE), (1, POSITIVE), ("+1", POSITIVE), ("1.0", POSITIVE),
    ],
)  # fmt: skip
def test_labels_are_known_in_every_spelling(tmp_path: Path, label: object, feeling: str) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"text": "x", "label": label}))

    assert posts(labelled.read(path)) == [(1, "x", feeling)]


def test_other_labels_are_listed_with_their_places(tmp_path: Path) -> None:
    content = "text,label\na,angry\nb,neg\nc,joy\nd,angry\ne,\x1b[31m\n"

    message = refusal(write(tmp_path, "a.csv", content))

    assert (
        "column 'label' holds what is no feeling: 'angry' (line 2, 2 times), 'joy' (line 4), ' [31m' (line 6)"
        in message
    )
    assert "Known are negative, neutral and positive" in message


def test_a_list_of_other_labels_has_an_end(tmp_path: Path) -> None:
    content = "text,label\n" + "".join(f"x,kind-{number}\n" for number in range(100))

    assert "and 88 more" in refusal(write(tmp_path, "a.csv", content))


def test_true_is_no_label(tmp_path: Path) -> None:
    assert "'true' (line 1)" in refusal(write(tmp_path, "a.jsonl", '{"text": "x", "label": true}'))


def test_a_missing_column_names_those_there_are(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "tweet,Feeling\nlate,neg\n")

    assert "has no column 'text'; its columns are 'tweet', 'Feeling'" in refusal(path)
    assert "has no column 'label'" in refusal(path, text="tweet")
    assert posts(labelled.read(path, text="tweet", label="feeling")) == [(2, "late", NEGATIVE)]


def test_a_column_of_exactly_that_name_is_taken_first(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "Text,text,label\nno,yes,neg\n")

    assert posts(labelled.read(path)) == [(2, "yes", NEGATIVE)]


def test_lines_that_cannot_be_read_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        b'{"text": "late", "label": "neg"}',
        b'{"text": "half',
        b"[1, 2]",
        b'{"text": "no label"}',
        b'{"label": "neg"}',
        b'{"text": 7, "label": "neg"}',
        b'{"text": "caf\xe9", "label": "neg"}',
        b"[" * 100_000,
        b'{"text": "x", "label": ' + b"9" * 5_000 + b"}",
        b'{"text": "fine", "label": " "}',
        b'{"text": "fine", "label": "pos"}',
    ]

    sheet = labelled.read(write(tmp_path, "a.jsonl", b"\n".join(lines)))

    assert [line for line, _, _ in posts(sheet)] == [1, 11]
    assert [line for line, _ in bad(sheet)] == [2, 3, 4, 5, 6, 7, 8, 9, 10]
    told = dict(bad(sheet))
    assert told[3] == "is no JSON object"
    assert (told[4], told[5], told[6]) == ("has no label", "has no text", "has a text that is no string")
    assert told[7] == "is no UTF-8"


def test_broken_csv_rows_cost_themselves_alone(tmp_path: Path) -> None:
    good = "".join(f"fine {number},pos\n" for number in range(700))
    content = f'text,label\nlate,neg\n"odd"quote,neg\na,b,c\n"never closed,neg\n{good}'.encode() + b"caf\xe9,neg\n"

    sheet = labelled.read(write(tmp_path, "a.csv", content))

    assert len(sheet.posts) == 701
    assert [line for line, _ in bad(sheet)] == [3, 4, 5, 706]
    assert dict(bad(sheet))[4] == "has 3 fields where the first line names 2"
    assert dict(bad(sheet))[706] == "is no UTF-8"


def test_a_row_across_two_windows_is_whole(tmp_path: Path) -> None:
    content = "text,label\n" + "late,neg\n" * 498 + '"one\ntwo\nthree",pos\nlast,neg\n'

    sheet = labelled.read(write(tmp_path, "a.csv", content))

    assert bad(sheet) == []
    assert posts(sheet)[-2:] == [(500, "one\ntwo\nthree", POSITIVE), (503, "last", NEGATIVE)]


def test_a_text_of_a_hundred_thousand_characters_is_read(tmp_path: Path) -> None:
    sheet = labelled.read(write(tmp_path, "a.csv", f"text,label\n{'x' * 100_000},neg\n"))

    assert len(sheet.posts[0].text) == 100_000


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "holds no record"),
        ("a.csv", b"text,label\n", "holds no record"),
        ("a.jsonl", b"nonsense", "holds no record; line 1: is no JSON"),
        ("a.jsonl", b'[{"text": "x"}]', "is one JSON array"),
        ("a.csv.gz", gzip.compress(b"text,label\nx,neg\n" * 99)[:-9], "is cut off or damaged"),
        ("a.csv", b"text,label\nx,\n", "holds no post with a text and a label; line 2: has no label"),
    ],
)
def test_a_file_without_posts_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    assert refusal(write(tmp_path, name, content)).startswith(message)


def test_a_file_that_is_not_there_or_is_a_folder_is_refused(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in refusal(tmp_path / "none.csv")
    assert "cannot be read: Is a directory" in refusal(tmp_path)


def test_a_workbook_is_named_as_what_it_is(tmp_path: Path) -> None:
    assert "is a workbook or an archive, no text: save its sheet as CSV" in refusal(
        write(tmp_path, "a.xlsx", b"PK\x03\x04 and so on")
    )


def test_what_a_person_should_check_is_noted(tmp_path: Path) -> None:
    binary = labelled.read(write(tmp_path, "a.csv", "text,label\nx,0\ny,1\n"))
    partial = labelled.read(write(tmp_path, "b.csv", "text,label\nx,neg\n"))

    assert binary.notes == (
        "The labels are 0 and 1 alone: 0 was read as neutral and 1 as positive.",
        "No post is labelled negative: the means are over the other labels.",
    )
    assert partial.notes == ("No post is labelled neutral or positive: the means are over the other labels.",)


@pytest.mark.parametrize("task", ["sentiment", "toward"])
def test_feelings_counted_from_0_are_read_as_such_and_noted(tmp_path: Path, task: str) -> None:
    """TweetEval, and most sets for machines, write 0, 1, 2; read around 0 a perfect model would look useless."""
    rows = "".join(f"x,{label},us\n" for label in ("0", "1", "2.0"))
    from_zero = labelled.read(write(tmp_path, "a.csv", f"text,label,target\n{rows}"), task=TASKS[task])
    around_zero = labelled.read(write(tmp_path, "b.csv", f"text,label,target\n{rows}x,-2,us\n"), task=TASKS[task])

    assert [one.label for one in from_zero.posts] == [NEGATIVE, NEUTRAL, POSITIVE]
    assert from_zero.notes == (
        "The labels count from 0, as TweetEval's do: 0 was read as negative, 1 as neutral and 2 as positive.",
    )
    assert [one.label for one in around_zero.posts] == [NEUTRAL, POSITIVE, POSITIVE, NEGATIVE]
    assert around_zero.notes == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=strategies.binary(max_size=300), name=strategies.sampled_from(["a.csv", "a.jsonl", "a", "a.tsv"]))
def test_any_bytes_are_read_or_refused(tmp_path: Path, content: bytes, name: str) -> None:
    path = write(tmp_path, name, b"text,label\nx,neg\n" + content)
    with contextlib.suppress(ConfigError):
        assert labelled.read(path).posts


def test_each_task_reads_its_own_labels(tmp_path: Path) -> None:
    path = write(tmp_path, "a.csv", "text,label\nhow lovely,sarcastic\nlovely,0\n")

    sheet = labelled.read(path, task=TASKS["sarcasm"])

    assert posts(sheet) == [(2, "how lovely", "sarcastic"), (3, "lovely", "plain")]
    assert "holds what is no label of harm: 'sarcastic' (line 2), '0' (line 3)" in refusal(path, task=TASKS["harm"])


def test_a_task_about_somebody_reads_whom(tmp_path: Path) -> None:
    content = '{"text": "A is fine, B is not", "label": -1, "topic": "B"}\n{"text": "A", "label": 1, "topic": ""}\n'
    path = write(tmp_path, "a.jsonl", content)

    sheet = labelled.read(path, target="topic", task=TASKS["toward"])

    assert [(one.target, one.label) for one in sheet.posts] == [("B", NEGATIVE)]
    assert [(one.line, one.reason) for one in sheet.unreadable] == [(2, "has no target")]
    assert "has no column 'target'" in refusal(path, task=TASKS["toward"])
