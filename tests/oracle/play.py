"""Holds a case's conversation: the member answers what is asked and says the rest; every statement on the way is judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.client import Message
from tests.inprocess import Assistant
from tests.oracle.said import ASKED, REFUSED, RIGHT, WRONG, asks, judge, shown, statements
from tests.oracle.script import CALCULATED, NOT_COVERED, Say, Script

_MOST_MESSAGES = 12


@dataclass(frozen=True)
class CaseResult:
    """One case held: its rule, the verdict, the member's messages, what was said last, what had to be said, and why it is not right."""

    rule: str
    verdict: str
    messages: tuple[str, ...]
    said: str
    expected: str
    why: str = field(default="", compare=False)


def play(assistant: Assistant, script: Script) -> CaseResult:
    """The conversation of a case, to its end or to the first message that is not understood as it should be."""
    talk = assistant.conversation(script.mutual if script.told_by_channel else None)
    told, messages = dict(script.first.tells), [script.first.text]
    later, answered = list(script.later), set[str]()
    replies: Sequence[Message] = talk.say(script.first.text)
    expected = ""

    def result(verdict: str, why: str = "") -> CaseResult:
        return CaseResult(script.rule, verdict, tuple(messages), shown(replies), expected, why)

    while True:
        follows: Say | None = None
        if statements(replies):
            try:
                wanted = script.wanted(told)
            except KeyError as missing:
                made = any(one["result"] == CALCULATED for one in statements(replies))
                return result(WRONG if made else REFUSED, f"a statement without {missing}")
            expected = repr(wanted)
            verdict, why = judge(replies, wanted)
            if verdict != RIGHT:
                return result(verdict, why)
            later = _new(later, told)
            if not later:
                return result(RIGHT)
            follows = later.pop(0)
        elif (asked := asks(replies)) is not None:
            if asked not in script.answers or asked in answered:
                return result(ASKED, f"asked for {asked}")
            answered.add(asked)
            follows = script.answers[asked]
        elif any((reply.get("custom") or {}).get("type") == "answer" for reply in replies):
            if _gives_no_amount(script, told):
                return result(RIGHT)  # an article says so as well as a statement
            if not later:
                return result(REFUSED, "an article")
            follows = later.pop(0)
        else:
            return result(REFUSED, "no statement")
        if len(messages) >= _MOST_MESSAGES:
            return result(ASKED, "no end")
        told.update(follows.tells)
        messages.append(follows.text)
        replies = talk.say(follows.text)


def _gives_no_amount(script: Script, told: dict[str, object]) -> bool:
    """Whether the source gives no amount for what was told."""
    try:
        return all(part.expected.outcome == NOT_COVERED for part in script.wanted(dict(told)).parts)
    except KeyError:
        return False


def _new(later: list[Say], told: dict[str, object]) -> list[Say]:
    """What is still to be said: not what was told in answer to a question meanwhile."""
    return [say for say in later if not say.tells or any(told.get(name) != value for name, value in say.tells.items())]


__all__ = ["ASKED", "REFUSED", "RIGHT", "WRONG", "CaseResult", "play"]
