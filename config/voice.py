"""Describe `[brands.voice]`: how a brand sounds, and where it sounds different."""

from __future__ import annotations

from typing import Annotated
from typing import Literal

from pydantic import Field

from config.section import Section
from domain import playbook
from domain.playbook import Formality
from domain.playbook import Speaker

Words = Annotated[tuple[str, ...], Field(strict=False)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2}$")]
Replacement = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^{}<>\[\]|]+$")]
Choice = Literal["we", "i"]
Address = Literal["informal", "formal"]

_SIGNATURE = "What ends each reply, such as a team's name."
_CONTACT = "Where personal data may go: a help page, a direct message."
_SAY = 'Words that replies take in place of others: `say = { customer = "guest" }`.'
_ADDRESS = (
    "How the author is addressed: du, tú, tu or Sie, usted, vous; not set, vous in French and du and tú elsewhere."
)


class Accent(Section):
    """What a voice does differently in one language or on one kind of network; what is not set stays as it is."""

    signature: str | None = Field(default=None, max_length=80, description=_SIGNATURE)
    contact: str | None = Field(default=None, max_length=200, description=_CONTACT)
    avoid: Words | None = Field(default=None, description="Words that no reply may hold there, in place of the others.")
    say: dict[Replacement, Replacement] | None = Field(default=None, description=_SAY)
    emoji: bool | None = Field(default=None, description="Whether replies may hold emoji.")
    speaker: Choice | None = Field(default=None, description="Who speaks.")
    formality: Address | None = Field(default=None, description=_ADDRESS)


class Voice(Section):
    """How a brand sounds."""

    signature: str = Field(default="", max_length=80, description=_SIGNATURE)
    contact: str = Field(default="", max_length=200, description=_CONTACT)
    avoid: Words = Field(default=(), description="Words that no reply may hold.")
    say: dict[Replacement, Replacement] = Field(default={}, description=_SAY)
    emoji: bool = Field(default=False, description="Whether replies may hold emoji.")
    speaker: Choice = Field(default="we", description="Who speaks: the brand as a whole, or one person of it.")
    formality: Address | None = Field(default=None, description=_ADDRESS)
    language: Language = Field(default="en", description="The language to answer in where the author's is not known.")
    languages: dict[Language, Accent] = Field(
        default={},
        description="What is different in a language: `[brands.voice.languages.de]` with any of `signature`, "
        "`contact`, `avoid`, `say`, `emoji`, `speaker`, `formality`.",
    )
    channels: dict[str, Accent] = Field(
        default={},
        description="What is different on a kind of network, over what is different in a language: "
        "`[brands.voice.channels.x]` with the same keys.",
    )


def to_voice(brand: str, given: Voice) -> playbook.Voice:
    """Answer a brand's voice as the program speaks of it."""
    return playbook.Voice(
        brand=brand,
        signature=given.signature,
        language=given.language,
        contact=given.contact,
        avoid=given.avoid,
        say=given.say,
        emoji=given.emoji,
        speaker=Speaker(given.speaker),
        formality=Formality(given.formality) if given.formality else None,
        languages={language: _to_accent(accent) for language, accent in given.languages.items()},
        channels={channel: _to_accent(accent) for channel, accent in given.channels.items()},
    )


def _to_accent(given: Accent) -> playbook.Accent:
    return playbook.Accent(
        signature=given.signature,
        contact=given.contact,
        avoid=given.avoid,
        say=given.say,
        emoji=given.emoji,
        speaker=Speaker(given.speaker) if given.speaker else None,
        formality=Formality(given.formality) if given.formality else None,
    )
