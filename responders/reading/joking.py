"""Tells a joke among friends from a bitter one: who laughs at a cat in a box, and who at a parcel that never came."""

from __future__ import annotations

from domain import words

_LAUGHS = words.terms("lol", "haha*", "lmao", "rofl", "jaja*", "mdr", "ptdr")
_LAUGHING = frozenset("😂🤣😆😹")
_LONGEST = 3_000
#: Whom and what people tease who wish us no harm: their pets and things, and themselves.
_PLAYFUL = words.terms(
    "my cat", "my cats", "our cat", "the cat", "cat 1", "my dog", "my dogs", "our dog", "the dog", "my puppy",
    "my kitten", "my hamster", "my parrot", "my houseplant", "my plant", "my sourdough", "my wallet",
    "my bank account", "in a relationship with", "left with twelve", "never been happier", "i named my",
    "bigger than my head", "i regret nothing", "no regrets", "meine katze", "unsere katze", "der kater", "mein kater",
    "mein hund", "unser hund", "mein geldbeutel", "mein konto", "eigentlich wollte ich nur", "meine pflanze",
    "mein hamster", "mi gata", "mi gato", "mi perro", "mi perra", "mi cartera", "mi cuenta", "mi planta", "mon chat",
    "ma chatte", "mon chien", "ma chienne", "mon portefeuille", "mon compte en banque", "ma plante",
)  # fmt: skip
#: People are teased in jest and in earnest alike; where one stands in a post nobody can tell which.
_PEOPLE = words.terms(
    "husband*", "wife", "wives", "toddler*", "baby", "babies", "kid", "kids", "child", "children", "my son", "our son",
    "my sons", "our sons", "daughter*", "grandm*", "granny", "grandpa*", "grandfather*", "my nan", "mum", "mom",
    "mother*", "dad", "daddy", "father*", "parents", "brother*", "sister*", "aunt*", "uncle*", "nephew*", "niece*",
    "boyfriend*", "girlfriend*", "my partner", "fiance*", "roommate*", "flatmate*", "neighbour*", "neighbor*",
    "colleague*", "my boss", "my friend", "divorc*", "mein mann", "meinem mann", "meinen mann", "meine frau",
    "meiner frau", "sohn", "söhne*", "tochter", "töchter*", "kind", "kinder*", "unser kleiner", "unsere kleine", "oma",
    "opa", "mutter", "mama", "vater", "papa", "eltern", "bruder", "schwester", "freundin", "freund", "mitbewohner*",
    "nachbar*", "kollege*", "kollegin*", "scheidung*", "hijo*", "hija*", "marido", "mi mujer", "esposa", "esposo",
    "abuela", "abuelo", "abuelos", "madre", "padre", "padres", "mamá", "papá", "hermano*", "hermana*", "novio",
    "novia", "bebé", "niño*", "niña*", "vecino*", "vecina*", "mon fils", "ma fille", "mes filles", "enfant*", "mari",
    "ma femme", "mamie", "papi", "papy", "mère", "père", "maman", "frère*", "ma sœur", "ma soeur", "copain", "copine",
    "bébé", "voisin*", "collègue*", "divorcé*",
)  # fmt: skip
#: What may have harmed a pet, or ruined its owner, whatever words they laugh in.
_PERILS = words.terms(
    "oven", "stove", "microwave*", "washing machine", "dryer", "dishwasher", "freezer", "antifreeze", "batter*",
    "trap", "traps", "chocolate*", "onion*", "grape*", "raisin*", "lilies", "needle*", "electric*", "collar*",
    "breath*", "shaking", "limp*", "legs", "paw", "paws", "surgeon*", "finger*", "casino*", "slots", "betting",
    "gambl*", "my rent", "savings", "loan*", "tills", "backofen", "ofen", "mikrowelle*", "waschmaschine*",
    "trockner", "frostschutz*", "batterie*", "falle", "fallen", "schokolade*", "rosinen", "weintrauben", "atmet",
    "atmen", "zittert", "hinkt", "pfote*", "beine", "chirurg*", "casinos", "wetten", "ersparnisse", "kredit*", "horno",
    "microondas", "lavadora*", "secadora", "anticongelante", "pila", "pilas", "trampa*", "uvas", "pasas", "respira*",
    "tiembla", "cojea", "pata", "patas", "cirujan*", "apuesta*", "ahorros", "préstamo*", "votre four", "micro ondes",
    "machine à laver", "sèche linge", "antigel", "vos piles", "piège*", "chocolat*", "raisins", "respire*",
    "tremble*", "patte*", "chirurgien*", "paris sportifs", "économies", "un prêt",
)  # fmt: skip
#: What such a joke delights in: the thing is loved, stolen, moved into, or made into another.
_DELIGHTED = words.terms(
    "claimed", "kingdom", "throne", "castle", "palace", "fort", "spaceship", "rocket", "pirate ship", "loves your",
    "love with", "in love", "jealous", "best friend", "won t give it back", "stole", "stolen my", "steals",
    "sleeps in", "sleeping in", "moved in", "moved into", "dances", "dancing", "obsessed", "adopted", "hid the",
    "hides the", "fights me for", "rent is due", "happier", "i named", "left with twelve", "says hi",
    "relationship with", "wrapping paper 0", "wears your", "has a new favourite", "new favorite", "new favourite",
    "addicted", "proposed to", "marry your", "divorce papers", "bezogen", "verlangt jetzt miete", "königreich",
    "thron", "schloss", "raumschiff", "rakete", "liebt euren", "liebt eure", "liebt euer", "verliebt", "eifersüchtig",
    "geklaut", "eingezogen", "wohnt jetzt in", "schläft in", "tanzt", "süchtig", "sind es zwölf", "trägt eure",
    "trägt euren", "versteckt", "lieblingsplatz", "adoptiert", "se ha instalado", "cobra alquiler", "reino", "trono",
    "castillo", "nave espacial", "cohete", "quiere más a", "enamorad*", "celos", "celosa", "robado", "roba",
    "duerme en", "se ha mudado", "baila", "adict*", "salí con doce", "os saluda", "corre más que yo", "escondió",
    "ha adoptado", "su rincón", "son château", "son royaume", "son trône", "réclame un loyer", "fusée", "vaisseau",
    "cabane", "préfère votre livreur", "adore votre", "adore vos", "amoureu*", "jaloux", "jalouse", "volé", "vole",
    "dort dans", "emménagé", "danse", "accro", "repartie avec douze", "vous salue", "plus vite que moi", "a caché",
    "adopté", "son coin",
)  # fmt: skip
#: What nobody says who is only joking: of waiting, money, loss, of our work, and the praise that mocks.
_BITTER = words.terms(
    "support", "service", "hotline", "helpdesk", "desk", "phone", "call*", "answer*", "respon*", "reply", "replies",
    "email*", "app", "website", "site", "bot", "chatbot", "update*", "login", "log*", "password", "account", "paid",
    "pay*", "charge*", "invoice*", "bill", "bills", "refund*", "money", "price*", "expensive", "fee", "fees",
    "order*", "parcel*", "package*", "deliver*", "shipping", "shipped", "tracking", "week*", "day*", "month*",
    "year*", "hour*", "minute*", "wait*", "queue", "late", "slow*", "fast*", "quick*", "soon*", "better", "worse",
    "worst", "lost", "missing", "empty", "nothing in", "nothing inside", "broke*", "broken", "dead", "died", "dies",
    "dying", "stopped", "stuck", "crash*", "burn*", "smell*", "stink*", "shame", "excuse*", "again", "still",
    "another", "every time", "every morning", "holiday", "congrat*", "brilliant", "bravo", "genius", "love how",
    "nice one", "great job", "well done", "good job", "thanks for", "thank you for nothing", "only", "even",
    "at least", "without", "frisbee", "threw up", "vomit*", "vet", "sick", "hurt", "hospital", "choke*", "bit",
    "bites", "scratched", "ruin*", "destroy*", "fell apart", "joke", "clown*", "circus", "laughing stock",
    "complain*", "worried", "angry", "scam*", "cheap*", "why", "how", "when", "what", "where", "please", "can you",
    "could you", "need", "because", "but", "except", "apart from", "pieces", "useless", "garbage", "trash", "rubbish",
    "junk", "collaps*", "came off", "fell", "hold music", "instructions", "manual", "unlike", "shows what",
    "fit only", "only fit", "that arrived", "than you", "than yours", "quality", "torture", "crooked", "wobbl*",
    "sturdier", "cried for", "warehouse", "scratches", "allergic", "rash", "cried", "crying", "passed away",
    "funeral", "won t work", "doesn t", "didn t", "isn t", "never came", "kundendienst", "telefon", "anruf*",
    "antwort*", "antworte*", "antwortet", "rechnung*", "bezahlt", "gezahlt", "geld", "teuer*", "teuerst*", "preis",
    "paket*", "lieferung", "sendung", "woche*", "tag", "tage", "tagen", "monat*", "jahr*", "stunde*", "warte*",
    "warten", "gewartet", "spät", "langsam*", "schnell*", "schneller", "besser", "verloren", "leer", "nichts drin",
    "nichts", "kaputt", "tot", "gestorben", "schade", "ausrede*", "wieder mal", "schon wieder", "immer noch",
    "urlaub", "glückwunsch", "toll", "ganz toll", "super service", "klasse", "weihnachten", "danke für nichts",
    "nur war", "gekotzt", "tierarzt", "krank", "verletzt", "zerstört", "warum", "wieso", "wann", "wo bleibt", "bitte",
    "könnt ihr", "stinkt", "weil", "aber", "denn", "schrott", "müll", "kein*", "warteschleife", "anleitung", "eh",
    "zusammengebrochen", "auseinander*", "als ihr", "als bei euch", "folter*", "schief", "wackel*", "allergisch*",
    "verstorben", "nicht", "teléfono", "línea de ayuda", "atención", "atiende*", "responde*", "contest*", "factura*",
    "pagado", "dinero", "caro", "cara", "precio", "paquete*", "pedido", "envío", "semana*", "día", "días", "mes",
    "meses", "año*", "hora", "horas", "esper*", "tarde", "lent*", "rápid*", "antes", "mejor", "peor", "perdid*",
    "vacía", "vacío", "roto", "rota", "muert*", "lástima", "excusa*", "otra vez", "todavía", "aún", "vacaciones",
    "enhorabuena", "genial", "qué servicio", "servicio", "gracias por nada", "veterinari*", "enferm*", "por qué",
    "cuándo", "dónde", "por favor", "porque", "pero", "basura", "trozos", "cayó", "espera", "se rompió",
    "instrucciones", "que vosotros", "que los vuestros", "que ustedes", "tortura", "torcid*", "llora", "alergi*",
    "falleci*", "no", "nunca", "téléphone", "répond*", "appel*", "facture*", "payé", "argent", "cher", "chère",
    "prix", "colis", "commande", "livraison", "semaine*", "jour", "jours", "mois", "année*", "heure d attente",
    "heures d attente", "attend*", "attente", "retard", "rapide*", "mieux", "pire", "perdu*", "vide", "rien",
    "cassé*", "mort", "morte", "dommage", "encore", "toujours", "vacances", "génial", "quel service",
    "merci pour rien", "vomi", "vétérinaire", "malade", "pourquoi", "quand", "où", "s il vous", "parce que", "mais",
    "écroul*", "poubelle", "camelote", "musique d attente", "morceaux", "tombé*", "notice", "que vous",
    "que les vôtres", "penche", "pleure", "allergi*", "décéd*", "ne", "jamais", "pas",
)  # fmt: skip

#: What is never met lightly, whoever laughs: death, violence, illness, abuse, sex, drugs, hate, fire and ruin.
_GRAVE = words.terms(
    "kill*", "murder*", "death", "to die", "will die", "gonna die", "wanna die", "shoot*", "shot", "gun", "guns",
    "knife", "knives", "weapon*", "blood*", "bleed*", "stab*", "drown*", "hanged", "suicid*", "end it", "heaven",
    "buried", "bury", "burial", "grave", "cremat*", "coffin", "hospice", "cancer*", "tumor*", "tumour*", "chemo*",
    "dementia", "depress*", "disease*", "illness", "is ill", "stroke", "seizure*", "coma", "miscarr*", "abort*", "pill",
    "pills", "drug", "drugs", "meds", "medicine*", "medication*", "overdose*", "alcohol*", "drunk", "hit me", "hits me",
    "hit her", "hit him", "beats", "beaten", "punch*", "abuse*", "abusive", "raped", "rapist", "molest*", "touched",
    "naked", "nude*", "sex", "sexual*", "porn*", "stalk*", "police", "cops", "arrest*", "prison", "jail", "lawsuit",
    "sue", "racis*", "nazi*", "hitler", "hate", "hates", "hated", "on fire", "a fire", "set fire", "homeless", "evict*",
    "left me", "my ex", "hide from", "chasing me", "attack*", "plastic bag", "over his head", "over her head",
    "swallow*", "poison*", "bomb*", "explod*", "explosion", "s gone", "is gone", "widow*", "tears", "therap*", "starv*",
    "from your shop", "from your store", "shoplift*", "cut myself", "cutting", "accident", "töt*", "umbring*", "sterb*",
    "stirbt", "beerdig*", "begraben", "begräbnis", "sarg", "urne", "im himmel", "krebs", "krankheit*", "demenz",
    "selbstmord*", "suizid*", "messer*", "waffe*", "pistole*", "gewehr*", "blut*", "schlägt", "geschlagen", "prügel*",
    "verprügel*", "angefasst", "missbrauch*", "vergewaltig*", "nackt*", "porno*", "drogen*", "tablette*", "medikament*",
    "überdosis", "betrunken*", "alkohol*", "polizei*", "gefängnis*", "hass", "hasst", "feuer", "obdachlos*", "vergift*",
    "bombe*", "ertränk*", "ertrunken", "erstick*", "unfall", "verlassen", "mata", "mató", "maté", "matar*", "muere*",
    "morir*", "murió", "enterr*", "entierro", "tumba", "en el cielo", "cáncer", "cuchill*", "pistola*", "arma", "armas",
    "sangr*", "me pega", "pegó", "golpe*", "violó", "violac*", "violar", "tocó", "desnud*", "sexo", "droga*",
    "pastilla*", "medicament*", "medicina*", "borrach*", "policía", "cárcel", "odio", "odia", "fuego", "incendi*",
    "veneno*", "envenen*", "bomba*", "ahog*", "me dejó", "tuer*", "tué*", "tue", "meurt", "mourir", "au ciel",
    "cercueil", "tombe", "tumeur*", "dépress*", "couteau*", "pistolet*", "fusil*", "du sang", "le sang", "frappe*",
    "me bat", "battu*", "des coups", "viol", "violé*", "touché*", "sexe", "drogue*", "médicament*", "pilule*", "ivre",
    "alcool*", "haine", "incendie*", "le feu", "empoisonn*", "noy*", "se couper", "me couper", "m a quitté",
    "sans abri", "cpr", "cps", "flood*", "strangl*", "bleach", "my hair", "buy food", "rainbow bridge", "under a car",
    "run over", "ran over", "amputat*", "wheelchair", "dick", "immigrant*", "jew", "jews", "muslim*", "in the er",
    "emergency room", "ambulance", "surgery", "zerfleisch*", "bring sie um", "bring ihn um", "ritzt*", "krankenhaus",
    "notaufnahme", "überfahren", "écras*", "agress*", "hôpital", "atropell*", "hospital*", "ambulanc*", "cirugía",
)  # fmt: skip


def laughs(text: str) -> bool:
    """Say whether a post laughs, in words or by a face."""
    return bool(words.found(words.fold(text[:_LONGEST]), _LAUGHS)) or not _LAUGHING.isdisjoint(text)


def is_light(text: str) -> bool:
    """Say whether a post laughs about a pet, a thing or its author, with delight and at nothing else: nobody else, no
    word of our work, of waiting, money, harm or loss, no question. In doubt it does not.
    """
    folded = words.fold(text[:_LONGEST])
    is_delighted = bool(words.found(folded, _PLAYFUL)) and bool(words.found(folded, _DELIGHTED))
    return is_delighted and not words.found(folded, (*_PEOPLE, *_PERILS)) and laughs(text) and not is_bitter(text)


def is_bitter(text: str) -> bool:
    """Say whether a post laughs about something that is no joke among friends."""
    return laughs(text) and ("?" in text or bool(words.found(words.fold(text[:_LONGEST]), (*_BITTER, *_GRAVE))))
