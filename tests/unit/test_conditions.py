"""Conditions: every word of the closed vocabulary, with its boundary."""

from datetime import date
from typing import Any

import pytest

from benefits.conditions import OPERATORS, Condition, all_hold
from benefits.dated import Dated, NotKnown, Source, Version
from benefits.inputs import UNKNOWN
from benefits.money import Money

DAY = date(2026, 11, 21)
SEVENTEEN = Dated(
    "limit",
    "Limit",
    (
        Version(16, date(2020, 1, 1), date(2025, 12, 31), None, "2020", Source("d", 1, 1, "s", DAY)),
        Version(17, date(2026, 1, 1), None, date(2027, 1, 1), "2026", Source("d", 1, 1, "s", DAY)),
    ),
)
CASES = [
    ("is", 17, 17, True),
    ("is", 17, 16, False),
    ("is_not", 17, 17, False),
    ("is_not", 17, 18, True),
    ("in", ("a", "b"), "b", True),
    ("in", ("a", "b"), "c", False),
    ("not_in", ("a", "b"), "b", False),
    ("not_in", ("a", "b"), "c", True),
    ("below", 17, 16, True),
    ("below", 17, 17, False),  # exclusive
    ("at_most", 17, 17, True),
    ("at_most", 17, 18, False),  # inclusive
    ("above", 17, 18, True),
    ("above", 17, 17, False),  # exclusive
    ("at_least", 17, 17, True),
    ("at_least", 17, 16, False),  # inclusive
    ("at_most", Money(2000), Money(2000), True),
    ("at_most", Money(2000), Money(2001), False),
    ("is", False, False, True),
    ("is", False, True, False),
]


@pytest.mark.parametrize(("word", "bound", "given", "holds"), CASES)
def test_a_condition_holds_exactly_on_its_side_of_the_boundary(word: str, bound: Any, given: Any, holds: bool) -> None:
    assert Condition("x", word, bound).holds({"x": given}, DAY) is holds


def test_every_word_of_the_vocabulary_is_tested_here() -> None:
    assert {case[0] for case in CASES} | {"known"} == set(OPERATORS)


@pytest.mark.parametrize(("inputs", "is_known"), [({}, False), ({"x": UNKNOWN}, False), ({"x": 0}, True), ({"x": False}, True)])
def test_known_is_decided_even_for_what_was_never_asked(inputs: dict, is_known: bool) -> None:
    assert Condition("x", "known", True).holds(inputs, DAY) is is_known
    assert Condition("x", "known", False).holds(inputs, DAY) is not is_known


@pytest.mark.parametrize("inputs", [{}, {"x": UNKNOWN}])
@pytest.mark.parametrize("word", [word for word in OPERATORS if word != "known"])
def test_a_condition_on_what_is_not_known_is_undecided(word: str, inputs: dict) -> None:
    assert Condition("x", word, (1,)).holds(inputs, DAY) is None


@pytest.mark.parametrize(
    ("day", "given", "holds"), [(date(2025, 12, 31), 16, False), (date(2026, 1, 1), 16, True), (date(2026, 1, 1), 17, False)]
)
def test_a_dated_bound_is_that_of_the_day(day: date, given: int, holds: bool) -> None:
    assert Condition("x", "below", SEVENTEEN).holds({"x": given}, day) is holds


def test_a_dated_bound_is_not_known_before_its_first_span() -> None:
    with pytest.raises(NotKnown):
        Condition("x", "below", SEVENTEEN).holds({"x": 1}, date(2019, 12, 31))


def test_a_word_outside_the_vocabulary_is_refused_with_the_list() -> None:
    with pytest.raises(ValueError, match="below"):
        Condition("x", "less_than", 3)


YES, NO, OPEN = Condition("a", "is", 1), Condition("a", "is", 2), Condition("b", "is", 1)


@pytest.mark.parametrize(
    ("conditions", "verdict"),
    [((), True), ((YES,), True), ((YES, NO), False), ((NO, OPEN), False), ((OPEN, NO), False), ((YES, OPEN), None), ((OPEN,), None)],
)
def test_all_hold_is_false_as_soon_as_one_fails_and_undecided_only_without_failure(conditions: tuple, verdict: "bool | None") -> None:
    assert all_hold(conditions, {"a": 1}, DAY) is verdict
