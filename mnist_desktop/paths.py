"""Paths of bundled resources (in a checkout, a wheel or a frozen build), user data, cache and logs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

APP_NAME = "MNIST Desktop"
_FOLDER = "mnist-desktop"


def resource(*parts: str) -> Path:
    """The path of a bundled file, such as ``resource("datasets", "mnist-starter.npz")``."""
    return _resources().joinpath(*parts)


def user_data() -> Path:
    """Full data sets, runs and saved models. ``MNIST_DESKTOP_HOME`` puts all of the app's files below one folder."""
    home = _home()
    return home / "data" if home else Path(platformdirs.user_data_path(_FOLDER, appauthor=False))


def user_cache() -> Path:
    """Files that can be made again: data sets in the form that loads fastest."""
    home = _home()
    return home / "cache" if home else Path(platformdirs.user_cache_path(_FOLDER, appauthor=False))


def user_settings() -> Path:
    """The file with the window's geometry and the user's choices."""
    home = _home()
    folder = home / "config" if home else Path(platformdirs.user_config_path(_FOLDER, appauthor=False))
    return folder / "settings.ini"


def log_file() -> Path:
    """The log file, with every traceback."""
    home = _home()
    folder = home / "log" if home else Path(platformdirs.user_log_path(_FOLDER, appauthor=False))
    return folder / "mnist-desktop.log"


def administration_files() -> tuple[Path, ...]:
    """Where an administrator's file may lie: beside the program, then in the system's place; the first that is there counts."""
    name = f"{_FOLDER}.toml"
    beside = Path(sys.executable).parent if getattr(sys, "frozen", False) else Path(sys.prefix)
    if sys.platform == "win32":
        system = Path(os.environ.get("PROGRAMDATA", "C:/ProgramData")) / _FOLDER
    elif sys.platform == "darwin":
        system = Path("/Library/Application Support") / _FOLDER
    else:
        system = Path("/etc") / _FOLDER
    return beside / name, system / name


def runs() -> Path:
    """The folder with one folder per run."""
    return user_data() / "runs"


def datasets() -> Path:
    """The folder for full data sets, one folder each, from the user or from a download."""
    return user_data() / "datasets"


def cluster() -> Path:
    """The folder with the join file and the keys of the class that was begun on this PC."""
    return user_data() / "class"


def _home() -> Path | None:
    value = os.environ.get("MNIST_DESKTOP_HOME")
    return Path(value).expanduser() if value else None


def _resources() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
