"""An edit of the lab's settings is known by the one value that it changes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mnist_desktop.core.lab.changes import changed_part
from mnist_desktop.core.lab.kernels import preset_kernel
from mnist_desktop.core.lab.settings import LabSettings, Reading, Round, with_kernel, with_more_kernels, with_size

BEGUN = LabSettings()
KERNEL = BEGUN.first.kernels[0]


@pytest.mark.parametrize(
    ("after", "part"),
    [
        (replace(BEGUN, reading=Reading(channel="mean")), ".reading.channel"),
        (replace(BEGUN, first=with_kernel(BEGUN.first, 0, replace(KERNEL, bias=2.0))), ".first.kernels[0].bias"),
        (replace(BEGUN, first=with_more_kernels(BEGUN.first, KERNEL)), ""),
        (replace(BEGUN, first=with_size(BEGUN.first, 5)), ""),
        (replace(BEGUN, second=Round((preset_kernel("Emboss", 3),))), ".second"),
        (BEGUN, ""),
    ],
)
def test_the_way_to_the_only_value_that_differs_is_told(after: LabSettings, part: str) -> None:
    assert changed_part(BEGUN, after) == part
