from __future__ import annotations

import pytest

from responders.guarding.identities import find_identities


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("Is it ana dot bell at mail dot com?", "email", "ana dot bell at mail dot com"),
        ("We have ana.bell (at) mail.example", "email", "ana.bell (at) mail.example"),
        ("Escribimos a ana arroba correo punto es.", "email", "ana arroba correo punto es"),
        ("An anna.bell at gmx punkt de ging es.", "email", "anna.bell at gmx punkt de"),
        ("Tu código es 552319", "credential", "552319"),
        ("Ihre Tochter hat die Karte benutzt.", "others", "Ihre Tochter"),
        ("It is registered to a Mr John Barker.", "others", "John Barker"),
        ("You were born in 1984", "birth", "1984"),
        ("Your PIN is 4821.", "credential", "4821."),
        ("Dein Passwort ist Sommer24!", "credential", "Sommer24!"),
        ("Your login code is 883112", "credential", "883112"),
        ("Votre code PIN est 4821", "credential", "4821"),
        ("The card ending in 4242 was declined.", "reference", "4242"),
        ("Your IP address is 84.22.13.9 now", "reference", "84.22.13.9"),
        ("You were born on 3/4/1990, right?", "birth", "3/4/1990"),
        ("Dein Geburtsdatum 12.03.1984 passt nicht.", "birth", "12.03.1984"),
        ("Naciste el 12 de marzo de 1984.", "birth", "12 de marzo de 1984"),
        ("You live at 5 Baker Street.", "address", "5 Baker Street."),
        ("Your husband's account is closed.", "others", "Your husband"),
        ("Das Konto deines Mannes ist zu.", "others", "deines Mannes"),
        ("Tu vecina la señora Ruiz lo recogió.", "others", "Tu vecina"),
        ("Votre voisine Mme Petit l'a pris.", "others", "Votre voisine"),
        ("The account of @bobs was hacked.", "others", "account of @bobs"),
        ("Tom Hill's order was sent.", "others", "Tom Hill"),
    ],
)
def test_what_tells_of_a_person_is_found(text: str, rule: str, said: str) -> None:
    assert [(one.rule, text[one.start : one.end]) for one in find_identities(text)] == [(rule, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Find us at help.marlow.example, or at the shop.",
        "Error code 404 means that the page is missing.",
        "Your password must have 8 signs. The PIN pad is stuck.",
        "Could you reset your password? Is your code wrong?",
        "It's lovely that your mum liked it.",
        "You live in a lovely town.",
        "Which address is on the label, and which order is it?",
        "Your Marlow account is open. Version 10.0.22.1 is out.",
    ],
)
def test_what_tells_of_nobody_passes(text: str) -> None:
    assert list(find_identities(text)) == []
