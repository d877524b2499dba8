"""What holds for every refund rule of the real knowledge, on made-up invoices; the limits of the brochure copied by hand; and two benefits
worked out anew, independently of the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered, Refused
from benefits.shapes.refund import Refund
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, run

REFUNDS = {name: rule for name, rule in KNOWLEDGE.rules.items() if isinstance(rule.body, Refund)}
COVERS = ("regime_commun", "prestaplus", "denta_optiplus")
every_rule = pytest.mark.parametrize("name", sorted(REFUNDS))
light = settings(max_examples=12, deadline=None)  # for each rule

# --- the limits, from the brochure; amounts in cents ------------------------------------------------------------------


@dataclass(frozen=True)
class Limit:
    """What one cover pays at most: for one unit, over the period, or as a share of the tariff of one unit."""

    cover: str
    unit: int | None = None
    period: int | None = None
    tariff: Fraction | None = None


def basic(unit: int | None = None, period: int | None = None, tariff: Fraction | None = None) -> tuple[Limit, ...]:
    return (Limit("regime_commun", unit, period, tariff),)


def presta(unit: int | None = None, period: int | None = None, tariff: Fraction | None = None) -> tuple[Limit, ...]:
    return (Limit("prestaplus", unit, period, tariff),)


def dental(unit: int | None = None, period: int | None = None) -> tuple[Limit, ...]:
    return (Limit("denta_optiplus", unit, period),)


LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "cmcm.procreation": basic(unit=650_00),  # line 191
    "cmcm.protheses": basic(period=1_000_00),  # 195
    "cmcm.perruque": basic(period=200_00),  # 197
    "cmcm.protheses_auditives": basic(unit=400_00),  # 199
    "cmcm.medicaments": basic(),  # 205
    "cmcm.kinesitherapie": basic(),  # 205
    "cmcm.consultations_chirurgie": basic(period=25_00),  # 211
    "cmcm.cure_chirurgie": basic(),  # 218
    "cmcm.suivi_bariatrique": basic(tariff=Fraction(1, 5)),  # 223
    "cmcm.chaussures_orthopediques": basic(period=150_00),  # 241
    "cmcm.dietetique": basic(period=100_00),  # 263
    "cmcm.epreuve_effort": basic(period=25_00) + presta(period=10_00),  # 267, 386
    "cmcm.medecine_alternative": basic(50_00, 100_00) + presta(50_00, 100_00),  # 271, 393
    "cmcm.assistance_hospitalisation": basic(unit=100_000_00),  # 313
    "cmcm.consultation_etranger": basic(period=2_500_00),  # 315
    "cmcm.annulation_voyage": basic(unit=1_500_00),  # 323
    "cmcm.lipoedeme": presta(period=2_000_00),  # 367
    "cmcm.ambulance": presta(period=150_00, tariff=Fraction(3, 10)),  # 373; not authorised (375): see below
    "cmcm.semelles": presta(period=150_00),  # 382
    "cmcm.psychologue": presta(period=100_00),  # 397
    "cmcm.psychotherapeute": presta(period=40_00),  # 401
    "cmcm.david_health": presta(),  # 409
    "cmcm.protea": presta(period=2_000_00),  # 413
    "cmcm.gouttieres": dental(period=1_000_00),  # 437
    "cmcm.composite": dental(period=125_00),  # 443
    "cmcm.pulpectomie": dental(period=100_00),  # 444
    "cmcm.surfacement": dental(100_00, 200_00),  # 445
    "cmcm.parodontal_chirurgical": dental(period=700_00),  # 446
    "cmcm.soins_conservateurs": dental(period=125_00),  # 447
    "cmcm.orthodontie": basic() + dental(unit=500_00),  # 460–464: 20 % of the CNS, see below; an adult (454): see below
    "cmcm.protheses_dentaires": dental(450_00, 3_500_00),  # 476–488
    "cmcm.implants": basic(unit=150_00) + dental(500_00, 2_000_00),  # 492, 500
    "cmcm.verres": dental(period=150_00),  # 517
    "cmcm.monture": dental(period=30_00),  # 521
    "cmcm.lentilles": dental(period=150_00),  # 525
    "cmcm.chirurgie_refractive": dental(unit=1_000_00),  # 529
    "cmcm.odyssee": dental(period=400_00),  # 536
}
NOT_AUTHORISED = presta(unit=100_00, period=100_00)  # 375: one transport a year
ADULT = dental(period=2_000_00)  # 454


def limits(name: str, inputs: Mapping[str, Any]) -> tuple[Limit, ...]:
    """The limits of the covers that the member has."""
    found = LIMITS[name]
    if name == "cmcm.ambulance" and not inputs["autorisation_cns"]:
        found = NOT_AUTHORISED
    if name == "cmcm.orthodontie" and inputs["age"] > 17:
        found = ADULT
    return tuple(limit for limit in found if COVERS.index(limit.cover) <= COVERS.index(inputs["couverture"]))


def most(name: str, inputs: Mapping[str, Any]) -> int | None:
    """What the covers pay at most in all, after what was received; None without a limit."""
    acts, tariff = inputs.get("actes", ()), inputs.get("tarif_officiel")
    units = sum(act.count or 1 for act in acts) or 1
    in_all, over_period = 0, 0
    for limit in limits(name, inputs):
        by_tariff = units * half_up(limit.tariff * tariff.cents) if limit.tariff else None
        by_unit = units * limit.unit if limit.unit is not None else by_tariff
        if name == "cmcm.orthodontie" and limit.cover == "regime_commun":
            by_unit = sum(half_up(Fraction(act.statutory.cents, 5)) for act in acts)
        if limit.period is None and by_unit is None:
            return None
        if limit.period is None:
            in_all += by_unit or 0
        else:
            over_period += limit.period if by_unit is None else min(limit.period, by_unit)
    received = inputs.get("deja_recu", Money(0)).cents
    caps = sum(limit.period or 0 for limit in limits(name, inputs))
    return in_all + min(over_period, max(caps - received, 0))


def half_up(number: Fraction) -> int:
    """To the nearest cent, a half upwards."""
    return int(number + Fraction(1, 2))


def test_the_limits_are_those_of_known_refunds() -> None:
    assert set(LIMITS) <= set(REFUNDS), "a refund was taken away: take its limits away too"


# --- made-up invoices -------------------------------------------------------------------------------------------------

CODES = ("DT41", "DT42", "DT43", "DT44", "DT45")
prices = st.one_of(st.integers(1, 60_000), st.integers(60_000, 600_000)).map(Money)
shares = st.one_of(st.just(0), st.integers(0, 60_000), st.integers(0, 600_000)).map(Money)
receipts = st.one_of(st.just(0), st.integers(0, 30_000), st.integers(0, 500_000)).map(Money)


@cache
def invoices(name: str, shared: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    """Complete inputs for a rule, whatever the invoice says; the conditions of the source are met."""
    rule = REFUNDS[name]
    parts: dict[str, st.SearchStrategy[Any]] = {"couverture": st.sampled_from(COVERS)}
    if "suite_grave" in rule.inputs:
        parts["suite_grave"] = st.just(True)
    if "autorisation_cns" in rule.inputs:
        parts["autorisation_cns"] = st.booleans() if name == "cmcm.ambulance" else st.just(True)
    if "tarif_officiel" in rule.inputs:
        parts["tarif_officiel"] = st.integers(1, 200_000).map(Money)
    if "deja_recu" in rule.inputs:
        parts["deja_recu"] = receipts
    if name == "cmcm.orthodontie":
        lines = st.lists(st.tuples(st.sampled_from(CODES), prices, shares), min_size=1, max_size=4, unique_by=lambda line: line[0])
        child = {"age": st.integers(0, 16), "actes": lines.map(lambda some: tuple(Act(*line) for line in some))}
        adult = {"age": st.integers(18, 120), "montant_facture": prices}
        return st.one_of(st.fixed_dictionaries({**parts, **child}), st.fixed_dictionaries({**parts, **adult}))
    if "age" in rule.inputs:
        parts["age"] = st.integers(0, 17) if name == "cmcm.psychologue" else st.integers(18, 120)
    codes = st.sampled_from([element.id for element in rule.elements])
    whole = st.booleans() if shared else st.just(False)
    lines = st.lists(st.tuples(codes, prices, shares, st.integers(1, 6), whole), min_size=1, max_size=3)
    parts["actes"] = lines.map(lambda some: tuple(Act(*line) for line in some))
    return st.fixed_dictionaries(parts)


def refund_of(name: str, inputs: Mapping[str, Any]) -> int:
    """What is refunded, in cents; nothing where the cover has no part or the source gives no amount."""
    result = run(name, CMCM_DAY, **inputs)
    assert not isinstance(result, Missing), result
    if isinstance(result, (Refused, NotCovered)):
        return 0
    assert result.refund is not None
    return result.refund.cents


def statement(name: str, inputs: Mapping[str, Any]) -> Calculated | None:
    """The statement, or None where the cover has no part."""
    result = run(name, CMCM_DAY, **inputs)
    assert not isinstance(result, Missing), result
    return result if isinstance(result, Calculated) else None


def invoiced(inputs: Mapping[str, Any]) -> tuple[int, int]:
    """What was invoiced and what the CNS pays of it, by hand: the CNS never pays more than the price of a unit."""
    if "actes" not in inputs:
        return inputs["montant_facture"].cents, 0
    paid = cns = 0
    for act in inputs["actes"]:
        times = 1 if act.whole else act.count or 1
        paid += times * act.paid.cents
        cns += times * min(act.statutory.cents, act.paid.cents)
    return paid, cns


def payers(result: Calculated) -> dict[str, int]:
    """Cents by payer."""
    sums: dict[str, int] = {}
    for line in result.lines:
        if line.payer and line.amount is not None:
            sums[line.payer] = sums.get(line.payer, 0) + line.amount.cents
    return sums


# --- what holds for every refund --------------------------------------------------------------------------------------


@every_rule
@light
@given(st.data())
def test_a_refund_lies_between_nothing_and_what_the_cns_leaves(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    paid, cns = invoiced(inputs)
    assert 0 <= refund_of(name, inputs) <= paid - cns


@every_rule
@light
@given(st.data())
def test_refund_and_cns_and_what_remains_are_what_was_paid(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    result = statement(name, inputs)
    if result is None:
        return
    paid, cns = invoiced(inputs)
    assert result.refund is not None
    assert result.remaining is not None
    assert result.paid == Money(paid)
    assert result.refund.cents + cns + result.remaining.cents == paid
    assert result.remaining.cents >= 0


@every_rule
@light
@given(st.data())
def test_the_lines_of_the_payers_add_up(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    result = statement(name, inputs)
    if result is None:
        return
    by = payers(result)
    assert result.refund is not None
    assert all(cents >= 0 for cents in by.values())
    assert by.pop("CNS", 0) == invoiced(inputs)[1]
    assert sum(by.values()) == result.refund.cents
    invoice = sum(line.amount.cents for line in result.lines if line.payer is None and line.amount is not None)
    assert invoice == invoiced(inputs)[0]


@pytest.mark.parametrize("name", sorted(name for name in REFUNDS if "deja_recu" in REFUNDS[name].inputs))
@light
@given(st.data())
def test_more_received_never_raises_the_refund(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    less, more = sorted(data.draw(st.tuples(receipts, receipts)))
    nothing = refund_of(name, {**inputs, "deja_recu": Money(0)})
    assert nothing >= refund_of(name, {**inputs, "deja_recu": less}) >= refund_of(name, {**inputs, "deja_recu": more})


@every_rule
@light
@given(st.data())
def test_a_wider_cover_never_pays_less(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    narrow, middle, wide = (refund_of(name, {**inputs, "couverture": cover}) for cover in COVERS)
    assert narrow <= middle <= wide


@every_rule
@light
@given(st.data())
def test_the_limits_of_the_source_are_never_exceeded(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    limit = most(name, inputs)
    assert limit is None or refund_of(name, inputs) <= limit


@every_rule
@light
@given(st.data())
def test_the_same_inputs_give_the_same_result(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    before = dict(inputs)
    first = run(name, CMCM_DAY, **inputs)
    assert first == run(name, CMCM_DAY, **dict(reversed(inputs.items())))
    assert inputs == before


@pytest.mark.parametrize("name", sorted(set(LIMITS) - {"cmcm.orthodontie"}))
@light
@given(st.data())
def test_what_is_left_after_the_cns_gives_the_same_refund_as_price_and_cns(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    left, cns = data.draw(prices), data.draw(st.integers(0, 100_000))
    code = inputs["actes"][0].code
    by_rest = {**inputs, "actes": (Act(code, count=1),), "reste_a_charge": left}
    by_price = {**inputs, "actes": (Act(code, Money(left.cents + cns), Money(cns), 1),)}
    assert refund_of(name, by_rest) == refund_of(name, by_price) <= left.cents


@pytest.mark.parametrize("name", sorted(set(LIMITS) - {"cmcm.orthodontie"}))
@light
@given(st.data())
def test_a_number_of_equal_units_is_as_many_lines(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name, shared=False))
    apart = tuple(Act(act.code, act.paid, act.statutory, 1) for act in inputs["actes"] for _ in range(act.count))
    assert refund_of(name, inputs) == refund_of(name, {**inputs, "actes": apart})


# One payer with one maximum: what was received says all that there is to know.
ONE_MAXIMUM = sorted(name for name, found in LIMITS.items() if len(found) == 1 and found[0].period and name not in ("cmcm.ambulance",))


@pytest.mark.parametrize("name", [*ONE_MAXIMUM, "cmcm.epreuve_effort"])
@light
@given(st.data())
def test_line_after_line_with_what_was_received_gives_what_the_whole_invoice_gives(name: str, data: st.DataObject) -> None:
    inputs = data.draw(invoices(name))
    received, sum_of_lines = inputs["deja_recu"], 0
    for act in inputs["actes"]:
        refund = refund_of(name, {**inputs, "actes": (act,), "deja_recu": received})
        received, sum_of_lines = Money(received.cents + refund), sum_of_lines + refund
    assert sum_of_lines == refund_of(name, inputs)


@given(st.integers(1, 600_000), st.integers(0, 600_000), st.integers(1, 5), st.booleans(), receipts)
@settings(max_examples=150, deadline=None)
def test_half_of_what_is_left_of_prostheses(price: int, cns: int, count: int, whole: bool, received: Money) -> None:
    # Line 195. Rounded half up for each unit: never more than half a cent a unit above the half.
    act = Act("prothese", Money(price), Money(cns), count, whole)
    refund = refund_of("cmcm.protheses", {"actes": (act,), "deja_recu": received})
    left = max(price - cns, 0) * (1 if whole else count)
    room = max(100_000 - received.cents, 0)
    assert min(left, 2 * room) <= 2 * refund <= min(left + count, 2 * room)


# One unit of 1.000 €, nothing of the CNS, an official tariff of 200 €: by hand, for each cover (None: no part, or no amount given).
AT_1000 = {
    "cmcm.procreation": (650_00, 650_00, 650_00),
    "cmcm.protheses": (500_00, 500_00, 500_00),
    "cmcm.perruque": (200_00, 200_00, 200_00),
    "cmcm.protheses_auditives": (400_00, 400_00, 400_00),
    "cmcm.medicaments": (1_000_00, 1_000_00, 1_000_00),
    "cmcm.kinesitherapie": (1_000_00, 1_000_00, 1_000_00),
    "cmcm.consultations_chirurgie": (25_00, 25_00, 25_00),
    "cmcm.cure_chirurgie": (1_000_00, 1_000_00, 1_000_00),
    "cmcm.suivi_bariatrique": (40_00, 40_00, 40_00),
    "cmcm.chaussures_orthopediques": (150_00, 150_00, 150_00),
    "cmcm.dietetique": (100_00, 100_00, 100_00),
    "cmcm.epreuve_effort": (25_00, 35_00, 35_00),
    "cmcm.medecine_alternative": (50_00, 100_00, 100_00),
    "cmcm.assistance_hospitalisation": (1_000_00, 1_000_00, 1_000_00),
    "cmcm.consultation_etranger": (1_000_00, 1_000_00, 1_000_00),
    "cmcm.annulation_voyage": (1_000_00, 1_000_00, 1_000_00),
    "cmcm.lipoedeme": (None, 1_000_00, 1_000_00),
    "cmcm.ambulance": (None, 60_00, 60_00),  # 30 % of 200
    "cmcm.semelles": (None, 150_00, 150_00),
    "cmcm.psychologue": (None, 100_00, 100_00),
    "cmcm.psychotherapeute": (None, 40_00, 40_00),
    "cmcm.david_health": (None, 1_000_00, 1_000_00),
    "cmcm.protea": (None, 1_000_00, 1_000_00),
    "cmcm.gouttieres": (None, None, 1_000_00),
    "cmcm.composite": (None, None, 125_00),
    "cmcm.pulpectomie": (None, None, 100_00),
    "cmcm.surfacement": (None, None, 100_00),
    "cmcm.parodontal_chirurgical": (None, None, 700_00),
    "cmcm.soins_conservateurs": (None, None, 125_00),
    "cmcm.orthodontie": (0, 0, 500_00),  # DT41: 20 % of nothing
    "cmcm.protheses_dentaires": (None, None, 450_00),  # a crown
    "cmcm.implants": (150_00, 150_00, 650_00),
    "cmcm.verres": (None, None, 150_00),
    "cmcm.monture": (None, None, 30_00),
    "cmcm.lentilles": (None, None, 150_00),
    "cmcm.chirurgie_refractive": (None, None, 1_000_00),
    "cmcm.odyssee": (None, None, 400_00),
}


@every_rule
def test_a_thousand_euros_by_hand_for_each_cover(name: str) -> None:
    code = "DT41" if name == "cmcm.orthodontie" else REFUNDS[name].elements[0].id
    inputs = {"actes": (Act(code, Money(1_000_00), Money(0), None if code == "DT41" else 1),), "tarif_officiel": Money(200_00)}
    inputs |= {"suite_grave": True, "autorisation_cns": True, "age": 40 if name == "cmcm.psychotherapeute" else 12}
    for cover, refund in zip(COVERS, AT_1000[name], strict=True):
        result = run(name, CMCM_DAY, couverture=cover, **inputs)
        assert isinstance(result, Calculated if refund is not None else (Refused, NotCovered)), result
        assert refund is None or result.refund == Money(refund)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", sorted(set(LIMITS) - {"cmcm.orthodontie"}))
@light
@given(st.data())
def test_without_any_price_no_amount_is_made_up(name: str, data: st.DataObject) -> None:
    inputs = {**data.draw(invoices(name))}
    inputs["actes"] = tuple(Act(act.code, UNKNOWN, None, act.count) for act in inputs["actes"])
    inputs.pop("tarif_officiel", None)  # stands for a price where there is none
    if name == "cmcm.suivi_bariatrique":
        inputs["tarif_officiel"] = UNKNOWN
    assert isinstance(run(name, CMCM_DAY, **inputs), (Refused, NotCovered))


# --- alternative medicine, worked out anew (lines 271, 393) -----------------------------------------------------------

treatments = st.sampled_from(("osteopathie", "chiropraxie", "acupuncture", "laser"))
session_prices = st.one_of(st.integers(1, 12_000), st.sampled_from((2_500, 4_999, 5_000, 5_001, 6_000, 10_000, 10_001)))


def in_parts(cents: int, count: int) -> list[int]:
    """Equal parts, the cents that are over on the first ones."""
    return [cents // count + (1 if number < cents % count else 0) for number in range(count)]


def alternative(cover: str, sessions: list[int], received: int, twice: bool = True) -> tuple[int, int]:
    """What the basic cover and PRESTAPLUS pay: 50 € a session, 100 € a year each, the basic cover first; PRESTAPLUS on what is left of
    a session, or only on sessions that the basic cover left alone."""
    first_room = max(100_00 - received, 0)
    second_room = 0 if cover == "regime_commun" else min(max(200_00 - received, 0), 100_00)
    first = second = 0
    for price in sessions:
        one = min(price, 50_00, first_room - first)
        first += one
        if twice or one == 0:
            second += min(price - one, 50_00, second_room - second)
    return first, second


@given(
    st.sampled_from(COVERS),
    st.lists(st.tuples(treatments, session_prices, st.integers(1, 5), st.booleans()), min_size=1, max_size=4),
    st.one_of(st.just(0), st.integers(0, 25_000)),
)
@settings(max_examples=400, deadline=None)
def test_alternative_medicine_is_what_it_is_by_hand(cover: str, lines: list[tuple[str, int, int, bool]], received: int) -> None:
    acts = tuple(Act(code, Money(price), None, count, whole) for code, price, count, whole in lines)
    sessions = [part for _, price, count, whole in lines for part in (in_parts(price, count) if whole else [price] * count)]
    first, second = alternative(cover, sessions, received)
    result = calculated("cmcm.medecine_alternative", CMCM_DAY, couverture=cover, actes=acts, deja_recu=Money(received))
    assert payers(result).get("Régime commun", 0) == first
    assert payers(result).get("PRESTAPLUS", 0) == second
    assert result.refund == Money(first + second)
    assert result.remaining == Money(sum(sessions) - first - second)
    differs = sum(alternative(cover, sessions, received, twice=False)) != first + second
    assert ("cmcm.alternative.cumul" in result.open_points) is differs


@given(st.sampled_from(COVERS), st.lists(st.integers(1, 50_00), min_size=1, max_size=7), receipts)
@settings(max_examples=60, deadline=None)
def test_sessions_of_at_most_50_euros_one_by_one_give_what_they_give_together(cover: str, sessions: list[int], before: Money) -> None:
    def refund(some: list[int], received: int) -> int:
        acts = tuple(Act("laser", Money(price), None, 1) for price in some)
        return refund_of("cmcm.medecine_alternative", {"couverture": cover, "actes": acts, "deja_recu": Money(received)})

    received = before.cents
    for price in sessions:
        received += refund([price], received)
    assert received - before.cents == refund(sessions, before.cents)


# --- dental prostheses, worked out anew (lines 476–488) ---------------------------------------------------------------

PIECES = {
    "couronne": 450_00,
    "dent_a_pivot": 450_00,
    "element_de_bridge": 450_00,
    "couronne_telescopique": 450_00,
    "reconstitution_inlay_pivot": 200_00,
    "charniere": 200_00,
    "base_metal": 450_00,
    "plaque_resine": 200_00,
    "crochet": 150_00,
    "attachement": 150_00,
}


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PIECES)), st.integers(1, 150_000), st.integers(0, 90_000), st.integers(1, 9), st.booleans()),
        min_size=1,
        max_size=5,
    ),
    st.one_of(st.just(0), st.integers(0, 400_000)),
    st.randoms(use_true_random=False),
)
@settings(max_examples=400, deadline=None)
def test_dental_prostheses_are_what_they_are_by_hand(lines: list[tuple[str, int, int, int, bool]], received: int, random: Any) -> None:
    """By piece what the CNS leaves, up to its amount; the sum up to what is left of 3.500 €, in whatever order the pieces come."""
    due = paid = cns = 0
    for code, price, share, count, whole in lines:
        price_parts = in_parts(price, count) if whole else [price] * count
        share_parts = in_parts(share, count) if whole else [share] * count
        for piece, part in zip(price_parts, share_parts, strict=True):
            due += min(max(piece - part, 0), PIECES[code])
            paid += piece
            cns += min(piece, part)
    refund = min(due, max(3_500_00 - received, 0))
    shuffled = list(lines)
    random.shuffle(shuffled)
    for order in (lines, shuffled):
        acts = tuple(Act(code, Money(price), Money(share), count, whole) for code, price, share, count, whole in order)
        result = calculated("cmcm.protheses_dentaires", CMCM_DAY, couverture="denta_optiplus", actes=acts, deja_recu=Money(received))
        assert (result.refund, result.paid, result.remaining) == (Money(refund), Money(paid), Money(paid - cns - refund))
        assert payers(result) == {
            "PRESTAPLUS et DENTA & OPTIPLUS": refund,
            **({"CNS": cns} if cns else {}),
        }
