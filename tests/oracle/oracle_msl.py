"""What the page of the Mutualité Socialiste du Luxembourg gives, worked out by hand: the second opinion to the program.

Written from the document alone (``m`` and a number are its lines), in integer cents and whole dates, importing nothing of the program.
Where the page is open the treatment is that of `open-points.md` beside it. `REFUSED` is a condition that is not met, `OPEN` what the
page does not give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Union

REFUSED, OPEN = "refused", "not_covered"


def percent(rate: str, amount: int) -> int:
    """A share, half a cent upwards."""
    return int((Decimal(amount) * Decimal(rate) / 100).quantize(Decimal(1), ROUND_HALF_UP))


def years_after(day: date, years: int) -> date:
    """The same day in another year (the tests take no 29 February)."""
    return date(day.year + years, day.month, day.day)


# --- BIM ----------------------------------------------------------------------------------------------------------------

MONTH = ("pensionne", "veuf", "monoparental", "chomeur", "invalide", "handicape", "agent_public", "militaire")  # m282


def bim_ceiling(category: str, dependants: int) -> tuple[int, int]:
    """The base and what the dependants add: 20.763,88 + 3.843,96 € each (m282), for others 19.892,01 + 3.682,55 € each (m283)."""
    return (20_763_88, dependants * 3_843_96) if category in MONTH else (19_892_01, dependants * 3_682_55)


def yearly_income(monthly: int) -> int:
    """Twelve times a monthly income that is stable (m271–276)."""
    return 12 * monthly


# --- DMG ----------------------------------------------------------------------------------------------------------------


def dmg_years(opened: int) -> list[int]:
    """The year of the opening and the two after it (m578–579)."""
    return [opened, opened + 1, opened + 2]


def contact_years(year: int) -> list[int]:
    """For 2024 a contact in 2022 or 2021 (m580)."""
    return [year - 2, year - 3]


def prolonged_years(opened: int | None, contact: int) -> list[int]:
    """The years that a contact adds: those two and three years after it (m580); with an opening the years after its own three, without
    a gap until three years after the contact."""
    last = contact + 3
    if opened is None:
        return [last - 1, last]
    if contact > opened + 2:
        return [last - 1, last]  # whether it was interrupted before is not known
    return list(range(opened + 3, last + 1))


def general_practitioner(share: int) -> int:
    """The share with a DMG: 30 % less (m593)."""
    return share - percent("30", share)


def visit_reduced(age: int | None, situation: str, at_day: bool) -> bool:
    """Home visits: 75 or more, chronically ill, palliative care (m594–598), not in the evening or at the week-end (m600)."""
    if not at_day:
        return False
    return situation in ("chronique", "palliatif") or (age is not None and age >= 75) or (situation == "age" and age is None)


SPECIALITIES = (  # m619–635
    "cardiologie",
    "dermatologie",
    "endocrinologie",
    "gastroenterologie",
    "geriatrie",
    "gynecologie",
    "medecine interne",
    "neurologie",
    "ophtalmologie",
    "orl",
    "pediatrie",
    "pneumologie",
    "psychiatrie",
    "rhumatologie",
    "stomatologie",
    "urologie",
)


def specialist(share: int, speciality: str, bim: bool, dmg: bool, sent: bool, first: bool) -> int | str:
    """The share after a reduction of 5 €, for BIM 2 € (m607–608), with a DMG, sent by a general practitioner (m613), once a year and
    speciality (m612), for the specialities listed."""
    if speciality not in SPECIALITIES or not dmg or not sent or not first:
        return REFUSED
    return max(share - (2_00 if bim else 5_00), 0)


# --- Épargne Jeunes -----------------------------------------------------------------------------------------------------

CAPITALS = [48_00 * (years + 1) for years in range(17)]  # m130–146, m151–167: 48, 96 … 816 €
UNION = [51_60, 110_40, 181_80, 285_60, 366_00, 450_00, 550_20, 643_20, 756_00, 858_00, 963_60, 1072_80, 1209_00]
UNION += [1352_40, 1503_00, 1660_80, 1825_80]  # m130–146
THIRTY = [49_80, 99_60, 149_40, 256_80, 330_00, 406_80, 487_20, 556_80, 626_40, 714_00, 805_20, 921_60, 998_40]
THIRTY += [1125_60, 1260_00, 1401_60, 1550_40]  # m151–167


def savings(reason: str, years: int | None, capital: int | None) -> tuple[int, int] | str:
    """Capital and payout as printed: the row of that duration, else the one that prints that capital; « + de 6 mois » is 0 years. Death
    and resignation are given without an amount (m111–113)."""
    if reason not in ("mariage", "cohabitation", "trente"):
        return OPEN
    table = THIRTY if reason == "trente" else UNION
    row = years if years is not None else CAPITALS.index(capital) if capital in CAPITALS else None
    if row is None or not 0 <= row < len(table) or (capital is not None and capital != CAPITALS[row]):
        return OPEN
    return CAPITALS[row], table[row]


def savings_from_birth(birth: date) -> date:
    """From 1 January of the year of 30 (m101)."""
    return date(birth.year + 30, 1, 1)


def savings_from_wedding(wedding: date) -> date:
    """A month before it at the earliest (m97)."""
    return date(wedding.year - (wedding.month == 1), (wedding.month - 2) % 12 + 1, wedding.day)


# --- indemnities --------------------------------------------------------------------------------------------------------

PRIMARY = ("1/2", "1/3", "3/4", "2/5", "1/6", "3/7", "1/8", "4/9", "3/10", "2/11", "30/11", "14/12")  # m185–196; March: 2023, open-points
INVALIDITY = ("27/1", "24/2", "29/3", "26/4", "26/5", "28/6", "27/7", "29/8", "28/9", "27/10", "28/11", "19/12")  # m209–220


def payment_day(regime: str, month: int) -> date:
    """The day of 2023 on which the indemnities of a month are paid."""
    day, of_month = (PRIMARY if regime == "primaire" else INVALIDITY)[month - 1].split("/")
    return date(2023, int(of_month), int(day))


# --- speech therapy, orthodontics ---------------------------------------------------------------------------------------


def therapy_start(assessment: date) -> date:
    """Within 60 days of the assessment (m663)."""
    return assessment + timedelta(days=60)


def therapy_end(start: date) -> date:
    """Two years in most cases (m663)."""
    return years_after(start, 2)


def relapse_end(start: date) -> date:
    """A year at most (m665)."""
    return years_after(start, 1)


def assessments_left(done: int) -> int:
    """Of five (m662)."""
    return max(5 - done, 0)


def orthodontics_open(age: int) -> tuple[bool, bool, bool]:
    """Whether the first intention (before the 9th birthday, m678), the notification of the classical treatment (before the 15th, m686)
    and the intervention (until 22, m688) are still possible."""
    return age < 9, age < 15, age < 22


def treatment_start(agreement: date) -> date:
    """Within two years of the agreement (m687)."""
    return years_after(agreement, 2)


def second_treatment(placed: date) -> date:
    """A year after the first appliance was placed (m681)."""
    return years_after(placed, 1)


# --- MàF ----------------------------------------------------------------------------------------------------------------

MAF = (  # m441–446: incomes of 2020 up to, ceiling of 2022
    (11_120_00, 250_00),
    (19_894_05, 506_79),
    (30_583_38, 732_03),
    (41_272_75, 1126_20),
    (51_516_72, 1576_68),
    (None, 2027_16),
)
MAF_CHILD = 506_79  # m468, the second lowest
CHRONIC = 108_24  # m476
CHRONIC_FROM = 487_08  # m476


def maf_ceiling(income: int | None, bim: bool, chronic: bool) -> int:
    """The bracket's ceiling, the lowest with the BIM (m456–458), less 108,24 € for a chronic patient (m472–476)."""
    ceiling = MAF[0][1] if bim else next(value for top, value in MAF if top is None or (income is not None and income <= top))
    return ceiling - min(CHRONIC, ceiling) if chronic else ceiling


def beyond(shares: int, ceiling: int) -> int:
    """What is refunded of the shares once they exceed the ceiling (m434)."""
    return max(shares - ceiling, 0)


def maf_chronic(ceiling: int, first: int, second: int, status: bool) -> int | str:
    """The lowered ceiling: at least 487,08 € in each of two years, or the status (m476–477); only the sum: left open."""
    if not status and min(first, second) < CHRONIC_FROM:
        return OPEN if first + second >= CHRONIC_FROM else REFUSED
    return ceiling - min(CHRONIC, ceiling)


# --- optics -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Renewal:
    """A renewal: at once where the correction changed enough, else from a day on (None where the last one is not known)."""

    lifted: bool
    earliest: date | None


def first_lenses(age: int, dioptres: Decimal) -> bool | str:
    """Under 18 always (m720), up to 65 from 7,75 (m741), above from 4,25 (m745); at exactly 65 the page says both."""
    if age < 18:
        return True
    if dioptres < Decimal("4.25"):
        return False
    if age < 65 or dioptres >= Decimal("7.75"):
        return dioptres >= Decimal("7.75") or age > 65
    return True if age > 65 else OPEN


def first_frame(age: int) -> bool | str:
    """Under 18 (m721); nothing is said of adults."""
    return True if age < 18 else OPEN


def renewed_frame(age: int, before: bool) -> bool | str:
    """Under 18 once only (m725)."""
    return (not before) if age < 18 else OPEN


def renewal(article: str, age: int, last: date | None, change: Decimal | None) -> Renewal | str:
    """Lenses of glasses: two years under 18 (m726), five above (m741, m746), or 0,5 dioptre; soft contact lenses one year, rigid ones
    three, or one dioptre, under 18 (m730–731) and above 65 (m747–748), of which the page is silent in between."""
    if article == "verres":
        years, enough = (2 if age < 18 else 5), Decimal("0.5")
    elif 18 <= age <= 65:
        return OPEN
    else:
        years, enough = (1 if article == "souples" else 3), Decimal(1)
    if change is not None and change >= enough:
        return Renewal(True, None)
    return Renewal(False, years_after(last, years) if last else None)


# --- shares -------------------------------------------------------------------------------------------------------------


def share_of_fee(fee: int, refund: int) -> int | str:
    """What is left of the official fee after the refund (m424); a refund above the fee cannot be."""
    return fee - refund if refund <= fee else OPEN


def supplement(fee: int, paid: int) -> int:
    """What was paid beyond the official fee (m426)."""
    return max(paid - fee, 0)


FRANCHISE = 30_00  # m529
Care = Union[tuple[int, int], str]


def full_care(age: int, consultations: Sequence[tuple[str, int]], used: int = 0, dmg: bool = True) -> Care:
    """What is refunded and what remains of shares by provider. Under 18 all those listed, whole (m520–525); from 18 general
    practitioners and gynaecologists beyond one franchise of 30 € a year, preventive dental care without (m529–533); above 75 the home
    visits too (m537). Above 3 a DMG is needed (m541)."""
    if age > 3 and not dmg:
        return REFUSED
    within: tuple[str, ...] = ("généraliste", "gynécologue", *(("visite",) if age > 75 else ()))
    outside: tuple[str, ...] = ("dentiste",)
    if age < 18:
        within, outside = (), ("généraliste", "spécialiste", "gynécologue", "kiné", "dentiste", "logopède")
    inside = sum(share for who, share in consultations if who in within)
    whole = sum(share for who, share in consultations if who in outside)
    refund = whole + max(inside - max(FRANCHISE - used, 0), 0)
    return refund, sum(share for _, share in consultations) - refund
