"""CMCM orthodontics (brochure, lines 449–472): the printed table, own amounts, the adult's one-off amount, the age of 17."""

import pytest

from benefits.inputs import UNKNOWN, Act, InputError
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, run_all, said, written

RULE = "cmcm.orthodontie"
# Lines 460–464: code, invoiced, CNS, régime commun, PRESTAPLUS et DENTA & OPTIPLUS; then, by hand, what is left to pay:
# invoiced − CNS − régime commun (− 500).
TABLE = [
    ("DT41", "1.340", "558,90", "111,78", "500", "669,32", "169,32"),
    ("DT42", "1.340", "558,60", "111,72", "500", "669,68", "169,68"),
    ("DT43", "1.510", "702,30", "140,46", "500", "667,24", "167,24"),
    ("DT44", "1.430", "633,00", "126,60", "500", "670,40", "170,40"),
    ("DT45", "1.430", "632,60", "126,52", "500", "670,88", "170,88"),
]
ALL_ACTS = tuple(Act(row[0]) for row in TABLE)


def child(cover: str = "denta_optiplus", age: int = 14, **inputs: object) -> Calculated:
    return calculated(RULE, CMCM_DAY, age=age, couverture=cover, **inputs)


@pytest.mark.parametrize(("code", "invoiced", "cns", "basic", "optional", "left_basic", "left_all"), TABLE)
def test_each_act_of_the_table_is_reproduced_with_every_cover(
    code: str, invoiced: str, cns: str, basic: str, optional: str, left_basic: str, left_all: str
) -> None:
    whole = child(actes=(Act(code),))
    assert (whole.paid, paid_by(whole, "CNS")) == (eur(invoiced), eur(cns))
    assert paid_by(whole, "Régime commun") == eur(basic)
    assert paid_by(whole, "PRESTAPLUS et DENTA & OPTIPLUS") == eur(optional)
    assert (whole.refund, whole.remaining) == (eur(basic) + eur(optional), eur(left_all))
    for cover in ("regime_commun", "prestaplus"):
        base = child(cover, actes=(Act(code),))
        assert (base.refund, base.remaining) == (eur(basic), eur(left_basic))
        assert paid_by(base, "PRESTAPLUS et DENTA & OPTIPLUS") == eur("0")


def test_the_five_acts_give_the_total_of_the_brochure() -> None:
    result = child(actes=ALL_ACTS)
    assert (result.paid, paid_by(result, "CNS")) == (eur("7.050"), eur("3.085,40"))  # line 465
    assert paid_by(result, "Régime commun") == eur("617,08")  # line 472
    assert paid_by(result, "PRESTAPLUS et DENTA & OPTIPLUS") == eur("2.500")
    assert result.refund == eur("3.117,08")
    assert result.remaining == eur("847,52")  # 7.050 − 3.085,40 − 3.117,08


def test_the_five_acts_under_the_basic_cover_alone() -> None:
    result = child("regime_commun", actes=ALL_ACTS)
    assert (result.refund, result.remaining) == (eur("617,08"), eur("3.347,52"))  # 7.050 − 3.085,40 − 617,08


@pytest.mark.parametrize(("code", "cover", "refund"), [("DT43", "regime_commun", "140,46"), ("DT41", "denta_optiplus", "611,78")])
def test_the_amounts_named_in_the_task(code: str, cover: str, refund: str) -> None:
    assert child(cover, actes=(Act(code),)).refund == eur(refund)


@pytest.mark.parametrize(
    ("invoice", "basic", "optional", "left"),
    [
        # DT41: CNS 558,90 of the table, régime commun 111,78, then what is left of the invoice, at most 500.
        ("1.200", "111,78", "500", "29,32"),  # 1.200 − 558,90 − 111,78 = 529,32
        ("1.500", "111,78", "500", "329,32"),  # 829,32
        ("1.170,68", "111,78", "500", "0"),  # exactly 500 left
        ("1.170,67", "111,78", "499,99", "0"),  # one cent less
        ("1.000", "111,78", "329,32", "0"),  # 1.000 − 558,90 − 111,78 = 329,32
        ("600", "41,10", "0", "0"),  # 600 − 558,90 = 41,10 < 111,78
        ("500", "0", "0", "0"),  # less than the CNS pays
    ],
)
def test_an_own_invoice_for_one_act(invoice: str, basic: str, optional: str, left: str) -> None:
    result = child(actes=(Act("DT41"),), montant_facture=eur(invoice))
    assert paid_by(result, "Régime commun") == eur(basic)
    assert paid_by(result, "PRESTAPLUS et DENTA & OPTIPLUS") == eur(optional)
    assert (result.paid, result.remaining) == (eur(invoice), eur(left))


def test_an_invoice_below_what_the_cns_pays_is_not_paid_above_itself() -> None:
    result = child(actes=(Act("DT41"),), montant_facture=eur("500"))
    assert (paid_by(result, "CNS"), result.refund) == (eur("500"), eur("0"))


@pytest.mark.parametrize(
    "given",
    [
        {"actes": (Act("DT41"),), "montant_facture": eur("500")},  # 558,90 of the table > 500
        {"actes": (Act("DT41", eur("500"), eur("600")),)},
        {"montant_facture": eur("500"), "montant_cns": eur("600")},
    ],
)
def test_a_part_of_the_cns_cut_down_to_the_invoice_says_so(given: dict) -> None:
    line = line_of(child(**given), "Part de la CNS")
    assert (line.amount, line.source) == (eur("500"), None)
    assert written(line.formula, "cmcm") == "limitée au montant facturé"


def test_a_part_of_the_cns_equal_to_the_invoice_is_not_cut_down() -> None:
    line = line_of(child(montant_facture=eur("500"), montant_cns=eur("500")), "Part de la CNS")
    assert written(line.formula, "cmcm") == "montant que vous indiquez"


def test_an_own_part_of_the_cns_replaces_the_table() -> None:
    result = child(actes=(Act("DT41"),), montant_cns=eur("600"))
    assert paid_by(result, "Régime commun") == eur("120")  # 20 % of 600
    assert result.remaining == eur("120")  # 1.340 − 600 − 120 − 500


def test_without_a_code_the_two_own_amounts_are_enough() -> None:
    result = child(montant_facture=eur("900"), montant_cns=eur("400"))
    assert (result.refund, result.remaining) == (eur("500"), eur("0"))  # 20 % of 400 = 80; left 900 − 400 − 80 = 420 < 500


def test_an_own_amount_for_one_of_several_acts() -> None:
    # DT42 invoiced 1.500: 1.500 − 558,60 − 111,72 = 829,68 → 500, left 329,68. DT43 as printed: 140,46 + 500, left 167,24.
    result = child(actes=(Act("DT42", eur("1.500")), Act("DT43")))
    assert (result.refund, result.remaining, result.paid) == (eur("1.252,18"), eur("496,92"), eur("3.010"))


@pytest.mark.parametrize("given", [{"montant_facture": eur("2.500")}, {"montant_cns": eur("1.200")}])
def test_one_sum_for_several_acts_is_asked_by_act(given: dict) -> None:
    result = run(RULE, CMCM_DAY, age=14, couverture="denta_optiplus", actes=(Act("DT41"), Act("DT43")), **given)
    assert isinstance(result, Missing)
    assert result.input == "actes"


def test_one_sum_of_the_cns_for_several_acts_is_not_ignored() -> None:
    acts = (Act("DT41", eur("1.340")), Act("DT43", eur("1.510")))
    result = run(RULE, CMCM_DAY, age=14, couverture="denta_optiplus", actes=acts, montant_cns=eur("1.000"))
    assert isinstance(result, Missing), "the member's own CNS amount was silently replaced by the table's"


def test_an_unknown_code_is_no_option() -> None:
    with pytest.raises(InputError) as refusal:
        run(RULE, CMCM_DAY, age=14, couverture="denta_optiplus", actes=(Act("DT46"),))
    assert (refusal.value.input, refusal.value.problem) == ("actes", "option")


def test_no_act_at_all_is_asked_for_and_not_worth_zero() -> None:
    result = run(RULE, CMCM_DAY, age=14, couverture="denta_optiplus", actes=())
    assert isinstance(result, Missing), "undefined is not zero"


def test_each_line_says_whose_amount_it_is_even_when_a_code_comes_twice() -> None:
    result = child(actes=(Act("DT41", eur("1.000")), Act("DT41")))
    formulas = [written(line_of(result, "Acte DT41", nth).formula, "cmcm") for nth in (0, 1)]
    assert formulas == ["montant que vous indiquez", "montant donné en exemple par la brochure"]


@pytest.mark.parametrize(("age", "kind"), [(0, Calculated), (16, Calculated), (17, NotCovered), (18, Calculated), (120, Calculated)])
def test_below_seventeen_and_above_are_calculated_and_seventeen_is_not_covered(age: int, kind: type) -> None:
    result = run(RULE, CMCM_DAY, age=age, couverture="denta_optiplus", actes=(Act("DT41"),), montant_facture=eur("1.340"))
    assert isinstance(result, kind)


def test_sixteen_is_a_child_and_eighteen_an_adult() -> None:
    assert child(age=16, actes=(Act("DT41"),)).refund == eur("611,78")
    assert child(age=18, montant_facture=eur("3.500")).refund == eur("2.000")


@pytest.mark.parametrize("cover", ["regime_commun", "prestaplus", "denta_optiplus"])
def test_exactly_seventeen_names_the_dental_service_and_no_amount(cover: str) -> None:
    result = run(RULE, CMCM_DAY, age=17, couverture=cover)
    assert isinstance(result, NotCovered)
    assert (result.contact, result.open_points) == ("cmcm.dentaire", ("cmcm.ortho.dix_sept",))
    assert "€" not in said(result)
    assert "17 ans" in said(result)


@pytest.mark.parametrize(
    ("invoice", "received", "refund", "left"),
    [
        ("3.500", None, "2.000", "1.500"),
        ("1.500", None, "1.500", "0"),
        ("2.000", None, "2.000", "0"),
        ("2.000,01", None, "2.000", "0,01"),
        ("3.500", "0", "2.000", "1.500"),
        ("3.500", "800", "1.200", "2.300"),  # 2.000 − 800
        ("1.000", "800", "1.000", "0"),  # under the 1.200 that remain
        ("3.500", "2.000", "0", "3.500"),
        ("3.500", "2.500", "0", "3.500"),  # never negative
    ],
)
def test_an_adult_gets_two_thousand_euros_once(invoice: str, received: "str | None", refund: str, left: str) -> None:
    more = {"deja_recu": eur(received)} if received else {}
    result = child(age=35, montant_facture=eur(invoice), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_not_knowing_what_was_received_counts_as_nothing_and_says_so() -> None:
    def notes(**inputs: object) -> list[str]:
        return [written(note, "cmcm") for note in child(**inputs).notes]

    assert child(age=35, montant_facture=eur("3.500"), deja_recu=UNKNOWN).refund == eur("2.000")
    said_so = "Calculé sans remboursement déjà reçu."
    assert said_so in notes(age=35, montant_facture=eur("3.500"), deja_recu=UNKNOWN)
    assert said_so not in notes(age=35, montant_facture=eur("3.500"))
    assert said_so not in notes(actes=(Act("DT41"),), deja_recu=UNKNOWN)  # what was received changes nothing for a child


@pytest.mark.parametrize("cover", ["regime_commun", "prestaplus"])
def test_an_adult_without_the_dental_cover_is_refused_before_any_amount_is_asked(cover: str) -> None:
    result = run(RULE, CMCM_DAY, age=35, couverture=cover)
    assert isinstance(result, Refused)
    assert "DENTA & OPTIPLUS" in said(result)


def test_prestaplus_alone_gives_a_child_what_the_basic_cover_gives() -> None:
    basic, more = (child(cover, actes=ALL_ACTS) for cover in ("regime_commun", "prestaplus"))
    assert (basic.refund, basic.remaining, basic.lines) == (more.refund, more.remaining, more.lines)


def test_what_is_missing_is_asked_in_order_and_nothing_else() -> None:
    def asked(**inputs: object) -> str:
        result = run(RULE, CMCM_DAY, **inputs)
        assert isinstance(result, Missing)
        return result.input

    assert asked() == "age"
    assert asked(age=14) == "couverture"
    assert asked(age=14, couverture="prestaplus") == "actes"
    assert asked(age=14, couverture="prestaplus", actes=UNKNOWN) == "montant_facture"
    assert asked(age=14, couverture="prestaplus", actes=UNKNOWN, montant_facture=eur("900")) == "montant_cns"
    assert asked(age=35, couverture="denta_optiplus") == "montant_facture"


@pytest.mark.parametrize(
    "inputs", [{"age": UNKNOWN}, {"age": 14, "actes": UNKNOWN, "montant_facture": UNKNOWN}, {"age": 35, "montant_facture": UNKNOWN}]
)
def test_without_what_decides_no_amount_is_made_up(inputs: dict) -> None:
    result = run(RULE, CMCM_DAY, couverture="denta_optiplus", **inputs)
    assert isinstance(result, NotCovered)


def test_a_cover_that_is_not_known_is_worked_out_for_each() -> None:
    found = {outcome.option: outcome.result for outcome in run_all(RULE, CMCM_DAY, age=14, couverture=UNKNOWN, actes=(Act("DT43"),))}
    assert {option: result.refund for option, result in found.items()} == {
        "regime_commun": eur("140,46"),
        "prestaplus": eur("140,46"),
        "denta_optiplus": eur("640,46"),
    }  # 140,46 + 500


def test_a_choice_that_is_not_known_is_not_for_one_calculation() -> None:
    with pytest.raises(ValueError, match="outcomes"):
        run(RULE, CMCM_DAY, age=14, couverture=UNKNOWN, actes=(Act("DT43"),))


def test_figures_of_another_year_than_the_one_asked_are_not_given() -> None:
    same = run(RULE, CMCM_DAY, age=14, couverture="denta_optiplus", actes=(Act("DT41"),), annee_demandee=2026)
    assert isinstance(same, Calculated)
    for year in (2025, 2027):
        result = run(RULE, CMCM_DAY, age=14, couverture="denta_optiplus", actes=(Act("DT41"),), annee_demandee=year)
        assert isinstance(result, NotCovered)
        assert str(year) in said(result)
        assert "juillet 2026" in said(result)


def test_every_child_gets_the_caveats_of_the_layers_that_paid() -> None:
    assert child("regime_commun", actes=(Act("DT41"),)).open_points == ("cmcm.ortho.rc_part",)
    assert child(actes=(Act("DT41"),)).open_points == ("cmcm.ortho.rc_part", "cmcm.ortho.par_acte")
    assert all(KNOWLEDGE.open_points[point].caveat for point in ("cmcm.ortho.rc_part", "cmcm.ortho.par_acte"))
