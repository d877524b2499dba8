"""Whether a message is in another language: by function words, since a message of a few words is too short for a detector."""

from __future__ import annotations

import re

_VOCABULARIES = """\
lb: ass dat ech fir ginn hunn kann kascht keng mat mech meng mir moien oder sinn vill villmools wat wei wou
de: bekomme bitte danke das der die einen fur guten ich ist kann kostet mein meine nicht tag und viel wann wie wird zahlt
nl: betaald dank de een en goedendag goeiedag het hoe hoeveel ik is kan kost krijg mijn niet terugbetaling voor wanneer wat wordt
en: are can do does for get have hello how i is much my need of please thanks the to what when will you
pt: bom como custa dia eu fazer meu minha nao não o obrigada obrigado os para posso qual quando quanto recebo tenho uma
fr: ai au avec bonjour c cb combien dans des du elle en est et faut il j je la le les ma me merci mes mon \
pas pour quand que quel quelle qui slt sur un une vous
"""
_WORDS = {line[:2]: set(line[3:].split()) for line in _VOCABULARIES.strip().splitlines()}
_FRENCH = _WORDS.pop("fr")


def other_language(folded: str) -> str | None:
    """The code of the language (de, lb, nl, en, pt) when the message is clearly in it and not in French."""
    words = set(re.findall(r"[a-z]+", folded))
    scores = {code: len(words & known) for code, known in _WORDS.items()}
    code = max(scores, key=lambda name: scores[name])
    return code if scores[code] >= 3 and scores[code] > 2 * len(words & _FRENCH) else None
