"""Épargne Jeunes: the 34 rows of the page's two tables (lines 130–146 and 151–167), by duration and by capital, what no row prints,
and from when the money is paid back (lines 96–101)."""

from datetime import date
from fractions import Fraction

import pytest

from benefits.inputs import UNKNOWN
from benefits.money import Money
from benefits.results import Calculated, Missing, NotCovered
from tests.unit.cases import KNOWLEDGE, MSL_DAY, calculated, eur, line_of, run, said, written

RULE, WHEN = "msl.epargne_gain", "msl.epargne_date"

# Line of the page, years (0: « + de 6 mois »), « Montant épargné », « Intérêts », « Vous recevrez ».
UNION = [  # « Mariage ou cohabitation »
    (130, 0, "48", "7,5", "51,60"),
    (131, 1, "96", "15", "110,40"),
    (132, 2, "144", "26,25", "181,80"),
    (133, 3, "192", "48,75", "285,60"),
    (134, 4, "240", "52,50", "366,00"),
    (135, 5, "288", "56,25", "450,00"),
    (136, 6, "336", "63,75", "550,20"),
    (137, 7, "384", "67,50", "643,20"),
    (138, 8, "432", "75", "756,00"),
    (139, 9, "480", "78,75", "858,00"),
    (140, 10, "528", "82,50", "963,60"),
    (141, 11, "576", "86,25", "1072,80"),
    (142, 12, "624", "93,75", "1209,00"),
    (143, 13, "672", "101,25", "1352,40"),
    (144, 14, "720", "108,75", "1503,00"),
    (145, 15, "768", "116,25", "1660,80"),
    (146, 16, "816", "123,75", "1825,80"),
]
THIRTY = [  # « Récupération à 30 ans »; line 156 prints « 41.25 % » with a dot
    (151, 0, "48", "3,75", "49,80"),
    (152, 1, "96", "3,75", "99,60"),
    (153, 2, "144", "3,75", "149,40"),
    (154, 3, "192", "33,75", "256,80"),
    (155, 4, "240", "37,50", "330,00"),
    (156, 5, "288", "41,25", "406,80"),
    (157, 6, "336", "45,00", "487,20"),
    (158, 7, "384", "45,00", "556,80"),
    (159, 8, "432", "45,00", "626,40"),
    (160, 9, "480", "48,75", "714,00"),
    (161, 10, "528", "52,50", "805,20"),
    (162, 11, "576", "60,00", "921,60"),
    (163, 12, "624", "60,00", "998,40"),
    (164, 13, "672", "67,50", "1125,60"),
    (165, 14, "720", "75,00", "1260,00"),
    (166, 15, "768", "82,50", "1401,60"),
    (167, 16, "816", "90,00", "1550,40"),
]
ROWS = [
    pytest.param(reason, *row, id=f"{reason}-{row[0]}")
    for reason, rows in (("mariage", UNION), ("cohabitation", UNION), ("trente_ans", THIRTY))
    for row in rows
]
WITH_TABLE = ("mariage", "cohabitation", "trente_ans")
RESIGNED = ("demission_volontaire", "demission_obligatoire")


def rate_of(text: str) -> Fraction:
    """« 41,25 » per cent."""
    return Fraction(text.replace(",", ".")) / 100


def payout_of(result: Calculated) -> Money:
    return result.headline.values["payout"]  # type: ignore[return-value]


def check_row(result: Calculated, reason: str, capital: str, rate: str, payout: str) -> None:
    """Headline and lines of one row; the interest is what is paid out less what was saved."""
    assert (payout_of(result), result.headline.values["capital"]) == (eur(payout), eur(capital))
    saved, interest = line_of(result, "Montant épargné"), line_of(result, "Intérêts")
    assert saved.amount == eur(capital)
    assert interest.amount == Money(eur(payout).cents - eur(capital).cents)
    assert interest.formula.values == {"rate": rate_of(rate), "capital": eur(capital)}
    table = (130, 146) if reason != "trente_ans" else (151, 167)
    assert [(line.source.first_line, line.source.last_line) for line in result.lines if line.source] == [table, table]


def test_every_reason_is_tested_here() -> None:
    assert set(KNOWLEDGE.specs["raison_epargne"].options) == {*WITH_TABLE, *RESIGNED, "deces"}


@pytest.mark.parametrize(("reason", "line", "years", "capital", "rate", "payout"), ROWS)
def test_each_row_agrees_with_its_own_rate(reason: str, line: int, years: int, capital: str, rate: str, payout: str) -> None:
    # The page's three columns agree to the cent: capital × (1 + rate) = payout, such as 288 × 1,4125 = 406,80 (line 156).
    assert eur(capital).cents * (1 + rate_of(rate)) == eur(payout).cents


@pytest.mark.parametrize(("reason", "line", "years", "capital", "rate", "payout"), ROWS)
def test_each_row_by_its_duration(reason: str, line: int, years: int, capital: str, rate: str, payout: str) -> None:
    check_row(calculated(RULE, MSL_DAY, raison_epargne=reason, annees_epargne=years), reason, capital, rate, payout)


@pytest.mark.parametrize(("reason", "line", "years", "capital", "rate", "payout"), ROWS)
def test_each_row_by_its_capital(reason: str, line: int, years: int, capital: str, rate: str, payout: str) -> None:
    check_row(calculated(RULE, MSL_DAY, raison_epargne=reason, capital_epargne=eur(capital)), reason, capital, rate, payout)


@pytest.mark.parametrize(("reason", "line", "years", "capital", "rate", "payout"), ROWS)
def test_the_duration_and_the_capital_of_the_same_row_agree(
    reason: str, line: int, years: int, capital: str, rate: str, payout: str
) -> None:
    result = calculated(RULE, MSL_DAY, raison_epargne=reason, annees_epargne=years, capital_epargne=eur(capital))
    check_row(result, reason, capital, rate, payout)


def test_the_sentence_gives_both_amounts_to_the_cent() -> None:
    # Line 140: 10 ans, 528 €, 82,50 %, 963,60 €; line 146: 1825,80 €.
    result = calculated(RULE, MSL_DAY, raison_epargne="mariage", annees_epargne=10)
    assert "963,60 € pour 528,00 €" in said(result)
    assert written(line_of(result, "Intérêts").formula, "msl") == "82,5 % de 528 €"
    assert line_of(result, "Intérêts").amount == eur("435,60")  # 963,60 − 528,00
    assert "1 825,80 € pour 816,00 €" in said(calculated(RULE, MSL_DAY, raison_epargne="cohabitation", annees_epargne=16))


@pytest.mark.parametrize("reason", WITH_TABLE)
@pytest.mark.parametrize("years", [17, 18, 30, 60])
def test_a_duration_that_no_row_names_is_not_worked_out(reason: str, years: int) -> None:
    result = run(RULE, MSL_DAY, raison_epargne=reason, annees_epargne=years)
    assert isinstance(result, NotCovered)
    assert "16 ans" in said(result)
    assert "816 €" in said(result)  # lines 146 and 167: the longest rows


@pytest.mark.parametrize("reason", WITH_TABLE)
@pytest.mark.parametrize("capital", ["0,01", "18", "47,99", "48,01", "50", "95,99", "500", "527,99", "528,01", "815,99", "816,01", "864"])
def test_a_capital_that_no_row_prints_is_not_worked_out(reason: str, capital: str) -> None:
    result = run(RULE, MSL_DAY, raison_epargne=reason, capital_epargne=eur(capital))
    assert isinstance(result, NotCovered)
    assert "invente pas" in said(result)


def test_a_duration_without_a_row_is_not_replaced_by_the_row_of_the_capital() -> None:
    assert isinstance(run(RULE, MSL_DAY, raison_epargne="mariage", annees_epargne=17, capital_epargne=eur("816")), NotCovered)


@pytest.mark.parametrize(("reason", "payout"), [("mariage", "963,60 €"), ("trente_ans", "805,20 €")])
@pytest.mark.parametrize("capital", ["500", "527,99", "528,01", "1.000"])
def test_a_duration_with_a_capital_that_no_row_prints_gives_the_row_but_no_amount_for_the_capital(
    reason: str, payout: str, capital: str
) -> None:
    # Lines 140 and 161: 10 ans, 528 €.
    result = run(RULE, MSL_DAY, raison_epargne=reason, annees_epargne=10, capital_epargne=eur(capital))
    assert isinstance(result, NotCovered)
    assert "528 €" in said(result)
    assert payout in said(result)
    assert "il ne donne rien" in said(result)


def test_a_duration_and_a_capital_of_two_rows_give_no_statement() -> None:
    assert isinstance(run(RULE, MSL_DAY, raison_epargne="mariage", annees_epargne=10, capital_epargne=eur("480")), NotCovered)


def test_a_capital_of_another_row_is_not_said_to_be_missing_from_the_table() -> None:
    # Ten payments of 48 € are 480 €: line 139 prints them as « 9 ans » (the open point m90 ↔ 131–167).
    result = run(RULE, MSL_DAY, raison_epargne="mariage", annees_epargne=10, capital_epargne=eur("480"))
    assert "il ne donne rien" not in said(result)


def test_where_duration_and_capital_differ_the_open_point_is_named() -> None:
    result = run(RULE, MSL_DAY, raison_epargne="mariage", annees_epargne=10, capital_epargne=eur("480"))
    assert isinstance(result, NotCovered)
    assert "msl.epargne.lignes" in result.open_points


@pytest.mark.parametrize("more", [{}, {"annees_epargne": 10}, {"capital_epargne": eur("528")}])
@pytest.mark.parametrize("reason", RESIGNED)
def test_a_resignation_gives_the_rate_and_no_amount(reason: str, more: dict) -> None:
    result = run(RULE, MSL_DAY, raison_epargne=reason, **more)
    assert isinstance(result, NotCovered)
    assert "2,75 %" in said(result)  # lines 112, 113
    assert "€" not in said(result)
    assert result.open_points == ("msl.epargne.demission",)
    assert result.source
    assert (result.source.first_line, result.source.last_line) == (112, 113)


def test_the_interest_of_a_voluntary_resignation_is_compound() -> None:
    assert "composé" in said(run(RULE, MSL_DAY, raison_epargne="demission_volontaire"))


def test_the_interest_of_a_compulsory_resignation_is_not_called_compound() -> None:
    assert "2,75 %" in said(run(RULE, MSL_DAY, raison_epargne="demission_obligatoire"))  # line 113 does not say « composé »


@pytest.mark.parametrize("more", [{}, {"annees_epargne": 16}, {"capital_epargne": eur("816")}])
def test_a_death_gives_the_range_and_no_amount(more: dict) -> None:
    result = run(RULE, MSL_DAY, raison_epargne="deces", **more)
    assert isinstance(result, NotCovered)
    assert "3,75 à 90 %" in said(result)  # line 111
    assert "€" not in said(result)
    assert result.open_points == ("msl.epargne.deces",)
    assert result.source
    assert (result.source.first_line, result.source.last_line) == (111, 111)


@pytest.mark.parametrize(
    ("inputs", "asked"),
    [
        ({}, "raison_epargne"),
        ({"annees_epargne": 10}, "raison_epargne"),
        ({"capital_epargne": eur("528")}, "raison_epargne"),
        ({"raison_epargne": "mariage"}, "annees_epargne"),
        ({"raison_epargne": "mariage", "capital_epargne": UNKNOWN}, "annees_epargne"),
        ({"raison_epargne": "mariage", "annees_epargne": UNKNOWN}, "capital_epargne"),
    ],
)
def test_what_lacks_is_asked_for_in_order(inputs: dict, asked: str) -> None:
    result = run(RULE, MSL_DAY, **inputs)
    assert isinstance(result, Missing)
    assert result.input == asked


@pytest.mark.parametrize(
    "inputs",
    [{"annees_epargne": UNKNOWN, "capital_epargne": eur("528")}, {"annees_epargne": 10, "capital_epargne": UNKNOWN}],
)
def test_one_of_duration_and_capital_is_enough(inputs: dict) -> None:
    assert payout_of(calculated(RULE, MSL_DAY, raison_epargne="trente_ans", **inputs)) == eur("805,20")  # line 161


def test_without_the_reason_no_amount() -> None:
    result = run(RULE, MSL_DAY, raison_epargne=UNKNOWN, annees_epargne=10)
    assert isinstance(result, NotCovered)
    assert "€" not in said(result)


def test_without_duration_and_capital_no_amount() -> None:
    result = run(RULE, MSL_DAY, raison_epargne="mariage", annees_epargne=UNKNOWN, capital_epargne=UNKNOWN)
    assert isinstance(result, NotCovered)
    assert "extrait de compte" in said(result)  # line 103: sent every year


@pytest.mark.parametrize("reason", WITH_TABLE)
def test_every_amount_says_that_it_is_no_offer_and_carries_the_open_point(reason: str) -> None:
    result = calculated(RULE, MSL_DAY, raison_epargne=reason, annees_epargne=3)
    assert any("sans valeur d’offre contractuelle" in written(note, "msl") for note in result.notes)  # line 169
    assert result.open_points == ("msl.epargne.lignes",)


def test_an_amount_for_a_saving_begun_before_2011_says_that_the_statutes_decide() -> None:
    # 14 years before 15 June 2023 is June 2009.
    result = calculated(RULE, MSL_DAY, raison_epargne="mariage", annees_epargne=14)
    assert any("2011" in written(note, "msl") for note in result.notes)


def test_the_figures_are_those_of_2023() -> None:
    inputs = {"raison_epargne": "mariage", "annees_epargne": 10}
    now, later = calculated(RULE, MSL_DAY, **inputs), calculated(RULE, date(2026, 11, 21), **inputs)
    assert {(figure.period, figure.age.value) for figure in now.figures} == {("2023", "current")}
    assert {(figure.period, figure.age.value) for figure in later.figures} == {("2023", "past")}
    assert isinstance(run(RULE, date(2022, 12, 31), **inputs), NotCovered)
    assert isinstance(run(RULE, MSL_DAY, **inputs, annee_demandee=2023), Calculated)
    assert isinstance(run(RULE, MSL_DAY, **inputs, annee_demandee=2024), NotCovered)


# --- from when ------------------------------------------------------------------------------------------------------------------


def dates(result: Calculated) -> list:
    return [line.formula.values["date"] for line in result.lines]


@pytest.mark.parametrize(
    ("born", "first"),
    [
        # Line 101: « à partir du 1er janvier de l’année des 30 ans ».
        (date(1995, 6, 16), date(2025, 1, 1)),
        (date(1993, 1, 1), date(2023, 1, 1)),
        (date(1993, 12, 31), date(2023, 1, 1)),
        (date(2000, 2, 29), date(2030, 1, 1)),  # 2030 has no 29 February
        (date(2009, 3, 1), date(2039, 1, 1)),
    ],
)
def test_at_thirty_the_money_is_paid_back_from_the_first_of_january(born: date, first: date) -> None:
    result = calculated(WHEN, MSL_DAY, date_naissance=born)
    assert dates(result) == [first]
    assert "Pour les 30 ans" in written(result.lines[0].label, "msl")
    assert f"1er janvier {first.year}" in written(result.lines[0].formula, "msl")


@pytest.mark.parametrize(
    ("wedding", "first"),
    [
        # Line 97: « au plus tôt 1 mois avant la date du mariage ».
        (date(2023, 9, 16), date(2023, 8, 16)),
        (date(2024, 1, 16), date(2023, 12, 16)),
        (date(2023, 8, 31), date(2023, 7, 31)),
        (date(2024, 3, 29), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 2, 1)),
        # No 31 September and no 29 to 31 February: a whole month is not over before the next day.
        (date(2023, 10, 31), date(2023, 10, 1)),
        (date(2023, 3, 29), date(2023, 3, 1)),
        (date(2024, 3, 31), date(2024, 3, 1)),
    ],
)
def test_for_a_wedding_the_money_is_paid_back_at_most_a_month_before(wedding: date, first: date) -> None:
    result = calculated(WHEN, MSL_DAY, date_mariage=wedding)
    assert dates(result) == [first]
    assert "au plus tôt" in written(result.lines[0].formula, "msl")


def test_with_both_dates_both_are_given() -> None:
    result = calculated(WHEN, MSL_DAY, date_naissance=date(1995, 6, 16), date_mariage=date(2023, 9, 16))
    assert dates(result) == [date(2025, 1, 1), date(2023, 8, 16)]


@pytest.mark.parametrize(("inputs", "asked"), [({}, "date_naissance"), ({"date_naissance": UNKNOWN}, "date_mariage")])
def test_one_of_the_dates_is_asked_for(inputs: dict, asked: str) -> None:
    result = run(WHEN, MSL_DAY, **inputs)
    assert isinstance(result, Missing)
    assert result.input == asked


def test_without_either_date_no_day_is_given() -> None:
    assert isinstance(run(WHEN, MSL_DAY, date_naissance=UNKNOWN, date_mariage=UNKNOWN), NotCovered)
    assert dates(calculated(WHEN, MSL_DAY, date_naissance=UNKNOWN, date_mariage=date(2023, 9, 16))) == [date(2023, 8, 16)]
