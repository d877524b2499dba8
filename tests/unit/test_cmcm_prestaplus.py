"""CMCM PRESTAPLUS (brochure, lines 365–375, 395–413) and Odyssée (531–536): maximums a year, the ambulance's two ways, ages."""

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, run_all, said, written

MORE = "PRESTAPLUS"


def of(rule: str, cover: str = "prestaplus", **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, couverture=cover, **inputs)


def notes(result: Calculated) -> list[str]:
    return [written(note, "cmcm") for note in result.notes]


# --- one maximum over a period ----------------------------------------------------------------------------------------

# Rule, its further inputs, the maximum, the words of its period, the line.
CAPPED = [
    ("lipoedeme", {}, "2.000", "par année civile", 367),
    ("psychologue", {"age": 12}, "100", "par année civile", 397),
    ("psychotherapeute", {}, "40", "par année civile", 401),
    ("protea", {}, "2.000", None, 413),
]


@pytest.mark.parametrize(("rule", "more", "most", "period", "line"), CAPPED)
def test_all_that_is_left_is_paid_up_to_the_maximum(rule: str, more: dict, most: str, period: "str | None", line: int) -> None:
    cap, cent = eur(most), eur("0,01")
    for price, refund in ((cap, cap), (cap + cent, cap), (cap - cent, cap - cent), (cap + cap + cap, cap)):
        result = of(rule, montant_facture=price, montant_cns=eur("0"), **more)
        assert (result.refund, result.remaining) == (refund, price - refund)
    # The CNS pays as much as the maximum, or all: what is left is paid.
    assert of(rule, montant_facture=cap + cent, montant_cns=cap, **more).refund == cent
    assert of(rule, montant_facture=cap, montant_cns=cap + cent, **more).refund == eur("0")
    # Already received: one cent less than the maximum, the maximum, more.
    for received, refund in ((cap - cent, cent), (cap, eur("0")), (cap + cap, eur("0"))):
        assert of(rule, montant_facture=cap, montant_cns=eur("0"), deja_recu=received, **more).refund == refund
    paid = line_of(of(rule, montant_facture=cap + cent, **more), MORE)
    assert paid.source.first_line == line  # type: ignore[union-attr]
    assert period is None or period in written(paid.limit, "cmcm")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "more", "price", "cns", "count", "refund", "left"),
    [
        ("psychologue", {"age": 12}, "70", "0", 3, "100", "110"),
        ("psychologue", {"age": 12}, "70", "40", 3, "90", "0"),
        ("psychotherapeute", {}, "140", "110", 2, "40", "20"),  # 2 × 30 = 60
        ("psychotherapeute", {}, "140", "125", 2, "30", "0"),
        ("lipoedeme", {}, "3.000", "1.500", 2, "2.000", "1.000"),
    ],
)
def test_several_sessions_share_the_maximum(rule: str, more: dict, price: str, cns: str, count: int, refund: str, left: str) -> None:
    result = of(rule, nombre=count, montant_facture=eur(price), montant_cns=eur(cns), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_the_period_of_protea_is_open() -> None:
    assert of("protea", montant_facture=eur("3.000")).open_points == ("cmcm.protea.periode",)
    assert "Période non précisée" in (KNOWLEDGE.open_points["cmcm.protea.periode"].caveat or "")


def test_david_health_pays_all_that_is_left_once_the_24_sessions_are_done() -> None:
    for price, cns, refund in (("1.850", "1.200", "650"), ("1.850", "0", "1.850"), ("1.850", "1.850", "0"), ("1.850", "1.900", "0")):
        result = of("david_health", montant_facture=eur(price), montant_cns=eur(cns))
        assert (result.refund, result.remaining) == (eur(refund), eur("0"))
        assert any("24 séances" in note for note in notes(result))
    asked = run("cmcm.david_health", CMCM_DAY, couverture="prestaplus", montant_facture=eur("1.850"))
    assert isinstance(asked, Missing)
    assert asked.input == "montant_cns"  # line 409: « le découvert restant à charge »


def test_odyssee_pays_up_to_400_euros_with_denta_and_optiplus_only() -> None:
    for price, refund, left in (("350", "350", "0"), ("400", "400", "0"), ("400,01", "400", "0,01"), ("990", "400", "590")):
        result = of("odyssee", "denta_optiplus", montant_facture=eur(price))
        assert (result.refund, result.remaining) == (eur(refund), eur(left))
        assert any("avec succès" in note for note in notes(result))
    for cover in ("regime_commun", "prestaplus"):
        refused = run("cmcm.odyssee", CMCM_DAY, couverture=cover, montant_facture=eur("350"))
        assert isinstance(refused, Refused)
        assert "il faut « DENTA & OPTIPLUS »" in said(refused)


# --- ages: the psychologist below 18, the psychotherapist for adults (lines 397, 401) ---------------------------------


def test_the_psychologist_is_for_those_below_eighteen() -> None:
    for age in (0, 17):
        assert of("psychologue", age=age, montant_facture=eur("60")).refund == eur("60")
    for age in (18, 40):
        refused = run("cmcm.psychologue", CMCM_DAY, couverture="prestaplus", age=age, montant_facture=eur("60"))
        assert isinstance(refused, Refused)
        assert "18 ans" in said(refused)
        assert "40 €" in said(refused)  # what an adult has instead
    unknown = run("cmcm.psychologue", CMCM_DAY, couverture="prestaplus", age=UNKNOWN, montant_facture=eur("60"))
    assert isinstance(unknown, NotCovered)
    assert "100 €" in said(unknown)


def test_the_psychotherapist_is_for_adults_with_an_authorisation() -> None:
    for age in (18, 70):
        assert of("psychotherapeute", age=age, montant_facture=eur("30")).refund == eur("30")
    refused = run("cmcm.psychotherapeute", CMCM_DAY, couverture="prestaplus", age=17, montant_facture=eur("30"))
    assert isinstance(refused, Refused)
    assert "100 €" in said(refused)  # what a child has instead
    without = run("cmcm.psychotherapeute", CMCM_DAY, couverture="prestaplus", autorisation_cns=False)
    assert isinstance(without, Refused)
    assert "autoris" in said(without)
    assert any("À condition" in note and "adulte" in note for note in notes(of("psychotherapeute", montant_facture=eur("30"))))


# --- ambulance, authorised: 30 % of the official tariff, 150 € a year (line 373) --------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "tariff", "count", "received", "refund", "left"),
    [
        ("300", "0", "300", 1, None, "90", "210"),
        ("300", "210", "300", 1, None, "90", "0"),  # the CNS pays 70 %: exactly 90 left
        ("300", "220", "300", 1, None, "80", "0"),
        ("350", "210", "300", 1, None, "90", "50"),  # above the tariff
        ("500", "0", "500", 1, None, "150", "350"),  # 30 % of 500: exactly the maximum
        ("500", "0", "500,03", 1, None, "150", "350"),
        ("500", "0", "499,99", 1, None, "150", "350"),  # 149,997
        ("500", "0", "499,98", 1, None, "149,99", "350,01"),  # 149,994
        ("900", "0", "900", 1, None, "150", "750"),  # 270
        ("300", "0", "300", 2, None, "150", "450"),  # 90 + 60
        ("200", "0", "200", 2, None, "120", "280"),
        ("300", "0", "300", 1, "100", "50", "250"),
        ("300", "0", "300", 1, "60", "90", "210"),
        ("300", "0", "300", 1, "150", "0", "300"),
        ("300", "0", "300", 1, "200", "0", "300"),
    ],
)
def test_an_authorised_transport(price: str, cns: str, tariff: str, count: int, received: "str | None", refund: str, left: str) -> None:
    inputs = {"montant_facture": eur(price), "montant_cns": eur(cns), "tarif_officiel": eur(tariff), "nombre": count}
    more = {"deja_recu": eur(received)} if received else {}
    for cover in ("prestaplus", "denta_optiplus"):
        result = of("ambulance", cover, autorisation_cns=True, **inputs, **more)
        assert (result.refund, result.remaining, paid_by(result, MORE)) == (eur(refund), eur(left), eur(refund))


def test_the_tariff_alone_stands_for_the_price_of_a_transport() -> None:
    result = of("ambulance", autorisation_cns=True, tarif_officiel=eur("240"))
    assert (result.paid, result.refund, result.remaining) == (eur("240"), eur("72"), eur("168"))


def test_without_the_tariff_the_rate_and_the_maximum_are_told() -> None:
    inputs = {"couverture": "prestaplus", "autorisation_cns": True, "montant_facture": eur("300")}
    asked = run("cmcm.ambulance", CMCM_DAY, **inputs)
    assert isinstance(asked, Missing)
    assert asked.input == "tarif_officiel"
    told = run("cmcm.ambulance", CMCM_DAY, tarif_officiel=UNKNOWN, **inputs)
    assert isinstance(told, NotCovered)
    assert "30 %" in said(told)
    assert "150 €" in said(told)


# --- ambulance, not authorised: one transport a year, 100 € (line 375) ------------------------------------------------


@pytest.mark.parametrize(
    ("acts", "received", "refund", "left"),
    [
        ([("80", 1)], None, "80", "0"),
        ([("100", 1)], None, "100", "0"),
        ([("100,01", 1)], None, "100", "0,01"),
        ([("240", 1)], None, "100", "140"),
        ([("60", 2)], None, "60", "60"),  # one transport, not 100 € over two
        ([("240", 3)], None, "100", "620"),
        ([("30", 1), ("50", 1)], None, "30", "50"),  # the first one
        ([("60", 1)], "60", "0", "60"),  # this year's transport was paid already
        ([("60", 1)], "100", "0", "60"),
        ([("60", 1)], "0", "60", "0"),
    ],
)
def test_a_transport_that_was_not_authorised(acts: list, received: "str | None", refund: str, left: str) -> None:
    given = tuple(Act("ambulance", eur(price), None, count) for price, count in acts)
    more = {"deja_recu": eur(received)} if received else {}
    result = of("ambulance", autorisation_cns=False, actes=given, **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_a_transport_of_which_nothing_is_left_does_not_use_up_the_one() -> None:
    # The CNS paid all of the first.
    acts = (Act("ambulance", eur("80"), eur("80"), 1), Act("ambulance", eur("60"), None, 1))
    assert of("ambulance", autorisation_cns=False, actes=acts).refund == eur("60")


def test_the_limit_that_decided_is_the_one_transport() -> None:
    # 2 × 60 €: 60 are paid, far from 100.
    result = of("ambulance", autorisation_cns=False, nombre=2, montant_facture=eur("60"))
    limit = line_of(result, MORE).limit
    assert limit is not None
    assert "1 transport par an" in written(limit, "cmcm")


def test_once_the_transport_of_the_year_is_paid_no_room_is_offered() -> None:
    result = of("ambulance", autorisation_cns=False, nombre=1, montant_facture=eur("60"), deja_recu=eur("60"))
    assert result.refund == eur("0")
    assert not any("il restait 40 €" in note for note in notes(result))


def test_whether_it_was_authorised_is_asked_and_unknown_both_are_told() -> None:
    asked = run("cmcm.ambulance", CMCM_DAY, couverture="prestaplus", montant_facture=eur("300"), tarif_officiel=eur("300"))
    assert isinstance(asked, Missing)
    assert asked.input == "autorisation_cns"
    told = run("cmcm.ambulance", CMCM_DAY, couverture="prestaplus", autorisation_cns=UNKNOWN)
    assert isinstance(told, NotCovered)
    assert all(part in said(told) for part in ("30 %", "150 €", "100 €", "un seul transport par an"))


# --- the cover --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "more"),
    [
        ("lipoedeme", {}),
        ("ambulance", {"autorisation_cns": False, "nombre": 1}),
        ("psychologue", {"age": 12}),
        ("psychotherapeute", {}),
        ("david_health", {"montant_cns": eur("0")}),
        ("protea", {}),
    ],
)
def test_the_basic_cover_is_refused_and_prestaplus_named(rule: str, more: dict) -> None:
    inputs = {"montant_facture": eur("40"), **more}
    refused = run(f"cmcm.{rule}", CMCM_DAY, couverture="regime_commun", **inputs)
    assert isinstance(refused, Refused)
    assert "PRESTAPLUS" in said(refused)
    assert "DENTA" not in said(refused)
    assert of(rule, **inputs).refund == of(rule, "denta_optiplus", **inputs).refund == eur("40")
    found = {outcome.option: type(outcome.result) for outcome in run_all(f"cmcm.{rule}", CMCM_DAY, couverture=UNKNOWN, **inputs)}
    assert found == {"regime_commun": Refused, "prestaplus": Calculated, "denta_optiplus": Calculated}
