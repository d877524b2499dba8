"""Which input each amount goes to, once it is known what stands beside it: incomes, sums of two years, invoices and their acts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from actions.conversation.bill_words import EACH
from actions.conversation.turn import Thing
from knowledge.vocabulary_schema import Input

_SAVED_A_YEAR = 48_00
_IN_ALL = re.compile(r"\ben tout\b|\bau total\b|\btotal\b|\bcapital\b")
# Of one person among several, or on top of what was said: no household's whole income.
_A_PART = re.compile(
    r"\baussi\b|\ben plus\b|\bde plus\b|\begalement\b|\bchacune?\b|\bplus (?:\d|des?|mes?|une?)\b|\b(?:mon|ma|notre) "
    r"(?:mari|femme|conjointe?|epouse?|epoux|compagnon|compagne|fils|fille|pere|mere|copain|copine|homme|partenaire)\b"
    r"(?:[^.?!]{0,25}\b(?:gagne|touche|percoit|recoit)\b|[^.?!0-9]{0,12}\d{3})|\bet (?:lui|elle)\b|\bloyers?\b"
    r"|\beconomies\b|\bepargne\b|\bpecule\b|\ballocations? familiales?\b"
)
# An income said for both is the whole household's: « mon mari et moi, on gagne 45.000 à deux ».
TOGETHER = re.compile(
    r"(?<!on )(?<!nous )(?<!j ai )(?<!il )(?<!elle )(?<!y )\ba (?:deux|2|nous (?:deux|2))"
    r"(?= ?(?:$|[,.;?!](?!\d)|par (?:an|mois)|bruts?\b|nets?\b|et\b|pour\b|plafond|on\b|c est|est ce|bim\b|maf\b|avec\b|sans\b))"
    r"|\d ?(?:€|euros?|eur)?(?: (?:bruts?|nets?|par (?:mois|an)|/ ?(?:mois|an)))* (?:ensemble|en tout|au total)\b"
    r"|\b(?:gagne|gagnons|touche|touchons) (?:ensemble|en tout|au total)\b"
)
_NOT_WHOLE = re.compile(r"\baussi\b|\ben plus\b|\bde plus\b|\begalement\b|\bchacune?\b|\bet (?:lui|elle)\b|\bloyers?\b")
# A household's yearly income is not below this, nor a monthly one above it: between « par mois » and « par an » nothing is guessed.
SURELY_YEARLY = 12_000_00


@dataclass
class Amounts:
    """Amounts by input; by act (index) what was invoiced and what the statutory insurance pays; see `Reading`."""

    inputs: dict[str, int] = field(default_factory=dict)
    paid: dict[int, int] = field(default_factory=dict)
    statutory: dict[int, int] = field(default_factory=dict)
    period: int | None = None
    net: bool | None = None
    unclear: bool = False


@dataclass(frozen=True)
class Candidate:
    """An amount, the input whose words stand beside it (None for none), and whether an invoice is named."""

    thing: Thing
    name: str | None
    strong: bool


def settle_beside(found: Amounts, entries: Mapping[str, Input], candidates: list[Candidate], pending: str | None) -> list[Candidate]:
    """Amounts that are no income: those with the words of another input, or the one that answers it; the others are given back."""
    others = []
    for candidate in candidates:
        asked = pending if pending is not None and pending in entries and entries[pending].per is None and len(candidates) == 1 else None
        if candidate.thing.more.get("per") or candidate.thing.value >= SURELY_YEARLY:
            asked = None  # so much, or so much a year, is an income
        name = candidate.name if candidate.name and entries[candidate.name].per is None else asked
        if name is None:
            others.append(candidate)
        elif found.inputs.setdefault(name, candidate.thing.value) != candidate.thing.value:
            found.unclear = True
    return others


def settle_two_years(found: Amounts, entries: Mapping[str, Input], candidates: list[Candidate], folded: str, pending: str | None) -> None:
    """The ceiling by its words; the amounts of two years in the order of their years, which is that of the sentence without years."""
    plain = []
    for candidate in candidates:
        if candidate.name and candidate.name not in ("tickets_annee_1", "tickets_annee_2"):
            found.inputs.setdefault(candidate.name, candidate.thing.value)
        else:
            plain.append(candidate.thing)
    if len(plain) == 1:
        found.inputs[pending if pending is not None and pending in entries else "tickets_annee_1"] = plain[0].value
    elif len(plain) == 2:
        years = [int(year) for year in re.findall(r"\b(20\d\d)\b", folded)]
        if len(years) == 2 and years[0] > years[1]:
            plain.reverse()
        found.inputs["tickets_annee_1"], found.inputs["tickets_annee_2"] = plain[0].value, plain[1].value
    elif len(plain) > 2:
        found.unclear = True


def settle_incomes(found: Amounts, entries: Mapping[str, Input], candidates: list[Candidate], folded: str, pending: str | None) -> None:
    """One income, with its period; of two, or of one that is only a part, none."""
    if not candidates:
        return
    values = {(candidate.thing.value, candidate.thing.more.get("per")) for candidate in candidates}
    a_part = _NOT_WHOLE if TOGETHER.search(folded) else _A_PART
    if len(values) > 1 or a_part.search(folded):
        found.unclear = True
        return
    value, per = values.pop()
    name = next((name for name, entry in entries.items() if per and entry.per == per), None)
    if per and name is None:
        found.unclear = True
    elif name:
        found.inputs[name] = value
    elif (asked := entries[pending].per if pending is not None and pending in entries else None) == "month":
        found.inputs[str(pending)] = value
    elif value >= (SURELY_YEARLY // 2 if asked == "year" or not any(entry.per == "month" for entry in entries.values()) else SURELY_YEARLY):
        found.inputs[next(name for name, entry in entries.items() if entry.per == "year")] = value
    else:
        found.period = value


def settle_invoice(
    found: Amounts, entries: Mapping[str, Input], candidates: list[Candidate], folded: str, pending: str | None, codes: Sequence[Thing]
) -> None:
    """Special amounts to their inputs; the others to the invoice, or one to each act."""
    usual = next((name for name, entry in entries.items() if entry.usual), None)
    plain: list[Candidate] = []
    special: dict[str, list[int]] = {}
    for candidate in candidates:
        if "capital_epargne" in entries and candidate.thing.value == _SAVED_A_YEAR and not _IN_ALL.search(folded):
            continue  # « 48 € par an »: the yearly payment of the page's table, no sum saved
        if candidate.thing.more.get("per") and "cotisation" not in entries:
            found.unclear = found.unclear or usual is not None  # an instalment is no invoice
        elif candidate.name and not entries[candidate.name].usual:
            special.setdefault(candidate.name, []).append(candidate.thing.value)
        else:
            plain.append(candidate)
    for name, amounts in special.items():
        if len(amounts) == len(codes) > 1 and name == "montant_cns":
            found.statutory = dict(enumerate(amounts))
        elif len(set(amounts)) == 1:
            found.inputs[name] = amounts[0]
        else:
            found.unclear = True
    if len(codes) <= 1 and len(plain) > 1 and sum(candidate.strong for candidate in plain) == 1:
        plain = [candidate for candidate in plain if candidate.strong]
    if plain and found.unclear and any(candidate.thing.more.get("per") for candidate in candidates):
        found.unclear = False  # the invoice itself is said beside its instalments
    values = list(dict.fromkeys(candidate.thing.value for candidate in plain))
    if len(codes) > 1 and len(values) == 1 and all(EACH.match(folded[candidate.thing.end :]) for candidate in plain):
        found.paid = dict.fromkeys(range(len(codes)), values[0])  # « 1.340 € chacun »
    elif len(codes) > 1 and len(plain) > 1:
        if len(plain) == len(codes) and _in_turn(plain, codes):
            found.paid = {index: candidate.thing.value for index, candidate in enumerate(plain)}
        else:
            found.unclear = True
    elif len(codes) > 1 and len(plain) == 1 and _first_alone(plain[0].thing, codes):
        found.paid = {index: plain[0].thing.value for index, code in enumerate(codes) if code.end <= plain[0].thing.start}
    elif len(values) == 1:
        meant = pending if pending in entries else usual
        if meant and meant not in found.inputs:
            found.inputs[meant] = values[0]
    elif len(values) > 1:
        found.unclear = True


def _in_turn(plain: list[Candidate], codes: Sequence[Thing]) -> bool:
    """Codes and amounts alternate, or all codes come before all amounts."""
    if max(code.end for code in codes) <= min(candidate.thing.start for candidate in plain):
        return True
    marks = sorted([(code.start, "c") for code in codes] + [(candidate.thing.start, "a") for candidate in plain])
    kinds = "".join(kind for _, kind in marks)
    return kinds in ("ca" * len(codes), "ac" * len(codes))


def _first_alone(thing: Thing, codes: Sequence[Thing]) -> bool:
    """The amount stands between the first code and the second: it is the first act's."""
    return codes[0].end <= thing.start and thing.end <= codes[1].start
