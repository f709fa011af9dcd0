"""Makes the pool of a class from its join file. It imports Dask only when it is asked for one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mnist_desktop.core.cluster.join_file import check_time, read_join_file
from mnist_desktop.core.cluster.versions import installed_versions
from mnist_desktop.core.datasets.dataset import Dataset
from mnist_desktop.core.sentence import Templated
from mnist_desktop.training.cluster.extra import require_cluster
from mnist_desktop.training.cluster.honesty import WeightsCheck
from mnist_desktop.training.engine import OpenRun
from mnist_desktop.training.sweeps.pool import MemberPool


def class_pool(join_file: Path, open_run: OpenRun, dataset: Dataset, note: Callable[[Templated], None]) -> MemberPool:
    """The PCs of the class of a join file.

    Parameters
    ----------
    join_file
        The file by which PCs join.
    open_run, dataset
        Let the weights of some runs answer on this PC.
    note
        Takes sentences for the user, in any thread.

    Raises
    ------
    UserError
        The libraries are absent, the file is no good now, or the class cannot be reached.
    """
    require_cluster()
    joins = read_join_file(join_file)
    check_time(joins, join_file, datetime.now(UTC))
    from mnist_desktop.training.cluster import safety  # noqa: PLC0415 - what follows imports Dask

    safety.prepare()
    from mnist_desktop.training.cluster.link import Link  # noqa: PLC0415
    from mnist_desktop.training.cluster.pool import ClusterPool  # noqa: PLC0415

    return ClusterPool(lambda pool: Link(joins, pool.see, pool.hear), installed_versions(), note, WeightsCheck(open_run, dataset))
