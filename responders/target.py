"""Says whether the post that a reply answers still stands as whoever approved has read it, and records where not."""

from __future__ import annotations

from domain.delivery import Delivery
from domain.mention import Mention
from domain.mention import Post
from domain.text import clean
from store import deliveries
from store import drafts
from store import earlier_texts
from store import intake
from store import mentions
from store.database import Database


def find_objection(mention: Mention, post: Post | None, label: str) -> str | None:
    """Answer, in words, why a reply does not fit the post any more as the network shows it now, or None; pure.

    `post` is None where the network, `label` to people, shows it no more. Texts are compared as they are stored.
    """
    if post is None:
        return (
            f"The post this answers is gone from {label}, or hidden from us. It was not sent; dismiss it, unless the "
            "post comes back."
        )
    if clean(post.text) != mention.text:
        return "The author changed the post after this was approved. It was not sent; read first what it says now."
    return None


def send_back(
    db: Database, delivery: Delivery, mention: Mention, post: Post | None, words: str, *, now_at: int
) -> bool:
    """Return a reply to the queue, and the mention as its author left it; False where somebody took it back before.

    A draft that nobody edited is written anew for what the post says now; a person's words stay, and the drafting stage
    looks at the post all the same: it may be a threat by now. What a post that is gone said before changes is erased.
    """
    with db.immediate():
        if not deliveries.refuse(db, delivery, words, now_at=now_at):
            return False
        if post is None:
            earlier_texts.forget(db, mention.id)
            return True
        intake.record_edit(db, mention, post, actor=deliveries.ACTOR, now_at=now_at)
        if not drafts.get(db, delivery.draft_id).is_edited:
            drafts.supersede(db, delivery.draft_id, actor=deliveries.ACTOR, now_at=now_at)
        mentions.ask_for_draft(db, mention.id)
    return True
