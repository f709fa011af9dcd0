"""What is done in the next turn of the event loop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from mnist_desktop.workers.deletion import delete_later


def soon(owner: QObject, act: Callable[[], object]) -> None:
    """Do something once Qt has done what is due now, unless `owner` is deleted before.

    ``QTimer.singleShot(0, owner, act)`` does the same, but where the owner goes first, PySide never frees `act`, and with it
    stays its whole window.
    """
    timer = QTimer(owner, singleShot=True)
    timer.timeout.connect(act)
    timer.timeout.connect(partial(delete_later, timer))
    timer.start(0)
