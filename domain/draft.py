"""A draft: the reply we might send, its revisions, and what a human decided about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.claim import Claim


class DraftStatus(StrEnum):
    """Where a draft stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"


class RejectReason(StrEnum):
    """Why a human would not send a draft; counted, so that drafts become better."""

    WRONG_TONE = "wrong_tone"
    WRONG_FACTS = "wrong_facts"
    MISSED_THE_POINT = "missed_the_point"
    TOO_GENERIC = "too_generic"
    NOT_ABOUT_US = "not_about_us"
    OTHER = "other"


class Severity(StrEnum):
    """How much a finding weighs: a block refuses approval, a warning is shown."""

    BLOCK = "block"
    WARNING = "warning"


#: The finding that leaves a decision to leads.
NEEDS_LEAD = "needs_lead"
#: The finding that leaves sending to a human, in the network's own page.
HAND_OFF = "hand_off"
#: Who wrote a draft that no person has changed.
COMPOSER = "composer"
#: What stands before a language model's name where it wrote a draft.
MODEL = "model:"


def is_by_machine(written_by: str) -> bool:
    """Say whether a text is as a program wrote it: the composer or a language model."""
    return written_by == COMPOSER or written_by.startswith(MODEL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing the guard says about a text, with the words it is about (start and end offsets, in characters).

    `claim` is what nothing stands for, where that is the fault: a person with the authority may stand for it.
    """

    rule: str
    severity: Severity
    message: str
    start: int = 0
    end: int = 0
    claim: Claim | None = None

    def __str__(self) -> str:
        return self.message


def blocks(findings: Iterable[Finding]) -> list[Finding]:
    """Answer the findings that refuse approval."""
    return [finding for finding in findings if finding.severity is Severity.BLOCK]


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One step of a draft (greet, acknowledge, repeat, own, answer, next_step, invite, sign) and its sentence.

    `facts` are the ids of the facts it is made from; `asks` the places, from 0, of the asks it answers or asks about;
    `phrasing` is the playbook's sentence it was made with, slots and choices still open, "" where it was with none.
    """

    name: str
    text: str
    facts: tuple[str, ...] = ()
    asks: tuple[int, ...] = ()
    phrasing: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The current text of a draft. `version` grows with every change; who decides names the version they saw."""

    id: int
    mention_id: int
    account: str
    platform: str
    target_id: str  #: the network's id of the post that is answered
    status: DraftStatus
    version: int
    revision_id: int
    text: str
    moves: tuple[Move, ...]
    playbook: str
    written_by: str  #: 'composer', 'model:' and its name, or the person who edited last
    created_at: int
    updated_at: int
    approval_id: int | None = None
    four_eyes: bool = False  #: whoever wrote of its text since a program did does not approve it

    @property
    def is_edited(self) -> bool:
        """Whether a person changed it since a program wrote it."""
        return not is_by_machine(self.written_by)

    @property
    def model(self) -> str:
        """The language model whose words these are, "" where they are nobody's or the composer's."""
        return self.written_by.removeprefix(MODEL) if self.written_by.startswith(MODEL) else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Approval:
    """A human's word that exactly this text may go to exactly this target from exactly this account."""

    id: int
    draft_id: int
    revision_id: int
    user: str
    hash: str
    approved_at: int


def approval_hash(account: str, target_id: str, text: str) -> str:
    """Answer the SHA-256 that binds an approval to account, target and text.

    Each part is preceded by its length in bytes, so that no two different triples give the same bytes.
    """
    digest = hashlib.sha256()
    for part in (account, target_id, text):
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()
