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


# « s'il ne se marie pas », « on ne cohabite pas »: the negation stands behind the verb.
_PAS_AFTER = re.compile(r"^ ?(?:pas|jamais)\b(?! (?:que|seulement|uniquement|juste|de (?:souci|probleme)|encore de|de \w+plus))")
_OF_A_VERB = re.compile(r"\b(?:ne|n|se|me|s|m|on|si|il|elle) (?:\w+ ?)?$|^(?:se|me|on se|s|m) \w+$")
_ITS_NEGATION = re.compile(r"\b(?:non pas|pas|sans|ni)(?: (?:de|d|le|la|l|du|au|a|un|une|en|pour))* $")
_NEW_CLAUSE = re.compile(r"\b(?:il|elle|j|je|on|c est|mais|plutot|juste|seulement)\b")
_JOINED = re.compile(r" ?(?:\+|&|et|puis|et aussi)(?: (?:d|l|la|le|les|en|des|de))* ?")
_ONLY_IN_GENERAL = ("lunettes", "lunette")  # « mes lunettes, la monture »: the frame
_JOBLESS = re.compile(r"\b(?:au|du|le|en) chomage\b|\bchomage depuis\b|\bchomeu(?:r|se)\b|\bsans emploi\b")
_SINCE = re.compile(r"\b(?:depuis|ca fait|cela fait)(?: (?:plus de|deja|environ|au moins|pres de|bien))* $")
_SURELY_LONG, _MAYBE_LONG = 24, 6  # months without work: the page says only « longue durée »
_ONE_PARENT = re.compile(r"\bseule?\b(?! (?:enfant|fois|personne|revenu|salaire))|\b(?:separee?|divorcee?)\b|\bgarde de\b")
_CHILDREN = re.compile(r"\b(?:enfants?|gosses?|gamine?s?|fils|filles?|bebe|petits)\b")
_A_COUPLE = re.compile(r"\b(?:couple|mari|femme|epoux|epouse|conjointe?|compagn\w+|copain|copine|nous|on est|mes parents|a deux|a 2)\b")


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
            said = [thing for thing in said if not segment.folded.startswith("nouve", thing.start)] or said
            values = {thing.value ^ _turned(segment, thing, denied) for thing in said}
            if len(values) == 1:
                reading.inputs[name] = values.pop()
            continue
        told = [thing for thing in said if thing not in denied]
        named = [thing for thing in told if segment.folded[thing.start : thing.end] not in _ONLY_IN_GENERAL]
        distinct = list(dict.fromkeys(thing.value for thing in named or told))
        if name == "couverture" and not said and _ALL_COVERS.search(segment.folded):
            reading.inputs[name] = UNKNOWN
            continue
        if denied and not distinct:
            reading.excluded[name] = {thing.value for thing in denied}
        if len(distinct) == 1:
            reading.inputs[name] = distinct[0]
        elif distinct and len(entry.options) == len(distinct) == 2 and _JOINED.fullmatch(segment.folded[said[0].end : said[-1].start]):
            reading.inputs[name] = UNKNOWN  # « primaire et invalidité »: each
        elif distinct:
            chosen = _of_several(name, entry, distinct, segment)
            if chosen is not None:
                reading.inputs[name] = chosen
        if name not in reading.inputs and entry.by_duration:
            months = _months_of_illness(things, segment, day, asked=name == pending)
            if months is not None and months != 12:
                reading.inputs[name] = entry.by_duration["below" if months < 12 else "above"]
        if name == "categorie_bim" and name not in reading.inputs:
            _suppose_situation(reading, things, segment)


def _suppose_situation(reading: Reading, things: Sequence[Thing], segment: Segment) -> None:
    """A situation that the words point to: two years without work are long, « seule » with children is a family of one parent. What the
    page does not define is left to be confirmed."""
    if reading.excluded.get("categorie_bim"):
        return
    jobless = _JOBLESS.search(segment.folded) or any(thing.value == "chomeur_longue_duree" for thing in things)
    if jobless:
        lengths = [thing.value for thing in things if thing.kind == "duree" and _SINCE.search(segment.folded[: thing.start])]
        if lengths and lengths[0] >= _SURELY_LONG:
            reading.inputs["categorie_bim"] = "chomeur_longue_duree"
        elif not lengths or lengths[0] >= _MAYBE_LONG:
            reading.supposed["categorie_bim"] = "chomeur_longue_duree"
    elif _ONE_PARENT.search(segment.folded) and _CHILDREN.search(segment.folded) and not _A_COUPLE.search(segment.folded):
        reading.supposed["categorie_bim"] = "famille_monoparentale"


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
    """A negation just before an option, whatever else it may belong to (« jamais eu le BIM »), or after its verb (« s'il ne se
    marie pas »)."""
    before, words, after = segment.folded[: thing.start], segment.folded[thing.start : thing.end], segment.folded[thing.end :]
    if _PAS_AFTER.match(after) and (_OF_A_VERB.search(before) or _OF_A_VERB.search(words)):
        return True
    return negated(segment, thing) or bool(_JUST_BEFORE.search(before) or _NO_AFTER.match(after))


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
            start = other.start
            own = _ITS_NEGATION.search(before[:start])
            if own and _NEW_CLAUSE.search(before[other.end :]):
                start = own.start()  # « pas mariage, il a 30 ans »: that one is denied, not what follows
            before = before[:start] + "#" * (other.end - start) + before[other.end :]
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
    if not months:
        return _whole_months(start, day)
    if not isinstance(months[0], int) or not months[0]:
        return None
    if years:
        return _whole_months(start, date(years[0], months[0], 28))
    # « malade depuis mars, paiement de novembre ? »: the last such month or the next, where both say the same.
    near = [date(year, months[0], 28) for year in (day.year - 1, day.year, day.year + 1)]
    lengths = [
        _whole_months(start, until) for until in near if until >= start and abs((until.year - day.year) * 12 + until.month - day.month) < 12
    ]
    return lengths[0] if lengths and len({length < 12 for length in lengths}) == 1 and 12 not in lengths else None


def _whole_months(start: date, until: date) -> int:
    return (until.year - start.year) * 12 + until.month - start.month - (until.day < start.day)


def _start_of(since: Sequence[Thing]) -> date | None:
    """The day, or the first of the month, since when; None without a year and a month."""
    for thing in since:
        if thing.kind == "date":
            return date.fromisoformat(thing.value)
    months = [thing.value for thing in since if thing.kind == "mois" and isinstance(thing.value, int) and thing.value]
    years = [thing.value for thing in since if thing.kind == "annee"]
    return date(years[0], months[0], 1) if months and years else None
