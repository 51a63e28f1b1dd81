"""Builds the wheel, installs it into a fresh environment and runs it there: what is not packed is not shipped.

Offline: the libraries are lent by the environment that runs this script, Tocsin itself comes from the wheel only.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = "from alerts.language import lexiconforms as packed; assert packed.current(packed.HERE)"
"""Fails where the forms of the lexicon's words are not packed, or not what they were made from."""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="tocsin-wheel-") as folder:
        place = Path(folder)
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT), cwd=ROOT)
        [wheel] = place.glob("tocsin-*.whl")
        venv.create(place / "env", with_pip=True)
        python = place / "env" / "bin" / "python"
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel), cwd=place)
        tocsin = place / "env" / "bin" / "tocsin"
        run(tocsin, "--version", cwd=place)
        run(tocsin, "demo", cwd=place)
        run(python, "-c", FORMS, cwd=place)
    return 0


def run(*command: object, cwd: Path) -> None:
    """Run one step away from the checkout, with this environment's libraries within reach."""
    words = [str(word) for word in command]
    lent = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib"), "PYTHONSAFEPATH": "1"}
    print("$", " ".join(words), flush=True)
    done = subprocess.run(words, cwd=cwd, env=lent, check=False, stdout=subprocess.PIPE, text=True)
    print("\n".join(done.stdout.splitlines()[-15:]), flush=True)
    if done.returncode:
        sys.exit(f"failed with exit code {done.returncode}")


if __name__ == "__main__":
    sys.exit(main())
