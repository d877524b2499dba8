"""Amounts of money and bare numbers, as people write them: « 1.340 € », « 1 340,50 euros », « 21k », « 12 € 50 »."""

import re
from collections.abc import Iterator

from components.extraction.found import Found

_NUMBER = r"\d{1,3}(?:[ . '\u202f\u00a0]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_EURO = r"(?:€|euros?|eur|eu|balles|boules)(?![a-z])"
# « 60 e la séance », « à 80e, », « 45 e de ticket »: euros. « la 20e séance », « le 12e jour » are ordinals, and a noun follows them.
_NO_ORDINAL = (
    r"(?=$|[,;.?!)+]| (?:la|le|l|les|par|chacune?s?|chaque|piece|de|d|du|pour|je|j|jai|et|ou|mais|la cns|cns|a|en|chez|pris|paye|facture"
    r"|denta|presta\w*|pp|do|rc|opti\w*|base|brut|net|on|il|elle|merci|svp|cb|combien|vous|avec|sans|tout|au|hors|reste|dont|plus)\b)"
)
_AMOUNT = re.compile(
    rf"(?P<sign>(?<![\w#-])[-−](?=\d)|^[-−] |\bmoins )?(?:(?P<front>€) ?)?(?<![\d.,])(?P<number>{_NUMBER})(?:,-"
    rf"|,—)?(?![.,]?\d)(?P<kilo> ?k\b| 000\b)?"
    rf"(?: ?(?P<unit>{_EURO}|(?<=\d\d\d)e(?![a-z])|(?<=\d\d\d )e(?![a-z])|(?<=\d\d)e{_NO_ORDINAL}|(?<=\d\d )e{_NO_ORDINAL})"
    rf"(?: ?(?:et )?(?P<cents>\d{{1,2}})(?: ?(?:centimes?|cents?|cts?|ct)\b|(?<=\d\d)(?! ?(?:personnes?|pers"
    rf"|enfants?|seances?|ans?\b|mois\b|jours?|actes?|€|euros?|eur\b|%|h\b|heures?|fois|x\b|semaines?|charges?"
    rf"|\d|[.,]\d))))?)?"
)
_RANGE_BEFORE = re.compile(
    r"(?:\bentre |\bde |\b)?\d[\d .,]* ?(?:€|euros?|eur)? ?(?:ou|a|-|/|et demi ou) ?$|\bentre \d[\d .,]* ?(?:€|euros?|eur)? ?et $"
)
_OTHER_END = re.compile(r"\d[\d .,]*")
_NOT_COMPARABLE = 10  # « 45.000 à 2 », « 2 à 1.200 € »: a count beside an amount is no end of a range
_GRADE = re.compile(r"\b(?:stade|type|phase|degre|niveau|classe|grade) ?\d ?(?:a|-) ?$")  # « au stade 2 à 1.575 € »
_RANGE_AFTER = re.compile(r"^ ?(?:ou|a|-|/) ?\d[\d .,]* ?(?:€|euros?|eur|enfants?|ans?|personnes?)")
_BETWEEN = re.compile(r"\bentre $")
_BOUND = re.compile(r"(?:\bmoins (?:de |d )|\bplus (?:de |d )|\bmaximum |\bmax |\bau moins |\bau plus |\bjusqu a |\bmini(?:mum)? )$")
_OTHER_PERIOD = re.compile(
    r"^ ?(?:bruts?|nets?)? ?(?:/ ?(?:sem|jour|h)\w*|par (?:semaine|jour|heure)|la semaine|de l heure|l heure|hebdo\w*)"
)
_PER_MONTH = re.compile(
    r"^ ?(?:bruts?|nets?|imposables?|en net|en brut)? ?(?:/ ?m(?:ois|s)?\b|par mois|p ?/ ?m\b|le mois"
    r"|mensuels?(?:lement)?|mensuelles?|chaque mois|tous les mois|au mois|de par mois|pm\b)|^ ?(?:bruts?|nets?) par moi\b"
)
_PER_YEAR = re.compile(
    r"^ ?(?:bruts?|nets?|imposables?)? ?(?:/ ?an(?:nee)?\b|par an(?:nee)?\b|p ?/ ?a\b|l an\b"
    r"|annuels?(?:lement)?|annuelles?|chaque annee|sur l annee|a l annee|l annee)"
)
_NET = re.compile(r"^(?: ?(?:par mois|par an|/ ?mois|/ ?an|le mois))? ?(?:en )?nets?\b")
_MONTHLY_BEFORE = re.compile(r"(?:mensuels?|mensuelles?|par mois|chaque mois|tous les mois)(?: \w+){0,3} $")
_YEARLY_BEFORE = re.compile(r"(?:annuels?|annuelles?|par an|annee)(?: \w+){0,3} $")
_NOT_MONEY_AFTER = re.compile(
    r"^ ?(?:ans?\b|annees?\b|mois\b|joer\b|jaar\b|%|pour ?cent|jours?\b|h\b|heures?\b|semaines?\b|seances?\b"
    r"|e\b|eme\b|er\b|ere\b|/ ?\d|°|x\b|fois\b)"
)


def read_amounts(text: str) -> Iterator[Found]:
    """Every number of a folded text: an amount where a currency stands beside it, else a bare number.

    One end of a range or a bound (« entre 1300 et 1500 », « moins de 100 € ») carries ``range``: it is no amount to work with.
    A number with an ambiguous point (« 1,340 ») is left out: it is asked again rather than guessed.
    """
    for match in _AMOUNT.finditer(text):
        cents = _cents(match["number"], match["cents"], match["kilo"])
        if cents is None:
            continue
        start, end = match.start("front") if match["front"] else match.start("number"), match.end()
        before, after = text[:start], text[end:]
        if match["sign"]:
            unsigned = text[: match.start("sign")]
            if match["sign"] != "moins " or (match["unit"] and _says_minus(unsigned)):
                before, cents = unsigned, -cents
        money = bool(match["unit"] or match["front"] or (match["kilo"] and "k" in match["kilo"]))
        more = {
            "per": _period(before, after),
            "net": bool(_NET.match(after)) or " net" in after[:14],
            "range": _is_range(cents, before, after),
        }
        if money:
            yield Found("montant", cents, start, end, more)
        elif not _NOT_MONEY_AFTER.match(after) and not re.search(r"dt ?$", before):
            unit = re.match(r" ?((?:[a-z]+ ?){1,4})", after)
            yield Found("nombre", cents, start, end, {**more, "unit": unit[1].strip() if unit else "", "whole": cents % 100 == 0})


def _is_range(cents: int, before: str, after: str) -> bool:
    if _GRADE.search(before):
        return False
    if _BOUND.search(before) or _BETWEEN.search(before):
        return True
    other = _RANGE_BEFORE.search(before) or _RANGE_AFTER.match(after)
    return other is not None and (" et " in other[0] or _comparable(cents, other[0]))


def _comparable(cents: int, words: str) -> bool:
    """Whether another number is of the size of an amount, so that both can be the ends of a range."""
    digits = [re.sub(r"[ .]", "", found[0]).split(",")[0] for found in _OTHER_END.finditer(words)]
    other = int(digits[-1] or 0) * 100 if digits else 0
    return other > 0 and max(cents, other) < _NOT_COMPARABLE * min(cents, other)


def _says_minus(before: str) -> bool:
    """« facture de moins 50 € », not « coûte moins » or « au moins »."""
    return not re.search(r"\b(?:au|en|le|ou|du|a|que|coute|coutait|paye|paie)\s*$", before)


def _cents(number: str, cents: str | None, kilo: str | None) -> int | None:
    """Integer cents of a number as written, None where a comma before three digits leaves it open."""
    plain = re.sub(r"[ '\u202f\u00a0]", "", number)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", plain):
        plain = plain.replace(".", "")
    elif plain.count(".") > 1:
        return None
    whole, _, decimals = plain.replace(",", ".").partition(".")
    if len(whole) > 12:
        whole = whole[:12]
    value = int(whole) * 100 + int((decimals or "0").ljust(2, "0")[:2])
    if cents and not decimals:
        value += int(cents)
    return value * 1000 if kilo else value


def _period(before: str, after: str) -> str | None:
    if _OTHER_PERIOD.match(after):
        return "other"
    if _PER_MONTH.match(after):
        return "month"
    if _PER_YEAR.match(after):
        return "year"
    if _MONTHLY_BEFORE.search(before):
        return "month"
    return "year" if _YEARLY_BEFORE.search(before) else None
