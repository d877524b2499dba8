"""Ages, dates, years, months, durations in what people write. Expected values by hand."""

import pytest

from tests.turns import values


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("14 ans", 14),
        ("8ans", 8),
        ("mon fils a 14 ans", 14),
        ("quatorze ans", 14),
        ("16 ans et demi", 16),
        ("14,5 ans", 14),
        ("il a pas encore 9 ans", 8),
        ("il n'a pas encore 9 ans", 8),
        ("elle aura 9 ans en mars", 8),
        ("bientôt 17 ans", 16),
        ("elle va avoir 15 ans", 14),
        ("presque 17 ans", 16),
        ("il vient d'avoir 17 ans", 17),
        ("âgée de 14 ans", 14),
        ("âge : 14", 14),
        ("mon bébé de 18 mois", 1),
        ("ma petite a 6 mois", 0),
        ("une fille de douze ans", 12),
        ("soixante-quinze ans", 75),
        ("septante-cinq ans", 75),
        ("un enfant de 9ans", 9),
    ],
)
def test_an_age_is_read(text: str, age: int) -> None:
    assert values(text, "age") == [age]


@pytest.mark.parametrize(
    "text",
    [
        "malade depuis 3 mois",
        "on est affilié depuis 12 ans",
        "membre depuis plus de 12 ans",
        "ça fait 12 ans qu'on est membre",
        "12 ans d'affiliation",
        "après 12 ans de mariage",
        "un traitement de 2 ans",
        "le traitement dure 2 ans",
        "les 2 ans de traitement",
        "dans 2 ans",
        "pendant 2 ans",
        "il y a 3 ans",
        "l'orthodontie avant 17 ans",
        "remboursée jusqu'à 17 ans",
        "pour les moins de 17 ans",
        "pour les plus de 17 ans",
        "les enfants de -17 ans",
        "en arrêt depuis 2 ans",
        "une garantie de 5 ans",
    ],
)
def test_a_duration_or_a_limit_is_no_age(text: str) -> None:
    assert values(text, "age") == []


@pytest.mark.parametrize("text", ["16 ou 17 ans", "16-17 ans", "16/17 ans"])
def test_two_possible_ages_are_not_read_as_one(text: str) -> None:
    assert len(set(values(text, "age"))) != 1


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("née le 12/03/2014", "2014-03-12"),
        ("né le 3 mai 2014", "2014-05-03"),
        ("né le 1er mai 2014", "2014-05-01"),
        ("née le 12.03.2014", "2014-03-12"),
        ("née le 12-03-2014", "2014-03-12"),
        ("née le 5/4/14", "2014-04-05"),
        ("date de naissance : 03/05/2014", "2014-05-03"),
        ("né 2014-05-03", "2014-05-03"),
        ("né le 03 05 2014", "2014-05-03"),
        ("née le 3 fevrié 2014", "2014-02-03"),
        ("né le 3 août 2014", "2014-08-03"),
    ],
)
def test_a_birth_date_is_read_day_first(text: str, iso: str) -> None:
    assert values(text, "date_naissance") == [iso]


@pytest.mark.parametrize("text", ["né en 2012", "il est né en 2012", "née en 2012", "mon fils de 2012", "né vers 2012"])
def test_a_birth_year_is_a_birth_year(text: str) -> None:
    assert values(text, "annee_naissance") == [2012]
    assert values(text, "annee", "montant", "nombre") == []


@pytest.mark.parametrize(
    ("text", "month", "year"),
    [
        ("l'indemnité de 12/2023", 12, 2023),
        ("12/2023", 12, 2023),
        ("payé en 03/2024 ?", 3, 2024),
        ("payé en 3/2024 ?", 3, 2024),
        ("décompte 01.2025", 1, 2025),
        ("décompte 10-2025", 10, 2025),
        ("le mois 11/2023, merci", 11, 2023),
    ],
)
def test_a_month_of_a_year_is_read(text: str, month: int, year: int) -> None:
    assert values(text, "mois") == [month]
    assert values(text, "annee") == [year]
    assert values(text, "montant", "nombre", "date", "age", "duree") == []


def test_two_months_of_years_are_read() -> None:
    assert values("de 11/2023 à 02/2024", "mois") == [11, 2]
    assert values("de 11/2023 à 02/2024", "annee") == [2023, 2024]


@pytest.mark.parametrize("text", ["le 31/12/2023", "le 12.03.2014", "né le 5-4-2014", "2023-05-03"])
def test_a_whole_date_is_no_month_of_a_year(text: str) -> None:
    assert values(text, "mois", "annee") == []


@pytest.mark.parametrize("text", ["13/2023", "00/2023", "112/2023", "12/1850", "12/20234", "1/12", "12/24"])
def test_what_is_in_no_calendar_is_no_month_of_a_year(text: str) -> None:
    assert values(text, "mois") == []


@pytest.mark.parametrize("text", ["né en 05/2014", "date de naissance : 05/2014"])
def test_a_birth_month_gives_a_birth_year(text: str) -> None:
    assert values(text, "annee_naissance") == [2014]


@pytest.mark.parametrize("text", ["né le 31/02/2014", "née le 30 février 2014", "le 45/12/2014"])
def test_a_date_that_is_in_no_calendar_is_no_date(text: str) -> None:
    assert values(text, "date_impossible") != []
    assert values(text, "date", "date_naissance", "annee_naissance") == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [("accord du 3 mai 2026", "2026-05-03"), ("accord le 03/05/2026", "2026-05-03"), ("placé le 3.5.2026", "2026-05-03")],
)
def test_another_date_is_no_birth_date(text: str, iso: str) -> None:
    assert values(text, "date") == [iso]
    assert values(text, "date_naissance") == []


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("en mars", 3),
        ("mars 2023", 3),
        ("fevrier", 2),
        ("fevrié", 2),
        ("jullet", 7),
        ("juillet", 7),
        ("setembre", 9),
        ("decembr", 12),
        ("novenbre", 11),
        ("AOUT", 8),
        ("août", 8),
        ("janv", 1),
        ("oct.", 10),
        ("mai", 5),
        ("juin", 6),
        ("ce mois-ci", "courant"),
        ("ce mois", "courant"),
        ("le mois prochain", "suivant"),
        ("le mois dernier", "precedent"),
        ("le mois passé", "precedent"),
        ("toute l'année", 0),
        ("tous les mois", 0),
    ],
)
def test_a_month_is_read_with_its_typing_errors(text: str, month: object) -> None:
    assert values(f"indemnités {text}", "mois") == [month]


@pytest.mark.parametrize("text", ["mais quand", "il marche", "ma mairie", "juillettiste ?", "maison", "le marsouin"])
def test_a_word_that_is_like_a_month_is_none(text: str) -> None:
    assert values(text, "mois") == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("depuis 3 mois", 3),
        ("depuis trois mois", 3),
        ("depuis 14 mois", 14),
        ("depuis 2 ans", 24),
        ("depuis un an et demi", 18),
        ("ça fait 8 mois", 8),
        ("malade depuis un mois", 1),
    ],
)
def test_a_duration_is_read_in_months(text: str, months: int) -> None:
    assert values(text, "duree") == [months]


def test_more_than_fifty_two_weeks_are_more_than_a_year() -> None:
    (months,) = values("malade depuis 60 semaines", "duree")
    assert months >= 12


@pytest.mark.parametrize(("text", "years"), [("il y a 3 ans", 3), ("y a 3 ans", 3), ("il y a environ trois ans", 3)])
def test_how_long_ago_is_read(text: str, years: int) -> None:
    assert values(text, "il_y_a") == [years]


@pytest.mark.parametrize(
    ("text", "offset"),
    [("l'an dernier", -1), ("l'année dernière", -1), ("l'année passée", -1), ("l'année prochaine", 1), ("cette année", 0)],
)
def test_a_relative_year_is_read(text: str, offset: int) -> None:
    assert values(text, "annee_relative") == [offset]


def test_a_year_is_no_bare_number() -> None:
    assert values("ouvert en 2021 et vu en 2022", "annee") == [2021, 2022]
    assert values("ouvert en 2021 et vu en 2022", "nombre", "montant") == []
