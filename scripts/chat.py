"""`make chat`: talk to the assistant in the terminal, over the same REST contract as everybody else.

Talks to the assistant that runs; starts one for the time of the chat if none does.
"""

import argparse
import contextlib
import sys
import uuid
from typing import Any

from scripts.environment import UserError
from scripts.progress import say
from scripts.rest import RestError, send
from scripts.servers import Assistant
from scripts.train import prepare

with contextlib.suppress(ImportError):
    import readline  # noqa: F401  (arrow keys and history in input())

LEAVE = {"quitter", "quit", "exit"}


def show(messages: list[dict[str, Any]]) -> list[str]:
    """Print the messages, their buttons numbered; what each number stands for."""
    payloads: list[str] = []
    for message in messages:
        if message.get("text"):
            say(f"\n{message['text']}")
        for button in message.get("buttons") or []:
            payloads.append(button.get("payload") or button["title"])
            say(f"  [{len(payloads)}] {button['title']}")
    if not messages:
        say("\n(no answer)")
    return payloads


def choose(typed: str, payloads: list[str]) -> str:
    """What is sent: the payload of the numbered button, else the words as typed."""
    if typed.isdecimal() and 1 <= int(typed) <= len(payloads):
        return payloads[int(typed) - 1]
    return typed


def talk(address: str, mutuelle: str) -> None:
    """Ask and answer until the end of input or a word to leave."""
    sender = f"chat-{uuid.uuid4().hex[:12]}"
    metadata = {"mutuelle": mutuelle} if mutuelle else {}
    say(f"\nTalk to the assistant in French ({mutuelle or 'no mutual given'}). A number picks a button; “quitter” or Ctrl-D leaves.")
    payloads: list[str] = []
    while True:
        try:
            typed = input("\n> ").strip()
        except EOFError:
            return
        if typed.lower() in LEAVE:
            return
        if typed:
            payloads = show(send(address, sender, choose(typed, payloads), metadata))


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mutuelle", choices=["", "cmcm", "msl"], default="", help="the mutual whose member is talking")
    mutuelle = parser.parse_args().mutuelle
    try:
        assistant = Assistant()
        if assistant.rasa.check_ready() and assistant.actions.check_ready():
            talk(assistant.address, mutuelle)
        else:
            say("The assistant is not running: it is started for this chat (make run keeps one running).")
            prepare()
            with assistant:
                talk(assistant.address, mutuelle)
    except KeyboardInterrupt:
        say("")
    except (UserError, RestError) as error:
        say(str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
