"""Payment dates: both calendars of the page, row by row (lines 185–196 and 209–220)."""

from datetime import date

import pytest

from benefits.inputs import UNKNOWN
from benefits.results import Calculated, NotCovered
from tests.unit.cases import MSL_DAY, calculated, run, run_all, said, written

RULE = "msl.indemnites_date"
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]
# As printed, but for March: line 187 has « 03/04/2022 », a misprint (3 April 2022 is a Sunday) that open-points.md settles as 2023.
PRIMARY = [
    "01/02/2023",
    "01/03/2023",
    "03/04/2023",
    "02/05/2023",
    "01/06/2023",
    "03/07/2023",
    "01/08/2023",
    "04/09/2023",
    "03/10/2023",
    "02/11/2023",
    "30/11/2023",
    "14/12/2023",
]
INVALIDITY = [
    "27/01/2023",
    "24/02/2023",
    "29/03/2023",
    "26/04/2023",
    "26/05/2023",
    "28/06/2023",
    "27/07/2023",
    "29/08/2023",
    "28/09/2023",
    "27/10/2023",
    "28/11/2023",
    "19/12/2023",
]
ROWS = [("primaire", *row) for row in enumerate(PRIMARY, 1)] + [("invalidite", *row) for row in enumerate(INVALIDITY, 1)]


def in_words(printed: str) -> str:
    """« 03/04/2023 » as « 3 avril 2023 »; the first is « 1er »."""
    day, month, year = printed.split("/")
    return f"{'1er' if day == '01' else int(day)} {MONTHS[int(month) - 1]} {year}"


def test_the_misprint_of_march_is_a_sunday_and_its_correction_a_monday() -> None:
    assert date(2022, 4, 3).isoweekday() == 7
    assert date(2023, 4, 3).isoweekday() == 1


@pytest.mark.parametrize(("regime", "month", "printed"), ROWS)
def test_each_row_of_each_calendar(regime: str, month: int, printed: str) -> None:
    result = calculated(RULE, MSL_DAY, regime_indemnites=regime, mois=month)
    assert [(written(line.label, "msl"), written(line.formula, "msl")) for line in result.lines] == [(f"{MONTHS[month - 1]} 2023", printed)]
    assert f"{MONTHS[month - 1]} 2023" in said(result)
    assert f"le {in_words(printed)}" in said(result)
    assert ("incapacité primaire" if regime == "primaire" else "invalidité") in said(result)


@pytest.mark.parametrize(("regime", "printed"), [("primaire", PRIMARY), ("invalidite", INVALIDITY)])
@pytest.mark.parametrize("month", [0, UNKNOWN])
def test_the_whole_year_has_twelve_rows_in_order(regime: str, printed: list, month: object) -> None:
    result = calculated(RULE, MSL_DAY, regime_indemnites=regime, mois=month)
    assert [written(line.formula, "msl") for line in result.lines] == printed


@pytest.mark.parametrize(
    ("regime", "month", "within"), [("primaire", 10, False), ("primaire", 11, True), ("primaire", 12, True), ("invalidite", 11, False)]
)
def test_primary_incapacity_of_november_and_december_is_said_to_be_paid_within_the_month(regime: str, month: int, within: bool) -> None:
    result = calculated(RULE, MSL_DAY, regime_indemnites=regime, mois=month)
    assert any("mois même" in written(note, "msl") for note in result.notes) is within


@pytest.mark.parametrize("year", [1990, 2022, 2024, 2026])
@pytest.mark.parametrize("regime", ["primaire", "invalidite"])
def test_another_year_is_not_covered_and_says_which_one_is_known(regime: str, year: int) -> None:
    result = run(RULE, MSL_DAY, regime_indemnites=regime, mois=3, annee_demandee=year)
    assert isinstance(result, NotCovered)
    assert (str(year) in said(result), "2023" in said(result)) == (True, True)
    assert result.contact == "msl.general"


def test_the_known_year_may_be_asked_for_by_name() -> None:
    assert isinstance(run(RULE, MSL_DAY, regime_indemnites="primaire", mois=3, annee_demandee=2023), Calculated)


def test_an_unknown_regime_gives_both_dates() -> None:
    found = {
        outcome.option: written(outcome.result.lines[0].formula, "msl")
        for outcome in run_all(RULE, MSL_DAY, regime_indemnites=UNKNOWN, mois=3)
    }
    assert found == {"primaire": "03/04/2023", "invalidite": "29/03/2023"}


def test_march_of_primary_incapacity_carries_its_open_point_and_no_other_month_does() -> None:
    for month in range(1, 13):
        points = calculated(RULE, MSL_DAY, regime_indemnites="primaire", mois=month).open_points
        assert points == (("msl.indemnites.mars_2022",) if month == 3 else ())


def test_every_date_says_that_it_is_the_day_of_sending() -> None:
    result = calculated(RULE, MSL_DAY, regime_indemnites="primaire", mois=1)
    assert any("jour d’envoi" in written(note, "msl") for note in result.notes)


def test_in_2026_the_calendar_of_2023_is_flagged_as_past() -> None:
    result = calculated(RULE, date(2026, 11, 21), regime_indemnites="primaire", mois=1)
    assert {(figure.period, figure.age.value) for figure in result.figures} == {("2023", "past")}
