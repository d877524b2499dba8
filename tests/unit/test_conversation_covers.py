"""The cover and the person in a member's words: what is denied is never taken for what is said. Expected values by hand."""

import pytest

from tests.turns import Dialogue, given, reading

RULE = "cmcm.orthodontie"


@pytest.mark.parametrize(
    "text",
    [
        "je n'ai pas Denta & Optiplus",
        "j'ai pas denta et optiplus",
        "je n'ai pas la Denta & Optiplus",
        "pas de denta & optiplus",
        "je n'ai plus denta & optiplus",
        "j'ai plus la denta",
        "sans la Denta & Optiplus",
        "sans l'optiplus",
        "sans la couverture Denta & Optiplus",
        "je n'ai pas pris Denta & Optiplus",
        "je n'ai pas souscrit Denta & Optiplus",
        "nous n'avons pas la couverture denta & optiplus",
        "on n'a pas encore denta & optiplus",
        "je n'ai jamais pris optiplus",
        "je ne suis pas couvert par denta & optiplus",
        "j'ai résilié denta & optiplus",
        "je ne suis pas assuré Denta & Optiplus",
        "je n'ai ni presta ni denta & optiplus",
        "aucune denta & optiplus",
    ],
)
def test_a_cover_that_is_denied_is_not_taken(text: str) -> None:
    assert given(RULE, text).get("couverture") in (None, "?", "regime_commun")


@pytest.mark.parametrize(
    "text", ["sans prestaplus", "je n'ai pas prestaplus", "je n'ai pas pris prestaplus", "sans la prestaplus", "j'ai pas presta"]
)
def test_a_denied_prestaplus_is_not_taken(text: str) -> None:
    assert given(RULE, text).get("couverture") in (None, "?", "regime_commun")


@pytest.mark.parametrize(
    ("text", "cover"),
    [
        ("j'ai prestaplus mais pas denta & optiplus", "prestaplus"),
        ("prestaplus sans denta & optiplus", "prestaplus"),
        ("pas denta & optiplus, juste prestaplus", "prestaplus"),
        ("régime commun et pas denta", "regime_commun"),
        ("régime commun sans prestaplus", "regime_commun"),
        ("je n'ai que le régime commun", "regime_commun"),
        ("seulement le régime commun", "regime_commun"),
        ("juste la base", "regime_commun"),
        ("régime commun, prestaplus et denta & optiplus", "denta_optiplus"),
        ("j'ai tout : rc + pp + do", "denta_optiplus"),
        ("je n'ai plus prestaplus mais denta & optiplus", "denta_optiplus"),
        ("couverture denta & optiplus", "denta_optiplus"),
        ("on a pris la denta et l'optiplus", "denta_optiplus"),
    ],
)
def test_the_cover_said_is_the_cover_read(text: str, cover: str) -> None:
    assert given(RULE, text).get("couverture") == cover


@pytest.mark.parametrize("text", ["avec ou sans denta & optiplus", "régime commun ou denta & optiplus ?", "prestaplus ou denta ?"])
def test_a_comparison_takes_no_cover_for_given(text: str) -> None:
    assert given(RULE, text).get("couverture") in (None, "?")


def test_without_denta_for_a_child_both_other_covers_pay_the_same_and_nothing_is_asked() -> None:
    talk = Dialogue("cmcm")
    answer = talk.say("DT43, 12 ans, je n'ai pas Denta & Optiplus", ("orthodontie", 0.95))
    assert "140,46" in answer  # 20 % of 702,30
    assert "640,46" not in answer


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("mon fils a 14 ans", 14),
        ("j'ai 45 ans et ma fille a 12 ans", 12),
        ("ma femme de 40 ans", 40),
        ("mon fils de 12 ans, traitement de 2 ans", 12),
        ("ma fille née le 12/03/2014", 12),
        ("né le 22 novembre 2009", 16),
        ("né le 21 novembre 2009", 17),
        ("14 ans bientôt 15 ans", 14),
        ("pas 12 ans, 13 ans", 13),
        ("13 ans et pas 12 ans", 13),
        ("16 ans et demi", 16),
        ("il n'a pas 12 ans mais 13 ans", 13),
    ],
)
def test_the_age_is_that_of_the_person_concerned(text: str, age: int) -> None:
    assert given(RULE, text).get("age") == age


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("ma fille de 12 ans et mon fils de 18 ans", ()),
        ("j'ai 42 ans et ma fille en a 14", (14,)),
        ("j'ai 45 ans, mon fils 12 ans", (12,)),
        ("DT43, un traitement de 2 ans, régime commun", ()),
        ("DT43, on est affilié depuis 12 ans", ()),
        ("12 ans d'affiliation, DT43", ()),
        ("l'orthodontie avant 17 ans c'est combien ?", ()),
        ("16 ou 17 ans", ()),
        ("il porte des bagues depuis l'âge de 12 ans, il en a 18", (18,)),
        ("je suis chez vous depuis 20 ans et j'ai 12 ans de cotisations", ()),
        ("né en 2012", ()),
    ],
)
def test_an_age_that_is_unclear_stays_open(text: str, possible: tuple[int, ...]) -> None:
    assert given(RULE, text).get("age") in (None, *possible)


def test_a_birth_year_leaves_both_ages_open() -> None:
    assert reading(RULE, "né en 2012").ages == (13, 14)
    assert reading(RULE, "mon fils est né en 2009").ages == (16, 17)


def test_a_birth_in_the_future_is_a_problem_and_no_age() -> None:
    for text in ("né en 2030", "née le 12/03/2031"):
        read = reading(RULE, text)
        assert "date_future" in read.problems
        assert "age" not in read.inputs


@pytest.mark.parametrize("text", ["douze", "12", "12 ans", "il a 12 ans", "12ans", "elle a douze ans"])
def test_a_bare_number_answers_the_question_for_the_age(text: str) -> None:
    assert given(RULE, text, "age").get("age") == 12
