"""What an input may be: each refusal, with the word that the conversation answers by."""

from datetime import date
from typing import Any

import pytest

from benefits.inputs import UNKNOWN, Act, InputError, known
from benefits.money import Money
from tests.unit.cases import KNOWLEDGE

DAY = date(2026, 11, 21)
SPECS = KNOWLEDGE.specs


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("age", -1, "too_low"),
        ("age", 121, "too_high"),
        ("age", "12", "type"),
        ("age", 12.0, "type"),
        ("age", True, "type"),
        ("montant_facture", 1340, "type"),
        ("montant_facture", 1340.0, "type"),
        ("montant_facture", Money(0), "too_low"),
        ("montant_facture", Money(-5), "too_low"),
        ("montant_facture", Money(100000001), "too_high"),  # 1.000.000,01 €
        ("montant_cns", Money(-1), "too_low"),
        ("deja_recu", Money(-1), "too_low"),
        ("couverture", "optique", "option"),
        ("couverture", 1, "type"),
        ("specialite", "", "option"),
        ("date_naissance", date(2026, 11, 22), "future"),
        ("date_naissance", "2014-05-03", "type"),
        ("mois", 13, "too_high"),
        ("mois", -1, "too_low"),
        ("personnes_a_charge", 21, "too_high"),
        ("personnes_a_charge", -1, "too_low"),
        ("annee_ouverture", 1998, "too_low"),
        ("annee_demandee", 2101, "too_high"),
        ("revenu_stable", 1, "type"),
        ("revenu_stable", "oui", "type"),
        ("revenu_annuel", Money(-1), "too_low"),
        ("revenu_mensuel", Money(100000001), "too_high"),
        ("actes", ["DT41"], "type"),
        ("actes", "DT41", "type"),
    ],
)
def test_an_input_that_cannot_be_is_refused_with_its_problem(name: str, value: Any, problem: str) -> None:
    with pytest.raises(InputError) as refusal:
        SPECS[name].check(value, DAY)
    assert refusal.value.problem == problem
    assert refusal.value.input == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("age", 0),
        ("age", 120),
        ("montant_facture", Money(1)),
        ("montant_facture", Money(10000000)),
        ("montant_cns", Money(0)),
        ("couverture", "prestaplus"),
        ("date_naissance", DAY),
        ("mois", 0),
        ("mois", 12),
        ("personnes_a_charge", 0),
        ("personnes_a_charge", 20),
        ("annee_ouverture", 1999),
        ("revenu_stable", False),
        ("date_accord", date(2027, 1, 1)),
        ("actes", (Act("DT41"), Act("DT42", Money(150000), Money(55860)))),
        ("actes", (Act("DT41", Money(1), Money(0)),)),  # the CNS may pay nothing, as for `montant_cns`
    ],
)
def test_an_input_at_its_bounds_is_accepted(name: str, value: Any) -> None:
    SPECS[name].check(value, DAY)


@pytest.mark.parametrize("name", sorted(SPECS))
def test_not_knowing_is_accepted_for_every_input(name: str) -> None:
    SPECS[name].check(UNKNOWN, DAY)


@pytest.mark.parametrize(
    ("act", "problem"),
    [
        (Act("DT41", Money(-100)), "too_low"),
        (Act("DT41", None, Money(-100)), "too_low"),
        (Act("DT41", Money(10**12)), "too_high"),  # ten thousand million euros; the invoice itself may be 1.000.000 € at most
    ],
)
def test_an_amount_of_an_act_is_held_to_the_same_bounds_as_an_invoice(act: Act, problem: str) -> None:
    with pytest.raises(InputError) as refusal:
        SPECS["actes"].check((act,), DAY)
    assert refusal.value.problem == problem


def test_a_birth_date_of_another_century_is_as_absurd_as_an_age_of_226() -> None:
    with pytest.raises(InputError):
        SPECS["date_naissance"].check(date(1800, 1, 1), DAY)


def test_what_is_not_known_is_none_and_zero_stays_zero() -> None:
    assert known({"x": UNKNOWN}, "x") is None
    assert known({}, "x") is None
    assert known({"x": 0}, "x") == 0
    assert known({"x": False}, "x") is False
