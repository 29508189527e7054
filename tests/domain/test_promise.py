"""A promise is overdue while it is open and its time is over."""

from __future__ import annotations

from dataclasses import replace

from domain.promise import Promise
from domain.promise import PromiseStatus


def test_only_an_open_promise_with_a_time_is_ever_overdue() -> None:
    made = Promise(
        id=1, mention_id=1, account="a", platform="x", author="Ada", handle="ada", words="By noon.", made_at=1, due_at=9
    )

    assert not made.is_overdue(9)
    assert made.is_overdue(10)
    assert not replace(made, due_at=None).is_overdue(10)
    assert not replace(made, status=PromiseStatus.KEPT).is_overdue(10)
