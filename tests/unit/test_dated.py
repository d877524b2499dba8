"""Values that hold for a span."""

from datetime import date, timedelta

import pytest

from benefits.dated import Age, Dated, NotKnown, Source, Version

SOURCE = Source("document", 1, 2, "section", date(2026, 11, 21))


def version(value: int, since: date, until: "date | None" = None, review: "date | None" = None) -> Version:
    return Version(value, since, until, review, str(since.year), SOURCE)


CLOSED = version(1, date(2021, 9, 1), date(2021, 12, 31))
OPEN = version(2, date(2026, 7, 1), review=date(2027, 1, 1))
BOTH = Dated("x", "X", (CLOSED, OPEN))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2021, 9, 1), 1),
        (date(2021, 12, 31), 1),  # both ends belong to the span
        (date(2022, 1, 1), 1),
        (date(2026, 6, 30), 1),  # a hole: the last one before it
        (date(2026, 7, 1), 2),
        (date(2040, 1, 1), 2),
    ],
)
def test_the_version_of_a_day_is_the_one_whose_span_holds_it_or_the_last_before(day: date, value: int) -> None:
    assert BOTH.on(day).value == value


def test_a_day_before_the_first_span_is_not_known() -> None:
    with pytest.raises(NotKnown, match="2021-09-01"):
        BOTH.on(date(2021, 8, 31))


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2021, 9, 1), Age.CURRENT), (date(2021, 12, 31), Age.CURRENT), (date(2022, 1, 1), Age.PAST), (date(2035, 1, 1), Age.PAST)],
)
def test_a_closed_version_is_of_the_past_from_the_day_after_its_end(day: date, age: Age) -> None:
    assert CLOSED.age_on(day) is age


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2026, 7, 1), Age.CURRENT),
        (date(2026, 12, 31), Age.CURRENT),
        (date(2027, 1, 1), Age.TO_REVIEW),
        (date(2040, 1, 1), Age.TO_REVIEW),
    ],
)
def test_an_open_version_is_due_for_review_from_its_review_day(day: date, age: Age) -> None:
    assert OPEN.age_on(day) is age


def test_a_value_used_in_a_hole_is_flagged_as_past() -> None:
    day = date(2024, 1, 1)
    assert BOTH.on(day).age_on(day) is Age.PAST


@pytest.mark.parametrize(
    "newer_since",
    [date(2021, 12, 31), date(2021, 10, 1), date(2021, 9, 1), date(2020, 1, 1)],
)
def test_overlapping_versions_are_refused(newer_since: date) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Dated("x", "X", (CLOSED, version(2, newer_since, date(2030, 1, 1))))


def test_a_version_after_an_open_one_is_refused() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Dated("x", "X", (OPEN, version(3, date(2027, 1, 1), date(2027, 12, 31))))


def test_versions_that_touch_do_not_overlap() -> None:
    Dated("x", "X", (CLOSED, version(2, CLOSED.until + timedelta(days=1), date(2022, 12, 31))))


def test_a_value_without_version_is_refused() -> None:
    with pytest.raises(ValueError, match="no version"):
        Dated("x", "X", ())


@pytest.mark.parametrize(
    ("which", "year", "covered"),
    [
        (CLOSED, 2020, False),
        (CLOSED, 2021, True),
        (CLOSED, 2022, False),
        (OPEN, 2025, False),
        (OPEN, 2026, True),
        (OPEN, 2027, False),  # review on the 1st of January: no day of 2027 is vouched for
        (version(3, date(2025, 6, 1), review=date(2027, 3, 1)), 2027, True),  # January and February 2027 are
        (version(3, date(2025, 6, 1), review=date(2027, 3, 1)), 2026, True),
        (version(3, date(2025, 6, 1), review=date(2027, 3, 1)), 2028, False),
        (version(3, date(2019, 1, 1), date(2021, 6, 30)), 2020, True),
    ],
)
def test_a_version_covers_a_year_if_the_source_vouches_for_a_day_of_it(which: Version, year: int, covered: bool) -> None:
    assert which.covers_year(year) is covered
