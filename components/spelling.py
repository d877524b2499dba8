"""Mends the spelling of single words: towards the words of this assistant's trade first, then towards frequent French.

A word that is known stays. An unknown one is mended, in this order, when: only its accents are missing; it sounds like a word of the trade;
an article is glued to it (« lopital »); it sounds like a French word; it is one or two letters from a word of the trade, or one from a
frequent French word. Everything else stays as it was written. Whoever knows a word to be a name doesn't ask.
"""

import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Dict, FrozenSet, Iterable, Iterator, List, Mapping, Optional, Set

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA
from spellchecker import SpellChecker

from components.normalise import fold
from components.phonetics import sound

_SHORTEST = 4  # letters: below, too many words are near
_GLUED = ("l", "d", "j", "s", "n", "m", "qu")
_VOWELS = "aeiouyh"
_COMMON = 100  # uses in the dictionary's corpus from which a French word is one that people write
_FREQUENT = 3000
_OFTEN = 3  # times that a word must stand in the examples to be one, where the dictionary does not know it
_SPELT_WELL = ("articles", "subjects", "themes", "phrases", "inputs", "contacts", "mutuals")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def french() -> Mapping[str, int]:
    """The French words with how often they are used (pyspellchecker's dictionary, in its wheel)."""
    return SpellChecker(language="fr", distance=1).word_frequency.dictionary


@cache
def french_plain() -> FrozenSet[str]:
    """The French words that people write, without their accents."""
    return frozenset(fold(word) for word, uses in french().items() if uses >= _COMMON)


def trade_words(examples: Iterable[str], knowledge: Path) -> Dict[str, int]:
    """The words of the trade with how often they stand in the examples.

    They are the words of the knowledge's own sentences, and those of the examples that French knows, or that stand there often and
    sound like nothing else: an example may be badly spelt on purpose.
    """
    counted = Counter(word for text in examples for word in _WORD.findall(text.lower()))
    found = {word: counted[word] for text in _sentences(knowledge) for word in _WORD.findall(text.lower())}
    known = french()
    heard = {sound(word) for word in found} | {sound(word) for word, uses in known.items() if uses >= _COMMON}
    for word, uses in counted.items():
        if word in known or (uses >= _OFTEN and sound(word) not in heard):
            found[word] = uses
    return found


def typed_words(examples: Iterable[str], knowledge: Path) -> Set[str]:
    """Words that are typed on purpose, right or wrong: those of the knowledge's word lists, and those that stand often in the examples."""
    counted = Counter(word for text in examples for word in _WORD.findall(text.lower()))
    listed = (word for file in knowledge.rglob("*.yml") for word in _WORD.findall(file.read_text(encoding="utf-8").lower()))
    return {word for word, uses in counted.items() if uses >= _OFTEN} | set(listed)


def _sentences(knowledge: Path) -> Iterator[str]:
    """What the knowledge files say in full French: titles, labels and texts, not the words by which members' spellings are found."""
    for file in sorted(knowledge.rglob("*.yml")):
        sections = yaml.safe_load(file.read_text(encoding="utf-8"))
        for section in _SPELT_WELL:
            for entry in sections.get(section) or []:
                yield " ".join(str(entry.get(key) or "") for key in ("title", "label", "text", "lead", "name"))


class Speller:
    """Mends words; ``trade`` are the words of the assistant's own texts and examples, with how often each stands there."""

    def __init__(self, trade: Mapping[str, int], seen: Iterable[str] = ()) -> None:
        """``seen``: words that are often typed, right or wrong (« chiro »): mended only towards what sounds the same."""
        self.trade = dict(trade)
        self._seen = frozenset(seen)
        self._by_fold: Dict[str, str] = {}
        self._by_sound: Dict[str, List[str]] = defaultdict(list)
        for word, uses in sorted(french().items(), key=lambda item: item[1]):
            if uses >= _COMMON and word.isalpha():
                self._by_fold[fold(word)] = word  # the most frequent of those with the same letters
        for word, _ in sorted(self.trade.items(), key=lambda item: (item[1], item[0])):
            self._by_fold[fold(word)] = word
        common = (word for word, uses in french().items() if uses >= _COMMON)
        for word in sorted({*self.trade, *common}):
            if len(word) >= _SHORTEST and word.isalpha():
                self._by_sound[sound(word)].append(word)
        self._trade_plain = sorted({fold(word) for word in self.trade if len(word) >= _SHORTEST})
        self._frequent_plain = sorted(
            {fold(word) for word, uses in french().items() if uses >= _FREQUENT and len(word) > _SHORTEST and word.isalpha()}
        )
        self._mended: Dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The word as it should be spelt, in lower case; itself when it is known, short, or like nothing that is known."""
        word = word.lower()
        if word not in self._mended:
            self._mended[word] = self._find(word) if len(word) >= _SHORTEST else word
        return self._mended[word]

    def _find(self, word: str) -> str:
        if word in self.trade or word in french() or self._is_a_form(word):
            return word
        plain = fold(word)
        if plain == word and plain in self._by_fold:
            return self._by_fold[plain]
        return (
            self._heard(word, plain, trade=True)
            or self._unglued(word)
            or self._heard(word, plain)
            or (word not in self._seen and self._near(plain))
            or word
        )

    def _is_a_form(self, word: str) -> bool:
        """A plural or a feminine of a known word, or its singular: no mistake."""
        forms = [f"{word}s"] if word[-1] in "éeaiou" else []
        forms += [word[:-1]] if word[-1] in "sx" or (word[-1] == "e" and word[-2] in "éiudtrs") else []
        forms += [word[:-2]] if word.endswith("es") and word[-3] in "éiudtrs" else []
        return any(len(form) >= _SHORTEST and (form in self.trade or french().get(form, 0) >= _COMMON) for form in forms)

    def _unglued(self, word: str) -> Optional[str]:
        """« lopital » is « l'hôpital », « durgence » « d'urgence »."""
        for article in _GLUED:
            rest = word[len(article) :]
            if not word.startswith(article) or len(rest) < _SHORTEST or fold(rest)[0] not in _VOWELS:
                continue
            plain = fold(rest)
            found = rest if rest in self.trade or rest in french() else self._by_fold.get(plain) or self._heard(rest, plain, trade=True)
            if found and fold(found)[0] in _VOWELS:
                return f"{article}'{found}"
        return None

    def _heard(self, word: str, plain: str, trade: bool = False) -> Optional[str]:
        """A known word, of the trade only or of all French, that sounds the same and is not written too differently."""
        allowed = 1 + len(plain) // (2 if trade and len(plain) > _SHORTEST + 1 else 4)
        alike = [known for known in self._by_sound.get(sound(word), []) if not trade or known in self.trade]
        near = [known for known in alike if OSA.distance(plain, fold(known)) <= allowed]
        return self._nearest(word, near) if near else None

    def _near(self, plain: str) -> Optional[str]:
        """A word one or two letters away: of the trade, or else a frequent French one."""
        if len(plain) <= _SHORTEST:
            return None
        for known, allowed in ((self._trade_plain, 1 if len(plain) < 8 else 2), (self._frequent_plain, 1)):
            best = process.extract(plain, known, scorer=OSA.distance, score_cutoff=allowed, limit=None)
            near = [self._by_fold[word] for word, _, _ in best if word[0] == plain[0]]
            if near:
                return self._nearest(plain, near)
        return None

    def _nearest(self, written: str, words: Iterable[str]) -> str:
        """The word with the fewest changes, of these the most used; the alphabet decides at last, so that it is always the same one."""
        return min(words, key=lambda word: (OSA.distance(written, word), -self.trade.get(word, 0), -french().get(word, 0), word))
