"""`make run`: builds, trains and starts what is needed, says where to talk to it, and stops everything on Ctrl-C."""

import signal
import sys
import time
from types import FrameType

from scripts.environment import LOGS, UserError
from scripts.progress import say
from scripts.servers import Assistant, shown
from scripts.train import prepare

EXAMPLE = '{"sender": "essai", "message": "Combien coûte un DMG ?", "metadata": {"mutuelle": "msl"}}'


def interrupt(number: int, frame: FrameType | None) -> None:
    """A request to end, from whomever, is one Ctrl-C; those that follow do not disturb the stopping."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    raise KeyboardInterrupt


def invite(assistant: Assistant) -> None:
    """The address and an example to try."""
    say(f"\nThe assistant is ready: {assistant.address}   (logs: {shown(LOGS)}; Ctrl-C stops everything)\n")
    say("Try it in another terminal, with `make chat MUTUELLE=msl` or:")
    say(f"  curl -s {assistant.address}/webhooks/rest/webhook -H 'Content-Type: application/json' \\\n    -d '{EXAMPLE}'\n")


def run() -> None:
    """Everything, until a process ends or somebody asks to stop."""
    assistant = Assistant()
    for server in assistant.servers:
        server.refuse_taken_port()  # before minutes of training
    prepare()
    with assistant:
        invite(assistant)
        while True:
            assistant.check_alive()
            time.sleep(1)


def main() -> int:
    """0 after a wished stop, 1 after a failure that has been explained."""
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, interrupt)
    try:
        run()
    except KeyboardInterrupt:
        say("\nStopped: the assistant and all of its processes.")
    except UserError as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
