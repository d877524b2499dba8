"""Members of a family as a message names them: how many are in the same case, whether an amount is each one's, who is spoken of now."""

from __future__ import annotations

import re

_NUMBERS = {"deux": 2, "2": 2, "trois": 3, "3": 3, "quatre": 4, "4": 4, "cinq": 5, "5": 5}
_NUMBER = f"(?P<count>{'|'.join(_NUMBERS)})"
_PARTNER = r"(?:mon|ma|notre) (?:mari|femme|epoux|epouse|conjointe?|compagnon|compagne|copain|copine|homme)"
_RELATIVE = (
    r"(?:mon|ma|notre|son|sa) (?:(?:beau|belle|grand|grande|petite?|autre|deuxieme|second|seconde|jeune|demi) )?"
    r"(?:fils|fille|frere|soeur|mere|pere|enfant|maman|papa|mamie|papi|papy|bebe|gamine?|garcon|ado|aine|ainee|cadet|cadette|jumeau|jumelle"
    r"|tante|oncle|niece|neveu|mari|femme|copain|copine)(?: (?:jumeau|jumelle))?"
)
_CHILD = r"(?:l autre(?: (?:enfant|fille|fils))?|le petit|la petite|le grand|la grande|l aine|l ainee|le cadet|la cadette|le bebe|bebe)"
_NEAR = rf"(?:{_PARTNER}|{_RELATIVE}|{_CHILD})"
_CHILDREN = (
    r"(?:(?:petits?|petites?|grands?|grandes?|jeunes) )?(?:enfants|filles|fils|garcons|gamins|gamines|gosses|petits|petites|ados|loulous"
    r"|bebes|kids|kanner|soeurs|freres|jumeaux|jumelles)"
)
_COUNTED = re.compile(rf"\b(?:mes|nos|ses|leurs|les) {_NUMBER} {_CHILDREN}\b")
_TWINS = re.compile(r"\b(?:mes|nos|ses|leurs|les|des) (?:petits |petites )?(?:jumeaux|jumelles)\b")
_TRIPLETS = re.compile(r"\b(?:mes|nos|ses|leurs|les|des) triplee?s\b")
_COUPLE = re.compile(rf"\b{_NEAR} et (?:pour )?moi\b|\bmoi et (?:pour )?{_NEAR}\b|\bnous (?:deux|2)\b|\b{_NEAR} et {_NEAR}\b")
_ALL_OF_THEM = re.compile(rf"\bpour (?:(?:tous|toutes) )?(?:les|eux|elles) {_NUMBER}(?: ensemble)?[ ?!.]*$")
_ONE = re.compile(
    r"\bpour (?:un|une|lui|elle|moi) (?:tout )?seule?\b|\bpour (?:juste|seulement) (?:un|une)\b|\bjuste pour (?:un|une|moi|elle|lui)\b"
)
_EACH = re.compile(r"\bchacune?s?\b|\bpar (?:enfant|personne|tete|jumeau|jumelle|fille|fils|gamin|gosse)\b|\b(?:l un|l une|le meme prix)\b")
_BEGIN = r"(?:(?:et|ok|alors|donc|mais|puis|ensuite|sinon|aussi|pareil|idem|la meme chose|c est pareil|ca marche|meme question|euh) )*"
_ANOTHER = re.compile(
    rf"{_BEGIN}(?:pour )?(?:{_NEAR}|moi|lui|elle|les enfants|les petits)"
    r"(?: (?:aussi|pareil|idem|c est pareil|la meme chose|c est combien|combien|alors|donc|et))*[ ?!.]*"
)
_NOW = re.compile(rf"{_BEGIN}(?:(?:pour|chez|avec) )?(?P<who>{_NEAR}|moi)\b")
_TOTAL = re.compile(
    r"\b(?:au total|en tout|ensemble|total|(?:pour )?(?:les|tous les|toutes les|nous) (?:deux|trois|2|3|4)|toute la famille|le tout)\b"
)
_MY = re.compile(r"\b(?:mon|ma|notre)\b")
_ACCENTED = {
    "soeur": "sœur",
    "frere": "frère",
    "mere": "mère",
    "pere": "père",
    "aine": "aîné",
    "ainee": "aînée",
    "bebe": "bébé",
    "niece": "nièce",
}


def people_alike(folded: str) -> int | None:
    """How many persons a message puts in the same case: 2 for « mes jumeaux », 1 for « et pour un seul ? », None where it says nothing."""
    counted = _COUNTED.search(folded)
    if counted:
        return _NUMBERS[counted["count"]]
    if _TRIPLETS.search(folded):
        return 3
    if _TWINS.search(folded) or _COUPLE.search(folded):
        return 2
    return 1 if _ONE.search(folded) else None


def all_of_them(folded: str) -> int | None:
    """How many « et pour les deux ? » speaks of; None where it says nothing. They may be persons, or units."""
    found = _ALL_OF_THEM.search(folded)
    return _NUMBERS[found["count"]] if found else None


def is_each(folded: str) -> bool:
    """Whether what a message tells holds for each one: « 200 € chacun », « par enfant »."""
    return bool(_EACH.search(folded))


def is_another(folded: str) -> bool:
    """Whether a few words ask the same for somebody else: « et pour mon mari ? », « pareil pour sa sœur »."""
    return bool(_ANOTHER.fullmatch(folded))


def who_now(folded: str) -> str | None:
    """Whom a message turns to at its beginning, as it is said back to the member: « et sa sœur de 20 ans … » → « sa soeur »."""
    found = _NOW.match(folded)
    return spoken(found["who"]) if found else None


def spoken(who: str) -> str:
    """A relative as the assistant speaks of them: « mon mari » → « votre mari », « moi » → « vous »."""
    if who == "moi":
        return "vous"
    return " ".join(_ACCENTED.get(word, word) for word in _MY.sub("votre", who).split())


def asks_total(folded: str) -> bool:
    """« ça fait combien en tout ? », « et pour les deux ? »: the sum of what was worked out."""
    return bool(_TOTAL.search(folded))
