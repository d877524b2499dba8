"""The keys of what a mutual says in words: itself, its services, its answers, and where its source is unclear."""

from __future__ import annotations

from typing import Optional

from knowledge.schema import SourceRef, Strict


class OpenPoint(Strict):
    """A contradiction or a gap of the source: ``note`` for us, ``caveat`` for the member, ``contact`` to ask."""

    id: str
    note: str
    caveat: Optional[str] = None
    source: SourceRef


class Contact(Strict):
    """A service that people can reach."""

    id: str
    name: str
    phone: Optional[str] = None
    mail: Optional[str] = None
    address: Optional[str] = None
    hours: Optional[str] = None
    source: SourceRef


class Article(Strict):
    """An answer: its text refers to dated values as `{id}`; ``lead`` is its one-sentence form before a first question."""

    id: str
    subject: str
    title: str
    text: str
    lead: Optional[str] = None
    source: SourceRef
    contact: Optional[str] = None
    next: list[str] = []
    open_points: list[str] = []


class Mutual(Strict):
    """A mutual: how it is called, its locale for amounts and dates, its covers (each includes the ones before), its services."""

    id: str
    name: str
    short: str
    named: str
    words: list[str]
    answers: list[str] = []
    locale: str
    covers: list[str] = []
    general_contact: str
    urgent_contact: Optional[str] = None
    reservation: Optional[str] = None
    reservation_source: Optional[SourceRef] = None
    services: dict[str, list[str]] = {}
