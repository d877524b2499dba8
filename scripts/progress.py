"""What a person sees while something takes time: plain lines, with the seconds that have passed. Standard library alone."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

EVERY_SECONDS = 5


def say(line: str) -> None:
    """One line for the person at the terminal."""
    print(line, flush=True)


@contextmanager
def heartbeat(what: str, every: float = EVERY_SECONDS) -> Iterator[None]:
    """Say what begins, then how long it has taken every few seconds, then that it is done."""
    start = time.monotonic()
    done = threading.Event()

    def beat() -> None:
        while not done.wait(every):
            say(f"  {time.monotonic() - start:4.0f} s  {what} …")

    say(f"  {what} …")
    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    say(f"  {time.monotonic() - start:4.0f} s  {what}: done")
