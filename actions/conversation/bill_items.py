"""The elements that an invoice names: which, and how many of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.conversation import bill_words as words
from actions.conversation.heard import negated
from actions.conversation.turn import Segment, Thing
from benefits.rules import Rule

ELEMENT = "element"
_PEOPLE = "personnes"
_NO_PAIRS = 20  # so many of what is one by nature nobody has
_A_PRICE = 100  # so many of one thing are not counted without a word that says what is counted


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
        count = _count(segment.folded, thing, alone, {other.end for other in named_here})
        pairs = words.PAIRS.search(segment.folded)
        if thing.more.get("rule") == rule.id and whole_thing(rule, thing.value) and (not counted or count is None):
            count = int(pairs[1]) if pairs and alone else 1
        if count is None and not counted and thing.more.get("rule") == rule.id:
            count = 1
        if found and _is_unit_of_price(segment.folded[: thing.start], thing, found):
            continue
        definite = counted and count == 1 and bool(words.DEFINITE.search(segment.folded[: thing.start]))
        found.append(Item(thing, count, definite=definite))
    return found


def _is_unit_of_price(before: str, thing: Thing, found: Sequence[Item]) -> bool:
    """« 60 €/séance », « 150 par couronne »; « verres 400 / monture 200 » names another element."""
    per = words.PER.search(before)
    return per is not None and not (per[0].startswith("/") and thing.value not in {item.thing.value for item in found})


def _count(folded: str, thing: Thing, alone: bool, ends: Collection[int]) -> int | None:
    """How many: the number before or after the name; one after a singular article; None after a plural without number."""
    before, after, name = folded[: thing.start], folded[thing.end :], folded[thing.start : thing.end]
    counted_by = thing.more.get("counted_by") or ()
    if _PEOPLE in counted_by:
        return _travellers(folded, counted_by)
    if counted_by and not any(re.search(rf"\b{word}\b", name) for word in counted_by):
        counted = re.search(rf"(?<![\d.,])(\d{{1,3}}) (?:{'|'.join(counted_by)})\b", folded)
        return int(counted[1]) if counted else None
    found = _counted_before(before)
    turned = found and _is_plural(name) and words.COUNT_BEHIND.match(after) and len(before[: found.start(1)].rstrip(" :")) in ends
    if found and int(found[1]) > 0 and not turned:  # « couronnes 2 implants 3 »: each number stands behind its noun
        return int(found[1])
    behind = words.COUNT_AFTER.match(after) or words.PIECES_BEHIND.match(after) or (_is_plural(name) and words.COUNT_BEHIND.match(after))
    if behind:
        return int(next(group for group in behind.groups() if group))
    if alone and words.ONE_EYE.search(folded) and not words.TWO_EYES.search(folded):
        return 1
    if alone and words.BOTH_EYES.search(folded):
        return 2
    together = words.FOR_SO_MANY.search(after) or words.TIMES_BEHIND.search(after)
    if alone and together:
        return _number(together[1])
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
    return None if _is_plural(name) else 1


def _is_plural(name: str) -> bool:
    return bool(re.search(r"[a-z]s$", name)) and not name.endswith(("ss", "us", "is"))


def _counted_before(before: str) -> re.Match[str] | None:
    """The number that counts what follows; « 300 d'ostéo » is a price."""
    found = words.COUNT.search(before)
    if found and int(found[1]) >= _A_PRICE and not words.UNITS_SAID.match(before[found.start(1) :]):
        return None
    return found


def _number(said: str) -> int:
    return words.NUMBER_WORDS.get(said) or int(said)


def _travellers(folded: str, counted_by: Sequence[str]) -> int | None:
    """How many persons a trip was for, where all that is said of it agrees."""
    both = words.ADULTS_AND_CHILDREN.search(folded)
    if both:
        said = {int(both[1]) + (int(both[2]) if both[2].isdigit() else 1)}
    else:
        said = {int(found[1]) for found in re.finditer(rf"(?<![\d.,])(\d{{1,3}}) (?:{'|'.join(counted_by)})\b", folded)}
    said |= {_number(next(group for group in found.groups() if group)) for found in words.TRAVELLERS.finditer(folded)}
    if not said and words.BOTH_OF_US.search(folded):
        said = {2}
    return said.pop() if len(said) == 1 and 0 not in said else None


def count_places(rule: Rule, items: Sequence[Item], folded: str) -> set[int]:
    """Where the numbers stand that count: they are no amounts. « 40 monture » does not count what is one by nature,
    « monture 90 verres 310 » not what follows."""
    places = {match.start(1) for match in words.UNITS_SAID.finditer(folded)}
    if any(element.many == _PEOPLE for element in rule.elements):
        places |= {found.start(place) for found in words.TRAVELLERS.finditer(folded) for place in range(1, 7) if found[place]}
        places |= {found.start(1) for found in words.ADULTS_AND_CHILDREN.finditer(folded)}
    for item in items:
        before, after = _counted_before(folded[: item.thing.start]), folded[item.thing.end :]
        one = item.thing.more.get("rule") == rule.id and whole_thing(rule, item.thing.value)
        beside = before and any(
            not folded[other.thing.end : before.start(1)].strip(" :") for other in items if other.thing.end <= before.start(1)
        )
        if before and not (int(before[1]) >= _NO_PAIRS and (one or (beside and folded[before.end(1) : item.thing.start] == " "))):
            places.add(before.start(1))
        name = folded[item.thing.start : item.thing.end]
        for behind in (words.PIECES_BEHIND.match(after), words.COUNT_BEHIND.match(after) if _is_plural(name) else None):
            places |= {item.thing.end + behind.start(1)} if behind else set()
    return places


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
    count: int | None
    if any(element.id == only and element.many == _PEOPLE for element in rule.elements):
        return Item(Thing(ELEMENT, only, 0, 0), _travellers(folded, (_PEOPLE, "personne")) or (1 if one else None))
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
