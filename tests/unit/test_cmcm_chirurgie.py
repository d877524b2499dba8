"""CMCM care around a serious operation or treatment, and cures (brochure, lines 201–223)."""

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, said, written

BASIC = "Régime commun"
COVERS = ("regime_commun", "prestaplus", "denta_optiplus")
WHOLE = ("medicaments", "kinesitherapie", "cure_chirurgie")  # lines 205 and 218: « le découvert », without a maximum


def of(rule: str, **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, **inputs)


def notes(result: Calculated) -> list[str]:
    return [written(note, "cmcm") for note in result.notes]


# --- consultations and examinations: at most 25 € (line 211) ----------------------------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "received", "refund", "left"),
    [
        ("60", "20", None, "25", "15"),  # 40 left
        ("60", "35", None, "25", "0"),  # exactly 25
        ("60", "34,99", None, "25", "0,01"),
        ("60", "35,01", None, "24,99", "0"),
        ("60", "50", None, "10", "0"),
        ("60", "60", None, "0", "0"),
        ("60", "70", None, "0", "0"),
        ("60", "0", None, "25", "35"),
        ("60", "20", "10", "15", "25"),  # 25 − 10
        ("60", "20", "25", "0", "40"),
        ("60", "20", "30", "0", "40"),
    ],
)
def test_consultations_are_paid_up_to_25_euros(price: str, cns: str, received: "str | None", refund: str, left: str) -> None:
    more = {"deja_recu": eur(received)} if received else {}
    result = of("consultations_chirurgie", suite_grave=True, montant_facture=eur(price), montant_cns=eur(cns), **more)
    assert (result.refund, result.remaining, paid_by(result, BASIC)) == (eur(refund), eur(left), eur(refund))
    assert result.open_points == ("cmcm.chirurgie.consultations_periode",)


def test_several_consultations_count_as_the_one_maximum_and_the_caveat_says_that_it_is_open() -> None:
    # The source gives 25 € and no period: not 3 × 25.
    result = of("consultations_chirurgie", suite_grave=True, nombre=3, montant_facture=eur("40"), montant_cns=eur("0"))
    assert (result.refund, result.remaining) == (eur("25"), eur("95"))
    assert KNOWLEDGE.open_points["cmcm.chirurgie.consultations_periode"].caveat


# --- medicines, physiotherapy, cure: all that is left, without a maximum (lines 205, 218) -----------------------------


@pytest.mark.parametrize("rule", WHOLE)
@pytest.mark.parametrize(
    ("price", "cns", "count", "refund"),
    [
        ("120", "80,40", 1, "39,60"),
        ("120", "0", 1, "120"),
        ("120", "120", 1, "0"),
        ("120", "150", 1, "0"),
        ("48,50", "33,95", 8, "116,40"),  # 8 × 14,55
        ("40.000", "12.345,67", 1, "27.654,33"),
    ],
)
def test_all_that_is_left_is_paid(rule: str, price: str, cns: str, count: int, refund: str) -> None:
    result = of(rule, suite_grave=True, nombre=count, montant_facture=eur(price), montant_cns=eur(cns))
    assert (result.refund, result.remaining) == (eur(refund), eur("0"))
    assert result.open_points == ("cmcm.chirurgie.grave",)


@pytest.mark.parametrize("rule", WHOLE)
def test_several_invoices_are_added_up(rule: str) -> None:
    # 120 − 80,40 = 39,60; 35,10 − 0; 18 − 20 → 0.
    code = next(iter(KNOWLEDGE.rules[f"cmcm.{rule}"].elements)).id
    acts = (Act(code, eur("120"), eur("80,40"), 1), Act(code, eur("35,10"), eur("0"), 1), Act(code, eur("18"), eur("20"), 1))
    result = of(rule, suite_grave=True, actes=acts)
    assert [line_of(result, BASIC, nth).amount for nth in range(3)] == [eur("39,60"), eur("35,10"), eur("0")]
    assert (result.refund, result.paid, paid_by(result, "CNS")) == (eur("74,70"), eur("173,10"), eur("98,40"))


@pytest.mark.parametrize("rule", WHOLE)
def test_what_the_cns_pays_is_asked_and_not_taken_for_nothing(rule: str) -> None:
    result = run(f"cmcm.{rule}", CMCM_DAY, suite_grave=True, montant_facture=eur("120"))
    assert isinstance(result, Missing)
    assert result.input == "montant_cns"
    told = of(rule, suite_grave=True, montant_facture=eur("120"), montant_cns=UNKNOWN)
    assert told.refund == eur("120")
    assert any("sans part de la CNS" in note for note in notes(told))


@pytest.mark.parametrize("rule", WHOLE)
def test_the_rest_after_the_cns_is_enough(rule: str) -> None:
    result = of(rule, suite_grave=True, reste_a_charge=eur("39,60"))
    assert (result.refund, result.remaining) == (eur("39,60"), eur("0"))


# --- the condition: a serious operation or treatment ------------------------------------------------------------------


@pytest.mark.parametrize("rule", ["consultations_chirurgie", *WHOLE])
def test_without_a_serious_operation_it_is_refused(rule: str) -> None:
    for inputs in ({}, {"montant_facture": eur("20"), "montant_cns": eur("0")}):
        refused = run(f"cmcm.{rule}", CMCM_DAY, suite_grave=False, **inputs)
        assert isinstance(refused, Refused)
        assert "grave" in said(refused)
        assert "€" not in said(refused)


@pytest.mark.parametrize("rule", ["consultations_chirurgie", *WHOLE])
def test_the_serious_operation_is_asked_or_a_condition_and_never_taken_for_granted(rule: str) -> None:
    inputs = {"montant_facture": eur("20"), "montant_cns": eur("0")}
    unsaid = run(f"cmcm.{rule}", CMCM_DAY, **inputs)
    if isinstance(unsaid, Missing):
        assert unsaid.input == "suite_grave"
        unsaid = of(rule, suite_grave=UNKNOWN, **inputs)
    assert isinstance(unsaid, Calculated)
    assert unsaid.refund == eur("20")
    assert any("À condition" in note and "grave" in note for note in notes(unsaid))
    assert not any("grave" in note for note in notes(of(rule, suite_grave=True, **inputs)))


_DEFAULT_UNKNOWN = "« je ne sais pas » to an input with a default ends in « Sans cette information, je ne peux pas faire le calcul »"


@pytest.mark.parametrize("rule", ["consultations_chirurgie", *WHOLE])
def test_not_knowing_whether_the_operation_was_serious_is_a_condition(rule: str) -> None:
    unsure = of(rule, suite_grave=UNKNOWN, montant_facture=eur("20"), montant_cns=eur("0"))
    assert any("À condition" in note and "grave" in note for note in notes(unsure))


@pytest.mark.parametrize("rule", ["consultations_chirurgie", *WHOLE])
def test_the_basic_cover_is_enough_and_a_wider_one_changes_nothing(rule: str) -> None:
    inputs = {"suite_grave": True, "montant_facture": eur("77,77"), "montant_cns": eur("11,11")}
    results = [of(rule, couverture=cover, **inputs) for cover in COVERS]
    assert results[0] == results[1] == results[2] == of(rule, **inputs)


def test_a_cure_needs_the_authorisation_of_the_health_insurance() -> None:
    refused = run("cmcm.cure_chirurgie", CMCM_DAY, suite_grave=True, autorisation_cns=False)
    assert isinstance(refused, Refused)
    assert "autoris" in said(refused)
    told = notes(of("cure_chirurgie", suite_grave=True, montant_facture=eur("900"), montant_cns=eur("500")))
    assert any("À condition que l’assurance maladie" in note for note in told)


# --- follow-up of bariatric surgery: what is left, up to 20 % of the official tariff (line 223) -----------------------


@pytest.mark.parametrize(
    ("price", "cns", "tariff", "count", "refund", "left"),
    [
        ("150", "0", "100", 1, "20", "130"),
        ("150", "80", "100", 1, "20", "50"),
        ("150", "130", "100", 1, "20", "0"),  # exactly 20 left
        ("150", "130,01", "100", 1, "19,99", "0"),
        ("150", "140", "100", 1, "10", "0"),
        ("150", "150", "100", 1, "0", "0"),
        ("80", "0", "62,35", 1, "12,47", "67,53"),  # 20 % of 62,35
        ("80", "0", "62,33", 1, "12,47", "67,53"),  # 12,466
        ("80", "0", "62,32", 1, "12,46", "67,54"),  # 12,464
        ("150", "80", "100", 4, "80", "200"),  # 4 × 20; left 4 × 50
    ],
)
def test_bariatric_follow_up_is_paid_up_to_a_fifth_of_the_tariff(
    price: str, cns: str, tariff: str, count: int, refund: str, left: str
) -> None:
    result = of("suivi_bariatrique", montant_facture=eur(price), montant_cns=eur(cns), tarif_officiel=eur(tariff), nombre=count)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_the_tariff_alone_stands_for_the_price() -> None:
    result = of("suivi_bariatrique", tarif_officiel=eur("100"))
    assert (result.paid, result.refund, result.remaining) == (eur("100"), eur("20"), eur("80"))
    with_cns = of("suivi_bariatrique", tarif_officiel=eur("100"), montant_cns=eur("88"))
    assert (with_cns.refund, with_cns.remaining) == (eur("12"), eur("0"))


def test_without_the_tariff_the_rate_is_told_and_no_amount_made_up() -> None:
    asked = run("cmcm.suivi_bariatrique", CMCM_DAY, montant_facture=eur("150"))
    assert isinstance(asked, Missing)
    assert asked.input == "tarif_officiel"
    result = run("cmcm.suivi_bariatrique", CMCM_DAY, montant_facture=eur("150"), tarif_officiel=UNKNOWN)
    assert isinstance(result, NotCovered)
    assert "20 %" in said(result)
    assert "€" not in said(result)


def test_bariatric_follow_up_needs_the_authorisation() -> None:
    refused = run("cmcm.suivi_bariatrique", CMCM_DAY, tarif_officiel=eur("100"), autorisation_cns=False)
    assert isinstance(refused, Refused)
    assert "autoris" in said(refused)
