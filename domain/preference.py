"""What a manager keeps by hand of one author on one network, for drafts to follow. Nothing of it is inferred."""

from __future__ import annotations

from dataclasses import dataclass

from domain.playbook import Formality


@dataclass(frozen=True, kw_only=True, slots=True)
class Preference:
    """How an author wants to be answered; an empty text, and None, leave it to the voice and the post."""

    name: str = ""
    formality: Formality | None = None
    language: str = ""
    set_by: str = ""
    set_at: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to follow."""
        return not (self.name or self.formality or self.language)


#: Of whom nobody has said anything.
NO_PREFERENCE = Preference()
