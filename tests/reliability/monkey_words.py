"""The keys, words and texts of the random user."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar

Key, Modifier, Button = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton
KEYS = (
    *(Key(Key.Key_0.value + digit) for digit in range(10)), Key.Key_A, Key.Key_E, Key.Key_Z, Key.Key_Minus, Key.Key_Period,
    Key.Key_Comma, Key.Key_Space, Key.Key_Tab, Key.Key_Tab, Key.Key_Backtab, Key.Key_Up, Key.Key_Down, Key.Key_Left,
    Key.Key_Right,
    Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_PageDown, Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Delete,
    Key.Key_Backspace, Key.Key_Insert, Key.Key_F2, Key.Key_Menu,
)  # fmt: skip
SHORTCUTS = (
    *((Key.Key_Z, Modifier.ControlModifier),) * 4, (Key.Key_Z, Modifier.ControlModifier | Modifier.ShiftModifier),
    (Key.Key_Y, Modifier.ControlModifier), (Key.Key_N, Modifier.ControlModifier), (Key.Key_D, Modifier.ControlModifier),
    (Key.Key_A, Modifier.ControlModifier), (Key.Key_C, Modifier.ControlModifier), (Key.Key_X, Modifier.ControlModifier),
    (Key.Key_V, Modifier.ControlModifier), (Key.Key_O, Modifier.ControlModifier), (Key.Key_S, Modifier.ControlModifier),
    (Key.Key_Up, Modifier.AltModifier), (Key.Key_Down, Modifier.AltModifier), (Key.Key_F5, Modifier.NoModifier),
    (Key.Key_F6, Modifier.NoModifier), (Key.Key_F5, Modifier.ShiftModifier), (Key.Key_F7, Modifier.NoModifier),
    (Key.Key_F8, Modifier.NoModifier), (Key.Key_F1, Modifier.NoModifier), (Key.Key_F10, Modifier.NoModifier),
)  # fmt: skip
WORDS = (
    "1",
    "-",
    "-5",
    "0",
    "1e",
    "1e-",
    "1e9",
    "99999999999",
    "0,5",
    "0.",
    ".",
    "",
    "abc",
    "가나다",
    "<b>x</b>",
    "3 3",
    "nan",
    "x" * 300,
)
OF_FILES = ("actionImportData",) * 3 + (
    "actionOpenModel",
    "actionSaveModel",
    "actionExportRuns",
    "actionImportRuns",
    "actionExportCsv",
)
HANGUL = ("ㅎ", "하", "한", "한글", "")
CLICKABLE = (QAbstractButton, QAbstractItemView, QComboBox, QAbstractSpinBox, QLineEdit, QTabBar)
LIGHT, DARK = (QColor(245, 245, 245), QColor(20, 20, 20)), (QColor(32, 32, 36), QColor(235, 235, 235))
