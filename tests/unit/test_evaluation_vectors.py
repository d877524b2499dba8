"""Sentence vectors kept on disk: each text is encoded once."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from components import sentence_vectors
from tests.evaluation import vectors
from tests.evaluation.vectors import Store, stored


class Encoder:
    """Makes a vector of a text's length, and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text), 0.5] for text in texts], dtype=np.float32)


def test_a_text_is_encoded_once_and_rows_keep_their_order(tmp_path: Path) -> None:
    encode = Encoder()
    store = Store(tmp_path / "vectors.sqlite")
    assert store.vectors("e", ["aa", "b", "aa"], encode).tolist() == [[2, 0.5], [1, 0.5], [2, 0.5]]
    assert store.vectors("e", ["ccc", "aa"], encode).tolist() == [[3, 0.5], [2, 0.5]]
    assert encode.asked == ["aa", "b", "ccc"]


def test_another_process_finds_what_was_kept(tmp_path: Path) -> None:
    Store(tmp_path / "vectors.sqlite").vectors("e", ["aa"], Encoder())
    encode = Encoder()
    assert Store(tmp_path / "vectors.sqlite").vectors("e", ["aa"], encode).tolist() == [[2, 0.5]]
    assert encode.asked == []


def test_two_encoders_share_nothing(tmp_path: Path) -> None:
    store, encode = Store(tmp_path / "vectors.sqlite"), Encoder()
    store.vectors("one", ["aa"], encode)
    store.vectors("other", ["aa"], encode)
    assert encode.asked == ["aa", "aa"]


def test_many_texts_at_once(tmp_path: Path) -> None:
    texts = [f"question {number}" for number in range(vectors._MANY + 1)]
    store, encode = Store(tmp_path / "vectors.sqlite"), Encoder()
    store.vectors("e", texts, encode)
    store.vectors("e", texts, encode)
    assert encode.asked == texts


def test_sentence_vectors_come_from_the_store_inside_and_from_the_encoder_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encode = Encoder()
    monkeypatch.setitem(sentence_vectors.ENCODERS, "toy", lambda: encode)
    try:
        for _ in range(2):
            with stored(tmp_path / "vectors.sqlite"):
                assert sentence_vectors.encoder("toy")(["aa"]).tolist() == [[2, 0.5]]
                assert sentence_vectors.encoded("toy", ["aa", "bbb"]).tolist() == [[2, 0.5], [3, 0.5]]
        assert encode.asked == [vectors.PROBE, "aa", "bbb"]
        sentence_vectors.encoder("toy")(["aa"])
        assert encode.asked[3:] == ["aa"]
    finally:
        sentence_vectors._loaded.pop("toy", None)
        vectors._known_as.cache_clear()
