"""What holds for the other shapes on the real rules, and for every rule under any inputs."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benefits.engine import outcomes
from benefits.inputs import UNKNOWN, Act, InputError
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import BIM_DAY, CMCM_DAY, KNOWLEDGE, MSL_DAY, calculated, eur, run, written

settings.register_profile("calculator", deadline=None, max_examples=150)
settings.load_profile("calculator")

COVERS = ("regime_commun", "prestaplus", "denta_optiplus")
CATEGORIES = KNOWLEDGE.specs["categorie_bim"].options


@pytest.mark.parametrize("cover", COVERS)
@pytest.mark.parametrize("age", range(0, 121))
def test_every_age_meets_exactly_one_branch_of_the_cmcm_rule(age: int, cover: str) -> None:
    result = run("cmcm.orthodontie", CMCM_DAY, age=age, couverture=cover, actes=(Act("DT41"),), montant_facture=eur("1.340"))
    if age < 17:
        expected: type = Calculated
    elif age == 17:
        expected = NotCovered
    else:
        expected = Calculated if cover == "denta_optiplus" else Refused
    assert isinstance(result, expected)


@pytest.mark.parametrize("age", range(0, 121))
def test_every_age_has_three_windows_at_the_mutualite_socialiste_and_they_close_in_order(age: int) -> None:
    result = calculated("msl.orthodontie", MSL_DAY, age=age)
    texts = [written(line.formula, "msl") for line in result.lines]
    is_open = [text.startswith(("encore possible", "au plus tard")) for text in texts]
    assert is_open == [age < 9, age < 15, age < 22]  # lines 678, 686, 688


@given(st.sampled_from(CATEGORIES), st.integers(0, 19))
def test_the_ceiling_grows_by_exactly_the_increment(category: str, dependants: int) -> None:
    one, more = (
        calculated("msl.bim_plafond", BIM_DAY, categorie_bim=category, personnes_a_charge=number).headline.values["ceiling"]
        for number in (dependants, dependants + 1)
    )
    step = eur("3.682,55") if category == "autre" else eur("3.843,96")  # lines 282, 283
    assert more - one == step  # type: ignore[operator]


@given(st.sampled_from(CATEGORIES), st.integers(0, 20), st.integers(0, 1_000_000_000).map(Money), st.integers(0, 1_000_000_000).map(Money))
def test_who_earns_less_is_never_judged_worse(category: str, dependants: int, one: Money, other: Money) -> None:
    def under(income: Money) -> bool:
        result = calculated("msl.bim_plafond", BIM_DAY, categorie_bim=category, personnes_a_charge=dependants, revenu_annuel=income)
        return written(result.headline, "msl").startswith("Oui")

    assert under(min(one, other)) >= under(max(one, other))


@given(st.integers(1, 1_000_000).map(Money), st.sampled_from(("ordinaire", "bim")))
def test_a_reduction_never_goes_below_zero_and_never_above_the_share(share: Money, status: str) -> None:
    gp = calculated("msl.dmg_generaliste", MSL_DAY, part_personnelle=share)
    specialist = calculated(
        "msl.dmg_specialiste",
        MSL_DAY,
        part_personnelle=share,
        statut=status,
        specialite="orl",
        dmg_valide=True,
        envoi_generaliste=True,
        premiere_fois=True,
    )
    for result in (gp, specialist):
        assert result.remaining is not None
        assert result.refund is not None
        assert 0 <= result.remaining.cents <= share.cents
        assert result.remaining + result.refund == share


@given(st.integers(1999, 2098), st.integers(1999, 2100))
def test_the_three_years_from_the_opening_are_valid_whatever_the_contact(opened: int, contact: int) -> None:
    for year in (opened, opened + 1, opened + 2):
        result = calculated("msl.dmg_validite", MSL_DAY, annee_ouverture=opened, annee_dernier_contact=contact, annee_demandee=year)
        assert "valable" in written(result.notes[0], "msl")
        assert "pas valable" not in written(result.notes[0], "msl")


# --- any rule, any inputs ----------------------------------------------------------------------------------------------------


def _sound(name: str, codes: tuple[str, ...]) -> st.SearchStrategy:
    """Values that the vocabulary accepts, dates within a lifetime, and « je ne sais pas »; lines of the rule's own elements or acts."""
    spec = KNOWLEDGE.specs[name]
    low, high = spec.minimum or 0, spec.maximum or 10_000_000
    kinds: dict[str, st.SearchStrategy] = {
        "choice": st.sampled_from(spec.options or ("",)),
        "amount": st.integers(low, high).map(Money),
        "decimal": st.integers(low, high * 100).map(lambda hundredths: Decimal(hundredths) / 100),
        "yes_no": st.booleans(),
        "date": st.dates(date(1920, 1, 1), date(2023, 6, 1)),
        "acts": st.lists(
            st.builds(
                Act,
                st.sampled_from(codes),
                st.one_of(st.none(), st.just(UNKNOWN), st.integers(1, 10_000_000).map(Money)),
                st.one_of(st.none(), st.integers(0, 10_000_000).map(Money)),
                st.one_of(st.none(), st.integers(1, 9)),
                st.booleans(),
            ),
            min_size=1,
            max_size=5,
        ).map(tuple),
    }
    return st.one_of(kinds.get(spec.type, st.integers(low, high)), st.just(UNKNOWN))


CODES = ("DT41", "DT42", "DT43", "DT44", "DT45")
RULES = sorted(KNOWLEDGE.rules)


def _codes(name: str) -> tuple[str, ...]:
    """What an invoice of a rule can hold."""
    return tuple(element.id for element in KNOWLEDGE.rules[name].elements) or CODES


inputs_of = {
    name: st.fixed_dictionaries(
        {},
        optional={entry: _sound(entry, _codes(name)) for entry in (*KNOWLEDGE.rules[name].inputs, "annee_demandee")},
    )
    for name in RULES
}


@pytest.mark.parametrize("name", RULES)
@given(st.data(), st.dates(date(2015, 1, 1), date(2035, 12, 31)))
def test_sound_inputs_always_lead_to_one_of_the_four_results(name: str, data: st.DataObject, day: date) -> None:
    inputs: dict[str, Any] = data.draw(inputs_of[name])
    inputs = {key: value for key, value in inputs.items() if not (isinstance(value, date) and value > day)}
    for outcome in outcomes(KNOWLEDGE.rules[name], inputs, day, KNOWLEDGE.specs):
        assert isinstance(outcome.result, (Calculated, Missing, Refused, NotCovered))
        if isinstance(outcome.result, Missing) and outcome.result.lead is None and outcome.result.act is None:  # a line has its own
            assert outcome.result.input not in inputs, "what is known is asked again"


@pytest.mark.parametrize("name", RULES)
@given(st.data())
def test_the_same_inputs_in_another_order_give_the_same_result(name: str, data: st.DataObject) -> None:
    inputs: dict[str, Any] = data.draw(inputs_of[name])
    rule, mirrored = KNOWLEDGE.rules[name], dict(reversed(inputs.items()))
    assert outcomes(rule, inputs, MSL_DAY, KNOWLEDGE.specs) == outcomes(rule, mirrored, MSL_DAY, KNOWLEDGE.specs)


@pytest.mark.parametrize("name", RULES)
@given(st.data())
def test_answering_every_question_ends_with_a_result(name: str, data: st.DataObject) -> None:
    rule, inputs, asked = KNOWLEDGE.rules[name], {}, []
    while True:
        found = outcomes(rule, inputs, MSL_DAY, KNOWLEDGE.specs)
        missing = next((outcome.result for outcome in found if isinstance(outcome.result, Missing)), None)
        if missing is None:
            break
        question = (missing.input, missing.act)
        assert question not in asked, f"{question} is asked twice"
        asked.append(question)
        value = data.draw(_sound(missing.input, _codes(name)))
        if missing.act is None:
            inputs[missing.input] = value
            continue
        # One line of several: « je ne sais pas » is kept on it for a price; a number or a part of the CNS is always given here.
        field = {"montant_facture": "paid", "montant_cns": "statutory", "nombre": "count"}.get(missing.input)
        if field is None or (value is UNKNOWN and field != "paid"):
            inputs[missing.input] = value
            continue
        lines = list(inputs["actes"])
        lines[missing.act] = replace(lines[missing.act], **{field: value})
        inputs["actes"] = tuple(lines)
    lines = len(inputs["actes"]) if isinstance(inputs.get("actes"), tuple) else 1
    assert len(asked) <= len(rule.inputs) + 3 * lines


@given(
    st.sampled_from(sorted(KNOWLEDGE.specs)),
    st.one_of(
        st.none(),
        st.floats(),
        st.text(),
        st.binary(),
        st.booleans(),
        st.integers(),
        st.dates(),
        st.lists(st.integers()),
        st.tuples(st.integers()),
    ),
)
def test_any_value_at_all_is_accepted_or_refused_but_never_crashes(name: str, value: Any) -> None:
    with contextlib.suppress(InputError):
        KNOWLEDGE.specs[name].check(value, MSL_DAY)
