"""Maximum à facturer (lines 415–479): ceilings by income (440–446), MàF social (456–458), children (468), MàF chronique (472–479)."""

from datetime import date

import pytest

from benefits.inputs import UNKNOWN
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import MSL_DAY, calculated, eur, line_of, plain, run, said, written

INCOME, CHILD, CHRONIC = "msl.maf_revenus", "msl.maf_enfants", "msl.maf_chronique"


def ceiling_of(result: Calculated) -> Money:
    return result.headline.values["ceiling"]  # type: ignore[return-value]


def notes(result: Calculated) -> str:
    return " ".join(written(note, "msl") for note in result.notes)


# --- ceiling by income --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("income", "ceiling"),
    [
        # Every bound of the table to the cent, on both sides (lines 441–446).
        ("0", "250,00"),
        ("0,01", "250,00"),
        ("11.119,99", "250,00"),
        ("11.120,00", "250,00"),
        ("11.120,01", "506,79"),
        ("19.894,05", "506,79"),
        ("19.894,06", "732,03"),
        ("30.583,38", "732,03"),
        ("30.583,39", "1.126,20"),
        ("41.272,75", "1.126,20"),
        ("41.272,76", "1.576,68"),
        ("51.516,72", "1.576,68"),
        ("51.516,73", "2.027,16"),
        ("51.516,74", "2.027,16"),
        ("10.000.000,00", "2.027,16"),
    ],
)
def test_the_ceiling_of_an_income_to_the_cent(income: str, ceiling: str) -> None:
    result = calculated(INCOME, MSL_DAY, revenu_annuel=eur(income))
    assert ceiling_of(result) == eur(ceiling)
    line = line_of(result, "Plafond")
    assert line.amount == eur(ceiling)
    assert line.source
    assert (line.source.first_line, line.source.last_line) == (440, 446)
    assert (result.refund, result.paid, result.remaining) == (None, None, None)


@pytest.mark.parametrize(
    ("income", "formula"),
    [
        ("5.000", "revenus de 0,00 € à 11 120,00 €"),
        ("15.000", "revenus de 11 120,01 € à 19 894,05 €"),
        ("25.000", "revenus de 19 894,06 € à 30 583,38 €"),
        ("35.000", "revenus de 30 583,39 € à 41 272,75 €"),
        ("45.000", "revenus de 41 272,76 € à 51 516,72 €"),
        ("60.000", "revenus à partir de 51 516,73 €"),
    ],
)
def test_the_line_names_the_bracket_as_published(income: str, formula: str) -> None:
    result = calculated(INCOME, MSL_DAY, revenu_annuel=eur(income))
    assert plain(written(line_of(result, "Plafond").formula, "msl")) == formula


@pytest.mark.parametrize(
    ("income", "shares", "refund", "remaining"),
    [
        ("25.000", "1.000,00", "267,97", "732,03"),  # 1.000,00 − 732,03 (line 443)
        ("25.000", "732,04", "0,01", "732,03"),
        ("25.000", "732,03", "0", "732,03"),
        ("25.000", "732,02", "0", "732,02"),
        ("25.000", "0", "0", "0"),
        ("60.000", "2.500,50", "473,34", "2.027,16"),  # 2.500,50 − 2.027,16 (line 446)
        ("11.120", "900,00", "650,00", "250,00"),  # 900 − 250 (line 441)
        ("11.120,01", "900,00", "393,21", "506,79"),  # one cent more: 900 − 506,79 (line 442)
        ("41.272,76", "1.576,69", "0,01", "1.576,68"),
    ],
)
def test_what_exceeds_the_ceiling_is_refunded(income: str, shares: str, refund: str, remaining: str) -> None:
    result = calculated(INCOME, MSL_DAY, revenu_annuel=eur(income), tickets_moderateurs=eur(shares))
    assert (result.refund, result.paid, result.remaining) == (eur(refund), eur(shares), eur(remaining))
    assert line_of(result, "Au-delà du plafond").amount == eur(refund)
    assert ("pas encore de remboursement" in said(result)) is (refund == "0")


def test_the_sentence_names_the_year_the_ceiling_and_both_amounts() -> None:
    text = said(calculated(INCOME, MSL_DAY, revenu_annuel=eur("25.000"), tickets_moderateurs=eur("1.000")))
    assert all(words in text for words in ("MàF 2022", "732,03 €", "267,97 €"))


def test_supplements_do_not_count() -> None:
    assert "sans les suppléments d’honoraires" in notes(calculated(INCOME, MSL_DAY, revenu_annuel=eur("25.000")))  # line 426


def test_the_income_is_asked_for_by_its_year() -> None:
    asked = run(INCOME, MSL_DAY, tickets_moderateurs=eur("1.000"))
    assert isinstance(asked, Missing)
    assert asked.input == "revenu_annuel"
    assert asked.ask
    assert "2020" in written(asked.ask, "msl")  # line 440: incomes of 2020 for the MàF 2022


def test_without_the_income_the_range_of_the_ceilings_is_given() -> None:
    result = run(INCOME, MSL_DAY, revenu_annuel=UNKNOWN)
    assert isinstance(result, NotCovered)
    assert all(amount in said(result) for amount in ("250,00 €", "2 027,16 €"))  # lines 441, 446


# --- MàF social ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "more", [{}, {"revenu_annuel": eur("60.000")}, {"allocation_integration": False}, {"allocation_integration": UNKNOWN}]
)
def test_the_bim_has_the_lowest_ceiling_whatever_the_income(more: dict) -> None:
    result = calculated(INCOME, MSL_DAY, statut="bim", **more)  # line 456; the lowest of the table is 250,00 (line 441)
    assert ceiling_of(result) == eur("250,00")
    assert "MàF social" in written(line_of(result, "Plafond").formula, "msl")


@pytest.mark.parametrize(
    ("shares", "refund", "remaining"),
    [("300", "50", "250"), ("250,01", "0,01", "250"), ("250", "0", "250"), ("80", "0", "80")],
)
def test_above_the_social_ceiling_the_rest_is_refunded(shares: str, refund: str, remaining: str) -> None:
    result = calculated(INCOME, MSL_DAY, statut="bim", tickets_moderateurs=eur(shares))
    assert (result.refund, result.remaining) == (eur(refund), eur(remaining))


def test_the_lowest_ceiling_carries_the_open_point_on_it() -> None:
    assert "msl.maf.plafond_bas" in calculated(INCOME, MSL_DAY, statut="bim").open_points


@pytest.mark.parametrize("more", [{}, {"revenu_annuel": eur("25.000")}, {"tickets_moderateurs": eur("900")}])
def test_with_an_integration_allowance_and_a_partner_with_income_the_social_ceiling_does_not_apply(more: dict) -> None:
    result = run(INCOME, MSL_DAY, statut="bim", allocation_integration=True, **more)
    assert isinstance(result, NotCovered)
    assert "plafond selon les revenus" in said(result)
    assert "250" not in said(result)
    assert result.source
    assert result.source.first_line == 458


@pytest.mark.parametrize("status", [{}, {"statut": "ordinaire"}, {"statut": UNKNOWN}])
@pytest.mark.parametrize("allowance", [True, False, UNKNOWN])
def test_without_the_bim_the_allowance_changes_nothing(status: dict, allowance: object) -> None:
    result = calculated(INCOME, MSL_DAY, revenu_annuel=eur("25.000"), allocation_integration=allowance, **status)
    assert ceiling_of(result) == eur("732,03")


# --- the household of a chronically ill person -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "ceiling"),
    [
        ({"revenu_annuel": eur("25.000")}, "623,79"),  # 732,03 − 108,24 (lines 443, 476)
        ({"revenu_annuel": eur("60.000")}, "1.918,92"),  # 2.027,16 − 108,24
        ({"revenu_annuel": eur("15.000")}, "398,55"),  # 506,79 − 108,24
        ({"statut": "bim"}, "141,76"),  # 250,00 − 108,24: « quels que soient vos revenus » (line 472)
    ],
)
def test_the_ceiling_is_lowered_once_for_a_chronically_ill_person(inputs: dict, ceiling: str) -> None:
    result = calculated(INCOME, MSL_DAY, chronique=True, **inputs)
    assert ceiling_of(result) == eur(ceiling)
    assert line_of(result, "Réduction").amount == eur("108,24")
    assert line_of(result, "Plafond réduit").amount == eur(ceiling)
    assert "MàF 2021" in notes(result)  # the reduction's year (line 476), not the ceiling's
    assert "MàF 2022" in notes(result)
    assert "msl.maf.chronique_annee" in result.open_points


def test_what_exceeds_the_lowered_ceiling_is_refunded() -> None:
    result = calculated(INCOME, MSL_DAY, revenu_annuel=eur("25.000"), chronique=True, tickets_moderateurs=eur("700"))
    assert (result.refund, result.remaining) == (eur("76,21"), eur("623,79"))  # 700 − 623,79; not even reached without the reduction


@pytest.mark.parametrize("chronic", [False, UNKNOWN])
def test_without_a_chronic_illness_nothing_is_taken_off(chronic: object) -> None:
    result = calculated(INCOME, MSL_DAY, revenu_annuel=eur("25.000"), chronique=chronic)
    assert ceiling_of(result) == eur("732,03")
    assert result.open_points == ()
    assert "2021" not in notes(result)


# --- years --------------------------------------------------------------------------------------------------------------------


def test_the_ceilings_are_of_2022_and_not_known_before() -> None:
    inputs = {"revenu_annuel": eur("25.000")}
    assert {(figure.period, figure.age.value) for figure in calculated(INCOME, MSL_DAY, **inputs).figures} == {("2022", "past")}
    assert {figure.age.value for figure in calculated(INCOME, date(2022, 7, 1), **inputs).figures} == {"current"}
    assert isinstance(run(INCOME, date(2021, 12, 31), **inputs), NotCovered)


@pytest.mark.parametrize("year", [2020, 2021, 2023, 2024])
def test_for_another_year_no_ceiling_is_given(year: int) -> None:
    result = run(INCOME, MSL_DAY, revenu_annuel=eur("25.000"), annee_demandee=year)
    assert isinstance(result, NotCovered)
    assert "732" not in said(result)
    assert "2022" in said(result)


def test_for_2022_the_ceiling_is_given() -> None:
    assert isinstance(run(INCOME, MSL_DAY, revenu_annuel=eur("25.000"), annee_demandee=2022), Calculated)  # line 440: « MàF 2022 »


# --- children -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", [0, 7, 17, 18])
@pytest.mark.parametrize(
    ("shares", "refund", "remaining"),
    [
        ("600,00", "93,21", "506,79"),  # 600 − 506,79, the second lowest ceiling (lines 442, 468)
        ("506,80", "0,01", "506,79"),
        ("506,79", "0", "506,79"),
        ("506,78", "0", "506,78"),
        ("0", "0", "0"),
    ],
)
def test_a_child_under_nineteen_has_the_second_lowest_ceiling(age: int, shares: str, refund: str, remaining: str) -> None:
    result = calculated(CHILD, MSL_DAY, age=age, tickets_enfant=eur(shares))
    assert ceiling_of(result) == eur("506,79")
    assert (result.refund, result.paid, result.remaining) == (eur(refund), eur(shares), eur(remaining))
    assert ("pas encore de remboursement" in said(result)) is (refund == "0")
    assert result.open_points == ("msl.maf.plafond_bas",)


@pytest.mark.parametrize("age", [19, 20, 45, 120])
@pytest.mark.parametrize("more", [{}, {"tickets_enfant": eur("600")}])
def test_at_nineteen_the_measure_is_over(age: int, more: dict) -> None:
    result = run(CHILD, MSL_DAY, age=age, **more)  # line 468: « moins de 19 ans au 1er janvier »
    assert isinstance(result, Refused)
    assert all(words in said(result) for words in ("moins de 19 ans", "1er janvier"))


def test_the_age_asked_for_is_that_of_the_first_of_january() -> None:
    asked = run(CHILD, MSL_DAY, tickets_enfant=eur("600"))
    assert isinstance(asked, Missing)
    assert asked.input == "age"
    assert asked.ask
    assert "1er janvier" in written(asked.ask, "msl")


def test_a_child_needs_its_shares() -> None:
    asked = run(CHILD, MSL_DAY, age=10)
    assert isinstance(asked, Missing)
    assert asked.input == "tickets_enfant"
    unknown = run(CHILD, MSL_DAY, age=10, tickets_enfant=UNKNOWN)
    assert isinstance(unknown, NotCovered)
    assert "506,79 €" in said(unknown)
    assert isinstance(run(CHILD, MSL_DAY, age=UNKNOWN, tickets_enfant=eur("600")), NotCovered)


def test_for_2022_the_child_has_its_ceiling_and_for_2023_none() -> None:
    inputs = {"age": 10, "tickets_enfant": eur("600")}
    assert isinstance(run(CHILD, MSL_DAY, **inputs, annee_demandee=2022), Calculated)
    assert isinstance(run(CHILD, MSL_DAY, **inputs, annee_demandee=2023), NotCovered)


# --- MàF chronique ------------------------------------------------------------------------------------------------------------


def chronic(one: str, two: str, ceiling: str = "1.515,36", **more: object) -> object:
    return run(CHRONIC, MSL_DAY, plafond_maf=eur(ceiling), tickets_annee_1=eur(one), tickets_annee_2=eur(two), **more)


def test_the_example_of_the_page() -> None:
    # Line 476: 1515,36 €, 581 € in 2019 and 624 € in 2020, lowered by 108,24 € to 1407,12 €.
    result = chronic("581", "624")
    assert isinstance(result, Calculated)
    assert ceiling_of(result) == eur("1.407,12")
    assert "1 407,12 €" in said(result)
    assert [line.amount for line in result.lines] == [eur("1.515,36"), eur("108,24"), eur("1.407,12")]
    assert "msl.maf.chronique_annee" in result.open_points
    assert {figure.period for figure in result.figures} == {"2021"}


@pytest.mark.parametrize(("one", "two"), [("487,08", "487,08"), ("487,08", "5.000"), ("5.000", "487,09")])
def test_each_year_at_the_threshold_lowers_the_ceiling(one: str, two: str) -> None:
    result = chronic(one, two, "732,03")
    assert isinstance(result, Calculated)
    assert ceiling_of(result) == eur("623,79")  # 732,03 − 108,24


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("487,07", "487,08"),
        ("487,08", "487,07"),
        ("487,08", "0"),
        ("0", "487,08"),
        ("243,54", "243,54"),  # together exactly 487,08
        ("243,55", "243,54"),
        ("5.000", "487,07"),
    ],
)
def test_only_the_sum_at_the_threshold_is_left_open(one: str, two: str) -> None:
    result = chronic(one, two)
    assert isinstance(result, NotCovered)
    assert result.open_points == ("msl.maf.chronique_seuil",)
    assert "487,08 €" in said(result)
    assert "1 407,12" not in said(result)


@pytest.mark.parametrize(("one", "two"), [("243,54", "243,53"), ("487,07", "0"), ("0", "487,07"), ("0", "0"), ("100", "200")])
def test_not_even_the_sum_at_the_threshold_is_refused(one: str, two: str) -> None:
    result = chronic(one, two)
    assert isinstance(result, Refused)
    assert "487,08 €" in said(result)
    assert result.source.first_line == 476


@pytest.mark.parametrize("more", [{}, {"tickets_annee_1": eur("0"), "tickets_annee_2": eur("0")}, {"tickets_annee_1": UNKNOWN}])
def test_the_status_lowers_the_ceiling_whatever_was_paid(more: dict) -> None:
    result = calculated(CHRONIC, MSL_DAY, statut_chronique=True, plafond_maf=eur("1.515,36"), **more)  # line 477
    assert ceiling_of(result) == eur("1.407,12")


@pytest.mark.parametrize(("ceiling", "lowered"), [("108,25", "0,01"), ("108,24", "0"), ("100", "0"), ("250,00", "141,76")])
def test_a_lowered_ceiling_is_never_below_zero(ceiling: str, lowered: str) -> None:
    result = calculated(CHRONIC, MSL_DAY, statut_chronique=True, plafond_maf=eur(ceiling))
    assert ceiling_of(result) == eur(lowered)


@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, "plafond_maf"),
        ({"plafond_maf": eur("1.515,36")}, "tickets_annee_1"),
        ({"plafond_maf": eur("1.515,36"), "tickets_annee_1": eur("581")}, "tickets_annee_2"),
        ({"plafond_maf": eur("1.515,36"), "statut_chronique": False}, "tickets_annee_1"),
        ({"plafond_maf": eur("1.515,36"), "statut_chronique": UNKNOWN}, "tickets_annee_1"),
        ({"statut_chronique": True}, "plafond_maf"),
    ],
)
def test_ceiling_and_both_years_are_asked_for(inputs: dict, asked: str) -> None:
    result = run(CHRONIC, MSL_DAY, **inputs)
    assert isinstance(result, Missing)
    assert result.input == asked


@pytest.mark.parametrize(
    "inputs",
    [
        {"plafond_maf": UNKNOWN, "tickets_annee_1": eur("581"), "tickets_annee_2": eur("624")},
        {"plafond_maf": eur("1.515,36"), "tickets_annee_1": UNKNOWN, "tickets_annee_2": eur("624")},
        {"plafond_maf": eur("1.515,36"), "tickets_annee_1": eur("581"), "tickets_annee_2": UNKNOWN},
    ],
)
def test_what_is_not_known_is_not_taken_for_zero(inputs: dict) -> None:
    assert isinstance(run(CHRONIC, MSL_DAY, **inputs), NotCovered)


def test_without_the_ceiling_the_reduction_is_given() -> None:
    assert "108,24 €" in said(run(CHRONIC, MSL_DAY, plafond_maf=UNKNOWN))


@pytest.mark.parametrize(("year", "kind"), [(2020, NotCovered), (2021, Calculated), (2022, NotCovered)])
def test_the_reduction_is_that_of_2021(year: int, kind: type) -> None:
    assert isinstance(chronic("581", "624", annee_demandee=year), kind)  # line 476, « Pour le MàF 2021 »


def test_the_reduction_is_not_known_before_2021() -> None:
    result = run(CHRONIC, date(2020, 12, 31), plafond_maf=eur("1.515,36"), statut_chronique=True)
    assert isinstance(result, NotCovered)
