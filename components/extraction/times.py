"""Ages, dates, years, months and durations in a folded text."""

import re
from collections.abc import Iterator

import dateparser

from components.extraction.found import Found

MONTHS = ("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre")
_SHORT = {"janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "jui": 7, "sept": 9, "oct": 10, "octob": 10, "nov": 11, "dec": 12}
_MONTH_NUMBERS = {**{name: number for number, name in enumerate(MONTHS, 1)}, **_SHORT}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_YEARS_UNIT = r"(?:ans?|annees?|joer|jaar|jahre?|anos|years?)\b"

_WRITTEN_DATE = re.compile(rf"\b(\d{{1,2}})(?:er|e)? (?:{_MONTH})\.? (?:de )?((?:19|20)\d{{2}})\b(?! ?(?:€|euro))")
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})\b")
_ISO_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_BORN = re.compile(r"(?:\bne|\bnee|\bnes|\bnaissance|\bnaiss|\bnait|\bdn|\bddn)\W*(?:est |le |la |en |de |d |du |:|vers |depuis |au )*$")
_CHILD_OF = re.compile(
    r"\b(?:fils|fille|enfant|gamin|gamine|garcon|petit|petite|bebe|loulou|neveu|niece|jumeaux)\W*(?:qui est |est )?(?:de|du)\W*$"
)
_AGE = re.compile(rf"\b(\d{{1,3}})(?:[.,]5)? ?{_YEARS_UNIT}(?P<half> et demi)?")
# « pas encore 9 ans », « aura 9 ans en mars »: still 8.
_NOT_YET = re.compile(
    r"(?:pas encore|va avoir|vont avoir|aura|auront|bientot|va sur ses|presque|(?:feter|fete|fetera) ses"
    r"|va faire|va prendre|aurai|vais avoir) $"
)
_AGE_MONTHS = re.compile(r"\b(?:bebe|fils|fille|petit|petite|enfant|age|agee)\b[^.?!,]{0,15}?\b(\d{1,2}) mois\b")
_BARE_AGE = re.compile(r"\bages?e?s? (?:de |: ?)?(\d{1,3})\b(?! ?(?:mois|€|euro))")
# Before a number of years these words make it a duration or a limit, not an age.
_SINCE = re.compile(
    r"\b(?:depuis|(?:ca|cela) (?:m )?fait|fait|pendant|durant|dans(?: les)?|tous les|toutes les|il y a|ya|y a"
    r"|apres|pour|duree de|dure|durera|"
    r"de plus de?|de moins de?|plus de?|moins de?|minimum|maximum|max|min|avant(?: (?:ses|les|mes|l age de))?|jusqu a(?: l age de)?|jusque|"
    r"a partir de|des|(?:traitement|garantie|contrat|bail|duree|periode|delai|date) (?:est )?de|depuis l age de|des l age de|"
    r"(?:a )?(?:commence|debute)(?: a| a l age de)?)(?: (?:environ|a peu pres|presque|plus de|moins de|au moins|deja|les?))* ?$"
)
# After it: what lasts so long.
_LASTING = re.compile(
    r"^ ?(?:d |de |du |des )?(?:affiliation|traitement|cotisations?|garantie|carriere|mariage|service|maladie|attente|travail|contrat|"
    r"bail|anciennete|pension|chomage|apres|plus tard|de suite)\b"
)
_TWO_AGES = re.compile(r"(?:\b\d{1,3} ?(?:ou|/|-) ?|[<>+] ?|(?<!\ba )(?<!\bai )(?<!age de )(?<!^)-)$")
_AND_AGE = re.compile(rf"\b(\d{{1,2}}) (?:et|,) \d{{1,2}} ?{_YEARS_UNIT}")
_HAS_AGE = re.compile(
    r"\b(?:il|elle|lui|fils|fille|frere|soeur|mari|femme|enfant)? ?(?:en a|en aura) (?:deja "
    r"|maintenant )?(\d{1,2})\b(?! ?(?:€|euro|enfants?|dt))"
)
_SOON = re.compile(r"^ ?(?:dans \d|dans (?:un|une|quelques)|demain|la semaine prochaine|le mois prochain|apres demain)")
_NEGATIVE = re.compile(r"(?:(?:^|\b(?:a|ai|age de) )(?:-|moins ))$")
_DURATION = re.compile(r"\b(\d{1,3}) ?(ans?|annees?|mois|semaines?|sem|jours?)\b(?P<half> et demie?)?")
_AGO = re.compile(rf"\b(?:il y a|ya|y a)(?: (?:environ|a peu pres|presque|deja|bien))* (\d{{1,2}}) ?{_YEARS_UNIT}")
_MONTH_OF_YEAR = re.compile(r"(?<![\d/.\-])(0?[1-9]|1[0-2])[/.\-]((?:19|20)\d{2})(?![\d/.\-])")  # « 12/2023 »
_YEAR = re.compile(r"(?<![\d.,/\-])((?:19|20)\d{2})(?![\d]|[.,]\d| ?(?:€|eur|euros?|balles)\b|[/\-]\d| ?€)")
_RELATIVE_YEAR = re.compile(
    r"\b(?:l )?(?P<w>an dernier|annee derniere|annee passee|an passe|annee prochaine|an prochain|cette annee|annee en cours)\b"
)
_RELATIVE_MONTH = re.compile(
    r"\b(?:(?P<courant>ce mois(?: ci)?|mois ci|mois en cours|mois courant)|(?P<suivant>(?:le )?mois prochain"
    r"|mois suivant|prochain mois)|(?P<precedent>(?:le )?mois (?:dernier|passe|precedent)))\b"
)
_WHOLE_YEAR = re.compile(
    r"\b(?:toute l annee|tous les mois|chaque mois|calendrier|toutes les dates|l annee entiere|annee complete"
    r"|les 12 mois|tous les paiements|liste des dates|toutes)\b"
)
_MONTH_WORD = re.compile(rf"\b({_MONTH})\b")
_PARSER = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"], "PREFER_DATES_FROM": "past"}
_YEAR_WORDS = {
    "an dernier": -1,
    "annee derniere": -1,
    "annee passee": -1,
    "an passe": -1,
    "annee prochaine": 1,
    "an prochain": 1,
    "cette annee": 0,
    "annee en cours": 0,
}


def read_times(text: str) -> list[Found]:
    """Everything about time in a folded text, longest reading first, without overlap."""
    found: list[Found] = []
    for reader in (_dates, _months_of_years, _ago, _ages_and_durations, _years, _months):
        for item in reader(text):
            if not any(item.overlaps(other) for other in found):
                found.append(item)
    return sorted(found, key=lambda item: item.start)


def _dates(text: str) -> Iterator[Found]:
    for pattern in (_ISO_DATE, _WRITTEN_DATE, _NUMERIC_DATE):
        for match in pattern.finditer(text):
            words = match[0] if pattern is not _NUMERIC_DATE else f"{match[1]}/{match[3]}/{match[4]}"
            settings = {**_PARSER, "DATE_ORDER": "YMD"} if pattern is _ISO_DATE else _PARSER
            day = dateparser.parse(words, languages=["fr"], settings=settings)
            kind = "date_naissance" if _BORN.search(text[: match.start()]) else "date"
            yield Found(kind if day else "date_impossible", day.date().isoformat() if day else match[0], match.start(), match.end())


def _months_of_years(text: str) -> Iterator[Found]:
    for match in _MONTH_OF_YEAR.finditer(text):
        if _BORN.search(text[: match.start()]):
            yield Found("annee_naissance", int(match[2]), match.start(), match.end())
            continue
        yield Found("mois", int(match[1]), match.start(1), match.end(1))
        yield Found("annee", int(match[2]), match.start(2), match.end(2))


def _ago(text: str) -> Iterator[Found]:
    for match in _AGO.finditer(text):
        kind = "age" if _BORN.search(text[: match.start()]) else "il_y_a"
        yield Found(kind, int(match[1]), match.start(), match.end())


def _ages_and_durations(text: str) -> Iterator[Found]:
    for match in _AGE_MONTHS.finditer(text):
        if not _SINCE.search(text[: match.start(1)]):
            yield Found("age", int(match[1]) // 12, match.start(1), match.end())
    for match in _AGE.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _SINCE.search(before) or _LASTING.match(after):
            continue
        if _TWO_AGES.search(before):
            yield Found("age_incertain", int(match[1]), match.start(), match.end())
            continue
        years = int(match[1]) - bool(_NOT_YET.search(before) or _SOON.match(after))
        yield Found("age", -years if _NEGATIVE.search(before) else max(years, 0), match.start(), match.end())
    for match in [*_AND_AGE.finditer(text), *_HAS_AGE.finditer(text)]:
        yield Found("age", int(match[1]), match.start(1), match.end(1))
    for match in _BARE_AGE.finditer(text):
        yield Found("age", int(match[1]), match.start(1), match.end(1))
    for match in _DURATION.finditer(text):
        number = int(match[1])
        before = text[: match.start()]
        if match[2].startswith(("an", "annee")):
            # « depuis 1 an et demi » is 18 months; « plus de 1 an » is said by the regime's own words.
            months = number * 12 + (6 if match["half"] else 0)
        elif match[2].startswith("mois"):
            months = number
        else:
            # In whole weeks or days a year is 52 weeks or 365 days: just below it is 11 months, just above 13.
            year = 52 if match[2].startswith("sem") else 365
            months = 12 if number == year else 11 * number // year if number < year else 13
        if re.search(r"plus (?:de|d) ?$", before):
            months += 1 if months >= 12 else 0
        elif re.search(r"(?:moins (?:de|d)|pas encore) ?$", before):
            months -= 1
        yield Found("duree", months, match.start(), match.end())


def _years(text: str) -> Iterator[Found]:
    for match in _YEAR.finditer(text):
        before = text[: match.start()]
        born = _BORN.search(before) or _CHILD_OF.search(before)
        yield Found("annee_naissance" if born else "annee", int(match[1]), match.start(), match.end())
    for match in _RELATIVE_YEAR.finditer(text):
        yield Found("annee_relative", _YEAR_WORDS[match["w"]], match.start(), match.end())


def _months(text: str) -> Iterator[Found]:
    for match in _MONTH_WORD.finditer(text):
        yield Found("mois", _MONTH_NUMBERS[match[1]], match.start(), match.end())
    for match in _RELATIVE_MONTH.finditer(text):
        yield Found("mois", match.lastgroup, match.start(), match.end())
    for match in _WHOLE_YEAR.finditer(text):
        yield Found("mois", 0, match.start(), match.end())
