"""Plain questions of a month that the demo's facts answer: what they were used in, and which words a team takes out."""

from __future__ import annotations

from collections.abc import Callable

from commands.composition import Program
from commands.sample import cast
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.draft import Draft
from domain.mention import Author
from domain.mention import MentionKind
from domain.mention import Post
from domain.person import User
from responders import decisions
from responders.writing import drafting
from responders.writing.drafting import Writer
from sentiment import triage
from store import drafts
from store import intake

#: No account of this name is configured: the posts were imported, and their replies posted by hand.
ACCOUNT = "help"
#: Brand, first name and question, the oldest first; two a day.
_ASKED = (
    ("ostrelle", "Ines", "Can I take my folding bike on the night train?"),
    ("pernivo", "Otto", "How long is the warranty on the One?"),
    ("ostrelle", "Maud", "Do you have cabins for women only?"),
    ("pernivo", "Yara", "Does the Tinto work on induction?"),
    ("ostrelle", "Piet", "How early can I board the night train?"),
    ("pernivo", "Lotte", "Where is the serial number on my machine?"),
    ("ostrelle", "Nils", "What does a bike cost on the train?"),
    ("pernivo", "Rosa", "Can I return the machine if I don't like it?"),
    ("ostrelle", "Emil", "Can I travel with my dog?"),
    ("pernivo", "Juno", "How often should I descale?"),
    ("ostrelle", "Vera", "How long does a refund take?"),
    ("pernivo", "Abel", "What does shipping cost?"),
    ("ostrelle", "Tilda", "Can I change the name on my ticket?"),
    ("pernivo", "Kuno", "Can the drip tray go in the dishwasher?"),
    ("ostrelle", "Bea", "How much is a monthly pass?"),
    ("pernivo", "Sara", "How long does delivery take?"),
    ("ostrelle", "Igor", "How much luggage can I bring?"),
    ("pernivo", "Lena", "How do I turn off the beep?"),
    ("ostrelle", "Olga", "Can I cancel my ticket?"),
    ("pernivo", "Theo", "How long is the warranty?"),
    ("ostrelle", "Jan", "Can I take a bike on the train, and what does it cost?"),
    ("pernivo", "Mira", "What is your return policy?"),
    ("ostrelle", "Finn", "Where is lost property?"),
    ("pernivo", "Alma", "Which descaler should I use?"),
    ("ostrelle", "Cora", "Are pets allowed on the train?"),
    ("pernivo", "Ben", "What does shipping to Norway cost?"),
    ("ostrelle", "Ruth", "How long do claims take?"),
    ("pernivo", "Edda", "How often do I have to descale it?"),
)


def live_through(program: Program, writer: Writer, user: User, now_at: int) -> None:
    """Let each question be judged, drafted for, decided on by a person and posted by hand, in its hour.

    They do not like how the first reply goes on after its answer, and take that sentence out wherever it comes again.
    """
    disliked = ""
    for number, (brand, name, text) in enumerate(_ASKED):
        asked_at = now_at - 16 * DAY + number * 12 * HOUR
        post = _post(number, brand, name, text, asked_at)
        recorded = intake.record_page(program.db, account=ACCOUNT, platform="replay", posts=[post], now_at=asked_at)
        triage.run_once(program.db, program.judge, _at(asked_at + MINUTE))
        drafting.run_once(program.db, writer, _at(asked_at + MINUTE))
        draft = _find_draft(program, recorded.new_ids[0])
        disliked = disliked or next(move.phrasing for move in draft.moves if move.name == "next_step")
        _answer(program, draft, disliked, user, post.url, asked_at + 20 * MINUTE)


def _at(moment: int) -> Callable[[], int]:
    return lambda: moment


def _find_draft(program: Program, mention_id: int) -> Draft:
    draft = drafts.find_live(program.db, mention_id)
    if draft is None:
        raise ValueError(f"mention {mention_id} of the help page has no draft to decide on")
    return draft


def _answer(program: Program, draft: Draft, disliked: str, user: User, url: str, now_at: int) -> None:
    text = draft.text
    for move in draft.moves:
        if move.phrasing == disliked:
            text = text.replace(f" {move.text}", "")
    ready = decisions.edit(program.db, draft.id, draft.version, user, text, now_at=now_at)
    decisions.hand_off(
        program.db,
        ready.id,
        ready.version,
        user,
        review=lambda _draft, _text: (),
        remind_ms=program.remind_ms,
        now_at=now_at,
    )
    decisions.record_posted(program.db, draft.mention_id, user, url, now_at=now_at + MINUTE)


def _post(number: int, brand: str, name: str, text: str, at: int) -> Post:
    native_id = f"{ACCOUNT}-{number}"
    return Post(
        native_id=native_id,
        text=text,
        author=Author(native_id=f"author-{native_id}", handle=name.lower(), name=name),
        created_at=at,
        kind=MentionKind.KEYWORD,
        conversation_id=native_id,
        language="en",
        brand=cast.find_brand(brand).label,
        url=f"https://example.com/help/{number}",
    )
