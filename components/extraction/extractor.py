"""All readers on one text, each thing read once."""

from components.extraction.amounts import read_amounts
from components.extraction.folding import fold
from components.extraction.found import Found
from components.extraction.times import read_times
from components.extraction.vocabulary import Vocabulary, read_codes


def extract(text: str, vocabulary: Vocabulary) -> tuple[str, list[Found]]:
    """The folded text and what it says, in order. Readings of codes win over times, times over amounts, on the same characters."""
    folded = vocabulary.mend(fold(text))
    codes = read_codes(folded)
    times = [item for item in read_times(folded) if not _hit(item, codes)]
    amounts = [item for item in read_amounts(folded) if not _hit(item, codes + times)]
    words = vocabulary.read(folded)
    return folded, sorted(codes + times + amounts + words, key=lambda item: (item.start, item.end))


def _hit(item: Found, others: list[Found]) -> bool:
    return any(item.overlaps(other) for other in others)
