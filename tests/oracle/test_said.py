"""The judge of the oracle's tests tells a right statement from a wrong one: it can fail."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.client import Message
from tests.oracle.said import ASKED, REFUSED, RIGHT, WRONG, amounts, asks, judge
from tests.oracle.script import CALCULATED, Expected, Part, Wanted, alone

STATEMENT: dict[str, Any] = {
    "type": "statement",
    "rule": "cmcm.perruque",
    "result": "calculated",
    "headline": "La CMCM vous rembourse 200,00 € ; il vous reste 1.165,00 € à payer.",
    "lines": [
        {"label": "Perruque", "amount": "1365.00", "payer": None},
        {"label": "Régime commun", "amount": "200.00", "payer": "Régime commun"},
    ],
    "totals": [{"payer": "Régime commun", "amount": "200.00"}],
    "refund": "200.00",
    "paid": "1365.00",
    "remaining": "1165.00",
}
TEXT = STATEMENT["headline"] + "\n• Perruque : 1.365,00 €\n• Régime commun : 200,00 €"
EXPECTED = Expected(CALCULATED, (200_00, 1_165_00), 200_00, 1_365_00, 1_165_00, {"rc": 200_00, "cns": 0})
WANTED = alone("cmcm.perruque", EXPECTED)


def reply(text: str = TEXT, **changes: Any) -> list[Message]:
    return [{"text": text, "custom": {**copy.deepcopy(STATEMENT), **changes}}]


def test_the_right_statement_is_right() -> None:
    assert judge(reply(), WANTED) == (RIGHT, "")


@pytest.mark.parametrize(
    "messages",
    [
        reply(refund="200.01"),
        reply(remaining="1164.99"),
        reply(paid="1365.01"),
        reply(headline=STATEMENT["headline"].replace("200,00", "150,00")),
        reply(headline=STATEMENT["headline"].replace("1.165", "165")),
        reply(totals=[{"payer": "PRESTAPLUS", "amount": "200.00"}]),
        reply(lines=[]),
        reply(text="La CMCM vous rembourse 150,00 €."),
        reply(text=STATEMENT["headline"]),
        reply(rule="cmcm.protheses"),
        reply(result="refused"),
        reply() + reply(),
    ],
)
def test_any_other_amount_is_wrong(messages: list[Message]) -> None:
    assert judge(messages, WANTED)[0] == WRONG


def test_no_amount_where_there_is_one_is_a_refusal() -> None:
    assert judge(reply(result="not_covered"), WANTED)[0] == REFUSED


def test_an_amount_where_there_is_none_is_wrong() -> None:
    assert judge(reply(), alone("cmcm.perruque", Expected("refused")))[0] == WRONG
    assert judge(reply(), alone("cmcm.perruque", Expected("not_covered")))[0] == WRONG


def test_cases_side_by_side_are_each_looked_at() -> None:
    both = Wanted((Part("cmcm.perruque", EXPECTED, "prestaplus"), Part("cmcm.perruque", Expected("refused"), "regime_commun")))
    yes = {**STATEMENT, "option": {"value": "prestaplus"}}
    no = {"rule": "cmcm.perruque", "result": "refused", "headline": "Non.", "option": {"value": "regime_commun"}}
    assert judge([{"text": TEXT, "custom": {"type": "statement", "statements": [yes, no]}}], both)[0] == RIGHT
    swapped = [{**yes, "option": no["option"]}, {**no, "option": yes["option"]}]
    assert judge([{"text": TEXT, "custom": {"type": "statement", "statements": swapped}}], both)[0] == WRONG


def test_facts_must_be_said_and_others_not() -> None:
    assert judge(reply(), alone("cmcm.perruque", Expected(CALCULATED, facts=("1.165",))))[0] == RIGHT
    assert judge(reply(), alone("cmcm.perruque", Expected(CALCULATED, facts=("oui",))))[0] == WRONG
    assert judge(reply(), alone("cmcm.perruque", Expected(CALCULATED, never=("1.165",))))[0] == WRONG


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ({"text": "?", "custom": {"type": "question", "rule": "cmcm.perruque", "input": "age"}}, "age"),
        ({"text": "?", "buttons": [{"title": "Au total", "payload": ""}], "custom": None}, "basis"),
        ({"text": "?", "custom": {"type": "which_mutual"}}, "mutual"),
        ({"text": "Voilà.", "custom": {"type": "answer"}}, None),
    ],
)
def test_what_is_asked(message: Message, asked: str | None) -> None:
    assert asks([message]) == asked
    assert ASKED != REFUSED


def test_amounts_are_read_as_they_are_written() -> None:
    assert amounts("1.340,50 €, 21 000,00 €, 65 € et 2\u202f027,16\u00a0€") == (1_340_50, 21_000_00, 65_00, 2_027_16)
