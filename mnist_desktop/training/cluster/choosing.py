"""Makes the pool of a class from its join file. It imports Dask only when it is asked for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mnist_desktop import paths
from mnist_desktop.core.cluster.join_file import OWN, JoinFile, check_time, read_join_file
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.core.errors import UserError
from mnist_desktop.core.sentence import Templated
from mnist_desktop.core.sweeps.plan import SweepPlan
from mnist_desktop.training.cluster.extra import require_cluster
from mnist_desktop.training.cluster.honesty import WeightsCheck
from mnist_desktop.training.cluster.roster import Roster
from mnist_desktop.training.services import Services
from mnist_desktop.training.sweeps.member import load_own_data
from mnist_desktop.training.sweeps.pool import MemberPool


@dataclass(frozen=True)
class ClassSize:
    """How many PCs of a class can train with this one's versions, and how many members at a time."""

    name: str
    pcs: int
    places: int


def own_join_file(now: datetime) -> tuple[Path, JoinFile] | None:
    """The join file of the class that was begun on this PC, open or not; None where there is none or its time is over."""
    path = paths.cluster() / OWN
    try:
        joins = read_join_file(path)
        check_time(joins, path, now)
    except UserError:
        return None
    return path, joins


def class_pool(join_file: Path, services: Services, plan: SweepPlan, note: Callable[[Templated], None]) -> MemberPool:
    """The PCs of the class of a join file.

    Parameters
    ----------
    join_file
        The file by which PCs join.
    services, plan
        What lets the weights of some runs answer on this PC, and on which data.
    note
        Takes sentences for the user, in the thread of the sweep.

    Raises
    ------
    UserError
        The libraries are absent, the file is no good now, the class cannot be reached, or the data are not on this PC.
    """
    joins = _usable(join_file)
    dataset = load_own_data(plan.dataset_key, plan.dataset_fingerprint, services.load_dataset)
    from mnist_desktop.training.cluster.link import Link  # noqa: PLC0415 - only who has a class needs Dask
    from mnist_desktop.training.cluster.pool import ClusterPool  # noqa: PLC0415

    check = WeightsCheck(services.open_run, dataset)
    return ClusterPool(lambda pool: Link(joins, pool.see, pool.hear), installed_versions(), note, check)


def class_size(join_file: Path) -> ClassSize:
    """Look who is there now; raises UserError as :func:`class_pool` does."""
    joins = _usable(join_file)
    from mnist_desktop.training.cluster.link import Link  # noqa: PLC0415 - as above

    roster = Roster(installed_versions())
    Link(joins, roster.see, lambda *_: None).close()
    return ClassSize(joins.name, len(roster.pcs), roster.places)


def _usable(join_file: Path) -> JoinFile:
    require_cluster()
    joins = read_join_file(join_file)
    from mnist_desktop.training.cluster import safety  # noqa: PLC0415 - it imports Dask

    safety.prepare()
    from mnist_desktop.training.cluster.join_check import check_clock  # noqa: PLC0415 - as above

    check_clock(joins, join_file, datetime.now(UTC))
    return joins
