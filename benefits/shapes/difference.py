"""Shape `difference`: the share that is left of an official fee after the refund, and the supplement beyond that fee."""

from __future__ import annotations

from dataclasses import dataclass

from benefits.dated import Dated
from benefits.inputs import known
from benefits.results import Calculated, Line, NotCovered, Text
from benefits.rules import Context, Template


@dataclass(frozen=True)
class Difference:
    """The body of a difference rule. ``more_than_fee`` is said when the refund exceeds the official fee."""

    headline: Template
    with_supplement: Template
    more_than_fee: Template
    fee_input: str
    refund_input: str
    paid_input: str

    def needed_inputs(self) -> frozenset[str]:
        """The official fee, the refund, and what was really paid."""
        return frozenset({self.fee_input, self.refund_input, self.paid_input})

    def dated_values(self) -> tuple[Dated, ...]:
        """None: the share follows from the member's own amounts."""
        return ()

    def compute(self, context: Context) -> Calculated | NotCovered:
        """Fee − refund = share; paid − fee = supplement."""
        fee, refund = context.inputs[self.fee_input], context.inputs[self.refund_input]
        if refund > fee:
            return NotCovered(context.rule.id, context.fill(self.more_than_fee), context.rule.contact, context.rule.source)
        share = fee - refund
        lines = [
            Line(Text("Tarif officiel"), Text("montant que vous indiquez"), fee),
            Line(Text("Remboursement de la mutualité"), Text("montant que vous indiquez"), refund),
            Line(Text("Ticket modérateur"), Text("{fee} − {refund}", {"fee": fee, "refund": refund}), share, source=context.rule.source),
        ]
        paid = known(context.inputs, self.paid_input)
        supplement = (paid - fee).floor() if paid is not None else None
        if supplement is None or not supplement.cents:
            return Calculated(context.rule.id, context.day, context.fill(self.headline, share=share), tuple(lines), context.figures)
        lines.append(Line(Text("Supplément d’honoraires"), Text("{paid} − {fee}", {"paid": fee + supplement, "fee": fee}), supplement))
        headline = context.fill(self.with_supplement, share=share, supplement=supplement, total=share + supplement)
        return Calculated(context.rule.id, context.day, headline, tuple(lines), context.figures)
