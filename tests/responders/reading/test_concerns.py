from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Intent
from domain.platform import Preview
from domain.playbook import Formality
from domain.playbook import Topic
from domain.playbook import Voice
from responders.guarding import guard
from responders.reading import concerns
from responders.writing import speech

VOICE = Voice(brand="Acme")
FORMAL = Voice(brand="Acme", formality=Formality.FORMAL)


def clauses(language: str) -> set[str]:
    """Answer every clause and noun that may be said in a language."""
    tables = concerns._TABLES[language]
    pairs = itertools.product(tables.troubles, tables.things)
    said = {concerns._agree(trouble.clause, thing) for trouble, thing in pairs if trouble.takes(thing)}
    said |= {part for trouble in tables.troubles for part in (trouble.alone, trouble.noun)}
    return said | {thing.noun for thing in (*tables.things, *tables.liked, *tables.ideas)} | {""}


ALL = {language: clauses(language) for language in ("en", "de", "es", "fr")}


@pytest.mark.parametrize(
    ("text", "intent", "language", "said"),
    [
        ("My suitcase never arrived", Intent.COMPLAINT, "en", "your luggage has not arrived"),
        ("I was charged twice", Intent.COMPLAINT, "en", "you see the same charge twice"),
        ("These shoes run... well, too small", Intent.COMPLAINT, "en", "the size did not turn out as you expected"),
        ("My tickets still not received", Intent.COMPLAINT, "en", "your tickets have not arrived"),
        ("your app is down", Intent.OUTAGE, "en", "our app is not working for you as it should"),
        ("Please help, I can't log in", Intent.REQUEST, "en", "you cannot get into your account"),
        ("Where is my order?", Intent.QUESTION, "en", "your order has not arrived"),
        ("You sent me the wrong size", Intent.COMPLAINT, "en", "you received the wrong thing"),
        ("Mein Flug wurde gestrichen", Intent.COMPLAINT, "de", "dein Flug ausgefallen ist"),
        ("Meine Fotos sind weg", Intent.COMPLAINT, "de", "deine Fotos verschwunden sind"),
        ("Llevo una hora en espera", Intent.COMPLAINT, "es", "hayas tenido que esperar tanto al teléfono"),
        ("Mis fotos han desaparecido", Intent.COMPLAINT, "es", "tus fotos hayan desaparecido"),
        ("La reserva fue cancelada", Intent.COMPLAINT, "es", "tu reserva se haya cancelado"),
        ("J'ai été débité deux fois", Intent.COMPLAINT, "fr", "vous voyiez deux fois le même prélèvement"),
        ("Ma commande est arrivée cassée", Intent.COMPLAINT, "fr", "votre commande soit arrivée en mauvais état"),
        ("My suitcase never arrived", Intent.OTHER, "en", ""),
        ("My suitcase never arrived", Intent.COMPLAINT, "it", ""),
        ("A chocolate plate", Intent.COMPLAINT, "en", ""),
        ("", Intent.COMPLAINT, "en", ""),
    ],
)
def test_a_trouble_is_named_in_our_own_words(text: str, intent: Intent, language: str, said: str) -> None:
    assert speech.choose(concerns.read(text, intent, language).problem, VOICE, language) == said


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("If my flight is cancelled, what then?", "en"),
        ("I fear my vase would be broken in my suitcase", "en"),
        ("The train wasn't delayed, the bus was full", "en"),
        ("Will my train be cancelled tomorrow?", "en"),
        ("The seller has not received my letter", "en"),
        ("Falls mein Flug gestrichen wird, was dann?", "de"),
        ("Si mi vuelo fue cancelado, ¿qué hago?", "es"),
        ("Si mon vol est annulé, que faire ?", "fr"),
    ],
)
def test_a_trouble_that_is_feared_supposed_or_denied_is_none(text: str, language: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, language).problem == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Your crew made us miss our flight, we missed the flight to Oslo", "you missed your flight"),
        ("Six hours and no one can help me", "you found nobody to help you"),
        ("flt 12 hasn't left the gate", "your flight was delayed"),
        ("Stuck on the line without any announcements", "nobody told you what was going on"),
        ("Refund from May has not appeared", "your money has not come back to you"),
        ("I called and wrote emails all week long", ""),
        ("My jet lag is terrible", ""),
        ("I'm going to miss my connection in Oslo", "your connection is at risk"),
        ("There is a payment I don't recognise", "your payment does not look right to you"),
        ("The wrong exchange rate was used", "the exchange rate does not look right to you"),
        ("What is wrong with my transfer?", ""),
        ("I made the wrong transfer by mistake", ""),
        ("The machine gave me less cash than I asked for", "you got less than you should have"),
        ("Is there a charge for buying coins?", ""),
        ("Why am I charged to use a machine?", "you see a charge you did not expect"),
        ("I transferred some coins", ""),
        ("It never got fixed", ""),
    ],
)
def test_troubles_on_the_way_are_named(text: str, said: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, "en").problem == said


@pytest.mark.parametrize(
    ("text", "intent", "language", "noun", "topic"),
    [
        ("What size is the jacket?", Intent.QUESTION, "en", "your clothes", Topic.GOODS),
        ("Please close my account", Intent.REQUEST, "en", "closing your account", Topic.ACCOUNT),
        ("Bitte schließt mein Konto", Intent.REQUEST, "de", "dein Konto", Topic.ACCOUNT),
        ("Eine Frage zum Flug", Intent.QUESTION, "de", "deinen Flug", Topic.TRAVEL),
        ("¿Me echáis una mano con la reserva?", Intent.REQUEST, "es", "tu reserva", Topic.TRAVEL),
        ("Fermez mon compte, s'il vous plaît", Intent.REQUEST, "fr", "votre compte", Topic.ACCOUNT),
        ("A dark mode in the app would be great", Intent.SUGGESTION, "en", "our app", Topic.TECH),
        ("Ein Newsletter wäre schön", Intent.SUGGESTION, "de", "unseren Newsletter", None),
        ("Deberíais tener un menú vegano", Intent.SUGGESTION, "es", "nuestro menú", Topic.VENUE),
        ("Vous devriez proposer d'autres couleurs", Intent.SUGGESTION, "fr", "nos produits", Topic.GOODS),
    ],
)
def test_what_it_is_about_is_named_with_its_kind(
    text: str, intent: Intent, language: str, noun: str, topic: Topic | None
) -> None:
    concern = concerns.read(text, intent, language)

    assert speech.choose(concern.noun, VOICE, language) == noun
    assert concern.topic is topic


@pytest.mark.parametrize(
    ("text", "language", "liked"),
    [
        ("The crew was so friendly", "en", "how friendly the team was"),
        ("Your app is great", "en", "the app"),
        ("Danke, euer Support hat mir sofort geholfen", "de", "die schnelle Abwicklung"),
        ("El envío fue rapidísimo", "es", "la rapidez"),
        ("Merci à l'équipage", "fr", "l'équipage"),
        ("wow", "en", ""),
    ],
)
def test_praise_is_thanked_for_what_it_praises(text: str, language: str, liked: str) -> None:
    assert concerns.read(text, Intent.PRAISE, language).liked == liked


def test_at_most_two_troubles_are_named_and_they_differ() -> None:
    text = "My parcel never arrived. Nobody answers. The app crashes. I was charged twice. Staff was rude."
    concern = concerns.read(text, Intent.COMPLAINT, "en")

    assert concern.problem == "you see the same charge twice" or "parcel" in concern.problem
    assert concern.second
    assert concern.second != concern.problem


def test_words_far_apart_do_not_speak_of_each_other() -> None:
    text = f"My parcel {'and so on ' * 20} never arrived"

    assert "parcel" not in concerns.read(text, Intent.COMPLAINT, "en").problem


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We are on flight 12. How long is this delay?", "your flight was delayed"),
        ("I ordered a lamp in May. Never arrived!", "your order has not arrived"),
        ("My flight is in June. Waiting for an agent for hours.", ""),
        ("My flight and my train. The delay is long.", "this is taking so long"),
        ("Your stuff still hasn't arrived", "what you are waiting for has not arrived"),
    ],
)
def test_a_sentence_of_its_own_speaks_of_the_one_thing_that_was_named(text: str, said: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, "en").problem == said


def test_what_belongs_to_another_world_is_not_named_beside() -> None:
    text = "Our flight to lag is delayed two hours"

    assert concerns.read(text, Intent.COMPLAINT, "en").second == ""


@pytest.mark.parametrize("language", ALL)
def test_whatever_may_be_said_passes_the_guard_and_fits_a_sentence(language: str) -> None:
    for clause in ALL[language] - {""}:
        for voice in (VOICE, FORMAL):
            said = speech.choose(clause, voice, language)
            preview = Preview(text=said, length=len(said), limit=120)

            assert guard.review(said, preview=preview, voice=VOICE) == ()
            assert not set("<>[]{}()|") & set(said)
            assert not said.endswith(".")


@pytest.mark.parametrize("language", ["es", "fr"])
def test_nouns_do_not_melt_with_a_preposition(language: str) -> None:
    tables = concerns._TABLES[language]
    nouns = [thing.noun for thing in (*tables.things, *tables.liked, *tables.ideas)]

    assert [noun for noun in nouns if noun.startswith(("del ", "al ", "du ", "des ", "au "))] == []


@given(st.text(), st.sampled_from(Intent), st.sampled_from(["en", "de", "es", "fr", "ja"]))
def test_any_text_gets_one_of_the_known_names_or_none(text: str, intent: Intent, language: str) -> None:
    concern = concerns.read(text, intent, language)
    known = ALL.get(language, {""})

    assert {concern.noun, concern.problem, concern.second, concern.liked} <= known


@pytest.mark.parametrize(
    ("text", "problem", "second"),
    [
        ("I won a lamp at the wheel and now its gone", "something you had is gone", ""),
        ("My ring has disappeared, and so have my albums", "something you had is gone", ""),
        ("I bought a theme and it hasn't appeared", "you did not get what you should have", ""),
        ("It crashes on my phone", "things keep crashing on you", ""),
        ("I'm using my ps5 and it just crashes", "things keep crashing on you", ""),
        ("My ps5 just crashes", "your console keeps crashing", ""),
        ("I never got my order. My card was charged.", "your order has not arrived", ""),
        ("I can't log in, forgot my password", "you cannot get into your account", ""),
        ("orders never arrived and were quickly refunded", "your order has not arrived", ""),
    ],
)
def test_where_and_since_when_it_happens_is_no_trouble_itself(text: str, problem: str, second: str) -> None:
    concern = concerns.read(text, Intent.COMPLAINT, "en")

    assert speech.choose(concern.problem, VOICE, "en") == problem
    assert concern.second == second


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("unable to export my old files", ""),
        ("my phone disabled itself, why can't I restore my photos", "closed off"),
        ("my account was charged no late fee", "taking so long"),
        ("I have not received a cancellation mail", "did not get"),
    ],
)
def test_what_is_done_to_a_thing_is_no_fault_of_the_thing(text: str, problem: str) -> None:
    told = concerns.read(text, Intent.COMPLAINT, "en").problem

    assert "not working" not in told
    assert not problem or problem not in told


def test_who_asks_when_we_are_open_is_answered_about_that() -> None:
    assert concerns.read("are you closed?", Intent.QUESTION, "en").noun == "our opening hours"


@pytest.mark.parametrize(
    "text", ["please shut down those sellers on your website", "is there an e-mail that I can write to"]
)
def test_where_it_is_and_any_one_of_a_kind_are_no_trouble(text: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, "en").noun in {"", "your e-mail"}


def test_of_several_things_the_author_s_own_is_named() -> None:
    text = "Hello, my account plays two games at once"

    assert concerns.read(text, Intent.QUESTION, "en").noun == "your account"
    assert concerns.read("An account for two games", Intent.QUESTION, "en").noun == ""


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("What time do you close at your store in Oslo?", "our opening hours"),
        ("I called customer service about my booking", "your booking"),
        ("Terrible service, never again", "our service"),
        ("What are my options?", ""),
        ("The lamp was in my jacket, what now?", ""),
        ("My jacket is too warm", "your clothes"),
        ("I have one from the store", ""),
        ("A car park ticket", ""),
        ("Am I charged if I use it?", ""),
    ],
)
def test_what_a_post_is_about_goes_before_what_it_names_beside(text: str, noun: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, "en").noun == noun


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("Why is there a fee for my top up?", "en", "the fee for your top-up"),
        ("The exchange rate of my purchase is off", "en", "the exchange rate for your order"),
        ("Eine Frage zur Gebühr der Überweisung", "de", "die Gebühr für [deine|Ihre] Zahlung"),
        ("The fee of my ticket to Oslo and of my bag", "en", "the fee"),
    ],
)
def test_a_price_is_named_with_what_it_is_for(text: str, language: str, noun: str) -> None:
    assert concerns.read(text, Intent.COMPLAINT, language).noun == noun


def test_who_complains_has_no_trouble_with_what_they_merely_wish_for() -> None:
    text = "How do I remove the whole video?"

    assert concerns.read(text, Intent.QUESTION, "en").noun == "removing the whole video"
    assert concerns.read(text, Intent.COMPLAINT, "en").noun != "removing the whole video"


def test_a_trouble_befalls_what_its_own_clause_names() -> None:
    text = "Stuck at the far end of the old harbour station with nine people and all their bags because the app is down"

    assert concerns.read(text, Intent.OUTAGE, "en").problem == "our app is not working for you as it should"
