"""What a short text is about: its telling words, those of four languages that mean one thing as one."""

from __future__ import annotations

import re
from functools import lru_cache

from domain import words

_LEAST_STEM = 4
_ENDINGS = ("ungen", "ings", "ments", "ing", "ung", "ies", "ied", "ment", "ed", "es", "en", "em", "s", "e", "n", "y")
#: The age of somebody who is no grown-up, in figures.
_AGE = re.compile(r"(?<![\w.,])\d{1,2}[ -]?(?:y\.?/?o\b\.?|(?:yrs?|years?)\.?[ -]olds?\b)", re.IGNORECASE)
_GROWN_UP = 18
#: Whatever it is that somebody left somewhere, it is lost; what slips the mind is not.
_LEFT = re.compile(
    r"\b(?:left|forgot|forgotten|oubli\w{1,3})\s(?:my|our|his|her|mon|ma|mes)\s"
    r"(?!pass|pin\b|log|code|user|name|mot|account|order|review|feedback|number)\w{1,30}+",
    re.IGNORECASE,
)
#: Where somebody travels, lives or waits. German writes every noun with a capital, so "in" is none of its words here.
_PLACE = re.compile(
    r"\b(?:from|to|into|near|between|via|in|at|nach|von|aus|bis|zwischen|de|desde|hasta|en|entre|à|depuis|vers)\s"
    r"{1,3}+([^\W\d_a-zß-ÿ][\w'’-]{1,30}+)(?:(?:,\s?|\s?[-–>→/]\s?)([^\W\d_a-zß-ÿ][\w'’-]{1,30}+))?"
)
_OUTSIDE = re.compile(r"(?:https?://|www\.)\S*+|(?<![\w@])[@#][\w.-]++|(?<![\w/])/?u/[\w-]++|&\w{2,6};")

#: Words that tell nothing of what is asked for.
_SMALL = """
    a about after again all already also always am an and any anyone anything are as at be been before being but by
    can could did do does doing done don else even ever few for from get gets getting give go going got had has have
    having he hello help her here hey hi him his i if im in into is it its ive just know let like ll long love lot
    make many may maybe me mine more most much must my need needs no not now of off ok on one only or other our out
    over per please pls possible put really re s said same say see she should so some something still such t take tell
    than thank thanks that the their them then there these they thing things this those through to too try u under up
    us use ve very want wanted wants was way we well were what whats when where which while who why will with within
    without wondering would yes yet you your yours question quick guys team dear actually anybody idea someone
    aber alle als also am an auch auf aus bei bin bis bitte da danke das dass dem den denn der des die dies diese doch
    du ein eine einem einen einer eines er es euch euer eure eurem euren eurer fur gibt geht gern gerne guten hab habe
    haben habt hallo hat hatte hatten ich ihr ihre im in ist ja jetzt kann kannst konnen konnt konnte man mehr mein
    meine meinem meinen meiner mich mir mit mochte muss nach nicht noch nun nur ob oder ohne schon sehr sein sich sie
    sind so soll sondern uber um und uns unser vom von vor war was wenn wer werden wie wieder will wir wird wo wurde zu
    zum zur frage tag moin warum welche welcher welches ware
    a al algo alguien ante asi aun bien buenas buenos como con cual cuando de del desde donde dos el ella en era es esa
    ese eso esta estan estar este esto estoy favor gracias ha hace hacer han hasta hay he hola la las le les lo los me
    mi mis muy nada necesito no nos o os otra otro para pero por porque puede pueden puedo podria quiero que quien se
    sea ser si sin sobre solo son soy su sus tal tambien te tengo tiene tienen tu tus un una uno unos vuestra vuestro y
    ya yo saber
    ai alors apres as au aussi aux avant avec avez bien bonjour bonsoir c ca ce cela ces cet cette chez comme comment d
    dans de des deux dois dont du elle en encore est et etait ete etes etre eu fait faire faut il ils j je l la le les
    leur lui ma mais me meme merci mes moi mon n ne nos notre nous on ont ou par pas peut peux plait plus pour pourquoi
    pourrais puis qu quand que quel quelle quelles quels qui quoi sa sans se serait ses si son sont sous suis sur ta te
    tes tes toi ton tous tout toute tres tu un une veux voudrais vos votre vous y est savoir svp
    work works worked working look looks looking think thought keep keeps come comes came find finds found mean
    means ask asks asked asking tried trying right day days today time times people every week weeks month months
    year years new two three first last since here there both each around because enough big little good bad
    better best nice great happy sad really quite lot lots bit sort kind end ended start started happen happens
    happened tage tagen heute woche wochen monat monate jahr jahre jahren neu neue neuen zwei drei mal leute gut
    schlecht besser dia dias hoy semana semanas mes meses ano anos nuevo nueva nuevos tres vez veces gente bueno
    mejor jour jours aujourd hui semaine semaines mois an ans nouveau nouvelle trois fois gens bon mieux
    arent cant couldnt didnt doesnt dont gonna gotta isnt lol omg shouldnt thats theres tf tmrw ur wanna wasnt whats
    wont wouldnt wtf yall youre youve
    bald bekomm bekomme bekommen bekommt bisher bitteschon brauch brauche brauchen braucht dabei dafur damit dann
    daran darauf davon dazu diesem diesen dieser dieses dort eben eigentlich einfach endlich etwas finde finden findet
    ganz gehe gehen gehts gemacht genau gibts gleich gross halt immer irgendwas irgendwie irgendwo jemand jemanden
    kam komme kommen krieg kriege kriegen kriegt lange lassen lasst lauft leider letzte letzten mach mache machen machst
    macht musst mussen nachste nachsten nichts nie niemand niemanden nochmal schonmal seid seit selber selbst sitze
    sofort sollen sollte steh stehe stehen steht trotz trotzdem viel viele weil weiss wen wenig weniger weshalb wieso
    wirklich wohin woher wohl wollen wollte wollten zweite zweiten zweites
    abends morgens mittags nachts echt total
    ahi ahora algun alguna alguno alli aqui cada cuales cuantos cuantas dame decir despues dice dicen doy entonces
    gran grande hacerlo haces hacen hacia hago hacemos igual ir llevar llevas llevo llevamos luego mas menos mismo mucha
    muchas mucho muchos nadie nunca os pasa pasado pasar pequena pequeno podeis podemos podria podriais pues puedes
    queria quisiera sabe saben sabeis siempre solamente somos tan tanto teneis tenemos tenia todavia ultima ultimo usted
    ustedes va vais vamos ver voy vosotros
    aller allez assez aucun aucune autre autres avait avoir avons beaucoup cet chaque deja depuis donc enfin faites
    fais font grand grande ici jamais jusqu juste lors maintenant petit petite peuvent pouvez pouvoir presque
    puisque quelqu quelque rien seulement soit sommes surtout tant tellement toujours trop va vais vas voila voir vont
    vouloir voulez vraiment"""
_SILENT = frozenset(_SMALL.split())

#: One thing in several words and languages, folded; an underscore joins a phrase, an asterisk takes longer words too.
_MEANINGS = {
    "@return": """return* give_back bring_back send_back sending_back send_it_back sent_back rucksend* rucksendung*
        rucksende* retour* zuruckschick* zurucksend* zuruckgeb* ruckgabe* zuruckgeschick* devol* devuelv* renvoy*
        renvoi* rendre""",
    "@refund": """refund* money_back reimburs* erstatt* ruckerstatt* geld_zuruck reembols* rembours*""",
    "@exchange": """umtausch another_size another_colour bigger_size smaller_size different_size exchang* swap*
        umtausch* tausch* umgetauscht cambiarlo cambiarla echang*""",
    "@deliver": """deliver* shipping ship ships shipped shipment* dispatch* courier* liefer* versand* versend*
        geliefert zustell* verschick* entreg* envio* enviar* envias envian livr* expedi* expedier*""",
    "@arrive": """arriv* come_by turn_up ankomm* ankommt kommt_an angekommen kommt_mein da_sein lleg* parvenir""",
    "@order": """order* purchas* bestell* pedido* comprad* compra compre command* achat*""",
    "@parcel": """parcel* package* box paket* packchen sendung* paquet* colis""",
    "@track": """track* whereabouts where_is wheres where_s verfolg* sendungsnummer wo_ist wo_bleibt wo_steckt rastre*
        seguimiento donde_esta suivi* suivre ou_est ou_en_est""",
    "@late": """late* delay* overdue verspat* verzoger* retras* tarde* retard*""",
    "@price": """postage frais_de_port versandkosten portokosten porto gastos_de_envio charge price* pricing cost*
        fee* charge* how_much rate rates tarif* kost* preis* gebuhr* wie_teuer teuer wieviel wie_viel precio* cuesta*
        cuanto coste* gastos prix cout* frais combien""",
    "@increase": """increas* higher go_up goes_up going_up went_up gone_up dearer erhoh* teurer subid* subio augment*
        hausse*""",
    "@free": """free_of_charge gratis kostenlos* kostenfrei* gratuit* umsonst""",
    "@duration": """cuantos_dias how_many_weeks wie_viele_tage delivery_time how_long how_many_days how_quickly
        how_fast how_soon long_does_it_take wie_lange wie_schnell dauer* cuanto_tarda cuanto_tardan cuanto_tardara
        cuanto_tiempo tarda* tardan plazo* combien_de_temps combien_de_jours delai* duree""",
    "@hours": """opening_hours opening_times business_hours opening open opens close closes closing hours_of
        offnungszeit* geoffnet offen aufmach* macht_auf machen_auf schliess* schliesst geschlossen horario* abiert*
        abre abren abris cierr* cerr* horaire* ouvr* ouvert* ferm* what_time_do uhrzeit""",
    "@shop": """shop shops store stores branch* boutique* laden geschaft* filiale* tienda* magasin*""",
    "@address": """address* anschrift* adress* direccion* located location* where_are_you standort* ubicad*""",
    "@sunday": """sunday* sonntag* domingo* dimanche* weekends saturday* samstag* sabado* samedi* on_the_weekend
        at_the_weekend am_wochenende fin_de_semana le_week_end""",
    "@holiday": """holiday* christmas xmas easter bank_holiday* feiertag* weihnacht* ostern navidad* festiv* noel
        ferie*""",
    "@size": """size* sizing fit fits fitting measure* grosse grossen grossentabelle masse passt talla* tallas medida*
        taille* pointure*""",
    "@contact": """contact* reach_you reach_someone call_you phone* telephone* speak_to talk_to email* e_mail mail
        hotline* reach_a human real_person actual_person kontakt* erreich* anruf* telefon* sprechen contacto* contact*
        llamar telefono* joindre appeler service_client kundendienst kundenservice customer_service
        customer_support""",
    "@pay": """pay pays paying paid payment* paypal apple_pay google_pay checkout bezahl* zahl* zahlung* pag* pagar
        paie* pay* paiement* regl*""",
    "@invoice": """invoice* receipt* bill bills rechnung* beleg* quittung* factur* recibo* recu""",
    "@instalment": """instalment* installment* klarna pay_later raten* ratenzahl* plazos plusieurs_fois""",
    "@voucher": """voucher* coupon* promo* discount* gift_card* giftcard* gift_voucher* code codes gutschein* rabatt*
        geschenkkarte* vale vales descuento* cupon* tarjeta_regalo bon_d_achat bons remise* reduction*
        carte_cadeau""",
    "@gift": """wrapp* wrap giftwrap* gift* present geschenk* verpack* regal* cadeau*""",
    "@warranty": """warrant* guarantee* gewahrleist* garantie* garantia*""",
    "@broken": """smash* fell_off fallen_off came_off come_off came_apart fell_apart falls_apart pieces scratch* dent*
        melt* bent broken broke damag* faulty cracked smashed torn kaputt* defect* zerkratz* verbeult* beschadig*
        defekt* gebrochen rot* danad* estropead* cass* endommag* abim*""",
    "@wrong": """wrong falsch* incorrect* equivocad* erron* mauvais* mistake*""",
    "@missing": """missing fehlt fehlen falta faltan manqu* incomplete unvollstandig*""",
    "@repair": """repair* mend* fix fixed reparier* reparatur* repar* spare_part* ersatzteil* repuesto*
        piece_detachee""",
    "@cancel": """cancel* storn* kundig* abbestell* widerruf* annul* anul* resili* darme_de_baja darse_de_baja
        dar_de_baja darnos_de_baja me_doy_de_baja""",
    "@notice": """notice_period notice_periods frist fristen preaviso preavis""",
    "@change": """change* amend* modif* correct* typo* misspel* mistyp* ander* andern umand* korrig* berichtig*
        tippfehler* cambi* modific* corrig* modifier chang*""",
    "@child": """child* kid kids son sons daughter* teenager* toddler* kind kinder* sohn* tochter* nino* nina* hijo*
        hija* enfant* fils fille*""",
    "@alone": """alone by_herself by_himself by_myself by_themselves by_yourself on_his_own on_her_own on_their_own
        on_my_own unaccompanied allein alleine alleinreisend* seul seule sola""",
    "@lost": """lost left_something left_behind verloren verlor liegenlassen liegengelassen liegen_lassen
        liegen_gelassen fundburo fundsache* perdi perdido perdida olvide olvidado perdu* objets_trouves""",
    "@account": """account* login log_in sign_in konto* kundenkonto anmeld* einlogg* cuenta* compte* connect*
        connexion""",
    "@password": """password* passwort* kennwort* contrasena* mot_de_passe mots_de_passe""",
    "@delete": """delete* erase* remove losch* elimin* borra* supprim*""",
    "@subscribe": """subscri* newsletter* abonn* abo suscri* boletin""",
    "@unsubscribe": """unsubscrib* opt_out abmelden abbestellen desuscrib* desabonn* desinscri*""",
    "@down": """is_down site_down website_down app_down went_down still_down outage* status_page offline not_working
        doesnt_work doesn_t_work isn_t_working storung* ausfall* ausgefallen geht_nicht funktioniert_nicht caid*
        no_funciona* averia* panne* ne_marche_pas ne_fonctionne_pas""",
    "@stock": """stock* sold_out available availab* restock* back_in verfugbar* ausverkauft vorratig lager* auf_lager
        wieder_da agotad* disponib* existencias epuise* rupture""",
    "@abroad": """abroad international* overseas worldwide other_countries another_country countries country ausland*
        weltweit lander land extranjero internacional* paises pais etranger* pays""",
    "@privacy": """privacy gdpr personal_data my_data datenschutz* dsgvo daten privacidad datos rgpd donnees
        confidentialite""",
    "@material": """material* fabric* made_of cotton ingredient* allerg* stoff* baumwoll* inhaltsstoff* zutaten
        algodon tejido* ingredient* tissu* coton""",
    "@vegan": """vegan* vegetarian* animal* vegetarisch* tierversuch*""",
    "@wash": """wash* clean* laundry iron wasch* reinig* lava* limpi* lav* nettoy*""",
    "@sustain": """sustainab* environment* recycl* eco climate nachhaltig* umwelt* sostenib* medio_ambiente durab*
        ecolog*""",
    "@job": """job* career* hiring vacanc* apply internship* work_for_you stelle* bewerb* karriere praktik* empleo*
        trabajar candidatura emploi* recrut* stage""",
    "@student": """student* studier* estudiant* etudiant*""",
    "@luggage": """luggage baggage suitcase* bag bags backpack* rucksack* gepack* koffer* equipaje* maleta*
        bagage* valise*""",
    "@pickup": """pick_up pickup click_and_collect collect collection abhol* selbstabhol* recog* retir* retrait*""",
    "@minimum": """minimum mindestbestell* minimo""",
    "@wholesale": """wholesale bulk reseller* b2b grosshandel* handler mayorista* al_por_mayor grossiste* gros""",
    "@trial": """trial* try_out testphase probe* prueba* essai*""",
    "@app": """app apps""",
    "@breakfast": """breakfast* brekkie brekky fruhstuck* desayun* petit_dejeuner petits_dejeuners petit_dej""",
    "@dinner": """dinner* supper abendessen cena cenas cenar""",
    "@parking": """parking parks parked park car_park* garage* parken parkt geparkt parkplatz* parkhaus* tiefgarage*
        stellplatz* aparca* estacionar estacionamiento* stationner stationnement*""",
    "@car": """car cars vehicle* auto autos fahrzeug* coche coches voiture*""",
    "@charger": """charger* charging_point charging_points charging_station charging_stations wallbox* ladesaule*
        ladestation* ladepunkt* aufladen cargador* recharg* borne bornes""",
    "@pet": """pet pets dog dogs doggo puppy puppies pup cat cats kitten kittens labrador* haustier* hund hunde
        hundchen katze* perr* gato gatos gata mascota* chien* animaux""",
    "@room": """room rooms zimmer* habitacion* chambre*""",
    "@bed": """bed beds bett betten cama camas lit lits""",
    "@cot": """cot cots crib cribs babybett* kinderbett* gitterbett* cuna cunas lit_bebe""",
    "@towel": """towel* handtuch* toalla*""",
    "@shower": """shower* dusche* geduscht ducha* douche*""",
    "@dirty": """dirty filth* schmutz* dreck* verdreckt sucio sucios sucia sucias suciedad crasse*""",
    "@noise": """noise* noisy loud* laut laute lautes larm* ruido* bruit* bruyant*""",
    "@heating": """heating heater* heizung* heizkorper* calefaccion chauffage*""",
    "@cooling": """air_con aircon air_conditioning air_conditioner air_condition a_c klimaanlage* aire_acondicionado
        climatis*""",
    "@hot_water": """hot_water warm_water warmwasser heisswasser warmes_wasser heisses_wasser agua_caliente
        eau_chaude""",
    "@lift": """lift lifts elevator* aufzug* fahrstuhl* ascensor* ascenseur*""",
    "@wheelchair": """wheelchair* disab* rollstuhl* barrierefrei* behindert* silla_de_ruedas minusval* discapac*
        fauteuil_roulant handicap* accessib* accesib*""",
    "@pool": """pool pools swimming* swim schwimm* piscin*""",
    "@gym": """gym gyms fitness* gimnasio* salle_de_sport""",
    "@airport": """airport* flughafen* aeropuerto* aeroport*""",
    "@shuttle": """shuttle* navette* lanzadera*""",
    "@check_in": """check_in checking_in check_into checkin einchecken einzuchecken""",
    "@night": """night nights overnight_stay nacht nachte ubernachtung* noche noches nuit nuits""",
    "@tax": """tax taxes steuer steuern kurtaxe impuesto impuestos tasa tasas taxe""",
    "@card": """card cards amex visa mastercard debit karte karten kreditkarte* tarjeta tarjetas carte cartes""",
    "@cash": """cash bargeld barzahl* efectivo especes""",
    "@points": """points punkte bonuspunkte puntos""",
    "@expire": """expir* run_out runs_out verfall* ablauf* abgelaufen caduc*""",
    "@cheap": """cheap* gunstig* billig* barat* moins_cher""",
    "@group": """group* gruppe* grupo* groupe*""",
    "@wedding": """wedding* getting_married hochzeit* heirat* boda bodas mariage*""",
    "@gluten": """gluten* coeliac* celiac* zoliak*""",
    "@wifi": """wifi wi_fi wlan w_lan""",
    "@internet": """internet* broadband breitband* banda_ancha haut_debit""",
    "@fibre": """fibre fiber glasfaser* fibra fibra_optica ftth""",
    "@speed": """speed* slow slower slowly mbit mbits mbps megabit* geschwindigkeit* langsam* velocidad lento lenta
        vitesse lent lente""",
    "@technician": """technician* engineer* techniker* tecnico* technicien*""",
    "@appointment": """appointment* termin termine terminen cita citas rendez_vous rdv""",
    "@router": """router* modem* routeur* fritzbox*""",
    "@sim": """sim sims sim_card sim_cards simcard simkarte* sim_karte sim_karten tarjeta_sim carte_sim""",
    "@roaming": """roaming roam itinerance itinerancia""",
    "@number": """number numbers rufnummer* nummer nummern numero numeros""",
    "@voicemail": """voicemail* voice_mail mailbox* anrufbeantworter buzon_de_voz contestador messagerie*
        repondeur""",
    "@signal": """signal* coverage netz mobilnetz empfang netzabdeckung cobertura senal reseau""",
    "@contract": """contract* vertrag* contrato* contrat contrats""",
    "@moving": """moving move_house moved_house new_flat new_apartment new_house neue_wohnung piso_nuevo umzieh* umzug*
        umgezogen mudanza* mudarme mudamos demenag*""",
    "@block": """block* sperr* gesperrt bloque* bloqu*""",
    "@stolen": """stolen stole nicked gestohlen geklaut robado robada robaron vole volee""",
    "@label": """label labels etikett* rucksendeetikett* etiqueta* etiquette*""",
    "@hole": """hole holes loch locher agujero* trou trous""",
    "@zip": """zip zips zipper* reissverschluss* cremallera* fermeture_eclair""",
    "@seam": """seam seams naht nahte costura* couture*""",
    "@shrunk": """shrank shrink* shrunk eingelaufen geschrumpft encog* retreci*""",
    "@faded": """fade fades faded discolou* verfarb* ausgeblichen destenid* decolor*""",
    "@sale": """reduced sale sales clearance reduziert* rebajas rebajado rebajada soldes""",
    "@jumper": """jumper* sweater* pullover* pulli pullis jersey* sueter*""",
    "@jacket": """jacket* coat coats parka* jacke jacken mantel chaqueta* abrigo* veste vestes manteau*""",
    "@trousers": """trousers pants hose hosen pantal*""",
    "@dress": """dress dresses kleid kleider vestido* robe robes""",
    "@shoe": """shoe* boot boots sneaker* schuh* stiefel* zapat* bota botas chaussure* bottes""",
    "@shirt": """shirt* tee tees tshirt* t_shirt t_shirts hemd* camisa* camiseta* chemise*""",
    "@meter": """meter meters zahler zahlerstand* contador* compteur*""",
    "@power": """electricity strom stromausfall* electricidad electricite""",
    "@transfer": """transfer* uberweis* transferencia* virement*""",
    "@atm": """atm atms cash_machine cash_machines geldautomat* cajero*""",
    "@loan": """loan loans mortgage* kredit kredite darlehen* prestamo* hipoteca*""",
    "@flight": """flight* flug fluge vuelo* vol vols""",
    "@train": """train trains zug zuge tren trenes""",
    "@ticket": """ticket* fahrkarte* fahrschein* billete* billet billets""",
    "@seat": """seat seats sitzplatz* sitzplatze asiento* siege sieges""",
    "@download": """download* herunterlad* runterlad* descarg* telecharg*""",
    "@update": """update* aktualisier* actualiz* mise_a_jour mises_a_jour""",
    "@crash": """crash* absturz* sturzt sturzen""",
    "@express": """express* next_day same_day overnight urgent* eilig* expresslieferung* rapid*""",
}  # fmt: skip


def _parted() -> tuple[dict[str, str], dict[str, str], dict[tuple[str, str], dict[tuple[str, ...], str]]]:
    """Part the meanings into whole words, beginnings of words, and phrases by their first two words."""
    whole: dict[str, str] = {}
    begun: dict[str, str] = {}
    joined: dict[tuple[str, str], dict[tuple[str, ...], str]] = {}
    for meaning, listed in _MEANINGS.items():
        for term in listed.split():
            parts = tuple(term.split("_"))
            if len(parts) > 1:
                joined.setdefault((parts[0], parts[1]), {})[parts] = meaning
            elif term.endswith("*"):
                begun.setdefault(term[:-1], meaning)
            else:
                whole[term] = meaning
    return whole, begun, joined


_WHOLE, _BEGUN, _JOINED = _parted()
_LEAST_BEGINNING, _MOST_BEGINNING = min(map(len, _BEGUN)), max(map(len, _BEGUN))


def find_topics(text: str) -> tuple[str, ...]:
    """Answer the telling words of a text, each once, in their order: stems, and "@" meanings shared by languages.

    Links, handles, hashtags and numbers tell nothing. Linear in the text's length.
    """
    folded = words.fold(_LEFT.sub(" lost ", _AGE.sub(_age, without_handles(text)))).split()
    found: dict[str, None] = {}
    position = 0
    while position < len(folded):
        phrase = _phrase_at(folded, position)
        if phrase is not None:
            found[phrase[0]] = None
            position += phrase[1]
            continue
        topic = _topic(folded[position])
        if topic:
            found[topic] = None
        position += 1
    return tuple(found)


def without_handles(text: str) -> str:
    """Answer a text without links, handles and hashtags, which tell nothing."""
    return _OUTSIDE.sub(" ", text)


def find_places(text: str) -> frozenset[str]:
    """Answer the telling words that name where somebody goes, comes from or is, as `find_topics` has them."""
    named = (part for found in _PLACE.finditer(text) for part in found.groups() if part)
    return frozenset(topic for part in named for topic in find_topics(part) if not topic.startswith("@"))


def _age(found: re.Match[str]) -> str:
    years = int(re.match(r"\d+", found[0])[0])  # type: ignore[index]
    return " child " if years < _GROWN_UP else " "


def _phrase_at(folded: list[str], position: int) -> tuple[str, int] | None:
    """Answer the meaning of the longest phrase that begins here, and its length in words."""
    known = _JOINED.get((folded[position], folded[position + 1])) if position + 1 < len(folded) else None
    fitting = [parts for parts in known or () if tuple(folded[position : position + len(parts)]) == parts]
    if known is None or not fitting:
        return None
    longest = max(fitting, key=len)
    return known[longest], len(longest)


@lru_cache(maxsize=8_192)
def _topic(word: str) -> str:
    """Answer what one word tells, "" where it tells nothing."""
    meaning = _WHOLE.get(word)
    if meaning is not None:
        return meaning
    if word in _SILENT or word.isdigit() or len(word) < 2:
        return ""
    for length in range(min(len(word), _MOST_BEGINNING), _LEAST_BEGINNING - 1, -1):
        if word[:length] in _BEGUN:
            return _BEGUN[word[:length]]
    return _stem(word)


def _stem(word: str) -> str:
    """Cut a usual ending and one of two like letters before it; at least four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > _LEAST_STEM and word[-1] == word[-2] else word
