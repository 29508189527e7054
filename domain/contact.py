"""The do-not-contact list: authors whom nobody of us writes to, by their own wish or by ours."""

from __future__ import annotations

from dataclasses import dataclass

from domain.clock import to_iso


@dataclass(frozen=True, kw_only=True, slots=True)
class NoContact:
    """One entry: an author on one network. An entry is lifted, never deleted; `lifted_at` is None while it holds.

    `words` are those by which the author asked for it, in the post `native_id`; empty where one of us decided.
    """

    id: int
    platform: str
    author_id: str
    handle: str
    reason: str
    words: str
    native_id: str
    actor: str
    at: int
    lifted_at: int | None = None
    lifted_by: str = ""
    lifted_reason: str = ""

    def __str__(self) -> str:
        when = to_iso(self.at)[:10]
        if self.words:
            return f"They wrote “{self.words}” on {when}."
        return f"Listed by {self.actor} on {when}: {self.reason}"
