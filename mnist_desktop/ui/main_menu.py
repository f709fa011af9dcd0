"""The menus over the window. What their entries do is the window's business."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from mnist_desktop import paths
from mnist_desktop.core.datasets.families import FAMILIES
from mnist_desktop.ui.builder.panel import BuilderPanel
from mnist_desktop.ui.export.opener import ExportOpener
from mnist_desktop.ui.language_menu import LanguageMenu
from mnist_desktop.ui.shared.menus import Menu
from mnist_desktop.ui.shared.plain_text import plain_tip, said_name, without_key
from mnist_desktop.ui.shared.retranslation import FollowsLanguage
from mnist_desktop.ui.shared.texts import core_text
from mnist_desktop.ui.tabs import TABS, Tabs
from mnist_desktop.ui.view_menu import ViewMenu

SEPARATOR = ""
KEYS: dict[str, tuple[QKeySequence.StandardKey | str, ...]] = {
    "actionOpenModel": (QKeySequence.StandardKey.Open,),
    "actionSaveModel": (QKeySequence.StandardKey.Save,),
    "actionReport": ("Ctrl+R",),
    "actionPrint": (QKeySequence.StandardKey.Print,),
    "actionPreferences": ("Ctrl+,",),
    "actionQuit": (QKeySequence.StandardKey.Quit,),
    "actionKeys": ("?", "F1"),
    "actionTips": ("Ctrl+F1",),
}


class MainMenu(FollowsLanguage, QMenuBar):
    """All menus. An entry is an action that is known by its name: ``entries["actionQuit"]``.

    Signals
    -------
    recent_chosen(Path)
        One of the latest files is to be opened again.

    Attributes
    ----------
    entries
        The actions that belong to the menus alone. Those of the builder and of the view are also elsewhere.
    exporting
        What *Export…* does.
    """

    recent_chosen = Signal(object)

    def __init__(
        self, builder: BuilderPanel, tabs: Tabs, view: ViewMenu, language: LanguageMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.entries: dict[str, QAction] = {}
        self._file, self._edit, self._train, self._view, self._help = (Menu(self) for _ in range(5))
        for menu in (self._file, self._edit, self._train, self._view, self._help):
            self.addMenu(menu)
        self._recent, self._downloads = Menu(self), Menu(self)
        self._recent.setToolTipsVisible(True)
        self._fill(self._file, "actionNew", "actionOpenModel")
        self._file.addMenu(self._recent)
        self._fill(self._file, "actionSaveModel", SEPARATOR, "actionImportData", "actionImportImages", "actionOwnSets")
        self._file.addMenu(self._downloads)
        self._fill(self._downloads, *(f"actionDownload-{family}" for family in FAMILIES))
        self._fill(
            self._file,
            "actionBreakData",
            "actionForgetCopy",
            "actionDataFolder",
            SEPARATOR,
            "actionClassBoard",
            SEPARATOR,
            "actionReport",
            "actionExport",
            "actionPrint",
            "actionPreferences",
            SEPARATOR,
            "actionQuit",
        )
        self._edit.addActions(builder.edit_actions)
        self._train.addActions(builder.train_actions)
        self._fill(self._train, SEPARATOR, "actionStudent")
        self._fill(self._view, *(f"actionTab{number}" for number in range(1, len(TABS) + 1)))
        for number in range(1, len(TABS) + 1):
            self.entries[f"actionTab{number}"].setShortcut(QKeySequence(f"Ctrl+{number}"))
        view.add_to(self._view)
        self._view.addMenu(language)
        self._fill(self._help, "actionTour", "actionFirstSteps", "actionGlossary", "actionKeys", "actionTips", SEPARATOR)
        self._fill(self._help, "actionWhatsNew", "actionOpenLog", "actionAbout")
        tabs.page("data").addActions([self.entries["actionBreakData"], self.entries["actionForgetCopy"]])
        self.exporting = ExportOpener(tabs.session, self.entries["actionExport"], self)
        self.show_recent(())
        self.retranslate()

    def add_to_file(self, menu: QMenu) -> None:
        """Add a menu to that of files, before the entries that concern data."""
        self._file.insertMenu(self.entries["actionImportData"], menu)

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Let the entry `name` do something."""
        self.entries[name].triggered.connect(lambda _checked: act())

    def show_recent(self, paths: Iterable[Path]) -> None:
        """Offer these files, the newest first."""
        self._recent.clear()
        for number, path in enumerate(paths, start=1):
            action = self._recent.addAction(f"&{number} {without_key(said_name(path.name))}")
            action.setObjectName(f"actionRecent{number}")
            action.setToolTip(plain_tip(str(path)))
            # Queued: what follows fills this menu again.
            action.triggered.connect(partial(self.recent_chosen.emit, path), Qt.ConnectionType.QueuedConnection)
        self._recent.setEnabled(not self._recent.isEmpty())

    def retranslate(self) -> None:
        """Say every text in the language that is spoken now."""
        self._file.setTitle(self.tr("&File"))
        self._recent.setTitle(self.tr("Open &recent"))
        self._downloads.setTitle(self.tr("&Download full data"))
        self._edit.setTitle(self.tr("&Edit"))
        self._train.setTitle(self.tr("&Train"))
        self._view.setTitle(self.tr("&View"))
        self._help.setTitle(self.tr("&Help"))
        texts = {
            "actionNew": self.tr("&New"),
            "actionOpenModel": self.tr("&Open model…"),
            "actionSaveModel": self.tr("&Save model…"),
            "actionImportData": self.tr("&Import data…"),
            "actionImportImages": self.tr("I&mport images…"),
            "actionOwnSets": self.tr("O&wn data sets…"),
            "actionBreakData": self.tr("&Break the data…"),
            "actionForgetCopy": self.tr("For&get this copy"),
            "actionDataFolder": self.tr("Open data &folder"),
            "actionClassBoard": self.tr("&Class board…"),
            "actionReport": self.tr("R&eport…"),
            "actionExport": self.tr("E&xport…"),
            "actionPrint": self.tr("Prin&t…"),
            "actionPreferences": self.tr("&Preferences…"),
            "actionQuit": self.tr("&Quit"),
            "actionKeys": self.tr("&Keys"),
            "actionTips": self.tr("What the &mouse is told"),
            "actionFirstSteps": self.tr("&First steps"),
            "actionTour": self.tr("&Tour"),
            "actionGlossary": self.tr("&Glossary"),
            "actionStudent": self.tr("Your &name…"),
            "actionWhatsNew": self.tr("&What's new"),
            "actionOpenLog": self.tr("&Log"),
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
            action.setShortcuts([QKeySequence(key) for key in KEYS.get(name, ())])
            self.entries[name] = action
