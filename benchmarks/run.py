"""`make bench`: start, memory and latency of the assistant, beside what Rasa itself needs in the same run.

These machines are noisy: the figures to compare are the ratios.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from scripts.environment import LOGS, environment
from scripts.servers import Assistant, free_port
from scripts.train import prepare
from tests.client import Client

ROUNDS = 60
MESSAGES = (
    "Combien coûte un DMG ?",
    "DT43 et DT41, 12 ans, denta & optiplus",
    "quand je touche mes indemnités d'octobre (invalidité)",
    "je suis veuve avec 2 enfants à charge et 1 750 € par mois, ai-je droit au bim",
    "il va pleuvoir demain ?",
)


def import_seconds() -> float:
    """What importing Rasa's server takes: the floor of any start."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import rasa.server, rasa.core.run"], env=environment(), check=True, capture_output=True)
    return time.perf_counter() - started


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process and its children."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if int(fields["Pid"]) == pid or int(fields["PPid"]) == pid:
            total += int(fields.get("VmRSS", "0").split()[0])
    return total / 1024


def main() -> int:
    """Print the table that stands in benchmarks/README.md."""
    prepare()
    floor = import_seconds()
    started = time.perf_counter()
    with Assistant(free_port(), free_port(), LOGS / "bench") as running:
        start = time.perf_counter() - started
        client = Client(running.address)
        for message in MESSAGES:
            client.say(message, mutuelle="msl")
        taken = []
        for number in range(ROUNDS):
            before = time.perf_counter()
            client.say(MESSAGES[number % len(MESSAGES)], mutuelle=("msl", "cmcm")[number % 2])
            taken.append((time.perf_counter() - before) * 1000)
        memory = {server.name: resident_megabytes(server.process.pid) for server in running.servers if server.process}
    taken.sort()
    print(f"import of Rasa's server        {floor:8.1f} s")
    print(f"start until ready              {start:8.1f} s   ({start / floor:.1f} × the import)")
    print(f"message over REST, median      {statistics.median(taken):8.0f} ms")
    print(f"message over REST, p95         {taken[int(len(taken) * 0.95) - 1]:8.0f} ms")
    for name, size in memory.items():
        print(f"memory, {name:<22} {size:8.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
