"""A person's word about a label, said or taken back: one transaction, and the queue in order again by its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desk import hands
from desk import words
from desk.wiring import Desk
from domain import person
from domain.correction import checked
from domain.errors import WorkflowError
from domain.person import Role
from domain.person import User
from store import corrections
from store import drafts
from store import mentions


def say(desk: Desk, user: User, mention_id: int, choice: str, known: int) -> None:
    """Set one label right, `choice` being "field=value", for a mention and its copies.

    `known` is the newest correction the person has seen there. Raises WorkflowError where somebody else was faster
    and said otherwise, NotAllowed, NotFound, and AllEarsError for a label that does not exist.
    """
    person.require(user, Role.WRITER)
    field, value = checked(*choice.partition("=")[::2])
    with _drafted_anew(desk, mention_id), desk.db.immediate():
        stands = corrections.find_in_force(desk.db, mention_id, field)
        if stands and stands.id > known and stands.value != value and stands.actor != user.name:
            raise WorkflowError(
                f"{stands.actor} was faster and said: {words.labels(stands.value)}. "
                "It stands now; choose again if you see it otherwise."
            )
        made = corrections.record(
            desk.db, mention_id, field, value, actor=user.name, now_at=desk.clock(), placing=desk.placing
        )
        desk.follow(made)


def take_back(desk: Desk, user: User, correction_id: int, *, seen_at: int | None = None) -> None:
    """Take a correction back, for the copies too.

    With `seen_at` it must be the one that counts for that mention still. Raises WorkflowError, NotAllowed, NotFound.
    """
    person.require(user, Role.WRITER)
    made = corrections.get(desk.db, correction_id)
    with _drafted_anew(desk, seen_at or made.mention_id), desk.db.immediate():
        made = corrections.get(desk.db, correction_id)
        if made.undone_at is not None:
            raise WorkflowError(f"{made.undone_by} took this correction back already.")
        stands = made if seen_at is None else corrections.find_in_force(desk.db, seen_at, made.field)
        if stands is None or stands.id != made.id:
            raise WorkflowError("This correction does not count here any more; what counts stands below.")
        desk.follow(corrections.undo(desk.db, made.id, actor=user.name, now_at=desk.clock(), placing=desk.placing))


@contextmanager
def _drafted_anew(desk: Desk, mention_id: int) -> Iterator[None]:
    """Where a correction puts the draft of the mention in sight aside, have another one written at once."""
    was_drafted = drafts.find_live(desk.db, mention_id) is not None
    yield
    is_undrafted = was_drafted and drafts.find_live(desk.db, mention_id) is None
    if is_undrafted and desk.redraft is not None and mentions.get(desk.db, mention_id).status in hands.AT_WORK:
        desk.redraft(mention_id)
