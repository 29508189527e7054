"""A record for auditors proves itself: whatever is changed in it, somebody who has only the file sees it."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

import pytest

from domain import audit
from domain.activity import GENESIS
from domain.activity import Activity
from domain.activity import chain_hash
from domain.audit import Approved
from domain.draft import approval_hash
from domain.text import content_hash

HASH = approval_hash("acme-x", "p1", "We hear you, Ada.")
APPROVED = Approved(
    approval=1, line=3, draft=7, mention=2, user="Dana", at=1_000, account="acme-x", platform="x", target_id="p1",
    text="We hear you, Ada.", hash=HASH, written_by="Theo", post_text="Where is my parcel?", post_author="ada",
    post_url="https://x.example/p1", post_at=900, stood_for=("a date",), outcome="sent", native_id="r1",
)  # fmt: skip


def history(*lines: tuple[str, str, str]) -> list[Activity]:
    """Answer a chain of lines about draft 7 by Dana: action, detail and who, all at the same moment."""
    found: list[Activity] = []
    for number, (action, detail, actor) in enumerate(lines, 1):
        before = found[-1].hash if found else GENESIS
        parts = (1_000, actor, "draft", "7", action, "pending", "approved", detail)
        fields = dict(zip(audit._PARTS, parts, strict=True))
        found.append(Activity(id=number, hash=chain_hash(before, *parts), **fields))  # type: ignore[arg-type]
    return found


SEEN = ("see", content_hash("Where is my parcel?"), "Dana")
WHOLE = history(("draft", "", "system:drafting"), SEEN, ("approve", HASH, "Dana"))


def record(lines: list[Activity], *approvals: Approved) -> bytes:
    sealer = audit.Sealer()
    body = [sealer.head("2026-11-22T12:00:00Z"), *map(sealer.activity, lines), *map(sealer.approval, approvals)]
    return b"".join([*body, sealer.end()])


def faults(body: bytes) -> list[str]:
    return audit.verify(body.splitlines(keepends=True)).faults


def test_a_record_as_it_was_written_has_no_fault_and_tells_what_it_holds() -> None:
    found = audit.verify(record(WHOLE, APPROVED).splitlines(keepends=True))

    assert (found.faults, found.activities, found.approvals, found.unseen) == ([], 3, 1, 0)
    assert found.chain == WHOLE[-1].hash


def test_a_byte_changed_anywhere_is_found() -> None:
    body, chance = record(WHOLE, APPROVED), Random(1)
    for place in range(len(body)):
        other = bytearray(body)
        other[place] = chance.choice([byte for byte in range(256) if byte != body[place]])
        assert faults(bytes(other)), f"at {place}: {bytes(other)[place - 10 : place + 10]!r}"


def test_a_bit_flipped_anywhere_is_found() -> None:
    body = record(WHOLE, APPROVED)
    for place in range(len(body)):
        other = bytearray(body)
        other[place] ^= 1 << (place % 8)
        assert faults(bytes(other)), place


@pytest.mark.parametrize("gone", range(6))
def test_a_line_left_out_is_found(gone: int) -> None:
    lines = record(WHOLE, APPROVED).splitlines(keepends=True)

    assert audit.verify(lines[:gone] + lines[gone + 1 :]).faults


def test_lines_after_the_end_are_found_and_nothing_at_all_is_no_record() -> None:
    body = record(WHOLE, APPROVED)

    assert faults(body + b'{"kind":"head"}\n')
    assert faults(body + body)
    assert faults(b"") == ["The record has no end: lines are missing, or were added after it."]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "We owe you 500 euros."}, "is not the one that was approved"),
        ({"target_id": "p2"}, "is not the one that was approved"),
        ({"user": "Theo"}, "does not say that this person approved this text then"),
        ({"at": 999}, "does not say that this person approved this text then"),
        ({"draft": 8}, "does not say that this person approved this text then"),
        ({"line": 1}, "does not say that this person approved this text then"),
        ({"post_text": "Thank you!"}, "is not the one that the person saw"),
    ],
)
def test_who_seals_a_changed_record_anew_is_found_by_the_history(changes: dict[str, object], words: str) -> None:
    forged = replace(APPROVED, **changes)  # type: ignore[arg-type]

    assert any(words in fault for fault in faults(record(WHOLE, forged)))


def test_a_history_sealed_anew_after_a_change_is_found_by_its_chain() -> None:
    forged = [WHOLE[0], replace(WHOLE[1], actor="Theo"), WHOLE[2]]

    assert faults(record(forged, APPROVED)) == [
        "Line 3: the history was altered; its hash does not follow from the line before."
    ]


def test_a_post_that_is_erased_is_proven_by_its_hash_and_counted() -> None:
    erased = replace(APPROVED, post_text="", post_erased=SEEN[1])
    found = audit.verify(record(WHOLE, erased).splitlines(keepends=True))

    assert (found.faults, found.erased) == ([], 1)


@pytest.mark.parametrize(
    ("text", "digest"),
    [("", "0" * 64), ("", content_hash("")), ("", ""), ("Thank you!", SEEN[1]), ("", [SEEN[1]]), ("", True)],
)
def test_nothing_else_passes_for_an_erased_post(text: str, digest: object) -> None:
    forged = replace(APPROVED, post_text=text, post_erased=digest)  # type: ignore[arg-type]

    assert any("is not the one that the person saw" in fault for fault in faults(record(WHOLE, forged)))


def test_a_record_of_before_anything_could_be_erased_is_read() -> None:
    sealer = audit.Sealer()
    lines = [sealer.head("2026"), *map(sealer.activity, WHOLE)]
    told = json.loads(audit.Sealer().approval(APPROVED))
    del told["post_erased"]
    sealer.read(audit._encode(told), told)

    assert audit.verify([*lines, audit._encode(told), sealer.end()]).faults == []


def test_an_approval_from_before_the_history_told_what_was_seen_is_counted() -> None:
    old = history(("draft", "", "system:drafting"), ("edit", "", "Theo"), ("approve", HASH, "Dana"))
    found = audit.verify(record(old, APPROVED).splitlines(keepends=True))

    assert (found.faults, found.unseen) == ([], 1)


@pytest.mark.parametrize("line", [b"[]\n", b"null\n", b'{"kind":"activity"}\n', b"\xff\n", b"[" * 9_000 + b"\n"])
def test_a_line_that_is_none_is_a_sentence(line: bytes) -> None:
    head = record(WHOLE, APPROVED).splitlines(keepends=True)[0]

    assert faults(head + line)[0] == "Line 2 cannot be read: it is not as it was written."
    assert len(faults(line * 100)) == 1, "what does not begin as a record is none, and that is all there is to say"


@pytest.mark.parametrize("name", ["account", "target_id", "text", "post_text", "hash", "line"])
@pytest.mark.parametrize("value", [5, None, [], {}, True])
def test_a_value_of_another_kind_is_a_sentence(name: str, value: object) -> None:
    lines = record(WHOLE, APPROVED).splitlines(keepends=True)
    lines[-2] = json.dumps({**json.loads(lines[-2]), name: value}, separators=(",", ":")).encode() + b"\n"

    assert any("cannot be read" in fault or fault.startswith("Approval 1") for fault in faults(b"".join(lines)))


def test_each_line_is_one_json_object() -> None:
    kinds = [json.loads(line)["kind"] for line in record(WHOLE, APPROVED).splitlines()]

    assert kinds == ["head", "activity", "activity", "activity", "approval", "end"]
