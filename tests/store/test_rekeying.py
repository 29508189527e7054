"""Keys of before copies were known better are computed anew, and corrections follow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from domain.copies import copy_key
from store import migrations
from store import rekeying
from store.database import APPLICATION_ID
from store.database import Database
from store.database import IntegrityError
from store.migrations import open_database


def old_keys(path: Path, texts: Sequence[str]) -> Database:
    """Answer a database of before m010 with judged mentions, each under a key that copies shared then."""
    old = Database(path)
    old.connection().execute(f"PRAGMA application_id={APPLICATION_ID}")
    migrations.migrations.apply(old.utils(), stop_before="m010_copies")
    for number, text in enumerate(texts, 1):
        old.connection().execute(
            """INSERT INTO mention (id, account, platform, native_id, kind, text, content_hash, language, url, brand,
               conversation_id, parent_id, author_id, author_handle, author_name, verified, created_at, fetched_at,
               status) VALUES (?, 'a', 'x', ?, 'mention', ?, '', 'en', '', '', '', '', '', '', '', 0, 1, 1, 'open')""",
            (number, str(number), text),
        )
        old.connection().execute(
            """INSERT INTO assessment (mention_id, sentiment, negative, neutral, positive, intent, language,
               needs_reply, model, assessed_at, copy_key)
               VALUES (?, 'negative', 0.9, 0.06, 0.04, 'complaint', 'en', 1, 'old', 1, 'old ' || ?)""",
            (number, text),
        )
    return old


def correct(db: Database, mention_id: int, key: str) -> None:
    db.connection().execute(
        """INSERT INTO correction (mention_id, brand, copy_key, field, value, was, actor, at)
           VALUES (?, '', ?, 'sentiment', 'neutral', 'negative', 'ada', 1)""",
        (mention_id, key),
    )


def list_keys(db: Database, table: str, order: str) -> list[str]:
    return [row["copy_key"] for row in db.rows(f"SELECT copy_key FROM {table} ORDER BY {order}")]


def test_a_correction_made_under_an_old_key_stands_under_the_new_one_that_more_copies_share(tmp_path: Path) -> None:
    old = old_keys(tmp_path / "a.db", ["My parcel is late", "RT @ada: my parcel is late!!", "It came"])
    correct(old, 1, "old My parcel is late")
    correct(old, 3, "old It never came")  # its author has changed it since
    old.close()
    db = open_database(tmp_path / "a.db")

    keys = list_keys(db, "assessment", "mention_id")
    assert keys == [copy_key("My parcel is late")] * 2 + [copy_key("It came")]
    assert list_keys(db, "correction", "id") == [keys[0], "old It never came"]
    with pytest.raises(IntegrityError, match="what a person said cannot be changed"), db.immediate():
        db.run("UPDATE correction SET copy_key = ''")
    db.close()


def test_new_keys_that_were_cut_off_are_begun_anew_with_the_same_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["My parcel is late", "It never came", "It came"]

    def stumble(text: str) -> str:
        return copy_key(text) if text != texts[1] else str(1 // 0)

    stumble.__name__ = copy_key.__name__
    monkeypatch.setattr(rekeying, "_BATCH", 1)

    old = old_keys(tmp_path / "a.db", texts)
    correct(old, 1, f"old {texts[0]}")
    correct(old, 3, f"old {texts[2]}")
    with monkeypatch.context() as cut:
        cut.setattr(rekeying, "copy_key", stumble)
        with pytest.raises(ZeroDivisionError):
            migrations.migrations.apply(old.utils())
    old.close()
    db = open_database(tmp_path / "a.db")

    keys = list_keys(db, "assessment", "mention_id")
    assert keys == [copy_key(text) for text in texts]
    assert list_keys(db, "correction", "id") == [keys[0], keys[2]]
    db.close()
