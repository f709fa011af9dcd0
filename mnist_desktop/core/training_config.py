"""All settings of a run, apart from its layers."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

OptimizerName = Literal["sgd", "adam", "adamw", "rmsprop", "adagrad", "nadam", "muon"]
LossName = Literal["sparse_categorical_crossentropy", "categorical_crossentropy"]
ScalingName = Literal["unit", "standard", "none"]
ScheduleName = Literal["constant", "step", "cosine", "one_cycle"]
MonitorName = Literal["val_loss", "val_accuracy"]
EngineName = Literal["keras", "scratch"]


LearningRate = Annotated[
    float,
    Meta(ge=1e-7, le=100, title="Learning rate", description="How large a step each update takes.", extra={"step": "1-2-5"}),
]


class EarlyStopping(Struct, frozen=True, forbid_unknown_fields=True):
    """When a run ends before its last epoch."""

    monitor: Annotated[MonitorName, Meta(title="Watch", description="Which validation figure has to improve.")] = "val_loss"
    patience: Annotated[
        int, Meta(ge=1, le=1000, title="Patience", description="How many epochs without improvement are allowed.")
    ] = 3
    restore_best: Annotated[
        bool, Meta(title="Restore best", description="End with the weights of the best epoch, not of the last one.")
    ] = True


class TrainingConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """How a spec is trained. Forms read the ranges and texts; see :mod:`mnist_desktop.core.fields`."""

    optimizer: Annotated[
        OptimizerName, Meta(title="Optimizer", description="The rule that turns gradients into changes of the weights.")
    ] = "adam"
    learning_rate: LearningRate = 0.001
    schedule: Annotated[
        ScheduleName,
        Meta(title="Schedule", description="How the learning rate changes: constant; step: a tenth at half and at three "
                                           "quarters; cosine: falls to zero; one_cycle: rises for a fifth, then falls."),
    ] = "constant"  # fmt: skip
    momentum: Annotated[
        float,
        Meta(
            ge=0,
            le=0.999,
            title="Momentum",
            description="How much of the previous step SGD and RMSprop keep.",
            extra={"step": 0.05},
        ),
    ] = 0.0
    nesterov: Annotated[bool, Meta(title="Nesterov", description="SGD looks ahead along its momentum before it steps.")] = False
    weight_decay: Annotated[
        float,
        Meta(
            ge=0,
            le=1,
            title="Weight decay",
            description="AdamW and Muon pull each weight towards zero by this share of the rate.",
            extra={"step": "1-2-5"},
        ),
    ] = 0.004
    loss: Annotated[
        LossName,
        Meta(
            title="Loss", description="Both are the same formula; categorical wants one-hot labels, sparse wants class numbers."
        ),
    ] = "sparse_categorical_crossentropy"
    label_smoothing: Annotated[
        float,
        Meta(
            ge=0,
            le=0.5,
            title="Label smoothing",
            description="How much of each label is spread over all classes, so that the network is never asked to be certain. "
            "The curves show the loss with such labels, Results the one without.",
            extra={"step": 0.05},
        ),
    ] = 0.0
    batch_size: Annotated[
        int,
        Meta(ge=1, le=10_000, title="Batch size", description="How many images each step looks at.", extra={"step": "doubling"}),
    ] = 128
    epochs: Annotated[int, Meta(ge=1, le=10_000, title="Epochs", description="How often all images are seen.")] = 15
    validation_share: Annotated[
        float,
        Meta(
            ge=0,
            le=0.9,
            title="Validation",
            description="The share of training images that is set aside to check on.",
            extra={"step": 0.05},
        ),
    ] = 0.2
    split_seed: Annotated[
        int, Meta(ge=0, le=2**31 - 1, title="Split seed", description="Decides which images are set aside.")
    ] = 42
    stratified: Annotated[bool, Meta(title="Stratified", description="Keep the share of each class equal in both parts.")] = False
    made_up_hands: Annotated[
        float,
        Meta(
            ge=0,
            le=3,
            title="Made-up digits",
            description="How many digits in made-up handwriting are added for each image to learn from; validation and test "
            "have none. For a network that is to read hands that are not in the data.",
            extra={"step": 0.1},
        ),
    ] = 0.0
    scaling: Annotated[
        ScalingName,
        Meta(title="Scaling", description="unit: 0..255 to 0..1. standard: mean 0, variance 1. none: 0..255 as they are."),
    ] = "unit"
    early_stopping: Annotated[EarlyStopping | None, Meta(title="Early stopping")] = None
    seed: Annotated[
        int,
        Meta(ge=0, le=2**31 - 1, title="Seed", description="Decides initial weights, batches and dropout. Same seed, same run."),
    ] = 0
    engine: Annotated[
        EngineName, Meta(title="Engine", description="keras: fast. scratch: the same network in NumPy, written to be read.")
    ] = "keras"

    def made_up_count(self, fit_count: int) -> int:
        """How many made-up digits are added to so many images to fit."""
        return round(self.made_up_hands * fit_count)

    @property
    def split_choice(self) -> tuple[float, int, bool]:
        """What decides which images are set aside, as :func:`~mnist_desktop.core.datasets.split.draw_split` takes it."""
        return self.validation_share, self.split_seed, self.stratified
