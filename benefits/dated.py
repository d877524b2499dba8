"""Values that hold for a known span of time, with their origin.

A value is never carried silently past the span in which its source vouches for it: a day before the span is refused,
a day after it gives the value together with the warning that it is a figure of another time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")


class NotKnown(LookupError):
    """No version of a value is known for a day: the day lies before the first span."""


class Age(Enum):
    """How a figure stands to the day it is used for."""

    CURRENT = "current"
    TO_REVIEW = "to_review"
    PAST = "past"


@dataclass(frozen=True)
class Source:
    """Where a fact stands: a document of the register, its lines, its section, and the day it was checked."""

    document: str
    first_line: int
    last_line: int
    section: str
    checked: date


@dataclass(frozen=True)
class Version(Generic[T]):
    """One value over one span. ``period`` is how its figure is called (« 2021 », « juillet 2026 »).

    ``until`` is inclusive; an open end (None) comes only with ``review_before``, the day from which it must be checked.
    """

    value: T
    since: date
    until: date | None
    review_before: date | None
    period: str
    source: Source

    def age_on(self, day: date) -> Age:
        """Whether the figure is current on a day, due for review, or of the past."""
        if self.until is not None and day > self.until:
            return Age.PAST
        if self.review_before is not None and day >= self.review_before:
            return Age.TO_REVIEW
        return Age.CURRENT

    def covers_year(self, year: int) -> bool:
        """Whether the source vouches for this figure at some day of a year."""
        end = self.until or (self.review_before or self.since)
        return self.since.year <= year <= end.year and not (self.until is None and self.review_before == date(year, 1, 1))


@dataclass(frozen=True)
class Dated(Generic[T]):
    """A value with all its versions, oldest first, without overlap."""

    id: str
    label: str
    versions: tuple[Version[T], ...]

    def __post_init__(self) -> None:
        if not self.versions:
            raise ValueError(f"{self.id} has no version.")
        for older, newer in pairwise(self.versions):
            if older.until is None or older.until >= newer.since:
                raise ValueError(
                    f"{self.id}: the version from {newer.since} overlaps the one from {older.since}: end the older one before."
                )

    def on(self, day: date) -> Version[T]:
        """The version of a day: the one whose span holds it, else the last one before it.

        Raises:
            NotKnown: when the day lies before every version, naming the first known day.
        """
        candidates = [version for version in self.versions if version.since <= day]
        if not candidates:
            raise NotKnown(f"{self.id} is known from {self.versions[0].since} only.")
        return candidates[-1]
