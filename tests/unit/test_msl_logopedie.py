"""Speech therapy (lines 660–665): start within 60 days, 2 years at most, 1 year after a relapse, 5 assessments at most."""

from datetime import date

import pytest

from benefits.inputs import UNKNOWN, InputError
from benefits.results import Calculated, Missing, NotCovered
from tests.unit.cases import KNOWLEDGE, MSL_DAY, calculated, line_of, run, said, written

RULE = "msl.logopedie"
START, END, RELAPSE, LEFT = "Début du traitement", "Fin du traitement", "Fin du traitement de rechute", "Bilans"


def labels(result: Calculated) -> list:
    return [written(line.label, "msl") for line in result.lines]


def formula(result: Calculated, label: str) -> str:
    return written(line_of(result, label).formula, "msl")


def only_date(**inputs: date) -> date:
    """The one deadline of one date."""
    result = calculated(RULE, MSL_DAY, **inputs)
    assert len(result.lines) == 1
    return result.lines[0].formula.values["date"]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("assessed", "last"),
    [
        # Line 663: « dans les 60 jours à dater du bilan ».
        (date(2023, 5, 3), date(2023, 7, 2)),  # 28 days left of May + 30 of June = 58, and 2
        (date(2023, 1, 1), date(2023, 3, 2)),  # 30 of January + 28 of February = 58, and 2
        (date(2024, 1, 1), date(2024, 3, 1)),  # 30 of January + 29 of February = 59, and 1
        (date(2022, 12, 31), date(2023, 3, 1)),  # 31 + 28 = 59, and 1
        (date(2023, 12, 31), date(2024, 2, 29)),  # 31 + 29 = 60
        (date(2024, 2, 29), date(2024, 4, 29)),  # 31 of March = 31, and 29
        (date(2023, 10, 31), date(2023, 12, 30)),  # 30 of November, and 30
        (date(2022, 11, 2), date(2023, 1, 1)),  # 28 left of November + 31 of December = 59, and 1
    ],
)
def test_the_treatment_starts_within_sixty_days_of_the_assessment(assessed: date, last: date) -> None:
    assert only_date(date_bilan=assessed) == last


@pytest.mark.parametrize(
    ("started", "last"),
    [
        # Line 663: « maximum 2 ans ».
        (date(2023, 5, 3), date(2025, 5, 3)),
        (date(2022, 2, 28), date(2024, 2, 28)),  # not the 29th
        (date(2022, 3, 1), date(2024, 3, 1)),
        (date(2024, 2, 29), date(2026, 3, 1)),  # no such day in 2026
        (date(2021, 12, 31), date(2023, 12, 31)),
        (date(2023, 1, 31), date(2025, 1, 31)),
        (date(2022, 1, 1), date(2024, 1, 1)),
    ],
)
def test_the_treatment_lasts_two_years_at_most(started: date, last: date) -> None:
    assert only_date(date_debut_traitement=started) == last


@pytest.mark.parametrize(
    ("resumed", "last"),
    [
        # Line 665: « une durée d’un an maximum ».
        (date(2023, 5, 3), date(2024, 5, 3)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2023, 3, 1), date(2024, 3, 1)),
        (date(2024, 2, 29), date(2025, 3, 1)),
        (date(2022, 12, 31), date(2023, 12, 31)),
        (date(2023, 8, 31), date(2024, 8, 31)),
    ],
)
def test_after_a_relapse_the_treatment_lasts_one_year_at_most(resumed: date, last: date) -> None:
    assert only_date(date_debut_rechute=resumed) == last


@pytest.mark.parametrize(("done", "left"), [(0, 5), (1, 4), (2, 3), (3, 2), (4, 1)])
def test_the_assessments_left(done: int, left: int) -> None:
    result = calculated(RULE, MSL_DAY, bilans_faits=done)  # line 662: « 5 bilans maximum »
    assert formula(result, LEFT) == f"il en reste {left} sur 5"


@pytest.mark.parametrize("done", [5, 6, 50])
def test_after_five_assessments_none_is_left(done: int) -> None:
    text = formula(calculated(RULE, MSL_DAY, bilans_faits=done), LEFT)
    assert "il n’en reste plus" in text
    assert "5 bilans au maximum" in text


def test_a_number_of_assessments_cannot_be_negative() -> None:
    with pytest.raises(InputError):
        run(RULE, MSL_DAY, bilans_faits=-1)


def test_whether_all_assessments_count_is_an_open_point_of_their_number_only() -> None:
    # Lines 662–665: the first kind has the maximum; whether the others count is not said.
    assert calculated(RULE, MSL_DAY, bilans_faits=2).open_points == ("msl.logopedie.bilans_comptes",)
    assert calculated(RULE, MSL_DAY, date_bilan=date(2023, 5, 3)).open_points == ()


def test_each_line_says_from_when_it_runs_with_its_source() -> None:
    result = calculated(
        RULE,
        MSL_DAY,
        date_bilan=date(2023, 5, 3),
        date_debut_traitement=date(2023, 6, 1),
        date_debut_rechute=date(2024, 2, 29),
        bilans_faits=3,
    )
    assert labels(result) == [START, END, RELAPSE, LEFT]
    assert formula(result, START) == "au plus tard le 2 juillet 2023, 60 jours après le bilan du 3 mai 2023"
    assert formula(result, END).startswith("au plus tard le 1er juin 2025 dans la plupart des cas, 2 ans après le début du 1er juin 2023")
    assert "bilan d’évolution" in formula(result, END)  # line 664: before the end of the treatment
    assert formula(result, RELAPSE) == "au plus tard le 1er mars 2025, 1 an après la reprise du 29 février 2024"
    assert formula(result, LEFT) == "il en reste 2 sur 5"
    assert [line.source.first_line for line in result.lines if line.source] == [663, 663, 665, 662]


def test_only_what_was_said_is_worked_out() -> None:
    result = calculated(
        RULE, MSL_DAY, date_bilan=UNKNOWN, date_debut_traitement=date(2023, 6, 1), date_debut_rechute=UNKNOWN, bilans_faits=UNKNOWN
    )
    assert labels(result) == [END]


def test_the_date_of_the_assessment_is_asked_for_where_nothing_is_known() -> None:
    asked = run(RULE, MSL_DAY)
    assert isinstance(asked, Missing)
    assert asked.input == "date_bilan"
    unknown = run(RULE, MSL_DAY, date_bilan=UNKNOWN)
    assert isinstance(unknown, NotCovered)
    assert "60 jours" in said(unknown)


@pytest.mark.parametrize("name", ["date_bilan", "date_debut_traitement", "date_debut_rechute"])
def test_a_date_at_the_end_of_the_calendar_is_refused_and_does_not_crash(name: str) -> None:
    with pytest.raises(InputError):
        run(RULE, MSL_DAY, **{name: date(9999, 12, 31)})


def test_a_corrected_duration_corrects_the_sentence_of_each_deadline() -> None:
    for deadline in KNOWLEDGE.rules[RULE].body.deadlines:  # type: ignore[attr-defined]
        assert deadline.after.id in deadline.text.references


def test_the_durations_are_those_of_2023() -> None:
    later = calculated(RULE, date(2026, 11, 21), date_bilan=date(2026, 11, 2))
    assert {(figure.period, figure.age.value) for figure in later.figures} == {("2023", "past")}
    assert isinstance(run(RULE, date(2022, 12, 31), date_bilan=date(2022, 12, 1)), NotCovered)
