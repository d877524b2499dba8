"""All readers on one text, each thing read once."""

from components.extraction.amounts import read_amounts
from components.extraction.folding import fold
from components.extraction.found import Found
from components.extraction.times import read_times
from components.extraction.vocabulary import Vocabulary, read_codes


def extract(text: str, vocabulary: Vocabulary) -> tuple[str, list[Found]]:
    """The folded text and what it says, in order. Codes are read before times, times before amounts."""
    folded = vocabulary.mend(fold(text))
    codes = read_codes(folded)
    times = read_times(_without(folded, codes))
    amounts = list(read_amounts(_without(folded, codes + [item for item in times if item.kind != "mois" or folded[item.start].isdigit()])))
    words = vocabulary.read(folded)
    return folded, sorted(codes + times + amounts + words, key=lambda item: (item.start, item.end))


def _without(text: str, found: list[Found]) -> str:
    """The text with what was read blanked out in place, so that « dt45 900 € » holds 900 and not 45900."""
    for item in found:
        text = text[: item.start] + "#" * (item.end - item.start) + text[item.end :]
    return text
