"""The ticket modérateur (lines 419–426), and the care refunded at 100 % (lines 518–545)."""

from datetime import date

import pytest

from benefits.inputs import UNKNOWN, Act
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered, Refused
from tests.unit.cases import MSL_DAY, calculated, eur, line_of, run, said, written

SHARE, CARE = "msl.ticket_moderateur", "msl.soins_100"
GP, SPECIALIST, GYNAECOLOGIST, PHYSIO, DENTIST, SPEECH, HOME = (
    "chez_generaliste",
    "chez_specialiste",
    "chez_gynecologue",
    "chez_kine",
    "dentiste_preventif",
    "chez_logopede",
    "visite_generaliste",
)
FRANCHISE = "Franchise, à votre charge"


# --- ticket modérateur ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fee", "refund", "share"),
    [
        ("30,00", "22,50", "7,50"),
        ("240,00", "0", "240,00"),
        ("240,00", "239,99", "0,01"),
        ("240,00", "240,00", "0"),
        ("0,01", "0", "0,01"),
        ("1.234,56", "987,65", "246,91"),
    ],
)
@pytest.mark.parametrize("paid", [None, UNKNOWN])
def test_the_share_is_the_official_fee_less_the_refund(fee: str, refund: str, share: str, paid: object) -> None:
    more = {} if paid is None else {"montant_facture": paid}
    result = calculated(SHARE, MSL_DAY, tarif_officiel=eur(fee), remboursement_mutualite=eur(refund), **more)  # line 424
    assert result.headline.values["share"] == eur(share)
    assert [line.amount for line in result.lines] == [eur(fee), eur(refund), eur(share)]
    assert "supplément" not in said(result)


@pytest.mark.parametrize(
    ("paid", "supplement", "total"),
    [
        ("45,00", "15,00", "22,50"),  # 45 − 30 = 15; 7,50 + 15 = 22,50 = 45 − 22,50
        ("30,01", "0,01", "7,51"),
        ("300,00", "270,00", "277,50"),
    ],
)
def test_what_was_paid_beyond_the_fee_is_a_supplement_and_no_part_of_the_share(paid: str, supplement: str, total: str) -> None:
    result = calculated(SHARE, MSL_DAY, tarif_officiel=eur("30,00"), remboursement_mutualite=eur("22,50"), montant_facture=eur(paid))
    assert result.headline.values == {"share": eur("7,50"), "supplement": eur(supplement), "total": eur(total)}
    assert line_of(result, "Ticket modérateur").amount == eur("7,50")
    assert line_of(result, "Supplément d’honoraires").amount == eur(supplement)
    assert "ne compte pas pour le MàF" in said(result)  # line 426


@pytest.mark.parametrize("paid", ["30,00", "29,99", "22,50"])
def test_up_to_the_fee_there_is_no_supplement(paid: str) -> None:
    result = calculated(SHARE, MSL_DAY, tarif_officiel=eur("30,00"), remboursement_mutualite=eur("22,50"), montant_facture=eur(paid))
    assert result.headline.values == {"share": eur("7,50")}
    assert len(result.lines) == 3


@pytest.mark.parametrize(("fee", "refund"), [("30,00", "30,01"), ("22,50", "30,00")])
@pytest.mark.parametrize("more", [{}, {"montant_facture": eur("45,00")}])
def test_a_refund_above_the_fee_is_questioned_and_nothing_worked_out(fee: str, refund: str, more: dict) -> None:
    result = run(SHARE, MSL_DAY, tarif_officiel=eur(fee), remboursement_mutualite=eur(refund), **more)
    assert isinstance(result, NotCovered)
    assert "dépasse le tarif officiel" in said(result)


@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, "tarif_officiel"),
        ({"montant_facture": eur("45,00")}, "tarif_officiel"),
        ({"remboursement_mutualite": eur("22,50")}, "tarif_officiel"),
        ({"tarif_officiel": eur("30,00")}, "remboursement_mutualite"),
    ],
)
def test_fee_and_refund_are_asked_for_and_what_was_paid_is_not(inputs: dict, asked: str) -> None:
    result = run(SHARE, MSL_DAY, **inputs)
    assert isinstance(result, Missing)
    assert result.input == asked


@pytest.mark.parametrize(
    "inputs",
    [
        {"tarif_officiel": UNKNOWN, "remboursement_mutualite": eur("22,50")},
        {"tarif_officiel": UNKNOWN, "remboursement_mutualite": eur("22,50"), "montant_facture": eur("30,00")},
        {"tarif_officiel": eur("30,00"), "remboursement_mutualite": UNKNOWN},
    ],
)
def test_without_the_fee_or_the_refund_there_is_no_share(inputs: dict) -> None:
    result = run(SHARE, MSL_DAY, **inputs)
    assert isinstance(result, NotCovered)
    assert "€" not in said(result)


# --- care refunded at 100 % -----------------------------------------------------------------------------------------------------


def act(code: str, share: "str | None" = None, **more: object) -> Act:
    return Act(code, eur(share) if share else None, **more)  # type: ignore[arg-type]


def care(age: int, *acts: Act, **more: object) -> Calculated:
    return calculated(CARE, MSL_DAY, age=age, actes=acts, **more)


def labels(result: Calculated) -> list:
    return [written(line.label, "msl") for line in result.lines]


def amounts(result: Calculated) -> tuple:
    return result.refund, result.paid, result.remaining


def eurs(*texts: str) -> tuple:
    return tuple(eur(text) for text in texts)


@pytest.mark.parametrize("age", [0, 3, 4, 12, 17])
@pytest.mark.parametrize("code", [GP, SPECIALIST, GYNAECOLOGIST, PHYSIO, DENTIST, SPEECH])
def test_under_eighteen_the_whole_share_is_refunded_without_a_franchise(age: int, code: str) -> None:
    # Lines 520–525: general practitioners, specialists (a gynaecologist is one), physiotherapists, dentists (preventive), speech
    # therapists.
    result = care(age, act(code, "47,31"))
    assert amounts(result) == eurs("47,31", "47,31", "0")
    assert FRANCHISE not in labels(result)
    assert result.open_points == ()


def test_under_eighteen_there_is_no_ceiling_and_a_used_franchise_changes_nothing() -> None:
    # Line 520: « sans franchise et sans plafond »: 6 × 500 + 1.000 = 4.000.
    result = care(17, act(GP, "500", count=6), act(SPECIALIST, "1.000"), franchise_utilisee=eur("12"))
    assert amounts(result) == eurs("4.000", "4.000", "0")


def test_under_eighteen_a_home_visit_is_not_in_the_list() -> None:
    result = care(17, act(HOME, "25"), act(GP, "10"))  # lines 520–525 list consultations; visits stand in line 537 only
    assert amounts(result) == eurs("10", "35", "25")


@pytest.mark.parametrize("age", [18, 40, 75])
@pytest.mark.parametrize("code", [GP, GYNAECOLOGIST])
@pytest.mark.parametrize(
    ("share", "refund", "remaining"),
    [("50", "20", "30"), ("30,01", "0,01", "30"), ("30", "0", "30"), ("29,99", "0", "29,99"), ("6,50", "0", "6,50")],
)
def test_an_adult_pays_the_first_thirty_euros(age: int, code: str, share: str, refund: str, remaining: str) -> None:
    result = care(age, act(code, share))  # lines 529–532
    assert amounts(result) == eurs(refund, share, remaining)
    assert line_of(result, FRANCHISE).amount == eur(remaining)  # the franchise, or all of the share where it is less
    assert "msl.soins.franchise_annuelle" in result.open_points


def test_the_franchise_counts_once_over_all_consultations() -> None:
    # 25 + 20 + 3 × 4 = 57; 57 − 30 = 27.
    result = care(40, act(GP, "25"), act(GYNAECOLOGIST, "20"), act(GP, "4", count=3))
    assert amounts(result) == eurs("27", "57", "30")
    assert labels(result).count(FRANCHISE) == 1


@pytest.mark.parametrize("age", [18, 40, 75, 76])
def test_preventive_dental_care_is_outside_the_franchise(age: int) -> None:
    alone = care(age, act(DENTIST, "12,50"))  # line 533: « hors franchise »
    assert amounts(alone) == eurs("12,50", "12,50", "0")
    assert FRANCHISE not in labels(alone)
    beside = care(age, act(DENTIST, "12,50"), act(GP, "20"))  # 12,50 back; the 20 stay within the franchise
    assert amounts(beside) == eurs("12,50", "32,50", "20")
    assert line_of(beside, FRANCHISE).amount == eur("20")


@pytest.mark.parametrize("age", [18, 40, 75, 76])
@pytest.mark.parametrize("code", [SPECIALIST, PHYSIO, SPEECH])
def test_what_the_adults_list_does_not_name_is_not_refunded(age: int, code: str) -> None:
    # Lines 531–533 name general practitioners, gynaecologists and dentists.
    alone = care(age, act(code, "40"))
    assert amounts(alone) == eurs("0", "40", "40")
    assert "ne figure pas dans la liste" in written(alone.lines[0].formula, "msl")
    beside = care(age, act(code, "40"), act(GP, "50"))  # 40 + the franchise of 30 remain; it does not count towards the franchise
    assert amounts(beside) == eurs("20", "90", "70")


@pytest.mark.parametrize(
    ("used", "taken", "refund"),
    [("0", "30", "20"), ("12", "18", "32"), ("29,99", "0,01", "49,99"), ("30", "0", "50"), ("45", "0", "50")],
)
def test_what_is_used_of_the_franchise_is_not_counted_again(used: str, taken: str, refund: str) -> None:
    result = care(40, act(GP, "50"), franchise_utilisee=eur(used))
    assert line_of(result, FRANCHISE).amount == eur(taken)
    assert amounts(result) == eurs(refund, "50", taken)


def test_the_line_says_what_was_counted_already() -> None:
    told = [written(line_of(care(40, act(GP, "50"), franchise_utilisee=eur(used)), FRANCHISE).formula, "msl") for used in ("0", "12")]
    assert told == ["30 € par an", "30 € par an, dont 12 € déjà comptés"]


def test_a_used_franchise_that_is_not_known_is_not_taken_as_used() -> None:
    assert care(40, act(GP, "50"), franchise_utilisee=UNKNOWN).refund == eur("20")


@pytest.mark.parametrize("age", [76, 90, 120])
def test_over_seventy_five_the_home_visits_are_refunded_too_within_the_same_franchise(age: int) -> None:
    assert amounts(care(age, act(HOME, "25", count=2))) == eurs("20", "50", "30")  # line 537: 2 × 25 − 30
    both = care(age, act(HOME, "25"), act(GP, "10"), act(GYNAECOLOGIST, "15"))  # 25 + 10 + 15 − 30
    assert amounts(both) == eurs("20", "50", "30")


@pytest.mark.parametrize("age", [18, 40, 74, 75])
def test_up_to_seventy_five_home_visits_are_not_in_the_list(age: int) -> None:
    assert amounts(care(age, act(HOME, "25"))) == eurs("0", "25", "25")  # line 537: « plus de 75 ans »
    assert amounts(care(age, act(HOME, "25"), act(GP, "50"))) == eurs("20", "75", "55")


def test_a_home_visit_at_seventy_five_carries_the_open_point() -> None:
    # Line 537: whether « plus de 75 ans » begins on the 75th birthday or a year later is not said.
    assert "msl.soins.plus_de_age" in care(75, act(HOME, "25")).open_points


# --- the DMG --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", [0, 1, 3])
@pytest.mark.parametrize("dmg", [{}, {"dmg_valide": False}, {"dmg_valide": True}, {"dmg_valide": UNKNOWN}])
def test_up_to_three_no_dmg_is_needed(age: int, dmg: dict) -> None:
    result = care(age, act(GP, "5"), **dmg)  # line 541: « pour les plus de 3 ans »
    assert result.refund == eur("5")
    assert not any("DMG" in written(note, "msl") for note in result.notes)


@pytest.mark.parametrize("age", [4, 17, 18, 75, 76])
def test_over_three_without_a_dmg_nothing_is_refunded(age: int) -> None:
    for acts in ((act(GP, "50"),), (act(DENTIST, "50"),), (act(GP),)):
        result = run(CARE, MSL_DAY, age=age, actes=acts, dmg_valide=False)
        assert isinstance(result, Refused)
        assert "DMG" in said(result)
        assert "ne coûte rien" in said(result)  # line 541: the opening is wholly refunded
        assert result.source.last_line == 541


def test_the_refusal_names_the_age_as_the_page_does() -> None:
    assert "À partir de 3 ans" not in said(run(CARE, MSL_DAY, age=4, actes=(act(GP, "50"),), dmg_valide=False))


@pytest.mark.parametrize("age", [4, 17, 40, 80])
def test_over_three_a_dmg_is_assumed_and_the_answer_says_so(age: int) -> None:
    result = care(age, act(GP, "50"))
    assert any("À condition d’avoir un DMG" in written(note, "msl") for note in result.notes)
    assert not any("DMG" in written(note, "msl") for note in care(age, act(GP, "50"), dmg_valide=True).notes)


def test_without_knowing_whether_there_is_a_dmg_nothing_is_promised() -> None:
    assert isinstance(run(CARE, MSL_DAY, age=40, actes=(act(GP, "50"),), dmg_valide=UNKNOWN), NotCovered)


# --- shares, numbers, questions -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("consultations", "more", "paid"),
    [
        ((act(GP, "12", count=3),), {}, "36"),
        ((act(GP, "12"),), {"nombre": 3}, "36"),
        ((act(GP, count=3),), {"montant_facture": eur("12")}, "36"),
        ((act(GP),), {"montant_facture": eur("12"), "nombre": 3}, "36"),
        ((act(GP, "36", count=3, whole=True),), {}, "36"),
        ((act(GP, "100", count=3, whole=True),), {}, "100"),  # 33,34 + 33,33 + 33,33
        ((act(GP, "12"), act(GP, "12"), act(GYNAECOLOGIST, "12")), {"nombre": 5}, "36"),  # the number is that of one consultation alone
    ],
)
def test_the_share_of_each_consultation_counts_as_often_as_there_were(consultations: tuple, more: dict, paid: str) -> None:
    result = care(40, *consultations, **more)
    refund = Money(eur(paid).cents - 3000)  # beyond the franchise of 30 €
    assert amounts(result) == (refund, eur(paid), eur("30"))


def test_the_lines_name_each_consultation() -> None:
    result = care(76, act(HOME, "25", count=2), act(GYNAECOLOGIST, "15"), act(DENTIST, "7,50"))
    assert labels(result) == [
        "2 visites à domicile du généraliste",
        "Consultation chez le gynécologue",
        "Soin préventif chez le dentiste",
        FRANCHISE,
    ]
    assert [line.amount for line in result.lines] == list(eurs("50", "15", "7,50", "30"))
    assert written(result.lines[0].formula, "msl") == "2 × 25 €"
    assert result.refund == eur("42,50")  # 50 + 15 − 30 + 7,50
    assert "42,50 €" in said(result)


@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, "age"),
        ({"actes": (act(GP, "50"),)}, "age"),
        ({"age": 40}, "actes"),
        ({"age": 40, "montant_facture": eur("50")}, "actes"),
        ({"age": 40, "actes": (act(GP),)}, "montant_facture"),
    ],
)
def test_age_consultation_and_share_are_asked_for(inputs: dict, asked: str) -> None:
    result = run(CARE, MSL_DAY, **inputs)
    assert isinstance(result, Missing)
    assert result.input == asked


def test_the_share_is_asked_for_by_the_consultation() -> None:
    alone = run(CARE, MSL_DAY, age=40, actes=(act(GP),))
    assert isinstance(alone, Missing)
    assert alone.ask
    assert written(alone.ask, "msl") == "Quelle est votre part (le ticket modérateur) pour une consultation chez le généraliste ?"
    assert alone.act is None
    second = run(CARE, MSL_DAY, age=40, actes=(act(GP, "50"), act(DENTIST)))
    assert isinstance(second, Missing)
    assert second.ask
    assert "un soin préventif chez le dentiste" in written(second.ask, "msl")
    assert second.act == 1


def test_a_share_that_is_not_known_is_not_taken_for_zero() -> None:
    result = run(CARE, MSL_DAY, age=40, actes=(act(GP),), montant_facture=UNKNOWN)
    assert isinstance(result, NotCovered)
    assert "30 €" in said(result)


@pytest.mark.parametrize("acts", [(Act(GP, UNKNOWN),), (act(GP, "50"), Act(DENTIST, UNKNOWN))])
def test_a_share_not_known_on_a_line_is_not_taken_for_zero(acts: tuple) -> None:
    assert isinstance(run(CARE, MSL_DAY, age=40, actes=acts), NotCovered)


def test_without_the_age_or_the_consultation_nothing_is_worked_out() -> None:
    without_age = run(CARE, MSL_DAY, age=UNKNOWN, actes=(act(GP, "50"),))
    assert isinstance(without_age, NotCovered)
    assert all(words in said(without_age) for words in ("moins de 18 ans", "plus de 75 ans"))
    assert isinstance(run(CARE, MSL_DAY, age=40, actes=UNKNOWN), NotCovered)


def test_the_franchise_is_that_of_2023() -> None:
    result = care(40, act(GP, "50"))
    assert {(figure.period, figure.age.value) for figure in result.figures} == {("2023", "current")}
    assert isinstance(run(CARE, MSL_DAY, age=40, actes=(act(GP, "50"),), annee_demandee=2024), NotCovered)


def test_before_2023_the_rules_are_not_known() -> None:
    assert isinstance(run(CARE, date(2022, 12, 31), age=40, actes=(act(GP, "50"),)), NotCovered)


def test_before_2023_the_rules_are_not_known_with_a_dmg_said() -> None:
    assert isinstance(run(CARE, date(2022, 12, 31), age=40, actes=(act(GP, "50"),), dmg_valide=True), NotCovered)
