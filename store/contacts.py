"""The do-not-contact list: who asked to be left alone, and whom one of us put there. Entries are lifted, never lost."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence

from domain import opt_out
from domain.contact import NoContact
from domain.errors import AllEarsError
from domain.errors import NotFound
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.text import clean
from domain.text import clean_name
from store import moves
from store.database import Database
from store.database import Row

INTAKE = "system:intake"
_SUBJECT = "contact"
#: Each half by its own index: an OR of the two would read all entries of the network.
_OF_AUTHOR = """id IN (SELECT id FROM no_contact WHERE platform = ?1 AND author_id = ?2 AND author_id <> '' UNION ALL
                SELECT id FROM no_contact WHERE platform = ?1 AND handle_key = ?3 AND handle_key <> '')"""
#: The network's own word that a post speaks to one of our accounts.
_TO_US = {MentionKind.MENTION, MentionKind.REPLY}
_LONGEST_REASON = 500


def add(db: Database, platform: str, author: Author, *, reason: str, actor: str, now_at: int) -> NoContact:
    """Put an author on the list, for a reason that people will read; raises AllEarsError where they stand on it."""
    told = clean(reason).strip()[:_LONGEST_REASON]
    if not told:
        raise AllEarsError("Say why, for everybody to read.")
    with db.immediate():
        known = find(db, platform, author)
        if known is not None:
            raise AllEarsError(f"{name_of(known)} is on the list already. {known}")
        return _insert(db, platform, author, told, "", "", actor, now_at)


def note_opt_outs(db: Database, platform: str, posts: Sequence[Post], *, now_at: int) -> int:
    """List the authors of new posts who ask not to be contacted, in the post or in their profile; answer how many.

    Must run inside the transaction that stores the posts, so that no reply can leave between the two. A mark in a
    profile counts once: whom one of us took off the list in spite of it stays off.
    """
    noted = 0
    for post, words, is_profile in _find_wishes(posts):
        author = post.author
        if not (author.native_id or author.handle) or find(db, platform, author) is not None:
            continue
        if is_profile and _was_noted(db, platform, author, words):
            continue
        _insert(db, platform, author, "opt-out", clean(words), clean(post.native_id), INTAKE, now_at)
        noted += 1
    return noted


def _find_wishes(posts: Sequence[Post]) -> Iterator[tuple[Post, str, bool]]:
    for post in posts:
        said = opt_out.find_opt_out(post.text, is_to_us=post.kind in _TO_US)
        mark = None if said else opt_out.find_mark(post.author.bio)
        if said or mark:
            yield post, said or mark or "", said is None


def _was_noted(db: Database, platform: str, author: Author, words: str) -> bool:
    sql = f"SELECT 1 FROM no_contact WHERE {_OF_AUTHOR} AND words = ? LIMIT 1"
    return db.one(sql, (*_key(platform, author), words)) is not None


def find(db: Database, platform: str, author: Author) -> NoContact | None:
    """Answer the oldest entry in force for an author, by the network's id or by the handle, or None."""
    sql = f"SELECT * FROM no_contact WHERE lifted_at IS NULL AND {_OF_AUTHOR} ORDER BY id LIMIT 1"
    row = db.one(sql, _key(platform, author))
    return None if row is None else _from_row(row)


def list_for(db: Database, platform: str, author: Author) -> list[NoContact]:
    """Answer every entry of an author, lifted ones too, oldest first."""
    sql = f"SELECT * FROM no_contact WHERE {_OF_AUTHOR} ORDER BY id"
    return [_from_row(row) for row in db.rows(sql, _key(platform, author))]


def list_all(db: Database, *, with_lifted: bool = False, limit: int = 1_000) -> list[NoContact]:
    """Answer the list, newest first; with `with_lifted` also the entries that hold no more."""
    sql = "SELECT * FROM no_contact WHERE lifted_at IS NULL OR ? ORDER BY id DESC LIMIT ?"
    return [_from_row(row) for row in db.rows(sql, (int(with_lifted), limit))]


def lift(db: Database, platform: str, author: Author, *, reason: str, actor: str, now_at: int) -> int:
    """Take an author off the list, for a reason that people will read; answer how many entries were lifted.

    Raises NotFound where the author is not on it. What they write from now on counts anew.
    """
    told = clean(reason).strip()[:_LONGEST_REASON]
    if not told:
        raise AllEarsError("Say why, for everybody to read.")
    with db.immediate():
        sql = f"SELECT * FROM no_contact WHERE lifted_at IS NULL AND {_OF_AUTHOR} ORDER BY id"
        entries = [_from_row(row) for row in db.rows(sql, _key(platform, author))]
        if not entries:
            raise NotFound("author on the do-not-contact list:", f"{author.handle or author.native_id} on {platform}")
        for entry in entries:
            db.run(
                "UPDATE no_contact SET lifted_at = ?, lifted_by = ?, lifted_reason = ? WHERE id = ?",
                (now_at, actor, told, entry.id),
            )
            detail = f"{name_of(entry)}: {told}"
            moves.record(db, actor, _SUBJECT, entry.id, "lift", now_at=now_at, detail=detail)
    return len(entries)


def name_of(entry: NoContact) -> str:
    """Answer whom an entry is about, as people say it."""
    return f"{entry.handle or entry.author_id} on {entry.platform}"


def _insert(
    db: Database, platform: str, author: Author, reason: str, words: str, native_id: str, actor: str, now_at: int
) -> NoContact:
    _, author_id, handle_key = _key(platform, author)
    row = db.one(
        """INSERT INTO no_contact (platform, author_id, handle, handle_key, reason, words, native_id, actor, at)
           VALUES (?,?,?,?,?,?,?,?,?) RETURNING *""",
        (platform, author_id, clean_name(author.handle), handle_key, reason, words, native_id, actor, now_at),
    )
    entry = _from_row(row)
    detail = f"{name_of(entry)}: {entry.words or entry.reason}"
    moves.record(db, actor, _SUBJECT, entry.id, "list", now_at=now_at, detail=detail)
    return entry


def _key(platform: str, author: Author) -> tuple[str, str, str]:
    return platform, clean(author.native_id), clean_name(author.handle).removeprefix("@").casefold()


def _from_row(row: Row) -> NoContact:
    fields = {name: row[name] for name in row.keys() if name != "handle_key"}  # noqa: SIM118
    return NoContact(**fields)
