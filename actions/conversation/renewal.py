"""What a renewal of glasses waits for: the day of the last ones, exact or not, and the change of strength that lifts the wait."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from actions.conversation.heard import Reading
from actions.conversation.turn import Segment, Thing
from benefits.inputs import UNKNOWN
from benefits.shapes.windows import later
from knowledge.vocabulary_schema import Input

_DAY = "date_derniere"
_STRENGTH = "dioptrie"
_CHANGE = "difference_dioptrie"
_FIRST = "premiere_fourniture"
_SIGNED = r"(?<![\d.,\w])(?P<{0}>[-−+] ?\d{{1,2}}(?:[.,]\d{{1,2}})?|\d{{1,2}}[.,]\d{{1,2}})(?![\d.,])"
_THEN, _NOW = _SIGNED.format("then"), _SIGNED.format("now")
# « de -2 à -2,75 », « -3, avant -2 », « avant c'était -2 et maintenant -3 »
_FROM_TO = (
    re.compile(rf"{_THEN} ?(?:dioptries? )?(?:a|vers|->|→) ?{_NOW}(?! ?(?:dioptries? )?(?:de|d) )"),
    re.compile(
        rf"{_NOW} ?(?:dioptries? )?,? ?(?:et )?(?:avant|contre|au lieu de|precedemment)(?: (?:c )?etait| j avais)? ?:? ?(?:a |de )?{_THEN}"
    ),
    re.compile(rf"\bavant(?: (?:c )?etait| j avais)? ?:? ?(?:a |de )?{_THEN}[^0-9.?!]{{0,25}}{_NOW}"),
)
_A_DIOPTRE = re.compile(
    r"\b(?:chang\w*|baiss\w*|augment\w*|perdu\w*|evolu\w*|vari\w*|bouge\w*|pris|gagne\w*|difference|ecart)[^.?!0-9]{0,20}?"
    r"\b(?P<how>une demie?|un demi|demie?|une|1) dioptries?(?P<half> et demie?)?"
)
_SAME = re.compile(
    r"(?<!avec la )(?<!avec les )\bmemes? (?:dioptries?|correction|vue|puissance)\b|\bsans changement de (?:dioptrie|correction|vue)\b"
    r"|\b(?:dioptrie|correction|vue) (?:est |reste )?(?:inchangee|pareille|identique|la meme|stable)\b"
    r"|\b(?:dioptrie|correction|vue) n a pas (?:change|bouge|evolue|varie)\b"
)
_BEHIND = re.compile(
    r"\bdioptries?(?: (?:est|a|de|d|vaut|environ|c est))*[ :=]*[-−+]? ?(?P<strength>\d{1,2}(?:[.,]\d{1,2})?)(?P<half> et demie?)?"
    r"(?![\d.,]| ?(?:ans?|mois|€|euros?|fois|%|/|-)(?![a-z])| ?(?:de|d) (?:plus|moins|difference|changement|ecart))"
)
_OF_A_CHANGE = re.compile(r"\b(?:difference|ecart|changement|variation)(?: (?:de|d|en))? $")
_CHANGED_BY = re.compile(
    r"\b(?:chang|baiss|augment|evolu|vari|bouge|perdu)\w* (?:de |d )?(?P<change>\d{1,2}[.,]\d{1,2})(?![\d.,]| ?(?:€|euros?|a |->|vers ))"
)
_SO_MUCH_CHANGED = re.compile(
    r"(?<![\d.,])(?P<change>\d{1,2}[.,]\d{1,2})(?: dioptries?)? (?:de |d )(?:plus|moins|changement|difference|ecart)\b"
)
_ALONE = re.compile(r"(?:(?:et|si|avec|pour|non|plutot|c est|de|juste|seulement|que|,) ?)*[-−+]?(\d{1,2}(?:[.,]\d{1,2})?)[ ?!.]*")
_STRONGEST = 30  # dioptres; a greater number counts something else

_ITEMS = r"(?:verres?|lunettes?|lentilles?|montures?|paires?)"
# « les verres ont 1 an »: how old they are, nobody's age.
OF_GLASSES = re.compile(rf"\b{_ITEMS}(?: \w+){{0,2}} (?:ont|a|date de|datent de|de)(?: (?:deja|environ|plus de|bientot))? $")
_AGO = re.compile(r"\b(?:il y a|ya|y a|ca fait|cela fait|apres|au bout de|datent? de|ont)(?: (?:environ|a peu pres|presque|deja|bien))* $")
_STORY = re.compile(r"^ ?qu(?:e|i)?\b")  # « ça fait 10 ans que je porte des lunettes »
_TIMES = ("age", "annee", "annee_naissance", "annee_relative", "date", "duree", "il_y_a")
_YEAR = 12


def read_renewal(
    reading: Reading, wanted: Mapping[str, Input], things: Sequence[Thing], segment: Segment, day: date, pending: str | None
) -> None:
    """The change of strength, the strength said behind its name, and the day of the last glasses where it is not said exactly."""
    if _CHANGE not in wanted or _DAY not in wanted:
        return
    _read_strengths(reading, segment.folded, pending)
    if any(thing.kind == "date" for thing in things):
        return
    between = _last_ones(wanted[_DAY], things, segment, day, asked=pending == _DAY)
    if between is not None and between[0] <= day:
        reading.between = (between[0], min(between[1], day))
        reading.inputs[_DAY] = UNKNOWN
        reading.inputs.setdefault(_FIRST, False)


def _read_strengths(reading: Reading, folded: str, pending: str | None) -> None:
    for pattern in _FROM_TO:
        found = pattern.search(folded)
        if found and (found["then"][0] in "-−+") == (found["now"][0] in "-−+"):
            reading.inputs[_CHANGE] = abs(_signed(found["then"]) - _signed(found["now"]))
            reading.inputs.pop(_STRENGTH, None)  # of two strengths neither is the one of a first pair
            reading.inputs.setdefault(_FIRST, False)
            return
    much, dioptre = _SO_MUCH_CHANGED.search(folded) or _CHANGED_BY.search(folded), _A_DIOPTRE.search(folded)
    if _SAME.search(folded):
        reading.inputs[_CHANGE] = Decimal(0)
    elif much:
        reading.inputs[_CHANGE] = _plain(much["change"])
        reading.inputs.pop(_STRENGTH, None)
    elif dioptre:
        whole = Decimal("0.5") if "demi" in dioptre["how"] else Decimal(1)
        reading.inputs[_CHANGE] = whole + (Decimal("0.5") if dioptre["half"] else 0)
    behind = _BEHIND.search(folded)
    if behind and _plain(behind["strength"]) <= _STRONGEST and not {_STRENGTH, _CHANGE} & set(reading.inputs):
        name = _CHANGE if _OF_A_CHANGE.search(folded[: behind.start()]) else _STRENGTH
        reading.inputs[name] = _plain(behind["strength"]) + (Decimal("0.5") if behind["half"] else 0)
    alone = _ALONE.fullmatch(folded.strip())
    if alone and pending in (_STRENGTH, _CHANGE) and pending not in reading.inputs:
        reading.inputs[pending] = _plain(alone[1])


def _signed(text: str) -> Decimal:
    return Decimal(text.replace(" ", "").replace("−", "-").replace(",", "."))


def _plain(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _last_ones(entry: Input, things: Sequence[Thing], segment: Segment, day: date, asked: bool) -> tuple[date, date] | None:
    """The first and the last day that « en mars 2023 », « il y a 3 ans », « ça fait 8 mois » can mean of the last glasses."""
    previous = 0
    months = {thing.end: thing for thing in things if thing.kind == "mois" and isinstance(thing.value, int) and thing.value}
    for thing in things:
        before, clause = segment.folded[: thing.start], segment.folded[previous : thing.start]
        cued = asked or any(re.search(rf"\b{re.escape(cue)}\b", clause) for cue in entry.cues if cue != "depuis")
        if thing.kind == "annee" and cued:
            month = next(
                (item for end, item in months.items() if re.fullmatch(r"[ /.\-]*(?:de |l annee )?", segment.folded[end : thing.start])),
                None,
            )
            return _month(int(thing.value), month.value) if month else (date(int(thing.value), 1, 1), date(int(thing.value), 12, 31))
        if thing.kind == "annee_relative" and cued:
            year = day.year + int(thing.value)
            return date(year, 1, 1), date(year, 12, 31)
        if thing.kind == "il_y_a" and cued:
            return _ago(int(thing.value) * _YEAR, day)
        of_them = bool(OF_GLASSES.search(before))
        said_ago = bool(_AGO.search(before)) and not _STORY.match(segment.folded[thing.end :])
        if thing.kind == "duree" and (of_them or (said_ago and cued) or (asked and said_ago | (thing.start == 0))):
            return _ago(int(thing.value), day)
        if thing.kind == "age" and of_them:
            return _ago(int(thing.value) * _YEAR, day)
        if thing.kind in _TIMES:
            previous = thing.end
    return None


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, later(first, 1, "months") - timedelta(days=1)


def _ago(months: int, day: date) -> tuple[date, date]:
    """« il y a 3 ans » is said from two years and a half on, and up to four; « il y a 8 mois » of seven to nine."""
    slack = (6, _YEAR) if months >= _YEAR and months % _YEAR == 0 else (1, 1)
    return later(day, -(months + slack[1]), "months") + timedelta(days=1), later(day, -max(months - slack[0], 0), "months")
