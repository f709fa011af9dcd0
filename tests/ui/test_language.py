"""The language that texts are said in."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from mnist_desktop import paths
from mnist_desktop.core.glossary.words import entry, entry_of
from mnist_desktop.ui.glossary.search import Search
from mnist_desktop.ui.shared.language import SUMS, Language, Translation, TranslationError, language_of_system
from mnist_desktop.ui.shared.plain_text import with_key

TEXTS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context><name>Greeting</name>
<message><source>Train</source><translation>학습 시작</translation></message>
</context>
</TS>
"""


class Greeting(QObject):
    def text(self) -> str:
        return self.tr("Train")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source, target = tmp_path / "texts.ts", tmp_path / "mnist_desktop_ko.qm"
    source.write_text(TEXTS, encoding="utf-8")
    release = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([str(release), "-silent", str(source), "-qm", str(target)], check=True)  # noqa: S603 - PySide's own
    (tmp_path / SUMS).write_text(f"{hashlib.sha256(target.read_bytes()).hexdigest()}  {target.name}\n")
    return tmp_path


@pytest.fixture
def translation(qapp: QApplication, folder: Path) -> Iterator[Translation]:
    translation = Translation(folder, qapp)
    yield translation
    translation.use(Language.ENGLISH)
    translation.deleteLater()


def test_texts_are_asked_for_in_the_language_that_is_used(translation: Translation):
    greeting = Greeting()
    translation.use(Language.KOREAN)
    assert greeting.text() == "학습 시작"
    assert translation.language is Language.KOREAN
    assert QLocale().language() == QLocale.Language.Korean
    translation.use(Language.ENGLISH)
    assert greeting.text() == "Train"
    assert QLocale().language() == QLocale.Language.English


@pytest.mark.parametrize("damage", ["cut", "other", "missing", "no sums", "sums are no text"])
def test_texts_that_are_not_whole_leave_the_language_as_it_was(translation: Translation, folder: Path, damage: str):
    texts, sums = folder / "mnist_desktop_ko.qm", folder / SUMS
    match damage:
        case "cut":
            texts.write_bytes(texts.read_bytes()[:-1])
        case "other":
            texts.write_bytes(b"no texts")
        case "missing":
            texts.unlink()
        case "no sums":
            sums.unlink()
        case _:
            sums.write_bytes(b"\xff\xfe one two three")
    with pytest.raises(TranslationError, match=r"mnist_desktop_ko\.qm"):
        translation.use(Language.KOREAN)
    assert translation.language is Language.ENGLISH
    assert QLocale().language() == QLocale.Language.English


def test_a_sum_that_fits_does_not_make_texts_of_what_are_none(translation: Translation, folder: Path):
    texts = folder / "mnist_desktop_ko.qm"
    texts.write_bytes(b"no texts")
    (folder / SUMS).write_text(f"{hashlib.sha256(b'no texts').hexdigest()}  {texts.name}\n")
    with pytest.raises(TranslationError, match="damaged"):
        translation.use(Language.KOREAN)


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[None]:
    translation = Translation(paths.resource("translations"), qapp)
    translation.use(Language.KOREAN)
    yield
    translation.use(Language.ENGLISH)
    translation.deleteLater()


@pytest.mark.parametrize("mode", QFileDialog.AcceptMode)
def test_no_label_tip_or_column_of_qts_file_dialog_is_english(
    qtbot: QtBot, korean: None, tmp_path: Path, mode: QFileDialog.AcceptMode
):
    dialog = QFileDialog(None, "열기", str(tmp_path), "모델 (*.json)")
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    texts = {text for label in dialog.findChildren(QLabel) for text in (label.text(), label.toolTip())}
    texts |= {text for button in dialog.findChildren(QAbstractButton) for text in (button.text(), button.toolTip())}
    (columns,) = (tree.model() for tree in dialog.findChildren(QTreeView))
    texts |= {str(columns.headerData(at, Qt.Orientation.Horizontal)) for at in range(columns.columnCount())}
    texts |= {action.text() for view in dialog.findChildren(QWidget) for action in view.actions()}
    assert [text for text in texts if re.search("[A-Za-z]{2}", text)] == []
    assert len(texts) > 15


def test_a_program_without_qts_own_texts_speaks_the_language_all_the_same(translation: Translation, folder: Path):
    (folder / "qt_ko.qm").write_bytes(b"damaged")
    translation.use(Language.KOREAN)
    assert Greeting().text() == "학습 시작"


@pytest.mark.parametrize(
    ("locale", "language"),
    [("ko_KR", Language.KOREAN), ("en_GB", Language.ENGLISH), ("tr_TR", Language.ENGLISH), ("ar_EG", Language.ENGLISH),
     ("C", Language.ENGLISH), ("kok_IN", Language.ENGLISH)],
)  # fmt: skip
def test_the_language_of_the_system_is_taken_where_it_is_spoken_here(locale: str, language: Language):
    assert language_of_system(QLocale(locale)) is language


def test_the_window_runs_from_left_to_right_whatever_qt_takes_the_system_for(translation: Translation, qapp: QApplication):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for language in (Language.KOREAN, Language.ENGLISH):
        translation.use(language)
        assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert QLocale().toString(12) == "12"


def test_a_dotted_i_is_looked_up_under_a_turkish_locale_too(translation: Translation):
    usual = QLocale()
    try:
        QLocale.setDefault(QLocale("tr_TR"))
        assert Search([entry("initializer")]).matches("INITIALIZER")[0] >= 1
        assert with_key("initializer", "I") == "&initializer"
        assert entry_of("Dense.activation=sigmoid") is entry("sigmoid")
    finally:
        QLocale.setDefault(usual)
