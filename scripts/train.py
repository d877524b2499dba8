"""Builds the knowledge store, writes the generated files and trains the assistant, each only when what it is made of has changed.

`python -m scripts.train` does what is needed; `--force` trains in any case.
"""

import argparse
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from components import subjects
from knowledge.errors import KnowledgeFileError
from scripts import generate_domain
from scripts.environment import LOGS, RASA, ROOT, UserError, environment
from scripts.progress import heartbeat, say

MODEL = ROOT / "models" / "assistant.tar.gz"
STAMP = MODEL.with_name("assistant.stamp")
# What the model is made of, beside the subjects and themes of all knowledge files; articles and amounts are not, so that a corrected
# value needs no training.
INGREDIENTS = (
    "config.yml",
    "domain.yml",
    "data",
    "components",
    "knowledge/inputs.yml",
    "knowledge/subjects.yml",
    "requirements.lock",
)


def files(ingredients: Iterable[str], root: Path = ROOT) -> Iterator[Path]:
    """Every file of the ingredients, in a stable order, without what Python compiles beside its sources."""
    for ingredient in ingredients:
        path = root / ingredient
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in found if file.is_file() and file.suffix != ".pyc")


def fingerprint(ingredients: Iterable[str] = INGREDIENTS, root: Path = ROOT) -> str:
    """Changes when a file of the ingredients is changed, renamed, added or removed, and with the subjects and themes of the knowledge."""
    digest = hashlib.sha256(repr(subjects.read(root / "knowledge")).encode())
    for file in files(ingredients, root):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{file.relative_to(root).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def is_trained() -> bool:
    """Whether the model stands and was made of what stands here now."""
    return MODEL.exists() and STAMP.exists() and STAMP.read_text() == fingerprint()


def tail(log: Path, lines: int = 25) -> str:
    """The last lines of a log, set in, for a message."""
    text = log.read_text(errors="replace") if log.exists() else ""
    return "\n".join(f"    {line}" for line in text.splitlines()[-lines:])


def train() -> None:
    """Train the model; the stamp is written only after a success, from what stood here before it began."""
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "train.log"
    STAMP.unlink(missing_ok=True)
    before = fingerprint()
    started = time.time()
    command = (*RASA, "train", "--fixed-model-name", MODEL.name.removesuffix(".tar.gz"), "--out", str(MODEL.parent))
    with heartbeat(f"Training the assistant (log: {log.relative_to(ROOT)})"), log.open("w") as output:
        done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=output, stderr=subprocess.STDOUT)
        # Rasa also exits 0 on some failures: a model must have been written.
        if done.returncode or not MODEL.exists() or MODEL.stat().st_mtime < started - 2:
            raise UserError(f"The training failed. The end of {log.relative_to(ROOT)}:\n{tail(log)}")
    STAMP.write_text(before)


def generate() -> None:
    """Write the files that training reads and that follow from the knowledge, where they are not as they should be."""
    try:
        for path in generate_domain.write():
            say(f"{'Wrote' if path.exists() else 'Deleted'} {path.relative_to(ROOT)}.")
    except KnowledgeFileError as error:
        raise UserError(f"The knowledge files have problems:\n{error}") from error


def prepare(force: bool = False) -> None:
    """The knowledge store built, and with another knowledge or other examples the generated files written and the model trained."""
    if subprocess.run([sys.executable, "-m", "knowledge.store", "build"], cwd=ROOT, env=environment()).returncode:
        raise UserError("The knowledge store could not be built: mend what is said above. `make check-knowledge` shows every value.")
    if force or not is_trained():
        generate()
        if force or not is_trained():
            train()


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="train even if nothing changed")
    try:
        prepare(parser.parse_args().force)
    except UserError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Interrupted. The next command takes up the training again.")
        return 130
    say(f"The model is up to date: {MODEL.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
