"""Sentence vectors kept on disk, so that a text is encoded once and not at every evaluation.

They are kept by encoder and text, whatever mends the text before. An encoder is known by what it makes of one sentence: another
version that makes something else of it has vectors of its own.
"""

from __future__ import annotations

import fcntl
import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path

import numpy as np

from components import sentence_vectors
from scripts.environment import ROOT

FILE = ROOT / "var" / "evaluation" / "vectors.sqlite"
PROBE = "combien coûte l'ouverture d'un dossier médical global ?"
_MANY = 100  # texts that are worth waiting for when another process makes them

Encode = Callable[[Sequence[str]], np.ndarray]


class Store:
    """The vectors of a file; several processes may use it at once."""

    def __init__(self, file: Path = FILE) -> None:
        """``file`` is made when it is not there."""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._lock = file.with_suffix(".lock")
        self._connection = sqlite3.connect(file, timeout=60, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")  # what is lost is encoded again
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS vectors (encoder TEXT, text TEXT, vector BLOB, PRIMARY KEY (encoder, text)) WITHOUT ROWID"
        )

    def vectors(self, encoder: str, texts: Sequence[str], encode: Encode) -> np.ndarray:
        """One row a text; ``encode`` makes those that are not kept yet, and they are kept."""
        found = {text: self._kept(encoder, text) for text in dict.fromkeys(texts)}
        if sum(vector is None for vector in found.values()) >= _MANY:
            with self._alone():  # another process may be making them at this moment
                self._fill(encoder, found, encode)
        else:
            self._fill(encoder, found, encode)
        return np.vstack([found[text] for text in texts])

    def _fill(self, encoder: str, found: dict[str, np.ndarray | None], encode: Encode) -> None:
        found.update((text, self._kept(encoder, text)) for text, vector in found.items() if vector is None)
        missing = [text for text, vector in found.items() if vector is None]
        if missing:
            made = np.asarray(encode(missing), dtype=np.float32)
            found.update(zip(missing, made, strict=True))
            rows = [(encoder, text, vector.tobytes()) for text, vector in zip(missing, made, strict=True)]
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?)", rows)
            self._connection.execute("COMMIT")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._lock.open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _kept(self, encoder: str, text: str) -> np.ndarray | None:
        row = self._connection.execute("SELECT vector FROM vectors WHERE encoder = ? AND text = ?", (encoder, text)).fetchone()
        return np.frombuffer(row[0], dtype=np.float32) if row else None


_ENCODER, _ENCODED = sentence_vectors.encoder, sentence_vectors.encoded


@contextmanager
def stored(file: Path = FILE) -> Iterator[None]:
    """Inside, everything that wants sentence vectors gets those that are kept, and keeps what it makes."""
    store = _store(file)

    def encoded(name: str, texts: Sequence[str]) -> np.ndarray:
        return store.vectors(_known_as(name), texts, partial(_made, name))

    with _instead(lambda name: partial(encoded, name), encoded):
        yield


@lru_cache(maxsize=4)
def _store(file: Path) -> Store:
    return Store(file)


@lru_cache(maxsize=8)
def _known_as(name: str) -> str:
    """The encoder's name beside a digest of what it makes of one sentence."""
    return f"{name}-{hashlib.sha256(_made(name, [PROBE]).tobytes()).hexdigest()[:12]}"


def _made(name: str, texts: Sequence[str]) -> np.ndarray:
    """What the encoder itself makes."""
    with _instead(_ENCODER, _ENCODED):
        return np.asarray(sentence_vectors.encoded(name, texts), dtype=np.float32)


@contextmanager
def _instead(encoder: Callable[[str], Encode], encoded: Callable[[str, Sequence[str]], np.ndarray]) -> Iterator[None]:
    before = sentence_vectors.encoder, sentence_vectors.encoded
    sentence_vectors.encoder, sentence_vectors.encoded = encoder, encoded
    try:
        yield
    finally:
        sentence_vectors.encoder, sentence_vectors.encoded = before
