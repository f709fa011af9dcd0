"""The menus over the window. What their entries do is the window's business."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from mnist_desktop import paths
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.language_menu import LanguageMenu
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.tabs import TABS, Tabs
from mnist_desktop.ui.view_menu import ViewMenu

SEPARATOR = ""
KEYS = {
    "actionOpenModel": QKeySequence.StandardKey.Open,
    "actionSaveModel": QKeySequence.StandardKey.Save,
    "actionQuit": QKeySequence.StandardKey.Quit,
    "actionFirstSteps": QKeySequence.StandardKey.HelpContents,
}


class MainMenu(FollowsLanguage, QMenuBar):
    """All menus. An entry is an action that is known by its name: ``entries["actionQuit"]``.

    Attributes
    ----------
    entries
        The actions that belong to the menus alone. Those of the builder and of the view are also elsewhere.
    """

    def __init__(
        self, builder: BuilderPanel, tabs: Tabs, view: ViewMenu, language: LanguageMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.entries: dict[str, QAction] = {}
        self._file, self._edit, self._train, self._view, self._help = (self.addMenu("") for _ in range(5))
        self._downloads = QMenu(self)
        self._fill(self._file, "actionOpenModel", "actionSaveModel", SEPARATOR, "actionImportData")
        self._file.addMenu(self._downloads)
        self._fill(self._downloads, *(f"actionDownload-{family}" for family in FAMILIES))
        self._fill(self._file, "actionDataFolder", SEPARATOR, "actionQuit")
        self._edit.addActions(builder.edit_actions)
        self._train.addActions(builder.train_actions)
        self._fill(self._view, *(f"actionTab{number}" for number in range(1, len(TABS) + 1)))
        for number in range(1, len(TABS) + 1):
            self.entries[f"actionTab{number}"].setShortcut(QKeySequence(f"Ctrl+{number}"))
        view.add_to(self._view)
        self._view.addMenu(language)
        self._fill(
            self._help, "actionFirstSteps", "actionTour", "actionGlossary", "actionWhatsNew", "actionOpenLog", "actionAbout"
        )
        self.retranslate()

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Let the entry `name` do something."""
        self.entries[name].triggered.connect(lambda _checked: act())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._file.setTitle(self.tr("&File"))
        self._downloads.setTitle(self.tr("&Download full data"))
        self._edit.setTitle(self.tr("&Edit"))
        self._train.setTitle(self.tr("&Train"))
        self._view.setTitle(self.tr("&View"))
        self._help.setTitle(self.tr("&Help"))
        texts = {
            "actionOpenModel": self.tr("&Open model…"),
            "actionSaveModel": self.tr("&Save model…"),
            "actionImportData": self.tr("&Import data…"),
            "actionDataFolder": self.tr("Open data &folder"),
            "actionQuit": self.tr("&Quit"),
            "actionFirstSteps": self.tr("&First steps and keys"),
            "actionTour": self.tr("&Tour"),
            "actionGlossary": self.tr("&Glossary"),
            "actionWhatsNew": self.tr("&What's new"),
            "actionOpenLog": self.tr("Open &log file"),
            "actionAbout": self.tr("&About {name}").format(name=paths.APP_NAME),
        }
        texts |= {f"actionDownload-{family}": core_text(words.title) for family, words in FAMILIES.items()}
        texts |= {f"actionTab{number}": self._tabs.title(tab.name) for number, tab in enumerate(TABS, start=1)}
        for name, text in texts.items():
            self.entries[name].setText(text)

    def _fill(self, menu: QMenu, *names: str) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
                continue
            action = menu.addAction("")
            action.setObjectName(name)
            if name in KEYS:
                action.setShortcut(KEYS[name])
            self.entries[name] = action
