"""Tell whether the name on a profile begins with a first name that a stranger may be greeted by."""

from __future__ import annotations

import re
import unicodedata
from itertools import dropwhile
from itertools import takewhile

from domain import words

_LONGEST_PROFILE = 80
_PART = re.compile(r"[^\W\d_]{1,20}+(?:[-'’][^\W\d_]{2,20}+)?")
_VOWELS = frozenset("aeiouy")
_TITLES = frozenset(words.fold("Mr Mrs Ms Miss Dr Prof Sir Lady Herr Frau Sr Sra Señor Señora M Mme Mlle Mag").split())
#: What stands before a first name, too.
_KIN = frozenset(
    words.fold(
        """
        Don Doña uncle aunt auntie grandma grandpa granny nana opa oma onkel tante abuelo abuela tío tía mamie papi papy
        tonton tata zio zia
        """
    ).split()
)
_PARTICLES = frozenset({"de", "da", "do", "dos", "di", "del", "von", "van", "der", "la", "le", "el", "al", "bin", "y"})
#: Words that stand on profiles and are no names. A name that is missed costs a warm word; one of these greeted, trust.
_NO_NAMES = frozenset(
    words.fold(
        """
        account admin administrator adviser agent all alpha angry anonym anonymous anon army art assistant
        author baby bad bank based best big bitch black blog blogger blue boss bot boy brand breaking bro bull
        business buy captain card cash casino cat catering ceo chef chief citizen city club coach code coffee
        coin company contact cool corp crazy crypto customer cyber dad daily dark dead dear death deleted der
        design devil die digital disregard doctor dog don't dragon dream drop ein eine el error every everyone
        evil execute eth fan father fire fitness flight food foodie football for forget free freedom friend from
        fuck fucking fun game gamer gaming ghost girl global god gold good great guest guru guy hacker happy
        hate hater hello help hey hidden holy home honest hot house human i idiot ignore im in info insider
        instruction instructions its jobs just kid kill killer king la lady le les life like little live lol
        lonely lost love lover loser mad man marketing master me media meme mein messages mister mom money moon
        mother mum music my name new news nft night no nobody none not null official of old online only our page
        papa parody password people person photo pirate player please police politics power president previous
        prince princess private profile prompt proud queen quiet random real red reply report reporter retired
        retweet return robot royal sad sales satan say secret seller send service sex sexy shit shop sick silent
        simply slave slut small social some somebody someone soul star stop store street strong student stupid
        super support system tax teacher team tech test thanks that the there they this tired traffic travel
        traveler traveller trash true trump truth ugly unknown user vegan veteran video void we weather web
        white wild winner wolf woman world writer you young your alle alles arsch arschloch bester deutsch
        deutscher echt euer freund haus herr hund ich ihr kaiser kein keiner könig mann mensch mutter nazi
        gutschein kostenlos rabatt
        bakery brewery gmbh hostel hotel inc llc ltd pizzeria restaurant ristorante salon studio trattoria verein
        barcelona berlin bern frankfurt hamburg koln london lyon madrid marseille milano munchen sevilla wien zurich
        nichts niemand nutzer reise scheiss scheisse unbekannt und vater verein amigo casa chico chica cliente
        con del dios gente hola hombre las loco loca los madre mi mierda mujer nadie noticias oficial padre
        perro puta puto rey reina soy todo todos tu usuario vida viva yo amour bonjour chat chez connard dieu
        femme fils francais homme je jeune jour madame maman merde moi mon monsieur monde officiel pas personne
        petit petite putain roi salope toi tout une vie vive
        """
    ).split()
)

#: Things and animals that people call themselves by. They are surnames too, so only the first word is no first name.
_NICKNAMES = frozenset(
    words.fold(
        """
        acorn aisle almond anchor ankle ant apple arrow atlas attic aunt axle bacon badger bagel baker banana bandit
        banjo barrel basket bat beacon bean bear beard beaver bee beer bench berry bike bird biscuit bishop board boat
        bolt bone book boots bottle box brake branch bread breeze brick bridge broom bubble bucket bug bunny bus
        butter button cabin cactus cake camel camera candle candy canoe carriage carrot castle cave cello chair chalk
        cheese cherry chess chicken chili circle clock cloud clover coach coast cobra cookie copper corner cotton
        couch cowboy coyote crab crane cricket crow crumb cube cup curtain cycle dancer desk detective diesel diner
        dino dolphin donkey door doughnut dove drummer duck dust eagle earth echo egg elbow elephant engine espresso
        evening falcon farmer feather fiddler field fig fish flame flower fly fog forest fork fox frog frost garden
        garlic gate ghost giraffe glass goat goblin goose gossip gorilla grape grass gremlin griffin grumpy guest
        guitar hall hamster harbour hare hat hawk hedgehog helmet hermit hill hippo hobbit honey hook horizon horse
        hound hunter island jacket jam jester juggler jungle kettle key kitchen kite kitten knight ladder lamp lantern
        lark lemon lens leopard letter library light lion lizard llama lobster local loop luggage lurker mango maple
        marble market meadow mechanic meerkat melon metro mint mirror mole monkey moose morning moss moth motor
        mountain mouse muffin mug mushroom mutters neighbour nest nomad noodle north nurse nut oak ocean octopus onion
        orange orbit orchid otter outlaw owl oyster paint panda panther paper park parrot passenger pasta peach
        peacock peanut pear pebble pedal pelican pencil penguin pepper phantom phoenix pickle pigeon pilgrim pillow
        pine pixel pizza planet plant platform plum pocket poet pony popcorn potato pumpkin puppy puzzle quill rabbit
        raccoon radish rail railway rain rainbow rainy raven reader rider ring river rocket roof runner rust sailor
        salmon salt sandwich sausage scarf school scooter seagull seal shadow shark sheep shell shift ship shoe signal
        singer skeleton sky sleeper sloth snail snake snow sofa soup south spark sparrow spider spoon spring squid
        squirrel stable station storm stranger sugar suitcase sun sunday sunshine sushi swan table tailor tea teapot
        tiger timber toast toad tomato tower track trail train tree trolley trout truffle trumpet tulip turnip turtle
        twin umbrella uncle valley vampire velvet village violin viper wagon waffle walker wallet walnut walrus
        wanderer warrior wasp water wave whale wheel whisper willow wind window winter witch wizard wombat wood worm
        yeti zebra zero zombie gantry adler amsel apfel automat bahn baer berg biene blume brot bruecke brücke dachs
        eiche eichhörnchen ente esel eule fahrrad falke feder fisch flieger frosch fuchs gans garten gast hase himmel
        hirsch hummel igel insel kaffee kaktus kater katze kauz keks kuchen kuh kümmel laterne leser löwe luchs maus
        meer möwe mond muschel nachbar nase ofen pendler pferd pilz pinguin rabe regen sonne spatz specht sturm tasse
        turm uhu vogel wal wald wiese wolke zaun ziege zug zwiebel abeja aguila arbol barco bosque buho cafe caracol
        conejo estrella flor fuego gato girasol lobo mariposa montana naranja nube oso pajaro playa pulpo queso rana
        raton rio sombra tigre torre tortuga tren viento zorro abeille arbre bateau cerise chouette ciel cochon
        coquelicot escargot etoile fleur foret fromage grenouille herisson hibou lapin loup lumiere lune mouette nuage
        oiseau ours papillon pluie poule renard requin riviere soleil souris tortue vache vent voyageur giant
        """
    ).split()
)


def first_name(profile: str) -> str:
    """Answer the first name on a profile, or "" unless it plainly looks like one. "Ms. Green" names a family.

    One to four words of Latin letters, each beginning with a capital and holding a vowel, none of them a word that
    stands on profiles without being a name. Emoji around it do not matter; digits, links, handles and slots do.
    """
    text = unicodedata.normalize("NFC", profile[:_LONGEST_PROFILE])
    parts = "".join(" " if _is_ornament(char) else char for char in text).split()
    titles = {words.fold(part).strip() for part in takewhile(_is_title, parts)}
    parts = list(dropwhile(_is_title, parts))
    if len(parts) == 1 and not _TITLES.isdisjoint(titles):
        return ""
    if not 1 <= len(parts) <= 4 or not _is_name(parts[0]) or words.fold(parts[0]).strip() in _NICKNAMES:
        return ""
    if not all(part in _PARTICLES or _is_initial(part) or _is_name(part) for part in parts[1:]):
        return ""
    return parts[0].title() if parts[0].isupper() else parts[0]


def _is_ornament(char: str) -> bool:
    return unicodedata.category(char) in {"So", "Sk", "Sm", "Mn", "Me", "Cf"}


def _is_title(part: str) -> bool:
    return words.fold(part).strip() in _TITLES | _KIN


def _is_initial(part: str) -> bool:
    return len(part.rstrip(".")) == 1 and part[0].isalpha() and part[0].isupper()


def _is_name(part: str) -> bool:
    if len(part) < 2 or not _PART.fullmatch(part) or not part[0].isupper() or not all(map(_is_latin, part)):
        return False
    folded = words.fold(part).split()
    return _NO_NAMES.isdisjoint(folded) and not _VOWELS.isdisjoint("".join(folded))


def _is_latin(char: str) -> bool:
    return char in "-'’" or (char.isalpha() and (char < "\u0250" or "\u1e00" <= char <= "\u1eff"))
