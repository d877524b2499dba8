"""Writes exact values as people read them: amounts, dates, rates and enumerations in a mutual's locale (Babel)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from string import Formatter
from typing import Any

from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from benefits.dated import Version
from benefits.money import Money
from benefits.results import Month, Names, Text
from benefits.rules import Template

EXACT = "exact"
NUMERIC = "numeric"
SPECS = (EXACT, NUMERIC)


class Wording(Formatter):
    """The writer of one locale. In templates `{x:exact}` writes an amount to the cent, `{x}` drops « ,00 »."""

    def __init__(self, locale: str) -> None:
        self.locale = locale

    def text(self, text: Text) -> str:
        """A sentence with its values written out."""
        return self.vformat(text.template, (), text.values)

    def filled(self, template: Template, day: date, places: Mapping[str, Any] | None = None) -> str:
        """A template with the dated values of a day and the given places."""
        values = {name: dated.on(day).value for name, dated in template.references.items()}
        return self.vformat(template.text, (), {**values, **(places or {})})

    def money(self, amount: Money, exact: bool = True) -> str:
        """An amount in euros; whole amounts lose their decimals unless ``exact``."""
        whole = not exact and amount.cents % 100 == 0
        return format_currency(
            Decimal(amount.decimal()), "EUR", locale=self.locale, format="#,##0\u00a0¤" if whole else None, currency_digits=not whole
        )

    def date(self, day: date) -> str:
        """A date in words, the first of a month as French wants it (« 1er février 2023 »)."""
        words = format_date(day, "d MMMM y", locale=self.locale)
        return words.replace("1 ", "1er ", 1) if day.day == 1 else words

    def month(self, number: int) -> str:
        """A month's name."""
        return get_month_names("wide", locale=self.locale)[number]

    def names(self, items: Sequence[str], alternatives: bool = False) -> str:
        """An enumeration: « a, b et c », or « a, b ou c »."""
        return format_list(list(items), style="or" if alternatives else "standard", locale=self.locale)

    def write(self, value: Any, spec: str = "") -> str:
        """Any value that a text may hold."""
        if isinstance(value, Money):
            return self.money(value, exact=spec == EXACT)
        if isinstance(value, Fraction):
            return format_percent(Decimal(value.numerator) / Decimal(value.denominator), locale=self.locale, decimal_quantization=False)
        if isinstance(value, Decimal):
            return format_decimal(value, locale=self.locale, decimal_quantization=False)
        if isinstance(value, date):
            return value.strftime("%d/%m/%Y") if spec == NUMERIC else self.date(value)
        if isinstance(value, Month):
            return self.month(value.number)
        if isinstance(value, Names):
            return self.names(value.items, value.alternatives)
        return str(value)

    def get_field(self, field_name: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> tuple[Any, str]:
        """Names with dots are ids of values, not attributes."""
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        """Called by the formatter for each place."""
        return self.write(value, format_spec)


def versions_of(template: Template, day: date) -> tuple[Version, ...]:
    """The dated versions that a template shows on a day, contacts left out (they carry no period)."""
    found = (dated.on(day) for dated in template.references.values())
    return tuple(version for version in found if version.period)
