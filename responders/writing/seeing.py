"""What is known when a draft is made: the mention as it stands, and what was said to others lately."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from domain.assessment import Assessment
from domain.assessment import Danger
from domain.clock import DAY
from domain.fact import Fact
from domain.mention import Mention
from responders.writing import history
from store import assessments
from store import contacts
from store import drafts
from store import mentions
from store import past_replies
from store import threads
from store.database import Database
from store.threads import EarlierPost

_REMEMBERED = 60

#: Answers of a model's name and a vector of it how likely the post speaks of danger.
FindDangers = Callable[[str, bytes], Mapping[Danger, float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """All that a mention itself tells about its draft; `earlier` are the texts of those before, newest first,
    `rejected` how many of them people refused, and `thread` what was said before the mention.

    Two readings that are equal tell that nothing of it changed in between.
    """

    mention: Mention
    assessment: Assessment | None
    earlier: Sequence[str]
    rejected: int
    is_left_alone: bool
    thread: Sequence[EarlierPost] = ()


def see(db: Database, mention_id: int) -> Seen:
    """Answer a mention as it stands; raises NotFound."""
    mention = mentions.get(db, mention_id)
    return Seen(
        mention=mention,
        assessment=assessments.find(db, mention_id),
        earlier=drafts.texts_for(db, mention_id),
        rejected=drafts.count_rejected(db, mention_id),
        is_left_alone=contacts.find(db, mention.platform, mention.author) is not None,
        thread=threads.read_earlier(db, mention),
    )


def with_dangers(db: Database, found: Assessment | None, find_dangers: FindDangers) -> Assessment | None:
    """Answer an assessment with the dangers its vector tells of, however long ago it was made.

    A post without a vector, or in a language that its model does not read, tells of none.
    """
    if found is None or found.probabilities is None:
        return found
    return replace(found, dangers=find_dangers(*past_replies.find_vector(db, found.mention_id)))


class Lately:
    """What was said lately on each network, so that no two people get the same sentences on one day.

    It is read once, and told of what is drafted since. `worked` is that of `history.read_pace`.
    """

    def __init__(self, db: Database, now_at: int, worked: Callable[[int, int], int] | None) -> None:
        self._db, self._now_at, self._worked = db, now_at, worked
        self._texts: dict[str, list[str]] = {}
        self._paces: dict[str, Fact | None] = {}

    def pace_on(self, account: str) -> Fact | None:
        """Answer how soon the team usually answers on an account."""
        if account not in self._paces:
            self._paces[account] = history.read_pace(self._db, account, now_at=self._now_at, worked=self._worked)
        return self._paces[account]

    def on(self, platform: str) -> list[str]:
        """Answer the newest texts on a network, newest first."""
        if platform not in self._texts:
            self._texts[platform] = drafts.recent_texts(self._db, platform, self._now_at - DAY, _REMEMBERED)
        return self._texts[platform]

    def add(self, platform: str, text: str) -> None:
        """Note a text that was just drafted."""
        self._texts[platform] = [text, *self.on(platform)[: _REMEMBERED - 1]]
