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
from knowledge import build, schema
from knowledge.errors import KnowledgeFileError, Problem
from knowledge.model import Knowledge
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
        if section not in schema.SECTIONS:
            problems.append(document.problem((section,), f"unknown section {section!r}; the sections are {', '.join(schema.SECTIONS)}"))
            continue
        for index, item in enumerate(items if isinstance(items, list) else []):
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
        return schema.SECTIONS[section]
    shape = item.get("shape") if isinstance(item, dict) else None
    if shape not in schema.RULE_SPECS:
        raise ValueError(f"a rule has a `shape` among {', '.join(schema.RULE_SPECS)}, not {shape!r}")
    return schema.RULE_SPECS[shape]


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
        for entry in bundle.of(section):
            if entry.model.id in found:
                problems.append(Problem(entry.file, entry.line, f"the id {entry.model.id!r} is taken already: choose another"))
                continue
            try:
                found[entry.model.id] = make(entry)
            except (ValueError, KeyError) as error:
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
    articles = collect("articles", lambda entry: build.article(entry.model, entry.mutual, reachable))
    rules = collect("rules", lambda entry: build.rule(entry.model, mutuals[entry.mutual], reachable, inputs))
    units = {entry.model.id: entry.model.unit for entry in bundle.of("values")}
    problems += _dangling(bundle, documents, themes, subjects, contacts, open_points)
    if problems:
        raise KnowledgeFileError(problems)
    return Knowledge(documents, mutuals, themes, subjects, inputs, phrases, contacts, values, units, open_points, articles, rules)


_PHRASE_PLACES = frozenset({"contact", "help", "known", "label", "mutual", "option", "question", "subjects"})


def _as_value(entry: schema.Contact) -> Dated:
    """A contact as a text value, so that sentences refer to it like to any fact."""
    where = build.source(entry.source)
    return Dated(f"contact.{entry.id}", entry.name, (Version(build.contact(entry), date.min, None, date.max, "", where),))


def _dangling(bundle: Bundle, documents: Names, themes: Names, subjects: Names, contacts: Names, open_points: Names) -> list[Problem]:
    """References by id that lead nowhere, and lines that a document does not have."""
    problems: list[Problem] = []
    for entry in bundle.entries:
        for ref in _sources_in(entry.model):
            document = documents.get(ref.document)
            if document is None:
                problems.append(Problem(entry.file, entry.line, f"{entry.model.id}: the document {ref.document!r} is not in sources.yml"))
            elif ref.lines[1] > document.lines:
                problems.append(
                    Problem(entry.file, entry.line, f"{entry.model.id}: {ref.document} has {document.lines} lines, not {ref.lines[1]}")
                )
        named = [
            (
                "subject",
                subjects,
                [getattr(entry.model, "subject", None), *getattr(entry.model, "subjects", []), *getattr(entry.model, "next", [])],
            ),
            ("theme", themes, [getattr(entry.model, "theme", None)]),
            ("contact", contacts, [getattr(entry.model, "contact", None), getattr(entry.model, "general_contact", None)]),
            ("open point", open_points, getattr(entry.model, "open_points", [])),
        ]
        for kind, catalogue, names in named:
            problems += [
                Problem(entry.file, entry.line, f"{entry.model.id}: {name!r} is no known {kind}")
                for name in names
                if name is not None and name not in catalogue
            ]
    return problems


def _sources_in(model: Any) -> Iterator[schema.SourceRef]:
    """Every source reference inside an entry."""
    if isinstance(model, schema.SourceRef):
        yield model
    elif isinstance(model, schema.Strict):
        for name in model.__fields__:
            yield from _sources_in(getattr(model, name))
    elif isinstance(model, (list, tuple)):
        for item in model:
            yield from _sources_in(item)
