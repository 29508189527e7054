"""Name what a post is about in our own words, so that a reply repeats the concern and never the post's text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain import words
from domain.assessment import Intent


@dataclass(frozen=True, kw_only=True, slots=True)
class Concern:
    """What we call a concern, and the words it is known by: of each group one must stand in the post."""

    say: str
    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Concerns:
    """One language's concerns, the most telling first: what went wrong, is asked about, is liked, could be better."""

    trouble: tuple[Concern, ...]
    topic: tuple[Concern, ...]
    liked: tuple[Concern, ...]
    idea: tuple[Concern, ...]


def name_concern(text: str, intent: Intent, language: str) -> str:
    """Answer what the post is about ("your missing luggage") in its language, or "" where nothing was recognised."""
    spoken = _BY_LANGUAGE.get(language)
    if spoken is None:
        return ""
    folded = words.fold(text)
    for concern in _listed(spoken, intent):
        if all(words.found(folded, group) for group in concern.groups):
            return concern.say
    return ""


def _listed(spoken: Concerns, intent: Intent) -> tuple[Concern, ...]:
    if intent in {Intent.COMPLAINT, Intent.OUTAGE}:
        return spoken.trouble
    if intent in {Intent.QUESTION, Intent.REQUEST}:
        return spoken.topic
    if intent is Intent.SUGGESTION:
        return spoken.idea
    return spoken.liked if intent is Intent.PRAISE else ()


def _known(say: str, *groups: str) -> Concern:
    """Read groups of words, alternatives parted by a bar."""
    return Concern(say=say, groups=tuple(words.terms(*group.split("|")) for group in groups))


_EN_LOST = "lost|missing|never arrived|didn't arrive|did not arrive|hasn't arrived|not arrived|where is|still no"
_EN = Concerns(
    trouble=(
        _known("your missing luggage", "bag|bags|luggage|baggage|suitcase*", _EN_LOST),
        _known("the damage to your luggage", "bag|bags|luggage|baggage|suitcase*", "broken|broke|damaged|ripped|torn"),
        _known("the missing parcel", "parcel*|package*|delivery|shipment", f"{_EN_LOST}|never came|not received"),
        _known("the missing order", "order", f"{_EN_LOST}|never came|haven't received|not received"),
        _known("the missed connection", "missed", "connection|connecting|connecting flight"),
        _known("your cancelled flight", "flight*", "cancelled|canceled|cancel"),
        _known("the cancellation", "cancelled|canceled|cancellation"),
        _known("your delayed flight", "flight*|plane", "late|delay*|hours"),
        _known("the late delivery", "parcel*|package*|delivery|shipment|order", "late|delay*|waiting|overdue"),
        _known("the long wait on hold", "on hold|hold for|hold music|hung up|minutes on the phone"),
        _known("the wrong item", "wrong item|wrong order|wrong product|wrong size|wrong colour|wrong color|wrong one"),
        _known("the sizing", "too small|too big|too tight|doesn't fit|don't fit|runs small|runs large|size chart"),
        _known("the damage", "broken|broke|damaged|cracked|defective|faulty|shattered|torn|scratched"),
        _known("the trouble with signing in", "log in|login|sign in|password|locked out"),
        _known("the trouble with our app", "app"),
        _known("the trouble with our website", "website|site|web page|webpage|checkout"),
        _known("the charge you did not expect", "charged|overcharged|double charge|billed|charge"),
        _known("the money you are waiting for", "refund*|money back|reimburse*"),
        _known("the prices", "price*|expensive|overpriced|fees"),
        _known("how you were treated", "rude|unfriendly|attitude|disrespectful|yelled|treated"),
        _known("the missing answer from us", "no reply|no response|no answer|nobody answers|ignored|ignoring"),
        _known("the wifi", "wifi|wi-fi|internet"),
        _known("your seat", "seat|seats"),
        _known("the food", "food|meal|cold fries|menu"),
        _known("the cleanliness", "dirty|filthy|unclean|smelly|disgusting"),
        _known("the long queue", "queue|long line|line is|lines are"),
        _known("your booking", "booking|reservation"),
        _known("the delay", "late|delay*"),
        _known("the long wait", "waiting|waited|wait"),
        _known("being stuck like this", "stuck|stranded|trapped|tarmac"),
        _known("the error you see", "error*|bug|bugs|glitch*|crash*"),
        _known("the missing information", "communication|no information|no update|no updates|nobody tells|misinform*"),
        _known("your luggage", "bag|bags|luggage|baggage|suitcase*"),
        _known("your flight", "flight*|plane|flew"),
        _known("your order", "order*|parcel*|package*|delivery"),
        _known("your account", "account|points|channel"),
        _known("our service", "service|support|staff|crew|agent*|helpline|customer care"),
    ),
    topic=(
        _known("your luggage", "bag|bags|luggage|baggage|suitcase*|carry on"),
        _known("your account", "account|password|log in|login|sign in|points"),
        _known("our opening hours", "open|opening|close|closing|opening hours"),
        _known("the size", "size|sizes|sizing|fit"),
        _known("the price", "price*|cost|how much|fee|fees|discount*"),
        _known("your delivery", "deliver*|shipping|ship|parcel|package|tracking"),
        _known("your flight", "flight*|plane|boarding"),
        _known("your booking", "booking|book|reservation|seat|seats|ticket*"),
        _known("our app", "app"),
        _known("our website", "website|site"),
        _known("your bill", "bill|invoice|charged|payment"),
        _known("your order", "order"),
    ),
    liked=(
        _known("the team", "staff|crew|team|service|support|agent|employee|attendant*|driver|waiter"),
        _known("your flight", "flight*|plane|landing|pilot"),
        _known("the food", "food|meal|breakfast|dinner|coffee|menu|snacks"),
        _known("the delivery", "deliver*|arrived|shipping|parcel|package"),
        _known("the app", "app"),
        _known("the website", "website|site"),
        _known("the quality", "quality|comfortable|comfy"),
        _known("the prices", "price*|deal|value"),
    ),
    idea=(
        _known("our app", "app"),
        _known("our website", "website|site|checkout|online shop"),
        _known("our opening hours", "opening hours|opening times|open earlier|open later|open longer|open on"),
        _known("our delivery", "deliver*|shipping|parcel*|package*|packaging"),
        _known("our sizes", "size|sizes|sizing"),
        _known("our menu", "menu|food|meal|meals|breakfast|vegan|vegetarian|coffee"),
        _known("our prices", "price*|discount*|fee|fees"),
        _known("our flights", "flight*|plane|planes|boarding"),
        _known("our newsletter", "newsletter*|mailing list"),
        _known("our products", "product*|colour*|color*|flavour*|flavor*"),
        _known("our service", "service|support|staff|hotline|helpline|chat"),
    ),
)
_DE_LOST = "verloren|weg|fehlt|fehlen|nicht angekommen|nicht da|nie angekommen|verschwunden|wo ist|wo bleibt|vermisse"
_DE = Concerns(
    trouble=(
        _known("dein fehlendes Gepäck", "Gepäck|Koffer|Tasche|Rucksack", _DE_LOST),
        _known("den Schaden an deinem Gepäck", "Gepäck|Koffer|Tasche|Rucksack", "kaputt|beschädigt|zerrissen|defekt"),
        _known("das fehlende Paket", "Paket|Päckchen|Sendung|Lieferung", _DE_LOST),
        _known("die fehlende Bestellung", "Bestellung|bestellt", f"{_DE_LOST}|nichts bekommen"),
        _known("den verpassten Anschluss", "Anschluss|Anschlussflug|Anschlusszug", "verpasst|weg"),
        _known("den gestrichenen Flug", "Flug|Flüge|Flieger", "gestrichen|storniert|annulliert|gecancelt|fällt aus"),
        _known("den Ausfall", "gestrichen|storniert|annulliert|gecancelt|fällt aus|ausgefallen|Ausfall"),
        _known("die Verspätung deines Flugs", "Flug|Flieger|Maschine", "verspät*|zu spät|Stunden"),
        _known("die späte Lieferung", "Paket|Sendung|Lieferung|Bestellung|bestellt", "zu spät|verspät*|warte|Wochen"),
        _known("die lange Zeit in der Warteschleife", "Warteschleife|Hotline|aufgelegt|am Telefon"),
        _known("den falschen Artikel", "falscher Artikel|falschen Artikel|falsche Ware|falsche Größe|falsche Farbe"),
        _known("die Passform", "zu klein|zu groß|zu eng|passt nicht|fällt klein aus|fällt groß aus"),
        _known("den Schaden", "kaputt|beschädigt|defekt|zerbrochen|zerkratzt|gerissen"),
        _known("die Anmeldung", "einloggen|anmelden|Passwort|Login|ausgesperrt"),
        _known("die Probleme mit unserer App", "App"),
        _known("die Probleme mit unserer Website", "Website|Webseite|Seite|Homepage|Onlineshop"),
        _known("die unerwartete Abbuchung", "abgebucht|Abbuchung|doppelt berechnet|Rechnung"),
        _known("die offene Zahlung", "Erstattung|Geld zurück|Rückzahlung"),
        _known("die Preise", "teuer|Preis|Preise|Gebühr|Gebühren"),
        _known("den Umgang mit dir", "unfreundlich*|frech|respektlos|angeschrien|behandelt"),
        _known("die fehlende Antwort von uns", "keine Antwort|niemand antwortet|keiner antwortet|ignoriert"),
        _known("das WLAN", "WLAN|Wifi|Internet"),
        _known("deinen Platz", "Sitzplatz|Sitz|Platz"),
        _known("das Essen", "Essen|Speisen|Menü"),
        _known("die Sauberkeit", "dreckig|schmutzig|stinkt|eklig"),
        _known("deine Buchung", "Buchung|Reservierung|gebucht"),
        _known("die Verspätung", "verspät*|zu spät"),
        _known("die lange Wartezeit", "warte|warten|gewartet|Wartezeit"),
        _known("den Fehler", "Fehler*|abgestürzt|stürzt ab"),
        _known("dein Gepäck", "Gepäck|Koffer"),
        _known("deinen Flug", "Flug|Flieger|Gate"),
        _known("deine Bestellung", "Bestellung|bestellt|Paket|Lieferung"),
        _known("dein Konto", "Konto|Punkte"),
        _known("unseren Service", "Service|Support|Kundenservice|Kundendienst|Mitarbeiter*"),
    ),
    topic=(
        _known("dein Gepäck", "Gepäck|Handgepäck|Koffer"),
        _known("dein Konto", "Konto|Passwort|einloggen|anmelden|Punkte"),
        _known("unsere Öffnungszeiten", "offen|geöffnet|Öffnungszeiten|macht ihr auf|schließt"),
        _known("die Größe", "Größe|Größen"),
        _known("den Preis", "Preis|Preise|kostet|Kosten|Rabatt"),
        _known("deine Lieferung", "Liefer*|Versand|Paket|Sendung"),
        _known("deinen Flug", "Flug|Flüge|Flieger"),
        _known("deine Buchung", "Buchung|buchen|Reservierung|Ticket*|Sitzplatz"),
        _known("unsere App", "App"),
        _known("unsere Website", "Website|Webseite|Seite|Homepage"),
        _known("deine Rechnung", "Rechnung|Zahlung|abgebucht"),
        _known("deine Bestellung", "Bestellung|bestellen|bestellt"),
    ),
    liked=(
        _known("das Team", "Team|Service|Mitarbeiter*|Personal|Crew|Kundenservice|Fahrer|Beratung"),
        _known("deinen Flug", "Flug|Flieger"),
        _known("das Essen", "Essen|Frühstück|Kaffee|Menü"),
        _known("die Lieferung", "Liefer*|Versand|Paket|angekommen"),
        _known("die App", "App"),
        _known("die Website", "Website|Webseite|Seite"),
        _known("die Qualität", "Qualität|bequem"),
        _known("die Preise", "Preis*|günstig"),
    ),
    idea=(
        _known("unsere App", "App"),
        _known("unsere Website", "Website|Webseite|Homepage|Onlineshop"),
        _known("unsere Öffnungszeiten", "Öffnungszeiten|länger offen|länger geöffnet|früher öffnen|früher aufmachen"),
        _known("unsere Lieferung", "Liefer*|Versand|Paket*|Verpackung*"),
        _known("unsere Größen", "Größe|Größen"),
        _known("unser Essen", "Essen|Speisekarte|Menü|Frühstück|vegan*|vegetarisch*|Kaffee"),
        _known("unsere Preise", "Preis*|Rabatt*|Gebühr*"),
        _known("unsere Flüge", "Flug|Flüge|Flügen|Flieger"),
        _known("unseren Newsletter", "Newsletter*"),
        _known("unsere Produkte", "Produkt*|Farbe|Farben|Sorte|Sorten"),
        _known("unseren Service", "Service|Support|Mitarbeiter*|Hotline|Chat"),
    ),
)
_ES_LOST = "perdid*|perdieron|no ha llegado|no llegó|no llega|falta|dónde está|desaparecid*|no aparece"
_ES = Concerns(
    trouble=(
        _known("tu equipaje perdido", "equipaje|maleta*|mochila", _ES_LOST),
        _known("los daños en tu equipaje", "equipaje|maleta*|mochila", "rota|roto|rotas|dañad*"),
        _known("el paquete que no llega", "paquete|envío", _ES_LOST),
        _known("el pedido que no llega", "pedido", f"{_ES_LOST}|no he recibido|no recibí"),
        _known("la conexión perdida", "conexión|enlace", "perdid*|perdí|perdimos"),
        _known("tu vuelo cancelado", "vuelo*", "cancelad*|cancelaron"),
        _known("la cancelación", "cancelad*|cancelaron|cancelación"),
        _known("el retraso de tu vuelo", "vuelo*|avión", "retras*|tarde|demora*|horas"),
        _known("el retraso de la entrega", "paquete|envío|pedido|entrega", "retras*|tarde|demora*|esperando"),
        _known("la larga espera al teléfono", "en espera|al teléfono|me colgaron|colgaron"),
        _known("el artículo equivocado", "equivocad*|talla incorrecta|color incorrecto|otro producto"),
        _known("la talla", "talla|me queda pequeñ*|me queda grande"),
        _known("los daños", "roto|rota|dañad*|defectuos*|rayad*"),
        _known("el acceso a tu cuenta", "iniciar sesión|contraseña|no puedo entrar|acceder"),
        _known("los fallos de nuestra app", "app|aplicación"),
        _known("los fallos de nuestra web", "web|página|sitio"),
        _known("el cargo inesperado", "cobrado|cobraron|cobro|cargo|factura"),
        _known("el pago pendiente", "reembolso|devolución|mi dinero"),
        _known("los precios", "precio*|caro|cara|carísim*"),
        _known("el trato recibido", "maleducad*|grosero*|trato|gritó|falta de respeto"),
        _known("la falta de respuesta", "nadie responde|nadie contesta|sin respuesta|no responden|ignoran"),
        _known("el wifi", "wifi|internet"),
        _known("tu asiento", "asiento*"),
        _known("la comida", "comida|menú|cena"),
        _known("la limpieza", "sucio|sucia|suciedad|asco"),
        _known("tu reserva", "reserva"),
        _known("el retraso", "retras*|tarde|demora*"),
        _known("la larga espera", "esperando|espera|horas"),
        _known("el error", "error*|fallo*|falla*"),
        _known("tu equipaje", "equipaje|maleta*"),
        _known("tu vuelo", "vuelo*|avión"),
        _known("tu pedido", "pedido|paquete|envío"),
        _known("tu cuenta", "cuenta|puntos"),
        _known("nuestro servicio", "servicio|atención al cliente|soporte|empleado*"),
    ),
    topic=(
        _known("tu equipaje", "equipaje|maleta*|bolso de mano"),
        _known("nuestro horario", "abierto|abrís|abren|cerráis|cierran|horario"),
        _known("las tallas", "talla*"),
        _known("el precio", "precio*|cuesta|cuánto|descuento*"),
        _known("tu envío", "envío*|entrega|paquete|enviar"),
        _known("tu vuelo", "vuelo*"),
        _known("tu reserva", "reserva*|billete*|asiento*|entrada*"),
        _known("tu cuenta", "cuenta|contraseña|sesión|puntos"),
        _known("nuestra app", "app|aplicación"),
        _known("nuestra web", "web|página"),
        _known("tu factura", "factura|pago|cobro"),
        _known("tu pedido", "pedido"),
    ),
    liked=(
        _known("el equipo", "equipo|servicio|personal|atención|tripulación|trato|empleado*"),
        _known("tu vuelo", "vuelo*"),
        _known("la comida", "comida|desayuno|café|menú"),
        _known("la entrega", "entrega|envío|paquete|llegado|llegó"),
        _known("la app", "app|aplicación"),
        _known("la web", "web|página"),
        _known("la calidad", "calidad|cómod*"),
        _known("los precios", "precio*"),
    ),
    idea=(
        _known("nuestra app", "app|aplicación"),
        _known("nuestra web", "web|página|tienda online"),
        _known("nuestro horario", "horario*|abrir antes|abrir más|abrierais|abrieran|cerrar más tarde"),
        _known("nuestros envíos", "envío*|entrega*|paquete*|embalaje*"),
        _known("nuestras tallas", "talla*"),
        _known("nuestro menú", "menú*|comida|desayuno*|vegan*|vegetarian*|café"),
        _known("nuestros precios", "precio*|descuento*|tarifa*"),
        _known("nuestros vuelos", "vuelo*|avión|aviones"),
        _known("nuestro boletín", "boletín|newsletter*"),
        _known("nuestros productos", "producto*|color|colores|sabor|sabores"),
        _known("nuestro servicio", "servicio|soporte|personal|chat"),
    ),
)
_FR_LOST = "perdu*|pas arrivé*|jamais arrivé*|toujours pas|manque|disparu*|où est|introuvable"
_FR = Concerns(
    trouble=(
        _known("votre bagage perdu", "bagage*|valise*|sac", _FR_LOST),
        _known("votre bagage abîmé", "bagage*|valise*|sac", "cassé*|abîmé*|déchiré*|endommagé*"),
        _known("le colis qui n'arrive pas", "colis|paquet|livraison", f"{_FR_LOST}|pas reçu"),
        _known("la commande qui n'arrive pas", "commande|commandé", f"{_FR_LOST}|pas reçu|rien reçu"),
        _known("votre correspondance manquée", "correspondance", "raté*|manqué*|loupé*"),
        _known("votre vol annulé", "vol|vols", "annulé*|annulation"),
        _known("cette annulation", "annulé*|annulation"),
        _known("le retard de votre vol", "vol|avion", "retard*|heures"),
        _known("le retard de livraison", "colis|livraison|commande", "retard*|attends|semaines"),
        _known("cette longue attente au téléphone", "en attente|au téléphone|raccroché|standard"),
        _known("le mauvais article", "mauvais article|mauvaise taille|mauvaise couleur|mauvais produit|trompés"),
        _known("la taille", "trop petit*|trop grand*|taille petit|taille grand"),
        _known("ce dommage", "cassé*|abîmé*|endommagé*|défectueu*|rayé*"),
        _known("la connexion à votre compte", "connecter|mot de passe|identifiant|se connecter"),
        _known("les soucis avec notre application", "appli|app|application"),
        _known("les soucis avec notre site", "site|page|site web"),
        _known("ce prélèvement inattendu", "débité|prélevé|prélèvement|facturé|facture"),
        _known("le paiement en attente", "remboursement|remboursé|rembourser|mon argent"),
        _known("les prix", "prix|cher|chère|trop cher"),
        _known("l'accueil reçu", "impoli*|désagréable*|irrespectueu*|traité"),
        _known("notre silence", "aucune réponse|personne ne répond|sans réponse|pas de réponse|ignoré*"),
        _known("le wifi", "wifi|internet"),
        _known("votre place", "siège*|place"),
        _known("le repas", "repas|nourriture|plat|menu"),
        _known("la propreté", "sale|sales|dégoûtant*|propreté"),
        _known("votre réservation", "réservation|réservé"),
        _known("ce retard", "retard*"),
        _known("cette longue attente", "attente|attends|attendre"),
        _known("cette erreur", "erreur*|bug|bugs|plante"),
        _known("vos bagages", "bagage*|valise*"),
        _known("votre vol", "vol|avion"),
        _known("votre commande", "commande*|colis|livraison"),
        _known("votre compte", "compte|points"),
        _known("notre service", "service|support|service client|conseiller*"),
    ),
    topic=(
        _known("vos bagages", "bagage*|valise*|cabine"),
        _known("votre compte", "mon compte|notre compte|mot de passe|connecter|points"),
        _known("nos horaires", "ouvert*|ouvrez|fermez|horaire*"),
        _known("les tailles", "taille*"),
        _known("le prix", "prix|coûte|combien|tarif*|réduction*"),
        _known("votre livraison", "livr*|colis|expédi*"),
        _known("votre vol", "vol|vols"),
        _known("votre réservation", "réserv*|billet*|siège*"),
        _known("notre application", "appli|app|application"),
        _known("notre site", "site"),
        _known("votre facture", "facture|paiement|prélevé"),
        _known("votre commande", "commande*|commander"),
    ),
    liked=(
        _known("l'équipe", "équipe|service|personnel|équipage|conseiller*|accueil|vendeur*|vendeuse*"),
        _known("votre vol", "vol|vols"),
        _known("le repas", "repas|petit déjeuner|café|plat*|menu"),
        _known("la livraison", "livr*|colis|reçu"),
        _known("l'application", "appli|app|application"),
        _known("le site", "site"),
        _known("la qualité", "qualité|confortable*"),
        _known("les prix", "prix"),
    ),
    idea=(
        _known("notre application", "appli|app|application"),
        _known("notre site", "site|site web|boutique en ligne"),
        _known("nos horaires", "horaire*|ouvrir plus|ouvrir le|fermer plus tard"),
        _known("nos livraisons", "livr*|colis|emballage*"),
        _known("nos tailles", "taille*"),
        _known("nos menus", "menu*|repas|plat|plats|petit déjeuner|végan*|végétarien*|café"),
        _known("nos prix", "prix|tarif*|réduction*"),
        _known("nos vols", "vol|vols|avion*"),
        _known("notre lettre d'information", "newsletter*|lettre d'information"),
        _known("nos produits", "produit*|couleur*|parfum*|saveur*"),
        _known("notre service", "service|support|personnel|chat"),
    ),
)
_BY_LANGUAGE: Mapping[str, Concerns] = {"en": _EN, "de": _DE, "es": _ES, "fr": _FR}
