"""The languages that the window speaks, and what looks its texts up."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from mnist_desktop import paths
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.preference_choices import LanguageChoice
from mnist_desktop.workers.deletion import delete_later

SUMS = "SHA256SUMS"
"""Beside the compiled texts: what each of them must be, as ``sha256sum`` writes it."""


class Language(StrEnum):
    """A language that all texts exist in."""

    ENGLISH = "en"
    KOREAN = "ko"


NAMES = {Language.ENGLISH: "English", Language.KOREAN: "한국어"}
"""What speakers of each call it; never translated."""

_LOCALES = {Language.ENGLISH: QLocale("en_US"), Language.KOREAN: QLocale("ko_KR")}
"""How numbers and dates are written beside such texts. The system's own may have other digits or write from right to left."""


class TranslationError(UserError):
    """The texts of a language cannot be used."""


class Translation(QObject):
    """Looks texts up in the chosen language, for the whole application.

    Parameters
    ----------
    folder
        Where the compiled texts and their sums are.
    app
        Looks the texts up.
    """

    def __init__(self, folder: Path, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._language = Language.ENGLISH
        self._installed: list[QTranslator] = []
        self._others: list[QTranslator] | None = None
        _write_as(self._language)

    @property
    def language(self) -> Language:
        """The one that is spoken."""
        return self._language

    def use(self, language: Language) -> None:
        """Speak `language` in every text that is asked for from now on; Qt tells each widget that there is.

        Raises
        ------
        TranslationError
            Its texts are missing, damaged or not those of this program; the language stays as it was.
        """
        if language is self._language:
            return
        translators = [] if language is Language.ENGLISH else self._load(language)
        for translator in self._installed:
            self._app.removeTranslator(translator)
            delete_later(translator)
        # Before the texts are asked for again: numbers are written into them.
        _write_as(language)
        self._language, self._installed = language, translators
        for translator in translators:
            self._app.installTranslator(translator)

    def said_in_all(self, context: str, text: str) -> tuple[str, ...]:
        """A text in English and in every other language whose texts can be used, whichever of them is spoken."""
        if self._others is None:
            self._others = []
            for language in Language:
                with suppress(TranslationError):
                    self._others += [] if language is Language.ENGLISH else self._load(language)[-1:]
        said = (translator.translate(context, text) for translator in self._others)
        return text, *filter(None, said)

    def _load(self, language: Language) -> list[QTranslator]:
        own = self._folder / f"mnist_desktop_{language}.qm"
        try:
            content = own.read_bytes()
            sums = (self._folder / SUMS).read_text(encoding="ascii").splitlines()
        except (OSError, ValueError) as error:
            raise TranslationError(
                "The texts of {language} cannot be read from {file}: {cause}.", language=NAMES[language], file=own, cause=error
            ) from error
        # A damaged text would fail only where it is shown, and one of another version could ask for values that there are not.
        translator = QTranslator(self)
        if not _is_whole(own.name, content, sums) or not translator.load(str(own)):
            raise TranslationError(
                "{file} is damaged or belongs to another version of this program, so {language} cannot be used.",
                file=own, language=NAMES[language],
            )  # fmt: skip
        return [*self._load_of_qt(language, sums), translator]

    def _load_of_qt(self, language: Language, sums: list[str]) -> list[QTranslator]:
        """What Qt says itself: its buttons, its file dialog. Where that cannot be had, they stay English and all else works."""
        buttons, lacking = QTranslator(self), QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        found = [buttons] if buttons.load(f"qtbase_{language}", folder) else []
        # Some texts of Qt's newer dialogs are in no file of Qt's, and some words are not those of this program.
        own = self._folder / f"qt_{language}.qm"
        with suppress(OSError):
            if _is_whole(own.name, own.read_bytes(), sums) and lacking.load(str(own)):
                found.append(lacking)  # asked before Qt's
        return found


def _is_whole(name: str, content: bytes, sums: list[str]) -> bool:
    return f"{hashlib.sha256(content).hexdigest()}  {name}" in sums


def _write_as(language: Language) -> None:
    """Write numbers, and lay the window out, as the language is written. Of the system's Qt takes the direction of its texts."""
    QLocale.setDefault(_LOCALES[language])
    if isinstance(QCoreApplication.instance(), QGuiApplication):
        QGuiApplication.setLayoutDirection(_LOCALES[language].textDirection())


def speak(choice: LanguageChoice) -> None:
    """Let the application speak the language that was chosen: the system's where `choice` is empty.

    Raises
    ------
    TranslationError
        It cannot; the language stays as it was.
    """
    app = QCoreApplication.instance()
    if app is not None:
        translation = _translation_of(app) or Translation(paths.resource("translations"), app)
        translation.use(Language(choice) if choice else language_of_system())


def _translation_of(app: QCoreApplication) -> Translation | None:
    """What the application looks its texts up with; asked for each of many texts, so only its own children are looked at."""
    return app.findChild(Translation, options=Qt.FindChildOption.FindDirectChildrenOnly)


def in_all_languages(context: str, text: str) -> tuple[str, ...]:
    """A text in all languages that there are, English first."""
    app = QCoreApplication.instance()
    translation = None if app is None else _translation_of(app)
    return (text,) if translation is None else translation.said_in_all(context, text)


def spoken() -> Language:
    """The language that the application speaks now."""
    app = QCoreApplication.instance()
    translation = None if app is None else _translation_of(app)
    return Language.ENGLISH if translation is None else translation.language


def language_of_system(locale: QLocale | None = None) -> Language:
    """The first of the languages that the user wants of his system and that there is here; English where there is none."""
    for name in (locale or QLocale.system()).uiLanguages():
        for language in Language:
            if name.replace("_", "-").partition("-")[0].casefold() == language:
                return language
    return Language.ENGLISH
