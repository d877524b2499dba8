"""The subject classifier without Rasa: texts in, calibrated probabilities and a similarity out.

Kept apart so that cross-validation and tests run without importing Rasa.
"""

import warnings
from pathlib import Path
from typing import Any, Dict, List, Mapping, Sequence, Set, Tuple

import joblib
import numpy as np
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from components.normalise import normalise
from components.sentence_vectors import SentenceVectors

_FILE = "subject_classifier.joblib"
_PRECISE_ENOUGH = 0.1  # of the optimisation: a hundredth of it takes longer and answers no question differently


class LinearModel:
    """TF-IDF and sentence vectors -> linear SVM -> softmax at a fitted temperature."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        """``config``: see ``SubjectClassifier.get_default_config``."""
        self.config = dict(config)
        kept = config.get("kept_vectors")
        self.vectors = SentenceVectors(_encoder_weights(config), kept=Path(kept) if kept else None)
        self.labels: List[str] = []
        self.temperature = 1.0
        self._characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, dtype=np.float32)
        self._words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32, token_pattern=r"(?u)\b\w+\b")
        self._coefficients = np.zeros((0, 0), dtype=np.float32)
        self._intercepts = np.zeros(0, dtype=np.float32)
        self._known = np.zeros((0, 0), dtype=np.float32)  # sentence vectors of the in-scope examples

    def fit(self, texts: Sequence[str], labels: Sequence[str], in_scope: Set[str]) -> "LinearModel":
        """Learns from the examples, in plain French; ``in_scope``: the labels whose examples count for the similarity."""
        y = np.array(labels)
        seen = [normalise(text) for text in texts]
        for _, vectorizer in self._vectorizers():
            vectorizer.fit(seen)
        vectors = self.vectors.fit_transform([text.lower() for text in texts])
        features = self._features(seen, vectors)
        classifier = self._classifier(features, y)
        self.labels = [str(label) for label in classifier.classes_]
        self._coefficients = _one_row_a_class(classifier.coef_).astype(np.float32)
        self._intercepts = _one_row_a_class(classifier.intercept_[:, None])[:, 0].astype(np.float32)
        self.temperature = self._fit_temperature(features, y)
        known = vectors[np.isin(y, sorted(in_scope))]
        self._known = (known / max(float(np.linalg.norm(known[0])), 1e-9)) if len(known) else known
        return self

    def predict(self, text: str) -> Tuple[Dict[str, float], float]:
        """Label -> probability (they sum to 1), and the greatest cosine with an in-scope training example."""
        vectors = self.vectors.transform([text.lower()])
        features = self._features([normalise(text)], vectors)
        scores = np.asarray(features @ self._coefficients.T)[0] + self._intercepts
        probabilities = softmax(scores.astype(np.float64)[None, :] / self.temperature)[0]
        similarity = 0.0
        if self._known.size:
            length = float(np.linalg.norm(vectors[0])) or 1.0
            similarity = float((self._known @ vectors[0]).max() / length)
        return dict(zip(self.labels, map(float, probabilities), strict=True)), similarity

    def save(self, directory: Path, extra: Mapping[str, Any]) -> None:
        """Writes the model and ``extra`` into ``directory``."""
        state = {name: value for name, value in vars(self).items() if name not in ("vectors", "config")}
        joblib.dump({"state": state, "centres": self.vectors.centres, "extra": dict(extra)}, directory / _FILE)

    @classmethod
    def load(cls, directory: Path, config: Mapping[str, Any]) -> Tuple["LinearModel", Dict[str, Any]]:
        """The model as saved, and its ``extra``."""
        content = joblib.load(directory / _FILE)
        model = cls(config)
        vars(model).update(content["state"])
        model.vectors = SentenceVectors.from_arrays(_encoder_weights(config), content["centres"])
        return model, content["extra"]

    def _features(self, seen: Sequence[str], vectors: np.ndarray) -> csr_matrix:
        blocks = []
        for weight, vectorizer in self._vectorizers():
            blocks.append(vectorizer.transform(seen) * weight)
        blocks.append(csr_matrix(vectors))
        return hstack(blocks, format="csr", dtype=np.float32)

    def _vectorizers(self) -> List[Tuple[float, TfidfVectorizer]]:
        both = ((self.config["weight_characters"], self._characters), (self.config["weight_words"], self._words))
        return [(float(weight), vectorizer) for weight, vectorizer in both if weight > 0]

    def _classifier(self, features: csr_matrix, y: np.ndarray) -> LinearSVC:
        classifier = LinearSVC(C=self.config["C"], tol=_PRECISE_ENOUGH, random_state=self.config["random_seed"])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            return classifier.fit(features, y)

    def _fit_temperature(self, features: csr_matrix, y: np.ndarray) -> float:
        """The temperature with the least log loss on scores of examples that a classifier of the others had not seen."""
        parts = int(self.config["calibration_parts"])
        if int(np.unique(y, return_counts=True)[1].min()) < parts:
            return 1.0
        splitter = StratifiedKFold(parts, shuffle=True, random_state=self.config["random_seed"])
        known, unseen = next(iter(splitter.split(np.zeros(len(y)), y)))
        scores = _as_matrix(self._classifier(features[known], y[known]).decision_function(features[unseen]))
        target = np.searchsorted(self.labels, y[unseen])

        def log_loss(log_temperature: float) -> float:
            chosen = softmax(scores / np.exp(log_temperature))[np.arange(len(target)), target]
            return float(-np.log(np.maximum(chosen, 1e-12)).mean())

        return float(np.exp(minimize_scalar(log_loss, bounds=(-5.0, 2.0), method="bounded").x))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Row by row."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _as_matrix(scores: np.ndarray) -> np.ndarray:
    """Two classes come as one column of scores."""
    return scores if scores.ndim == 2 else np.column_stack([-scores, scores])


def _one_row_a_class(rows: np.ndarray) -> np.ndarray:
    """Two classes come as one row, that of the second."""
    return rows if len(rows) > 1 else np.vstack([-rows, rows])


def _encoder_weights(config: Mapping[str, Any]) -> Dict[str, float]:
    return {"e5": float(config["weight_e5"]), "use": float(config["weight_use"])}
