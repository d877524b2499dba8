"""Rasa component: what a member typed, as plain French, for everything that understands it; the message keeps its text.

The first of the pipeline, and the only one that mends SMS forms, accents, spelling and words of the neighbours' languages.
"""

import hashlib
from pathlib import Path
from typing import Any, Dict, List, Optional, Text

import joblib
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.normalise import WORDS, plain_french
from components.spelling import Speller, french, trade_words, typed_words

WRITTEN = "written"
_FILE = "speller.joblib"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class TextNormaliser(GraphComponent):
    """Sets ``written`` on each message. Learns the words of the trade from the examples and the knowledge files."""

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """``knowledge``: the folder whose words are spelt as they should be."""
        return {"knowledge": "knowledge"}

    def __init__(self, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, speller: Optional[Speller] = None) -> None:
        """Without a speller, spelling is left as it is."""
        self._config, self._model_storage, self._resource = config, model_storage, resource
        self._speller = speller

    @classmethod
    def fingerprint_addon(cls, config: Dict[Text, Any]) -> Optional[Text]:
        """The words of the knowledge and of the word list are outside `data/`: they are part of the fingerprint."""
        folder = Path({**cls.get_default_config(), **config}["knowledge"])
        files = [WORDS, *sorted(folder.rglob("*.yml"))]
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "TextNormaliser":
        """A new untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> "TextNormaliser":
        """The trained component; the dictionary is loaded now, not at the first message."""
        french()
        with model_storage.read_from(resource) as directory:
            return cls(config, model_storage, resource, joblib.load(Path(directory) / _FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Counts the words of the trade and keeps them with the model."""
        examples = [message.get(TEXT) or "" for message in training_data.training_examples]
        knowledge = Path(self._config["knowledge"])
        self._speller = Speller(trade_words(examples, knowledge), typed_words(examples, knowledge))
        with self._model_storage.write_to(self._resource) as directory:
            joblib.dump(self._speller, Path(directory) / _FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The examples too, as the messages will be read."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        """Sets ``written`` of each message with a text."""
        mend = self._speller.mend if self._speller else None
        for message in messages:
            if message.get(TEXT):
                message.set(WRITTEN, plain_french(message.get(TEXT), mend), add_to_output=True)
        return messages
