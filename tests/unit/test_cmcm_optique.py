"""CMCM optics (brochure, lines 513–529): lenses of glasses 150 €, frame 30 €, contact lenses 150 €, refractive surgery 1.000 € an eye."""

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import CMCM_DAY, calculated, eur, line_of, paid_by, run, run_all, said, written

DENTAL = "PRESTAPLUS et DENTA & OPTIPLUS"
CAPPED = [("verres", "150", "par an", 517), ("monture", "30", "par année civile", 521), ("lentilles", "150", "par an", 525)]


def of(rule: str, cover: str = "denta_optiplus", **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, couverture=cover, **inputs)


@pytest.mark.parametrize(("rule", "most", "period", "line"), CAPPED)
def test_each_is_paid_up_to_its_maximum(rule: str, most: str, period: str, line: int) -> None:
    cap, cent = eur(most), eur("0,01")
    for price, refund in ((cap, cap), (cap + cent, cap), (cap - cent, cap - cent), (cap + cap, cap)):
        result = of(rule, montant_facture=price)
        assert (result.refund, result.remaining, paid_by(result, DENTAL)) == (refund, price - refund, refund)
    assert of(rule, montant_facture=cap + cent, montant_cns=cap).refund == cent
    assert of(rule, montant_facture=cap, montant_cns=cap + cent).refund == eur("0")
    for received, refund in ((cap - cent, cent), (cap, eur("0")), (cap + cap, eur("0"))):
        assert of(rule, montant_facture=cap, deja_recu=received).refund == refund
    twice = of(rule, montant_facture=cap, nombre=2)
    assert (twice.refund, twice.remaining) == (cap, cap)
    assert line_of(result, DENTAL).source.first_line == line  # type: ignore[union-attr]
    assert written(line_of(result, DENTAL).limit, "cmcm") == f"plafond de {most} € {period}"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "price", "cns", "received", "refund", "left"),
    [
        ("verres", "420", "60", None, "150", "210"),
        ("verres", "200", "60", None, "140", "0"),
        ("verres", "200", "60", "40", "110", "30"),
        ("monture", "180", "30", None, "30", "120"),
        ("monture", "50", "30", None, "20", "0"),
        ("monture", "50", "30", "15", "15", "5"),
        ("lentilles", "36,50", "0", "120", "30", "6,50"),
    ],
)
def test_the_cns_and_what_was_received_come_off(rule: str, price: str, cns: str, received: "str | None", refund: str, left: str) -> None:
    more = {"deja_recu": eur(received)} if received else {}
    result = of(rule, montant_facture=eur(price), montant_cns=eur(cns), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_several_boxes_of_lenses_share_the_year() -> None:
    # 3 × 36,50 = 109,50; 5 × 36,50 = 182,50.
    assert of("lentilles", montant_facture=eur("36,50"), nombre=3).refund == eur("109,50")
    result = of("lentilles", montant_facture=eur("36,50"), nombre=5)
    assert (result.refund, result.remaining) == (eur("150"), eur("32,50"))


@pytest.mark.parametrize(
    ("price", "cns", "count", "refund", "left"),
    [
        ("1.400", "0", 1, "1.000", "400"),
        ("1.400", "400", 1, "1.000", "0"),
        ("1.400", "399,99", 1, "1.000", "0,01"),
        ("1.400", "400,01", 1, "999,99", "0"),
        ("1.400", "0", 2, "2.000", "800"),
        ("1.400", "600", 2, "1.600", "0"),
        ("900", "0", 2, "1.800", "0"),
        ("900", "950", 2, "0", "0"),
    ],
)
def test_refractive_surgery_is_paid_up_to_a_thousand_an_eye(price: str, cns: str, count: int, refund: str, left: str) -> None:
    result = of("chirurgie_refractive", montant_facture=eur(price), montant_cns=eur(cns), nombre=count)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_both_eyes_billed_together_or_apart() -> None:
    # 2.600 for both: 1.300 each → 2.000. As 800 + 1.800: 800 + 1.000.
    together = of("chirurgie_refractive", actes=(Act("oeil", eur("2.600"), eur("0"), 2, whole=True),))
    apart = of("chirurgie_refractive", actes=(Act("oeil", eur("800"), eur("0"), 1), Act("oeil", eur("1.800"), eur("0"), 1)))
    assert (together.refund, apart.refund) == (eur("2.000"), eur("1.800"))
    assert (together.remaining, apart.remaining) == (eur("600"), eur("800"))


def test_the_number_of_eyes_is_asked_before_the_price() -> None:
    asked = run("cmcm.chirurgie_refractive", CMCM_DAY, couverture="denta_optiplus", montant_facture=eur("2.600"))
    assert isinstance(asked, Missing)
    assert asked.input == "nombre"
    told = run("cmcm.chirurgie_refractive", CMCM_DAY, couverture="denta_optiplus", nombre=2, montant_facture=UNKNOWN)
    assert isinstance(told, NotCovered)
    assert "1.000 € par œil" in said(told)


@pytest.mark.parametrize("rule", ["verres", "monture", "lentilles", "chirurgie_refractive"])
def test_optics_need_the_optional_cover(rule: str) -> None:
    inputs = {"nombre": 1, "montant_facture": eur("25"), "montant_cns": eur("0")}
    for cover in ("regime_commun", "prestaplus"):
        refused = run(f"cmcm.{rule}", CMCM_DAY, couverture=cover, **inputs)
        assert isinstance(refused, Refused)
        assert "il faut « DENTA & OPTIPLUS »" in said(refused)
    found = {outcome.option: outcome.result for outcome in run_all(f"cmcm.{rule}", CMCM_DAY, couverture=UNKNOWN, **inputs)}
    assert [isinstance(found[cover], Refused) for cover in ("regime_commun", "prestaplus")] == [True, True]
    assert found["denta_optiplus"].refund == eur("25")  # type: ignore[union-attr]


def test_glasses_as_a_whole_are_told_as_lenses_and_frame() -> None:
    # One price for both cannot be split: 150 € for the lenses, 30 € for the frame, no sum.
    result = of("lunettes", montant_facture=eur("450"))
    assert "150 € par an pour les verres" in said(result)
    assert "30 € par année civile pour la monture" in said(result)
    assert (result.refund, result.remaining) == (None, None)
    for cover in ("regime_commun", "prestaplus"):
        refused = run("cmcm.lunettes", CMCM_DAY, couverture=cover, montant_facture=eur("450"))
        assert isinstance(refused, Refused)
        assert "DENTA & OPTIPLUS" in said(refused)
