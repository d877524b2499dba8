"""What the tests share: the running assistant, and the count of conversations that were really evaluated with it."""

from collections.abc import Callable, Iterator

import pytest

from scripts.environment import LOGS, ROOT
from scripts.servers import Assistant, free_port
from scripts.train import prepare
from tests.client import Client

COUNT_FILE = ROOT / "var" / "conversations-count"
evaluated: list[str] = []


@pytest.fixture(scope="session")
def assistant() -> Iterator[Client]:
    """The assistant as `make run` starts it, on free ports; ends with the tests."""
    prepare()
    with Assistant(free_port(), free_port(), LOGS / "tests") as running:
        yield Client(running.address)
        running.check_alive()


@pytest.fixture
def count_conversation() -> Callable[[str], None]:
    """To be called with the name of each conversation once it has been held to its end."""
    return evaluated.append


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`-m "not server"` leaves out what needs the running assistant."""
    for item in items:
        if "assistant" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.server)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many conversations were evaluated, and leave the number for .ci/run."""
    if evaluated:
        terminalreporter.write_line(f"conversations evaluated: {len(evaluated)}")
        COUNT_FILE.parent.mkdir(exist_ok=True)
        COUNT_FILE.write_text(f"{len(evaluated)}\n")
