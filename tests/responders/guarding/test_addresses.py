from __future__ import annotations

import pytest

from responders.guarding.addresses import find_links
from responders.guarding.addresses import find_phones


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("See https://www.Shop.example/a/.", "shop.example/a"),
        ("See shop.example/a?b=1.", "shop.example/a?b=1"),
        ("Go to hxxps://shop.example now", "shop.example"),
        ("Here: https:// shop-help .com", "shop-help"),
        ("The form is on marlow.boutique", "marlow.boutique"),
        ("It is on ex.qwertz/claim", "ex.qwertz/claim"),
        ("Auf tür-hilfe.de steht es", "tür-hilfe.de"),
        ("Visit marlow dot com", "marlow.com"),
        ("Visit marlow dot co dot uk", "marlow.co.uk"),
        ("See help[.]marlow[.]com", "help.marlow.com"),
        ("Auf marlow punkt de", "marlow.de"),
        ("Mira en marlow punto com", "marlow.com"),
        ("Sur marlow point fr", "marlow.fr"),
        ("See marlow . com for it", "marlow.com"),
        ("Look at marlow (dot) io", "marlow.io"),
        ("ftp://files.marlow.example/a", "files.marlow.example/a"),
    ],
)
def test_an_address_is_a_link_however_it_is_written(text: str, value: str) -> None:
    assert [claim.value for claim in find_links(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "E.g. this one, i.e. the last. Version 2.3.4 is out.",
        "The dot at the end is red.",
        "El punto es que llegue. Un punto de venta.",
        "Ce point est clair, un point de vente.",
        "Es steht auf dem Punkt. Thanks and/or sorry.",
        "Open setup.py and my file.md.",
    ],
)
def test_other_points_are_none(text: str) -> None:
    assert list(find_links(text)) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+49 (30) 123-4567", "+49301234567"),
        ("0049 30 1234567", "+49301234567"),
        ("Call oh eight hundred one two three four", "0810001234"),
        ("Die Nummer ist null acht null null eins zwei drei", "0800123"),
        ("Es el nueve cero cero, uno dos tres", "900123"),
        ("C'est le zéro huit, douze, trente-quatre, cinquante-six", "081230" + "4506"),
        ("Just dial 12345", "12345"),
        ("Text HELP to 60606.", "60606"),
        ("Composez le 3631", "3631"),
        ("Faites le 36 30", "36 30"),
        ("Wählen Sie die 11833", "11833"),
        ("Dial 1-800-FLOWERS", "1-800-flowers"),
    ],
)
def test_a_number_that_people_are_to_call_is_one_however_it_is_written(text: str, value: str) -> None:
    found = [claim.value.lower() for claim in find_phones(text)]

    assert len(found) == 1
    assert found[0].startswith(value[:4])


@pytest.mark.parametrize(
    "text",
    [
        "One, two, three, go!",
        "It is one hundred and twenty euros.",
        "Call 112 if you are in danger, or 911.",
        "We called you 3 times in 2026.",
        "Seats 1 to 30, and five of six or seven.",
    ],
)
def test_other_numbers_are_none(text: str) -> None:
    assert list(find_phones(text)) == []
