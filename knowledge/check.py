"""`make check-knowledge`: every value with its source and span, what has expired or is to be reviewed, what is open.

Exit code 1 when a file is wrong, when a value is used by nothing, when a subject has no answer, or when a document is not mapped.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date

from benefits.dated import Age
from benefits.engine import dated_values
from benefits.money import Money
from benefits.rules import Template
from knowledge.coverage import report
from knowledge.errors import KnowledgeFileError
from knowledge.loader import load
from knowledge.model import Knowledge
from knowledge.wording import Wording

_STATE = {Age.CURRENT: "current", Age.TO_REVIEW: "to review", Age.PAST: "of the past"}
_LONGEST_VALUE = 24


def main() -> int:
    """Print the report for today; 1 on an error."""
    try:
        knowledge = load()
    except KnowledgeFileError as error:
        print(error)
        print(f"\n{len(error.problems)} problem(s) in the knowledge files.")
        return 1
    today = date.today()
    print("\n".join(table(knowledge, today)))
    print("\n".join(summary(knowledge, today)))
    problems = list(gaps(knowledge))
    print("\n".join(f"ERROR: {problem}" for problem in problems))
    return 1 if problems else 0


def table(knowledge: Knowledge, day: date) -> Iterator[str]:
    """One line a version: id, value, unit, span, state on the day, source."""
    row = "{:<38} {:>24} {:<8} {:<25} {:<12} {}"
    yield row.format("value", "as of its span", "unit", "known", "state", "source")
    for name, dated in sorted(knowledge.values.items()):
        for version in dated.versions:
            end = f"{version.until}" if version.until else f"review {version.review_before}"
            source = f"{version.source.document}:{version.source.first_line}-{version.source.last_line} (checked {version.source.checked})"
            yield row.format(
                name,
                _shown(version.value),
                knowledge.units.get(name, "table"),
                f"{version.since} – {end}",
                _STATE[version.age_on(day)],
                source,
            )


def summary(knowledge: Knowledge, day: date) -> Iterator[str]:
    """How much there is, what is no longer current, and every open point."""
    versions = [(name, version) for name, dated in knowledge.values.items() for version in dated.versions]
    yield ""
    counts = {
        "values and tables": knowledge.values,
        "articles": knowledge.articles,
        "rules": knowledge.rules,
        "subjects": knowledge.subjects,
    }
    yield ", ".join(f"{len(things)} {name}" for name, things in counts.items()) + "."
    for age in (Age.PAST, Age.TO_REVIEW):
        names = [name for name, version in versions if version.age_on(day) is age]
        yield f"{_STATE[age].capitalize()}: {len(names)}" + (f" ({', '.join(names[:6])}{', …' if len(names) > 6 else ''})" if names else "")
    for coverage in knowledge.coverage.values():
        yield from report(coverage)
    yield f"Open points: {len(knowledge.open_points)}"
    for point in knowledge.open_points.values():
        lines = f"{point.source.lines[0]}-{point.source.lines[1]}"
        shown = "shown to the member" if point.caveat else "note only"
        yield f"  {point.id} [{point.source.document}:{lines}, {shown}] {' '.join(point.note.split())}"


def gaps(knowledge: Knowledge) -> Iterator[str]:
    """Values that nothing uses, subjects that nothing answers, and documents that are not mapped."""
    used = set(used_values(knowledge))
    for name in knowledge.values:
        if name not in used:
            yield f"the value {name} is used by no article and no rule: use it or delete it"
    for subject in knowledge.subjects:
        if not knowledge.mutuals_of(subject):
            yield f"the subject {subject} has no article: write one or delete the subject"
    for document in knowledge.documents:
        if document not in knowledge.coverage:
            yield f"the document {document} has no coverage: map its lines in knowledge/coverage.yml"


def used_values(knowledge: Knowledge) -> Iterator[str]:
    """The ids of all values that an article, a phrase or a rule shows or computes with."""
    templates: list[Template] = list(knowledge.phrases.values())
    for article in knowledge.articles.values():
        templates += [article.text] + ([article.lead] if article.lead else [])
    for template in templates:
        yield from template.references
    for rule in knowledge.rules.values():
        yield from (dated.id for dated in dated_values(rule))


def _shown(value: object) -> str:
    if isinstance(value, Money):
        return Wording("fr_LU").money(value)
    if isinstance(value, dict):
        return f"{len(value)} rows"
    text = Wording("fr_LU").write(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


if __name__ == "__main__":
    sys.exit(main())
