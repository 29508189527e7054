"""Tell what a reply claims itself from what it only reports, hopes, asks or makes a condition: by the words before."""

from __future__ import annotations

import re

_LAST_CLAUSE = re.compile(r"[^.!?…;:,–—\n]{0,300}+\Z")
#: Behind one of these a clause says nothing of our own.
_REPORTED = re.compile(
    r"\b(?:if|once|when|whenever|whether|unless|in case|sorry|apologi[sz]e|hope|hoping|hopefully|fingers crossed|glad"
    r"|happy|pleased|good to (?:hear|know|see)|pity|shame|sad|disappoint\w{0,8}|frustrat\w{0,8}|annoy\w{0,8}"
    r"|upset\w{0,6}|(?:you|it|they|he|she|app|page|tracking|screen|label|status|mail|email) (?:say|says"
    r"|said|show|shows"
    r"|showed|told|mentioned|wrote)|were told|wonder\w{0,3}|wish|would like|want|wanted|how|why|what|which|who|where"
    r"|wenn|falls|sobald|ob|wann|hoff\w{0,6}|hoffentlich|leid|schade|ärgerlich|warum|wie|si|cuando|ojalá|espera\w{0,4}"
    r"|sentimos|lástima|lamento|lamentamos|cuándo|por qué|quand|dès que|lorsque|espér\w{1,4}|désolée?s?|dommage"
    r"|comment|pourquoi)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\W{0,8}+(?:and |so |or |but |und |y |et )?(?:is|are|was|were|has|have|had|did|does|do you (?:see"
    r"|know|have|still)|what"
    r"|which|when|where|who|why|how|whose|ist|sind|war|waren|wurde|hat|hast|haben|was|welche\w?|wann|wo|wer|warum|wie"
    r"|fue|ha|has|han|había|qué|cuál|cuándo|dónde|quién|cómo|cuánto|est-ce|a-t|avez|as-tu|quel\w{0,3}|quand|où|qui"
    r"|comment|combien|le \w{1,20}+ est-il)\b",
    re.IGNORECASE,
)


def is_reported(before: str) -> bool:
    """Say whether what follows these words, in their last clause, is another's word, a hope, a condition."""
    clause = _LAST_CLAUSE.search(before)
    return clause is not None and _REPORTED.search(clause[0]) is not None


def is_asked(clause: str) -> bool:
    """Say whether a clause asks how something is or was; one that asks whether somebody would like it offers it."""
    return clause.rstrip().endswith("?") and _ASKS.match(clause) is not None
