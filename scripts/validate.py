"""`rasa data validate` in the project's environment (no telemetry, quiet libraries)."""

import subprocess
import sys

from scripts.environment import RASA, ROOT, environment

if __name__ == "__main__":
    sys.exit(subprocess.run([*RASA, "data", "validate"], cwd=ROOT, env=environment(LOG_LEVEL="INFO")).returncode)
