"""How a dialogue's expectations are compared with a reply: facts count, not typography."""

import re
import unicodedata

_SPACES = "\u00a0\u202f\u2009"


def folded(text: str) -> str:
    """Lower case without accents, one kind of apostrophe and space, thousands without separator (« 3.117,08 » → « 3117,08 »)."""
    text = text.casefold().replace("’", "'")
    for space in _SPACES:
        text = text.replace(space, " ")
    text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return re.sub(r"(?<=\d)[ .](?=\d{3}(?!\d))", "", text)


def holds(reply: str, expected: str) -> bool:
    """Whether a reply holds a fact; a number must stand whole: « 267,06 » is not in « 1.267,06 »."""
    reply, expected = folded(reply), folded(expected)
    before = r"(?<![\d,.])" if expected[:1].isdigit() else ""
    after = r"(?!\d)(?!,\d)" if expected[-1:].isdigit() else ""
    if expected[-1:].isdigit() and "," not in expected:
        after = r"(?!\d)(?!,(?!00\b)\d)"
    return re.search(before + re.escape(expected) + after, reply) is not None


def misses(reply: str, turn: dict) -> list[str]:
    """What a reply lacks or should not say, in words; empty when all is well."""
    found = [f"lacks {fact!r}" for fact in turn.get("contains") or [] if not holds(reply, fact)]
    if turn.get("any_of") and not any(holds(reply, fact) for fact in turn["any_of"]):
        found.append(f"has none of {turn['any_of']!r}")
    found += [f"says {fact!r}" for fact in turn.get("lacks") or [] if holds(reply, fact)]
    return found
