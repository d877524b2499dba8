"""The lines of an invoice over several messages: completed, corrected, added, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.conversation.state import decode_act, encode_act
from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from benefits.rules import Rule

_FIELDS = {"montant_facture": "paid", "montant_cns": "statutory", "nombre": "count"}


def merge_lines(rule: Rule, inputs: dict[str, Any], given: dict[str, Any], removed: Sequence[str], asked: int | None, adds: bool) -> None:
    """Bring what a message says into the lines kept: ``given`` then holds them whole, and no amount beside them that is theirs.

    Args:
        rule: the benefit, with elements.
        inputs: the inputs kept so far, as JSON; what the new lines replace is removed from it.
        given: what was read, exact; changed in place.
        removed: elements taken away.
        asked: the line that was asked about.
        adds: whether new elements join the others.
    """
    kept = inputs.get("actes")
    lines = [decode_act(plain) for plain in kept] if isinstance(kept, list) else []
    said = list(given.pop("actes", ()))
    if "montant_facture" in given or any(act.paid for act in said):
        inputs.pop("reste_a_charge", None)
        inputs.pop("montant_facture", None)
    if "reste_a_charge" in given:
        inputs.pop("montant_cns", None)
        lines = [replace(line, paid=None, statutory=None) for line in lines]
    lines = _merged(lines, said, adds)
    lines = [line for line in lines if line.code not in removed]
    alone = {name: given[name] for name in _FIELDS if name in given and isinstance(given[name], (Money, int))}
    place = asked if asked is not None and asked < len(lines) else 0 if len(lines) == 1 else None
    if alone and not lines and len(rule.elements) == 1:
        lines, place = [Act(rule.elements[0].id)], 0
    if place is not None:
        for name, value in alone.items():
            field = _FIELDS[name]
            if field == "paid":
                same = lines[place].statutory == value  # the price was first taken for the part of the CNS
                lines[place] = replace(lines[place], whole=False, statutory=None if same else lines[place].statutory)
            lines[place] = replace(lines[place], **{field: value})
            del given[name]
            inputs.pop(name, None)
    if lines:
        given["actes"] = tuple(lines)
    elif removed:
        inputs.pop("actes", None)


def _merged(lines: list[Act], said: list[Act], adds: bool) -> list[Act]:
    """Known elements completed or corrected, new ones added; one new element without an amount takes the place of the only one."""
    if not lines:
        return said
    codes = [line.code for line in lines]
    fresh = [act for act in said if act.code not in codes]
    if len(fresh) == len(said) == len(lines) == 1 and not adds and fresh[0].paid is None:
        return [replace(lines[0], code=fresh[0].code, count=fresh[0].count if (fresh[0].count or 0) > 1 else lines[0].count)]
    if said and not adds and len(fresh) == len(said) and all(act.paid for act in said):
        return said
    merged = [_updated(line, [act for act in said if act.code == line.code]) for line in lines]
    if len([act for act in said if act.code in codes]) > len({act.code for act in said if act.code in codes}):
        return [*said, *(line for line in lines if line.code not in {act.code for act in said})]
    return merged + fresh


def _updated(line: Act, said: list[Act]) -> Act:
    for act in said:
        if act.count is not None and (act.count > 1 or line.count is None):
            line = replace(line, count=act.count)
        if act.paid is not None:
            line = replace(line, paid=act.paid, whole=act.whole)
        if act.statutory is not None:
            line = replace(line, statutory=act.statutory)
    return line


def set_unknown(inputs: dict[str, Any], name: str, asked: int | None) -> None:
    """The member does not know an amount: of one line among several, or as such."""
    kept = inputs.get("actes")
    if asked is not None and isinstance(kept, list) and name == "montant_facture":
        lines = [decode_act(plain) for plain in kept]
        lines[asked] = replace(lines[asked], paid=UNKNOWN)
        inputs["actes"] = [encode_act(line) for line in lines]
    else:
        inputs[name] = "?"
