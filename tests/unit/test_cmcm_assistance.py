"""CMCM-ASSISTANCE (brochure, lines 309–323): hospital abroad, emergency consultation, cancelled trip; for every cover."""

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.results import Calculated, Missing, NotCovered
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, said, written

HELP = "CMCM-ASSISTANCE"
COVERS = ("regime_commun", "prestaplus", "denta_optiplus")


def of(rule: str, **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, **inputs)


def notes(result: Calculated) -> list[str]:
    return [written(note, "cmcm") for note in result.notes]


# --- hospital abroad: 100.000 € a member and incident (line 313) ------------------------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "count", "refund", "left"),
    [
        ("8.450", None, 1, "8.450", "0"),
        ("8.450", "3.000", 1, "5.450", "0"),
        ("100.000", None, 1, "100.000", "0"),
        ("99.999,99", None, 1, "99.999,99", "0"),
        ("80.000", None, 2, "160.000", "0"),  # each incident has its own 100.000
        ("8.450", "9.000", 1, "0", "0"),
    ],
)
def test_a_hospital_abroad_is_paid_up_to_a_hundred_thousand(price: str, cns: "str | None", count: int, refund: str, left: str) -> None:
    more = {"montant_cns": eur(cns)} if cns else {}
    result = of("assistance_hospitalisation", nombre=count, montant_facture=eur(price), **more)
    assert (result.refund, result.remaining, paid_by(result, HELP)) == (eur(refund), eur(left), eur(refund))


@pytest.mark.parametrize(("left_over", "refund", "left"), [("100.000,01", "100.000", "0,01"), ("150.000", "100.000", "50.000")])
def test_what_is_left_above_the_maximum_stays_with_the_member(left_over: str, refund: str, left: str) -> None:
    result = of("assistance_hospitalisation", nombre=1, reste_a_charge=eur(left_over))
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


@pytest.mark.parametrize("act", [True, False])
def test_a_bill_above_the_maximum_is_calculated_too(act: bool) -> None:
    price = eur("150.000")
    given: dict = {"actes": (Act("hospitalisation_etranger", price, None, 1),)} if act else {"nombre": 1, "montant_facture": price}
    result = of("assistance_hospitalisation", **given)
    assert (result.refund, result.remaining) == (eur("100.000"), eur("50.000"))


# --- emergency consultation abroad: what is left, 2.500 € a year (line 315) -------------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "count", "received", "refund", "left"),
    [
        ("300", "120", 1, None, "180", "0"),
        ("300", "0", 1, None, "300", "0"),
        ("300", "350", 1, None, "0", "0"),
        ("4.000", "1.500", 1, None, "2.500", "0"),
        ("4.000", "1.499,99", 1, None, "2.500", "0,01"),
        ("4.000", "500", 1, None, "2.500", "1.000"),
        ("1.000", "100", 3, None, "2.500", "200"),  # 3 × 900 = 2.700
        ("300", "120", 1, "2.400", "100", "80"),
        ("300", "120", 1, "2.320", "180", "0"),
        ("300", "120", 1, "2.500", "0", "180"),
        ("300", "120", 1, "3.000", "0", "180"),
    ],
)
def test_an_emergency_consultation_is_paid_up_to_2500_euros_a_year(
    price: str, cns: str, count: int, received: "str | None", refund: str, left: str
) -> None:
    more = {"deja_recu": eur(received)} if received else {}
    result = of("consultation_etranger", nombre=count, montant_facture=eur(price), montant_cns=eur(cns), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_a_doctor_and_a_dentist_share_the_year() -> None:
    acts = (Act("consultation_etranger", eur("1.800"), eur("300"), 1), Act("consultation_etranger", eur("1.400"), eur("0"), 1))
    result = of("consultation_etranger", actes=acts)
    assert [line_of(result, HELP, nth).amount for nth in (0, 1)] == [eur("1.500"), eur("1.000")]
    assert (result.refund, result.remaining) == (eur("2.500"), eur("400"))


def test_an_emergency_is_sudden_and_during_a_trip() -> None:
    for rule, inputs in (("consultation_etranger", {"montant_cns": eur("0")}), ("assistance_hospitalisation", {"nombre": 1})):
        told = " ".join(notes(of(rule, montant_facture=eur("300"), **inputs)))
        assert "maladie soudaine" in told
        assert "accident" in told
        assert "étranger" in told


# --- cancelled trip: 1.500 € a person and trip (line 323) -------------------------------------------------------------


@pytest.mark.parametrize(
    ("acts", "refund", "left"),
    [
        ([("1.200", 1, False)], "1.200", "0"),
        ([("1.500", 1, False)], "1.500", "0"),
        ([("1.500,01", 1, False)], "1.500", "0,01"),
        ([("2.300", 1, False)], "1.500", "800"),
        ([("1.800", 3, False)], "4.500", "900"),
        ([("4.000", 2, True)], "3.000", "1.000"),  # 2.000 each
        ([("2.800", 2, True)], "2.800", "0"),  # 1.400 each
        ([("2.000", 1, False), ("700", 2, False)], "2.900", "500"),  # 1.500 + 2 × 700; not min(3.400, 3 × 1.500)
        ([("3.000,01", 2, True)], "3.000", "0,01"),  # 1.500,01 and 1.500
    ],
)
def test_a_cancelled_trip_is_paid_up_to_1500_euros_a_person(acts: list, refund: str, left: str) -> None:
    given = tuple(Act("voyage_annule", eur(price), None, count, whole) for price, count, whole in acts)
    result = of("annulation_voyage", actes=given)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))
    assert result.open_points == ("cmcm.assistance.accompagnants",)
    assert any("raison médicale majeure" in note for note in notes(result))


def test_a_trip_has_no_limit_over_the_year_and_no_part_of_the_cns() -> None:
    # « ceci sans limitation dans l’année »: what was received for another trip changes nothing.
    inputs = {"nombre": 1, "montant_facture": eur("1.400")}
    assert of("annulation_voyage", **inputs).refund == of("annulation_voyage", deja_recu=eur("9.000"), **inputs).refund == eur("1.400")
    assert "deja_recu" not in KNOWLEDGE.rules["cmcm.annulation_voyage"].inputs
    assert not any("CNS" in note for note in notes(of("annulation_voyage", **inputs)))


def test_how_many_persons_is_asked_before_the_price() -> None:
    asked = run("cmcm.annulation_voyage", CMCM_DAY, montant_facture=eur("2.000"))
    assert isinstance(asked, Missing)
    assert (asked.input, asked.act) == ("nombre", None)
    assert written(asked.ask, "cmcm") == "Combien de personnes ?"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "inputs", "most"),
    [
        ("assistance_hospitalisation", {"nombre": 1}, ("100.000 € par membre et par incident",)),
        ("consultation_etranger", {}, ("2.500 € par an",)),
        ("annulation_voyage", {"nombre": 2}, ("1.500 € par personne et par voyage",)),
    ],
)
def test_without_a_price_the_maximum_is_told_and_the_assistance_named(rule: str, inputs: dict, most: tuple) -> None:
    result = run(f"cmcm.{rule}", CMCM_DAY, montant_facture=UNKNOWN, **inputs)
    assert isinstance(result, NotCovered)
    assert all(amount in said(result) for amount in most)
    assert result.contact == "cmcm.assistance"


@pytest.mark.parametrize("rule", ["assistance_hospitalisation", "consultation_etranger", "annulation_voyage"])
def test_the_basic_cover_is_enough_and_a_wider_one_changes_nothing(rule: str) -> None:
    inputs = {"nombre": 1, "montant_facture": eur("777,77"), "montant_cns": eur("0")}
    results = [of(rule, couverture=cover, **inputs) for cover in COVERS]
    assert results[0] == results[1] == results[2] == of(rule, **inputs)
    assert results[0].refund == eur("777,77")
