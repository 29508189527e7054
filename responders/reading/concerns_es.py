"""Concerns in Spanish: clauses stand in the subjunctive and agree, [tú|usted] marks the address."""

from __future__ import annotations

from domain.playbook import Topic
from responders.reading.things import Tables
from responders.reading.things import Thing
from responders.reading.things import alternatives
from responders.reading.things import trouble

#: Masculine and feminine, one and several: the form of a thing.
_FORMS = {"m": 0, "f": 1, "mp": 2, "fp": 3}
_OWNERS = {
    "your": ("[tu|su]", "[tu|su]", "[tus|sus]", "[tus|sus]"),
    "our": ("nuestro", "nuestra", "nuestros", "nuestras"),
    "the": ("el", "la", "los", "las"),
}


def _thing(owner: str, kind: str, noun: str, listed: str, topic: Topic | None, key: str = "") -> Thing:
    form = _FORMS[kind]
    said = f"{_OWNERS[owner][form]} {noun}"
    return Thing(words=alternatives(listed), noun=said, subject=said, topic=topic, form=form, key=key)


_THINGS = (
    _thing("your", "m", "equipaje", "equipaje|maleta*|mochila", Topic.TRAVEL, "sent"),
    _thing("your", "m", "vuelo", "vuelo|vuelos|avión", Topic.TRAVEL, "ride"),
    _thing("your", "m", "tren", "tren|trenes", Topic.TRAVEL, "ride"),
    _thing("your", "m", "autobús", "autobús|bus", Topic.TRAVEL, "ride"),
    _thing("your", "f", "reserva", "reserva|reservas|reservado", Topic.TRAVEL, "plan"),
    _thing("your", "m", "asiento", "asiento|asientos", Topic.TRAVEL),
    _thing("your", "m", "billete", "billete|billetes|boleto*|pasaje|entrada|entradas", Topic.TRAVEL, "sent"),
    _thing("your", "f", "habitación", "habitación|habitaciones", Topic.VENUE, "place"),
    _thing("your", "m", "paquete", "paquete|paquetes|envío", Topic.GOODS, "sent"),
    _thing("your", "f", "entrega", "entrega|entregar|entregado", Topic.GOODS, "sent"),
    _thing("your", "m", "pedido", "pedido|pedidos|compra|compré|pedí", Topic.GOODS, "sent"),
    _thing("your", "m", "dinero", "reembolso|devolución|mi dinero|devuelvan", Topic.MONEY, "refund"),
    _thing("your", "f", "suscripción", "suscripción|membresía|plan|prueba gratis", Topic.ACCOUNT, "plan"),
    _thing("your", "m", "vale", "vale|cupón|tarjeta regalo|código de descuento", Topic.MONEY, "sent"),
    _thing("your", "f", "factura", "factura|facturas|recibo", Topic.MONEY),
    _thing("your", "m", "pago", "pago|pagos|transferencia|tarjeta", Topic.MONEY, "works"),
    _thing("your", "f", "contraseña", "contraseña|código de verificación|código", Topic.ACCOUNT, "code"),
    _thing("your", "f", "cuenta", "cuenta|cuentas|perfil|iniciar sesión", Topic.ACCOUNT, "mine"),
    _thing("your", "m", "canal", "canal", Topic.ACCOUNT, "mine"),
    _thing("your", "fp", "fotos", "fotos|imágenes", Topic.TECH, "saved"),
    _thing("your", "mp", "archivos", "archivos|documentos|datos", Topic.TECH, "saved"),
    _thing("your", "mp", "puntos", "puntos|millas|saldo|créditos", Topic.MONEY, "saved"),
    _thing("your", "f", "partida", "partida|progreso", Topic.TECH, "saved"),
    _thing("your", "m", "correo", "correo|correos|email|mail", Topic.ACCOUNT, "works"),
    _thing("the", "f", "actualización", "actualización|actualizar", Topic.TECH, "works"),
    _thing("the", "f", "descarga", "descarga|descargar|instalación", Topic.TECH, "works"),
    _thing("our", "f", "aplicación", "app|aplicación", Topic.TECH, "works"),
    _thing("our", "f", "web", "web|página|sitio", Topic.TECH, "works"),
    _thing("the", "mp", "servidores", "servidor|servidores", Topic.TECH, "works"),
    _thing("the", "m", "juego", "juego|juegos", Topic.TECH, "works"),
    _thing("your", "f", "conexión a internet", "internet|wifi|router|señal", Topic.TECH, "works"),
    _thing("your", "m", "teléfono", "teléfono|móvil|celular|iphone", Topic.TECH, "device"),
    _thing("your", "m", "ordenador", "ordenador|computadora|portátil|laptop|pc", Topic.TECH, "device"),
    _thing("your", "f", "consola", "consola|xbox|playstation|ps4|ps5", Topic.TECH, "device"),
    _thing("your", "m", "televisor", "televisor|televisión|tele|tv", Topic.TECH, "device"),
    _thing("your", "mp", "auriculares", "auriculares|audífonos|cascos", Topic.TECH, "device"),
    _thing("your", "f", "impresora", "impresora", Topic.TECH, "device"),
    _thing("your", "f", "máquina", "máquina|cafetera|lavadora|molinillo|tostadora|licuadora", Topic.TECH, "device"),
    _thing("your", "mp", "zapatos", "zapatos|zapatillas|botas|sandalias|tenis", Topic.GOODS, "wear"),
    _thing("your", "f", "prenda", "vestido|camisa|chaqueta|vaqueros|pantalón|pantalones|abrigo|jersey|camiseta",
            Topic.GOODS, "wear"),
    _thing("your", "m", "mueble", "sofá|mesa|silla|cama|colchón|armario|estantería", Topic.GOODS, "sent"),
    _thing("your", "f", "comida", "comida|pizza|hamburguesa|desayuno|cena|plato", Topic.VENUE, "food"),
    _thing("your", "m", "café", "café|capuchino", Topic.VENUE, "food"),
    _thing("the", "mp", "baños", "baño|baños|aseo|aseos", Topic.VENUE, "place"),
    _thing("our", "f", "tienda", "tienda|local|restaurante|cafetería|sucursal", Topic.VENUE, "place"),
    _thing("the", "m", "conductor", "conductor|repartidor|chófer", Topic.SERVICE, "person"),
    _thing("our", "m", "equipo", "empleado*|personal|tripulación|camarero*|dependient*|azafata*", Topic.SERVICE,
            "person"),
    _thing("our", "f", "atención al cliente", "atención al cliente|servicio al cliente|soporte|servicio|chat",
            Topic.SERVICE, "help"),
    _thing("our", "mp", "precios", "precio|precios|tarifa*|comisión", Topic.MONEY, "price"),
)  # fmt: skip

_LOST = (
    "no ha llegado|no llegó|no llega|no han llegado|no llegan|perdid*|perdieron|falta|dónde está|dónde esta"
    "|dónde están"
    "|no aparece|desaparecid*|no he recibido|no recibí|sin recibir|sigo esperando|nunca llegó|todavía no|aún no"
)
_DEAD = (
    "no funciona|no funcionan|no va|no carga|no abre|no enciende|no arranca|no conecta|dejó de funcionar"
    "|no sirve|caído|caída"
    "|no me deja|no puedo usar|no puedo ver|no puedo abrir|bloquead*|estropead*|rota|roto"
)
_ILL = _DEAD + "|problema|problemas|fallo|fallos|falla|fallas"
_OUT = (
    "no puedo entrar|no puedo iniciar|no puedo acceder|no me deja entrar|no me deja iniciar|sin acceso"
    "|perdí el acceso"
    "|olvidé mi contraseña|olvidé la contraseña|recuperar mi cuenta|acceder a mi cuenta"
)

_TROUBLES = (
    trouble("stolen", "hackead*|hackearon|hackeo|robaron mi cuenta|me han robado la cuenta",
            alone="alguien parezca haber entrado en [tu|su] cuenta", noun="[tu|su] cuenta", topic=Topic.ACCOUNT),
    trouble("closed", "suspendid*|suspendieron|cerraron|baneado|banearon|bloquearon|eliminaron",
            "[te|le] hayan cerrado {thing}", on="mine saved"),
    trouble("locked_out", _OUT, "no [puedas|pueda] entrar en {thing}", on="mine", alone="no [puedas"
            "|pueda] entrar en [tu|su] cuenta",
            noun="[tu|su] cuenta", topic=Topic.ACCOUNT),
    trouble("lost", _LOST, "{thing} no (haya|hayan) llegado", on="sent"),
    trouble("gone", "desaparecid*|desapareció|desaparecieron|perdí|perdid*|borrad*|borraron|falta|faltan",
            "{thing} (haya|hayan) desaparecido", on="saved"),
    trouble("unpaid", "esperando|todavía|aún|nunca|cuándo|semanas|niegan|no me", "{thing} no haya vuelto a [ti"
            "|usted]", on="refund"),
    trouble("charge", "cobrado dos veces|cobraron dos veces|doble cobro|cobro doble|duplicado",
            alone="[veas|vea] el mismo cargo dos veces", noun="el segundo cargo", topic=Topic.MONEY),
    trouble("charge", "cobrado|cobraron|cobran|cobro|cargo|cargos", alone="[veas|vea] un cargo que no [esperabas"
            "|esperaba]",
            noun="el cargo", topic=Topic.MONEY),
    trouble("damage", "roto|rota|rotos|rotas|dañad*|defectuos*|rayad*|abollad*|golpead*",
            "{thing} (haya|hayan) llegado (dañado|dañada|dañados|dañadas)", on="sent wear goods"),
    trouble("wrong", "equivocad*|talla incorrecta|color incorrecto|otro producto|otra talla|no es lo que pedí"
            "|producto incorrecto",
            alone="[hayas|haya] recibido algo que no era", noun="[tu|su] pedido", topic=Topic.GOODS),
    trouble("incomplete", "incompleto|faltan piezas|falta una pieza|falta algo|solo la mitad",
            alone="faltara algo en [tu|su] pedido", noun="[tu|su] pedido", topic=Topic.GOODS),
    trouble("fit", "me queda pequeñ*|me queda grande|me quedan pequeñ*|me quedan grandes|talla pequeñ*"
            "|talla grande|no me vale|guía de tallas|demasiado pequeñ*|demasiado grande*",
            alone="la talla no haya salido como [esperabas|esperaba]", noun="la talla", topic=Topic.GOODS),
    trouble("missed", "perdí la conexión|perdí el enlace|perdimos la conexión|perdimos el enlace|perdí mi conexión",
            alone="[hayas|haya] perdido [tu|su] conexión", noun="la conexión perdida", topic=Topic.TRAVEL),
    trouble("cancelled", "cancelad*|cancelaron|cancelan|canceló|anulad*|anularon",
            "{thing} se (haya|hayan) cancelado", on="ride sent plan", unless="he cancelado|cancelé"),
    trouble("missed", "perdí el tren|perdí el de las|perdimos el tren|he perdido el tren|perdí mi tren|trenes perdidos"
            "|tren que perdí",
            alone="[hayas|haya] perdido el tren", noun="el tren perdido", topic=Topic.TRAVEL),
    trouble("cancelled", "no puedo cancelar|no me deja cancelar|imposible cancelar|darme de baja",
            alone="cueste tanto cancelar", noun="la cancelación", topic=Topic.ACCOUNT),
    trouble("late", "retras*|tarde|demora*|tarda|esperando|semanas", "{thing} (esté|estén) tardando tanto",
            on="sent"),
    trouble("late", "retras*|tarde|demora*|horas", "{thing} (haya|hayan) tenido retraso", on="ride"),
    trouble("crash", "se cierra|se apaga|se reinicia|crashea|se cae", "{thing} se (cierre"
            "|cierren) una y otra vez", on="works device tech",
            alone="todo se cierre una y otra vez", noun="los cierres", topic=Topic.TECH),
    trouble("freeze", "se congela|se traba|se queda colgad*|va lento|lag", "{thing} se (quede|queden) colgando",
            on="works device tech",
            alone="todo se quede colgando", noun="los bloqueos", topic=Topic.TECH),
    trouble("error", "error|errores|mensaje de error", alone="[te|le] salga un error una y otra vez",
            noun="el error", topic=Topic.TECH),
    trouble("broken", _ILL, "{thing} no (funcione|funcionen) como (debería|deberían)",
            on="works device mine saved", unless="ningún problema|sin problemas"),
    trouble("hung", "me colgaron|colgaron|se cortó la llamada", alone="[te|le] colgaran", noun="la llamada",
            topic=Topic.SERVICE),
    trouble("hold", "en espera|al teléfono|nadie coge|nadie atiende|no contestan el teléfono|cola de espera",
            alone="[hayas|haya] tenido que esperar tanto al teléfono", noun="la larga espera al teléfono",
            topic=Topic.SERVICE),
    trouble("silent", "nadie responde|nadie contesta|sin respuesta|no responden|no contestan|ignoran|ignorado"
            "|no me responden|ninguna respuesta|no he tenido respuesta",
            alone="nadie [te|le] haya respondido", noun="la falta de respuesta", topic=Topic.SERVICE),
    trouble("rude", "maleducad*|groser*|mal trato|gritó|gritaron|falta de respeto|antipátic*|borde|bordes"
            "|prepotente*",
            alone="[te|le] hayan tratado así", noun="el trato recibido", topic=Topic.SERVICE),
    trouble("sent_round", "de un lado a otro|me pasan|me mandan de|dando vueltas|respuesta automática|robot",
            alone="[te|le] manden de un sitio a otro", noun="las vueltas", topic=Topic.SERVICE),
    trouble("untold", "sin información|nadie informa|nadie explica|sin explicación|sin avisar|no avisan|no informan",
            alone="nadie [te|le] haya dicho qué pasaba", noun="la falta de información", topic=Topic.SERVICE),
    trouble("dirty", "sucio|sucia|sucios|sucias|suciedad|asqueros*|huele mal|moho", "{thing} no (estuviera"
            "|estuvieran) (limpio|limpia|limpios|limpias)",
            on="place ride food"),
    trouble("cold", "frío|fría|fríos|frías|crudo|cruda|quemad*|incomible", "{thing} no (estuviera"
            "|estuvieran) como (debía|debían)", on="food"),
    trouble("changed", "nueva versión|nuevo diseño|desde la actualización|tras la actualización|última actualización",
            alone="la actualización [te|le] complique las cosas", noun="la actualización", topic=Topic.TECH),
    trouble("ads", "anuncios|publicidad", alone="[te|le] salgan tantos anuncios", noun="los anuncios",
            topic=Topic.TECH),
    trouble("stock", "agotad*|sin stock|no hay stock", alone="lo que [buscabas|buscaba] no esté disponible",
            noun="lo disponible", topic=Topic.GOODS),
    trouble("dear", "carísim*|caro|cara|subida de precio|subieron el precio|han subido|estafa",
            alone="nuestros precios [te|le] parezcan excesivos",
            noun="los precios", topic=Topic.MONEY),
    trouble("quality", "mala calidad|calidad|se deshace|se rompió|despega|descose", "{thing} no (haya"
            "|hayan) durado", on="wear goods device",
            alone="la calidad [te|le] haya decepcionado", noun="la calidad", topic=Topic.GOODS),
    trouble("stuck", "tirados|tirado en|varad*|atrapad*", alone="[te|le] hayan dejado así", noun="lo ocurrido",
            topic=Topic.TRAVEL),
    trouble("wait", "esperando|espera|esperar", alone="[hayas|haya] tenido que esperar tanto",
            noun="la larga espera"),
    trouble("late", "retras*|demora*", alone="esto tarde tanto", noun="el retraso"),
    trouble("broken", _DEAD, alone="las cosas no funcionen como deberían"),
)  # fmt: skip

_LIKED = tuple(
    Thing(words=alternatives(listed), noun=noun, subject=noun)
    for noun, listed in (
        ("la amabilidad del equipo", "amable*|simpátic*|encantador*|majo*|atent*|cariños*"),
        ("la rapidez", "rápid*|rapidez|enseguida|al día siguiente|veloz"),
        ("la ayuda de nuestro equipo", "ayud*|atención al cliente|soporte|servicio|resolvieron|solucion*"),
        ("la tripulación", "tripulación|azafata*|piloto|conductor"),
        ("el equipo", "equipo|personal|empleado*|camarero*|trato|atención"),
        ("[tu|su] viaje", "vuelo*|tren|viaje|trayecto"),
        ("el café", "café|capuchino"),
        ("la comida", "comida|desayuno|menú|pizza|hamburguesa"),
        ("la entrega", "entrega|envío|paquete|llegado|llegó"),
        ("la actualización", "actualización|nueva versión"),
        ("la aplicación", "app|aplicación"),
        ("la web", "web|página"),
        ("el juego", "juego"),
        ("lo bien que queda", "queda perfect*|quedan perfect*|cómod*|suave"),
        ("[tu|su] máquina", "máquina|cafetera|móvil|portátil"),
        ("la calidad", "calidad|resistente"),
        ("los precios", "precio*|barat*|oferta|ganga"),
        ("la tienda", "tienda|local|cafetería|restaurante"),
        ("el hotel", "hotel|habitación|estancia"),
    )
)  # fmt: skip

_IDEAS = (
    _thing("our", "f", "aplicación", "app|aplicación|modo oscuro", Topic.TECH),
    _thing("our", "f", "web", "web|página|tienda online", Topic.TECH),
    _thing("our", "m", "horario", "horario|horarios|abrir antes|abrir más|abrierais|cerrar más tarde", Topic.VENUE),
    _thing("our", "mp", "envíos", "envío|envíos|entrega*|paquete*|embalaje*", Topic.GOODS),
    _thing("our", "fp", "tallas", "talla|tallas", Topic.GOODS),
    _thing("our", "m", "menú", "menú|comida|plato|desayuno|vegano*|vegetarian*|café", Topic.VENUE),
    _thing("our", "mp", "precios", "precio*|descuento*|tarifa*", Topic.MONEY),
    _thing("our", "mp", "vuelos", "vuelo|vuelos|avión", Topic.TRAVEL),
    _thing("our", "mp", "trenes", "tren|trenes|vagón", Topic.TRAVEL),
    _thing("our", "m", "boletín", "boletín|newsletter", None),
    _thing("the", "m", "juego", "juego|nivel|mapa|servidor", Topic.TECH),
    _thing("our", "mp", "programas", "función|funciones|opción|botón|ajustes|filtro", Topic.TECH),
    _thing("our", "mp", "productos", "producto*|color|colores|sabor|sabores", Topic.GOODS),
    _thing("our", "m", "servicio", "servicio|soporte|personal|chat|atención", Topic.SERVICE),
)  # fmt: skip

_DEVICES = alternatives(
    "android|ios|windows|mac|pc|ps4|ps5|xbox|switch|iphone|ipad"
    "|portátil|ordenador|tele|tv|móvil|celular|tableta|samsung|chrome|safari|firefox"
)

_IDLE_WORDS = alternatives(
    "en tren|en el tren|en autobús|en el autobús|en avión|por correo|un correo|sin problema|sin problemas|"
    "ningún problema|sin retraso|estación de tren|máquina de billetes|máquina de café|en cuenta|"
    "darse cuenta|dar cuenta|de cara a|cara de|en orden|leche fría|en la mesa"
)

_DOUBTS = alternatives(
    "en caso de|en caso de que|si mi|si mis|si el|si la|si los|si las|si nuestro|por si|sería|serían|estaría"
)

_ELSEWHERE = alternatives(
    "otras empresas|otras compañías|la competencia|mi antiguo banco|mi antigua compañía|a diferencia de"
)

SPANISH = Tables(
    language="es",
    things=_THINGS,
    troubles=_TROUBLES,
    liked=_LIKED,
    ideas=_IDEAS,
    devices=_DEVICES,
    idle=_IDLE_WORDS,
    elsewhere=_ELSEWHERE,
    doubts=_DOUBTS,
)
