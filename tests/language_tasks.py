"""A task for a language model as tests need it: Ada's shoes are late, and one fact is known."""

from __future__ import annotations

from typing import Any

from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.fact import Fact
from domain.mention import Author
from domain.platform import Preview
from domain.playbook import Playbook
from domain.playbook import Voice
from responders.language_models.language_prompt import Line
from responders.language_models.language_prompt import Task
from responders.writing.composer import Answered
from responders.writing.composer import Brief

POST = "@marlow my shoes should have come last week and nobody tells me anything. Can I send them back?"
RETURNS = Fact(id="returns", answers={"en": "You can send shoes back within 30 days."})
MOVES = ("greet", "acknowledge", "repeat", "answer", "next_step")


def a_task(*, text: str = POST, contact: str = "", limit: int = 280, **changes: Any) -> Task:
    """Answer a task; `changes` go to its brief."""
    start = max(0, text.find("Can I"))
    given: dict[str, Any] = {
        "author": Author(handle="ada", name="Ada Byron"),
        "intent": Intent.COMPLAINT,
        "language": "en",
        "channel": "x",
        "playbook": Playbook(name="complaint", label="Complaint", order=1, moves=(*MOVES, "sign")),
        "fallback": Playbook(name="acknowledge", label="Acknowledge", order=9),
        "voice": Voice(brand="Marlow", contact=contact, avoid=("cheap",)),
        "preview": lambda reply: Preview(text=reply, length=len(reply), limit=limit),
        "seed": 1,
        "answered": (Answered(ask=Ask(need=Need.CHANGE, start=start, end=len(text)), fact=RETURNS),),
        "conditions": frozenset({"anger"}),
        **changes,
    }
    return Task(
        brief=Brief(text=text, **given),
        language="en",
        moves=MOVES,
        needed=frozenset({"acknowledge", "next_step"}),
        facts=(RETURNS,),
        thread=(Line(by="us", text="Your parcel left on Monday."),),
    )
