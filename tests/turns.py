"""Turns as the NLU hands them to the conversation, built from sentences by the real extractor and a given ranking, without Rasa."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from actions.conversation.flow import Conversation
from actions.conversation.heard import Reading
from actions.conversation.reading import read
from actions.conversation.replies import Reply
from actions.conversation.state import State, encode
from actions.conversation.turn import Turn, turn_of
from components.extraction.extractor import extract
from components.extraction.found import Found
from components.extraction.vocabulary import Vocabulary
from knowledge.loader import load
from knowledge.model import Knowledge

DAY = date(2026, 11, 21)
KNOWLEDGE = load()


def vocabulary_of(knowledge: Knowledge) -> Vocabulary:
    """The words of a knowledge, as Rasa's component reads them."""
    return Vocabulary(knowledge.inputs.values(), knowledge.mutuals.values(), knowledge.elements)


VOCABULARY = vocabulary_of(KNOWLEDGE)

Ranking = Sequence[tuple[str, float]]


def found(text: str, *kinds: str) -> list[Found]:
    """The things of some kinds that the extractor reads in a sentence."""
    return [item for item in extract(text, VOCABULARY)[1] if item.kind in kinds]


def values(text: str, *kinds: str) -> list[Any]:
    """The values of the things of some kinds, in order."""
    return [item.value for item in found(text, *kinds)]


def turn(text: str, ranking: Ranking = (), mutual: str | None = None, too_long: bool = False, vocabulary: Vocabulary = VOCABULARY) -> Turn:
    """A message of one question."""
    return turn_of_parts([(text, ranking)], mutual, too_long, vocabulary)


def turn_of_parts(
    parts: Sequence[tuple[str, Ranking]], mutual: str | None = None, too_long: bool = False, vocabulary: Vocabulary = VOCABULARY
) -> Turn:
    """A message of several questions, each with its ranking; passes through JSON as it does between Rasa and the actions."""
    segments = []
    for text, ranking in parts:
        folded, things = extract(text, vocabulary)
        segments.append(
            {
                "text": text,
                "folded": folded,
                "similarity": 1.0,
                "ranking": [{"name": name, "confidence": confidence} for name, confidence in ranking],
                "found": [{"kind": item.kind, "value": item.value, "start": item.start, "end": item.end, **item.more} for item in things],
            }
        )
    message = {"text": " ".join(text for text, _ in parts), "segments": segments}
    metadata = {"mutuelle": mutual, "trop_long": too_long}
    return turn_of(json.loads(json.dumps(message)), metadata)


def reading(rule: str, text: str, pending: str | None = None, day: date = DAY) -> Reading:
    """What a sentence tells a rule."""
    return read(KNOWLEDGE.rules[rule], turn(text).segments[0], KNOWLEDGE.inputs, day, pending)


class Dialogue:
    """A conversation over several messages; between two messages the state passes through JSON, as the slot does."""

    def __init__(self, mutual: str | None = None, day: date = DAY, knowledge: Knowledge = KNOWLEDGE) -> None:
        self.mutual = mutual
        self.day = day
        self.knowledge = knowledge
        self.vocabulary = VOCABULARY if knowledge is KNOWLEDGE else vocabulary_of(knowledge)
        self.state = State()
        self.replies: list[Reply] = []

    def say(self, text: str, *ranking: tuple[str, float]) -> str:
        """The member's message; gives back all that the assistant answers, as one text."""
        return self.hear(turn(text, ranking, self.mutual, vocabulary=self.vocabulary))

    def ask(self, *parts: tuple[str, str]) -> str:
        """Several questions in one message: each its text and the intent that is sure."""
        return self.hear(turn_of_parts([(text, [(intent, 0.95)]) for text, intent in parts], self.mutual, vocabulary=self.vocabulary))

    def hear(self, message: Turn) -> str:
        """Any turn."""
        self.state = State.of(json.loads(json.dumps(self.state.slot())))
        self.replies = Conversation(self.knowledge, self.state, self.day).answer(message)
        json.dumps(self.state.slot())
        assert self.replies
        assert all(reply.text.strip() for reply in self.replies)
        return plain("\n".join(reply.text for reply in self.replies))

    @property
    def buttons(self) -> list[str]:
        """The titles of the buttons of the last replies."""
        return [title for reply in self.replies for title in reply.buttons]

    @property
    def asked(self) -> str | None:
        """The input that is awaited, if any (an invited one is not)."""
        pending = self.state.pending or {}
        return pending.get("input") if not pending.get("invited") else None


def plain(text: str) -> str:
    """No-break spaces as plain ones, so that expectations can be typed."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def given(rule: str, text: str, pending: str | None = None, day: date = DAY) -> dict[str, Any]:
    """The inputs that a sentence gives a rule, as plain data: amounts in cents, acts as [code, paid, statutory], dates in ISO form."""
    return {name: encode(value) for name, value in reading(rule, text, pending, day).inputs.items()}
