"""The action server: on loopback, without CORS, silent about what people write, with a health check that tells the truth.

`python -m actions.server` serves `POST /webhook` (Rasa's contract) and `GET /health` on 127.0.0.1:$ACTIONS_PORT (5055).
Rasa's own server listens on every address, allows every origin, and repeats the request in its errors and logs.
"""

from __future__ import annotations

import logging
import os
import sys

from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException
from sanic import Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from knowledge.errors import KnowledgeError
from knowledge.store import connect, fingerprint, stored_fingerprint

HOST = "127.0.0.1"
logger = logging.getLogger(__name__)


def application() -> Sanic:
    """The server with the actions of this package.

    Raises:
        KnowledgeError: when the store is not built.
    """
    app = Sanic("actions", configure_logging=False)
    executor = ActionExecutor()
    executor.register_package("actions.action_conversation")

    @app.post("/webhook")
    async def webhook(request: Request) -> HTTPResponse:
        if not isinstance(request.json, dict):
            return response.json({"error": "Expected Rasa's action call, a JSON object."}, status=400)
        try:
            return response.json(await executor.run(request.json))
        except ActionNotFoundException as error:
            return response.json({"error": "No such action.", "action_name": error.action_name}, status=404)

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        try:
            current = stored_fingerprint(connect()) == fingerprint()
        except KnowledgeError:
            return response.json({"status": "failing", "knowledge": "the store cannot be read"}, status=503)
        return response.json({"status": "ok" if current else "degraded", "knowledge": "current" if current else "older than its files"})

    @app.exception(Exception)
    async def failed(request: Request, error: Exception) -> HTTPResponse:
        if isinstance(error, SanicException):
            return response.json({"error": str(error)}, status=error.status_code)
        frame = error.__traceback__
        while frame and frame.tb_next:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
        logger.error("An action failed: %s at %s.", type(error).__name__, where)
        return response.json({"error": "The action failed."}, status=500)

    return app


def main() -> int:
    """Start the server; exit code 1 with a sentence when the knowledge store is missing."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    try:
        app = application()
    except KnowledgeError as error:
        print(error, file=sys.stderr)
        return 1
    app.run(HOST, int(os.environ.get("ACTIONS_PORT", "5055")), access_log=False, motd=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
