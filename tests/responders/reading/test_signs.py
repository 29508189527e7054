"""Signs: what a post's words say of how it is meant, half of the cases near misses."""

from __future__ import annotations

import pytest

from responders.reading import signs


@pytest.mark.parametrize(
    ("text", "is_loss"),
    [
        ("The urn came chipped. My mother died on Sunday, I just want one that is whole.", True),
        ("She passed away yesterday and this was her last present to me", True),
        ("I'd rather know now, I have a funeral to get to", True),
        ("It belonged to my late husband, can you mend it?", True),
        ("Meine Oma ist gestern gestorben, das war ihr letztes Geschenk", True),
        ("Wir müssen zur Beerdigung und der Zug fällt aus", True),
        ("Mi abuelo falleció el lunes y el billete no sirve", True),
        ("Mon père est mort mardi, je voudrais annuler", True),
        ("Minha avó faleceu ontem", True),
        ("My coffee machine died after a week", False),
        ("the battery is dead again", False),
        ("we are late, and my phone passed its limit", False),
        ("Mein Handy ist gestorben", False),
        ("Se murió la pantalla", False),
        ("L'appli est morte", False),
        ("Enterrement de vie de garçon dans la voiture 7", False),
        ("I was dying of laughter", False),
    ],
)
def test_a_death_is_told_from_a_machine_that_died(text: str, is_loss: bool) -> None:
    assert signs.tells_loss(text) is is_loss


@pytest.mark.parametrize(
    ("text", "is_illness"),
    [
        ("My dad is in hospital and I cannot change the booking", True),
        ("Between two rounds of chemo I have no strength for your hotline", True),
        ("Meine Frau liegt im Krankenhaus", True),
        ("Mi madre está ingresada", True),
        ("Ma fille est à l'hôpital", True),
        ("I work in the hospital canteen and your grinder is loud", False),
        ("hospitality was lovely", False),
        ("it is a critical bug", False),
        ("Krabben im Restaurant", False),
    ],
)
def test_a_grave_illness_is_told_from_a_place_of_work(text: str, is_illness: bool) -> None:
    assert signs.tells_illness(text) is is_illness


@pytest.mark.parametrize(
    ("text", "is_mocking"),
    [
        ("wow great job billing me wrong and losing the parcel, best shop ever", True),
        ("Thank you so much for the complimentary 70 minute stop in a tunnel", True),
        ("thanks for nothing", True),
        ("No heating tonight. Coat on in bed, cheers", True),
        ("55 minutes in the queue for a key, what a lovely welcome", True),
        ("good job, fourth outage this month", True),
        ("Wow, third week without internet. Truly premium.", True),
        ("only 10 minutes on hold, thanks", False),
        ("Great job on the second season", False),
        ("Love how you keep ignoring my mails... love that for me, no answer", True),
        ("Well done ruining my evening 👏", True),
        ('"On time, always" – lovely, tell that to the people on platform 3', True),
        ("Danke für nichts", True),
        ("Gracias por nada", True),
        ("Merci pour le retard", True),
        ("Thank you for the lovely note", False),
        ("Thanks for the quick answer, the parcel is here", False),
        ("Great job with the new menu", False),
        ("Thank you for fixing it, no answer needed", False),
        ("Thanks, you sorted the delay within minutes", False),
        ("Danke für die nette Beratung", False),
        ("Gracias por la ayuda", False),
        ("Merci pour le café", False),
    ],
)
def test_thanks_for_a_mishap_are_taken_for_mockery(text: str, is_mocking: bool) -> None:
    assert signs.is_mocking(text) is is_mocking


@pytest.mark.parametrize(
    ("text", "language", "is_troubled"),
    [
        ("Vierter Tag ohne Heizung im Wagen, ich bin fix und fertig", "de", True),
        ("J'ai envie de pleurer", "fr", True),
        ("Dos trenes perdidos hoy", "es", True),
        ("L'app non funziona da giorni", "it", True),
        ("A aplicação não abre", "pt", True),
        ("Dritte Reihe, schöner Blick", "de", False),
        ("Une belle journée", "fr", False),
        ("Tren puntual y limpio", "es", False),
        ("Ho cambiato il filtro da sola", "it", False),
        ("Trocaram a máquina em 3 dias, gente", "pt", False),
        ("J'ai envie de pleurer", "de", False),
    ],
)
def test_trouble_is_heard_where_no_table_names_it(text: str, language: str, is_troubled: bool) -> None:
    assert signs.is_troubled(text, language) is is_troubled


@pytest.mark.parametrize(
    ("text", "is_glad"),
    [
        ("They found the mistake themselves, no charge, and a coffee on top", True),
        ("This grinder is frankly rude to the competition", True),
        ("Mal was Nettes über eure Werkstatt", True),
        ("Zum dritten Mal bei euch und wieder zufrieden, das Personal ist so herzlich", True),
        ("Bisher zufrieden, jetzt zum dritten Mal kaputt", False),
        ("We were stopped for a while and nobody minded", True),
        ("You charged me for it", False),
        ("The waiter was rude to me", False),
        ("Das war nicht nett", False),
    ],
)
def test_joy_is_heard_behind_words_of_trouble(text: str, is_glad: bool) -> None:
    assert signs.is_glad(text) is is_glad


@pytest.mark.parametrize(
    ("text", "is_loss"),
    [
        ("I'm flying to my grandmother's funeral", True),
        ("We missed the funeral because of you", True),
        ("Which flowers do you have for a funeral home?", False),
        ("The funeral for my phone is on Monday", False),
        ("You will be the death of me, see you at my own funeral", False),
        ("Is the royal funeral on your channel?", False),
    ],
)
def test_a_funeral_in_passing_is_no_loss(text: str, is_loss: bool) -> None:
    assert signs.tells_loss(text) is is_loss
