"""A death is told: a word of condolence comes before any answer.

A death of years ago (« mon père est mort en 2019, sa pension… »), one that is only supposed, or a figure of speech calls for none.
"""

from __future__ import annotations

import re

from actions.conversation.relations import CLOSE

_MINE = rf"(?:mon|ma|mes|notre|nos|sa|son|ses|leur) (?:(?:pauvre|chere?|vieille?|vieux|petite?|grande?|jeune|defunte?|beau|belle) )*{CLOSE}"
_DEATH = re.compile(
    rf"\b{_MINE}\b(?: [\w ,]{{0,40}}?)? ?\b(?:morte?s?|decedee?s?|mourir|deceder|nous a quittes?|s est eteinte?|s est suicidee?"
    rf"|s est pendue?|parti au ciel)\b"
    rf"|\b(?:perdu|perdre) {_MINE}\b(?! (?:carte|place|emploi|travail|vue))|\b(?:deces|mort|perte|enterrement|obseques|funerailles"
    rf"|incineration) d(?:e|u) {_MINE}\b"
    rf"|\b(?:il|elle) (?:y )?(?:est|vient de|vient d) (?:decedee?|deceder|morte?|mourir)\b"
)
_NOT_YET = re.compile(
    r"\b(?:va|vont|peut|pourrait|risque de|veut|envie de|peur de|peur qu\w*|menace de) (?:\w+ )?(?:mourir|deceder)\b|\ben cas de\b"
    r"|\ben cas d\b|\bfaillit? mourir\b"
    r"|\bmort\w* (?:de (?:rire|faim|fatigue|peur|trouille|froid|honte|inquietude)|dans le film)"
    r"|(?:^|[,;?.:] ?|\bet |\bmais |\bque )si? ?(?:si|s) (?:je|j|on|il|elle|mon|ma|mes|un|une|quelqu un|jamais)\b|^(?:et "
    r"|mais )?si (?:je|j|on|il|elle|mon|ma|un)\b"
    r"|(?<!sais pas )\bsi (?:je|j|on|il|elle) |\bque se passe t il si\b|\b(?:payez|couvrez|couvert\w*|quand|lorsque) (?:\w+ )?si\b"
)
_YEARS_AGO = re.compile(
    r"\ben (?:19|20)\d\d\b|\bl an (?:dernier|passe)\b|\bl annee (?:derniere|passee)\b|\bil y a (?:\d+|quelques|plusieurs|des|un|une"
    r"|longtemps)(?: ?)(?:ans?|annees?|longtemps)?\b"
    r"(?! ?(?:jours?|semaines?|mois|heures?|h|minutes?))|\bdepuis (?:\d+ ans|longtemps|des annees)|\b(?:veuf|veuve)\b|\ba l epoque\b"
    r"|\bd une crise cardiaque il y a\b"
)
_LOSS = re.compile(
    r"\bfausse couche|\bmort ne\b|\bmort in utero|\bperdu (?:le|mon|notre) bebe\b|\binterruption medicale de grossesse\b"
    r"|\benfant sans vie\b"
)
_WHAT_TO_DO = re.compile(
    r"\b(?:demarche|formalit|que faire|quoi faire|fais quoi|faire quoi|dois je|faut il|prevenir|signaler|declarer|avertir|annoncer"
    r"|papiers?|document\w*"
    r"|sais pas|comment faire|radi|resili|affiliation)"
)


def tells_a_death(folded: str) -> bool:
    """Somebody close died, not long ago as far as the message says."""
    return bool(_DEATH.search(folded)) and not _NOT_YET.search(folded) and not _YEARS_AGO.search(folded)


def tells_a_loss(folded: str) -> bool:
    """A child that was expected was lost."""
    return bool(_LOSS.search(folded)) and not _YEARS_AGO.search(folded)


def asks_what_to_do(folded: str) -> bool:
    """What has to be done after a death is asked."""
    return bool(_WHAT_TO_DO.search(folded))


def supposes_own_death(folded: str) -> bool:
    """« et si je meurs ? », « en cas de décès »: nobody died."""
    return bool(
        re.search(
            r"\bsi (?:je|j|on|il|elle|l un de nous|quelqu un|mon \w+|ma \w+) (?:meur\w*|decede\w*|mourais|mourait|mort)\b"
            r"|\ben cas de deces\b",
            folded,
        )
    )
