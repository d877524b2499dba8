"""The assistant's classifier on sentences of any trade, without Rasa around it when it is measured.

`python -m benchmarks.ours choose NLU.yml ANSWER.json`: the settings, by cross-validation; then
`… train NLU.yml CHOICE.json FOLDER ANSWER.json` and `… predict NLU.yml CHOICE.json FOLDER ANSWER.json`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from benchmarks.choice import Candidate, Scored, candidates, chosen, scored
from benchmarks.measuring import answer, predicting
from benchmarks.wikit import Sentence, sentences
from components import sentence_vectors
from components.linear_model import LinearModel
from components.normalise import plain_french
from components.spelling import Speller, trade_words, typed_words
from scripts.environment import ROOT

FOLDS, REPEATS = 5, 3
SEED = 42
_CLASSIFIER = "components.subject_classifier.SubjectClassifier"
_UNCALIBRATED = 10**6  # parts: more than there are examples of any intent; calibration costs time and changes no order

Mend = Callable[[str], str]


def choose(nlu: Path) -> dict[str, Any]:
    """The settings to train with, how far from the others they are, and what each candidate reached."""
    own = _assistants_settings()
    _keep_vectors()
    known = sentences(nlu)
    results = [_cross_validated(candidate, {**own, **candidate.changed}, known) for candidate in candidates(own)]
    found = chosen(results[0], results[1:])
    return {
        "settings": {**own, **found.candidate.changed},
        "spelt": found.candidate.spelt,
        "chosen": _told(found),
        "own": _told(results[0]),
        "best": _told(max(results, key=lambda one: one.accuracy)),
        "candidates": [_told(one) for one in sorted(results, key=lambda one: -one.accuracy)],
        "folds": FOLDS,
        "repeats": REPEATS,
    }


def train(nlu: Path, choice: Path, folder: Path) -> dict[str, float]:
    """``encoding``: seconds to load the encoders and turn the sentences into vectors; ``seconds``: all the rest of the training."""
    told = json.loads(choice.read_text(encoding="utf-8"))
    known = sentences(nlu)
    _keep_vectors()
    started = time.perf_counter()
    speller = _speller(known) if told["spelt"] else None
    texts = _written(known, speller)
    prepared = time.perf_counter()
    model = LinearModel(told["settings"])
    for name in model.vectors.weights:
        sentence_vectors.encoder(name)([text.lower() for text in texts])
    encoded = time.perf_counter()
    intents = [sentence.intent for sentence in known]
    model.fit(texts, intents, in_scope=set(intents))
    done = time.perf_counter()
    folder.mkdir(parents=True, exist_ok=True)
    model.save(folder, extra={"speller": speller})
    return {"seconds": done - encoded + prepared - started, "encoding": encoded - prepared}


def predict(nlu: Path, choice: Path, folder: Path) -> dict[str, float]:
    """What `benchmarks.measuring.predicting` tells; from the text as it was typed to the likeliest intent."""
    model, extra = LinearModel.load(folder, json.loads(choice.read_text(encoding="utf-8"))["settings"])
    model.vectors.warm_up()
    mend = extra["speller"].mend if extra["speller"] else None
    return predicting(lambda text: _likeliest(model, plain_french(text, mend)), sentences(nlu))


def _assistants_settings() -> dict[str, Any]:
    """The classifier's settings as the assistant is trained with them, but that no vectors are kept on disk: those of the assistant's
    examples lie there."""
    from components.subject_classifier import SubjectClassifier  # brings all of Rasa, which must not count where ours is measured

    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    own: dict[str, Any] = next((entry for entry in pipeline if entry["name"] == _CLASSIFIER), {})
    return {**SubjectClassifier.get_default_config(), **own, "kept_vectors": ""}


def _cross_validated(candidate: Candidate, settings: dict[str, Any], known: Sequence[Sentence]) -> Scored:
    """Every sentence predicted once in each repetition, by a classifier of the folds that do not hold it."""
    intents = [sentence.intent for sentence in known]
    right = np.zeros(len(known))
    for repeat in range(REPEATS):
        splitter = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED + repeat)
        for learnt, asked in splitter.split(intents, intents):
            seen = [known[place] for place in learnt]
            speller = _speller(seen) if candidate.spelt else None
            labels = [sentence.intent for sentence in seen]
            model = LinearModel({**settings, "calibration_parts": _UNCALIBRATED}).fit(_written(seen, speller), labels, in_scope=set(labels))
            for place, text in zip(asked, _written([known[place] for place in asked], speller), strict=True):
                right[place] += _likeliest(model, text) == intents[place]
    result = scored(candidate, list(right / REPEATS))
    print(f"{result.accuracy:.4f}  {result.error:.4f}  {candidate.name}", flush=True)
    return result


def _written(known: Sequence[Sentence], speller: Speller | None) -> list[str]:
    """The texts as the assistant's TextNormaliser hands them to the classifier."""
    mend: Mend | None = speller.mend if speller else None
    return [plain_french(sentence.text, mend) for sentence in known]


def _speller(known: Sequence[Sentence]) -> Speller:
    """One whose trade is that of these sentences: the words of the assistant's own knowledge are none of theirs."""
    texts = [sentence.text for sentence in known]
    with tempfile.TemporaryDirectory() as empty:
        return Speller(trade_words(texts, Path(empty)), typed_words(texts, Path(empty)))


def _likeliest(model: LinearModel, text: str) -> str:
    probabilities, _ = model.predict(text)
    return max(probabilities, key=lambda name: probabilities[name])


def _told(result: Scored) -> dict[str, Any]:
    return {"name": result.candidate.name, "accuracy": result.accuracy, "error": result.error, **asdict(result.candidate)}


def _keep_vectors() -> None:
    """From here on, this process encodes each sentence once and keeps its raw vectors; before an encoder is loaded."""
    for name, load in list(sentence_vectors.ENCODERS.items()):
        sentence_vectors.ENCODERS[name] = partial(_remembering, load)


def _remembering(load: Callable[[], sentence_vectors.Encoder]) -> sentence_vectors.Encoder:
    encode = load()
    kept: dict[str, np.ndarray] = {}

    def encoder(texts: list[str]) -> np.ndarray:
        missing = [text for text in dict.fromkeys(texts) if text not in kept]
        if missing:
            kept.update(zip(missing, encode(missing), strict=True))
        return np.vstack([kept[text] for text in texts])

    return encoder


_STEPS: dict[str, Callable[..., dict[str, Any]]] = {"choose": choose, "train": train, "predict": predict}


def main(step: str, *paths: str) -> int:
    """Command line."""
    *given, to = map(Path, paths)
    answer(to, _STEPS[step](*given))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
