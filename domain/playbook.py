"""How a brand answers: its voice, and the playbooks that say what a reply is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from domain.assessment import Intent
from domain.assessment import Sentiment

#: What a phrasing may leave open; each is filled from the brand, the author or the concern, never from elsewhere.
SLOTS = frozenset({"name", "concern", "brand", "contact", "signature", "reply_within"})
#: Every step a reply may have, as a manager reads them; a playbook names those it uses, in its own order.
MOVES = ("greet", "acknowledge", "repeat", "own", "answer", "next_step", "invite", "sign")


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """How a brand sounds. `signature` may be empty; `avoid` lists words the guard refuses."""

    brand: str
    signature: str = ""
    language: str = "en"
    contact: str = ""  #: where personal data may go: a help page or a direct message
    avoid: tuple[str, ...] = ()
    emoji: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Playbook:
    """When it applies (all that is named must match) and the moves of its reply, in order.

    `phrases` maps language → move → several phrasings, with the slots {name}, {concern}, {brand}, {contact},
    {signature}, {reply_within}; unknown slots are refused when the file is read.
    """

    name: str
    label: str
    order: int
    intents: frozenset[Intent] = frozenset()
    sentiments: frozenset[Sentiment] = frozenset()
    words: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    phrases: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    needs_reply: bool = True
    escalate: bool = False
