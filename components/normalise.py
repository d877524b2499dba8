"""A typed text as plain French.

People write « slt c koi le bim pr ma fille 8ans »; everything that understands reads « salut c'est quoi le bim pour ma fille 8 ans ».
The message itself keeps its original text: these functions are pure and return new strings.

``plain_french`` keeps accents, case and punctuation (the sentence encoders were trained on real French, a capital tells where a sentence
begins); ``normalise`` goes on to fold accents and to replace amounts, ages and years by tokens (the n-gram features want few, frequent
forms).
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Callable, Dict, List, Match, Optional, Pattern, Tuple

import yaml

WORDS = Path(__file__).parent / "words" / "words.yml"

# Applied in this order, in any case, before the words.
_SHAPES: List[Tuple[Pattern[str], str]] = [
    (re.compile(r"[’‘`´]"), "'"),
    (re.compile(r"\bd[ .]m[ .]g\b\.?", re.IGNORECASE), "dmg"),
    (re.compile(r"\bb[ .]i[ .]m\b\.?", re.IGNORECASE), "bim"),
    (re.compile(r"\bm[ .]a[ .]f\b\.?", re.IGNORECASE), "maf"),
    (re.compile(r"\b(dt|ds|dp|da)[\s-]?(\d\d)\b", re.IGNORECASE), r"\1\2"),  # act codes: "dt 41" -> "dt41"
    (re.compile(r"(?!www)([^\W\d_])\1{2,}", re.IGNORECASE), r"\1"),  # "bonjouuur" -> "bonjour"
    (re.compile(r"(\d)\s?(ans?|mois|jours?|euros?|heures?|h|%|€)(?![^\W\d_])", re.IGNORECASE), r"\1 \2"),  # "8ans" -> "8 ans"
    (re.compile(r"\bc(?=\s(?:quoi|koi|combien|cb|quand|kan|qd|qui|ki|comment|cmt|quel|kel|urgent|bon|pas|pa)\b)", re.IGNORECASE), "c'est"),
    (re.compile(r"\bj(?=[bdfglmnprstv][^\W\d_]{2,})"), "je "),  # "jdois" -> "je dois"
    (re.compile(r"^J(?=[bdfglmnprstv][a-z]{2,})"), "Je "),
    (re.compile(r"([?!.,;])\1+", re.IGNORECASE), r"\1"),
]

_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"\s+")
_UNIT = 2  # letters: « 500 g », « 5 mm »
_ELIDED = ("qu", "aujourd")  # « lorsqu'on », « quelqu'un » are no mistakes
_BLANKS = re.compile(r"[^\S\n]+")

_NUMBER = r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*(?:€|e\b|euros?|brut|net))")
_AMOUNT = re.compile(rf"(?<![\w.,])(?:{_NUMBER})\s*(?:€|e\b|eur\b|euros?\b|balles\b)(?:\s*(\d\d)\b(?!\s*ans))?")
_AGE = re.compile(r"\b(\d{1,3})\s*(?:ans?|a)\b")
_BIG = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d{4,}(?:,\d+)?|\d+,\d{2})\b")
_NOT_KEPT = re.compile(r"[^\w%?'\s-]")


def plain_french(text: str, mend: Optional[Callable[[str], str]] = None) -> str:
    """Short forms written out, repeated letters and glued numbers mended, foreign words in French; ``mend`` puts right the spelling of a
    single word in lower case. A word that begins with a capital within a sentence is a name, or a foreign noun that is known: nothing else
    is done to it."""
    result = unicodedata.normalize("NFKC", text)
    for pattern, replacement in _SHAPES:
        result = pattern.sub(replacement, result)
    shouted = sum(character.isupper() for character in result) > sum(character.islower() for character in result)

    def one(match: Match[str]) -> str:
        word, before = match.group(), result[: match.start()].rstrip(" ")
        begins = not before or before[-1] in ".?!:\n"
        is_name = word[0].isupper() and not shouted and not begins
        if len(word) <= _UNIT and before[-1:].isdigit():
            return word  # « 500 g »
        elided = result[match.end() : match.end() + 1] == "'" and word.lower().endswith(_ELIDED)
        plain = foreign_words().get(word.lower()) or (None if is_name else short_forms().get(word.lower()))
        if plain is None:
            plain = word if mend is None or is_name or elided else mend(word.lower())
        if plain == word.lower():
            return word
        return plain[0].upper() + plain[1:] if word[0].isupper() and begins and not shouted else plain

    return _BLANKS.sub(" ", _WORD.sub(one, result)).strip()


@cache
def _sections() -> Dict[str, Dict[str, str]]:
    return dict(yaml.safe_load(WORDS.read_text(encoding="utf-8")))


@cache
def short_forms() -> Dict[str, str]:
    """What people type in short, and the words that are right as they are -> its plain French."""
    return {**_sections()["sms"], **_sections()["rien à corriger"]}


@cache
def foreign_words() -> Dict[str, str]:
    """Words of the neighbours' languages -> their French."""
    others = (words for name, words in _sections().items() if name not in ("sms", "rien à corriger"))
    return {word: french for words in others for word, french in words.items()}


def normalise(text: str) -> str:
    """A plain French text in lower case, accents folded, amounts, ages and years replaced by a token each."""
    result = fold(text.lower())
    result = _YEAR.sub("annee", result)
    result = _AMOUNT.sub(" montant ", result)
    result = _AGE.sub(_age, result)
    result = _BIG.sub(" montant ", result)
    result = _NOT_KEPT.sub(" ", result)
    return _SPACES.sub(" ", result).strip()


def fold(text: str) -> str:
    """The text without accents and ligatures: « cœur élevé » -> « coeur eleve »."""
    text = text.replace("œ", "oe").replace("æ", "ae").replace("Œ", "OE").replace("Æ", "AE")
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def has_letters(text: str) -> bool:
    """True when the text holds at least one letter: « ??? » and « 123 » hold none."""
    return any(character.isalpha() for character in text)


def _age(match: Match[str]) -> str:
    """An age (or a number of years) as the span of ages in which the rules differ."""
    years = int(match.group(1))
    for below, token in ((9, "age0a8"), (17, "age9a16"), (23, "age17a22"), (75, "age23a74")):
        if years < below:
            return token
    return "age75"
