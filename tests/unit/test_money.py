"""Exact money and rates."""

from decimal import Decimal
from fractions import Fraction

import pytest

from benefits.money import ZERO, Money, parse_rate, round_half_up, total


@pytest.mark.parametrize(("text", "cents"), [("0.00", 0), ("0.01", 1), ("20763.88", 2076388), ("123456789.12", 12345678912)])
def test_an_amount_is_read_to_the_cent(text: str, cents: int) -> None:
    assert Money.parse(text) == Money(cents)


@pytest.mark.parametrize(
    "text", ["1.340,00", "1340", "1340.0", "1340.000", "-5.00", " 5.00", "5.00 ", "5.00\n", "1_000.00", "1e3", "", "€5.00"]
)
def test_any_other_form_of_amount_is_refused_with_the_expected_one(text: str) -> None:
    with pytest.raises(ValueError, match=r'"1340\.00"'):
        Money.parse(text)


@pytest.mark.parametrize("cents", [1.0, 0.1, True, "5", Decimal(5), None])
def test_money_refuses_anything_but_whole_cents(cents: object) -> None:
    with pytest.raises(TypeError, match="whole cents"):
        Money(cents)  # type: ignore[arg-type]


def test_parsing_refuses_a_float() -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.parse(50.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Fraction(1, 2), 1),
        (Fraction(49, 100), 0),
        (Fraction(3, 2), 2),
        (Fraction(5, 2), 3),
        (Fraction(-1, 2), 0),
        (Fraction(-51, 100), -1),
        (Fraction(7), 7),
    ],
)
def test_halves_are_rounded_up(value: Fraction, rounded: int) -> None:
    assert round_half_up(value) == rounded


@pytest.mark.parametrize(
    ("cents", "rate", "expected"),
    [
        (55890, Fraction(1, 5), 11178),  # 558,90 × 20 % = 111,78 (CMCM brochure, line 460)
        (5, Fraction(1, 2), 3),  # 2,5 cents → 3 (half to even would give 2)
        (7, Fraction(1, 2), 4),  # 3,5 cents → 4
        (605, Fraction(3, 10), 182),  # 6,05 × 30 % = 1,815 → 1,82
        (604, Fraction(3, 10), 181),  # 6,04 × 30 % = 1,812 → 1,81
        (384396, 2, 768792),  # 3.843,96 × 2 = 7.687,92
    ],
)
def test_a_product_is_rounded_once_half_up(cents: int, rate: Fraction, expected: int) -> None:
    assert Money(cents).times(rate) == Money(expected)


def test_a_third_of_a_third_is_exact_until_the_one_rounding() -> None:
    assert Money(900).times(Fraction(1, 3) * Fraction(1, 3)) == Money(100)  # 9,00 / 9 = 1,00


def test_sums_and_differences_are_exact() -> None:
    assert Money(10) + Money(20) == Money(30)  # 0.1 + 0.2 is no 0.3 in floats
    assert Money(10) - Money(20) == Money(-10)
    assert total([]) == ZERO
    assert total([Money(1), Money(2), Money(3)]) == Money(6)


def test_the_floor_of_a_negative_amount_is_zero() -> None:
    assert Money(-1).floor() == ZERO
    assert ZERO.floor() == ZERO
    assert Money(1).floor() == Money(1)


@pytest.mark.parametrize(
    ("cents", "text"), [(61178, "611.78"), (5, "0.05"), (0, "0.00"), (-5, "-0.05"), (-12345, "-123.45"), (200000, "2000.00")]
)
def test_the_decimal_form_is_exact(cents: int, text: str) -> None:
    assert Money(cents).decimal() == text


def test_amounts_are_compared_by_value() -> None:
    assert Money(1) < Money(2)
    assert max(Money(3), Money(2)) == Money(3)


@pytest.mark.parametrize(
    ("text", "rate"), [("20 %", Fraction(1, 5)), ("30 %", Fraction(3, 10)), ("2.75 %", Fraction(11, 400)), ("66%", Fraction(33, 50))]
)
def test_a_rate_is_an_exact_fraction(text: str, rate: Fraction) -> None:
    assert parse_rate(text) == rate


@pytest.mark.parametrize("text", ["20", "0.2", "2,75 %", "-5 %", "%", "", 20, 0.2])
def test_any_other_form_of_rate_is_refused_with_the_expected_one(text: object) -> None:
    with pytest.raises(ValueError, match='"20 %"'):
        parse_rate(text)  # type: ignore[arg-type]
