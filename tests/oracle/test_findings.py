"""The wrong amounts that were found stay mended; one that is not yet mended is marked so, and must be unmarked once it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client import Message
from tests.oracle.findings import FINDINGS, Finding
from tests.oracle.run import assistant
from tests.oracle.said import WRONG, asks, judge, shown, statements


def params() -> list[Any]:
    return [
        pytest.param(finding, id=finding.name, marks=pytest.mark.xfail(strict=True, reason="not mended yet") if finding.open else ())
        for finding in FINDINGS
    ]


@pytest.mark.parametrize("finding", params())
def test_the_amount_is_not_wrong_any_more(finding: Finding) -> None:
    talk = assistant().conversation(finding.mutual)
    replies: list[Message] = []
    for message in finding.messages:
        replies = talk.say(message)
        answers = dict(finding.answers)
        while (asked := asks(replies)) in answers:
            replies = talk.say(answers.pop(str(asked)))
    if statements(replies):
        verdict, why = judge(replies, finding.wanted)
        assert verdict != WRONG, f"{why}: {shown(replies)}"
