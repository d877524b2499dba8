"""Orthodontics at the CMCM: which amount is which, which act it belongs to. By hand, in cents; what is unclear has to stay open."""

import pytest

from tests.turns import given, reading

RULE = "cmcm.orthodontie"


@pytest.mark.parametrize(
    "text",
    [
        "facture de 1.340 €, la CNS paie 558,90 €",
        "facture 1340 cns 558,90",
        "la CNS rembourse 558,90 € et la facture est de 1340 €",
        "j'ai payé 1340 € et la CNS m'a rendu 558,90 €",
        "1340 € dont 558,90 € de la CNS",
        "558,90 € de la CNS sur 1340 € de facture",
        "la CNS m'a remboursé 558,90 sur une facture de 1340",
        "558,90 € de la CNS sur une facture de 1340 €",
        "j'ai eu 558,90 € de la CNS pour une facture de 1340 €",
        "je reçois 558,90 € de la caisse de maladie sur un devis de 1.340 €",
        "facture : 1.340,00 € ; CNS : 558,90 €",
        "montant facturé 1340 euros remboursement cns 558,90 euros",
        "CNS 558,90 €, prix 1.340 €",
        "1.340 € facture, 558,90 € CNS",
        "honoraires 1.340 € - part de la CNS 558,90 €",
        "la CNS a déjà remboursé 558,90 €, facture 1.340 €",
        "sur les 1340 € la CNS paie 558,90 €",
    ],
)
def test_invoice_and_share_of_the_cns_are_told_apart(text: str) -> None:
    read = given(RULE, text)
    assert read.get("montant_facture") == 134_000
    assert read.get("montant_cns") == 55_890
    assert "deja_recu" not in read


@pytest.mark.parametrize("text", ["1340 € et 558,90 €", "1.340 € 558,90 €", "facture 1340 €, la caisse m'a rendu 558,90 €"])
def test_of_two_amounts_without_words_none_is_taken_for_the_wrong_one(text: str) -> None:
    read = given(RULE, text)
    assert read.get("montant_facture") in (None, 134_000)
    assert read.get("montant_cns") in (None, 55_890)
    assert "deja_recu" not in read


@pytest.mark.parametrize(
    "text", ["facture entre 1300 et 1500 €", "entre 1300 et 1500 €", "de 1300 à 1500 €", "1300-1500 €", "1300 ou 1500 €"]
)
def test_a_range_is_no_amount(text: str) -> None:
    assert "montant_facture" not in given(RULE, text)


@pytest.mark.parametrize(
    ("text", "facture", "recu"),
    [
        ("j'ai déjà reçu 800 € de la CMCM, facture 2.500 €", 250_000, 80_000),
        ("facture 2.500 €, la CMCM m'a déjà versé 800 €", 250_000, 80_000),
        ("la facture est de 2500 et j'ai déjà touché 800", 250_000, 80_000),
        ("déjà reçu 800 €, devis de 2.500 €", 250_000, 80_000),
        ("devis 2500 €, j'ai déjà eu 800 €", 250_000, 80_000),
    ],
)
def test_what_was_already_received_is_told_from_the_invoice(text: str, facture: int, recu: int) -> None:
    read = given(RULE, text)
    assert (read.get("montant_facture"), read.get("deja_recu")) == (facture, recu)


def test_all_three_amounts_in_one_sentence() -> None:
    read = given(RULE, "facture 3.500 €, la CNS paie 300 €, j'ai déjà reçu 800 € de la CMCM")
    assert (read.get("montant_facture"), read.get("montant_cns"), read.get("deja_recu")) == (350_000, 30_000, 80_000)


@pytest.mark.parametrize("text", ["la CNS m'a déjà remboursé 300 €", "j'ai déjà reçu 300 € de la CNS", "déjà reçu de la CNS : 300 €"])
def test_what_the_cns_already_paid_is_not_taken_for_what_the_cmcm_paid(text: str) -> None:
    read = given(RULE, text)
    assert "deja_recu" not in read
    assert read.get("montant_cns") in (None, 30_000)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("DT41 à 1340 et DT43 à 1510", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("DT41 à 1340 € et DT43 à 1510 €", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("DT41 1340 DT43 1510", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("DT41 (1340 €) et DT43 (1510 €)", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("DT41 : 1.340 €, DT43 : 1.510 €", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("1340 € pour le DT41 et 1510 € pour le DT43", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("DT41 et DT43 pour 1340 € et 1510 €", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("DT41 et DT43, factures de 1.340 € et 1.510 € respectivement", [["DT41", 134_000, None], ["DT43", 151_000, None]]),
        ("DT41 facture 1340 cns 558,90 et DT43 facture 1510 cns 702,30", [["DT41", 134_000, 55_890], ["DT43", 151_000, 70_230]]),
        ("DT41 et dt43", [["DT41", None, None], ["DT43", None, None]]),
        ("DT41, 12 ans", [["DT41", None, None]]),
    ],
)
def test_each_act_gets_its_own_amount(text: str, acts: list) -> None:
    assert given(RULE, text).get("actes") == acts


@pytest.mark.parametrize(
    "text",
    [
        "DT41 et DT43 pour 2850 € en tout",
        "DT41 et DT43, facture de 2.850 €",
        "facture de 2850 € pour DT41 et DT43",
        "DT41 et DT43 total 2850 €",
    ],
)
def test_a_total_is_not_taken_for_one_of_the_acts(text: str) -> None:
    acts = given(RULE, text)["actes"]
    assert [code for code, *_ in acts] == ["DT41", "DT43"]
    assert all(paid is None for _, paid, _ in acts)


def test_three_amounts_after_three_codes_go_in_order() -> None:
    acts = given(RULE, "DT41, DT42 et DT43 : 1340 €, 1345 € et 1510 €").get("actes")
    assert acts == [["DT41", 134_000, None], ["DT42", 134_500, None], ["DT43", 151_000, None]]


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("DT43, 1.510 €", 151_000),
        ("DT43 1510", 151_000),
        ("dt45 900€", 90_000),
        ("DT41 à 1340", 134_000),
        ("DT41 facture de 1.340", 134_000),
        ("facture 1340 pour DT41", 134_000),
        ("DT41 à mille trois cent quarante euros", 134_000),
        ("le DT41 a coûté 1.340,50 €", 134_050),
    ],
)
def test_the_amount_beside_a_single_act_is_its_invoice(text: str, cents: int) -> None:
    read = given(RULE, text)
    assert read.get("montant_facture", (read.get("actes") or [[None, None, None]])[0][1]) == cents


@pytest.mark.parametrize(
    "text",
    [
        "j'habite à L-2971 Luxembourg, DT43, 12 ans, régime commun",
        "DT43, 12 ans, régime commun, mon téléphone est le 061 23 11 11",
        "je vis à 6700 Arlon, DT43, 12 ans",
        "DT43, mon numéro de membre est 123456",
        "on est affilié depuis 12 ans, DT43",
        "DT43 en 2026",
        "DT43, ma fille née en 2014",
        "DT43 pour mes 2 enfants",
        "20 % de la CNS pour DT43 ?",
        "DT43, appelez le 49 77 71",
    ],
)
def test_other_numbers_are_no_invoice(text: str) -> None:
    read = given(RULE, text)
    assert not {"montant_facture", "montant_cns", "deja_recu"} & set(read)
    assert all(act == ["DT43", None, None] for act in read["actes"])


@pytest.mark.parametrize("text", ["1,340 €", "1,340", "facture de 1,340 €", "c'est 1,340 euros"])
@pytest.mark.parametrize("pending", [None, "montant_facture"])
def test_an_ambiguous_amount_is_left_to_be_asked(text: str, pending: str | None) -> None:
    assert "montant_facture" not in given(RULE, text, pending)


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1340", 134_000),
        ("1.340", 134_000),
        ("1 340", 134_000),
        ("1340,5", 134_050),
        ("mille trois cent quarante", 134_000),
        ("c'est 1340", 134_000),
        ("1340 je crois", 134_000),
        ("environ 1340", 134_000),
        ("2000", 200_000),
        ("1980", 198_000),
        ("2023 €", 202_300),
        ("deux mille", 200_000),
        ("1340 merci", 134_000),
        ("21k", 2_100_000),
        ("elle est de 1340", 134_000),
        ("900", 90_000),
        ("12 € 50", 1_250),
    ],
)
def test_a_bare_number_answers_the_question_for_the_invoice(text: str, cents: int) -> None:
    assert given(RULE, text, "montant_facture").get("montant_facture") == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [("558,90", 55_890), ("558,90 €", 55_890), ("elle me rend 558,90 €", 55_890), ("0", 0), ("0 €", 0), ("2000", 200_000)],
)
def test_a_bare_number_answers_the_question_for_the_share_of_the_cns(text: str, cents: int) -> None:
    read = given(RULE, text, "montant_cns")
    assert read.get("montant_cns") == cents
    assert "montant_facture" not in read


@pytest.mark.parametrize(
    "text",
    [
        "1.510 au lieu de 1.340",
        "1510 € au lieu de 1340 €",
        "c'est 1510 et non 1340",
        "pas 1340 mais 1510 €",
        "1.510 € et pas 1.340 €",
        "non, 1.510 €",
        "non pas 1340 €, 1510 €",
        "je voulais dire 1510 €, pas 1340",
    ],
)
def test_a_corrected_amount_is_the_new_one(text: str) -> None:
    assert given(RULE, text, "montant_facture").get("montant_facture") == 151_000


# Bare figures beside an element: (rule, text, [code, price, share, count…] as the state keeps them).
@pytest.mark.parametrize(
    ("rule", "text", "paid", "count"),
    [
        ("cmcm.verres", "verres 400 monture 200 denta", 40_000, 1),
        ("cmcm.monture", "verres 400 monture 200 denta", 20_000, 1),
        ("cmcm.monture", "180 verres 40 monture denta", 4_000, 1),
        ("cmcm.implants", "implants 3 DO facturés 950 pièce", 95_000, 3),
        ("cmcm.implants", "implant 2 × 950 denta", 95_000, 2),
        ("cmcm.implants", "implant denta 1900 pour 2", 190_000, 2),
        ("cmcm.implants", "implant pour mon mari 1200 denta", 120_000, 1),
        ("cmcm.protheses_dentaires", "couronnes 2 à 1200 chacune DO", 120_000, 2),
        ("cmcm.medecine_alternative", "ostéo 4 x 70 pp", 7_000, 4),
        ("cmcm.medecine_alternative", "4 séances d'ostéo à 60 e base", 6_000, 4),
        ("cmcm.composite", "composite 3 dents 60 chacune DO", 6_000, 3),
        ("cmcm.protheses_auditives", "appareils auditifs, devis de 3 200 euros pour les deux", 320_000, 2),
        ("cmcm.annulation_voyage", "on est 4, voyage annulé, 5200 euros en tout", 520_000, 4),
        ("cmcm.annulation_voyage", "voyage annulé, 2 adultes 1 enfant, 900 chacun", 90_000, 3),
        ("cmcm.annulation_voyage", "voyage annulé à 2.340 €, une personne", 234_000, 1),
    ],
)
def test_bare_figures_beside_an_element_are_its_price_and_its_number(rule: str, text: str, paid: int, count: int) -> None:
    act = reading(rule, text).inputs["actes"][0]
    assert (act.paid and act.paid.cents, act.count) == (paid, count)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("cmcm.protheses_dentaires", "couronne 36 denta"),
        ("cmcm.implants", "implants 14 et 15 denta"),
        ("cmcm.implants", "implant mon père 75 DO"),
        ("cmcm.implants", "implant en 1995 denta"),
        ("cmcm.implants", "implants depuis 2019 denta"),
        ("cmcm.medecine_alternative", "ostéo 30 séances pp"),
        ("cmcm.verres", "verres dioptrie 50 denta"),
        ("cmcm.inlay", "un inlay et une gouttière, 300 et 400, denta"),
        ("cmcm.gouttieres", "un inlay et une gouttière, 300 et 400, denta"),
    ],
)
def test_teeth_ages_years_and_lists_are_no_prices(rule: str, text: str) -> None:
    found = reading(rule, text)
    assert not any(act.paid for act in found.inputs.get("actes", ()))
    assert found.basis is None


@pytest.mark.parametrize(
    "text",
    [
        "consultation d'urgence à l'étranger 300 euros, la cns a rendu 120",
        "consultation d'urgence à l'étranger, facture 300, la caisse prend 120",
        "consultation d'urgence à l'étranger 300e cns rembourse 120 rc",
    ],
)
def test_the_share_of_the_cns_is_heard_in_any_verb(text: str) -> None:
    act = reading("cmcm.consultation_etranger", text).inputs["actes"][0]
    assert (act.paid and act.paid.cents, act.statutory and act.statutory.cents) == (30_000, 12_000)


@pytest.mark.parametrize(
    ("text", "income", "tickets"),
    [
        ("maf 28000 tm 950", 2_800_000, 95_000),
        ("plafond maf 30000", 3_000_000, None),
        ("mon mari et moi on gagne 45000 par an à deux", 4_500_000, None),
        ("ménage avec 45000 de revenus en 2020 et on a payé 1900 de tickets modérateurs", 4_500_000, 190_000),
        ("on a 2 enfants et mon mari gagne 30000", None, None),
        ("maf numéro d'affilié 145236", None, None),
    ],
)
def test_a_bare_income_is_read_only_where_it_is_the_household_s(text: str, income: int | None, tickets: int | None) -> None:
    read = given("msl.maf_revenus", text)
    assert (read.get("revenu_annuel"), read.get("tickets_moderateurs")) == (income, tickets)


def test_so_much_or_so_much_a_year_is_no_ticket() -> None:
    assert "tickets_moderateurs" not in given("msl.maf_revenus", "41272,75", "tickets_moderateurs")
    assert "tickets_moderateurs" not in given("msl.maf_revenus", "35000 par an couple 2 enfants", "tickets_moderateurs")
    assert given("msl.maf_revenus", "950", "tickets_moderateurs")["tickets_moderateurs"] == 95_000


@pytest.mark.parametrize(
    ("text", "received"),
    [
        ("à 40 euros", None),
        ("chaussures 180", None),
        ("oui 30 euros en mars", 3_000),
        ("30", 3_000),
        ("vous m'avez déjà remboursé 30 €", 3_000),
    ],
)
def test_what_was_received_is_told_from_a_new_price(text: str, received: int | None) -> None:
    assert given("cmcm.medecine_alternative", text, "deja_recu").get("deja_recu") == received


@pytest.mark.parametrize("text", ["DT41 et DT42 1340 chacun", "dt41 dt42 1340 pièce, 12 ans"])
def test_a_price_for_each_act_is_that_of_every_act(text: str) -> None:
    assert [(act.code, act.paid and act.paid.cents) for act in reading(RULE, text).inputs["actes"]] == [
        ("DT41", 134_000),
        ("DT42", 134_000),
    ]


def test_what_the_cns_pays_for_one_act_and_another() -> None:
    acts = reading(RULE, "la cns m'a rendu 558,90 pour le dt41 et 558,60 pour le dt42, 1340 chaque").inputs["actes"]
    assert [(act.paid and act.paid.cents, act.statutory and act.statutory.cents) for act in acts] == [(134_000, 55_890), (134_000, 55_860)]


@pytest.mark.parametrize(
    ("text", "cover"),
    [
        ("ostéo base 65 euros", "regime_commun"),
        ("2 ostéo à 65 base", "regime_commun"),
        ("on a la totale, 2 ostéo à 65", "denta_optiplus"),
        ("à la base je voulais une ostéo à 65", None),
        ("ostéo 65 euros, la facture est la totale", None),
    ],
)
def test_short_names_of_a_cover_count_where_nothing_else_is_meant(text: str, cover: str | None) -> None:
    assert given("cmcm.medecine_alternative", text).get("couverture") == cover
