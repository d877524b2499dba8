"""Choices and yes/no statements: which option is said, which is denied, which are compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from actions.conversation.heard import CLAUSE_BREAK, SICK_SINCE, Reading, negated, says_unknown
from actions.conversation.turn import Segment, Thing
from benefits.inputs import UNKNOWN
from knowledge.vocabulary_schema import Input

_NEGATION = re.compile(
    r"\bpas(?! (?:que|seulement|uniquement|juste)\b)|\bsans\b|\bjamais\b|\baucune?\b|\bni\b|\bn(?:e \w+"
    r"| \w+) plus\b|\bai plus\b|\ba plus\b|\bavons plus\b"
    r"|\brefus\w+|\bresili\w+|\battends?\b(?! ?(?:mes|ses|les|l age|d avoir|\d|$))|\bquitte\b|\barrete\b|\bperdu\b"
    r"|(?<!si j )\bavais\b(?! que\b)|(?<!si on )\bavait\b(?! que\b)"
    r"|(?<!si nous )\bavions\b(?! que\b)|\bexclu\w*"
)
_NO_AFTER = re.compile(r"^ ?:? ?(?:non|no)\b(?! plus| seulement)")
_EITHER = re.compile(r"\bavec (?:ou|et) sans (?:le |un |mon |ce )?$")
_WHETHER = re.compile(r"\b(?:sais|sait|savons|savez|ignore|demande|sur|sure)(?: pas| plus)? si\b[^,;.?!]{0,45}$")
_JUST_BEFORE = re.compile(r"\b(?:pas|jamais|plus|sans|aucune?)(?: (?:eu|pris|encore|droit|au|le|la|l|de|du|une?|d|obtenu|recu))+ $")
_COMPARE = re.compile(
    r"\bavec (?:ou|et) sans\b|\bou (?:bien )?(?:avec|sans|le|la|prestaplus|denta|regime)?|\bversus\b|\bvs\b"
    r"|\bcompar|\bdifference|\bet (?:avec|sans)\b|\bsoit\b|\bentre\b|\bchange quoi\b|\bchacune? d|\bchaque couverture"
)


_ALL_COVERS = re.compile(
    r"\b(?:les|des|ces|vos|mes|leurs) (?:3|trois|differentes|diverses) (?:couvertures|formules"
    r"|niveaux)|\bchaque (?:couverture|formule)|\bchacune des"
    r"|\b(?:laquelle|quelle|quelles|lesquelles) (?:de |des )?(?:vos |vos |les |ces )?(?:couvertures?"
    r"|formules?)\b|\btoutes les (?:couvertures|formules)"
    r"|\bselon (?:la|les) couvertures?|\bcompar\w* (?:les |des )?couvertures"
)


def read_choices(
    reading: Reading, wanted: Mapping[str, Input], things: Sequence[Thing], segment: Segment, pending: str | None, day: date
) -> None:
    unsure = says_unknown(segment.folded)
    for name, entry in wanted.items():
        if entry.type not in ("choice", "yes_no"):
            continue
        said = [thing for thing in things if thing.kind == name and not (thing.more.get("weak") and (name != pending or unsure))]
        others = [thing for thing in things if thing.kind in wanted and not thing.more.get("weak")]
        denied = [thing for thing in said if _denied(segment, thing, others) or (entry.type == "choice" and _refused(segment, thing))]
        if entry.type == "choice" and denied and _COMPARE.search(segment.folded):
            reading.inputs[name] = UNKNOWN
            continue
        if entry.type == "yes_no":
            said = [
                thing
                for thing in said
                if not _EITHER.search(segment.folded[: thing.start])
                and not _EITHER.search(segment.folded[: thing.start] + segment.folded[thing.start : thing.end].split(" ")[0] + " ")
            ]
            said = [thing for thing in said if not _WHETHER.search(segment.folded[: thing.start])]
            values = {thing.value ^ _turned(segment, thing, denied) for thing in said}
            if len(values) == 1:
                reading.inputs[name] = values.pop()
            continue
        distinct = list(dict.fromkeys(thing.value for thing in said if thing not in denied))
        if name == "couverture" and not said and _ALL_COVERS.search(segment.folded):
            reading.inputs[name] = UNKNOWN
            continue
        if denied and not distinct:
            reading.excluded[name] = {thing.value for thing in denied}
        if len(distinct) == 1:
            reading.inputs[name] = distinct[0]
        elif distinct:
            chosen = _of_several(name, entry, distinct, segment)
            if chosen is not None:
                reading.inputs[name] = chosen
        if name not in reading.inputs and entry.by_duration:
            months = _months_of_illness(things, segment, day, asked=name == pending)
            if months is not None and months != 12:
                reading.inputs[name] = entry.by_duration["below" if months < 12 else "above"]


def _of_several(name: str, entry: Input, values: Sequence[Any], segment: Segment) -> Any:
    """Several options in one sentence: a comparison wants each of them; of covers the highest includes the others; a named
    situation says more than the catch-all at the end of the list; of two options that exclude each other none is taken."""
    if _COMPARE.search(segment.folded):
        return UNKNOWN
    order = [option.id for option in entry.options]
    if name == "couverture":
        return max(values, key=order.index)
    return min(values, key=order.index) if len(order) > 3 else None


def _refused(segment: Segment, thing: Thing) -> bool:
    """A negation just before an option, whatever else it may belong to (« jamais eu le BIM »)."""
    after = segment.folded[thing.end :]
    return negated(segment, thing) or bool(_JUST_BEFORE.search(segment.folded[: thing.start]) or _NO_AFTER.match(after))


def _turned(segment: Segment, thing: Thing, denied: Sequence[Thing]) -> bool:
    """Whether a negation turns a yes/no statement round; a phrase that holds its own (« pas stable ») stands as it is."""
    if thing.value is True:
        return thing in denied
    words = segment.folded[thing.start : thing.end]
    return not re.match(r"(?:pas|sans|aucun|jamais|plus|ne|n|ca|non)\b", words) and bool(
        re.search(r"\bpas (?:d |de )?$", segment.folded[: thing.start])
    )


def _denied(segment: Segment, thing: Thing, things: Sequence[Thing]) -> bool:
    """Whether a negation of the same clause turns a statement round (« je n'ai pas pris Denta & Optiplus »). A negation that
    belongs to another thing (« pas BIM ») is not this one's."""
    before = segment.folded[: thing.start]
    for other in things:
        if other is not thing and other.end <= thing.start:
            before = before[: other.start] + "#" * (other.end - other.start) + before[other.end :]
    return bool(_NEGATION.search(CLAUSE_BREAK.split(before)[-1]))


def _months_of_illness(things: Sequence[Thing], segment: Segment, day: date, asked: bool) -> int | None:
    """How long somebody has been ill: a duration, or whole months since a date that they name, until the month that they ask
    about; None where the year of that month is not said."""
    since = [thing for thing in things if thing.kind in ("date", "annee", "mois") and SICK_SINCE.search(segment.folded[: thing.start])]
    for thing in things:
        if thing.kind == "duree":
            return int(thing.value)
        if asked and thing.kind == "age":
            return int(thing.value) * 12 + (6 if re.search(r"\bpresque $", segment.folded[: thing.start]) else 0)
    start = _start_of(since)
    if start is None:
        return None
    months = [thing.value for thing in things if thing.kind == "mois" and thing not in since]
    years = [thing.value for thing in things if thing.kind == "annee" and thing not in since]
    if months and not (years and isinstance(months[0], int) and months[0]):
        return None
    until = date(years[0], months[0], 28) if months else day
    return (until.year - start.year) * 12 + until.month - start.month - (until.day < start.day)


def _start_of(since: Sequence[Thing]) -> date | None:
    """The day, or the first of the month, since when; None without a year and a month."""
    for thing in since:
        if thing.kind == "date":
            return date.fromisoformat(thing.value)
    months = [thing.value for thing in since if thing.kind == "mois" and isinstance(thing.value, int) and thing.value]
    years = [thing.value for thing in since if thing.kind == "annee"]
    return date(years[0], months[0], 1) if months and years else None
