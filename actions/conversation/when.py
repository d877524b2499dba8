"""Years, dates and months: which is which."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from actions.conversation.heard import CLAUSE_BREAK, SICK_SINCE, Reading
from actions.conversation.renewal import read_renewal
from actions.conversation.turn import Segment, Thing
from knowledge.vocabulary_schema import Input

_NO_CONTACT = re.compile(r"\b(?:pas|plus|jamais|aucun|sans)\b(?!.*\bdepuis (?:l annee )?$).*$|\bni en $")
_CERTIFICATE = re.compile(r"\bcertificat(?: \w+){0,3} $|\bcertificat (?:de|du|d|pour)(?: mois de)? ?$")
_ASKED_FOR = re.compile(r"\b(?:en|pour|pour l|annee|an|l an) $")
_OF_INCOME = re.compile(r"\brevenus?(?: \w+)? (?:de|en|pour) ?$")


def read_years(
    reading: Reading,
    wanted: Mapping[str, Input],
    things: Sequence[Thing],
    segment: Segment,
    day: date,
    pending: str | None,
    given: Collection[str],
) -> None:
    """The years of a message: each by the words before it; of those without, the earlier one opens and the later is asked about."""
    read_renewal(reading, wanted, things, segment, day, pending)  # the last glasses are told in years and months too
    own = {name: entry for name, entry in wanted.items() if entry.type == "year"}
    dated = any(entry.type == "date" and name != "date_naissance" or name.startswith("tickets_annee") for name, entry in wanted.items())
    years: dict[str, Input | None] = {**own} or {"annee_demandee": None}
    first, last = next(iter(years)), list(years)[-1]
    free: list[int] = []
    previous = 0
    for thing in things:
        year = _year_of(thing, day)
        before = segment.folded[: thing.start]
        if year is None or before.endswith("ni en ") or _OF_INCOME.search(before) or (last == first and SICK_SINCE.search(before)):
            continue
        if not own and (thing.kind != "annee" or dated or not _ASKED_FOR.search(before)):
            continue  # a rule that asks no year takes only « en 2024 », not a year of somebody's story
        if thing.kind == "annee_relative" and thing.value == 0 and own.keys() != {"annee_demandee"} and pending not in own:
            continue
        name = _cued(CLAUSE_BREAK.split(segment.folded[previous : thing.start])[-1], years)
        if name is None and first != last:
            name = _cued(CLAUSE_BREAK.split(segment.folded[thing.end :])[0].split(" en ")[0], {first: years[first]})
        name = name or (pending if pending in years else None)
        previous = thing.end
        if name == "annee_dernier_contact" and _NO_CONTACT.search(CLAUSE_BREAK.split(before)[-1]):
            continue  # « pas vu en 2022 ni en 2021 »: those are no contacts
        if name is None:
            free.append(year)
        else:
            reading.inputs.setdefault(name, year)
    if len(free) == 1:
        told = first in reading.inputs or bool(set(years) & set(given))  # « et en 2029 ? »: a year asked about, no new beginning
        reading.inputs.setdefault(last if told else first, free[0])
    elif len(free) == 2 and first != last:
        reading.inputs.setdefault(first, min(free))
        reading.inputs.setdefault(last, max(free))


def _year_of(thing: Thing, day: date) -> int | None:
    if thing.kind == "annee":
        return int(thing.value)
    if thing.kind == "il_y_a":
        return day.year - int(thing.value)
    return day.year + int(thing.value) if thing.kind == "annee_relative" else None


def _cued(before: str, entries: Mapping[str, Input | None]) -> str | None:
    """The input whose cue stands nearest before a thing."""
    best, place = None, -1
    for name, entry in entries.items():
        for cue in entry.cues if entry else ():
            found = [match.end() for match in re.finditer(rf"\b{re.escape(cue)}\b", before)]
            if found and found[-1] > place:
                best, place = name, found[-1]
    return best


def read_dates(reading: Reading, wanted: Mapping[str, Input], things: Sequence[Thing], segment: Segment, pending: str | None) -> None:
    """The days, each by the words before it or by what was asked."""
    dates = {name: entry for name, entry in wanted.items() if entry.type == "date" and name != "date_naissance"}
    previous = 0
    for thing in things:
        if thing.kind != "date" or not dates:
            continue
        name = pending if pending in dates else _cued(segment.folded[previous : thing.start], dates)
        previous = thing.end
        if name:
            reading.inputs.setdefault(name, date.fromisoformat(thing.value))


def read_months(reading: Reading, wanted: Mapping[str, Input], things: Sequence[Thing], segment: Segment, day: date) -> None:
    if "mois" not in wanted:
        return
    months = [
        thing
        for thing in things
        if thing.kind == "mois"
        and not SICK_SINCE.search(segment.folded[: thing.start])
        and not _CERTIFICATE.search(segment.folded[: thing.start])
    ]
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


def asked_year(segment: Segment, day: date) -> int | None:
    """The year for which something is asked (« en 2026 », « pour l'année prochaine »); not a year of somebody's story."""
    for thing in segment.things:
        if thing.kind == "annee" and _ASKED_FOR.search(segment.folded[: thing.start]):
            return int(thing.value)
        if thing.kind == "annee_relative" and _ASKED_FOR.search(segment.folded[: thing.start]):
            return day.year + int(thing.value)
    return None
