"""Tell what decides what has to be asked: a game, a named device, a quoted message, somebody trying to get in."""

from __future__ import annotations

import re

from domain import words
from domain.playbook import Circumstance

#: Who writes more than this has said before it what counts.
_LONGEST = 3_000
#: One of these is enough to know that somebody plays.
_PLAYING = words.terms(
    "in game", "ingame", "gameplay", "multiplayer", "single player", "singleplayer", "story mode", "npc*", "dlc",
    "gamertag", "respawn*", "matchmaking", "minecraft", "gta*", "rdr2", "rdo", "rdr", "fortnite", "roblox",
    "heist*", "boss fight", "my level", "shark card*", "bedrock", "grand theft auto", "while playing",
    "im Spiel", "Spielstand", "Spielername", "Mehrspieler*", "Einzelspieler*", "Endgegner",
    "en el juego", "mi partida", "videojuego*", "multijugador", "un jugador",
    "dans le jeu", "jeu vidéo", "ma partie", "multijoueur*", "mode histoire",
)  # fmt: skip
#: Of these it takes two: each may stand in another talk.
_HINTING = words.terms(
    "game", "level", "mission*", "quest*", "server*", "world*", "realm*", "character", "weapon*", "skin*",
    "gold bars", "casino", "garage*", "horse", "camp", "play online", "won", "player*", "playing", "lobby", "lobbies",
    "loading screen", "xbox", "ps4", "ps5", "playstation", "psn", "nintendo", "Spiel", "Konsole", "Welt", "Figur",
    "Waffe*", "consola", "nivel", "mundo", "misión*", "personaje", "console", "niveau", "monde", "personnage", "arme*",
)  # fmt: skip
#: Who watches plays nothing, whatever it runs on.
_WATCHING = words.terms(
    "watch*", "episode*", "movie*", "season*", "film*", "tv show*", "hulu", "netflix", "Folge*", "Serie*", "capítulo*",
    "película*", "serie*", "épisode*", "série*",
)  # fmt: skip
_ENOUGH = 2
#: Who says as whom they play is not asked for it.
_NAMED = re.compile(
    r" (?:my|mi|mein\w*|mon) (?:\w+ ){0,2}(?:id|gamertag|game ?r? tag|username|spielername|pseudo) (?:is|ist|es|est) "
    r"| (?:gamertag|psn id|psn) ?(?:is )?\w*\d"
)
#: Who names one of these is not asked which device it is.
_DEVICES = words.terms(
    "playstation*", "xbox*", "ps3", "ps4", "ps5", "nintendo", "steam deck", "airpod*", "earbud*", "headphones",
    "printer", "apple tv", "android tv", "fire tv", "firestick", "chromecast", "smart tv", "router", "kindle",
    "smartwatch", "Kopfhörer", "Drucker", "Fernseher", "Handy", "auriculares", "impresora", "móvil", "televisor",
    "casque", "imprimante", "portable", "téléviseur",
)  # fmt: skip
#: What a message says, and its number: "error 0x80070005", "it says that I am offline".
_NUMBER = re.compile(
    r"\b0x[0-9a-f]{4,}\b|\b[A-Z]{2,6}-?\d{2,}(?:-\d+)?\b(?=.{0,20}\berror)|\berror[ :#]{1,3}(?:code )?[a-z-]{0,4}\d{2,}"
    r"|\b(?:Fehler|Fehlercode|c[oó]digo|erreur)[ :#]{1,3}[A-Za-z-]{0,4}\d{2,}",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r" (?:it|which|that|screen|page|message|app|game|and|but|just|keeps|then) (?:just |only |always |also |still )?"
    r"(?:says|saying|tells me|tells us|states) "
    r"| (?:error|message|popup|pop up|notification|screen) (?:that )?(?:says|saying|reads|stating) "
    r"| (?:es heisst|da steht|dort steht|steht da|meldung lautet) | (?:me sale que|me dice que|dice que|pone que) "
    r"| (?:ca dit|il dit que|m affiche|s affiche que|me dit que) "
)
_TRYING = r"(?:tr(?:y|ying|ied|ies)|attempt(?:s|ing|ed)?)"
_ENTERING = r"(?:log|sign|get|hack|break|access|enter|use|change|reset)"
#: Others who try to get in; what the author tries is another matter.
_ATTEMPTED = re.compile(
    rf" (?:someone|somebody|some\w*|they|people|person|hackers?|who|bots?|guy|from \w+|\w+s keep|in \w+)"
    rf" (?:\w+ ){{0,4}}{_TRYING} to {_ENTERING}"
    r" |(?:log ?in|sign ?in|access) attempts? | attempt\w* to (?:log|sign) ?in | (?:was|were) (?:\w+ )?attempted "
    r"| (?:jemand|irgendwer|leute|hacker) (?:\w+ ){0,4}versucht | anmeldeversuche? | loginversuche? "
    r"| (?:alguien|hackers?) (?:\w+ ){0,3}(?:intenta\w*|trata\w*) | intentos? de (?:acceso|inicio|entrar) "
    r"| (?:quelqu un|on|des pirates) (?:\w+ ){0,3}(?:essaie|essaye|tente)\w* | tentatives? de connexion "
)


def find_matters(text: str) -> frozenset[Circumstance]:
    """Answer which of these a post tells of; hostile text of any length is read in little time."""
    said = text[:_LONGEST]
    folded = words.fold(said)
    held = (
        (Circumstance.PLAYING, _is_playing(folded)),
        (Circumstance.DEVICE, bool(words.found(folded, _DEVICES))),
        (Circumstance.QUOTED, bool(_NUMBER.search(said) or _SAYING.search(folded))),
        (Circumstance.ATTEMPTED, _ATTEMPTED.search(folded) is not None),
    )
    return frozenset(matter for matter, holds in held if holds)


def _is_playing(folded: str) -> bool:
    if words.found(folded, _WATCHING) or _NAMED.search(folded):
        return False
    return bool(words.found(folded, _PLAYING)) or len(words.found(folded, _HINTING)) >= _ENOUGH
