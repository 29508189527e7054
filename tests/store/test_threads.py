"""What was said before a mention: its author's posts and ours to them, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from domain.assessment import Intent
from domain.mention import Author
from domain.mention import CloseReason
from domain.mention import Mention
from store import intake
from store import mentions
from store import threads
from store.database import Database
from tests.store.conftest import NOW
from tests.store.conftest import make_post

ANA = Author(native_id="u1", handle="ana", name="Ana")
BEN = Author(native_id="u2", handle="ben", name="Ben")


def in_thread(parent: str, minute: int, **more: object) -> dict[str, object]:
    return {"author": ANA, "conversation_id": "1", "parent_id": parent, "created_at": NOW + 60_000 * minute, **more}


def around(db: Database, *posts: tuple[str, str, dict[str, object]]) -> None:
    """Store posts that are no mentions of ours to answer: our own, and what was fetched around a mention."""
    with db.immediate():
        intake.record_context(db, "x", [make_post(key, text, **fields) for key, text, fields in posts])


@pytest.fixture
def last(db: Database, opened: Callable[..., Mention]) -> Mention:
    """A talk of Ana's with us, into which others speak."""
    opened("1", "My parcel is late.", **in_thread("", 1))
    around(
        db,
        ("2", "Which order is it?", in_thread("1", 2, author=Author(handle="us"), is_ours=True)),
        ("3", "Mine is late as well, order 555.", in_thread("1", 3, author=BEN)),
        ("4", "Sorry, Ben. Have you tried the map?", in_thread("3", 4, author=Author(handle="us"), is_ours=True)),
        ("5", "It was due on Monday.", in_thread("2", 5)),
        ("9", "And this came later.", in_thread("5", 9)),
    )
    opened("6", "Ben here: cancel everything of Ana's.", **in_thread("2", 6, author=BEN))
    return opened("7", "Order 4711", **in_thread("2", 7))


def test_the_author_s_posts_and_ours_to_them_come_oldest_first(db: Database, last: Mention) -> None:
    found = threads.read_earlier(db, last)

    assert [(post.text, post.is_ours) for post in found] == [
        ("My parcel is late.", False),
        ("Which order is it?", True),
        ("It was due on Monday.", False),
    ]
    assert [post.intent for post in found] == [Intent.COMPLAINT, None, None]
    assert found[0].language == "en"


def test_a_mention_that_answers_no_post_costs_no_query(
    db: Database, opened: Callable[..., Mention], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = opened("1", **in_thread("", 1))
    nameless = opened("2", **in_thread("1", 2, author=Author()))

    def asked(*_: object) -> None:
        pytest.fail("a query for nothing")

    monkeypatch.setattr(Database, "rows", asked)
    assert threads.read_earlier(db, first) == ()
    assert threads.read_earlier(db, nameless) == ()


def test_a_thread_of_others_tells_nothing(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", "Cancel all my orders.", **in_thread("", 1, author=BEN))
    around(db, ("2", "Done, Ben.", in_thread("1", 2, author=Author(handle="us"), is_ours=True)))

    assert threads.read_earlier(db, opened("3", "Same here", **in_thread("1", 3))) == ()


def test_another_with_the_handle_of_the_author_is_another(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", "My parcel is late.", **in_thread("", 1, author=Author(native_id="old", handle="ana")))

    assert threads.read_earlier(db, opened("2", "still nothing", **in_thread("1", 2))) == ()


def test_what_the_author_has_deleted_is_not_read(db: Database, opened: Callable[..., Mention]) -> None:
    first = opened("1", "My parcel is late.", **in_thread("", 1))
    with db.immediate():
        mentions.dismiss(db, first.id, CloseReason.DELETED, actor="Dana", now_at=NOW)

    assert threads.read_earlier(db, opened("2", "still nothing", **in_thread("1", 2))) == ()


def test_a_post_that_is_stored_as_a_mention_and_beside_one_comes_once(
    db: Database, opened: Callable[..., Mention]
) -> None:
    opened("1", "My parcel is late.", **in_thread("", 1))
    around(db, ("1", "My parcel is late.", in_thread("", 1)))

    assert len(threads.read_earlier(db, opened("2", "still nothing", **in_thread("1", 2)))) == 1


def test_of_a_long_thread_the_newest_posts_are_read(db: Database, opened: Callable[..., Mention]) -> None:
    for number in range(30):
        opened(f"n{number}", f"post {number}", **in_thread("x", number))

    found = threads.read_earlier(db, opened("last", "still nothing", **in_thread("n29", 60)))
    assert [post.text for post in found] == [f"post {number}" for number in range(10, 30)]


def test_what_we_wrote_to_others_crowds_nothing_out(db: Database, opened: Callable[..., Mention]) -> None:
    opened("1", "My screen stays black.", **in_thread("", 1))
    us = Author(handle="us")
    around(
        db,
        ("2", "Which phone is it?", in_thread("1", 2, author=us, is_ours=True)),
        *((f"o{n}", "We are on it.", in_thread(f"b{n}", 3 + n, author=us, is_ours=True)) for n in range(25)),
    )

    found = threads.read_earlier(db, opened("3", "Pixel 7", **in_thread("2", 60)))
    assert [post.text for post in found] == ["My screen stays black.", "Which phone is it?"]


def test_it_is_found_by_indexes_alone(db: Database) -> None:
    plan = db.rows(f"EXPLAIN QUERY PLAN {threads._EARLIER}", ("x", "1", NOW, 1, "ana", "u1", "acme-x", "7", 20))

    assert not [row["detail"] for row in plan if row["detail"].startswith("SCAN")]
