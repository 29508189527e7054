from __future__ import annotations

from pathlib import Path

import pytest

from commands import composition
from commands import writing
from domain.clock import DAY
from domain.clock import HOUR
from domain.clock import MINUTE
from domain.playbook import Formality
from domain.playbook import Speaker
from responders.outcomes import learning
from store.database import Database
from tests.builders import NOON
from tests.builders import a_mention
from tests.fakes import FrozenClock

CONFIG = """
[[brands]]
name = "Acme"

[brands.voice]
signature = "Team Acme"
say = { order = "purchase" }

[brands.voice.languages.de]
formality = "formal"

[brands.voice.channels.x]
speaker = "i"
signature = "^AC"

[sla.hours]
sun = "09:00-17:00"
"""


def program(folder: Path, text: str) -> composition.Program:
    (folder / "allears.toml").write_text(text, "utf-8")
    return composition.build(folder / "allears.toml", folder / "allears.db")


def test_a_voice_of_the_configuration_speaks_with_its_accents(tmp_path: Path) -> None:
    writer = program(tmp_path, CONFIG).writer
    voice = writer.voice_of("Acme").on("x", "de")

    assert (voice.signature, voice.formality, voice.speaker) == ("^AC", Formality.FORMAL, Speaker.I)
    assert voice.say == {"order": "purchase"}
    assert writer.voice_of("") == writer.voice_of("Acme")
    assert writer.playbooks


def test_what_leads_see_first_may_wait_as_long_as_what_is_critical(tmp_path: Path) -> None:
    assert program(tmp_path, '[sla]\ncritical = "20m"\n').writer.first_ms == 20 * MINUTE


def test_the_team_s_hours_say_when_it_is_open_and_how_long_it_worked(tmp_path: Path) -> None:
    writer = program(tmp_path, CONFIG).writer
    assert writer.worked is not None

    assert writer.is_open(NOON)
    assert not writer.is_open(NOON + 6 * HOUR)
    assert writer.worked(NOON, NOON + 2 * DAY) == 5 * HOUR


def test_without_hours_the_team_is_always_at_work(tmp_path: Path) -> None:
    writer = program(tmp_path, "").writer

    assert writer.is_open(NOON)
    assert writer.worked is None


def test_a_reply_is_looked_over_by_the_voice_of_its_network_and_language(tmp_path: Path) -> None:
    known = program(tmp_path, CONFIG)
    german = a_mention(brand="Acme", platform="x", language="de")

    assert writing.voice_for(known.db, known.writer, german).signature == "^AC"
    assert writing.voice_for(known.db, known.writer, german).formality is Formality.FORMAL


def test_what_people_make_of_phrasings_is_followed_and_not_asked_at_every_draft(
    db: Database, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    learned = iter([{"Hi.": 0.5}, {"Hi.": 0.2}])
    monkeypatch.setattr(learning, "weights", lambda *_: next(learned))
    taste = writing.Taste(db, clock)

    assert [taste(), taste()] == [{"Hi.": 0.5}] * 2
    clock.advance(10 * MINUTE)
    assert taste() == {"Hi.": 0.2}


def test_the_writer_of_a_program_learns(tmp_path: Path) -> None:
    assert isinstance(program(tmp_path, CONFIG).writer.weights, writing.Taste)
