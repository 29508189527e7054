"""The words by which a brand commits itself: what it did and does, what it allows, what it says to hold for all.

In small letters. `<name>` stands for the part of that name; each repeat is bounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence

#: What stands in several phrases; one may hold those above it.
PARTS: Mapping[str, str] = {
    "few": r"(?: [\w'’-]{1,20}+){0,4}?",
    "some": r"(?: [\w'’-]{1,20}+){0,8}?",
    #: What is sent without committing anybody.
    "mailed": (
        r"(?! (?:[\w'’]{1,14}+ ){0,5}?(?:dms?|pms?|messages?|notes?|repl\w{1,4}|answers?|e-?mails?|mails?"
        r"|texts?|quer\w{1,3}|requests?|forms?|surveys?|feedback|follow\w{0,6}|love|hugs?|vibes|thoughts"
        r"|wishes|teams?|crew|department|colleagues?|people|staff|office|store|along|over)\b)"
    ),
    "person": (
        r"(?:driver|employee|colleague|agent|staff member|rep|cashier|waiter|manager|fahrer\w{0,3}"
        r"|mitarbeiter\w{0,3}|conductor\w?|emplead[oa]|repartidor\w?|chauffeur|employée?|livreur)"
    ),
    "did_en": (
        r"(?:refunded|cancell?ed|reset|fixed|repaired|blocked|deleted|erased|removed|upgraded|credited"
        r"|re-?booked|reserved|corrected|reduced|lowered|restored|unlocked|reopened|replaced|swapped"
        r"|exchanged|waived|ordered|arranged|dispatched|shipped|transferred|paid(?! attention)|issued|closed"
        r"|banned|suspended|fired|sacked|dismissed|(?:re|de)?activated|extended|renewed|granted|approved"
        r"|processed|delivered|compensated|reimbursed|resolved|solved|sorted|bumped|moved you|changed your"
        r"|sent<mailed>|(?:added|put|placed|applied)<few> (?:credit|points|miles|money)|found your)"
    ),
    "done_en": (
        r"(?:sent<mailed>|(?!(?:passed|shared|forwarded|noted|asked|read|replied|responded|answered|looked"
        r"|checked|chased|flagged|escalated|raised|reported|received|heard|written|messaged|dmed|dm'?d|contacted"
        r"|reached|spoken|told|informed|tried|tested|popped|missed|failed|learned|learnt|enjoyed|loved|noticed"
        r"|apologi[sz]ed|logged|relayed|alerted|notified|followed|requested|investigated|reviewed|discussed"
        r"|mentioned|commented|tweeted|posted|listened|discovered|confirmed with|hoped|wanted|needed|used|tagged"
        r"|opened an? (?:ticket|case)|added (?:your|this|it) (?:\w{2,10}+ )?(?:voice|vote|wish|feedback|idea"
        r"|suggestion|comments?)|poked|nudged|experienced|highlighted|submitted|identified|understood|liked"
        r"|recorded|observed|located|verified|seen|known|thought|kept you waiting|let (?:you|them|him|her"
        r"|everyone) (?:down|know)|made (?:(?:the|our) \w{2,12}+ aware|a (?:note|mistake)|an? \w{3,12}+ (?:note"
        r"|mistake)|sure|you (?:wait|feel))|taken (?:a (?:note|look)|note|this|on board)|put (?:you through|it to"
        r"|this to|together))\b)(?:\w{4,16}+(?<=ed)|reset|put|let|made|given|paid|set|cut|taken|bought|held|kept"
        r"|done|built|lent|found(?! (?:that|out))|shut|withdrawn|drawn|thrown|brought|got you (?:an?|on|booked)"
        r"|sold)\b(?! attention))"
    ),
    "doing_en": (
        r"(?:sending<mailed>|(?!(?:sending|looking|checking|working|hoping|trying|waiting|asking|reading|going"
        r"|getting|doing|following|investigating|hearing|seeing|having|being|keeping|talking|chasing|taking"
        r"|thinking|missing|loving|listening|learning|reviewing|passing|sharing|finding|experiencing|feeling"
        r"|writing|wondering|rooting|aiming|reaching|speaking|seeking|testing|monitoring|gathering|blushing"
        r"|smiling|laughing|cheering|crossing|counting|continuing|collecting|responding|replying|answering"
        r"|messaging|contacting|apologi[sz]ing|sticking|standing|striving|dying|searching|using|raising|flagging"
        r"|forwarding|escalating|reporting|discussing|helping|wishing|celebrating|popping|enjoying|showing|saying"
        r"|making sure|coming|noting|adding your|putting (?:you through|this to))\b)\w{5,17}+(?<=ing))"
    ),
    "do_en": (
        r"(?:ship|deliver|take back|swap|match|refund|reimburse|replace|exchange|waive|repair|credit|throw in"
        r"|bump you|knock|drop the (?!ball)|take everything back|accept returns)"
    ),
    "done_de": (
        r"(?!(?:ernst|gelesen|gesehen|geschaut|(?:nach|an|hin|rein)geschaut|geprüft|gefragt|nachgefragt|angefragt"
        r"|gemeldet|geschrieben|weitergegeben|weitergeleitet|weitergesagt|gehört|verstanden|bemerkt|notiert"
        r"|vermerkt|bekommen|erhalten|gebeten|informiert|gesagt|gelernt|gefreut|gehofft|versucht|getestet"
        r"|gesprochen|besprochen|kontaktiert|mitbekommen|gelacht|geantwortet|beantwortet|gehabt|vergessen"
        r"|verpasst|nachgehakt|nachgesehen|angesehen|angesprochen|festgestellt|mitgenommen|aufgenommen|gewartet"
        r"|gedacht|gemacht|versäumt|verschickt eine|erfahren|entdeckt)\b)(?:(?:ge|(?:ab|an|auf|aus|ein|um|zu"
        r"|zurück|weg|frei|gut|vor|hoch|los|mit)ge|ver|be|er|ent|zer|über)\w{2,15}+(?:(?<=t)|(?<=en))"
        r"|\w{4,18}+(?<=iert))(?=[.!,;]|$)"
    ),
    "do_de": (
        r"(?:ersetzen|liefern|stornieren|erstatten|überweisen|reservieren|übernehmen|verschicken|tauschen"
        r"|reparieren|löschen|sperren|verlängern|zahlen|(?:schicken|senden)(?! (?:[\w'’]{1,14}+"
        r" ){0,4}?(?:nachricht|dm|pn|mail|grüße|gruß|link|formular)))"
    ),
    "done_es": (
        r"(?!(?:leído|visto|recibido|pasado|compartido|avisado|escrito|respondido|contestado|preguntado|anotado"
        r"|tomado|hablado|revisado|mirado|comprobado|entendido|oído|escuchado|trasladado|informado|notado|reído"
        r"|fallado|cometido|sido|tenido|estado|dicho|intentado|encontrado con|enviado (?:un|una|el|la)?"
        r" ?(?:mensaje|md|dm|correo|privado)|pedido|perdido|aprendido|disfrutado|hecho (?:llegar|esperar)|podido"
        r"|querido|llegado|olvidado|enfadado|enojado|molestado|decepcionado)\b)\w{4,18}+(?:(?<=ado)|(?<=ido)"
        r"|(?<=uesto)|(?<=ito)|(?<=echo)|(?<=ierto)|(?<=uelto))"
    ),
    "do_es": (
        r"(?:cambiamos|devolvemos|reembolsamos|abonamos|reservamos|guardamos|reponemos|cancelamos|arreglamos"
        r"|descontamos|(?:mandamos|enviamos)(?! (?:un|una|unos|muchos|el|la)? ?(?:mensaje|md|dm|correo|abrazo"
        r"|saludos?|privado|enlace)))"
    ),
    "done_fr": (
        r"(?!(?:lu|vu|reçu|transmis|partagé|noté|écrit|répondu|demandé|vérifié|regardé|compris|prévenu|informé"
        r"|signalé|contacté|parlé|entendu|pris|essayé|testé|eu|été|manqué|oublié|échoué|relancé|interrogé|appris"
        r"|ri|adoré|aimé|fait|dit|relayé|remonté|pu|voulu|envoyé (?:\w{2,5} )?(?:message|mp|mail|courriel"
        r"|dm))\b)(?:\w{3,16}+(?:(?<=é)|(?<=ée)|(?<=és)|(?<=ées)|(?<=rti)|(?<=rtis))|mis|résolus?)"
    ),
    "do_fr": (
        r"(?:remplaçons|remboursons|annulons|réservons|échangeons|créditons|livrons|reprenons|baissons"
        r"|envoyons(?! (?:[\w'’]{1,14}+ ){0,2}?(?:message|mp|mail|courriel|dm|lien|bises|pensées)))"
    ),
    "state_en": (
        r"(?:fixed|sorted|resolved|solved|repaired|restored|refunded|credited|re-?booked|reactivated|unlocked"
        r"|replaced|dispatched|shipped|in the post|out for delivery|on the plane|on board|found(?! (?:in|under|on"
        r"|at)\b)|secured?|safe|protected|insured|covered|approved|accepted|confirmed|reserved|booked|held|taken"
        r" off|in the air|on (?:the|its) (?:way|next|later|first|van|truck)|tested|back online|up and"
        r" running|waterproof|vegan|(?:gluten|nut|lactose|sugar|dairy)[- ]free|hypoallergenic|harmless|non-toxic"
        r"|no longer (?:missing|blocked|locked|available|there))"
    ),
    "state_de": (
        r"(?:behoben|gelöst|repariert|gefunden|erledigt|geschützt|versichert|abgedeckt|wasserdicht|unbedenklich"
        r"|genehmigt|bestätigt|reserviert|unterwegs|im (?:flieger|flugzeug|lkw)|auf dem weg|verschwunden"
        r"|verschickt|ausgeliefert|(?:gluten|laktose|zucker)frei|sicher(?=[.!]?\s{0,3}+$| bei uns)|bei uns sicher"
        r"|bezahlt|überwiesen|storniert worden)"
    ),
    "state_es": (
        r"(?:(?:arreglad|solucionad|resuelt|reparad|protegid|asegurad|cubiert|confirmad|reservad|devuelt)[oa]s?"
        r"|segur[oa]s? con|a salvo|en el avión|en camino|de camino)"
    ),
    "state_fr": (
        r"(?:(?:réglé|résolu|réparé|corrigé|retrouvé|protégé|assuré|couvert|confirmé|réservé|parti|expédié)(?:e|s"
        r"|es)?|en sécurité|dans l['’]avion|en route)"
    ),
    "proof": (
        r"(?:receipts?|proofs?|invoices?|id|passports?|(?:original )?(?:box|packaging)|reasons?|appointments?"
        r"|visas?|deposits?|contracts?|kassenbons?|belege?s?|quittung|rechnung|termin|ausweis"
        r"|originalverpackung|verpackung|recibos?|tiques?|tickets?|factura|justificante|cita|embalaje|reçus?"
        r"|facture|justificatifs?|rendez-vous|emballage)"
    ),
    "item": (
        r"(?:it|them|this|that|one|both|everything|anything|any \w{1,20}+|all \w{1,20}+|(?:an?|the|your)"
        r" [\w-]{1,20}+(?: [\w-]{1,20}+)?)"
    ),
    "any_time": (
        r"(?:any ?time|at any (?:time|point|moment)|whenever|as (?:often|many times)|without (?:a )?(?:fee"
        r"|reason|notice|charge|penalty)|for (?:ever|life)|forever|as long as you (?:like|want))"
    ),
    "act": (
        r"(?:cancel|change|switch|upgrade|downgrade|rebook|postpone|pause|stop|quit|withdraw|move|reschedule"
        r"|transfer|pay|return|exchange|swap|keep|send|bring|unsubscribe|opt out|leave|rejoin|travel)"
    ),
    "you_may": (
        r"you(?: can| may| could|['’]re (?:free|welcome|allowed) to| are (?:free|welcome|allowed) to)"
    ),
    "adverb": (
        r"(?: (?:now|already|all|fully|completely|just|finally|perfectly|totally|absolutely|100 ?%|also|back"
        r"|\w{3,8}ly))?"
    ),
}  # fmt: skip
#: What is promised wherever it stands in a clause, by its kind.
STANDING: Sequence[tuple[str, Sequence[str]]] = (
    ("discount", (
        r"(?:a|one|two|three) (?:third|quarter|half|fifth|tenth)s? (?:cheaper|less|off|lower)",
        r"(?:half|twice|three times|\d times) as cheap",
        r"pay(?:s|ing)? (?:only |just )?half",
        r"(?:match|beat) (?:the|any|whatever|that|their|every) ?(?:\w{1,20}+ )?price",
        r"save (?:a|one) (?:third|quarter|half|fifth|tenth)",
        r"(?:drittel|viertel|fünftel|zehntel|hälfte) (?:billiger|günstiger|weniger)",
        r"zahl\w{1,3}<few> (?:nur )?die hälfte",
        r"(?:un tercio|la mitad|un cuarto|un quinto) más barat\w{1,2}",
        r"por la mitad",
        r"pag\w{1,4} (?:solo )?la mitad",
        r"(?:un tiers|la moitié|un quart) moins cher",
        r"co[uû]t\w{1,4} la moitié",
        r"pay\w{1,3} (?:que )?la moitié",
        r"(?:deduct|subtract|take|knock)(?:ed|en|ing|s)?<few> (?:off|from) (?:your|the) (?:next )?(?:bill"
        r"|invoice|fee|price|total|order|fare|cost)",
        r"ziehen (?:wir )?<some> ab",
        r"(?:wird|werden)<few> abgezogen",
        r"descontamos|(?:te|le) descontaremos",
        r"se (?:te |le )?descontará",
        r"(?:that['’]s|it['’]s|is|for|at|only|just|pay) an? (?:tenth|fifth|third|quarter"
        r"|fraction) of the (?:\w{3,12}+ )?(?:price|cost|fare|fee)",
        r"(?:drittel|viertel|fünftel|zehntel|hälfte)<few> (?:vom|des) preis",
        r"dédui(?:t|te|sons|rons)\b",
    )),
    ("compensation", (
        r"(?:double|triple)s? (?:your|the) (?:points|miles|money|credit|refund)",
        r"won['’]t be out of pocket",
        r"schreiben? (?:wir |ich )?(?:\w{2,12}+ ){1,4}?gut(?=[.!,]|$)",
        r"das (?:doppelte|dreifache)(?= zurück|[.!]|$)",
        r"(?:te|le|os) doblamos",
        r"doubl(?:ons|erons) (?:vos|tes|votre)",
    )),
    ("free", (
        r"(?:one|another|the (?:second|third|next|other)(?: \w{1,20}+)?) (?:is |comes )?free",
        r"(?:eat|stay|play|fly|flie|park|enter|get in)s? (?:for )?free",
        r"won['’]t be (?:charged|billed)",
        r"(?:no|zero|without(?: any)?) (?:surcharge|fees?|cost|charges?)",
        r"(?:porto|gebühr\w{0,2}|kosten|versand)<few> (?:entfällt|entfallen|fällt weg)",
        r"nicht berechnet",
        r"(?:frais|port|livraison)<few> (?:pour|sur) nous",
        r"(?:gastos|envío)<few> por nosotros",
        r"(?:nous|on|je) (?:vous|te|t['’])\s?offr\w{1,4}",
        r"c['’]est nous qui (?:régalons|offrons|invitons|payons)",
        r"invitamos nosotros",
        r"no se (?:te |le )?cobrará",
        r"ne sera(?:ont)? pas factur\w{1,3}",
        r"you(?:['’]ll)? pay nothing",
        r"lassen (?:wir )?(?:dir |ihnen )?weg",
        r"(?:preis|gebühr|aufschlag|zuschlag|kosten)<few> lassen wir weg",
        r"fait cadeau",
    )),
    ("guarantee", (
        r"never expires?",
        r"(?:don['’]t|doesn['’]t|do not|does not|won['’]t) expire",
        r"no (?:time limit|expiry)",
        r"lifetime|lifelong|lebenslang\w{0,2}",
        r"verf[aä]ll\w{1,3} nie",
        r"nunca caduca\w?",
        r"de por vida",
        r"n['’]expire(?:nt)? jamais",
        r"à vie",
        r"no questions asked|no strings attached|ohne wenn und aber|sin preguntas",
        r"sans (?:poser de )?questions?",
        r"whatever it (?:takes|costs)",
        r"consider it done|a done deal|for certain",
        r"without fail",
        r"satisfait ou rembours\w{1,2}",
        r"promis|prometid[oa]",
        r"(?:kannst du|können sie) (?:dir |sich )?(?:da )?sicher sein",
        r"kannst du dir sicher sein",
        r"c['’]est (?:certain|sûr et certain|garanti)",
        r"sans faute|sin falta",
        r"(?:seguro que|ten por seguro|sin duda)(?: que)?(?: te| le| lo){0,2} (?:lleg|recib|tendr)\w{1,5}",
        r"(?:kommt|bekomm\w{1,3}|erhält\w{0,2}|klappt|funktioniert|liefern)<few> (?:auf jeden fall"
        r"|garantiert|bestimmt|definitiv|hundertprozentig|auf alle fälle)",
    )),
    # what is allowed
    ("commitment", (
        r"<you_may><few> (?:return(?! to\b)|exchange|swap)(?= \w)",
        r"<you_may><few> keep (?:it(?=[.!,]|$)|them(?=[.!,]|$)|the (?:item|old|broken|product|wrong"
        r"|damaged|first)\b)",
        r"<you_may><few> (?:send|bring) <item> back",
        r"<you_may><few> bring <item> to any",
        r"<you_may><few> <act><some> <any_time>",
        r"<you_may> always <act>",
        r"feel free to keep",
        r"keep (?:the (?:item|broken|old|wrong|damaged)\w{0,12}+)",
        r"no need to (?:return|send) (?:it|them|the|that)",
        r"can(?: all)? be (?:swapped|returned|exchanged|refunded|cancelled|replaced)",
        r"(?:kannst|können|könnt|darfst|dürfen|dürft)<some> (?:behalten|zurückgeben|zurückschicken"
        r"|zurücksenden|umtauschen)",
        r"(?:kannst|können|könnt)<few> (?:jederzeit|immer)<few> (?:kündigen|stornieren|wechseln|ändern"
        r"|umbuchen|pausieren)",
        r"(?:rückgabe|umtausch|stornierung|kündigung) (?:ist |geht )?(?:immer|jederzeit)",
        r"(?:puede[ns]?|podéis)<few> (?:devolver\w{0,4}|cambiarl[oa]s?|qued[aá]r(?:te|se))",
        r"(?:puede[ns]?|podéis|siempre)<some> (?:cancelar|anular|cambiar|devolver\w{0,3})<some> (?:cuando"
        r" quieras|cuando quiera|en cualquier momento|siempre|sin motivo)",
        r"siempre (?:puede[ns]?|podéis) (?:cancelar|anular|cambiar|devolver)",
        r"qu[eé]d(?:ate|ese|árselo) con (?:el|la)",
        r"(?:pouvez|peux)<few> (?:(?:le|la|les) (?:rendre|renvoyer|retourner|garder)|échanger|rendre"
        r" (?:l['’]|le |la ))",
        r"(?:pouvez|peux)<some> (?:annuler|résilier|changer)<some> (?:à tout moment|quand (?:vous|tu)"
        r"|n['’]importe quand)",
        r"gardez (?:l['’]|le |la )(?:article|produit|appareil|colis|ancien)",
        r"(?:don['’]t|do not|won['’]t) need<few> (?:a|an|the|any|your) <proof>\b",
        r"no <proof> (?:is )?(?:needed|required|necessary)",
        r"without (?:an? |the |your |any )?<proof>\b",
        r"(?:auch )?ohne <proof>\b",
        r"(?:brauch|benötig)\w{1,3}<few> kein\w{0,2} <proof>\b",
        r"no (?:necesitas?|hace falta)(?: el| un| ningún| tener)? <proof>\b",
        r"sin (?:el )?<proof>\b",
        r"pas besoin d(?:u|e la|e|['’])\s?<proof>\b",
        r"sans (?:le )?<proof>\b",
    )),
    # what always holds, and what never happens again
    ("commitment", (
        r"(?:won['’]t|will not|will never|can['’]t) happen (?:to you )?again",
        r"never happen(?:s)? again",
        r"(?:kommt|passiert)(?: das| es| dir| ihnen){0,2} nicht (?:wieder|mehr|noch einmal)",
        r"no (?:volverá|va) a (?:pasar|ocurrir|suceder|repetirse)",
        r"no se repetirá",
        r"ne se (?:re)?produira (?:plus|pas)",
        r"n['’]arrivera plus",
        r"we(?:['’]ll| will)? never (?:share|sell|charge|lose|give|cancel|raise|delete)",
        r"(?:we|it|this|they) (?:deliver|ship|take back|cover|works?|fits?|accept)<few> (?:everywhere"
        r"|worldwide|anywhere|everything|(?:in|to|with) (?:every|any|all)\b)",
        r"liefern (?:wir )?(?:überall|weltweit|in alle)\w{0,12}+",
        r"env[ií]amos a tod[oa]",
        r"livrons (?:partout|dans tous)",
        r"contains? no \w{1,20}+",
        r"free (?:of|from) (?:nuts|gluten|milk|lactose|soy|allergens)",
        r"no one else (?:can|will)",
        r"nobody else (?:can|will) \w{1,20}+",
        r"everyone gets",
        r"nothing will (?:be|happen|change)",
        r"(?:fits?|works?|suits?)(?: with| on| in| for)? (?:all|every|any)\b",
        r"(?:passt|funktioniert|gilt|geht) (?:zu|in|mit|für|auf|bei) (?:alle[nr]?|jede[mnr]?)\b",
        r"(?:vale|sirve|funciona|encaja) (?:para|en|con) (?:tod[oa]s?|cualquier)\b",
        r"(?:va|marche|fonctionne|convient) (?:sur|à|avec|pour|dans) (?:tous|toutes|n['’]importe)\b",
        r"you(?:['’]ll never| won['’]t| will not| will never) (?:be|have|lose|pay|need|miss)\b",
        r"(?:du|sie) (?:verlierst|verlieren|zahlst|zahlen)<few> (?:kein\w{0,2}|nicht|nie)\b",
        r"no (?:perderá|pagará|tendrá)s?\b",
        r"(?:ne )?(?:perdrez|paierez|perdras) (?:pas|rien|aucun\w?)",
        r"we(?:['’]ll| will)? (?:keep your|cover (?:it|that|this|the|your|all))",
        r"(?:told|asked|instructed) (?:the|our) \w{2,20}+(?: \w{2,20}+)? to (?:give|send|refund|replace|ship"
        r"|pay|credit|waive)",
        r"nehmen (?:wir )?(?:\w{2,12}+ ){0,3}?zurück",
        r"(?:bug|error|issue|problem|fault|fee|charge|debt)s? (?:is|are|has|have)(?: \w{2,12}+)? gone",
        r"(?:any|all|every|each)(?: of)? our (?:stores?|shops?|branch(?:es)?|products?|customers?|members?)",
        r"(?:in|an) (?:jeder|jedem|allen) (?:filiale|laden|shop|markt|standort|geschäft)\w{0,4}+",
        r"en (?:cualquier|todas nuestras|todos nuestros) (?:tiendas?|locales?|centros?)",
        r"dans (?:n['’]importe quel(?:le)?|tous nos|toutes nos) (?:magasins?|boutiques?|agences?)",
    )),
    # who is entitled
    ("commitment", (
        r"you(?:['’]re| are)(?: \w{2,10}+)? (?:entitled to|eligible for|owed|fully insured|fully covered"
        r"|insured|covered)",
        r"you qualify for",
        r"(?:hast|haben)(?: du| sie)? anspruch auf",
        r"(?:tienes|tiene) derecho a",
        r"(?:avez|as) droit à",
        r"(?:wird|ist)(?: \w{1,20}+){0,2} (?:von der|durch die) garantie",
        r"(?:lo|la|los) cubre la garantía",
        r"la garantía (?:lo|la|los) cubre",
        r"couvert\w{0,2} par la garantie",
        r"(?:accept|admit|assume)s?(?: \w{1,20}+){0,2} liability",
        r"pay (?:for )?(?:the |your |any )?damages\b",
        r"haftung übernehmen|haften (?:wir )?für",
    )),
    # what others do, or had done to them
    ("commitment", (
        r"<person> (?:\w{1,20}+ ){0,3}?(?:fired|suspended|dismissed|disciplined|sacked|let go|entlassen"
        r"|gefeuert|despedid[oa]|licenciée?|renvoyée?|no longer works?)",
        r"(?:ein|eine|unser|unsere|der|die)(?: \w{1,20}+)? (?:kolleg|technik|fahrer|mitarbeiter|kurier"
        r"|chef)\w{0,6} (?:ruft|kommt|bringt|liefert|repariert|besucht|ersetzt|tauscht)",
        r"(?:te|le|os) (?:llamará|visitará|traerá|entregará)n?",
        r"(?:laden|shop|filiale|markt|werkstatt|geschäft) (?:gibt|ersetzt|tauscht|repariert|nimmt)",
        r"(?:te|le|os) (?!(?:responder|contestar|escribir|ayudar|avisar|dir|har|ser|atender|informar|parecer"
        r"|gustar)án?\b)"
        r"\w{3,14}+(?:(?<=rá)|(?<=rán))",
        r"vous (?:en |le |la |les )?(?!(?:répond|di|écri|aide|contacte|reviend|se"
        r"|plai)ra\b)\w{3,14}+(?:(?<=era)|(?<=nera)|(?<=dra))",
        r"(?:técnico|compañer[oa]|conductor|mensajero) (?:va|irá|viene|vendrá|pasará)",
        r"(?:collègue|technicien\w{0,2}|livreur|conseiller\w{0,2}) (?:va (?:vous|venir|passer)|vient"
        r"|viendra|passera|vous appel\w{1,20}+)",
    )),
    # what comes to them
    ("commitment", (
        r"there(?:['’]ll| will) be (?:an?|your|one|someone)\b",
        r"we can (?:definitely|certainly|absolutely|surely|of course) (?!help|look|check|understand|see|try)\w{2,20}+",
        r"on vous (?:change|remplace|rembourse|renvoie|envoie|échange)",
        r"klar,? das tauschen wir|geht auf garantie|(?:ya no existe|a disparu|ont disparu)",
        r"(?:te|le|os) lleg(?:a|an|ará|arán)\b",
        r"(?:lo|la|los|las) (?:tendrás|tendrá)\b",
        r"vous (?:l['’]|les )aur(?:ez|ons)",
    )),
)  # fmt: skip
#: What we did or do, and how things stand; none of our saying in a question.
DEEDS: Sequence[Sequence[str]] = (
    (
        r"(?:we|i)(?:['’]ve| have)(?: (?:now|already|just|also|gladly|personally|all)){0,3}+ <done_en>",
        r"(?:we|i)(?: (?:now|already|just|also|gladly|personally|all)){0,3}+ <did_en>",
        r"(?:we|i)(?:['’]re| are|['’]m| am)(?: (?:now|already|just|also|gladly)){0,3}+ <doing_en>",
        r"(?:we|i)(?: (?:now|gladly|happily|always|also|hereby|just|even)){0,3}+ <do_en>",
    ),
    (
        r"(?:your|the|this|that(?! (?:your|the|it|you|they|this|our|my|their|an?)\b)|it|everything|both|all"
        r"|you|they)(?: (?!not\b|n['’]t"
        r"|never\b)[\w-]{1,20}+){0,2}?(?: (?:has|have) been| is| are|['’]s|['’]re)<adverb> <state_en>",
    ),
    (
        r"(?:it|they|this|that|everything|(?:your|the) [\w-]{2,20}+(?: [\w-]{2,20}+)?)(?:['’]ll|"
        r" will)(?: \w{3,8}ly)? (?:arrive|land|ship|fit|work|turn up|show up|get (?:to you|there|here"
        r"|home|fixed)|reach you|last|go (?:out|live)|be (?:with you|there|home|yours|arriving|back))",
        r"you(?:['’]ll| will)(?: \w{3,8}ly)? (?:arrive|fly|keep your|never (?:lose|pay|have to)|not be"
        r" (?:disappointed|charged|billed)|be (?:on the|home|paid|compensated|covered|insured|moved"
        r"|upgraded|re-?booked|reimbursed))",
    ),
    (
        r"(?:wir|ich) hab(?:en?)?<some> <done_de>",
        r"hab(?:en?)? (?:wir|ich)<some> <done_de>",
        r"(?:wir|ich) <do_de>",
        r"<do_de> (?:wir|ich)",
        r"legen? (?:wir |ich )?(?:dir|ihnen|euch)?<few> (?:zurück|drauf)",
        r"(?:ist|sind|wurde|wurden)(?: (?!nicht\b|kein\w{0,2}\b|noch\b)[\w'’-]{1,20}+){0,4}?"
        r" <state_de>",
    ),
    (
        r"(?:te |le |os |lo |la )?(?:hemos|he)(?: (?:ya|te|le)){0,3}+ <done_es>",
        r"(?:te|le|os|lo|la) <do_es>",
        r"(?:está|están|queda|quedan|ha quedado|va|van)(?: (?!no\b)\w{1,12}+){0,2}? <state_es>",
    ),
    (
        r"(?:nous|on)(?: (?:vous|les|en)){0,2}(?: l['’])? ?(?:avons|a)(?: (?:déjà|bien|aussi"
        r"|tout)){0,2} <done_fr>",
    ),
    (
        r"j['’]ai(?: \w{2,8})? <done_fr>",
        r"nous (?:(?:vous|en|les?|la) ){0,2}<do_fr>",
        r"(?:est|sont|a été|ont été|c['’]est)(?: (?!pas\b)\w{1,12}+){0,2}? <state_fr>",
    ),
)  # fmt: skip
