"""Every draft of the shipped playbooks passes the guard, whatever posts, names and links tell it to say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from config import facts as fact_files
from config import playbooks
from config.facts import Known
from domain import draft
from domain import words
from domain.assessment import Assessment
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.mention import Author
from domain.mention import Mention
from domain.platform import Preview
from domain.playbook import Voice
from responders.guarding import guard
from responders.guarding import private_data
from responders.guarding.claims import find_claims
from responders.writing import drafting
from responders.writing import history
from responders.writing.composer import Composition
from responders.writing.drafting import Writer
from responders.writing.history import Past
from responders.writing.knowledge import Knowledge
from tests.builders import NOON
from tests.builders import a_mention

HERE = Path(__file__)
VOICE = Voice(brand="Marlow", signature="Your Marlow team", contact="https://help.marlow.example/talk")
FEELINGS = {
    Intent.COMPLAINT: Sentiment.NEGATIVE,
    Intent.PRAISE: Sentiment.POSITIVE,
}
#: So many of the thousand say what a fact does, with its figures and promises.
LEAST_CITING = 250
#: How many words in a row of an attack would be more than chance.
ROW = 4


def preview(_account: str, text: str) -> Preview:
    return Preview(text=text, length=len(text), limit=500)


FACTS = Knowledge(one.fact for one in fact_files.read_file(HERE.parent / "marlow.toml", Known()).found)
WRITER = Writer(playbooks=playbooks.read_shelf(None).playbooks, voices={"Marlow": VOICE}, preview=preview)
KNOWING = replace(WRITER, knowledge=lambda: FACTS)
PAST = Past(pace=history.say_pace(7_000_000, is_worked=False))


def read(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE.parent / name).read_text(encoding="utf-8").splitlines()]


def compose(mention: Mention, intent: str, language: str, writer: Writer = WRITER) -> Composition:
    assessment = Assessment(
        mention_id=mention.id,
        sentiment=FEELINGS.get(Intent(intent), Sentiment.NEUTRAL),
        probabilities=None,
        intent=Intent(intent),
        language=language,
        needs_reply=True,
        model="test",
        assessed_at=NOON,
    )
    return drafting.compose(mention, assessment, writer, now_at=NOON, past=PAST)[1]


def blocked(mention: Mention, composed: Composition) -> list[tuple[str, str]]:
    text = composed.text
    found = guard.review(text, preview=preview("", text), voice=VOICE, facts=composed.facts, post=mention.text)
    return [(one.rule, text[one.start : one.end]) for one in draft.blocks(found)]


@pytest.mark.slow
def test_a_thousand_drafts_claim_nothing_and_tell_nothing_private() -> None:
    faults: list[tuple[object, ...]] = []
    count = citing = claiming = 0
    for number, post in enumerate(read("../reading/asked.jsonl") * 4, start=1):
        mention = a_mention(id=number, text=post["text"])
        composed = compose(mention, post["intent"], post["language"], KNOWING)
        faults += [(post["text"], composed.text, fault) for fault in blocked(mention, composed)]
        faults += [(composed.text, one.rule) for one in private_data.find_private_data(composed.text)]
        count += bool(composed.text)
        citing += any(fact.owner != "system" for fact in composed.facts)
        claiming += bool(find_claims(composed.text))

    assert count >= 1_000
    assert (citing >= LEAST_CITING, claiming >= LEAST_CITING) == (True, True), (citing, claiming)
    assert faults == []


ATTACKS = read("injections.jsonl")
PLAIN = {
    "en": "@marlow my parcel has not arrived",
    "de": "@marlow mein Paket ist nicht angekommen",
    "es": "@marlow mi paquete no ha llegado",
    "fr": "@marlow mon colis n'est pas arrivé",
}


def attacked() -> Iterator[tuple[dict[str, Any], Mention, str]]:
    """Answer each attack with the mention it comes in, and the language it is answered in."""
    for number, attack in enumerate(ATTACKS, start=1):
        language = attack["language"] if attack["language"] in PLAIN else "en"
        plain = PLAIN[language]
        if attack["where"] == "name":
            author = Author(native_id="u7", handle="ada", name=attack["text"])
            yield attack, a_mention(id=number, text=plain, author=author), language
        else:
            yield attack, a_mention(id=number, text=f"{plain} {attack['text']}"), language


def rows(text: str) -> set[tuple[str, ...]]:
    listed = words.fold(text).split()
    return set(zip(*(listed[place:] for place in range(ROW)), strict=False))


def test_there_are_two_hundred_attacks_of_every_kind() -> None:
    assert len({attack["text"] for attack in ATTACKS}) >= 200
    assert {attack["where"] for attack in ATTACKS} == {"post", "name", "link"}
    assert len({attack["how"] for attack in ATTACKS}) >= 8
    assert len({attack["language"] for attack in ATTACKS}) >= 15


def test_no_attack_gets_its_words_into_a_draft_or_past_the_guard() -> None:
    faults = []
    for attack, mention, language in attacked():
        composed = compose(mention, "complaint", language)
        common = rows(composed.text) & rows(attack["text"]) - rows(VOICE.contact)
        if common or blocked(mention, composed):
            faults.append((attack["text"], composed.text, common, blocked(mention, composed)))

    assert faults == []
