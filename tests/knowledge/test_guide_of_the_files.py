"""docs/knowledge.md names every section, shape, kind of table, unit and key of a layer that the loader knows."""

from typing import get_args

import pytest

from knowledge import coverage_schema, value_schema
from knowledge.refund_schema import CapSpec, CaseSpec, LayerSpec
from knowledge.rule_schema import ElementSpec, RuleBase
from knowledge.shape_schema import RULE_SPECS, SECTIONS
from tests.knowledge.base import ROOT

GUIDE = (ROOT / "docs" / "knowledge.md").read_text(encoding="utf-8")
NAMES = [
    *SECTIONS,
    *RULE_SPECS,
    *value_schema.ROWS,
    *coverage_schema.Holdings.__fields__,
    *RuleBase.__fields__,
    *ElementSpec.__fields__,
    *CaseSpec.__fields__,
    *LayerSpec.__fields__,
    *CapSpec.__fields__,
    *get_args(value_schema.Unit),
    *get_args(CaseSpec.__fields__["statutory"].outer_type_),
    *get_args(CapSpec.__fields__["period"].outer_type_),
]


@pytest.mark.parametrize("name", sorted(set(NAMES)))
def test_the_guide_names_it(name: str) -> None:
    assert any(f"{before}{name}{after}" in GUIDE for before in "`{ " for after in "`,:. ")


@pytest.mark.parametrize("shape", RULE_SPECS)
def test_the_guide_names_the_keys_of_a_shape(shape: str) -> None:
    row = next(line for line in GUIDE.split("| shape |")[1].split("\n") if line.startswith(f"| `{shape}` |"))
    own = set(RULE_SPECS[shape].__fields__) - set(RuleBase.__fields__) - {"shape"}
    unnamed = {key for key in own if f"`{key}`" not in row}
    assert not unnamed or "sentences" in row
