"""Prints requirements.lock: the exact versions that a fresh install of Tocsin with its test extras gets today."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = """\
# Exact versions of every library, runtime and tests, without addresses; pip uses it as constraints:
#   pip install -c requirements.lock -e '.[dev]'
# Renew: make lock, run make check, commit."""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="tocsin-lock-") as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder) / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"{ROOT}[dev]"], check=True, stdout=sys.stderr)
        frozen = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True).stdout
    pins = sorted((line for line in frozen.splitlines() if "==" in line), key=str.lower)
    print(HEAD, *pins, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
