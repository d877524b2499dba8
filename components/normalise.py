"""The classifier's view of a text.

People write « slt c koi le bim pr ma fille 8ans »; the classifier reads « salut c'est quoi le bim pour ma fille
age0a8 ». The message itself keeps its original text: these functions are pure and return new strings.

``expand`` keeps accents and punctuation (the sentence encoders were trained on real French); ``normalise`` goes on
to fold accents and to replace amounts, ages and years by tokens (the n-gram features want few, frequent forms).
"""

import re
import unicodedata
from typing import Dict, List, Match, Pattern, Tuple

# Whole words, compared in lower case with their accents.
_WORDS: Dict[str, str] = {
    # greetings and courtesy
    "slt": "salut",
    "bjr": "bonjour",
    "bsr": "bonsoir",
    "mrc": "merci",
    "mci": "merci",
    "mersi": "merci",
    "svp": "s'il vous plaît",
    "stp": "s'il te plaît",
    "dsl": "désolé",
    "mr": "monsieur",
    "mme": "madame",
    # question words
    "koi": "quoi",
    "kwa": "quoi",
    "ki": "qui",
    "ke": "que",
    "kel": "quel",
    "kels": "quels",
    "kelle": "quelle",
    "kelles": "quelles",
    "kan": "quand",
    "kand": "quand",
    "qd": "quand",
    "qand": "quand",
    "cb": "combien",
    "cmb": "combien",
    "kombien": "combien",
    "cmt": "comment",
    "coment": "comment",
    "koman": "comment",
    "pk": "pourquoi",
    "pq": "pourquoi",
    "pkoi": "pourquoi",
    "prkoi": "pourquoi",
    "pourkoi": "pourquoi",
    "keske": "qu'est-ce que",
    "kesk": "qu'est-ce que",
    "kesako": "qu'est-ce que c'est",
    "késako": "qu'est-ce que c'est",
    "esk": "est-ce que",
    "eske": "est-ce que",
    "esque": "est-ce que",
    # pronouns and verbs
    "jai": "j'ai",
    "jé": "j'ai",
    "g": "j'ai",
    "jsp": "je ne sais pas",
    "chui": "je suis",
    "chuis": "je suis",
    "chais": "je sais",
    "jpe": "je peux",
    "jve": "je veux",
    "cest": "c'est",
    "cé": "c'est",
    "ckoi": "c'est quoi",
    "é": "est",
    "ve": "veux",
    "veu": "veux",
    "fo": "faut",
    "fé": "fais",
    "sé": "sais",
    "vé": "vais",
    "ya": "il y a",
    "kon": "qu'on",
    "quon": "qu'on",
    "kil": "qu'il",
    "quil": "qu'il",
    "vs": "vous",
    "ns": "nous",
    # small words
    "pr": "pour",
    "ds": "dans",
    "ac": "avec",
    "pa": "pas",
    "mé": "mais",
    "mm": "même",
    "tt": "tout",
    "ts": "tous",
    "tjs": "toujours",
    "tjrs": "toujours",
    "bcp": "beaucoup",
    "pcq": "parce que",
    "pcke": "parce que",
    "parske": "parce que",
    "kelke": "quelque",
    "kelk": "quelque",
    "qqch": "quelque chose",
    "qqc": "quelque chose",
    "qqn": "quelqu'un",
    "aprs": "après",
    "dc": "donc",
    "ché": "chez",
    "kes": "qu'est-ce",
    # words of the trade
    "mutu": "mutuelle",
    "mutuel": "mutuelle",
    "mutualité": "mutuelle",
    "mutualite": "mutuelle",
    "doc": "docteur",
    "toubib": "docteur",
    "rdv": "rendez-vous",
    "ortho": "orthodontie",
    "orto": "orthodontie",
    "certif": "certificat",
    "inval": "invalidité",
    "prim": "primaire",
    "incap": "incapacité",
    "prolong": "prolongation",
    "reduc": "réduction",
    "réduc": "réduction",
    "remb": "remboursement",
    "num": "numéro",
    "tel": "téléphone",
    "tél": "téléphone",
    "doss": "dossier",
    "gosse": "enfant",
    "gosses": "enfants",
    "gamin": "enfant",
    "gamine": "enfant",
    "asap": "vite",
    "pers": "personnes",
    "notif": "notification",
    "pourcent": "%",
}

# Applied in this order to the lower-case text, before the words.
_SHAPES: List[Tuple[Pattern[str], str]] = [
    (re.compile(r"[’‘`´]"), "'"),
    (re.compile(r"\bd[ .]m[ .]g\b\.?"), "dmg"),
    (re.compile(r"\bb[ .]i[ .]m\b\.?"), "bim"),
    (re.compile(r"\bm[ .]a[ .]f\b\.?"), "maf"),
    (re.compile(r"\b(dt|ds|dp|da)[\s-]?(\d\d)\b"), r"\1\2"),  # act codes: "dt 41" -> "dt41"
    (re.compile(r"([^\W\d_])\1{2,}"), r"\1"),  # "bonjouuur" -> "bonjour"
    (re.compile(r"(\d)\s?(ans?|mois|jours?|euros?|heures?|h|%|€)(?![^\W\d_])"), r"\1 \2"),  # "8ans" -> "8 ans"
    (re.compile(r"\bc(?=\s(?:quoi|koi|combien|cb|quand|kan|qd|qui|ki|comment|cmt|quel|kel|urgent|bon|pas|pa)\b)"), "c'est"),
    (re.compile(r"\bj(?=[bdfglmnprstv][^\W\d_]{2,})"), "je "),  # "jdois" -> "je dois"
    (re.compile(r"([?!.,;])\1+"), r"\1"),
]

_WORD = re.compile(r"[^\W\d_]+")
_SPACES = re.compile(r"\s+")

_NUMBER = r"\d{1,3}(?:[ .]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s*(?:€|e\b|euros?|brut|net))")
_AMOUNT = re.compile(rf"(?<![\w.,])(?:{_NUMBER})\s*(?:€|e\b|eur\b|euros?\b|balles\b)(?:\s*(\d\d)\b(?!\s*ans))?")
_AGE = re.compile(r"\b(\d{1,3})\s*(?:ans?|a)\b")
_BIG = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d{4,}(?:,\d+)?|\d+,\d{2})\b")
_NOT_KEPT = re.compile(r"[^\w%?'\s-]")


def expand(text: str) -> str:
    """Lower case, SMS forms written out, repeated letters and glued numbers mended; accents are kept."""
    result = unicodedata.normalize("NFKC", text).lower()
    for pattern, replacement in _SHAPES:
        result = pattern.sub(replacement, result)
    result = _WORD.sub(_word, result)
    return _SPACES.sub(" ", result).strip()


def normalise(text: str) -> str:
    """``expand``, then accents folded and amounts, ages and years replaced by a token each."""
    result = fold(expand(text))
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


def _word(match: Match[str]) -> str:
    return _WORDS.get(match.group(), match.group())


def _age(match: Match[str]) -> str:
    """An age (or a number of years) as the span of ages in which the rules differ."""
    years = int(match.group(1))
    for below, token in ((9, "age0a8"), (17, "age9a16"), (23, "age17a22"), (75, "age23a74")):
        if years < below:
            return token
    return "age75"
