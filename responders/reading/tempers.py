"""Hear in a post's own words that somebody is angry, in grief or at a loss, in the languages that we answer in.

A model takes many a calm line about a trouble for anger. To tell somebody who is calm how angry they are is worse than
to say nothing of it, so their words have to show it, too.
"""

from __future__ import annotations

import re

from domain import words

_LONGEST = 3_000
_HOT = words.terms(
    "angry", "anger*", "furious", "livid", "fuming", "enraged", "outrag*", "infuriat*", "frustrat*", "annoyed",
    "so annoying", "aggravat*", "irritat*", "fed up", "sick of", "sick and tired", "tired of", "had enough",
    "enough is enough", "last straw", "never again", "done with", "hate", "hated", "i hate", "worst", "terrible",
    "terribly", "awful", "horrible", "horrendous", "horrid", "atrocious", "abysmal", "appalling", "dreadful",
    "disgust*", "pathetic", "useless", "worthless", "unacceptable", "inexcusable", "ridiculous*", "ludicrous",
    "absurd", "insane", "nonsense", "unbelievable", "outrageous", "nightmare", "a joke", "clown*", "shame",
    "shameful", "disgrace*", "scam company", "scammers", "scamming", "rip off", "ripoff", "ripped off", "crook*",
    "thieves", "thief", "stealing", "robbing", "robbed", "liar*", "lying", "greedy", "criminal", "unethical",
    "incompeten*", "idiot*", "stupid", "moron*", "dumb", "garbage", "trash", "rubbish", "lousy", "so bad", "sucks",
    "suck", "screw you", "screwed", "screwing", "waste of", "wasting my", "wasted my", "how dare", "how is this ok",
    "not ok", "not okay", "do better", "do something", "get it together", "get your act", "wake up", "for god s sake",
    "for gods sake", "for fuck*", "fuc*", "fuu*", "shit*", "bullshit*", "bs", "crap*", "damn*", "dammit", "daammn*",
    "goddamn*", "hell", "wtf", "ffs", "smh", "gtfo", "stfu", "asshole*", "a hole", "bastard*", "bitch*", "piss*",
    "freaking", "frickin*", "friggin*", "effing", "bloody", "sake", "non functioning", "gougers", "boycott*",
    "lose my mind", "losing my mind", "drives me", "driving me", "no excuse", "beyond belief", "total mess",
    "a mess", "nobody tells", "nobody cares", "no one cares", "clusterf*", "treated like",
    "no thanks to you", "thanks for nothing",
    "sauer", "stinksauer", "wütend", "wut", "Frechheit", "unverschämt*", "Unverschämtheit", "unfassbar", "Saftladen",
    "zum Kotzen", "kotzt", "Scheiß*", "Mist", "verdammt*", "verarsch*", "Abzocke", "abgezockt", "Betrug", "Betrüger*",
    "lächerlich", "peinlich", "unmöglich", "Katastrophe", "katastrophal", "reicht mir", "mir reicht", "reicht s",
    "es reicht", "Schnauze voll", "nervt", "genervt", "Nerven", "Unding", "Schande", "dreist", "miserabel", "mies*",
    "furios*", "enfadad*", "indignad*", "indignante", "cabread*", "harto", "harta", "hartos", "vergüenza",
    "vergonzos*", "asco", "asqueros*", "mierda", "joder", "coño", "puta", "ridículo", "inaceptable", "intolerable",
    "pésimo", "pésima", "lamentable", "estafa*", "ladrones", "robo", "sinvergüenza*", "inútil*", "basura", "rabia",
    "desastre", "increíble que", "ya está bien", "ya basta",
    "furieux", "furieuse", "colère", "inadmissible", "scandaleu*", "honte", "honteu*", "inacceptable", "merde",
    "putain", "bordel", "ras le bol", "marre", "foutage", "se fout", "vous foutez", "arnaque*", "voleur*", "escroc*",
    "nul", "nulle", "nuls", "lamentable", "ridicule", "pathétique", "insupportable", "n importe quoi", "énerv*",
    "odieu*", "catastrophique", "c est abusé",
)  # fmt: skip
_HEAVY = words.terms(
    "sad", "sadly", "saddened", "crying", "cried", "cry", "in tears", "tears", "heartbroken", "heartbreaking",
    "broke my heart", "devastat*", "depress*", "desperate*", "hopeless", "miserable", "grief", "griev*", "hurts",
    "lost everything", "all my memories", "only memories", "passed away", "died", "miss him", "miss her", "stranded",
    "traurig*", "untröstlich", "am Boden", "heule*", "weine*", "verzweifel*", "Erinnerungen", "verstorben*",
    "triste", "llorar", "llorando", "destrozad*", "desesperad*", "recuerdos", "fallec*",
    "bouleversé*", "effondré*", "pleur*", "désespéré*", "souvenirs", "décédé*",
)  # fmt: skip
_LOST = words.terms(
    "confus*", "puzzl*", "baffl*", "understand", "understanding", "make sense", "makes sense", "makes no sense",
    "no sense", "makes any sense", "why", "weird*", "strange", "odd", "no idea", "no clue", "at a loss",
    "what is going on", "what s going on", "whats going on", "idk", "don t know", "dont know", "unclear", "not clear",
    "contradict*", "what happened", "how come", "what the", "huh", "versteh*", "verwirr*", "kapier*", "warum", "wieso",
    "komisch", "seltsam", "unklar", "keine Ahnung", "entiend*", "entender", "por qué", "raro", "rara", "no sé",
    "compren*", "pourquoi", "bizarre", "étrange", "je m y perds", "ne sais pas",
)  # fmt: skip
_AFRAID = words.terms(
    "worr*", "afraid", "scared", "scary", "fear*", "anxious", "anxiety", "panic*", "terrif*", "nervous", "concern*",
    "stress*", "unsafe", "not safe", "dangerous", "safety", "frighten*", "alarm*", "creep*", "desperate*", "urgent*",
    "hacked", "stolen", "fraud*", "scam*", "stranded", "alone", "lost", "Sorge*", "Angst", "besorg*", "fürchte*",
    "Panik", "nervös", "unsicher", "gefährlich", "gestohlen", "Betrug", "preocup*", "miedo", "asust*", "pánico",
    "nervios*", "insegur*", "peligro*", "robad*", "urgente*", "inqui*", "peur", "angoiss*", "panique*", "danger*",
    "volé*", "urgent*",
)  # fmt: skip
_FACES = frozenset("😡🤬😠👿💢🖕😤")
_AFRAID_FACES = frozenset("😨😰😱😟😬")
_TEARS = frozenset("😭😢💔🥺")
#: Several marks in a row, and words that are shouted.
_STORM = re.compile(r"[!?]{3,}|!{2}|(?:\b[A-Z]{3,}\b\W{1,3}){3}[A-Z]{3,}|(?:\b[A-Z]{4,}\b\W{1,3}){2}[A-Z]{4,}")


def is_hot(text: str) -> bool:
    """Say whether a post shows anger: it insults, curses, shouts or calls something by its worst name."""
    text = text[:_LONGEST]
    return bool(words.found(words.fold(text), _HOT) or _STORM.search(text)) or not _FACES.isdisjoint(text)


def is_lost(text: str) -> bool:
    """Say whether a post shows that its author cannot make sense of something."""
    return bool(words.found(words.fold(text[:_LONGEST]), _LOST))


def is_afraid(text: str) -> bool:
    """Say whether a post shows worry, or tells of what everybody would worry about."""
    text = text[:_LONGEST]
    return bool(words.found(words.fold(text), _AFRAID)) or not _AFRAID_FACES.isdisjoint(text)


def is_heavy(text: str) -> bool:
    """Say whether a post shows grief or despair."""
    text = text[:_LONGEST]
    return bool(words.found(words.fold(text), _HEAVY)) or not _TEARS.isdisjoint(text)
