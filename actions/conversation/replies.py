"""What the assistant says: an answer, a statement, a question, a choice. Every reply is complete as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from actions.conversation.statement import source_data, statement_data, statement_lines, totals_data
from benefits.dated import Age
from benefits.engine import Outcome
from benefits.invoice_set import Together, together
from benefits.money import Money
from benefits.results import Calculated, Figure, Missing, NotCovered, Refused, Text
from benefits.rules import Rule
from knowledge.model import Article, Knowledge
from knowledge.wording import Wording, versions_of

MOST_BUTTONS = 3
NEUTRAL_LOCALE = "fr_BE"


@dataclass
class Reply:
    """One message: its text, its buttons (title → what it means to this conversation), its data."""

    text: str
    buttons: dict[str, dict[str, Any]] = field(default_factory=dict)
    custom: dict[str, Any] | None = None


@dataclass(frozen=True)
class Part:
    """One benefit of a statement: its rule, its results (one, or one a cover), what they rest on, and whose it is where several
    persons are named."""

    rule: Rule
    outcomes: Sequence[Outcome]
    inputs: Mapping[str, Any]
    who: str | None = None

    @property
    def title(self) -> str:
        """The benefit, and whose."""
        return f"{self.rule.title} ({self.who})" if self.who else self.rule.title


class Writer:
    """Writes replies from the knowledge, as of a day."""

    def __init__(self, knowledge: Knowledge, day: date) -> None:
        self.knowledge = knowledge
        self.day = day

    def wording(self, mutual: str | None) -> Wording:
        """The writer of amounts and dates of a mutual."""
        return Wording(self.knowledge.mutuals[mutual].locale if mutual else NEUTRAL_LOCALE)

    def phrase(self, name: str, mutual: str | None = None, /, **places: str) -> str:
        """One of the assistant's own sentences."""
        return self.wording(mutual).filled(self.knowledge.phrases[name], self.day, places)

    def contact(self, mutual: str | None, folded: str = "", contact_id: str | None = None) -> str:
        """The service to call: the one named, else the one whose stems the question holds, else the general one; with the
        mutual unknown, « votre mutualité » with that of each."""
        if mutual is None:
            each = [f"{entry.short} : {self._reached(entry.id, folded)}" for entry in self.knowledge.mutuals.values()]
            return f"votre mutualité ({' ; '.join(each)})"
        return self._contact_text(contact_id or self._service(mutual, folded))

    def _reached(self, mutual: str, folded: str) -> str:
        """How a mutual is reached, with the service where one is meant."""
        contact_id = self._service(mutual, folded)
        entry = self.knowledge.contacts[contact_id]
        named = [] if contact_id == self.knowledge.mutuals[mutual].general_contact else [entry.name]
        return ", ".join([*named, *(way for way in (entry.phone, entry.mail) if way)])

    def ways(self, mutual: str | None) -> str:
        """The telephone of a mutual, without a word around it; of each, with its name, when the mutual is unknown."""
        if mutual is not None:
            return self.knowledge.contacts[self.knowledge.mutuals[mutual].general_contact].phone or ""
        return " ; ".join(f"{entry.short} {self.ways(entry.id)}" for entry in self.knowledge.mutuals.values())

    def service(self, mutual: str, folded: str) -> str | None:
        """The one service of a mutual whose stems a question holds; None where none is named."""
        found = self._service(mutual, folded)
        return found if found != self.knowledge.mutuals[mutual].general_contact else None

    def _phone(self, mutual: str, contact_id: str | None) -> str:
        return (self.knowledge.contacts[contact_id].phone if contact_id else None) or self.ways(mutual)

    def _service(self, mutual: str, folded: str) -> str:
        entry = self.knowledge.mutuals[mutual]
        padded = f" {folded}"
        for service, stems in entry.services.items():
            if any(f" {stem}" in padded for stem in stems):
                return service
        return entry.general_contact

    def _contact_text(self, contact_id: str) -> str:
        entry = self.knowledge.contacts[contact_id]
        ways = [way for way in (entry.phone, entry.mail) if way]
        return f"{entry.name} ({', '.join(ways)})" if ways else entry.name

    def themes(self, mutual: str | None) -> str:
        """The themes of which the mutual answers most, the main ones, in one enumeration."""
        own: dict[str, list[bool]] = {}
        for subject in self.knowledge.subjects.values():
            own.setdefault(subject.theme, []).append(mutual is None or mutual in self.knowledge.mutuals_of(subject.id))
        answered = {theme for theme, answers in own.items() if sum(answers) * 2 >= len(answers)}
        return self.wording(None).names([theme.label for theme in self.knowledge.themes.values() if theme.main and theme.id in answered])

    def article(self, article: Article, asked_year: int | None, rule: Rule | None) -> Reply:
        """An answer: the fact, what is open about it, one line of source with its year, and what leads on."""
        wording = self.wording(article.mutual)
        versions = versions_of(article.text, self.day)
        figures = tuple(Figure.of(version, self.day) for version in versions)
        parts = []
        periods = _periods(figures)
        if asked_year is not None and versions and not all(version.covers_year(asked_year) for version in versions):
            stale = wording.names(periods)
            parts.append(
                self.phrase(
                    "annee_inconnue",
                    article.mutual,
                    option=str(asked_year),
                    known=stale,
                    contact=self.contact(article.mutual, contact_id=article.contact),
                )
            )
        parts.append(wording.filled(article.text, self.day))
        parts += self._caveats(article.open_points)
        if asked_year is None:
            parts += self._age_notes(figures, article.mutual, article.contact)
        parts += self._reservation(article.mutual, any(self._is_amount(name) for name in article.text.references))
        parts.append(self.source(article.source.document, periods))
        buttons = self.lead_on(article.mutual, article.next, rule)
        return Reply(
            "\n".join(parts),
            buttons,
            {
                "type": "answer",
                "article": article.id,
                "subject": article.subject,
                "mutual": article.mutual,
                "sources": [source_data(article.source)],
            },
        )

    def lead_on(self, mutual: str, subjects: Iterable[str], rule: Rule | None) -> dict[str, dict[str, Any]]:
        """At most three suggestions: the calculation first, then the next subjects that this mutual answers."""
        buttons: dict[str, dict[str, Any]] = {"Calculer mon cas": {"rule": rule.id}} if rule else {}
        for subject in subjects:
            if len(buttons) < MOST_BUTTONS and self.knowledge.article(subject, mutual):
                buttons[self.knowledge.subjects[subject].label] = {"subject": subject}
        return buttons

    def results(self, rule: Rule, outcomes: Sequence[Outcome], inputs: Mapping[str, Any], people: int = 1) -> Reply:
        """One result, or the cases side by side where the member does not know which is theirs; with the total of so many persons in the
        same case."""
        wording = self.wording(rule.mutual)
        if len(outcomes) == 1:
            parts = self._result_parts(rule, outcomes[0].result, wording)
            parts[1:1] = self._for_all(rule, outcomes[0].result, people)
        else:
            parts = [self.phrase("selon_cas", rule.mutual)]
            for labels, result in self._grouped(outcomes, wording):
                parts.append(f"• {' / '.join(labels)} : {_headline(result, wording)}")
                if isinstance(result, Calculated) and result.refund is None:
                    parts += [f"  {line}" for line in statement_lines(result, wording)]
        results = [outcome.result for outcome in outcomes]
        figures = tuple(figure for result in results for figure in getattr(result, "figures", ()))
        points = dict.fromkeys(point for result in results for point in getattr(result, "open_points", ()))
        parts += self._caveats(tuple(points))
        if any(isinstance(result, NotCovered) for result in results):
            contact = next(result.contact for result in results if isinstance(result, NotCovered))
            parts.append(f"Contactez {self.contact(rule.mutual, contact_id=contact)}.")
        if any(isinstance(result, Calculated) for result in results):
            parts += self._age_notes(figures, rule.mutual, rule.contact)
            parts += self._reservation(rule.mutual, True)
        parts.append(self.source(rule.source.document, _periods(figures)))
        data = [
            statement_data(rule, outcome, inputs, self.knowledge, wording, self.day, self._caveats(tuple(points))) for outcome in outcomes
        ]
        return Reply(
            "\n".join(parts), self._variations(rule, inputs), {"type": "statement", "statements": data} if len(data) > 1 else data[0]
        )

    def statement(self, parts: Sequence[Part]) -> Reply:
        """Several benefits in one statement: each with its lines, or cover by cover where the member does not know theirs; then the
        totals, and what is open."""
        mutual = parts[0].rule.mutual
        wording = self.wording(mutual)
        options = [outcome.option for outcome in max((part.outcomes for part in parts), key=len)]
        told = self._one_statement(parts, wording) if len(options) == 1 else self._compared(parts, options, wording)
        results = [outcome.result for part in parts for outcome in part.outcomes]
        figures = tuple(figure for result in results for figure in getattr(result, "figures", ()))
        points = dict.fromkeys(point for result in results for point in getattr(result, "open_points", ()))
        points |= dict.fromkeys(point for option in options for point in self._sum(parts, option).open_points)
        caveats = self._caveats(tuple(points))
        contacts = dict.fromkeys(result.contact for result in results if isinstance(result, NotCovered))
        told += caveats
        told += [f"Contactez {self.contact(mutual, contact_id=contact)}." for contact in contacts]
        told += self._age_notes(figures, mutual, parts[0].rule.contact) + self._reservation(mutual, True)
        told.append(self.source(parts[0].rule.source.document, _periods(figures)))
        data = {
            "type": "statement_set",
            "mutual": mutual,
            "statements": [
                statement_data(part.rule, outcome, part.inputs, self.knowledge, wording, self.day, caveats)
                for part in parts
                for outcome in part.outcomes
            ],
            "totals": [totals_data(option, self._sum(parts, option)) for option in options],
        }
        return Reply("\n".join(told), {"Changer une donnée": {"command": "change"}}, data)

    def _sum(self, parts: Sequence[Part], option: str | None) -> Together:
        of_one = len({part.who for part in parts}) == 1  # a joint limit is one person's
        limits = self.knowledge.joint_limits if of_one else ()
        return together([_of_option(part.outcomes, option).result for part in parts], limits, self.day)

    def _one_statement(self, parts: Sequence[Part], wording: Wording) -> list[str]:
        """Benefit by benefit, then the total."""
        told, notes = [], dict[str, None]()
        for part in parts:
            result = part.outcomes[0].result
            if isinstance(result, Calculated):
                refunded = f"{wording.money(result.refund)} remboursés" if result.refund is not None else _headline(result, wording)
                told += [f"{part.title} : {refunded}", *statement_lines(result, wording)]
                notes |= dict.fromkeys(wording.text(note) for note in result.notes)
            else:
                told.append(f"{part.title} : {_headline(result, wording)}")
        sums = self._sum(parts, parts[0].outcomes[0].option)
        named = self.knowledge.mutuals[parts[0].rule.mutual].named
        firsts = [part.outcomes[0].result for part in parts]
        if any(isinstance(result, Calculated) and result.refund is not None for result in firsts):
            amounts = [wording.money(amount) for amount in (sums.paid, sums.refund, sums.remaining)]
            told.append(f"Total : sur {amounts[0]}, {named} vous rembourse {amounts[1]} ; il vous reste {amounts[2]} à payer.")
        return told + list(notes)

    def _compared(self, parts: Sequence[Part], options: Sequence[str | None], wording: Wording) -> list[str]:
        """Cover by cover: what each benefit brings, and the total."""
        told = [self.phrase("selon_cas", parts[0].rule.mutual)]
        for option in options:
            sums = self._sum(parts, option)
            label = self.knowledge.option_label("couverture", option or "")
            told.append(f"• {label} : remboursement {wording.money(sums.refund)}, reste à payer {wording.money(sums.paid - sums.refund)}")
            for part in parts:
                result = _of_option(part.outcomes, option).result
                amount = wording.money(result.refund) if isinstance(result, Calculated) and result.refund is not None else "pas de montant"
                told.append(f"  {part.title} : {amount}")
        return told

    def _grouped(self, outcomes: Sequence[Outcome], wording: Wording) -> list[tuple[list[str], Any]]:
        """Options that lead to the same result share a line."""
        grouped: dict[str, tuple[list[str], Any]] = {}
        for outcome in outcomes:
            label = self.knowledge.option_label(outcome.input or "", outcome.option or "")
            key = _headline(outcome.result, wording)
            grouped.setdefault(key, ([], outcome.result))[0].append(label)
        return list(grouped.values())

    def _result_parts(self, rule: Rule, result: Any, wording: Wording) -> list[str]:
        parts = [_headline(result, wording)]
        if isinstance(result, Calculated):
            parts += statement_lines(result, wording)
            parts += [wording.text(note) for note in result.notes]
        return parts

    def _for_all(self, rule: Rule, result: Any, people: int) -> list[str]:
        """What several persons in the same case get together."""
        if people < 2 or not isinstance(result, Calculated) or result.refund is None:
            return []
        money = self.wording(rule.mutual).money
        places = {"option": str(people), "known": money(Money(result.refund.cents * people))}
        if result.remaining is None:
            return [self.phrase("pour_plusieurs_sans_reste", rule.mutual, **places)]
        return [self.phrase("pour_plusieurs", rule.mutual, remaining=money(Money(result.remaining.cents * people)), **places)]

    def _variations(self, rule: Rule, inputs: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """What may be changed: the other options of a choice that was given, and any other input."""
        buttons: dict[str, dict[str, Any]] = {}
        for name in rule.inputs:
            entry = self.knowledge.inputs[name]
            if entry.type == "choice" and name in inputs and len(entry.options) <= 3:
                for option in entry.options:
                    if option.id != inputs[name] and len(buttons) < MOST_BUTTONS - 1:
                        buttons[f"Et avec « {option.label} » ?"] = {"input": name, "value": option.id}
                break
        if inputs:
            buttons["Changer une donnée"] = {"command": "change"}
        return buttons

    def asked(self, rule: Rule, missing: Missing) -> str:
        """The words of a question: the rule's own, else the input's."""
        return self.wording(rule.mutual).text(missing.ask) if missing.ask else self.knowledge.inputs[missing.input].ask

    def question(self, rule: Rule, input_id: str, lead: str | None, ask: str | None = None) -> Reply:
        """The question for an input, with its options as buttons."""
        entry = self.knowledge.inputs[input_id]
        ask = ask or entry.ask
        text = f"{lead}\n{ask}" if lead else ask
        return Reply(text, self.answers(input_id), {"type": "question", "rule": rule.id, "input": input_id})

    def answers(self, input_id: str) -> dict[str, dict[str, Any]]:
        """The buttons that answer a question."""
        entry = self.knowledge.inputs[input_id]
        if entry.type == "choice":
            return {option.label: {"input": input_id, "value": option.id} for option in entry.options}
        if entry.type == "yes_no":
            return {"Oui": {"input": input_id, "value": True}, "Non": {"input": input_id, "value": False}}
        if entry.type == "month":
            return {"Toute l’année": {"input": input_id, "value": 0}}
        return {"Je ne sais pas": {"input": input_id, "value": "?"}} if entry.type in ("acts",) else {}

    def source(self, document: str, periods: Sequence[str]) -> str:
        """The one line of source, with the year of the figures where it is not the document's own."""
        entry = self.knowledge.documents[document]
        other = [period for period in periods if period != entry.edition]
        figures = f" (chiffres de {self.wording(entry.mutual).names(other)})" if other else ""
        return f"Source : {entry.cite}{figures}."

    def _caveats(self, points: Sequence[str]) -> list[str]:
        return [caveat for point in points if (caveat := self.knowledge.open_points[point].caveat)]

    def _age_notes(self, figures: Sequence[Figure], mutual: str, contact_id: str | None) -> list[str]:
        past = _periods([figure for figure in figures if figure.age is Age.PAST])
        review = _periods([figure for figure in figures if figure.age is Age.TO_REVIEW])
        notes = [(name, periods) for name, periods in (("chiffres_passes", past), ("chiffres_a_verifier", review)) if periods]
        return [
            self.phrase(name, mutual, known=self.wording(mutual).names(periods), contact=self._phone(mutual, contact_id))
            for name, periods in notes
        ]

    def _reservation(self, mutual: str, amounts: bool) -> list[str]:
        words = self.knowledge.mutuals[mutual].reservation
        return [words] if words and amounts else []

    def _is_amount(self, name: str) -> bool:
        return self.knowledge.units.get(name) == "EUR"


def _of_option(outcomes: Sequence[Outcome], option: str | None) -> Outcome:
    """The outcome of an option; where the benefit does not hang on it, the only one."""
    return next((outcome for outcome in outcomes if outcome.option == option), outcomes[0])


def _headline(result: Any, wording: Wording) -> str:
    text: Text = result.headline if isinstance(result, Calculated) else result.reason if isinstance(result, Refused) else result.known
    return wording.text(text)


def _periods(figures: Iterable[Figure]) -> list[str]:
    return list(dict.fromkeys(figure.period for figure in figures))
