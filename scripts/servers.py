"""The assistant's processes as one thing: started together, ready together, stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from scripts.environment import HOST, LOGS, RASA, ROOT, UserError, environment, port
from scripts.progress import EVERY_SECONDS, say
from scripts.rest import RestError, call
from scripts.train import MODEL, tail

START_SECONDS = 300
STOP_SECONDS = 10
POLL_SECONDS = 0.25


def actions_ready(address: str) -> bool:
    """The action server answers and finds what it depends on."""
    return bool(call(f"{address}/health", timeout=5).get("status") == "ok")


def rasa_ready(address: str) -> bool:
    """Rasa has loaded the model and has understood a first message; parsing one leaves no conversation behind."""
    loaded = call(f"{address}/status", timeout=5).get("model_file")
    return bool(loaded) and "intent" in call(f"{address}/model/parse", {"text": "bonjour"})


@dataclass
class Server:
    """One process: how it is started, where it listens, when it is ready."""

    name: str
    port: int
    port_variable: str
    command: tuple[str, ...]
    is_ready: Callable[[str], bool]
    log: Path
    ready: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def address(self) -> str:
        """Where it listens: this machine alone."""
        return f"http://{HOST}:{self.port}"

    def refuse_taken_port(self) -> None:
        """Say so when somebody listens there already."""
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex((HOST, self.port)) == 0:
                raise UserError(
                    f"Port {self.port} is taken, so {spell(self)} cannot listen there. If the assistant runs already, stop it there "
                    f"(Ctrl-C) or talk to it (make chat). Else choose another port: {self.port_variable}={self.port + 10} make run"
                )

    def start(self, env: dict[str, str]) -> None:
        """Start it in a process group of its own, so that all of its children can be stopped with it."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
            )

    def check_alive(self) -> None:
        """Say so, with its last words, when it has ended by itself."""
        if self.process is not None and self.process.poll() is not None:
            end = f"The end of {shown(self.log)}:\n{tail(self.log)}"
            raise UserError(f"{self.name} stopped by itself (exit {self.process.returncode}). {end}")

    def check_ready(self) -> bool:
        """Whether it is ready; once ready, not asked again."""
        if not self.ready:
            try:
                self.ready = self.is_ready(self.address)
            except RestError:
                self.ready = False
        return self.ready

    def signal(self, number: signal.Signals) -> None:
        """Send the signal to the whole process group, as far as there still is one."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                pass


def shown(path: Path) -> str:
    """The path as a person at the project's root would type it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


class Assistant:
    """The action server and Rasa. As a context manager: started and ready inside, stopped after."""

    def __init__(self, rasa_port: int | None = None, actions_port: int | None = None, logs: Path = LOGS) -> None:
        rasa_port = rasa_port or port("RASA_PORT")
        actions_port = actions_port or port("ACTIONS_PORT")
        self.env = environment(RASA_PORT=str(rasa_port), ACTIONS_PORT=str(actions_port))
        listen = ("-i", HOST, "-p", str(rasa_port))
        self.actions = Server(
            name="The action server",
            port=actions_port,
            port_variable="ACTIONS_PORT",
            command=(sys.executable, "-m", "actions.server"),
            is_ready=actions_ready,
            log=logs / "actions.log",
        )
        self.rasa = Server(
            name="Rasa",
            port=rasa_port,
            port_variable="RASA_PORT",
            command=(*RASA, "run", *listen, "--enable-api", "--model", str(MODEL)),
            is_ready=rasa_ready,
            log=logs / "rasa.log",
        )
        self.servers = (self.actions, self.rasa)

    @property
    def address(self) -> str:
        """Where people talk to it."""
        return self.rasa.address

    def start(self) -> None:
        """Start every process and wait until each is really ready; what was started is stopped again if one fails."""
        for server in self.servers:
            server.refuse_taken_port()
        try:
            for server in self.servers:
                server.start(self.env)
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise

    def _wait_until_ready(self) -> None:
        begin = time.monotonic()
        spoken = begin
        waiting = list(self.servers)
        say(f"  Starting {' and '.join(spell(server) for server in waiting)} …")
        while waiting:
            self.check_alive()
            elapsed = time.monotonic() - begin
            for server in [server for server in waiting if server.check_ready()]:
                waiting.remove(server)
                say(f"  {elapsed:4.0f} s  {server.name} is ready on port {server.port}")
            if elapsed > START_SECONDS:
                logs = ", ".join(shown(server.log) for server in waiting)
                raise UserError(f"Not ready after {START_SECONDS} s: {' and '.join(spell(server) for server in waiting)}. See {logs}")
            if waiting and time.monotonic() - spoken >= EVERY_SECONDS:
                spoken = time.monotonic()
                say(f"  {elapsed:4.0f} s  waiting for {' and '.join(spell(server) for server in waiting)} …")
            time.sleep(POLL_SECONDS)

    def check_alive(self) -> None:
        """Raise when a process has ended by itself."""
        for server in self.servers:
            server.check_alive()

    def stop(self) -> None:
        """Ask every process group to end, wait, then end what is left by force."""
        for server in self.servers:
            server.signal(signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        for server in self.servers:
            if server.process is not None:
                try:
                    server.process.wait(max(0.0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    pass
                server.signal(signal.SIGKILL)
                server.process.wait()

    def __enter__(self) -> "Assistant":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def spell(server: Server) -> str:
    """The server's name in the middle of a sentence."""
    return server.name[0].lower() + server.name[1:] if server.name.startswith("The ") else server.name


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        chosen: int = probe.getsockname()[1]
        return chosen
