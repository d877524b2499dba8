"""The subject classifier without Rasa, with an encoder that is counted: none of the real ones is loaded."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from components import sentence_vectors
from components.linear_model import LinearModel, softmax

CONFIG: dict[str, Any] = {
    "C": 0.3,
    "weight_characters": 0.7,
    "weight_words": 0.0,
    "weight_e5": 0.0,
    "weight_use": 0.7,
    "calibration_parts": 5,
    "random_seed": 42,
    "kept_vectors": "",
}
EXAMPLES = {
    "bim": ["c'est quoi le bim", "que veut dire bim", "bim définition", "explique moi le bim", "le bim en bref", "parle du bim"],
    "dmg": ["comment ouvrir un dmg", "ouvrir un dmg", "demander un dmg", "je veux un dmg", "faire créer un dmg", "mon dmg à ouvrir"],
    "saluer": ["bonjour", "salut", "bonsoir", "coucou", "bien le bonjour", "bonne journée"],
}
ASKED: list[str] = []


def letters(texts: list[str]) -> np.ndarray:
    """Counts of the letters; notes the texts."""
    ASKED.extend(texts)
    return np.array([[text.count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts], dtype=np.float32).reshape(-1, 26)


@pytest.fixture(autouse=True)
def _encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_vectors, "_loaded", {"use": letters})
    ASKED.clear()


def fitted(examples: dict[str, list[str]] = EXAMPLES, in_scope: tuple[str, ...] = ("bim", "dmg"), **settings: Any) -> LinearModel:
    texts = [text for group in examples.values() for text in group]
    labels = [name for name, group in examples.items() for _ in group]
    return LinearModel({**CONFIG, **settings}).fit(texts, labels, set(in_scope))


def best(model: LinearModel, text: str) -> str:
    probabilities, _ = model.predict(text)
    return max(probabilities, key=lambda name: probabilities[name])


def test_a_model_tells_its_examples_apart() -> None:
    model = fitted()
    for name, texts in EXAMPLES.items():
        assert [best(model, text) for text in texts] == [name] * len(texts)


def test_probabilities_are_of_every_label_and_sum_to_one() -> None:
    probabilities, _ = fitted().predict("le bim ou le dmg ?")
    assert set(probabilities) == set(EXAMPLES)
    assert sum(probabilities.values()) == pytest.approx(1.0)
    assert min(probabilities.values()) >= 0


def test_two_labels_are_enough() -> None:
    model = fitted({name: EXAMPLES[name] for name in ("bim", "dmg")})
    assert (best(model, "c'est quoi le bim"), best(model, "ouvrir un dmg")) == ("bim", "dmg")


@pytest.mark.parametrize(("parts", "calibrated"), [(2, True), (5, True), (6, True), (7, False), (20, False)])
def test_the_temperature_is_fitted_where_each_label_has_an_example_for_each_part(parts: int, calibrated: bool) -> None:
    assert (fitted(calibration_parts=parts).temperature != 1.0) is calibrated


def test_the_smallest_label_decides_whether_there_is_a_temperature() -> None:
    assert fitted({**EXAMPLES, "saluer": EXAMPLES["saluer"][:4]}).temperature == 1.0
    assert fitted({**EXAMPLES, "saluer": EXAMPLES["saluer"][:5]}).temperature != 1.0


def test_the_temperature_changes_how_sure_the_model_is_and_not_what_it_says() -> None:
    calibrated, bare = fitted(), fitted(calibration_parts=7)
    for text in ("le bim ou le dmg", "ouvrir", "bonjour, un bim"):
        assert best(calibrated, text) == best(bare, text)
    assert calibrated.temperature > 0


def test_two_trainings_are_the_same() -> None:
    one, other = fitted(), fitted()
    assert one.temperature == other.temperature
    assert one.predict("quel dmg ouvrir ?") == other.predict("quel dmg ouvrir ?")


def test_a_trained_example_is_wholly_similar_where_it_is_in_scope() -> None:
    model = fitted()
    assert model.predict("demander un dmg")[1] == pytest.approx(1.0, abs=1e-5)
    assert model.predict("coucou")[1] < 0.999
    assert fitted(in_scope=()).predict("demander un dmg")[1] == 0.0


def test_capitals_do_not_count() -> None:
    model = fitted()
    assert model.predict("OUVRIR un Dmg") == model.predict("ouvrir un dmg")


def test_a_saved_model_is_the_same_when_loaded(tmp_path: Path) -> None:
    model = fitted()
    model.save(tmp_path, {"themes": {"bim": "bim"}})
    again, extra = LinearModel.load(tmp_path, CONFIG)
    assert extra == {"themes": {"bim": "bim"}}
    assert again.predict("quel dmg ouvrir ?") == model.predict("quel dmg ouvrir ?")


def test_the_vectors_of_the_examples_wait_for_the_next_training(tmp_path: Path) -> None:
    folder = tmp_path / "vectors"
    first = fitted(kept_vectors=str(folder))
    assert sorted(ASKED) == sorted(text for group in EXAMPLES.values() for text in group)
    assert [path.stem for path in folder.iterdir()] == ["use"]
    ASKED.clear()
    again = fitted({**EXAMPLES, "dmg": [*EXAMPLES["dmg"], "un dmg de plus"]}, kept_vectors=str(folder))
    assert ASKED == ["un dmg de plus"]
    ASKED.clear()
    assert again.labels == first.labels
    assert fitted(kept_vectors=str(folder)).predict("un dmg") == first.predict("un dmg")


@pytest.mark.parametrize("nowhere", ["", None])
def test_vectors_are_kept_nowhere_unless_told(nowhere: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fitted(kept_vectors=nowhere)
    assert list(tmp_path.iterdir()) == []


def test_softmax_of_equal_scores_is_equal_and_of_great_ones_finite() -> None:
    assert softmax(np.array([[2.0, 2.0]])).tolist() == [[0.5, 0.5]]
    assert softmax(np.array([[1e6, 0.0]])).tolist() == [[1.0, 0.0]]
    assert softmax(np.log(np.array([[1.0, 3.0]]))) == pytest.approx(np.array([[0.25, 0.75]]))
