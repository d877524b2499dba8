"""CMCM appliances and assisted reproduction (brochure, lines 189–199, 239–241, 380–382): maximums, halves, what the CNS leaves."""

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.results import Calculated, Missing, Refused
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, paid_by, run, said, written

BASIC, MORE = "Régime commun", "PRESTAPLUS"
COVERS = ("regime_commun", "prestaplus", "denta_optiplus")
PERIOD = "cmcm.materiel.periode"


def of(rule: str, **inputs: object) -> Calculated:
    return calculated(f"cmcm.{rule}", CMCM_DAY, **inputs)


def notes(result: Calculated) -> list[str]:
    return [written(note, "cmcm") for note in result.notes]


# --- assisted reproduction: what is left, up to 650 € a transfer (line 191) -------------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "count", "refund", "left"),
    [
        ("5.000", "3.000", 1, "650", "1.350"),  # 2.000 left, above 650
        ("2.000", "1.350", 1, "650", "0"),  # exactly 650 left
        ("2.000", "1.349,99", 1, "650", "0,01"),
        ("2.000", "1.350,01", 1, "649,99", "0"),
        ("2.000", "1.600", 1, "400", "0"),
        ("2.000", "0", 1, "650", "1.350"),
        ("2.000", "2.000", 1, "0", "0"),
        ("2.000", "2.400", 1, "0", "0"),  # more than the invoice: nothing is left
        ("2.000", "1.500", 3, "1.500", "0"),  # 3 × 500
        ("2.000", "1.000", 3, "1.950", "1.050"),  # 3 × min(1.000, 650); left 3 × 350
    ],
)
def test_a_transfer_of_an_embryon_is_paid_up_to_650_euros_after_the_cns(price: str, cns: str, count: int, refund: str, left: str) -> None:
    result = of("procreation", nombre=count, montant_facture=eur(price), montant_cns=eur(cns))
    assert (result.refund, result.remaining, paid_by(result, BASIC)) == (eur(refund), eur(left), eur(refund))


def test_each_transfer_has_its_own_650_euros() -> None:
    # 2.000 − 1.800 = 200 → 200; 3.000 − 1.500 = 1.500 → 650. Not min(1.700, 2 × 650) = 1.300.
    acts = (Act("transfert_embryon", eur("2.000"), eur("1.800"), 1), Act("transfert_embryon", eur("3.000"), eur("1.500"), 1))
    result = of("procreation", actes=acts)
    assert (result.refund, result.paid, result.remaining) == (eur("850"), eur("5.000"), eur("850"))  # 5.000 − 3.300 − 850


def test_transfers_billed_together_are_shared_out() -> None:
    # 6.000 for 3, the CNS 3.000 of them: 1.000 left of each → 3 × 650; left 6.000 − 3.000 − 1.950.
    result = of("procreation", actes=(Act("transfert_embryon", eur("6.000"), eur("3.000"), 3, whole=True),))
    assert (result.refund, result.remaining) == (eur("1.950"), eur("1.050"))


# --- prostheses: half of what is left, at most 1.000 € (line 195) -----------------------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "refund", "left"),
    [
        ("3.000", "2.000", "500", "500"),  # half of 1.000
        ("3.000", "1.000", "1.000", "1.000"),  # half of 2.000: exactly the maximum
        ("3.000", "999,98", "1.000", "1.000,02"),  # half of 2.000,02 = 1.000,01
        ("3.000", "1.000,02", "999,99", "999,99"),  # half of 1.999,98
        ("8.000", "0", "1.000", "7.000"),
        ("100,01", "0", "50,01", "50,00"),  # 50,005, half up to the cent
        ("400", "400", "0", "0"),
        ("400", "500", "0", "0"),
    ],
)
def test_a_prosthesis_is_paid_half_of_what_is_left_up_to_a_thousand(price: str, cns: str, refund: str, left: str) -> None:
    result = of("protheses", montant_facture=eur(price), montant_cns=eur(cns))
    assert (result.refund, result.remaining) == (eur(refund), eur(left))
    assert result.open_points == (PERIOD,)


@pytest.mark.parametrize(
    ("received", "refund", "left"),
    [("0", "1.000", "3.000"), ("400", "600", "3.400"), ("1.000", "0", "4.000"), ("1.300", "0", "4.000"), ("999,99", "0,01", "3.999,99")],
)
def test_what_was_received_for_prostheses_lowers_the_thousand(received: str, refund: str, left: str) -> None:
    # 6.000 − 2.000 = 4.000; half is 2.000.
    result = of("protheses", montant_facture=eur("6.000"), montant_cns=eur("2.000"), deja_recu=eur(received))
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_two_prostheses_share_the_thousand() -> None:
    # Halves: (2.000 − 800) / 2 = 600 and (1.800 − 600) / 2 = 600; together 1.200, cut down to 1.000.
    acts = (Act("prothese", eur("2.000"), eur("800"), 1), Act("prothese", eur("1.800"), eur("600"), 1))
    result = of("protheses", actes=acts)
    assert (result.refund, result.remaining) == (eur("1.000"), eur("1.400"))  # 3.800 − 1.400 − 1.000
    assert [line_of(result, BASIC, nth).amount for nth in (0, 1)] == [eur("600"), eur("400")]


def test_half_of_two_prostheses_billed_together_is_half_of_the_bill() -> None:
    result = of("protheses", actes=(Act("prothese", eur("100,02"), eur("0"), 2, whole=True),))
    assert result.refund == eur("50,01")


# --- flat maximums: wig 200 € (197), shoes 150 € (241), insoles 150 € a year (382) ------------------------------------

FLAT = [("perruque", "200", 197, "cmcm.materiel.periode"), ("chaussures_orthopediques", "150", 241, PERIOD), ("semelles", "150", 382, None)]


@pytest.mark.parametrize(("rule", "most", "line", "point"), FLAT)
def test_a_flat_maximum_is_met_to_the_cent(rule: str, most: str, line: int, point: "str | None") -> None:
    def refund(price: str, **inputs: object) -> tuple:
        result = of(rule, couverture="prestaplus", montant_facture=eur(price), **inputs)
        return result.refund, result.remaining

    cap = eur(most)
    assert refund("1.000") == (cap, eur("1.000") - cap)
    assert refund("20") == (eur("20"), eur("0"))
    assert refund(most) == (cap, eur("0"))
    assert refund(f"{most},01") == (cap, eur("0,01"))
    result = of(rule, couverture="prestaplus", montant_facture=eur("1.000"))
    assert result.open_points == ((point,) if point else ())
    assert line_of(result, MORE if rule == "semelles" else BASIC).source.first_line == line  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rule", "price", "cns", "received", "refund", "left"),
    [
        ("perruque", "500", "350", None, "150", "0"),  # 150 left, below 200
        ("perruque", "500", "300", None, "200", "0"),
        ("perruque", "500", "200", None, "200", "100"),
        ("perruque", "500", "600", None, "0", "0"),
        ("perruque", "500", None, "120", "80", "420"),  # 200 − 120
        ("perruque", "500", "350", "120", "80", "70"),
        ("perruque", "500", None, "200", "0", "500"),
        ("perruque", "500", None, "300", "0", "500"),
        ("chaussures_orthopediques", "400", "320", None, "80", "0"),
        ("chaussures_orthopediques", "400", "100", "100", "50", "250"),  # 150 − 100
        ("semelles", "240", "100", None, "140", "0"),
        ("semelles", "240", "60", None, "150", "30"),
        ("semelles", "240", None, "149,99", "0,01", "239,99"),
    ],
)
def test_the_part_of_the_cns_and_what_was_received_come_off(
    rule: str, price: str, cns: "str | None", received: "str | None", refund: str, left: str
) -> None:
    more = {"montant_cns": eur(cns)} if cns else {}
    more |= {"deja_recu": eur(received)} if received else {}
    result = of(rule, couverture="prestaplus", montant_facture=eur(price), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))


def test_two_pairs_share_the_maximum() -> None:
    result = of("semelles", couverture="prestaplus", montant_facture=eur("90"), nombre=2)
    assert (result.paid, result.refund, result.remaining) == (eur("180"), eur("150"), eur("30"))


def test_what_was_received_is_told_with_what_was_left_of_the_maximum() -> None:
    told = notes(of("perruque", montant_facture=eur("500"), deja_recu=eur("120")))
    assert any("Déjà reçu : 120 €" in note and "80 €" in note and "200 €" in note for note in told)
    asked = "Si vous avez déjà reçu"
    assert not any(asked in note for note in told)
    assert any(asked in note for note in notes(of("perruque", montant_facture=eur("500"))))


# --- hearing aids: 400 € each (line 199) ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("price", "cns", "count", "refund", "left"),
    [
        ("1.800", None, 1, "400", "1.400"),
        ("1.800", None, 2, "800", "2.800"),
        ("900", "600", 2, "600", "0"),  # 2 × 300
        ("900", "500", 2, "800", "0"),  # 2 × 400 exactly
        ("900", "499,99", 2, "800", "0,02"),
        ("400", None, 1, "400", "0"),
        ("399,99", None, 1, "399,99", "0"),
    ],
)
def test_each_hearing_aid_is_paid_up_to_400_euros(price: str, cns: "str | None", count: int, refund: str, left: str) -> None:
    more = {"montant_cns": eur(cns)} if cns else {}
    result = of("protheses_auditives", nombre=count, montant_facture=eur(price), **more)
    assert (result.refund, result.remaining) == (eur(refund), eur(left))
    assert result.open_points == (PERIOD,)


def test_a_cheap_aid_does_not_lend_its_400_euros_to_a_dear_one() -> None:
    # 250 → 250; 1.750 → 400. Together 2.000 for two would give 2 × 400.
    acts = (Act("appareil_auditif", eur("250"), None, 1), Act("appareil_auditif", eur("1.750"), None, 1))
    assert of("protheses_auditives", actes=acts).refund == eur("650")
    together = of("protheses_auditives", actes=(Act("appareil_auditif", eur("2.000"), None, 2, whole=True),))
    assert together.refund == eur("800")
    assert any("parts égales" in note for note in notes(together))


# --- who is covered, and on which condition ---------------------------------------------------------------------------

AUTHORISED = {
    "procreation": {"nombre": 1, "montant_cns": eur("0")},
    "perruque": {},
    "protheses_auditives": {"nombre": 1},
    "chaussures_orthopediques": {},
    "semelles": {},
}


@pytest.mark.parametrize(("rule", "more"), AUTHORISED.items())
def test_without_the_authorisation_it_is_refused_and_without_a_word_it_is_a_condition(rule: str, more: dict) -> None:
    inputs = {"couverture": "prestaplus", "montant_facture": eur("100"), **more}
    refused = run(f"cmcm.{rule}", CMCM_DAY, couverture="prestaplus", autorisation_cns=False)
    assert isinstance(refused, Refused)
    assert "autoris" in said(refused)
    assert "€" not in said(refused)
    condition = "À condition que l’assurance maladie"
    assert any(condition in note for note in notes(of(rule, **inputs)))
    granted = of(rule, autorisation_cns=True, **inputs)
    assert not any(condition in note for note in notes(granted))
    assert granted.refund == eur("100")  # below every maximum: 650, 200, 400, 150, 150


def test_a_prosthesis_needs_no_authorisation() -> None:
    result = of("protheses", montant_facture=eur("100"), montant_cns=eur("0"))
    assert not any("autoris" in note for note in notes(result))


@pytest.mark.parametrize("rule", ["procreation", "protheses", "perruque", "protheses_auditives", "chaussures_orthopediques"])
def test_the_basic_cover_is_enough_and_a_wider_one_changes_nothing(rule: str) -> None:
    inputs = {"nombre": 1, "montant_facture": eur("777,77"), "montant_cns": eur("111,11")}
    results = [of(rule, couverture=cover, **inputs) for cover in COVERS]
    assert results[0] == results[1] == results[2] == of(rule, **inputs)
    assert results[0].refund.cents > 0  # type: ignore[union-attr]


def test_insoles_need_prestaplus() -> None:
    refused = run("cmcm.semelles", CMCM_DAY, couverture="regime_commun", montant_facture=eur("100"))
    assert isinstance(refused, Refused)
    assert "PRESTAPLUS" in said(refused)
    assert of("semelles", couverture="denta_optiplus", montant_facture=eur("100")).refund == eur("100")


@pytest.mark.parametrize("rule", ["procreation", "protheses", "perruque", "protheses_auditives", "chaussures_orthopediques", "semelles"])
def test_a_part_of_the_cns_that_was_not_told_is_asked_or_its_absence_said(rule: str) -> None:
    result = run(f"cmcm.{rule}", CMCM_DAY, couverture="prestaplus", nombre=1, montant_facture=eur("100"))
    if isinstance(result, Missing):
        assert result.input == "montant_cns"
        result = of(rule, couverture="prestaplus", nombre=1, montant_facture=eur("100"), montant_cns=UNKNOWN)
    assert any("sans part de la CNS" in note for note in notes(result))  # type: ignore[arg-type]
    told = of(rule, couverture="prestaplus", nombre=1, montant_facture=eur("100"), montant_cns=eur("0"))
    assert not any("sans part de la CNS" in note for note in notes(told))


def test_the_period_that_the_source_leaves_open_is_said() -> None:
    assert "Période non précisée" in (KNOWLEDGE.open_points[PERIOD].caveat or "")
