from __future__ import annotations

import gzip
import json
import zlib
from pathlib import Path

import pytest

from domain.clock import from_iso
from domain.errors import ConfigError
from domain.mention import Mention
from domain.mention import MentionKind
from domain.text import MAX_TEXT
from monitor import importer
from monitor.importer import Imported
from store import mentions
from store.database import Database
from tests.fakes import FrozenClock

GOOD = {"id": "n1", "created_at": "2026-11-20T08:00:00Z", "author": "ada", "text": "@marlow where is my parcel?"}


def a_line(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode() + b"\n"


def bring_in(db: Database, clock: FrozenClock, folder: Path, content: bytes, name: str = "posts.jsonl") -> Imported:
    path = folder / name
    path.write_bytes(content)
    return importer.import_file(db, path, brand="Marlow", clock=clock)


def stored(db: Database) -> dict[str, Mention]:
    return {mention.native_id: mention for mention in mentions.list_new(db, 10_000)}


def quarantined(db: Database) -> list[tuple[str, str]]:
    rows = db.rows("SELECT error, raw FROM quarantine ORDER BY id")
    return [(row["error"], zlib.decompress(row["raw"]).decode("utf-8", "surrogatepass")) for row in rows]


def test_every_field_of_a_line_arrives(db: Database, clock: FrozenClock, tmp_path: Path) -> None:
    author = {"id": "u1", "handle": "ada", "name": "Ada", "followers": 12, "verified": True}
    line = a_line(author=author, lang="en", url="https://net.example/n1", conversation_id="c1", parent_id="n0")
    assert bring_in(db, clock, tmp_path, line) == Imported(new=1, lines=1)
    mention = stored(db)["n1"]
    assert (mention.author.handle, mention.author.follower_count, mention.author.verified) == ("ada", 12, True)
    assert (mention.conversation_id, mention.parent_id, mention.language) == ("c1", "n0", "en")
    assert (mention.kind, mention.brand, mention.account) == (MentionKind.IMPORTED, "Marlow", "import")
    assert mention.created_at == from_iso("2026-11-20T08:00:00Z")


@pytest.mark.parametrize(
    ("given", "handle", "name"),
    [
        ({"author": "ada"}, "ada", ""),
        ({"author": "Ada Byron"}, "Ada Byron", "Ada Byron"),
        ({"author": "ada", "author_name": "Ada Byron"}, "ada", "Ada Byron"),
        ({"author": {"handle": "ada"}, "author_name": "Ada Byron"}, "ada", "Ada Byron"),
    ],
)
def test_an_author_may_be_a_handle_or_a_name_or_both(
    db: Database, clock: FrozenClock, tmp_path: Path, given: dict[str, object], handle: str, name: str
) -> None:
    bring_in(db, clock, tmp_path, a_line(**given))

    assert (stored(db)["n1"].author.handle, stored(db)["n1"].author.name) == (handle, name)


def test_reading_the_same_file_again_adds_nothing(db: Database, clock: FrozenClock, tmp_path: Path) -> None:
    content = a_line() + b'{"text": "no id, no time"}\n' + b"not json\n" + a_line(id="n2", brand="Other")
    fault = "posts.jsonl:3: it is no JSON (Expecting value, column 1)"

    first = bring_in(db, clock, tmp_path, content)
    assert first == Imported(new=3, quarantined=1, lines=4, undated=1, first_fault=fault)
    clock.advance(90_000)
    again = bring_in(db, clock, tmp_path, content)
    assert (again.new, again.known, again.quarantined, again.lines) == (0, 3, 0, 4)
    assert stored(db)["n2"].brand == "Other"


def test_another_post_under_a_known_id_is_kept_aside_and_told_every_time(
    db: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    bring_in(db, clock, tmp_path, a_line() + a_line(id="n2"))
    second = tmp_path / "second.jsonl"
    second.write_bytes(a_line(text="a whole other post") + a_line(id="n2"))
    for _ in range(2):
        outcome = importer.import_file(db, second, account="second", clock=clock)
        assert (outcome.new, outcome.known, outcome.clashing, outcome.quarantined) == (0, 1, 1, 0)
    ((error, raw),) = quarantined(db)
    assert error.startswith("its id n1 is known already with another text, from account import")
    assert json.loads(raw)["text"] == "a whole other post"


def test_more_than_a_page_is_stored_page_by_page_and_progress_is_told(
    db: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"".join(a_line(id=f"n{number}") for number in range(1_201)))
    told: list[tuple[int, int]] = []
    outcome = importer.import_file(db, path, clock=clock, progress=lambda done, total: told.append((done, total)))
    assert (outcome.new, len(told)) == (1_201, 3)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_post_without_a_time_gets_the_present_and_one_without_an_id_its_content(
    db: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    content = b'{"text": "first"}\n{"text": "second", "id": null, "created_at": ""}\n' + a_line(created_at=1763625600)
    assert bring_in(db, clock, tmp_path, content) == Imported(new=3, lines=3, undated=2)
    found = {mention.text: mention for mention in stored(db).values()}
    assert found["first"].created_at == clock()
    assert found["first"].native_id.startswith("content-")
    assert stored(db)["n1"].created_at == 1_763_625_600_000


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (a_line()[:-20], "it is no JSON (Unterminated string, column 77)"),
        (b'["a list"]\n', "no JSON object"),
        (b"17", "no JSON object"),
        (a_line(text=None), "no text"),
        (b'{"id": "n1"}\n', "no text"),
        (a_line(text="x" * (MAX_TEXT + 1)), "longer than 100,000 characters"),
        (b'{"text": "' + b"x" * 4_100_000 + b'"}\n', "longer than 4 MB"),
        (a_line(created_at="yesterday"), "yesterday"),
        (a_line(id={"a": 1}), "no usable id"),
        (a_line().replace(b"parcel", b"par\x00cel"), "control character"),
        (a_line().replace(b"parcel", b"par\xffcel"), "no UTF-8"),
        (a_line().replace(b"parcel", b"par\xed\xa0\x80cel"), "no UTF-8"),
        (b"[" * 100_000 + b"\n", "deep"),
    ],
)
def test_a_line_that_cannot_be_read_is_kept_with_its_place_and_the_rest_goes_on(
    db: Database, clock: FrozenClock, tmp_path: Path, line: bytes, reason: str
) -> None:
    content = a_line(id="before") + b"\n" + line.rstrip(b"\n") + b"\n" + a_line(id="after")
    outcome = bring_in(db, clock, tmp_path, content)
    assert (outcome.new, outcome.quarantined, outcome.lines) == (2, 1, 3)
    ((error, raw),) = quarantined(db)
    assert error.startswith("posts.jsonl:3: ")
    assert reason in error
    assert raw[:8] == line.decode("utf-8", "replace")[:8]
    assert set(stored(db)) == {"before", "after"}


def test_half_characters_and_nuls_written_as_escapes_are_mended_and_the_text_is_kept(
    db: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    line = b'{"id": "n1", "text": "half \\ud83d nul \\u0000 whole \\ud83d\\ude21"}'
    assert bring_in(db, clock, tmp_path, line).new == 1
    assert stored(db)["n1"].text == "half \ufffd nul  whole 😡"


def test_a_text_of_exactly_the_longest_length_and_strange_scripts_are_taken(
    db: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    strange = "\u202eright to left\u200b zero\u200dwidth <script>alert(1)</script> {name} {{7*7}} %s"
    content = a_line(text="x" * MAX_TEXT) + a_line(id="n2", text=strange)
    assert bring_in(db, clock, tmp_path, content).new == 2
    assert stored(db)["n2"].text == strange


def test_a_compressed_file_a_byte_order_mark_and_windows_line_ends_are_read(
    db: Database, clock: FrozenClock, tmp_path: Path
) -> None:
    content = b"\xef\xbb\xbf" + a_line().replace(b"\n", b"\r\n") + a_line(id="n2")
    assert bring_in(db, clock, tmp_path, gzip.compress(content), "posts.jsonl.gz") == Imported(new=2, lines=2)


@pytest.mark.parametrize("name", ["posts.jsonl.gz", "posts.csv.gz"])
def test_a_compressed_file_that_was_cut_off_gives_what_it_has_and_says_where_it_ends(
    db: Database, clock: FrozenClock, tmp_path: Path, name: str
) -> None:
    if "csv" in name:
        rows = "".join(f"n{number},where is parcel {number * 7919}?\n" for number in range(9_000))
        content = gzip.compress(b"id,text\n" + rows.encode())
    else:
        content = gzip.compress(b"".join(a_line(id=f"n{number * 7919}") for number in range(9_000)))
    outcome = bring_in(db, clock, tmp_path, content[: len(content) // 2], name)
    assert 100 < outcome.new < 9_000
    assert "cut off" in quarantined(db)[-1][0]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file_is_read_under_its_headers(db: Database, clock: FrozenClock, tmp_path: Path, mark: str) -> None:
    rows = [
        ["ID", "created_at", "author", "text", "brand"],
        ["n1", "2026-11-20T08:00:00Z", "ada", '"where, is; my\nparcel?"', ""],
        ["", "1763625600", "bo", "second", "Other"],
    ]
    content = "\n".join(mark.join(row) for row in rows).encode()
    assert bring_in(db, clock, tmp_path, content, "posts.csv") == Imported(new=2, lines=2)
    found = {mention.text: mention for mention in stored(db).values()}
    assert found["where, is; my\nparcel?"].author.handle == "ada"
    assert found["second"].created_at == 1_763_625_600_000


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (b"n1,too,many,fields\n", "4 fields where the first line names 2"),
        (b"half\n", "1 fields"),
        (b"n1,\n", "no text"),
        (b'n1,"quo"ted"\n', "no CSV row"),
        (b"n1,\xff\xfe\n", "no UTF-8"),
        (b"n1,a\x00b\n", "NUL"),
        (b"n1," + b"x" * 140_000 + b"\n", "no CSV row"),
        (b"n1," + b"x" * 100_001 + b"\n", "longer than 100,000"),
    ],
)
def test_a_csv_row_that_cannot_be_read_is_kept_with_its_place_and_the_rest_goes_on(
    db: Database, clock: FrozenClock, tmp_path: Path, row: bytes, reason: str
) -> None:
    outcome = bring_in(db, clock, tmp_path, b"id,text\nbefore,one\n" + row + b"after,two\n", "posts.csv")
    ((error, raw),) = quarantined(db)
    assert error.startswith("posts.csv:3: ")
    assert reason in error
    assert raw
    assert (outcome.new, set(stored(db))) == (2, {"before", "after"})


def test_a_quote_that_is_never_closed_keeps_all_it_swallowed(db: Database, clock: FrozenClock, tmp_path: Path) -> None:
    content = b'id,text\nn1,"never closed\nn2,swallowed\n'
    assert bring_in(db, clock, tmp_path, content, "posts.csv").quarantined == 1
    ((error, raw),) = quarantined(db)
    assert "unexpected end of data" in error
    assert "n2,swallowed" in raw


@pytest.mark.parametrize("name", ["missing.jsonl", "folder.jsonl", "plain.jsonl.gz", "other.csv"])
def test_a_file_that_cannot_be_imported_is_refused_in_a_sentence(
    db: Database, clock: FrozenClock, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.jsonl").mkdir()
    (tmp_path / "plain.jsonl.gz").write_bytes(a_line())
    (tmp_path / "other.csv").write_bytes(b"name,price\nbread,3\n")
    with pytest.raises(ConfigError, match=name):
        importer.import_file(db, tmp_path / name, clock=clock)
    assert stored(db) == {}


def test_an_empty_file_brings_nothing(db: Database, clock: FrozenClock, tmp_path: Path) -> None:
    assert bring_in(db, clock, tmp_path, b"") == Imported()
    assert bring_in(db, clock, tmp_path, b"", "posts.csv") == Imported()
