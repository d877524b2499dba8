"""The extractor's view of a text: lower case, no accents, plain spaces, numbers in figures. What was written is kept elsewhere."""

import re
import unicodedata

from text_to_num import alpha2digit

_APOSTROPHES = re.compile(r"[’'`´‘]")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])|(?<=[a-z])-(?=\d)")
_GLUED_UNIT = re.compile(r"(?<=\d)(?=(?:ans?|euros?|eur|mois|jours?|enfants?|pers|personnes?|kids|gosses|joer|k€)\b)")
# « quatre-vingt-dix et un implant » is no 91: only vingt, trente… take « et un ».
_AND_ONE = re.compile(r"\b((?:quatre[- ]vingts?[- ])?(?:dix|onze|douze|treize|quatorze|quinze|seize)|quatre[- ]vingts?) et (?=une?\b)")
# « nonante-sept euros vingt et trois séances » is no 23 either.
_AND_MORE = re.compile(
    r"\b(vingt|trente|quarante|cinquante|soixante|septante|nonante|cents?) et (?=(?:deux|trois|quatre|cinq|six|sept|huit|neuf)\b)"
)
_JOINED = re.compile(r"(?<=[a-z])([+/])(?=[a-z])")  # « RC+PP », « rc/pp »
_SPACES = re.compile(r"\s+")
_SMALL = {"deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "six": "6", "sept": "7", "huit": "8", "neuf": "9"}
# « tous les deux », « nous deux » count nobody.
_SMALL_WORD = re.compile(r"(?<!les )(?<!nous )(?<!vous )(?<!elles )(?<!eux )\b(" + "|".join(_SMALL) + r")\b")
_K_INSIDE = re.compile(r"\b(\d{1,3})k(\d{1,3})\b")  # « 20k5 », « 1k340 »
_SPELT_CODE = re.compile(r"\bd ?t ?(\d) (\d)\b")
_THOUSANDS = re.compile(r"\b(\d{1,3}) mille\b(?! ?\d)")
_DECIMAL_WORD = re.compile(r"(?<=\d) ?(?:virgule|point) ?(?=\d{1,2}\b)")
_SHORT_UNITS = (
    (re.compile(r"\b(\d{1,2})a\b"), r"\1 ans"),
    (re.compile(r"\b(\d{1,2}) ?moi\b"), r"\1 mois"),
)
_ONE = re.compile(
    r"\b(?:un|une)\b(?= (?:an|mois|personnes?|pers|enfant|seul(?:e)? (?:enfant|personne)|gosse|gamin|annee)\b(?! (?:de|du|des)\b)"
    r"| seule? (?:a charge|seance|fois)\b"
    r"| euros?(?: et)? \d{1,2}\b)"  # « un euro cinquante » is no 50
)
# « un enfant à charge » counts one; « d'un an » is a duration; « un enfant de 12 ans » is only an article.


def fold(text: str) -> str:
    """Fold a text for reading: accents, case, apostrophes and hyphens gone, number words in figures.

    « Mille trois cent quarante euros » becomes « 1340 euros », « DT-41 » « dt 41 », « 8ans » « 8 ans ».
    """
    folded = unicodedata.normalize("NFKC", text).lower().replace("œ", "oe").replace("æ", "ae").replace("×", "x")
    folded = "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
    folded = _APOSTROPHES.sub(" ", folded)
    folded = _GLUED_UNIT.sub(" ", folded)
    folded = _K_INSIDE.sub(lambda found: str(int(found[1]) * 1000 + int(found[2].ljust(3, "0"))), folded)
    folded = _SPELT_CODE.sub(r"dt \1\2", folded)
    folded = _THOUSANDS.sub(r"\1 000", folded)
    folded = _AND_ONE.sub(r"\1, et ", folded)
    folded = _AND_MORE.sub(r"\1, et ", folded)
    folded = alpha2digit(folded, "fr") if re.search(r"[a-z]", folded) else folded
    folded = _DECIMAL_WORD.sub(",", folded)
    for pattern, unit in _SHORT_UNITS:
        folded = pattern.sub(unit, folded)
    folded = _HYPHEN.sub(" ", folded)
    folded = _JOINED.sub(r" \1 ", folded)
    folded = _SMALL_WORD.sub(lambda found: _SMALL[found[1]], folded)
    folded = _ONE.sub("1", folded)
    return _SPACES.sub(" ", folded).strip()
