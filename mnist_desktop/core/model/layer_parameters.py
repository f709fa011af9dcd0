"""The parameters that layers have: their types, ranges, titles, and the steps in which an editor changes them."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

ActivationName = Literal["relu", "sigmoid", "tanh", "elu", "gelu", "swish", "leaky_relu", "linear", "softmax"]
PaddingName = Literal["valid", "same"]
InitializerName = Literal[
    "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "lecun_normal", "random_normal", "standard_normal", "zeros"
]

_DOUBLING = {"step": "doubling"}
DECADES = {"step": "1-2-5"}
TWENTIETHS = {"step": 0.05}
HUNDREDTHS = {"step": 0.01}
_RARE = {"rare": True}
_PENALTY = DECADES | _RARE

Units = Annotated[int, Meta(ge=1, le=4096, title="Units", description="How many neurons the layer has.", extra=_DOUBLING)]
Filters = Annotated[
    int,
    Meta(
        ge=1,
        le=512,
        title="Filters",
        description="How many kernels slide over the image, one feature map each.",
        extra=_DOUBLING,
    ),
]
KernelSize = Annotated[int, Meta(ge=1, le=28, title="Kernel size", description="Height and width of the kernel in pixels.")]
PoolSize = Annotated[int, Meta(ge=1, le=28, title="Pool size", description="Height and width of the pooling window in pixels.")]
Strides = Annotated[int, Meta(ge=1, le=28, title="Strides", description="How many pixels the window moves at each step.")]
PoolStrides = Annotated[
    int,
    Meta(
        ge=0,
        le=28,
        title="Strides",
        description="How many pixels the window moves at each step.",
        extra={"minimum_word": "pool size"},
    ),
]
Padding = Annotated[
    PaddingName, Meta(title="Padding", description="valid: only whole windows. same: zeros around the edge keep the size.")
]
Activation = Annotated[ActivationName, Meta(title="Activation", description="The function that bends each output.")]
Initializer = Annotated[
    InitializerName, Meta(title="Initializer", description="How the weights are drawn before training.", extra=_RARE)
]
L1 = Annotated[
    float, Meta(ge=0, le=1, title="L1", description="Adds this times the sum of absolute weights to the loss.", extra=_PENALTY)
]
L2 = Annotated[
    float, Meta(ge=0, le=1, title="L2", description="Adds this times the sum of squared weights to the loss.", extra=_PENALTY)
]
UseBias = Annotated[bool, Meta(title="Bias", description="Adds one learned number to each output.", extra=_RARE)]
Rate = Annotated[
    float,
    Meta(ge=0, le=0.99, title="Rate", description="The share of inputs set to zero at each training step.", extra=TWENTIETHS),
]
Stddev = Annotated[
    float, Meta(ge=0, le=1, title="Standard deviation", description="How strong the added noise is.", extra=TWENTIETHS)
]
Factor = Annotated[float, Meta(ge=0, le=1, extra=HUNDREDTHS)]
Turn = Annotated[Factor, Meta(title="Largest turn", description="As a share of a full circle: 0.05 is 18 degrees.")]
Zoom = Annotated[
    float,
    Meta(ge=0, le=0.9, title="Largest zoom", description="0.1 makes images up to 10 % smaller or larger.", extra=HUNDREDTHS),
]
