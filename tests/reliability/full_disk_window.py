"""The real window on a disk that is full when a training ends."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "unit"))

from campaign import Campaign
from PySide6.QtGui import QAction
from training_process import few_images

from mnist_desktop import paths
from mnist_desktop.app import make_application, real_services
from mnist_desktop.core.datasets.imported import keep as keep_data
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.model.layers import Dense, Flatten
from mnist_desktop.core.model.spec import ModelSpec
from mnist_desktop.core.remembered import recall
from mnist_desktop.core.runs.store import LAST
from mnist_desktop.core.sentence import Sentence
from mnist_desktop.core.training_config import TrainingConfig
from mnist_desktop.ui.compare.compare_tab import CompareTab
from mnist_desktop.ui.leaving import UnsavedChoice
from mnist_desktop.ui.main_window import MainWindow
from mnist_desktop.ui.session import Session, TrainingState
from mnist_desktop.ui.training.export_button import ExportButton
from mnist_desktop.workers.deletion import delete_later

PATIENCE = 120.0
"""Seconds after which a step counts as hanging."""
SPEC = ModelSpec((Flatten(), Dense(16), Dense(10, "softmax")), "On a small disk")
CONFIG = TrainingConfig(engine="scratch", epochs=3, batch_size=32)


class Disk(Protocol):
    """A disk that can be filled and freed."""

    folder: Path

    def fill(self, pages_left: int = 0) -> None:
        """Fill the disk except for this space."""

    def free(self) -> None:
        """Free the space."""


def look_at_window(campaign: Campaign, disk: Disk) -> dict[str, object]:
    """Play the scenario; returns the figures."""
    app = make_application()
    os.environ["MNIST_DESKTOP_HOME"] = str(disk.folder / "window")
    scenario = Scenario(campaign, disk, app)
    try:
        scenario.go()
    finally:
        scenario.end()
    return {"steps": scenario.steps, "worst_wait_s": round(scenario.worst, 1)}


class Scenario:
    """The actions of a user, and the checks after each."""

    def __init__(self, campaign: Campaign, disk: Disk, app: object) -> None:
        self._campaign, self._disk, self._app = campaign, disk, app
        self.steps, self.worst = 0, 0.0
        services = real_services(paths.runs())
        train = services.engine

        def train_and_fill(*arguments: object) -> object:
            record = train(*arguments)
            disk.fill()
            return record

        self.session = Session(replace(services, engine=train_and_fill, load_dataset=lambda _key: few_images()))
        self.window = MainWindow(self.session, paths.user_settings(), disk.folder / "log.txt")
        self.problems: list[UserError] = []
        self.session.problem.connect(self.problems.append)

    def go(self) -> None:
        """Play all steps after the first training."""
        session, store, banner = self.session, self.session.services.store, self.window.unsaved_banner
        self.window.show()
        session.use_dataset(few_images())
        session.edit(Sentence("model"), spec=SPEC, config=CONFIG)
        store.claim()
        session.epochs.budget = 0  # their room would be given to the run
        self._train("the first run is shown, said to be unsaved, and its checkpoint is there", 1)
        self.window.leaving.ask_about_unsaved = lambda: UnsavedChoice.STAY
        self._see("the window asks before it closes", not self.window.close() and self.window.isVisible())
        banner.save_button.click()
        self._settle()
        self._see("save again says that it is still full", banner.isVisible() and "Tried again" in banner.text)
        self._train("a second run piles up", 2)
        self._see("settings on the full disk are whole", recall(paths.user_settings())[1] is None)
        self._disk.free()
        banner.save_button.click()
        self._settle()
        kept = [run.name for run in store.list()]
        self._see(f"save again keeps both runs: {kept}", len(kept) == 2)
        self._see("the banner is gone", banner.isHidden() and self.window.resume_banner.isHidden())
        self._see("the checkpoints are gone", not list(store.unfinished.folder.iterdir()))
        self._try_writers()
        session.edit(Sentence("name"), spec=replace_name(session.experiment.spec))
        self._see("the window closes without a question", self.window.close())
        kept_settings, problem = recall(paths.user_settings())
        is_kept = problem is None and kept_settings.experiment == session.experiment
        self._see("the settings are kept with room again", is_kept)

    def end(self) -> None:
        """Close everything."""
        self._disk.free()
        self.window.leaving.ask_about_unsaved = lambda: UnsavedChoice.LEAVE
        self.window.hide()
        self.session.shut_down()
        delete_later(self.window)
        self._app.processEvents()

    def _train(self, what: str, count: int) -> None:
        session, banner = self.session, self.window.unsaved_banner
        session.train()
        self._settle()
        held = session.services.store.unsaved.all()
        opened = session.opened_run
        self._see(
            what,
            len(held) == count and banner.isVisible() and "the disk is full" in banner.text
            and opened is not None and opened.record.info.id == held[-1].id and self.window.resume_banner.isHidden(),
        )  # fmt: skip
        if count == 1:
            self._see("the checkpoint of the whole run is there", session.services.store.unfinished.holds(held[0].id))

    def _try_writers(self) -> None:
        """Try everything else that the window writes."""
        compare, outside = self.window.tabs.page("compare"), self._disk.folder / "outside"
        assert isinstance(compare, CompareTab)
        # A run that finds the disk full is given the room of last checkpoints; without any there is none to be had.
        shutil.rmtree(self.session.services.store.folder / LAST)
        self.window.tabs.enter("training")
        (export,) = self.window.tabs.findChildren(ExportButton)
        export.ask_path = lambda *_: outside / "curves.png"
        outside.mkdir()
        self._settle()
        info = self.session.services.store.list()[0]
        run_ids = [run.id for run in self.session.services.store.list()]
        zip_path = outside / "runs.zip"
        picture = next(action for action in export.findChildren(QAction) if action.objectName() == "actionExportPng")
        own = replace(few_images(), key="file:own", fingerprint="e" * 64)
        keep_data_path = Path(keep_data(own).source)
        data = outside / "own.npz"
        keep_data_path.rename(data)
        for what, act, is_done in (
            ("notes", lambda: compare.edits.annotate(info, "seen"), lambda: self._info(info.id).notes == "seen"),
            ("export", lambda: compare.edits.export(run_ids, zip_path), zip_path.exists),
            ("model", lambda: self.window.builder.files.save_file(outside / "model.json"), (outside / "model.json").exists),
            ("curves", picture.trigger, (outside / "curves.png").exists),
            ("data", lambda: self.window.data_files.import_file(data, "mnist"), keep_data_path.exists),
            ("import", lambda: compare.edits.open_zip(zip_path), lambda: len(self.session.services.store.list()) == 4),
        ):
            self._refuse_and_try_again(what, act, is_done)
        compare.edits.delete(run_ids, "both")
        self._settle()
        self._disk.fill()
        compare.edits.undo_stack.undo()
        self._settle()
        self._see("deleted runs come back on a full disk", len(self.session.services.store.list()) == 4)
        self._disk.free()

    def _refuse_and_try_again(self, what: str, act: Callable[[], object], is_done: Callable[[], bool]) -> None:
        self._disk.fill()
        self.problems.clear()
        act()
        self._settle()
        said = [error.text for error in self.problems]
        self._see(f"{what}: the full disk is said: {said}", len(said) == 1 and "the disk is full" in said[0])
        self._see(f"{what}: nothing is changed", not is_done())
        self._see(f"{what}: nothing is left", not list((self._disk.folder / "outside").glob(".*")))
        self._disk.free()
        act()
        self._settle()
        self._see(f"{what}: it is done with room again", is_done())

    def _info(self, run_id: str) -> object:
        return self.session.services.store.load(run_id).info

    def _settle(self) -> None:
        """Wait until no task is running."""
        began = time.monotonic()
        while self.session.tasks.busy or self.session.run.state is not TrainingState.IDLE:
            self._app.processEvents()
            if time.monotonic() - began > PATIENCE:
                self._campaign.fault(f"after step {self.steps}, the window hung for {PATIENCE:g} s")
                return
        for _ in range(20):
            self._app.processEvents()
            if self.session.tasks.busy:
                self._settle()
                return
        self.worst = max(self.worst, time.monotonic() - began)

    def _see(self, what: str, is_so: bool) -> None:
        self.steps += 1
        self._campaign.tried += 1
        if not is_so:
            self._campaign.fault(f"window: not so: {what}")


def replace_name(spec: ModelSpec) -> ModelSpec:
    """The same layers under another name."""
    return ModelSpec(spec.layers, "Another name")
