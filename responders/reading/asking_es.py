"""The words in which people ask, want and tell of trouble in Spanish."""

from __future__ import annotations

from domain.ask import Need
from responders.reading.asking import Asking
from responders.reading.asking import phrases
from responders.reading.asking import rule

ES = Asking(
    openings=phrases(
        "cómo puedo|cómo hago|cómo podemos|cómo se puede|cómo se hace|cómo cambio|cómo cancelo|cómo devuelvo|"
        "cómo recupero|cómo va mi|cómo va el|cómo contacto|cómo solicito|hasta cuándo|hasta qué hora|a qué hora|"
        "dónde está|dónde están|dónde puedo|dónde encuentro|dónde queda|dónde anda|puedo|podemos|pueden|podéis|podrían|"
        "podríais|podría|puede alguien|alguien puede|alguien sabe|alguien me|me pueden|me podéis|me puede|me podrían|"
        "tienen|tenéis|hacen envíos|hacéis envíos|envían|enviáis|por qué|cuál es|cuáles son|qué pasa con|qué pasó|"
        "qué ha pasado|qué está pasando|qué hago|qué puedo hacer|qué debo hacer|qué tengo que|qué talla|es posible|"
        "es normal|sabéis|saben|a quién|con quién|se puede|sería posible|va a llegar|van a|vais a|venden|vendéis|abren|"
        "abrís|estáis abiertos|qué hay de|y mi|por favor|envíen|manden|enviad|mandad|devuelvan|cambien|cancelen|"
        "expliquen|llamen|arreglen|qué hacemos|y ahora|ahora qué|desde cuándo|cuánto|cuándo|quién|aceptan|aceptáis|"
        "admiten|admitís|tiene|hay|son|está|están|ha llegado|me confirman|me confirmáis|qué tallas|qué días|existe"
    ),
    interrogatives=phrases(
        "qué|cómo|por qué|cuándo|dónde|quién*|cuál*|cuánt*|es|son|está|están|hay|ha|han|puede*|podéis|podrí*|tiene*|"
        "tenéis|se puede|va|van|sirve"
    ),
    requests=phrases(
        "ayúdenme|ayudadme|ayúdame|necesito|necesitamos|necesitaría|quiero|queremos|quisiera|me gustaría|nos gustaría|"
        "exijo|espero que|exigimos|busco|solicito|pido que|denme|dadme|deme|mándenme|mandadme|envíenme|enviadme|"
        "díganme|decidme|dígame|llámenme|llamadme|contáctenme|contesten|contestad|respondan|responded|devuélvanme|"
        "devolvedme|devuelvan|arreglen|arreglad|arréglenlo|arregladlo|solucionen|solucionad|solucionadlo|cancelen|"
        "cancelad|cambien|por favor revisen|por favor revisad|por favor envíen|por favor añadid|por favor añadan|"
        "por favor contacten|hagan algo|haced algo|me pregunto si|quería saber|quería preguntar|querría saber|"
        "una consulta|una pregunta|una duda|estaría bien que|estaría genial|sería genial|sería bueno|ojalá|deberían|"
        "deberíais|podrían añadir|vuelvan a traer|traigan de vuelta|traed de vuelta|ayuda|auxilio|expliquen|explicad|"
        "explíquenme|desbloqueen|desbloquead|sugerencia|agradecería"
    ),
    no_requests=phrases(
        "quiero dar las gracias|quiero agradecer|quería agradecer|quería dar las gracias|quiero felicitar|"
        "quería felicitar|me gustaría agradecer|me gustaría felicitar|no quiero|no necesito|por su ayuda|por la ayuda|"
        "por vuestra ayuda|solo quiero decir|quiero decir que|quería decir|deberían sentir vergüenza|"
        "debería daros vergüenza|debería darles vergüenza|deberían avergonzarse|gran ayuda|mucha ayuda|de ayuda|"
        "os quiero|los quiero"
    ),
    rhetorical=phrases(
        "en serio|me están tomando el pelo|me tomáis el pelo|me tomas el pelo|estáis de broma|están de broma|"
        "es una broma|es broma|qué broma|qué os pasa|qué les pasa|qué coño|qué carajo|qué demonios|qué diablos|"
        "qué clase de|qué tipo de empresa|qué tan difícil|tan difícil es|es tan difícil|tan complicado es|"
        "es tan complicado|es mucho pedir|para qué pago|para qué pagamos|para qué sirve|cuántas veces|"
        "no os da vergüenza|no les da vergüenza|no tienen vergüenza|no tenéis vergüenza|os parece normal|"
        "les parece normal|te parece normal|os parece bien|les parece bien|a esto le llaman|a eso le llaman|"
        "a esto llamáis|a quién le importa|quién se creen|quién os creéis|están locos|estáis locos|se burlan|"
        "os estáis riendo|se están riendo|qué más da|sabes qué|saben qué|sabéis qué|qué esperaba|quién necesita|"
        "se puede ser más|hay alguien vivo|cómo se atreven|cómo os atrevéis|hay derecho|no sabéis leer|no saben leer|"
        "por qué no me sorprende|verdad|a que sí|no creen|no creéis"
    ),
    fillers=phrases(
        "hola|buenas|buenos días|buenas tardes|buenas noches|oye|oigan|oíd|perdón|perdona|disculpen|disculpa|y|pero|o|"
        "ok|pues|entonces|además|también|por favor|equipo|chicos|señores|estimados|una pregunta|pregunta|una duda|duda|"
        "gracias|bueno|eh|ahora|porque"
    ),
    help=phrases(
        "ayuda|ayudar|ayudarme|ayúdenme|ayudadme|ayúdame|qué hago|qué puedo hacer|qué debo hacer|hagan algo|haced algo|"
        "solucionen|solucionad|arréglenlo|arregladlo|solución|revisen|revisad|qué hacemos|ahora qué"
    ),
    supposed=phrases("si pierdo|por si|y si|tras la caída|después de la caída|sobre la caída"),
    needs=(
        rule(
            Need.STATUS,
            "dónde está|cuándo|estado|cuánto|sigo esperando|todavía|aún",
            "reembolso|devolución|dinero|cancelación|compensación",
        ),
        rule(
            Need.REFUND,
            "reembols*|devolución del dinero|devuélvanme|devolvedme|mi dinero|devolver el dinero|devuelvan|"
            "dinero de vuelta|devolución de mi|devolverme el|devolución del importe|me devolváis|abono del",
        ),
        rule(Need.COMPENSATION, "compensa*|indemniza*|vale por|bono|cupón por|resarci*"),
        rule(
            Need.CONTACT,
            "hablar con|llámenme|llamadme|me llamen|me llaméis|número de teléfono|teléfono de|contactar|contacten|"
            "contáctenme|contacto|respondan|responded|contesten|contestad|a quién|con quién|persona real|un humano|"
            "un agente|mensaje privado|escribirles|escribiros|correo de|por dm|comunicarme|atiendan|encargado|"
            "supervisor|me podéis llamar|me pueden llamar|me puede llamar|podéis llamarme|pueden llamarme|llamarme",
        ),
        rule(
            Need.ACCESS,
            "iniciar sesión|contraseña|entrar en|entrar a|acceder|acceso|desbloque*|bloqueada|bloqueado|recuperar mi|"
            "recupero mi|mi cuenta de vuelta|suspendida|código de verificación|usuario|pin|reactivar",
        ),
        rule(
            Need.INFORMATION,
            "factura|facturas|recibo|justificante|comprobante|confirmación|copia",
            "envíe*|mánden*|manden*|enviar|necesito|mandar|quiero|dónde|me pueden|me podéis",
        ),
        rule(
            Need.REPLACEMENT,
            "reemplaz*|otro nuevo|uno nuevo|una nueva|sustitu*|reenví*|envíen otro|enviéis otro|el correcto|"
            "la correcta|talla correcta|cambio de producto|cambiar por otr*|pieza que falta|envíen otra|enviéis otra|"
            "otra nueva|otra igual|otra taza|manden otr*|cambiarla|cambiarlo|cambiarlas|cambiarlos",
        ),
        rule(
            Need.IMPROVEMENT,
            "estaría bien que|estaría genial|sería genial|sería bueno|ojalá|deberían|deberíais|vuelvan a traer|"
            "traigan de vuelta|traed de vuelta|por favor añad*|podrían añadir|podríais añadir|modo oscuro|función|"
            "sugerencia|por qué no añad*|por qué no pon*",
        ),
        rule(
            Need.AVAILABILITY,
            "en stock|vuelven a tener|volvéis a tener|vuelve a haber|reponer|reponéis|agotad*|disponible",
        ),
        rule(
            Need.EXPLANATION,
            "por qué|motivo|razón",
            "cobr*|cargo|pago|pagar|cuesta|caro|factura|precio|tarifa|tarifas|recibo|suscripción|subió|subieron|subido",
        ),
        rule(
            Need.PLACE,
            "dónde|en qué|cuál",
            "tienda*|sucursal*|oficina*|entrada|aparcamiento|parking|parada|puerta|terminal|mostrador|máquina|andén|"
            "sala|baño*|recoger|recojo|dejar|dejo|entregar|entrego",
        ),
        rule(
            Need.HOW_TO,
            "cómo puedo|cómo hago|cómo lo hago|cómo lo hacemos|cómo podemos|cómo se puede|cómo se hace|cómo cambio|"
            "cómo cancelo|cómo cancelar|cómo devuelvo|cómo devolver|cómo cambiar|cómo activar|cómo solicito|"
            "pasos|instrucciones|hay forma|hay manera|alguna manera|"
            "alguna forma|dónde puedo|dónde encuentro|tengo que",
        ),
        rule(
            Need.STATUS,
            "cuándo|cuánto tiempo|han recibido|habéis recibido|recibieron mi|confirmar que|confirman",
            "arregl*|solucion*|devuelv*|devolver|lo vais|lo van|lo harán|llega|vuelve|funcion*|restabl*|vendrá|vienen|"
            "me lo",
        ),
        rule(
            Need.CANCEL,
            "cancelar|cancelen|cancelad|cancelo|baja|anular|anulen|eliminar mi|borrar mi|borren|dejen de cobrar",
        ),
        rule(
            Need.CHANGE,
            "cambiar|cambien|cambiad|cambio de|modificar|reprogramar|otra fecha|otra talla|otro vuelo|mover mi|"
            "actualizar mi|aplazar|corregir|reubicar|reubiquen",
        ),
        rule(Need.EXPLANATION, "por qué", "tarde|retras*|tarda*|cancel*|siempre|nunca|otra vez|cerrad*|no hay|ya no"),
        rule(
            Need.STATUS,
            "dónde está mi*|dónde están mi*|dónde anda|dónde está el|dónde está la|cuándo llega|cuándo me|cuándo van a|"
            "cuándo vais a|cuándo sale|cuándo estará|cuándo volverá|cuándo recib*|cuándo se|estado de|estado del|"
            "seguimiento|rastre*|qué pasa con mi|qué pasó con mi|qué ha pasado con mi|cómo va mi|cómo va el|"
            "va a llegar|enviado mi|han enviado|sigo esperando|cuánto falta|cuánto más|y mi|qué hay de|novedades|"
            "a tiempo",
        ),
        rule(
            Need.PRICE,
            "cuánto cuesta|cuánto cuestan|cuánto vale|precio|precios|coste|costo|tarifa*|descuento*|gastos de envío|"
            "más barato|cuánto es",
        ),
        rule(
            Need.TIME,
            "horario*|a qué hora|hasta qué hora|abren|abrís|cierran|cerráis|abierto|abiertos|plazo|cuánto tiempo|"
            "cuánto tarda|caduca*|vence|qué día|hasta cuándo|desde cuándo|válid*|dura la|empieza|termina|plazos|abre|"
            "cierra",
        ),
        rule(
            Need.AVAILABILITY,
            "stock|disponible*|disponibilidad|agotad*|tienen|tenéis|venden|vendéis|quedan|hacen envíos|hacéis envíos|"
            "envían|enviáis|hay algún|hay alguna|repon*|vuelve a haber",
        ),
        rule(
            Need.EXPLANATION,
            "por qué|qué pasó|qué ha pasado|qué está pasando|qué pasa|motivo|razón|expli*|a qué se debe",
        ),
        rule(
            Need.REPAIR,
            "arregl*|repar*|funcion*|fallo|falla|error|errores|problema*|solucion*|avería|técnico|caído|caída|"
            "restablec*|técnicos",
        ),
        rule(Need.PLACE, "qué tienda|dirección|ubicación|tienda más cercana|qué puerta|qué terminal"),
    ),
    vague=(
        rule(Need.PLACE, "dónde está|dónde están|dónde queda|dónde puedo|dónde encuentro"),
        rule(Need.TIME, "cuándo|cuánto"),
    ),
    troubles=(
        rule(
            Need.REFUND,
            "cobrado dos veces|cobraron dos veces|doble cobro|doble cargo|cobrado de más|cobraron de más|"
            "cargo indebido|me cobraron|me han cobrado|me cobran|siguen cobrando|cargado dos veces|cobro duplicado|"
            "importe incorrecto|cobrasteis|habéis cobrado|me han quitado|me quitaron|puntos desaparecid*|"
            "han desaparecido mis puntos|no me devuelven el dinero|pagado dos veces|cobro de más|cargo que no|cargo no|"
            "vuelto a cobrar|volvieron a cobrar|cobrar otra vez|cobrándome|cobrado igual",
        ),
        rule(
            Need.ACCESS,
            "no puedo iniciar sesión|no puedo entrar|no me deja entrar|no me deja iniciar|no puedo acceder|"
            "cuenta bloqueada|bloquearon mi cuenta|cuenta suspendida|me hackearon|hackeado|hackeada|sin acceso|"
            "han bloqueado la cuenta|me han bloqueado|no consigo entrar|no consigo acceder|no logro entrar|"
            "perdí el acceso|contraseña|me pide un código|no me llega el código|código no llega|tarjeta bloqueada|"
            "bloqueado la tarjeta|han suspendido",
        ),
        rule(
            Need.REPLACEMENT,
            "artículo equivocado|producto equivocado|pedido equivocado|talla equivocada|color equivocado|llegó roto|"
            "llegó rota|llegó dañad*|ha llegado roto|ha llegado rota|llegaron rot*|me queda pequeñ*|me queda grande|"
            "me quedan pequeñ*|me quedan grandes|otro producto|falta una pieza|defectuos*|talla incorrecta|"
            "producto incorrecto|en lugar de|en vez de|me mandaron la|me mandaron otro|me enviaron otro|me enviaron la|"
            "caducad*|faltaba|faltan|incomplet*|encogió|encogido|se rompió|se ha roto|no es lo que pedí|solo un zapato|"
            "vino con|con una pata|pata rota|vino rot*|vino sucio|con manchas|con un agujero",
        ),
        rule(
            Need.REPLACEMENT,
            "roto|rota|rotos|rotas|dañad*|rayad*|estropead*",
            "paquete|pedido|pedí|compré|comprado|producto|lámpara|silla|zapatos|camisa|vestido|taza*|plato*|maleta*|"
            "caja|llegó|llegado|regalo",
        ),
        rule(Need.CHANGE, "vuelo*|tren|viaje", "cancelad*|cancelaron|cancelan|perdí|perdido|perdimos|overbooking"),
        rule(
            Need.CHANGE,
            "perdí mi conexión|perdí la conexión|perdido el enlace|perdí el enlace|perdimos el enlace|varado*|tirados|"
            "varada|perdimos la|perdí el vuelo|perdimos el vuelo|overbooking|sobreventa|no nos dejaron embarcar",
        ),
        rule(
            Need.STATUS,
            "repartidor|mensajero|cartero|técnico",
            "nadie|nunca|no vino|no ha venido|no pasó|no ha pasado|dice que|ausente",
        ),
        rule(
            Need.STATUS,
            "no ha llegado|no llegó|no llega|no me ha llegado|no me llegó|nunca llegó|no he recibido|no recibí|"
            "no hemos recibido|perdieron mi|perdisteis mi|han perdido mi|habéis perdido mi|maleta perdida|"
            "equipaje perdido|sigo esperando|seguimos esperando|llevo esperando|llevamos esperando|sin recibir|"
            "no aparece|nadie vino|entregado pero|como entregado|desaparecid*|no se ha enviado|extraviad*|no vino|"
            "no ha venido|no aparecen|nada de nada|y nada|no me devuelven|no me han devuelto|todavía nada|"
            "sigue sin llegar|sin noticias|puerta de embarque|sin información",
        ),
        rule(
            Need.STATUS,
            "paquete|envío|pedido|entrega|maleta*|equipaje|reembolso",
            "retras*|tarde|demora*|esperando|perdid*|falta|sigue sin|aún no|todavía no",
        ),
        rule(
            Need.STATUS,
            "olvidé|olvidado|me dejé|he dejado",
            "en el tren|en el avión|en el autobús|en el vagón|en el bus|en el metro|a bordo",
        ),
        rule(Need.STATUS, "llevo|llevamos|desde hace", "esperando"),
        rule(Need.STATUS, "vuelo*|avión|tren|autobús|bus|metro", "retras*|tarde|demora*|horas|parado|esperando"),
        rule(
            Need.REPAIR,
            "no funciona|no funcionan|no va|error|errores|fallo|fallos|falla|se cierra sola|se cuelga|no carga|no abre|"
            "no arranca|se bloquea|no me deja|avería|sin internet|sin señal|sin conexión|sin luz|sin agua|caído|caída|"
            "dejó de funcionar|ha dejado de funcionar|sin servicio|problemas con|estropead*|roto|rota|rotos|rotas|"
            "no centrifuga|no enciende|no enfría|no calienta|no conecta|muy lento|lenta|va lentísimo|no puedo pagar|"
            "no puedo comprar|no puedo reservar|pago rechazado|gotea|no se oye|pantalla negra|no responde la",
        ),
        rule(
            Need.CONTACT,
            "nadie responde|nadie contesta|sin respuesta|no responden|no contestan|nadie me responde|nadie me contesta|"
            "me colgaron|me cuelgan|en espera|ignoran|no cogen el teléfono|nadie atiende|no me responden|no respondéis|"
            "no contestáis|no hay respuesta",
        ),
    ),
)  # fmt: skip
