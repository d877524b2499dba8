"""The store: SQLModel tables derived from the YAML, rebuilt at will, never edited. SQLite by default, PostgreSQL by `DATABASE_URL`.

`python -m knowledge.store build` builds it when the files have changed; `read` gives the knowledge back. Money is kept in
integer cents and rates as fractions: a Decimal on SQLite would come back as a float.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any, Optional

from pydantic import parse_obj_as
from sqlalchemy import BigInteger, Column, inspect
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Field, Session, SQLModel, create_engine, delete, select

from knowledge import shape_schema, value_schema
from knowledge.errors import KnowledgeFileError, StoreError
from knowledge.loader import DIRECTORY, Bundle, Entry, compose, read_directory
from knowledge.model import Knowledge

DEFAULT_URL = "sqlite:///var/knowledge.db"
FORMAT = "2"
_OTHER_FORMAT = "The knowledge store is of another format; build it anew with: python -m knowledge.store build"
_NO_STORE = "The knowledge store is missing or cannot be read; build it with: python -m knowledge.store build"


class KnowledgeMeta(SQLModel, table=True):
    """What the store was built from (``fingerprint``) and how (``format``)."""

    key: str = Field(primary_key=True)
    value: str


class KnowledgeEntry(SQLModel, table=True):
    """One entry of a section, whole, in the order of the files."""

    position: int = Field(primary_key=True)
    section: str = Field(index=True)
    id: str = Field(index=True)
    mutual: str
    definition: str


class KnowledgeVersion(SQLModel, table=True):
    """One version of a dated value, for queries by id and day; ``cents``, ``number`` or ``text`` by unit."""

    value_id: str = Field(primary_key=True)
    since: date = Field(primary_key=True)
    until: Optional[date] = None
    review_before: Optional[date] = None
    unit: str
    period: str
    cents: Optional[int] = Field(default=None, sa_column=Column(BigInteger))
    number: Optional[int] = None
    text: Optional[str] = None
    document: str
    first_line: int
    last_line: int
    checked: date


TABLES = (KnowledgeMeta, KnowledgeEntry, KnowledgeVersion)


def connect(url: str | None = None) -> Engine:
    """An engine for the store: the given address, else `DATABASE_URL`, else the SQLite file under `var/`."""
    address = url or os.environ.get("DATABASE_URL") or DEFAULT_URL
    if address.startswith("sqlite:///") and not address.startswith("sqlite:///:"):
        Path(address.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
    return create_engine(address)


def fingerprint(directory: Path = DIRECTORY) -> str:
    """A hash of all knowledge files and the store's format: the same files give the same store."""
    digest = hashlib.sha256(FORMAT.encode())
    for file in sorted(directory.rglob("*.yml")):
        digest.update(file.relative_to(directory).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def build(engine: Engine, directory: Path = DIRECTORY) -> bool:
    """Bring the store up to date in one transaction; False when it already was. Tables of another format are made anew.

    Raises:
        KnowledgeFileError: when the files are wrong; the store then stays as it was.
    """
    mark = fingerprint(directory)
    known = _meta(engine) if inspect(engine).has_table(str(KnowledgeMeta.__tablename__)) else {}
    if known.get("fingerprint") == mark:
        return False
    bundle = read_directory(directory)
    compose(bundle)
    tables = [SQLModel.metadata.tables[str(table.__tablename__)] for table in TABLES]
    if known.get("format") != FORMAT:
        SQLModel.metadata.drop_all(engine, tables=tables)
    SQLModel.metadata.create_all(engine, tables=tables)
    with Session(engine) as session:
        for table in TABLES:
            session.execute(delete(table))
        session.add_all([KnowledgeMeta(key="fingerprint", value=mark), KnowledgeMeta(key="format", value=FORMAT)])
        for position, entry in enumerate(bundle.entries):
            session.add(
                KnowledgeEntry(
                    position=position,
                    section=entry.section,
                    id=entry.model.id,
                    mutual=entry.mutual,
                    definition=entry.model.json(by_alias=True, exclude_unset=True),
                )
            )
            if isinstance(entry.model, value_schema.Value):
                session.add_all(_versions(entry.model))
        session.commit()
    return True


def stored_fingerprint(engine: Engine) -> str | None:
    """The hash of the files from which the store was built.

    Raises:
        StoreError: when the store cannot be read.
    """
    try:
        return _meta(engine).get("fingerprint")
    except SQLAlchemyError as error:
        raise StoreError(_NO_STORE) from error


def read(engine: Engine) -> Knowledge:
    """The knowledge of the store.

    Raises:
        StoreError: when there is none, or one of another format.
    """
    bundle = Bundle()
    try:
        if _meta(engine).get("format") != FORMAT:
            raise StoreError(_OTHER_FORMAT)
        with Session(engine) as session:
            for row in session.exec(select(KnowledgeEntry).order_by(KnowledgeEntry.position)):
                definition = json.loads(row.definition)
                model = shape_schema.RULE_SPECS[definition["shape"]] if row.section == "rules" else shape_schema.SECTIONS[row.section]
                bundle.entries.append(Entry(row.section, row.mutual, parse_obj_as(model, definition)))
    except SQLAlchemyError as error:
        raise StoreError(_NO_STORE) from error
    except (KeyError, ValueError) as error:  # a section, a shape or an entry that this format does not have
        raise StoreError(_OTHER_FORMAT) from error
    if not bundle.entries:
        raise StoreError(_NO_STORE)
    try:
        return compose(bundle)
    except KnowledgeFileError as error:
        raise StoreError(_OTHER_FORMAT) from error


def _meta(engine: Engine) -> dict[str, str]:
    """What the store says of itself."""
    with Session(engine) as session:
        return {row.key: row.value for row in session.exec(select(KnowledgeMeta))}


def versions_on(engine: Engine, day: date) -> list[KnowledgeVersion]:
    """The versions of single values whose span holds a day."""
    with Session(engine) as session:
        rows = session.exec(select(KnowledgeVersion).where(KnowledgeVersion.since <= day).order_by(KnowledgeVersion.value_id))
        return [row for row in rows if row.until is None or row.until >= day]


def _versions(value: value_schema.Value) -> list[KnowledgeVersion]:
    rows = []
    for version in value.versions:
        columns: dict[str, Any] = {}
        if value.unit == "EUR":
            columns["cents"] = int(str(version.value).replace(".", ""))
        elif isinstance(version.value, int):
            columns["number"] = version.value
        else:
            columns["text"] = version.value
        rows.append(
            KnowledgeVersion(
                value_id=value.id,
                since=version.known.since,
                until=version.known.until,
                review_before=version.review_before,
                unit=value.unit,
                period=version.period,
                document=version.source.document,
                first_line=version.source.lines[0],
                last_line=version.source.lines[1],
                checked=version.source.checked,
                **columns,
            )
        )
    return rows


def main(arguments: list[str]) -> int:
    """The command line: `build`. Prints one line; exit code 1 when the files are wrong."""
    if arguments != ["build"]:
        print("Usage: python -m knowledge.store build")
        return 2
    try:
        changed = build(connect())
    except KnowledgeFileError as error:
        print(f"The knowledge files have problems:\n{error}")
        return 1
    print("Knowledge store built." if changed else "Knowledge store up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
