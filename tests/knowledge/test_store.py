"""The store on SQLite, and on PostgreSQL where a server is reachable: built, read, idempotent, unharmed by a wrong file."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, create_engine, select

from benefits.money import Money
from knowledge.errors import KnowledgeFileError, StoreError
from knowledge.loader import load
from knowledge.store import KnowledgeEntry, KnowledgeVersion, build, connect, fingerprint, main, read, stored_fingerprint, versions_on
from tests.knowledge.base import KNOWLEDGE
from tests.knowledge.small import Files, small

POSTGRES = os.environ.get("DATABASE_URL_TEST", "postgresql://root@127.0.0.1:5432/test")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database of each kind; on PostgreSQL a schema of its own, dropped at the end."""
    if request.param == "sqlite":
        made = connect(f"sqlite:///{tmp_path}/folder/knowledge.db")
        yield made
        made.dispose()
        return
    server = create_engine(POSTGRES, connect_args={"connect_timeout": 3})
    schema = f"knowledge_{uuid.uuid4().hex}"
    try:
        with server.begin() as connection:
            connection.execute(text(f"CREATE SCHEMA {schema}"))
    except OperationalError as error:
        pytest.skip(f"no PostgreSQL server is reachable at {server.url!r}: {str(error.orig).strip()}")
    made = connect(f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}options=-csearch_path%3D{schema}")
    try:
        yield made
    finally:
        made.dispose()
        with server.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        server.dispose()


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "files").mkdir()
    return small(tmp_path / "files")


def test_what_is_read_equals_what_was_loaded(engine: Engine) -> None:
    assert build(engine) is True
    found = read(engine)
    for part in (
        "documents",
        "mutuals",
        "themes",
        "subjects",
        "inputs",
        "phrases",
        "contacts",
        "values",
        "units",
        "open_points",
        "articles",
        "rules",
        "elements",
        "joint_limits",
        "coverage",
    ):
        assert getattr(found, part) == getattr(KNOWLEDGE, part), part
        assert list(getattr(found, part)) == list(getattr(KNOWLEDGE, part)), f"{part} in another order"
    assert found.specs == KNOWLEDGE.specs


def test_building_twice_changes_nothing(engine: Engine) -> None:
    assert build(engine) is True
    with Session(engine) as session:
        before = session.exec(select(KnowledgeEntry).order_by(KnowledgeEntry.position)).all()
    assert build(engine) is False
    with Session(engine) as session:
        assert session.exec(select(KnowledgeEntry).order_by(KnowledgeEntry.position)).all() == before


def test_a_changed_file_is_built_anew_and_nothing_old_stays(engine: Engine, files: Files) -> None:
    build(engine, files.directory)
    files.spoil("mine/facts.yml", '"60.00"', '"70.00"')
    assert build(engine, files.directory) is True
    assert [version.value for version in read(engine).values["mine.plafond"].versions] == [Money(5000), Money(7000)]
    with Session(engine) as session:
        assert len(session.exec(select(KnowledgeVersion)).all()) == 3


@pytest.mark.parametrize("broken", ['"60.0"', "60.00"])
def test_a_wrong_file_leaves_the_store_as_it_was(engine: Engine, files: Files, broken: str) -> None:
    build(engine, files.directory)
    before, mark = read(engine), stored_fingerprint(engine)
    files.spoil("mine/facts.yml", '"60.00"', broken)
    with pytest.raises(KnowledgeFileError):
        build(engine, files.directory)
    assert read(engine) == before
    assert stored_fingerprint(engine) == mark


@pytest.mark.parametrize("amount", ["123456789.12", "21474836.48", "0.01", "99999999.99"])  # 21.474.836,48 € are 2³¹ cents
def test_money_survives_exactly(engine: Engine, files: Files, amount: str) -> None:
    files.spoil("mine/facts.yml", '"60.00"', f'"{amount}"')
    build(engine, files.directory)
    cents = int(amount.replace(".", ""))
    assert read(engine).values["mine.plafond"].versions[-1].value == Money(cents)
    with Session(engine) as session:
        row = session.get(KnowledgeVersion, ("mine.plafond", date(2026, 1, 1)))
        assert row is not None
        assert (row.cents, type(row.cents)) == (cents, int)


def test_versions_are_found_by_day(engine: Engine, files: Files) -> None:
    build(engine, files.directory)

    def found(day: date) -> list:
        return [(row.value_id, row.cents, row.number) for row in versions_on(engine, day)]

    assert found(date(2024, 12, 31)) == []
    assert found(date(2025, 12, 31)) == [("mine.limite", None, 17), ("mine.plafond", 5000, None)]
    assert found(date(2026, 1, 1)) == [("mine.limite", None, 17), ("mine.plafond", 6000, None)]


def test_every_single_value_has_its_rows_with_their_source(engine: Engine) -> None:
    build(engine)
    with Session(engine) as session:
        rows = {(row.value_id, row.since): row for row in session.exec(select(KnowledgeVersion))}
    singles = {
        (name, version.since): version for name, dated in KNOWLEDGE.values.items() if name in KNOWLEDGE.units for version in dated.versions
    }
    assert set(rows) == set(singles)
    for key, row in rows.items():
        source = singles[key].source
        assert (row.document, row.first_line, row.last_line, row.checked) == (
            source.document,
            source.first_line,
            source.last_line,
            source.checked,
        )
        assert row.until == singles[key].until
    assert rows[("msl.bim.plafond_mois", date(2021, 9, 1))].cents == 2076388  # page, line 282
    assert rows[("msl.ortho.age_fin", date(2023, 1, 1))].number == 22  # line 688


def test_a_store_that_was_never_built_says_which_command_builds_it(engine: Engine) -> None:
    for attempt in (read, stored_fingerprint):
        with pytest.raises(StoreError, match="python -m knowledge.store build"):
            attempt(engine)


def test_a_store_of_another_format_is_refused_with_the_command(engine: Engine, files: Files) -> None:
    build(engine, files.directory)
    with Session(engine) as session:
        row = session.exec(select(KnowledgeEntry).where(KnowledgeEntry.section == "rules")).one()
        row.definition = '{"id": "mine.regle", "shape": "a shape of another day"}'
        session.add(row)
        session.commit()
    with pytest.raises(StoreError, match="python -m knowledge.store build"):
        read(engine)


def test_a_store_built_by_another_format_is_refused_and_built_anew(engine: Engine, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.store.FORMAT", "of another day")
    build(engine, files.directory)
    monkeypatch.undo()
    with pytest.raises(StoreError, match="python -m knowledge.store build"):
        read(engine)
    assert build(engine, files.directory) is True
    assert read(engine) == load(files.directory)


def test_an_entry_that_is_missing_is_refused_with_the_command(engine: Engine, files: Files) -> None:
    build(engine, files.directory)
    with Session(engine) as session:
        session.delete(session.exec(select(KnowledgeEntry).where(KnowledgeEntry.section == "contacts")).one())
        session.commit()
    with pytest.raises(StoreError, match="python -m knowledge.store build"):
        read(engine)


def test_the_fingerprint_follows_text_names_and_folders_and_nothing_else(files: Files) -> None:
    first = fingerprint(files.directory)
    (files.directory / "notes.txt").write_text("no knowledge", encoding="utf-8")
    assert fingerprint(files.directory) == first
    (files.directory / "mine" / "facts.yml").rename(files.directory / "mine" / "faits.yml")
    renamed = fingerprint(files.directory)
    files.spoil("mine/rules.yml", '"Pas avec', '"Non, pas avec')
    assert len({first, renamed, fingerprint(files.directory)}) == 3


def test_the_command_builds_the_store_of_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/made.db")
    assert (main(["build"]), main(["build"])) == (0, 0)
    assert capsys.readouterr().out == "Knowledge store built.\nKnowledge store up to date.\n"
    assert read(connect()) == load()
    assert main([]) == 2
