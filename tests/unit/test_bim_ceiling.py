"""BIM: both ceilings (page, lines 274–283) and the comparison with an income."""

from datetime import date

import pytest

from benefits.inputs import UNKNOWN
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered
from tests.unit.cases import BIM_DAY, KNOWLEDGE, MSL_DAY, calculated, eur, line_of, run, run_all, said, written

RULE = "msl.bim_plafond"
# Line 282 lists who is looked at over one month; everybody else over one year (line 283).
ONE_MONTH = [
    "pensionne",
    "veuf",
    "famille_monoparentale",
    "chomeur_longue_duree",
    "invalide",
    "handicape_sans_allocation",
    "agent_public",
    "militaire",
]


def ceiling(category: str, dependants: int, **inputs: object) -> Calculated:
    return calculated(RULE, BIM_DAY, categorie_bim=category, personnes_a_charge=dependants, **inputs)


def of(result: Calculated) -> Money:
    return result.headline.values["ceiling"]  # type: ignore[return-value]


def test_every_situation_is_tested_here() -> None:
    assert set(KNOWLEDGE.specs["categorie_bim"].options) == {*ONE_MONTH, "autre"}


@pytest.mark.parametrize("category", ONE_MONTH)
@pytest.mark.parametrize(
    ("dependants", "amount"), [(0, "20.763,88"), (1, "24.607,84"), (2, "28.451,80"), (5, "39.983,68"), (20, "97.643,08")]
)
def test_the_ceiling_of_one_month(category: str, dependants: int, amount: str) -> None:
    # 20.763,88 + n × 3.843,96 (line 282): 24.607,84 · 28.451,80 · 20.763,88 + 19.219,80 · 20.763,88 + 76.879,20
    assert of(ceiling(category, dependants)) == eur(amount)


@pytest.mark.parametrize(("dependants", "amount"), [(0, "19.892,01"), (1, "23.574,56"), (3, "30.939,66"), (20, "93.543,01")])
def test_the_ceiling_of_one_year(dependants: int, amount: str) -> None:
    # 19.892,01 + n × 3.682,55 (line 283): 23.574,56 · 19.892,01 + 11.047,65 · 19.892,01 + 73.651,00
    assert of(ceiling("autre", dependants)) == eur(amount)


def verdict(result: Calculated) -> str:
    return said(result).split(",")[0]


@pytest.mark.parametrize(
    ("category", "dependants", "income", "answer"),
    [
        ("veuf", 2, "28.451,79", "Oui"),
        ("veuf", 2, "28.451,80", "Oui"),  # « ne dépassent pas » (line 276): exactly at the ceiling is under it
        ("veuf", 2, "28.451,81", "Non"),
        ("autre", 3, "30.939,66", "Oui"),
        ("autre", 3, "30.939,67", "Non"),
        ("autre", 0, "0", "Oui"),
        ("pensionne", 0, "20.000", "Oui"),
        ("autre", 0, "20.000", "Non"),  # the category decides the ceiling
    ],
)
def test_an_annual_income_is_compared_to_the_cent(category: str, dependants: int, income: str, answer: str) -> None:
    assert verdict(ceiling(category, dependants, revenu_annuel=eur(income))) == answer


@pytest.mark.parametrize(
    ("monthly", "answer"),
    [("1.730,32", "Oui"), ("1.730,33", "Non")],  # 12 × 1.730,32 = 20.763,84 ≤ 20.763,88 < 20.763,96 = 12 × 1.730,33
)
def test_a_stable_monthly_income_is_multiplied_by_twelve_and_the_answer_shows_it(monthly: str, answer: str) -> None:
    result = ceiling("pensionne", 0, revenu_mensuel=eur(monthly), revenu_stable=True)
    assert verdict(result) == answer
    assert written(line_of(result, "Revenu annuel").formula, "msl") == f"{monthly.replace('.', ' ')} € × 12, revenu stable"


@pytest.mark.parametrize("stable", [False, UNKNOWN])
def test_a_monthly_income_that_is_not_stable_is_not_compared(stable: object) -> None:
    result = ceiling("pensionne", 0, revenu_mensuel=eur("1.000"), revenu_stable=stable)
    assert verdict(result) not in ("Oui", "Non")
    assert any("varie" in written(note, "msl") for note in result.notes)
    assert of(result) == eur("20.763,88")


def test_whether_a_monthly_income_is_stable_is_asked_once_and_only_for_a_gross_monthly_one() -> None:
    base = {"categorie_bim": "pensionne", "personnes_a_charge": 0}
    asked = run(RULE, BIM_DAY, **base, revenu_mensuel=eur("1.000"))
    assert isinstance(asked, Missing)
    assert asked.input == "revenu_stable"
    for more in (
        {"revenu_annuel": eur("12.000")},
        {"revenu_annuel": eur("12.000"), "revenu_mensuel": eur("1.000")},
        {"revenu_mensuel": eur("1.000"), "revenu_net": True},
        {},
    ):
        assert isinstance(run(RULE, BIM_DAY, **base, **more), Calculated)


@pytest.mark.parametrize("income", [{"revenu_annuel": eur("10.000")}, {"revenu_mensuel": eur("1.000"), "revenu_stable": True}])
def test_a_net_income_is_not_compared_with_a_gross_ceiling(income: dict) -> None:
    result = ceiling("autre", 0, **income, revenu_net=True)
    assert verdict(result) not in ("Oui", "Non")
    assert any("brut" in written(note, "msl") for note in result.notes)
    assert verdict(ceiling("autre", 0, **income, revenu_net=False)) == "Oui"


def test_an_annual_income_goes_before_a_monthly_one() -> None:
    assert verdict(ceiling("autre", 0, revenu_annuel=eur("30.000"), revenu_mensuel=eur("100"), revenu_stable=True)) == "Non"


def test_without_an_income_the_ceiling_is_given_and_the_income_asked_for() -> None:
    result = ceiling("autre", 1)
    assert "23 574,56 €" in said(result)
    assert any("revenu annuel brut" in written(note, "msl") for note in result.notes)


def test_the_number_of_dependants_is_never_assumed() -> None:
    asked = run(RULE, BIM_DAY, categorie_bim="veuf")
    assert isinstance(asked, Missing)
    assert asked.input == "personnes_a_charge"
    unknown = run(RULE, BIM_DAY, categorie_bim="veuf", personnes_a_charge=UNKNOWN)
    assert isinstance(unknown, NotCovered)
    assert all(amount in said(unknown) for amount in ("20 763,88 €", "3 843,96 €", "19 892,01 €", "3 682,55 €"))


def test_a_situation_that_is_not_known_is_worked_out_for_each() -> None:
    found = {outcome.option: of(outcome.result) for outcome in run_all(RULE, BIM_DAY, categorie_bim=UNKNOWN, personnes_a_charge=0)}
    assert found == {**{category: eur("20.763,88") for category in ONE_MONTH}, "autre": eur("19.892,01")}


def test_only_the_ceiling_of_one_month_carries_the_open_point_on_it() -> None:
    # Lines 271–272 look at one month of income, line 276 gives a yearly ceiling.
    assert ceiling("veuf", 0).open_points == ("msl.bim.reference_mois",)
    assert ceiling("autre", 0).open_points == ()


def test_the_ceiling_of_one_month_is_not_known_before_september_2021() -> None:
    eve = date(2021, 8, 31)
    assert isinstance(run(RULE, eve, categorie_bim="veuf", personnes_a_charge=0), NotCovered)
    assert isinstance(run(RULE, eve, categorie_bim="autre", personnes_a_charge=0), Calculated)


def test_after_2021_the_ceiling_says_of_which_year_it_is() -> None:
    result = calculated(RULE, MSL_DAY, categorie_bim="veuf", personnes_a_charge=0)
    assert {(figure.period, figure.age.value) for figure in result.figures} == {("2021", "past")}
