"""`make evaluate`: measures the assistant as it stands, and writes var/evaluation/report.html, report.txt and report.json."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from scripts.environment import ROOT
from scripts.progress import heartbeat, say
from scripts.train import prepare
from tests.evaluation import amounts, calibration, comparison, dialogues, examples, latency, noisy, outside, questions
from tests.evaluation.context import Context
from tests.evaluation.figures import Figure, Note, Section
from tests.evaluation.page import page
from tests.evaluation.plain import plain
from tests.evaluation.workers import workers

FOLDER = ROOT / "var" / "evaluation"
DAY = "2026-11-21"  # of all answers, unless ASSISTANT_DAY says another
SEED = 42
TITLE = "Evaluation of the assistant"
SECTIONS: dict[str, Callable[[Context], Section]] = {
    part.ID: part.section for part in (questions, calibration, examples, outside, noisy, dialogues, amounts, latency)
}
_WITHOUT_MODEL = {examples.ID}
_EVERY_SECONDS = 30


def main(arguments: Sequence[str] | None = None) -> int:
    """Always 0: this measures, `make test` judges."""
    options = _options(arguments)
    os.environ.setdefault("ASSISTANT_DAY", DAY)
    started = time.monotonic()
    if not set(options.only) <= _WITHOUT_MODEL:
        prepare()
    day = date.fromisoformat(os.environ["ASSISTANT_DAY"])
    with workers(day) as hired:
        context = Context(hired, day, options.seed, options.quick)
        measured = {name: _measured(name, context) for name in options.only}
    sections = [section for section, _ in measured.values()]
    done = [name for name, (_, failed) in measured.items() if not failed]
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    kept = None if options.quick else comparison.read()
    about = (
        f"{'A seeded sample, not compared with the report kept. ' if options.quick else ''}Day of the answers {day}, seed {options.seed}, "
        f"measured in {minutes} min {seconds:02} s. "
        + ("Differences (+/-) are from benchmarks/evaluation.json, in points for shares." if kept is not None else "")
    ).strip()
    figures = [figure for section in sections for figure in section.figures()]
    _write(options.folder, about, sections, figures, kept)
    if options.keep:
        comparison.keep(figures, done)
        say(f"Kept: {comparison.KEPT.relative_to(ROOT)}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a seeded sample of each section; not compared")
    parser.add_argument("--only", type=_named, default=list(SECTIONS), metavar="SECTION[,SECTION]", help=", ".join(SECTIONS))
    parser.add_argument(
        "--keep", action="store_true", help="keep the figures in benchmarks/evaluation.json, for the next reports to compare with"
    )
    parser.add_argument("--seed", type=int, default=SEED, help=f"of all that is drawn ({SEED})")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the report is written (var/evaluation)")
    options = parser.parse_args(arguments)
    if options.keep and (options.quick or options.seed != SEED):
        parser.error("only a whole run with the usual seed is kept: --keep goes with neither --quick nor --seed")
    return options


def _named(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in SECTIONS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no section {', '.join(unknown)}; there are {', '.join(SECTIONS)}")
    return [name for name in SECTIONS if name in names]


def _measured(name: str, context: Context) -> tuple[Section, bool]:
    """A section; where it fails, one that says so, and the others go on."""
    try:
        with heartbeat(f"Measuring: {name}", _EVERY_SECONDS):
            return SECTIONS[name](context), False
    except Exception as error:
        traceback.print_exc()
        return Section(name, name.capitalize(), "", blocks=(Note(f"Could not be measured: {type(error).__name__}: {error}"),)), True


def _write(folder: Path, about: str, sections: Sequence[Section], figures: Sequence[Figure], kept: dict[str, float] | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = plain(TITLE, about, sections, kept)
    (folder / "report.html").write_text(page(TITLE, about, sections, kept), encoding="utf-8")
    (folder / "report.txt").write_text(text, encoding="utf-8")
    told = json.dumps({"about": about, "figures": comparison.as_kept(figures)}, indent=1, ensure_ascii=False)
    (folder / "report.json").write_text(told + "\n", encoding="utf-8")
    print(f"\n{text}")
    say(f"The whole report: {os.path.relpath(folder / 'report.html')}")


if __name__ == "__main__":
    sys.exit(main())
