"""The calculator alone says what the oracle says, for the inputs of every drawn case and for invoices at the edges of every limit."""

from __future__ import annotations

from typing import Any

import pytest

from actions.conversation.replies import Part, Writer
from benefits.engine import outcomes
from knowledge.loader import load
from tests.client import Message
from tests.oracle.draw import SCRIPTS, script
from tests.oracle.engine_inputs import inputs_of
from tests.oracle.said import RIGHT, judge
from tests.oracle.script import Script, Told, Wanted
from tests.oracle.speech import DAY

CASES = 100
SEED = 7
KNOWLEDGE = load()
WRITER = Writer(KNOWLEDGE, DAY)


def truth(case: Script) -> Told:
    """All that is told in a case, before any change of it."""
    told = dict(case.first.tells)
    for say in (*case.answers.values(), *case.later):
        told |= {name: value for name, value in say.tells.items() if name not in told or (name == "with_cns" and value)}
    return told


def said_of(wanted: Wanted, told: Told) -> list[Message]:
    """The statement of the calculator as the assistant would send it."""
    rules = list(dict.fromkeys(part.rule for part in wanted.parts))
    parts = []
    for rule_id in rules:
        rule, inputs = KNOWLEDGE.rules[rule_id], inputs_of(rule_id, told, KNOWLEDGE)
        parts.append(Part(rule, outcomes(rule, inputs, DAY, KNOWLEDGE.specs), inputs))
    if len(parts) == 1:
        reply = WRITER.results(parts[0].rule, parts[0].outcomes, parts[0].inputs)
    else:
        reply = WRITER.statement(parts)
    return [{"text": reply.text, "custom": reply.custom}]


@pytest.mark.parametrize("rule", SCRIPTS)
def test_the_calculator_says_what_the_oracle_says(rule: str) -> None:
    wrong: list[Any] = []
    for number in range(CASES):
        case = script(rule, SEED, number)
        told = truth(case)
        wanted = case.wanted(told)
        verdict, why = judge(said_of(wanted, told), wanted)
        if verdict != RIGHT:
            wrong.append((number, verdict, why, told))
    assert not wrong, wrong[:3]
