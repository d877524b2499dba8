"""What the CMCM refunds, worked out by hand from its brochure of July 2026: the second opinion to the program.

Written from the document alone (``c`` and a number are its lines), in integer cents, importing nothing of the program. Where the brochure
is open the treatment is that of `open-points.md` beside it; where shares do not fall on a cent they are rounded half up, once a unit.
A result is a `Refund`, `REFUSED` (a condition of the brochure is not met) or `OPEN` (the brochure gives no amount).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Union

RC, PP, DO = "rc", "pp", "do"
COVERS = (RC, PP, DO)  # each holds those before it: c429, c554–557
REFUSED, OPEN = "refused", "not_covered"


@dataclass(frozen=True)
class Unit:
    """One thing on an invoice: its price, what the CNS pays of it, and what it is."""

    price: int
    cns: int = 0
    what: str = ""

    @property
    def left(self) -> int:
        """What the CNS leaves; it never pays more than the price."""
        return max(self.price - self.cns, 0)


@dataclass(frozen=True)
class Bill:
    """An invoice and whose it is; the conditions of the brochure are met unless said otherwise."""

    units: Sequence[Unit]
    cover: str = RC
    already: int = 0
    authorised: bool = True
    serious: bool = True
    finished: bool = True
    age: int | None = None
    tariff: int | None = None


@dataclass(frozen=True)
class Refund:
    """What each cover pays, of what was paid and what the CNS pays of it."""

    paid: int
    cns: int
    covers: dict[str, int] = field(default_factory=dict)

    @property
    def refund(self) -> int:
        """All covers together."""
        return sum(self.covers.values())

    @property
    def remaining(self) -> int:
        """What stays with the member."""
        return self.paid - self.cns - self.refund


Result = Union[Refund, str]


@dataclass(frozen=True)
class Payer:
    """A cover, what it would pay on one unit of which so much is left, and its maximum over the period."""

    cover: str
    wants: Callable[[Unit, int], int]
    most: int | None = None


def up_to(amount: int) -> Callable[[Unit, int], int]:
    """An amount per unit."""
    return lambda unit, left: amount


def everything(unit: Unit, left: int) -> int:
    """All that is left."""
    return left


def percent(rate: int, amount: int) -> int:
    """A share in whole percent, half a cent upwards."""
    return int((Decimal(amount) * rate / 100).quantize(Decimal(1), ROUND_HALF_UP))


def settle(bill: Bill, *payers: Payer) -> Result:
    """The payers one after the other on each unit, never more than is left of it (c441–525: no rate, so at most what was paid); what
    was received before lowers their maxima in their order."""
    mine = [payer for payer in payers if COVERS.index(payer.cover) <= COVERS.index(bill.cover)]
    if not mine:
        return REFUSED
    received, room = bill.already, {}
    for payer in mine:
        if payer.most is not None:
            room[payer.cover] = max(payer.most - received, 0)
            received = max(received - payer.most, 0)
    sums = {payer.cover: 0 for payer in mine}
    for unit in bill.units:
        left = unit.left
        for payer in mine:
            pays = min(payer.wants(unit, left), left, room.get(payer.cover, left))
            if payer.cover in room:
                room[payer.cover] -= pays
            sums[payer.cover] += pays
            left -= pays
    return Refund(sum(unit.price for unit in bill.units), sum(unit.price - unit.left for unit in bill.units), sums)


# --- basic cover: operations, appliances --------------------------------------------------------------------------------


def procreation(bill: Bill) -> Result:
    """650 € an embryo transfer, if the insurance authorised it (c191)."""
    return settle(bill, Payer(RC, up_to(650_00))) if bill.authorised else REFUSED


def prostheses(bill: Bill) -> Result:
    """Half of what is left, 1.000 € at most (c195)."""
    return settle(bill, Payer(RC, lambda unit, left: percent(50, left), 1_000_00))


def wig(bill: Bill) -> Result:
    """200 € at most, if authorised (c197)."""
    return settle(bill, Payer(RC, everything, 200_00)) if bill.authorised else REFUSED


def hearing_aids(bill: Bill) -> Result:
    """400 € an appliance, if authorised (c199)."""
    return settle(bill, Payer(RC, up_to(400_00))) if bill.authorised else REFUSED


def medicines(bill: Bill) -> Result:
    """All that is left, after a serious operation or treatment (c201–205)."""
    return settle(bill, Payer(RC, everything)) if bill.serious else REFUSED


def physiotherapy(bill: Bill) -> Result:
    """All that is left, after a serious operation or treatment (c201–205)."""
    return settle(bill, Payer(RC, everything)) if bill.serious else REFUSED


def consultations(bill: Bill) -> Result:
    """25 € at most, tied to an operation or a serious treatment (c211)."""
    return settle(bill, Payer(RC, everything, 25_00)) if bill.serious else REFUSED


def cure(bill: Bill) -> Result:
    """All that is left of an authorised cure after a serious operation or treatment (c213–218)."""
    return settle(bill, Payer(RC, everything)) if bill.serious and bill.authorised else REFUSED


def bariatric(bill: Bill) -> Result:
    """What is left, up to 20 % of the official tariff, if authorised (c213, c222–223)."""
    return settle(bill, Payer(RC, lambda unit, left: percent(20, bill.tariff or 0))) if bill.authorised else REFUSED


def shoes(bill: Bill) -> Result:
    """150 € at most, if authorised (c241)."""
    return settle(bill, Payer(RC, everything, 150_00)) if bill.authorised else REFUSED


def dietician(bill: Bill) -> Result:
    """100 € a year, if authorised (c263)."""
    return settle(bill, Payer(RC, everything, 100_00)) if bill.authorised else REFUSED


def stress_test(bill: Bill) -> Result:
    """25 € a calendar year, 10 € more with PRESTAPLUS, if authorised (c267, c386)."""
    return settle(bill, Payer(RC, everything, 25_00), Payer(PP, everything, 10_00)) if bill.authorised else REFUSED


def alternative_medicine(bill: Bill) -> Result:
    """50 € a session and 100 € a year (c271); PRESTAPLUS as much again, on what is left of the same sessions (c393)."""
    return settle(bill, Payer(RC, up_to(50_00), 100_00), Payer(PP, up_to(50_00), 100_00))


# --- assistance ---------------------------------------------------------------------------------------------------------


def hospital_abroad(bill: Bill) -> Result:
    """100.000 € a member and incident (c313)."""
    return settle(bill, Payer(RC, up_to(100_000_00)))


def consultation_abroad(bill: Bill) -> Result:
    """What is left, 2.500 € a year (c315)."""
    return settle(bill, Payer(RC, everything, 2_500_00))


def cancelled_trip(bill: Bill) -> Result:
    """1.500 € a person and trip, without a limit in the year (c323)."""
    return settle(bill, Payer(RC, up_to(1_500_00)))


# --- PRESTAPLUS ---------------------------------------------------------------------------------------------------------


def lipoedema(bill: Bill) -> Result:
    """2.000 € a calendar year (c367)."""
    return settle(bill, Payer(PP, everything, 2_000_00))


def ambulance(bill: Bill) -> Result:
    """Authorised: up to 30 % of the official tariff, 150 € a year (c373); else one transport a year, 100 € at most (c375)."""
    if bill.authorised:
        return settle(bill, Payer(PP, lambda unit, left: percent(30, bill.tariff or 0), 150_00))
    if COVERS.index(bill.cover) < COVERS.index(PP):
        return REFUSED
    first = 0 if bill.already else min(bill.units[0].left, 100_00)
    return Refund(sum(unit.price for unit in bill.units), 0, {PP: first})


def insoles(bill: Bill) -> Result:
    """150 € a year, if authorised (c382)."""
    return settle(bill, Payer(PP, everything, 150_00)) if bill.authorised else REFUSED


def psychologist(bill: Bill) -> Result:
    """100 € a calendar year for children under 18 (c397)."""
    return settle(bill, Payer(PP, everything, 100_00)) if bill.age is None or bill.age < 18 else REFUSED


def psychotherapist(bill: Bill) -> Result:
    """40 € a calendar year for adults, if authorised (c401)."""
    adult = bill.age is None or bill.age >= 18
    return settle(bill, Payer(PP, everything, 40_00)) if adult and bill.authorised else REFUSED


def david_health(bill: Bill) -> Result:
    """All that is left, once the 24 sessions are completed (c409)."""
    return settle(bill, Payer(PP, everything)) if bill.finished else REFUSED


def protea(bill: Bill) -> Result:
    """2.000 € a member (c413)."""
    return settle(bill, Payer(PP, everything, 2_000_00))


# --- DENTA & OPTIPLUS ---------------------------------------------------------------------------------------------------


def odyssee(bill: Bill) -> Result:
    """400 €, after the programme was followed with success (c536)."""
    return settle(bill, Payer(DO, everything, 400_00)) if bill.finished else REFUSED


def splint(bill: Bill) -> Result:
    """1.000 € a year (c437)."""
    return settle(bill, Payer(DO, everything, 1_000_00))


def composite(bill: Bill) -> Result:
    """125 € a year (c443)."""
    return settle(bill, Payer(DO, everything, 125_00))


def pulpectomy(bill: Bill) -> Result:
    """100 € a year (c444)."""
    return settle(bill, Payer(DO, everything, 100_00))


def pockets(bill: Bill) -> Result:
    """100 € a session, 200 € a year (c445)."""
    return settle(bill, Payer(DO, up_to(100_00), 200_00))


def gum_surgery(bill: Bill) -> Result:
    """700 € a year (c446)."""
    return settle(bill, Payer(DO, everything, 700_00))


def conservative_care(bill: Bill) -> Result:
    """125 € a year (c447)."""
    return settle(bill, Payer(DO, everything, 125_00))


PIECES = {  # c480, c481, c486–488
    "couronne": 450_00,
    "dent à pivot": 450_00,
    "élément de bridge": 450_00,
    "couronne télescopique": 450_00,
    "reconstitution": 200_00,
    "charnière": 200_00,
    "base en métal": 450_00,
    "plaque en résine": 200_00,
    "crochet": 150_00,
    "attachement": 150_00,
}


def dental_prostheses(bill: Bill) -> Result:
    """So much a piece (c480–488), 3.500 € a year (c476); the RÉGIME COMMUN's flat rates are announced, not given (c282–289)."""
    if bill.cover != DO:
        return OPEN
    return settle(bill, Payer(DO, lambda unit, left: PIECES[unit.what], 3_500_00))


def implants(bill: Bill) -> Result:
    """150 € an implant from the RÉGIME COMMUN, as the example has it (c500), then 500 € each and 2.000 € a year (c492); what was
    received is that of DENTA & OPTIPLUS."""
    return settle(bill, Payer(RC, up_to(150_00)), Payer(DO, up_to(500_00), 2_000_00))


def lenses(bill: Bill) -> Result:
    """150 € a year (c517)."""
    return settle(bill, Payer(DO, everything, 150_00))


def frame(bill: Bill) -> Result:
    """30 € a calendar year (c521)."""
    return settle(bill, Payer(DO, everything, 30_00))


def contact_lenses(bill: Bill) -> Result:
    """150 € a year (c525)."""
    return settle(bill, Payer(DO, everything, 150_00))


def refractive_surgery(bill: Bill) -> Result:
    """1.000 € an eye (c529)."""
    return settle(bill, Payer(DO, up_to(1_000_00)))


EXAMPLES = {  # c460–464: invoiced, CNS
    "DT41": (1_340_00, 558_90),
    "DT42": (1_340_00, 558_60),
    "DT43": (1_510_00, 702_30),
    "DT44": (1_430_00, 633_00),
    "DT45": (1_430_00, 632_60),
}


def orthodontics(bill: Bill) -> Result:
    """Under 17: 20 % of the CNS's part (c460–464) and 500 € an act (c460–472); above: 2.000 € once (c454), from DENTA & OPTIPLUS alone
    (c280); exactly 17 is in neither (c453, c455)."""
    assert bill.age is not None
    if bill.age == 17:
        return OPEN
    if bill.age > 17:
        return settle(bill, Payer(DO, everything, 2_000_00))
    return settle(bill, Payer(RC, lambda unit, left: percent(20, unit.cns)), Payer(DO, up_to(500_00)))


# --- what is no refund --------------------------------------------------------------------------------------------------


def discount(contribution: int, age: int, single: bool) -> int | str:
    """10 % less for singles under 30 (c24): what is taken off."""
    return percent(10, contribution) if single and age < 30 else REFUSED


def first_class(stay: str, cover: str) -> bool:
    """Serious operations and treatments with the basic cover (c178), any other stay with PRESTAPLUS (c168, c359–363)."""
    return stay == "grave" or COVERS.index(cover) >= COVERS.index(PP)


def everyday_dental_care() -> str:
    """Up to 100 % of official tariffs that the brochure does not print (c275–280)."""
    return OPEN


def inlay(cover: str) -> str:
    """Under the 1.000 € a year (c437) and at 200 € (c481) in DENTA & OPTIPLUS, onlay and overlay without an amount (c592): no sum."""
    return OPEN if cover == DO else REFUSED


def glasses(cover: str) -> bool:
    """Lenses and frame have each a maximum (c517, c521), in DENTA & OPTIPLUS alone: one price for both cannot be worked out."""
    return cover == DO
