"""What is told in part: dates without a day, changes of strength, years saved from one age to another, questions put back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from actions.conversation.asides import asked_about, asks_what, asks_why
from actions.conversation.heard import Reading
from actions.conversation.renewal import read_renewal
from actions.conversation.savings import leaves_at, read_years_saved, without_payments
from actions.conversation.turn import Segment, Thing
from benefits.inputs import UNKNOWN
from components.extraction import extractor
from components.extraction.vocabulary import Vocabulary
from knowledge.vocabulary_schema import Input

DAY = date(2026, 11, 21)
NOTHING = Vocabulary([], [])


def entry(name: str, kind: str, **more: object) -> Input:
    return Input(id=name, type=kind, label=name, ask=name, help=name, **more)


GLASSES = {
    "date_derniere": entry("date_derniere", "date", cues=["derniere", "dernieres", "achetees", "eues", "depuis"]),
    "difference_dioptrie": entry("difference_dioptrie", "decimal", minimum=0, maximum=40),
    "dioptrie": entry("dioptrie", "decimal", minimum=0, maximum=40),
}
SAVING = {"annees_epargne": entry("annees_epargne", "integer", minimum=0, maximum=60)}


def segment_of(text: str) -> Segment:
    folded, found = extractor.extract(text, NOTHING)
    return Segment(folded, (), tuple(Thing(item.kind, item.value, item.start, item.end, item.more) for item in found))


def renewal(text: str, pending: str | None = None) -> Reading:
    reading, segment = Reading(), segment_of(text)
    read_renewal(reading, GLASSES, segment.things, segment, DAY, pending)
    return reading


def saved(text: str, pending: str | None = None, reason: str | None = None) -> Reading:
    reading, segment = Reading({"raison_epargne": reason} if reason else {}), segment_of(text)
    read_years_saved(reading, SAVING, segment.things, segment, pending)
    return reading


@pytest.mark.parametrize(
    ("text", "pending", "first", "last"),
    [
        ("en mars 2023", "date_derniere", date(2023, 3, 1), date(2023, 3, 31)),
        ("03/2023", "date_derniere", date(2023, 3, 1), date(2023, 3, 31)),
        ("en 2022", "date_derniere", date(2022, 1, 1), date(2022, 12, 31)),
        ("l'année dernière", "date_derniere", date(2025, 1, 1), date(2025, 12, 31)),
        ("il y a 3 ans", "date_derniere", date(2022, 11, 22), date(2024, 5, 21)),
        ("ça fait 8 mois", "date_derniere", date(2026, 2, 22), date(2026, 4, 21)),
        ("lunettes achetées en mai 2024", None, date(2024, 5, 1), date(2024, 5, 31)),
        ("les verres ont 1 an", None, date(2024, 11, 22), date(2026, 5, 21)),
        ("en novembre 2026", "date_derniere", date(2026, 11, 1), DAY),
    ],
)
def test_a_date_without_its_day(text: str, pending: str | None, first: date, last: date) -> None:
    reading = renewal(text, pending)
    assert reading.between == (first, last)
    assert reading.inputs["date_derniere"] is UNKNOWN


@pytest.mark.parametrize(
    "text",
    ["mon fils a 12 ans", "ça fait 10 ans que je porte des lunettes", "myope depuis 10 ans", "il y a 3 ans j'ai été opéré", "en 2027"],
)
def test_other_times_are_no_last_glasses(text: str) -> None:
    assert renewal(text).between is None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("on passe de -2 à -2,75", "0.75"),
        ("dioptrie -3 avant -2", "1"),
        ("avant c'était -1,5 et maintenant -2", "0.5"),
        ("sa vue a baissé d'une dioptrie", "1"),
        ("elle a perdu une demi dioptrie", "0.5"),
        ("la correction a changé de 0,75", "0.75"),
        ("0,5 de changement", "0.5"),
        ("même dioptrie", "0"),
    ],
)
def test_a_change_of_strength(text: str, change: str) -> None:
    assert renewal(text).inputs["difference_dioptrie"] == Decimal(change)


@pytest.mark.parametrize(
    "text", ["de 12 à 14 ans", "entre 1500 et 1600", "mon père avec la même dioptrie", "2 à 3 fois par an", "dioptrie -2"]
)
def test_no_change_of_strength(text: str) -> None:
    assert "difference_dioptrie" not in renewal(text).inputs


@pytest.mark.parametrize(
    ("text", "strength"), [("dioptrie 8", "8"), ("dioptrie de 7,75", "7.75"), ("dioptrie 5 et demi", "5.5"), ("dioptries : -4", "4")]
)
def test_a_strength_behind_its_name(text: str, strength: str) -> None:
    assert renewal(text).inputs["dioptrie"] == Decimal(strength)


@pytest.mark.parametrize("text", ["dioptrie 12 ans", "dioptrie 45", "dioptrie 3 fois"])
def test_another_number_behind_it(text: str) -> None:
    assert "dioptrie" not in renewal(text).inputs


@pytest.mark.parametrize(
    ("text", "reason", "years"),
    [
        ("épargne 5 ans 30 ans", None, 5),
        ("depuis ses 14 ans, combien à 30 ans", None, 16),
        ("depuis mes 14 ans, je me marie à 25 ans", "mariage", 11),
        ("depuis mes 14 ans j'en ai 25", "mariage", 11),
        ("épargné 7 ans", "mariage", 7),
        ("épargné pendant 8 mois", "mariage", 0),
        ("épargné plus de 6 mois", "mariage", 0),
        ("je me marie dans 8 mois", "mariage", None),
        ("mon fils de 16 ans", None, None),
    ],
)
def test_years_saved(text: str, reason: str | None, years: int | None) -> None:
    assert saved(text, reason=reason).inputs.get("annees_epargne") == years


@pytest.mark.parametrize(
    ("text", "problem"),
    [("épargné 3 ans et demi", "annees_entieres"), ("épargné 6 mois", "plus_de_six_mois"), ("épargné 3 mois", "plus_de_six_mois")],
)
def test_durations_without_a_line(text: str, problem: str) -> None:
    reading = saved(text)
    assert reading.problems == [problem]
    assert "annees_epargne" not in reading.inputs


def test_what_is_paid_in_each_year_is_no_capital() -> None:
    segment, other = without_payments(segment_of("je mets 48 € par an depuis mes 14 ans"), 4800, 16)
    assert not other
    assert not [thing for thing in segment.things if thing.kind == "montant"]
    assert without_payments(segment_of("18 € par an pendant 5 ans"), 4800, 5)[1]
    assert [thing for thing in without_payments(segment_of("480 € épargnés"), 4800, None)[0].things if thing.kind == "montant"]


def test_another_age_to_leave_at() -> None:
    assert leaves_at("et si elle se marie a 25")
    assert not leaves_at("et si c est une recuperation a 30 ans")
    assert not leaves_at("non pas mariage il a 30 ans")


@pytest.mark.parametrize("text", ["pourquoi vous demandez ca ?", "pourquoi ?", "ca change quoi ?", "pourquoi vous voulez mon age"])
def test_why_a_question_is_asked(text: str) -> None:
    assert asks_why(text)


@pytest.mark.parametrize("text", ["pourquoi ma facture est pas encore payee", "ca change quoi avec denta", "12 ans"])
def test_other_questions_are_not_why(text: str) -> None:
    assert not asks_why(text)


def test_what_a_question_means() -> None:
    words = ["combien", "de", "personnes", "sont", "a", "charge"]
    assert asks_what("c est quoi 1 personne a charge ?", words)
    assert asks_what("ca veut dire quoi", words)
    assert not asks_what("c est quoi le dossier medical", words)
    assert not asks_what("2 personnes", words)


def test_nobody_is_counted_in_a_question() -> None:
    assert asked_about("c est quoi 1 personne a charge", 11)
    assert asked_about("1 personne a charge, c est qui", 0)
    assert not asked_about("veuf avec 1 personne a charge", 10)
