"""Concerns: of many things in a post the one is named that the trouble befell, and none where that is not clear."""

from __future__ import annotations

import pytest

from domain.assessment import Intent
from domain.playbook import Voice
from responders.reading import concerns
from responders.writing import speech

VOICE = Voice(brand="Acme")

#: A post, and what its thing may be named by; "" where nothing fits. Naming nothing is always right.
POSTS = [
    ("en", "Boarding in ten minutes and my rail ticket still not received", "ticket"),
    ("en", "Coach 4 has no light and the sockets are broken", ""),
    ("en", "I'm switching to the bus. Your trains are late again", "train"),
    ("en", "The ticket machine said no. Still waiting for my refund", "money"),
    ("en", "I wrote you an e-mail last week, nobody replies, my parcel is lost", "parcel answer"),
    ("en", "Price update: my subscription is far too expensive", "prices"),
    ("en", "The kettle smells like a shop of old shoes", ""),
    ("en", "Delivered, it says, handed to a neighbour, but where is my grinder", "delivery"),
    ("en", "My parcel, which I ordered on the app, never arrived", "parcel"),
    ("en", "The app is fine, the flight was cancelled", "flight"),
    ("en", "Took the bus home since my train was cancelled", "train"),
    ("en", "By email they told me my account is suspended", "account"),
    ("en", "Waiting at the train station, app not working", "app"),
    ("en", "no charge, but my order has not arrived", "order"),
    ("en", "Good coffee on the plane, my suitcase is missing", "luggage"),
    ("en", "I was on the phone with a friend when your website went down", "website"),
    ("en", "Nice shop, shame the parcel arrived damaged", "parcel"),
    ("en", "1 cake (lost), 1 bag (saved), 40 passengers (wet)", ""),
    ("en", "Lost property form says five days for my scarf", ""),
    ("en", "The dishwasher ate it, the lid is broken", "lid"),
    ("en", "Your video was great but my package is two weeks late", "package parcel"),
    ("en", "At my hotel the wifi is slow, and your site won't load", "site"),
    ("en", "Update: still no parcel", "parcel"),
    ("en", "the driver smiled and my pizza was cold", "food"),
    ("en", "My order came with the wrong shoes", "order wrong shoes"),
    ("en", "I cancelled my train because your app is down", "app"),
    ("en", "Your app charged me twice for one seat", "charge"),
    ("en", "Phone battery fine, the game keeps crashing", "game"),
    ("en", "Card fine, bank fine, login broken", "account login"),
    ("en", "Lost count how often the update failed", "update"),
    ("en", "No trouble with the parcel. The invoice is another matter", ""),
    ("en", "my laptop works, the headphones are broken", "headphones"),
    ("en", "the mug is fine, the box is smashed", ""),
    ("en", "Bought shoes, got a mail, where is my order", "order"),
    ("en", "Hotel lovely, flight late", "flight"),
    ("en", "room service brought breakfast, the toilets were dirty", "toilet"),
    ("en", "I missed my connection because the first train was late", "connection train"),
    ("en", "your password page: not working", "password getting in"),
    ("en", "The staff was kind, the wait was not: two hours on hold", "wait"),
    ("en", "Nobody told us anything at the gate", "told"),
    ("en", "night shift over, app down, want to go home", "app"),
    ("en", "seats sold out and the app is broken", "app"),
    ("de", "Mit dem Bus gefahren, weil der Zug ausgefallen ist", "Zug"),
    ("de", "Am Bahnhof gewartet, die App geht nicht", "App"),
    ("de", "Kein Problem mit dem Paket, aber die Rechnung wurde doppelt abgebucht", "Abbuchung"),
    ("de", "Per Mail geschrieben, mein Koffer ist weg", "Gepäck Koffer"),
    ("de", "Schöner Markt, mein Paket ist nicht angekommen", "Paket"),
    ("de", "Im Zug gesessen, Kaffee war kalt", "Kaffee"),
    ("de", "Die Maschine läuft, die Lieferung der Bohnen fehlt", "Lieferung"),
    ("de", "Handy neu gestartet, App geht immer noch nicht", "App"),
    ("de", "Das Konto ist gesperrt, Hotline nicht erreichbar", "Konto"),
    ("de", "Zug pünktlich, Klo dreckig", "Toilette"),
    ("de", "Update drauf, jetzt stürzt die App ab", "App"),
    ("de", "Mein Flug fiel aus und niemand hat informiert", "Flug gesagt"),
    ("de", "Am Tisch ein Fleck, das Essen war kalt", "Essen"),
    ("de", "Die Hose ist zu klein", "Größe"),
    ("de", "Gutschein bekommen, Schuhe kaputt", "Schuhe"),
    ("de", "Seite 3 der Anleitung fehlt", ""),
    ("es", "En el tren todo bien, la aplicación no funciona", "aplicación"),
    ("es", "Me lo dijeron por correo: mi paquete no ha llegado", "paquete"),
    ("es", "Perdí el tren por culpa de la app", "tren"),
    ("es", "El hotel genial, la maleta perdida", "maleta equipaje"),
    ("es", "Sin problema con el pedido, la web no funciona", "web"),
    ("es", "Me cobraron dos veces el billete", "cargo"),
    ("es", "La comida fría, el camarero majo", "comida"),
    ("es", "El vuelo cancelado y nadie informa", "vuelo dicho explic"),
    ("es", "No puedo entrar en mi cuenta", "cuenta"),
    ("es", "Bonita tienda, mi pedido llegó roto", "pedido"),
    ("es", "El móvil va bien, la app se cierra", "aplicación"),
    ("es", "Llevo una hora en espera al teléfono", "teléfono"),
    ("fr", "Dans le train sans prise, l'appli ne marche pas", "application"),
    ("fr", "Par mail on me dit que mon colis est perdu", "colis"),
    ("fr", "Lait froid, mais la machine est en panne", "machine"),
    ("fr", "Gare fermée, mon train a été annulé", "train"),
    ("fr", "Hôtel parfait, ma valise a disparu", "bagage valise"),
    ("fr", "Sans problème pour la commande, le site ne marche pas", "site"),
    ("fr", "Débité deux fois pour un billet", "prélèvement"),
    ("fr", "J'ai oublié ma canne dans le train", ""),
    ("fr", "Le vol est annulé et personne ne répond", "vol réponse"),
    ("fr", "Joli magasin, ma commande n'est pas arrivée", "commande"),
    ("fr", "Mon compte est bloqué depuis la mise à jour", "compte mise à jour"),
    ("fr", "Le repas était froid", "repas"),
    ("fr", "La mise à jour a supprimé mes photos", "photos mise à jour"),
]
#: Wrong names, of all posts.
MOST_WRONG = 0.03


def name(language: str, text: str) -> str:
    concern = concerns.read(text, Intent.COMPLAINT, language)
    return speech.choose(concern.problem or concern.noun, VOICE, language)


def is_wrong(language: str, text: str, fitting: str) -> bool:
    named = name(language, text)
    general = ("things", "everything", "etwas", "das", "cosas", "tout", "cela", "esto")
    return bool(named) and not named.startswith(general) and not any(word in named for word in fitting.split())


def test_at_most_three_of_a_hundred_posts_are_named_wrongly() -> None:
    wrong = [(text, name(language, text)) for language, text, fitting in POSTS if is_wrong(language, text, fitting)]

    assert len(POSTS) >= 80
    assert len(wrong) <= MOST_WRONG * len(POSTS), wrong


def test_most_of_what_is_plain_is_named() -> None:
    plain = [(language, text) for language, text, fitting in POSTS if fitting]

    assert sum(bool(name(*one)) for one in plain) >= 0.7 * len(plain)


@pytest.mark.parametrize(
    ("text", "language", "is_sore"),
    [
        ("You hung up on me. Twice.", "en", True),
        ("My parcel came broken twice", "en", True),
        ("I confirmed twice, and nobody was at the door, app broken", "en", False),
        ("Read the manual three times. The machine is broken", "en", False),
    ],
)
def test_how_often_counts_only_beside_the_trouble(text: str, language: str, is_sore: bool) -> None:
    sore = concerns.read(text, Intent.COMPLAINT, language).sore

    assert any(word in sore for word in (" twice ", " three times ")) is is_sore
