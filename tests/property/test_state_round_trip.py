"""The conversation's memory: every input survives the way through JSON and a Rasa slot unchanged."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.conversation.state import State, decode, decoded, encode
from benefits.inputs import TYPES, UNKNOWN, Act, InputSpec
from benefits.money import Money
from tests.unit.cases import KNOWLEDGE

settings.register_profile("calculator", deadline=None, max_examples=150)
settings.load_profile("calculator")

money = st.integers(0, 10**12).map(Money)
VALUES: dict = {
    "choice": st.sampled_from(("a", "b")),
    "integer": st.integers(-(10**6), 10**6),
    "amount": money,
    "decimal": st.integers(0, 4000).map(lambda hundredths: Decimal(hundredths) / 100),
    "age": st.integers(0, 120),
    "year": st.integers(1990, 2100),
    "month": st.integers(0, 12),
    "date": st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    "yes_no": st.booleans(),
    "acts": st.lists(
        st.builds(
            Act,
            st.one_of(st.none(), st.text(max_size=6)),
            st.one_of(st.none(), st.just(UNKNOWN), money),
            st.one_of(st.none(), money),
            st.one_of(st.none(), st.integers(1, 400)),
            st.booleans(),
        ),
        max_size=5,
    ).map(tuple),
}


def test_every_type_of_the_vocabulary_is_tested_here() -> None:
    assert set(VALUES) == set(TYPES)


@pytest.mark.parametrize("kind", TYPES)
@given(st.data())
def test_a_value_survives_the_slot(kind: str, data: st.DataObject) -> None:
    value: Any = data.draw(VALUES[kind])
    back = decode(InputSpec("x", kind, options=("a", "b")), json.loads(json.dumps(encode(value))))
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize("kind", TYPES)
def test_not_knowing_survives_the_slot(kind: str) -> None:
    assert decode(InputSpec("x", kind, options=("a", "b")), json.loads(json.dumps(encode(UNKNOWN)))) is UNKNOWN


@pytest.mark.parametrize("amount", [Money(0), Money(1), Money(12345678912)])
def test_zero_and_large_amounts_survive_inside_acts(amount: Money) -> None:
    acts = (Act("DT41", amount, amount), Act(None, None, amount), Act("DT42"))
    assert decode(InputSpec("x", "acts"), json.loads(json.dumps(encode(acts)))) == acts


def test_a_whole_state_survives_and_keeps_no_live_object() -> None:
    inputs = {
        "age": 14,
        "couverture": UNKNOWN,
        "montant_facture": Money(134000),
        "date_naissance": date(2012, 2, 29),
        "actes": (Act("DT41", Money(1)),),
    }
    state = State(
        mutual="cmcm",
        rule="cmcm.orthodontie",
        inputs={name: encode(value) for name, value in inputs.items()},
        pending={"kind": "input", "input": "age"},
    )
    again = State.of(json.loads(json.dumps(state.slot())))
    assert again == state
    assert decoded(KNOWLEDGE.specs, again.inputs) == inputs


def test_a_slot_of_an_older_version_loses_only_what_is_unknown() -> None:
    assert State.of({"mutual": "msl", "forgotten": 1}) == State(mutual="msl")
    assert State.of(None) == State()
