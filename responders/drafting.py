"""Drafts a reply for every open mention, for a human to decide on.

Claims: open mentions without a draft whose author has been silent for the settling window, the most urgent first.
Decides: playbook and composer, pure functions of what is known about the mention.
Records: a pending draft with its first revision; a mention that somebody drafted meanwhile is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.clock import DAY
from domain.clock import Clock
from domain.mention import Mention
from domain.platform import Preview
from domain.playbook import Playbook
from domain.playbook import Voice
from responders import composer
from responders import playbooks
from responders.composer import Brief
from responders.composer import Composition
from store import assessments
from store import contacts
from store import drafts
from store import mentions
from store.database import Database

#: After so many rejected drafts a person writes; a further phrasing would not be better.
MOST_DRAFTS = 3
_REMEMBERED = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Writer:
    """All that drafting needs.

    `preview` counts a text as the account's network does (account, text); `opening` answers how a reply to a mention
    has to begin on its network, before any greeting.
    """

    playbooks: Sequence[Playbook]
    voices: Mapping[str, Voice]
    preview: Callable[[str, str], Preview]
    settle_ms: int = 0
    opening: Callable[[Mention], str] = lambda _: ""
    default_voice: Voice = field(default_factory=lambda: Voice(brand=""))

    def voice_of(self, brand: str) -> Voice:
        """Answer how a brand sounds; one that is not configured speaks plainly, under its own name."""
        return self.voices.get(brand) or (Voice(brand=brand) if brand else self.default_voice)


def run_once(db: Database, writer: Writer, clock: Clock, *, limit: int = 100) -> int:
    """Draft for at most `limit` mentions; answer how many were claimed, 0 when none is left."""
    claimed = mentions.list_undrafted(db, limit, settled_at=clock() - writer.settle_ms)
    recent = _Recent(db, clock())
    with db.immediate():
        for mention in claimed:
            _draft(db, mention, writer, recent, clock())
    return len(claimed)


def redraft(db: Database, mention_id: int, writer: Writer, clock: Clock) -> None:
    """Draft for one open mention now, in other words than before; nothing happens where a draft waits already."""
    with db.immediate():
        _draft(db, mentions.get(db, mention_id), writer, _Recent(db, clock()), clock())


class _Recent:
    """What was said lately on each network, so that no two people get the same sentences on one day."""

    def __init__(self, db: Database, now_at: int) -> None:
        self._db, self._since_at = db, now_at - DAY
        self._texts: dict[str, list[str]] = {}

    def on(self, platform: str) -> list[str]:
        if platform not in self._texts:
            self._texts[platform] = drafts.recent_texts(self._db, platform, self._since_at, _REMEMBERED)
        return self._texts[platform]

    def add(self, platform: str, text: str) -> None:
        self._texts[platform] = [text, *self.on(platform)[: _REMEMBERED - 1]]


def _draft(db: Database, mention: Mention, writer: Writer, recent: _Recent, now_at: int) -> None:
    earlier = drafts.texts_for(db, mention.id)
    if len(earlier) >= MOST_DRAFTS or contacts.find(db, mention.platform, mention.author) is not None:
        mentions.leave_to_people(db, mention.id)
        return
    found = assessments.find(db, mention.id) or _unknown(mention, now_at)
    if not playbooks.choose(writer.playbooks, found, mention.text).needs_reply:
        mentions.leave_to_people(db, mention.id)
        return
    playbook, composed = compose(
        mention, found, writer, recent=[*earlier, *recent.on(mention.platform)], turn=len(earlier)
    )
    drafts.record(db, mention, text=composed.text, steps=composed.moves, playbook=playbook.name, now_at=now_at)
    recent.add(mention.platform, composed.text)


def compose(
    mention: Mention, assessment: Assessment, writer: Writer, *, recent: Sequence[str] = (), turn: int = 0
) -> tuple[Playbook, Composition]:
    """Answer the playbook that applies and the draft it makes; pure. `turn` counts the drafts before this one."""
    playbook = playbooks.choose(writer.playbooks, assessment, mention.text)
    opening = writer.opening(mention)
    brief = Brief(
        text=mention.text,
        author=mention.author,
        intent=assessment.intent,
        language=assessment.language,
        playbook=playbook,
        fallback=playbooks.fallback_of(writer.playbooks),
        voice=writer.voice_of(mention.brand),
        preview=lambda text: writer.preview(mention.account, opening + text),
        seed=mention.id * MOST_DRAFTS + turn,
        recent=recent,
    )
    composed = composer.compose(brief)
    return playbook, replace(composed, text=opening + composed.text)


def _unknown(mention: Mention, now_at: int) -> Assessment:
    """Stand in for an assessment that is missing: nothing is known, so the plainest playbook applies."""
    return Assessment(
        mention_id=mention.id,
        sentiment=Sentiment.UNSURE,
        probabilities=None,
        intent=Intent.OTHER,
        language=mention.language,
        needs_reply=True,
        model="",
        assessed_at=now_at,
    )
