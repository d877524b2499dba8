"""The stock pipeline of stock_config.yml, trained and asked by Rasa itself.

`python -m benchmarks.stock train NLU.yml FOLDER ANSWER.json`, then `… predict MODEL.tar.gz NLU.yml ANSWER.json`.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from pathlib import Path

from benchmarks.measuring import answer, predicting, resident
from benchmarks.wikit import sentences

CONFIG = Path(__file__).with_name("stock_config.yml")
MODEL = "stock"


def train(nlu: Path, folder: Path) -> dict[str, float]:
    """``seconds`` to train, without those to import Rasa; the model is ``folder``/stock.tar.gz."""
    import rasa.engine.recipes.default_components  # noqa: F401 - else it is imported while the clock runs
    from rasa.model_training import train_nlu

    started = time.perf_counter()
    if not train_nlu(str(CONFIG), str(nlu), str(folder), fixed_model_name=MODEL):
        raise RuntimeError("Rasa trained no model")
    return {"seconds": time.perf_counter() - started}


def predict(model: Path, nlu: Path) -> dict[str, float]:
    """What `benchmarks.measuring.predicting` tells, and ``imported``: the megabytes that Rasa takes before it loads a model."""
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)  # else every message is logged, which takes time too
    imported = resident()
    agent = Agent.load(str(model))
    loop = asyncio.new_event_loop()

    def intent(text: str) -> str:
        return str(loop.run_until_complete(agent.parse_message(text))["intent"]["name"])

    return {**predicting(intent, sentences(nlu)), "imported": imported}


def main(step: str, first: str, second: str, to: str) -> int:
    """Command line."""
    answer(Path(to), {"train": train, "predict": predict}[step](Path(first), Path(second)))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
