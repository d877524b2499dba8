"""The keys of dated figures: values, tables and their versions."""

from __future__ import annotations

from datetime import date
from typing import Literal, Optional, Union

from pydantic import Field, StrictInt, StrictStr, root_validator, validator

from knowledge.schema import SourceRef, Strict, real_day

Unit = Literal["EUR", "percent", "years", "months", "days", "hours", "age", "count", "dioptres", "text"]


class Known(Strict):
    """The span for which the source vouches; without an end only together with `review_before`."""

    since: date = Field(alias="from")
    until: Optional[date] = None

    _days = validator("since", "until", pre=True, allow_reuse=True)(real_day)

    @root_validator(skip_on_failure=True)
    def _in_order(cls, values):
        if values.get("until") and values["until"] < values["since"]:
            raise ValueError("`until` lies before `from`: correct one of them")
        return values


class VersionBase(Strict):
    """What every version of a value or a table says of itself."""

    known: Known
    review_before: Optional[date] = None
    period: str
    source: SourceRef

    _days = validator("review_before", pre=True, allow_reuse=True)(real_day)

    @root_validator(skip_on_failure=True)
    def _end(cls, values):
        known, review = values["known"], values.get("review_before")
        if (known.until is None) == (review is None):
            raise ValueError("give either `known.until` (the last day) or, for an open end, `review_before`")
        return values


class ValueVersion(VersionBase):
    """One version of a single value; `value` is a quoted amount or percentage, a whole number, or text."""

    value: Union[StrictInt, StrictStr]


class Value(Strict):
    """A dated value."""

    id: str
    label: str
    unit: Unit
    versions: list[ValueVersion] = Field(min_items=1)


class CalendarRow(Strict):
    """The payment of one month."""

    month: int = Field(ge=1, le=12)
    day: date
    line: int

    _days = validator("day", pre=True, allow_reuse=True)(real_day)
    open_points: list[str] = []


class ActRow(Strict):
    """An act of the tariff: what is invoiced and what the statutory insurance pays, in the source's table."""

    code: str
    invoiced: str
    statutory: str
    line: int


class PriceRow(Strict):
    """What is paid at most for one unit of an element (a crown, a clasp)."""

    element: str
    label: str
    amount: str
    line: int


class BracketRow(Strict):
    """One bracket of incomes, both bounds within it as published, and what it gives; the last has no upper bound."""

    since: str = Field(alias="from")
    to: Optional[str] = None
    value: str
    line: int


class PayoutRow(Strict):
    """A duration with the capital saved, the interest on it and what is paid out."""

    years: int = Field(ge=0)
    capital: str
    rate: str
    payout: str
    line: int


ROWS: dict[str, type[Strict]] = {
    "calendar": CalendarRow,
    "acts": ActRow,
    "prices": PriceRow,
    "brackets": BracketRow,
    "payout": PayoutRow,
}


class TableVersion(VersionBase):
    """One version of a table; which rows it takes depends on the table's kind."""

    rows: list[Union[CalendarRow, ActRow, PriceRow, BracketRow, PayoutRow]] = Field(min_items=1)


class Table(Strict):
    """A dated table."""

    id: str
    label: str
    kind: Literal["calendar", "acts", "prices", "brackets", "payout"]
    versions: list[TableVersion] = Field(min_items=1)

    @root_validator(skip_on_failure=True)
    def _rows_of_kind(cls, values):
        wanted = ROWS[values["kind"]]
        for version in values["versions"]:
            if not all(isinstance(row, wanted) for row in version.rows):
                raise ValueError(f"a table of kind {values['kind']} takes rows with {', '.join(wanted.__fields__)}")
            lacking = set(range(1, 13)) - {row.month for row in version.rows if isinstance(row, CalendarRow)}
            if lacking and wanted is CalendarRow:
                raise ValueError(f"a calendar has every month: add the rows of month {', '.join(map(str, sorted(lacking)))}")
        return values
