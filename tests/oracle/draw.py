"""The cases of every calculation, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.oracle import cases_cmcm, cases_cmcm_other, cases_msl_dates, cases_msl_money, cases_msl_shares
from tests.oracle.script import Script

# « cmcm.facture » are invoices with several benefits; every other name is that of a rule.
SCRIPTS: Mapping[str, Callable[[str, Random], Script]] = {
    **cases_cmcm.scripts(),
    **cases_cmcm_other.scripts(),
    **cases_msl_money.scripts(),
    **cases_msl_shares.scripts(),
    **cases_msl_dates.scripts(),
}


def script(rule: str, seed: int, number: int) -> Script:
    """A case of a rule: the same seed and number give the same case, whatever other cases are drawn."""
    return SCRIPTS[rule](rule, Random(f"{seed}/{rule}/{number}"))
