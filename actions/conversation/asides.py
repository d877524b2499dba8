"""Questions put to the assistant about its own questions: « pourquoi vous demandez ça ? », « c'est quoi une personne à charge ? »."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WHY = re.compile(
    r"\b(?:pourquoi|pq|pk|pkoi|pourkoi) (?:donc |est ce que )?"
    r"(?:vous |tu |me |m |le |cette |ces |toutes |il faut|faut|devrais je|dois je|je dois)"
    r"[^?]*\b(?:demand\w*|questions?|savoir|sait|besoin|dire|donner|repondre|infos?|interess\w*|veu[tx]|voul\w+)\b"
    r"|^(?:mais |et |ben |euh )*(?:pourquoi|pq|pk|pkoi|pourkoi)(?: ca| cela| donc| faire)?[ ?!.]*$"
    r"|\ba quoi (?:ca|cela) (?:vous |te )?sert\b|\bquel (?:est le )?rapport\b|\b(?:ca|cela) (?:vous|te) regarde\b"
    r"|\b(?:ca|cela) (?:change|changerait) quoi[ ?!.]*$|\bqu est ce que (?:ca|cela) (?:change|peut (?:vous|te) faire)[ ?!.]*$"
)
_WHAT = re.compile(
    r"\b(?:c est|cest|c) (?:quoi|qui|koi)\b|\bqu est ce qu\w*|\bqui (?:est|sont|c est)\b|\b(?:veut|veulent) dire\b|\bsignifie\w*"
    r"|\bdefinition\b|\bentend\w* par\b|\bcomprends? pas (?:le mot|ce mot|la question|ce que)\b|\bc est a dire\b"
    r"|\bqui (?:est ce qu\w* )?(?:je |on |il faut )?(?:dois |doit )?compte\w*|\bcompt\w* comme\b"
)
_JUST_BEFORE = re.compile(rf"(?:{_WHAT.pattern})(?: \w+){{0,2}} $")
_JUST_AFTER = re.compile(rf"1 (?:[a-z]+ ){{0,3}}[a-z]+ ?,? ?(?:{_WHAT.pattern})")
_LONG = 5  # letters: a word that carries the meaning of a question
_AT_MOST = 16  # words of a question put to the assistant
_EXPLAINS = re.compile(r"\b(?:c est ce|c est la|figure|porte|vaut)\b|C’est|figure")


def asks_why(folded: str) -> bool:
    """Whether the member asks what a question is for."""
    return bool(_WHY.search(folded)) and len(folded.split()) <= _AT_MOST


def asks_what(folded: str, words: Iterable[str]) -> bool:
    """Whether the member asks what a question means: it says so and names a word of it, or says nothing else."""
    found = _WHAT.search(folded)
    if found is None or len(folded.split()) > _AT_MOST:
        return False
    rest = {word[:_LONG] for word in re.findall(r"[a-z]+", folded.replace(found[0], " ")) if len(word) >= _LONG}
    rest -= {"attends"[:_LONG], "attendez"[:_LONG], "exactement"[:_LONG], "question"[:_LONG], "comprends"[:_LONG], "juste"}
    return not rest or bool(rest & {word[:_LONG] for word in words if len(word) >= _LONG})


def asked_about(folded: str, start: int) -> bool:
    """Whether it is asked what a thing is: « c'est quoi, une personne à charge ? », « une personne à charge, c'est qui ? »."""
    return bool(_JUST_BEFORE.search(folded[:start]) or _JUST_AFTER.match(folded[start:]))


def explains(help_text: str) -> bool:
    """Whether the help for an input says what it is, or where it stands."""
    return bool(_EXPLAINS.search(help_text))
