"""The REST channel's contract, on real Sanic requests and without a server: what goes in, what comes out, what is refused."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, Optional

import pytest
from rasa.core.channels.channel import UserMessage
from sanic.compat import Header
from sanic.request import Request

from components.channels.rest import APOLOGY, LONGEST, TOO_LONG, RestChannel

Handler = Callable[[UserMessage], Awaitable[Any]]


class Inside:
    """Stands for Rasa: keeps the message it got, sends the replies it was given, or fails."""

    def __init__(self, *replies: dict, error: Optional[Exception] = None) -> None:
        self.replies = replies
        self.error = error
        self.got: Optional[UserMessage] = None

    async def __call__(self, message: UserMessage) -> None:
        self.got = message
        for reply in self.replies:
            await message.output_channel.send_response(message.sender_id, reply)
        if self.error:
            raise self.error


def send(body: Any, inside: Optional[Inside] = None) -> tuple[int, Any]:
    """Post a body (bytes as they are, anything else as JSON); gives back status and parsed answer."""
    blueprint = RestChannel().blueprint(inside or Inside({"text": "ok"}))
    handler = next(route.handler for route in blueprint._future_routes if route.uri == "/webhook")
    request = Request(b"/webhook", Header({"content-type": "application/json"}), "1.1", "POST", None, None)
    request.body = body if isinstance(body, bytes) else json.dumps(body).encode()
    answer = asyncio.run(handler(request))
    return answer.status, json.loads(answer.body)


def received(message: str, **more: Any) -> UserMessage:
    """What Rasa gets for a message."""
    inside = Inside({"text": "ok"})
    assert send({"sender": "a", "message": message, **more}, inside)[0] == 200
    assert inside.got is not None
    return inside.got


def test_a_message_reaches_rasa_with_its_sender_and_metadata() -> None:
    got = received("Combien coûte un DMG ?", metadata={"mutuelle": "msl"})
    assert (got.text, got.sender_id, got.input_channel) == ("Combien coûte un DMG ?", "a", "rest")
    assert got.metadata == {"mutuelle": "msl"}


@pytest.mark.parametrize(
    "message",
    [
        "/restart",
        "/aide",
        " /restart",
        "//restart",
        "/ restart",
        "/ /restart",
        "/ / /restart",
        "/\n/restart",
        "@/restart",
        '/annuler{"x": 1}',
        "/session_start",
    ],
)
def test_a_typed_slash_is_text_and_never_an_intent(message: str) -> None:
    text = received(message).text
    assert not text.startswith("/")
    assert text


@pytest.mark.parametrize("message", ["", "   ", "/", "///", "\n"])
def test_an_empty_message_still_reaches_the_assistant(message: str) -> None:
    assert received(message).text == "…"


@pytest.mark.parametrize(
    "body",
    [
        {"message": "bonjour"},
        {"sender": "", "message": "bonjour"},
        {"sender": "  ", "message": "bonjour"},
        {"sender": 12, "message": "bonjour"},
        {"sender": None, "message": "bonjour"},
        {"sender": "a"},
        {"sender": "a", "message": None},
        {"sender": "a", "message": 12},
        {"sender": "a", "message": ["bonjour"]},
        {"sender": "a", "message": "bonjour", "metadata": "cmcm"},
        {"sender": "a", "message": "bonjour", "metadata": ["cmcm"]},
        {"sender": "a", "message": "bonjour", "metadata": 7},
        [],
        ["bonjour"],
        "bonjour",
        12,
        None,
        b"",
        b"not json",
        b'{"sender": ',
        b"\xff\xfe\x00",
        b"sender=a&message=b",
    ],
)
def test_a_body_that_is_no_message_gets_a_sentence_and_reaches_nobody(body: Any) -> None:
    inside = Inside({"text": "ok"})
    status, answer = send(body, inside)
    assert status == 400
    assert answer["error"].endswith(".")
    assert inside.got is None


@pytest.mark.parametrize("metadata", [None, {}])
def test_metadata_may_be_missing(metadata: Any) -> None:
    assert received("bonjour", metadata=metadata).metadata == {}
    assert received("bonjour").metadata == {}


@pytest.mark.parametrize("mutual", [["cmcm"], {"id": "cmcm"}, 7])
def test_an_unknown_mutual_is_refused_with_a_sentence(mutual: Any) -> None:
    status, answer = send({"sender": "a", "message": "bonjour", "metadata": {"mutuelle": mutual}})
    assert status == 400
    assert "cmcm" in answer["error"]


def test_an_over_long_message_is_cut_and_said_to_be_so() -> None:
    got = received("a" * 5_000, metadata={"mutuelle": "cmcm"})
    assert len(got.text) == LONGEST
    assert got.metadata == {"mutuelle": "cmcm", TOO_LONG: True}


def test_a_message_of_the_greatest_length_is_whole() -> None:
    got = received("a" * LONGEST)
    assert len(got.text) == LONGEST
    assert TOO_LONG not in got.metadata


def test_text_buttons_and_data_come_back_in_one_message() -> None:
    buttons = [{"title": "Oui", "payload": "Oui"}]
    status, answer = send({"sender": "a", "message": "x"}, Inside({"text": "Alors ?", "buttons": buttons, "custom": {"type": "question"}}))
    assert status == 200
    assert answer == [{"recipient_id": "a", "text": "Alors ?", "buttons": buttons, "custom": {"type": "question"}}]


def test_several_replies_keep_their_order() -> None:
    _, answer = send({"sender": "a", "message": "x"}, Inside({"text": "un"}, {"text": "deux", "custom": {"a": 1}}, {"text": "trois"}))
    assert [message["text"] for message in answer] == ["un", "deux", "trois"]
    assert "custom" not in answer[0]
    assert "buttons" not in answer[2]


def test_an_error_inside_is_answered_with_an_apology() -> None:
    status, answer = send({"sender": "a", "message": "x"}, Inside(error=RuntimeError("secret")))
    assert status == 200
    assert answer == [{"recipient_id": "a", "text": APOLOGY}]


def test_an_error_s_words_and_the_member_s_words_stay_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    send({"sender": "a", "message": "mon secret"}, Inside(error=RuntimeError("mon secret")))
    assert "RuntimeError" in caplog.text
    assert "mon secret" not in caplog.text


def test_silence_inside_is_answered_with_an_apology() -> None:
    assert send({"sender": "a", "message": "x"}, Inside()) == (200, [{"recipient_id": "a", "text": APOLOGY}])


@pytest.mark.parametrize(
    "body",
    [
        b'{"sender": "\\ud800", "message": "bonjour"}',
        b'{"sender": "a", "message": "\\ud800 bonjour"}',
        b'{"sender": "a", "message": "a\\u0000b"}',
    ],
)
def test_a_broken_character_breaks_nothing(body: bytes) -> None:
    status, answer = send(body)
    assert status in (200, 400)
    assert answer


def test_the_health_route_answers() -> None:
    blueprint = RestChannel().blueprint(Inside())
    handler = next(route.handler for route in blueprint._future_routes if route.uri == "/")
    assert json.loads(asyncio.run(handler(None)).body) == {"status": "ok"}


def test_the_channel_is_the_contract_s_route() -> None:
    assert RestChannel.name() == "rest"
    assert isinstance(RestChannel.from_credentials(None), RestChannel)
