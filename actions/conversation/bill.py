"""What an invoice says of the elements of a rule: which, how many, at what price, what the CNS pays, what was already received.

Counts and prices belong to the element that they stand beside; a price that could be for one or for all is left to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from actions.conversation import bill_words as words
from actions.conversation.amounts import INSTALMENTS, NO_CNS, NOT_EUROS, NUMBERED, clauses, named
from actions.conversation.heard import negated
from actions.conversation.turn import Segment, Thing
from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from benefits.rules import Rule
from benefits.shapes.refund import Refund
from knowledge import schema

ELEMENT = "element"
_SPECIAL = ("deja_recu", "montant_cns", "reste_a_charge", "tarif_officiel")


@dataclass
class Bill:
    """The acts said; amounts without an element (``scalars``, in cents); ``basis`` an act and its field whose amount could be for one
    unit or for all, with the cents; ``unclear`` an amount of which it is not sure what it is; ``for_other`` what was received for
    another benefit."""

    acts: list[Act] = field(default_factory=list)
    scalars: dict[str, int] = field(default_factory=dict)
    basis: tuple[str, str, int] | None = None
    unclear: bool = False


@dataclass
class _Item:
    thing: Thing
    count: int | None
    paid: list[tuple[int, bool | None]] = field(default_factory=list)
    statutory: list[tuple[int, bool | None]] = field(default_factory=list)
    definite: bool = False


def _without_permissions(folded: str) -> str:
    """« avec accord de la CNS » says nothing of what the CNS pays: blanked out in place."""
    return words.PERMISSION.sub(lambda found: "~" * len(found[0]), folded)


def read_bill(
    rule: Rule, things: Sequence[Thing], segment: Segment, entries: Mapping[str, schema.Input], pending: str | None, current: Sequence[str]
) -> Bill:
    """What a segment says of the rule's elements.

    Args:
        rule: a rule with elements.
        things: what was read in the segment.
        segment: the segment.
        entries: the amount inputs of the rule.
        pending: the input that was just asked.
        current: the elements of the calculation under way, for « et si j'en mets deux ? ».
    """
    folded = segment.folded
    counted = not isinstance(rule.body, Refund) or any(layer.by_unit for case in rule.body.cases for layer in case.layers)
    items = _items(rule, things, segment, counted)
    own = {element.id for element in rule.elements}
    bill = Bill()
    counts = {match.start(1) for item in items for match in [words.COUNT.search(folded[: item.thing.start])] if match}
    counts |= {match.start(1) for match in words.UNITS_SAID.finditer(folded)}
    numbers = [thing for thing in things if _is_price(thing, counts, items, segment, pending, entries)]
    implied = None
    if not any(item.thing.value in own for item in items):
        implied = _implied(rule, folded, current, items, counted, pending)
    for thing, before, clause, own_after in clauses(numbers, _without_permissions(folded)):
        name, other = named(entries, clause, own_after)
        if NUMBERED.search(before):
            continue
        times = words.TIMES.search(folded[: thing.start])
        if NOT_EUROS.match(thing.more.get("unit", "")) or (INSTALMENTS.search(before) and not times) or thing.more.get("range"):
            bill.unclear = True
            continue
        if other:
            continue
        name = name if name in _SPECIAL else None
        if name == "montant_cns" and "reste_a_charge" in entries and words.AFTER_CNS.search(f"{clause}|{own_after}"):
            name = "reste_a_charge"
        if name is None and "deja_recu" in entries and words.DEJA.search(clause) and words.RECEIVED.search(own_after):
            name = "deja_recu"
        if name is None and "montant_cns" in entries and words.CNS_PAYS.search(folded[: thing.start]):
            name = "montant_cns"
        if name == "deja_recu" and not _received_for(rule, own, items, thing, folded):
            continue
        _place(bill, items, implied, thing, name, own, folded, pending)
        if times and name is None:
            target = implied if implied is not None else _nearest(items, thing, folded)
            if target is not None and target.paid:
                target.count, target.paid[-1] = int(times[1]), (thing.value, False)
    if not any(item.thing.value in own for item in items) and implied is not None:
        items = [implied]
    for item in items:
        if item.definite and not item.paid and item.count == 1 and not _whole_thing(rule, item.thing.value):
            item.count = None  # « pour l'ostéopathe » counts no session
    mine = _said_once([item for item in items if item.thing.value in own])
    for place, item in enumerate(mine):
        for part in _split(item, folded):
            act = _act(part, bill)
            if not act.paid and _price_unknown(item, mine[place + 1 :], folded):
                act = replace(act, paid=UNKNOWN)
            if item is not implied or act.count or act.paid or act.statutory:
                bill.acts.append(act)
    if NO_CNS.search(folded) and "montant_cns" in entries and not any(act.statutory for act in bill.acts):
        bill.scalars.setdefault("montant_cns", 0)
    return bill


def _items(rule: Rule, things: Sequence[Thing], segment: Segment, counted: bool) -> list[_Item]:
    """The elements named, of whichever rule of the mutual; a second mention that adds nothing is the first again. Where the number does
    not matter to the rule (not ``counted``), a plural without a number is one."""
    found: list[_Item] = []
    named_here = [thing for thing in things if thing.kind == ELEMENT and thing.more.get("mutual") == rule.mutual]
    alone = len({thing.value for thing in named_here}) == 1
    for thing in named_here:
        if negated(segment, thing):
            continue
        count = _count(segment.folded, thing, alone)
        if thing.more.get("rule") == rule.id and _whole_thing(rule, thing.value) and (not counted or count is None):
            count = 1
        if count is None and not counted and thing.more.get("rule") == rule.id:
            count = 1
        if found and re.search(r"(?:\bpar|\bchaque|/) ?$", segment.folded[: thing.start]):
            continue
        definite = counted and count == 1 and bool(words.DEFINITE.search(segment.folded[: thing.start]))
        found.append(_Item(thing, count, definite=definite))
    return found


def _count(folded: str, thing: Thing, alone: bool) -> int | None:
    """How many: the number before or after the name; one after a singular article; None after a plural without number."""
    before, after, name = folded[: thing.start], folded[thing.end :], folded[thing.start : thing.end]
    counted_by = thing.more.get("counted_by") or ()
    if "personnes" in counted_by and words.BOTH_OF_US.search(folded):
        return 2
    if counted_by and not any(re.search(rf"\b{word}\b", name) for word in counted_by):
        counted = re.search(rf"(?<![\d.,])(\d{{1,3}}) (?:{'|'.join(counted_by)})\b", folded)
        return int(counted[1]) if counted else None
    found = words.COUNT.search(before)
    if found and int(found[1]) > 0:
        return int(found[1])
    behind = words.COUNT_AFTER.match(after)
    if behind:
        return int(behind[1] or behind[2])
    if alone and words.BOTH_EYES.search(folded):
        return 2
    said = words.UNITS_SAID.search(folded)
    if alone and said and len(words.UNITS_SAID.findall(folded)) == 1:
        return int(said[1])
    near = words.UNITS_SAID.match(after.lstrip(" ,:")) or words.UNITS_SAID.search(words.CUT.split(after)[0])
    if near and not alone:
        return int(near[1])
    if words.SEVERAL.search(before):
        return None
    if words.ONE.search(before):
        return 1
    return None if re.search(r"[a-z]s$", name) and not name.endswith(("ss", "us", "is")) else 1


def _received_for(rule: Rule, own: set[str], items: Sequence[_Item], thing: Thing, folded: str) -> bool:
    """Whether an amount that was already received is this rule's: named so, or nothing else is named with it."""
    window = words.CLAUSE.split(folded[: thing.start])[-1] + "|" + words.CLAUSE.split(folded[thing.end :])[0]
    if any(re.search(rf"\b{re.escape(word)}\b", window) for word in rule.called):
        return True
    start = thing.start - len(window.split("|")[0])
    end = thing.end + len(window.split("|")[-1])
    near = {item.thing.value for item in items if start <= item.thing.start < end}
    near = near or {item.thing.value for item in items} if len({item.thing.value for item in items}) == 1 else near
    return not near or bool(near & own)


def _implied(rule: Rule, folded: str, current: Sequence[str], items: Sequence[_Item], counted: bool, pending: str | None) -> _Item | None:
    """The one element that can be meant without being named: the rule's only one, or the only one under way."""
    if items:
        return None
    one = re.search(
        r"\b(?:une?|1) (?:seule? (?:transfert|seance|appareil|consultation|personne|transport|implant)"
        r"|fois|transfert|seance|appareil|consultation|personne|transport|implant)\b|^(?:une?|1)(?: seule?)?\b",
        folded,
    )
    only = rule.elements[0].id if len(rule.elements) == 1 else current[0] if len(set(current)) == 1 else None
    if only is None:
        return None
    said = words.UNITS_SAID.search(folded) or re.search(
        r"\b(?:j en|en) (?:mets|prends|fais|ai|faut|veux|avais|achete|place|mettais|faisais|prenais)(?: \w+)? (\d{1,3})\b(?! ?€)", folded
    )
    both = words.BOTH_EYES.search(folded)
    count = int(said[1]) if said else 2 if both else 1 if one or not counted or _whole_thing(rule, only) else None
    return _Item(Thing(ELEMENT, only, 0, 0), count)


def _is_price(
    thing: Thing, counts: set[int], items: Sequence[_Item], segment: Segment, pending: str | None, entries: Mapping[str, schema.Input]
) -> bool:
    """An amount, or a bare number that stands where a price would: after « à », beside the element, or as the answer asked for."""
    folded = segment.folded
    if negated(segment, thing) or words.ABOUT_PERIOD.search(folded) or words.THE_KNOWN.search(folded[: thing.start]):
        return False
    if thing.kind == "montant":
        return True
    if thing.kind not in ("nombre", "annee") or thing.start in counts:
        return False
    if thing.kind == "annee":
        return pending in entries and not re.search(r"\b(?:en|annee|depuis|pour) $", folded[: thing.start])
    unit = thing.more.get("unit", "")
    if pending in entries and (not unit or words.UNIT_WORDS.match(unit)):
        return True
    beside = any(item.thing.end <= thing.start and not folded[item.thing.end : thing.start].strip(" :=-") for item in items)
    follows = any(thing.end <= item.thing.start and words.JOINING.match(folded[thing.end : item.thing.start]) for item in items)
    priced = bool(words.PRICE_BEFORE.search(folded[: thing.start]))
    return thing.value >= 5_00 and (
        (beside or priced) and (not unit or bool(words.UNIT_WORDS.match(unit))) or (follows and thing.value >= 20_00 and priced)
    )


def _place(
    bill: Bill, items: list[_Item], implied: _Item | None, thing: Thing, name: str | None, own: set[str], folded: str, pending: str | None
) -> None:
    """Give an amount to its element, or keep it as a scalar."""
    cents = thing.value * 100 if thing.kind == "annee" else thing.value
    if name is None and pending in _SPECIAL:
        name = pending
    if name in ("deja_recu", "tarif_officiel", "reste_a_charge"):
        item = _nearest(items, thing, folded)
        if name != "deja_recu" and item is not None and item.thing.value not in own:
            return  # of another benefit
        if name == "reste_a_charge" and item is not None and (len(items) > 1 or (item.count or 1) > 1):
            item.paid.append((cents, _whole(thing, item, folded)))
            item.statutory.append((0, item.paid[-1][1]))
        elif bill.scalars.setdefault(name, cents) != cents:
            bill.unclear = True
        return
    target = implied if implied is not None else _nearest(items, thing, folded, taken="statutory" if name == "montant_cns" else "paid")
    if target is None:
        if items:
            bill.unclear = bill.unclear or any(item.thing.value in own for item in items)
            return
        key = name or "montant_facture"
        if bill.scalars.setdefault(key, cents) != cents:
            bill.unclear = True
        return
    together = _sum_of_several(items, target, thing, folded)
    if together:
        bill.unclear = bill.unclear or any(item.thing.value in own for item in items)
        return
    slot = target.statutory if name == "montant_cns" else target.paid
    whole = _whole(thing, target, folded)
    slot.append((cents, False if whole is None and pending in ("montant_facture", "montant_cns") else whole))


def _nearest(items: Sequence[_Item], thing: Thing, folded: str, taken: str | None = None) -> _Item | None:
    """The element that an amount belongs to: the one named before it, unless that has its amount or the next one follows at once."""
    before = [item for item in items if item.thing.end <= thing.start]
    after = [item for item in items if item.thing.start >= thing.end]
    last, following = (before[-1] if before else None), (after[0] if after else None)
    joined = following is not None and bool(words.JOINING.match(folded[thing.end : following.thing.start]))
    if joined and (last is None or (taken and getattr(last, taken)) or words.CUT.search(folded[last.thing.end : thing.start])):
        return following
    if last is not None and not (taken and getattr(last, taken)):
        return last
    if last is not None and taken == "paid" and len(items) == 1:
        return last  # a second price for the same element: kept, and asked about
    return following if joined else None if taken else last or following


def _sum_of_several(items: Sequence[_Item], target: _Item, thing: Thing, folded: str) -> bool:
    """« une couronne et un implant pour 2.000 € »: one amount for several elements."""
    index = items.index(target) if target in items else 0
    if index == 0 or target.thing.end > thing.start:
        return False
    before = items[index - 1]
    text = folded[target.thing.end : thing.start]
    return not before.paid and bool(
        re.search(r"\b(?:en tout|au total|total|ensemble|le tout|pour le tout)\b", text + folded[thing.end : thing.end + 16])
    )


def _whole(thing: Thing, item: _Item, folded: str) -> bool | None:
    """Whether an amount is that of all units (True), of one (False), or could be either (None)."""
    if item.count == 1:
        return False
    before, after = folded[: thing.start], folded[thing.end :]
    if words.EACH.match(after) or re.search(
        r"\b(?:chacune?|par seance|la seance|piece|l unite|chaque)\b", folded[thing.end : thing.end + 36].split(",")[0]
    ):
        return False
    if words.ALL.match(after) or words.ALL_BEFORE.search(before):
        return True
    if words.EACH_BEFORE.search(before):
        return False
    if thing.end <= item.thing.start:
        return True if re.match(r" ?(?:€|euros?)? ?(?:pour|de|d) ?(?:les |mes |ces )?\d", after) else None
    return None


def _whole_thing(rule: Rule, element: Any) -> bool:
    """Something that is one by nature (« le programme DAVID HEALTH », « les verres »): « 24 séances » does not count it."""
    one = next((entry.one for entry in rule.elements if entry.id == element), "")
    return one.startswith(("le ", "la ", "les ", "l’", "des "))


def _said_once(items: list[_Item]) -> list[_Item]:
    """A mention without anything of its own is that of another mention of the same element."""
    kept: list[_Item] = []
    for code in dict.fromkeys(item.thing.value for item in items):
        same = [item for item in items if item.thing.value == code]
        priced = [item for item in same if item.paid or item.statutory]
        counts = {item.count for item in same if (item.count or 0) > 1}
        if not priced:
            priced = [next((item for item in same if (item.count or 0) > 1), same[0])]
        elif len(priced) == 1 and len(counts) == 1 and (priced[0].count or 1) == 1:
            priced[0].count = counts.pop()  # « mes 2 yeux au laser, 1.810 € l'œil »
        kept += priced
    return sorted(kept, key=lambda item: item.thing.start)


def _split(item: _Item, folded: str) -> list[_Item]:
    """« une séance à 70 et une autre à 45 »: two lines of one element."""
    prices = list(dict.fromkeys(item.paid))
    if len(prices) < 2 or item.count != 1 or item.statutory or not words.ANOTHER.search(folded[item.thing.end :]):
        return [item]
    return [_Item(item.thing, 1, [price]) for price in item.paid]


def _price_unknown(item: _Item, later: Sequence[_Item], folded: str) -> bool:
    """« deux implants dont je ne connais pas encore le prix »."""
    end = later[0].thing.start if later else len(folded)
    return bool(words.PRICE_UNKNOWN.search(folded[item.thing.end : end]))


def _act(item: _Item, bill: Bill) -> Act:
    """The act with what was said of it."""
    code = str(item.thing.value)
    paid = _one(item.paid, bill)
    share = _one(item.statutory, bill)
    act = Act(code, count=item.count)
    whole = paid[1] if paid else share[1] if share else False
    if paid and paid[1] is None and item.count != 1:
        if item.count is None:
            whole = False  # the number is asked; the amount is then taken for one
            bill.basis = (code, "paid", paid[0])
        else:
            bill.basis = (code, "paid", paid[0])
        paid = None
    if paid and share and item.count and item.count > 1 and share[1] is not None and share[1] != whole and share[0]:
        # One is for all units, the other for each: both are kept for all.
        if whole:
            share = (share[0] * item.count, True)
        else:
            paid, whole = (paid[0] * item.count, True), True
            share = (share[0], True)
    if share and share[0] and (share[1] is None or share[1] != whole) and item.count not in (1, None):
        bill.basis = bill.basis or (code, "statutory", share[0])
        share = None
    if paid:
        act = replace(act, paid=Money(paid[0]), whole=bool(whole) and item.count != 1)
    if share:
        act = replace(act, statutory=Money(share[0]))
    return act


def _one(amounts: list[tuple[int, bool | None]], bill: Bill) -> tuple[int, bool | None] | None:
    distinct = list(dict.fromkeys(amounts))
    if len({cents for cents, _ in distinct}) > 1:
        bill.unclear = True
        return None
    return distinct[0] if distinct else None
