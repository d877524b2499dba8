"""What holds for every refund, whatever the invoice: on the real CMCM rule and on a made-up one with a yearly cap."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from benefits.conditions import Condition
from benefits.dated import Dated, Source, Version
from benefits.engine import calculate
from benefits.inputs import Act, InputSpec
from benefits.money import Money
from benefits.results import Calculated
from benefits.rules import Question, Rule, Template
from benefits.shapes.layers import AllLeft, Cap, Layer, Pays, ShareOfStatutory, UpTo
from benefits.shapes.refund import Case, Refund
from tests.unit.cases import CMCM_DAY, calculated

settings.register_profile("calculator", deadline=None, max_examples=150)
settings.load_profile("calculator")

CODES = ("DT41", "DT42", "DT43", "DT44", "DT45")
amounts = st.integers(1, 1_000_000).map(Money)
parts = st.one_of(st.none(), amounts)
acts = st.lists(
    st.builds(Act, st.sampled_from(CODES), parts, st.one_of(st.none(), st.integers(0, 1_000_000).map(Money))),
    min_size=1,
    max_size=6,
    unique_by=lambda act: act.code,
).map(tuple)
covers = st.sampled_from(("regime_commun", "prestaplus", "denta_optiplus"))
children = st.integers(0, 16)


def payers(result: Calculated) -> dict[str, int]:
    """Cents by payer."""
    sums: dict[str, int] = {}
    for line in result.lines:
        if line.payer and line.amount is not None:
            sums[line.payer] = sums.get(line.payer, 0) + line.amount.cents
    return sums


@given(children, covers, acts)
def test_a_refund_never_exceeds_what_was_left_to_pay_after_the_cns(age: int, cover: str, given_acts: tuple) -> None:
    result = calculated("cmcm.orthodontie", CMCM_DAY, age=age, couverture=cover, actes=given_acts)
    assert result.refund is not None
    assert result.paid is not None
    assert 0 <= result.refund.cents <= result.paid.cents - payers(result)["CNS"]


@given(children, covers, acts)
def test_what_all_payers_pay_and_what_remains_is_what_was_invoiced(age: int, cover: str, given_acts: tuple) -> None:
    result = calculated("cmcm.orthodontie", CMCM_DAY, age=age, couverture=cover, actes=given_acts)
    by = payers(result)
    assert sum(by.values()) + result.remaining.cents == result.paid.cents  # type: ignore[union-attr]
    assert sum(by.values()) - by["CNS"] == result.refund.cents  # type: ignore[union-attr]
    assert all(cents >= 0 for cents in by.values())
    assert result.remaining.cents >= 0  # type: ignore[union-attr]


@given(children, covers, acts, st.randoms(use_true_random=False))
def test_the_order_of_acts_does_not_change_the_total(age: int, cover: str, given_acts: tuple, random: object) -> None:
    shuffled = list(given_acts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (
        calculated("cmcm.orthodontie", CMCM_DAY, age=age, couverture=cover, actes=tuple(order)) for order in (given_acts, shuffled)
    )
    assert (one.refund, one.remaining, one.paid, payers(one)) == (other.refund, other.remaining, other.paid, payers(other))


@given(children, acts)
def test_a_wider_cover_never_pays_less(age: int, given_acts: tuple) -> None:
    basic, presta, whole = (
        calculated("cmcm.orthodontie", CMCM_DAY, age=age, couverture=cover, actes=given_acts).refund
        for cover in ("regime_commun", "prestaplus", "denta_optiplus")
    )
    assert basic == presta
    assert basic.cents <= whole.cents <= basic.cents + 50_000 * len(given_acts)  # type: ignore[union-attr]  # 500 € per act


@given(st.integers(18, 120), amounts, st.integers(0, 10_000_000))
def test_an_adult_never_gets_more_than_two_thousand_euros_with_what_was_received(age: int, invoice: Money, received: int) -> None:
    result = calculated(
        "cmcm.orthodontie", CMCM_DAY, age=age, couverture="denta_optiplus", montant_facture=invoice, deja_recu=Money(received)
    )
    room = max(200_000 - received, 0)
    assert result.refund == Money(min(invoice.cents, room))
    assert result.remaining == Money(invoice.cents - min(invoice.cents, room))


# --- a made-up benefit: 20 % of the statutory part, then up to 50 € an act, at most 100 € (or another cap) a year ------------

SOURCE = Source("made-up", 1, 1, "test", date(2026, 1, 1))
DAY = date(2026, 6, 1)
SPECS = {
    "cover": InputSpec("cover", "choice", options=("base", "more")),
    "acts": InputSpec("acts", "acts"),
    "paid": InputSpec("paid", "amount", 0),
    "statutory": InputSpec("statutory", "amount", 0),
    "already": InputSpec("already", "amount", 0),
}


def dated(name: str, value: object) -> Dated:
    return Dated(name, name, (Version(value, date(2026, 1, 1), None, date(2027, 1, 1), "2026", SOURCE),))


def rule(pays: Pays, cap: Money) -> Rule:
    """A rule with one layer under a yearly cap; acts carry their own amounts."""
    layer = Layer("base", "Base", pays, Cap(dated("cap", cap), "calendar_year", "already"))
    table = dated("table", {"A": Act("A", Money(0), Money(0))})
    case = Case((Condition("cover", "known", True),), (layer,), Template("{refund} {remaining} {paid}"), "acts", table)
    body = Refund(covers=("base", "more"), cases=(case,), cover_input="cover", paid_input="paid", statutory_input="statutory")
    questions = tuple(Question(name, optional=name != "cover") for name in ("cover", "acts", "paid", "statutory", "already"))
    return Rule("made.up", "Made up", "nobody", (), questions, (), body, SOURCE, "nobody")


own_acts = st.lists(st.builds(Act, st.just("A"), amounts, st.integers(0, 500_000).map(Money)), min_size=1, max_size=6)
ways = st.one_of(
    st.integers(0, 20_000).map(lambda cents: UpTo(dated("up_to", Money(cents)))),
    st.integers(0, 100).map(lambda percent: ShareOfStatutory(dated("share", Fraction(percent, 100)))),
    st.just(AllLeft()),
)


def refund(made: Rule, some: list, already: int = 0) -> int:
    result = calculate(made, {"cover": "base", "acts": tuple(some), "already": Money(already)}, DAY, SPECS)
    assert isinstance(result, Calculated)
    assert result.refund is not None
    return result.refund.cents


@given(ways, st.integers(0, 30_000), own_acts, st.data())
def test_a_yearly_cap_holds_however_the_acts_are_split_over_calculations(pays: Pays, cap: int, some: list, data: st.DataObject) -> None:
    made = rule(pays, Money(cap))
    cut = data.draw(st.integers(0, len(some)))
    received = 0
    for part in (some[:cut], some[cut:]):
        if part:
            received += refund(made, part, received)
    assert received <= cap
    assert received == refund(made, some)


@given(ways, st.integers(0, 30_000), own_acts)
def test_a_yearly_cap_holds_act_by_act(pays: Pays, cap: int, some: list) -> None:
    made = rule(pays, Money(cap))
    received = 0
    for act in some:
        received += refund(made, [act], received)
    assert received <= cap
    assert received == refund(made, some)


def test_the_made_up_cap_is_worked_out_by_hand() -> None:
    # Three acts of 80 € without a statutory part, up to 50 € each, at most 120 €: 50 + 50 + 20.
    made = rule(UpTo(dated("up_to", Money(5000))), Money(12000))
    act = Act("A", Money(8000), Money(0))
    assert [refund(made, [act] * count) for count in (1, 2, 3, 4)] == [5000, 10000, 12000, 12000]
    assert refund(made, [act], already=10000) == 2000
    assert refund(made, [act], already=99999) == 0


@given(ways, st.integers(0, 30_000), own_acts)
def test_the_same_inputs_give_the_same_statement(pays: Pays, cap: int, some: list) -> None:
    made = rule(pays, Money(cap))
    inputs = {"cover": "base", "acts": tuple(some)}
    assert calculate(made, inputs, DAY, SPECS) == calculate(made, dict(reversed(inputs.items())), DAY, SPECS)
