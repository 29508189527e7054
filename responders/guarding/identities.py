"""Find what tells of a person without a number's form: codes, births, homes, e-mails spelt out, and other people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from responders.guarding import lookalikes

#: The rule of what another person has or did; whoever wrote of them first may be answered.
OTHERS = "others"
_DOT = r"(?: ?\. ?| ?[(\[{] ?(?:\.|dot|punkt|punto|point) ?[)\]}] ?| dot | punkt | punto | point )"
#: The sign of an e-mail address as people hide it. A bare "at" is one where the points behind it are words as well.
_AT = re.compile(r"(?P<sure> ?[(\[{] ?(?:at|ät|@|arroba|arobase) ?[)\]}] ?| arroba | arobase | @ )| at | ät ")
_HOST = re.compile(rf"[\w-]{{1,40}}+(?:{_DOT}[\w-]{{1,24}}+){{1,3}}")
_SPELT_HOST = re.compile(r"[\w-]{1,40}+ (?:dot|punkt) [\w-]{2,24}+")
_BOX = re.compile(r"[\w+.-]{1,40}+(?: (?:dot|punkt|punto|point) [\w+-]{1,40}+){0,3}\Z")
_YOURS = r"(?:your|dein|deine|ihr|ihre|euer|tu|su|votre|ton|ta)(?: new| temporary| neue\w?| nuev[oa]| nouveau)?"
#: What opens somebody's account.
_CREDENTIAL = re.compile(
    r"\b(?:(?:pin|cvv2?|cvc|otp|tan)(?: is| ist| lautet| es| est|:)?"
    rf"|{_YOURS} (?:pin|password|memorable word|passcode|passwort|kennwort|contraseña|mot de passe"
    r"|code|código|\w{3,20}+[ -](?:code|código))"
    r"(?: pin| d['’]accès| de acceso)?(?: is| ist| lautet| es| est|:))"
    r"(?: now| jetzt| nun| ahora)? [\"“'‘]?(?P<secret>(?=[^\s\d]{0,30}+\d)[^\s\"”'’,;]{3,30}+)"
)
#: The last digits of a card or of a telephone number, and where a machine stands in a network.
_PART = re.compile(
    r"\b(?:cards?|visa|mastercard|amex|maestro|account|number|phone|karte|konto|nummer|iban|tarjeta"
    r"|cuenta|número|teléfono|carte|compte|numéro)"
    r"(?: \w{2,12}+){0,2}? (?:ending(?: in| with)?|ends (?:in|with)|(?:endet|endend) auf|terminad?a? en|terminant par"
    r"|finissant par)[: ]{1,2}+(?P<digits>\d{2,6}+)\b|\blast (?:four |4 )?digits(?: are|:)? (?P<last>\d{2,6}+)\b"
    r"|\bip(?:[- ]address|[- ]adresse)?(?: is| ist| es| est|:)? (?P<machine>\d{1,3}(?:\.\d{1,3}){3})\b"
)
_BORN = re.compile(
    r"\b(?:date of birth|dob|birth ?date|born|geburtsdatum|geburtstag|geboren|fecha de nacimiento|naciste|nació"
    r"|nacid[oa]|date de naissance|née?s?)\b[^.!?\n\d]{0,24}+"
    r"(?P<day>\d{1,4}[./ -]{1,2}(?:de |of )?(?:\d{1,2}\b|[a-zäéû]{3,10}+)(?:[./ ,-]{1,2}(?:de"
    r" )?\d{2,4}\b)?|(?:19|20)\d\d\b)"
)
#: Where somebody lives, by its street.
_HOME = re.compile(
    r"\b(?:(?:you|they) live (?:at|in)|(?:your|their) (?:home )?address (?:is|at)|(?:du wohnst|sie wohnen) in der"
    r"|deine adresse(?: ist)?|vives en la|tu dirección es|vous habitez(?: au)?|votre adresse est)(?: the| la| le)? "
    r"(?P<home>\d{1,4}[a-z]?,? [\w'’.-]{2,30}+(?: [\w'’.-]{2,30}+){0,3}"
    r"|[\w'’.-]{2,30}+(?: [\w'’.-]{2,30}+){0,3}? \d{1,4}\b)"
)
_KIN = (
    r"(?:husband|wife|partner|spouse|boyfriend|girlfriend|mother|father|mum|mom|dad|sister|brother|son|daughter|aunt"
    r"|uncle|neighbou?r|flatmate|roommate|mann|frau|ehemann|ehefrau|freund|freundin|mutter|vater|schwester|bruder|sohn"
    r"|tochter|nachbar|nachbarin|marido|mujer|esposa|esposo|novi[oa]|madre|padre|hermana|hermano|hij[oa]|vecin[oa]"
    r"|mari|femme|épouse|conjointe?|copine|copain|mère|père|sœur|frère|fils|fille|voisine?)(?:e?s|n|in)?"
)
_TIED = re.compile(rf"\b(?:your|deine?[nmrs]?|ihre?[nmrs]?|tu|su|votre|ton|ta) (?P<kin>{_KIN})\b")
#: What is told of them, within some words behind them, or right before.
_THEIRS = re.compile(
    r"(?: |['’]s? )(?:[\w'’.-]{1,20}+ ){0,6}?(?:accounts?|orders?|bookings?|address|card|subscription|signed|accepted"
    r"|took it|picked|used|ordered|bought|paid|called|benutzt|verwendet|bestellt|bezahlt|usó|compró|pagó"
    r"|utilisé|acheté|payé|konto|bestellung|adresse|angenommen|unterschrieben|cuenta|pedido|dirección|tarjeta|recogió|firmó"
    r"|aceptó|compte|commande|pris|signé|accepté)\b"
)
_OF = re.compile(
    r"\b(?:account|order|booking|address|cuenta|pedido|dirección|compte|commande|adresse|konto|bestellung|flat|house)"
    r"(?: of| de| von)? \Z"
)
_OF_HANDLE = re.compile(
    r"\b(?:account|order|booking|address|cuenta|pedido|compte|commande|konto) (?:of|de|von) @\w{2,30}+"
)
_OF_NAME = re.compile(
    r"(?<![\w.])(?!(?:Your|The|Our|This|That|My|Hi|Hello|Dear|Today|What)\b)"
    r"(?P<name>[A-Z]\w{1,20}+ [A-Z]\w{1,20}+)['’]s?"
    r" (?:account|order|booking|address|card|subscription)\b"
)
_IN_NAME_OF = re.compile(
    r"\b(?:registered to|in the name of|under the name(?: of)?|belongs to|auf den namen|a nombre de|au nom de)"
    r" (?:an? )?(?:(?:Mr|Mrs|Ms|Dr|Herr|Frau|Sr|Sra|Mme|M)\.? )?(?P<holder>[A-Z]\w{1,20}+ [A-Z]\w{1,20}+)"
)
_NEAR = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """What tells of a person: by which rule, what it is, and where it stands."""

    rule: str
    what: str
    start: int
    end: int


def find_identities(text: str) -> Iterator[Identity]:
    """Yield what tells of a person; its places are those of the text."""
    small = lookalikes.lowered(text)
    yield from _emails(small)
    for match in _CREDENTIAL.finditer(small):
        yield _identity("credential", "A code or a password", match, "secret")
    for match in _PART.finditer(small):
        yield _identity("reference", "A part of somebody's number", match, match.lastgroup or 0)
    for match in _BORN.finditer(small):
        yield _identity("birth", "A date of birth", match, "day")
    for match in _HOME.finditer(small):
        yield _identity("address", "A postal address", match, "home")
    for match in (*_others(small), *_OF_HANDLE.finditer(small)):
        yield _identity(OTHERS, "What another person has or did", match)
    for match in (*_OF_NAME.finditer(text), *_IN_NAME_OF.finditer(text)):
        yield _identity(OTHERS, "What another person has or did", match, match.lastgroup or 0)


def _identity(rule: str, what: str, match: re.Match[str], group: str | int = 0) -> Identity:
    return Identity(rule=rule, what=what, start=match.start(group), end=match.end(group))


def _emails(small: str) -> Iterator[Identity]:
    for match in _AT.finditer(small):
        box = _BOX.search(small[max(0, match.start() - _NEAR) : match.start()])
        host = (_HOST if match["sure"] else _SPELT_HOST).match(small, match.end())
        if box and host:
            start = match.start() - len(box[0])
            yield Identity(rule="email", what="An e-mail address", start=start, end=host.end())


def _others(small: str) -> Iterator[re.Match[str]]:
    """Yield the people somebody is tied to where something of theirs is told."""
    for match in _TIED.finditer(small):
        if _THEIRS.match(small, match.end()) or _OF.search(small[max(0, match.start() - _NEAR) : match.start()]):
            yield match
