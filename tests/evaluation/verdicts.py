"""Whether a reply is of the subject that was asked about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from knowledge.model import Knowledge
from tests.client import Message
from tests.evaluation.material import Question

ANSWERED, OFFERED, REFUSED, WRONG = VERDICTS = ("answered", "offered", "refused", "wrong")


@dataclass(frozen=True)
class Replied:
    """The subjects that replies answer, and those that they offer; neither: they refuse."""

    answered: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


def replied(messages: Iterable[Message], knowledge: Knowledge) -> Replied:
    """What replies are about, as their data say."""
    answered: dict[str, None] = {}
    offered: dict[str, None] = {}
    for message in messages:
        data: dict[str, Any] = message.get("custom") or {}
        kind = data.get("type")
        if kind in ("answer", "which_mutual", "not_this_mutual"):
            answered[data["subject"]] = None
        elif kind in ("statement", "statement_set", "question"):
            rules = [data["rule"]] if "rule" in data else [statement["rule"] for statement in data["statements"]]
            answered |= dict.fromkeys(subject for rule in rules for subject in knowledge.rules[rule].subjects)
        elif kind == "choices":
            offered |= dict.fromkeys(data["subjects"])
    return Replied(tuple(answered), tuple(offered))


def verdict(question: Question, reply: Replied) -> str:
    """One of VERDICTS. For a question that is nobody's, refusing is answering rightly, and so is a subject that it accepts too."""
    if reply.answered:
        return ANSWERED if question.accepted & set(reply.answered) else WRONG
    if not reply.offered:
        return REFUSED if question.ours else ANSWERED
    if question.ours:
        return OFFERED if question.accepted & set(reply.offered) else WRONG
    return OFFERED
