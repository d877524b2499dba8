"""CMCM membership (brochure, line 24): 10 % for singles below 30; and the 1st-class room by cover and stay (lines 168, 178, 359–363)."""

import pytest

from benefits.inputs import UNKNOWN, InputError
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import CMCM_DAY, KNOWLEDGE, calculated, eur, line_of, run, run_all, said, written

DISCOUNT, ROOM = "cmcm.remise_jeunes", "cmcm.premiere_classe"
STAYS = ("legere", "accouchement", "sans_intervention")
COVERS = ("regime_commun", "prestaplus", "denta_optiplus")


@pytest.mark.parametrize(
    ("premium", "off", "left"),
    [
        ("40", "4", "36"),
        ("0,10", "0,01", "0,09"),
        ("45,50", "4,55", "40,95"),
        ("45,54", "4,55", "40,99"),  # 4,554
        ("45,55", "4,56", "40,99"),  # 4,555: half up
        ("45,56", "4,56", "41,00"),
        ("123,45", "12,35", "111,10"),  # 12,345: half up
        ("999,99", "100", "899,99"),  # 99,999
        ("0,04", "0", "0,04"),
        ("0,05", "0,01", "0,04"),  # 0,005: half up
    ],
)
def test_ten_percent_of_the_premium_is_taken_off(premium: str, off: str, left: str) -> None:
    result = calculated(DISCOUNT, CMCM_DAY, age=25, celibataire=True, cotisation=eur(premium))
    assert (result.refund, result.remaining, result.paid) == (eur(off), eur(left), eur(premium))
    assert line_of(result, "Réduction").amount == eur(off)
    assert line_of(result, "Réduction").source.first_line == 24  # type: ignore[union-attr]


def test_the_sentence_names_all_three_amounts() -> None:
    told = said(calculated(DISCOUNT, CMCM_DAY, age=25, cotisation=eur("45,50")))
    assert all(amount in told for amount in ("45,50 €", "40,95 €", "4,55 €"))


@pytest.mark.parametrize(("age", "granted"), [(0, True), (18, True), (29, True), (30, False), (31, False), (120, False)])
def test_below_thirty_only(age: int, granted: bool) -> None:
    result = run(DISCOUNT, CMCM_DAY, age=age, celibataire=True, cotisation=eur("40"))
    assert isinstance(result, Calculated if granted else Refused)
    assert granted or "30 ans" in said(result)


def test_singles_only() -> None:
    refused = run(DISCOUNT, CMCM_DAY, age=25, celibataire=False, cotisation=eur("40"))
    assert isinstance(refused, Refused)
    assert "célibataires" in said(refused)
    assert isinstance(run(DISCOUNT, CMCM_DAY, age=45, celibataire=False, cotisation=eur("40")), Refused)


def test_what_was_not_said_is_a_condition() -> None:
    def notes(**inputs: object) -> str:
        result = calculated(DISCOUNT, CMCM_DAY, cotisation=eur("40"), **inputs)
        return " ".join(written(note, "cmcm") for note in result.notes)

    assert "À condition d’être célibataire" in notes(age=25)
    assert "célibataire" not in notes(age=25, celibataire=True)
    assert "moins de 30 ans" in notes(age=UNKNOWN, celibataire=True)
    assert "30 ans" not in notes(age=25)


def test_no_premium_is_made_up() -> None:
    asked = run(DISCOUNT, CMCM_DAY, age=25)
    assert isinstance(asked, Missing)
    assert asked.input == "cotisation"
    told = run(DISCOUNT, CMCM_DAY, age=25, cotisation=UNKNOWN)
    assert isinstance(told, NotCovered)
    assert "10 %" in said(told)
    assert "€" not in said(told)
    with pytest.raises(InputError):
        run(DISCOUNT, CMCM_DAY, age=25, cotisation=eur("0"))


# --- 1st class --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cover", [None, *COVERS])
def test_a_serious_stay_is_covered_in_first_class_by_every_cover(cover: "str | None") -> None:
    more = {"couverture": cover} if cover else {}
    result = calculated(ROOM, CMCM_DAY, type_sejour="grave", **more)  # line 178
    assert said(result).startswith("Oui")
    assert "régime commun" in said(result)
    assert (result.refund, result.open_points) == (None, ("cmcm.chirurgie.grave",))


@pytest.mark.parametrize("stay", STAYS)
def test_any_other_stay_needs_prestaplus(stay: str) -> None:
    # Lines 361–363: light or middling operation, childbirth, stay without operation.
    asked = run(ROOM, CMCM_DAY, type_sejour=stay)
    assert isinstance(asked, Missing)
    assert asked.input == "couverture"
    refused = run(ROOM, CMCM_DAY, type_sejour=stay, couverture="regime_commun")
    assert isinstance(refused, Refused)
    assert "PRESTAPLUS" in said(refused)
    for cover in COVERS[1:]:
        granted = calculated(ROOM, CMCM_DAY, type_sejour=stay, couverture=cover)
        assert said(granted).startswith("Oui")
        assert "si une chambre est disponible" in said(granted)  # line 168
        assert granted.open_points == ("cmcm.hospitalisation.participe",)
    unknown = run(ROOM, CMCM_DAY, type_sejour=stay, couverture=UNKNOWN)
    assert isinstance(unknown, NotCovered)
    assert "PRESTAPLUS" in said(unknown)


def test_a_stay_that_is_not_known_is_answered_for_each_kind() -> None:
    found = {outcome.option: type(outcome.result) for outcome in run_all(ROOM, CMCM_DAY, type_sejour=UNKNOWN, couverture="regime_commun")}
    assert found == {"grave": Calculated, **dict.fromkeys(STAYS, Refused)}
    found = {outcome.option: type(outcome.result) for outcome in run_all(ROOM, CMCM_DAY, type_sejour=UNKNOWN, couverture="prestaplus")}
    assert found == dict.fromkeys(("grave", *STAYS), Calculated)


def test_the_open_points_of_first_class_have_words() -> None:
    assert all(KNOWLEDGE.open_points[name].caveat for name in ("cmcm.chirurgie.grave", "cmcm.hospitalisation.participe"))
