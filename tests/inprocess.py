"""The whole assistant in this process, without servers: Rasa reads the messages with the trained model, the conversation answers.

For tests and evaluations with thousands of messages. What passes between the two goes through JSON, as it does over the wire; what
only the channel does (long messages, JSON bodies) is tested over the REST contract.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from rasa.core.agent import Agent

from actions.conversation.flow import Conversation
from actions.conversation.replies import Reply
from actions.conversation.state import State
from actions.conversation.turn import turn_of
from knowledge.loader import load
from knowledge.model import Knowledge
from scripts.train import MODEL
from tests.client import Message


@dataclass
class Assistant:
    """The trained model and the knowledge; ``day`` is the day of all answers."""

    day: date = field(default_factory=date.today)

    @cached_property
    def knowledge(self) -> Knowledge:
        """The facts, from their files."""
        return load()

    @cached_property
    def _agent(self) -> Agent:
        return Agent.load(str(MODEL))

    def understood(self, text: str) -> dict[str, Any]:
        """What the NLU pipeline makes of a message: intent, ranking, segments, entities."""
        return dict(json.loads(json.dumps(asyncio.run(self._agent.parse_message(text)))))

    def conversation(self, mutuelle: str | None = None) -> Talk:
        """A new conversation, with a member of this mutual."""
        return Talk(self, mutuelle)


@dataclass
class Talk:
    """One conversation; ``say`` answers like `tests.client.Conversation`."""

    assistant: Assistant
    mutuelle: str | None = None
    state: State = field(default_factory=State)

    def say(self, message: str) -> list[Message]:
        """The assistant's messages to this message."""
        turn = turn_of(self.assistant.understood(message), {"mutuelle": self.mutuelle} if self.mutuelle else {})
        self.state = State.of(json.loads(json.dumps(self.state.slot())))
        replies = Conversation(self.assistant.knowledge, self.state, self.assistant.day).answer(turn)
        return [_message(reply) for reply in replies]


def _message(reply: Reply) -> Message:
    found: Message = {"text": reply.text, "custom": reply.custom}
    if reply.buttons:
        found["buttons"] = [{"title": title, "payload": title} for title in reply.buttons]
    return found
