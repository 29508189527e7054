"""The words in which people ask, want and tell of trouble in German."""

from __future__ import annotations

from domain.ask import Need
from responders.asking import Asking
from responders.asking import phrases
from responders.asking import rule

DE = Asking(
    openings=phrases(
        "wann|wie lange dauert|wie lange muss|wie lange soll|wie lange braucht|wie lange noch|wie lange gilt|"
        "wie lange habt|wie lange ist|wie lange wird|wie kann|wie könnte|wie komme|wie mache|wie geht|wie bekomme|"
        "wie funktioniert|wie storniere|wie kündige|wie ändere|wie viel kostet|wieviel kostet|wie viel kosten|"
        "wie teuer|wie erreiche|wie soll|wie sieht es|wie ist der|wie ist die|wie läuft|wie schicke|wie sende|"
        "was kostet|was kosten|was ist mit|was ist los|was ist da|was ist bei euch|was passiert|was kann|"
        "was soll ich|was muss ich|was mache ich|wo ist|wo sind|wo bleibt|wo bleiben|wo finde|wo kann|wo bekomme|"
        "wo steht|wo gibt|warum|wieso|weshalb|wer kann|wer ist|welche größe|welcher laden|kann ich|kann man|"
        "könnt ihr|können sie|kann jemand|kann mir|könnte jemand|könntet ihr|könnten sie|habt ihr|haben sie|"
        "hat jemand|gibt es|gibt s|gibts|ist es möglich|ist das normal|ist mein|ist meine|sind meine|weiß jemand|"
        "wisst ihr|darf ich|dürfen wir|werdet ihr|werden sie|wird es|seid ihr|macht ihr|liefert ihr|verkauft ihr|"
        "bekomme ich|muss ich|soll ich|kommt ihr|kommt mein|kommt meine|wäre es möglich|würdet ihr|würden sie|"
        "besteht die"
    ),
    requests=phrases(
        "bitte um|bitte helft|bitte helfen|hilfe|helft mir|helfen sie mir|könnt ihr helfen|kann mir jemand|"
        "ich brauche|wir brauchen|ich will|wir wollen|ich möchte|wir möchten|ich hätte gern|ich hätte gerne|"
        "ich bräuchte|ich verlange|ich erwarte|ich suche|ich fordere|gebt mir|schickt mir|schicken sie mir|sagt mir|"
        "sagt bescheid|gebt bescheid|sagen sie mir|ruft mich|rufen sie mich|meldet euch|melden sie sich|antwortet|"
        "antworten sie|bitte prüft|bitte prüfen|bitte schaut|schaut bitte|bitte ändert|bitte stornier*|bitte kündig*|"
        "bitte löscht|bitte löschen|bitte schickt|bitte schicken|bitte repariert|bitte behebt|repariert|behebt das|"
        "kümmert euch|bitte meldet|bitte sagt|bitte erklärt|bitte erstattet|bitte erstatten|bitte tauscht|"
        "bitte bringt|bringt bitte|bringt das|bringt die|bringt den|erstattet mir|frage mich|wollte fragen|"
        "wollte wissen|würde gern wissen|würde gerne wissen|wüsste gern|wüsste gerne|eine frage|wäre schön wenn|"
        "wäre toll wenn|wäre super wenn|wäre cool wenn|würde mir wünschen|wünsche mir|ihr solltet|sie sollten|"
        "ihr könntet|warum nicht mal|fordere|verlange|bitte sperrt|bitte entsperrt|bitte entsperren|tut was|"
        "tut endlich was|macht endlich|will mein geld|will meinen|geld zurück bitte|bitte um rückruf|wer hilft|"
        "vorschlag"
    ),
    no_requests=phrases(
        "ich möchte mich bedanken|möchte mich bedanken|möchte danke|wollte danke|will danke|möchte euch loben|"
        "möchte mal loben|möchte mal danke|möchte mich nur bedanken|ich will nicht mehr|will nie wieder|"
        "ich brauche euch nicht|brauche ich nicht|ich brauche nichts|schnelle hilfe|danke für die hilfe|"
        "danke für eure hilfe|für die hilfe|möchte nur sagen|wollte nur sagen|will nur sagen|ich will nicht|"
        "ich möchte nicht|tolle hilfe|super hilfe|ich brauche kein*"
    ),
    rhetorical=phrases(
        "ist das euer ernst|ist das ihr ernst|euer ernst|echt jetzt|im ernst|ernsthaft|wollt ihr mich|"
        "wollen sie mich verarschen|verarschen|was soll der mist|was soll der scheiß|was soll das|"
        "was stimmt nicht mit euch|geht s noch|gehts noch|spinnt ihr|habt ihr sie noch|habt ihr noch alle|"
        "seid ihr noch ganz|seid ihr bescheuert|wie schwer kann|wie schwer ist|so schwer|wofür zahle ich|"
        "wofür bezahle ich|wozu zahle ich|was ist falsch mit euch|was zur hölle|was zum teufel|wie oft soll|"
        "wie oft muss|wie oft denn noch|schon mal was von|zu viel verlangt|zuviel verlangt|wie kann man nur|"
        "wie kann man so|wie dumm|wie blöd|wie unfähig|wen interessiert|wer macht so|wer braucht|wisst ihr was|"
        "nennt ihr das|das nennt ihr|soll das ein witz|ist das ein witz|aprilscherz|versteckte kamera|wundert sich|"
        "was will man mehr|was erwartet man|wer hätte das gedacht|habe ich recht|oder was|was für ein laden|"
        "in welchem jahrhundert|glaubt ihr eigentlich|denkt ihr eigentlich|arbeitet bei euch überhaupt|"
        "kann das wahr sein|darf das wahr sein|was für ein service|schämt ihr euch"
    ),
    fillers=phrases(
        "hallo|hi|hey|moin|servus|guten tag|guten morgen|guten abend|liebes team|liebes|liebe|team|leute|und|aber|"
        "also|ok|so|sorry|entschuldigung|bitte|mal|eine frage|frage|kurze frage|außerdem|dann|danke|na|ähm|nun|"
        "sagt mal|sag mal|denn|weil|oder|jetzt|ach|noch eine frage|ps|p s"
    ),
    help=phrases(
        "hilfe|helfen|helft|hilft|was soll ich tun|was soll ich machen|was kann ich tun|was kann ich machen|"
        "was mache ich jetzt|tut was|tut endlich was|kümmert euch|schaut bitte|bitte schaut|bitte prüft|behebt das|"
        "was muss ich tun|was muss ich machen"
    ),
    needs=(
        rule(
            Need.STATUS,
            "wo ist|wo bleibt|wann|status|wie lange|warte|immer noch|noch kein*|stand",
            "erstattung|rückerstattung|rückzahlung|gutschrift|geld|ersatz|stornierung|kündigung",
        ),
        rule(
            Need.REFUND,
            "geld zurück|erstatt*|rückerstatt*|rückzahlung|zurückzahl*|zurück haben|mein geld|zurückbuch*|gutschrift|"
            "zurücküberweis*|zurückerstatt*",
        ),
        rule(
            Need.COMPENSATION,
            "entschädig*|gutschein|wiedergutmach*|kulanz|schadenersatz|schadensersatz|kompensation|ausgleich|"
            "rabatt für",
        ),
        rule(
            Need.CONTACT,
            "sprechen|rückruf|ruft mich|rufen sie mich|anrufen|telefonnummer|hotline|ansprechpartner*|erreiche ich|"
            "erreichen|meldet euch|melden sie sich|antwortet|antworten|kontakt*|mensch|mitarbeiter|e mail adresse|"
            "mailadresse|ans telefon|dm|an wen|zurückrufen",
        ),
        rule(
            Need.ACCESS,
            "einloggen|anmelden|anmeldung|passwort|login|ausgesperrt|zugang|zugriff|entsperr*|gesperrt|freischalt*|"
            "konto zurück|account zurück|reinkommen|pin|zugangsdaten|bestätigungscode",
        ),
        rule(
            Need.REPLACEMENT,
            "ersatz*|umtausch*|austausch*|tauscht|tauschen|neues gerät|neuen schicken|neue schicken|neues schicken|"
            "nochmal schicken|erneut schicken|richtige größe|richtigen artikel|das richtige|neuliefer*|nachliefer*",
        ),
        rule(
            Need.IMPROVEMENT,
            "wäre schön wenn|wäre toll wenn|wäre super wenn|wäre cool wenn|würde mir wünschen|wünsche mir|"
            "ihr solltet|sie sollten|ihr könntet|warum nicht mal|bringt bitte|bringt das|bringt die|bringt den|"
            "wieder einführen|wieder ins sortiment|funktion|vorschlag|dark mode|dunkelmodus|einbauen",
        ),
        rule(
            Need.EXPLANATION,
            "warum|wieso|weshalb|grund",
            "abgebucht|berechnet|gebühr*|teuer|kostet|zahle|bezahle|rechnung|preis",
        ),
        rule(
            Need.HOW_TO,
            "wie kann ich|wie kann man|wie mache|wie geht|wie komme|wie bekomme|wie funktioniert|wie storniere|"
            "wie kündige|wie ändere|was muss ich|anleitung|wie schicke|wie sende|muss ich|wo finde ich|wo kann ich|"
            "wie stelle|wie können wir|gibt es eine möglichkeit",
        ),
        rule(Need.CANCEL, "stornier*|kündig*|abbestell*|löscht|löschen|abmelden|kündigung|widerruf*|widerrufen"),
        rule(
            Need.CHANGE,
            "ändern|ändert|umbuch*|verschieb*|wechseln|andere größe|anderen termin|anderer termin|andere adresse|"
            "änderung|verlegen|upgrade|umstellen|neuen termin|anderen flug|nächsten flug|korrigier*",
        ),
        rule(
            Need.EXPLANATION,
            "warum|wieso|weshalb",
            "verspät*|zu spät|gestrichen|storniert|annulliert|immer|nie|schon wieder|nicht mehr|so lange|noch nicht|"
            "keine|zu|geschlossen",
        ),
        rule(
            Need.STATUS,
            "wo ist mein*|wo sind mein*|wo bleibt|wo bleiben|wo steckt|wo ist unser*|wo ist das paket|wo ist die|"
            "wann kommt|wann kommen|wann bekomme|wann wird|wann werden|wann erhalte|wann ist mein*|wann darf|"
            "wann kann ich mit|wann trifft|wann fährt|wann fliegt|wann geht|wann funktioniert|status|"
            "sendungsverfolgung|verschickt|versendet|unterwegs|was ist mit mein*|ist mein*|sind mein*|kommt mein*|"
            "wie lange noch|wie lange muss|wie lange soll|stand der|neuigkeiten|immer noch nicht|warte|tracking|"
            "pünktlich|wann liefert|wann geliefert|lieferstatus",
        ),
        rule(
            Need.PRICE,
            "kostet|kosten|preis|preise|gebühr*|wie teuer|wie viel|wieviel|rabatt|rabattcode|günstiger|"
            "studentenrabatt|versandkosten|tarif*",
        ),
        rule(
            Need.TIME,
            "öffnungszeiten|geöffnet|wann macht|wann öffnet|wann schließt|macht ihr auf|auf|offen|bis wann|wie lange|"
            "um wie viel uhr|uhrzeit|frist|läuft ab|welcher tag",
        ),
        rule(
            Need.AVAILABILITY,
            "verfügbar*|vorrätig|auf lager|lager|habt ihr|verkauft ihr|ausverkauft|wieder da|wieder erhältlich|"
            "erhältlich|gibt es|gibt s|gibts|liefert ihr|bietet ihr|führt ihr|im sortiment|versendet ihr|"
            "verschickt ihr",
        ),
        rule(
            Need.EXPLANATION,
            "warum|wieso|weshalb|grund|erklär*|was ist passiert|was ist da los|was ist los|was ist bei euch|"
            "woran liegt|was war da",
        ),
        rule(
            Need.REPAIR,
            "repar*|beheb*|behebt|funktionier*|geht nicht|geht wieder|kaputt|abstürz*|stürzt|fehler*|problem*|lösung|"
            "lösen|störung|techniker|läuft|gefixt|fixen",
        ),
        rule(
            Need.PLACE,
            "wo ist|wo sind|wo finde|wo kann|wo gibt|wo bekomme|welche filiale|welcher laden|adresse|nächste filiale|"
            "standort|welches gate|welches terminal|wohin",
        ),
        rule(Need.TIME, "wann"),
        rule(Need.CONTACT, "hilfe|helfen|helft|tut was|kümmert euch"),
    ),
    troubles=(
        rule(
            Need.REFUND,
            "doppelt abgebucht|zweimal abgebucht|doppelt berechnet|zu viel berechnet|zu viel abgebucht|"
            "zweimal berechnet|falscher betrag|falsch abgebucht|unberechtigt abgebucht|abgebucht|abgezogen|"
            "weiter abgebucht|zweimal belastet|doppelt belastet|doppelte abbuchung",
        ),
        rule(
            Need.ACCESS,
            "nicht einloggen|nicht anmelden|ausgesperrt|konto gesperrt|account gesperrt|passwort vergessen|"
            "kein zugriff|keinen zugriff|keinen zugang|kein zugang|konto wurde gesperrt|account wurde gesperrt|"
            "gehackt|komme nicht rein|komme nicht in|lässt mich nicht rein|komme nicht mehr in|nicht mehr einloggen|"
            "login geht nicht|login funktioniert nicht|anmeldung geht nicht",
        ),
        rule(
            Need.REPLACEMENT,
            "falscher artikel|falschen artikel|falsche ware|falsche größe|falsche farbe|falsches produkt|"
            "falsches teil|kaputt angekommen|beschädigt angekommen|defekt angekommen|zerbrochen angekommen|zu klein|"
            "zu groß|zu eng|passt nicht|teile fehlen|teil fehlt|fehlen teile|fehlt ein teil|artikel fehlt|fehlt in|"
            "statt der|statt des|falsche bestellung",
        ),
        rule(
            Need.REPLACEMENT,
            "kaputt|beschädigt|defekt|zerbrochen|zerkratzt|gerissen|zerrissen|auseinandergefallen",
            "paket|bestellt|bestellung|lieferung|geliefert|artikel|gekauft|angekommen|lampe|stuhl|schuhe|hemd|kleid|"
            "jacke|tasse*|teller|vase|koffer|maschine|geschenk|ware|gerät|glas|bekommen",
        ),
        rule(
            Need.CHANGE,
            "flug|zug|flieger|ice|reise",
            "gestrichen|storniert|annulliert|gecancelt|fällt aus|ausgefallen|verpasst|überbucht",
        ),
        rule(
            Need.CHANGE,
            "anschluss verpasst|anschlussflug verpasst|anschlusszug verpasst|gestrandet|sitzen fest|sitze fest",
        ),
        rule(
            Need.STATUS,
            "nicht angekommen|nie angekommen|noch nicht da|immer noch nicht da|nicht erhalten|nie erhalten|"
            "nicht bekommen|nie bekommen|nichts bekommen|nichts angekommen|verschwunden|verloren gegangen|"
            "verlorengegangen|koffer verloren|gepäck verloren|warte seit|warte immer noch|warte noch|warten seit|"
            "kommt nicht|nicht geliefert|noch keine lieferung|noch kein paket|keine erstattung|noch kein geld|"
            "niemand gekommen|keiner gekommen|nicht erschienen|nicht aufgetaucht|angeblich zugestellt|als zugestellt|"
            "zugestellt aber|noch keine bestellung|hängt seit",
        ),
        rule(
            Need.STATUS,
            "paket|päckchen|sendung|lieferung|bestellung|koffer|gepäck|erstattung|rucksack",
            "verspät*|zu spät|fehlt|fehlen|verloren|warte|warten|weg|immer noch nicht|noch nicht|überfällig",
        ),
        rule(Need.STATUS, "flug|flieger|maschine|zug|bahn|bus|ice", "verspät*|zu spät|stunden|warten|warte|steht"),
        rule(
            Need.REPAIR,
            "funktioniert nicht|funktioniert nicht mehr|geht nicht|geht nicht mehr|klappt nicht|läuft nicht|"
            "fehlermeldung|fehler|stürzt ab|abgestürzt|störung|ausfall|kein netz|kein internet|kein empfang|"
            "lädt nicht|öffnet nicht|hängt sich auf|friert ein|kaputt|defekt|geht gar nichts|geht nichts|bricht ab|"
            "kein wlan|kein strom|kein warmwasser|ist down|probleme mit|startet nicht|tot",
        ),
        rule(
            Need.CONTACT,
            "keine antwort|niemand antwortet|keiner antwortet|warteschleife|aufgelegt|niemand meldet|keiner meldet|"
            "meldet sich nicht|meldet sich niemand|meldet sich keiner|nicht erreichbar|ignoriert|keine reaktion|"
            "niemanden erreichen|keinen erreichen|geht keiner ran|geht niemand ran|kein rückruf",
        ),
    ),
)  # fmt: skip
