"""Training examples that are paraphrases of one question, as groups: what is learnt from one tells the answer to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

from tests.evaluation.material import Example

ALIKE = 70  # rapidfuzz's token_sort_ratio of the normalised texts, of 100


def grouped(examples: Sequence[Example], normalised: Callable[[str], str], alike: float = ALIKE) -> list[int]:
    """The number of each example's group: near-duplicates of one intent, and what they are in turn near to."""
    parents = list(range(len(examples)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    by_intent: dict[str, list[int]] = {}
    for place, example in enumerate(examples):
        by_intent.setdefault(example.intent, []).append(place)
    for places in by_intent.values():
        texts = [normalised(examples[place].text) for place in places]
        ratios = process.cdist(texts, texts, scorer=fuzz.token_sort_ratio, score_cutoff=alike)
        for one, other in zip(*(ratios >= alike).nonzero(), strict=True):
            if one < other:
                parents[root(places[other])] = root(places[one])
    return [root(place) for place in range(len(examples))]
