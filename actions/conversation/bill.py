"""What an invoice says of the elements of a rule: which, how many, at what price, what the CNS pays, what was already received.

Counts and prices belong to the element that they stand beside; a price that could be for one or for all is left to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from actions.conversation import bill_words as words
from actions.conversation.amounts import INSTALMENTS, NO_CNS, NOT_EUROS, NUMBERED, clauses, named, without_nothing
from actions.conversation.bill_items import Item, count_places, implied_item, items_of, said_once, separate, whole_thing
from actions.conversation.bill_prices import is_price
from actions.conversation.household import people_alike
from actions.conversation.turn import Segment, Thing
from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from benefits.rules import Rule
from benefits.shapes.refund import Refund
from knowledge.vocabulary_schema import Input

_BESIDE = ("deja_recu", "reste_a_charge", "tarif_officiel", "franchise_utilisee")  # amounts that are no line's
_SPECIAL = ("montant_cns", *_BESIDE)


@dataclass
class Bill:
    """The acts said; amounts without an element (``scalars``, in cents); ``basis`` an act and its field whose amount could be for one
    unit or for all, with the cents; ``unclear`` an amount of which it is not sure what it is."""

    acts: list[Act] = field(default_factory=list)
    scalars: dict[str, int] = field(default_factory=dict)
    basis: tuple[str, str, int] | None = None
    unclear: bool = False


def _without_permissions(folded: str) -> str:
    """« avec accord de la CNS » says nothing of what the CNS pays: blanked out in place."""
    return words.PERMISSION.sub(lambda found: "~" * len(found[0]), folded)


def read_bill(
    rule: Rule,
    things: Sequence[Thing],
    segment: Segment,
    entries: Mapping[str, Input],
    pending: str | None,
    current: Sequence[str],
    several: Container[str] = (),
) -> Bill:
    """What a segment says of the rule's elements.

    Args:
        rule: a rule with elements.
        things: what was read in the segment.
        segment: the segment.
        entries: the amount inputs of the rule.
        pending: the input that was just asked.
        current: the elements of the calculation under way, for « et si j'en mets deux ? ».
        several: those of them of which there are several, so that « et à 70 € chacune ? » is clear.
    """
    folded = segment.folded
    counted = not isinstance(rule.body, Refund) or any(layer.by_unit for case in rule.body.cases for layer in case.layers)
    items = items_of(rule, things, segment, counted)
    own = {element.id for element in rule.elements}
    bill = Bill()
    counts = count_places(rule, items, folded)
    numbers = [thing for thing in things if is_price(rule, thing, counts, items, segment, pending, entries)]
    implied = None
    if not any(item.thing.value in own for item in items):
        implied = implied_item(rule, folded, current, items, counted)
    counted_before = implied is not None and implied.thing.value in several
    for thing, before, clause, own_after in clauses(numbers, without_nothing(_without_permissions(folded))):
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
        if "reste_a_charge" in entries and words.LEFT.match(folded[thing.end :]):
            name = "reste_a_charge"
        if name is None and "deja_recu" in entries and words.DEJA.search(clause) and words.RECEIVED.search(own_after):
            name = "deja_recu"
        if name is None and "montant_cns" in entries and words.CNS_PAYS.search(without_nothing(folded)[: thing.start]):
            name = "montant_cns"
        if name == "deja_recu" and not _received_for(rule, own, items, thing, folded):
            continue
        if _tells_of_another(pending, name, thing, folded):
            if not any(item.thing.value in own for item in items):
                continue
            _place(bill, items, implied, thing, name, own, folded, None, counted_before)
        else:
            _place(bill, items, implied, thing, name, own, folded, pending, counted_before)
        if times and name is None:
            target = implied if implied is not None else _nearest(items, thing, folded)
            if target is not None and target.paid:
                target.count, target.paid[-1] = int(times[1]), (target.paid[-1][0], False)
    if not any(item.thing.value in own for item in items) and implied is not None:
        items = [implied]
    for item in items:
        if item.definite and not item.paid and item.count == 1 and not whole_thing(rule, item.thing.value):
            item.count = None  # « pour l'ostéopathe » counts no session
    mine = said_once([item for item in items if item.thing.value in own])
    for place, item in enumerate(mine):
        for part in separate(item, folded):
            act = _act(part, bill)
            if not act.paid and _price_unknown(item, mine[place + 1 :], folded):
                act = replace(act, paid=UNKNOWN)
            if item is not implied or act.count or act.paid or act.statutory:
                bill.acts.append(act)
    if NO_CNS.search(folded) and "montant_cns" in entries and not any(act.statutory for act in bill.acts):
        bill.scalars.setdefault("montant_cns", 0)
    return bill


def _received_for(rule: Rule, own: set[str], items: Sequence[Item], thing: Thing, folded: str) -> bool:
    """Whether an amount that was already received is this rule's: named so, or nothing else is named with it."""
    window = words.CLAUSE.split(folded[: thing.start])[-1] + "|" + words.CLAUSE.split(folded[thing.end :])[0]
    if any(re.search(rf"\b{re.escape(word)}\b", window) for word in rule.called):
        return True
    start = thing.start - len(window.split("|")[0])
    end = thing.end + len(window.split("|")[-1])
    near = {item.thing.value for item in items if start <= item.thing.start < end}
    near = near or {item.thing.value for item in items} if len({item.thing.value for item in items}) == 1 else near
    return not near or bool(near & own)


def _place(
    bill: Bill,
    items: list[Item],
    implied: Item | None,
    thing: Thing,
    name: str | None,
    own: set[str],
    folded: str,
    pending: str | None,
    counted_before: bool,
) -> None:
    """Give an amount to its element, or keep it as a scalar."""
    cents = thing.value * 100 if thing.kind == "annee" else thing.value
    if name is None and pending in _SPECIAL and not (pending == "deja_recu" and _is_new_price(thing, folded)):
        name = pending
    if name in _BESIDE:
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
    if target.count == 1 and not counted_before and words.CHACUN.match(folded[thing.end :]) and (people_alike(folded) or 1) == 1:
        bill.unclear = bill.unclear or target.thing.value in own  # « 140 € chacun »: for how many was not read
    slot = target.statutory if name == "montant_cns" else target.paid
    whole = _whole(thing, target, folded)
    slot.append((cents, False if whole is None and pending in ("montant_facture", "montant_cns") else whole))


def _tells_of_another(pending: str | None, name: str | None, thing: Thing, folded: str) -> bool:
    """« chaussures 180 » where what was received could be told: an amount of something else."""
    if pending != "deja_recu" or name is not None or _is_new_price(thing, folded):
        return False
    return not words.ANSWERS_RECEIVED.fullmatch(folded)


def _is_new_price(thing: Thing, folded: str) -> bool:
    """« à 40 € », « 40 € la séance » where what was received could be told: a price, nothing received."""
    return bool(re.search(r"(?:\ba|@) ?$", folded[: thing.start]) or words.EACH.match(folded[thing.end :]))


def _nearest(items: Sequence[Item], thing: Thing, folded: str, taken: str | None = None) -> Item | None:
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


def _sum_of_several(items: Sequence[Item], target: Item, thing: Thing, folded: str) -> bool:
    """« une couronne et un implant pour 2.000 € »: one amount for several elements."""
    index = items.index(target) if target in items else 0
    if index == 0 or target.thing.end > thing.start:
        return False
    before = items[index - 1]
    text = folded[target.thing.end : thing.start]
    return not before.paid and bool(words.TOGETHER.search(text + folded[thing.end : thing.end + 16]))


def _whole(thing: Thing, item: Item, folded: str) -> bool | None:
    """Whether an amount is that of all units (True), of one (False), or could be either (None)."""
    if item.count == 1:
        return False
    before, after = folded[: thing.start], folded[thing.end :]
    if words.EACH.match(after) or words.EACH_BEHIND.search(folded[thing.end : thing.end + 36].split(",")[0]):
        return False
    if words.ALL.match(after) or words.ALL_BEFORE.search(before):
        return True
    if words.EACH_BEFORE.search(before):
        return False
    if item.thing.more.get("counted_by") and words.ONE.search(folded[: item.thing.start]):
        return True  # « un bridge de 2 éléments, 900 € »
    if thing.end <= item.thing.start:
        return True if words.SO_MANY_BEHIND.match(after) else None
    return None


def _price_unknown(item: Item, later: Sequence[Item], folded: str) -> bool:
    """« deux implants dont je ne connais pas encore le prix »."""
    end = later[0].thing.start if later else len(folded)
    return bool(words.PRICE_UNKNOWN.search(folded[item.thing.end : end]))


def _act(item: Item, bill: Bill) -> Act:
    """The act with what was said of it."""
    code = str(item.thing.value)
    paid = _one(item.paid, bill)
    share = _one(item.statutory, bill)
    act = Act(code, count=item.count)
    whole = paid[1] if paid else share[1] if share else False
    if paid and paid[1] is None and item.count != 1:
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
