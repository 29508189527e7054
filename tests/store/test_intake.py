"""Pages in: everything is kept or accounted for, together with the cursor."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from domain.clock import DAY
from domain.mention import Author
from domain.mention import Mention
from domain.platform import BadItem
from domain.platform import Cursor
from domain.text import clean
from domain.text import content_hash
from store import checks
from store import contacts
from store import intake
from store import mentions
from store import moves
from store.database import Database
from store.intake import Gap
from tests.store.conftest import NOW
from tests.store.conftest import make_post


def test_a_page_comes_in_with_its_cursor(db: Database) -> None:
    posts = [make_post(str(n), f"post {n}") for n in range(3)]
    recorded = intake.record_page(
        db, account="acme-x", platform="x", source="mentions", posts=posts, cursor=Cursor(floor="2"), now_at=NOW
    )

    assert len(recorded.new_ids) == 3
    assert intake.load_cursor(db, "acme-x", "mentions") == Cursor(floor="2")


def test_the_same_page_again_adds_nothing(db: Database) -> None:
    posts = [make_post("1", "one"), make_post("2", "two")]
    intake.record_page(db, account="acme-x", platform="x", posts=posts, now_at=NOW)

    again = intake.record_page(db, account="other-x", platform="x", posts=posts, now_at=NOW)

    assert (again.new_ids, again.known_count) == ((), 2)


def test_a_page_that_fails_leaves_the_cursor_where_it_was(db: Database) -> None:
    broken = make_post("1", "text", created_at=None)
    with pytest.raises(TypeError):
        intake.record_page(
            db, account="a", platform="x", source="s", posts=[broken], cursor=Cursor(floor="9"), now_at=NOW
        )

    assert intake.load_cursor(db, "a", "s") == Cursor()


def test_a_bad_item_is_kept_once_and_the_rest_goes_on(db: Database) -> None:
    bad = BadItem(native_id="7", raw='{"id": 7, "te', error="half a line")
    for _ in range(2):
        recorded = intake.record_page(
            db, account="a", platform="x", posts=[make_post("1", "fine")], bad=[bad], now_at=NOW
        )

    assert recorded.quarantined_count == 0
    assert db.scalar("SELECT count(*) FROM quarantine") == 1
    assert db.scalar("SELECT count(*) FROM mention") == 1


def test_a_post_without_a_brand_gets_the_one_given(db: Database) -> None:
    posts = [make_post("1", "one"), make_post("2", "two", brand="Harbour")]
    intake.record_page(db, account="acme-x", platform="x", posts=posts, brand="Acme", now_at=NOW)

    assert [mention.brand for mention in mentions.list_new(db, 9)] == ["Acme", "Harbour"]


@pytest.mark.parametrize(("platform", "kept"), [("replay", {"old", "b"}), ("x", set())])
def test_another_text_under_a_known_id_is_another_post_in_files_alone(
    db: Database, platform: str, kept: set[str]
) -> None:
    intake.record_page(db, account="one", platform=platform, posts=[make_post("1", "first")], now_at=NOW)
    posts = [make_post("1", "first"), make_post("1", "old"), make_post("2", "b"), make_post("2", "c")]

    recorded = intake.record_page(db, account="two", platform=platform, posts=posts, now_at=NOW)

    assert (len(recorded.new_ids), recorded.known_count, recorded.clashing_count) == (1, 3 - len(kept), len(kept))
    assert {zlib.decompress(row["raw"]).decode() for row in db.rows("SELECT raw FROM quarantine")} == kept


def test_our_own_posts_are_context_and_never_wait_in_the_queue(db: Database, receive: Callable[..., Mention]) -> None:
    mention = receive("1", conversation_id="c")
    ours = make_post("2", "We are on it.", conversation_id="c", is_ours=True, created_at=NOW)
    intake.record_page(db, account="acme-x", platform="x", posts=[ours], now_at=NOW)

    thread = mentions.conversation(db, mention)

    assert [(post.text, post.is_ours) for post in thread] == [("My parcel is late.", False), ("We are on it.", True)]
    assert db.scalar("SELECT count(*) FROM mention") == 1


def test_a_gap_that_stays_open_grows_instead_of_multiplying(db: Database) -> None:
    for to_at in (20, 30):
        gap = Gap(source="search", from_at=10, to_at=to_at, reason="the page limit was reached")
        intake.record_page(db, account="a", platform="x", posts=[], gap=gap, now_at=NOW)

    assert [tuple(row) for row in db.rows("SELECT from_at, to_at FROM gap")] == [(10, 30)]


def test_a_date_from_far_ahead_does_not_rule_the_order(receive: Callable[..., Mention]) -> None:
    assert receive("1", created_at=2**62).created_at == NOW + DAY


def test_numbers_no_database_takes_are_bounded(receive: Callable[..., Mention]) -> None:
    assert receive("1", author=Author(handle="a", follower_count=2**63)).author.follower_count == 2**53


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(alphabet=st.characters(), max_size=60)
    | st.sampled_from(["\ud800", "a\x00b", "\u202egnp", "\u200b" * 5, "<script>alert(1)</script>", "x" * 150_000])
)
def test_any_text_is_stored_and_found_unaltered(db: Database, text: str) -> None:
    native_id = str(db.scalar("SELECT count(*) FROM mention"))
    recorded = intake.record_page(db, account="a", platform="x", posts=[make_post(native_id, text)], now_at=NOW)

    assert mentions.get(db, recorded.new_ids[0]).text == clean(text)


def test_after_hostile_texts_the_check_finds_nothing(db: Database, receive: Callable[..., Mention]) -> None:
    for n, text in enumerate(["\ud800 lone", "NUL \x00 inside", "\u202eright to left", "", "<b>bold</b>"]):
        receive(str(n), text)

    assert checks.find_faults(db) == []


def test_known_posts_are_told_from_unknown_ones(db: Database, receive: Callable[..., Mention]) -> None:
    receive("1")

    assert intake.are_known(db, "x", ["1"])
    assert not intake.are_known(db, "x", ["1", "2"])


@pytest.mark.parametrize(
    ("post", "wakes"),
    [
        ({"conversation_id": "c"}, True),
        ({"conversation_id": "another"}, True),
        ({"author": Author(handle="bo")}, False),
        ({"author": Author(handle="")}, False),
        ({"created_at": NOW - DAY}, False),
        ({"is_ours": True}, False),
    ],
)
def test_what_is_snoozed_comes_back_at_once_when_its_author_writes_again(
    db: Database, opened: Callable[..., Mention], post: dict[str, object], wakes: bool
) -> None:
    mention = opened("1", conversation_id="c")
    with db.immediate():
        mentions.snooze(db, mention.id, NOW + DAY, actor="Dana", now_at=NOW)
    later = make_post("2", "Hello? Anybody?", **{"created_at": NOW, **post})
    intake.record_page(db, account="acme-x", platform="x", posts=[later], now_at=NOW + 1)
    found = mentions.get(db, mention.id)

    assert (found.status == "open", found.snoozed_until is None) == (wakes, wakes)
    if wakes:
        line = moves.history(db, "mention", mention.id)[0]
        assert (line.actor, line.action, line.detail) == ("system:intake", "wake", "the author wrote again")
    else:
        assert mentions.wake_due(db, NOW + DAY - 1) == 0
        assert mentions.wake_due(db, NOW + DAY) == 1


def test_a_post_known_already_wakes_nothing(db: Database, opened: Callable[..., Mention]) -> None:
    mention, again = opened("1"), make_post("2", "Hello?", created_at=NOW)
    intake.record_page(db, account="acme-x", platform="x", posts=[again], now_at=NOW)
    with db.immediate():
        mentions.snooze(db, mention.id, NOW + DAY, actor="Dana", now_at=NOW)
    intake.record_page(db, account="acme-x", platform="x", posts=[again], now_at=NOW + 1)

    assert mentions.get(db, mention.id).status == "snoozed"


def test_what_an_author_changed_is_stored_and_what_it_said_before_is_history(
    db: Database, opened: Callable[..., Mention]
) -> None:
    mention = opened("1", "My parcel is late.")
    with db.immediate():
        intake.record_edit(
            db, mention, make_post("1", "It came,\x00 thank you.", raw="{}"), actor="test", now_at=NOW + 1
        )

    now = mentions.get(db, mention.id)
    assert (now.text, now.fetched_at, now.status) == ("It came, thank you.", mention.fetched_at, mention.status)
    last = moves.history(db, "mention", mention.id)[0]
    assert (last.action, last.detail) == ("author_edit", content_hash("My parcel is late."))
    words = "SELECT rowid FROM mention_words WHERE mention_words MATCH ?"
    assert [len(db.rows(words, (word,))) for word in ("parcel", "came")] == [0, 1]
    assert [one.id for one in mentions.list_changed(db, 9)] == [mention.id], "it is judged for what it says now"
    assert checks.find_faults(db) == []


def test_an_edit_that_says_stop_is_an_opt_out(db: Database, opened: Callable[..., Mention]) -> None:
    mention = opened("1", "My parcel is late.")
    with db.immediate():
        intake.record_edit(db, mention, make_post("1", "Leave me alone!"), actor="test", now_at=NOW + 1)

    found = contacts.find(db, "x", mention.author)
    assert found is not None
    assert found.words == "Leave me alone!"
