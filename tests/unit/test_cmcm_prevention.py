"""CMCM prevention (brochure, lines 261–271, 384–393): dietician, stress test, alternative medicine session after session."""

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, run_all, said, written

BASIC, MORE = "Régime commun", "PRESTAPLUS"
CUMULATED = "cmcm.alternative.cumul"


def of(rule: str, **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, **inputs)


def notes(result: Calculated) -> list[str]:
    return [written(note, "cmcm") for note in result.notes]


# --- dietician: what is left of authorised consultations, 100 € a year (line 263) -------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "count", "received", "refund", "left"),
    [
        ("60", "20", 1, None, "40", "0"),
        ("60", "20", 2, None, "80", "0"),
        ("60", "20", 3, None, "100", "20"),  # 120 left
        ("70", "20", 2, None, "100", "0"),  # exactly 100
        ("70,01", "20", 2, None, "100", "0,02"),
        ("60", "0", 1, None, "60", "0"),
        ("60", "80", 1, None, "0", "0"),
        ("60", "20", 1, "70", "30", "10"),  # 100 − 70
        ("60", "20", 1, "60", "40", "0"),
        ("60", "20", 1, "100", "0", "40"),
        ("60", "20", 1, "140", "0", "40"),
    ],
)
def test_the_dietician_is_paid_up_to_100_euros_a_year(
    price: str, cns: str, count: int, received: "str | None", refund: str, left: str
) -> None:
    more = {"deja_recu": eur(received)} if received else {}
    result = of("dietetique", nombre=count, montant_facture=eur(price), montant_cns=eur(cns), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_without_an_authorisation_the_dietician_and_the_stress_test_are_refused() -> None:
    for rule in ("dietetique", "epreuve_effort"):
        result = run(f"cmcm.{rule}", CMCM_DAY, couverture="prestaplus", autorisation_cns=False)
        assert isinstance(result, Refused)
        assert "autoris" in said(result)
        told = notes(of(rule, couverture="prestaplus", montant_facture=eur("30"), montant_cns=eur("0")))
        assert any("À condition que l’assurance maladie" in note for note in told)


@pytest.mark.parametrize("rule", ["dietetique", "epreuve_effort"])
def test_a_part_of_the_cns_that_was_not_told_is_asked_or_its_absence_said(rule: str) -> None:
    result = run(f"cmcm.{rule}", CMCM_DAY, couverture="prestaplus", montant_facture=eur("30"))
    if isinstance(result, Missing):
        assert result.input == "montant_cns"
        result = of(rule, couverture="prestaplus", montant_facture=eur("30"), montant_cns=UNKNOWN)
    assert isinstance(result, Calculated)
    assert result.refund == eur("30")  # below 100 and below 35
    assert any("sans part de la CNS" in note for note in notes(result))


# --- stress test: 25 € by the basic cover, 10 € more by PRESTAPLUS, a calendar year (lines 267, 386) ------------------


@pytest.mark.parametrize(
    ("price", "cns", "received", "basic", "more"),
    [
        ("100", "40", None, "25", "10"),  # 60 left
        ("100", "65", None, "25", "10"),  # exactly 35
        ("100", "65,01", None, "25", "9,99"),
        ("100", "75", None, "25", "0"),
        ("100", "75,01", None, "24,99", "0"),
        ("100", "100", None, "0", "0"),
        ("100", "120", None, "0", "0"),
        ("100", "40", "10", "15", "10"),  # 25 − 10
        ("100", "40", "25", "0", "10"),
        ("100", "40", "30", "0", "5"),  # 35 − 30
        ("100", "40", "35", "0", "0"),
        ("100", "40", "50", "0", "0"),
        ("100", "80", "10", "15", "5"),  # 20 left
    ],
)
def test_the_stress_test_by_cover(price: str, cns: str, received: "str | None", basic: str, more: str) -> None:
    inputs = {"montant_facture": eur(price), "montant_cns": eur(cns)} | ({"deja_recu": eur(received)} if received else {})
    for cover in ("prestaplus", "denta_optiplus"):
        result = of("epreuve_effort", couverture=cover, **inputs)
        assert (paid_by(result, BASIC), paid_by(result, MORE)) == (eur(basic), eur(more))
        assert result.refund == eur(basic) + eur(more)
    alone = of("epreuve_effort", couverture="regime_commun", **inputs)
    assert (alone.refund, paid_by(alone, MORE)) == (eur(basic), eur("0"))


def test_two_stress_tests_in_a_year_share_the_35_euros() -> None:
    # 20 left of each: 20, then 5 + 10.
    acts = (Act("epreuve_effort", eur("50"), eur("30"), 1),) * 2
    result = of("epreuve_effort", couverture="prestaplus", actes=acts)
    assert (result.refund, result.remaining) == (eur("35"), eur("5"))
    assert [line_of(result, BASIC, nth).amount for nth in (0, 1)] == [eur("20"), eur("5")]
    assert [line_of(result, MORE, nth).amount for nth in (0, 1)] == [eur("0"), eur("10")]


def test_a_cover_that_is_not_known_is_worked_out_for_each() -> None:
    found = run_all("cmcm.epreuve_effort", CMCM_DAY, couverture=UNKNOWN, montant_facture=eur("100"), montant_cns=eur("40"))
    refunds = {outcome.option: outcome.result.refund for outcome in found}  # type: ignore[union-attr]
    assert refunds == {"regime_commun": eur("25"), "prestaplus": eur("35"), "denta_optiplus": eur("35")}


# --- alternative medicine: 50 € a session and 100 € a year, twice with PRESTAPLUS (lines 271, 393) --------------------


def sessions(cover: str, *acts: Act, **inputs: object) -> Calculated:
    return of("medecine_alternative", couverture=cover, actes=acts, **inputs)


@pytest.mark.parametrize(
    ("price", "count", "basic", "more", "left", "cumulated"),
    [
        # price × count; basic: min(price, 50) a session up to 100; PRESTAPLUS: what is left of each session, up to 50, up to 100.
        # The last column: would PRESTAPLUS give less in all if it did not pay on a session that the basic cover paid on?
        ("40", 1, "40", "0", "0", False),
        ("50", 1, "50", "0", "0", False),
        ("60", 1, "50", "10", "0", True),  # 60 or 50
        ("100", 1, "50", "50", "0", True),
        ("120", 1, "50", "50", "20", True),
        ("60", 2, "100", "20", "0", True),  # 120 or 100
        ("50", 3, "100", "50", "0", False),  # the third session is all PRESTAPLUS's
        ("60", 3, "100", "70", "10", True),  # 10 + 10 + 50; else 100 + 50 = 150
        ("50", 4, "100", "100", "0", False),
        ("60", 4, "100", "100", "40", False),  # 10 + 10 + 50 + 30; else 100 + 50 + 50 = 200 too
        ("40", 3, "100", "20", "0", True),  # 40 + 40 + 20 of the basic cover; 20 left of the third: 120 or 100
        ("50", 5, "100", "100", "50", False),
        ("80", 2, "100", "60", "0", True),
        ("80", 10, "100", "100", "600", False),
        ("50,01", 1, "50", "0,01", "0", True),
    ],
)
def test_sessions_of_one_price(price: str, count: int, basic: str, more: str, left: str, cumulated: bool) -> None:
    both = sessions("prestaplus", Act("osteopathie", eur(price), None, count))
    assert (paid_by(both, BASIC), paid_by(both, MORE), both.remaining) == (eur(basic), eur(more), eur(left))
    assert both.open_points == ((CUMULATED,) if cumulated else ())
    alone = sessions("regime_commun", Act("osteopathie", eur(price), None, count))
    assert (alone.refund, alone.open_points) == (eur(basic), ())
    assert alone.remaining == eur(left) + eur(more)


def test_the_four_treatments_share_one_limit() -> None:
    # « plafond annuel global … pour l’ensemble de ces traitements »: 50 + 50, then nothing; PRESTAPLUS 0 + 0 + 50 + 50.
    acts = [Act(name, eur("50"), None, 1) for name in ("osteopathie", "chiropraxie", "acupuncture", "laser")]
    both = sessions("prestaplus", *acts)
    assert [line_of(both, BASIC, nth).amount for nth in range(4)] == [eur("50"), eur("50"), eur("0"), eur("0")]
    assert [line_of(both, MORE, nth).amount for nth in range(4)] == [eur("0"), eur("0"), eur("50"), eur("50")]
    assert (both.refund, sessions("regime_commun", *acts).refund) == (eur("200"), eur("100"))


def test_lines_of_different_prices() -> None:
    # Osteopathy 70: 50 + 20. Acupuncture 2 × 30: 30 + 0, then 20 + 10. Laser 90: 0 + 50 (70 − 20 − 10 leaves PRESTAPLUS 70).
    acts = (Act("osteopathie", eur("70"), None, 1), Act("acupuncture", eur("30"), None, 2), Act("laser", eur("90"), None, 1))
    both = sessions("denta_optiplus", *acts)
    assert [line_of(both, BASIC, nth).amount for nth in range(3)] == [eur("50"), eur("50"), eur("0")]
    assert [line_of(both, MORE, nth).amount for nth in range(3)] == [eur("20"), eur("10"), eur("50")]
    assert (both.refund, both.paid, both.remaining) == (eur("180"), eur("220"), eur("40"))


@pytest.mark.parametrize(
    ("cover", "received", "refund"),
    [
        # One more session of 60 €; what was received is counted on the basic cover first, as the note says.
        ("regime_commun", "0", "50"),
        ("regime_commun", "50", "50"),
        ("regime_commun", "70", "30"),
        ("regime_commun", "100", "0"),
        ("regime_commun", "150", "0"),
        ("prestaplus", "0", "60"),
        ("prestaplus", "60", "60"),  # 40 + 20
        ("prestaplus", "100", "50"),
        ("prestaplus", "120", "50"),  # 200 − 120 = 80, but 50 a session
        ("prestaplus", "170", "30"),
        ("prestaplus", "200", "0"),
        ("prestaplus", "260", "0"),
    ],
)
def test_one_more_session_after_what_was_received(cover: str, received: str, refund: str) -> None:
    result = sessions(cover, Act("osteopathie", eur("60"), None, 1), deja_recu=eur(received))
    assert (result.refund, result.remaining) == (eur(refund), eur("60") - eur(refund))


def test_session_after_session_gives_what_the_whole_year_gives() -> None:
    # 60 € each with PRESTAPLUS: 50 + 10, 50 + 10, 0 + 50, 0 + 30, nothing.
    received, refunds = eur("0"), []
    for _ in range(5):
        result = sessions("prestaplus", Act("acupuncture", eur("60"), None, 1), deja_recu=received)
        assert result.refund is not None
        refunds.append(result.refund)
        received = received + result.refund
    assert refunds == [eur("60"), eur("60"), eur("50"), eur("30"), eur("0")]


def test_the_note_says_on_which_cover_what_was_received_is_counted() -> None:
    # 80 received, one more session of 80 €: 100 − 80 = 20 of the basic cover, then 50 of PRESTAPLUS.
    result = sessions("prestaplus", Act("osteopathie", eur("80"), None, 1), deja_recu=eur("80"))
    assert (paid_by(result, BASIC), paid_by(result, MORE)) == (eur("20"), eur("50"))
    assert any("80 €" in note and BASIC in note for note in notes(result))


def test_what_was_received_decides_whether_the_caveat_shows() -> None:
    # Two sessions of 60 with 180 received: 0 + 20, whichever way. With 80 received: 20 + 40, 0 + 50; else 20 + 50.
    two = Act("osteopathie", eur("60"), None, 2)
    nearly = sessions("prestaplus", two, deja_recu=eur("180"))
    assert (nearly.refund, nearly.open_points) == (eur("20"), ())
    some = sessions("prestaplus", two, deja_recu=eur("80"))
    assert (some.refund, some.open_points) == (eur("110"), (CUMULATED,))


def test_sessions_paid_together_are_shared_out() -> None:
    # 200,01 € for 3: 66,67 each. 50 + 50; 16,67 + 16,67 + 50.
    result = sessions("prestaplus", Act("osteopathie", eur("200,01"), None, 3, whole=True))
    assert (paid_by(result, BASIC), paid_by(result, MORE)) == (eur("100"), eur("83,34"))
    assert result.remaining == eur("16,67")
    assert any("parts égales" in note for note in notes(result))


def test_the_cns_is_not_asked_for_sessions_but_comes_off_when_given() -> None:
    # 60 − 25 = 35 left.
    result = sessions("prestaplus", Act("osteopathie", eur("60"), eur("25"), 1))
    assert (result.refund, result.remaining, paid_by(result, "CNS")) == (eur("35"), eur("0"), eur("25"))
    assert not any("CNS" in note for note in notes(sessions("prestaplus", Act("osteopathie", eur("60"), None, 1))))


def test_without_a_treatment_a_number_or_a_price_it_is_asked_in_this_order() -> None:
    def asked(**inputs: object) -> str:
        result = run("cmcm.medecine_alternative", CMCM_DAY, **inputs)
        assert isinstance(result, Missing)
        return result.input

    assert asked() == "couverture"
    assert asked(couverture="prestaplus") == "actes"
    assert asked(couverture="prestaplus", actes=(Act("laser"),)) == "nombre"
    assert asked(couverture="prestaplus", actes=(Act("laser", count=2),)) == "montant_facture"


def test_without_a_price_the_maximums_of_both_covers_are_told() -> None:
    result = run("cmcm.medecine_alternative", CMCM_DAY, couverture="prestaplus", actes=(Act("laser", UNKNOWN, None, 2),))
    assert isinstance(result, NotCovered)
    assert said(result).count("50 € par séance") == 2
    assert said(result).count("100 € par an") == 2
    alone = run("cmcm.medecine_alternative", CMCM_DAY, couverture="regime_commun", actes=(Act("laser", UNKNOWN, None, 2),))
    assert said(alone).count("50 € par séance") == 1


def test_the_caveat_of_paying_twice_on_a_session_has_words() -> None:
    assert "même séance" in (KNOWLEDGE.open_points[CUMULATED].caveat or "")
