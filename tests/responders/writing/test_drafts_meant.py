"""What drafts make of how a post is meant: irony, joy, grief, and trouble told in other languages."""

from __future__ import annotations

from typing import Any

import pytest

from config import playbooks
from domain.assessment import Assessment
from domain.assessment import Emotion
from domain.assessment import Intent
from domain.assessment import Sentiment
from domain.mention import Author
from domain.platform import Preview
from domain.playbook import Voice
from responders.guarding import guard
from responders.reading import hearing
from responders.reading.asks import find_asks
from responders.writing import drafting
from responders.writing.drafting import Writer
from tests.builders import NOON
from tests.builders import a_mention
from tests.builders import an_assessment

SHIPPED = playbooks.read_shelf(None).playbooks
VOICE = Voice(brand="Acme", signature="Team Acme", contact="https://acme.example/help")
WRITER = Writer(
    playbooks=SHIPPED,
    voices={"Acme": VOICE},
    preview=lambda _account, text: Preview(text=text, length=len(text), limit=500),
)
PRAISING = ("lovely to read", "made us smile", "welcome", "wonderful", "Have a lovely day", "our day", "joy")


def judged(intent: Intent, language: str, **more: Any) -> Assessment:
    return an_assessment(intent=intent, language=language, **more)


def heard(text: str, intent: Intent, language: str = "en", **more: Any) -> Intent:
    assessment = judged(intent, language, **more)
    return hearing.heard(text, assessment, find_asks(text, intent=intent, language=language)).intent


def draft(text: str, intent: Intent, language: str = "en", seed: int = 1, **more: Any) -> str:
    mention = a_mention(id=seed, text=text, brand="Acme", author=Author(name="Ada Lind"))
    assessment = judged(intent, language, **more)
    return drafting.compose(mention, assessment, WRITER, now_at=NOON)[1].text


@pytest.mark.parametrize(
    "text",
    [
        "wow great job billing me twice AGAIN. best help desk ever 👏",
        "Thank you for the complimentary 80 minute stay in a tunnel, five stars",
        "Love how you keep losing my suitcase, bravo",
        "Best airline ever, my flight was cancelled, lovely",
        '"Always on time", great, tell that to the lady on platform 9',
        "thanks for ruining the whole evening",
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_bitter_praise_is_never_thanked_as_praise(text: str, seed: int) -> None:
    bitter: dict[str, Any] = {"sentiment": Sentiment.POSITIVE, "emotions": {Emotion.JOY: 0.9}, "sarcasm": 0.5}
    answer = draft(text, Intent.PRAISE, seed=seed, **bitter)

    assert heard(text, Intent.PRAISE, **bitter) is not Intent.PRAISE
    assert not [word for word in PRAISING if word in answer]


@pytest.mark.parametrize(
    "text",
    [
        "You fixed the delay within an hour, what a team",
        "My suitcase was lost, but your crew found it the same day. Thank you!",
        "Thank you for the free upgrade, best trip ever",
        "Great job with the new app",
        "The barista made my day",
        "Best cup since I was a student",
    ],
)
def test_honest_praise_stays_praise(text: str) -> None:
    assert heard(text, Intent.PRAISE, sentiment=Sentiment.POSITIVE) is Intent.PRAISE
    assert not [one for one in _findings(text) if one.rule == "irony"]


def _findings(post: str) -> Any:
    text = "Thank you for telling us."
    return guard.review(text, preview=Preview(text=text, length=len(text), limit=500), voice=VOICE, post=post)


def test_a_draft_for_what_may_be_irony_warns() -> None:
    assert [one.rule for one in _findings("Great job losing my parcel")] == ["irony"]
    assert _findings("My parcel is lost") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The conductor came over, no charge, gave me a tea", "en"),
        ("This grinder is frankly rude to the competition", "en"),
        ("Stopped in a field for 20 minutes and nobody minded, deer everywhere", "en"),
        ("Best apology I have read from a company", "en"),
        ("Mal was Nettes: durfte beide behalten", "de"),
        ("Sin coste alguno y en diez minutos, chapó", "es"),
        ("Rien à redire, et sans frais", "fr"),
    ],
)
def test_nobody_says_sorry_for_what_pleased(text: str, language: str) -> None:
    answer = draft(text, Intent.COMPLAINT, language, sentiment=Sentiment.NEGATIVE)

    assert not [word for word in ("sorry", "leid", "ntimos", "siento", "désolés", "regrett") if word in answer.lower()]


@pytest.mark.parametrize(
    "text",
    ["You charged me twice", "The waiter was rude to me", "I waited 20 minutes in a field", "Your apology is a joke"],
)
def test_plain_complaints_stay_complaints(text: str) -> None:
    assert heard(text, Intent.COMPLAINT, sentiment=Sentiment.NEGATIVE) is Intent.COMPLAINT


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("The vase for my gran's birthday broke. She died on Monday. Can you mend it?", "en", "loss condolences"),
        ("My ticket was cancelled and I have a funeral to get to", "en", "loss condolences"),
        ("Mein Vater ist gestorben, bitte storniert die Bestellung zum Geburtstag", "de", "Beileid Verlust"),
        ("Mi madre falleció y el paquete de su cumpleaños no ha llegado", "es", "pésame pérdida"),
        ("Ma mère est décédée, la commande pour son anniversaire est cassée !", "fr", "condoléances deuil"),
    ],
)
@pytest.mark.parametrize("intent", [Intent.COMPLAINT, Intent.REQUEST, Intent.QUESTION, Intent.OTHER])
def test_a_death_is_met_in_plain_words_and_nothing_is_said_lightly(
    text: str, language: str, said: str, intent: Intent
) -> None:
    answer = draft(text, intent, language)

    assert [word for word in said.split() if word in answer]
    assert not [word for word in ("birthday", "Geburtstag", "cumplea", "anniversaire", "!", "timing") if word in answer]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La nouvelle version a effacé mes réglages, j'ai envie de pleurer", "fr"),
        ("Appli toujours morte ce matin", "fr"),
        ("Dos trenes perdidos hoy y nadie sabe nada", "es"),
        ("Dritter Tag ohne Ruhewagen, hab Migräne", "de"),
        ("Bei mir geht's immer noch nicht", "de"),
        ("App bloccata, treno perso", "it"),
        ("A aplicação não abre há dias", "pt"),
    ],
)
@pytest.mark.parametrize("intent", [Intent.PRAISE, Intent.OTHER, Intent.COMPLAINT, Intent.OUTAGE])
def test_trouble_in_other_languages_gets_a_word_of_regret(text: str, language: str, intent: Intent) -> None:
    answer = draft(text, intent, language, sentiment=Sentiment.UNSURE).lower()

    sorry = ("leid", "lo sentimos", "sentimos", "regrett", "désolés", "dispiace", "lamentamos", "debería ser así")
    assert [word for word in sorry if word in answer], answer


@pytest.mark.parametrize("language", ["nl", "tr", "zh", "ar"])
def test_a_language_that_we_do_not_speak_gets_an_honest_word_in_english(language: str) -> None:
    answer = draft("x", Intent.QUESTION, language, sentiment=Sentiment.UNSURE)

    assert "A person here reads" in answer
    assert "sorry" in answer
    assert "anything we can do" not in answer


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("When do you open on Sunday?", "place", "which day"),
        ("When do you open?", "day", "xx"),
        ("What does the Duo cost if you ship it to Norway?", "price", "country"),
        ("What does the Duo cost?", "price", "which one"),
        ("How long do beans keep?", "a colleague", "which day"),
    ],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nobody_is_asked_for_what_they_said(text: str, asked: str, said: str, seed: int) -> None:
    answer = draft(text, Intent.QUESTION, seed=seed, sentiment=Sentiment.NEUTRAL).lower()

    assert asked in answer
    assert said not in answer


def test_a_long_account_is_not_asked_for_once_more() -> None:
    story = "We stood in the rain at gate 4 in Basel for an hour, nobody came, the children cried. " * 3
    answers = [draft(story, Intent.COMPLAINT, seed=seed) for seed in range(1, 30, 3)]

    assert not [one for one in answers if "tell us a little more" in one or "in a few words what it is about" in one]


def test_a_machine_that_was_never_delivered_is_no_device_that_fails() -> None:
    answer = draft('"Handed to resident". I am the resident. where is my machine', Intent.COMPLAINT)

    assert "order number" in answer
    assert "device" not in answer


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_question_asked_in_trouble_is_no_pleasure(seed: int) -> None:
    post = "Contrôleur odieux, il m'a fait descendre. Où puis-je acheter un billet ?"
    answer = draft(post, Intent.QUESTION, "fr", seed=seed, sentiment=Sentiment.UNSURE)

    assert "regrett" in answer
    assert "merci" not in answer.lower()


def test_a_thing_in_passing_is_not_asked_about() -> None:
    answer = draft("Could I travel with a kite by train?", Intent.QUESTION, sentiment=Sentiment.NEUTRAL)

    assert "booking number" not in answer
