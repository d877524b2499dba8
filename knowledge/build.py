"""From checked file entries to the domain's types: references resolved, texts parsed, rules composed.

Every function raises ``ValueError`` with a sentence that says what to mend; the loader adds file and line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import Any

from benefits.dated import Dated, Source, Version
from benefits.inputs import Act
from benefits.money import ZERO, Money, parse_decimal, parse_rate
from benefits.rules import Template
from benefits.shapes.brackets import Bracket
from benefits.shapes.calendar import Entry
from benefits.shapes.payout import Payout
from knowledge import mutual_schema, schema, value_schema
from knowledge.model import Article
from knowledge.wording import SPECS

Values = Mapping[str, Dated]
# The places that each shape fills in each of its sentences; any other place must refer to a dated value.
_NONE: frozenset[str] = frozenset()


def source(ref: schema.SourceRef) -> Source:
    """The domain's source of a reference."""
    return Source(ref.document, ref.lines[0], ref.lines[1], ref.section, ref.checked)


def value(entry: value_schema.Value) -> Dated:
    """A dated value, parsed by its unit: EUR exact money, percent an exact fraction, dioptres a decimal, text as it stands, the
    rest whole numbers."""
    return Dated(entry.id, entry.label, tuple(_version(version, _parse(entry.unit, version.value)) for version in entry.versions))


def table(entry: value_schema.Table) -> Dated:
    """A dated table, by its kind: months to payment dates, act codes to their amounts, elements to their prices, durations to
    payouts, or brackets in order."""
    return Dated(entry.id, entry.label, tuple(_version(version, _ROWS[entry.kind](version.rows)) for version in entry.versions))


def contact(entry: mutual_schema.Contact) -> str:
    """A contact as a sentence part: name, telephone, mail."""
    ways = [way for way in (entry.phone, entry.mail) if way]
    return f"{entry.name} ({', '.join(ways)})" if ways else entry.name


def template(text: str, values: Values, places: frozenset[str] = _NONE) -> Template:
    """A sentence whose every `{place}` is either one that the code fills or a known value, in a known way of writing.

    Raises:
        ValueError: for an unknown place, an unknown way of writing or a lone brace, naming it.
    """
    try:
        places_in = [(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise ValueError(f"the text has a brace that opens or closes nothing ({error}): {text!r}") from None
    references = {}
    for name, spec, conversion in places_in:
        if conversion or spec not in ("", *SPECS):
            wrong = f"!{conversion}" if conversion else f":{spec}"
            raise ValueError(f"the text writes {{{name}{wrong}}}: use :{' or :'.join(SPECS)} after a name, or remove « {wrong} »")
        if name in values:
            references[name] = values[name]
        elif name not in places:
            hint = f"; here one may also write {', '.join(sorted(places))}" if places else ""
            raise ValueError(f"the text refers to {{{name}}}, which is no known value: add it under `values`, or correct the name{hint}")
    return Template(text.strip(), references)


def article(entry: mutual_schema.Article, mutual: str, values: Values) -> Article:
    """An answer with its references resolved."""
    return Article(
        entry.id,
        entry.subject,
        mutual,
        entry.title,
        template(entry.text, values),
        template(entry.lead, values) if entry.lead else None,
        source(entry.source),
        entry.contact,
        tuple(entry.next),
        tuple(entry.open_points),
    )


def _version(version: value_schema.VersionBase, parsed: Any) -> Version:
    return Version(parsed, version.known.since, version.known.until, version.review_before, version.period, source(version.source))


def _parse(unit: str, raw: int | str) -> Any:
    if unit == "EUR":
        return Money.parse(str(raw) if isinstance(raw, int) else raw)
    if unit == "percent":
        return parse_rate(str(raw) if isinstance(raw, int) else raw)
    if unit == "dioptres":
        return parse_decimal(raw)
    if unit == "text":
        if not isinstance(raw, str):
            raise ValueError(f"a text value stands in quotes, not as {raw!r}")
        return raw
    if not isinstance(raw, int):
        raise ValueError(f"{raw!r} is not a whole number of {unit}: write it without quotes")
    return raw


def _once(keys: Sequence[Any]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"the row {key} stands twice: keep one of them")


def _calendar(rows: Sequence[value_schema.CalendarRow]) -> Mapping[int, Entry]:
    _once([row.month for row in rows])
    return {row.month: Entry(row.day, tuple(row.open_points)) for row in rows}


def _acts(rows: Sequence[value_schema.ActRow]) -> Mapping[str, Act]:
    _once([row.code for row in rows])
    return {row.code: Act(row.code, Money.parse(row.invoiced), Money.parse(row.statutory)) for row in rows}


def _prices(rows: Sequence[value_schema.PriceRow]) -> Mapping[str, Money]:
    _once([row.element for row in rows])
    return {row.element: Money.parse(row.amount) for row in rows}


def _brackets(rows: Sequence[value_schema.BracketRow]) -> tuple[Bracket, ...]:
    """Brackets that meet every income exactly once: each begins one cent above the end of the one before."""
    brackets = tuple(Bracket(Money.parse(row.since), Money.parse(row.to) if row.to else None, Money.parse(row.value)) for row in rows)
    expected = ZERO
    for number, bracket in enumerate(brackets, 1):
        if bracket.lower != expected:
            what = "leaves a hole" if bracket.lower > expected else "overlaps the one before"
            raise ValueError(f"bracket {number} begins at {bracket.lower.decimal()} and {what}: it must begin at {expected.decimal()}")
        if (bracket.upper is None) != (number == len(brackets)):
            raise ValueError(f"bracket {number}: the last bracket, and no other, goes without `to`: add it, or remove it")
        if bracket.upper is not None:
            if bracket.upper < bracket.lower:
                raise ValueError(f"bracket {number} ends before it begins: correct one of its bounds")
            expected = bracket.upper + Money(1)
    return brackets


def _payouts(rows: Sequence[value_schema.PayoutRow]) -> Mapping[int, Payout]:
    _once([row.years for row in rows])
    return {row.years: Payout(Money.parse(row.capital), parse_rate(row.rate), Money.parse(row.payout)) for row in rows}


_ROWS: Mapping[str, Any] = {"calendar": _calendar, "acts": _acts, "prices": _prices, "brackets": _brackets, "payout": _payouts}
