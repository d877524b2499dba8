"""Cross-validation on the training examples: what the classifier makes of questions whose paraphrases it has not seen either."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import yaml
from sklearn.model_selection import StratifiedGroupKFold

from components import subjects
from components.linear_model import LinearModel
from components.normalise import normalise, plain_french
from components.spelling import Speller, trade_words
from scripts.environment import ROOT
from tests.evaluation.groups import grouped
from tests.evaluation.material import Example
from tests.evaluation.workers import Workers

FOLDS = 4  # two for each processor
_CLASSIFIER = "components.subject_classifier.SubjectClassifier"


@dataclass(frozen=True)
class Predicted:
    """An example, what a classifier that had not seen its like made of it (likeliest intent first), and how sure it was of the first."""

    example: Example
    ranking: tuple[str, ...]
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the likeliest intent is the example's."""
        return self.ranking[0] == self.example.intent


@dataclass(frozen=True)
class CrossValidated:
    """All examples with their predictions, the intents that are subjects with their theme, and the number of groups."""

    predictions: tuple[Predicted, ...]
    themes: dict[str, str]
    groups: int


def cross_validated(examples: Sequence[Example], seed: int, workers: Workers, folds: int = FOLDS) -> CrossValidated:
    """Every example predicted once, by a classifier trained as the assistant's on the folds that hold none of its group."""
    groups = grouped(examples, lambda text: normalise(plain_french(text)))
    intents = [example.intent for example in examples]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # intents with fewer examples than folds
        splits = list(StratifiedGroupKFold(folds, shuffle=True, random_state=seed).split(intents, intents, groups))
    themes = subjects.read(ROOT / "knowledge").themes
    predict = partial(_predicted, list(examples), frozenset(themes))
    predictions = [entry for fold in workers.map(predict, splits) for entry in fold]
    return CrossValidated(tuple(predictions), themes, len(set(groups)))


def _config() -> dict[str, Any]:
    """The classifier's settings as the assistant is trained with them, but for what costs time or is kept for the next training."""
    from components.subject_classifier import SubjectClassifier  # brings all of Rasa, which this process does not need

    pipeline = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    own = next((entry for entry in pipeline if entry["name"] == _CLASSIFIER), {})
    return {**SubjectClassifier.get_default_config(), **own, "kept_vectors": ""}


def _predicted(examples: Sequence[Example], in_scope: frozenset[str], split: tuple[np.ndarray, np.ndarray]) -> list[Predicted]:
    train, test = ([examples[place] for place in places] for places in split)
    learnt, asked = _written([one.text for one in train], [one.text for one in test])
    model = LinearModel(_config()).fit(learnt, [one.intent for one in train], in_scope=set(in_scope))
    found = []
    for example, probabilities in zip(test, _probabilities(model, asked), strict=True):
        ranking = sorted(probabilities, key=lambda name: (-probabilities[name], name))[:3]
        found.append(Predicted(example, tuple(ranking), probabilities[ranking[0]]))
    return found


def _written(train: Sequence[str], test: Sequence[str]) -> tuple[list[str], list[str]]:
    """The texts as the classifier is given them: in plain French, spelt by what the training texts teach."""
    mend = Speller(trade_words(train, ROOT / "knowledge")).mend
    return [plain_french(text, mend) for text in train], [plain_french(text, mend) for text in test]


def _probabilities(model: Any, texts: Sequence[str]) -> list[dict[str, float]]:
    """Intent → probability for each text; all at once where the model knows how (`predict_many`, a list of what `predict` gives)."""
    many = getattr(model, "predict_many", None)
    found = many(texts) if many else [model.predict(text) for text in texts]
    return [probabilities for probabilities, _ in found]
