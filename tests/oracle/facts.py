"""Cases made of independent facts: each is told with the first message, when it is asked for, or after the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.oracle.script import Say, Script, Told, Wanted
from tests.oracle.speech import Speaker
from tests.oracle.wordings import message


@dataclass(frozen=True)
class Fact:
    """Something true of the member: what it tells, how it is said beside other things, the inputs whose question it answers and how.

    ``first`` is the chance of being told with the first message; otherwise it is told when asked, or, ``later``, after the result.
    """

    tells: Mapping[str, Any]
    said: str
    asked: tuple[str, ...] = ()
    answer: str = ""
    first: float = 0.6
    later: bool = False


def script(
    rule: str,
    main: str,
    facts: Sequence[Fact],
    asked: str,
    wanted: Callable[[Told], Wanted],
    speaker: Speaker,
    changes: Sequence[Say] = (),
    start: Mapping[str, Any] | None = None,
    answers: Mapping[str, Say] | None = None,
) -> Script:
    """The case: ``main`` and the facts told first, the answers, the facts told later, and at most one of the changes."""
    told: Told = dict(start or {})
    pieces, later = [], list[Say]()
    replies = {"mutual": Say("CMCM" if rule.startswith("cmcm") else "la mutualité socialiste")} | dict(answers or {})
    for fact in facts:
        replies |= {name: Say(speaker.written(fact.answer or fact.said), fact.tells) for name in fact.asked}
        if speaker.chance(fact.first):
            pieces.append(fact.said)
            told |= fact.tells
        elif fact.later:
            later.append(Say(speaker.written(fact.said), fact.tells))
    first = Say(message(main, pieces, asked, speaker), told)
    if changes and speaker.chance(0.45):
        later.append(speaker.rng.choice(list(changes)))
    return Script(rule, rule.split(".")[0], first, wanted, replies, later, told_by_channel=speaker.rng.random() > 0.08)
