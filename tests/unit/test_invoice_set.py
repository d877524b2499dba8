"""Several CMCM benefits in one statement: totals, and the caveat of limits that may be shared (brochure, 437–447, 476–492, 517–525)."""

from datetime import date

import pytest

from benefits.dated import Dated, Source, Version
from benefits.inputs import UNKNOWN, Act
from benefits.invoice_set import JointLimit, together
from benefits.results import Calculated, Missing, NotCovered, Refused, Result
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, run

CARE, TEETH, LENSES = "cmcm.dent.sous_plafonds", "cmcm.dent.implants_protheses", "cmcm.optique.verres_et_lentilles"


def of(rule: str, price: str, **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, couverture="denta_optiplus", montant_facture=eur(price), **inputs)


def points(*results: Result) -> tuple[str, ...]:
    return together(results, KNOWLEDGE.joint_limits, CMCM_DAY).open_points


# --- totals -----------------------------------------------------------------------------------------------------------


def test_the_sums_are_those_of_the_statements() -> None:
    # Composite 180 − 60: 120 of 125. Insoles 240: 150. Wig 500 − 350: 150.
    results = [
        of("composite", "180", montant_cns=eur("60")),
        of("semelles", "240"),
        of("perruque", "500", montant_cns=eur("350")),
    ]
    found = together(results, KNOWLEDGE.joint_limits, CMCM_DAY)
    assert (found.refund, found.paid) == (eur("420"), eur("920"))
    assert found.remaining == eur("90")  # 0 + 90 + 0
    assert found.open_points == ()


def test_the_brochure_s_two_examples_in_one_statement() -> None:
    # Lines 472 and 507: 3.117,08 and 1.300; 7.050 − 3.085,40 − 3.117,08 = 847,52 and 600 left.
    child = calculated(
        "cmcm.orthodontie", CMCM_DAY, age=14, couverture="denta_optiplus", actes=tuple(Act(f"DT4{number}") for number in range(1, 6))
    )
    found = together([child, of("implants", "950", nombre=2)], KNOWLEDGE.joint_limits, CMCM_DAY)
    assert (found.refund, found.paid, found.remaining) == (eur("4.417,08"), eur("8.950"), eur("1.447,52"))


def test_what_was_not_calculated_adds_nothing() -> None:
    refused = run("cmcm.semelles", CMCM_DAY, couverture="regime_commun", montant_facture=eur("240"))
    unknown = run("cmcm.verres", CMCM_DAY, couverture="denta_optiplus", montant_facture=UNKNOWN)
    missing = run("cmcm.lentilles", CMCM_DAY, couverture="denta_optiplus")
    without_amount = run("cmcm.lunettes", CMCM_DAY, couverture="denta_optiplus")
    assert [type(result) for result in (refused, unknown, missing, without_amount)] == [Refused, NotCovered, Missing, Calculated]
    found = together([refused, unknown, missing, without_amount, of("monture", "80")], KNOWLEDGE.joint_limits, CMCM_DAY)
    assert (found.refund, found.paid, found.remaining) == (eur("30"), eur("80"), eur("50"))
    nothing = together([refused, unknown], KNOWLEDGE.joint_limits, CMCM_DAY)
    assert (nothing.refund, nothing.paid, nothing.remaining, nothing.open_points) == (eur("0"), eur("0"), eur("0"), ())
    assert together([], KNOWLEDGE.joint_limits, CMCM_DAY).refund == eur("0")


def test_a_line_without_a_price_is_in_no_sum() -> None:
    acts = (Act("couronne", eur("900"), None, 1), Act("crochet", UNKNOWN, None, 2))
    result = calculated("cmcm.protheses_dentaires", CMCM_DAY, couverture="denta_optiplus", actes=acts)
    found = together([result, of("monture", "20")], KNOWLEDGE.joint_limits, CMCM_DAY)
    assert (found.refund, found.paid, found.remaining) == (eur("470"), eur("920"), eur("450"))


# --- limits that may be shared ----------------------------------------------------------------------------------------


def test_the_limits_are_those_of_the_source() -> None:
    assert {(limit.open_point, limit.limit.on(CMCM_DAY).value, frozenset(limit.rules)) for limit in KNOWLEDGE.joint_limits} == {
        (
            CARE,  # lines 437–447
            eur("1.000"),
            frozenset(
                f"cmcm.{name}"
                for name in ("gouttieres", "composite", "pulpectomie", "surfacement", "parodontal_chirurgical", "soins_conservateurs")
            ),
        ),
        (TEETH, eur("3.500"), frozenset({"cmcm.protheses_dentaires", "cmcm.implants"})),  # lines 476, 492
        (LENSES, eur("150"), frozenset({"cmcm.verres", "cmcm.lentilles"})),  # lines 517, 525
    }
    for limit in KNOWLEDGE.joint_limits:
        assert KNOWLEDGE.open_points[limit.open_point].caveat


@pytest.mark.parametrize(
    ("glasses", "contacts", "shown"),
    [("100", "50", False), ("100", "50,01", True), ("150", "150", True), ("150", None, False), ("400", None, False), ("75", "60", False)],
)
def test_lenses_and_contact_lenses_above_150_euros_together(glasses: str, contacts: "str | None", shown: bool) -> None:
    results = [of("verres", glasses)] + ([of("lentilles", contacts)] if contacts else [])
    assert points(*results) == ((LENSES,) if shown else ())


def test_the_refund_counts_and_not_the_price() -> None:
    # 150 of the 400, and 60 − 60 of the CNS: nothing. One refund alone never exceeds its own limit.
    assert points(of("verres", "400"), of("lentilles", "60", montant_cns=eur("60"))) == ()
    assert points(of("verres", "400", deja_recu=eur("150")), of("lentilles", "900")) == ()


@pytest.mark.parametrize(
    ("splint", "surgery", "filling", "shown"),
    [
        ("300", "700", None, False),  # exactly 1.000
        ("300,01", "700", None, True),
        ("1.000", None, None, False),
        ("1.000", None, "1", True),
        ("200", "700", "100", False),
        ("200", "700", "125", True),  # 1.025
    ],
)
def test_dental_care_above_a_thousand_together(splint: str, surgery: "str | None", filling: "str | None", shown: bool) -> None:
    results = [of("gouttieres", splint)]
    results += [of("parodontal_chirurgical", surgery)] if surgery else []
    results += [of("composite", filling)] if filling else []
    found = together(results, KNOWLEDGE.joint_limits, CMCM_DAY)
    assert found.open_points == ((CARE,) if shown else ())
    # Open, hence kept apart: the sum is paid either way.
    assert found.refund == eur(splint) + eur(surgery or "0") + eur(filling or "0")


def test_all_six_maximums_together_are_kept_apart() -> None:
    # Lines 437–447: 1.000 + 125 + 100 + 200 + 700 + 125.
    rules = ("gouttieres", "composite", "pulpectomie", "parodontal_chirurgical", "soins_conservateurs")
    results = [of(rule, "3.000") for rule in rules] + [of("surfacement", "300", nombre=2)]
    found = together(results, KNOWLEDGE.joint_limits, CMCM_DAY)
    assert (found.refund, found.open_points) == (eur("2.250"), (CARE,))


@pytest.mark.parametrize(
    ("implants", "crowns", "shown"),
    [
        # DENTA & OPTIPLUS pays 500 an implant and 450 a crown; the basic cover's 150 an implant are not in question.
        (2, 4, False),  # 1.000 + 1.800
        (2, 6, True),  # 1.000 + 2.700
        (4, 4, True),  # 2.000 + 1.800
        (4, 8, True),  # 2.000 + 3.500
        (0, 8, False),
        (5, 0, False),
        (11, 0, False),  # 11 × 150 + 2.000 = 3.650, but implants alone
    ],
)
def test_implants_and_prostheses_above_3500_euros_together(implants: int, crowns: int, shown: bool) -> None:
    results = [of("implants", "950", nombre=implants)] if implants else []
    crown = (Act("couronne", eur("900"), None, crowns),)
    results += [calculated("cmcm.protheses_dentaires", CMCM_DAY, couverture="denta_optiplus", actes=crown)] if crowns else []
    assert points(*results) == ((TEETH,) if shown else ())


def test_benefits_without_a_common_limit_never_show_a_caveat() -> None:
    assert points(of("verres", "900"), of("monture", "900"), of("composite", "900"), of("semelles", "900")) == ()


def test_two_limits_at_once() -> None:
    results = [of("verres", "150"), of("lentilles", "150"), of("gouttieres", "950"), of("pulpectomie", "100")]
    assert set(points(*results)) == {CARE, LENSES}


def test_the_limit_is_that_of_the_day() -> None:
    source = Source("made-up", 1, 1, "test", date(2026, 1, 1))
    versions = (
        Version(eur("200"), date(2026, 1, 1), date(2026, 8, 31), None, "before", source),
        Version(eur("400"), date(2026, 9, 1), None, date(2027, 1, 1), "after", source),
    )
    limits = [JointLimit(("cmcm.verres", "cmcm.lentilles"), Dated("made.up", "made up", versions), "made.up")]
    results = [of("verres", "150"), of("lentilles", "150")]  # 300 together
    assert together(results, limits, date(2026, 8, 1)).open_points == ("made.up",)
    assert together(results, limits, date(2026, 9, 1)).open_points == ()
