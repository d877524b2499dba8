"""Typing noise: what hurried fingers and short-message habits make of a question. Seeded; what is said stays: no digit is touched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from random import Random

RATE = 0.2  # of the words that can be mistyped; at least one
SHORT_FORMS = 0.7  # of the places where a short form is at hand

_NEIGHBOURS = {
    **{"a": "zq", "z": "aesq", "e": "zrds", "r": "etfd", "t": "rygf", "y": "tuhg", "u": "yijh", "i": "uokj", "o": "iplk", "p": "oml"},
    **{"q": "aswz", "s": "qdzewx", "d": "sferxc", "f": "dgrtcv", "g": "fhtyvb", "h": "gjyubn", "j": "hkuin", "k": "jlio", "l": "kmop"},
    **{"m": "lp", "w": "qsx", "x": "wcsd", "c": "xvdf", "v": "cbfg", "b": "vngh", "n": "bhj"},
}
_SMS = (
    ("qu'est-ce que", "keske"),
    ("est-ce que", "esk"),
    ("c'est", "c"),
    ("j'ai", "g"),
    ("je suis", "jsui"),
    ("s'il vous plaît", "svp"),
    ("parce que", "pcq"),
    ("rendez-vous", "rdv"),
    ("pourquoi", "pk"),
    ("pour", "pr"),
    ("dans", "ds"),
    ("avec", "ac"),
    ("vous", "vs"),
    ("nous", "ns"),
    ("tout", "tt"),
    ("même", "mm"),
    ("toujours", "tjs"),
    ("beaucoup", "bcp"),
    ("combien", "cb"),
    ("quand", "qd"),
    ("comment", "cmt"),
    ("bonjour", "bjr"),
    ("merci", "mrc"),
)
_SMS_FORMS = dict(_SMS)
_SMS_PATTERN = re.compile("|".join(rf"\b{re.escape(full)}\b" for full, _ in _SMS), re.IGNORECASE)
_QU = re.compile(r"qu['’]?(?=[aeiouyàâéèêî])", re.IGNORECASE)
_LONG_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{4,}(?![^\W_])")  # act codes and the like, with their digits, are left alone
_PUNCTUATION = re.compile(r"(?<!\d)[.,](?!\d)|(?<=\d)[.,](?!\d)|[!?;:…«»\"()]")
_APOSTROPHE = re.compile(r"['’]")


def without_accents(text: str, random: Random) -> str:
    """« réglé » → « regle »."""
    letters = unicodedata.normalize("NFD", text.replace("œ", "oe").replace("Œ", "OE"))
    return unicodedata.normalize("NFC", "".join(char for char in letters if not unicodedata.combining(char)))


def neighbouring_keys(text: str, random: Random) -> str:
    """The key beside it on a Belgian or French keyboard: « dossier » → « dissier »."""

    def mistyped(word: str) -> str:
        places = [place for place, char in enumerate(word) if char.lower() in _NEIGHBOURS]
        if not places:
            return word
        place = random.choice(places)
        typed = random.choice(_NEIGHBOURS[word[place].lower()])
        return word[:place] + (typed.upper() if word[place].isupper() else typed) + word[place + 1 :]

    return _in_some_words(text, random, mistyped)


def swapped_letters(text: str, random: Random) -> str:
    """Two letters the wrong way round: « dossier » → « dosiser »."""

    def swapped(word: str) -> str:
        places = [place for place in range(len(word) - 1) if word[place].lower() != word[place + 1].lower()]
        if not places:
            return word
        place = random.choice(places)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return _in_some_words(text, random, swapped)


def dropped_letters(text: str, random: Random) -> str:
    """A letter that is missing: « dossier » → « dosier »."""

    def dropped(word: str) -> str:
        place = random.randrange(len(word))
        return word[:place] + word[place + 1 :]

    return _in_some_words(text, random, dropped)


def short_forms(text: str, random: Random) -> str:
    """As in short messages: « pour », « dans », « c'est quoi », « quel » → « pr », « ds », « c koi », « kel »."""
    text = text.replace("’", "'")
    text = _SMS_PATTERN.sub(lambda found: _SMS_FORMS[found.group().lower()] if random.random() < SHORT_FORMS else found.group(), text)
    return _QU.sub(lambda found: "k" if random.random() < SHORT_FORMS else found.group(), text)


def capitals(text: str, random: Random) -> str:
    """All in capitals, which on these keyboards leaves the accents out."""
    return without_accents(text, random).upper()


def without_punctuation(text: str, random: Random) -> str:
    """No punctuation, apostrophes dropped or a space; what stands between digits stays: « 1.200,50 »."""
    text = _APOSTROPHE.sub(lambda _: random.choice(("", " ")), _PUNCTUATION.sub(" ", text))
    return re.sub(r"\s+", " ", text).strip()


def everything(text: str, random: Random) -> str:
    """A short message with a typing error, no accents and no punctuation."""
    error = random.choice((neighbouring_keys, swapped_letters, dropped_letters))
    return without_punctuation(without_accents(error(short_forms(text, random), random), random), random)


def _in_some_words(text: str, random: Random, change: Callable[[str], str]) -> str:
    words = [found.span() for found in _LONG_WORD.finditer(text)]
    if not words:
        return text
    chosen = [span for span in words if random.random() < RATE] or [random.choice(words)]
    for start, end in reversed(chosen):
        text = text[:start] + change(text[start:end]) + text[end:]
    return text


KINDS: Mapping[str, Callable[[str, Random], str]] = {
    "missing accents": without_accents,
    "neighbouring keys": neighbouring_keys,
    "swapped letters": swapped_letters,
    "dropped letters": dropped_letters,
    "short forms": short_forms,
    "capitals": capitals,
    "missing punctuation": without_punctuation,
    "everything at once": everything,
}


def noisy(text: str, kind: str, seed: int) -> str:
    """The text with noise of a kind; always the same for the same seed."""
    return KINDS[kind](text, Random(f"{seed}|{kind}|{text}"))
