"""The one action that answers: reads the turn, lets the conversation answer, sends the replies, keeps the state."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation.flow import Conversation
from actions.conversation.state import State
from actions.conversation.turn import turn_of
from knowledge.model import Knowledge
from knowledge.store import connect, read

STATE_SLOT = "conversation"
MUTUAL_SLOT = "mutuelle"


class ActionConversation(Action):
    """Answers any message. The knowledge is read once, when the action server starts."""

    def __init__(self) -> None:
        self.knowledge: Knowledge = read(connect())

    def name(self) -> str:
        """The action's name in the domain."""
        return "action_conversation"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Called by Rasa for every message."""
        state = State.of(tracker.get_slot(STATE_SLOT))
        turn = turn_of(tracker.latest_message, _metadata(tracker))
        conversation = Conversation(self.knowledge, state, today())
        for reply in conversation.answer(turn):
            buttons = [{"title": title, "payload": title} for title in reply.buttons]
            dispatcher.utter_message(text=reply.text, buttons=buttons or None, json_message=reply.custom)
        return [SlotSet(STATE_SLOT, state.slot()), SlotSet(MUTUAL_SLOT, state.mutual)]


def today() -> date:
    """The day of the answer, the only clock of the assistant; `ASSISTANT_DAY` (ISO) fixes it for tests and reviews."""
    fixed = os.environ.get("ASSISTANT_DAY")
    return date.fromisoformat(fixed) if fixed else date.today()


def _metadata(tracker: Tracker) -> dict[str, Any]:
    """What the channel said of the conversation: kept by Rasa with the message."""
    return (tracker.latest_message or {}).get("metadata") or {}
