"""What the assistant said, held against what must be said: right, wrong, asked or refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.client import Message
from tests.expectations import folded, holds
from tests.oracle.script import CALCULATED, NOT_COVERED, Expected, Part, Wanted
from tests.oracle.script import REFUSED as NO_RIGHT

RIGHT, WRONG, ASKED, REFUSED = "right", "wrong", "asked", "refused"
_AMOUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[. \u00a0\u202f]\d{3})+|\d+)(?:,(\d{2}))?[ \u00a0\u202f]?€")
_MOST_LINES = 8  # a longer statement is told by act and payer


def amounts(text: str) -> tuple[int, ...]:
    """Every amount of money in a text, in order, in cents."""
    return tuple(int(re.sub(r"\D", "", whole)) * 100 + int(cents or "0") for whole, cents in _AMOUNT.findall(text))


def cents(decimal: str | None) -> int | None:
    """« 611.78 » of the data, in cents."""
    if decimal is None:
        return None
    whole, _, rest = decimal.partition(".")
    return int(whole) * 100 + int(rest)


def statements(messages: Sequence[Message]) -> list[dict[str, Any]]:
    """The statements of all messages."""
    found: list[dict[str, Any]] = []
    for message in messages:
        data = message.get("custom") or {}
        if data.get("type") in ("statement", "statement_set"):
            found += data.get("statements") or [data]
    return found


def asks(messages: Sequence[Message]) -> str | None:
    """The input that the last message asks for, ``basis`` (one or all?), ``period``, ``mutual`` or ``choice``; None if it asks nothing."""
    for message in reversed(messages):
        data = message.get("custom") or {}
        if data.get("type") == "question":
            return str(data["input"])
        if data.get("type") in ("which_mutual", "choices"):
            return {"which_mutual": "mutual", "choices": "choice"}[data["type"]]
        titles = {button["title"] for button in message.get("buttons") or ()}
        if "Au total" in titles:
            return "basis"
        if "Par mois" in titles:
            return "period"
    return None


def shown(messages: Sequence[Message]) -> str:
    """What was said, in short, for a report."""
    found = statements(messages)
    if not found:
        return " | ".join(message["text"] for message in messages)
    return " | ".join(f"{one['rule']} {(one.get('option') or {}).get('value', '')} {one['result']}: {one['headline']}" for one in found)


def judge(messages: Sequence[Message], wanted: Wanted) -> tuple[str, str]:
    """The verdict on a reply that holds statements, and why it is not right."""
    found = statements(messages)
    text = "\n".join(message["text"] for message in messages)
    verdicts = []
    keys = [(one["rule"], (one.get("option") or {}).get("value")) for one in found]
    expected_keys = [(part.rule, part.option) for part in wanted.parts]
    if {key[0] for key in keys} == {key[0] for key in expected_keys} and _no_right(found, wanted):
        return RIGHT, ""
    if Counter(keys) != Counter(expected_keys):
        made = any(one["result"] == CALCULATED and (one["refund"] is not None or one["lines"]) for one in found)
        return (WRONG if made else REFUSED), f"statements of {keys} instead of {expected_keys}"
    rest = list(found)
    for part in wanted.parts:
        one = next(one for one in rest if (one["rule"], (one.get("option") or {}).get("value")) == (part.rule, part.option))
        rest.remove(one)
        verdicts.append(_one(one, part, text, len(found) == 1))
    verdicts += _totals(messages, wanted, text)
    for verdict in (WRONG, REFUSED):
        reasons = [why for found_verdict, why in verdicts if found_verdict == verdict]
        if reasons:
            return verdict, "; ".join(reasons)
    return RIGHT, ""


def _no_right(found: Sequence[dict[str, Any]], wanted: Wanted) -> bool:
    """Whether nothing is paid whatever the cover, and this is said, once or cover by cover."""
    outcomes = {part.expected.outcome for part in wanted.parts} | {one["result"] for one in found}
    return outcomes == {NO_RIGHT} and len({part.rule for part in wanted.parts}) == 1


def _one(data: dict[str, Any], part: Part, text: str, single: bool) -> tuple[str, str]:
    """One statement; a refusal where there is a right, or an amount where there is none, is as wrong as another amount."""
    expected = part.expected
    if data["result"] != expected.outcome:
        verdict = REFUSED if data["result"] == NOT_COVERED else WRONG
        return verdict, f"{part.rule} is {data['result']} instead of {expected.outcome}"
    problems = [f"lacks « {fact} »" for fact in expected.facts if not holds(text, fact)]
    problems += [f"says « {fact} »" for fact in expected.never if holds(text, fact)]
    if expected.headline is not None and amounts(data["headline"]) != expected.headline:
        problems.append(f"headline of {amounts(data['headline'])} instead of {expected.headline}")
    if single and folded(data["headline"]) not in folded(text):
        problems.append("its text is not that of its data")
    if data["result"] == CALCULATED:
        problems += _figures(data, expected, text, single)
    return (WRONG, f"{part.rule}: " + ", ".join(problems)) if problems else (RIGHT, "")


def _figures(data: dict[str, Any], expected: Expected, text: str, single: bool) -> list[str]:
    """Totals and lines of a statement that differ from what they must be, in the data and in the text."""
    problems = []
    for name in ("refund", "paid", "remaining"):
        want = getattr(expected, name)
        if want is not None and cents(data[name]) != want:
            problems.append(f"{name} of {cents(data[name])} instead of {want}")
    if expected.payers is not None:
        pays = Counter({_payer(total["payer"]): 0 for total in data["totals"]})
        for total in data["totals"]:
            pays[_payer(total["payer"])] += cents(total["amount"]) or 0
        if {who: pay for who, pay in pays.items() if pay} != {who: pay for who, pay in expected.payers.items() if pay}:
            problems.append(f"payers of {dict(pays)} instead of {dict(expected.payers)}")
    if expected.paid is not None and expected.payers is not None:
        invoiced = sum(cents(line["amount"]) or 0 for line in data["lines"] if line["payer"] is None)
        if invoiced != expected.paid:
            problems.append(f"invoiced lines of {invoiced} instead of {expected.paid}")
    said = [cents(line["amount"]) for line in data["lines"]]
    problems += [f"no line of {amount}" for amount in expected.lines if amount not in said]
    if single and len(data["lines"]) <= _MOST_LINES:
        in_text = amounts(text)
        problems += [f"the text lacks the line of {amount}" for amount in said if amount is not None and amount not in in_text]
    return problems


def _totals(messages: Sequence[Message], wanted: Wanted, text: str) -> list[tuple[str, str]]:
    """The totals over several benefits, in the data and in the text."""
    if wanted.totals is None:
        return []
    data = next(message["custom"] for message in messages if (message.get("custom") or {}).get("type") == "statement_set")
    said = {one["option"]: (cents(one["refund"]), cents(one["paid"]), cents(one["remaining"])) for one in data["totals"]}
    if said != dict(wanted.totals):
        return [(WRONG, f"totals of {said} instead of {dict(wanted.totals)}")]
    if all(part.expected.outcome != CALCULATED for part in wanted.parts):
        return []  # nothing is paid: no total to show
    in_text = set(amounts(text))
    missing = [amount for refund, _, remaining in wanted.totals.values() for amount in (refund, remaining) if amount not in in_text]
    return [(WRONG, f"the text lacks the totals {missing}")] if missing else []


def _payer(label: str) -> str:
    return "cns" if label == "CNS" else "do" if "DENTA" in label else "pp" if "PRESTAPLUS" in label else "rc"
