"""The model is loaded once, before the first test that talks to it and not within its time."""

import pytest


@pytest.fixture(scope="session")
def _model() -> None:
    from tests.oracle.run import assistant

    assistant().understood("bonjour")


@pytest.fixture(autouse=True)
def _loaded(request: pytest.FixtureRequest) -> None:
    if request.module.__name__.endswith(("test_amounts", "test_findings")):
        request.getfixturevalue("_model")
