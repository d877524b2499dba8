"""What a message tells a calculation, and what its readers share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.conversation.turn import Segment, Thing

_NEGATED = re.compile(
    r"(?:\bpas(?: encore)?|\bn(?:e \w+| \w+)? plus|\bau lieu d[eu]?|\bet non|\bplutot que|\bni|\bnon pas|\bque)"
    r"(?: (?:les?|d|de|des|la|l|a|du|en|un|une|euros))* ?$"
)
# « que » takes away only what stands after « plutôt »: « plutôt le dermatologue que le cardiologue ».
_RATHER = re.compile(r"\bplutot\b")
_DONT_KNOW = re.compile(
    r"\baucune idee|\bsais pas|\bsais plus|\bsait pas|\bjsp\b|\bpas (?:la moindre |d |une )?idee"
    r"|\bpas (?:trop |tres )?sure?\b|\bj en sais rien|\bsais rien|"
    r"\bj ignore|\bchais pas|\bchepa|\bpas le papier|\bsous la main|\baucune notion"
)
SICK_SINCE = re.compile(
    r"\b(?:depuis|des|a partir d[eu]|a dater d[eu]|remonte a)(?: (?:le|la|l|mois|de|d|du|debut|fin|mi"
    r"|\d{1,2}(?:er)?|janvier|fevrier|mars|avril|"
    r"mai|juin|juillet|aout|septembre|octobre|novembre|decembre))* ?$"
)
_SMALLEST_BARE = 10_00  # cents: a smaller bare number counts something
CLAUSE_BREAK = re.compile(r"[,;?!]|\.(?!\d)| [/|–-] | et | mais ")


@dataclass
class Reading:
    """The inputs that a segment gives to a rule; ``problems`` names the phrases for what cannot be; ``period`` holds the
    cents of an income said without « par mois » or « par an »; ``ages`` both ages that a birth year leaves open, or those of several
    persons in the same case; ``excluded`` the
    options of a choice that do not apply (« je n'ai pas Denta & Optiplus »); ``unclear`` an amount of which it is not sure what
    it is; ``removed_acts`` the codes taken away (« sans le DT41 »); ``basis`` an act, its field and the cents that could be for one unit or
    for all (see `bill.Bill`); ``between`` the first and the last day that a date said without its day can mean; ``supposed`` an option that
    the words point to without saying it (« je suis seule, j'ai 2 enfants »), to be confirmed."""

    inputs: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    period: int | None = None
    ages: tuple[int, ...] | None = None
    excluded: dict[str, set[str]] = field(default_factory=dict)
    unclear: bool = False
    several_people: bool = False
    removed_acts: list[str] = field(default_factory=list)
    basis: tuple[str, str, int] | None = None
    between: tuple[date, date] | None = None
    supposed: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(
            self.inputs
            or self.problems
            or self.period is not None
            or self.ages
            or self.excluded
            or self.unclear
            or self.removed_acts
            or self.basis
        )


def negated(segment: Segment, thing: Thing) -> bool:
    """« pas 12 ans », « 1.510 au lieu de 1.340 », « plutôt 12 que 13 »: said to be wrong."""
    before = segment.folded[: thing.start]
    found = _NEGATED.search(before)
    return found is not None and (not found[0].lstrip().startswith("que") or bool(_RATHER.search(before)))


def says_unknown(folded: str) -> bool:
    """« je ne sais pas », « aucune idée », « pas sûr »."""
    return bool(_DONT_KNOW.search(folded))


def bare(thing: Thing) -> bool:
    return thing.kind == "nombre" and bool(thing.more.get("whole"))


def has_amounts(segment: Segment) -> bool:
    """Whether a segment holds an amount, or a number or year that could be one."""
    return any(thing.kind in ("montant", "annee") or (thing.kind == "nombre" and thing.value >= _SMALLEST_BARE) for thing in segment.things)
