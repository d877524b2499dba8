"""Paraphrases of one question, as groups, and the seeded sample."""

from tests.evaluation.groups import grouped
from tests.evaluation.material import Example, sampled


def groups(*examples: tuple[str, str]) -> list[set[int]]:
    """The places of the examples, group by group."""
    numbers = grouped([Example(text, intent) for text, intent in examples], str.lower)
    return [{place for place, number in enumerate(numbers) if number == one} for one in dict.fromkeys(numbers)]


def test_near_duplicates_are_one_group_whatever_the_order_of_their_words() -> None:
    found = groups(("Combien coûte un DMG", "cost"), ("un dmg combien coûte", "cost"), ("qui tient mon dossier", "cost"))
    assert found == [{0, 1}, {2}]


def test_the_near_of_the_near_belong_together() -> None:
    # Ratios: 0–1 and 1–2 are 80 (one of five letters differs), 0–2 is 60.
    assert groups(("abcde", "x"), ("abcdz", "x"), ("abcyz", "x")) == [{0, 1, 2}]


def test_what_links_two_groups_makes_them_one() -> None:
    # 0–1, 2–3 and 1–3 are 80.
    assert groups(("abcde", "x"), ("abcdz", "x"), ("abxyz", "x"), ("abcyz", "x")) == [{0, 1, 2, 3}]


def test_two_intents_never_share_a_group() -> None:
    assert groups(("combien coûte un dmg", "cost"), ("combien coûte un dmg", "who")) == [{0}, {1}]


def test_a_sample_is_seeded_and_keeps_the_order() -> None:
    everything = list(range(100))
    drawn = sampled(everything, 10, 3)
    assert drawn == sampled(everything, 10, 3) == sorted(drawn)
    assert len(set(drawn)) == 10
    assert drawn != sampled(everything, 10, 4)
    assert sampled(everything, None, 3) == sampled(everything, 200, 3) == everything
