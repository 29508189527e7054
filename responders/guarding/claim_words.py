"""The words that tell a commitment from a courtesy, and repeating what somebody said from offering it."""

from __future__ import annotations

import re

from domain import words
from responders.reading import topics

#: What we may say we will do without committing the brand to more than reading and answering.
COURTESIES = frozenset(
    words.fold(
        "look hurry read answer reply respond see check find investigate pass share forward listen take help"
        " try do keep be"
        " know"
        " understand need review go pick write message ask tell let come guide walk follow miss remember never love"
        " have"
        " learn dig get stay continue feel treasure cherish celebrate hear talk explain point raise note bring say"
        " send wait reach assist support work update discuss contact"
        " ansehen anschauen nachsehen nachschauen prüfen lesen antworten melden schauen weitergeben klären helfen"
        " nachgehen"
        " unterstützen besprechen freuen kümmern zurückkommen sehen hören fragen sagen bemühen schreiben"
        " weiterleiten herausfinden"
        " revisar leer responder contestar mirar ver comprobar investigar pasar compartir escuchar ayudar intentar"
        " hacer"
        " seguir averiguar preguntar decir escribir trasladar comentar estar buscar atender analizar apoyar"
        " regarder lire répondre vérifier voir examiner transmettre écouter aider essayer faire revenir suivre chercher"
        " demander dire écrire partager comprendre étudier nous"
    ).split()
)
#: What commits the brand wherever it stands behind "we will".
COMMITTING = frozenset(
    words.fold(
        "fix fixed repaired replaced sent shipped delivered solved sorted resolved refunded swap repair ship"
        " deliver cancel rebook change credit pay cover upgrade arrange solve resolve restore remove"
        " delete"
        " unlock reopen reactivate install improve return waive extend replace refund reimburse compensate resend"
        " reship"
        " reparieren liefern stornieren umbuchen ändern gutschreiben zahlen bezahlen übernehmen lösen beheben entfernen"
        " löschen entsperren freischalten ersetzen erstatten schicken senden zuschicken"
        " reparar entregar cancelar cambiar abonar pagar cubrir solucionar resolver eliminar borrar desbloquear enviar"
        " reembolsar devolver compensar arreglar"
        " réparer livrer annuler changer créditer payer couvrir résoudre supprimer débloquer envoyer rembourser"
        " remplacer"
        " dédommager corriger régler"
    ).split()
)
#: What makes "send" more than a message: things.
THINGS = frozenset(
    words.fold(
        "new one another item parcel package replacement technician engineer driver voucher money refund someone"
        " somebody"
        " spare part parts order"
    ).split()
)
#: Stems of future verbs that only look, read and answer: revisaremos, répondrons.
MILD_STEMS = (
    "revisa", "lee", "responde", "contesta", "mira", "ve", "comproba", "investiga", "escucha", "ayuda", "intenta",
    "segui", "esta", "se", "averigua", "regarde", "li", "repond", "verifie", "ver", "examine", "transmett", "ecoute",
    "aide", "essaie", "fe", "reviend", "au", "pourr", "tend", "podr", "atende", "esforza", "traslada", "ha", "di",
    "cherche",
)  # fmt: skip
#: A clause with one of these speaks of what the author went through or said.
ACKNOWLEDGING = words.terms(
    "you waited", "you have waited", "you ve waited", "you have been waiting", "you ve been waiting",
    "you had to wait", "have to wait", "having to wait", "kept waiting", "your wait", "of waiting", "wait of",
    "too long", "long time", "long to wait", "you asked", "you ask", "you are asking", "you re asking", "you wrote",
    "you write", "you were told", "you were charged", "you were billed", "you paid", "you spent", "you lost",
    "your question", "your request", "you would like", "you d like",
    "sorry that", "sorry your", "sorry the", "sorry about", "sorry for", "trouble with", "arger mit", "problemas con",
    "probleme avec", "vous souhaitez", "du mochtest", "sie mochten", "quieres",
    "you mention", "you mentioned", "you describe", "you described", "you tell us",
    "you told us", "you re waiting for", "you are waiting for", "you re still waiting", "your post", "your message",
    "on hold", "late", "delayed", "delay", "du wartest", "du gewartet", "gewartet", "zu warten", "warten musst*",
    "wartezeit", "warten lassen", "du fragst", "du gefragt", "du schreibst", "du hast bezahlt", "dir wurde*",
    "deine frage", "dein wunsch", "deine nachricht", "zu lang", "zu lange", "verspatung", "sie warten",
    "sie gewartet", "ihre frage", "ihre nachricht", "sie schreiben", "esperando", "esperar", "esperado", "de espera",
    "preguntas", "pides", "pediste", "escribes", "te dijeron", "te cobraron", "pagaste", "demasiado", "tu pregunta",
    "tu mensaje", "de retraso", "su pregunta", "su mensaje", "attendre", "attendu", "attendez", "d attente",
    "vous demandez", "vous ecrivez", "on vous a dit", "trop long", "beaucoup trop", "de retard", "votre question",
    "votre demande", "votre message", "vous avez paye",
)  # fmt: skip
#: A sentence with one of these offers, sets a time or tells what comes; nothing in it is a mere repetition.
OFFERING = words.terms(
    "will", "ll", "shall", "going to", "gonna", "you get", "you ll get", "you receive", "you have a", "receive",
    "offer", "offering", "within", "by", "until", "no later", "at the latest", "in less than", "here is", "here s",
    "on its way", "on their way", "soon", "next", "credit", "credited", "send", "sending", "sent", "give", "giving",
    "gave", "take", "takes", "up to", "entitled", "owe", "can have", "yours", "please wait", "need to wait",
    "should arrive", "arrives", "wird", "werden", "bekommst", "bekommen", "erhaltst", "erhalten", "innerhalb",
    "binnen", "bis", "spatestens", "schicken", "geben", "dauert", "unterwegs", "recibira*", "recibes", "enviamos",
    "damos", "dentro de", "en menos", "antes de", "hasta", "tarda", "recevrez", "recevez", "envoyons", "donnons",
    "offrons", "sous", "d ici", "avant", "jusqu", "prend", "vamos", "allons", "tendra*", "aurez",
)  # fmt: skip
#: A promise behind one of these is a thing that somebody speaks of.
NAMING = frozenset(
    {"your", "the", "a", "this", "that", "dein", "deine", "deiner", "die", "der", "eine", "einer", "ihre", "ihrer",
     "tu", "su", "el", "la", "un", "una", "votre", "le"}
)  # fmt: skip
NEGATING = words.terms(
    "not", "no", "never", "cannot", "can t", "won t", "don t", "doesn t", "isn t", "aren t", "unable", "without",
    "unfortunately", "nicht", "kein*", "nie", "ohne", "leider", "nunca", "sin", "ne", "n", "pas", "aucun*", "jamais",
    "sans",
)  # fmt: skip
#: What turns a yes into a no; "no longer than" does not.
DENYING = words.terms(
    "not", "never", "cannot", "can t", "won t", "don t", "doesn t", "isn t", "aren t", "nicht", "kein*", "nunca",
    "no se", "no es", "no son", "no hay", "no tenemos", "no podemos", "no hacemos", "no enviamos", "ne", "n est",
)  # fmt: skip
#: A sentence with one of these speaks of one person's matter, or asks for something.
PERSONAL = words.terms(
    "your order", "your parcel", "your package", "your flight", "your booking", "your case", "your refund",
    "your account",
    "your luggage", "your bag", "your delivery", "your payment", "your message", "we ve", "we have", "we are sorry",
    "you waited", "you wrote", "sorry", "wait", "please", "tell us", "here", "warten", "bitte", "hier", "esperar",
    "por favor", "aqui", "attendre", "merci de", "ici", "deine bestellung", "dein paket", "deine buchung",
    "dein fall", "dein konto",
    "wir haben", "leid", "tu pedido", "tu paquete", "tu reserva", "tu caso", "tu cuenta", "hemos", "sentimos",
    "votre commande", "votre colis", "votre vol", "votre dossier", "votre compte", "nous avons", "desoles", "desole",
)  # fmt: skip
#: Words that stand in any sentence of a reply and tell no topic.
EVERYWHERE = frozenset(
    words.terms(
        "this", "that", "with", "from", "have", "will", "your", "they", "them", "there", "here", "what", "when",
        "which",
        "please", "thank", "thanks", "hello", "about", "would", "could", "just", "only", "also", "than", "then",
        "takes",
        "take", "usually", "within", "until", "after", "before", "days", "hours", "weeks", "months", "minutes", "years",
        "business", "working", "euros", "euro", "dollars", "pounds", "monday", "tuesday", "wednesday", "thursday",
        "friday", "saturday", "sunday", "tomorrow", "january", "february", "march", "april", "june", "july", "august",
        "september", "october", "november", "december", "bitte", "danke", "hallo", "eine", "einen", "einer", "nicht",
        "auch", "oder", "wird", "werden", "sind", "tage", "tagen", "stunden", "wochen", "werktage", "werktagen",
        "innerhalb", "dauert", "kein", "keine", "para", "como", "cuando", "gracias", "hola", "dias", "horas", "semanas",
        "meses", "tarda", "dans", "pour", "avec", "vous", "nous", "votre", "merci", "bonjour", "jours", "heures",
        "semaines", "mois", "sous", "does", "don", "doesn", "cannot", "never", "always",
    )
)  # fmt: skip

#: What stands in sentences of any matter: that something is paid or given back is the claim, not what it is about.
UNTELLING = frozenset(
    {"@refund", "@free", "@price", "@pay", "@voucher", "@gift", "@contact"}
    | {
        told
        for told in topics.find_topics(
            "free travel travels goes comes extra half house nothing treat waive word receive obtain grant granted"
            " offer provide promise money cash fare back full whole soon shortly directly course customer everybody"
            " reach happy sorry within until fahren fährt reisen reist bekommst bekommen bekommt erhalten erhältst"
            " erhält kriegst geld zurück schenken versprechen bald gleich selbstverständlich natürlich kunden leid"
            " viajan viaja recibes recibirás recibe dinero pronto enseguida claro clientes voyage voyagent recevez"
            " recevrez reçois argent bientôt clients offrons donnons sentimos désolés"
        )
        if not told.startswith("@")
    }
)
#: Words that measure, and tell no matter.
MEASURING = re.compile(
    r"\b(?:innerhalb|dentro|partir|plazo|below|above|over|under|ab|sonst|samt|darunter|danach|debajo|encima|dessous"
    r"|dessus|elles?|ils?|pouvez|peuvent|peut|können|kannst|darf|dürfen|puede[ns]?|puedes|on|off|then|else|otherwise"
    r")\b",
    re.IGNORECASE,
)
#: More than two, and nobody says how many; taken for three.
A_FEW = words.terms(
    "few", "several", "some", "couple", "ein paar", "einige*", "wenige*", "mehrere*", "unos", "unas", "varios",
    "varias", "par de", "quelques", "plusieurs", "ou trois",
)  # fmt: skip
#: So many words at most has an answer that is a mere length of time.
BARE = 4
#: What makes the figure behind it, or before it, a limit of what the sentence grants.
LIMITING = re.compile(
    r"\b(?:from|over|above|more than|at least|minimum(?: of)?|orders? of|within|inside|in|until|till|before|up to|under"
    r"|below|less than|first|last|exceeding|ab|über|mindestens|mehr als|innerhalb(?: von)?|binnen|bis(?: zu(?:m|r)?)?"
    r"|ersten|letzten|unter|weniger als|vor|wert von|a partir de|desde|más de|superior(?:es)? a|al menos|mínimo de"
    r"|dentro de|en|primer[oa]s|últim[oa]s|hasta(?: el)?|antes de(?:l)?|menos de|à partir d[eu']|dès|plus de"
    r"|supérieure?s? à|au moins|minimum de|sous|dans|en|premiers|premières|jusqu['’](?:à|au|en)|avant(?: le)?"
    r"|moins de)(?: (?:a|an|the|las|los|les|le|den|der|dem|einer|einem|une?))?\s*$",
    re.IGNORECASE,
)
LIMITED = re.compile(
    r"\s*(?:(?:and|or) (?:more|over|above)|after|of (?:buying|purchase|delivery)|minimum|oder mehr|und mehr|nach|o más"
    r"|tras|siguientes|mínimo|ou plus|après|suivant|et plus)\b",
    re.IGNORECASE,
)
AND = re.compile(r"\b(?:and|und|y|et)\b", re.IGNORECASE)
#: Two that something is said of together: at the beginning of a clause, or behind "for".
JOINED = re.compile(
    r"(?:^\W*|\b(?:for|für|para|pour)\s)(?:(?:all|both|the|our|alle|die|unsere|los|las|nuestr[oa]s|les|des|nos)\s){0,2}"
    r"(?P<first>[^\W\d_]{3,30})\s(?:and|or|und|oder|y|e|o|et|ou|&)\s"
    r"(?:(?:all|the|our|alle|die|unsere|los|las|nuestr[oa]s|les|des|nos)\s)?(?P<second>[^\W\d_]{3,30})\b",
    re.IGNORECASE,
)
#: What a sentence depends on, to the end of its clause, and for whom alone it holds.
CONDITION = re.compile(
    r"\b(?:(?:if|unless|provided|as long as|only|except|where|when|once|while|wenn|falls|sofern|solange|sobald|nur"
    r"|außer|si|siempre que|s[oó]lo|solamente|únicamente|excepto|salvo|cuando|mientras|tant que|seulement|uniquement"
    r"|sauf|à condition|lorsque|lorsqu|quand|dès que|hors|until|till|before|bis|vor|hasta|antes|jusqu|avant)\b"
    r"[^,;:–—.!?…\n]{1,200}+"
    r"|(?-i:(?:within|innerhalb(?: von)?) [A-ZÄÖÜ]\w{2,30}+)|(?:for|für|para|pour)(?: [\w'’-]{1,30}+){1,2}+)",
    re.IGNORECASE,
)
#: In German a condition may begin with its verb.
INVERTED = re.compile(
    r"^\s*(?:kam|kommt|ist|sind|war|wird|wurde|hat|haben|liegt|fehlt|fehlte)\b[^,.!?…]{1,200}+$", re.IGNORECASE
)
#: A sentence with one of these speaks of our answering, or of what we said.
ANSWERING = words.terms(
    "hear", "heard", "answer*", "repl*", "respon*", "get back", "come back", "write", "told", "said", "promise*",
    "in touch", "hor*", "gehort", "antwort*", "meld*", "gesagt", "versproch*", "schreib*", "ruckmeldung", "bescheid",
    "conte*", "noticias", "saber", "dij*", "dicho", "promet*", "escrib*", "repond*", "repons*", "nouvelles", "dit",
    "revien*", "reven*", "ecri*", "promis*", "compte", "c etait", "tenu",
)  # fmt: skip
