"""The lines of an invoice with everything that a refund needs of them, and the questions for what they lack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benefits.inputs import UNKNOWN, Act, known
from benefits.money import ZERO, Money
from benefits.results import Line, Text
from benefits.rules import Context, Element

STATUTORY = "CNS"

_YOURS = Text("montant que vous indiquez")
_FROM_TABLE = Text("montant donné en exemple par la brochure")
_NONE_GIVEN = Text("aucune part indiquée")
_NO_MORE_THAN_INVOICED = Text("limitée au montant facturé")


@dataclass(frozen=True)
class Priced:
    """An act with its number of units and its amounts per unit; ``paid`` is None where the member does not know it."""

    code: str | None
    element: Element | None
    paid: tuple[Money, ...]
    statutory: tuple[Money, ...]
    count: int
    own_paid: bool = True
    own_statutory: bool = True
    left_over: bool = False
    shared_out: bool = False
    priced: bool = True

    @property
    def whole(self) -> Money:
        """What was invoiced for all units."""
        return Money(sum(amount.cents for amount in self.paid))

    @property
    def statutory_whole(self) -> Money:
        """What the statutory insurance pays of them, never more than the price of each."""
        return Money(sum(min(share, paid).cents for share, paid in zip(self.statutory, self.paid, strict=True)))

    @property
    def name(self) -> str:
        """How the act is called in a statement."""
        if self.element is None:
            return f"Acte {self.code}" if self.code else "Votre facture"
        words = self.element.many if self.count > 1 else without_article(self.element.one)
        return f"{self.count} {words}" if self.count > 1 else words[0].upper() + words[1:]


def priced(
    act: Act, count: int, element: Element | None, paid: Money | None, statutory: Money | None, example: Act | None, left_over: bool
) -> Priced:
    """An act's amounts per unit: its own, else the ones given for the one act, else the example's of the table."""
    own = act.paid if isinstance(act.paid, Money) else paid
    own_share = act.statutory if act.statutory is not None else statutory
    unit = own if own is not None else example.paid if example and isinstance(example.paid, Money) else None
    share = own_share if own_share is not None else (example.statutory if example else None) or ZERO
    whole = act.whole and count > 1
    return Priced(
        act.code,
        element,
        shared_out(unit or ZERO, count) if whole else (unit or ZERO,) * count,
        shared_out(share, count) if whole else (share,) * count,
        count,
        own is not None,
        own_share is not None,
        left_over,
        whole,
        unit is not None,
    )


def shared_out(amount: Money, count: int) -> tuple[Money, ...]:
    """An amount in equal parts, to the cent: the first ones carry the cents that are over."""
    each, over = divmod(amount.cents, count)
    return tuple(Money(each + (1 if index < over else 0)) for index in range(count))


def invoice_lines(act: Priced, shows_statutory: bool, table: object, context: Context) -> list[Line]:
    """What was invoiced and what the statutory insurance pays, each with where the amount comes from."""
    source = context.source_of(table) if table is not None and act.code else None  # type: ignore[arg-type]
    if act.left_over:
        return [Line(Text("{name}, reste à payer", {"name": act.name}), _YOURS, act.whole)]
    if act.count > 1 and len(set(act.paid)) == 1:
        formula = Text("{n} × {unit}", {"n": act.count, "unit": act.paid[0]})
    elif act.shared_out:
        formula = Text("en tout, à parts égales")
    else:
        formula = _YOURS if act.own_paid else _FROM_TABLE
    lines = [Line(Text("{name}", {"name": act.name}), formula, act.whole, source=None if act.own_paid else source)]
    if not shows_statutory and not act.statutory_whole.cents:
        return lines
    pays = act.statutory_whole
    given = Money(sum(share.cents for share in act.statutory))
    if pays < given:
        lines.append(Line(Text("Part de la CNS"), _NO_MORE_THAN_INVOICED, pays, STATUTORY))
    elif act.own_statutory:
        lines.append(Line(Text("Part de la CNS"), _YOURS, pays, STATUTORY))
    else:
        example = table is not None and act.code is not None
        lines.append(Line(Text("Part de la CNS"), _FROM_TABLE if example else _NONE_GIVEN, pays, STATUTORY, source=source))
    return lines


def acts_of(context: Context, name: str | None, elements: Mapping[str, Element]) -> tuple[Act, ...]:
    """The acts given; without any, the one element of the rule or one plain invoice."""
    given = known(context.inputs, name) if name else None
    if given:
        return tuple(given)
    only = next(iter(elements)) if len(elements) == 1 else None
    return (Act(only),)


def price_is_unknown(act: Act, context: Context, paid_input: str) -> bool:
    """Whether the member said that they do not know the price."""
    return act.paid is UNKNOWN or (act.paid is None and context.inputs.get(paid_input) is UNKNOWN)


def without_article(one: str) -> str:
    """« une couronne » → « couronne »."""
    for article in ("un ", "une ", "le ", "la ", "les ", "l’"):
        if one.startswith(article):
            return one[len(article) :]
    return one
