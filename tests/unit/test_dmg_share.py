"""DMG: what a member pays at the GP's (lines 593–601) and at the specialist's (lines 605–639)."""

import pytest

from benefits.inputs import UNKNOWN
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import KNOWLEDGE, MSL_DAY, calculated, eur, run, run_all, said, written

GP, SPECIALIST = "msl.dmg_generaliste", "msl.dmg_specialiste"
COMPLETE = {"specialite": "cardiologie", "dmg_valide": True, "envoi_generaliste": True, "premiere_fois": True, "statut": "ordinaire"}


@pytest.mark.parametrize(
    ("share", "off", "left"),
    [
        ("6", "1,80", "4,20"),
        ("10", "3", "7"),
        ("4,50", "1,35", "3,15"),
        ("6,05", "1,82", "4,23"),  # 30 % = 1,815, half up 1,82
        ("0,01", "0", "0,01"),  # 0,003 → 0
        ("0,02", "0,01", "0,01"),  # 0,006 → 0,01
    ],
)
def test_the_share_at_the_gp_is_reduced_by_thirty_percent(share: str, off: str, left: str) -> None:
    result = calculated(GP, MSL_DAY, part_personnelle=eur(share))
    assert (result.paid, result.refund, result.remaining) == (eur(share), eur(off), eur(left))


def test_the_gp_needs_nothing_but_the_share_and_says_what_it_takes_for_granted() -> None:
    asked = run(GP, MSL_DAY)
    assert isinstance(asked, Missing)
    assert asked.input == "part_personnelle"
    result = calculated(GP, MSL_DAY, part_personnelle=eur("6"))
    assert any("en cours de validité" in written(note, "msl") for note in result.notes)


def test_without_a_share_the_rate_is_given_and_no_amount() -> None:
    result = run(GP, MSL_DAY, part_personnelle=UNKNOWN)
    assert isinstance(result, NotCovered)
    assert "30 %" in said(result)
    assert "€" not in said(result)


def test_the_gp_without_a_valid_dmg_is_refused() -> None:
    assert isinstance(run(GP, MSL_DAY, part_personnelle=eur("6"), dmg_valide=False), Refused)


@pytest.mark.parametrize("condition", ["age", "chronique", "palliatif"])
def test_a_home_visit_by_day_is_reduced_for_each_of_the_three_situations(condition: str) -> None:
    result = calculated(GP, MSL_DAY, type_contact="visite", moment_visite="jour", condition_visite=condition, part_personnelle=eur("10"))
    assert result.remaining == eur("7")


def test_a_home_visit_without_a_situation_is_refused() -> None:
    result = run(GP, MSL_DAY, type_contact="visite", moment_visite="jour", condition_visite="aucune", part_personnelle=eur("10"))
    assert isinstance(result, Refused)
    assert "75 ans" in said(result)


@pytest.mark.parametrize(("age", "asked"), [(74, True), (75, False), (76, False)])
def test_at_seventy_five_the_situation_is_not_asked(age: int, asked: bool) -> None:
    result = run(GP, MSL_DAY, type_contact="visite", moment_visite="jour", age=age, part_personnelle=eur("10"))
    assert (isinstance(result, Missing) and result.input == "condition_visite") is asked


def test_at_eighty_a_home_visit_is_reduced_whatever_was_said_of_illness() -> None:
    # Line 596: « soit vous avez au moins 75 ans » is enough. « Aucune » may have been answered before the age was corrected.
    result = run(GP, MSL_DAY, type_contact="visite", moment_visite="jour", condition_visite="aucune", age=80, part_personnelle=eur("10"))
    assert isinstance(result, Calculated), said(result)


def test_at_forty_the_situation_of_the_over_seventy_fives_does_not_hold() -> None:
    result = run(GP, MSL_DAY, type_contact="visite", moment_visite="jour", condition_visite="age", age=40, part_personnelle=eur("10"))
    assert not isinstance(result, Calculated), "40 years and « 75 ans ou plus » contradict each other"


def test_a_visit_in_the_evening_is_excluded_with_its_source_and_caveat() -> None:
    result = run(GP, MSL_DAY, type_contact="visite", moment_visite="hors_jour", condition_visite="age", part_personnelle=eur("10"))
    assert isinstance(result, Refused)
    assert (result.source.first_line, result.source.last_line) == (600, 601)
    assert "supplément de permanence" in said(result)


def test_the_open_point_of_the_excluded_visit_reaches_the_member() -> None:
    # open-points.md, m600 ↔ 601: « state both »; the stop names msl.dmg.permanence, which has a caveat.
    result = run(GP, MSL_DAY, type_contact="visite", moment_visite="hors_jour", condition_visite="age", part_personnelle=eur("10"))
    assert "msl.dmg.permanence" in getattr(result, "open_points", ())


def test_a_visit_at_an_unknown_hour_is_calculated_for_the_day_and_says_so() -> None:
    result = calculated(GP, MSL_DAY, type_contact="visite", moment_visite=UNKNOWN, condition_visite="chronique", part_personnelle=eur("10"))
    assert any("en journée" in written(note, "msl") for note in result.notes)


@pytest.mark.parametrize(
    ("status", "share", "off", "left"),
    [
        ("ordinaire", "12", "5", "7"),
        ("bim", "12", "2", "10"),  # lines 607, 608
        ("ordinaire", "5", "5", "0"),
        ("ordinaire", "5,01", "5", "0,01"),
        ("bim", "2", "2", "0"),
        ("ordinaire", "3", "3", "0"),
        ("bim", "1,50", "1,50", "0"),  # never below zero
    ],
)
def test_the_share_at_the_specialist_is_reduced_by_the_flat_amount_of_the_status(status: str, share: str, off: str, left: str) -> None:
    result = calculated(SPECIALIST, MSL_DAY, **{**COMPLETE, "statut": status}, part_personnelle=eur(share))
    assert (result.refund, result.remaining, result.paid) == (eur(off), eur(left), eur(share))


@pytest.mark.parametrize(
    ("broken", "lines", "words"),
    [
        ({"specialite": "autre_specialite"}, (615, 635), "liste"),
        ({"dmg_valide": False}, (613, 639), "DMG en cours de validité"),
        ({"envoi_generaliste": False}, (613, 613), "document d’envoi"),
        ({"premiere_fois": False}, (612, 612), "une seule fois par an"),
    ],
)
def test_each_condition_of_the_specialist_is_refused_in_turn(broken: dict, lines: tuple, words: str) -> None:
    result = run(SPECIALIST, MSL_DAY, **{**COMPLETE, **broken}, part_personnelle=eur("12"))
    assert isinstance(result, Refused)
    assert (result.source.first_line, result.source.last_line) == lines
    assert words in said(result)


@pytest.mark.parametrize(
    ("unknown", "words"),
    [("dmg_valide", "en cours de validité"), ("envoi_generaliste", "document d’envoi"), ("premiere_fois", "première fois cette année")],
)
def test_a_condition_that_the_member_does_not_know_is_assumed_and_said(unknown: str, words: str) -> None:
    result = calculated(SPECIALIST, MSL_DAY, **{**COMPLETE, unknown: UNKNOWN}, part_personnelle=eur("12"))
    assert result.remaining == eur("7")
    assert [words in written(note, "msl") for note in result.notes] == [True]


def test_an_unknown_status_is_worked_out_for_both() -> None:
    found = {
        outcome.option: outcome.result.remaining
        for outcome in run_all(SPECIALIST, MSL_DAY, **{**COMPLETE, "statut": UNKNOWN}, part_personnelle=eur("12"))
    }
    assert found == {"ordinaire": eur("7"), "bim": eur("10")}


@pytest.mark.parametrize("speciality", [option for option in KNOWLEDGE.specs["specialite"].options if option != "autre_specialite"])
def test_every_speciality_of_the_list_is_reduced(speciality: str) -> None:
    assert calculated(SPECIALIST, MSL_DAY, **{**COMPLETE, "specialite": speciality}, part_personnelle=eur("12")).refund == eur("5")


def test_the_list_has_the_seventeen_specialities_of_the_page() -> None:
    assert len(KNOWLEDGE.specs["specialite"].options) - 1 == 17  # lines 619–635


def test_the_questions_of_the_specialist_come_in_the_order_of_the_conditions() -> None:
    given: dict = {}
    for name, value in {**COMPLETE, "part_personnelle": eur("12")}.items():
        asked = run(SPECIALIST, MSL_DAY, **given)
        assert isinstance(asked, Missing)
        assert asked.input == name
        given[name] = value
    assert isinstance(run(SPECIALIST, MSL_DAY, **given), Calculated)
