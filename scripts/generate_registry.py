"""Writes docs/coverage.md: for each subject and mutual what is answered and calculated, since when, from which lines, and what is open.

`python -m scripts.generate_registry` writes the file from the knowledge; a test holds it to what would be written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benefits.dated import Dated, Source
from benefits.engine import dated_values
from benefits.rules import Rule
from benefits.shapes.brackets import Brackets
from benefits.shapes.decision import Decision
from knowledge.coverage import report, span
from knowledge.loader import load
from knowledge.model import Article, Knowledge

ROOT = Path(__file__).parent.parent
REGISTRY = Path("docs") / "coverage.md"
NONE = "–"
HEAD = (
    "subject",
    "mutual",
    "answered",
    "calculated",
    "known from",
    "figures of",
    "lines",
    "open points",
)
INTRODUCTION = """# What is covered

Written by `python -m scripts.generate_registry` from `knowledge/`: don't edit.

One row a subject and mutual that its document speaks of; a mutual without a row has no answer to the subject, and the assistant says so.

- **answered**: the article. A subject without one of its own is answered by another's, named behind an arrow.
- **calculated**: the rules; *partly* where the calculation ends in « not covered » for some cases, *no* where it always does and says why.
- **known from**: the earliest day for which a figure of the article or of its rules is known; **figures of**: how those figures are called.
- **lines**: the sources of the article and the rules; `c` is the brochure of the CMCM, `m` the page of the Mutualité Socialiste.
- **open points**: what the document leaves open; the notes and what the member is told stand [below](#open-points).
"""


def registry(knowledge: Knowledge) -> str:
    """The text of the file."""
    return "\n".join([INTRODUCTION, *_figures(knowledge), *_themes(knowledge), *_open_points(knowledge)]) + "\n"


def _figures(knowledge: Knowledge) -> Iterator[str]:
    """How much there is, and what becomes of the lines of the documents."""
    subjects = [(subject, mutual) for subject in knowledge.subjects for mutual in knowledge.mutuals_of(subject)]
    calculated = [rules for subject, mutual in subjects if (rules := knowledge.rules_of(subject, mutual))]
    yield (
        f"{len(knowledge.subjects)} subjects in {len(knowledge.themes)} themes, {len(subjects)} rows: {len(knowledge.articles)} articles, "
        f"{len(knowledge.rules)} rules for {len(calculated)} rows, {len(knowledge.open_points)} open points.\n"
    )
    for coverage in knowledge.coverage.values():
        first, *rest = report(coverage)
        yield f"- {first}"
        yield from (f"  - {line.strip()}" for line in rest)
    yield ""


def _themes(knowledge: Knowledge) -> Iterator[str]:
    for theme in knowledge.themes.values():
        yield f"## {theme.label[0].upper()}{theme.label[1:]}\n"
        yield from _row(HEAD)
        yield from _row(["---"] * len(HEAD))
        for subject in knowledge.subjects.values():
            if subject.theme == theme.id:
                for mutual in knowledge.mutuals_of(subject.id):
                    yield from _row(cells(knowledge, subject.id, mutual))
        yield ""


def cells(knowledge: Knowledge, subject: str, mutual: str) -> tuple[str, ...]:
    """The row of a subject at a mutual."""
    article = knowledge.article(subject, mutual)
    rules = knowledge.rules_of(subject, mutual)
    versions = [version for dated in _dated(article, rules) for version in dated.versions if version.period]
    return (
        f"{knowledge.subjects[subject].label} (`{subject}`)",
        knowledge.mutuals[mutual].short,
        _answered(article, subject),
        _calculated(rules),
        f"{min(version.since for version in versions)}" if versions else NONE,
        ", ".join(sorted({version.period for version in versions})) or NONE,
        _lines([*([article.source] if article else []), *(rule.source for rule in rules)]),
        ", ".join(f"`{name}`" for name in open_points_of(knowledge, article, rules)) or NONE,
    )


def _answered(article: Article | None, subject: str) -> str:
    if article is None:
        return NONE
    return f"`{article.id}`" if article.subject == subject else f"→ `{article.id}`"


def _calculated(rules: Iterable[Rule]) -> str:
    words = {"yes": "", "partly": "*partly* ", "no": "*no* "}
    return ", ".join(f"{words[how_far(rule)]}`{rule.id}`" for rule in rules) or NONE


def how_far(rule: Rule) -> str:
    """Whether a rule calculates in every case (``yes``), not in those that its document leaves open (``partly``), or in none (``no``)."""
    outcomes = [stop.outcome for stop in rule.stops]
    if isinstance(rule.body, Decision):
        answers = [answer.outcome for answer in rule.body.answers]
        if set(answers) <= {"refused", "not_covered"} and "not_covered" in answers:
            return "no"
        outcomes += answers
    if isinstance(rule.body, Brackets) and rule.body.threshold:
        outcomes.append("not_covered")  # where only the sum of the amounts reaches it
    return "partly" if "not_covered" in outcomes else "yes"


def open_points_of(knowledge: Knowledge, article: Article | None, rules: Iterable[Rule]) -> list[str]:
    """The open points that an article and its rules carry, at any depth, and those of the limits that its rules may share; each once."""
    found = list(article.open_points) if article else []
    for rule in rules:
        found += _points_in(rule)
        found += [limit.open_point for limit in knowledge.joint_limits if rule.id in limit.rules]
    return list(dict.fromkeys(found))


def _points_in(thing: object) -> Iterator[str]:
    """Every open point inside a rule, whatever part of it carries it."""
    if isinstance(thing, (list, tuple)):
        for item in thing:
            yield from _points_in(item)
    elif isinstance(thing, Dated):
        for version in thing.versions:
            yield from _points_in(list(version.value.values()) if isinstance(version.value, dict) else [])
    elif hasattr(thing, "__dataclass_fields__"):
        yield from getattr(thing, "open_points", ())
        yield from filter(None, [getattr(thing, "same_unit_point", None)])
        for name in thing.__dataclass_fields__:
            if name != "open_points":
                value = getattr(thing, name)
                yield from _points_in(list(value.values()) if isinstance(value, dict) else value)


def _dated(article: Article | None, rules: Iterable[Rule]) -> list[Dated]:
    """The dated values that an article and its rules use."""
    templates = [template for template in (article.text, article.lead) if template] if article else []
    found = [dated for template in templates for dated in template.references.values()]
    return found + [dated for rule in rules for dated in dated_values(rule)]


def _lines(sources: Iterable[Source]) -> str:
    spans = sorted({(source.document[0], source.first_line, source.last_line) for source in sources})
    return ", ".join(f"{document}{span(first, last)}" for document, first, last in spans) or NONE


def _open_points(knowledge: Knowledge) -> Iterator[str]:
    yield "## Open points\n"
    for point in knowledge.open_points.values():
        yield f"- `{point.id}` ({point.source.document[0]}{span(*point.source.lines)}): {' '.join(point.note.split())}"
        if point.caveat:
            yield f"  - said to the member: « {point.caveat} »"


def _row(cells: Iterable[str]) -> Iterator[str]:
    yield f"| {' | '.join(cells)} |"


def main() -> int:
    """Write the file."""
    (ROOT / REGISTRY).write_text(registry(load(ROOT / "knowledge")), encoding="utf-8")
    print(f"Wrote {REGISTRY}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
