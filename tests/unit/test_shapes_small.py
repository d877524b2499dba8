"""The small parts of the new shapes on made-up values: brackets, counts and dates, decisions, and the figures of a run."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from benefits.conditions import Condition
from benefits.dated import Dated, NotKnown, Source, Version
from benefits.engine import calculate
from benefits.inputs import InputSpec
from benefits.money import Money, parse_decimal
from benefits.results import Calculated, NotCovered, Refused, Result
from benefits.rules import Body, Context, Question, Rule, Template
from benefits.shapes.allowance import Allowance
from benefits.shapes.brackets import Bracket, Brackets, Fixed, Reduction
from benefits.shapes.decision import Answer, Decision, Earliest
from benefits.shapes.windows import later
from knowledge import build, value_schema
from knowledge.errors import KnowledgeFileError, Problem
from knowledge.loader import load
from tests.knowledge.small import small

DAY = date(2026, 6, 1)
SOURCE, OTHER = Source("made-up", 1, 1, "test", date(2026, 1, 1)), Source("made-up", 2, 2, "test", date(2026, 1, 1))
SPECS = {
    "income": InputSpec("income", "amount", 0),
    "age": InputSpec("age", "age", 0, 120),
    "start": InputSpec("start", "date"),
    "change": InputSpec("change", "decimal", 0, 40),
}


def dated(name: str, value: Any, period: str = "2026", source: Source = SOURCE, since: date = date(2026, 1, 1)) -> Dated:
    return Dated(name, name, (Version(value, since, None, date(2027, 1, 1), period, source),))


def when(**bounds: Any) -> tuple[Condition, ...]:
    """One condition on the age."""
    return (Condition("age", *next(iter(bounds.items()))),)


def rule(body: Body, *inputs: str) -> Rule:
    return Rule("made.up", "Made up", "nobody", (), tuple(Question(name, optional=True) for name in inputs), (), body, SOURCE, "nobody")


def result_of(body: Body, **inputs: Any) -> Result:
    return calculate(rule(body, *inputs), inputs, DAY, SPECS)


# --- brackets in the files ------------------------------------------------------------------------------------------------------


def table_of(kind: str, *rows: dict) -> Dated:
    """A table with one version, through the schema and the builder."""
    where = {"document": "doc", "lines": [1, 1], "section": "A", "checked": date(2026, 1, 1)}
    version = {"known": {"from": date(2026, 1, 1)}, "review_before": date(2027, 1, 1), "period": "2026", "source": where, "rows": rows}
    return build.table(value_schema.Table.parse_obj({"id": "t", "label": "T", "kind": kind, "versions": [version]}))


def brackets(*rows: tuple) -> tuple[Bracket, ...]:
    """The brackets of rows (from, to, value)."""
    parsed = [{"from": since, "value": value, "line": 1, **({"to": to} if to else {})} for since, to, value in rows]
    made: tuple[Bracket, ...] = table_of("brackets", *parsed).versions[0].value
    return made


def test_brackets_that_meet_every_income_once_are_accepted() -> None:
    made = brackets(("0.00", "100.00", "1.00"), ("100.01", "200.00", "2.00"), ("200.01", None, "3.00"))
    assert made == (
        Bracket(Money(0), Money(10000), Money(100)),
        Bracket(Money(10001), Money(20000), Money(200)),
        Bracket(Money(20001), None, Money(300)),
    )
    assert brackets(("0.00", None, "1.00")) == (Bracket(Money(0), None, Money(100)),)
    assert len(brackets(("0.00", "0.00", "1.00"), ("0.01", None, "2.00"))) == 2  # a bracket of one cent


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("0.01", None, "1.00")], "leaves a hole"),
        ([("0.00", "100.00", "1.00"), ("100.02", None, "2.00")], "leaves a hole"),
        ([("0.00", "100.00", "1.00"), ("200.00", None, "2.00")], "leaves a hole"),
        ([("0.00", "100.00", "1.00"), ("100.00", None, "2.00")], "overlaps"),
        ([("0.00", "100.00", "1.00"), ("0.00", None, "2.00")], "overlaps"),
        ([("0.00", "100.00", "1.00"), ("100.01", "200.00", "2.00"), ("150.00", None, "3.00")], "overlaps"),
        ([("0.00", "100.00", "1.00"), ("100.01", "200.00", "2.00")], "without `to`"),
        ([("0.00", None, "1.00"), ("100.01", None, "2.00")], "without `to`"),
        ([("0.00", "100.00", "1.00"), ("100.01", "100.00", "2.00"), ("100.01", None, "3.00")], "ends before it begins"),
    ],
)
def test_brackets_with_a_hole_an_overlap_or_the_wrong_end_are_refused(rows: list, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        brackets(*rows)


def test_the_refusal_says_where_the_bracket_must_begin() -> None:
    with pytest.raises(ValueError, match=r"bracket 2 begins at 100\.02 .* must begin at 100\.01"):
        brackets(("0.00", "100.00", "1.00"), ("100.02", None, "2.00"))


def problems_of(directory: Path) -> tuple[Problem, ...]:
    """Everything for which a folder is refused; nothing where it is sound."""
    try:
        load(directory)
    except KnowledgeFileError as error:
        return error.problems
    return ()


@pytest.mark.parametrize(("second", "words"), [("100.02", "hole"), ("100.00", "overlaps"), ("100.01", None)])
def test_the_loader_refuses_such_a_table_by_file_and_line(tmp_path: Path, second: str, words: str | None) -> None:
    files = small(tmp_path)
    file = tmp_path / "mine" / "table.yml"
    file.write_text(
        f"""tables:
- id: mine.tranches
  label: "Tranches"
  kind: brackets
  versions:
  - known: {{from: 2026-01-01}}
    review_before: 2027-01-01
    period: "2026"
    source: {{document: doc, lines: [9, 10], section: "A", checked: 2026-11-21}}
    rows:
    - {{from: "0.00", to: "100.00", value: "1.00", line: 9}}
    - {{from: "{second}", value: "2.00", line: 10}}
""",
        encoding="utf-8",
    )
    problems = [problem for problem in problems_of(tmp_path) if problem.file == file]
    assert len(problems) == (0 if words is None else 1)
    for problem in problems:
        assert words
        assert words in problem.what
        assert problem.line == files.line("mine/table.yml", "mine.tranches")


def test_a_duration_that_stands_twice_in_a_payout_table_is_refused() -> None:
    row = {"years": 1, "capital": "96.00", "rate": "15 %", "payout": "110.40", "line": 1}
    with pytest.raises(ValueError, match="stands twice"):
        table_of("payout", row, row)
    assert list(table_of("payout", row).versions[0].value) == [1]


# --- brackets worked out ----------------------------------------------------------------------------------------------------------


def test_the_first_fixed_ceiling_that_holds_goes_before_the_bracket_and_reductions_add_up() -> None:
    table = dated("table", (Bracket(Money(0), Money(10000), Money(5000)), Bracket(Money(10001), None, Money(9000))))
    body = Brackets(
        table,
        (Fixed(when(below=18), "child", dated("child", Money(1000))), Fixed(when(below=30), "young", dated("young", Money(2000)))),
        (Reduction((), "one", dated("one", Money(700))), Reduction((), "two", dated("two", Money(600)))),
        Template("{ceiling}"),
        Template("{ceiling}"),
        Template("{ceiling}"),
        "income",
    )

    def ceiling(**inputs: Any) -> Any:
        result = result_of(body, **inputs)
        assert isinstance(result, Calculated)
        return result.headline.values["ceiling"]

    assert ceiling(age=17, income=Money(99999)) == Money(0)  # 10,00 − 7,00 − min(6,00; 3,00)
    assert ceiling(age=18, income=Money(99999)) == Money(700)  # 20 − 7 − 6
    assert ceiling(age=30, income=Money(10000)) == Money(3700)  # 50 − 13
    assert ceiling(age=30, income=Money(10001)) == Money(7700)  # 90 − 13
    assert ceiling(income=Money(0)) == Money(3700)  # an age that is not known fixes nothing


# --- dates ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "number", "unit", "end"),
    [
        (date(2023, 2, 28), 1, "days", date(2023, 3, 1)),
        (date(2024, 2, 28), 1, "days", date(2024, 2, 29)),
        (date(2023, 12, 31), 1, "days", date(2024, 1, 1)),
        (date(2023, 1, 1), 365, "days", date(2024, 1, 1)),
        (date(2024, 1, 1), 365, "days", date(2024, 12, 31)),
        (date(2023, 5, 3), 0, "days", date(2023, 5, 3)),
        (date(2023, 1, 15), 1, "months", date(2023, 2, 15)),
        (date(2023, 12, 15), 1, "months", date(2024, 1, 15)),
        (date(2023, 11, 30), 1, "months", date(2023, 12, 30)),
        (date(2023, 11, 15), 2, "months", date(2024, 1, 15)),
        (date(2023, 5, 31), 12, "months", date(2024, 5, 31)),
        (date(2023, 5, 31), 24, "months", date(2025, 5, 31)),
        (date(2023, 5, 31), 0, "months", date(2023, 5, 31)),
        # A day that the month does not have becomes the first of the next.
        (date(2023, 1, 31), 1, "months", date(2023, 3, 1)),
        (date(2023, 1, 29), 1, "months", date(2023, 3, 1)),
        (date(2024, 1, 29), 1, "months", date(2024, 2, 29)),
        (date(2024, 1, 30), 1, "months", date(2024, 3, 1)),
        (date(2023, 3, 31), 1, "months", date(2023, 5, 1)),
        (date(2023, 10, 31), 1, "months", date(2023, 12, 1)),
        (date(2023, 12, 31), 2, "months", date(2024, 3, 1)),
        (date(2023, 8, 31), 6, "months", date(2024, 3, 1)),
        (date(2022, 8, 31), 6, "months", date(2023, 3, 1)),
        (date(2024, 2, 29), 12, "months", date(2025, 3, 1)),
        (date(2024, 2, 29), 48, "months", date(2028, 2, 29)),
        (date(2023, 5, 3), 1, "years", date(2024, 5, 3)),
        (date(2024, 2, 29), 1, "years", date(2025, 3, 1)),
        (date(2024, 2, 29), 4, "years", date(2028, 2, 29)),
        (date(2023, 2, 28), 1, "years", date(2024, 2, 28)),
        # Before the date.
        (date(2023, 3, 1), -1, "days", date(2023, 2, 28)),
        (date(2023, 1, 16), -1, "months", date(2022, 12, 16)),
        (date(2023, 12, 16), -12, "months", date(2022, 12, 16)),
        (date(2023, 12, 16), -13, "months", date(2022, 11, 16)),
        (date(2023, 3, 31), -1, "months", date(2023, 3, 1)),
        (date(2024, 2, 29), -1, "years", date(2023, 3, 1)),
    ],
)
def test_so_many_days_months_or_years_later(start: date, number: int, unit: str, end: date) -> None:
    assert later(start, number, unit) == end


def test_a_month_later_is_28_to_32_days_later() -> None:
    # At least the shortest month, at most the 31 days of a long one and the day to the first of the next (29 January → 1 March: 31).
    for offset in range(4 * 366):
        start = date(2023, 1, 1) + timedelta(days=offset)
        assert 28 <= (later(start, 1, "months") - start).days <= 31


# --- decisions --------------------------------------------------------------------------------------------------------------------


def earliest(unless: tuple[Condition, ...] = (), lifted: Template | None = None) -> Earliest:
    return Earliest("start", "Next", dated("delay", 2), "years", Template("from {date}"), Template("since {date}"), unless, lifted)


def test_without_an_answer_the_source_gives_none_and_nothing_is_made_up() -> None:
    for body in (Decision(()), Decision((Answer(when(below=18), "granted", Template("yes"), OTHER),))):
        result = result_of(body, age=18)
        assert isinstance(result, NotCovered)
        assert (result.contact, result.source) == ("nobody", SOURCE)
        assert result.known.template == "Mon document ne dit rien de cette situation."


def test_an_answer_whose_condition_is_not_decided_is_not_given() -> None:
    assert isinstance(result_of(Decision((Answer(when(below=18), "granted", Template("yes"), OTHER),))), NotCovered)


def test_the_first_answer_that_holds_decides() -> None:
    body = Decision(
        (
            Answer(when(below=10), "refused", Template("no"), OTHER, open_points=("a",)),
            Answer(when(below=20), "not_covered", Template("open"), OTHER, open_points=("b",)),
            Answer(when(below=30), "granted", Template("yes"), OTHER, open_points=("c",)),
            Answer((), "refused", Template("else"), SOURCE),
        )
    )
    refused, not_covered, granted, otherwise = (result_of(body, age=age) for age in (9, 10, 20, 30))
    assert isinstance(refused, Refused)
    assert (refused.reason.template, refused.source, refused.open_points) == ("no", OTHER, ("a",))
    assert isinstance(not_covered, NotCovered)
    assert (not_covered.known.template, not_covered.source, not_covered.open_points) == ("open", OTHER, ("b",))
    assert isinstance(granted, Calculated)
    assert (granted.headline.template, granted.lines, granted.open_points) == ("yes", (), ("c",))
    assert isinstance(otherwise, Refused)
    assert otherwise.reason.template == "else"


@pytest.mark.parametrize(
    ("start", "template", "end"),
    [
        (date(2024, 6, 2), "from {date}", date(2026, 6, 2)),
        (date(2024, 6, 1), "since {date}", date(2026, 6, 1)),  # over on the very day
        (date(2024, 5, 31), "since {date}", date(2026, 5, 31)),
    ],
)
def test_an_earliest_date_that_is_past_is_said_to_be(start: date, template: str, end: date) -> None:
    result = result_of(Decision((Answer((), "granted", Template("yes"), OTHER, earliest()),)), start=start)
    assert isinstance(result, Calculated)
    (line,) = result.lines
    assert (line.formula.template, line.formula.values["date"], line.formula.values["start"]) == (template, end, start)


def test_a_delay_is_lifted_by_its_condition_only() -> None:
    enough = (Condition("change", "at_least", dated("enough", Decimal("0.5"))),)
    body = Decision((Answer((), "granted", Template("yes"), OTHER, earliest(enough, Template("now"))),))

    def told(**inputs: Any) -> list:
        result = result_of(body, **inputs)
        assert isinstance(result, Calculated)
        return [line.formula.template for line in result.lines]

    start = date(2025, 1, 1)
    assert told(start=start, change=Decimal("0.5")) == ["now"]
    assert told(change=Decimal("0.50")) == ["now"]
    assert told(start=start, change=Decimal("0.49")) == ["from {date}"]
    assert told(start=start) == ["from {date}"]
    assert told(change=Decimal("0.49")) == []
    assert told() == []


@pytest.mark.parametrize("text", ["0.5", "7.75", "4.25", "1", "0", "12.50"])
def test_a_strength_is_read_exactly(text: str) -> None:
    assert parse_decimal(text) == Decimal(text)


@pytest.mark.parametrize("text", ["7,75", "+7.75", "-7.75", "7.755", ".5", "7.", "", "7.75 ", "NaN", 7.75, 7, None])
def test_any_other_form_of_a_strength_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="decimal number"):
        parse_decimal(text)


# --- the figures of a run ---------------------------------------------------------------------------------------------------------


def context(day: date = DAY) -> Context:
    return Context(rule(Decision(())), {}, day, SPECS)


def test_every_value_used_is_remembered_as_a_figure_once_and_in_order() -> None:
    run = context()
    assert list(run.figures) == []
    assert run.value(dated("b", 2, "2022", OTHER)) == 2
    assert run.value(dated("a", 1, "2021")) == 1
    assert run.value(dated("b", 2, "2022", OTHER)) == 2  # again
    assert run.value(dated("c", 3, "2021", OTHER)) == 3
    assert [(figure.period, figure.source) for figure in run.figures] == [("2022", OTHER), ("2021", SOURCE), ("2021", OTHER)]


def test_two_values_of_one_period_and_one_source_are_one_figure() -> None:
    run = context()
    assert (run.value(dated("a", 1)), run.value(dated("b", 2))) == (1, 2)
    assert len(run.figures) == 1


def test_values_in_a_sentence_are_figures_too_and_looking_up_a_source_is_none() -> None:
    run = context()
    limit = dated("limit", 17)
    assert run.source_of(limit) == SOURCE
    assert run.figures == ()
    assert run.fill(Template("{limit} {x}", {"limit": limit}), x=1).values == {"limit": 17, "x": 1}
    assert len(run.figures) == 1


def test_a_figure_says_how_it_stands_to_the_day() -> None:
    past = Dated("p", "p", (Version(1, date(2025, 1, 1), date(2025, 12, 31), None, "2025", SOURCE),))
    run = context()
    run.value(past)
    assert [figure.age.value for figure in run.figures] == ["past"]
    late = context(date(2027, 1, 1))
    late.value(dated("a", 1))
    assert [figure.age.value for figure in late.figures] == ["to_review"]


def test_a_value_that_is_not_known_yet_leaves_no_figure() -> None:
    run = context(date(2025, 12, 31))
    with pytest.raises(NotKnown):
        run.value(dated("a", 1))
    assert run.figures == ()


def test_only_the_figures_that_a_result_rests_on_are_in_it() -> None:
    body = Decision(
        (
            Answer((Condition("age", "below", dated("child", 18, "2024")),), "granted", Template("yes"), OTHER),
            Answer((Condition("age", "below", dated("adult", 65, "2025")),), "granted", Template("yes"), OTHER, earliest()),
        )
    )
    young, grown = result_of(body, age=17), result_of(body, age=18, start=date(2025, 1, 1))
    assert isinstance(young, Calculated)
    assert isinstance(grown, Calculated)
    assert [figure.period for figure in young.figures] == ["2024"]
    assert [figure.period for figure in grown.figures] == ["2025", "2026"]


def test_a_shape_says_which_inputs_it_reads() -> None:
    body = Decision((Answer(when(below=18), "granted", Template("yes"), OTHER, earliest((Condition("change", "above", Decimal(0)),))),))
    assert body.needed_inputs() == {"age", "start", "change"}
    allowance = Allowance((), {}, Template(""), Template(""), Template(""))
    assert allowance.needed_inputs() == {"actes", "montant_facture", "nombre", "franchise_utilisee"}
    shares = Brackets(None, (Fixed(when(below=18), "x", dated("x", Money(1))),), (), *(Template(""),) * 3, "income", None, "shares")
    assert shares.needed_inputs() == {"income", "shares", "age"}
