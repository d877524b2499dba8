"""Shape `refund`: several layers pay one after the other on the acts of an invoice.

Each layer pays on what the layers before it left, so that no euro paid is refunded twice and the refunds together never
exceed what was paid. Caps are consumed unit after unit, with what was already received.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from benefits.conditions import Condition, all_hold
from benefits.dated import Dated
from benefits.inputs import UNKNOWN, Act, InputError, known
from benefits.money import ZERO, Money, total
from benefits.results import Calculated, Line, Missing, NotCovered, Refused, Result, Scalar, Text
from benefits.rules import Context, Element, Template
from benefits.shapes.invoice import Priced, acts_of, invoice_lines, price_is_unknown, priced
from benefits.shapes.layers import PERIODS, Account, AllLeft, Layer, ShareOfStatutory, ShareOfTariff, Unit, UpTo, UpToByElement, at_most

# How the statutory insurance's part is treated: asked for, taken when given (with a word about it or without), or of no concern.
STATUTORY_WAYS = ("asked", "optional", "shown", "none")
PLAIN_HEADLINE = "{mutual} vous rembourse {refund:exact} ; il vous reste {remaining:exact} à payer."

_VERY_DEAR = Money(10**11)  # a price beyond every cap, to find what is paid at most
_SHARED_OUT = Text("Compté à parts égales : avec le prix de chaque unité, le montant peut changer.")
_WITHOUT_STATUTORY = Text("Compté sans part de la CNS : si elle paie aussi, dites-moi combien.")
_FIRST_LAYER_FIRST = Text("Ce que vous avez déjà reçu ({already}) est compté d’abord sur « {label} ».")
_PRICE_UNKNOWN = "Avec le {lacking}, je calcule la somme exacte ; elle ne dépasse jamais ce qu’il vous reste à payer."


@dataclass(frozen=True)
class Case:
    """The layers that pay when the conditions hold. ``acts`` names the input that lists acts, None for one single invoice; ``unit``
    is the word for one unit where they are counted; ``table`` gives example amounts by code."""

    when: tuple[Condition, ...]
    layers: tuple[Layer, ...]
    headline: Template
    acts: str | None = None
    table: Dated[Mapping[str, Act]] | None = None
    unit: str | None = None
    statutory: str = "shown"


@dataclass(frozen=True)
class Refund:
    """The body of a refund rule. ``covers`` are ordered: each includes the ones before it; ``cover_names`` is how they are called."""

    covers: tuple[str, ...]
    cases: tuple[Case, ...]
    elements: Mapping[str, Element] = field(default_factory=dict)
    cover_names: Mapping[str, str] = field(default_factory=dict)
    cover_input: str = "couverture"
    paid_input: str = "montant_facture"
    statutory_input: str = "montant_cns"
    count_input: str = "nombre"
    left_input: str = "reste_a_charge"
    tariff_input: str = "tarif_officiel"

    def needed_inputs(self) -> frozenset[str]:
        """The cover, the amounts, the acts and what was already received."""
        names = {self.cover_input, self.paid_input, self.statutory_input}
        if self.elements:
            names |= {self.count_input, self.left_input}
        for case in self.cases:
            names |= {condition.input for condition in case.when} | ({case.acts} if case.acts else set())
            names |= {layer.cap.already for layer in case.layers if layer.cap and layer.cap.already}
            names |= {self.tariff_input for layer in case.layers if isinstance(layer.pays, ShareOfTariff)}
        return frozenset(names)

    def dated_values(self) -> tuple[Dated, ...]:
        """Rates, amounts, caps and tables of all cases."""
        found: list[Dated] = []
        for case in self.cases:
            found += [case.table] if case.table else []
            found += [condition.value for condition in case.when if isinstance(condition.value, Dated)]
            for layer in case.layers:
                found += layer.dated_values()
        return tuple(found)

    def compute(self, context: Context) -> Result:
        """The statement: per act the statutory share, then each layer of the member's cover; totals and what is left. What a line
        of the invoice lacks is asked for; a cover without any layer is refused."""
        case = next(case for case in self.cases if all_hold(case.when, context.inputs, context.day))
        acts = acts_of(context, case.acts, self.elements)
        if len(self.elements) > 1 and any(act.code is None for act in acts):
            return self._asked(case.acts or "actes", None, None, context)
        layers = [layer for layer in case.layers if self._includes(context, layer) and any(layer.pays_for(act.code) for act in acts)]
        if not layers:
            return self._no_layer(case, acts, context)
        completed = self._completed(acts, case, layers, context)
        if not isinstance(completed, list):
            return completed
        if not any(act.priced for act in completed):
            return self._price_unknown(completed, case, layers, context)
        refund, lines = self._pay(completed, case, layers, context)
        paid = total(act.whole for act in completed if act.priced)
        remaining = paid - refund - total(act.statutory_whole for act in completed if act.priced)
        return Calculated(
            context.rule.id,
            context.day,
            context.fill(case.headline, refund=refund, remaining=remaining, paid=paid),
            tuple(lines),
            context.figures,
            refund,
            paid,
            remaining,
            notes=self._notes(completed, case, layers, context),
            open_points=self._points(completed, case, layers, refund, context),
        )

    def _no_layer(self, case: Case, acts: Sequence[Act], context: Context) -> Refused | NotCovered:
        needed = [layer for layer in case.layers if any(layer.pays_for(act.code) for act in acts)]
        if not needed:
            text = Text("La brochure ne donne pas de montant pour cette prestation.")
            return NotCovered(context.rule.id, text, context.rule.contact, context.rule.source)
        lowest = min((layer.cover for layer in needed), key=self.covers.index)
        text = Text(
            "Cette prestation n’est pas comprise dans la couverture « {cover} » : il faut « {needed} ».",
            {"cover": self._named(context.inputs[self.cover_input]), "needed": self._named(lowest)},
        )
        return Refused(context.rule.id, text, context.rule.source)

    def _named(self, cover: str) -> str:
        return self.cover_names.get(cover, cover)

    def _completed(self, acts: Sequence[Act], case: Case, layers: Sequence[Layer], context: Context) -> list[Priced] | Missing | NotCovered:
        """The acts with all that the layers need; else the question for what one of them lacks.

        Raises:
            InputError: when the table does not know a code.
        """
        found = []
        table = context.value(case.table) if case.table else None
        alone = len(acts) == 1
        scalars = {name: known(context.inputs, name) for name in (self.paid_input, self.statutory_input, self.left_input, self.count_input)}
        if not alone and not self.elements and self._one_sum_for_several(acts, scalars):
            lead = Text("Je ne peux pas répartir une somme sur plusieurs actes : donnez le montant de chaque acte.")
            return Missing(context.rule.id, case.acts or self.paid_input, lead)
        for index, act in enumerate(acts):
            if table is not None and act.code is not None and act.code not in table:
                raise InputError(case.acts or "", "option", f"{act.code} is none of {', '.join(table)}")
            if self.elements and act.code not in self.elements:
                raise InputError(case.acts or "", "option", f"{act.code} is none of {', '.join(self.elements)}")
            element = self.elements.get(act.code or "")
            place = None if alone else index
            scalar = scalars if alone or not self.elements else dict.fromkeys(scalars)
            counted = bool(self.elements) and case.unit is not None and any(layer.by_unit for layer in layers)
            count = act.count or scalar[self.count_input] or (None if counted else 1)
            left = scalar[self.left_input]
            if count is None and context.inputs.get(self.count_input) is UNKNOWN:
                line = priced(act, 1, element, None, None, None, False)
                return self._price_unknown([line], case, layers, context, "nombre")
            if count is None:
                many = element.many if element else ""
                words = "Combien d’{many} ?" if many[:1] in "aàâeéèêiîoôuyhœ" else "Combien de {many} ?"
                return self._asked(self.count_input, Text(words, {"many": many}), place, context)
            example = table.get(act.code) if table is not None and act.code else None
            tariff = known(context.inputs, self.tariff_input)
            paid = left if left is not None else scalar[self.paid_input]
            if paid is None and act.paid is None and example is None and tariff is not None:
                paid = tariff
            if left is not None:
                act = replace(act, paid=None, statutory=None, whole=True)  # what is left is left of all units together
            line = priced(act, count, element, paid, ZERO if left is not None else scalar[self.statutory_input], example, left is not None)
            if not line.priced and not price_is_unknown(act, context, self.paid_input):
                one = element.one if element else "cela"
                return self._asked(
                    self.paid_input,
                    Text("Combien coûtent {one} ?" if one.startswith(("des ", "les ")) else "Combien coûte {one} ?", {"one": one}),
                    place,
                    context,
                )
            needs_tariff = line.priced and tariff is None and any(isinstance(layer.pays, ShareOfTariff) for layer in layers)
            if needs_tariff and context.inputs.get(self.tariff_input) is not UNKNOWN:
                return self._asked(self.tariff_input, None, place, context)
            if needs_tariff:
                return self._price_unknown([line], case, layers, context, "tarif officiel")
            asks_share = case.statutory == "asked" and line.priced and not line.own_statutory and left is None
            if asks_share and context.inputs.get(self.statutory_input) is not UNKNOWN:
                one = element.one if element else "cela"
                ask = Text("Combien la CNS vous rembourse-t-elle pour {one} ? (« rien » si elle ne paie pas)", {"one": one})
                return self._asked(self.statutory_input, ask, place, context)
            found.append(line)
        return found

    def _one_sum_for_several(self, acts: Sequence[Act], scalars: Mapping[str, Money | None]) -> bool:
        paid, share = scalars[self.paid_input], scalars[self.statutory_input]
        return (paid is not None and not all(act.paid for act in acts)) or (share is not None and not all(act.statutory for act in acts))

    def _asked(self, name: str, ask: Text | None, place: int | None, context: Context) -> Missing:
        question = context.rule.question(name)
        assert question is not None, f"{context.rule.id} has no question for {name}"
        return context.missing(question, ask, place)

    def _price_unknown(
        self, acts: Sequence[Priced], case: Case, layers: Sequence[Layer], context: Context, lacking: str = "prix"
    ) -> NotCovered:
        """What each layer pays at most, for a member who does not know the price, the number or the tariff."""
        texts = [at_most(layer, act.code, case.unit or "", context) for act in acts for layer in layers if layer.pays_for(act.code)]
        if all(isinstance(layer.pays, (UpTo, UpToByElement)) or (layer.cap and isinstance(layer.pays, AllLeft)) for layer in layers):
            dear = [replace(act, paid=(_VERY_DEAR,) * act.count, statutory=(ZERO,) * act.count, priced=True) for act in acts]
            most, _ = self._pay(dear, case, layers, context)
            texts = [Text("Au plus {most} en tout.", {"most": most}), *texts]
        return NotCovered(
            context.rule.id,
            joined([*_distinct(texts), Text(_PRICE_UNKNOWN, {"lacking": lacking})]),
            context.rule.contact,
            context.rule.source,
            context.figures,
        )

    def _pay(self, acts: Sequence[Priced], case: Case, layers: Sequence[Layer], context: Context) -> tuple[Money, list[Line]]:
        """Every layer on every unit, in order: the refund in all, and the lines."""
        accounts = self._accounts(case, layers, context)
        tariff = known(context.inputs, self.tariff_input)
        shows_statutory = case.statutory in ("shown", "asked")
        lines: list[Line] = []
        refund = ZERO
        for act in acts:
            mine = [account for account in accounts if account.layer.pays_for(act.code)]
            if not act.priced:
                lines.append(Line(Text("{name}", {"name": act.name}), _at_most_of(act, mine, case, context)))
                continue
            lines += invoice_lines(act, shows_statutory, case.table, context)
            units = []
            for paid, share in _units(act, mine):
                left = paid - min(share, paid)
                units.append(Unit(act.code, share, tariff, left))
                for account in mine:
                    amount = account.pay(Unit(act.code, share, tariff, left))
                    left, refund = left - amount, refund + amount
            lines += [account.line(units[0]) for account in mine]
        return refund, lines

    def _accounts(self, case: Case, layers: Sequence[Layer], context: Context) -> list[Account]:
        """Each layer with the room that is left to it: what was already received is counted in the layers' order."""
        already = {
            name: known(context.inputs, name) or ZERO for name in {layer.cap.already for layer in layers if layer.cap and layer.cap.already}
        }
        accounts = []
        for layer in layers:
            room = units = None
            name = layer.cap.already if layer.cap else None
            received = already.get(name, ZERO) if name else ZERO
            if layer.most_units is not None:
                units = 0 if received.cents else context.value(layer.most_units)
            if layer.cap is not None:
                cap = context.value(layer.cap.amount)
                used = min(received, cap)
                room = cap - used
                if name:
                    already[name] = received - used
            accounts.append(Account(layer, room, units, case.unit or "unité", context))
        return accounts

    def _notes(self, acts: Sequence[Priced], case: Case, layers: Sequence[Layer], context: Context) -> tuple[Text, ...]:
        notes = [_SHARED_OUT] if any(act.shared_out for act in acts) and any(layer.by_unit for layer in layers) else []
        if case.statutory in ("optional", "asked") and any(act.priced and not act.own_statutory for act in acts):
            notes.append(_WITHOUT_STATUTORY)
        capped = [layer for layer in layers if layer.cap and layer.cap.already]
        received = known(context.inputs, capped[0].cap.already) if capped and capped[0].cap and capped[0].cap.already else None
        if received is not None and received.cents:
            if capped[0].most_units is not None:
                notes.append(Text("Ce qui est remboursable cette année l’a déjà été."))
            elif len(capped) > 1:
                notes.append(Text(_FIRST_LAYER_FIRST.template, {"already": received, "label": capped[0].label}))
            else:
                assert capped[0].cap
                cap = context.value(capped[0].cap.amount)
                words = PERIODS[capped[0].cap.period]
                values: dict[str, Scalar] = {"already": received, "cap": cap, "room": (cap - received).floor()}
                notes.append(Text("Déjà reçu : {already} ; il restait {room} du plafond de {cap} " + words + ".", values))
        return tuple(notes)

    def _points(self, acts: Sequence[Priced], case: Case, layers: Sequence[Layer], refund: Money, context: Context) -> tuple[str, ...]:
        """The open points of the layers; that of paying twice on one unit only where the total would differ."""
        points = [point for layer in layers for point in layer.open_points]
        for layer in layers:
            if layer.same_unit_point and refund != self._without_second_pay(acts, case, layers, layer, context):
                points.append(layer.same_unit_point)
        return tuple(dict.fromkeys(points))

    def _without_second_pay(self, acts: Sequence[Priced], case: Case, layers: Sequence[Layer], second: Layer, context: Context) -> Money:
        """The refund if one layer did not pay on a unit on which a layer before it paid."""
        refund = ZERO
        accounts = self._accounts(case, layers, context)
        for act in acts:
            for paid, share in zip(act.paid, act.statutory, strict=True):
                left, before = paid - min(share, paid), ZERO
                for account in accounts:
                    if account.layer is second and before.cents:
                        continue
                    amount = account.pay(Unit(act.code, share, None, left))
                    left, before = left - amount, before + amount
                refund = refund + before
        return refund

    def _includes(self, context: Context, layer: Layer) -> bool:
        return self.covers.index(layer.cover) <= self.covers.index(context.inputs[self.cover_input])


def _units(act: Priced, accounts: Sequence[Account]) -> Iterable[tuple[Money, Money]]:
    """Price and statutory part of each unit; of all together where one price was given for all and no layer counts units, so that shares
    are rounded once."""
    if not act.shared_out or any(
        account.layer.by_unit or isinstance(account.layer.pays, (ShareOfTariff, ShareOfStatutory)) for account in accounts
    ):
        return zip(act.paid, act.statutory, strict=True)
    return [(act.whole, act.statutory_whole)]


def _at_most_of(act: Priced, accounts: Iterable[Account], case: Case, context: Context) -> Text:
    """For a line without a price: what each payer pays at most."""
    texts = [at_most(account.layer, act.code, case.unit or "", context) for account in accounts]
    return joined([Text("prix à donner"), *texts], " ; ")


def _distinct(texts: Iterable[Text]) -> list[Text]:
    found: list[Text] = []
    for text in texts:
        if text not in found:
            found.append(text)
    return found


def joined(texts: Sequence[Text], separator: str = "\n") -> Text:
    """Several texts as one, each with its own values."""
    template, values = [], {}
    for number, text in enumerate(texts):
        names: dict[str, Scalar] = {f"{name}_{number}": value for name, value in text.values.items()}
        words = text.template
        for name in text.values:
            words = words.replace("{" + name + "}", "{" + f"{name}_{number}" + "}").replace("{" + name + ":", "{" + f"{name}_{number}:")
        template.append(words)
        values.update(names)
    return Text(separator.join(template), values)
