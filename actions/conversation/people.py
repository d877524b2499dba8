"""Whose age, how many dependants."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from actions.conversation.asides import asked_about
from actions.conversation.heard import Reading, bare, says_unknown
from actions.conversation.household import people_alike
from actions.conversation.renewal import OF_GLASSES
from actions.conversation.savings import read_years_saved as read_years_saved  # asked together with the person
from actions.conversation.turn import Segment, Thing
from benefits.shapes.windows import age_on
from knowledge.vocabulary_schema import Input

_PEOPLE_CORRECTED = re.compile(r"\b(?:non|enfin|pardon|plutot|je voulais dire|correction|oups)\b")
_ELSEWHERE = re.compile(
    r"\bpropre (?:maison|foyer|menage)|\bvi(?:t|vent) (?:ailleurs|seule?s?|de leur cote)|\bn est plus a"
    r"|\bne sont plus a|\bplus a (?:ma |notre )?charge|\bquitte la maison"
)
_HOUSEHOLD = re.compile(r"\b(?:menage|famille|foyer) (?:de|compte|a)\b|\bnous sommes\b|\bon est\b|\bsommes\b")
_CHILD = re.compile(
    r"\b(?:fils|fille|enfant|gamine?|garcon|petite?|bebe|ado|jumeaux|neveu|niece|kind|kanner|kand|meedchen|jong)\b[^.?!]{0,30}$"
)
_CHILD_AFTER = re.compile(r"^ ?,? ?(?:ma fille|mon fils|mon enfant|mon gamin|ma gamine)")
_A_DURATION = re.compile(
    r"\b(?:depuis|pendant|durant|dans|il y a|ca fait|fait|moins d[e]?|plus d[e]?|apres|en|sur"
    r"|d|de|chaque|tous les|au bout de|encore|avant|jusqu a) ?$"
)
_A_LIMIT = re.compile(r"\b(?:moins|plus) (?:de|d) $|\bavant(?: les| ses| l age de)? $|\bpour les $|\ba partir de $")
_NOBODY = re.compile(
    r"\b(?:aucune?s?|pas d|pas de|sans|0|zero) (?:autres? )?(?:enfants?|personnes?(?: a charge)?|charges?|a charge|pacs?)\b|"
    r"(?:^|, ?| ai | a | y )personne a (?:ma |notre )?charge\b(?! ?:? ?\d| est)"
)
_NONE_ANSWER = re.compile(r"^(?:non|aucune?|personne|zero|0|rien|pas|seule?|je (?:vis|suis) seule?|nobody|moi seule?|juste moi|que moi)\b")
_ADULT_DEPENDANT = re.compile(
    r"\b(?:mari|femme|conjointe?|epouse|epoux|compagne|compagnon|mere|pere|parents?|soeur|frere)(?: est| sont)? a (?:ma |notre )?charge"
)
_ALONE = re.compile(r"\bseule?s?\b(?! (?:avec|a |pour|enfant|personne|fois|le |la |un))|\bisolee?s?\b|\bpersonne seule\b")
_WITH_CHILDREN = re.compile(
    r"\bma seule\b|\bmon seul\b|\bun seul\b|\bune seule\b|\bque \w+ seul|\brc seul|\bregime|\benfants?\b"
    r"|\bfils\b|\bfille\b|\bmonoparental|\bmaman\b|\bpapa\b|\bmere\b|\bpere\b|\bparent\b|a charge"
)
_ONE_ANSWER = re.compile(r"^(?:juste |seulement |il y en a |j en ai |j ai )?(?:un|une|1)(?: seule?)?(?: (?:personne|enfant|gosse)\b.*)?$")
# « ma petite-fille vit chez moi, à charge », and nobody else: one.
_ONE_PERSON = re.compile(
    r"(?:(?:et|oui|juste|seulement|il y a|j ai|c est|non) )*(?:(?:ma|mon|une|un) )(?:seule? )?(?:petite? |petit )?"
    r"(?:fils|fille|enfant|gamine?|gosse|bebe|niece|neveu|garcon)\b(?!s)(?:(?!\bet\b|\bplus\b|\bavec\b|\bpas\b|\bplus\b|\d).)*"
)
_COUNT_AFTER = re.compile(
    r"\b(?:personnes?|enfants?|pers)(?: a charge)? ?: ?(\d{1,2})\b|\bpersonnes? a charge (\d{1,2})\b(?! ?(?:€|euro|[.,]\d|ans))"
)


def read_person(
    reading: Reading, wanted: Mapping[str, Input], things: Sequence[Thing], segment: Segment, day: date, pending: str | None
) -> None:
    if "age" not in wanted and "date_naissance" not in wanted:
        return
    asked = pending in ("age", "date_naissance")
    births = [thing for thing in things if thing.kind == "date_naissance" or (asked and thing.kind == "date")]
    if births:
        birth = date.fromisoformat(births[0].value)
        if birth > day:
            reading.problems.append("date_future")
        elif "date_naissance" in wanted:
            reading.inputs["date_naissance"] = birth
            if "age" in wanted:
                reading.inputs["age"] = age_on(birth, day)
        else:
            reading.inputs["age"] = age_on(birth, day)
        return
    if "age" not in wanted:
        return
    years = [thing.value for thing in things if thing.kind == "annee_naissance" or (asked and thing.kind == "annee")]
    if years:
        if years[0] > day.year:
            reading.problems.append("date_future")
        else:
            reading.ages = (max(day.year - years[0] - 1, 0), day.year - years[0])
        return
    if any(thing.kind == "age_incertain" and not _A_LIMIT.search(segment.folded[: thing.start]) for thing in things):
        return
    things = [thing for thing in things if not OF_GLASSES.search(segment.folded[: thing.start])]
    ages = [
        thing for thing in things if thing.kind == "age" or (asked and bare(thing) and not thing.more.get("unit") and thing.value <= 120_00)
    ]
    if not ages:
        ages = _said_as_durations(things, segment)
    if len(ages) > 1:
        # « la remise des moins de 30 ans »: an age of the rule, nobody's.
        ages = [thing for thing in ages if not _A_LIMIT.search(segment.folded[: thing.start])] or ages
    reading.several_people = len({_years(thing) for thing in ages}) > 1
    chosen = _age_of(ages, segment)
    if chosen is not None:
        reading.inputs["age"] = chosen
    elif _of_persons(ages, segment):
        reading.ages = tuple(dict.fromkeys(_years(thing) for thing in ages))


def _said_as_durations(things: Sequence[Thing], segment: Segment) -> list[Thing]:
    """« célibataire 24 ans »: whole years that no word makes a duration."""
    return [
        Thing("age", thing.value // 12, thing.start, thing.end, thing.more)
        for thing in things
        if thing.kind == "duree"
        and thing.value % 12 == 0
        and not _A_DURATION.search(segment.folded[: thing.start])
        and not re.match(r" ?(?:d|de|des|du|que)\b", segment.folded[thing.end :])
    ]


def _age_of(ages: Sequence[Thing], segment: Segment) -> int | None:
    """The one age said, the last where the member corrects themselves, or the child's when several are; None when that
    leaves it open."""
    values = {_years(thing) for thing in ages}
    if len(values) == 1:
        return values.pop()
    if ages and _PEOPLE_CORRECTED.search(segment.folded[ages[0].end : ages[-1].start]):
        return _years(ages[-1])
    of_children = {
        _years(thing) for thing in ages if _CHILD.search(segment.folded[: thing.start]) or _CHILD_AFTER.search(segment.folded[thing.end :])
    }
    return of_children.pop() if len(of_children) == 1 else None


def _of_persons(ages: Sequence[Thing], segment: Segment) -> bool:
    """Whether each of several ages is somebody's: « mes deux fils de 8 et 10 ans », « mon fils de 12 ans et ma fille de 17 »."""
    if people_alike(segment.folded) == len(ages) > 1:
        return True
    starts = [0, *(thing.end for thing in ages)]
    between = [segment.folded[start : thing.start] for start, thing in zip(starts, ages, strict=False)]
    return len(ages) > 1 and all(_CHILD.search(text) or persons(text) for text in between)


def _years(thing: Thing) -> int:
    return thing.value if thing.kind == "age" else thing.value // 100


def read_counts(reading: Reading, wanted: Mapping[str, Input], things: Sequence[Thing], segment: Segment, pending: str | None) -> None:
    for name, entry in wanted.items():
        if entry.type != "integer" or _ADULT_DEPENDANT.search(segment.folded) or _ELSEWHERE.search(segment.folded):
            continue
        counted = [thing for thing in things if bare(thing) and _has_unit(thing, entry) and not asked_about(segment.folded, thing.start)]
        if any("charge" in thing.more.get("unit", "") for thing in counted):
            counted = [thing for thing in counted if "charge" in thing.more["unit"]]
        values = {thing.value // 100 for thing in counted if thing.value <= 50_00}
        after = _COUNT_AFTER.search(segment.folded)
        if after and not values:
            values = {int(after[1] or after[2])}
        if not values and name == pending and not _HOUSEHOLD.search(segment.folded):
            values = {thing.value // 100 for thing in things if bare(thing) and thing.value <= 50_00}
        unsure = says_unknown(segment.folded) or any(thing.more.get("range") for thing in counted)
        if len(values) == 1 and not unsure:
            reading.inputs[name] = values.pop()
        elif (
            not values
            and not unsure
            and name == pending
            and (_ONE_ANSWER.match(segment.folded) or (entry.minimum == 0 and _ONE_PERSON.fullmatch(segment.folded)))
        ):
            reading.inputs[name] = 1
        elif not values and not unsure and not after and _says_none(segment.folded, name == pending):
            reading.inputs[name] = 0


def _says_none(folded: str, asked: bool) -> bool:
    """Nobody to support: said so, or living alone without a word of children."""
    if _NOBODY.search(folded) or (asked and _NONE_ANSWER.search(folded)):
        return True
    return bool(_ALONE.search(folded)) and not _WITH_CHILDREN.search(folded)


def _has_unit(thing: Thing, entry: Input) -> bool:
    said = re.sub(r"^(?:(?:seule?s?|autres?|petite?s?|jeunes|grande?s?|beaux|belles) )+", "", thing.more.get("unit", ""))
    return any(re.match(rf"{re.escape(unit)}\b", said) for unit in entry.units)


_PERSON = re.compile(
    r"\b(?:moi|mon mari|ma femme|mon epoux|mon epouse|mon conjoint|ma conjointe|mon compagnon"
    r"|ma compagne|ma fille|mon fils|mon pere|ma mere"
    r"|ma soeur|mon frere|ma belle mere|mon beau pere|mon aine|l aine|l ainee|le cadet|la cadette"
    r"|le petit|la petite|ma grand mere|mon grand pere)\b"
)


def persons(folded: str) -> list[str]:
    """The different persons named (« pour moi », « mon mari »), in order."""
    return list(dict.fromkeys(found[0] for found in _PERSON.finditer(folded)))
