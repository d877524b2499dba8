"""Reads all knowledge files, refuses what is wrong with file, line and the way to mend it, and composes the knowledge.

Two steps, so that the store can stand between them: :func:`read_directory` gives checked entries, :func:`compose` makes
the knowledge of entries, wherever they come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from benefits.dated import Dated, Version
from knowledge import build, build_rules, coverage, schema, shape_schema
from knowledge.errors import KnowledgeFileError, Problem
from knowledge.model import ElementWords, Knowledge
from knowledge.mutual_schema import Contact, Mutual
from knowledge.strict_yaml import Document, Location, read

DIRECTORY = Path(__file__).parent

Names = Mapping[str, Any]


@dataclass
class Entry:
    """A checked entry, the mutual whose folder it comes from ("" for the shared files), and where it stands."""

    section: str
    mutual: str
    model: Any
    file: Path = Path("store")
    line: int = 0


@dataclass
class Bundle:
    """All entries, in the files' order."""

    entries: list[Entry] = field(default_factory=list)

    def of(self, section: str) -> Iterator[Entry]:
        """The entries of a section."""
        return (entry for entry in self.entries if entry.section == section)


def load(directory: Path = DIRECTORY) -> Knowledge:
    """The knowledge of a folder of YAML files.

    Raises:
        KnowledgeFileError: naming every problem with its file, line and remedy.
    """
    return compose(read_directory(directory))


def read_directory(directory: Path = DIRECTORY) -> Bundle:
    """Every entry of every YAML file below a folder; the sub-folder names the mutual.

    Raises:
        KnowledgeFileError: naming every problem of form.
    """
    bundle = Bundle()
    problems: list[Problem] = []
    for file in sorted(directory.rglob("*.yml")):
        mutual = file.relative_to(directory).parts[0] if file.parent != directory else ""
        try:
            document = read(file)
        except KnowledgeFileError as error:
            problems += error.problems
            continue
        problems += _entries_of(document, mutual, bundle)
    if problems:
        raise KnowledgeFileError(problems)
    return bundle


def _entries_of(document: Document, mutual: str, bundle: Bundle) -> list[Problem]:
    problems: list[Problem] = []
    if not isinstance(document.data, dict):
        return [document.problem((), "a knowledge file starts with a section such as `values:`, `articles:` or `rules:`")]
    for section, items in document.data.items():
        if section not in shape_schema.SECTIONS:
            problems.append(
                document.problem((section,), f"unknown section {section!r}; the sections are {', '.join(shape_schema.SECTIONS)}")
            )
            continue
        if not isinstance(items, list):
            problems.append(document.problem((section,), f"the section `{section}` is a list: begin each of its entries with `- `"))
            continue
        for index, item in enumerate(items):
            location = (section, index)
            try:
                model = _model(section, item).parse_obj(item)
            except ValidationError as error:
                problems += [_problem(document, location, detail) for detail in error.errors()]
            except ValueError as error:
                problems.append(document.problem(location, str(error)))
            else:
                bundle.entries.append(Entry(section, mutual, model, document.file, document.line(location)))
    return problems


def _model(section: str, item: Any) -> type[schema.Strict]:
    if section != "rules":
        return shape_schema.SECTIONS[section]
    shape = item.get("shape") if isinstance(item, dict) else None
    if shape not in shape_schema.RULE_SPECS:
        raise ValueError(f"a rule has a `shape` among {', '.join(shape_schema.RULE_SPECS)}, not {shape!r}")
    return shape_schema.RULE_SPECS[shape]


def _problem(document: Document, location: Location, detail: Any) -> Problem:
    where = tuple(part for part in detail["loc"] if part != "__root__")
    name = ".".join(str(part) for part in where) or "this entry"
    words = {
        "value_error.extra": f"unknown key {where[-1]!r}: remove it or correct its name" if where else "unknown key",
        "value_error.missing": f"{name} is missing: add it",
    }
    return document.problem(location + where, words.get(detail["type"], f"{name}: {detail['msg']}"))


def compose(bundle: Bundle) -> Knowledge:
    """Resolve references and build the domain's types.

    Raises:
        KnowledgeFileError: naming every reference that leads nowhere, every rule that cannot be built, every duplicate id.
    """
    problems: list[Problem] = []

    def collect(section: str, make: Callable[[Entry], Any] = lambda entry: entry.model) -> dict[str, Any]:
        found: dict[str, Any] = {}
        places: dict[str, str] = {}
        for entry in bundle.of(section):
            first = places.setdefault(entry.model.id, f"{entry.file.name}, line {entry.line}")
            if entry.model.id in found:
                problems.append(Problem(entry.file, entry.line, f"the id {entry.model.id!r} is taken already ({first}): choose another"))
                continue
            try:
                found[entry.model.id] = make(entry)
            except ValueError as error:
                problems.append(Problem(entry.file, entry.line, f"{entry.model.id}: {error}"))
        return found

    documents, mutuals = collect("documents"), collect("mutuals")
    themes, subjects, inputs, open_points, contacts = (
        collect("themes"),
        collect("subjects"),
        collect("inputs"),
        collect("open_points"),
        collect("contacts"),
    )
    values = collect("values", lambda entry: build.value(entry.model))
    values |= collect("tables", lambda entry: build.table(entry.model))
    reachable = {**values, **{f"contact.{name}": _as_value(entry) for name, entry in contacts.items()}}
    phrases = collect("phrases", lambda entry: build.template(entry.model.text, reachable, _PHRASE_PLACES))
    articles = collect("articles", lambda entry: build.article(entry.model, _mutual_of(entry, mutuals).id, reachable))
    rules = collect("rules", lambda entry: build_rules.rule(entry.model, _mutual_of(entry, mutuals), reachable, inputs))
    limits = collect("joint_limits", lambda entry: build_rules.joint_limit(entry.model, reachable, rules))
    covered = collect("coverage")
    elements = _elements(bundle, problems)
    units = {entry.model.id: entry.model.unit for entry in bundle.of("values")}
    problems += _dangling(bundle, documents, mutuals, themes, subjects, contacts, open_points)
    problems += _answered_twice(bundle)
    problems += _uncovered(bundle, documents)
    if problems:
        raise KnowledgeFileError(problems)
    return Knowledge(
        documents,
        mutuals,
        themes,
        subjects,
        inputs,
        phrases,
        contacts,
        values,
        units,
        open_points,
        articles,
        rules,
        elements,
        tuple(limits.values()),
        covered,
    )


_PHRASE_PLACES = frozenset({"contact", "help", "known", "label", "mutual", "option", "question", "remaining", "subjects"})


def _as_value(entry: Contact) -> Dated:
    """A contact as a text value, so that sentences refer to it like to any fact."""
    where = build.source(entry.source)
    return Dated(f"contact.{entry.id}", entry.name, (Version(build.contact(entry), date.min, None, date.max, "", where),))


def _mutual_of(entry: Entry, mutuals: Names) -> Mutual:
    """The mutual in whose folder an article or a rule stands."""
    if entry.mutual not in mutuals:
        where = f"in the folder {entry.mutual!r}" if entry.mutual else "outside every folder"
        raise ValueError(f"it stands {where}, which is that of no known mutual: move it into one of {', '.join(mutuals)}")
    mutual: Mutual = mutuals[entry.mutual]
    return mutual


def _elements(bundle: Bundle, problems: list[Problem]) -> tuple[ElementWords, ...]:
    """The elements of all rules with their words; two of one id are a problem."""
    found: dict[str, ElementWords] = {}
    for entry in bundle.of("rules"):
        for element in entry.model.elements:
            if element.id in found:
                what = f"{entry.model.id}: the element {element.id!r} stands in {found[element.id].rule} already: choose another id"
                problems.append(Problem(entry.file, entry.line, what))
            found[element.id] = ElementWords(
                element.id, entry.model.id, entry.mutual, tuple(element.words), tuple(element.counted_by), tuple(element.unless_named)
            )
    return tuple(found.values())


def _answered_twice(bundle: Bundle) -> list[Problem]:
    """Articles on a subject that the same mutual answers in another one."""
    problems: list[Problem] = []
    answered: dict[tuple[str, str], str] = {}
    for entry in bundle.of("articles"):
        first = answered.setdefault((entry.mutual, entry.model.subject), entry.model.id)
        if first != entry.model.id:
            what = f"{entry.model.id}: the subject {entry.model.subject!r} is answered by {first} already: keep one of the two articles"
            problems.append(Problem(entry.file, entry.line, what))
    return problems


def _uncovered(bundle: Bundle, documents: Names) -> list[Problem]:
    """Lines of a document that no passage of its coverage holds, or two do, and names in it that lead nowhere."""
    known = {kind: {entry.model.id for entry in bundle.of(kind)} for kind in coverage.KINDS}
    return [
        Problem(entry.file, entry.line, f"{entry.model.id}: {what}")
        for entry in bundle.of("coverage")
        for what in coverage.problems(entry.model, documents, known)
    ]


def _dangling(
    bundle: Bundle, documents: Names, mutuals: Names, themes: Names, subjects: Names, contacts: Names, open_points: Names
) -> list[Problem]:
    """References by id that lead nowhere, and lines that a document does not have."""
    catalogues: dict[str, tuple[str, Names]] = {
        "subject": ("subject", subjects),
        "subjects": ("subject", subjects),
        "next": ("subject", subjects),
        "instead": ("subject", subjects),
        "mutual": ("mutual", mutuals),
        "theme": ("theme", themes),
        "contact": ("contact", contacts),
        "general_contact": ("contact", contacts),
        "urgent_contact": ("contact", contacts),
        "services": ("contact", contacts),
        "open_points": ("open point", open_points),
        "open_point": ("open point", open_points),
        "same_unit_point": ("open point", open_points),
    }
    problems: list[Problem] = []

    def complain(entry: Entry, what: str) -> None:
        problems.append(Problem(entry.file, entry.line, f"{entry.model.id}: {what}"))

    for entry in bundle.entries:
        if entry.section == "coverage":  # it names ids of every kind: see _uncovered
            continue
        for field_name, value in _fields_in(entry.model):
            if isinstance(value, schema.SourceRef):
                document = documents.get(value.document)
                if document is None:
                    complain(entry, f"the document {value.document!r} is not in sources.yml: add it there, or correct the name")
                elif value.lines[1] > document.lines:
                    complain(entry, f"{value.document} has {document.lines} lines, not {value.lines[1]}: correct the lines")
            elif field_name in catalogues and value is not None:
                kind, catalogue = catalogues[field_name]
                for name in value if isinstance(value, (list, dict)) else [value]:
                    if name not in catalogue:
                        complain(entry, f"{name!r} is no known {kind}: add it, or correct the name")
    return problems


def _fields_in(model: Any) -> Iterator[tuple[str, Any]]:
    """Every field of an entry and of the parts inside it, by name."""
    for name in model.__fields__:
        value = getattr(model, name)
        yield name, value
        for part in value if isinstance(value, (list, tuple)) else value.values() if isinstance(value, dict) else [value]:
            if isinstance(part, schema.Strict):
                yield from _fields_in(part)
