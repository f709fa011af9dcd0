"""All settings of the lab as one value, with their ranges."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from mnist_desktop.core.lab.convolution import LabActivation
from mnist_desktop.core.lab.kernels import Kernel, preset_kernel, resized
from mnist_desktop.core.lab.pooling import PoolingName
from mnist_desktop.core.model.layer_parameters import PaddingName
from mnist_desktop.core.training_config import ScalingName

ChannelName = Literal["red", "mean", "luma"]
MAX_KERNELS = 64

_PADDING = "valid: only whole windows. same: zeros around the edge, as many outputs as inputs at stride 1."
_STRIDE = "How many pixels the window moves at each step."

Padding = Annotated[PaddingName, Meta(title="Padding", description=_PADDING)]


class Convolution(Struct, frozen=True, forbid_unknown_fields=True):
    """How kernels slide."""

    stride: Annotated[int, Meta(ge=1, le=4, title="Stride", description=_STRIDE)] = 1
    padding: Padding = "valid"
    activation: Annotated[LabActivation, Meta(title="Activation", description="The function that bends each output.")] = "none"


class Pooling(Struct, frozen=True, forbid_unknown_fields=True):
    """How maps shrink. A window of 1 with stride 1 changes nothing."""

    kind: Annotated[
        PoolingName, Meta(title="Pooling", description="max: keeps the largest number of each window. average: keeps the mean.")
    ] = "max"
    window: Annotated[int, Meta(ge=1, le=5, title="Window", description="Height and width of the window in pixels.")] = 3
    stride: Annotated[int, Meta(ge=1, le=5, title="Stride", description=_STRIDE)] = 3
    padding: Padding = "valid"


class Round(Struct, frozen=True, forbid_unknown_fields=True):
    """One convolution and the pooling after it. All kernels of a round have the same size, as in a Conv2D layer."""

    kernels: Annotated[tuple[Kernel, ...], Meta(min_length=1, max_length=MAX_KERNELS)]
    convolution: Convolution = Convolution()
    pooling: Pooling = Pooling()

    @property
    def kernel_size(self) -> int:
        """Height and width of the kernels."""
        return self.kernels[0].size


class Reading(Struct, frozen=True, forbid_unknown_fields=True):
    """How a picture becomes one channel of numbers.

    Attributes
    ----------
    mean, std
        What ``standard`` subtracts and divides by, for pixels of 0..1; the defaults are those of MNIST's training images.
    """

    channel: Annotated[
        ChannelName,
        Meta(title="Channel", description="red: the first of three. mean: of red, green and blue. luma: as bright as it looks."),
    ] = "red"
    scaling: Annotated[
        ScalingName, Meta(title="Numbers", description="none: 0..255 as they are. unit: 0..1. standard: mean 0, variance 1.")
    ] = "none"
    mean: float = 0.1307
    std: Annotated[float, Meta(gt=0)] = 0.3081


class LabSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings. The defaults are those of the lesson: vertical edges in red, then the largest of each 3x3."""

    reading: Reading = Reading()
    first: Round = Round((preset_kernel("Vertical edges", 3),))
    second: Round | None = None


def with_kernel(part: Round, number: int, kernel: Kernel) -> Round:
    """A copy of `part` with another kernel at position `number`; if its size differs, all others take the new size."""
    kernels = [kernel if at == number else resized(one, kernel.size) for at, one in enumerate(part.kernels)]
    return replace(part, kernels=tuple(kernels))


def with_size(part: Round, size: int) -> Round:
    """A copy of `part` with kernels of another size."""
    return replace(part, kernels=tuple(resized(kernel, size) for kernel in part.kernels))


def with_more_kernels(part: Round, *kernels: Kernel) -> Round:
    """A copy of `part` with more kernels at the end, as many as there is room for, all in the size of the largest."""
    together = (*part.kernels, *kernels)[:MAX_KERNELS]
    size = max(kernel.size for kernel in together)
    return replace(part, kernels=tuple(resized(kernel, size) for kernel in together))


def without_kernel(part: Round, number: int) -> Round:
    """A copy of `part` without one of its kernels; the only one cannot be removed."""
    if len(part.kernels) == 1:
        return part
    return replace(part, kernels=part.kernels[:number] + part.kernels[number + 1 :])
