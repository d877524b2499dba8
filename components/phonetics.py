"""How a French word sounds, roughly: words that sound alike have the same key, however they are spelt.

Most bad spelling is spelling by ear: « rembourcé », « kestion », « axidan ». The key keeps what is heard and drops what is not (mute
endings, double letters, h). It is coarse on purpose: whoever uses it compares the letters too.
"""

import re
from functools import lru_cache
from typing import List, Pattern, Tuple

from components.normalise import fold

_NOT_BEFORE_VOWEL = r"(?![aeiouyhnm])"
_RULES: List[Tuple[Pattern[str], str]] = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"ph", "f"),
        (r"sch|sh|ch", "S"),
        (r"h", ""),
        (r"qu|q|ck", "k"),
        (r"cc(?=[eiy])", "ks"),
        (r"x(?=.)", "ks"),
        (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"gu(?=[eiy])", "g°"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"),
        (r"°", ""),
        (r"(?<!s)t(?=ion)", "s"),
        (r"z(?!$)", "s"),
        (r"w", "v"),
        (r"oin" + _NOT_BEFORE_VOWEL, "wE"),
        (r"ien" + _NOT_BEFORE_VOWEL, "iE"),
        (r"(?:ain|aim|ein|in|im|yn|ym|un|um)" + _NOT_BEFORE_VOWEL, "E"),
        (r"[ae][nm]" + _NOT_BEFORE_VOWEL, "A"),
        (r"o[nm]" + _NOT_BEFORE_VOWEL, "O"),
        (r"eau|au", "o"),
        (r"oeu|eu", "e"),
        (r"oi|oy", "w"),
        (r"ou", "U"),
        (r"ai|ei|ay|ey", "e"),
        (r"y", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)(?:er|et|ez)$", "Y"),
        (r"z$", "s"),
        (r"(?<=..)[stdpx]+$", ""),
        (r"(?<=..)e$", ""),
    )
]

_HEARD_AT_THE_END = re.compile(r"é(?:e?s?)$")  # unlike a final « e », which is mute


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """The key of a word; empty for what holds no letter. A final é is heard when it is written, so « curé » is no « cure »."""
    heard = word.lower().replace("ç", "s")
    heard = fold(_HEARD_AT_THE_END.sub("er", heard))
    for pattern, replacement in _RULES:
        heard = pattern.sub(replacement, heard)
    return heard
