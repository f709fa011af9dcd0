"""What a board shows of a result: its maps in order, what they are called, how they belong together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mnist_desktop.core.lab.kernels import OWN
from mnist_desktop.core.lab.pipeline import LabResult, Stage
from mnist_desktop.core.lab.window_sum import Place
from mnist_desktop.core.model.shapes import TIMES
from mnist_desktop.ui.lab.arrangement import Section, Size
from mnist_desktop.ui.lab.map_view import MapContent
from mnist_desktop.ui.lab.names import picture_name
from mnist_desktop.ui.shared.color_scale import ColorScale, ScaleChoice
from mnist_desktop.ui.shared.texts import core_text

Key = tuple[int, int]
"""A map: its stage, and its number in the stage."""


def map_keys(result: LabResult) -> list[Key]:
    """All maps in the order in which they are seen: each feature map is followed by its pooled map."""
    keys = [(0, 0)]
    for number in (1, 2):
        stages = stages_of_round(result, number)
        maps = result.stages[stages[0]].plan.maps if stages else 0
        keys += [(stage, kernel) for kernel in range(maps) for stage in stages]
    return keys


def stages_of_round(result: LabResult, number: int) -> list[int]:
    """The positions of a round's stages."""
    return [index for index, stage in enumerate(result.stages) if stage.plan.round == number]


def content_of(result: LabResult, key: Key, choice: ScaleChoice) -> MapContent:
    """A map with its titles and colors."""
    stage, number = result.stages[key[0]], key[1]
    height, width = stage.plan.size
    title, short_title = _titles(result, stage, number)
    scale = ColorScale.of(stage.ranges[number], choice)
    return MapContent(title, short_title, f"{height:,}{TIMES}{width:,}", stage.maps[number], scale)


def headings_of(result: LabResult) -> tuple[str, ...]:
    """What stands above each round, if there are two."""
    if not stages_of_round(result, 2):
        return ()
    second = _tr(
        "Second round: each kernel is applied to every map of the first round and the results are added up, as Conv2D does "
        "with the same kernel in every channel."
    )
    return _tr("First round"), second


def groupings_of(result: LabResult, heading_heights: tuple[int, ...]) -> list[list[Section]]:
    """Ways to group the maps: one kernel's in a row with the picture, if there is no more; or each kernel's for themselves."""
    rounds: list[tuple[tuple[Size, ...], ...]] = []
    for number in (1, 2):
        stages = [result.stages[index].plan for index in stages_of_round(result, number)]
        rounds.append((tuple(stage.size for stage in stages),) * (stages[0].maps if stages else 0))
    picture = result.stages[0].plan.size
    heights = heading_heights or (0,)
    apart = [Section(height, groups) for height, groups in zip(heights, (((picture,), *rounds[0]), rounds[1]), strict=False)]
    if len(rounds[0]) != 1:
        return [apart]
    return [[Section(heights[0], ((picture, *rounds[0][0]),)), *apart[1:]], apart]


def near(place: Place, result: LabResult) -> Place:
    """The same place in another result, or the nearest there is; where it has no row yet, the middle."""
    stage = min(place.stage, len(result.stages) - 1)
    plan = result.stages[stage].plan
    height, width = plan.size
    row, column = (place.row, place.column) if place.row >= 0 else (height // 2, width // 2)
    return Place(stage, min(place.map, plan.maps - 1), min(row, height - 1), min(column, width - 1))


def moved(place: Place, key: Key, result: LabResult) -> Place:
    """The pixel of another map that lies in the same part of it."""
    old, new = (result.stages[at].plan.size for at in (place.stage, key[0]))
    return Place(*key, place.row * new[0] // old[0], place.column * new[1] // old[1])


def _titles(result: LabResult, stage: Stage, number: int) -> tuple[str, str]:
    """What a map is called, and the same in short."""
    part = result.settings.second if stage.plan.round == 2 else result.settings.first
    if stage.plan.kind == "picture" or part is None:
        return (picture_name(result.picture),) * 2
    order = f"{number + 1}  " if len(part.kernels) > 1 else ""
    if stage.plan.kind == "pooling":
        if part.pooling.kind == "max":
            return order + _tr("Max-pooled"), _tr("max")
        return order + _tr("Average-pooled"), _tr("average")
    name = part.kernels[number].name
    if name == OWN:
        return order + _tr("Feature map"), order + _tr("map")
    return (order + core_text(name),) * 2


def _tr(text: str) -> str:
    return QCoreApplication.translate("Board", text)
