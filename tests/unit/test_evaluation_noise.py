"""Typing noise: seeded, and it changes what it should and nothing else."""

import re
from random import Random

import pytest

from tests.evaluation import noise
from tests.evaluation.noise import KINDS, noisy

TEXT = "Bonjour, combien la mutuelle rembourse-t-elle pour l'appareil dentaire de ma fille âgée de 12 ans (DT43, 1.200,50 €) ?"
LETTERS = re.compile(r"[a-z]", re.IGNORECASE)


def words(text: str) -> list[str]:
    return re.findall(r"[\w'’.,€-]+", text)


def changed_words(kind: str, seed: int = 1) -> list[tuple[str, str]]:
    """The words that a kind changes, with what they become; it must leave the number of words as it is."""
    return [(before, after) for before, after in zip(words(TEXT), words(noisy(TEXT, kind, seed)), strict=True) if before != after]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_makes_the_same_noise(kind: str) -> None:
    assert noisy(TEXT, kind, 7) == noisy(TEXT, kind, 7)
    assert noisy(TEXT, kind, 7) != TEXT


@pytest.mark.parametrize("kind", ["neighbouring keys", "swapped letters", "dropped letters", "short forms", "everything at once"])
def test_another_seed_makes_other_noise(kind: str) -> None:
    assert len({noisy(TEXT, kind, seed) for seed in range(20)}) > 1


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_and_act_codes_stay(kind: str) -> None:
    for seed in range(50):
        typed = noisy(TEXT, kind, seed).upper()
        assert re.findall(r"[\d.,]*\d", typed) == ["12", "43", "1.200,50"]
        assert "DT43" in typed


def test_missing_accents() -> None:
    assert noisy("âgée, cœur, ça, où", "missing accents", 1) == "agee, coeur, ca, ou"


def test_capitals_lose_their_accents() -> None:
    assert noisy("Âgée de 12 ans ?", "capitals", 1) == "AGEE DE 12 ANS ?"


@pytest.mark.parametrize("seed", range(20))
def test_a_neighbouring_key_is_beside_the_right_one(seed: int) -> None:
    pairs = changed_words("neighbouring keys", seed)
    assert pairs
    for before, after in pairs:
        (place,) = [place for place in range(len(before)) if before[place] != after[place]]
        assert len(before) == len(after)
        assert after[place].lower() in noise._NEIGHBOURS[before[place].lower()]


def test_neighbours_are_those_of_an_azerty_keyboard() -> None:
    assert set(noise._NEIGHBOURS["a"]) == {"z", "q"}  # « w » and « s » are near « a » on other keyboards
    assert "l" in noise._NEIGHBOURS["m"]
    assert sorted(noise._NEIGHBOURS) == list("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("seed", range(20))
def test_swapped_letters_are_the_same_letters(seed: int) -> None:
    pairs = changed_words("swapped letters", seed)
    assert pairs
    for before, after in pairs:
        assert sorted(before) == sorted(after)
        places = [place for place in range(len(before)) if before[place] != after[place]]
        assert len(places) == 2
        assert places[1] == places[0] + 1


@pytest.mark.parametrize("seed", range(20))
def test_a_dropped_letter_leaves_the_word_one_shorter(seed: int) -> None:
    pairs = changed_words("dropped letters", seed)
    assert pairs
    for before, after in pairs:
        assert len(after) == len(before) - 1
        assert any(before[:place] + before[place + 1 :] == after for place in range(len(before)))


@pytest.mark.parametrize("kind", ["neighbouring keys", "swapped letters", "dropped letters"])
def test_short_words_and_words_with_digits_are_never_mistyped(kind: str) -> None:
    assert all(noisy("le bim et le DMG, DT43 ou 12ans ?", kind, seed) == "le bim et le DMG, DT43 ou 12ans ?" for seed in range(50))


def test_short_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise, "SHORT_FORMS", 1)
    typed = noisy(
        "Bonjour, c’est quoi le DMG pour vous, et quelle remise dans quinze jours ? J'ai l'impression qu'on paie", "short forms", 1
    )
    assert typed == "bjr, c koi le DMG pr vs, et kelle remise ds kinze jours ? g l'impression kon paie"


def test_short_forms_are_whole_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noise, "SHORT_FORMS", 1)
    assert noisy("pourtant, un pourcentage, devoir, avouer", "short forms", 1) == "pourtant, un pourcentage, devoir, avouer"


def test_missing_punctuation_keeps_what_stands_between_digits() -> None:
    typed = noise.without_punctuation("Alors : 1.200,50 €, et l'an 2026. Vrai ?!", Random(1))
    assert typed in ("Alors 1.200,50 € et l an 2026 Vrai", "Alors 1.200,50 € et lan 2026 Vrai")


def test_everything_at_once_has_neither_accents_nor_punctuation() -> None:
    for seed in range(20):
        typed = noisy(TEXT, "everything at once", seed)
        assert not re.search(r"[âéè?()']", typed)
        assert sum(before != after for before, after in zip(words(TEXT), typed.split(), strict=False)) >= 2


def test_every_long_text_is_mistyped_at_least_once() -> None:
    assert all(noisy("remboursement", "swapped letters", seed) != "remboursement" for seed in range(20))
