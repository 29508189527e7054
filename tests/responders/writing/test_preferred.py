"""Drafts follow what a manager has noted of an author: the name to use, how to address them, and the language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commands import writing
from config import playbooks
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.platform import Preview
from domain.playbook import Accent
from domain.playbook import Formality
from domain.playbook import Voice
from domain.preference import NO_PREFERENCE
from domain.preference import Preference
from responders.writing import drafting
from responders.writing import history
from responders.writing.drafting import Writer
from responders.writing.history import Past
from store import mentions
from store import preferences
from store.database import Database
from tests import answered
from tests.builders import NOON
from tests.builders import a_mention
from tests.fakes import FrozenClock

VOICE = Voice(brand="Marlow", languages={"de": Accent(formality=Formality.INFORMAL)})
WRITER = Writer(
    playbooks=playbooks.read_shelf(None).playbooks,
    voices={"Marlow": VOICE},
    preview=lambda _account, text: Preview(text=text, length=len(text), limit=900),
)
GERMAN = "Mein Paket ist immer noch nicht da."


def draft(text: str, language: str, wanted: Preference) -> str:
    judged = Assessment(
        mention_id=1, sentiment=Sentiment.NEGATIVE, probabilities=None, intent=Intent.COMPLAINT, language=language,
        needs_reply=True, model="test", assessed_at=NOON,
    )  # fmt: skip
    mention = a_mention(text=text)
    return drafting.compose(mention, judged, WRITER, now_at=NOON, past=Past(preference=wanted))[1].text


def test_the_name_is_used_as_it_was_noted() -> None:
    assert "Ms Lindqvist" in draft("My parcel has not arrived.", "en", Preference(name="Ms Lindqvist"))
    assert "{signature}" in draft("My parcel has not arrived.", "en", Preference(name="{signature}"))


@pytest.mark.parametrize(
    ("formality", "said"), [(Formality.FORMAL, "Ihr"), (Formality.INFORMAL, "dein"), (None, "dein")]
)
def test_who_wants_sie_gets_it_whatever_the_voice_does_elsewhere(formality: Formality | None, said: str) -> None:
    assert f"{said} Paket" in draft(GERMAN, "de", Preference(formality=formality))


def test_who_wants_another_language_is_answered_in_it() -> None:
    text = draft("My parcel has not arrived.", "en", Preference(language="de"))

    assert "Paket" in text or "tut uns leid" in text
    assert "sorry" not in text


def test_what_was_kept_of_an_author_is_read_with_their_past_on_that_network_alone(
    db: Database, clock: FrozenClock
) -> None:
    mention = mentions.get(db, answered.add_mention(db, clock, 1, answered.pointing(1, 0)))
    wanted = Preference(name="Adele", formality=Formality.FORMAL, language="fr", set_by="lead", set_at=clock())
    preferences.save(db, mention.platform, mention.author, wanted)

    assert history.read_past(db, mention, None, now_at=clock()).preference == wanted
    elsewhere = replace(mention, platform="reddit")
    assert history.read_past(db, elsewhere, None, now_at=clock()).preference == NO_PREFERENCE
    voice = writing.voice_for(db, WRITER, mention)
    assert voice.is_formal("de")
    assert not writing.voice_for(db, WRITER, elsewhere).is_formal("de")
