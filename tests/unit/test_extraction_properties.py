"""Whatever is written: amounts come back to the cent, nothing breaks, nothing is read outside the text."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from components.extraction.extractor import extract
from tests.turns import KNOWLEDGE, VOCABULARY, Dialogue, reading, values

CENTS = st.integers(min_value=0, max_value=99_999_999)
WORDS = st.sampled_from(
    [
        "facture",
        "CNS",
        "1.340 €",
        "1,340",
        "DT41",
        "dt43",
        "12 ans",
        "né en 2012",
        "denta & optiplus",
        "pas",
        "régime commun",
        "sans",
        "et",
        ",",
        "2 enfants",
        "veuve",
        "par mois",
        "21k",
        "mars",
        "2023",
        "non",
        "oui",
        "je ne sais pas",
        "?",
        "-",
        "€",
        "le 31/02/2014",
        "au lieu de",
        "bim",
        "dmg",
        "première fois",
        "ce mois-ci",
        "moins",
        "mille",
        "999999999999",
        "cmcm",
        "mutualité socialiste",
        "annuler",
        "0",
        "😀",
    ]
)
SENTENCES = st.lists(WORDS, min_size=0, max_size=10).map(" ".join)


def grouped(whole: int, mark: str) -> str:
    """Groups of three."""
    return f"{whole:,}".replace(",", mark)


@given(
    CENTS,
    st.sampled_from([".", " ", "\u202f", "\u00a0", "", "'", "’"]),
    st.sampled_from([",", "."]),
    st.sampled_from([" €", "€", " euros", " EUR", "\u00a0€"]),
)
@settings(max_examples=400, deadline=None)
def test_an_amount_of_any_size_comes_back_to_the_cent(cents: int, mark: str, comma: str, unit: str) -> None:
    whole, rest = divmod(cents, 100)
    if comma == mark == ".":
        return
    assert values(f"{grouped(whole, mark)}{comma}{rest:02d}{unit}", "montant") == [cents]
    assert values(f"la facture est de {grouped(whole, mark)}{unit} en tout", "montant") == [whole * 100]


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=0, max_value=999))
@settings(max_examples=200, deadline=None)
def test_a_comma_before_three_digits_is_never_guessed(thousands: int, rest: int) -> None:
    assert values(f"{thousands},{rest:03d} €", "montant", "nombre") == []


@given(st.integers(min_value=10, max_value=9_999_999), st.integers(min_value=1, max_value=99))
@settings(max_examples=200, deadline=None)
def test_two_amounts_beside_each_other_stay_two(first: int, age: int) -> None:
    assert values(f"{first} € {age} ans", "montant") == [first * 100]
    assert values(f"{age} ans {first} €", "montant") == [first * 100]
    assert values(f"{first} € {age} ans", "age") == [age]


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_an_error_and_inside_its_bounds(text: str) -> None:
    folded, found = extract(text, VOCABULARY)
    for item in found:
        assert 0 <= item.start < item.end <= len(folded)


@given(SENTENCES)
@settings(max_examples=300, deadline=None)
def test_what_is_read_passes_through_json(text: str) -> None:
    found = extract(text, VOCABULARY)[1]
    things = [[item.kind, item.value, item.start, item.end, item.more] for item in found]
    assert json.loads(json.dumps(things)) == things


@given(SENTENCES, st.sampled_from(sorted(KNOWLEDGE.rules)), st.data())
@settings(max_examples=300, deadline=None)
def test_any_sentence_is_read_for_any_rule_and_any_question(text: str, rule: str, data: st.DataObject) -> None:
    pending = data.draw(st.sampled_from([None, *KNOWLEDGE.rules[rule].inputs]))
    read = reading(rule, text, pending)
    assert set(read.inputs) <= {*KNOWLEDGE.rules[rule].inputs, "annee_demandee"}


@given(
    st.lists(
        st.tuples(
            SENTENCES,
            st.sampled_from(
                [
                    "orthodontie",
                    "bim_plafond",
                    "indemnites_date",
                    "dmg_specialiste",
                    "dmg_cout",
                    "annuler",
                    "ne_sait_pas",
                    "saluer",
                    "changer_mutuelle",
                    "correction",
                    "affirmer",
                    "nier",
                    "urgence",
                    "hors_sujet",
                ]
            ),
            st.sampled_from([0.95, 0.4, 0.1]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([None, "cmcm", "msl"]),
)
@settings(max_examples=250, deadline=None)
def test_any_dialogue_is_answered_and_its_state_fits_the_slot(messages: list[tuple[str, str, float]], mutual: str | None) -> None:
    talk = Dialogue(mutual)
    for text, intent, confidence in messages:
        assert talk.say(text, (intent, confidence))
        json.dumps([reply.custom for reply in talk.replies])
