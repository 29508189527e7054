"""Concerns in German: clauses have their verb at the end, nouns stand in the accusative, [du"
"|Sie] marks the address."""

from __future__ import annotations

from domain.playbook import Topic
from responders.reading.things import Tables
from responders.reading.things import Thing
from responders.reading.things import alternatives
from responders.reading.things import trouble

#: Gender or number → what stands before the noun as a subject, and after "über": of theirs, of ours, of the world.
_YOURS = {
    "m": ("[dein|Ihr]", "[deinen|Ihren]"),
    "f": ("[deine|Ihre]", "[deine|Ihre]"),
    "n": ("[dein|Ihr]", "[dein|Ihr]"),
    "p": ("[deine|Ihre]", "[deine|Ihre]"),
}
_OURS = {"m": ("unser", "unseren"), "f": ("unsere",) * 2, "n": ("unser",) * 2, "p": ("unsere",) * 2}
_THE = {"m": ("der", "den"), "f": ("die",) * 2, "n": ("das",) * 2, "p": ("die",) * 2}
_OWNERS = {"your": _YOURS, "our": _OURS, "the": _THE}


def _thing(owner: str, kind: str, noun: str, listed: str, topic: Topic | None, key: str = "") -> Thing:
    subject, after = _OWNERS[owner][kind]
    return Thing(
        words=alternatives(listed),
        noun=f"{after} {noun}",
        subject=f"{subject} {noun}",
        topic=topic,
        form=2 if kind == "p" else 0,
        key=key,
    )


_THINGS = (
    _thing("your", "n", "Gepäck", "Gepäck|Koffer|Rucksack|Tasche", Topic.TRAVEL, "sent"),
    _thing("your", "m", "Anschluss", "Anschluss|Anschlussflug|Anschlusszug", Topic.TRAVEL),
    _thing("your", "m", "Flug", "Flug|Flüge|Flieger|Maschine nach", Topic.TRAVEL, "ride"),
    _thing("your", "m", "Zug", "Zug|Züge|Nachtzug|Schlafwagen|Bahn", Topic.TRAVEL, "ride"),
    _thing("your", "m", "Bus", "Bus|Fernbus", Topic.TRAVEL, "ride"),
    _thing("your", "f", "Buchung", "Buchung|Reservierung|gebucht", Topic.TRAVEL, "plan"),
    _thing("your", "m", "Sitzplatz", "Sitzplatz|Sitzplätze", Topic.TRAVEL),
    _thing("your", "n", "Ticket", "Ticket|Tickets|Fahrkarte*", Topic.TRAVEL, "sent"),
    _thing("your", "n", "Zimmer", "Zimmer|Hotelzimmer", Topic.VENUE, "place"),
    _thing("your", "n", "Paket", "Paket|Pakete|Päckchen|Sendung", Topic.GOODS, "sent"),
    _thing("your", "f", "Lieferung", "Lieferung|liefern|geliefert", Topic.GOODS, "sent"),
    _thing("your", "f", "Bestellung", "Bestellung|bestellt|Bestellungen|gekauft", Topic.GOODS, "sent"),
    _thing("your", "n", "Geld", "Erstattung|Geld zurück|Rückzahlung|mein Geld|erstattet", Topic.MONEY, "refund"),
    _thing("your", "n", "Abo", "Abo|Abonnement|Mitgliedschaft|Vertrag|Probezeit|Probeabo", Topic.ACCOUNT, "plan"),
    _thing("your", "f", "Geschenkkarte", "Gutschein*|Geschenkkarte*|Rabattcode", Topic.MONEY, "sent"),
    _thing("your", "f", "Rechnung", "Rechnung|Rechnungen|Abrechnung", Topic.MONEY),
    _thing("your", "f", "Zahlung", "Zahlung|Überweisung|bezahlt|Lastschrift", Topic.MONEY, "works"),
    _thing("your", "n", "Passwort", "Passwort|Kennwort|Bestätigungscode|Sicherheitscode|Code", Topic.ACCOUNT, "code"),
    _thing("your", "n", "Konto", "Konto|Account|Profil|Kundenkonto|einloggen|anmelden", Topic.ACCOUNT, "mine"),
    _thing("your", "m", "Kanal", "Kanal", Topic.ACCOUNT, "mine"),
    _thing("your", "p", "Fotos", "Fotos|Bilder", Topic.TECH, "saved"),
    _thing("your", "p", "Dateien", "Dateien|Daten|Ordner", Topic.TECH, "saved"),
    _thing("your", "p", "Punkte", "Punkte|Meilen|Guthaben", Topic.MONEY, "saved"),
    _thing("your", "m", "Spielstand", "Spielstand|Fortschritt", Topic.TECH, "saved"),
    _thing("your", "p", "E-Mails", "Mails|E-Mails|Mail|E-Mail|Postfach", Topic.ACCOUNT, "works"),
    _thing("the", "n", "Update", "Update|Aktualisierung", Topic.TECH, "works"),
    _thing("the", "m", "Download", "Download|herunterladen|Installation", Topic.TECH, "works"),
    _thing("our", "f", "App", "App|Anwendung", Topic.TECH, "works"),
    _thing("our", "f", "Website", "Website|Webseite|Homepage|Onlineshop|eure Seite|Ihre Seite"
            "|Internetseite", Topic.TECH, "works"),
    _thing("the", "p", "Server", "Server", Topic.TECH, "works"),
    _thing("the", "n", "Spiel", "Spiel|Game", Topic.TECH, "works"),
    _thing("your", "f", "Internetverbindung", "Internet|WLAN|Wifi|Router|Empfang", Topic.TECH, "works"),
    _thing("your", "n", "Telefon", "Handy|Telefon|Smartphone|iPhone", Topic.TECH, "device"),
    _thing("your", "m", "Rechner", "Laptop|Computer|Rechner|PC|Mac", Topic.TECH, "device"),
    _thing("your", "f", "Konsole", "Konsole|Xbox|Playstation|PS4|PS5", Topic.TECH, "device"),
    _thing("your", "m", "Fernseher", "Fernseher|TV", Topic.TECH, "device"),
    _thing("your", "p", "Kopfhörer", "Kopfhörer|Headset", Topic.TECH, "device"),
    _thing("your", "m", "Drucker", "Drucker", Topic.TECH, "device"),
    _thing("your", "f", "Maschine", "Kaffeemaschine|Maschine|Waschmaschine|Mühle|Toaster|Wasserkocher",
            Topic.TECH, "device"),
    _thing("your", "p", "Schuhe", "Schuhe|Stiefel|Sneaker|Sandalen", Topic.GOODS, "wear"),
    _thing("your", "f", "Kleidung", "Kleid|Hemd|Jacke|Hose|Jeans|Mantel|Pullover|Shirt", Topic.GOODS, "wear"),
    _thing("your", "n", "Möbelstück", "Sofa|Tisch|Stuhl|Bett|Matratze|Schrank|Regal", Topic.GOODS, "sent"),
    _thing("your", "n", "Essen", "Essen|Pizza|Burger|Pommes|Frühstück|Gericht", Topic.VENUE, "food"),
    _thing("your", "m", "Kaffee", "Kaffee|Espresso|Cappuccino", Topic.VENUE, "food"),
    _thing("the", "p", "Toiletten", "Toilette|Toiletten|WC|Klo", Topic.VENUE, "place"),
    _thing("our", "f", "Filiale", "Filiale|Laden|Geschäft|Restaurant|Café|Markt", Topic.VENUE, "place"),
    _thing("the", "m", "Fahrer", "Fahrer|Bote|Zusteller", Topic.SERVICE, "person"),
    _thing("our", "n", "Team", "Mitarbeiter*|Personal|Crew|Kellner*|Verkäufer*|Schaffner*", Topic.SERVICE, "person"),
    _thing("our", "m", "Kundenservice", "Kundenservice|Kundendienst|Service|Support|Hotline|Chat", Topic.SERVICE,
            "help"),
    _thing("the", "f", "Gebühr", "Gebühr|Gebühren", Topic.MONEY, "price"),
    _thing("our", "p", "Preise", "Preis|Preise", Topic.MONEY, "price"),
)  # fmt: skip

_LOST = (
    "nicht angekommen|nie angekommen|noch nicht da|nicht da|immer noch nicht|noch nichts|fehlt|fehlen|verloren|weg"
    "|verschwunden|wo ist|wo bleibt|wo sind|nicht erhalten|nicht bekommen|nichts bekommen|warte noch|vermisse"
    "|nicht geliefert"
)
_DEAD = (
    "funktioniert nicht|geht nicht|gehen nicht|geht nichts|läuft nicht|lädt nicht|startet nicht|öffnet nicht"
    "|spinnt|streikt"
    "|kaputt|defekt|klappt nicht|lässt sich nicht|nicht erreichbar|nicht verfügbar|hängt|tut nicht|tot"
    "|geht's immer noch nicht|geht immer noch nicht|geht noch immer nicht|ist down|App down|abgestürzt"
)
_ILL = _DEAD + "|Problem|Probleme|Fehler|Störung|Bug|Bugs"
_OUT = (
    "nicht einloggen|nicht anmelden|kann mich nicht|komme nicht rein|komm nicht rein|ausgesperrt|kein Zugriff"
    "|keinen Zugriff"
    "|Zugang verloren|Passwort vergessen|nicht mehr rein|nicht in mein Konto"
)

_TROUBLES = (
    trouble("stolen", "gehackt|gekapert|fremder Zugriff|jemand anderes", alone="offenbar jemand in [dein"
            "|Ihr] Konto gelangt ist",
            noun="[dein|Ihr] Konto", topic=Topic.ACCOUNT),
    trouble("closed", "gesperrt|blockiert|deaktiviert|gelöscht worden|stillgelegt", "{thing} gesperrt (wurde"
            "|wurden)", on="mine saved"),
    trouble("locked_out", _OUT, "[du|Sie] nicht in {thing} [kommst|kommen]", on="mine",
            alone="[du|Sie] nicht in [dein|Ihr] Konto [kommst|kommen]", noun="[dein|Ihr] Konto", topic=Topic.ACCOUNT),
    trouble("lost", _LOST, "{thing} noch nicht angekommen (ist|sind)", on="sent", unless="heute angekommen"),
    trouble("gone", "weg|verschwunden|gelöscht|verloren|fehlt|fehlen", "{thing} verschwunden (ist|sind)", on="saved"),
    trouble("unpaid", "warte|noch nicht|immer noch|nie|seit|wann|Wochen|verweigert",
            "{thing} noch nicht wieder bei [dir|Ihnen] ist",
            on="refund"),
    trouble("charge", "doppelt abgebucht|zweimal abgebucht|doppelt berechnet|zweimal berechnet",
            alone="[du|Sie] dieselbe Abbuchung zweimal [siehst|sehen]", noun="die zweite Abbuchung",
            topic=Topic.MONEY),
    trouble("charge", "abgebucht|Abbuchung|berechnet|zu viel bezahlt|abgezogen|belastet",
            alone="[du|Sie] eine unerwartete Abbuchung [siehst|sehen]", noun="die Abbuchung", topic=Topic.MONEY),
    trouble("damage", "kaputt|beschädigt|zerbrochen|zerrissen|zerkratzt|defekt|verbeult|gerissen|undicht",
            "{thing} beschädigt angekommen (ist|sind)", on="sent wear goods"),
    trouble("wrong", "falscher Artikel|falschen Artikel|falsche Ware|falsche Größe|falsche Farbe"
            "|falsches Produkt|was anderes"
            "|etwas anderes|nicht das was ich bestellt|das Falsche|den falschen|die falschen|das falsche",
            alone="[du|Sie] etwas Falsches bekommen [hast|haben]", noun="[deine|Ihre] Bestellung", topic=Topic.GOODS),
    trouble("incomplete", "unvollständig|fehlen Teile|fehlt ein Teil|nur die Hälfte|nicht komplett",
            "bei [deiner|Ihrer] Bestellung etwas gefehlt hat", on="sent food", alone="etwas gefehlt hat",
            topic=Topic.GOODS),
    trouble("fit", "zu klein|zu groß|zu eng|zu weit|zu lang|zu kurz|passt nicht|passen nicht|fällt klein aus"
            "|fällt groß aus"
            "|fallen klein aus|fallen groß aus|Größentabelle",
            alone="die Größe anders ausfällt als erwartet", noun="die Passform", topic=Topic.GOODS),
    trouble("missed", "Anschluss verpasst|Anschlussflug verpasst|Anschlusszug verpasst|Anschluss war weg",
            alone="[du|Sie] [deinen|Ihren] Anschluss verpasst [hast|haben]", noun="den verpassten Anschluss",
            topic=Topic.TRAVEL),
    trouble("cancelled", "gestrichen|storniert|annulliert|gecancelt|fällt aus|ausgefallen|fiel aus|abgesagt",
            "{thing} ausgefallen (ist|sind)", on="ride"),
    trouble("cancelled", "storniert|gecancelt|annulliert", "{thing} storniert (wurde|wurden)", on="sent plan",
            unless="ich habe storniert"),
    trouble("cancelled", "kann nicht kündigen|nicht kündbar|nicht kündigen|nicht stornieren|Kündigung",
            alone="das Kündigen so schwer ist", noun="die Kündigung", topic=Topic.ACCOUNT),
    trouble("late", "zu spät|verspät*|Verspätung|überfällig|dauert|seit Wochen|seit Tagen|warte|hätte da sein",
            "{thing} so lange (braucht|brauchen)", on="sent"),
    trouble("late", "zu spät|verspät*|Verspätung|Stunden|warten", "{thing} Verspätung (hatte|hatten)", on="ride"),
    trouble("crash", "stürzt ab|stürzt die App ab|stürzt die|abgestürzt|stürzt ständig|Absturz|schließt sich"
            "|schaltet sich aus",
            "{thing} immer wieder (abstürzt|abstürzen)",
            on="works device tech", alone="alles immer wieder abstürzt", noun="die Abstürze", topic=Topic.TECH),
    trouble("freeze", "friert ein|eingefroren|ruckelt|hängt sich auf|lädt ewig|puffert",
            "{thing} immer wieder (hängt|hängen)",
            on="works device tech", alone="alles immer wieder hängt", noun="das Ruckeln", topic=Topic.TECH),
    trouble("error", "Fehlermeldung|Fehlercode|Error", alone="[du|Sie] immer wieder eine Fehlermeldung [siehst"
            "|sehen]", noun="die Fehlermeldung",
            topic=Topic.TECH),
    trouble("slow", "langsam|lahm", "{thing} so langsam (ist|sind)", on="works device"),
    trouble("broken", _ILL, "{thing} nicht (funktioniert|funktionieren), wie (es|sie) (sollte|sollten)",
            on="works device mine saved",
            unless="kein Problem"),
    trouble("hung", "aufgelegt|aus der Leitung", alone="[dein|Ihr] Anruf einfach abgebrochen ist",
            noun="den Anruf", topic=Topic.SERVICE),
    trouble("hold", "Warteschleife|am Telefon gewartet|in der Leitung|niemand geht ran|keiner geht ran"
            "|nicht erreichbar",
            alone="[du|Sie] so lange in der Leitung warten [musstest|mussten]",
            noun="die lange Wartezeit am Telefon", topic=Topic.SERVICE),
    trouble("silent", "keine Antwort|niemand antwortet|keiner antwortet|ignoriert|keine Reaktion|nichts gehört"
            "|meldet sich nicht|meldet sich niemand|keine Rückmeldung"
            "|antwortet nicht|keiner meldet",
            alone="[du|Sie] bisher keine Antwort bekommen [hast|haben]", noun="die fehlende Antwort",
            topic=Topic.SERVICE),
    trouble("rude", "unfreundlich*|frech|respektlos|unverschämt|angeschrien|ausgelacht|pampig|arrogant|patzig",
            alone="[du|Sie] so behandelt [wurdest|wurden]", noun="den Umgang mit [dir|Ihnen]", topic=Topic.SERVICE),
    trouble("sent_round", "weitergeleitet|hin und her|von einem zum anderen|im Kreis|Standardantwort*"
            "|Textbaustein*|Chatbot",
            alone="[du|Sie] von einer Stelle zur nächsten geschickt [wirst|werden]", noun="das Hin und Her",
            topic=Topic.SERVICE),
    trouble("untold", "keine Information*|keine Info|keine Infos|niemand informiert|ohne Erklärung"
            "|ohne Begründung|ohne Vorwarnung",
            alone="[dir|Ihnen] niemand gesagt hat, was los ist", noun="die fehlenden Informationen",
            topic=Topic.SERVICE),
    trouble("dirty", "dreckig|schmutzig|stinkt|eklig|ekelhaft|verschmutzt|Schimmel", "{thing} nicht sauber (war"
            "|waren)", on="place ride food"),
    trouble("cold", "kalt|verbrannt|roh|ungenießbar|matschig", "{thing} nicht so (war|waren), wie (es"
            "|sie) sein (sollte|sollten)", on="food"),
    trouble("changed", "neue Version|neues Design|neues Layout|seit dem Update|nach dem Update|neue Oberfläche",
            alone="das Update es [dir|Ihnen] schwerer macht", noun="das Update", topic=Topic.TECH),
    trouble("ads", "Werbung|Spots", alone="[dir|Ihnen] so viel Werbung in die Quere kommt", noun="die Werbung",
            topic=Topic.TECH),
    trouble("stock", "ausverkauft|nicht lieferbar|nicht vorrätig", alone="das Gewünschte nicht zu haben ist",
            noun="das Angebot", topic=Topic.GOODS),
    trouble("dear", "teuer|Preiserhöhung|überteuert|Abzocke|Wucher", alone="unsere Preise für [dich"
            "|Sie] nicht im Verhältnis stehen",
            noun="die Preise", topic=Topic.MONEY),
    trouble("quality", "auseinander|schlechte Qualität|Qualität|verwaschen|nach einmal Waschen|Naht|minderwertig",
            "{thing} nicht lange gehalten (hat|haben)", on="wear goods device", alone="die Qualität [dich"
            "|Sie] enttäuscht hat",
            noun="die Qualität", topic=Topic.GOODS),
    trouble("stuck", "gestrandet|festgesessen|sitze fest|sitzen fest|hängengeblieben", alone="[du"
            "|Sie] so festgesessen [hast|haben]",
            noun="das lange Festsitzen", topic=Topic.TRAVEL),
    trouble("wait", "warte|warten|gewartet|Wartezeit", alone="[du|Sie] so lange warten [musst|müssen]",
            noun="die lange Wartezeit"),
    trouble("late", "verspät*|zu spät", alone="das so lange dauert", noun="die Verspätung"),
    trouble("broken", _DEAD, alone="etwas nicht so funktioniert, wie es sollte", unless="kein Problem"),
)  # fmt: skip

_LIKED = tuple(
    Thing(words=alternatives(listed), noun=noun, subject=noun)
    for noun, listed in (
        ("die Freundlichkeit des Teams", "freundlich*|nett|netten|herzlich|höflich|zuvorkommend"),
        ("die schnelle Abwicklung", "schnell*|fix|blitzschnell|am nächsten Tag|sofort|zügig"),
        ("die Hilfe unseres Teams", "geholfen|Hilfe|hilfsbereit|Kundenservice|Kundendienst|Support|Beratung|Service"),
        ("die Crew", "Crew|Bordpersonal|Pilot|Schaffner*|Zugbegleiter*|Fahrer"),
        ("das Team", "Team|Mitarbeiter*|Personal|Kellner*|Verkäufer*"),
        ("[deine|Ihre] Reise", "Flug|Flieger|Zug|Reise|Fahrt|Nachtzug"),
        ("den Kaffee", "Kaffee|Espresso|Cappuccino"),
        ("das Essen", "Essen|Frühstück|Menü|Pizza|Burger"),
        ("die Lieferung", "Liefer*|Versand|Paket|angekommen|verpackt"),
        ("das Update", "Update|neue Version|neues Design"),
        ("die App", "App"),
        ("die Website", "Website|Webseite|Seite|Shop"),
        ("das Spiel", "Spiel|Game"),
        ("die Passform", "passt perfekt|sitzt perfekt|bequem|gemütlich|weich"),
        ("[deine|Ihre] Maschine", "Maschine|Mühle|Gerät|Handy|Laptop"),
        ("die Qualität", "Qualität|hochwertig|robust"),
        ("die Preise", "Preis*|günstig|Schnäppchen"),
        ("die Filiale", "Filiale|Laden|Café|Restaurant|Geschäft"),
        ("das Hotel", "Hotel|Zimmer|Aufenthalt"),
    )
)  # fmt: skip

_IDEAS = (
    _thing("our", "f", "App", "App|Dunkelmodus", Topic.TECH),
    _thing("our", "f", "Website", "Website|Webseite|Homepage|Onlineshop", Topic.TECH),
    _thing("our", "p", "Öffnungszeiten", "Öffnungszeiten|länger offen|länger geöffnet|früher öffnen"
            "|früher aufmachen", Topic.VENUE),
    _thing("our", "f", "Lieferung", "Liefer*|Versand|Paket*|Verpackung*", Topic.GOODS),
    _thing("our", "p", "Größen", "Größe|Größen", Topic.GOODS),
    _thing("our", "n", "Essen", "Essen|Speisekarte|Menü|Frühstück|vegan*|vegetarisch*|Kaffee", Topic.VENUE),
    _thing("our", "p", "Preise", "Preis*|Rabatt*|Gebühr*", Topic.MONEY),
    _thing("our", "p", "Flüge", "Flug|Flüge|Flügen|Flieger", Topic.TRAVEL),
    _thing("our", "p", "Züge", "Zug|Züge|Zügen|Schlafwagen|Abteil*", Topic.TRAVEL),
    _thing("our", "m", "Newsletter", "Newsletter*", None),
    _thing("the", "n", "Spiel", "Spiel|Level|Karte|Server", Topic.TECH),
    _thing("our", "f", "Software", "Funktion|Funktionen|Einstellung*|Taste|Knopf|Update|Filter", Topic.TECH),
    _thing("our", "p", "Produkte", "Produkt*|Farbe|Farben|Sorte|Sorten", Topic.GOODS),
    _thing("our", "m", "Service", "Service|Support|Mitarbeiter*|Hotline|Chat", Topic.SERVICE),
)  # fmt: skip

_DEVICES = alternatives(
    "Android|iOS|Windows|Mac|PC|PS4|PS5|Xbox|Switch|iPhone|iPad"
    "|Laptop|Computer|Rechner|Fernseher|TV|Handy|Tablet|Samsung|Chrome|Safari|Firefox"
)

_IDLE_WORDS = alternatives(
    "am Bahnhof|mit dem Zug|im Zug|mit dem Bus|im Bus|auf den Bus|per Mail|per E-Mail|eine Mail|"
    "eine E-Mail|kein Problem|ohne Probleme|keine Probleme|ohne Verspätung|keine Verspätung|"
    "pünktlich und ohne|nicht teuer|gar nicht teuer|am Markt|auf dem Markt|auf Seite|auf meiner Seite|"
    "zur Seite|im Fernsehen|am Tisch|im Bett|ins Bett|bei der Arbeit|kalte Milch|kalter Milch"
)

_DOUBTS = alternatives(
    "falls|sollte mein|sollte der|sollte die|sollte das|ob mein|ob meine|ob der|ob die|ob das|wenn mein|wenn meine"
)

_ELSEWHERE = alternatives(
    "bei anderen Firmen|andere Firmen|bei der Konkurrenz|mein alter Anbieter"
    "|meinem alten Anbieter|bei meiner alten Bank|anders als bei"
)

GERMAN = Tables(
    language="de",
    things=_THINGS,
    troubles=_TROUBLES,
    liked=_LIKED,
    ideas=_IDEAS,
    devices=_DEVICES,
    idle=_IDLE_WORDS,
    joining="für",
    elsewhere=_ELSEWHERE,
    doubts=_DOUBTS,
)
