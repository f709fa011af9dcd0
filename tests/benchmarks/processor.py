"""Says on which processor, and with which instructions, a benchmark computes."""

from __future__ import annotations

import os
import platform
from pathlib import Path

LIMITS = {"onednn": "ONEDNN_MAX_CPU_ISA", "torch": "ATEN_CPU_CAPABILITY", "onednn_off": "TF_ENABLE_ONEDNN_OPTS"}
"""What limits the instructions of a library: oneDNN's limit is obeyed by TensorFlow's and by PyTorch's convolutions and matrix
products. TensorFlow's own operations (Eigen) have the instructions that it was built with, AVX, whatever is set here; NumPy finds
its own."""

WIDEST = ("avx512f", "avx2", "avx")
"""Instructions for float32, the widest first. AMX computes with fewer bits, and nothing here does."""


def processor() -> dict[str, object]:
    """Name, cores that this process may use, the widest instructions that there are, those of oneDNN, and what limits them."""
    words = _first("/proc/cpuinfo", "flags").split()
    widest = next((name for name in WIDEST if name in words), "unknown")
    limits = {name: os.environ[variable] for name, variable in LIMITS.items() if variable in os.environ}
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    name = _first("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()
    cache = [
        f"L{_text(folder / 'level')} {_text(folder / 'size')}"
        for folder in sorted(_caches())
        if "Instr" not in _text(folder / "type")
    ]
    return {
        "name": name,
        "cores": cores,
        "caches": cache,
        "widest": widest,
        "used": limits.get("onednn", widest),
        "limits": limits,
    }


def in_words() -> str:
    """The same as one line."""
    found = processor()
    limited = ", ".join(f"{name} limited to {value}" for name, value in found["limits"].items()) or "nothing limited"
    return f"{found['name']}, {found['cores']} cores, {', '.join(found['caches'])}, up to {found['widest']}, {limited}"


def _caches() -> list[Path]:
    return list(Path("/sys/devices/system/cpu/cpu0/cache").glob("index*"))


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii").strip()
    except OSError:
        return "?"


def _first(path: str, key: str) -> str:
    """What stands behind the first `key` of a file of the system; nothing where there is none."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "")
