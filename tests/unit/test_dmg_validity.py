"""DMG: years of validity, by the page's example (lines 576–582): opened in 2021, valid in 2021, 2022 and 2023; a contact in
2022 or 2021 prolongs for 2024. So the opening year and the two after it; year Y takes a contact in Y − 2 or Y − 3."""

import pytest

from benefits.inputs import UNKNOWN
from benefits.results import Calculated, Missing, NotCovered
from tests.unit.cases import MSL_DAY, calculated, run, said, written

RULE = "msl.dmg_validite"


def remarks(result: Calculated) -> str:
    return " ".join(written(note, "msl") for note in result.notes)


def test_the_example_of_the_page() -> None:
    text = said(calculated(RULE, MSL_DAY, annee_ouverture=2021))
    assert "en 2021, 2022 et 2023" in text
    assert "en 2024" in text
    assert "en 2022 ou 2021" in text


@pytest.mark.parametrize(
    ("opened", "contact", "prolonged", "until"),
    [(2021, 2021, "2024", 2024), (2021, 2022, "2024 et 2025", 2025), (2020, 2022, "2024 et 2025", 2025)],
)
def test_a_contact_prolongs_two_and_three_years_later(opened: int, contact: int, prolonged: str, until: int) -> None:
    # 2021 → 2023 and 2024; 2022 → 2024 and 2025; the years that are valid anyway are not called prolonged
    text = said(calculated(RULE, MSL_DAY, annee_ouverture=opened, annee_dernier_contact=contact))
    assert f"prolongé en {prolonged}" in text
    assert f"jusqu’à fin {until}" in text


def test_a_contact_alone_prolongs_2024() -> None:
    assert "Un contact avec votre médecin en 2022 prolonge votre DMG en 2024" in said(calculated(RULE, MSL_DAY, annee_dernier_contact=2022))


@pytest.mark.parametrize(
    ("asked", "words"),
    [(2021, "valable"), (2023, "valable"), (2024, "2022 ou 2021"), (2026, "2024 ou 2023")],
)
def test_a_year_asked_is_answered_by_its_own_condition(asked: int, words: str) -> None:
    result = calculated(RULE, MSL_DAY, annee_ouverture=2021, annee_demandee=asked)
    assert words in remarks(result)
    assert str(asked) in remarks(result)


@pytest.mark.parametrize(
    ("contact", "asked", "valid"), [(2021, 2024, True), (2022, 2024, True), (2022, 2025, True), (2021, 2025, False), (2022, 2026, False)]
)
def test_with_a_contact_the_year_asked_is_valid_or_not(contact: int, asked: int, valid: bool) -> None:
    text = remarks(calculated(RULE, MSL_DAY, annee_ouverture=2021, annee_dernier_contact=contact, annee_demandee=asked))
    assert "valable" in text
    assert ("pas valable" in text) is not valid


@pytest.mark.parametrize("asked", [2022, 2023])
def test_from_a_contact_alone_a_year_before_the_prolongation_is_not_called_invalid(asked: int) -> None:
    # Contact in 2022, opening not given: a file opened in 2021 (the page's example) is valid in 2022 and 2023.
    text = remarks(calculated(RULE, MSL_DAY, annee_dernier_contact=2022, annee_demandee=asked))
    assert "pas valable" not in text


def test_a_contact_before_the_opening_takes_no_year_away() -> None:
    # Opened in 2021: valid in 2021, 2022 and 2023 whatever came before.
    text = said(calculated(RULE, MSL_DAY, annee_ouverture=2021, annee_dernier_contact=2019))
    assert "jusqu’à fin 2022" not in text


def test_before_the_opening_nobody_is_told_to_reopen() -> None:
    text = remarks(calculated(RULE, MSL_DAY, annee_ouverture=2021, annee_demandee=2019))
    assert "rouvrir" not in text


def test_the_opening_is_asked_unless_a_contact_is_known() -> None:
    asked = run(RULE, MSL_DAY)
    assert isinstance(asked, Missing)
    assert asked.input == "annee_ouverture"
    assert isinstance(run(RULE, MSL_DAY, annee_dernier_contact=2022), Calculated)
    assert isinstance(run(RULE, MSL_DAY, annee_ouverture=UNKNOWN), NotCovered)


def test_the_lines_name_the_opening_and_the_contact_with_their_source() -> None:
    result = calculated(RULE, MSL_DAY, annee_ouverture=2021, annee_dernier_contact=2022)
    told = [
        (written(line.label, "msl"), written(line.formula, "msl"), (line.source.first_line, line.source.last_line)) for line in result.lines
    ]
    assert told == [
        ("Ouverture en 2021", "valable en 2021, 2022 et 2023", (578, 579)),
        ("Dernier contact en 2022", "compte pour 2024 et 2025", (580, 580)),
    ]
