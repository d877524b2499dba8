"""Payment dates, validity of the DMG, home visits, orthodontics at the MSL: what sentences give. Expected values by hand."""

from datetime import date

import pytest

from tests.turns import given, reading

DATES, VALIDITY, GP, ORTHO = "msl.indemnites_date", "msl.dmg_validite", "msl.dmg_generaliste", "msl.orthodontie"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("paiement de mars, incapacité primaire", {"mois": 3, "regime_indemnites": "primaire"}),
        ("quand est payé jullet en invalidité", {"mois": 7, "regime_indemnites": "invalidite"}),
        ("en mars 2023 invalidité", {"mois": 3, "annee_demandee": 2023, "regime_indemnites": "invalidite"}),
        ("malade depuis 3 mois, paiement de mai", {"mois": 5, "regime_indemnites": "primaire"}),
        ("malade depuis 2 ans, paiement de mai", {"mois": 5, "regime_indemnites": "invalidite"}),
        ("malade depuis un an et demi, paiement de mai", {"mois": 5, "regime_indemnites": "invalidite"}),
        ("moins d'un an, juin", {"mois": 6, "regime_indemnites": "primaire"}),
        ("plus d'un an, juin", {"mois": 6, "regime_indemnites": "invalidite"}),
        ("ce mois-ci, invalidité", {"mois": 11, "annee_demandee": 2026, "regime_indemnites": "invalidite"}),
        ("le mois prochain, invalidité", {"mois": 12, "annee_demandee": 2026, "regime_indemnites": "invalidite"}),
        ("le mois dernier, invalidité", {"mois": 10, "annee_demandee": 2026, "regime_indemnites": "invalidite"}),
        ("toute l'année, invalidité", {"mois": 0, "regime_indemnites": "invalidite"}),
        ("mars de l'année prochaine, invalidité", {"mois": 3, "annee_demandee": 2027, "regime_indemnites": "invalidite"}),
    ],
)
def test_month_year_and_regime_are_read(text: str, expected: dict) -> None:
    assert given(DATES, text) == expected


def test_the_month_after_december_is_in_the_next_year() -> None:
    assert given(DATES, "le mois prochain", day=date(2026, 12, 5)) == {"mois": 1, "annee_demandee": 2027}
    assert given(DATES, "le mois dernier", day=date(2026, 1, 5)) == {"mois": 12, "annee_demandee": 2025}


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("malade depuis mars, quand est payé juillet ?", 7),
        ("en arrêt depuis janvier, paiement de mai", 5),
        ("en incapacité depuis mars 2022, paiement de juillet", 7),
        ("mon certificat de mars, quand est payé mai ?", 5),
    ],
)
def test_the_month_since_when_somebody_is_ill_is_not_the_month_asked(text: str, month: int) -> None:
    read = given(DATES, text)
    assert read.get("mois") in (None, month)
    assert read.get("annee_demandee") != 2022


@pytest.mark.parametrize("text", ["malade depuis 60 semaines", "malade depuis 80 semaines"])
def test_more_than_a_year_in_weeks_is_not_primary(text: str) -> None:
    assert given(DATES, text).get("regime_indemnites") in (None, "invalidite")


@pytest.mark.parametrize(
    "text", ["malade depuis 1 an", "malade depuis 12 mois", "je ne suis pas en invalidité", "primaire ou invalidité ?"]
)
def test_an_unclear_regime_stays_open(text: str) -> None:
    assert given(DATES, text).get("regime_indemnites") in (None, "?")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mon DMG a été ouvert en 2021", {"annee_ouverture": 2021}),
        ("DMG ouvert en 2021, dernier contact en 2022", {"annee_ouverture": 2021, "annee_dernier_contact": 2022}),
        (
            "DMG ouvert en 2021, vu mon médecin en 2022, valable en 2024 ?",
            {"annee_ouverture": 2021, "annee_dernier_contact": 2022, "annee_demandee": 2024},
        ),
        ("est-il valable en 2024 s'il a été ouvert en 2021 ?", {"annee_ouverture": 2021, "annee_demandee": 2024}),
        ("DMG ouvert il y a 3 ans", {"annee_ouverture": 2023}),
        ("DMG ouvert l'année dernière", {"annee_ouverture": 2025}),
        ("ouvert en 2020 et j'ai vu mon médecin l'année passée", {"annee_ouverture": 2020, "annee_dernier_contact": 2025}),
        ("mon dernier rendez-vous date de 2022", {"annee_dernier_contact": 2022}),
        ("né en 1950, dmg ouvert en 2021", {"annee_ouverture": 2021}),
    ],
)
def test_the_years_of_a_dmg_are_told_apart(text: str, expected: dict) -> None:
    assert given(VALIDITY, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "en 2024, mon DMG de 2021 est-il encore valable ?",
        "mon dmg de 2021 est-il valable en 2024 ?",
        "mon DMG date de 2021, et en 2024 ?",
        "2021 ouverture, 2024 encore bon ?",
    ],
)
def test_the_year_asked_and_the_opening_year_are_not_swapped(text: str) -> None:
    read = given(VALIDITY, text)
    assert read.get("annee_ouverture") in (None, 2021)
    assert read.get("annee_demandee") in (None, 2024)


@pytest.mark.parametrize(
    ("text", "year"), [("2021", 2021), ("en 2021", 2021), ("il y a 3 ans", 2023), ("l'an dernier", 2025), ("cette année", 2026)]
)
def test_a_short_answer_gives_the_year(text: str, year: int) -> None:
    assert given(VALIDITY, text, "annee_ouverture").get("annee_ouverture") == year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ma part est de 6 €", {"part_personnelle": 600}),
        ("visite à domicile, ma mère a 80 ans, part de 15 €", {"type_contact": "visite", "age": 80, "part_personnelle": 1_500}),
        ("visite à domicile le soir, je paie 15 €", {"type_contact": "visite", "moment_visite": "hors_jour", "part_personnelle": 1_500}),
        ("consultation, je paie 6 €", {"type_contact": "consultation", "part_personnelle": 600}),
        (
            "je suis malade chronique, visite en journée, je paie 15 €",
            {"type_contact": "visite", "moment_visite": "jour", "condition_visite": "chronique", "part_personnelle": 1_500},
        ),
        ("je n'ai pas de dmg, je paie 6 €", {"dmg_valide": False, "part_personnelle": 600}),
    ],
)
def test_the_share_at_the_general_practitioner_s_is_read(text: str, expected: dict) -> None:
    assert given(GP, text) == expected


@pytest.mark.parametrize("text", ["je ne suis pas malade chronique", "je n'ai pas de maladie chronique", "je n'ai pas encore 75 ans"])
def test_a_denied_condition_of_a_visit_is_not_taken(text: str) -> None:
    read = given(GP, f"visite à domicile, {text}")
    assert read.get("condition_visite") in (None, "aucune")
    assert read.get("age") in (None, 74)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mon fils a 8 ans", {"age": 8}),
        ("né le 3 mai 2018", {"date_naissance": "2018-05-03", "age": 8}),
        ("accord du 3 mai 2026", {"date_accord": "2026-05-03"}),
        ("le premier appareil a été placé le 12/01/2026", {"date_premier_forfait": "2026-01-12"}),
        ("né le 3 mai 2018, accord du 4 juin 2026", {"date_naissance": "2018-05-03", "age": 8, "date_accord": "2026-06-04"}),
        ("ma fille de 8 ans, appareil posé le 1er mars 2026", {"age": 8, "date_premier_forfait": "2026-03-01"}),
    ],
)
def test_ages_and_dates_of_orthodontics_are_told_apart(text: str, expected: dict) -> None:
    assert given(ORTHO, text) == expected


def test_an_impossible_date_is_a_problem() -> None:
    assert reading(ORTHO, "né le 31/02/2018").problems == ["date_impossible"]


def test_a_birth_today_is_age_zero_and_tomorrow_is_the_future() -> None:
    assert given(ORTHO, "né le 21/11/2026").get("age") == 0
    assert "date_future" in reading(ORTHO, "né le 22/11/2026").problems
