"""The oracle itself: the worked examples that the documents print, and their tables checked by their own rates."""

from __future__ import annotations

import ast
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests.oracle import oracle_cmcm as cmcm
from tests.oracle import oracle_msl as msl
from tests.oracle.oracle_cmcm import DO, PP, RC, Bill, Refund, Unit


@pytest.mark.parametrize("module", [cmcm, msl])
def test_the_oracle_takes_nothing_from_the_program(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    names = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    names |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_the_five_acts_of_orthodontics_make_what_the_brochure_prints() -> None:
    result = cmcm.orthodontics(Bill([Unit(paid, cns) for paid, cns in cmcm.EXAMPLES.values()], DO, age=12))
    assert result == Refund(7_050_00, 3_085_40, {RC: 617_08, DO: 2_500_00})  # c465–472
    assert isinstance(result, Refund)
    assert result.refund == 3_117_08


@pytest.mark.parametrize(("code", "share"), [("DT41", 111_78), ("DT42", 111_72), ("DT43", 140_46), ("DT44", 126_60), ("DT45", 126_52)])
def test_the_share_of_each_act_is_that_of_the_table(code: str, share: int) -> None:
    result = cmcm.orthodontics(Bill([Unit(*cmcm.EXAMPLES[code])], RC, age=12))
    assert isinstance(result, Refund)
    assert result.covers == {RC: share}  # c460–464


def test_two_implants_make_what_the_brochure_prints() -> None:
    result = cmcm.implants(Bill([Unit(950_00), Unit(950_00)], DO))
    assert result == Refund(1_900_00, 0, {RC: 300_00, DO: 1_000_00})  # c500–507


def test_the_stress_test_is_35_euros_in_all_with_prestaplus() -> None:
    result = cmcm.stress_test(Bill([Unit(80_00)], PP))
    assert result == Refund(80_00, 0, {RC: 25_00, PP: 10_00})  # c386


def test_the_chronic_patient_of_the_page() -> None:
    assert msl.maf_chronic(1_515_36, 581_00, 624_00, status=False) == 1_407_12  # m476


def test_the_dmg_of_the_page() -> None:
    assert msl.dmg_years(2021) == [2021, 2022, 2023]  # m578–579
    assert sorted(msl.contact_years(2024)) == [2021, 2022]  # m580
    assert msl.prolonged_years(2021, 2022) == [2024, 2025]
    assert msl.prolonged_years(2021, 2021) == [2024]


UNION_RATES = "7.5 15 26.25 48.75 52.50 56.25 63.75 67.50 75 78.75 82.50 86.25 93.75 101.25 108.75 116.25 123.75"  # m130–146
THIRTY_RATES = "3.75 3.75 3.75 33.75 37.50 41.25 45 45 45 48.75 52.50 60 60 67.50 75 82.50 90"  # m151–167


@pytest.mark.parametrize(("table", "rates"), [(msl.UNION, UNION_RATES), (msl.THIRTY, THIRTY_RATES)])
def test_every_payout_is_its_capital_and_its_interest(table: list[int], rates: str) -> None:
    assert [capital + msl.percent(rate, capital) for capital, rate in zip(msl.CAPITALS, rates.split())] == table


def test_the_savings_end_at_816_euros_and_as_printed() -> None:
    assert msl.CAPITALS[-1] == 816_00
    assert (msl.UNION[-1], msl.THIRTY[-1]) == (1_825_80, 1_550_40)  # m146, m167


def test_the_months_paid_within_the_month_itself() -> None:
    assert [month for month in range(1, 13) if msl.payment_day("primaire", month).month == month] == [11, 12]  # m195–196
    assert all(msl.payment_day("invalidite", month).month == month for month in range(1, 13))
    assert msl.payment_day("primaire", 3) == date(2023, 4, 3)  # m187: 2022 is a misprint, 3 April 2022 was a Sunday
    assert all(msl.payment_day(regime, month).weekday() < 5 for regime in ("primaire", "invalidite") for month in range(1, 13))


def test_half_a_cent_goes_up() -> None:
    assert cmcm.percent(50, 1_01) == 51
    assert msl.percent("30", 15) == 5  # 4,5 cents
