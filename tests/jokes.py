"""Invented posts that joke with a brand, and bitter ones that only sound like it, by language."""

from __future__ import annotations

JOKES = {
    "en": (
        "my cat has claimed your box as her kingdom, rent is due 😂",
        "My dog now thinks your courier is his best friend, I'm jealous 😂",
        "Officially in a relationship with your cinnamon rolls lol",
        "I came for one candle and left with twelve, my wallet says hi 😂",
        "my houseplant dances to your playlist, I swear haha",
        "your mug is bigger than my head and I have never been happier 😂",
        "cat: 1, wrapping paper: 0 😹",
        "I named my sourdough after your delivery guy haha",
    ),
    "de": (
        "Meine Katze hat euren Karton bezogen und verlangt jetzt Miete 😂",
        "Mein Hund liebt euren Boten mehr als mich 😂",
        "Eigentlich wollte ich nur eine Kerze, jetzt sind es zwölf, haha",
    ),
    "es": (
        "Mi gata se ha instalado en vuestra caja y ya cobra alquiler 😂",
        "Mi perro quiere más a vuestro repartidor que a mí jajaja",
        "Entré a por una vela y salí con doce, mi cartera os saluda 😂",
    ),
    "fr": (
        "Mon chat a fait de votre carton son château, il réclame un loyer 😂",
        "Mon chien préfère votre livreur à moi mdr",
        "Venue pour une bougie, repartie avec douze, mon portefeuille vous salue 😂",
    ),
}

BITTER = {
    "en": (
        "My cat could run your support desk better 😂",
        "three weeks for a candle, my beard has grown lol",
        "Oh brilliant, the parcel went on holiday without me 😂",
        "my dog answers faster than your hotline haha",
        "Love how your app logs me out every morning, keeps me humble 😂",
        "your courier plays frisbee with my parcels 🤣",
        "Nice box! Shame there was nothing in it lol",
        "My grandma's carrier pigeon is quicker than you 😂",
        "paid twice, laughed once 😂",
        "Congrats on the most expensive paperweight I own haha",
        "another day, another excuse from you lol",
        "my cat threw up on your invoice, she has taste 😂",
    ),
    "de": (
        "Meine Katze wäre am Telefon schneller als ihr 😂",
        "Drei Wochen für eine Kerze, bis dahin ist Weihnachten haha",
        "Ganz toll, mein Paket macht Urlaub ohne mich 😂",
        "Mein Hund antwortet öfter als eure Hotline 🤣",
        "Schöner Karton, nur war nichts drin 😂",
        "Glückwunsch zum teuersten Briefbeschwerer, den ich habe, haha",
    ),
    "es": (
        "Mi gata atiende mejor el teléfono que vosotros 😂",
        "Tres semanas para una vela, jajaja, qué servicio",
        "Genial, mi paquete se ha ido de vacaciones sin mí 😂",
        "Mi perro responde antes que vuestra línea de ayuda jajaja",
        "Bonita caja, lástima que viniera vacía 😂",
        "Enhorabuena por el pisapapeles más caro que tengo 🤣",
    ),
    "fr": (
        "Mon chat répond mieux au téléphone que vous 😂",
        "Trois semaines pour une bougie, mdr quel service",
        "Génial, mon colis est parti en vacances sans moi 😂",
        "Mon chien répond plus vite que votre hotline mdr",
        "Joli carton, dommage qu'il soit vide 😂",
        "Bravo pour le presse-papiers le plus cher que j'aie 🤣",
    ),
}

#: Written after the words were gathered, each with somebody the author lives with.
BITTER_ANEW = {
    "en": (
        "My dog chewed through your leash in one walk, quality product lol",
        "my kids cried for an hour, their present is somewhere in your warehouse 😂",
        "My husband says your sofa is a torture device haha",
        "my grandma figured out your checkout, took her a whole weekend 😂",
        "the cat is the only one who likes your chair, it scratches itself apart 🤣",
        "My wallet is lighter, my shelf is still crooked lol",
        "my toddler builds sturdier furniture than you do 😂",
        "My wife wants a divorce since I chose your internet haha",
    ),
    "de": (
        "Meine Oma baut stabilere Regale als ihr 😂",
        "Mein Sohn hat zum Geburtstag einen Lieferschein bekommen, haha",
        "Mein Mann nennt euer Sofa nur noch die Folterbank 🤣",
        "Mein Konto ist leer und der Schrank steht schief 😂",
    ),
    "es": (
        "Mi abuela monta muebles más firmes que los vuestros 😂",
        "Mi hijo recibió un albarán por su cumpleaños jajaja",
        "Mi marido llama a vuestro sofá la cama de tortura 🤣",
        "Mi cartera llora y el armario está torcido 😂",
    ),
    "fr": (
        "Ma grand-mère monte des étagères plus solides que vous 😂",
        "Mon fils a reçu un bon de livraison pour son anniversaire mdr",
        "Mon mari appelle votre canapé le lit de torture 🤣",
        "Mon portefeuille pleure et l'armoire penche 😂",
    ),
}

#: Written after the second gathering: delight, and then the blow.
BITTER_AT_LAST = (
    "My cat loves your box more than the lamp that arrived in pieces 😂",
    "my dog stole your manual, did not help him either, useless lol",
    "Told my kids the box is a castle, because the toy inside was garbage 😂",
    "my son moved into the carton, the bed you sold us collapsed haha",
    "My husband is in love with your hold music after all this time 😂",
    "my wife is jealous of how often I talk to your complaints line lol",
    "Mein Hund schläft in eurem Karton, das Hundebett war Schrott 😂",
    "Meine Katze ist eingezogen, ihr liefert ja eh keinen Schrank mehr haha",
    "Mein Mann ist verliebt in eure Warteschleife 😂",
    "Mi gata duerme en la caja porque la cama se cayó a trozos 😂",
    "Mi marido está enamorado de vuestra musiquita de espera jajaja",
    "Mon chat dort dans le carton, le panier s'est écroulé 😂",
    "Mon mari est amoureux de votre musique d'attente mdr",
    "My cat moved into the box, your assembly instructions are fit only for that 😂",
    "my baby adopted the packaging, the doll's head came off lol",
)
#: Jokes written together with them.
JOKES_AT_LAST = (
    "My cat sleeps in your shoebox every night now 😂",
    "our dog has adopted your plush bear and will not share lol",
    "Meine Katze schläft in eurem Karton und schnarcht 😂",
    "Mi perro se ha mudado a vuestra caja jajaja",
    "Mon chat a emménagé dans votre carton 😹",
    "I am addicted to your salted caramel haha",
)
#: Jokes about people, who are teased in jest and in earnest alike: they are met as any other post.
OF_PEOPLE = (
    "my toddler put your hat on the dog and now the dog won't give it back 🤣",
    "Husband hid the last of your cookies. Divorce papers are being drawn up 😂",
    "Told my kids the box is a spaceship. Launch is at eight 🤣",
    "My grandma wears your sneakers better than me lol",
    "Oma trägt eure Turnschuhe und überholt mich damit 🤣",
    "Unser Kleiner hält euren Karton für ein Raumschiff, Start ist um acht 😂",
    "Mein Mann hat die letzten Kekse versteckt, die Scheidung läuft 😂",
    "La abuela corre más que yo con vuestras zapatillas 🤣",
    "Mi hijo dice que la caja es una nave espacial, despegamos a las ocho 😂",
    "Mi marido escondió las galletas, ya he llamado al abogado de divorcios jajaja",
    "Mamie court plus vite que moi avec vos baskets 🤣",
    "Mon fils a fait une fusée de votre carton, décollage à huit heures 😂",
    "Mon mari a caché les derniers biscuits, le divorce est lancé mdr",
    "my kids built a pirate ship from your boxes 🤣",
    "Mein Sohn tanzt zu eurem Werbelied 😂",
)
