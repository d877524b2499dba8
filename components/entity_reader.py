"""Rasa component: reads amounts, ages, dates, counts, codes and choices out of the message and each of its segments."""

import hashlib
from typing import Any, Dict, List, Optional, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from components.extraction.extractor import extract
from components.extraction.found import Found
from components.extraction.vocabulary import Vocabulary
from components.text_normaliser import WRITTEN
from knowledge.loader import load

SEGMENTS = "segments"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class EntityReader(GraphComponent):
    """Sets `entities` as Rasa knows them, and on each segment its ``folded`` text and ``found`` things.

    The vocabulary comes from the knowledge files, read once when the model is loaded.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @classmethod
    def create(
        cls, config: Dict[Text, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> "EntityReader":
        """Called by Rasa."""
        knowledge = load()
        return cls(Vocabulary(knowledge.inputs.values(), knowledge.mutuals.values(), knowledge.elements))

    @classmethod
    def fingerprint_addon(cls, config: Dict[str, Any]) -> Optional[str]:
        """The vocabulary is outside `data/`: its words are part of the fingerprint."""
        knowledge = load()
        words = (list(knowledge.inputs.values()), list(knowledge.mutuals.values()), knowledge.elements)
        return hashlib.sha256(repr(words).encode()).hexdigest()

    def process(self, messages: List[Message]) -> List[Message]:
        """Read each message and each of its segments."""
        for message in messages:
            text = message.get(WRITTEN) or message.get(TEXT) or ""
            _, found = extract(text, self._vocabulary)
            message.set(ENTITIES, [_entity(item, len(text)) for item in found], add_to_output=True)
            segments = message.get(SEGMENTS) or [{"text": text, "start": 0, "end": len(text), "ranking": []}]
            message.set(SEGMENTS, [self._read(segment) for segment in segments], add_to_output=True)
        return messages

    def _read(self, segment: Dict[Text, Any]) -> Dict[Text, Any]:
        folded, found = extract(segment["text"], self._vocabulary)
        things = [{"kind": item.kind, "value": item.value, "start": item.start, "end": item.end, **item.more} for item in found]
        return {**segment, "folded": folded, "found": things}


def _entity(item: Found, length: int) -> Dict[Text, Any]:
    """A thing read as a Rasa entity; its place is that in the folded text, kept within the message."""
    return {
        "entity": item.kind,
        "value": item.value,
        "start": min(item.start, length),
        "end": min(item.end, length),
        "extractor": "EntityReader",
    }
