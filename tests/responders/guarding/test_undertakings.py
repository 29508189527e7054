from __future__ import annotations

import pytest

from responders.guarding import undertaking_words
from responders.guarding import undertakings
from responders.guarding.undertakings import find_undertakings
from responders.guarding.undertakings import find_words_given


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("you can return it any time", "commitment"),
        ("you may keep the broken one", "commitment"),
        ("you can cancel whenever you like", "commitment"),
        ("du kannst es jederzeit zurückgeben", "commitment"),
        ("puedes devolverlo cuando quieras", "commitment"),
        ("vous pouvez le rendre quand vous voulez", "commitment"),
        ("you don't need a receipt", "commitment"),
        ("umtausch auch ohne kassenbon", "commitment"),
        ("this won't happen again", "commitment"),
        ("cela ne se reproduira plus", "commitment"),
        ("we deliver everywhere", "commitment"),
        ("you're entitled to it", "commitment"),
        ("the driver was suspended", "commitment"),
        ("un collègue va vous appeler", "commitment"),
        ("no questions asked", "guarantee"),
        ("there is a lifetime cover", "guarantee"),
        ("your points never expire", "guarantee"),
        ("it's a third cheaper", "discount"),
        ("das ist ein drittel billiger", "discount"),
        ("es la mitad más barato", "discount"),
        ("on vous offre la livraison", "free"),
        ("get one free", "free"),
        ("die gebühr entfällt", "free"),
        ("we've cancelled it", "commitment"),
        ("i just reset your code", "commitment"),
        ("we're sending a technician", "commitment"),
        ("your bag has been found", "commitment"),
        ("your data is safe", "commitment"),
        ("it'll arrive", "commitment"),
        ("wir haben dein konto gelöscht", "commitment"),
        ("deine daten sind bei uns sicher", "commitment"),
        ("hemos borrado tu cuenta", "commitment"),
        ("i've swapped your seat", "commitment"),
        ("ich habe deinen sitz getauscht", "commitment"),
        ("j'ai changé votre siège", "commitment"),
        ("la tienda te dará otra", "commitment"),
        ("le magasin vous en donnera un autre", "commitment"),
        ("der laden gibt dir ein neues", "commitment"),
        ("das teil passt zu allen modellen", "commitment"),
        ("you won't lose your points", "commitment"),
        ("du verlierst keine punkte", "commitment"),
        ("any of our shops takes it", "commitment"),
        ("the error is gone", "commitment"),
        ("it comes without fail", "guarantee"),
        ("nous doublons vos points", "compensation"),
        ("das doppelte zurück", "compensation"),
        ("den aufpreis lassen wir weg", "free"),
        ("nous avons supprimé votre compte", "commitment"),
    ],
)
def test_what_commits_is_found_by_its_grammar(clause: str, kind: str) -> None:
    assert kind in {found for found, _ in find_undertakings(clause)}


@pytest.mark.parametrize(
    "clause",
    [
        "you can write to us any time",
        "you can return to the menu",
        "you can always ask us",
        "we've sent you a message",
        "we've sent this to our team",
        "we've passed it on",
        "we've made the shop aware",
        "we've never seen this before",
        "we've opened a ticket",
        "we have two shops",
        "and that your photos are gone",
        "una persona te responderá",
        "ich habe beim fahrer nachgefragt",
        "nous avons prévenu l'équipe",
        "sorry that your parcel is not found",
        "we hope it'll arrive",
        "when your order is confirmed",
        "has your account been restored?",
        "we'd never want that to happen",
        "we will never ask for it",
        "everyone should feel safe",
        "wir haben deine nachricht gelesen",
        "wir schicken dir eine nachricht",
        "te enviamos un abrazo",
        "nous vous envoyons un message",
        "wir hoffen, alles ist sicher ärgerlich",
    ],
)
def test_courtesies_hopes_and_questions_commit_nobody(clause: str) -> None:
    assert list(find_undertakings(clause)) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("rest assured you will get your bag back.", 1),
        ("i'll make sure it arrives.", 1),
        ("ich sorge dafür, dass es ankommt.", 1),
        ("me encargo de que te llegue.", 1),
        ("rest assured that we read this.", 0),
        ("i'll make sure the team sees it.", 0),
        ("ich sorge dafür, dass es alle lesen.", 0),
    ],
)
def test_our_word_may_be_given_for_reading_and_passing_on_alone(sentence: str, count: int) -> None:
    assert len(list(find_words_given(sentence))) == count


def test_every_part_of_the_words_is_used_and_known() -> None:
    said = [
        *undertaking_words.PARTS.values(),
        *(phrase for _, phrases in undertaking_words.STANDING for phrase in phrases),
    ]
    said += [phrase for phrases in undertaking_words.DEEDS for phrase in phrases]

    assert [name for name in undertaking_words.PARTS if not any(f"<{name}>" in phrase for phrase in said)] == []
    assert not any("<few>" in pattern.pattern or "_en>" in pattern.pattern for _, pattern in undertakings.ALL)
