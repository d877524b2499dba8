"""What a line of an invoice lacks is asked for in its place; prices per unit or in all; what is left to pay; covers without a part."""

from dataclasses import replace
from datetime import date

import pytest

from benefits.engine import calculate
from benefits.inputs import UNKNOWN, Act, InputError
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered, Refused
from benefits.shapes.invoice import shared_out
from benefits.shapes.refund import Refund
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, said, written

DENTAL = "PRESTAPLUS et DENTA & OPTIPLUS"
REFUNDS = {name: rule for name, rule in KNOWLEDGE.rules.items() if isinstance(rule.body, Refund)}


def teeth(*acts: Act, **inputs: object) -> object:
    return run("cmcm.protheses_dentaires", CMCM_DAY, couverture="denta_optiplus", actes=acts, **inputs)


def asked(result: object) -> tuple[str, "int | None", str]:
    """What is asked for, of which line, in which words."""
    assert isinstance(result, Missing), result
    return result.input, result.act, written(result.ask, "cmcm") if result.ask else ""


def notes(result: Calculated) -> list[str]:
    return [written(note, "cmcm") for note in result.notes]


# --- line by line -----------------------------------------------------------------------------------------------------


def test_number_and_price_are_asked_of_each_line_in_turn() -> None:
    crown, clasp = Act("couronne"), Act("crochet")
    assert asked(teeth(crown, clasp)) == ("nombre", 0, "Combien de couronnes ?")
    crown = Act("couronne", count=2)
    assert asked(teeth(crown, clasp)) == ("montant_facture", 0, "Combien coûte une couronne ?")
    crown = Act("couronne", eur("900"), count=2)
    assert asked(teeth(crown, clasp)) == ("nombre", 1, "Combien de crochets ?")
    clasp = Act("crochet", count=3)
    assert asked(teeth(crown, clasp)) == ("montant_facture", 1, "Combien coûte un crochet ?")
    done = teeth(crown, Act("crochet", eur("120"), count=3))
    assert isinstance(done, Calculated)
    assert done.refund == eur("1.260")  # 2 × 450 + 3 × 120


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_place_is_that_of_the_line_that_lacks_something(place: int) -> None:
    acts = [Act("couronne", eur("900"), None, 1), Act("crochet", eur("120"), None, 1), Act("charniere", eur("200"), None, 1)]
    lacking = {0: Act("couronne", None, None, 1), 1: Act("crochet", None, None, 1), 2: Act("charniere", None, None, 1)}
    acts[place] = lacking[place]
    name, act, words = asked(teeth(*acts))
    assert (name, act) == ("montant_facture", place)
    assert ("une couronne", "un crochet", "une charnière")[place] in words


def test_the_only_line_has_no_place() -> None:
    assert asked(teeth(Act("couronne")))[:2] == ("nombre", None)
    assert asked(teeth(Act("couronne", count=2)))[:2] == ("montant_facture", None)
    assert asked(run("cmcm.medicaments", CMCM_DAY, suite_grave=True))[:2] == ("montant_facture", None)


def test_the_part_of_the_cns_is_asked_of_the_line_that_lacks_it() -> None:
    acts = (Act("prothese", eur("900"), eur("300"), 1), Act("prothese", eur("700"), None, 1))
    name, place, words = asked(run("cmcm.protheses", CMCM_DAY, actes=acts))
    assert (name, place) == ("montant_cns", 1)
    assert "CNS" in words
    # Halves of 600 and of 700: 300 + 350.
    done = calculated("cmcm.protheses", CMCM_DAY, actes=(acts[0], Act("prothese", eur("700"), eur("0"), 1)))
    assert done.refund == eur("650")


def test_a_sum_beside_several_lines_is_no_price_of_any_of_them() -> None:
    # 2.000 for a crown and a clasp cannot be split.
    name, place, _ = asked(teeth(Act("couronne", None, None, 1), Act("crochet", None, None, 1), montant_facture=eur("2.000")))
    assert (name, place) == ("montant_facture", 0)
    name, place, _ = asked(teeth(Act("couronne", eur("900")), Act("crochet", eur("90")), nombre=2))
    assert (name, place) == ("nombre", 0)


def test_amounts_beside_the_only_line_complete_it() -> None:
    whole = teeth(Act("couronne"), nombre=2, montant_facture=eur("500"), montant_cns=eur("80"))
    assert isinstance(whole, Calculated)
    assert (whole.refund, whole.paid, paid_by(whole, "CNS")) == (eur("840"), eur("1.000"), eur("160"))  # 2 × (500 − 80)


def test_what_a_line_says_itself_counts_before_what_stands_beside_it() -> None:
    own = teeth(Act("couronne", eur("300"), eur("50"), 1), nombre=3, montant_facture=eur("900"), montant_cns=eur("0"))
    assert isinstance(own, Calculated)
    assert (own.paid, own.refund) == (eur("300"), eur("250"))


def test_a_number_that_does_not_matter_is_not_asked() -> None:
    # Composite: 125 € a year whatever the number (line 443); « Combien coûte … ? » at once.
    assert asked(run("cmcm.composite", CMCM_DAY, couverture="denta_optiplus"))[0] == "montant_facture"
    assert calculated("cmcm.composite", CMCM_DAY, couverture="denta_optiplus", montant_facture=eur("90")).paid == eur("90")


def test_a_price_in_all_does_not_stand_for_the_number() -> None:
    # 240 € in all for sessions (line 271): one gives 50, two give 100. As many as were said, never one by itself.
    acts = (Act("osteopathie", eur("240"), whole=True),)
    assert asked(run("cmcm.medecine_alternative", CMCM_DAY, couverture="regime_commun", actes=acts))[0] == "nombre"


@pytest.mark.parametrize(
    ("rule", "element", "words"),
    [
        pytest.param(rule, element, words)
        for rule, element, words in (
            ("protheses_dentaires", "element_de_bridge", "Combien d’éléments de bridge ?"),
            ("protheses_dentaires", "attachement", "Combien d’attachements ?"),
            ("protheses_auditives", "appareil_auditif", "Combien d’appareils auditifs ?"),
            ("implants", "implant", "Combien d’implants ?"),
            ("assistance_hospitalisation", "hospitalisation_etranger", "Combien d’hospitalisations à l’étranger ?"),
        )
    ]
    + [
        ("medecine_alternative", "laser", "Combien de séances de thérapie au laser ?"),
        ("surfacement", "surfacement", "Combien de séances de surfacement ?"),
        ("annulation_voyage", "voyage_annule", "Combien de personnes ?"),
        ("procreation", "transfert_embryon", "Combien de transferts d’embryon ?"),
    ],
)
def test_the_number_is_asked_in_french(rule: str, element: str, words: str) -> None:
    result = run(f"cmcm.{rule}", CMCM_DAY, couverture="denta_optiplus", actes=(Act(element),))
    assert asked(result)[2].replace("'", "’") == words


# --- a price that the member does not know ----------------------------------------------------------------------------


def test_a_line_without_a_price_is_told_with_its_maximum_and_the_others_are_calculated() -> None:
    result = teeth(Act("couronne", UNKNOWN, None, 2), Act("crochet", eur("200"), None, 3))
    assert isinstance(result, Calculated)
    assert (result.refund, result.paid, result.remaining) == (eur("450"), eur("600"), eur("150"))  # 3 × 150
    crowns = line_of(result, "2 couronnes")
    assert (crowns.amount, crowns.payer) == (None, None)
    assert "450 € par pièce" in written(crowns.formula, "cmcm")
    assert "3.500 € par an" in written(crowns.formula, "cmcm")
    assert len([line for line in result.lines if line.payer == DENTAL]) == 1


def test_without_any_price_each_maximum_is_told_once() -> None:
    result = teeth(Act("couronne", UNKNOWN, None, 2), Act("base_metal", UNKNOWN, None, 1), Act("crochet", UNKNOWN, None, 1))
    assert isinstance(result, NotCovered)
    told = said(result)
    assert told.count("450 € par pièce") == 1
    assert told.count("150 € par pièce") == 1
    assert "3.500 € par an" in told
    assert "ne dépasse jamais ce qu’il vous reste à payer" in told
    assert result.contact == "cmcm.dentaire"


def test_a_price_unknown_beside_the_lines_is_that_of_each_line_without_one() -> None:
    result = teeth(Act("couronne", None, None, 2), Act("crochet", eur("200"), None, 3), montant_facture=UNKNOWN)
    assert isinstance(result, Calculated)
    assert result.refund == eur("450")


@pytest.mark.parametrize(
    ("rule", "inputs", "parts"),
    [
        ("protheses", {}, ("50 % de ce qui reste à payer", "1.000 €")),
        ("medicaments", {"suite_grave": True}, ("tout ce qui reste à payer",)),
        ("epreuve_effort", {"couverture": "prestaplus"}, ("25 € par année civile", "10 € par année civile")),
        ("surfacement", {"couverture": "denta_optiplus", "nombre": 1}, ("100 € par séance", "200 € par an")),
        ("implants", {"couverture": "denta_optiplus", "nombre": 1}, ("150 € par implant", "500 € par implant", "2.000 € par an")),
    ],
)
def test_the_maximum_in_words_by_way_of_paying(rule: str, inputs: dict, parts: tuple) -> None:
    result = run(f"cmcm.{rule}", CMCM_DAY, montant_facture=UNKNOWN, **inputs)
    assert isinstance(result, NotCovered)
    assert all(part in said(result) for part in parts)


def test_only_the_covers_that_the_member_has_are_told() -> None:
    basic = run("cmcm.implants", CMCM_DAY, couverture="regime_commun", nombre=1, montant_facture=UNKNOWN)
    assert "150 € par implant" in said(basic)
    assert "500 €" not in said(basic)


def test_a_number_that_the_member_does_not_know_tells_the_maximum_of_one() -> None:
    result = run("cmcm.implants", CMCM_DAY, couverture="regime_commun", nombre=UNKNOWN, montant_facture=eur("950"))
    assert isinstance(result, NotCovered)
    assert "150 € par implant" in said(result)


@pytest.mark.parametrize(
    ("rule", "inputs"),
    [
        ("implants", {"couverture": "denta_optiplus", "nombre": UNKNOWN, "montant_facture": eur("950")}),
        (
            "ambulance",
            {"couverture": "prestaplus", "autorisation_cns": True, "tarif_officiel": UNKNOWN, "montant_facture": eur("300")},
        ),
    ],
)
def test_a_price_that_was_given_is_not_asked_for_again(rule: str, inputs: dict) -> None:
    assert "Avec le prix" not in said(run(f"cmcm.{rule}", CMCM_DAY, **inputs))


# --- per unit, or in all ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cents", "count", "parts"),
    [
        (100, 3, (34, 33, 33)),
        (200, 3, (67, 67, 66)),
        (20_001, 3, (6_667, 6_667, 6_667)),
        (190_000, 2, (95_000, 95_000)),
        (1, 4, (1, 0, 0, 0)),
        (0, 2, (0, 0)),
        (999, 1, (999,)),
    ],
)
def test_an_amount_is_shared_out_to_the_cent(cents: int, count: int, parts: tuple) -> None:
    assert shared_out(Money(cents), count) == tuple(Money(part) for part in parts)


def test_a_price_is_that_of_one_unless_said_to_be_of_all() -> None:
    one = teeth(Act("couronne", eur("900"), eur("60"), 3))
    whole = teeth(Act("couronne", eur("900"), eur("60"), 3, whole=True))
    assert isinstance(one, Calculated)
    assert isinstance(whole, Calculated)
    # 3 × 900, CNS 3 × 60: 3 × 450. Or 300 − 20 = 280 each: 840.
    assert (one.paid, paid_by(one, "CNS"), one.refund, one.remaining) == (eur("2.700"), eur("180"), eur("1.350"), eur("1.170"))
    assert (whole.paid, paid_by(whole, "CNS"), whole.refund, whole.remaining) == (eur("900"), eur("60"), eur("840"), eur("0"))
    assert any("parts égales" in note for note in notes(whole))
    assert not any("parts égales" in note for note in notes(one))


def test_an_uneven_sum_in_all_loses_no_cent() -> None:
    # 1.000 for 3 is 333,34 + 333,33 + 333,33; 100 of the CNS 33,34 + 33,33 + 33,33: 3 × 300.
    result = teeth(Act("couronne", eur("1.000"), eur("100"), 3, whole=True))
    assert isinstance(result, Calculated)
    assert (result.paid, paid_by(result, "CNS"), result.refund, result.remaining) == (eur("1.000"), eur("100"), eur("900"), eur("0"))


def test_one_unit_in_all_is_one_unit() -> None:
    one, whole = (teeth(Act("couronne", eur("900"), None, 1, whole)) for whole in (False, True))
    assert one == whole


def test_equal_parts_are_only_told_where_they_matter() -> None:
    # A maximum a year whatever the number: nothing changes with the price of each.
    result = calculated("cmcm.composite", CMCM_DAY, couverture="denta_optiplus", actes=(Act("composite", eur("180"), None, 2, True),))
    assert result.refund == eur("125")
    assert not any("parts égales" in note for note in notes(result))


# --- what is left after the CNS ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "inputs", "left", "refund"),
    [
        ("protheses", {}, "400", "200"),  # half
        ("medicaments", {"suite_grave": True}, "39,60", "39,60"),
        ("perruque", {}, "350", "200"),
        ("procreation", {"nombre": 1}, "900", "650"),
        ("epreuve_effort", {"couverture": "prestaplus"}, "60", "35"),
        ("suivi_bariatrique", {"tarif_officiel": eur("100")}, "60", "20"),
        ("suivi_bariatrique", {"tarif_officiel": eur("100")}, "12", "12"),
        ("implants", {"couverture": "denta_optiplus", "nombre": 1}, "950", "650"),
    ],
)
def test_what_is_left_is_enough_and_asks_for_no_price_and_no_cns(rule: str, inputs: dict, left: str, refund: str) -> None:
    result = calculated(f"cmcm.{rule}", CMCM_DAY, reste_a_charge=eur(left), **inputs)
    assert (result.refund, result.remaining) == (eur(refund), eur(left) - eur(refund))
    assert paid_by(result, "CNS") == eur("0")
    assert not any("sans part de la CNS" in note for note in notes(result))


def test_what_is_left_counts_before_the_price_and_the_part_of_the_cns() -> None:
    inputs = {"reste_a_charge": eur("400"), "montant_facture": eur("1.000"), "montant_cns": eur("600")}
    assert calculated("cmcm.protheses", CMCM_DAY, **inputs).refund == eur("200")
    assert calculated("cmcm.protheses", CMCM_DAY, reste_a_charge=eur("400"), montant_facture=eur("1.000")).refund == eur("200")


def test_what_is_left_of_several_in_all() -> None:
    # 600 left for 2 crowns in all: 300 each.
    result = teeth(Act("couronne", count=2, whole=True), reste_a_charge=eur("600"))
    assert isinstance(result, Calculated)
    assert (result.refund, result.remaining) == (eur("600"), eur("0"))


@pytest.mark.parametrize(
    "act", [Act("prothese", eur("1.000"), None, 1), Act("prothese", None, eur("600"), 1), Act("prothese", eur("1.000"), eur("600"), 1)]
)
def test_what_is_left_counts_before_the_line_s_own_amounts(act: Act) -> None:
    # « 1.000 €, il m’en reste 400 à payer »: half of 400.
    result = calculated("cmcm.protheses", CMCM_DAY, actes=(act,), reste_a_charge=eur("400"))
    assert (result.refund, result.remaining) == (eur("200"), eur("200"))
    assert result.paid == eur("400") + paid_by(result, "CNS")


def test_nothing_left_gives_nothing() -> None:
    result = calculated("cmcm.protheses", CMCM_DAY, reste_a_charge=eur("0"))
    assert (result.refund, result.remaining) == (eur("0"), eur("0"))


# --- the official tariff as a price (lines 223, 373) ------------------------------------------------------------------


def test_the_tariff_stands_for_a_price_only_where_none_was_given() -> None:
    tariff = {"couverture": "prestaplus", "autorisation_cns": True, "tarif_officiel": eur("200")}
    alone = calculated("cmcm.ambulance", CMCM_DAY, **tariff)
    assert (alone.paid, alone.refund) == (eur("200"), eur("60"))
    for given in ({"montant_facture": eur("50")}, {"actes": (Act("ambulance", eur("50"), None, 1),)}, {"reste_a_charge": eur("50")}):
        own = calculated("cmcm.ambulance", CMCM_DAY, **given, **tariff)
        assert (own.paid, own.refund) == (eur("50"), eur("50"))  # 30 % of 200 is 60


# --- covers without a part --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "cover", "mine", "needed"),
    [
        ("semelles", "regime_commun", "Régime commun seul", "PRESTAPLUS"),
        ("protea", "regime_commun", "Régime commun seul", "PRESTAPLUS"),
        ("verres", "regime_commun", "Régime commun seul", "DENTA & OPTIPLUS"),
        ("verres", "prestaplus", "PRESTAPLUS", "DENTA & OPTIPLUS"),
        ("gouttieres", "prestaplus", "PRESTAPLUS", "DENTA & OPTIPLUS"),
    ],
)
def test_a_cover_without_a_part_is_refused_with_the_cover_that_is_needed(rule: str, cover: str, mine: str, needed: str) -> None:
    for price in ({}, {"montant_facture": eur("100")}, {"montant_facture": UNKNOWN}):
        result = run(f"cmcm.{rule}", CMCM_DAY, couverture=cover, **price)
        assert isinstance(result, Refused)
        assert said(result) == f"Cette prestation n’est pas comprise dans la couverture « {mine} » : il faut « {needed} »."
        assert result.source == KNOWLEDGE.rules[f"cmcm.{rule}"].source


def test_of_two_covers_that_would_pay_the_nearer_one_is_named() -> None:
    rule = KNOWLEDGE.rules["cmcm.epreuve_effort"]
    assert isinstance(rule.body, Refund)
    case = rule.body.cases[0]
    layers = tuple(replace(layer, cover=cover) for layer, cover in zip(case.layers, ("denta_optiplus", "prestaplus")))
    made = replace(rule, body=replace(rule.body, cases=(replace(case, layers=layers),)))
    result = calculate(made, {"couverture": "regime_commun", "montant_facture": eur("60")}, CMCM_DAY, KNOWLEDGE.specs)
    assert isinstance(result, Refused)
    assert "il faut « PRESTAPLUS »" in said(result)


# --- what cannot be ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "problem"),
    [
        ({"actes": (Act("couronne", Money(0), None, 1),)}, "too_low"),
        ({"actes": (Act("couronne", Money(-100), None, 1),)}, "too_low"),
        ({"actes": (Act("couronne", eur("900"), Money(-1), 1),)}, "too_low"),
        ({"actes": (Act("couronne", eur("900"), None, 0),)}, "too_low"),
        ({"actes": (Act("couronne", eur("900"), None, 401),)}, "too_high"),
        ({"actes": (Act("couronne", eur("90.000.000"), None, 1),)}, "too_high"),
        ({"actes": ("couronne",)}, "type"),
        ({"actes": (Act("couronne"),), "nombre": 0}, "too_low"),
        ({"actes": (Act("couronne"),), "nombre": True}, "type"),
        ({"actes": (Act("couronne"),), "deja_recu": Money(-1)}, "too_low"),
        ({"couverture": "tout"}, "option"),
    ],
)
def test_what_cannot_be_is_never_calculated(inputs: dict, problem: str) -> None:
    with pytest.raises(InputError) as refusal:
        run("cmcm.protheses_dentaires", CMCM_DAY, **{"couverture": "denta_optiplus", **inputs})
    assert refusal.value.problem == problem


@pytest.mark.parametrize(
    ("rule", "element"), [("implants", "couronne"), ("medecine_alternative", "couronne"), ("protheses_dentaires", "implant")]
)
def test_an_element_of_another_benefit_is_no_option(rule: str, element: str) -> None:
    with pytest.raises(InputError):
        run(f"cmcm.{rule}", CMCM_DAY, couverture="denta_optiplus", actes=(Act(element, eur("300"), None, 1),))


@pytest.mark.parametrize("rule", ["medecine_alternative", "protheses_dentaires"])
def test_no_act_at_all_is_asked_for(rule: str) -> None:
    inputs = {"couverture": "denta_optiplus", "actes": (), "nombre": 1, "montant_facture": eur("300")}
    assert asked(run(f"cmcm.{rule}", CMCM_DAY, **inputs))[0] == "actes"


# --- over all refunds -------------------------------------------------------------------------------------------------


def test_not_knowing_what_has_a_default_takes_the_default_and_says_so() -> None:
    ended = []
    for name, rule in REFUNDS.items():
        for question in rule.questions:
            if question.default is None:
                continue
            inputs = {"couverture": "denta_optiplus", "suite_grave": True, "age": 12, "nombre": 1, "montant_facture": eur("20")}
            inputs |= {"montant_cns": eur("0"), "tarif_officiel": eur("20"), "autorisation_cns": True, question.input: UNKNOWN}
            if name == "cmcm.psychotherapeute":
                inputs["age"] = 40
            if len(rule.elements) > 1:
                inputs["actes"] = (Act(rule.elements[0].id),)
            if not isinstance(run(name, CMCM_DAY, **inputs), Calculated):
                ended.append((name, question.input))
    assert not ended


@pytest.mark.parametrize("name", sorted(name for name, rule in REFUNDS.items() if rule.source.document == "cmcm-2026-07"))
def test_before_the_brochure_nothing_is_calculated(name: str) -> None:
    # Line 10: July 2026.
    inputs = {"couverture": "denta_optiplus", "suite_grave": True, "age": 12, "nombre": 1, "montant_facture": eur("20")}
    inputs |= {"montant_cns": eur("0"), "tarif_officiel": eur("20"), "autorisation_cns": True}
    if name == "cmcm.protheses_dentaires":
        inputs["actes"] = (Act("couronne"),)
    if name == "cmcm.medecine_alternative":
        inputs["actes"] = (Act("laser"),)
    if name == "cmcm.psychotherapeute":
        inputs["age"] = 40
    if name == "cmcm.orthodontie":
        inputs["actes"] = (Act("DT41", eur("20"), eur("0")),)
        del inputs["montant_facture"], inputs["montant_cns"]
    first = run(name, date(2026, 7, 1), **inputs)
    assert isinstance(first, Calculated)
    source = KNOWLEDGE.rules[name].source
    if name not in ("cmcm.medicaments", "cmcm.kinesitherapie", "cmcm.cure_chirurgie", "cmcm.david_health"):  # no figure of their own
        assert isinstance(run(name, date(2026, 6, 30), **inputs), NotCovered)
    assert source.document == "cmcm-2026-07"
