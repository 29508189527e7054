"""Hands the desk what mentions alike were answered, as it may be used on the network of the new one."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence

from commands.composition import Program
from domain.mention import Mention
from responders.outcomes.recalling import Memory
from responders.outcomes.recalling import Similar


def recall(program: Program) -> Callable[[Mention], Sequence[Similar]]:
    """Answer what finds replies for a mention: each begins as its network wants, and is no longer than it allows.

    In a language that no model was trained for, two vectors that are near say little: nothing is found.
    """
    memory = Memory(program.db, program.clock)

    def find(mention: Mention) -> Sequence[Similar]:
        if not program.judge.models.knows(mention.language):
            return ()

        def fits(text: str) -> bool:
            preview = program.preview(mention.account, text)
            return preview.length <= preview.limit

        return memory.find(mention, opening=program.opening(mention), fits=fits)

    return find
