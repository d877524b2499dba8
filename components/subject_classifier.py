"""Tells which subject each question of a message is about.

Features: character TF-IDF of the normalised text beside the vectors of two sentence encoders, each block of unit length
times a weight, so that none drowns the others. Classifier: a linear SVM, whose scores become probabilities through one
temperature fitted on examples kept apart. A message is split into questions (``segments``); the parts are kept only
when they are separately understood as different subjects, else the whole message is one segment. « DMG ? » beside
another question is understood as the first subject of its theme.

Sets ``intent``, ``intent_ranking`` (whole message) and ``segments``: [{"text", "start", "end", "ranking", "similarity"}].
"""

import hashlib
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.linear_model import LinearModel
from components.normalise import has_letters
from components.segments import Segment, Themes, split
from components.subjects import read
from components.text_normaliser import WRITTEN

SEGMENTS = "segments"
INTENT_RANKING = "intent_ranking"
NOTHING_READ = "nlu_fallback"  # of a message without a letter: the rules need some intent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SubjectClassifier(GraphComponent):
    """Rasa's graph component around ``LinearModel`` and ``split``."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Settings chosen by cross-validation on data/nlu."""
        return {
            "C": 0.3,  # of the linear SVM
            "weight_characters": 0.7,  # weight of each block of features (0 leaves it out)
            "weight_words": 0.0,
            "weight_e5": 1.3,
            "weight_use": 0.7,
            "calibration_parts": 5,  # one of them is kept apart to calibrate the confidence
            "random_seed": 42,
            "ranking_length": 10,
            "segment_ranking_length": 40,
            "split_confidence": 0.35,  # each part of a split message has to reach it on a subject of its own,
            "split_confidence_other": 0.6,  # or this on an intent that is no subject
            "story_words": 35,  # a text longer than this with one question mark is a story with one question
            "theme_boost": 6.0,  # « et combien ça coûte ? » leans to the theme of the question before it
            "bare_theme_confidence": 0.6,  # of the first subject of a theme that alone is named
            # words that name a theme only beside a month: « juin primaire », « paiement mars »
            "stems_beside_a_month": {"indemnites": ["paiement", "versement", "primaire", "prim", "inval"]},
            "kept_vectors": "var/vectors",  # the examples' sentence vectors wait here for the next training (empty: nowhere)
            "subjects": "knowledge",  # the file or folder with the subjects and themes
        }

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Optional[LinearModel] = None,
        themes: Optional[Dict[Text, Text]] = None,
        stems: Optional[Dict[Text, List[Text]]] = None,
    ) -> None:
        """``themes``: subject -> theme; ``stems``: theme -> stems. Read when training and kept with the model."""
        self.config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._keep(themes or {}, stems or {})

    def _keep(self, themes: Dict[Text, Text], stems: Dict[Text, List[Text]]) -> None:
        self._themes, self._stems = themes, stems
        self._named = Themes(stems, self.config["stems_beside_a_month"])

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SubjectClassifier":
        """A new untrained component (the engine has merged the defaults into ``config``)."""
        return cls(config, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """The training reads the subjects of the knowledge: other ones make the cached model stale."""
        path = Path({**cls.get_default_config(), **config}["subjects"])
        return hashlib.sha256(repr(read(path)).encode()).hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Fits the model on the examples and persists it."""
        examples = [m for m in training_data.intent_examples if m.get(TEXT) and m.get(INTENT)]
        subjects = read(Path(self.config["subjects"]))
        self._keep(subjects.themes, subjects.stems)
        self._model = LinearModel(self.config).fit(
            [m.get(WRITTEN) or m.get(TEXT) for m in examples], [m.get(INTENT) for m in examples], in_scope=set(self._themes)
        )
        self.persist()
        return self._resource

    def persist(self) -> None:
        """Writes the model into its resource directory."""
        assert self._model is not None
        with self._model_storage.write_to(self._resource) as directory:
            self._model.save(Path(directory), extra={"themes": self._themes, "stems": self._stems})

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "SubjectClassifier":
        """The trained component; the encoders are loaded now, not at the first message."""
        with model_storage.read_from(resource) as directory:
            model, extra = LinearModel.load(Path(directory), config)
        model.vectors.warm_up()
        return cls(config, model_storage, resource, model, extra["themes"], extra["stems"])

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing that comes after needs the intents of the training examples."""
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets ``intent``, ``intent_ranking`` and ``segments`` of each message."""
        for message in messages:
            self._process_one(message)
        return messages

    def _process_one(self, message: Message) -> None:
        text: Text = message.get(WRITTEN) or message.get(TEXT) or ""
        if self._model is None or not has_letters(text):
            ranking: List[Dict[Text, Any]] = []
            segments = [_segment(Segment(text, 0, len(text)), [], 0.0)]
        else:
            whole, similarity = self._model.predict(text)
            ranking = _ranking(whole, self.config["ranking_length"])
            segments = self._parts(text)
            if len(segments) < 2:
                start = len(text) - len(text.lstrip())
                segment = Segment(text.strip(), start, start + len(text.strip()))
                segments = [_segment(segment, _ranking(whole, self.config["segment_ranking_length"]), similarity)]
        top = ranking[0] if ranking else {"name": NOTHING_READ, "confidence": 1.0}
        message.set(INTENT, dict(top), add_to_output=True)
        message.set(INTENT_RANKING, ranking, add_to_output=True)
        message.set(SEGMENTS, segments, add_to_output=True)

    def _parts(self, text: Text) -> List[Dict[Text, Any]]:
        """The segments of a message that asks about several subjects; fewer than two otherwise.

        Neighbouring parts with the same top subject are one question asked twice: they are joined again. A part that
        is not understood by itself undoes the split.
        """
        assert self._model is not None
        parts = split(text, self._named)
        if len(parts) < 2 or (len(text.split()) > self.config["story_words"] and text.count("?") < 2):
            return []
        kept: List[Dict[Text, Any]] = []
        theme: Optional[Text] = None
        for part in parts:
            probabilities, similarity = self._model.predict(part.text)
            asked = self._named.asked(part.text)  # a theme of its own weighs instead of that before it
            probabilities = self._leaning(probabilities, next(iter(asked)) if len(asked) == 1 else theme)
            ranking = _ranking(probabilities, self.config["segment_ranking_length"])
            ranking = self._bare_theme(part.text) or ranking
            name, confidence = ranking[0]["name"], ranking[0]["confidence"]
            needed = "split_confidence" if name in self._themes else "split_confidence_other"
            within = sum(p for subject, p in probabilities.items() if asked == {self._themes.get(subject)})
            # A theme named and understood is enough: which of its subjects is meant can be asked.
            if confidence < self.config[needed] and within < self.config["split_confidence_other"]:
                return []
            theme = self._themes.get(name, theme)
            if kept and kept[-1]["ranking"][0]["name"] == name:
                joined = Segment(text[kept[-1]["start"] : part.end], kept[-1]["start"], part.end)
                kept[-1] = _segment(joined, kept[-1]["ranking"], max(similarity, kept[-1]["similarity"]))
            else:
                kept.append(_segment(part, ranking, similarity))
        return kept

    def _bare_theme(self, text: Text) -> List[Dict[Text, Any]]:
        """The first subject of the theme, for a part that only names a theme: « et le DMG ? ». Else empty."""
        if not self._named.bare(text):
            return []
        asked = self._named.asked(text)
        first = next((subject for subject, theme in self._themes.items() if asked == {theme}), None)
        return [{"name": first, "confidence": self.config["bare_theme_confidence"]}] if first else []

    def _leaning(self, probabilities: Dict[Text, float], theme: Optional[Text]) -> Dict[Text, float]:
        """The probabilities with the subjects of ``theme`` counted ``theme_boost`` times, summing to 1 again."""
        if theme is None:
            return probabilities
        boost = float(self.config["theme_boost"])
        weighted = {name: p * (boost if self._themes.get(name) == theme else 1.0) for name, p in probabilities.items()}
        total = sum(weighted.values())
        return {name: weight / total for name, weight in weighted.items()}


def _ranking(probabilities: Dict[Text, float], length: int) -> List[Dict[Text, Any]]:
    best = sorted(probabilities.items(), key=lambda item: (-item[1], item[0]))[:length]
    return [{"name": name, "confidence": confidence} for name, confidence in best]


def _segment(segment: Segment, ranking: List[Dict[Text, Any]], similarity: float) -> Dict[Text, Any]:
    return {**segment._asdict(), "ranking": ranking, "similarity": similarity}
