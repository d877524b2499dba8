"""The REST contract over the running assistant: whole messages, honest statements, and kindness to bad input."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest

from tests.client import Client, text
from tests.expectations import holds


def post(client: Client, body: bytes) -> tuple[int, Any]:
    """The status and the JSON of a raw request."""
    request = urllib.request.Request(f"{client.address}/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_a_statement_comes_as_one_message_with_text_buttons_and_data(assistant: Client) -> None:
    messages = assistant.say("DT43, 12 ans, régime commun seulement, combien ?", mutuelle="cmcm")
    assert len(messages) == 1
    message = messages[0]
    # c462: 20 % of 702,30 = 140,46; 1.510 − 702,30 − 140,46 = 667,24
    assert holds(message["text"], "140,46")
    assert holds(message["text"], "667,24")
    data = message["custom"]
    assert (data["type"], data["result"], data["rule"]) == ("statement", "calculated", "cmcm.orthodontie")
    assert (data["refund"], data["paid"], data["remaining"]) == ("140.46", "1510.00", "667.24")
    assert {total["payer"]: total["amount"] for total in data["totals"]} == {"CNS": "702.30", "Régime commun": "140.46"}
    assert all(line["source"]["document"] == "cmcm-2026-07" for line in data["lines"])
    assert data["caveats"]
    assert message["buttons"]


def test_every_button_means_something_when_its_payload_comes_back(assistant: Client) -> None:
    talk = assistant.conversation("msl")
    for button in talk.say("Combien coûte un DMG ?")[0]["buttons"]:
        reply = talk.say(button["payload"])
        assert reply[0]["custom"]["type"] in ("answer", "question")
        talk.say("annuler")
        talk.say("Combien coûte un DMG ?")


@pytest.mark.parametrize("message", ["", "   ", "😀😀", "…", "???", "?!"])
def test_a_message_without_words_gets_a_kind_and_useful_reply(assistant: Client, message: str) -> None:
    reply = text(assistant.say(message, mutuelle="msl"))
    assert holds(reply, "question")


def test_five_thousand_characters_get_a_kind_reply(assistant: Client) -> None:
    assert holds(text(assistant.say("bonjour " * 625, mutuelle="msl")), "trop long")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("Wie viel bekomme ich für die Zahnspange meiner Tochter zurück?", "Französisch"),
        ("Hoeveel krijg ik terug voor een beugel?", "Frans"),
        ("How much do I get back for my daughter's braces?", "French"),
        ("Moien, wéi vill kréien ech fir eng Zännspang?", "Franséisch"),
        ("Quanto recebo para o aparelho dos dentes da minha filha?", "francês"),
    ],
)
def test_another_language_is_answered_in_it(assistant: Client, message: str, words: str) -> None:
    reply = text(assistant.say(message, mutuelle="cmcm"))
    assert holds(reply, words)
    assert holds(reply, "49 94 45")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("DT41, 12 ans, denta optiplus, facture de -50 €", "négatif"),
        ("DT41, 12 ans, denta optiplus, facture de 99.000.000 €", "trop grand"),
        ("bagues pour mon fils né le 12/05/2031, DT41", "futur"),
        ("bagues pour mon fils né le 31/02/2014, DT41", "n'existe pas"),
        ("bagues pour mon fils de 250 ans, DT41, denta", "trop grand"),
    ],
)
def test_what_cannot_be_is_said_kindly_with_an_example(assistant: Client, message: str, words: str) -> None:
    reply = text(assistant.say(message, mutuelle="cmcm"))
    assert holds(reply, words)
    assert holds(reply, "par exemple")


@pytest.mark.parametrize("message", ["/restart", "/dmg_cout", '/inform{"age": 12}', "/session_start"])
def test_a_typed_slash_is_text_and_injects_nothing(assistant: Client, message: str) -> None:
    talk = assistant.conversation("msl")
    talk.say("Combien coûte un DMG ?")
    assert text(talk.say(message)).strip()
    assert holds(text(talk.say("quel est le plafond bim ?")), "20.763,88")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not json",
        b"[]",
        b'{"message": "bonjour"}',
        b'{"sender": "", "message": "bonjour"}',
        b'{"sender": "a"}',
        b'{"sender": "a", "message": 3}',
        b'{"sender": "a", "message": "x", "metadata": "msl"}',
    ],
)
def test_a_malformed_request_gets_a_sentence_and_400(assistant: Client, body: bytes) -> None:
    status, answer = post(assistant, body)
    assert status == 400
    assert answer["error"].endswith(".")


def test_an_unknown_mutual_in_the_metadata_is_as_good_as_none(assistant: Client) -> None:
    assert holds(text(assistant.say("l'orthodontie est-elle remboursée ?", metadata={"mutuelle": "inconnue"})), "CMCM")


def test_the_same_conversation_twice_gets_the_same_answers(assistant: Client) -> None:
    said = ["je suis veuve avec 2 enfants à charge", "1 750 € par mois", "oui", "et avec 3 enfants ?"]
    first, second = (
        [text(talk.say(message)) for message in said] for talk in (assistant.conversation("msl"), assistant.conversation("msl"))
    )
    assert first == second


def test_two_conversations_do_not_mix(assistant: Client) -> None:
    one, other = assistant.conversation("cmcm"), assistant.conversation("cmcm")
    one.say("DT41, denta & optiplus")
    other.say("DT43, régime commun seul")
    assert holds(text(one.say("12 ans")), "611,78")  # c460: 111,78 + 500
    assert holds(text(other.say("12 ans")), "140,46")  # c462
