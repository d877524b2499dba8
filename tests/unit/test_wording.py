"""How exact values are written, by locale."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from benefits.money import Money
from benefits.results import Month, Names, Text
from benefits.rules import Template
from knowledge.wording import Wording
from tests.unit.cases import KNOWLEDGE, plain

LU, BE = Wording("fr_LU"), Wording("fr_BE")
NBSP, NARROW = "\u00a0", "\u202f"


def test_the_mutuals_write_as_their_countries_do() -> None:
    assert (KNOWLEDGE.mutuals["cmcm"].locale, KNOWLEDGE.mutuals["msl"].locale) == ("fr_LU", "fr_BE")


@pytest.mark.parametrize(
    ("wording", "cents", "text"),
    [
        (LU, 311708, f"3.117,08{NBSP}€"),  # as the brochure prints it, line 472
        (LU, 61708, f"617,08{NBSP}€"),
        (LU, 250000, f"2.500,00{NBSP}€"),
        (LU, 12345678912, f"123.456.789,12{NBSP}€"),
        (LU, 5, f"0,05{NBSP}€"),
        (BE, 2845180, f"28{NARROW}451,80{NBSP}€"),
        (BE, 368255, f"3{NARROW}682,55{NBSP}€"),
        (BE, 500, f"5,00{NBSP}€"),
    ],
)
def test_an_exact_amount_has_two_decimals_and_the_grouping_of_its_country(wording: Wording, cents: int, text: str) -> None:
    assert wording.money(Money(cents)) == text


@pytest.mark.parametrize(
    ("cents", "text"), [(200000, "2.000 €"), (50000, "500 €"), (0, "0 €"), (55890, "558,90 €"), (2001, "20,01 €"), (2010, "20,10 €")]
)
def test_only_a_whole_amount_loses_its_decimals(cents: int, text: str) -> None:
    assert plain(LU.money(Money(cents), exact=False)) == text


@pytest.mark.parametrize("exact", [True, False])
def test_no_line_breaks_between_an_amount_and_its_sign(exact: bool) -> None:
    assert LU.money(Money(200000), exact=exact).endswith(f"{NBSP}€")


def test_a_place_may_ask_for_the_exact_amount() -> None:
    text = Text("{a} et {a:exact}", {"a": Money(50000)})
    assert plain(LU.text(text)) == "500 € et 500,00 €"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2023, 2, 1), "1er février 2023"),
        (date(2023, 5, 11), "11 mai 2023"),
        (date(2023, 5, 21), "21 mai 2023"),
        (date(2023, 8, 31), "31 août 2023"),
        (date(2023, 12, 2), "2 décembre 2023"),
    ],
)
def test_a_date_is_written_in_words_with_premier_for_the_first_only(day: date, text: str) -> None:
    assert LU.date(day) == text
    assert BE.date(day) == text


def test_a_place_may_ask_for_the_numeric_date() -> None:
    assert BE.text(Text("{d:numeric}", {"d": date(2023, 4, 3)})) == "03/04/2023"


@pytest.mark.parametrize(
    ("items", "alternatives", "text"),
    [
        (("2021",), False, "2021"),
        (("2021", "2022"), False, "2021 et 2022"),
        (("2021", "2022", "2023"), False, "2021, 2022 et 2023"),
        (("2022", "2021"), True, "2022 ou 2021"),
        (("a", "b", "c"), True, "a, b ou c"),
    ],
)
def test_an_enumeration_ends_with_et_or_ou(items: tuple, alternatives: bool, text: str) -> None:
    assert LU.write(Names(items, alternatives)) == text
    assert BE.write(Names(items, alternatives)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 5), "20 %"),
        (Fraction(11, 400), "2,75 %"),
        (Fraction(1), "100 %"),
        (Month(3), "mars"),
        (Month(8), "août"),
        (17, "17"),
        ("tel quel", "tel quel"),
    ],
)
def test_rates_months_numbers_and_words_are_written_as_people_read_them(value: Any, text: str) -> None:
    assert plain(BE.write(value)) == text


def test_a_template_takes_the_value_of_the_day_and_the_given_places() -> None:
    age = KNOWLEDGE.values["cmcm.ortho.age"]
    template = Template("Avant {cmcm.ortho.age} ans, {name}.", {"cmcm.ortho.age": age})
    assert LU.filled(template, date(2026, 11, 21), {"name": "oui"}) == "Avant 17 ans, oui."
