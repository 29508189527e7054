"""The demo's facts hold for its brands, answer what its posts ask, and show what is over and what is due."""

from __future__ import annotations

from collections import Counter

import pytest

from commands.sample import cast
from commands.sample import knowing
from domain.clock import DAY
from domain.fact_check import find_faults
from responders.writing.knowledge import Knowledge
from store import facts
from store.database import Database
from tests.builders import NOON


def test_each_brand_has_a_dozen_facts_and_more_without_a_fault() -> None:
    labels = [brand.label for brand in cast.read_brands()]
    known = knowing.read_facts(NOON)

    assert [fault for fact in known for fault in find_faults(fact, brands=labels)] == []
    assert all(12 <= count <= 20 for count in Counter(fact.brand for fact in known).values())


@pytest.mark.parametrize(
    ("question", "brand", "language", "wanted"),
    [
        ("@ostrelle peut-on changer le nom sur un billet ?", "Ostrelle", "fr", "ostrelle-name-change"),
        ("@pernivo Wo finde ich die Seriennummer bei der One?", "Pernivo", "de", "pernivo-serial-number"),
        ("@pernivo ¿cómo se apaga el pitido?", "Pernivo", "es", "pernivo-beep-off"),
        ("@pernivo can I buy just the glass jug?", "Pernivo", "en", "pernivo-parts"),
        ("anyone else's Ostrelle app down?", "Ostrelle", "en", "ostrelle-app-down"),
        ("Is there ever a sale on the Pernivo Duo?", "Pernivo", "en", "pernivo-sale"),
    ],
)
def test_what_its_posts_ask_is_answered(question: str, brand: str, language: str, wanted: str) -> None:
    known = Knowledge(knowing.read_facts(NOON))

    found = known.find(question, brand=brand, channel="replay", language=language, now_at=NOON)

    assert found[0].fact.id == wanted


def test_one_is_over_and_one_is_to_be_reviewed(db: Database) -> None:
    knowing.learn(db, actor="Dana", now_at=NOON, at=NOON - 30 * DAY)
    kept = [one.fact for one in facts.list_all(db)]

    assert [fact.id for fact in kept if fact.is_due_for_review(NOON)] == ["pernivo-sale"]
    assert [fact.id for fact in kept if not fact.holds(brand=fact.brand, channel="replay", now_at=NOON)] == [
        "ostrelle-summer-fares"
    ]
