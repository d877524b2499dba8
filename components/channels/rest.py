"""The REST channel: the contract of `POST /webhooks/rest/webhook`, hardened.

A typed « /… » is text, never an intent; a request without sender, with a body that is no JSON object or with an unknown
mutual gets a sentence; an over-long message is cut for understanding and said so by the assistant; an error inside is
answered, not swallowed.
"""

import inspect
import logging
import re
from typing import Any, Awaitable, Callable, Dict, List, Optional, Text

from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.exceptions import InvalidUsage
from sanic.request import Request
from sanic.response import HTTPResponse

logger = logging.getLogger(__name__)

LONGEST = 2000
TOO_LONG = "trop_long"
APOLOGY = "Désolé, je n’arrive pas à répondre en ce moment. Réessayez dans un instant, ou appelez votre mutuelle."

OnMessage = Callable[[UserMessage], Awaitable[Any]]


class WholeMessages(CollectingOutputChannel):
    """Collects each reply as one message: its text, buttons and data together (stock Rasa tears them apart)."""

    async def send_response(self, recipient_id: Text, message: Dict[Text, Any]) -> None:
        """Called by Rasa for each reply of an action."""
        await self._persist_message(
            self._message(
                recipient_id, text=message.get("text"), buttons=message.get("buttons") or None, custom=message.get("custom") or None
            )
        )


class RestChannel(InputChannel):
    """Takes `{"sender", "message", "metadata"}` and gives back Rasa's list of messages (`text`, `buttons`, `custom`)."""

    @classmethod
    def name(cls) -> Text:
        """The route's first part."""
        return "rest"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> "RestChannel":
        """No credentials: the channel listens on loopback only."""
        return cls()

    def blueprint(self, on_new_message: OnMessage) -> Blueprint:
        """The routes: `GET /` tells that the channel is there, `POST /webhook` takes a message."""
        webhook = Blueprint(f"custom_webhook_{type(self).__name__}", inspect.getmodule(self).__name__.replace(".", "_"))

        @webhook.route("/", methods=["GET"])
        async def health(request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @webhook.route("/webhook", methods=["POST"])
        async def receive(request: Request) -> HTTPResponse:
            try:
                body = request.json
            except InvalidUsage:
                body = None
            problem = _problem(body)
            if problem:
                return response.json({"error": problem}, status=400)
            collector = WholeMessages()
            message = UserMessage(_as_text(body["message"]), collector, body["sender"], input_channel=self.name(), metadata=_metadata(body))
            try:
                await on_new_message(message)
            except Exception as error:
                logger.error("A message could not be answered (%s).", type(error).__name__)
                return response.json([{"recipient_id": body["sender"], "text": APOLOGY}])
            return response.json(_or_apology(collector.messages, body["sender"]))

        return webhook


def _problem(body: Any) -> Optional[Text]:
    """What is wrong with a request, in a sentence; None when nothing is."""
    if not isinstance(body, dict):
        return "Envoyez un objet JSON avec « sender » et « message »."
    if not isinstance(body.get("sender"), str) or not body["sender"].strip():
        return "Indiquez « sender » : un identifiant de conversation, en texte."
    if not isinstance(body.get("message"), str):
        return "Indiquez « message » : le texte de la question."
    metadata = body.get("metadata") or {}
    if not isinstance(metadata, dict) or not isinstance(metadata.get("mutuelle") or "", str):
        return '« metadata » est un objet, par exemple {"mutuelle": "cmcm"}.'
    return None


def _as_text(message: Text) -> Text:
    """The message as plain text: no leading slash (Rasa would read an intent), no more than can be a question."""
    return re.sub(r"^[\s/@]+", "", message).rstrip()[:LONGEST] or "…"


def _metadata(body: Dict[Text, Any]) -> Dict[Text, Any]:
    metadata = dict(body.get("metadata") or {})
    if len(body["message"].strip()) > LONGEST:
        metadata[TOO_LONG] = True
    return metadata


def _or_apology(messages: List[Dict[Text, Any]], sender: Text) -> List[Dict[Text, Any]]:
    """Never silence."""
    return messages or [{"recipient_id": sender, "text": APOLOGY}]
