from __future__ import annotations

import pytest

from platforms import payload


@pytest.mark.parametrize("body", ["", "{", "[" * 100_000, b"\xff", '{"a": ' + "9" * 5_000 + "}"])
def test_what_is_no_json_is_a_value_error(body: str | bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are the parser's own
        payload.parse(body)


@pytest.mark.parametrize("value", [None, "", "  ", True, [], {}, 1.5, "x" * 300])
def test_what_is_no_id_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="no usable id"):
        payload.key(value)
    assert payload.key_or_empty(value) == ""


def test_ids_are_opaque() -> None:
    assert [payload.key(value) for value in (7, "007", " 01J\x00X ", "at://a/b")] == ["7", "007", "01JX", "at://a/b"]


@pytest.mark.parametrize(
    ("value", "count"), [(0, 0), (2**70, 2**53), (-1, None), (True, None), ("5", None), (1.5, None)]
)
def test_counts_are_bounded(value: object, count: int | None) -> None:
    assert payload.count(value) == count


@pytest.mark.parametrize("value", [None, "x", -1, float("nan"), float("inf"), 1e30, "1e999", [], 10**400])
def test_what_is_no_moment_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="no usable time"):
        payload.moment(value)


def test_an_error_page_is_named_and_not_repeated() -> None:
    assert payload.said(b"<html>secret</html>") == "(a page that is no JSON)"
    assert payload.said(b"") == "(an empty answer)"
    assert payload.said(b'{"json": {"errors": [["TOO_LONG", "too long", null]]}}') == "TOO_LONG too long"
    assert payload.said(b"[1]") == ""
