"""Which amount of a sentence is which: by the words beside it, by the act before it, by what was asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actions.conversation.turn import Thing
from knowledge import schema

# After a bare number these words go on with the sentence; any other word is what the number counts (« 70 mètres », « 2 enfants »).
_GOES_ON = re.compile(
    r"(?:bruts?|nets?|imposables?|par|pour|et|de|a|sur|je|j|la|le|les|ma|mon|on|qui|que|mais|chez|au|en|avec|facture\w*|"
    r"environ|svp|merci|il|elle|c|est|dt|cns|plus|dont|combien|quel\w*|ca|dans|ou|tout|annuel\w*|mensuel\w*|chaque|tous|l)\b"
)
_CLAUSE = re.compile(r"[,;.?!]| et | mais | dont ")
# A household's yearly income is not below this, nor a monthly one above it: between « par mois » and « par an » nothing is guessed.
_SURELY_YEARLY = 12_000_00


@dataclass
class Amounts:
    """Amounts by input; by act (index) what was invoiced and what the statutory insurance pays; see `Reading`."""

    inputs: dict[str, int] = field(default_factory=dict)
    paid: dict[int, int] = field(default_factory=dict)
    statutory: dict[int, int] = field(default_factory=dict)
    period: int | None = None
    net: bool | None = None


def assign_amounts(wanted: Mapping[str, schema.Input], things: Sequence[Thing], folded: str, pending: str | None, acts: int) -> Amounts:
    """Give each amount its input; one that fits several or none is left out."""
    entries = {name: entry for name, entry in wanted.items() if entry.type == "amount"}
    found = Amounts()
    if not entries:
        return found
    open_amounts: list[Thing] = []
    previous_end = 0
    codes = [thing for thing in things if thing.kind == "acte"]
    for position, thing in enumerate(things):
        if thing.kind not in ("montant", "nombre") or _counts(thing):
            continue
        following = next((other.start for other in things[position + 1 :] if other.kind in ("montant", "nombre", "acte")), len(folded))
        name = _named(entries, folded[previous_end : thing.start], folded[thing.end : following], thing)
        previous_end = thing.end
        if thing.kind == "nombre" and not (
            name or thing.more.get("per") or _belongs(thing, pending, entries) or _after_code(thing, codes, folded)
        ):
            continue
        if thing.more.get("net"):
            found.net = True
        per = next((other for other, entry in entries.items() if thing.more.get("per") and entry.per == thing.more["per"]), None)
        act = _act_of(thing, codes) if acts > 1 else None
        usual = name is None or entries[name].usual
        if per:
            found.inputs[per] = thing.value
        elif act is not None and name == "montant_cns":
            found.statutory.setdefault(act, thing.value)
        elif act is not None and usual and _between_codes(thing, codes, act):
            found.paid.setdefault(act, thing.value)
        elif not usual and name is not None:
            found.inputs[name] = thing.value
        else:
            open_amounts.append(thing)
    _settle_open(found, entries, open_amounts, pending, acts)
    return found


def _counts(thing: Thing) -> bool:
    """A number that counts people or things is no amount."""
    unit = thing.more.get("unit", "") if thing.kind == "nombre" else ""
    return bool(unit) and not _GOES_ON.match(unit)


def _named(entries: Mapping[str, schema.Input], before: str, after: str, thing: Thing) -> str | None:
    """The input whose words stand in the amount's clause; special inputs win over the usual one."""
    for clause in (_CLAUSE.split(before)[-1] or before, _CLAUSE.split(after)[0]):
        hits = {name for name, entry in entries.items() for cue in entry.cues if re.search(rf"\b{re.escape(cue)}\b", clause)}
        special = [name for name in hits if not entries[name].usual]
        if special or hits:
            per_kind = [name for name in special if entries[name].per is None]
            if per_kind:
                return max(per_kind, key=lambda name: _last_place(entries[name], clause))
            return next((name for name in hits if entries[name].usual), None)
    return None


def _last_place(entry: schema.Input, clause: str) -> int:
    return max((match.end() for cue in entry.cues for match in re.finditer(rf"\b{re.escape(cue)}\b", clause)), default=-1)


def _belongs(thing: Thing, pending: str | None, entries: Mapping[str, schema.Input]) -> bool:
    """A bare number answers the amount just asked, unless it counts something."""
    return pending in entries and thing.more.get("unit", "") in ("", "je crois", "environ", "merci", "svp", "a peu pres")


def _after_code(thing: Thing, codes: Sequence[Thing], folded: str) -> bool:
    """« dt41 à 1340 », « dt41 1340 »."""
    return any(re.fullmatch(r" ?(?:a|:|=|pour|-|facture|facture a|coute|de|est a)? ?", folded[code.end : thing.start]) for code in codes)


def _act_of(thing: Thing, codes: Sequence[Thing]) -> int | None:
    before = [index for index, code in enumerate(codes) if code.end <= thing.start]
    return before[-1] if before else None


def _between_codes(thing: Thing, codes: Sequence[Thing], act: int) -> bool:
    """The amount stands between its code and the next, so that it is this act's and not all acts'."""
    return act + 1 < len(codes) or sum(code.start > thing.start for code in codes) == 0 and len(codes) > 1 and act > 0


def _settle_open(found: Amounts, entries: Mapping[str, schema.Input], amounts: list[Thing], pending: str | None, acts: int) -> None:
    """Amounts without words of their own: one belongs to what was asked or usual; as many as there are acts, one to each."""
    values = list(dict.fromkeys(thing.value for thing in amounts))
    if acts > 1 and len(amounts) == acts and not found.paid:
        found.paid = {index: thing.value for index, thing in enumerate(amounts)}
        return
    if acts > 1 and found.paid and len(found.paid) < acts:
        return
    if len(values) != 1:
        return
    name = pending if pending in entries else next((name for name, entry in entries.items() if entry.usual), None)
    if name is None:
        return
    twins = [other for other, entry in entries.items() if entry.per]
    if name in twins and pending not in twins and values[0] < _SURELY_YEARLY:
        found.period = values[0]
    else:
        found.inputs.setdefault(name, values[0])
