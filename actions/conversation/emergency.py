"""Words that leave no time to ask: caught before anything else, whatever the classifier makes of the sentence.

A danger that is told of the past, or only imagined, is none: « mon mari a fait un infarctus en mars, quand sont payées ses indemnités ? »
is a question about payments.
"""

from __future__ import annotations

import re

_DANGER = re.compile(
    r"danger de mort|danger vital|en train de mourir|\bva mourir\b|\brespire (?:plus|pas)\b|arrive plus a respirer|\binconscient|"
    r"perdu connaissance|\boverdose|\bmal (?:a|dans) la poitrine|\bdouleurs? (?:thoracique|a la poitrine|dans la poitrine|au bras gauche)|"
    r"\bsaigne (?:beaucoup|enormement)|\bhemorragie|\barret cardiaque|\bs etouffe|\bm etouffe"
)
_GRAVE = re.compile(r"\binfarctus|\b(?:un|fait|d un|mon|son|de l) (?:avc\b|a\. ?v\. ?c)|crise cardiaque")
_NOW = re.compile(
    r"\bmaintenant\b|\bvient de\b|\bvient d\b|\ba l instant\b|\bla tout de suite\b|\bce matin\b|\bcette nuit\b|\ben ce moment\b|\burgent\b"
)
_MONTHS = "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
_LONG_AGO = re.compile(
    rf"\bl an (?:dernier|passe)\b|\bl annee (?:derniere|passee)\b|\bil y a (?:\d+|quelques|plusieurs|des|un|une"
    rf"|longtemps)(?: (?:ans?|mois|semaines?"
    rf"|annees?))?\b(?! ?\d?\d? ?(?:minutes?|min|heures?|h)\b)|\ben (?:(?:{_MONTHS})(?! prochain)|20\d\d)\b"
    rf"|\ble \d{{1,2}}(?:er)? (?:{_MONTHS})\b"
    r"|\ble mois (?:dernier|passe)\b|\bla semaine (?:derniere|passee)\b|\ba l epoque\b"
    r"|\b(?:suite a|apres|depuis) (?:mon|ma|son|sa|cet|cette) (?:accident|operation|intervention|avc|infarctus|hospitalisation"
    r"|accouchement)\b"
)
# Of a grave illness: it was, and what is asked comes after it.
_TOLD = re.compile(
    r"\b(?:a|ai|avait|avais|avoir|ayant) (?:deja )?(?:eu|fait)\b|\bindemnit|\breeduc|\brevalid|\bretabli|\bsort(?:i|ie)? de l hopital"
    r"|\b(?:suite a|apres|depuis) (?:un|une|son|sa|mon|ma|l|cet|cette)\b"
)
_IMAGINED = re.compile(
    r"(?:^|[,;?.:] ?)(?:et |mais |que faire |bonjour )?(?:si|s) (?:j|je|on|nous|il|elle|ils|elles|quelqu un|un|une|mon|ma|jamais)\b"
    r"|\b(?:passe|passe t il|faire|fait on|faut il|payez|couvrez|remboursez) si (?:j|je|on|il|elle|mon|ma|un|une)\b"
    r"|\bau cas ou\b|\ben cas de?\b|\bimaginons\b"
)
_ABROAD = re.compile(
    r"\betranger\b|\bvacances\b|\bvoyage\b|\bhotel\b|\brapatri|\b(?:espagne|italie|portugal|grece|turquie|maroc|tunisie"
    r"|croatie|thailande|egypte"
    r"|bali|antilles|usa|etats unis|canada|autriche|corse|baleares|majorque|canaries|suisse|angleterre|londres)\b|\bski\b"
)
_DISTRESS = re.compile(
    r"\bsuicid|\bme tuer\b|\ben finir\b(?! avec (?!la vie|ma vie))|\benvie de mourir|\bveux mourir|\bvais mourir|\bplus envie de vivre"
    r"|\bme faire du mal|\bmettre fin a (?:mes jours|ma vie|mon existence)"
)
_FOREIGN = re.compile(
    r"\b(?:help|emergency|accident|hospital|ambulance|heart attack|stroke|notfall|unfall|krankenhaus|hilfe|herzinfarkt"
    r"|schlaganfall|noutfall|spidol"
    r"|accidenter|hellef|noodgeval|ongeval|ongeluk|ziekenhuis|hartaanval|emergencia|acidente|urgencia|socorro|ajuda|enfarte)\b"
)


def in_distress(folded: str) -> bool:
    """Somebody speaks of taking their life."""
    return bool(_DISTRESS.search(folded))


def in_danger(folded: str) -> bool:
    """A life is in danger now."""
    if _IMAGINED.search(folded):
        return False
    if _DANGER.search(folded):
        return not is_past(folded)
    told = bool(_TOLD.search(folded)) and not _NOW.search(folded)
    return bool(_GRAVE.search(folded)) and not is_past(folded) and not told


def is_past(folded: str) -> bool:
    """What is told happened some time ago."""
    return bool(_LONG_AGO.search(folded)) and not _NOW.search(folded)


def is_abroad(folded: str) -> bool:
    """The message names a place abroad, or a journey."""
    return bool(_ABROAD.search(folded))


def calls_for_help(folded: str) -> bool:
    """A message in another language names an emergency."""
    return bool(_FOREIGN.search(folded))
