"""Choices, yes/no statements and mutuals by the words of the knowledge base, matched with spaCy on the folded text."""

import re
from collections.abc import Iterable
from typing import Any

import spacy
from rapidfuzz import fuzz, process
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from components.extraction.folding import fold
from components.extraction.found import Found
from components.extraction.times import MONTHS
from components.spelling import french_plain
from knowledge.model import ElementWords
from knowledge.mutual_schema import Mutual
from knowledge.vocabulary_schema import Input

ELEMENT = "element"
_FUZZY_FROM = 7
_FUZZY_ELEMENT_FROM = 9  # « montre » is no « monture »
_FUZZY_CUTOFF = 86
_CODE = re.compile(r"\bdt ?(\d{2})\b")
# The numbers that follow share the code's first digit (« dt41, 42 et 45 »), so that an age or an amount is no code.
_MORE_CODES = re.compile(r"\bdt ?(\d)\d((?: ?(?:,|et|/|\+|&|puis|ou) ?\1\d\b(?! ?(?:ans?\b|€|euros?\b|eur\b|mois\b|%)|[.,]\d))+)")
_CODE_RANGE = re.compile(
    r"\bdt ?(\d{2}) ?(?:a|au|jusqu a|jusqu au|jusque|->|–|-) ?(?:dt ?)?(\d{2})\b(?! ?(?:ans?\b|€|euros?\b|eur\b|mois\b|%)|[.,]\d)"
)


class Vocabulary:
    """Finds the vocabulary's words in folded texts; long words may carry a typing error."""

    def __init__(self, inputs: Iterable[Input], mutuals: Iterable[Mutual], elements: Iterable[ElementWords] = ()) -> None:
        self._nlp = spacy.blank("fr")
        self._matcher = PhraseMatcher(self._nlp.vocab)
        self._meanings: dict[str, tuple[str, str, bool]] = {}
        self._elements: dict[str, ElementWords] = {}
        self._long_words: dict[str, None] = dict.fromkeys(MONTHS)
        self._known: set[str] = set()
        for entry in inputs:
            for option in entry.options:
                self._add(entry.id, option.id, option.words, weak=False)
                self._add(entry.id, option.id, option.answers, weak=True)
            self._known.update(word for phrase in (*entry.cues, *entry.not_cues, *entry.units) for word in fold(phrase).split())
            self._add(entry.id, "true", entry.yes, weak=False)
            self._add(entry.id, "false", entry.no, weak=False)
        for mutual in mutuals:
            self._add("mutuelle", mutual.id, mutual.words, weak=False)
            self._add("mutuelle", mutual.id, mutual.answers, weak=True)
        for element in elements:
            # Within a mutual the longest name wins: a « prothèse auditive » is no « prothèse ».
            self._elements[element.id] = element
            self._add(f"{ELEMENT}:{element.mutual}", element.id, element.words, weak=False, fuzzy_from=_FUZZY_ELEMENT_FROM)

    def _add(self, kind: str, value: str, words: Iterable[str], weak: bool, fuzzy_from: int = _FUZZY_FROM) -> None:
        folded = [fold(word) for word in words]
        if not folded:
            return
        key = f"{kind}={value}{'?' if weak else ''}"
        self._meanings[key] = (kind, value, weak)
        self._matcher.add(key, [self._nlp.make_doc(word) for word in folded])
        for word in " ".join(folded).split():
            self._known.add(word)
            if len(word) >= fuzzy_from:
                self._long_words[word] = None

    def mend(self, folded: str) -> str:
        """Replace long words that almost are a word of the vocabulary (« dermatoloque »); everything else stays."""
        return re.sub(r"[a-z]{6,}", lambda match: self._mended(match[0]), folded)

    def _mended(self, word: str) -> str:
        if word in self._known or word in self._long_words or word in french_plain():
            return word
        best = process.extract(word, list(self._long_words), scorer=fuzz.ratio, score_cutoff=_FUZZY_CUTOFF, limit=2)
        # A plural or feminine form is a word of its own, not a typing error: mend only what is as long, give or take one.
        best = [hit for hit in best if abs(len(hit[0]) - len(word)) <= 1 and hit[0][0] == word[0]]
        return best[0][0] if best else word

    def read(self, folded: str) -> list[Found]:
        """Every choice, yes/no statement and mutual named; the longest phrase wins within one input."""
        doc = self._nlp.make_doc(folded)
        by_kind: dict[str, list] = {}
        for span in self._matcher(doc, as_spans=True):
            kind = self._meanings[span.label_][0]
            by_kind.setdefault(kind, []).append(span)
        found = []
        for kind, spans in by_kind.items():
            for span in filter_spans(spans):
                _, value, weak = self._meanings[span.label_]
                typed = value == "true" if value in ("true", "false") else value
                if kind.startswith(f"{ELEMENT}:"):
                    found.append(Found(ELEMENT, value, span.start_char, span.end_char, self._said_of(value)))
                else:
                    found.append(Found(kind, typed, span.start_char, span.end_char, {"weak": weak}))
        named = {item.value for item in found if item.kind == ELEMENT}
        found = [item for item in found if item.kind != ELEMENT or not named & set(self._elements[item.value].unless_named)]
        return sorted(found, key=lambda item: item.start)

    def _said_of(self, element: str) -> dict[str, Any]:
        entry = self._elements[element]
        return {"rule": entry.rule, "mutual": entry.mutual, "counted_by": list(entry.counted_by)}


def read_codes(text: str) -> list[Found]:
    """Act codes: « dt 41 et dt43 », « dt41, 42 et 43 », « dt41 à dt45 »."""
    found: dict[str, Found] = {}
    for match in _CODE_RANGE.finditer(text):
        first, last = int(match[1]), int(match[2])
        if first < last <= first + 10:
            for number in range(first, last + 1):
                found.setdefault(f"DT{number}", Found("acte", f"DT{number}", match.start(), match.end()))
    for match in _CODE.finditer(text):
        found.setdefault(f"DT{match[1]}", Found("acte", f"DT{match[1]}", match.start(), match.end()))
    for match in _MORE_CODES.finditer(text):
        for number in re.finditer(r"\d{2}", match[2]):
            start = match.start(2) + number.start()
            found.setdefault(f"DT{number[0]}", Found("acte", f"DT{number[0]}", start, start + 2))
    return sorted(found.values(), key=lambda item: item.start)
