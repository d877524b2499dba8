"""The elements that an invoice names: which, and how many of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.conversation import bill_words as words
from actions.conversation.heard import negated
from actions.conversation.turn import Segment, Thing
from benefits.rules import Rule

ELEMENT = "element"


@dataclass
class Item:
    """An element named: how many (None where it was not said), the amounts paid for it and those that the CNS pays, each with whether it is
    that of all units (None where it could be either); ``definite`` after « le », « mon », which counts nothing by itself."""

    thing: Thing
    count: int | None
    paid: list[tuple[int, bool | None]] = field(default_factory=list)
    statutory: list[tuple[int, bool | None]] = field(default_factory=list)
    definite: bool = False


def items_of(rule: Rule, things: Sequence[Thing], segment: Segment, counted: bool) -> list[Item]:
    """The elements named, of whichever rule of the mutual; a second mention that adds nothing is the first again. Where the number does
    not matter to the rule (not ``counted``), a plural without a number is one."""
    found: list[Item] = []
    named_here = [thing for thing in things if thing.kind == ELEMENT and thing.more.get("mutual") == rule.mutual]
    alone = len({thing.value for thing in named_here}) == 1
    for thing in named_here:
        if negated(segment, thing):
            continue
        count = _count(segment.folded, thing, alone)
        if thing.more.get("rule") == rule.id and whole_thing(rule, thing.value) and (not counted or count is None):
            count = 1
        if count is None and not counted and thing.more.get("rule") == rule.id:
            count = 1
        if found and words.PER.search(segment.folded[: thing.start]):
            continue
        definite = counted and count == 1 and bool(words.DEFINITE.search(segment.folded[: thing.start]))
        found.append(Item(thing, count, definite=definite))
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


def implied_item(rule: Rule, folded: str, current: Sequence[str], items: Sequence[Item], counted: bool) -> Item | None:
    """The one element that can be meant without being named: the rule's only one, or the only one under way."""
    if items:
        return None
    one = words.ONE_UNIT.search(folded)
    only = rule.elements[0].id if len(rule.elements) == 1 else current[0] if len(set(current)) == 1 else None
    if only is None:
        return None
    said = words.UNITS_SAID.search(folded) or words.I_TAKE.search(folded)
    both = words.BOTH_EYES.search(folded)
    count = int(said[1]) if said else 2 if both else 1 if one or not counted or whole_thing(rule, only) else None
    return Item(Thing(ELEMENT, only, 0, 0), count)


def whole_thing(rule: Rule, element: Any) -> bool:
    """Something that is one by nature (« le programme DAVID HEALTH », « les verres »): « 24 séances » does not count it."""
    one = next((entry.one for entry in rule.elements if entry.id == element), "")
    return one.startswith(("le ", "la ", "les ", "l’", "des "))


def said_once(items: list[Item]) -> list[Item]:
    """A mention without anything of its own is that of another mention of the same element."""
    kept: list[Item] = []
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


def separate(item: Item, folded: str) -> list[Item]:
    """« une séance à 70 et une autre à 45 »: two lines of one element."""
    prices = list(dict.fromkeys(item.paid))
    if len(prices) < 2 or item.count != 1 or item.statutory or not words.ANOTHER.search(folded[item.thing.end :]):
        return [item]
    return [Item(item.thing, 1, [price]) for price in item.paid]
