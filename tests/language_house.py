"""A database with drafts in it, and a language model behind a real client that may write them anew."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import AbstractContextManager
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from config import playbooks
from domain.clock import SECOND
from domain.draft import Draft
from domain.draft import Finding
from domain.errors import ScorerUnavailable
from domain.fact import Fact
from domain.language_model import Budget
from domain.mention import Mention
from domain.platform import Preview
from domain.playbook import Voice
from responders.guarding import guard
from responders.language_models.language_answer import Review
from responders.language_models.language_client import Client
from responders.language_models.language_client import Connection
from responders.language_models.language_model import Model
from responders.language_models.language_model import Rewriter
from responders.writing import drafting
from responders.writing.drafting import Writer
from responders.writing.knowledge import Knowledge
from sentiment import asking
from sentiment import triage
from sentiment.language import Detector
from store import drafts
from store import intake
from store import moves as history
from store.database import Database
from tests.builders import a_post
from tests.fakes import FrozenClock
from tests.language_server import LanguageServer
from tests.language_server import Says
from tests.language_server import language_server
from tests.language_server import well

POST = "@marlow my shoes should have come last week and nobody tells me anything. Can I send them back?"
RETURNS = Fact(
    id="returns",
    answers={"en": "You can send shoes back within 30 days."},
    questions=("Can I send them back?", "Can I send my shoes back?"),
)
MARLOW = Voice(brand="Marlow", signature="Your Marlow team")
KEY = "sk-marlow-secret"


def preview(account: str, text: str) -> Preview:
    return Preview(text=text, length=len(text), limit=400)


WRITER = Writer(
    playbooks=playbooks.read_shelf(None).playbooks,
    voices={"Marlow": MARLOW},
    preview=preview,
    knowledge=lambda: Knowledge([RETURNS]),
)


def review(mention: Mention) -> Review:
    """Look over a text as an approval would."""

    def look(text: str, facts: Sequence[Fact]) -> Sequence[Finding]:
        seen = preview(mention.account, text)
        return guard.review(text, preview=seen, voice=MARLOW, facts=facts, post=mention.text)

    return look


@dataclass(frozen=True, kw_only=True)
class House:
    """A database with drafts in it, and a model that may write them anew."""

    db: Database
    clock: FrozenClock
    rewriter: Rewriter
    server: LanguageServer

    def receive(self, *numbers: int, **changes: object) -> None:
        """Store posts, open them, and let the composer draft."""
        posts = [a_post(number, **{"brand": "Marlow", "text": POST, **changes}) for number in numbers]
        intake.record_page(self.db, account="marlow-x", platform="x", posts=posts, now_at=self.clock())
        scorer = asking.NoScorer(why=ScorerUnavailable("no model in this test"))
        triage.run_once(self.db, triage.Judge(scorer=scorer, detector=Detector(("en", "de"))), self.clock)
        drafting.run_once(self.db, WRITER, self.clock)

    def run(self) -> int:
        """Bring to the model whatever waits."""
        return self.rewriter.run_once()

    @property
    def drafts(self) -> list[Draft]:
        """Every draft there is."""
        return [drafts.get(self.db, row["id"]) for row in self.db.rows("SELECT id FROM draft ORDER BY id")]

    @property
    def draft(self) -> Draft:
        """The newest of them."""
        return self.drafts[-1]

    @property
    def outcomes(self) -> list[str]:
        """What became of each draft at the model."""
        return [row["outcome"] for row in self.db.rows("SELECT outcome FROM language_call ORDER BY id")]

    @property
    def is_the_composer_s(self) -> bool:
        """Whether the newest draft has the composer's words, and never had others."""
        return self.draft.written_by == "composer" and len(drafts.revisions(self.db, self.draft.id)) == 1

    @property
    def notes(self) -> str:
        """What the history of the newest draft tells."""
        return " ".join(line.detail for line in history.history(self.db, "draft", self.draft.id))


@contextmanager
def opened(
    db: Database, clock: FrozenClock, *answers: Any, says: Says = well, total_ms: int = 20 * SECOND, **changes: Any
) -> Iterator[House]:
    """Open the house with a server that answers so; `changes` go to the model."""
    with language_server(*answers, says=says) as server:
        connection = Connection(base_url=server.url, model="small-1", key=KEY, total_ms=total_ms)
        given: dict[str, Any] = {
            "name": "small-1",
            "client": Client(connection),
            "review": review,
            "detect": Detector(("en", "de")).detect,
            "budget": Budget(tokens=1_000_000),
            **changes,
        }
        yield House(db=db, clock=clock, rewriter=Rewriter(db, lambda: WRITER, Model(**given), clock), server=server)


#: Opens a house: `opened` with the database and the clock of a test.
Open = Callable[..., AbstractContextManager[House]]
