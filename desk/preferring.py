"""How an author wants to be answered, noted by hand beside their post: name, formality, language; or erased."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi import Form
from starlette.requests import Request
from starlette.responses import Response

from desk import words
from desk.actions import carry_out
from desk.wiring import desk_of
from desk.wiring import user_of
from domain import person
from domain.errors import WorkflowError
from domain.person import Role
from domain.playbook import Formality
from domain.preference import Preference
from responders.writing import following
from store import mentions

router = APIRouter(prefix="/mention/{mention_id}")

Text = Annotated[str, Form()]


@router.post("/preference")
def prefer(
    request: Request, mention_id: int, name: Text = "", formality: Text = "", language: Text = "", erase: Text = ""
) -> Response:
    """Keep what is noted in place of what was; with `erase`, and where nothing is noted, keep nothing."""
    desk, user = desk_of(request), user_of(request)

    def decide() -> None:
        person.require(user, Role.APPROVER)
        mention = mentions.get(desk.db, mention_id)
        if not mention.author.handle:
            raise WorkflowError("The network does not say who this is, so nothing can be kept of them.")
        if formality not in {"", *words.FORMALITIES} or language not in {"", *words.LANGUAGES}:
            raise WorkflowError("Choose one of the ways and languages offered.")
        wanted = Preference(set_by=user.name, set_at=desk.clock())
        if not erase:
            wanted = Preference(
                name=name.strip(),
                formality=Formality(formality) if formality else None,
                language=language,
                set_by=user.name,
                set_at=desk.clock(),
            )
        following.prefer(desk.db, mention, wanted)

    return carry_out(request, mention_id, "prefer", decide, stay=True)
