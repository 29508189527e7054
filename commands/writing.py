"""Builds what drafting needs from the configuration, and follows what people make of its phrasings."""

from __future__ import annotations

import threading
from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace

from config import loader
from config.loader import Loaded
from domain.clock import MINUTE
from domain.clock import Clock
from domain.mention import Mention
from domain.platform import Preview
from domain.playbook import Voice
from responders.outcomes import learning
from responders.writing.drafting import Writer
from responders.writing.knowledge import Knowledge
from responders.writing.seeing import FindDangers
from sentiment import sla
from sentiment.sla import BusinessHours
from store import assessments
from store import preferences
from store.database import Database

#: How long what was learned may be old.
_LEARN_EVERY = 10 * MINUTE


class Taste:
    """Answers the weights of phrasings as of ten minutes ago at most: one decision more changes little."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._lock = threading.Lock()
        self._learned_at: int | None = None
        self._weights: Mapping[str, float] = {}

    def __call__(self) -> Mapping[str, float]:
        """Answer the weights, see `responders.writing.favouring`."""
        with self._lock:
            now_at = self._clock()
            if self._learned_at is None or now_at - self._learned_at >= _LEARN_EVERY:
                self._weights, self._learned_at = learning.weights(self._db, now_at), now_at
            return self._weights


def make_writer(
    loaded: Loaded,
    *,
    preview: Callable[[str, str], Preview],
    opening: Callable[[Mention], str],
    knowledge: Callable[[], Knowledge],
    hours: BusinessHours | None,
    weights: Callable[[], Mapping[str, float]] = dict,
    find_dangers: FindDangers = lambda _model, _vector: {},
) -> Writer:
    """Answer the writer, without its playbooks; where there is one brand alone, its voice is everybody's."""
    voices = loader.to_voices(loaded)
    writer = Writer(
        playbooks=(),
        voices=voices,
        preview=preview,
        opening=opening,
        settle_ms=loaded.settings.monitor.settle,
        first_ms=loaded.settings.sla.critical,
        knowledge=knowledge,
        weights=weights,
        find_dangers=find_dangers,
        zone=loaded.settings.desk.timezone,
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
    """Answer the brand's voice as it sounds in a reply to a mention: on its network, in its language, and as its author
    wants to be addressed.
    """
    known, wanted = assessments.find(db, mention.id), preferences.find(db, mention.platform, mention.author)
    voice = writer.voice_of(mention.brand).addressing(wanted.formality if wanted else None)
    language = wanted.language if wanted and wanted.language else known.language if known else mention.language
    return voice.on(mention.platform, language)
