"""Who says that they tried it all is told a fact only with who takes it up from there."""

from __future__ import annotations

import pytest

from config import playbooks as shipped_playbooks
from domain.ask import Ask
from domain.ask import Need
from domain.assessment import Intent
from domain.fact import Fact
from domain.mention import Author
from domain.platform import Preview
from domain.playbook import Voice
from responders.writing import composer
from responders.writing.composer import Answered
from responders.writing.composer import Brief

SHIPPED = {playbook.name: playbook for playbook in shipped_playbooks.read_shelf(None).playbooks}
CONTACT = "https://help.acme.example"


@pytest.mark.parametrize("contact", [CONTACT, ""])
@pytest.mark.parametrize(
    ("language", "text", "answer", "open_door"),
    [
        ("en", "I've tried everything and can't log in", "Set it anew. Then sign in.", ("If ", "Tried ")),
        ("de", "Ich habe schon alles versucht und komme nicht rein", "Neu setzen. Dann anmelden.", ("Wenn ", "Schon ")),
        ("es", "Ya lo intenté todo y no puedo entrar, nada funciona", "Cámbiala. Luego entra.", ("Si ",)),
        ("fr", "J'ai tout essayé, impossible de me connecter", "Change-le. Puis entre.", ("Si ", "Déjà ")),
    ],
)
def test_who_has_tried_it_all_is_told_who_takes_it_up(
    language: str, text: str, answer: str, open_door: tuple[str, ...], contact: str
) -> None:
    fact = Fact(id="reset", questions=("I can't log in",), answers={language: answer})
    told = Answered(ask=Ask(need=Need.ACCESS, start=0, end=len(text)), fact=fact)

    for seed in range(5):
        brief = Brief(
            text=text,
            author=Author(name="Maria Lopez", handle="@maria"),
            intent=Intent.COMPLAINT,
            language=language,
            channel="x",
            playbook=SHIPPED["complaint"],
            fallback=SHIPPED["acknowledge"],
            voice=Voice(brand="Acme", signature="Team Acme", contact=contact),
            preview=lambda said: Preview(text=said, length=len(said), limit=280),
            seed=seed,
            answered=[told],
        )
        said = {move.name: move.text for move in composer.compose(brief).moves}

        assert said["answer"] == answer
        assert said["next_step"].startswith(open_door)
        assert contact in said["next_step"]
