"""Find what needs no words of a language: length, shouting, exclaiming, emoji, letters nobody explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain import words
from domain.coaching import Advice
from domain.coaching import Mark
from responders.coaching.brief import CoachBrief
from responders.coaching.reply import Reply
from responders.coaching.reply import count_words
from responders.guarding import patterns

#: A paragraph longer than this is a wall.
_WALL = 600
#: Words of a sentence that is still easily read, where the language is not known.
LONGEST_SENTENCE = 30
_MOST_EXCLAMATIONS = 2
_EXCLAIMED = re.compile(r"[!¡]{1,40}")
_EMOJI = re.compile(
    r"(?:[\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff\u2600-\u27bf\u2b50\u2764]"
    r"[\ufe0f\u200d\U0001f3fb-\U0001f3ff\u2640\u2642]*)+|(?<!\w)[:;]-?[)D(pP](?!\w)"
)
#: What shows concern, and is out of place with nobody.
_KIND_EMOJI = frozenset("😔😞🙏💙💛💜🧡💚🤍🖤💔❤😢😥🫶")
_LETTERS = re.compile(r"(?<![\w.&/-])[A-Z]{2,5}s?(?![\w&/-])")
_PARAGRAPH = re.compile(r"[^\n]+")
#: Letters that most people read without help, in the languages we know.
_KNOWN_LETTERS = frozenset(
    words.fold(
        """
        AM PM DM DMS DN PN PNS MP MPS OK ID IDS TV PC UK US USA EU UN PDF FAQ SMS USB GPS CET GMT UTC EST PST BST CEO
        DVD CD QR PIN LED HD UV AC WC VIP SOS DHL UPS GLS DPD HTTP URL SIM LTE NFC VAT IVA TVA MWST NYC LA FR DE EN ES
        AT CH IT OS IP GB MB TB KB IBAN PLZ AGB KFZ LKW PKW GMBH AG CB SAV SNCF RER TER TGV ICE RE DNI NIF ONG IOS
        WLAN WIFI XL XXL XS SM XXS ML KG CM MM EUR USD GBP CHF ASAP FYI PS GIF JPG PNG ZIP AI KI IA TÜV ADAC II III IV
        VI VII HI OH WE SO NO YES NOT ALL YOU AND THE FOR OUR ONE NEW DEL LAS LOS UNA UND DER DIE DAS SIE EL LE LES UN
        NE DIY LG VG MFG
        """
    ).split()
)


def find_shape(reply: Reply, brief: CoachBrief, longest: int) -> Iterator[Advice]:
    """Yield advice about the reply's shape; `longest` is how many words a sentence may have."""
    yield from _lengths(reply, longest)
    yield from _letters(reply, brief)
    yield from _shouting(reply, brief)
    yield from _emoji(reply, brief)


def _lengths(reply: Reply, longest: int) -> Iterator[Advice]:
    for start, end in reply.sentences():
        count = count_words(reply.prose[start:end])
        if count > longest:
            yield reply.advise(Mark.CLARITY, f"This sentence has {count} words; make two of it.", (start, end))
    for match in _PARAGRAPH.finditer(reply.text):
        if len(match[0].strip()) > _WALL:
            message = "This is a wall of text; leave out what they do not need, and break it up."
            yield reply.advise(Mark.CLARITY, message, match.span())


def _letters(reply: Reply, brief: CoachBrief) -> Iterator[Advice]:
    known = f" {brief.post} {brief.voice.brand} {brief.voice.signature} {brief.voice.contact} "
    for match in _LETTERS.finditer(reply.prose):
        is_explained = "(" in reply.prose[match.end() : match.end() + 2] or reply.prose[: match.start()].endswith("(")
        if words.fold(match[0]).strip() in _KNOWN_LETTERS or match[0].lower() in known.lower() or is_explained:
            continue
        if patterns.CAPITALS.search(reply.prose, max(0, match.start() - 40), match.end() + 40):
            continue
        yield reply.advise(Mark.CLARITY, f"Not everybody knows what {match[0]} stands for.", match.span())


def _shouting(reply: Reply, brief: CoachBrief) -> Iterator[Advice]:
    for match in patterns.CAPITALS.finditer(reply.prose):
        if match[0] not in f"{brief.voice.brand} {brief.voice.signature} {brief.post}":
            yield reply.advise(Mark.RESTRAINT, "Capitals read as shouting.", match.span(), match[0].lower())
    runs = [match for match in _EXCLAIMED.finditer(reply.prose) if "!" in match[0]]
    for match in patterns.EXCLAIMING.finditer(reply.prose):
        if len(set(match[0])) == 1 and match[0][0] in "!?":
            yield reply.advise(Mark.RESTRAINT, "One mark is enough.", match.span(), match[0][0])
    if len(runs) > _MOST_EXCLAMATIONS:
        span = runs[_MOST_EXCLAMATIONS].span()
        message = f"{len(runs)} exclamations are a storm; a full stop is calmer."
        yield reply.advise(Mark.RESTRAINT, message, span, ".")


def _emoji(reply: Reply, brief: CoachBrief) -> Iterator[Advice]:
    for match in _EMOJI.finditer(reply.prose):
        message = _against(match[0], brief)
        if message:
            start = len(reply.prose[: match.start()].rstrip())
            before = max(reply.prose.rfind(" ", 0, start), reply.prose.rfind("\n", 0, start)) + 1
            span = (before, match.end()) if before < start else match.span()
            yield reply.advise(Mark.TONE, message, span, reply.text[before:start])
            return


def _against(emoji: str, brief: CoachBrief) -> str:
    if brief.is_grave or (brief.is_trouble and emoji[0] not in _KIND_EMOJI):
        return "An emoji makes light of how they feel."
    return "" if brief.voice.emoji else f"{brief.voice.brand or 'The brand'} writes without emoji."
