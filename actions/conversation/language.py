"""Whether a message is in another language: by function words, since a message of a few words is too short for a detector."""

from __future__ import annotations

import re

_WORDS = {
    "lb": {"ech", "wei", "wat", "kann", "ginn", "mech", "meng", "mir", "hunn", "sinn", "moien", "villmools", "fir", "dat", "ass", "mat", "oder", "kascht", "vill", "keng", "wou"},
    "de": {"ich", "wie", "viel", "kann", "wann", "mein", "meine", "ist", "und", "fur", "das", "der", "die", "bekomme", "guten", "tag", "danke", "bitte", "nicht", "kostet", "zahlt", "wird", "einen"},
    "nl": {"ik", "hoeveel", "kan", "wanneer", "mijn", "het", "een", "voor", "wat", "is", "krijg", "goeiedag", "dank", "niet", "kost", "de", "en", "hoe", "wordt", "goedendag", "terugbetaling", "betaald"},
    "en": {"how", "much", "what", "when", "is", "the", "my", "for", "do", "i", "can", "get", "hello", "please", "thanks", "does", "are", "you", "need", "of", "to", "will", "have"},
    "pt": {"quanto", "quando", "meu", "minha", "para", "como", "posso", "bom", "dia", "obrigado", "obrigada", "não", "nao", "uma", "qual", "fazer", "recebo", "eu", "tenho", "o", "custa", "os"},
}
_FRENCH = {"je", "le", "la", "les", "des", "un", "une", "est", "et", "pour", "mon", "ma", "mes", "combien", "quand", "quel", "quelle", "que", "qui",
           "c", "j", "ai", "du", "au", "en", "pas", "avec", "sur", "bonjour", "merci", "dans", "faut", "il", "elle", "vous", "me", "cb", "slt"}


def other_language(folded: str) -> str | None:
    """The code of the language (de, lb, nl, en, pt) when the message is clearly in it and not in French."""
    words = set(re.findall(r"[a-z]+", folded))
    scores = {code: len(words & known) for code, known in _WORDS.items()}
    code = max(scores, key=lambda name: scores[name])
    return code if scores[code] >= 3 and scores[code] > 2 * len(words & _FRENCH) else None
