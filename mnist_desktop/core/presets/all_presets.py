"""All presets, in the order in which they are shown, and the one that an experiment comes from."""

from __future__ import annotations

from functools import cache

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.model.closing_layers import classes_of
from mnist_desktop.core.presets.preset import Preset
from mnist_desktop.core.presets.published import PUBLISHED
from mnist_desktop.core.presets.recommended import RECOMMENDED
from mnist_desktop.core.runs.comparison import changes
from mnist_desktop.core.runs.names import changed_name, original_name

PRESETS: tuple[Preset, ...] = (*RECOMMENDED, *PUBLISHED)


@cache
def preset(preset_id: str) -> Preset:
    """The preset of that id; raises KeyError when there is none."""
    return {each.id: each for each in PRESETS}[preset_id]


def descriptive_name(experiment: Experiment) -> str:
    """The name of a run of `experiment`: the preset that it comes from, with the changes; else the spec's own name."""
    original = original_name(experiment.spec.name, {each.experiment.spec.name for each in PRESETS})
    if original is None:
        return experiment.spec.name
    classes = classes_of(experiment.spec)
    made_of = (each.experiment_for(classes) for each in PRESETS if each.experiment.spec.name == original)
    return changed_name(original, min((changes(each, experiment) for each in made_of), key=len))
