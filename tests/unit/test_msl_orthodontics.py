"""MSL orthodontics (lines 676–692): before the 9th birthday, notification before the 15th, the end at 22, two deadlines."""

import contextlib
from datetime import date

import pytest

from benefits.inputs import UNKNOWN, InputError
from benefits.results import Missing, NotCovered
from benefits.shapes.windows import age_on, birthday
from tests.unit.cases import KNOWLEDGE, MSL_DAY, calculated, line_of, run, said, written

RULE = "msl.orthodontie"
FIRST, CLASSIC, END = "Première intention", "Traitement classique", "Fin de l’intervention"


def windows(**inputs: object) -> dict:
    result = calculated(RULE, inputs.pop("day", MSL_DAY), **inputs)  # type: ignore[arg-type]
    return {written(line.label, "msl"): written(line.formula, "msl") for line in result.lines}


@pytest.mark.parametrize(
    ("age", "first", "classic", "end"),
    [
        (0, True, True, True),
        (8, True, True, True),
        (9, False, True, True),
        (14, False, True, True),
        (15, False, False, True),
        (21, False, False, True),
        (22, False, False, False),
        (35, False, False, False),
    ],
)
def test_what_is_still_possible_at_an_age(age: int, first: bool, classic: bool, end: bool) -> None:
    told = windows(age=age)
    assert ["encore possible" in told[label] for label in (FIRST, CLASSIC)] == [first, classic]
    assert ["plus possible" in told[label] for label in (FIRST, CLASSIC)] == [not first, not classic]
    assert ("a pris fin" in told[END]) is not end
    assert ("9e anniversaire" in told[FIRST], "15e anniversaire" in told[CLASSIC], "22 ans" in told[END]) == (True, True, True)


def test_at_twenty_two_nothing_is_left() -> None:
    assert "n’intervient plus" in said(calculated(RULE, MSL_DAY, age=22))
    assert "n’intervient plus" not in said(calculated(RULE, MSL_DAY, age=21))


def test_a_notification_made_in_time_keeps_its_two_years() -> None:
    assert "dans les 2 ans qui suivent l’accord" in windows(age=16)[CLASSIC]


@pytest.mark.parametrize(
    ("born", "day", "first", "classic", "end"),
    [
        # The eve of the 9th and of the 15th birthday is the last day « avant le … anniversaire »; the end is the 22nd birthday.
        (date(2014, 6, 16), date(2023, 6, 15), "15 juin 2023", "15 juin 2029", "16 juin 2036"),
        (date(2014, 6, 15), date(2023, 6, 15), None, "14 juin 2029", "15 juin 2036"),
        (date(2008, 6, 16), date(2023, 6, 15), None, "15 juin 2023", "16 juin 2030"),
        (date(2008, 6, 15), date(2023, 6, 15), None, None, "15 juin 2030"),
        (date(2001, 6, 16), date(2023, 6, 15), None, None, "16 juin 2023"),
        (date(2001, 6, 15), date(2023, 6, 15), None, None, None),
        # Born on 29 February 2016: no such day in 2025, 2031 and 2038, so the birthday is the 1st of March, the eve of it 28 February.
        (date(2016, 2, 29), date(2025, 2, 28), "28 février 2025", "28 février 2031", "1er mars 2038"),
        (date(2016, 2, 29), date(2025, 3, 1), None, "28 février 2031", "1er mars 2038"),
    ],
)
def test_with_a_birth_date_each_window_says_its_last_day(
    born: date, day: date, first: "str | None", classic: "str | None", end: "str | None"
) -> None:
    told = windows(date_naissance=born, day=day)
    for label, last in ((FIRST, first), (CLASSIC, classic), (END, end)):
        if last:
            assert last in told[label]
        else:
            assert "plus possible" in told[label] or "a pris fin" in told[label]


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2014, 6, 16), date(2023, 6, 15), 8),
        (date(2014, 6, 15), date(2023, 6, 15), 9),
        (date(2023, 6, 15), date(2023, 6, 15), 0),
        (date(2016, 2, 29), date(2023, 2, 28), 6),
        (date(2016, 2, 29), date(2023, 3, 1), 7),
        (date(2016, 2, 29), date(2024, 2, 29), 8),
        (date(2013, 12, 31), date(2023, 1, 1), 9),
    ],
)
def test_age_in_full_years(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


def test_a_birthday_of_29_february_is_1_march_in_a_common_year_only() -> None:
    assert birthday(date(2016, 2, 29), 9) == date(2025, 3, 1)
    assert birthday(date(2016, 2, 29), 8) == date(2024, 2, 29)


def test_a_birth_date_goes_before_an_age() -> None:
    assert windows(age=40, date_naissance=date(2016, 1, 1))[FIRST].startswith("encore possible")


def test_the_treatment_starts_at_most_two_years_after_the_agreement() -> None:
    result = calculated(RULE, MSL_DAY, date_accord=date(2023, 5, 3))
    assert "au plus tard le 3 mai 2025" in written(line_of(result, "Début du traitement").formula, "msl")  # line 687
    assert len(result.lines) == 1


def test_the_second_treatment_starts_at_least_one_year_after_the_first_appliance() -> None:
    result = calculated(RULE, MSL_DAY, age=8, date_premier_forfait=date(2023, 2, 1))
    assert "au plus tôt le 1er février 2024" in written(line_of(result, "Traitement classique après").formula, "msl")  # line 681
    assert len(result.lines) == 4


def test_a_corrected_duration_corrects_the_sentence_of_each_deadline() -> None:
    for deadline in KNOWLEDGE.rules[RULE].body.deadlines:  # type: ignore[attr-defined]
        assert deadline.after.id in deadline.text.references, (
            f"{deadline.label}: the duration is written as words instead of {{{deadline.after.id}}}"
        )


def test_only_an_age_a_birth_date_or_a_date_that_starts_a_deadline_is_asked_for() -> None:
    asked = run(RULE, MSL_DAY)
    assert isinstance(asked, Missing)
    assert asked.input == "age"
    assert isinstance(run(RULE, MSL_DAY, age=UNKNOWN), NotCovered)


@pytest.mark.parametrize("inputs", [{"date_accord": date(9999, 12, 31)}, {"date_premier_forfait": date(9999, 12, 31)}])
def test_a_date_at_the_end_of_the_calendar_is_refused_and_does_not_crash(inputs: dict) -> None:
    with contextlib.suppress(InputError):
        run(RULE, MSL_DAY, **inputs)
