"""Households for the BIM: category, dependants, incomes, as people write them. Expected values by hand, amounts in cents."""

import pytest

from tests.turns import given, reading

RULE = "msl.bim_plafond"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2 enfants à charge", 2),
        ("deux enfants", 2),
        ("j'ai deux enfants à charge", 2),
        ("2 personnes à charge", 2),
        ("une personne à charge", 1),
        ("une seule personne à charge", 1),
        ("un enfant à charge", 1),
        ("trois gosses", 3),
        ("sans enfant", 0),
        ("sans enfants", 0),
        ("pas d'enfant à charge", 0),
        ("aucune personne à charge", 0),
        ("0 personne à charge", 0),
        ("personne à charge", 0),
        ("je vis seule", 0),
        ("seule avec 2 enfants", 2),
        ("4 personnes dont 2 à charge", 2),
        ("veuve avec 3 enfants dont 1 à charge", 1),
        ("nous sommes 4 dont 2 enfants à charge", 2),
        ("2 enfants de 8 et 10 ans", 2),
    ],
)
def test_dependants_are_counted(text: str, count: int) -> None:
    assert given(RULE, f"pensionné, {text}").get("personnes_a_charge") == count


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("nombre de personne à charge : 2", (2,)),
        ("personne à charge 2", (2,)),
        ("personnes à charge : 2", (2,)),
        ("ma seule personne à charge est ma fille", (1,)),
        ("un seul enfant à charge", (1,)),
        ("nous sommes 4 personnes dans le ménage", (3,)),
        ("un ménage de 3 personnes", (2,)),
        ("une famille de 4 personnes", (3,)),
        ("ma femme à charge et 2 enfants", (3,)),
        ("ma mère est à charge", (1,)),
        ("j'ai 2 ou 3 enfants à charge", ()),
        ("un enfant de 12 ans", (1,)),
        ("je vis seul avec ma fille", (1,)),
        ("2 enfants à charge et ma mère à charge", (3,)),
        ("2 chats et 3 enfants", (3,)),
        ("pas encore d'enfant mais 1 personne à charge", (1,)),
        ("je n'ai pas 2 enfants à charge mais 3", (3,)),
        ("3 enfants, mais plus que 2 à charge", (2,)),
    ],
)
def test_an_unclear_household_is_never_counted_wrong(text: str, possible: tuple[int, ...]) -> None:
    assert given(RULE, f"pensionné, {text}").get("personnes_a_charge") in (None, *possible)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2", 2),
        ("deux", 2),
        ("aucune", 0),
        ("zéro", 0),
        ("personne", 0),
        ("une", 1),
        ("un", 1),
        ("un seul", 1),
        ("1", 1),
        ("trois", 3),
        ("une seule", 1),
        ("juste une", 1),
        ("2 je crois", 2),
    ],
)
def test_a_short_answer_counts(text: str, count: int) -> None:
    assert given(RULE, text, "personnes_a_charge").get("personnes_a_charge") == count


@pytest.mark.parametrize(
    ("text", "name", "cents"),
    [
        ("21000 brut par an", "revenu_annuel", 2_100_000),
        ("21.000 € par an", "revenu_annuel", 2_100_000),
        ("21k par an", "revenu_annuel", 2_100_000),
        ("21 mille euros par an", "revenu_annuel", 2_100_000),
        ("un revenu annuel brut de 18.500,75 €", "revenu_annuel", 1_850_075),
        ("nos revenus bruts annuels sont de 25.000 €", "revenu_annuel", 2_500_000),
        ("1 750 € par mois", "revenu_mensuel", 175_000),
        ("1750€/mois", "revenu_mensuel", 175_000),
        ("1750 brut par mois", "revenu_mensuel", 175_000),
        ("revenu mensuel de 1750 €", "revenu_mensuel", 175_000),
        ("je touche une pension de 1750 € bruts par mois", "revenu_mensuel", 175_000),
        ("je gagne 2000 par mois", "revenu_mensuel", 200_000),
        ("2000 brut par mois", "revenu_mensuel", 200_000),
        ("je gagne mille sept cent cinquante euros par mois", "revenu_mensuel", 175_000),
        ("vingt et un mille euros par an", "revenu_annuel", 2_100_000),
    ],
)
def test_an_income_is_read_with_its_period(text: str, name: str, cents: int) -> None:
    read = given(RULE, f"veuve, 2 enfants à charge, {text}")
    assert read.get(name) == cents
    assert not {"revenu_annuel", "revenu_mensuel"} - {name} & set(read)
    assert read.get("revenu_net") is not True


def test_an_income_without_a_period_is_asked_back() -> None:
    read = reading(RULE, "je suis pensionné avec un revenu de 1750 €, 2 enfants à charge")
    assert read.period == 175_000
    assert not {"revenu_annuel", "revenu_mensuel"} & set(read.inputs)


@pytest.mark.parametrize(
    "text",
    [
        "1500 € net par mois",
        "1500 € nets par mois",
        "1500 € par mois net",
        "salaire net de 1500 € par mois",
        "1500 net par mois",
        "je gagne 1500 € par mois en poche",
    ],
)
def test_a_net_income_is_known_to_be_net(text: str) -> None:
    read = given(RULE, text)
    assert read.get("revenu_mensuel") == 150_000
    assert read.get("revenu_net") is True


@pytest.mark.parametrize(
    "text",
    [
        "1.750 € par mois pour moi et 900 € par mois pour mon mari",
        "je gagne 1750 € par mois et ma femme 900 € par mois",
        "mon mari 20.000 € par an et moi 8.000 € par an",
        "je touche 1750 € de pension par mois et 300 € de loyers par mois",
    ],
)
def test_of_two_incomes_of_a_household_neither_stands_for_both(text: str) -> None:
    read = given(RULE, text)
    assert read.get("revenu_mensuel") in (None, 265_000, 205_000)
    assert read.get("revenu_annuel") in (None, 2_800_000)


@pytest.mark.parametrize("text", ["entre 20.000 et 22.000 € par an", "20.000 ou 22.000 € par an", "20.000 à 22.000 € par an"])
def test_a_range_of_incomes_is_not_compared(text: str) -> None:
    assert "revenu_annuel" not in given(RULE, text)


@pytest.mark.parametrize("text", ["250 € par semaine", "60 € par jour", "15 € de l'heure"])
def test_an_income_by_another_period_is_neither_monthly_nor_yearly(text: str) -> None:
    read = given(RULE, f"je suis veuve, 1 enfant à charge, je gagne {text}")
    assert not {"revenu_annuel", "revenu_mensuel"} & set(read)


@pytest.mark.parametrize(
    "text",
    [
        "veuve, 6700 Arlon, 2 enfants à charge",
        "veuve, tél 061 23 11 11, 2 enfants à charge",
        "veuve depuis 2019, 2 enfants à charge",
        "veuve depuis 12 ans, 2 enfants à charge",
        "veuve, 2 enfants à charge, née en 1960",
        "veuve de 60 ans, 2 enfants à charge",
    ],
)
def test_other_numbers_are_no_income_and_no_dependants(text: str) -> None:
    read = reading(RULE, text)
    assert not {"revenu_annuel", "revenu_mensuel"} & set(read.inputs)
    assert read.period is None
    assert read.inputs.get("personnes_a_charge") == 2


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("je suis pensionnée", "pensionne"),
        ("retraité", "pensionne"),
        ("je suis veuf", "veuf"),
        ("mon mari est décédé", "veuf"),
        ("famille monoparentale", "famille_monoparentale"),
        ("maman solo", "famille_monoparentale"),
        ("chômeur de longue durée", "chomeur_longue_duree"),
        ("je suis en invalidité", "invalide"),
        ("militaire", "militaire"),
        ("je suis salarié", "autre"),
        ("on travaille tous les deux", "autre"),
    ],
)
def test_the_situation_is_read(text: str, category: str) -> None:
    assert given(RULE, text).get("categorie_bim") == category


@pytest.mark.parametrize(
    "text",
    [
        "je ne suis pas pensionné",
        "je ne suis pas encore pensionné",
        "je ne suis plus au chômage",
        "je ne suis pas veuve",
        "mon père n'est pas invalide",
        "je n'ai jamais été au chômage",
    ],
)
def test_a_situation_that_is_denied_is_not_taken(text: str) -> None:
    assert given(RULE, text).get("categorie_bim") in (None, "autre")
