"""What models answered: a cache of readings by text, and the vector of each mention."""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Probabilities
from domain.assessment import Reading
from domain.clock import DAY
from store.database import Database

_EMOTIONS, _INTENTS = tuple(Emotion), tuple(Intent)
_THREE, _SINGLES = ("negative", "neutral", "positive"), ("sarcasm", "offensive", "hate", "spam")
#: Says how the numbers lie, and grows when that changes: blobs of another layout are as good as none.
_MARK = bytes((1, len(_EMOTIONS), len(_INTENTS)))
_ENDS = (0, 3, 6, 6 + len(_SINGLES), 6 + len(_SINGLES) + len(_EMOTIONS))
_NUMBERS = struct.Struct(f"<{_ENDS[-1] + len(_INTENTS)}d")
_BODY = len(_MARK) + _NUMBERS.size
#: SQLite takes 32,766 parameters a statement.
_BATCH = 500
#: The most readings that are kept: about 150 MB.
MOST_KEPT = 200_000


def pack(reading: Reading) -> bytes:
    """Answer a reading as bytes, of which `unpack` makes an equal one."""
    numbers = (
        *_three(reading.sentiment),
        *_three(reading.toward),
        *(getattr(reading, name) for name in _SINGLES),
        *(reading.emotions.get(one) for one in _EMOTIONS),
        *(reading.intents.get(one) for one in _INTENTS),
    )
    return _MARK + _NUMBERS.pack(*(math.nan if one is None else one for one in numbers)) + reading.vector


def unpack(body: bytes) -> Reading | None:
    """Answer the reading that bytes hold, or None where they were written in another layout."""
    if body[: len(_MARK)] != _MARK or len(body) < _BODY:
        return None
    numbers = [None if math.isnan(one) else one for one in _NUMBERS.unpack_from(body, len(_MARK))]
    whole, toward, singles, emotions = (numbers[start:end] for start, end in pairwise(_ENDS))
    sentiment = _probabilities(whole)
    if sentiment is None:
        return None
    return Reading(
        sentiment=sentiment,
        toward=_probabilities(toward),
        emotions={one: chance for one, chance in zip(_EMOTIONS, emotions, strict=True) if chance is not None},
        intents={one: chance for one, chance in zip(_INTENTS, numbers[_ENDS[-1] :], strict=True) if chance is not None},
        **dict(zip(_SINGLES, singles, strict=True)),
        vector=body[_BODY:],
    )


def find_many(db: Database, model: str, keys: Sequence[str], *, now_at: int) -> Mapping[str, Reading]:
    """Answer what a model said of the texts of these keys, as far as it is known.

    A use is written down once a day at most, so most calls write nothing.
    """
    found: dict[str, Reading] = {}
    stale: list[str] = []
    for start in range(0, len(keys), _BATCH):
        some = keys[start : start + _BATCH]
        marks = ",".join("?" * len(some))
        rows = db.rows(f"SELECT key, body, used_at FROM reading WHERE model = ? AND key IN ({marks})", (model, *some))
        found |= {row["key"]: reading for row in rows if (reading := unpack(row["body"]))}
        stale += [row["key"] for row in rows if row["used_at"] < now_at - DAY]
    if stale:
        with db.immediate():
            sql = "UPDATE reading SET used_at = ? WHERE model = ? AND key = ?"
            db.run_many(sql, [(now_at, model, key) for key in stale])
    return found


def keep(db: Database, model: str, answered: Mapping[str, Reading], *, now_at: int) -> None:
    """Keep what a model said of texts, by their keys; a key is never a text itself."""
    with db.immediate():
        db.run_many(
            """INSERT INTO reading (model, key, body, used_at) VALUES (?,?,?,?)
               ON CONFLICT (model, key) DO UPDATE SET body = excluded.body, used_at = excluded.used_at""",
            [(model, key, pack(reading), now_at) for key, reading in answered.items()],
        )


def forget(db: Database, *, before_at: int, most: int = MOST_KEPT, limit: int = 1_000) -> int:
    """Delete readings not used since a moment, and the longest unused of more than `most`; answer how many.

    At most `limit` go at once, so that nobody waits long for the write lock.
    """
    oldest = "SELECT rowid FROM reading"
    with db.immediate():
        too_many = max(0, int(db.scalar("SELECT count(*) FROM reading")) - most)
        gone = db.run(
            f"DELETE FROM reading WHERE rowid IN ({oldest} ORDER BY used_at LIMIT ?)", (min(too_many, limit),)
        )
        old = f"DELETE FROM reading WHERE rowid IN ({oldest} WHERE used_at < ? ORDER BY used_at LIMIT ?)"
        return gone + db.run(old, (before_at, limit - gone))


def save_vector(db: Database, mention_id: int, model: str, reading: Reading) -> None:
    """Keep the vector of a mention, and the answers it came with. Must run inside a transaction."""
    db.run(
        """INSERT INTO vector (mention_id, model, body, answers) VALUES (?,?,?,?)
           ON CONFLICT (mention_id) DO UPDATE SET model = excluded.model, body = excluded.body,
           answers = excluded.answers""",
        (mention_id, model, reading.vector, pack(replace(reading, vector=b""))),
    )


def read_vector(answers: bytes, vector: bytes) -> Reading | None:
    """Answer the reading of a row of vectors, or None where it was written in another layout."""
    found = unpack(answers)
    return None if found is None else replace(found, vector=vector)


def _three(chances: Probabilities | None) -> tuple[float | None, ...]:
    return tuple(None if chances is None else getattr(chances, name) for name in _THREE)


def _probabilities(numbers: Sequence[float | None]) -> Probabilities | None:
    negative, neutral, positive = numbers
    if negative is None or neutral is None or positive is None:
        return None
    return Probabilities(negative=negative, neutral=neutral, positive=positive)
