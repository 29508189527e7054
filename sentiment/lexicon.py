"""The words that judging by rules listens for, by language; folded once, looked up by `domain.words`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.words import terms


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """One language's words. `trouble` names what went wrong, `blame` holds us to it, `opening` asks."""

    outage: tuple[str, ...]
    trouble: tuple[str, ...]
    blame: tuple[str, ...]
    opening: tuple[str, ...]
    praise: tuple[str, ...]
    abuse: tuple[str, ...]


_EN = Lexicon(
    outage=terms(
        "outage*", "is down", "are down", "went down", "still down", "down for everyone", "servers down", "site down",
        "website down", "app down", "systems down", "totally down", "not working for anyone", "not working for anybody",
        "doesn't work for anyone", "anyone else having", "is it just me", "nobody can log in", "no one can log in",
        "everyone is having", "internal server error", "error 500", "error 503", "service unavailable",
        "no signal anywhere", "crashed for everyone",
    ),
    trouble=terms(
        "late", "delay*", "lost", "missing", "never arrived", "never came", "not arrived", "hasn't arrived",
        "haven't received", "not received", "never received", "broken", "broke", "damaged", "defective", "faulty",
        "cancelled", "canceled", "cancel", "cancellation", "on hold", "hung up", "disconnected", "wrong", "overcharged",
        "charged twice", "double charged", "overbooked", "stranded", "stuck", "rude", "doesn't work", "doesnt work",
        "not working", "isn't working", "won't work", "can't log in", "cant login", "crash*", "error", "glitch*",
        "no response", "no reply", "no answer", "nobody answers", "no one answers", "still waiting", "been waiting",
        "hours waiting", "waiting for", "refund*", "missed", "expired", "stolen", "dirty", "cold food", "doesn't fit",
        "does not work", "too small", "too big", "unable to", "can't get", "problem*", "issue", "issues", "bug",
        "charged me", "billed me", "billed twice", "logs me out", "logged me out", "kicks me out", "went dead",
        "ruined", "stopped working", "still no", "still not", "still haven't", "never got", "didn't get", "did not get",
    ),
    blame=terms(
        "you", "your", "you're", "u", "ur", "complaint*", "unacceptable", "disappoint*", "terrible", "awful",
        "horrible", "worst", "ridiculous", "disgust*", "useless", "pathetic", "joke", "fail", "fails", "failed",
        "never again", "shame", "poor service", "bad service", "customer service", "fix this", "sort it out", "explain",
        "not happy", "nothappy", "unhappy", "frustrat*", "annoy*", "scam", "ripped off", "nerves",
    ),
    opening=terms(
        "how do i", "how do you", "how can i", "how long", "how much", "how many", "how to", "what time", "what is the",
        "what are", "when is", "when will", "when does", "when are", "where is", "where can", "where do", "which",
        "can i", "can you", "could you", "could i", "do you", "does it", "does the", "did you", "is there", "are there",
        "will you", "will there", "would you", "any chance", "any idea", "anyone know", "wondering if", "may i",
        "what happens", "why is", "why do", "why does", "why are", "please advise", "question for you",
    ),
    praise=terms(
        "thank*", "thx", "love", "loving", "great", "awesome", "amazing", "excellent", "best", "fantastic", "wonderful",
        "perfect", "brilliant", "well done", "kudos", "props to", "shout out", "shoutout", "impressed", "helpful",
        "appreciate*", "good job", "great job", "so happy", "delighted", "friendly", "beautiful", "nice", "grateful",
    ),
    abuse=terms(
        "fuck you", "fuck off", "f u", "go to hell", "you idiots", "you idiot", "idiots", "morons", "you moron",
        "assholes", "asshole", "bastards", "bitches", "bitch", "scumbags", "scum", "retards", "retarded",
        "kill yourself", "kys", "i will kill", "hope you die", "stupid people", "dumbasses", "cunt*", "wankers",
    ),
)  # fmt: skip
_DE = Lexicon(
    outage=terms(
        "Störung*", "Ausfall", "Totalausfall", "Serverausfall", "Server down", "ist down", "seid down", "App down",
        "Seite down", "nicht erreichbar", "geht bei niemandem", "bei keinem", "geht gerade nichts", "alles lahmgelegt",
        "funktioniert bei niemandem", "noch jemand Probleme", "bei euch auch nicht", "nur bei mir",
    ),
    trouble=terms(
        "verspät*", "zu spät", "verloren", "fehlt", "fehlen", "nicht angekommen", "nicht da", "nie angekommen",
        "kaputt", "defekt*", "beschädigt*", "storniert*", "gestrichen", "annulliert*", "Warteschleife", "warte seit",
        "warten", "gewartet", "falsch*", "abgebucht", "doppelt berechnet", "unfreundlich*", "funktioniert nicht",
        "geht nicht", "klappt nicht", "läuft nicht", "Fehler", "Fehlermeldung", "abgestürzt", "keine Antwort",
        "niemand antwortet", "keiner antwortet", "meldet sich nicht", "Erstattung", "verpasst", "schmutzig", "dreckig",
        "Problem*", "kein Netz",
        "kommt nicht", "kam nicht", "kam niemand", "niemand gekommen", "nicht gekommen", "nicht geliefert",
        "nicht angenommen", "nie erhalten", "nicht erhalten", "ungültig", "abgelehnt", "kein Internet", "kein Strom",
        "kein Empfang", "kein warmes Wasser", "gesperrt", "Löcher", "Loch", "eingelaufen", "gerissen", "undicht",
        "seit Tagen", "seit Wochen", "immer noch kein*", "immer noch nicht", "noch immer nicht", "nie geantwortet",
        "vertröstet", "angedreht", "Mahnung", "Betrug", "zum zweiten Mal", "zum dritten Mal", "zum x-ten Mal",
    ),
    blame=terms(
        "ihr", "euch", "euer", "eure", "euren", "Sie", "Ihnen", "Beschwerde", "unverschämt*", "enttäusch*", "Frechheit",
        "schlecht*", "katastroph*", "unmöglich", "peinlich", "nie wieder", "Saftladen", "Kundenservice", "Zumutung",
        "Abzocke", "Schande", "lächerlich", "nervt", "ärger*", "furchtbar", "schrecklich",
        "Betrug",
    ),
    opening=terms(
        "wann", "wie lange", "wie kann", "wie viel", "wieviel", "wie komme", "wo finde", "wo ist", "wo kann",
        "was kostet", "kann ich", "könnt ihr", "können Sie", "habt ihr", "haben Sie", "gibt es", "gibt's", "warum",
        "wieso", "weshalb", "welche", "welcher", "welches", "ist es möglich", "weiß jemand", "darf ich", "werdet ihr",
        "wer kann",
    ),
    praise=terms(
        "danke*", "vielen Dank", "toll*", "super", "klasse", "großartig*", "wunderbar*", "perfekt*", "begeistert",
        "zufrieden", "Lob", "freundlich*", "hilfsbereit", "spitze", "liebe", "genial", "hervorragend*", "sehr gut",
        "so herzlich", "sehr herzlich", "lecker*", "empfehlenswert", "traumhaft*", "freue mich",
        "freuen uns",
    ),
    abuse=terms(
        "Arschlöcher", "Arschloch", "Idioten", "ihr Idiot", "Wichser", "Hurensöhne", "Hurensohn", "fickt euch",
        "fick dich", "Vollpfosten", "verpisst euch", "Drecksladen", "Missgeburten", "verreckt", "Abschaum", "Schweine",
    ),
)  # fmt: skip
_ES = Lexicon(
    outage=terms(
        "caído", "caída", "caídos", "se cayó", "se ha caído", "no funciona a nadie", "no le funciona a nadie",
        "nadie puede entrar", "sin servicio", "fuera de servicio", "a alguien más", "solo a mí", "soy el único",
    ),
    trouble=terms(
        "tarde", "retras*", "demora*", "perdido", "perdida", "perdieron", "falta", "no ha llegado", "no llegó",
        "no llega", "roto", "rota", "dañado", "dañada", "defectuos*", "cancelado", "cancelada", "cancelaron",
        "en espera", "esperando", "equivocado", "equivocada", "cobrado", "cobraron", "doble cargo", "maleducad*",
        "grosero*", "no funciona", "no me deja", "no puedo", "error", "fallo", "falla", "nadie responde",
        "nadie contesta", "sin respuesta", "reembolso", "sucio", "sucia", "problema*", "no he recibido", "no recibí",
        "no llegan", "no vino", "no ha venido", "no han venido", "nunca llegó", "no acepta", "no aceptan", "rechaz*",
        "bloquead*", "sin internet", "sin luz", "sin agua", "sin teléfono", "sin cobertura", "sin línea", "sigo sin",
        "sigue sin", "seguimos sin", "agujero*", "encogid*", "encogió", "estropead*", "me ignoran", "ruidos*",
        "sin solución", "nadie me da",
    ),
    blame=terms(
        "ustedes", "vosotros", "vuestro", "vuestra", "su servicio", "su empresa", "queja*", "reclam*", "inaceptable",
        "decepcion*", "pésim*", "terrible", "horrible", "vergüenza", "ridículo", "nunca más", "estafa*", "mal servicio",
        "atención al cliente", "harto", "harta", "indignante", "lamentable", "el peor", "la peor",
    ),
    opening=terms(
        "cómo puedo", "cómo hago", "cuándo", "cuánto", "dónde", "puedo", "pueden", "podéis", "podrían", "hay alguna",
        "tienen", "tenéis", "por qué", "cuál", "es posible", "alguien sabe", "qué pasa", "quién puede",
    ),
    praise=terms(
        "gracias", "genial", "excelente*", "encanta", "fantástic*", "maravillos*", "perfecto", "perfecta", "increíble",
        "amable*", "felicit*", "muy bueno", "muy buena", "estupend*", "enhorabuena", "los mejores", "el mejor",
        "maravilla", "increíbles", "volveremos", "repetiremos", "recomendable", "espectacular*", "preciosa",
        "precioso", "buenísim*", "riquísim*",
    ),
    abuse=terms(
        "hijos de puta", "hijo de puta", "gilipollas", "idiotas", "imbéciles", "imbécil", "váyanse a la mierda",
        "iros a la mierda", "que os jodan", "cabrones", "malditos", "estúpidos", "pendejos", "muéranse",
        "basura humana",
    ),
)  # fmt: skip
_FR = Lexicon(
    outage=terms(
        "panne", "en panne", "hors service", "ne marche pour personne", "ne fonctionne pour personne", "serveurs down",
        "site down", "est down", "inaccessible", "plus rien ne marche", "que chez moi", "quelqu'un d'autre",
        "interruption de service",
    ),
    trouble=terms(
        "retard*", "perdu", "perdue", "perdus", "manque", "jamais arrivé", "pas arrivé", "toujours pas reçu",
        "pas reçu", "cassé", "cassée", "abîmé*", "endommagé*", "défectueu*", "annulé", "annulée", "annulation",
        "en attente", "attends depuis", "j'attends", "mauvais article", "débité", "prélevé", "facturé", "impoli*",
        "désagréable", "ne marche pas", "ne fonctionne pas", "marche pas", "impossible de", "bug", "bugs", "erreur",
        "aucune réponse", "personne ne répond", "sans réponse", "remboursement", "raté", "sale", "problème*",
        "pas venu", "pas venue", "pas venus", "jamais venu", "jamais reçu", "refusé", "refusée", "bloqué*",
        "sans internet", "pas d'internet", "plus d'internet", "sans nouvelles", "sans électricité", "troué*",
        "rétréci*", "déchiré*", "toujours pas", "toujours rien", "grince*", "bruyant*", "trop petit", "trop petite",
        "minuscule*",
    ),
    blame=terms(
        "vous", "votre", "vos", "plainte", "réclamation", "inadmissible", "inacceptable", "déçu*", "décevant", "honte",
        "honteux", "scandaleu*", "nul", "nulle", "lamentable", "pire", "plus jamais", "arnaque*", "service client",
        "ras le bol", "catastroph*", "horrible", "ridicule",
    ),
    opening=terms(
        "comment", "quand", "combien", "où est", "où puis", "où trouver", "est-ce que", "est-ce qu'il", "pouvez-vous",
        "pourriez-vous", "puis-je", "peut-on", "avez-vous", "y a-t-il", "pourquoi", "quel est", "quelle est",
        "quels sont", "quelqu'un sait", "serait-il possible", "qui peut",
    ),
    praise=terms(
        "merci", "super", "génial*", "excellent*", "parfait*", "adore", "formidable*", "bravo", "magnifique*", "ravi",
        "ravie", "sympa*", "gentil*", "au top", "félicitations", "impeccable*", "très bon", "très bien",
        "merveille*", "reviendrons", "reviendrai", "délicieu*", "un régal", "un délice", "chaleureu*",
    ),
    abuse=terms(
        "connards", "connard", "enculés", "enculé", "salauds", "bande de nazes", "abrutis", "allez vous faire",
        "fils de pute", "va te faire", "crétins", "ordures", "crevez", "bande d'idiots",
    ),
)  # fmt: skip
_IT = Lexicon(
    outage=terms("non funziona a nessuno", "servizio interrotto", "sito down", "è giù", "disservizio", "solo a me"),
    trouble=terms(
        "ritardo", "perso", "persa", "mai arrivato", "non è arrivato", "rotto", "rotta", "danneggiat*", "cancellato",
        "in attesa", "sbagliat*", "non funziona", "errore", "nessuno risponde", "nessuna risposta", "rimborso",
        "problem*",
    ),
    blame=terms(
        "voi", "vostro", "vostra", "reclamo", "delus*", "vergogn*", "pessim*", "inaccettabile", "mai più", "truffa",
    ),
    opening=terms("come posso", "quando", "quanto", "dove", "posso", "potete", "avete", "perché", "è possibile", "c'è"),
    praise=terms(
        "grazie", "ottim*", "fantastic*", "perfett*", "bravissim*", "complimenti", "adoro", "gentil*", "eccellent*",
    ),
    abuse=terms("stronzi", "stronzo", "idioti", "coglioni", "vaffanculo", "bastardi", "imbecilli", "pezzi di merda"),
)  # fmt: skip
_PT = Lexicon(
    outage=terms("fora do ar", "caiu", "não funciona para ninguém", "sem serviço", "só comigo", "mais alguém"),
    trouble=terms(
        "atras*", "perdid*", "não chegou", "nunca chegou", "quebrad*", "partid*", "danificad*", "cancelad*", "à espera",
        "esperando", "errad*", "não funciona", "erro", "ninguém responde", "sem resposta", "reembolso", "problema*",
    ),
    blame=terms(
        "vocês", "vosso", "vossa", "reclama*", "decepcion*", "vergonha", "péssim*", "inaceitável", "nunca mais",
    ),
    opening=terms(
        "como posso", "quando", "quanto", "onde", "posso", "podem", "vocês têm", "por que", "é possível", "qual",
    ),
    praise=terms(
        "obrigad*", "ótim*", "excelente*", "fantástic*", "perfeit*", "parabéns", "adoro", "adorei", "incrível",
    ),
    abuse=terms("filhos da puta", "idiotas", "imbecis", "vão se foder", "vão à merda", "desgraçados", "otários"),
)  # fmt: skip

BY_LANGUAGE: Mapping[str, Lexicon] = {"en": _EN, "de": _DE, "es": _ES, "fr": _FR, "it": _IT, "pt": _PT}

#: What must never wait, in every language at once: a wrong alarm costs a glance, a missed one a person.
SAFETY: Mapping[str, tuple[str, ...]] = {
    "fire": terms(
        "caught fire", "on fire", "a fire", "the fire", "went up in flames", "flames", "smoke", "smoking battery",
        "exploded", "explosion", "overheat*", "Feuer gefangen", "brennt", "gebrannt", "ein Brand", "Rauch",
        "explodiert", "Flammen", "incendio", "se quemó", "humo", "explotó", "a pris feu", "incendie", "fumée",
        "explosé", "fogo", "ha preso fuoco",
    ),
    "injury": terms(
        "injur*", "bleeding", "blood", "hospital", "ambulance", "burned me", "burnt me", "burns on", "unconscious",
        "fainted", "heart attack", "seizure", "concussion", "broken leg", "broken arm", "cut myself", "verletz*",
        "blutet", "Krankenhaus", "Notarzt", "Rettungswagen", "herido", "herida", "heridos", "sangr*", "ambulancia",
        "blessé*", "blessure*", "hôpital", "ferito", "feriti", "ospedale", "ferido", "ferida", "hospitalizad*",
    ),
    "electric shock": terms("electric shock", "electrocuted", "Stromschlag", "descarga eléctrica", "choc électrique"),
    "allergy": terms("allerg*", "anaphyla*", "epipen", "alérgic*", "alergia", "nut free"),
    "poisoning": terms(
        "food poisoning", "poisoned", "made me sick", "made us sick", "vomit*", "salmonella", "vergiftet",
        "Lebensmittelvergiftung", "intoxicación", "intoxicado", "intoxication alimentaire", "intossicazione",
    ),
    "danger": terms(
        "unsafe", "dangerous", "safety hazard", "safety issue", "safety risk", "choking hazard", "gas leak",
        "medical emergency", "emergency landing", "lebensgefährlich", "gefährlich", "peligroso", "peligrosa",
        "dangereux", "dangereuse", "pericoloso", "perigoso",
    ),
    "threat": terms(
        "bomb", "i will kill", "kill you", "shoot you", "death threat*", "threaten*", "bring a gun", "Bombe", "Drohung",
        "bringe euch um", "amenaza", "amenazas", "bomba", "menace de mort", "minaccia", "ameaça",
    ),
    "self-harm": terms(
        "kill myself", "suicidal", "commit suicide", "end my life", "want to die", "self harm", "umbringen",
        "Selbstmord", "quitarme la vida", "quiero morir", "me tuer", "veux mourir", "uccidermi", "me matar",
    ),
    "harassment": terms(
        "assault*", "harass*", "groped", "racist", "racism", "racially", "discriminat*", "belästig*", "rassist*",
        "diskriminier*", "acoso", "racista", "discriminación", "harcèlement", "raciste", "molestato",
    ),
    "legal action": terms(
        "lawyer*", "attorney*", "lawsuit", "sue you", "suing", "will sue", "going to sue", "legal action",
        "see you in court", "take you to court", "small claims", "Anwalt", "Rechtsanwalt", "verklage*",
        "Anzeige erstatten", "abogado", "abogada", "demandar", "denuncia", "mon avocat", "mes avocats", "un avocat",
        "porter plainte", "poursuites", "avvocato", "advogado", "processar",
    ),
    "data theft": terms(
        "data breach", "data leak", "hacked", "identity theft", "stolen card", "my data was", "Datenleck", "gehackt",
        "filtración de datos", "hackeado", "fuite de données", "piraté",
    ),
}  # fmt: skip

#: What makes a complaint weigh more: people who are stuck now, and words of strong anger.
GRAVE: Mapping[str, tuple[str, ...]] = {
    "lost belongings": terms(
        "lost my", "lost our", "lost her", "lost his", "lost bag*", "lost luggage", "lost baggage", "missing bag*",
        "missing luggage", "stolen", "verlorenes Gepäck", "Gepäck verloren", "Koffer verloren", "maleta perdida",
        "perdieron mi", "bagage perdu", "bagages perdus", "perdu mon", "perdu ma",
    ),
    "a long wait": terms(
        "on hold", "hold for", "been waiting", "still waiting", "hours late", "hour delay", "hr delay", "hours delayed",
        "hours waiting", "waiting over", "waited", "for hours", "hours now", "Warteschleife", "warte seit",
        "seit Stunden", "seit Wochen", "seit Tagen", "esperando", "hace horas", "hace semanas", "attends depuis",
        "depuis des heures", "depuis des semaines",
    ),
    "being stranded": terms(
        "stranded", "stuck", "trapped", "sleep in the airport", "no way home", "sitting on the tarmac", "on the tarmac",
        "gestrandet", "sitzen fest", "sitze fest", "varado", "varados", "tirados", "bloqué*", "coincé*",
    ),
    "a cancellation": terms(
        "cancelled", "canceled", "storniert", "gestrichen", "annulliert", "cancelado", "cancelada", "cancelaron",
        "annulé*",
    ),
    "no answer": terms(
        "no response", "no reply", "no answer", "nobody answers", "no one answers", "hung up", "ignored", "ignoring",
        "keine Antwort", "niemand antwortet", "nadie responde", "nadie contesta", "aucune réponse",
        "personne ne répond",
    ),
}  # fmt: skip
ANGER = terms(
    "unacceptable", "worst", "terrible", "horrible", "awful", "ridiculous", "disgust*", "disgrace*", "pathetic",
    "furious", "angry", "outrag*", "livid", "fed up", "never again", "never fly", "never use", "never buy", "hate",
    "appalling", "fuck*", "shit*", "wtf", "bullshit", "pissed", "scam", "joke", "incompetent", "useless", "nightmare",
    "shame on", "epic fail", "fail", "sucks", "frustrat*", "disappoint*", "Frechheit", "unverschämt*", "katastroph*",
    "Saftladen", "Scheiß*", "nie wieder", "Abzocke", "wütend", "Sauerei", "unfassbar", "enttäusch*", "inaceptable",
    "vergüenza", "decepcion*",
    "pésim*", "mierda", "estafa*", "nunca más", "indignante", "furios*", "inadmissible", "honteux", "scandaleu*",
    "déçu*", "décevant*", "merde", "arnaque*", "plus jamais", "furieu*", "vergogn*", "schifo", "péssim*", "vergonha",
)  # fmt: skip
