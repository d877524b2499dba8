"""A member's side of the REST contract, for tests and evaluations."""

import uuid
from dataclasses import dataclass, field
from typing import Any

from scripts.rest import send

Message = dict[str, Any]


def new_sender() -> str:
    """The name of a conversation that nobody has had yet."""
    return f"test-{uuid.uuid4().hex}"


@dataclass
class Conversation:
    """One conversation: the same sender and mutual all along."""

    client: "Client"
    mutuelle: str | None = None
    sender: str = field(default_factory=new_sender)

    def say(self, message: str, metadata: dict[str, Any] | None = None) -> list[Message]:
        """The assistant's messages to this message."""
        return self.client.say(message, self.sender, self.mutuelle, metadata)


@dataclass(frozen=True)
class Client:
    """The assistant at an address."""

    address: str

    def say(
        self, message: str, sender: str | None = None, mutuelle: str | None = None, metadata: dict[str, Any] | None = None
    ) -> list[Message]:
        """The assistant's messages; without a sender, the message is the first and only one of a conversation of its own."""
        metadata = {**({"mutuelle": mutuelle} if mutuelle else {}), **(metadata or {})}
        return send(self.address, sender or new_sender(), message, metadata)

    def conversation(self, mutuelle: str | None = None) -> Conversation:
        """A new conversation, with a member of this mutual."""
        return Conversation(self, mutuelle)


def text(messages: list[Message]) -> str:
    """All that the member reads, without the buttons."""
    return "\n".join(message["text"] for message in messages if message.get("text"))
