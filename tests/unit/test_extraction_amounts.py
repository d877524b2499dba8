"""Amounts of money as people write them. Expected values are in cents, by hand."""

import pytest

from tests.turns import found, values


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.340 €", 134_000),
        ("1.340€", 134_000),
        ("1340€", 134_000),
        ("1340 euros", 134_000),
        ("1340 EUR", 134_000),
        ("1340euros", 134_000),
        ("1 340,50 euros", 134_050),
        ("1\u202f340,50\u00a0€", 134_050),
        ("1'340 €", 134_000),
        ("1’340,00 €", 134_000),
        ("1.340,5 €", 134_050),
        ("1.340,00 €", 134_000),
        ("1340,50€", 134_050),
        ("1340.50 €", 134_050),
        ("€ 1.340", 134_000),
        ("€1340,50", 134_050),
        ("1.340,- €", 134_000),
        ("12 € 50", 1_250),
        ("12€50", 1_250),
        ("12 euros 50", 1_250),
        ("12 euros et 50 centimes", 1_250),
        ("mille trois cent quarante euros et cinquante centimes", 134_050),
        ("0,50 €", 50),
        ("558,90 €", 55_890),
        ("21k", 2_100_000),
        ("21k€", 2_100_000),
        ("21 k€", 2_100_000),
        ("1,5k €", 150_000),
        ("21 mille euros", 2_100_000),
        ("mille trois cent quarante euros", 134_000),
        ("mille cinq cent dix euros", 151_000),
        ("septante-cinq euros", 7_500),
        ("nonante-trois euros", 9_300),
        ("quatre-vingt-dix-neuf euros", 9_900),
        ("vingt et un mille euros", 2_100_000),
        ("deux mille euros", 200_000),
        ("cinq euros", 500),
        ("trois euros cinquante", 350),
        ("2023 €", 202_300),
        ("2023 euros", 202_300),
        ("2000€", 200_000),
        ("1.234.567,89 €", 123_456_789),
        ("1340 balles", 134_000),
    ],
)
def test_an_amount_with_its_currency_is_read_to_the_cent(text: str, cents: int) -> None:
    assert values(f"la facture est de {text}", "montant") == [cents]
    assert values(text, "montant") == [cents]


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1340,5", 134_050),
        ("1.340", 134_000),
        ("1 340", 134_000),
        ("mille trois cent quarante", 134_000),
        ("900", 90_000),
        ("12.50", 1_250),
    ],
)
def test_a_bare_number_is_a_number_and_no_amount(text: str, cents: int) -> None:
    assert values(text, "nombre") == [cents]
    assert values(text, "montant") == []


@pytest.mark.parametrize("text", ["une seule à charge", "un seul à charge", "une seule personne à charge", "un seul enfant à charge"])
def test_a_single_one_is_counted(text: str) -> None:
    (number,) = found(text, "nombre")
    assert number.value == 100
    assert number.more["whole"]
    assert "charge" in number.more["unit"]


@pytest.mark.parametrize("text", ["une seule facture", "une question", "un médecin", "une seule mutuelle"])
def test_an_article_counts_nothing(text: str) -> None:
    assert values(text, "nombre") == []


@pytest.mark.parametrize("text", ["1,340 €", "1,340", "1,340.50 €", "12,345 euros", "la facture est de 1,340 €", "1.34000 €", "1.340.50 €"])
def test_an_amount_that_can_be_read_in_two_ways_is_not_read(text: str) -> None:
    assert values(text, "montant", "nombre") == []


@pytest.mark.parametrize("text", ["-50 €", "- 50 €", "montant : -50 €", "moins 50 euros"])
def test_a_negative_amount_stays_negative(text: str) -> None:
    assert values(text, "montant") == [-5_000]


@pytest.mark.parametrize(
    ("text", "cents"),
    [("facture - 1340 €", 134_000), ("DT41 - 1340 €", 134_000), ("facture-1340€", 134_000), ("au moins 50 euros", 5_000)],
)
def test_a_dash_between_words_is_no_minus(text: str, cents: int) -> None:
    assert values(text, "montant") == [cents]


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("900 € 14 ans", [90_000]),
        ("dt45 900€", [90_000]),
        ("DT 45 900 €", [90_000]),
        ("dt41, 42 et 45 900 €", [90_000]),
        ("DT41 à 1340 € et DT43 à 1510 €", [134_000, 151_000]),
        ("1340€ dont 558,90€ de la cns", [134_000, 55_890]),
        ("21000 € 10 personnes à charge", [2_100_000]),
        ("25 € 10 séances", [2_500]),
        ("45 € 60 €", [4_500, 6_000]),
        ("ouvert en 2021 900 €", [90_000]),
        ("né en 2012 1.340 €", [134_000]),
        ("12 ans 1340 euros", [134_000]),
        ("2 enfants 900 €", [90_000]),
        ("la facture du 12/03/2026 est de 1.340 €", [134_000]),
        ("facture du 3 mai 2026 900 €", [90_000]),
        ("DT41, 40,50 € de la CNS", [4_050]),
        ("DT41 et 45,50 €", [4_550]),
    ],
)
def test_what_stands_beside_an_amount_does_not_change_it(text: str, cents: list[int]) -> None:
    assert values(text, "montant") == cents


@pytest.mark.parametrize(
    "text",
    [
        "j'habite à L-2971 Luxembourg",
        "6700 Arlon",
        "appelez-moi au 061 23 11 11",
        "mon numéro : 0498 12 34 56",
        "en 2023",
        "2 enfants à charge",
        "14 ans",
        "le 12/03/2014",
        "DT41 et dt43",
        "30 %",
        "art. 37 § 19",
        "depuis 3 mois",
        "66% de handicap",
        "+352 49 77 71",
    ],
)
def test_what_is_no_money_is_no_amount(text: str) -> None:
    assert values(text, "montant") == []


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("1 750 € par mois", "month"),
        ("1750€/mois", "month"),
        ("1750 € / mois", "month"),
        ("1.750 € brut par mois", "month"),
        ("1750 euros bruts mensuels", "month"),
        ("1750 € tous les mois", "month"),
        ("revenu mensuel de 1750 €", "month"),
        ("21000 € brut par an", "year"),
        ("21.000 €/an", "year"),
        ("21.000 € annuels", "year"),
        ("21000 euros l'an", "year"),
        ("revenu annuel de 21000 €", "year"),
        ("21000 €", None),
    ],
)
def test_the_period_of_an_income_is_read(text: str, per: str | None) -> None:
    (amount,) = found(text, "montant")
    assert amount.more["per"] == per


@pytest.mark.parametrize(
    ("text", "net"),
    [
        ("1500 € net", True),
        ("1500 € nets par mois", True),
        ("1500 € par mois net", True),
        ("1500 € brut", False),
        ("1500 €", False),
        ("1500 € brut par mois", False),
    ],
)
def test_net_is_told_from_gross(text: str, net: bool) -> None:
    (amount,) = found(text, "montant")
    assert amount.more["net"] is net


@pytest.mark.parametrize(
    ("text", "cents"),
    [("60 e la séance", 6_000), ("à 80e", 8_000), ("45 e de ticket", 4_500), ("80e, cns 50", 8_000), ("250e denta", 25_000)],
)
def test_a_lone_e_after_two_figures_is_the_euro(text: str, cents: int) -> None:
    assert values(text, "montant") == [cents]


@pytest.mark.parametrize("text", ["la 20e séance", "le 12e jour", "c'est ma 10e visite", "le 2e"])
def test_an_ordinal_is_no_amount(text: str) -> None:
    assert not found(text, "montant")


@pytest.mark.parametrize(
    ("text", "is_range"),
    [
        ("entre 50 et 600 euros", True),
        ("60 ou 70 euros", True),
        ("de 1300 à 1500 euros", True),
        ("27 000 à 2", False),
        ("couronnes 2 à 1200 euros", False),
    ],
)
def test_a_count_beside_an_amount_makes_no_range(text: str, is_range: bool) -> None:
    assert any(item.more["range"] for item in found(text, "montant", "nombre")) is is_range


def test_one_euro_and_cents_in_words() -> None:
    assert values("une part d'un euro cinquante", "montant") == [150]
    assert values("un euro et vingt centimes", "montant") == [120]


def test_cents_and_a_count_behind_them_are_two_numbers() -> None:
    assert values("une séance pour nonante-sept euros vingt et trois séances à cent un euros", "montant") == [97_20, 101_00]
