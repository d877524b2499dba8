"""Shape `decision`: which answer the source gives to a situation, with its reason and the dates that run from it."""

from __future__ import annotations

from dataclasses import dataclass

from benefits.conditions import Condition, all_hold
from benefits.dated import Dated, Source
from benefits.inputs import known
from benefits.results import Calculated, Line, NotCovered, Refused, Result, Text
from benefits.rules import Context, Template
from benefits.shapes.windows import later


@dataclass(frozen=True)
class Earliest:
    """A date so many ``unit``s after one that the member gives; already past, ``since`` says so. ``unless`` lifts the delay."""

    input: str
    label: str
    after: Dated[int]
    unit: str
    text: Template
    since: Template
    unless: tuple[Condition, ...] = ()
    lifted: Template | None = None


@dataclass(frozen=True)
class Answer:
    """What holds where the conditions do: ``outcome`` is ``granted``, ``refused`` or ``not_covered``."""

    when: tuple[Condition, ...]
    outcome: str
    headline: Template
    source: Source
    earliest: Earliest | None = None
    open_points: tuple[str, ...] = ()
    refers: tuple[Dated, ...] = ()


@dataclass(frozen=True)
class Decision:
    """The body of a decision rule: the first answer whose conditions all hold; ``inputs`` is all that they look at."""

    answers: tuple[Answer, ...]

    def needed_inputs(self) -> frozenset[str]:
        """Whatever the conditions and the dates look at."""
        names = {condition.input for answer in self.answers for condition in answer.when}
        for answer in self.answers:
            if answer.earliest:
                names |= {answer.earliest.input} | {condition.input for condition in answer.earliest.unless}
        return frozenset(names)

    def dated_values(self) -> tuple[Dated, ...]:
        """The bounds of the conditions, what the sentences refer to, and the delays."""
        found: list[Dated] = []
        for answer in self.answers:
            found += [condition.value for condition in answer.when if isinstance(condition.value, Dated)]
            found += list(answer.headline.references.values())
            if answer.earliest:
                found.append(answer.earliest.after)
                found += [condition.value for condition in answer.earliest.unless if isinstance(condition.value, Dated)]
                for template in (answer.earliest.text, answer.earliest.since, answer.earliest.lifted):
                    found += list(template.references.values()) if template else []
        return tuple(found)

    def compute(self, context: Context) -> Result:
        """The answer to the situation; without one, that the source gives none."""
        for answer in self.answers:
            if not all_hold(answer.when, context.inputs, context.day):
                continue
            for condition in answer.when:
                if isinstance(condition.value, Dated):
                    context.value(condition.value)
            headline = context.fill(answer.headline)
            if answer.outcome == "refused":
                return Refused(context.rule.id, headline, answer.source, context.figures, answer.open_points)
            if answer.outcome == "not_covered":
                return NotCovered(context.rule.id, headline, context.rule.contact, answer.source, context.figures, answer.open_points)
            lines = self._earliest(answer.earliest, context) if answer.earliest else ()
            return Calculated(context.rule.id, context.day, headline, lines, context.figures, open_points=answer.open_points)
        return NotCovered(
            context.rule.id,
            Text("Mon document ne dit rien de cette situation."),
            context.rule.contact,
            context.rule.source,
            context.figures,
        )

    def _earliest(self, earliest: Earliest, context: Context) -> tuple[Line, ...]:
        """The line with the date from which it is possible, once the date it runs from is known."""
        source = context.source_of(earliest.after)
        if earliest.unless and earliest.lifted and all_hold(earliest.unless, context.inputs, context.day):
            return (Line(Text(earliest.label), context.fill(earliest.lifted), source=source),)
        start = known(context.inputs, earliest.input)
        if start is None:
            return ()
        end = later(start, context.value(earliest.after), earliest.unit)
        template = earliest.since if end <= context.day else earliest.text
        return (Line(Text(earliest.label), context.fill(template, start=start, date=end), source=source),)
