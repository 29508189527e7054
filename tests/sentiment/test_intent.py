from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessment import Intent
from domain.assessment import Sentiment
from sentiment import intent
from sentiment import lexicon

NEGATIVE, NEUTRAL, POSITIVE, UNSURE = Sentiment.NEGATIVE, Sentiment.NEUTRAL, Sentiment.POSITIVE, Sentiment.UNSURE


@pytest.mark.parametrize(
    ("text", "sentiment", "language", "expected"),
    [
        ("My kettle arrived broken", NEGATIVE, "en", Intent.COMPLAINT),
        ("@acme really getting on my nerves", NEGATIVE, "en", Intent.COMPLAINT),
        ("Why does your app sign me out every day?", NEGATIVE, "en", Intent.COMPLAINT),
        ("You idiots lost my parcel", NEGATIVE, "en", Intent.COMPLAINT),
        ("Mein Koffer ist seit drei Tagen verloren", NEGATIVE, "de", Intent.COMPLAINT),
        ("Mi pedido no ha llegado y nadie contesta", NEGATIVE, "es", Intent.COMPLAINT),
        ("Toujours pas reçu ma commande", NEGATIVE, "fr", Intent.COMPLAINT),
        ("Il mio pacco è arrivato rotto", UNSURE, "it", Intent.COMPLAINT),
        ("A encomenda não chegou", UNSURE, "pt", Intent.COMPLAINT),
        ("Nach einer Wäsche hat der Pulli Löcher, echt enttäuscht", UNSURE, "de", Intent.COMPLAINT),
        ("Schon der zweite Termin, und wieder kam niemand", UNSURE, "de", Intent.COMPLAINT),
        ("Zum zweiten Mal kommt der Techniker nicht", UNSURE, "de", Intent.COMPLAINT),
        ("Llevo tres días sin internet y nadie me da una solución", UNSURE, "es", Intent.COMPLAINT),
        ("Chambre minuscule et lit qui grince, vraiment déçu", UNSURE, "fr", Intent.COMPLAINT),
        ("Is it just me or is the site not loading", NEUTRAL, "en", Intent.OUTAGE),
        ("the website is down @acme", NEGATIVE, "en", Intent.OUTAGE),
        ("Habt ihr gerade eine Störung?", UNSURE, "de", Intent.OUTAGE),
        ("La app se ha caído", NEGATIVE, "es", Intent.OUTAGE),
        ("Le site est en panne", NEGATIVE, "fr", Intent.OUTAGE),
        ("How do I change my address", NEUTRAL, "en", Intent.QUESTION),
        ("Love the new cups! Do they come in blue?", POSITIVE, "en", Intent.QUESTION),
        ("Wann macht ihr morgen auf", NEUTRAL, "de", Intent.QUESTION),
        ("¿Tenéis tallas grandes?", NEUTRAL, "es", Intent.QUESTION),
        ("Est-ce que vous livrez en Suisse", NEUTRAL, "fr", Intent.QUESTION),
        ("متى يفتح المتجر؟", NEUTRAL, "ar", Intent.QUESTION),
        ("Thank you for the lovely flowers", POSITIVE, "en", Intent.PRAISE),
        ("Vielen Dank, das war super", UNSURE, "de", Intent.PRAISE),
        ("¡Qué maravilla de hotel! Volveremos", UNSURE, "es", Intent.PRAISE),
        ("Un régal, nous reviendrons", UNSURE, "fr", Intent.PRAISE),
        ("❤️❤️❤️", POSITIVE, "", Intent.PRAISE),
        ("fickt euch, ihr Idioten", NEGATIVE, "de", Intent.ABUSE),
        ("Acme opens a second factory https://news.example/?id=1", NEUTRAL, "en", Intent.OTHER),
        ("Sad news from the coast tonight", NEGATIVE, "en", Intent.OTHER),
        ("", NEUTRAL, "", Intent.OTHER),
        ("", UNSURE, "", Intent.OTHER),
    ],
)
def test_what_the_author_wants_is_told(text: str, sentiment: Sentiment, language: str, expected: Intent) -> None:
    assert intent.classify(text, sentiment, language) is expected


def test_words_count_at_their_boundaries_only() -> None:
    assert intent.classify("A chocolate plate", UNSURE, "en") is Intent.OTHER


def test_a_question_mark_inside_a_link_asks_nothing() -> None:
    assert intent.classify("See https://shop.example/?page=2", NEUTRAL, "en") is Intent.OTHER


def test_a_name_in_a_handle_is_no_word_of_the_text() -> None:
    assert intent.classify("@outage_late_broken hello", UNSURE, "en") is Intent.OTHER


def test_a_happy_author_reports_no_outage_and_no_abuse() -> None:
    assert intent.classify("You bastards, this is down to perfection, love it", POSITIVE, "en") is Intent.PRAISE


@pytest.mark.parametrize(
    ("wanted", "sentiment", "expected"),
    [
        (Intent.COMPLAINT, NEGATIVE, True),
        (Intent.OUTAGE, NEUTRAL, True),
        (Intent.QUESTION, NEUTRAL, True),
        (Intent.PRAISE, POSITIVE, True),
        (Intent.ABUSE, NEGATIVE, True),
        (Intent.OTHER, NEGATIVE, True),
        (Intent.OTHER, UNSURE, True),
        (Intent.OTHER, NEUTRAL, False),
    ],
)
def test_only_a_plain_remark_needs_no_reply(wanted: Intent, sentiment: Sentiment, expected: bool) -> None:
    assert intent.needs_reply(wanted, sentiment) is expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The charger caught fire and I burned me hand", ("fire", "injury")),
        ("Ich bin gegen Nüsse allergisch!", ("allergy",)),
        ("Mon avocat va vous écrire", ("legal action",)),
        ("Van a hablar con mi abogado", ("legal action",)),
        ("I will kill you all", ("threat",)),
        ("someone hacked my account", ("data theft",)),
        ("You should be fired. Your brand is on the rise", ()),
        ("Two avocados, one emergency exit", ()),
        ("", ()),
    ],
)
def test_words_of_danger_are_found_in_any_language(text: str, kinds: tuple[str, ...]) -> None:
    assert intent.safety_words(text) == kinds


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "why? " * 20_000, "@" * 100_000, "https://" * 12_500, "\ud800?", "<script>"]
)
def test_hostile_texts_get_an_answer(text: str) -> None:
    for sentiment in Sentiment:
        assert intent.classify(text, sentiment, "") in Intent
    assert intent.safety_words(text) == ()


@given(st.text(), st.sampled_from(Sentiment), st.sampled_from(["", "en", "de", "ja", "xx"]))
def test_any_text_has_an_intent(text: str, sentiment: Sentiment, language: str) -> None:
    assert intent.classify(text, sentiment, language) in Intent


def test_every_word_of_the_tables_can_be_found() -> None:
    tables = [*lexicon.SAFETY.values(), *lexicon.GRAVE.values(), lexicon.ANGER]
    for one in lexicon.BY_LANGUAGE.values():
        tables += [one.outage, one.trouble, one.blame, one.opening, one.praise, one.abuse]

    assert all(term == f" {term.strip()} " or term == f" {term.strip()}" for table in tables for term in table)
    assert all(term.strip() for table in tables for term in table)


SURE = {Intent.REQUEST: 0.8, Intent.COMPLAINT: 0.1, Intent.OTHER: 0.1}


@pytest.mark.parametrize(
    ("text", "sentiment", "chances", "expected"),
    [
        ("I would like a window seat", Sentiment.NEUTRAL, SURE, (Intent.REQUEST, 0.8)),
        ("I would like a window seat", Sentiment.NEUTRAL, {Intent.REQUEST: 0.59}, (Intent.OTHER, None)),
        ("I would like a window seat", Sentiment.NEUTRAL, {}, (Intent.OTHER, None)),
        ("Your servers are down", Sentiment.NEGATIVE, SURE, (Intent.OUTAGE, None)),
        ("Go to hell", Sentiment.NEGATIVE, SURE, (Intent.ABUSE, None)),
        ("You lost my bag, well done", Sentiment.NEGATIVE, {Intent.PRAISE: 0.9}, (Intent.COMPLAINT, None)),
        ("Well done, great", Sentiment.POSITIVE, {Intent.COMPLAINT: 0.9}, (Intent.PRAISE, None)),
    ],
)
def test_the_model_decides_where_it_is_sure_and_the_rules_where_not(
    text: str, sentiment: Sentiment, chances: dict[Intent, float], expected: tuple[Intent, float | None]
) -> None:
    assert intent.decide(text, sentiment, "en", chances, 0.6) == expected


@pytest.mark.parametrize("wants", [each for each in Intent if each is not Intent.OTHER])
def test_whoever_wants_something_needs_a_reply(wants: Intent) -> None:
    assert intent.needs_reply(wants, Sentiment.NEUTRAL)


def test_neutral_talk_needs_none() -> None:
    assert not intent.needs_reply(Intent.OTHER, Sentiment.NEUTRAL)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@marlow my lamp does not work", Intent.COMPLAINT),
        ("@marlow the app logs me out when I pay", Intent.COMPLAINT),
        ("@marlow flights delayed by snow https://news.example/1", Intent.OTHER),
        ("Marlow parcels are late in the north", Intent.OTHER),
        ("@marlow when is my late parcel coming?", Intent.QUESTION),
    ],
)
def test_a_calm_report_to_our_account_is_a_complaint_and_news_is_not(text: str, expected: Intent) -> None:
    assert intent.classify(text, Sentiment.NEUTRAL, "en") is expected


def test_a_trouble_is_found_in_any_tone() -> None:
    assert intent.names_trouble("Could you look? It is broken", "en")
    assert not intent.names_trouble("@late_fan when do you open? https://late.example", "en")


def test_who_tells_of_a_danger_complains_whatever_a_model_says() -> None:
    text = "Marlow's kettle caught fire, my kid is hurt"

    assert intent.decide(text, Sentiment.NEGATIVE, "en", {Intent.OTHER: 0.95}, 0.6) == (Intent.COMPLAINT, None)
    assert intent.decide("what a fire sale", Sentiment.POSITIVE, "en", {Intent.OTHER: 0.95}, 0.6)[0] is Intent.OTHER
