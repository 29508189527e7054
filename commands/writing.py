"""Builds what drafting needs from the configuration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from config import loader
from config.loader import Loaded
from domain.mention import Mention
from domain.platform import Preview
from domain.playbook import Voice
from responders.drafting import Writer
from responders.knowledge import Knowledge
from sentiment import sla
from sentiment.sla import BusinessHours
from store import assessments
from store.database import Database


def make_writer(
    loaded: Loaded,
    *,
    preview: Callable[[str, str], Preview],
    opening: Callable[[Mention], str],
    knowledge: Callable[[], Knowledge],
    hours: BusinessHours | None,
) -> Writer:
    """Answer the writer, without its playbooks; where there is one brand alone, its voice is everybody's."""
    voices = loader.to_voices(loaded)
    writer = Writer(
        playbooks=(),
        voices=voices,
        preview=preview,
        opening=opening,
        settle_ms=loaded.settings.monitor.settle,
        knowledge=knowledge,
    )
    if hours is not None:
        writer = replace(
            writer,
            due=lambda at, duration: sla.due_at(at, duration, hours),
            is_open=lambda at: sla.due_at(at, 0, hours) == at,
            worked=lambda from_at, to_at: sla.worked_between(from_at, to_at, hours),
        )
    return replace(writer, default_voice=next(iter(voices.values()))) if len(voices) == 1 else writer


def voice_for(db: Database, writer: Writer, mention: Mention) -> Voice:
    """Answer the brand's voice as it sounds in a reply to a mention, on its network and in its language."""
    known = assessments.find(db, mention.id)
    return writer.voice_of(mention.brand).on(mention.platform, known.language if known else mention.language)
