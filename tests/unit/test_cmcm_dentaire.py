"""CMCM dental care (brochure, lines 273–289, 435–447, 474–507): prostheses by element, implants, yearly maximums, what has no amount."""

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, run_all, said, written

BASIC, DENTAL = "Régime commun", "PRESTAPLUS et DENTA & OPTIPLUS"
COVERS = ("regime_commun", "prestaplus", "denta_optiplus")


def of(rule: str, cover: str = "denta_optiplus", **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, couverture=cover, **inputs)


def notes(result: Calculated) -> list[str]:
    return [written(note, "cmcm") for note in result.notes]


# --- prostheses: an amount by element (lines 480–488), 3.500 € a year (line 476) --------------------------------------

ELEMENTS = [
    ("couronne", "450"),
    ("dent_a_pivot", "450"),
    ("element_de_bridge", "450"),
    ("couronne_telescopique", "450"),
    ("reconstitution_inlay_pivot", "200"),
    ("charniere", "200"),
    ("base_metal", "450"),
    ("plaque_resine", "200"),
    ("crochet", "150"),
    ("attachement", "150"),
]


def prostheses(*acts: Act, **inputs: object) -> Calculated:
    return of("protheses_dentaires", actes=acts, **inputs)


def test_the_elements_of_the_rule_are_those_of_the_source() -> None:
    assert {element.id for element in KNOWLEDGE.rules["cmcm.protheses_dentaires"].elements} == {name for name, _ in ELEMENTS}


@pytest.mark.parametrize(("element", "amount"), ELEMENTS)
def test_each_element_is_paid_up_to_its_amount(element: str, amount: str) -> None:
    most, cent = eur(amount), eur("0,01")
    for price, refund in ((most, most), (most + cent, most), (most - cent, most - cent), (eur("1.200"), most), (eur("5"), eur("5"))):
        result = prostheses(Act(element, price, None, 1))
        assert (result.refund, result.remaining, paid_by(result, DENTAL)) == (refund, price - refund, refund)
    # 1.000 with 700 of the CNS: 300 left.
    assert prostheses(Act(element, eur("1.000"), eur("700"), 1)).refund == min(most, eur("300"))
    assert prostheses(Act(element, eur("1.000"), eur("1.100"), 1)).refund == eur("0")
    three = prostheses(Act(element, eur("800"), None, 3))
    assert (three.refund, three.paid) == (most + most + most, eur("2.400"))


@pytest.mark.parametrize(
    ("acts", "received", "refund", "left"),
    [
        # 2 × 450 + 450 + 3 × 150 = 1.800; paid 1.800 + 1.500 + 750.
        ([("couronne", "900", 2), ("base_metal", "1.500", 1), ("crochet", "250", 3)], None, "1.800", "2.250"),
        # 450 + 120 + 200 + 80: two are cheaper than their amounts; paid 600 + 120 + 350 + 80.
        ([("dent_a_pivot", "600", 1), ("attachement", "120", 1), ("charniere", "350", 1), ("crochet", "80", 1)], None, "850", "300"),
        ([("couronne", "900", 7)], None, "3.150", "3.150"),
        ([("couronne", "900", 8)], None, "3.500", "3.700"),  # 3.600
        # 3.150 + 2 × 150 = 3.450, then 50 of 200: exactly 3.500.
        ([("element_de_bridge", "450", 7), ("crochet", "150", 2), ("plaque_resine", "200", 1)], None, "3.500", "150"),
        ([("couronne", "900", 1)], "3.000", "450", "450"),
        ([("couronne", "900", 1)], "3.050", "450", "450"),
        ([("couronne", "900", 1)], "3.050,01", "449,99", "450,01"),
        ([("couronne", "900", 2)], "3.000", "500", "1.300"),
        ([("couronne", "900", 1)], "3.500", "0", "900"),
        ([("couronne", "900", 1)], "4.000", "0", "900"),
    ],
)
def test_an_invoice_of_several_elements_and_the_yearly_maximum(acts: list, received: "str | None", refund: str, left: str) -> None:
    more = {"deja_recu": eur(received)} if received else {}
    result = prostheses(*(Act(name, eur(price), None, count) for name, price, count in acts), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_each_line_of_the_statement_is_that_of_its_element() -> None:
    result = prostheses(Act("couronne", eur("900"), eur("80"), 2), Act("plaque_resine", eur("700"), eur("550"), 1))
    assert [line_of(result, DENTAL, nth).amount for nth in (0, 1)] == [eur("900"), eur("150")]
    assert [line_of(result, "Part de la CNS", nth).amount for nth in (0, 1)] == [eur("160"), eur("550")]
    assert [written(line_of(result, name).formula, "cmcm") for name in ("2 couronnes", "Plaque base en résine")] == [
        "2 × 900 €",
        "montant que vous indiquez",
    ]
    assert written(line_of(result, DENTAL).limit, "cmcm") == "plafond de 450 € par pièce"  # type: ignore[arg-type]
    assert written(line_of(result, DENTAL, 1).limit, "cmcm") == "ce qui reste à payer, 150 €"  # type: ignore[arg-type]


def test_the_yearly_maximum_is_named_where_it_decides() -> None:
    result = prostheses(Act("couronne", eur("900"), None, 8))
    assert written(line_of(result, DENTAL).limit, "cmcm") == "plafond de 3.500 € par an"  # type: ignore[arg-type]
    assert line_of(result, DENTAL).source.first_line in range(476, 489)  # type: ignore[union-attr]


def test_crowns_paid_together_are_shared_out() -> None:
    # 1.000 for 2, 50 of the CNS for both: 475 left of each → 900; left 50.
    result = prostheses(Act("couronne", eur("1.000"), eur("50"), 2, whole=True))
    assert (result.refund, result.remaining) == (eur("900"), eur("50"))
    assert any("parts égales" in note for note in notes(result))
    # The same 1.000 as 300 + 700: 300 + 450.
    apart = prostheses(Act("couronne", eur("300"), None, 1), Act("couronne", eur("700"), None, 1))
    assert apart.refund == eur("750")


@pytest.mark.parametrize("cover", COVERS[:2])
def test_the_basic_cover_pays_flat_rates_of_which_the_source_gives_no_amount(cover: str) -> None:
    # Lines 282–289: announced for crowns and removable prostheses, not given.
    result = run("cmcm.protheses_dentaires", CMCM_DAY, couverture=cover, actes=(Act("couronne", eur("900"), None, 1),))
    assert isinstance(result, NotCovered)
    assert result.contact == "cmcm.dentaire"
    assert "€" not in said(result)
    assert "forfait" in said(result)


def test_with_the_dental_cover_the_flat_rates_are_a_caveat() -> None:
    assert prostheses(Act("couronne", eur("900"), None, 1)).open_points == ("cmcm.dent.forfaits_rc",)
    assert "forfait" in (KNOWLEDGE.open_points["cmcm.dent.forfaits_rc"].caveat or "")


def test_which_elements_is_asked_and_unknown_the_amounts_are_told() -> None:
    asked = run("cmcm.protheses_dentaires", CMCM_DAY, couverture="denta_optiplus", montant_facture=eur("2.000"))
    assert isinstance(asked, Missing)
    assert asked.input == "actes"
    told = run("cmcm.protheses_dentaires", CMCM_DAY, couverture="denta_optiplus", actes=UNKNOWN)
    assert isinstance(told, NotCovered)
    assert all(amount in said(told) for amount in ("3.500 €", "450 €", "200 €", "150 €"))


# --- implants: 150 € of the basic cover by the example, 500 € and 2.000 € a year of the optional one (lines 492, 500–507)


def test_the_example_of_the_brochure() -> None:
    # Line 500: 2 implants, 1.900 €, no CNS; 300 + 1.000. Line 507: 1.300.
    result = of("implants", actes=(Act("implant", eur("1.900"), None, 2, whole=True),))
    assert (paid_by(result, BASIC), paid_by(result, DENTAL), result.refund) == (eur("300"), eur("1.000"), eur("1.300"))
    assert (result.paid, result.remaining, paid_by(result, "CNS")) == (eur("1.900"), eur("600"), eur("0"))
    assert of("implants", nombre=2, montant_facture=eur("950")).refund == eur("1.300")


@pytest.mark.parametrize(
    ("price", "count", "basic", "dental", "left"),
    [
        ("950", 1, "150", "500", "300"),
        ("650", 1, "150", "500", "0"),
        ("650,01", 1, "150", "500", "0,01"),
        ("649,99", 1, "150", "499,99", "0"),
        ("150", 1, "150", "0", "0"),
        ("100", 1, "100", "0", "0"),
        ("950", 3, "450", "1.500", "900"),
        ("950", 4, "600", "2.000", "1.200"),
        ("950", 5, "750", "2.000", "2.000"),  # 2.500 cut down to 2.000
        ("550", 6, "900", "2.000", "400"),  # 6 × 400 = 2.400
    ],
)
def test_implants_by_number_and_price(price: str, count: int, basic: str, dental: str, left: str) -> None:
    result = of("implants", nombre=count, montant_facture=eur(price))
    assert (paid_by(result, BASIC), paid_by(result, DENTAL), result.remaining) == (eur(basic), eur(dental), eur(left))
    assert result.open_points == ("cmcm.dent.implant_rc",)
    for cover in COVERS[:2]:
        base = of("implants", cover, nombre=count, montant_facture=eur(price))
        assert (base.refund, base.remaining, base.open_points) == (eur(basic), eur(left) + eur(dental), ("cmcm.dent.implant_rc",))


def test_implants_of_different_prices_are_not_averaged() -> None:
    # 400: 150 + 250. 1.500: 150 + 500.
    result = of("implants", actes=(Act("implant", eur("400"), None, 1), Act("implant", eur("1.500"), None, 1)))
    assert (paid_by(result, BASIC), paid_by(result, DENTAL), result.remaining) == (eur("300"), eur("750"), eur("850"))


def test_two_more_implants_in_the_same_year() -> None:
    # The example first: 300 + 1.000 received. The 2.000 of line 492 are DENTA & OPTIPLUS's, and what was received is asked without the
    # régime commun's part: 1.000 are left of them, the next two get 2 × 150 + 2 × 500 = 1.300 again; four at once get 600 + 2.000.
    result = of("implants", nombre=2, montant_facture=eur("950"), deja_recu=eur("1.000"))
    assert result.refund == eur("1.300")


def test_once_the_yearly_maximum_of_implants_is_reached_only_the_basic_cover_pays() -> None:
    # Four implants before: 4 × 650 = 2.600, of which 2.000 of DENTA & OPTIPLUS.
    result = of("implants", nombre=1, montant_facture=eur("950"), deja_recu=eur("2.000"))
    assert (result.refund, paid_by(result, DENTAL)) == (eur("150"), eur("0"))


def test_the_number_of_implants_is_asked() -> None:
    asked = run("cmcm.implants", CMCM_DAY, couverture="denta_optiplus", montant_facture=eur("1.900"))
    assert isinstance(asked, Missing)
    assert asked.input == "nombre"


# --- yearly maximums of care (lines 437–447) --------------------------------------------------------------------------

CARE = [
    ("gouttieres", "1.000", 437, ()),
    ("composite", "125", 443, ()),
    ("pulpectomie", "100", 444, ("cmcm.dent.endodontie",)),
    ("parodontal_chirurgical", "700", 446, ()),
    ("soins_conservateurs", "125", 447, ("cmcm.dent.endodontie",)),
]


@pytest.mark.parametrize(("rule", "most", "line", "points"), CARE)
def test_care_is_paid_up_to_its_yearly_maximum(rule: str, most: str, line: int, points: tuple) -> None:
    cap, cent = eur(most), eur("0,01")
    for price, refund in ((cap, cap), (cap + cent, cap), (cap - cent, cap - cent), (cap + cap, cap)):
        result = of(rule, montant_facture=price)
        assert (result.refund, result.remaining) == (refund, price - refund)
    assert of(rule, montant_facture=cap + cent, montant_cns=cap).refund == cent
    assert of(rule, montant_facture=cap, montant_cns=cap + cent).refund == eur("0")
    for received, refund in ((cap - cent, cent), (cap, eur("0")), (cap + cap, eur("0"))):
        assert of(rule, montant_facture=cap, deja_recu=received).refund == refund
    twice = of(rule, montant_facture=cap, nombre=2)
    assert (twice.refund, twice.remaining) == (cap, cap)
    assert result.open_points == points
    assert line_of(result, DENTAL).source.first_line == line  # type: ignore[union-attr]
    assert written(line_of(result, DENTAL).limit, "cmcm") == f"plafond de {most} € par an"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "price", "cns", "count", "received", "refund", "left"),
    [
        ("composite", "90", "30", 3, None, "125", "55"),  # 3 × 60 = 180
        ("composite", "90", "60", 3, None, "90", "0"),
        ("composite", "90", "30", 3, "50", "75", "105"),
        ("gouttieres", "640", "0", 2, None, "1.000", "280"),
        ("gouttieres", "640", "0", 1, "450", "550", "90"),
        ("parodontal_chirurgical", "1.100", "300", 1, None, "700", "100"),
    ],
)
def test_care_with_the_cns_a_number_and_what_was_received(
    rule: str, price: str, cns: str, count: int, received: "str | None", refund: str, left: str
) -> None:
    more = {"deja_recu": eur(received)} if received else {}
    result = of(rule, montant_facture=eur(price), montant_cns=eur(cns), nombre=count, **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


@pytest.mark.parametrize(
    ("price", "cns", "count", "received", "refund", "left"),
    [
        # Line 445: 100 € a session and 200 € a year.
        ("130", None, 1, None, "100", "30"),
        ("100", None, 1, None, "100", "0"),
        ("80", None, 1, None, "80", "0"),
        ("130", None, 2, None, "200", "60"),
        ("80", None, 2, None, "160", "0"),
        ("80", None, 3, None, "200", "40"),  # 240
        ("130", None, 3, None, "200", "190"),
        ("130", "50", 2, None, "160", "0"),  # 2 × 80
        ("130", "30", 2, None, "200", "0"),
        ("130", None, 1, "50", "100", "30"),  # 150 left of the year, 100 a session
        ("130", None, 1, "130", "70", "60"),
        ("130", None, 1, "200", "0", "130"),
    ],
)
def test_surfacement_has_a_maximum_a_session_and_one_a_year(
    price: str, cns: "str | None", count: int, received: "str | None", refund: str, left: str
) -> None:
    more = {"montant_cns": eur(cns)} if cns else {}
    more |= {"deja_recu": eur(received)} if received else {}
    result = of("surfacement", montant_facture=eur(price), nombre=count, **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


@pytest.mark.parametrize("rule", [*(row[0] for row in CARE), "surfacement"])
def test_care_needs_the_dental_cover(rule: str) -> None:
    for cover in COVERS[:2]:
        refused = run(f"cmcm.{rule}", CMCM_DAY, couverture=cover, nombre=1, montant_facture=eur("80"))
        assert isinstance(refused, Refused)
        assert "DENTA & OPTIPLUS" in said(refused)
        assert "€" not in said(refused)
    found = run_all(f"cmcm.{rule}", CMCM_DAY, couverture=UNKNOWN, nombre=1, montant_facture=eur("80"))
    assert {outcome.option: type(outcome.result) for outcome in found} == {
        "regime_commun": Refused,
        "prestaplus": Refused,
        "denta_optiplus": Calculated,
    }


# --- what has two readings, and what has no amount (lines 273–280, 437, 481, 592) -------------------------------------


def test_an_inlay_has_two_readings_and_no_sum() -> None:
    for inputs in ({}, {"montant_facture": eur("700")}, {"actes": (Act("inlay", eur("700"), None, 1),)}, {"actes": (Act("onlay"),)}):
        result = run("cmcm.inlay", CMCM_DAY, couverture="denta_optiplus", **inputs)
        assert isinstance(result, NotCovered)
        assert "1.000 €" in said(result)
        assert "200 € par inlay" in said(result)
        assert "aucun montant" in said(result)
        assert (result.contact, result.open_points) == ("cmcm.dentaire", ("cmcm.dent.inlay_deux_fois",))
    for cover in COVERS[:2]:
        refused = run("cmcm.inlay", CMCM_DAY, couverture=cover)
        assert isinstance(refused, Refused)
        assert "DENTA & OPTIPLUS" in said(refused)


@pytest.mark.parametrize("inputs", [{}, {"montant_facture": eur("80")}, {"montant_facture": UNKNOWN}])
def test_scaling_extraction_and_anaesthesia_have_a_rate_and_no_amount(inputs: dict) -> None:
    result = run("cmcm.soins_dentaires", CMCM_DAY, **inputs)
    assert isinstance(result, NotCovered)
    assert "100 % des tarifs officiels" in said(result)
    assert "€" not in said(result)
    assert result.contact == "cmcm.dentaire"
    assert {element.id for element in KNOWLEDGE.rules["cmcm.soins_dentaires"].elements} == {
        "detartrage",
        "extraction_dentaire",
        "anesthesie",
    }
