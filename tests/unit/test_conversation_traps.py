"""Traps: numbers that look like an amount, an age or a count and are none. Wrong is worse than open. Expected values by hand."""

import pytest

from tests.turns import Dialogue, given, reading, values

CMCM, BIM, GP, SPECIALIST, DATES = (
    "cmcm.orthodontie",
    "msl.bim_plafond",
    "msl.dmg_generaliste",
    "msl.dmg_specialiste",
    "msl.indemnites_date",
)


@pytest.mark.parametrize(
    "text", ["avant son 9e anniversaire", "le 15e anniversaire", "dans sa 17e année", "la 2e fois", "le 1er mars", "au 3e mois"]
)
def test_an_ordinal_is_no_amount(text: str) -> None:
    assert values(text, "montant") == []


def test_an_ordinal_is_neither_an_invoice_nor_a_share() -> None:
    assert "montant_facture" not in given(CMCM, "ma fille est dans sa 17e année")
    assert "part_personnelle" not in given(SPECIALIST, "cardiologue, c'est la 2e fois")


@pytest.mark.parametrize("text", ["facture du 12 mars de 1340 €", "la facture du 3 mai de 1.340 €", "facture du 12 mars 1340 €"])
def test_the_day_of_an_invoice_does_not_swallow_its_amount(text: str) -> None:
    read = reading(CMCM, text)
    assert read.problems == []
    assert "montant_facture" in read.inputs
    assert given(CMCM, text)["montant_facture"] == 134_000


@pytest.mark.parametrize(
    ("text", "cents"), [("1340 virgule 50 euros", 134_050), ("EUR 1.340", 134_000), ("1.340 € TTC", 134_000), ("un euro", 100)]
)
def test_a_spoken_or_printed_amount_is_read_or_left_but_never_cut(text: str, cents: int) -> None:
    assert values(text, "montant") in ([], [cents])


@pytest.mark.parametrize(
    "text", ["pas plus de 1340 €", "moins de 1340 €", "plus de 1340 €", "maximum 1340 €", "au moins 1340 €", "presque 1340 à 1500 €"]
)
def test_a_bound_is_no_amount(text: str) -> None:
    assert "montant_facture" not in given(CMCM, text, "montant_facture")


@pytest.mark.parametrize(
    "text",
    [
        "36 mensualités de 100 €, 30 ans, denta & optiplus",
        "150 € par mois pendant 24 mois, 30 ans, denta & optiplus",
        "je cotise 45 € par mois, DT43, 12 ans",
        "la cotisation est de 300 € par an, 30 ans, denta & optiplus",
        "30 ans, denta & optiplus, je gagne 2.500 € par mois",
    ],
)
def test_an_instalment_a_contribution_or_a_wage_is_no_invoice(text: str) -> None:
    assert "montant_facture" not in given(CMCM, text)


@pytest.mark.parametrize(
    "text",
    [
        "un acompte de 500 € sur une facture de 3.500 €",
        "j'ai payé 500 € d'acompte, facture totale 3.500 €",
        "3 factures de 450 €",
        "il me reste 781,10 € à payer sur 3.500 €",
    ],
)
def test_of_several_amounts_none_but_the_invoice_is_the_invoice(text: str) -> None:
    assert given(CMCM, text).get("montant_facture") in (None, 350_000, 135_000)


@pytest.mark.parametrize("text", ["facture numéro 4512", "facture n° 4512", "ma carte porte le numéro 4512"])
def test_a_reference_number_is_no_amount(text: str) -> None:
    assert "montant_facture" not in given(CMCM, text, "montant_facture")


@pytest.mark.parametrize("text", ["j'ai 2 enfants", "il a 2 appareils", "2 séances", "3 dents", "DT43", "1.340 €"])
def test_what_is_counted_is_no_age(text: str) -> None:
    assert "age" not in given(CMCM, text, "age")


@pytest.mark.parametrize("text", ["nous sommes 4", "on est 4 à la maison", "nous sommes 4 personnes", "on est une famille de 4"])
def test_the_size_of_a_household_is_not_the_number_of_dependants(text: str) -> None:
    assert given(BIM, text, "personnes_a_charge").get("personnes_a_charge") in (None, 3)


@pytest.mark.parametrize(
    "text",
    [
        "21.000 € par an de revenus et 5.000 € d'économies",
        "je gagne 21.000 € par an, loyer 600 € par mois",
        "21.000 € par an, 300 € d'allocations familiales",
    ],
)
def test_another_sum_does_not_replace_the_income(text: str) -> None:
    read = given(BIM, f"veuve, 1 enfant à charge, {text}")
    assert read.get("revenu_annuel") in (None, 2_100_000)
    assert "revenu_mensuel" not in read


def test_another_sum_is_not_asked_back_as_a_second_income() -> None:
    read = reading(BIM, "veuve, 1 enfant à charge, 1.750 € par mois, loyer 600 €")
    assert read.period is None


@pytest.mark.parametrize(
    "text", ["ça change pas", "ça ne change pas", "non ça varie pas", "ça ne varie pas", "c'est pas variable", "ça change jamais"]
)
def test_an_income_that_does_not_change_is_stable(text: str) -> None:
    assert given(BIM, text, "revenu_stable").get("revenu_stable") in (None, True)


@pytest.mark.parametrize("text", ["c'est pas stable", "ça change tous les mois", "ce n'est pas toujours le même", "ça dépend", "variable"])
def test_an_income_that_changes_is_not_stable(text: str) -> None:
    assert given(BIM, text, "revenu_stable").get("revenu_stable") in (None, False)


@pytest.mark.parametrize("text", ["je suis au chômage depuis 3 mois", "chômeur depuis 2 mois", "je viens de tomber au chômage"])
def test_a_short_unemployment_is_no_long_one(text: str) -> None:
    assert given(BIM, text).get("categorie_bim") != "chomeur_longue_duree"


@pytest.mark.parametrize(
    "text", ["la consultation coûte 30 €", "mon médecin demande 30 €", "une consultation à 30 €", "les honoraires sont de 30 €"]
)
def test_the_price_of_a_consultation_is_not_the_member_s_share(text: str) -> None:
    assert "part_personnelle" not in given(GP, text)


@pytest.mark.parametrize(
    ("text", "codes"), [("41 et 43", ["DT41", "DT43"]), ("le 43", ["DT43"]), ("43", ["DT43"]), ("le code 45", ["DT45"])]
)
def test_a_bare_code_answers_the_question_for_the_acts(text: str, codes: list[str]) -> None:
    assert [code for code, *_ in given(CMCM, text, "actes").get("actes", [])] == codes


@pytest.mark.parametrize("text", ["2 ans", "ça fait 2 ans", "depuis 2 ans", "14 mois", "presque 2 ans"])
def test_a_bare_duration_answers_the_question_for_the_regime(text: str) -> None:
    assert given(DATES, text, "regime_indemnites").get("regime_indemnites") == "invalidite"


def test_a_document_that_was_not_forgotten_was_not_forgotten() -> None:
    assert given(SPECIALIST, "je n'ai pas oublié le document d'envoi").get("envoi_generaliste") in (None, True)


def test_a_wrong_cover_never_reaches_an_amount() -> None:
    for denied in ("je n'ai pas pris Denta & Optiplus", "sans la Denta & Optiplus", "je ne suis pas couvert par Denta & Optiplus"):
        assert "640,46" not in Dialogue("cmcm").say(f"DT43, 12 ans, {denied}", ("orthodontie", 0.95))


def test_a_total_for_two_acts_never_becomes_one_act_s_amount() -> None:
    answer = Dialogue("cmcm").say("DT41 et DT43, facture de 2.850 €, 12 ans, denta & optiplus", ("orthodontie", 0.95))
    assert "il vous reste" not in answer  # nobody can split 2.850 € over two acts without asking


def test_prices_before_their_codes_give_each_act_its_own() -> None:
    answer = Dialogue("cmcm").say("1340 € pour le DT41 et 1510 € pour le DT43, 12 ans, régime commun", ("orthodontie", 0.95))
    assert "1.336,56" in answer  # 2.850 - 558,90 - 702,30 - 252,24
