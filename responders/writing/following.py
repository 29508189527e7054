"""Keeps drafts true to what people say of a mention: what was written for another label gives way to another draft.

Claims: the mention that a person corrected and its copies, as far as their drafts wait and nobody changed them.
Decides: whether they would be answered by another playbook now.
Records: such drafts are put aside and asked for again. A person's words stay, and so does what another has in hands.
"""

from __future__ import annotations

from domain.correction import CorrectedField
from domain.correction import Correction
from domain.draft import Draft
from domain.draft import DraftStatus
from domain.mention import Mention
from domain.preference import Preference
from responders.reading import hearing
from responders.reading.asks import find_asks
from responders.writing import drafting
from responders.writing import history
from responders.writing import playbooks
from responders.writing import threads
from responders.writing.drafting import Writer
from store import assessments
from store import drafts
from store import leases
from store import mentions
from store import preferences
from store import ranks
from store.database import Database

#: What a person says of these decides by which playbook a mention is answered.
DECIDING = frozenset({CorrectedField.INTENT, CorrectedField.SENTIMENT, CorrectedField.EMOTIONS})


def follow(db: Database, said: Correction, writer: Writer, now_at: int) -> int:
    """Put aside the drafts that a correction, or its undo, made wrong; answer how many. Must run in a transaction."""
    if said.field not in DECIDING:
        return 0
    actor, count = said.undone_by or said.actor, 0
    for mention_id in ranks.list_copies(db, said.brand, said.copy_key):
        draft = drafts.find_live(db, mention_id)
        if draft is None or not _may_give_way(db, draft, actor, now_at):
            continue
        if not _is_by(draft.playbook, db, mentions.get(db, mention_id), writer, now_at):
            drafts.supersede(db, draft.id, actor=actor, now_at=now_at)
            mentions.ask_for_draft(db, mention_id)
            count += 1
    return count


def prefer(db: Database, mention: Mention, wanted: Preference) -> None:
    """Keep how a mention's author wants to be answered; its draft gives way to one that follows it, unless a person
    has changed it or another has it in hands. `wanted` names who says so, and when.
    """
    with db.immediate():
        preferences.save(db, mention.platform, mention.author, wanted)
        draft = drafts.find_live(db, mention.id)
        if draft is not None and _may_give_way(db, draft, wanted.set_by, wanted.set_at):
            drafts.supersede(db, draft.id, actor=wanted.set_by, now_at=wanted.set_at)
            mentions.ask_for_draft(db, mention.id)


def _may_give_way(db: Database, draft: Draft, actor: str, now_at: int) -> bool:
    """Say whether a draft waits as the machine wrote it, in nobody else's hands."""
    if draft.status is not DraftStatus.PENDING or draft.is_edited:
        return False
    lease = leases.find(db, draft.mention_id, now_at=now_at)
    return lease is None or lease.user == actor


def _is_by(playbook: str, db: Database, mention: Mention, writer: Writer, now_at: int) -> bool:
    """Say whether this playbook is the one that a mention would be answered by now."""
    found = assessments.find(db, mention.id)
    if found is None:
        return True
    followed = threads.read(db, mention, found)
    mention, found = followed.mention, followed.assessment
    asks = find_asks(mention.text, intent=found.intent, language=found.language)
    judged = hearing.heard(mention.text, found, asks)
    past = history.read_past(db, mention, None, now_at=now_at)
    occasion = drafting.occasion_of(mention, judged, asks, past, writer)
    return playbooks.choose(writer.playbooks, occasion).name == playbook
