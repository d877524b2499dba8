"""What was typed, before any word was mended: who writes in distress writes fast, and a mended word can hide it."""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile(r"[’'`´‘-]")
_SPACES = re.compile(r"\s+")


def as_typed(text: str) -> str:
    """Lower case, no accents, apostrophes and hyphens as spaces; the punctuation stays."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(char))
    return _SPACES.sub(" ", _APOSTROPHES.sub(" ", bare)).strip()


def readings(folded: str, text: str) -> tuple[str, ...]:
    """The message as it was understood and as it was typed."""
    return tuple(dict.fromkeys((folded, as_typed(text))))
