"""The assistant's REST contract, spoken with the standard library: used by the starter, the chat and the tests."""

import json
import urllib.error
import urllib.request
from typing import Any

TIMEOUT_SECONDS = 30


class RestError(Exception):
    """No usable answer came: nobody listens, the server refuses, or it does not speak JSON."""


def call(url: str, body: Any = None, timeout: float = TIMEOUT_SECONDS) -> Any:
    """The JSON that the address answers; a body makes it a POST."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    # The processes are on this machine: a proxy that the person's environment names is not meant for them.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=timeout) as response:
            return json.load(response)
    except (OSError, ValueError) as error:  # urllib's errors are OSErrors, a text that is no JSON is a ValueError
        raise RestError(f"{url}: {error}") from error


def send(address: str, sender: str, message: str, metadata: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """Say something to the assistant at `address`; its messages (`text`, `buttons`, `custom`)."""
    body = {"sender": sender, "message": message, "metadata": metadata or {}}
    answer: list[dict[str, Any]] = call(f"{address}/webhooks/rest/webhook", body)
    return answer
