"""A calculation's statement: its lines as text, and the whole of it as data for whoever shows a table or a chart."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from benefits.dated import Source
from benefits.engine import Outcome
from benefits.inputs import UNKNOWN, Act
from benefits.invoice_set import Together
from benefits.money import Money, total
from benefits.results import Calculated, Line, NotCovered, Refused
from benefits.rules import Rule
from knowledge.model import Knowledge
from knowledge.wording import Wording

_LONG = 8


def statement_lines(result: Calculated, wording: Wording) -> list[str]:
    """The lines of a statement as text; a long one is told by act and by payer's total, to fit a phone."""
    if len(result.lines) <= _LONG or result.refund is None:
        return [f"• {_line(line, wording)}" for line in result.lines]
    told: list[str] = []
    for line in result.lines:
        if line.payer is None:
            told.append(f"• {_line(line, wording)}")
        elif line.amount is not None:
            told[-1] += f" ; {wording.text(line.label)} {wording.money(line.amount)}"
    return told + [f"Total {payer} : {wording.money(amount)}" for payer, amount in totals(result).items()]


def totals(result: Calculated) -> dict[str, Money]:
    """What each payer pays in all, in the order of the lines."""
    payers = dict.fromkeys(line.payer for line in result.lines if line.payer)
    return {payer: total(line.amount for line in result.lines if line.payer == payer and line.amount is not None) for payer in payers}


def totals_data(option: str | None, sums: Together) -> dict[str, Any]:
    """The totals of a statement with several parts, for the cover that they were worked out for, as exact decimal strings."""
    return {
        "option": option,
        "refund": sums.refund.decimal(),
        "paid": sums.paid.decimal(),
        "remaining": sums.remaining.decimal(),
    }


def _line(line: Line, wording: Wording) -> str:
    label, formula = wording.text(line.label), wording.text(line.formula)
    if line.amount is None:
        return f"{label} : {formula}"
    # When a limit decided, it is the limit that explains the amount.
    return f"{label} : {wording.money(line.amount)} ({wording.text(line.limit) if line.limit else formula})"


def statement_data(
    rule: Rule, outcome: Outcome, inputs: Mapping[str, Any], knowledge: Knowledge, wording: Wording, day: date, caveats: list[str]
) -> dict[str, Any]:
    """A whole result as plain data: amounts as exact decimal strings, texts written out, sources by document and lines."""
    result = outcome.result
    data: dict[str, Any] = {
        "type": "statement",
        "rule": rule.id,
        "title": rule.title,
        "mutual": rule.mutual,
        "day": day.isoformat(),
        "inputs": [
            {"id": name, "label": knowledge.inputs[name].label, "value": _shown(name, value, knowledge, wording)}
            for name, value in inputs.items()
            if name in knowledge.inputs and value is not UNKNOWN
        ],
        "caveats": caveats + ([words] if (words := knowledge.mutuals[rule.mutual].reservation) else []),
        "sources": [source_data(rule.source)],
    }
    if outcome.option:
        data["option"] = {"input": outcome.input, "value": outcome.option}
    if isinstance(result, Calculated):
        data |= {
            "result": "calculated",
            "headline": wording.text(result.headline),
            "lines": [_line_data(line, wording) for line in result.lines],
            "totals": [{"payer": payer, "amount": amount.decimal()} for payer, amount in totals(result).items()],
            "refund": _decimal(result.refund),
            "paid": _decimal(result.paid),
            "remaining": _decimal(result.remaining),
            "notes": [wording.text(note) for note in result.notes],
            "figures": [
                {"period": figure.period, "age": figure.age.value, "source": source_data(figure.source)} for figure in result.figures
            ],
        }
    elif isinstance(result, Refused):
        data |= {"result": "refused", "headline": wording.text(result.reason)}
    elif isinstance(result, NotCovered):
        data |= {"result": "not_covered", "headline": wording.text(result.known), "contact": result.contact}
    return data


def _line_data(line: Line, wording: Wording) -> dict[str, Any]:
    return {
        "label": wording.text(line.label),
        "formula": wording.text(line.formula),
        "amount": _decimal(line.amount),
        "payer": line.payer,
        "limit": wording.text(line.limit) if line.limit else None,
        "source": source_data(line.source) if line.source else None,
    }


def _decimal(amount: Money | None) -> str | None:
    return None if amount is None else amount.decimal()


def source_data(source: Source) -> dict[str, Any]:
    """Where a fact stands, as plain data."""
    return {
        "document": source.document,
        "lines": [source.first_line, source.last_line],
        "section": source.section,
        "checked": source.checked.isoformat(),
    }


def _shown(name: str, value: Any, knowledge: Knowledge, wording: Wording) -> str:
    """An input as people read it."""
    entry = knowledge.inputs[name]
    if entry.type == "choice":
        return knowledge.option_label(name, value)
    if entry.type == "yes_no":
        return "oui" if value else "non"
    if entry.type == "acts":
        return wording.names([_act(act, knowledge, wording) for act in value])
    if entry.type == "month":
        return wording.month(value) if value else "toute l’année"
    if entry.type == "age":
        return f"{value} ans"
    return wording.write(value, "exact")


def _act(act: Act, knowledge: Knowledge, wording: Wording) -> str:
    """A line of an invoice as people read it."""
    elements = {element.id: element for rule in knowledge.rules.values() for element in rule.elements}
    element = elements.get(act.code or "")
    name = f"{act.count} {element.many}" if element and (act.count or 1) > 1 else element.one if element else act.code or ""
    return f"{name} ({wording.money(act.paid)})" if isinstance(act.paid, Money) else name
