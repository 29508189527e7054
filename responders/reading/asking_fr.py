"""The words in which people ask, want and tell of trouble in French."""

from __future__ import annotations

from domain.ask import Need
from responders.reading.asking import Asking
from responders.reading.asking import phrases
from responders.reading.asking import rule

FR = Asking(
    openings=phrases(
        "à quelle heure|jusqu à quelle|jusqu à quand|est il|est elle|sera t il|serait il|peut on|puis je|pouvez vous|"
        "pourriez vous|pouvons nous|peux tu|quelqu un peut|quelqu un pourrait|quelqu un sait|quelqu un a|qui peut|"
        "à qui|auriez vous|y aura t il|vendez vous|livrez vous|proposez vous|faites vous|allez vous|êtes vous|"
        "savez vous|pourquoi|quel est|quelle est|quels sont|quelles sont|quelle taille|qu est ce qui se passe|"
        "que se passe t il|que faire|que dois je|que puis je|qu en est il|faut il|dois je|on peut|vous pouvez|"
        "vous avez|vous livrez|c est quand|c est combien|c est normal|et mon|et ma|merci de|veuillez|s il vous plaît|"
        "svp|envoyez|donnez|rendez|remboursez|expliquez|appelez|changez|annulez|on fait quoi|je fais quoi|"
        "et maintenant|c est rétabli|à partir de quand|depuis quand|délai|sont ils|acceptez vous|prenez vous|"
        "c est possible|ça coûte|ça prend|qui est|quand|combien|où|comment|avez|y a|il y a t il|est ce"
    ),
    interrogatives=phrases(
        "que|qu|quoi|qui|quand|comment|où|pourquoi|combien|quel*|est|sont|êtes|avez|a|ont|peut*|pouvez|pourrai*|"
        "pourriez|faut|y a|c est|allez|va|va t"
    ),
    requests=phrases(
        "aidez moi|aidez nous|aide s il|besoin d aide|à l aide|au secours|j ai besoin|nous avons besoin|je veux|"
        "nous voulons|on veut|je voudrais|j aimerais|nous aimerions|on aimerait|j exige|je souhaite|je souhaiterais|"
        "je cherche|je demande|j attends de vous|donnez moi|envoyez moi|dites moi|tenez moi|appelez moi|contactez moi|"
        "rappelez moi|répondez|remboursez|réparez|corrigez|réglez|annulez|changez|faites quelque chose|merci d annuler|"
        "merci d envoyer|merci d arrêter|merci de changer|merci de modifier|merci de corriger|merci de résilier|"
        "merci de supprimer|merci de répondre|merci de régler|merci de réparer|faites le nécessaire|merci de me|"
        "merci de bien|merci de nous|merci de rembourser|merci de vérifier|merci de corriger|merci de répondre|"
        "merci de faire|merci de régler|veuillez|je me demande|je me demandais|je voulais savoir|une question|"
        "petite question|ce serait bien|ce serait super|ce serait génial|ce serait cool|ça serait bien|ça serait super|"
        "il faudrait|vous devriez|vous pourriez|ramenez|remettez|rendez moi|rendez nous|expliquez|débloquez|"
        "pouvez vous m|pourriez vous m|peut m aider|suggestion|dommage qu il n y ait|svp|renvoyez moi|ce serait top|"
        "ce serait chouette|ce serait sympa|ça serait top"
    ),
    no_requests=phrases(
        "je veux dire merci|je veux remercier|je voulais remercier|je voulais dire merci|je tiens à remercier|"
        "je voudrais remercier|j aimerais remercier|je souhaite remercier|je souhaite féliciter|je veux pas|"
        "je ne veux pas|je ne veux plus|pas besoin|j ai plus besoin|de votre aide|pour votre aide|pour l aide|"
        "vous devriez avoir honte|je voulais juste dire|je voulais juste vous remercier"
    ),
    rhetorical=phrases(
        "vous vous moquez|vous vous foutez|vous plaisantez|c est une blague|est ce une blague|c est une plaisanterie|"
        "sérieusement|sérieux|c est quoi ce|c est quoi cette|c est quoi votre problème|quel est votre problème|"
        "qu est ce qui ne va pas chez vous|qu est ce qui cloche|qu est ce que vous foutez|vous foutez quoi|"
        "c est si compliqué|c est si difficile|c est trop demander|est ce trop demander|est ce si compliqué|"
        "est ce si difficile|si difficile que ça|si compliqué que ça|pourquoi je paye|pourquoi je paie|à quoi bon|"
        "à quoi ça sert|combien de fois|vous trouvez ça normal|trouvez vous cela normal|vous trouvez normal|"
        "vous appelez ça|quelle entreprise|quel genre|quelle blague|qui s en soucie|qui fait ça|vous avez honte|"
        "pas honte|on se moque de qui|de qui se moque|vous savez quoi|vous connaissez le|mais enfin|c est une caméra|"
        "comment osez|comment peut on être|comment peut on traiter|et puis quoi encore|on croit rêver|n est ce pas|"
        "hein|étonnant non|qui aurait cru|pour qui vous prenez|vous dormez|il y a quelqu un|allo|jusqu où"
    ),
    fillers=phrases(
        "bonjour|bonsoir|salut|coucou|hello|madame|monsieur|l équipe|chers|cher|et|mais|ou|ok|bon|alors|donc|aussi|"
        "s il vous plaît|svp|excusez moi|pardon|merci|une question|question|petite question|dites|au fait|sinon|"
        "maintenant|parce que|puis|par contre"
    ),
    help=phrases(
        "aide|aider|aidez|au secours|que faire|que dois je faire|que puis je faire|comment faire|faites quelque chose|"
        "faites le nécessaire|réglez|solution|on fait quoi|je fais quoi|et maintenant|on fait comment|je fais comment"
    ),
    supposed=phrases(
        "zéro panne|aucune panne|sans panne|jamais en panne|si je rate|au cas où|et si|suite à la panne|après la panne|"
        "sur la panne"
    ),
    needs=(
        rule(
            Need.STATUS,
            "où est|où en est|quand|statut|toujours pas|encore combien|j attends",
            "remboursé*|argent|annulation|indemnisation|avoir",
        ),
        rule(Need.REFUND, "rembours*|mon argent|sur ma carte|rendez moi mes|récupérer mes euros"),
        rule(Need.COMPENSATION, "indemnis*|dédommag*|compens*|geste commercial|bon d achat|avoir de"),
        rule(
            Need.CONTACT,
            "parler à|parler avec|appelez moi|rappelez moi|rappeler|numéro de téléphone|numéro à|contacter|"
            "contactez moi|joindre|répondez|répondre|à qui|un humain|vraie personne|un conseiller|mp|message privé|"
            "adresse mail|un responsable|quel numéro",
        ),
        rule(
            Need.ACCESS,
            "connecter|connexion à mon|mot de passe|identifiant*|accéder|accès|débloqu*|bloqué mon|"
            "récupérer mon compte|mon compte de retour|suspendu|code de vérification|code pin|réactiv*",
        ),
        rule(
            Need.INFORMATION,
            "facture*|reçu|justificatif|attestation|confirmation|duplicata|copie",
            "envoy*|renvoy*|besoin|recevoir|obtenir|où|voudrais",
        ),
        rule(
            Need.REPLACEMENT,
            "remplac*|échange|échanger|un autre|un nouveau|une nouvelle|me renvoyer|nous renvoyer|renvoyez|renvoi|"
            "bonne taille|bon article|le bon|la bonne|pièce manquante|pièces manquantes",
        ),
        rule(
            Need.IMPROVEMENT,
            "ce serait bien|ce serait super|ce serait génial|ce serait cool|ça serait bien|ça serait super|il faudrait|"
            "vous devriez|vous pourriez|ramenez|remettez|fonctionnalité|mode sombre|suggestion|ajouter|ajoutez|"
            "dommage qu il n y ait|pourquoi ne pas|ce serait top|ce serait chouette|ce serait sympa|ça serait top",
        ),
        rule(Need.AVAILABILITY, "en stock|de retour en|rupture|disponible*"),
        rule(
            Need.EXPLANATION,
            "pourquoi|raison",
            "débité|prélev*|factur*|paye|paie|payer|cher|coûte|frais|prix|augment*|abonnement",
        ),
        rule(
            Need.PLACE,
            "où|quel|quelle",
            "magasin*|boutique*|agence*|entrée|parking|arrêt|porte|terminal|guichet|borne|quai|bureau|toilettes|salon",
        ),
        rule(
            Need.HOW_TO,
            "comment faire|comment puis je|comment je|comment peut on|comment on|comment annuler|comment changer|"
            "comment retourner|comment renvoyer|comment résilier|comment modifier|comment activer|comment contacter|"
            "comment supprimer|comment récupérer|comment utiliser|comment payer|comment obtenir|"
            "étapes|mode d emploi|tutoriel|y a t il un moyen|un moyen de|"
            "est il possible de|où puis je|où trouver|faut il|dois je",
        ),
        rule(
            Need.STATUS,
            "quand|combien de temps|mon dossier|ma demande|bien reçu",
            "rétabl*|répar*|arriv*|rembours*|livr*|recev*|revient|marche|fonctionn*|venir|passe",
        ),
        rule(Need.CANCEL, "annuler|annulez|résili*|désabonn*|désinscri*|supprimer mon|supprimez|clôtur*|fermer mon"),
        rule(
            Need.CHANGE,
            "changer|changez|modif*|reporter|décaler|déplacer|autre taille|autre date|autre vol|changement|"
            "échanger mon billet|surclass*|mettre à jour mon|corriger|prochain vol",
        ),
        rule(Need.EXPLANATION, "pourquoi", "retard*|annulé*|toujours|jamais|si long|encore|fermé*|plus"),
        rule(
            Need.STATUS,
            "où est mon|où est ma|où sont mes|où en est|où est le colis|où est notre|quand arrive|quand vais je|"
            "quand allez vous|quand sera|quand seront|quand serai|quand aurai|quand pourra|quand recevrai|quand va|"
            "quand vont|quand est ce que je|quand est ce que vous|statut|suivi|suivre mon|qu en est il|expédié*|envoyé|"
            "en route|nouvelles de|des nouvelles|toujours pas|combien de temps encore|à l heure|et mon|et ma|état de",
        ),
        rule(
            Need.PRICE,
            "combien coûtent|combien ça|combien pour|combien est|combien faut|prix|tarif*|frais|réduction*|code promo|"
            "moins cher|coûte|c est combien",
        ),
        rule(
            Need.TIME,
            "horaire*|à quelle heure|jusqu à quelle|ouvert*|ouvrez|fermez|délai*|combien de temps|expire*|date limite|"
            "quel jour|jusqu à quand|à partir de quand|depuis quand|valable*|commence|finit|dure",
        ),
        rule(
            Need.AVAILABILITY,
            "stock|disponible*|disponibilité|rupture|avez vous|vous avez|vendez vous|livrez vous|vous livrez|"
            "proposez vous|y a t il|reste t il|de retour|sortie",
        ),
        rule(
            Need.EXPLANATION,
            "pourquoi|que se passe t il|qu est ce qui se passe|que s est il passé|raison|expli*|comment se fait",
        ),
        rule(
            Need.REPAIR,
            "répar*|corrig*|marche|marcher|fonctionn*|bug|bugs|erreur*|problème*|panne|résou*|régler|réglez|technicien|"
            "rétabli*|solution",
        ),
        rule(Need.PLACE, "quel magasin|adresse|magasin le plus proche|quelle porte|quel terminal"),
    ),
    vague=(
        rule(
            Need.PLACE,
            "où est|où sont|où se trouve|où puis|où peut|où acheter|il est où|elle est où|c est où|ils sont où",
        ),
        rule(
            Need.TIME,
            "quand est|quand sera|quand seront|quand ouvr*|quand va|quand vont|quand pourr*|quand aur*|c est quand|"
            "à quand|depuis quand|quand commence|quand a lieu"
        ),
    ),
    troubles=(
        rule(
            Need.REFUND,
            "débité deux fois|facturé deux fois|débitée deux fois|double prélèvement|débité de trop|"
            "prélèvement non autorisé|m avez débité|m a débité|m avez facturé|m a facturé|été débité|été facturé|"
            "prélevée deux fois|continuez à prélever|continuez de me prélever|double débit|points disparus|mes points|"
            "payé deux fois|trop payé|prélèvement que|refusez de rembourser|refus de rembours*|prélevé|encore débité|"
            "quand même débité",
        ),
        rule(
            Need.ACCESS,
            "impossible de me connecter|impossible de se connecter|n arrive pas à me connecter|"
            "n arrive plus à me connecter|peux pas me connecter|peux plus me connecter|compte bloqué|compte suspendu|"
            "piraté|pas accès|plus accès|impossible d accéder|n arrive pas à accéder|n arrive plus à accéder|"
            "peux plus accéder|mon compte est bloqué|mot de passe|identifiants|code n arrive|pas le code|aucun code|"
            "carte bloquée|compte désactivé",
        ),
        rule(
            Need.REPLACEMENT,
            "mauvais modèle|mauvais colis|mauvaise pièce|mauvaise référence|mauvais article|mauvaise taille|"
            "mauvaise couleur|mauvais produit|arrivé cassé*|arrivée cassée|arrivé abîmé|arrivée abîmée|reçu cassé|"
            "trop petit*|trop grand*|pièces manquantes|pièce manquante|il manque|article manquant|défectueu*|"
            "mauvaise commande|au lieu de|trop serré*|reçu du|pas ce que j ai commandé|pas le bon|périmé*|moisi*|"
            "incomplet|incomplète|manquait|rétréci|décousu*|un seul|une seule chaussure|manque la moitié|"
            "arrivé avec un|arrivée avec un|arrivé avec une|pied cassé|taché*|trou|rayure*",
        ),
        rule(
            Need.REPLACEMENT,
            "cassé*|abîmé*|endommagé*|rayé*|déchiré*|brisé*",
            "colis|commandé*|acheté*|article|reçu*|lampe|chaise|chaussures|chemise|robe|tasse*|assiette*|valise|livr*|"
            "cadeau|produit|carton",
        ),
        rule(Need.CHANGE, "vol|vols|train|tgv|voyage", "annulé*|annulation|raté*|manqué*|loupé*|surbook*"),
        rule(
            Need.CHANGE,
            "raté ma correspondance|manqué ma correspondance|loupé ma correspondance|correspondance ratée|"
            "correspondance manquée|bloqués à|coincés à|coincé à|coincée à|bloquée à|raté notre|manqué notre|"
            "surréservation|refusé l embarquement",
        ),
        rule(Need.STATUS, "livreur|facteur|technicien|chauffeur", "absent*|jamais|pas venu|pas passé|prétend|personne"),
        rule(
            Need.STATUS,
            "pas arrivé*|jamais arrivé*|pas reçu*|jamais reçu*|rien reçu|toujours rien|toujours pas livré*|"
            "pas été livré*|jamais livré*|perdu mon|perdu ma|perdu mes|perdu notre|bagage perdu|valise perdue|"
            "j attends toujours|attends depuis|attendons depuis|toujours en attente|introuvable|marqué livré|"
            "indiqué livré|noté livré|personne n est venu|personne n est passé|pas encore reçu|n arrive pas|"
            "n est pas venu|n est jamais venu|disparu*|pas de remboursement|pas remboursé*|toujours aucune|"
            "sans nouvelles|aucune nouvelle|rien depuis|porte d embarquement|aucune info|sans info",
        ),
        rule(
            Need.STATUS,
            "colis|paquet|livraison|commande|bagage*|valise*|remboursement",
            "retard*|attends|attendons|perdu*|manque|toujours pas|pas encore|bloqué*|semaines",
        ),
        rule(Need.STATUS, "vol|avion|train|tgv|rer|bus|métro", "retard*|heures|attends|attendons|bloqué*|arrêté"),
        rule(
            Need.STATUS,
            "oublié|oubliée|laissé|laissée",
            "dans le train|dans le tgv|dans le bus|dans l avion|dans le métro|dans la voiture|à bord|sur le siège",
        ),
        rule(
            Need.REPAIR,
            "marche pas|marche plus|marche toujours pas|marchent pas|fonctionne toujours pas|toujours en panne|"
            "fonctionne pas|fonctionne plus|fonctionnent pas|bug|bugs|bugge|plante|erreur|panne|charge pas|"
            "ne s ouvre pas|ne démarre pas|se ferme|plus d internet|pas d internet|plus de réseau|pas de réseau|"
            "plus de connexion|coupure|hors service|problème avec|problèmes avec|cassé*|trop lent|très lent|rame|"
            "ne chauffe pas|ne chauffe plus|n essore|fuit|plus d eau chaude|paiement refusé|impossible de payer|"
            "impossible de commander|impossible de réserver|écran noir|pas de son|ne s allume|ne répond plus|"
            "coupe sans cesse",
        ),
        rule(
            Need.CONTACT,
            "aucune réponse|personne ne répond|sans réponse|pas de réponse|jamais de réponse|ne répond pas|"
            "répondez pas|ne répondez jamais|raccroché|raccrochent|en attente au|injoignable*|personne ne rappelle|"
            "jamais rappelé*|standard|zéro réponse|aucun retour|pas de retour|sans retour|ignorée*|ignorés|ignorent|"
            "vous ignorez|m'ignorez|nous ignorez|m'ignore|nous ignore|on ignore|été ignoré|suis ignoré|est ignoré|"
            "reste ignoré|ignoré par|client ignoré|message ignoré|complètement ignoré|toujours occupé|"
            "personne ne décroche|décroche pas|décroche jamais",
        ),
    ),
)  # fmt: skip
