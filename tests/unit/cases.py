"""What the calculator's tests share: the real knowledge, one way to run a rule, and amounts written as in the sources."""

from __future__ import annotations

from datetime import date
from typing import Any

from benefits.engine import Outcome, calculate, outcomes
from benefits.money import Money
from benefits.results import Calculated, Line, Result, Text
from knowledge.loader import load
from knowledge.wording import Wording

KNOWLEDGE = load()
CMCM_DAY = date(2026, 11, 21)  # inside the brochure's known span
MSL_DAY = date(2023, 6, 15)  # inside the page's known span
BIM_DAY = date(2021, 10, 1)  # inside the span of both ceilings


def eur(text: str) -> Money:
    """« 3.117,08 » as the sources print it, without going through the program's own parser."""
    whole, _, cents = text.partition(",")
    return Money(int(whole.replace(".", "")) * 100 + int(cents or "0"))


def run(rule: str, day: date, **inputs: Any) -> Result:
    """One rule of the real knowledge."""
    return calculate(KNOWLEDGE.rules[rule], inputs, day, KNOWLEDGE.specs)


def run_all(rule: str, day: date, **inputs: Any) -> tuple[Outcome, ...]:
    """One rule of the real knowledge, a choice that is not known worked out for each option."""
    return outcomes(KNOWLEDGE.rules[rule], inputs, day, KNOWLEDGE.specs)


def calculated(rule: str, day: date, **inputs: Any) -> Calculated:
    """The statement of a rule that must end with one."""
    result = run(rule, day, **inputs)
    assert isinstance(result, Calculated), result
    return result


def plain(text: str) -> str:
    """Without the no-break spaces of amounts."""
    return text.replace("\u202f", " ").replace("\xa0", " ")


def written(text: Text, mutual: str) -> str:
    """A sentence as the mutual's members read it."""
    return plain(Wording(KNOWLEDGE.mutuals[mutual].locale).text(text))


def said(result: Result) -> str:
    """The main sentence of any result that has one."""
    mutual = KNOWLEDGE.rules[result.rule].mutual
    for name in ("headline", "reason", "known"):
        if hasattr(result, name):
            return written(getattr(result, name), mutual)
    raise AssertionError(f"{result} says nothing")


def line_of(result: Calculated, label: str, nth: int = 0) -> Line:
    """The nth line of a statement whose label begins so."""
    mutual = KNOWLEDGE.rules[result.rule].mutual
    return [line for line in result.lines if written(line.label, mutual).startswith(label)][nth]


def paid_by(result: Calculated, payer: str) -> Money:
    """What one payer pays in all."""
    return Money(sum(line.amount.cents for line in result.lines if line.payer == payer and line.amount is not None))
