"""Which numbers of an invoice are amounts: those with a currency, and bare ones that stand where a price would.

A number that could count, date or name something else is none: it is asked for instead.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from actions.conversation import bill_words as words
from actions.conversation.amounts import without_nothing
from actions.conversation.bill_items import ELEMENT, Item, whole_thing
from actions.conversation.heard import negated
from actions.conversation.turn import Segment, Thing
from benefits.rules import Rule
from knowledge.vocabulary_schema import Input

# Cents. A smaller bare number counts something; beside other words than those of a price it may also be an age or a tooth.
_SMALLEST = 5_00
_NO_COUNT = 20_00
_NO_TOOTH = 50_00
_NO_AGE = 120_00
_COUNTS_NOTHING = 100_00
_LONGEST_GAP = 6  # words between an element and its price
_NO_YEAR_OF_LIFE = 1930_00  # « 1900 » is no year that an invoice speaks of
_OPTIONS = ("couverture", "autorisation_cns", "mutuelle")


def is_price(
    rule: Rule,
    thing: Thing,
    counts: Collection[int],
    items: Sequence[Item],
    segment: Segment,
    pending: str | None,
    entries: Mapping[str, Input],
) -> bool:
    """Whether a number is an amount: it has a currency, it was asked for, or it stands where only a price stands.

    Args:
        rule: a rule with elements.
        thing: the number.
        counts: where the numbers stand that count elements.
        items: the elements named.
        segment: what was written.
        pending: the input that was just asked.
        entries: the amount inputs of the rule.
    """
    folded = segment.folded
    if negated(segment, thing) or words.ABOUT_PERIOD.search(folded) or words.THE_KNOWN.search(folded[: thing.start]):
        return False
    if thing.kind == "montant":
        return True
    if thing.kind not in ("nombre", "annee") or thing.start in counts:
        return False
    if thing.kind == "annee":
        return (pending in entries and not words.A_YEAR_BEFORE.search(folded[: thing.start])) or _year_is_price(thing, items, segment)
    unit = thing.more.get("unit", "")
    if pending == "montant_facture" and thing.value < _NO_COUNT and words.AND_SO_MANY.fullmatch(folded):
        return False  # « et 3 » where a price is asked: a count
    if pending in entries and (not unit or words.UNIT_WORDS.match(unit)):
        return True
    return thing.value >= _SMALLEST and _stands_for_price(rule, thing, thing.value, items, segment)


def _year_is_price(thing: Thing, items: Sequence[Item], segment: Segment) -> bool:
    """« 2 implants 1900 total », « à 2000 chacun »: a round amount that was read as a year."""
    before, after = segment.folded[: thing.start], segment.folded[thing.end :]
    if words.A_YEAR_BEFORE.search(before):
        return False
    if words.EACH.match(after) or words.ALL.match(after) or words.LEFT.match(after):
        return bool(items)
    cents = thing.value * 100
    return cents <= _NO_YEAR_OF_LIFE and (_named_before(thing, cents, items, segment) or bool(words.TIMES.search(before)))


def _stands_for_price(rule: Rule, thing: Thing, cents: int, items: Sequence[Item], segment: Segment) -> bool:
    folded = segment.folded
    before, after = folded[: thing.start], folded[thing.end :]
    following = next((item for item in items if thing.end <= item.thing.start), None)
    if following is not None and words.JOINING.match(folded[thing.end : following.thing.start]):
        # « 400 verres », « 180 la monture »: what is one by nature is not counted.
        one = following.thing.more.get("rule") == rule.id and whole_thing(rule, following.thing.value)
        if (cents >= _NO_COUNT and (one or words.PRICE_BEFORE.search(before))) or cents >= _COUNTS_NOTHING:
            return True
    if cents >= _NO_COUNT and (words.EACH.match(after) or words.LEFT.match(after)):
        return True
    if cents >= _NO_TOOTH and words.ALL.match(after):
        return True
    if not _goes_on(thing, cents, segment):
        return False
    if words.PRICE_BEFORE.search(before) or words.TIMES.search(before) or words.CNS_PAYS.search(without_nothing(before)):
        return True
    if _is_tooth(rule, cents):
        return False
    if any(item.thing.end <= thing.start and not folded[item.thing.end : thing.start].strip(" :=-/") for item in items):
        return True
    return _named_before(thing, cents, items, segment)


def _is_tooth(rule: Rule, cents: int) -> bool:
    """« couronne 36 », « implants 14 et 15 »: dentists number the teeth from 11 to 48."""
    return rule.contact.endswith("dentaire") and cents < _NO_TOOTH and cents % 100 == 0


def _goes_on(thing: Thing, cents: int, segment: Segment) -> bool:
    """Whether the sentence goes on after a number with words that it does not count: those of a price, a cover, or the next element."""
    unit = thing.more.get("unit", "")
    if not unit or words.UNIT_WORDS.match(unit):
        return True
    start = thing.end + len(segment.folded[thing.end :]) - len(segment.folded[thing.end :].lstrip())
    return any(
        other.start == start and (other.kind in _OPTIONS or (other.kind == ELEMENT and cents >= _NO_COUNT)) for other in segment.things
    )


def _named_before(thing: Thing, cents: int, items: Sequence[Item], segment: Segment) -> bool:
    """« implant pour mon mari 1200 denta », « ambulance non autorisée 240 »: the element stands a few words before, and none of them
    makes the number something else."""
    folded = segment.folded
    last = next((item for item in reversed(items) if item.thing.end <= thing.start), None)
    if last is None or cents < _NO_TOOTH or not (thing.kind == "annee" or _goes_on(thing, cents, segment)):
        return False
    between = folded[last.thing.end : thing.start]
    if words.CUT.search(between.strip(" ,:;-")) and not between.strip().startswith((",", ":")):
        return False
    if re.search(r"\d{3}", between) or ("," in between and len({item.thing.value for item in items}) > 1):
        return False  # another amount stands there, or a list of elements comes before a list of prices
    for other in segment.things:
        if other.kind in _OPTIONS and last.thing.end <= other.start and other.end <= thing.start:
            between = between.replace(folded[other.start : other.end], " ")
    if words.NOT_A_PRICE.search(between) or len(between.split()) > _LONGEST_GAP:
        return False
    return cents > _NO_AGE or not words.PERSON_BEFORE.search(between)
