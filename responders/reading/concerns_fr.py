"""Concerns in French: clauses stand in the subjunctive and agree, [tu|vous] marks the address."""

from __future__ import annotations

from domain.playbook import Topic
from responders.reading.things import Tables
from responders.reading.things import Thing
from responders.reading.things import alternatives
from responders.reading.things import trouble

#: Masculine and feminine, one and several: the form of a thing; "v" is a feminine noun that begins with a vowel.
_FORMS = {"m": 0, "f": 1, "v": 1, "mp": 2, "fp": 3}
_OWNERS = {
    "your": {"m": "[ton|votre] ", "f": "[ta|votre] ", "v": "[ton|votre] ", "mp": "[tes|vos] ", "fp": "[tes|vos] "},
    "our": {"m": "notre ", "f": "notre ", "v": "notre ", "mp": "nos ", "fp": "nos "},
    "the": {"m": "le ", "f": "la ", "v": "l'", "mp": "les ", "fp": "les "},
}


def _thing(owner: str, kind: str, noun: str, listed: str, topic: Topic | None, key: str = "") -> Thing:
    said = f"{_OWNERS[owner][kind]}{noun}"
    return Thing(words=alternatives(listed), noun=said, subject=said, topic=topic, form=_FORMS[kind], key=key)


_THINGS = (
    _thing("your", "mp", "bagages", "bagage|bagages|valise*|sac à dos", Topic.TRAVEL, "sent"),
    _thing("your", "m", "vol", "vol|vols|avion", Topic.TRAVEL, "ride"),
    _thing("your", "m", "train", "train|trains|tgv", Topic.TRAVEL, "ride"),
    _thing("your", "m", "bus", "bus|car", Topic.TRAVEL, "ride"),
    _thing("your", "f", "réservation", "réservation|réservé", Topic.TRAVEL, "plan"),
    _thing("your", "f", "place", "siège|sièges|ma place", Topic.TRAVEL),
    _thing("your", "m", "billet", "billet|billets|ticket", Topic.TRAVEL, "sent"),
    _thing("your", "f", "chambre", "chambre|chambres", Topic.VENUE, "place"),
    _thing("your", "m", "colis", "colis|paquet|envoi", Topic.GOODS, "sent"),
    _thing("your", "f", "livraison", "livraison|livré|livrer", Topic.GOODS, "sent"),
    _thing("your", "f", "commande", "commande|commandes|commandé|achat|acheté", Topic.GOODS, "sent"),
    _thing("your", "m", "argent", "remboursement|remboursé|rembourser|mon argent", Topic.MONEY, "refund"),
    _thing("your", "m", "abonnement", "abonnement|adhésion|essai gratuit|forfait", Topic.ACCOUNT, "plan"),
    _thing("your", "m", "bon", "bon d'achat|carte cadeau|code promo", Topic.MONEY, "sent"),
    _thing("your", "f", "facture", "facture|factures", Topic.MONEY),
    _thing("your", "m", "paiement", "paiement|virement|carte bancaire", Topic.MONEY, "works"),
    _thing("your", "m", "mot de passe", "mot de passe|code de vérification|code de sécurité", Topic.ACCOUNT, "code"),
    _thing("your", "m", "compte", "compte|profil|connecter|identifiant", Topic.ACCOUNT, "mine"),
    _thing("your", "f", "chaîne", "chaîne", Topic.ACCOUNT, "mine"),
    _thing("your", "fp", "photos", "photos|images", Topic.TECH, "saved"),
    _thing("your", "mp", "fichiers", "fichiers|documents|dossiers|données", Topic.TECH, "saved"),
    _thing("your", "mp", "points", "points|miles|crédits", Topic.MONEY, "saved"),
    _thing("your", "f", "partie", "partie|sauvegarde|progression", Topic.TECH, "saved"),
    _thing("your", "mp", "e-mails", "mails|mail|email|emails|boîte mail", Topic.ACCOUNT, "works"),
    _thing("the", "f", "mise à jour", "mise à jour|mises à jour", Topic.TECH, "works"),
    _thing("the", "m", "téléchargement", "téléchargement|télécharger|installation", Topic.TECH, "works"),
    _thing("our", "v", "application", "appli|app|application", Topic.TECH, "works"),
    _thing("our", "m", "site", "site|site web|page", Topic.TECH, "works"),
    _thing("the", "mp", "serveurs", "serveur|serveurs", Topic.TECH, "works"),
    _thing("the", "m", "jeu", "jeu|jeux", Topic.TECH, "works"),
    _thing("your", "f", "connexion internet", "internet|wifi|box|réseau", Topic.TECH, "works"),
    _thing("your", "m", "téléphone", "téléphone|portable|mobile|iphone", Topic.TECH, "device"),
    _thing("your", "m", "ordinateur", "ordinateur|ordi|pc|mac", Topic.TECH, "device"),
    _thing("your", "f", "console", "console|xbox|playstation|ps4|ps5", Topic.TECH, "device"),
    _thing("your", "f", "télévision", "télé|télévision|tv", Topic.TECH, "device"),
    _thing("your", "mp", "écouteurs", "écouteurs|casque", Topic.TECH, "device"),
    _thing("your", "v", "imprimante", "imprimante", Topic.TECH, "device"),
    _thing("your", "f", "machine", "machine|cafetière|moulin|bouilloire|lave linge", Topic.TECH, "device"),
    _thing("your", "fp", "chaussures", "chaussures|bottes|baskets|sandales", Topic.GOODS, "wear"),
    _thing("your", "m", "vêtement", "robe|chemise|veste|jean|pantalon|manteau|pull", Topic.GOODS, "wear"),
    _thing("your", "m", "meuble", "canapé|table|chaise|lit|matelas|armoire|étagère", Topic.GOODS, "sent"),
    _thing("your", "m", "repas", "repas|nourriture|pizza|burger|petit déjeuner|plat", Topic.VENUE, "food"),
    _thing("your", "m", "café", "café|expresso", Topic.VENUE, "food"),
    _thing("the", "fp", "toilettes", "toilettes|wc", Topic.VENUE, "place"),
    _thing("our", "m", "magasin", "magasin|boutique|restaurant|agence", Topic.VENUE, "place"),
    _thing("the", "m", "chauffeur", "chauffeur|livreur|conducteur", Topic.SERVICE, "person"),
    _thing("our", "v", "équipe", "personnel|équipage|employé*|vendeu*|conseill*|hôtesse*", Topic.SERVICE, "person"),
    _thing("our", "m", "service client", "service client|sav|support|service|standard|hotline", Topic.SERVICE,
            "help"),
    _thing("our", "mp", "prix", "prix|tarif*|frais", Topic.MONEY, "price"),
)  # fmt: skip

_LOST = (
    "pas arrivé*|jamais arrivé*|n'arrive pas|perdu*|où est|où sont|manque|pas reçu|rien reçu|jamais reçu"
    "|toujours pas|disparu*"
    "|encore pas|pas encore"
)
_DEAD = (
    "ne marche pas|marche pas|ne fonctionne pas|fonctionne pas|ne marche plus|marche plus|ne fonctionne plus"
    "|ne s'ouvre pas"
    "|ne charge pas|ne démarre pas|en panne|bloqué*|cassé*|impossible|hors service|ne répond plus|toujours morte"
    "|toujours mort"
    "|ne marche toujours pas|ne fonctionne toujours pas|marche toujours pas"
)
_ILL = _DEAD + "|problème|problèmes|souci|soucis|bug|bugs"
_OUT = (
    "peux pas me connecter|peux plus me connecter|impossible de me connecter|arrive pas à me connecter|pas accès"
    "|plus accès"
    "|mot de passe oublié|oublié mon mot de passe|récupérer mon compte|accéder à mon compte"
)

_TROUBLES = (
    trouble("stolen", "piraté*|piratage|hacké*|volé mon compte", alone="quelqu'un semble être entré dans [ton"
            "|votre] compte",
            noun="[ton|votre] compte", topic=Topic.ACCOUNT),
    trouble("closed", "suspendu*|suspension|fermé*|banni*|désactivé*|supprimé*", "{thing} (ait"
            "|aient) été (bloqué|bloquée|bloqués|bloquées)",
            on="mine saved"),
    trouble("locked_out", _OUT, "[tu ne puisses|vous ne puissiez] pas accéder à {thing}", on="mine",
            alone="[tu ne puisses|vous ne puissiez] pas accéder à [ton|votre] compte", noun="[ton|votre] compte",
            topic=Topic.ACCOUNT),
    trouble("lost", _LOST, "{thing} ne (soit|soient) toujours pas (arrivé|arrivée|arrivés|arrivées)", on="sent"),
    trouble("gone", "disparu*|perdu*|effacé*|supprimé*|manque|manquent", "{thing} (ait|aient) disparu", on="saved"),
    trouble("unpaid", "attends|toujours|jamais|quand|semaines|refuse*|depuis", "{thing} ne [te"
            "|vous] soit pas encore revenu", on="refund"),
    trouble("charge", "débité deux fois|prélevé deux fois|double prélèvement|facturé deux fois|débitée deux fois",
            alone="[tu voies|vous voyiez] deux fois le même prélèvement", noun="le second prélèvement",
            topic=Topic.MONEY),
    trouble("charge", "débité*|prélevé*|prélèvement|facturé*", alone="[tu voies"
            "|vous voyiez] un prélèvement inattendu", noun="le prélèvement",
            topic=Topic.MONEY),
    trouble("damage", "cassé*|abîmé*|endommagé*|déchiré*|rayé*|défectueu*|fissuré*",
            "{thing} (soit|soient) (arrivé|arrivée|arrivés|arrivées) en mauvais état", on="sent wear goods"),
    trouble("wrong", "mauvais article|mauvaise taille|mauvaise couleur|mauvais produit|trompés"
            "|pas ce que j'ai commandé|mauvaise commande|erreur de commande",
            alone="[tu n'aies|vous n'ayez] pas reçu le bon article", noun="[ta|votre] commande", topic=Topic.GOODS),
    trouble("incomplete", "incomplet*|incomplète|manque une pièce|manque des pièces|il manque|la moitié",
            alone="il ait manqué quelque chose à la livraison", noun="[ta|votre] commande", topic=Topic.GOODS),
    trouble("fit", "trop petit*|trop grand*|taille petit|taille grand|trop serré*|trop large*|guide des tailles"
            "|ne me va pas",
            alone="la taille n'ait pas été celle attendue", noun="la taille", topic=Topic.GOODS),
    trouble("missed", "raté ma correspondance|manqué ma correspondance|loupé ma correspondance"
            "|correspondance ratée|raté la correspondance|manqué la correspondance",
            alone="[tu aies|vous ayez] manqué [ta|votre] correspondance", noun="la correspondance manquée",
            topic=Topic.TRAVEL),
    trouble("cancelled", "annulé*|annulation|supprimé*", "{thing} (ait|aient) été (annulé|annulée|annulés"
            "|annulées)", on="ride sent plan",
            unless="j ai annulé"),
    trouble("cancelled", "peux pas résilier|impossible de résilier|impossible d'annuler|résiliation|me désabonner",
            alone="il soit si difficile de résilier", noun="la résiliation", topic=Topic.ACCOUNT),
    trouble("late", "retard*|attends|semaines|tarde|long", "{thing} (prenne|prennent) autant de temps", on="sent"),
    trouble("late", "retard*|heures", "{thing} (ait|aient) eu du retard", on="ride"),
    trouble("crash", "plante|plantent|se ferme|s'éteint|redémarre", "{thing} (plante|plantent) sans cesse",
            on="works device tech",
            alone="tout plante sans cesse", noun="les plantages", topic=Topic.TECH),
    trouble("freeze", "se fige|rame|bloque|saccade*|lag|freeze*", "{thing} se (fige|figent) sans cesse",
            on="works device tech",
            alone="tout se fige sans cesse", noun="les blocages", topic=Topic.TECH),
    trouble("error", "erreur|erreurs|message d'erreur|code erreur", alone="[tu tombes"
            "|vous tombiez] sans cesse sur une erreur", noun="l'erreur", topic=Topic.TECH),
    trouble("broken", _ILL, "{thing} ne (fonctionne|fonctionnent) pas comme (il devrait|elle devrait"
            "|ils devraient|elles devraient)",
            on="works device mine saved", unless="aucun problème|sans problème"),
    trouble("hung", "raccroché*|coupé la communication", alone="l'on [t'ait|vous ait] raccroché au nez",
            noun="l'appel", topic=Topic.SERVICE),
    trouble("hold", "au téléphone|en attente|standard|injoignable*|personne ne décroche",
            alone="[tu aies|vous ayez] dû attendre si longtemps au téléphone",
            noun="la longue attente au téléphone", topic=Topic.SERVICE),
    trouble("silent", "aucune réponse|personne ne répond|sans réponse|pas de réponse|aucun retour"
            "|ignorée*|ignorés|ignorent|vous ignorez|m'ignorez|nous ignorez|m'ignore|nous ignore|on ignore|été ignoré"
            "|suis ignoré|est ignoré|reste ignoré|ignoré par|client ignoré|message ignoré|complètement ignoré"
            "|pas répondu|ne répond pas|ne répondez pas",
            alone="[tu sois|vous soyez] sans réponse de notre part", noun="notre silence", topic=Topic.SERVICE),
    trouble("rude", "impoli*|désagréable*|irrespectueu*|agressi*|crié|hautain*|méprisant*|malpoli*",
            alone="l'on [t'ait|vous ait] traité ainsi", noun="l'accueil reçu", topic=Topic.SERVICE),
    trouble("sent_round", "renvoie d'un|renvoyé d'un|tourne en rond|ballotté*|réponse automatique|robot"
            "|d'un service à l'autre",
            alone="l'on [te|vous] fasse aller d'un service à l'autre", noun="ces renvois", topic=Topic.SERVICE),
    trouble("untold", "aucune information|pas d'information*|aucune info|sans explication|aucune explication"
            "|sans prévenir|pas prévenu*",
            alone="personne ne [t'ait|vous ait] dit ce qui se passait", noun="le manque d'information",
            topic=Topic.SERVICE),
    trouble("dirty", "sale|sales|dégoûtant*|crasseu*|pue|moisi*", "{thing} n'(ait|aient) pas été (propre|propre"
            "|propres|propres)", on="place ride food"),
    trouble("cold", "froid|froide|froids|froides|cru|brûlé*|immangeable*", "{thing} n'(ait"
            "|aient) pas été comme il faut", on="food"),
    trouble("changed", "nouvelle version|nouveau design|depuis la mise à jour|après la mise à jour"
            "|dernière mise à jour",
            alone="la mise à jour [te|vous] complique les choses", noun="la mise à jour", topic=Topic.TECH),
    trouble("ads", "pub|pubs|publicité*", alone="il y ait autant de publicités", noun="les publicités",
            topic=Topic.TECH),
    trouble("stock", "rupture|épuisé*|plus en stock|indisponible*", alone="ce que [tu cherchais"
            "|vous cherchiez] ne soit pas disponible", noun="les articles disponibles",
            topic=Topic.GOODS),
    trouble("dear", "trop cher|cher|chère|hors de prix|augmentation|augmenté*|arnaque", alone="nos prix [te"
            "|vous] paraissent excessifs", noun="les prix",
            topic=Topic.MONEY),
    trouble("quality", "mauvaise qualité|qualité|se décolle|se découd|tombe en morceaux", "{thing} n'(ait"
            "|aient) pas tenu", on="wear goods device",
            alone="la qualité [t'ait|vous ait] déçu", noun="la qualité", topic=Topic.GOODS),
    trouble("stuck", "coincé*|bloqués dans|abandonné*", alone="[tu sois resté coincé"
            "|vous soyez restés coincés] ainsi", noun="cette attente", topic=Topic.TRAVEL),
    trouble("wait", "attente|attends|attendre|attendu", alone="[tu doives|vous deviez] attendre si longtemps",
            noun="cette longue attente"),
    trouble("late", "retard*", alone="cela prenne autant de temps", noun="ce retard"),
    trouble("broken", _DEAD, alone="tout ne fonctionne pas comme il faut"),
)  # fmt: skip

_LIKED = tuple(
    Thing(words=alternatives(listed), noun=noun, subject=noun)
    for noun, listed in (
        ("la gentillesse de l'équipe", "gentil*|aimable*|sympa|sympathique*|adorable*|souriant*|accueillant*"),
        ("la rapidité", "rapide*|rapidement|rapidité|vite|dès le lendemain|efficace*"),
        ("l'aide de notre équipe", "aidé*|aide|service client|support|conseil*|service|résolu"),
        ("l'équipage", "équipage|hôtesse*|pilote|conducteur|chauffeur"),
        ("l'équipe", "équipe|personnel|accueil|vendeu*|serveu*"),
        ("[ton|votre] voyage", "vol|vols|train|voyage|trajet"),
        ("le café", "café|expresso"),
        ("le repas", "repas|petit déjeuner|plat*|menu|pizza"),
        ("la livraison", "livr*|colis|reçu"),
        ("la mise à jour", "mise à jour|nouvelle version"),
        ("l'application", "appli|app|application"),
        ("le site", "site"),
        ("le jeu", "jeu"),
        ("la coupe", "taille parfaite|va parfaitement|confortable*|doux|douce"),
        ("[ta|votre] machine", "machine|cafetière|téléphone|ordinateur"),
        ("la qualité", "qualité|solide"),
        ("les prix", "prix|pas cher|bonne affaire"),
        ("le magasin", "magasin|boutique|restaurant"),
        ("l'hôtel", "hôtel|chambre|séjour"),
    )
)  # fmt: skip

_IDEAS = (
    _thing("our", "v", "application", "appli|app|application|mode sombre", Topic.TECH),
    _thing("our", "m", "site", "site|site web|boutique en ligne", Topic.TECH),
    _thing("our", "mp", "horaires", "horaire*|ouvrir plus|ouvrir le|fermer plus tard", Topic.VENUE),
    _thing("our", "fp", "livraisons", "livr*|colis|emballage*", Topic.GOODS),
    _thing("our", "fp", "tailles", "taille*", Topic.GOODS),
    _thing("our", "mp", "menus", "menu*|repas|plat|plats|petit déjeuner|végan*|végétarien*|café", Topic.VENUE),
    _thing("our", "mp", "prix", "prix|tarif*|réduction*", Topic.MONEY),
    _thing("our", "mp", "vols", "vol|vols|avion*", Topic.TRAVEL),
    _thing("our", "mp", "trains", "train|trains|wagon*", Topic.TRAVEL),
    _thing("our", "f", "lettre d'information", "newsletter*|lettre d'information", None),
    _thing("the", "m", "jeu", "jeu|niveau|carte|serveur", Topic.TECH),
    _thing("our", "mp", "logiciels", "fonction|fonctions|option|bouton|réglage*|filtre", Topic.TECH),
    _thing("our", "mp", "produits", "produit*|couleur*|parfum*|saveur*", Topic.GOODS),
    _thing("our", "m", "service", "service|support|personnel|chat", Topic.SERVICE),
)  # fmt: skip

_DEVICES = alternatives(
    "android|ios|windows|mac|pc|ps4|ps5|xbox|switch|iphone"
    "|ipad|ordinateur|télé|tv|portable|tablette|samsung|chrome|safari|firefox"
)

_IDLE_WORDS = alternatives(
    "dans le train|dans le bus|en train|en bus|dans l'avion|dans les toilettes|gare|par mail|par e-mail|"
    "un mail|bon d'achat|sans problème|aucun problème|pas de problème|sans retard|en forme|"
    "carte de fidélité|place de la gare|de toute façon|chaud et froid|lait froid|lait entier froid"
)

_DOUBTS = alternatives(
    "en cas de|en cas d'|au cas où|si mon|si ma|si mes|si le|si la|si les|si l'|si notre|serait|seraient"
)

_ELSEWHERE = alternatives(
    "les autres compagnies|d'autres compagnies|chez les autres|la concurrence"
    "|mon ancienne banque|mon ancien opérateur|contrairement à"
)

FRENCH = Tables(
    language="fr",
    things=_THINGS,
    troubles=_TROUBLES,
    liked=_LIKED,
    ideas=_IDEAS,
    devices=_DEVICES,
    idle=_IDLE_WORDS,
    elsewhere=_ELSEWHERE,
    doubts=_DOUBTS,
)
