"""The knowledge base in memory: everything by id, ready to answer and to calculate with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from benefits.dated import Dated, Source
from benefits.inputs import InputSpec
from benefits.invoice_set import JointLimit
from benefits.rules import Rule, Template
from knowledge.coverage_schema import Coverage, DocumentEntry
from knowledge.mutual_schema import Contact, Mutual, OpenPoint
from knowledge.vocabulary_schema import Input, Subject, Theme


@dataclass(frozen=True)
class Article:
    """An answer of one mutual to one subject."""

    id: str
    subject: str
    mutual: str
    title: str
    text: Template
    lead: Template | None
    source: Source
    contact: str | None
    next: tuple[str, ...]
    open_points: tuple[str, ...]


@dataclass(frozen=True)
class ElementWords:
    """The words by which people name an element of a rule."""

    id: str
    rule: str
    mutual: str
    words: tuple[str, ...]
    counted_by: tuple[str, ...] = ()
    unless_named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Knowledge:
    """All facts, words and rules. Maps go from id to thing; order is the files' order."""

    documents: Mapping[str, DocumentEntry]
    mutuals: Mapping[str, Mutual]
    themes: Mapping[str, Theme]
    subjects: Mapping[str, Subject]
    inputs: Mapping[str, Input]
    phrases: Mapping[str, Template]
    contacts: Mapping[str, Contact]
    values: Mapping[str, Dated]
    units: Mapping[str, str]
    open_points: Mapping[str, OpenPoint]
    articles: Mapping[str, Article]
    rules: Mapping[str, Rule]
    elements: tuple[ElementWords, ...]
    joint_limits: tuple[JointLimit, ...]
    coverage: Mapping[str, Coverage]

    @cached_property
    def specs(self) -> Mapping[str, InputSpec]:
        """The input vocabulary as the calculator wants it."""
        return {
            entry.id: InputSpec(
                entry.id, entry.type, entry.minimum, 0 if entry.past else entry.maximum, tuple(option.id for option in entry.options)
            )
            for entry in self.inputs.values()
        }

    @cached_property
    def _theme_patterns(self) -> Mapping[str, tuple[re.Pattern[str], re.Pattern[str] | None]]:
        return {
            theme.id: (_beginning(theme.stems), _beginning(theme.not_stems) if theme.not_stems else None) for theme in self.themes.values()
        }

    def themes_named(self, folded: str) -> set[str]:
        """The themes whose stems begin a word of a folded text."""
        return {
            name
            for name, (stems, not_stems) in self._theme_patterns.items()
            if stems.search(not_stems.sub(" ", folded) if not_stems else folded)
        }

    @cached_property
    def _articles_by_subject(self) -> Mapping[tuple[str, str], Article]:
        return {(article.subject, article.mutual): article for article in self.articles.values()}

    def article(self, subject: str, mutual: str) -> Article | None:
        """The answer of a mutual to a subject, or to the subject that answers instead, if its source has one."""
        instead = self.subjects[subject].instead if subject in self.subjects else None
        own = self._articles_by_subject.get((subject, mutual))
        return own or (self._articles_by_subject.get((instead, mutual)) if instead else None)

    def mutuals_of(self, subject: str) -> tuple[str, ...]:
        """The mutuals whose source answers a subject."""
        return tuple(mutual for mutual in self.mutuals if self.article(subject, mutual) or self.rules_of(subject, mutual))

    def rules_of(self, subject: str, mutual: str) -> tuple[Rule, ...]:
        """The calculations of a mutual that belong to a subject, or to the one that answers instead."""
        names = {subject, self.subjects[subject].instead} if subject in self.subjects else {subject}
        found = tuple(rule for rule in self.rules.values() if rule.mutual == mutual and subject in rule.subjects)
        return found or tuple(rule for rule in self.rules.values() if rule.mutual == mutual and names & set(rule.subjects))

    def option_label(self, input_id: str, option: str) -> str:
        """How an option is called in a sentence or on a button."""
        return next(entry.label for entry in self.inputs[input_id].options if entry.id == option)


def _beginning(stems: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(re.escape(stem) for stem in stems) + ")")
