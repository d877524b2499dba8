"""Sentence vectors with encoders that are counted: none of the real ones is loaded. Expected values by hand."""

from pathlib import Path

import joblib
import numpy as np
import pytest

from components import sentence_vectors
from components.sentence_vectors import SentenceVectors, VectorFile, encoded, encoder


class Counted:
    """An encoder whose vector is the length of the text and its number of « a »; notes what it is asked."""

    def __init__(self, scale: float = 1.0) -> None:
        self.asked: list[str] = []
        self._scale = scale

    def __call__(self, texts: list[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text) * self._scale, text.count("a") * self._scale] for text in texts], dtype=np.float64).reshape(-1, 2)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    """The encoder named « counted », unloaded at first."""
    made = Counted()
    monkeypatch.setitem(sentence_vectors.ENCODERS, "counted", lambda: made)
    monkeypatch.setattr(sentence_vectors, "_loaded", {})
    return made


@pytest.fixture
def scaled(counted: Counted, monkeypatch: pytest.MonkeyPatch) -> Counted:
    """A second one, « scaled »."""
    made = Counted(10.0)
    monkeypatch.setitem(sentence_vectors.ENCODERS, "scaled", lambda: made)
    return made


def test_an_encoder_is_loaded_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[Counted] = []

    def load() -> Counted:
        loads.append(Counted())
        return loads[-1]

    monkeypatch.setitem(sentence_vectors.ENCODERS, "late", load)
    monkeypatch.setattr(sentence_vectors, "_loaded", {})
    SentenceVectors({"late": 1.0})
    assert loads == []
    assert encoder("late") is encoder("late") is loads[0]
    assert len(loads) == 1


def test_an_unknown_encoder_is_an_error() -> None:
    with pytest.raises(ValueError, match="nobody"):
        encoder("nobody")


def test_raw_vectors_are_those_of_the_encoder(counted: Counted) -> None:
    found = encoded("counted", ["aa", "abc"])
    assert found.tolist() == [[2, 2], [3, 1]]
    assert found.dtype == np.float32


def kept_texts(folder: Path, name: str = "counted") -> set[str]:
    (path,) = folder.glob(f"{name}.*")
    return set(joblib.load(path))


def test_only_new_texts_are_encoded(counted: Counted, tmp_path: Path) -> None:
    first = VectorFile(tmp_path / "kept").encoded("counted", ["a", "bb"])
    assert first.tolist() == [[1, 1], [2, 0]]
    assert sorted(counted.asked) == ["a", "bb"]
    counted.asked.clear()
    again = VectorFile(tmp_path / "kept").encoded("counted", ["bb", "ccc", "a"])
    assert again.tolist() == [[2, 0], [3, 0], [1, 1]]
    assert counted.asked == ["ccc"]


def test_nothing_is_encoded_where_all_is_kept(counted: Counted, tmp_path: Path) -> None:
    first = VectorFile(tmp_path).encoded("counted", ["a", "bb"])
    counted.asked.clear()
    again = VectorFile(tmp_path).encoded("counted", ["a", "bb"])
    assert counted.asked == []
    assert again.tolist() == first.tolist()
    assert again.dtype == first.dtype == np.float32


def test_what_is_kept_are_the_vectors_of_these_texts_and_no_others(counted: Counted, tmp_path: Path) -> None:
    file = VectorFile(tmp_path)
    file.encoded("counted", ["a", "bb", "ccc"])
    assert kept_texts(tmp_path) == {"a", "bb", "ccc"}
    file.encoded("counted", ["bb", "dddd"])
    assert kept_texts(tmp_path) == {"bb", "dddd"}
    file.encoded("counted", ["bb"])
    assert kept_texts(tmp_path) == {"bb"}
    counted.asked.clear()
    assert file.encoded("counted", ["a"]).tolist() == [[1, 1]]
    assert counted.asked == ["a"]


def test_a_text_that_stands_twice_is_encoded_once_and_has_two_rows(counted: Counted, tmp_path: Path) -> None:
    found = VectorFile(tmp_path).encoded("counted", ["a", "bb", "a"])
    assert found.tolist() == [[1, 1], [2, 0], [1, 1]]
    assert sorted(counted.asked) == ["a", "bb"]
    VectorFile(tmp_path).encoded("counted", ["a", "a"])
    assert kept_texts(tmp_path) == {"a"}


def test_the_encoders_are_kept_apart(counted: Counted, scaled: Counted, tmp_path: Path) -> None:
    file = VectorFile(tmp_path)
    assert file.encoded("counted", ["a"]).tolist() == [[1, 1]]
    assert file.encoded("scaled", ["a", "bb"]).tolist() == [[10, 10], [20, 0]]
    assert file.encoded("counted", ["a"]).tolist() == [[1, 1]]
    assert (kept_texts(tmp_path), kept_texts(tmp_path, "scaled")) == ({"a"}, {"a", "bb"})
    assert (counted.asked, sorted(scaled.asked)) == (["a"], ["a", "bb"])


def test_without_a_folder_nothing_is_kept(counted: Counted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = VectorFile(None)
    assert file.encoded("counted", ["a"]).tolist() == file.encoded("counted", ["a"]).tolist() == [[1, 1]]
    assert counted.asked == ["a", "a"]
    assert list(tmp_path.iterdir()) == []


def test_no_text_at_all(counted: Counted, tmp_path: Path) -> None:
    VectorFile(tmp_path).encoded("counted", ["a"])
    assert len(VectorFile(tmp_path).encoded("counted", [])) == 0
    assert kept_texts(tmp_path) == set()


def test_vectors_are_centred_and_of_unit_length(counted: Counted) -> None:
    vectors = SentenceVectors({"counted": 1.0})
    # Of (1, 1), (3, 3) and (8, 2) the centre is (4, 2): the rows are (-3, -1), (-1, 1) and (4, 0), each over its length.
    found = vectors.fit_transform(["a", "aaa", "aabbbbbb"])
    assert vectors.centres["counted"].tolist() == [4, 2]
    assert found == pytest.approx(np.array([[-3 / 10**0.5, -1 / 10**0.5], [-1 / 2**0.5, 1 / 2**0.5], [1, 0]]))


def test_the_weighted_blocks_stand_side_by_side(counted: Counted, scaled: Counted) -> None:
    vectors = SentenceVectors({"scaled": 0.5, "counted": 2.0})
    # Centre (2, 1): the rows are (-1, -1) and (1, 1), however scaled.
    half = 1 / 2**0.5
    found = vectors.fit_transform(["b", "aab"])
    assert found == pytest.approx(
        np.array([[-2 * half, -2 * half, -0.5 * half, -0.5 * half], [2 * half, 2 * half, 0.5 * half, 0.5 * half]])
    )


def test_an_encoder_of_no_weight_is_never_loaded(counted: Counted) -> None:
    vectors = SentenceVectors({"counted": 1.0, "nobody": 0.0})
    assert vectors.fit_transform(["a", "bb"]).shape == (2, 2)


def test_without_encoders_there_are_rows_of_nothing() -> None:
    assert SentenceVectors({}).fit_transform(["a", "bb"]).shape == (2, 0)


def test_a_text_on_the_centre_is_of_zeros(counted: Counted) -> None:
    vectors = SentenceVectors({"counted": 1.0})
    assert vectors.fit_transform(["ab", "ba"]).tolist() == [[0, 0], [0, 0]]


def test_a_training_encodes_each_text_once_and_keeps_it_for_the_next(counted: Counted, tmp_path: Path) -> None:
    first = SentenceVectors({"counted": 1.0}, kept=tmp_path).fit_transform(["a", "aaa", "aabbbbbb"])
    assert sorted(counted.asked) == ["a", "aaa", "aabbbbbb"]
    counted.asked.clear()
    again = SentenceVectors({"counted": 1.0}, kept=tmp_path)
    assert again.fit_transform(["a", "aaa", "aabbbbbb"]).tolist() == first.tolist()
    assert counted.asked == []
    assert SentenceVectors({"counted": 1.0}).fit_transform(["a", "aaa", "aabbbbbb"]).tolist() == first.tolist()


def test_what_is_asked_later_is_not_kept_with_the_training_texts(counted: Counted, tmp_path: Path) -> None:
    vectors = SentenceVectors({"counted": 1.0}, kept=tmp_path)
    vectors.fit_transform(["a", "bb"])
    vectors.transform(["ccc"])
    vectors.transform(["ccc", "dddd"])
    assert kept_texts(tmp_path) == {"a", "bb"}


def test_a_single_text_is_looked_up_first(counted: Counted) -> None:
    vectors = SentenceVectors({"counted": 1.0}, cache_size=2)
    vectors.fit_transform(["a", "aaa"])
    counted.asked.clear()
    first = vectors.transform(["bb"])
    assert vectors.transform(["bb"]).tolist() == first.tolist()
    assert counted.asked == ["bb"]
    vectors.transform(["ccc"])
    vectors.transform(["bb"])  # used again: « ccc » goes first
    vectors.transform(["dddd"])
    vectors.transform(["bb"])
    assert counted.asked == ["bb", "ccc", "dddd"]
    vectors.transform(["ccc"])
    assert counted.asked == ["bb", "ccc", "dddd", "ccc"]


def test_alone_or_among_others_a_text_has_the_same_row(counted: Counted) -> None:
    vectors = SentenceVectors({"counted": 1.0})
    vectors.fit_transform(["a", "aaa", "bbbbb"])
    assert vectors.transform(["bb"])[0].tolist() == vectors.transform(["a", "bb"])[1].tolist()
    assert vectors.transform([]).shape[0] == 0


def test_a_second_training_forgets_the_rows_of_the_first(counted: Counted) -> None:
    vectors = SentenceVectors({"counted": 1.0})
    vectors.fit_transform(["b", "bbb"])
    assert vectors.transform(["bbb"]).tolist() == [[1, 0]]
    vectors.fit_transform(["bbb", "bbbbb"])
    assert vectors.transform(["bbb"]).tolist() == [[-1, 0]]


def test_the_wrapper_is_made_again_from_its_arrays(counted: Counted) -> None:
    vectors = SentenceVectors({"counted": 2.0})
    vectors.fit_transform(["a", "aaa", "bbbbb"])
    again = SentenceVectors.from_arrays({"counted": 2.0}, vectors.centres)
    assert again.transform(["bb"]).tolist() == vectors.transform(["bb"]).tolist()


def test_encoders_may_be_loaded_before_the_first_message(counted: Counted) -> None:
    SentenceVectors({"counted": 1.0, "nobody": 0.0}).warm_up()
    assert list(sentence_vectors._loaded) == ["counted"]
