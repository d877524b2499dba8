"""From the things read in a message to the inputs of a rule. What can be read in two ways is left to be asked, never guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.conversation.amounts import assign_amounts
from actions.conversation.turn import Segment, Thing
from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from benefits.rules import Rule
from benefits.shapes.refund import Refund
from benefits.shapes.windows import age_on
from knowledge import schema

_NEGATED = re.compile(
    r"(?:\bpas|\bn(?:e \w+| \w+)? plus|\bau lieu de?|\bet non|\bplutot que|\bni|\bnon pas)(?: (?:les?|d|de|des"
    r"|la|l|a|du|en|un|une|euros))* ?$"
)
_CHILD = re.compile(
    r"\b(?:fils|fille|enfant|gamine?|garcon|petite?|bebe|ado|jumeaux|neveu|niece|kind|kanner|kand|meedchen|jong)\b[^.?!]{0,30}$"
)
_CHILD_AFTER = re.compile(r"^ ?,? ?(?:ma fille|mon fils|mon enfant|mon gamin|ma gamine)")
_COMPARE = re.compile(
    r"\bou (?:bien )?(?:avec|sans|le|la|prestaplus|denta|regime)?|\bversus\b|\bvs\b|\bcompar|\bdifference|\bet (?:avec|sans)\b|\bsoit\b"
)
_NOBODY = re.compile(
    r"\b(?:aucune?s?|pas d|pas de|sans|0|zero) (?:autres? )?(?:enfants?|personnes?(?: a charge)?|charges?)\b"
    r"|\bpersonne a (?:ma |notre )?charge\b(?<!\d personne a charge)"
)
_NONE_ANSWER = re.compile(r"^(?:non|aucune?|personne|zero|0|rien|pas|seule?|je (?:vis|suis) seule?|nobody|moi seule?|juste moi|que moi)\b")
_ADULT_DEPENDANT = re.compile(
    r"\b(?:mari|femme|conjointe?|epouse|epoux|compagne|compagnon|mere|pere|parents?|soeur|frere)(?: est| sont)? a (?:ma |notre )?charge"
)
_ALONE = re.compile(
    r"\b(?:vi[st]|habite|suis|est|loge) (?:tou(?:t|te) )?seule?\b(?! (?:avec|a |pour))|\bisolee?s?\b"
    r"|\bpersonne seule\b|^seule?\b(?! avec)|, ?seule? ?[,.?!]"
)
_WITH_CHILDREN = re.compile(r"\benfants?\b|\bfils\b|\bfille\b|\bmonoparental|\bmaman\b|\bpapa\b|\bmere\b|\bpere\b|\bparent\b|a charge")
_ASKED_FOR = re.compile(r"\b(?:en|pour|pour l|annee|an|l an) $")
_SICK_SINCE = re.compile(
    r"\b(?:depuis|des|a partir d[eu]|a dater d[eu]|remonte a)(?: (?:le|la|l|mois|de|d|du|debut|fin|mi|mai|\d{1,2}))* ?$"
)
_ALL_ACTS = re.compile(r"\b(\d|tous les|toutes les) (?:actes|prestations|codes)\b")
_NEGATION = re.compile(r"\b(?:pas|sans|jamais|aucune?|ni)\b")
_BREAK = re.compile(r"[,;.?!]| et | mais ")
_OF_INCOME = re.compile(r"\brevenus?(?: \w+)? (?:de|en|pour) ?$")


@dataclass
class Reading:
    """The inputs that a segment gives to a rule; ``problems`` names the phrases for what cannot be; ``period`` holds the
    cents of an income said without « par mois » or « par an »; ``ages`` both ages that a birth year leaves open; ``excluded`` the
    options of a choice that do not apply (« je n'ai pas Denta & Optiplus »)."""

    inputs: dict[str, Any] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    period: int | None = None
    ages: tuple[int, int] | None = None
    excluded: dict[str, set[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.inputs or self.problems or self.period is not None or self.ages or self.excluded)


def read(rule: Rule, segment: Segment, vocabulary: Mapping[str, schema.Input], day: date, pending: str | None = None) -> Reading:
    """Everything that a segment tells a rule.

    Args:
        rule: the calculation.
        segment: what was written and read.
        vocabulary: the inputs by id.
        day: for « ce mois-ci », « il y a 3 ans » and ages from birth dates.
        pending: the input that was just asked, to which bare numbers and short answers belong.
    """
    wanted = {name: vocabulary[name] for name in rule.inputs}
    things = [thing for thing in segment.things if not _negated(segment, thing)]
    reading = Reading()
    _read_choices(reading, wanted, things, segment, pending)
    _read_person(reading, wanted, things, segment, day, pending)
    _read_counts(reading, wanted, things, segment, pending)
    _read_years(reading, wanted, things, segment, day, pending)
    _read_dates(reading, wanted, things, segment, pending)
    _read_months(reading, wanted, things, segment, day)
    acts = _acts(rule, things, segment, day) if "actes" in wanted else []
    amounts = assign_amounts(wanted, things, segment.folded, pending, len(acts))
    for name, cents in amounts.inputs.items():
        reading.inputs[name] = Money(cents)
    reading.period = amounts.period
    if amounts.net is not None and "revenu_net" in wanted:
        reading.inputs["revenu_net"] = amounts.net
    elif "revenu_net" in reading.inputs and not amounts.inputs:
        del reading.inputs["revenu_net"]
    if acts:
        reading.inputs["actes"] = tuple(
            Act(act.code, _money(amounts.paid.get(index)), _money(amounts.statutory.get(index))) for index, act in enumerate(acts)
        )
    if any(thing.kind == "date_impossible" for thing in things):
        reading.problems.append("date_impossible")
    return reading


def _acts(rule: Rule, things: Sequence[Thing], segment: Segment, day: date) -> list[Act]:
    """The acts named by code; « les cinq actes » are those of the rule's table when it has as many."""
    acts = [Act(thing.value) for thing in things if thing.kind == "acte"]
    said = _ALL_ACTS.search(segment.folded)
    if acts or said is None or not isinstance(rule.body, Refund):
        return acts
    codes = [code for case in rule.body.cases if case.table for code in case.table.on(day).value]
    return [Act(code) for code in codes] if said[1] in ("tous les", "toutes les", str(len(codes))) else []


def asked_year(segment: Segment, day: date) -> int | None:
    """The year for which something is asked (« en 2026 », « pour l'année prochaine »); not a year of somebody's story."""
    for thing in segment.things:
        if thing.kind == "annee" and _ASKED_FOR.search(segment.folded[: thing.start]):
            return int(thing.value)
        if thing.kind == "annee_relative" and _ASKED_FOR.search(segment.folded[: thing.start]):
            return day.year + int(thing.value)
    return None


def _money(cents: int | None) -> Money | None:
    return None if cents is None else Money(cents)


def _negated(segment: Segment, thing: Thing) -> bool:
    """« pas 12 ans », « 1.510 au lieu de 1.340 »: said to be wrong. Phrases that hold their own negation count as they stand."""
    return bool(_NEGATED.search(segment.folded[: thing.start]))


def _read_choices(
    reading: Reading, wanted: Mapping[str, schema.Input], things: Sequence[Thing], segment: Segment, pending: str | None
) -> None:
    for name, entry in wanted.items():
        if entry.type not in ("choice", "yes_no"):
            continue
        values = [
            thing.value ^ _denied(segment, thing, things) if thing.value is True else thing.value
            for thing in things
            if thing.kind == name and (name == pending or not thing.more.get("weak"))
        ]
        denied = {thing.value for thing in segment.things if thing.kind == name and thing not in things}
        if denied and not values and entry.type == "choice":
            reading.excluded[name] = denied
        distinct = list(dict.fromkeys(values))
        if len(distinct) == 1:
            reading.inputs[name] = distinct[0]
        elif distinct and entry.type == "choice":
            chosen = _of_several(name, entry, distinct, segment)
            if chosen is not None:
                reading.inputs[name] = chosen
        if not distinct and entry.by_duration:
            months = [thing.value for thing in things if thing.kind == "duree"]
            if months and months[0] != 12:
                reading.inputs[name] = entry.by_duration["below" if months[0] < 12 else "above"]


def _denied(segment: Segment, thing: Thing, things: Sequence[Thing]) -> bool:
    """Whether a negation of the same clause turns a statement round (« je n'ai pas reçu de document d'envoi »). A negation
    that belongs to another thing (« pas BIM ») is not this one's."""
    before = segment.folded[: thing.start]
    for other in things:
        if other is not thing and other.end <= thing.start:
            before = before[: other.start] + "#" * (other.end - other.start) + before[other.end :]
    return bool(_NEGATION.search(_BREAK.split(before)[-1]))


def _of_several(name: str, entry: schema.Input, values: Sequence[Any], segment: Segment) -> Any:
    """Several options in one sentence: a comparison wants each of them; of covers the highest includes the others; a named
    situation says more than the catch-all at the end of the list; of two options that exclude each other none is taken."""
    if _COMPARE.search(segment.folded):
        return UNKNOWN
    order = [option.id for option in entry.options]
    if name == "couverture":
        return max(values, key=order.index)
    return min(values, key=order.index) if len(order) > 3 else None


def _read_person(
    reading: Reading, wanted: Mapping[str, schema.Input], things: Sequence[Thing], segment: Segment, day: date, pending: str | None
) -> None:
    if "age" not in wanted:
        return
    asked = pending in ("age", "date_naissance")
    births = [thing for thing in things if thing.kind == "date_naissance" or (asked and thing.kind == "date")]
    if births:
        birth = date.fromisoformat(births[0].value)
        if birth > day:
            reading.problems.append("date_future")
        elif "date_naissance" in wanted:
            reading.inputs["date_naissance"] = birth
            reading.inputs["age"] = age_on(birth, day)
        else:
            reading.inputs["age"] = age_on(birth, day)
        return
    years = [thing.value for thing in things if thing.kind == "annee_naissance" or (asked and thing.kind == "annee")]
    if years:
        if years[0] > day.year:
            reading.problems.append("date_future")
        else:
            reading.ages = (max(day.year - years[0] - 1, 0), day.year - years[0])
        return
    ages = [thing for thing in things if thing.kind == "age" or (asked and _bare(thing) and thing.value // 100 <= 120)]
    chosen = _age_of(ages, segment)
    if chosen is not None:
        reading.inputs["age"] = chosen


def _age_of(ages: Sequence[Thing], segment: Segment) -> int | None:
    """The one age said, or the child's when several are; None when that leaves it open."""
    values = {_years(thing) for thing in ages}
    if len(values) == 1:
        return values.pop()
    of_children = {
        _years(thing) for thing in ages if _CHILD.search(segment.folded[: thing.start]) or _CHILD_AFTER.search(segment.folded[thing.end :])
    }
    return of_children.pop() if len(of_children) == 1 else None


def _years(thing: Thing) -> int:
    return thing.value if thing.kind == "age" else thing.value // 100


def _bare(thing: Thing) -> bool:
    return thing.kind == "nombre" and bool(thing.more.get("whole"))


def _read_counts(
    reading: Reading, wanted: Mapping[str, schema.Input], things: Sequence[Thing], segment: Segment, pending: str | None
) -> None:
    for name, entry in wanted.items():
        if entry.type != "integer":
            continue
        counted = [thing for thing in things if _bare(thing) and _has_unit(thing, entry)]
        if any("charge" in thing.more.get("unit", "") for thing in counted):
            counted = [thing for thing in counted if "charge" in thing.more["unit"]]
        values = {thing.value // 100 for thing in counted if thing.value // 100 <= 50}
        if not values and name == pending:
            values = {thing.value // 100 for thing in things if _bare(thing)}
        if len(values) == 1 and not (_ADULT_DEPENDANT.search(segment.folded)):
            reading.inputs[name] = values.pop()
        elif not values and _says_none(segment.folded, name == pending):
            reading.inputs[name] = 0


def _says_none(folded: str, asked: bool) -> bool:
    """Nobody to support: said so, or living alone without a word of children."""
    if _NOBODY.search(folded) or (asked and _NONE_ANSWER.search(folded)):
        return True
    return bool(_ALONE.search(folded)) and not _WITH_CHILDREN.search(folded)


def _has_unit(thing: Thing, entry: schema.Input) -> bool:
    return any(re.match(rf"{re.escape(unit)}\b", thing.more.get("unit", "")) for unit in entry.units)


def _read_years(
    reading: Reading, wanted: Mapping[str, schema.Input], things: Sequence[Thing], segment: Segment, day: date, pending: str | None
) -> None:
    own = {name: entry for name, entry in wanted.items() if entry.type == "year"}
    years: dict[str, schema.Input | None] = {**own} or {"annee_demandee": None}
    previous = 0
    for thing in things:
        year = {
            "annee": thing.value,
            "il_y_a": day.year - thing.value if thing.kind == "il_y_a" else None,
            "annee_relative": day.year + thing.value if thing.kind == "annee_relative" else None,
        }.get(thing.kind)
        if year is None or _OF_INCOME.search(segment.folded[: thing.start]):
            continue
        if not own and (thing.kind != "annee" or not _ASKED_FOR.search(segment.folded[: thing.start])):
            continue  # a rule that asks no year takes only « en 2024 », not a year of somebody's story
        if thing.kind == "annee_relative" and thing.value == 0 and own.keys() != {"annee_demandee"} and pending not in own:
            continue
        before = segment.folded[previous : thing.start]
        previous = thing.end
        name = _cued(before, years) or (pending if pending in years else None)
        if name is None:
            first, last = next(iter(years)), list(years)[-1]
            name = last if first in reading.inputs else first
        reading.inputs.setdefault(name, year)


def _cued(before: str, entries: Mapping[str, schema.Input | None]) -> str | None:
    """The input whose cue stands nearest before a thing."""
    best, place = None, -1
    for name, entry in entries.items():
        for cue in entry.cues if entry else ():
            found = [match.end() for match in re.finditer(rf"\b{re.escape(cue)}\b", before)]
            if found and found[-1] > place:
                best, place = name, found[-1]
    return best


def _read_dates(
    reading: Reading, wanted: Mapping[str, schema.Input], things: Sequence[Thing], segment: Segment, pending: str | None
) -> None:
    dates = {name: entry for name, entry in wanted.items() if entry.type == "date" and name != "date_naissance"}
    previous = 0
    for thing in things:
        if thing.kind != "date" or not dates:
            continue
        name = pending if pending in dates else _cued(segment.folded[previous : thing.start], dates)
        previous = thing.end
        if name:
            reading.inputs.setdefault(name, date.fromisoformat(thing.value))


def _read_months(reading: Reading, wanted: Mapping[str, schema.Input], things: Sequence[Thing], segment: Segment, day: date) -> None:
    if "mois" not in wanted:
        return
    months = [thing for thing in things if thing.kind == "mois" and not _SICK_SINCE.search(segment.folded[: thing.start])]
    if len({thing.value for thing in months}) > 1:
        reading.inputs["mois"] = 0  # several months: the calendar that holds them all
        return
    for thing in months:
        if isinstance(thing.value, int):
            reading.inputs.setdefault("mois", thing.value)
            continue
        index = day.year * 12 + day.month - 1 + {"courant": 0, "suivant": 1, "precedent": -1}[thing.value]
        reading.inputs.setdefault("mois", index % 12 + 1)
        reading.inputs.setdefault("annee_demandee", index // 12)
