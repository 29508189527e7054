"""Tell whose trouble a post speaks of: its author's, or that of somebody near to them.

Nobody is told that their own luggage is lost where it is their mother's; where it is unclear, "the luggage" is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

_NOBODY = "(?!)"
#: "my mum", "my poor mum", but not "my flight and mum".
_JOINING = r"(?:and|or|to|for|with|from|und|oder|mit|y|o|con|et|ou|avec) "


@dataclass(frozen=True, kw_only=True, slots=True)
class _Speech:
    """How a language tells of others and of oneself, in folded text."""

    near: re.Pattern[str]  #: somebody near to the author
    others: re.Pattern[str]  #: somebody else at all
    owned: re.Pattern[str]  #: right before what is another's
    owned_by: re.Pattern[str]  #: right behind what is another's
    own: re.Pattern[str]  #: right before what is the author's
    meant: re.Pattern[str]  #: it happens to another
    oneself: re.Pattern[str]
    is_one_enough: bool  #: one who stands anywhere in a post may be meant by all that follows


def _speech(
    kin: str, mine: str, *, one: str, oneself: str, of: str, for_: str, others: str = _NOBODY, owns: str = _NOBODY
) -> _Speech:
    near = rf"(?:{mine}|{one}) (?:(?!{_JOINING})\w+ )?(?:{kin})"
    return _Speech(
        near=re.compile(rf" {near} "),
        others=re.compile(rf" (?:{near}|{others}) "),
        owned=re.compile(rf" (?:{near} (?:s )?|(?:{owns}) )(?:\w+ )?$" if owns != _NOBODY else _NOBODY),
        owned_by=re.compile(rf"^(?:\w+ )?(?:{of}) ?{near} "),
        own=re.compile(rf" (?:{mine}) (?!(?:{kin}) )(?:\w+ )?$"),
        meant=re.compile(rf" {for_} (?:{near}|{others}) "),
        oneself=re.compile(rf" (?:{oneself}) | (?:{mine}) (?!(?:\w+ )?(?:{kin}) )"),
        is_one_enough=owns != _NOBODY,
    )


_SPEECHES: Mapping[str, _Speech] = {
    "en": _speech(
        "moms?|mums?|mothers?|mommy|dads?|daddy|fathers?|parents?|wifes?|husbands?|hubby|spouse|partners?|sons?"
        "|daughters?|kids?|child|children|toddler|baby|brothers?|sisters?|siblings?|grandmas?|grandmothers?|grandpas?"
        "|grandfathers?|grandparents?|granny|nan|aunts?|uncles?|cousins?|nieces?|nephews?|in laws?|boyfriends?"
        "|girlfriends?|fiances?|fiancees?|friends?|buddy|roommates?|flatmates?|neighbou?rs?|colleagues?|co ?workers?"
        "|boss|clients?|students?|teammates?",
        "my|our",
        one="a",
        others="she|he|her|his|him",
        oneself="i|im|ive|we|us|me|myself|mine",
        of="of",
        owns="his|her|their",
        for_="for",
    ),
    "de": _speech(
        "mutter|mutti|mama|vater|papa|eltern|frau|mann|mannes|ehemann|partner|partnerin|sohn|sohnes|tochter|kind|kinder"
        "|bruder|schwester|oma|opa|grossmutter|grossvater|tante|onkel|cousin|cousine|freund|freundin|freundes|freunde"
        "|kollege|kollegin|kollegen|chef|chefin|nachbar|nachbarin|nachbarn|schwiegermutter|schwiegervater",
        "mein|meine|meiner|meinem|meinen|meines|unser|unsere|unserer|unserem|unseren",
        one="ein|eine|einer|einem|einen",
        oneself="ich|wir|mir|mich|uns",
        of="von|",
        for_="fur",
    ),
    "es": _speech(
        "madre|padre|mama|papa|padres|mujer|marido|esposa|esposo|pareja|hijo|hija|hijos|hermano|hermana|abuela|abuelo"
        "|abuelos|tia|tio|prima|primo|novia|novio|amigo|amiga|amigos|vecino|vecina|jefe|jefa|suegra|suegro|companera"
        "|companero",
        "mi|mis|nuestro|nuestra",
        one="un|una",
        oneself="yo|me|nos|nosotros|nosotras|conmigo",
        of="de",
        for_="para",
    ),
    "fr": _speech(
        "mere|pere|maman|papa|parents|femme|mari|epouse|epoux|compagne|compagnon|fils|fille|enfants|frere|soeur"
        "|grand mere|grand pere|mamie|papi|tante|oncle|cousin|cousine|copain|copine|ami|amie|amis|collegue|voisin"
        "|voisine|patron|patronne|belle mere|beau pere",
        "mon|ma|mes|notre|nos",
        one="un|une",
        oneself="je|j|nous|moi|m|me",
        of="de",
        for_="pour",
    ),
}
#: Before what somebody does not have, or not yet: "open an account", "do you sell tickets".
_NOBODYS = re.compile(
    r" (?:a|an|any|opening|do you (?:have|sell|offer|run|do)|are there|is there) "
    r"(?:(?!(?:my|our|your|the|this|that|these|with|to|in|on|of|for|from|and|or|at|about) )\w+ ){0,2}$"
)
_ARTICLE = re.compile(r"^a (?=[aeio])")
_FOR_YOU = re.compile(r" for you\b(?! to)")
_YOUR = re.compile(r"\byour\b")
_YOU = re.compile(r"\byou\b")


def tells_of_others(post: str, language: str) -> bool:
    """Say whether a folded post tells of anybody but its author at all."""
    return _SPEECHES[language].others.search(post) is not None


def is_anothers(post: str, sentence: str, terms: Sequence[str], language: str, *, is_of_service: bool = False) -> bool:
    """Say whether what a folded sentence of a post tells of a thing, known by some terms, is or may be another's.

    Without a thing it is what happened to somebody. Of our service "he" and "she" are rather those who serve.
    """
    speech = _SPEECHES[language]
    for term in terms:
        before, found, behind = sentence.partition(term)
        if found and (speech.owned.search(f"{before} ") or speech.owned_by.search(behind)):
            return True
        if found and speech.own.search(f"{before} "):
            return False
    if terms and speech.meant.search(sentence):
        return True
    if speech.oneself.search(sentence):
        return False
    near = speech.near if is_of_service else speech.others
    return bool(near.search(sentence) or (terms and speech.is_one_enough and speech.near.search(post)))


def impersonal(said: str, language: str) -> str:
    """Answer what we say of a trouble or a thing as of another's: "the luggage", "" where it cannot be said so."""
    if language != "en":
        return "" if "[" in said else said
    told = _YOUR.sub("the", _FOR_YOU.sub("", said))
    return "" if _YOU.search(told) else told


def is_nobodys(post: str, terms: Sequence[str], language: str) -> bool:
    """Say whether a folded post in English speaks of a thing, known by some terms, as of any: "an account"."""
    if language != "en":
        return False
    places = [post[: found.start()] for term in terms for found in re.finditer(re.escape(term), post)]
    return bool(places) and all(_NOBODYS.search(f"{before} ") for before in places)


def indefinite(noun: str, *, is_plural: bool) -> str:
    """Answer a thing of ours in English as any: "an account" for "your account", "seats" for "your seats"."""
    bare = noun.removeprefix("your ")
    return noun if bare == noun else bare if is_plural else _ARTICLE.sub("an ", f"a {bare}")
