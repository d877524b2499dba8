"""How many years somebody saved for the Épargne Jeunes: said, or from one age to another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions.conversation.heard import Reading, bare
from actions.conversation.turn import Segment, Thing
from knowledge.vocabulary_schema import Input

_YEARS = "annees_epargne"
_REASON = "raison_epargne"
_SAVED = re.compile(r"(?<![\d.,])(\d{1,2}) ?(?:ans?|annees?)\b(?! (?:en|cette|l an))")
_SAVED_FOR = re.compile(
    r"\b(?:epargn\w*|verse\w*|cotis\w*|pendant|durant|apres|depuis|au bout de|bout d|duree|mis de cote|pour|de|fait|ca fait)\b"
)
_OF_THIRTY = re.compile(
    r"(?:\ba|\bai|\bmes|\bses|\bles|\baura|\baurai|\bavoir|\battends|\battendre"
    r"|\ba l age de|\bage de|\bjusqu a|\bfete|\bfeter|\bdepuis l age de|\bdes l age de)(?: (?:mes|ses|les))? ?$"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:fils|fille|soeur|frere|enfant|jeune|gamine?|garcon|neveu|niece|cousine?|ami|amie|ado|filleule?) (?:de |a |qui a )?$"
)
_NOT_SAVED = re.compile(r"\b(?:dans|d ici|encore)(?: (?:a peu pres|environ))? $")  # « je me marie dans 8 mois »
_MONTHS = re.compile(r"(?P<more>\bplus de |\+ ?(?:de )?)?\b(?P<months>\d{1,2}) mois\b")
_UNDER_A_YEAR = re.compile(r"\bmoins d(?:e 1| un|e un)? ?an\b")
_HALF = re.compile(r"\b\d{1,2} ?(?:ans?|annees?) et demie?\b|\b\d{1,2}[.,]5 ?ans?\b|\b\d{1,2} ans? et (?:[2-9]|1[01]) mois\b")
_HALF_YEAR = 6  # months: the first row is of more

_AGE = r"(?P<{0}>\d{{2}})(?: ?ans?)?\b"
_FROM_AGE = re.compile(
    r"\b(?:depuis|des|a partir de|commence\w*(?: a (?:verser|epargner|cotiser))?(?: a)?)(?: (?:mes|ses|les|l age de|a))+ "
    + _AGE.format("age")
)
_LEFT_AT = re.compile(
    r"(?<!pas )(?<!pas de )\b(?:mari\w*|cohabit\w*|emmenag\w*|menage|recuper\w*|reti\w*|jusqu)\b"
    r"(?:(?!\b(?:il|elle|on|j) )[^,;.?!0-9]){0,15}?"
    r"\b(?:a|vers) (?:(?:mes|ses|l age de) )?" + _AGE.format("age")
)
_THIRTY_SAID = re.compile(r"\b(?:a|mes|ses|les|ans|aux|pour) (?:30|trente)\b|\b(?:30|trente) ans\b|\btrentaine\b")
_NOW = re.compile(
    r"\b(?:j en ai|il en a|elle en a|en a|j ai|il a|elle a|age de|agee de|fils a|fille a|soeur a|frere a|petit fils a|petite fille a)"
    r"(?: (?:maintenant|deja|aujourd hui))? " + _AGE.format("age") + r"(?! ?(?:€|euros?|mois|d epargne|epargne))"
)
_EACH_YEAR = re.compile(r"\b(?:chaque annee|tous les ans|par an|annuel\w*)(?: \w+){0,2} $")
_YOUNGEST, _OLDEST = 14, 30


def read_years_saved(reading: Reading, wanted: Mapping[str, Input], things: Sequence[Thing], segment: Segment, pending: str | None) -> None:
    """How many years somebody saved: a duration in years that is not the age of the one who saves, nor « à 30 ans »; else the years
    between the age of the first payment and that of the last. A duration without a row of its own is no whole number of years."""
    if _YEARS not in wanted:
        return
    folded = segment.folded
    reading.inputs.pop(_YEARS, None)
    between = _between_ages(folded, reading.inputs.get(_REASON))
    if between is not None:
        reading.inputs[_YEARS] = between
        return
    if _HALF.search(folded) and (pending == _YEARS or _SAVED_FOR.search(folded)):
        reading.problems.append("annees_entieres")
        return
    found = set()
    leaves = _LEFT_AT.search(folded)
    for match in _SAVED.finditer(folded):
        before = folded[: match.start()]
        of_age = _OF_THIRTY.search(before) or _OF_SOMEBODY.search(before) or _NOT_SAVED.search(before)
        if of_age or (leaves and leaves.start("age") == match.start()):
            continue
        behind = folded[match.end() : match.end() + 14]
        if pending == _YEARS or _SAVED_FOR.search(before[-28:]) or re.match(r" ?(?:d epargne|epargne)", behind):
            found.add(int(match[1]))
    if len(found) > 1 and _OLDEST in found:
        found.remove(_OLDEST)  # « épargne 5 ans 30 ans »: paid out at thirty
    if not found and pending == _YEARS:
        found = {thing.value // 100 for thing in things if bare(thing) and not thing.more.get("unit") and thing.value <= 60_00}
    if len(found) == 1:
        reading.inputs[_YEARS] = found.pop()
    elif not found:
        _read_months(reading, folded, pending)


def _read_months(reading: Reading, folded: str, pending: str | None) -> None:
    """« plus de 6 mois », « 8 mois »: the first row; what is shorter has none."""
    for match in _MONTHS.finditer(folded):
        before = folded[: match.start()]
        if _NOT_SAVED.search(before) or not (pending == _YEARS or match["more"] or _SAVED_FOR.search(before[-28:])):
            continue
        months = int(match["months"]) + bool(match["more"])
        if months > _HALF_YEAR and months < 12:
            reading.inputs[_YEARS] = 0
        elif months <= _HALF_YEAR:
            reading.problems.append("plus_de_six_mois")
        return
    if _UNDER_A_YEAR.search(folded) and (pending == _YEARS or _SAVED_FOR.search(folded)):
        reading.problems.append("plus_de_six_mois")


def _between_ages(folded: str, reason: object) -> int | None:
    """« depuis mes 14 ans, et à 30 ans ? »: sixteen years; « depuis ses 14 ans, elle se marie à 25 »: eleven."""
    start = _FROM_AGE.search(folded)
    if start is None:
        return None
    rest = folded[: start.start()] + "#" * len(start[0]) + folded[start.end() :]
    left, now = _LEFT_AT.search(rest), _NOW.search(rest)
    if reason == "trente_ans" or (reason is None and _THIRTY_SAID.search(rest)):
        end = _OLDEST
    elif left is not None:
        end = int(left["age"])
    elif now is not None:
        end = int(now["age"])
    else:
        return None
    first = int(start["age"])
    return end - first if _YOUNGEST <= first < end <= _OLDEST else None


def without_payments(segment: Segment, payment: int, years: int | None) -> tuple[Segment, bool]:
    """A segment without what is paid in each year (« 48 € par an », « 48 € pendant 5 ans »), and without ages, which are no capital; and
    whether another sum than the ``payment`` (cents) of the tables is paid in."""
    found = [pattern.search(segment.folded) for pattern in (_FROM_AGE, _LEFT_AT, _NOW)]
    of_ages = [(match.start("age"), match.end("age")) for match in found if match]
    kept, other = [], False
    for thing in segment.things:
        if thing.kind in ("montant", "nombre"):
            if thing.kind == "nombre" and any(start <= thing.start < end for start, end in of_ages):
                continue
            yearly = thing.more.get("per") == "year" or _EACH_YEAR.search(segment.folded[: thing.start])
            if yearly or (thing.value == payment and years):
                other = other or thing.value != payment
                continue
        kept.append(thing)
    return replace(segment, things=tuple(kept)), other


def leaves_at(folded: str) -> bool:
    """« et si elle se marie à 25 ans ? »: another age to leave at, hence another duration."""
    found = _LEFT_AT.search(folded)
    return found is not None and int(found["age"]) != _OLDEST
