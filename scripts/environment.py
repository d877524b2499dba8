"""Where the project stands, which ports it uses, and the environment in which its processes run. Standard library alone."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOGS = ROOT / "var" / "log"
HOST = "127.0.0.1"
DEFAULT_PORTS = {"RASA_PORT": 5005, "ACTIONS_PORT": 5055}
RASA = (sys.executable, "-m", "rasa")

# A health assistant reports nothing to anyone (Rasa's telemetry also switches its error reports on), and logs no message.
QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "LOG_LEVEL": "WARNING",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


class UserError(Exception):
    """What went wrong and what to do about it, in a sentence for the person at the terminal."""


def port(name: str) -> int:
    """The port that the environment variable asks for, else the usual one."""
    value = os.environ.get(name) or str(DEFAULT_PORTS[name])
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise UserError(f"{name} must be a port number between 1 and 65535, not “{value}”.")
    return int(value)


def environment(**more: str) -> dict[str, str]:
    """The environment of every child process: the person's own, ours over it, and the ports that endpoints.yml names."""
    ports = {name: str(port(name)) for name in DEFAULT_PORTS}
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}  # compiled once, not at each start
    return {**inherited, **ports, **QUIET, "PYTHONUNBUFFERED": "1", **more}
