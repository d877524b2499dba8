"""Makes the project's environment `.venv` from the hashed lock files; does nothing when it is up to date.

Runs before the environment exists: the standard library alone, and no import from the project but `scripts.progress`,
which keeps the same rule. `python -m scripts.setup --dev` adds what the tests need; once added, it stays.
"""

import argparse
import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.progress import heartbeat, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
BOOTSTRAP_LOCK = "requirements-bootstrap.lock"
RUN_LOCKS = (BOOTSTRAP_LOCK, "requirements.lock")
DEV_LOCKS = (*RUN_LOCKS, "requirements-dev.lock")
NEEDED_DISK_GB = 6


class SetupError(Exception):
    """What went wrong and what to do about it, in a sentence."""


def fingerprint(locks: tuple[str, ...]) -> str:
    """The environment's ingredients: the lock files and the interpreter that they are installed for."""
    digest = hashlib.sha256(sys.version.encode())
    for lock in locks:
        digest.update((ROOT / lock).read_bytes())
    return digest.hexdigest()


def stamp(locks: tuple[str, ...]) -> Path:
    """Present, with the fingerprint in it, once these locks have been installed to the end."""
    return VENV / ("installed-dev" if locks == DEV_LOCKS else "installed")


def is_current(locks: tuple[str, ...]) -> bool:
    """Whether `.venv` holds exactly what the locks say."""
    file = stamp(locks)
    return PYTHON.exists() and file.exists() and file.read_text() == fingerprint(locks)


def call(what: str, *command: object) -> None:
    """Run a command, with a sign of life while it lasts; its failure becomes a sentence."""
    with heartbeat(what):
        if subprocess.run([str(part) for part in command], cwd=ROOT).returncode:
            raise SetupError(f"{what}: failed (see above). Check the network and the free disk space, then run the same command again.")


def has_this_interpreter() -> bool:
    """Whether `.venv` exists, works, and is of the very interpreter that runs this."""
    if not PYTHON.exists():
        return False
    answer = subprocess.run([PYTHON, "-c", "import pip, sys; print(sys.version)"], capture_output=True, text=True)
    return answer.stdout.strip() == sys.version


def make_venv() -> None:
    """An empty environment of this interpreter, with pip in it."""
    if importlib.util.find_spec("ensurepip") is None:
        version = ".".join(map(str, sys.version_info[:2]))
        raise SetupError(f"This Python has no ensurepip. On Debian or Ubuntu: apt install python{version}-venv")
    if shutil.disk_usage(ROOT).free < NEEDED_DISK_GB * 2**30:
        raise SetupError(f"Less than {NEEDED_DISK_GB} GB are free on this disk: the environment needs them. Make room, then try again.")
    call("Making .venv", sys.executable, "-m", "venv", "--clear", VENV)


def install(locks: tuple[str, ...]) -> None:
    """Bring `.venv` to what the locks say: uv by pip, everything else by uv, every file checked against its hash."""
    for old in VENV.glob("installed*"):
        old.unlink()
    if not has_this_interpreter():
        make_venv()
    call(
        "Installing uv",
        *(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", BOOTSTRAP_LOCK),
    )
    call(
        "Installing the locked packages (2.9 GB the first time)",
        *(PYTHON, "-m", "uv", "--quiet", "pip", "sync", "--require-hashes", "--python", PYTHON, *locks),
    )
    stamp(locks).write_text(fingerprint(locks))


def main() -> int:
    """Set up what is asked for; 0 when it stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dev", action="store_true", help="also what the tests and the checks need")
    dev = parser.parse_args().dev
    # An environment that once had the tests' packages keeps them: `make run` after `make test` reinstalls nothing.
    if is_current(DEV_LOCKS) or (not dev and is_current(RUN_LOCKS)):
        return 0
    had_dev = stamp(DEV_LOCKS).exists()
    say("Setting up the environment in .venv")
    try:
        install(DEV_LOCKS if dev or had_dev else RUN_LOCKS)
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Interrupted. The next command takes up the set-up again.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
