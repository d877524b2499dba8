"""Optics (lines 712–750): every answer by age, article, first supply or renewal and strength, and from when a renewal is possible."""

from datetime import date
from decimal import Decimal

import pytest

from benefits.inputs import UNKNOWN, InputError
from benefits.results import Calculated, Missing, NotCovered, Refused, Result
from tests.unit.cases import KNOWLEDGE, MSL_DAY, calculated, run, said, written

RULE = "msl.optique"
GLASSES, FRAME, SOFT, HARD = "verres", "monture", "lentilles_souples", "lentilles_rigides"
CHILDREN = (0, 7, 17)
ADULTS = (18, 40, 64)  # 65 is open for the first lenses: « de 18 à 65 » (739) and « plus de 65 » (743)
SENIORS = (66, 80, 120)
FIRST, RENEWAL = {"premiere_fourniture": True}, {"premiere_fourniture": False}
SINCE = {"date_derniere": date(2023, 1, 10)}


def dioptres(text: str) -> Decimal:
    """« 7,75 » as the page prints it."""
    return Decimal(text.replace(",", "."))


def answer(age: int, article: str, **inputs: object) -> Result:
    return run(RULE, MSL_DAY, age=age, article_optique=article, **inputs)


def lines(result: Result) -> tuple:
    assert isinstance(result, Calculated), result
    return tuple((written(line.label, "msl"), written(line.formula, "msl")) for line in result.lines)


def test_every_article_is_tested_here() -> None:
    assert set(KNOWLEDGE.specs["article_optique"].options) == {GLASSES, FRAME, SOFT, HARD}


# --- under 18 (lines 712–731) -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", CHILDREN)
@pytest.mark.parametrize("strength", [{}, {"dioptrie": dioptres("0,25")}, {"dioptrie": dioptres("9")}, {"dioptrie": UNKNOWN}])
def test_a_childs_first_glasses_are_granted_whatever_their_strength(age: int, strength: dict) -> None:
    result = answer(age, GLASSES, **FIRST, **strength)
    assert isinstance(result, Calculated)
    assert said(result).startswith("Oui")
    assert "quelle que soit la dioptrie" in said(result)  # line 720
    assert result.lines == ()
    assert result.open_points == ("msl.optique.montants",)


@pytest.mark.parametrize("age", CHILDREN)
def test_a_childs_first_frame_is_granted(age: int) -> None:
    result = answer(age, FRAME, **FIRST)  # line 721
    assert isinstance(result, Calculated)
    assert said(result).startswith("Oui")
    assert "première monture" in said(result)


@pytest.mark.parametrize("age", CHILDREN)
def test_a_childs_frame_is_renewed_once(age: int) -> None:
    once = answer(age, FRAME, **RENEWAL, monture_renouvelee=False)  # line 725: « 1 seule fois »
    assert isinstance(once, Calculated)
    assert "une seule fois" in said(once)
    again = answer(age, FRAME, **RENEWAL, monture_renouvelee=True)
    assert isinstance(again, Refused)
    assert again.source.first_line == 725


def test_whether_the_frame_was_renewed_is_asked_and_assumed_where_not_known() -> None:
    asked = answer(10, FRAME, **RENEWAL)
    assert isinstance(asked, Missing)
    assert asked.input == "monture_renouvelee"
    assumed = answer(10, FRAME, **RENEWAL, monture_renouvelee=UNKNOWN)
    assert isinstance(assumed, Calculated)
    assert any("pas encore été renouvelée" in written(note, "msl") for note in assumed.notes)


@pytest.mark.parametrize("age", CHILDREN)
@pytest.mark.parametrize("article", [SOFT, HARD])
def test_a_childs_first_contact_lenses_are_not_in_the_page(age: int, article: str) -> None:
    assert isinstance(answer(age, article, **FIRST), NotCovered)  # lines 728–731: renewals only


# --- the delay of a renewal ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ages", "article", "years", "difference"),
    [
        (CHILDREN, GLASSES, 2, "0,5"),  # line 726
        (CHILDREN, SOFT, 1, "1"),  # line 730
        (CHILDREN, HARD, 3, "1"),  # line 731
        ((*ADULTS, 65), GLASSES, 5, "0,5"),  # line 741
        (SENIORS, GLASSES, 5, "0,5"),  # line 746
        (SENIORS, SOFT, 1, "1"),  # line 747
        (SENIORS, HARD, 3, "1"),  # line 748
    ],
)
def test_the_delay_of_a_renewal_and_the_difference_that_lifts_it(ages: tuple, article: str, years: int, difference: str) -> None:
    enough, just_not = dioptres(difference), dioptres(difference) - Decimal("0.01")
    for age in ages:
        for given in (SINCE, {**SINCE, **RENEWAL}, {**SINCE, "difference_dioptrie": just_not}, {**SINCE, "difference_dioptrie": UNKNOWN}):
            ((_, text),) = lines(answer(age, article, **given))
            assert text.startswith(f"au plus tôt le 10 janvier {2023 + years}, {years} an")
        for lifting in ({**SINCE, "difference_dioptrie": enough}, {"difference_dioptrie": enough}, {"difference_dioptrie": enough + 3}):
            ((_, text),) = lines(answer(age, article, **lifting))
            assert "possible dès maintenant" in text
            assert f"au moins {difference} dioptrie" in text
        assert f"au moins {difference} dioptrie" in said(answer(age, article, **SINCE))


@pytest.mark.parametrize(
    ("age", "article", "last", "words"),
    [
        # On 15 June 2023. Exactly so many years ago: « délai de … minimum » is over on that day.
        (10, GLASSES, date(2021, 6, 15), "possible depuis le 15 juin 2023"),
        (10, GLASSES, date(2021, 6, 16), "au plus tôt le 16 juin 2023"),
        (10, GLASSES, date(2019, 3, 1), "possible depuis le 1er mars 2021"),
        (10, SOFT, date(2022, 6, 15), "possible depuis le 15 juin 2023"),
        (10, SOFT, date(2022, 6, 16), "au plus tôt le 16 juin 2023"),
        (10, HARD, date(2020, 6, 15), "possible depuis le 15 juin 2023"),
        (10, HARD, date(2020, 6, 16), "au plus tôt le 16 juin 2023"),
        (40, GLASSES, date(2018, 6, 15), "possible depuis le 15 juin 2023"),
        (40, GLASSES, date(2018, 6, 16), "au plus tôt le 16 juin 2023"),
        (70, GLASSES, date(2018, 6, 16), "au plus tôt le 16 juin 2023"),
        (70, SOFT, date(2022, 6, 15), "possible depuis le 15 juin 2023"),
        (70, HARD, date(2020, 6, 16), "au plus tôt le 16 juin 2023"),
        # 29 February: no such day in 2022 (child, 2 years) and 2025 (adult, 5 years).
        (10, GLASSES, date(2020, 2, 29), "possible depuis le 1er mars 2022"),
        (40, GLASSES, date(2020, 2, 29), "au plus tôt le 1er mars 2025"),
        (70, HARD, date(2021, 2, 28), "au plus tôt le 28 février 2024"),  # not the 29th
        (40, GLASSES, date(2022, 12, 31), "au plus tôt le 31 décembre 2027"),
    ],
)
def test_the_earliest_date_of_a_renewal_past_and_future(age: int, article: str, last: date, words: str) -> None:
    ((label, text),) = lines(answer(age, article, date_derniere=last))
    assert text.startswith(words)
    assert (
        label
        == {
            GLASSES: "Renouvellement des verres",
            SOFT: "Renouvellement des lentilles souples",
            HARD: "Renouvellement des lentilles rigides",
        }[article]
    )


@pytest.mark.parametrize(("age", "article"), [(10, GLASSES), (40, GLASSES), (70, GLASSES), (10, SOFT), (70, HARD)])
def test_without_the_date_of_the_last_supply_the_rule_is_given_without_a_date(age: int, article: str) -> None:
    result = answer(age, article, **RENEWAL, date_derniere=UNKNOWN)
    assert lines(result) == ()
    assert "renouvel" in said(result)


@pytest.mark.parametrize(
    ("age", "point"), [(10, "msl.optique.montants"), (40, "msl.optique.minimum_renouvellement"), (70, "msl.optique.minimum_renouvellement")]
)
def test_the_minimum_strength_of_an_adults_renewal_is_an_open_point(age: int, point: str) -> None:
    result = answer(age, GLASSES, **SINCE)  # lines 741, 746–750
    assert isinstance(result, Calculated)
    assert result.open_points == (point,)


def test_the_line_of_the_delay_has_the_source_of_its_years() -> None:
    result = answer(40, GLASSES, **SINCE)
    assert isinstance(result, Calculated)
    assert result.lines[0].source
    assert (result.lines[0].source.first_line, result.lines[0].source.last_line) == (741, 746)


# --- first glasses from 18 on (lines 739–745) -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", ADULTS)
@pytest.mark.parametrize(
    ("strength", "granted"),
    [("0", False), ("4,24", False), ("4,25", False), ("4,50", False), ("7,74", False), ("7,75", True), ("7,76", True), ("12", True)],
)
def test_from_18_to_64_the_first_glasses_need_seven_and_three_quarters(age: int, strength: str, granted: bool) -> None:
    result = answer(age, GLASSES, **FIRST, dioptrie=dioptres(strength))  # line 741: « égale ou supérieure à 7,75 »
    assert isinstance(result, Calculated if granted else Refused)
    assert said(result).startswith("Oui" if granted else "Non")
    assert "7,75 dioptries" in said(result)


@pytest.mark.parametrize("age", SENIORS)
@pytest.mark.parametrize(
    ("strength", "granted"),
    [("0", False), ("4", False), ("4,24", False), ("4,25", True), ("4,26", True), ("7,74", True), ("7,75", True), ("12", True)],
)
def test_over_65_the_first_glasses_need_four_and_a_quarter(age: int, strength: str, granted: bool) -> None:
    result = answer(age, GLASSES, **FIRST, dioptrie=dioptres(strength))  # line 745: « égale ou supérieure à 4,25 »
    assert isinstance(result, Calculated if granted else Refused)
    assert said(result).startswith("Oui" if granted else "Non")


@pytest.mark.parametrize(
    ("strength", "kind"),
    [
        # At 65 either minimum may hold (739 ↔ 743): below both no, from both on yes, between them open.
        ("4,24", Refused),
        ("4,25", NotCovered),
        ("6", NotCovered),
        ("7,74", NotCovered),
        ("7,75", Calculated),
        ("10", Calculated),
    ],
)
def test_at_65_what_lies_between_the_two_minima_is_open(strength: str, kind: type) -> None:
    result = answer(65, GLASSES, **FIRST, dioptrie=dioptres(strength))
    assert isinstance(result, kind)
    if isinstance(result, NotCovered):
        assert result.open_points == ("msl.optique.age_limite",)
        assert all(words in said(result) for words in ("7,75", "4,25", "« de 18 à 65 ans »", "« plus de 65 ans »"))


def test_over_65_between_the_minima_the_answer_names_distance_and_kind_of_lenses() -> None:
    text = said(answer(70, GLASSES, **FIRST, dioptrie=dioptres("5")))
    assert all(words in text for words in ("4,25", "vision de loin", "bifocaux ou multifocaux"))  # line 745


@pytest.mark.parametrize("age", [18, 65, 66])
def test_an_adult_who_does_not_know_the_strength_gets_both_minima(age: int) -> None:
    result = answer(age, GLASSES, **FIRST, dioptrie=UNKNOWN)
    assert isinstance(result, NotCovered)
    assert all(minimum in said(result) for minimum in ("7,75", "4,25"))


def test_a_strength_alone_is_taken_for_a_first_supply_and_the_answer_says_so() -> None:
    result = answer(40, GLASSES, dioptrie=dioptres("8"))
    assert isinstance(result, Calculated)
    assert any("première fourniture" in written(note, "msl") for note in result.notes)
    assert isinstance(answer(40, GLASSES, dioptrie=dioptres("7,5")), Refused)
    renewal = answer(40, GLASSES, dioptrie=dioptres("3"), **SINCE)  # the last supply is known: a renewal
    assert "au plus tôt le 10 janvier 2028" in lines(renewal)[0][1]


# --- frames and contact lenses from 18 on ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", [*ADULTS, 65, *SENIORS])
@pytest.mark.parametrize("more", [FIRST, RENEWAL, {**RENEWAL, "monture_renouvelee": True}])
def test_the_page_names_no_frame_for_adults(age: int, more: dict) -> None:
    assert isinstance(answer(age, FRAME, **more), NotCovered)  # lines 733–748


@pytest.mark.parametrize("age", ADULTS)
@pytest.mark.parametrize("article", [SOFT, HARD])
@pytest.mark.parametrize("more", [FIRST, {**RENEWAL, **SINCE}, {"difference_dioptrie": dioptres("2")}])
def test_the_page_says_nothing_of_contact_lenses_from_18_to_65(age: int, article: str, more: dict) -> None:
    result = answer(age, article, **more)  # lines 739–741 name lenses of glasses only
    assert isinstance(result, NotCovered)
    assert "De 18 à 65 ans" in said(result)


@pytest.mark.parametrize("article", [SOFT, HARD])
def test_contact_lenses_at_65_carry_the_open_point_of_the_age(article: str) -> None:
    result = answer(65, article, **SINCE)
    assert "msl.optique.age_limite" in result.open_points  # type: ignore[union-attr]


@pytest.mark.parametrize("article", [SOFT, HARD])
@pytest.mark.parametrize("more", [FIRST])
def test_first_contact_lenses_over_65_are_not_in_the_page(article: str, more: dict) -> None:
    assert isinstance(answer(70, article, **more), NotCovered)


# --- questions ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, "age"),
        ({"article_optique": GLASSES, **FIRST}, "age"),
        ({"age": 10}, "article_optique"),
        ({"age": 40, "article_optique": GLASSES}, "premiere_fourniture"),
        ({"age": 10, "article_optique": FRAME}, "premiere_fourniture"),
        ({"age": 40, "article_optique": GLASSES, **FIRST}, "dioptrie"),
        ({"age": 70, "article_optique": GLASSES, **FIRST}, "dioptrie"),
        ({"age": 10, "article_optique": GLASSES, **RENEWAL}, "date_derniere"),
        ({"age": 40, "article_optique": GLASSES, **RENEWAL}, "date_derniere"),
        ({"age": 10, "article_optique": SOFT}, "date_derniere"),
        ({"age": 70, "article_optique": HARD}, "date_derniere"),
    ],
)
def test_only_what_the_situation_needs_is_asked_for(inputs: dict, asked: str) -> None:
    result = run(RULE, MSL_DAY, **inputs)
    assert isinstance(result, Missing)
    assert result.input == asked


def test_a_childs_glasses_are_taken_for_a_first_pair_and_said_so() -> None:
    result = run(RULE, MSL_DAY, age=10, article_optique=GLASSES)
    assert isinstance(result, Calculated)
    assert any("première paire" in note.template for note in result.notes)


@pytest.mark.parametrize(
    "inputs", [{"age": 40, "article_optique": FRAME}, {"age": 40, "article_optique": SOFT}, {"age": 65, "article_optique": HARD}]
)
def test_nothing_is_asked_where_the_page_says_nothing_in_any_case(inputs: dict) -> None:
    assert isinstance(run(RULE, MSL_DAY, **inputs), NotCovered)


@pytest.mark.parametrize(
    "inputs",
    [
        {"age": UNKNOWN, "article_optique": GLASSES, **FIRST},
        {"age": 40, "article_optique": UNKNOWN},
        {"age": 40, "article_optique": GLASSES, "premiere_fourniture": UNKNOWN},
        {"age": 10, "article_optique": FRAME, "premiere_fourniture": UNKNOWN},
    ],
)
def test_without_age_article_or_kind_of_supply_there_is_no_answer(inputs: dict) -> None:
    assert isinstance(run(RULE, MSL_DAY, **inputs), NotCovered)


@pytest.mark.parametrize("name", ["dioptrie", "difference_dioptrie"])
@pytest.mark.parametrize("value", ["-0.01", "-0.75", "40.01", "NaN", "Infinity"])
def test_a_strength_that_cannot_be_is_refused(name: str, value: str) -> None:
    with pytest.raises(InputError):
        KNOWLEDGE.specs[name].check(Decimal(value), MSL_DAY)


@pytest.mark.parametrize("value", ["-1", "41", "-7.75"])
def test_a_strength_out_of_bounds_is_refused(value: str) -> None:
    with pytest.raises(InputError):
        answer(40, GLASSES, **FIRST, dioptrie=Decimal(value))


def test_the_figures_are_those_of_2023() -> None:
    assert {figure.period for figure in calculated(RULE, MSL_DAY, age=40, article_optique=GLASSES, **SINCE).figures} == {"2023"}
    assert isinstance(run(RULE, date(2022, 12, 31), age=40, article_optique=GLASSES, **FIRST, dioptrie=dioptres("8")), NotCovered)
    assert isinstance(answer(40, GLASSES, **SINCE, annee_demandee=2024), NotCovered)
    assert isinstance(answer(40, GLASSES, **SINCE, annee_demandee=2023), Calculated)
