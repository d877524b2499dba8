"""Which schema each section of a file takes, and each shape of rule."""

from __future__ import annotations

from knowledge.coverage_schema import Coverage, DocumentEntry
from knowledge.date_schema import CalendarSpec, DecisionSpec, ValiditySpec, WindowsSpec
from knowledge.mutual_schema import Article, Contact, Mutual, OpenPoint
from knowledge.refund_schema import AllowanceSpec, DifferenceSpec, ReductionSpec, RefundSpec
from knowledge.rule_schema import JointLimit, RuleBase
from knowledge.scale_schema import BracketsSpec, CeilingSpec, PayoutSpec
from knowledge.schema import Strict
from knowledge.value_schema import Table, Value
from knowledge.vocabulary_schema import Input, Phrase, Subject, Theme

RULE_SPECS: dict[str, type[RuleBase]] = {
    "refund": RefundSpec,
    "ceiling": CeilingSpec,
    "validity": ValiditySpec,
    "reduction": ReductionSpec,
    "calendar": CalendarSpec,
    "windows": WindowsSpec,
    "decision": DecisionSpec,
    "brackets": BracketsSpec,
    "payout": PayoutSpec,
    "difference": DifferenceSpec,
    "allowance": AllowanceSpec,
}

SECTIONS: dict[str, type[Strict]] = {
    "documents": DocumentEntry,
    "mutuals": Mutual,
    "themes": Theme,
    "subjects": Subject,
    "inputs": Input,
    "phrases": Phrase,
    "contacts": Contact,
    "values": Value,
    "tables": Table,
    "open_points": OpenPoint,
    "articles": Article,
    "rules": RuleBase,
    "joint_limits": JointLimit,
    "coverage": Coverage,
}
