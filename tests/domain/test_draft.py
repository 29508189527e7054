"""An approval is bound to exactly one account, target and text."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import assume
from hypothesis import example
from hypothesis import given
from hypothesis import strategies as st

from domain.draft import Draft
from domain.draft import DraftStatus
from domain.draft import Finding
from domain.draft import Severity
from domain.draft import approval_hash
from domain.draft import blocks
from domain.draft import is_by_machine

PART = st.text(st.characters(codec=None), max_size=20)
TRIPLE = st.tuples(PART, PART, PART)


@given(TRIPLE, TRIPLE)
@example(("ab", "c", "d"), ("a", "bc", "d"))
@example(("a", "", "b"), ("a", "b", ""))
@example(("a", "b\0", "c"), ("a", "b", "\0c"))
def test_no_two_different_triples_share_a_hash(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assume(one != other)

    assert approval_hash(*one) != approval_hash(*other)


@given(TRIPLE, st.integers(0, 2), st.integers(0, 19))
def test_one_changed_character_changes_the_hash(triple: tuple[str, str, str], part: int, place: int) -> None:
    changed = list(triple)
    changed[part] = changed[part][:place] + "!" + changed[part][place:]

    assert approval_hash(*changed) != approval_hash(*triple)


def test_the_hash_is_what_the_architecture_says() -> None:
    """The stored hashes of old approvals must stay good: each part with its length in bytes before it."""
    bytes_ = b"".join(len(part).to_bytes(8, "big") + part for part in (b"acme-x", b"17", "Olá".encode()))

    assert approval_hash("acme-x", "17", "Olá") == hashlib.sha256(bytes_).hexdigest()


def test_text_that_looks_the_same_is_not_the_same() -> None:
    assert approval_hash("a", "1", "é") != approval_hash("a", "1", "e\u0301")


def test_a_finding_reads_as_its_message() -> None:
    assert str(Finding(rule="length", severity=Severity.BLOCK, message="Too long.")) == "Too long."


def test_blocks_refuse_approval_and_warnings_do_not() -> None:
    block, warning = (Finding(rule=str(one), severity=one, message="x") for one in Severity)

    assert blocks([warning, block]) == [block]
    assert blocks([warning]) == []


@pytest.mark.parametrize(
    ("written_by", "is_edited", "model"),
    [("composer", False, ""), ("model:small-1", False, "small-1"), ("Dana", True, ""), ("", True, "")],
)
def test_a_draft_tells_whose_words_it_has(written_by: str, is_edited: bool, model: str) -> None:
    draft = Draft(
        id=1, mention_id=1, account="a", platform="x", target_id="1", status=DraftStatus.PENDING, version=1,
        revision_id=1, text="Hello.", moves=(), playbook="", written_by=written_by, created_at=0, updated_at=0,
    )  # fmt: skip

    assert (draft.is_edited, draft.model) == (is_edited, model)


def test_a_text_is_by_a_machine_until_a_person_changed_it() -> None:
    assert is_by_machine("composer")
    assert is_by_machine("model:small-1")
    assert not is_by_machine("Dana")
