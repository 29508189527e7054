"""Two posts of a forum that the demo only reads: replies to them are approved here and posted by hand."""

from __future__ import annotations

from commands.composition import Program
from commands.sample import cast
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.mention import Author
from domain.mention import Mention
from domain.mention import MentionKind
from domain.mention import Post
from domain.person import User
from responders import decisions
from store import drafts
from store import intake
from store import mentions
from store.database import Database

#: No account of this name is configured, as with any file of posts that somebody imports.
ACCOUNT = "forum"
_BRAND = "pernivo"
_HANDED, _WAITING = (
    (
        "bruno_ristretto",
        "Bruno Halm",
        "Three weeks with my Pernivo and the steam wand already drips after every use. Is that normal?",
    ),
    (
        "kettle_kat",
        "Kat Osei",
        "My Pernivo shows the descaling light again, two days after I descaled it. What am I doing wrong?",
    ),
)


def receive(db: Database, now_at: int) -> Mention:
    """Store both posts, not yet judged; answer the one whose reply is handed off in the story."""
    _store(db, _post(*_WAITING, now_at - 2 * HOUR))
    return _store(db, _post(*_HANDED, now_at - 3 * HOUR))


def hand_off(program: Program, mention: Mention, user: User, now_at: int) -> None:
    """Hand the draft of a post off, to be posted by hand."""
    draft = drafts.find_live(program.db, mention.id)
    if draft is None:
        raise ValueError(f"mention {mention.id} of the forum has no draft to hand off")
    decisions.hand_off(
        program.db,
        draft.id,
        draft.version,
        user,
        review=lambda _draft, _text: (),
        remind_ms=program.remind_ms,
        now_at=now_at - 20 * MINUTE,
    )


def _store(db: Database, post: Post) -> Mention:
    recorded = intake.record_page(db, account=ACCOUNT, platform="replay", posts=[post], now_at=post.created_at)
    return mentions.get(db, recorded.new_ids[0])


def _post(handle: str, name: str, text: str, at: int) -> Post:
    native_id = f"{ACCOUNT}-{handle}"
    return Post(
        native_id=native_id,
        text=text,
        author=Author(native_id=f"author-{handle}", handle=handle, name=name),
        created_at=at,
        kind=MentionKind.KEYWORD,
        conversation_id=native_id,
        language="en",
        brand=cast.find_brand(_BRAND).label,
        url=f"https://example.com/forum/{handle}",
    )
