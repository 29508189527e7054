from __future__ import annotations

import pytest

from responders.guarding.moments import find_moments


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It will be with you on the 30th.", "---30"),
        ("By the 2nd of next month.", "---02"),
        ("Due on the first of the month.", "---01"),
        ("Due on the fifth of May.", "---05"),
        ("Es kommt am 30. an.", "---30"),
        ("Bis zum 15. kannst du es tun.", "---15"),
        ("Llega el día 30.", "---30"),
        ("Il arrive le 30.", "---30"),
        ("It opens at nine.", "opens at nine"),
        ("We leave at half past six.", "half past six"),
        ("Der Zug fährt um halb sieben.", "halb sieben"),
        ("A las nueve y media.", "a las nueve y media"),
        ("Nous fermons à 19h30.", "19:30"),
        ("Back up by noon.", "12:00"),
        ("Hacia medianoche: a medianoche.", "24:00"),
        ("Open 9 to 5.", "open 9 to 5"),
        ("There in time for Christmas.", "christmas"),
        ("Vor Weihnachten.", "christmas"),
        ("Avant Pâques.", "easter"),
        ("By close of business.", "end of day"),
        ("By end of play.", "end of day"),
        ("Bis Ende des Jahres.", "end of year"),
        ("Hasta fin de año.", "end of year"),
        ("In Q1.", "quarter"),
        ("Between 8 and 12.", "between 8 and 12"),
        ("They close at half five.", "at half five"),
        ("In midweek.", "part of week"),
        ("Am Wochenanfang.", "part of week"),
        ("See your June bill.", "month"),
        ("Le colis arrive le 9 au matin.", "---09"),
        ("Back in no time.", "at once"),
        ("It goes out today.", "today"),
        ("We'll fix it today.", "today"),
        ("Heute Nachmittag kommt der Fahrer.", "today"),
        ("El pedido sale hoy.", "today"),
        ("Votre colis part aujourd'hui.", "today"),
        ("Au printemps sort la nouvelle version.", "season"),
        ("The sale ended yesterday.", "yesterday"),
        ("Wir klären das sofort.", "at once"),
    ],
)
def test_a_time_is_found_as_people_speak_of_it(text: str, value: str) -> None:
    assert [claim.value for claim in find_moments(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "How are you today?",
        "Sorry that nothing came today.",
        "Thanks for reaching out today!",
        "Merry Christmas! Frohe Weihnachten! ¡Feliz Navidad! Joyeux Noël !",
        "The 2nd screen, on the 3rd floor of the first building.",
        "Im 3. Stock, auf dem 2. Gleis.",
        "Do we win in winter? Roads are icy in winter.",
        "Please unplug it immediately.",
        "It came at 20 kg, by 2 people, until 3 tries were over.",
        "Good to hear that it arrives today.",
        "Die Antwort kommt hier. Hier geht es direkt.",
    ],
)
def test_what_only_sounds_like_a_time_is_none(text: str) -> None:
    assert list(find_moments(text)) == []
