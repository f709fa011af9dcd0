"""Runs the tests of what the Keras engine computes as on other processors: fit's numbers, the same bits again and after a resume.

    python tests/reliability/processors.py

oneDNN computes with the instructions that ``ONEDNN_MAX_CPU_ISA`` allows, so its convolutions and matrix products are those of an
older processor; TensorFlow's own operations stay as they are. Without oneDNN they do all of it. Each in a process of its own,
because both are read once, at TensorFlow's import.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ("test_keras_engine.py", "test_keras_fused_forward.py", "test_keras_evaluation.py", "test_resume.py")
PROCESSORS: dict[str, dict[str, str]] = {
    "as it is": {},
    "AVX-512": {"ONEDNN_MAX_CPU_ISA": "AVX512_CORE"},
    "AVX2": {"ONEDNN_MAX_CPU_ISA": "AVX2"},
    "AVX": {"ONEDNN_MAX_CPU_ISA": "AVX"},
    "SSE4.1": {"ONEDNN_MAX_CPU_ISA": "SSE41"},
    "without oneDNN": {"TF_ENABLE_ONEDNN_OPTS": "0"},
}


def main() -> int:
    """Run the tests on each, say how they ended, and return 1 if one failed."""
    files = [str(ROOT / "tests" / "unit" / name) for name in TESTS]
    command = [sys.executable, "-m", "pytest", "-q", "-m", "tensorflow", *files]
    failed = False
    for name, limits in PROCESSORS.items():
        done = subprocess.run(command, cwd=ROOT, env=os.environ | limits, capture_output=True, text=True, check=False)
        failed |= done.returncode != 0
        print(f"{name}: {done.stdout.strip().splitlines()[-1]}", flush=True)
        if done.returncode:
            print(done.stdout, flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
