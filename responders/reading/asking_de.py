"""The words in which people ask, want and tell of trouble in German."""

from __future__ import annotations

from domain.ask import Need
from responders.reading.asking import Asking
from responders.reading.asking import phrases
from responders.reading.asking import rule

DE = Asking(
    openings=phrases(
        "wann|wie lange dauert|wie lange muss|wie lange soll|wie lange braucht|wie lange noch|wie lange gilt|"
        "wie lange habt|wie lange ist|wie lange wird|wie kann|wie könnte|wie komme|wie mache|wie geht|wie bekomme|"
        "wie funktioniert|wie storniere|wie kündige|wie ändere|wie viel kostet|wieviel kostet|wie viel kosten|"
        "wie teuer|wie erreiche|wie soll|wie sieht es|wie ist der|wie ist die|wie läuft|wie schicke|wie sende|"
        "was kostet|was kosten|was ist mit|was ist los|was ist da|was ist bei euch|was passiert|was kann|was soll ich|"
        "was muss ich|was mache ich|wo ist|wo sind|wo bleibt|wo bleiben|wo finde|wo kann|wo bekomme|wo steht|wo gibt|"
        "warum|wieso|weshalb|wer kann|wer ist|kann ich|kann man|könnt ihr|können sie|kann jemand|kann mir|"
        "könnte jemand|könntet ihr|könnten sie|habt ihr|haben sie|hat jemand|gibt es|gibt s|gibts|ist es möglich|"
        "ist mein|ist meine|sind meine|weiß jemand|wisst ihr|darf ich|dürfen wir|werdet ihr|werden sie|wird es|"
        "seid ihr|macht ihr|liefert ihr|verkauft ihr|bekomme ich|muss ich|soll ich|kommt ihr|kommt mein|kommt meine|"
        "wäre es möglich|würdet ihr|würden sie|besteht die|bitte|ruft mich bitte|ruft mich an|ruft mich zurück|schickt|"
        "schicken sie|gebt|erklärt|erklären sie|storniert|ändert|bringt|repariert|erstattet|ab wann|bis wann|seit wann|"
        "gilt|gelten|sind die|ist die|ist der|ist das|hat der|hat die|nehmt ihr|akzeptiert ihr|wer macht|wer kümmert|"
        "welche|welcher|welches|welchen|ist euch|kommt der|kommt die|lohnt sich|darf man|was tun|was nun|und jetzt|"
        "und nun"
    ),
    interrogatives=phrases(
        "was|wie|warum|wieso|weshalb|wann|wo|wohin|woher|wozu|wer|wem|wen|welch*|ist|sind|war|bin|hat|habt|haben|kann|"
        "kannst|können|könnt|könnte*|wird|werdet|werden|würde*|gibt|darf|dürfen|muss|müssen|soll|sollen|geht|kommt|"
        "kommen|bekomme*|macht|stimmt"
    ),
    requests=phrases(
        "bitte um|bitte helft|bitte helfen|hilfe|helft mir|helfen sie mir|könnt ihr helfen|kann mir jemand|ich brauche|"
        "wir brauchen|ich will|wir wollen|ich möchte|wir möchten|ich bräuchte|ich erwarte|ich suche|gebt mir|"
        "schickt mir|schicken sie mir|sagt mir|sagt bescheid|gebt bescheid|sagen sie mir|bitte ruft|ruft bitte|"
        "rufen sie mich|meldet euch|melden sie sich|antwortet|antworten sie|bitte prüft|bitte prüfen|bitte schaut|"
        "schaut bitte|bitte ändert|bitte stornier*|bitte kündig*|bitte löscht|bitte löschen|bitte schickt|"
        "bitte schicken|bitte behebt|repariert|behebt das|kümmert euch|bitte meldet|bitte sagt|bitte erklärt|"
        "bitte erstattet|bitte erstatten|bitte tauscht|bitte bringt|bringt bitte|bringt das|bringt die|bringt den|"
        "erstattet mir|frage mich|wollte fragen|wollte wissen|würde gern wissen|würde gerne wissen|wüsste gern|"
        "wüsste gerne|eine frage|wäre schön wenn|wäre toll wenn|wäre super wenn|wäre cool wenn|würde mir wünschen|"
        "schön wäre|toll wäre|super wäre|cool wäre|klasse wäre|wünsche mir|ihr solltet|sie sollten|ihr könntet|"
        "warum nicht mal|fordere|verlange|bitte sperrt|bitte entsperrt|bitte entsperren|tut was|tut endlich was|"
        "macht endlich|will mein geld|will meinen|geld zurück bitte|wer hilft|vorschlag|wer kann helfen|könnt ihr mal|"
        "könnt ihr bitte|hätte gern|hätte gerne|möchte gern|möchte bitte"
    ),
    no_requests=phrases(
        "möchte mich bedanken|möchte danke|wollte danke|will danke|möchte euch loben|möchte mal loben|möchte mal danke|"
        "möchte mich nur bedanken|will nie wieder|ich brauche euch nicht|brauche ich nicht|ich brauche nichts|"
        "schnelle hilfe|danke für eure hilfe|für die hilfe|möchte nur sagen|wollte nur sagen|will nur sagen|"
        "ich will nicht|ich möchte nicht|tolle hilfe|super hilfe|ich brauche kein*"
    ),
    rhetorical=phrases(
        "ist das ihr ernst|euer ernst|echt jetzt|im ernst|ernsthaft|wollt ihr mich|verarschen|was soll der mist|"
        "was soll der scheiß|was soll das|was stimmt nicht mit euch|geht s noch|gehts noch|spinnt ihr|"
        "habt ihr sie noch|habt ihr noch alle|seid ihr noch ganz|seid ihr bescheuert|wie schwer kann|wie schwer ist|"
        "so schwer|wofür zahle ich|wofür bezahle ich|wozu zahle ich|was ist falsch mit euch|was zur hölle|"
        "was zum teufel|wie oft soll|wie oft muss|wie oft denn noch|schon mal was von|zu viel verlangt|zuviel verlangt|"
        "wie kann man nur|wie kann man so|wie dumm|wie blöd|wie unfähig|wen interessiert|wer macht so|wer braucht|"
        "wisst ihr was|nennt ihr das|das nennt ihr|soll das ein witz|ist das ein witz|aprilscherz|versteckte kamera|"
        "wundert sich|was will man mehr|was erwartet man|wer hätte das gedacht|habe ich recht|oder was|"
        "was für ein laden|in welchem jahrhundert|glaubt ihr eigentlich|denkt ihr eigentlich|"
        "arbeitet bei euch überhaupt|kann das wahr sein|darf das wahr sein|was für ein service|schämt ihr euch|"
        "was soll der quatsch|was soll der unsinn|was soll der blödsinn|lernt ihr|schlaft ihr"
    ),
    fillers=phrases(
        "hallo|hi|hey|moin|servus|guten tag|guten morgen|guten abend|liebes team|liebes|liebe|team|leute|und|aber|also|"
        "ok|so|sorry|entschuldigung|bitte|mal|eine frage|frage|kurze frage|außerdem|dann|danke|na|ähm|nun|sagt mal|"
        "sag mal|denn|weil|oder|jetzt|ach|noch eine frage|ps|p s"
    ),
    help=phrases(
        "hilfe|helfen|helft|hilft|was mache ich jetzt|tut was|tut endlich was|kümmert euch|schaut bitte|bitte schaut|"
        "bitte prüft|behebt das|was muss ich tun|was muss ich machen|und jetzt|und nun|was nun|wie geht es weiter|"
        "wie geht s weiter|was tun|was machen wir|was soll ich|was kann ich"
    ),
    supposed=phrases(
        "falls|was wenn|wenn mein|wenn meine|nach der störung|nach dem ausfall|seit dem ausfall|wegen des ausfalls"
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
            "entschädig*|wiedergutmach*|kulanz|schadenersatz|schadensersatz|kompensation|ausgleich|rabatt für",
        ),
        rule(Need.COMPENSATION, "gutschein|rabatt", "gebt|geben|bekomme|schickt|dafür|wegen|erwarte|als"),
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
            Need.INFORMATION,
            "rechnung|rechnungen|beleg|quittung|bestätigung|bescheinigung|kopie",
            "schickt|schicken|brauche|bekomme|bräuchte|sendet|senden|möchte|hätte|wo",
        ),
        rule(
            Need.REPLACEMENT,
            "ersatz*|umtausch*|austausch*|tauscht|tauschen|neues gerät|neuen schicken|neue schicken|neues schicken|"
            "nochmal schicken|erneut schicken|richtige größe|richtigen artikel|das richtige|neuliefer*|nachliefer*|"
            "eine neue|einen neuen|ein neues|neue bitte",
        ),
        rule(
            Need.IMPROVEMENT,
            "wäre schön wenn|wäre toll wenn|wäre super wenn|wäre cool wenn|würde mir wünschen|wünsche mir|schön wäre|"
            "toll wäre|super wäre|cool wäre|klasse wäre|ihr solltet|sie sollten|ihr könntet|warum nicht mal|"
            "bringt bitte|bringt das|bringt die|bringt den|wieder einführen|wieder ins sortiment|funktion|vorschlag|"
            "dark mode|dunkelmodus|einbauen",
        ),
        rule(Need.AVAILABILITY, "lieferbar|wieder da|auf lager|vorrätig|wieder rein|wieder erhältlich|ausverkauft"),
        rule(
            Need.EXPLANATION,
            "warum|wieso|weshalb|grund",
            "abgebucht|berechnet|gebühr*|teuer|kostet|zahle|bezahle|rechnung|preis|erhöht|tarif|aufschlag|teurer",
        ),
        rule(
            Need.PLACE,
            "wo ist|wo sind|wo finde|wo kann|wo gibt|wo bekomme|wo steht|welche|welcher",
            "filiale*|laden|läden|geschäft*|shop|store|haltestelle|parkplatz|eingang|schalter|automat|gate|terminal|"
            "gleis|toilette*|büro|lounge",
        ),
        rule(Need.TIME, "bis wann|ab wann|wann muss|wann kann ich|um wie viel uhr"),
        rule(
            Need.HOW_TO,
            "wie kann ich|wie kann man|wie mache|wie geht|wie komme|wie bekomme|wie funktioniert|wie storniere|"
            "wie kündige|wie ändere|anleitung|wie schicke|wie sende|muss ich|wo finde ich|wo kann ich|wie stelle|"
            "wie können wir|gibt es eine möglichkeit|wie reinige|wie entkalke|wie installiere|wie verbinde|"
            "wie richte ich|wie wechsle|wie öffne|wie benutze|wie lösche|wie aktiviere",
        ),
        rule(Need.CANCEL, "stornier*|kündig*|abbestell*|löscht|löschen|abmelden|widerruf*"),
        rule(
            Need.CHANGE,
            "ändern|ändert|umbuch*|verschieb*|wechseln|andere größe|anderen termin|anderer termin|andere adresse|"
            "änderung|verlegen|upgrade|umstellen|neuen termin|anderen flug|nächsten flug|korrigier*|umtragen|"
            "vorverlegen|umziehen|pausieren|anderen platz|anderes zimmer|anderer platz|auf freitag|umgebucht",
        ),
        rule(
            Need.EXPLANATION,
            "warum|wieso|weshalb",
            "verspät*|gestrichen|storniert|annulliert|immer|nie|schon wieder|nicht mehr|so lange|noch nicht|keine|zu|"
            "geschlossen",
        ),
        rule(
            Need.STATUS,
            "wo bleibt|wo bleiben|wo steckt|wo ist unser*|wo ist das paket|wo ist die|wann kommt|wann kommen|"
            "wann bekomme|wann wird|wann werden|wann erhalte|wann darf|wann kann ich mit|wann trifft|wann fährt|"
            "wann fliegt|wann geht|wann funktioniert|status|sendungsverfolgung|verschickt|versendet|unterwegs|"
            "was ist mit mein*|ist mein*|sind mein*|kommt mein*|wie lange noch|wie lange muss|wie lange soll|stand der|"
            "neuigkeiten|immer noch nicht|warte|tracking|pünktlich|wann liefert|wann geliefert|lieferstatus|angekommen|"
            "eingegangen|bearbeitet|weiter mit mein*|durchgegangen|versandt",
        ),
        rule(
            Need.PRICE,
            "kostet|kosten|preis|preise|gebühr*|wie teuer|wie viel|wieviel|rabatt|rabattcode|günstiger|studentenrabatt|"
            "versandkosten|tarif*",
        ),
        rule(
            Need.TIME,
            "öffnungszeiten|geöffnet|wann macht|wann öffnet|wann schließt|offen|bis wann|wie lange|um wie viel uhr|"
            "uhrzeit|frist|läuft ab|welcher tag|ab wann|seit wann|gilt|gelten|gültig|dauert die lieferung|"
            "dauert der versand|wann endet|wann beginnt|auf haben|auf hat|habt ihr auf|hat auf|machen auf",
        ),
        rule(
            Need.AVAILABILITY,
            "verfügbar*|vorrätig|lager|habt ihr|verkauft ihr|ausverkauft|wieder da|erhältlich|gibt es|gibt s|gibts|"
            "liefert ihr|bietet ihr|führt ihr|im sortiment|versendet ihr|verschickt ihr",
        ),
        rule(
            Need.EXPLANATION,
            "warum|wieso|weshalb|grund|erklär*|was ist passiert|was ist da los|was ist los|was ist bei euch|"
            "woran liegt|was war da",
        ),
        rule(
            Need.REPAIR,
            "repar*|beheb*|funktionier*|geht nicht|geht wieder|kaputt|abstürz*|stürzt|fehler*|problem*|lösung|lösen|"
            "störung|techniker|läuft|gefixt|fixen",
        ),
        rule(
            Need.PLACE,
            "welche filiale|welcher laden|adresse|nächste filiale|standort|welches gate|welches terminal|wohin",
        ),
    ),
    vague=(
        rule(Need.PLACE, "wo ist|wo sind|wo finde|wo kann|wo gibt|wo bekomme"),
        rule(Need.TIME, "wann"),
    ),
    troubles=(
        rule(
            Need.REFUND,
            "doppelt berechnet|zu viel berechnet|zweimal berechnet|falscher betrag|abgebucht|abgezogen|"
            "zweimal belastet|doppelt belastet|doppelte abbuchung|punkte weg|punkte sind weg|geld weg|zu viel bezahlt|"
            "doppelt bezahlt|zu viel gezahlt|erstattung abgelehnt|keine erstattung",
        ),
        rule(
            Need.ACCESS,
            "nicht einloggen|nicht anmelden|ausgesperrt|passwort vergessen|kein zugriff|keinen zugriff|keinen zugang|"
            "kein zugang|gehackt|komme nicht rein|komme nicht in|lässt mich nicht rein|komme nicht mehr in|"
            "app nicht rein|nicht mehr rein|nicht mehr einloggen|login geht nicht|login funktioniert nicht|"
            "anmeldung geht nicht|aus meinem konto|code kommt nicht|keinen code|kein code|passwort zurücksetzen|"
            "konto ist weg|gesperrt",
        ),
        rule(
            Need.REPLACEMENT,
            "falscher artikel|falschen artikel|falsche ware|falsche größe|falsche farbe|falsches produkt|falsches teil|"
            "kaputt angekommen|beschädigt angekommen|defekt angekommen|zerbrochen angekommen|zu klein|zu groß|zu eng|"
            "passt nicht|teile fehlen|teil fehlt|fehlen teile|fehlt ein teil|artikel fehlt|statt der|statt des|"
            "falsche bestellung|fehlt die hälfte|fehlt was|fehlt etwas|hälfte fehlt|eingelaufen|eingegangen|abgelaufen|"
            "verschimmelt|schimmel|nach einmal waschen|nicht das was ich bestellt|nur ein schuh|zwei linke|naht|"
            "falsche pizza|falsches essen|falsche schuhe|falsches gerät|ein loch|flecken|delle|kratzer|riss|"
            "gebraucht statt",
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
            Need.REPLACEMENT,
            "fehlt|fehlen",
            "in der bestellung|bei der bestellung|in meiner bestellung|im paket|in der lieferung|bei der lieferung|"
            "zwei|drei|artikel|teile|schrauben",
        ),
        rule(
            Need.STATUS,
            "nicht angekommen|nie angekommen|noch nicht da|nicht erhalten|nie erhalten|nicht bekommen|nie bekommen|"
            "nichts bekommen|nichts angekommen|verschwunden|verloren gegangen|verlorengegangen|koffer verloren|"
            "gepäck verloren|warte seit|warte immer noch|warte noch|warten seit|kommt nicht|nicht geliefert|"
            "noch keine lieferung|noch kein paket|keine erstattung|noch kein geld|niemand gekommen|keiner gekommen|"
            "nicht erschienen|nicht aufgetaucht|angeblich zugestellt|als zugestellt|zugestellt aber|"
            "noch keine bestellung|hängt seit|niemanden angetroffen|nicht angetroffen|kam nicht|kam nie|kam keiner|"
            "kam niemand|nicht gekommen|nicht zugestellt|seit tagen nichts|seit wochen nichts|tage zu spät|steht seit|"
            "noch immer nicht|bis heute nicht|sendungsverfolgung",
        ),
        rule(
            Need.STATUS,
            "paket|päckchen|sendung|lieferung|bestellung|koffer|gepäck|erstattung|rucksack|am gate|keine info|"
            "keine infos|stunden am",
            "verspät*|zu spät|fehlt|fehlen|verloren|warte|warten|weg|noch nicht|überfällig",
        ),
        rule(Need.STATUS, "flug|flieger|maschine|zug|bahn|bus|ice", "verspät*|zu spät|stunden|warten|warte|steht"),
        rule(
            Need.STATUS,
            "vergessen|liegen gelassen|liegengelassen|liegen lassen",
            "im zug|im bus|im flieger|im flugzeug|im ice|in der bahn|an bord|im abteil",
        ),
        rule(
            Need.REPAIR,
            "funktioniert nicht|geht nicht|klappt nicht|läuft nicht|fehlermeldung|fehler|abgestürzt|störung|ausfall|"
            "kein netz|kein internet|kein empfang|lädt nicht|öffnet nicht|friert ein|kaputt|defekt|geht gar nichts|"
            "geht nichts|bricht ab|kein wlan|kein strom|kein warmwasser|ist down|app down|seite down|server down|"
            "geht s immer noch nicht|geht immer noch nicht|gehen nicht|probleme mit|startet nicht|tot|stürzt|"
            "schleudert nicht|heizt nicht|kühlt nicht|springt nicht|geht wieder nicht|ohne internet|internet weg|"
            "internet ausgefallen|seit gestern kein|seit heute kein|wackelkontakt|ruckelt|hängt|reagiert nicht|tropft|"
            "undicht|kann nicht bezahlen|zahlung schlägt|zahlung fehlgeschlagen|kein ton|kein bild|zu langsam|"
            "so langsam|total langsam|super langsam|extrem langsam|langsames|unbrauchbar|nicht angenommen|"
            "wird nicht akzeptiert|wird nicht erkannt|abgelehnt",
        ),
        rule(
            Need.CONTACT,
            "keine antwort|niemand antwortet|keiner antwortet|warteschleife|aufgelegt|niemand meldet|keiner meldet|"
            "meldet sich nicht|meldet sich niemand|meldet sich keiner|nicht erreichbar|ignoriert|keine reaktion|"
            "niemanden erreichen|keinen erreichen|geht keiner ran|geht niemand ran|kein rückruf|null antworten|"
            "keinerlei antwort|keine rückmeldung|nie eine antwort|keiner reagiert|niemand reagiert|keiner ruft|"
            "niemand ruft|besetzt",
        ),
    ),
)  # fmt: skip
