"""What holds for every calculation of the Mutualité Socialiste, with second opinions that are written from the page alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from benefits.inputs import Act
from benefits.money import ZERO, Money
from benefits.results import Calculated, NotCovered, Refused
from tests.unit.cases import MSL_DAY, calculated, run

settings.register_profile("calculator", deadline=None, max_examples=150)
settings.load_profile("calculator")

shares_paid = st.integers(0, 1_000_000).map(Money)
# Incomes near the bounds of the table are as likely as any.
BOUNDS = (1_112_000, 1_989_405, 3_058_338, 4_127_275, 5_151_672)
incomes = st.one_of(st.integers(0, 10_000_000), st.sampled_from(BOUNDS).flatmap(lambda bound: st.integers(bound - 2, bound + 2))).map(Money)
households = st.fixed_dictionaries({}, optional={"statut": st.sampled_from(("ordinaire", "bim")), "chronique": st.booleans()})


def ceiling_of(result: Calculated) -> int:
    return result.headline.values["ceiling"].cents  # type: ignore[union-attr]


# --- MàF (lines 430–479) --------------------------------------------------------------------------------------------------------


def ceiling_by_the_page(income: int, household: dict) -> int:
    """Lines 441–446, 456 and 476, in cents, from the top bracket down."""
    if household.get("statut") == "bim":
        ceiling = 25_000
    elif income > 5_151_672:
        ceiling = 202_716
    elif income > 4_127_275:
        ceiling = 157_668
    elif income > 3_058_338:
        ceiling = 112_620
    elif income > 1_989_405:
        ceiling = 73_203
    elif income > 1_112_000:
        ceiling = 50_679
    else:
        ceiling = 25_000
    return ceiling - 10_824 if household.get("chronique") else ceiling


@given(incomes, households)
def test_the_ceiling_is_that_of_the_page(income: Money, household: dict) -> None:
    result = calculated("msl.maf_revenus", MSL_DAY, revenu_annuel=income, **household)
    assert ceiling_of(result) == ceiling_by_the_page(income.cents, household)


@given(incomes, households, shares_paid)
def test_refund_and_rest_are_the_shares_and_the_rest_stays_below_the_ceiling(income: Money, household: dict, shares: Money) -> None:
    result = calculated("msl.maf_revenus", MSL_DAY, revenu_annuel=income, tickets_moderateurs=shares, **household)
    assert result.refund is not None
    assert result.remaining is not None
    assert result.refund + result.remaining == shares == result.paid
    assert result.refund.cents >= 0
    assert result.remaining.cents == min(shares.cents, ceiling_by_the_page(income.cents, household))


@given(st.integers(0, 18), shares_paid)
def test_a_childs_refund_and_rest_are_its_shares(age: int, shares: Money) -> None:
    result = calculated("msl.maf_enfants", MSL_DAY, age=age, tickets_enfant=shares)
    assert result.refund is not None
    assert result.remaining is not None
    assert result.refund + result.remaining == shares
    assert result.remaining.cents == min(shares.cents, 50_679)  # lines 442, 468


@given(incomes, incomes, households)
def test_who_earns_more_never_has_a_lower_ceiling(one: Money, other: Money, household: dict) -> None:
    low, high = (ceiling_of(calculated("msl.maf_revenus", MSL_DAY, revenu_annuel=income, **household)) for income in sorted((one, other)))
    assert low <= high


@given(incomes, households, shares_paid, shares_paid)
def test_who_pays_more_never_gets_less_and_never_keeps_less(income: Money, household: dict, one: Money, other: Money) -> None:
    low, high = (
        calculated("msl.maf_revenus", MSL_DAY, revenu_annuel=income, tickets_moderateurs=shares, **household)
        for shares in sorted((one, other))
    )
    assert low.refund <= high.refund  # type: ignore[operator]
    assert low.remaining <= high.remaining  # type: ignore[operator]


near_the_threshold = st.one_of(st.integers(0, 100_000), st.integers(48_706, 48_710), st.integers(24_352, 24_356)).map(Money)


@given(st.integers(1, 300_000).map(Money), near_the_threshold, near_the_threshold, st.booleans())
def test_the_chronic_reduction_holds_where_each_year_or_the_status_says_so(ceiling: Money, one: Money, two: Money, status: bool) -> None:
    result = run("msl.maf_chronique", MSL_DAY, plafond_maf=ceiling, tickets_annee_1=one, tickets_annee_2=two, statut_chronique=status)
    if status or min(one, two) >= Money(48_708):  # lines 476, 477
        assert isinstance(result, Calculated)
        assert ceiling_of(result) == max(ceiling.cents - 10_824, 0)
    else:
        assert isinstance(result, NotCovered if one.cents + two.cents >= 48_708 else Refused)


# --- care refunded at 100 % (lines 518–541) ---------------------------------------------------------------------------------------

CONSULTATIONS = (
    "chez_generaliste",
    "chez_specialiste",
    "chez_gynecologue",
    "chez_kine",
    "dentiste_preventif",
    "chez_logopede",
    "visite_generaliste",
)
consultation = st.builds(Act, st.sampled_from(CONSULTATIONS), st.integers(1, 20_000).map(Money), count=st.integers(1, 5))
consultations = st.lists(consultation, min_size=1, max_size=6).map(tuple)
ages = st.one_of(st.integers(0, 120), st.sampled_from((17, 18, 75, 76)))
used_before = st.one_of(st.integers(0, 5_000), st.just(0)).map(Money)


def cents_of(acts: tuple, *codes: str) -> int:
    return sum(act.paid.cents * act.count for act in acts if act.code in codes)


def refund_by_the_page(age: int, acts: tuple, used: int) -> int:
    """Lines 520–537, in cents: what is paid back to a person of this age, 30 € of the franchise less what is used kept back once."""
    if age < 18:
        listed = set(CONSULTATIONS) - {"visite_generaliste"}
        return cents_of(acts, *listed)
    against_the_franchise = cents_of(acts, "chez_generaliste", "chez_gynecologue")
    if age > 75:
        against_the_franchise += cents_of(acts, "visite_generaliste")
    still_to_pay = 3_000 - used if used < 3_000 else 0
    beyond = against_the_franchise - still_to_pay if against_the_franchise > still_to_pay else 0
    return beyond + cents_of(acts, "dentiste_preventif")


def care(age: int, acts: tuple, used: Money = ZERO) -> Calculated:
    return calculated("msl.soins_100", MSL_DAY, age=age, actes=acts, dmg_valide=True, franchise_utilisee=used)


@given(ages, consultations, used_before)
def test_the_refund_is_that_of_the_page(age: int, acts: tuple, used: Money) -> None:
    result = care(age, acts, used)
    assert result.refund == Money(refund_by_the_page(age, acts, used.cents))
    assert result.paid == Money(cents_of(acts, *CONSULTATIONS))


@given(ages, consultations, used_before)
def test_no_more_than_was_paid_is_refunded_and_at_most_thirty_euros_are_kept_back(age: int, acts: tuple, used: Money) -> None:
    result = care(age, acts, used)
    assert result.refund is not None
    assert result.paid is not None
    assert result.remaining is not None
    assert 0 <= result.refund.cents <= result.paid.cents
    assert result.refund + result.remaining == result.paid
    kept = [line.amount.cents for line in result.lines if line.label.template.startswith("Franchise") and line.amount]
    assert len(kept) <= 1
    assert sum(kept) <= max(3_000 - used.cents, 0)
    assert age >= 18 or not kept


@given(ages, consultations, consultation, used_before)
def test_one_more_consultation_never_lowers_the_refund(age: int, acts: tuple, more: Act, used: Money) -> None:
    assert care(age, acts, used).refund <= care(age, (*acts, more), used).refund  # type: ignore[operator]


@given(ages, consultations, used_before, used_before)
def test_who_has_used_more_of_the_franchise_never_gets_less(age: int, acts: tuple, one: Money, other: Money) -> None:
    low, high = sorted((one, other))
    assert care(age, acts, low).refund <= care(age, acts, high).refund  # type: ignore[operator]


@given(ages, consultations, st.randoms(use_true_random=False))
def test_the_order_of_the_consultations_does_not_change_the_refund(age: int, acts: tuple, random: object) -> None:
    shuffled = list(acts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert care(age, acts).refund == care(age, tuple(shuffled)).refund


@given(st.integers(18, 75), consultations)
def test_the_franchise_counts_once_however_the_year_is_split(age: int, acts: tuple) -> None:
    """What the first part keeps back is used when the second comes."""
    cut = len(acts) // 2
    used = refund = 0
    for part in (acts[:cut], acts[cut:]):
        if part:
            result = care(age, part, Money(used))
            refund += result.refund.cents  # type: ignore[union-attr]
            used += sum(line.amount.cents for line in result.lines if line.label.template.startswith("Franchise") and line.amount)
    assert used <= 3_000
    assert Money(refund) == care(age, acts).refund


# --- ticket modérateur (lines 419–426) ----------------------------------------------------------------------------------------------


@given(st.integers(1, 1_000_000), st.integers(0, 1_000_000), st.one_of(st.none(), st.integers(1, 1_000_000)))
def test_share_and_refund_are_the_fee_and_the_supplement_is_beyond_it(fee: int, refund: int, paid: int | None) -> None:
    more = {} if paid is None else {"montant_facture": Money(paid)}
    result = run("msl.ticket_moderateur", MSL_DAY, tarif_officiel=Money(fee), remboursement_mutualite=Money(refund), **more)
    if refund > fee:
        assert isinstance(result, NotCovered)
        return
    assert isinstance(result, Calculated)
    expected = {"share": Money(fee - refund)}
    if paid is not None and paid > fee:
        expected |= {"supplement": Money(paid - fee), "total": Money(paid - refund)}
    assert result.headline.values == expected


# --- Épargne Jeunes (lines 130–167) -------------------------------------------------------------------------------------------------

reasons = st.sampled_from(("mariage", "cohabitation", "trente_ans"))
near_a_row = st.builds(lambda number, off: number * 4_800 + off, st.integers(1, 20), st.integers(-1, 1))
capitals = st.one_of(st.integers(1, 100_000), near_a_row)


@given(reasons, capitals)
def test_only_the_capitals_of_the_rows_are_paid_out(reason: str, capital: int) -> None:
    result = run("msl.epargne_gain", MSL_DAY, raison_epargne=reason, capital_epargne=Money(capital))
    printed = capital in range(4_800, 81_600 + 1, 4_800)  # 48 € to 816 € by 48 €
    assert isinstance(result, Calculated if printed else NotCovered)


@given(reasons, st.integers(0, 60), capitals)
def test_a_duration_and_a_capital_are_paid_out_only_where_they_are_of_one_row(reason: str, years: int, capital: int) -> None:
    result = run("msl.epargne_gain", MSL_DAY, raison_epargne=reason, annees_epargne=years, capital_epargne=Money(capital))
    assert isinstance(result, Calculated) is (years <= 16 and capital == 4_800 * (years + 1))


@given(reasons, st.integers(0, 15))
def test_a_year_more_always_pays_more_than_what_was_saved_in_it(reason: str, years: int) -> None:
    one, more = (
        calculated("msl.epargne_gain", MSL_DAY, raison_epargne=reason, annees_epargne=number).headline.values["payout"]
        for number in (years, years + 1)
    )
    assert more.cents - one.cents > 4_800  # type: ignore[union-attr]


# --- dates --------------------------------------------------------------------------------------------------------------------------

days = st.one_of(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from((date(2020, 2, 29), date(2024, 2, 29), date(2023, 2, 28))))


def years_after(start: date, years: int) -> date:
    """The same day and month; the day after 28 February where the 29th is lacking."""
    leap = start.year + years
    common = leap % 4 != 0 or (leap % 100 == 0 and leap % 400 != 0)
    return date(leap, 3, 1) if (start.month, start.day) == (2, 29) and common else date(leap, start.month, start.day)


@given(days, days, days)
def test_the_deadlines_of_speech_therapy_lie_after_their_start(assessed: date, started: date, resumed: date) -> None:
    result = calculated("msl.logopedie", MSL_DAY, date_bilan=assessed, date_debut_traitement=started, date_debut_rechute=resumed)
    ends = [line.formula.values["date"] for line in result.lines]
    assert [end > start for end, start in zip(ends, (assessed, started, resumed))] == [True] * 3  # type: ignore[operator]
    assert ends[0].toordinal() - assessed.toordinal() == 60  # type: ignore[union-attr]
    assert ends[1:] == [years_after(started, 2), years_after(resumed, 1)]


@given(
    st.sampled_from(
        (
            (10, "verres", 2),
            (10, "lentilles_souples", 1),
            (10, "lentilles_rigides", 3),
            (40, "verres", 5),
            (70, "verres", 5),
            (70, "lentilles_souples", 1),
            (70, "lentilles_rigides", 3),
        )
    ),
    days,
)
def test_the_earliest_renewal_lies_after_the_last_supply(situation: tuple, last: date) -> None:
    age, article, years = situation
    last = min(last, MSL_DAY)  # a supply lies in the past
    (line,) = calculated("msl.optique", MSL_DAY, age=age, article_optique=article, date_derniere=last).lines
    end = line.formula.values["date"]
    assert isinstance(end, date)
    assert end == years_after(last, years) > last
    assert line.formula.template.startswith("possible depuis" if end <= MSL_DAY else "au plus tôt")


@given(days, days)
def test_the_savings_are_paid_back_before_the_wedding_and_before_the_birthday(born: date, wedding: date) -> None:
    result = calculated("msl.epargne_date", date(2023, 6, 15), date_naissance=min(born, MSL_DAY), date_mariage=wedding)
    thirty, married = (line.formula.values["date"] for line in result.lines)
    assert thirty == date(min(born, MSL_DAY).year + 30, 1, 1)  # line 101
    assert 28 <= (wedding - married).days <= 31  # type: ignore[operator]  # line 97: one month


# --- optics (lines 712–750): a second opinion ---------------------------------------------------------------------------------------


def glasses_by_the_page(age: int, first: bool, strength: Decimal) -> type:
    """Glasses: lines 720, 726, 741, 745; at 65 both minima may hold."""
    if not first or age < 18:
        return Calculated
    by_739, by_743 = strength >= Decimal("7.75"), strength >= Decimal("4.25")
    if age == 65 and by_739 != by_743:
        return NotCovered
    return Calculated if (by_739 if age <= 65 else by_743) else Refused


strengths = st.one_of(st.integers(0, 160), st.integers(15, 33)).map(lambda quarters: Decimal(quarters) / 4)


@given(st.one_of(st.integers(0, 120), st.sampled_from((17, 18, 64, 65, 66))), st.booleans(), strengths)
def test_the_right_to_glasses_is_that_of_the_page(age: int, first: bool, strength: Decimal) -> None:
    result = run(
        "msl.optique",
        MSL_DAY,
        age=age,
        article_optique="verres",
        premiere_fourniture=first,
        dioptrie=strength,
        date_derniere=date(2022, 1, 10),
    )
    assert isinstance(result, glasses_by_the_page(age, first, strength))


@given(st.integers(0, 120), strengths, strengths)
def test_who_needs_stronger_glasses_is_never_judged_worse(age: int, one: Decimal, other: Decimal) -> None:
    order = (Refused, NotCovered, Calculated)
    weak, strong = (
        order.index(type(run("msl.optique", MSL_DAY, age=age, article_optique="verres", premiere_fourniture=True, dioptrie=strength)))
        for strength in sorted((one, other))
    )
    assert weak <= strong
