"""`model`: the model in use and what brands have taught it; learning anew, and taking back what was learned."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from commands import composition
from commands import upkeep
from commands.composition import Program
from commands.outcome import print_json
from commands.people import operator
from domain.clock import system_clock
from domain.clock import to_iso
from domain.correction import CorrectedField
from domain.errors import AllEarsError
from domain.errors import ScorerUnavailable
from sentiment import manifest
from sentiment import refitting
from sentiment import scorer
from sentiment import shipped
from store import brand_heads
from store import corrections
from store.brand_heads import Attempt


def show(config: Path | None, db: Path | None, as_json: bool) -> int:
    """Tell of the models and why one cannot be used, of corrections, and of heads in use and declined."""
    program = composition.build(config, db, must_exist=True)
    faults = {check.name: check.message for check in upkeep.examine_models(program) if check.state == "fail"}
    answers, figures = ([], {}) if _MAIN in faults else _card(program)
    name, brands = program.judge.scorer.name, list(_brands(program))
    others = {language: one.name for language, one in program.judge.scorers.items()}
    if as_json:
        of_models = {"model": name, "faults": faults, "answers": answers, "figures": figures, "languages": others}
        print_json({**of_models, "brands": brands})
        return 0
    print(f"Model: {name}" + (f"\n  answers: {', '.join(answers)}" if answers else ""))
    about = [f"{what}: {figure:g}" for what, figure in figures.items()] or [faults.get(_MAIN, _NO_FIGURES)]
    print("\n".join(f"  {line}" for line in about))
    for language, other in others.items():
        what = f"model for {language}"
        print(f"{what.capitalize()}: {other}" + (f"\n  {faults[what]}" if what in faults else ""))
    print("\n".join(line for brand in brands for line in _tell_brand(brand)) or "Nobody has corrected anything yet.")
    return 0


#: How the main model is called where models are examined.
_MAIN = "model"
_NO_FIGURES = "no figures are known of it; measure it with: main.py evaluate"


def _card(program: Program) -> tuple[list[str], dict[str, float]]:
    """Answer which questions the model answers, and its figures; one from elsewhere may say nothing of itself."""
    folder = Path(program.settings.sentiment.model or scorer.SHIPPED)
    try:
        heads, card = manifest.load_manifest(folder), shipped.describe(folder)
    except ScorerUnavailable:
        return [], {}
    answers = [*heads.temperatures, *heads.curves, *(["emotions"] if heads.emotions else [])]
    return answers, {figure.name: figure.value for figure in card.figures}


def _brands(program: Program) -> Iterator[dict[str, Any]]:
    counted = corrections.count(program.db)
    tried = brand_heads.list_fields(program.db)
    for brand in sorted({*counted, *(brand for brand, _ in tried)}):
        yield {
            "brand": brand,
            "corrections": {str(field): n for field, n in counted.get(brand, {}).items()},
            "heads": [_head(program, brand, field) for owner, field in tried if owner == brand],
        }


def _head(program: Program, brand: str, field: CorrectedField) -> dict[str, Any]:
    tries = brand_heads.list_latest(program.db, brand, field)
    used = next((one for one in tries if one.active), None)
    return {
        "field": str(field),
        "in_use": None if used is None else _describe(used),
        "is_of_another_model": used is not None and used.model != program.judge.scorer.name,
        "tries": [_describe(one) for one in tries],
    }


def _describe(attempt: Attempt) -> dict[str, Any]:
    return {
        "brand": attempt.brand,
        "field": str(attempt.field),
        "model": attempt.model,
        "at": to_iso(attempt.created_at),
        "in_use": attempt.active,
        "reason": attempt.reason,
        "retired": attempt.retired,
        "examples": attempt.n,
        **{name: round(figure, 3) for name, figure in attempt.figures.items() if name != "n"},
    }


def _tell_brand(brand: Mapping[str, Any]) -> Iterator[str]:
    said = ", ".join(f"{n} of {field}" for field, n in brand["corrections"].items()) or "none"
    yield f"{_named(brand['brand'])}: corrections: {said}"
    for head in brand["heads"]:
        used, last = head["in_use"], head["tries"][0]
        if used is None:
            yield f"  {head['field']}: no head in use, the model's own answers count"
        elif head["is_of_another_model"]:
            yield f"  {head['field']}: the head was learned on {used['model']} and waits until it is learned anew"
        else:
            yield f"  {head['field']}: a head in use since {used['at']}, {_tell_figures(used)}"
        if last["retired"]:
            yield f"    tried {last['at']}: {last['retired']}"
        elif not last["in_use"]:
            yield f"    tried {last['at']}: declined, {last['reason']}{_tell_figures(last, '; ')}"


def _tell_figures(told: Mapping[str, Any], before: str = "") -> str:
    if "after" not in told:
        return ""
    shares = f"right {told['before']:.2f} → {told['after']:.2f}, always the commonest {told['commonest']:.2f}"
    return f"{before}{shares} (of {told['examples']} held-out examples)"


def _named(brand: str) -> str:
    return brand or "(mentions without a brand)"


def refit(brand: str | None, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Try every head now, however little was said since the last time."""
    program = composition.build(config, db, must_exist=True)
    model = program.judge.scorer.name
    tries = refitting.run_once(program.db, model, program.clock, least=1, every=0, brand=brand)
    if not tries and brand is not None:
        raise AllEarsError(f"Nobody has corrected anything of {_named(brand)}, so there is nothing to learn.")
    if as_json:
        print_json([_describe(one) for one in tries])
    else:
        print("\n".join(_tell_tries(tries)) or "Nobody has corrected anything yet, so there is nothing to learn.")
    return 0


def _tell_tries(tries: Iterable[Attempt]) -> Iterator[str]:
    for one in tries:
        outcome = "taken" if one.active else "declined"
        figures = _tell_figures(_describe(one), "; ")
        yield f"{_named(one.brand)}, {one.field}: {outcome}, {one.reason}{figures}"


def undo(brand: str, field: str, config: Path | None, db: Path | None, as_json: bool) -> int:
    """Put the head in use aside, and the one before it back."""
    program = composition.build(config, db, must_exist=True)
    known = CorrectedField(field)
    back = brand_heads.undo(program.db, brand, known, actor=operator(), now_at=system_clock())
    if as_json:
        print_json({"brand": brand, "field": field, "in_use": None if back is None else _describe(back)})
    elif back is None:
        print(f"The head of {_named(brand)} for {field} is put aside; the model's own answers count again.")
    else:
        print(f"The head of {_named(brand)} for {field} is put aside; the one of {to_iso(back.created_at)} is back.")
    return 0
