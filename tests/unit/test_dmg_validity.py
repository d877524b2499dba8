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
    [(2021, 2021, "2024", 2024), (2021, 2022, "2024 et 2025", 2025), (2020, 2022, "2023, 2024 et 2025", 2025)],
)
def test_a_contact_prolongs_two_and_three_years_later(opened: int, contact: int, prolonged: str, until: int) -> None:
    # 2021 → 2023 and 2024; 2022 → 2024 and 2025; the years that are valid anyway are not called prolonged.
    # Opened in 2020: valid until 2022, the year of the contact, so nothing was interrupted: 2022 + 1 = 2023 to 2022 + 3 = 2025.
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


def test_a_contact_before_the_opening_adds_nothing() -> None:
    # 2019 counts for 2021 and 2022, 2020 for 2022 and 2023: all valid anyway since the file was opened in 2021.
    alone = said(calculated(RULE, MSL_DAY, annee_ouverture=2021))
    for contact in (2019, 2020):
        assert said(calculated(RULE, MSL_DAY, annee_ouverture=2021, annee_dernier_contact=contact)) == alone


@pytest.mark.parametrize(
    ("opened", "contact", "valid", "prolonged"),
    [
        (2018, 2021, "2018, 2019 et 2020", "2023 et 2024"),  # valid until 2018 + 2 = 2020; 2021 + 2 = 2023, 2021 + 3 = 2024
        (2015, 2022, "2015, 2016 et 2017", "2024 et 2025"),  # until 2017; 2022 + 2 = 2024, 2022 + 3 = 2025
    ],
)
def test_after_a_gap_the_prolongation_depends_on_what_is_not_known(opened: int, contact: int, valid: str, prolonged: str) -> None:
    text = said(calculated(RULE, MSL_DAY, annee_ouverture=opened, annee_dernier_contact=contact))
    assert f"ouvert en {opened}, était valable en {valid}." in text
    assert f"Le contact de {contact} ne le prolonge en {prolonged} que s’il n’a pas été interrompu" in text
    assert "reste donc valable" not in text


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (2014, "pas encore ouvert"),
        (2017, "il est donc valable"),  # 2015 + 2
        (2018, None),  # between the opening's years and the last contact: not known
        (2023, None),
        (2024, None),  # 2022 + 2: only if uninterrupted
        (2025, None),  # 2022 + 3
        (2026, "pas valable"),  # takes a contact in 2024 or 2023, and the last one was in 2022
    ],
)
def test_after_a_gap_only_what_is_sure_is_said_of_the_year_asked(asked: int, words: "str | None") -> None:
    result = calculated(RULE, MSL_DAY, annee_ouverture=2015, annee_dernier_contact=2022, annee_demandee=asked)
    assert words in remarks(result) if words else result.notes == ()


@pytest.mark.parametrize(("asked", "valid"), [(2022, True), (2023, True), (2025, True), (2026, False)])
def test_without_a_gap_every_year_up_to_three_after_the_contact_is_valid(asked: int, valid: bool) -> None:
    # Opened in 2020: until 2022; contact in 2022: 2023 to 2022 + 3 = 2025.
    text = remarks(calculated(RULE, MSL_DAY, annee_ouverture=2020, annee_dernier_contact=2022, annee_demandee=asked))
    assert ("il est donc valable" in text, "pas valable" in text) == (valid, not valid)


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
