from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.playbook import Circumstance
from responders.reading.details import read_details


@pytest.mark.parametrize(
    ("text", "language", "wait"),
    [
        ("been waiting for 3 weeks now", "en", "three weeks"),
        ("on hold for over 2 hours", "en", "two hours"),
        ("45 minutes on hold!", "en", "45 minutes"),
        ("an hour on the phone", "en", "an hour"),
        ("it is 3 days late", "en", "three days"),
        ("Ich warte seit drei Wochen", "de", "drei Wochen"),
        ("llevo dos horas esperando", "es", "dos horas"),
        ("ça fait trois semaines que j'attends", "fr", "trois semaines"),
        ("they promised delivery within 3 days", "en", ""),
        ("a 3 day trial", "en", ""),
        ("I slept for 300 hours", "en", ""),
        ("waited 5 minutes", "en", ""),
        ("waiting for 3 weeks", "ja", ""),
        ("", "en", ""),
    ],
)
def test_a_time_that_was_waited_is_read_and_said_in_our_words(text: str, language: str, wait: str) -> None:
    assert read_details(text, language).wait == wait


@pytest.mark.parametrize(
    ("text", "language", "times", "occasion"),
    [
        ("for the third time, and it was for her birthday", "en", "three times", "a birthday"),
        ("schon wieder, und das vor der Hochzeit", "de", "immer wieder", "eine Hochzeit"),
        ("por segunda vez, y era para Navidad", "es", "dos veces", "Navidad"),
        ("pour la troisième fois, avant mes vacances", "fr", "trois fois", "les vacances"),
        ("a quiet day", "en", "", ""),
    ],
)
def test_how_often_and_what_for_is_read(text: str, language: str, times: str, occasion: str) -> None:
    details = read_details(text, language)

    assert (details.times, details.occasion) == (times, occasion)


def test_a_funeral_is_never_made_a_detail() -> None:
    assert read_details("the flowers for the funeral came late", "en").occasion == ""


@pytest.mark.parametrize(
    ("text", "language", "occasion"),
    [
        ("I needed it for my son's birthday", "en", "a birthday"),
        ("it ruined our wedding", "en", "a wedding"),
        ("I have an interview tomorrow", "en", "your work"),
        ("es war für Omas Geburtstag", "de", "einen Geburtstag"),
        ("era para la boda de mi hermana", "es", "una boda"),
        ("c'était pour l'anniversaire de ma fille", "fr", "un anniversaire"),
        ("1 birthday cake (lost), 2 bags (saved)", "en", ""),
        ("A voucher is good for a birthday, I want my money", "en", ""),
        ("My gran's birthday present broke. She passed away yesterday", "en", ""),
        ("the happy birthday song on hold", "en", ""),
        ("Un bon, c'est bien pour un anniversaire", "fr", ""),
        ("Llevo un pastel de cumpleaños", "es", ""),
        ("Ein Gutschein ist gut zum Geburtstag", "de", ""),
    ],
)
def test_an_occasion_is_named_only_where_it_was_plainly_the_plan(text: str, language: str, occasion: str) -> None:
    assert read_details(text, language).occasion == occasion


def test_how_often_is_read_only_beside_the_trouble() -> None:
    assert read_details("confirmed twice, nobody there", "en", sore=" nobody there ").times == ""
    assert read_details("You hung up. Twice.", "en", sore=" you hung up  twice ").times == "twice"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Do you open on Sunday?", {Circumstance.DATED}),
        ("Do you ship to Norway?", {Circumstance.PLACED}),
        ("The 9:40 from Basel never came", {Circumstance.PLACED, Circumstance.DETAILED}),
        ("It never came. " * 12, {Circumstance.DETAILED}),
        ("It never came", set()),
        ("I want to talk to you", set()),
        ("Do you open at all?", set()),
    ],
)
def test_what_a_post_tells_already_is_known(text: str, held: set[Circumstance]) -> None:
    assert read_details(text, "en").circumstances == held


@given(st.text(max_size=300), st.sampled_from(["en", "de", "es", "fr", "xx"]))
def test_any_text_is_read_and_never_quoted(text: str, language: str) -> None:
    details = read_details(text, language)

    assert len(details.wait) <= 20
    assert not set("{}<>[]") & set(details.wait + details.times + details.occasion)


@pytest.mark.parametrize(
    ("text", "wait"),
    [
        ("My account was hacked about two weeks ago", ""),
        ("I ordered it over two weeks ago and still nothing", "two weeks"),
        ("Waited two weeks for it", "two weeks"),
    ],
)
def test_what_was_long_ago_is_no_wait_unless_it_lasts(text: str, wait: str) -> None:
    assert read_details(text, "en").wait == wait


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I've tried everything and the mail never comes", "en"),
        ("already reset it, same error", "en"),
        ("uninstalled it, I even reinstalled the game", "en"),
        ("the code has not come for weeks", "en"),
        ("sent the form and still no reply", "en"),
        ("Ich habe schon neu gestartet, nichts hilft", "de"),
        ("seit drei Wochen kein Zugang", "de"),
        ("ya reinicié el móvil y nada funciona", "es"),
        ("llevo dos semanas sin acceso", "es"),
        ("j'ai déjà réinstallé l'application, en vain", "fr"),
        ("toujours rien depuis deux mois", "fr"),
    ],
)
def test_who_has_been_through_it_is_known_to_have_tried(text: str, language: str) -> None:
    assert Circumstance.TRIED in read_details(text, language).circumstances


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("How do I reset my password?", "en"),
        ("somebody tried to get into my account", "en"),
        ("it says we tried to sign you in", "en"),
        ("Wie setze ich mein Passwort zurück?", "de"),
        ("¿Cómo cambio mi contraseña?", "es"),
        ("Comment changer mon mot de passe ?", "fr"),
    ],
)
def test_who_only_asks_has_tried_nothing_yet(text: str, language: str) -> None:
    assert Circumstance.TRIED not in read_details(text, language).circumstances
