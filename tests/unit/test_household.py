"""Who of a family a message speaks of, how many are in the same case, and whether an amount is each one's."""

import pytest

from actions.conversation.household import all_of_them, asks_total, is_another, is_each, people_alike, spoken, who_now


@pytest.mark.parametrize(
    ("folded", "count"),
    [
        ("mes jumeaux de 8 ans portent un appareil", 2),
        ("pour nos trois filles", 3),
        ("les deux gamins ont des lunettes", 2),
        ("mon mari et moi avons chacun des lentilles", 2),
        ("mon fils et ma fille", 2),
        ("mes triples de 9 ans", 3),
        ("et pour un seul ?", 1),
        ("une couronne pour mon mari", None),
        ("deux implants", None),
        ("mes deux couronnes", None),
        ("les deux yeux", None),
        ("2 seances pour ma fille", None),
    ],
)
def test_how_many_are_in_the_same_case(folded: str, count: int | None) -> None:
    assert people_alike(folded) == count


@pytest.mark.parametrize(("folded", "count"), [("et pour les deux ?", 2), ("pour tous les trois", 3), ("et les deux yeux ?", None)])
def test_all_of_them(folded: str, count: int | None) -> None:
    assert all_of_them(folded) == count


def test_each() -> None:
    assert is_each("200 € chacune")
    assert is_each("70 € par enfant")
    assert not is_each("400 € pour les deux")


@pytest.mark.parametrize(
    "folded", ["et pour mon mari ?", "et ma belle mere ?", "pareil pour sa soeur", "et moi aussi ?", "et ma mere pareil"]
)
def test_the_same_for_somebody_else(folded: str) -> None:
    assert is_another(folded)


@pytest.mark.parametrize("folded", ["et pour mon mari avec prestaplus ?", "et pour une couronne ?", "et en mars ?", "mon mari est malade"])
def test_more_than_somebody_else(folded: str) -> None:
    assert not is_another(folded)


@pytest.mark.parametrize(
    ("folded", "who"),
    [
        ("et sa soeur de 20 ans voit un psychologue", "sa sœur"),
        ("et pour mon mari 2 seances a 70 €", "votre mari"),
        ("et moi 2 a 1000 €", "vous"),
        ("et ma belle mere, 3 seances", "votre belle mère"),
        ("et avec prestaplus pour mon mari", None),
        ("2 seances pour mon mari", None),
    ],
)
def test_whom_a_message_turns_to(folded: str, who: str | None) -> None:
    assert who_now(folded) == who


def test_said_back_to_the_member() -> None:
    assert spoken("mon frere") == "votre frère"
    assert spoken("moi") == "vous"


@pytest.mark.parametrize(("folded", "asked"), [("ca fait combien en tout ?", True), ("et ensemble ?", True), ("et en mars ?", False)])
def test_the_sum_is_asked_for(folded: str, asked: bool) -> None:
    assert asks_total(folded) is asked
