"""A script that trains a run's network again, in plain Keras, on the same data, in the order of the lessons.

It repeats what decides the numbers: the split, the scaling, a seed for each layer, the order of the images in each epoch, the
schedule of the learning rate. So its first losses are the engine's to float32 rounding; later they may part, as two computers do.
"""

from __future__ import annotations

from mnist_desktop.core.export.script_data import ScriptData, data_section
from mnist_desktop.core.export.script_formats import Script, Section, said
from mnist_desktop.core.export.script_layers import layer_lines, left_out, needs_fill
from mnist_desktop.core.export.script_optimizers import optimizer_classes, optimizer_expression
from mnist_desktop.core.export.script_parts import (
    introduction,
    look_section,
    made_up_notes,
    rate_notes,
    scale_section,
    settings_section,
    split_section,
)
from mnist_desktop.core.runs.record import RunInfo
from mnist_desktop.core.training_config import EarlyStopping

NEEDS = "pip install tensorflow keras numpy"
CURVES = "Curves"
"""The section that draws with matplotlib, where that is installed."""

_BOTH_WAYS = '''\


class BothWays(keras.Sequential):
    """In use, it sees each image and its mirror image, and its last layer gets the mean of both."""

    def call(self, images, training=None, mask=None):
        if training:
            return super().call(images, training=True)
        ways = keras.ops.concatenate([images, keras.ops.flip(images, 2)])
        for layer in self.layers[:-1]:
            ways = layer(ways, training=False)
        as_it_is, mirrored = keras.ops.split(ways, 2)
        return self.layers[-1]((as_it_is + mirrored) / 2)


'''


def keras_script(info: RunInfo, data: ScriptData) -> Script:
    """The script of a run.

    Parameters
    ----------
    data
        Where it reads its images.
    """
    notes = (*left_out(info.spec), *rate_notes(info), *made_up_notes(info), *_engine_notes(info))
    sections = (
        settings_section(info, data, _imports(data)),
        data_section(data),
        look_section(),
        split_section(info),
        scale_section(info),
        _model(info),
        _compile(info),
        _fit(info),
        _curves(info),
        _evaluate(),
        _predict(),
    )
    return Script(f"{said(info.name)}: in Keras", introduction(info, NEEDS), sections, notes)


def _imports(data: ScriptData) -> str:
    gunzip = "import gzip\n" if data.kind == "idx" else ""
    libraries = "import keras\nimport numpy as np\nfrom keras import initializers, layers\n"
    return f"{gunzip}import math\nfrom pathlib import Path\n\n{libraries}"


def _engine_notes(info: RunInfo) -> tuple[str, ...]:
    if info.config.engine == "keras":
        return ()
    return ("The run was trained from scratch in NumPy, which draws other first weights. Here Keras draws its own.",)


def _model(info: RunInfo) -> Section:
    black = "-mean / std" if info.config.scaling == "standard" else "0.0"
    background = f"background = {black}  # a black pixel after scaling: it fills the borders of shifted images\n"
    layers = "\n".join(layer_lines(info.spec, "background"))
    kind = "BothWays" if info.spec.asks_both_ways else "keras.Sequential"
    return Section(
        "Model",
        f"""\
# Every layer draws from a seed of its own, and all of them follow from SEED.
keras.utils.set_random_seed(SEED)
seeds = [int(stream.generate_state(1)[0]) for stream in np.random.SeedSequence(SEED).spawn({len(info.spec.layers)})]
{background if needs_fill(info.spec) else ""}{_BOTH_WAYS if info.spec.asks_both_ways else ""}model = {kind}([
    keras.Input((28, 28, 1)),
{layers}
])
model.summary()""",
    )


def _compile(info: RunInfo) -> Section:
    return Section(
        "Compile",
        f"""\
# The loss says how wrong the answers are, the optimizer changes the weights to make it smaller.
{_targets(info)}
steps_per_epoch = math.ceil(len(fit) / BATCH_SIZE)
{_rate(info)}
{optimizer_classes(info.config)}model.compile(
    optimizer={optimizer_expression(info.config)},
    loss={_loss(info)},
    metrics=["accuracy"],
)""",
    )


def _wants_one_hot(info: RunInfo) -> bool:
    return info.config.loss == "categorical_crossentropy" or bool(info.config.label_smoothing)


def _targets(info: RunInfo) -> str:
    if _wants_one_hot(info):
        return """\
# This loss wants one-hot labels: a row with a 1 at the place of the class.
targets = keras.utils.to_categorical(y_train, len(CLASS_NAMES))
test_targets = keras.utils.to_categorical(y_test, len(CLASS_NAMES))"""
    return """\
# This loss takes class numbers as they are; "categorical_crossentropy" would want one-hot labels.
targets, test_targets = y_train, y_test"""


def _loss(info: RunInfo) -> str:
    if not _wants_one_hot(info):
        return '"sparse_categorical_crossentropy"'
    if info.config.label_smoothing:
        return f"keras.losses.CategoricalCrossentropy(label_smoothing={info.config.label_smoothing!r})"
    return '"categorical_crossentropy"'


def _rate(info: RunInfo) -> str:
    match info.config.schedule:
        case "step":
            return """\
# A tenth of the rate from half of all steps on, a hundredth from three quarters on.
total = EPOCHS * steps_per_epoch
rate = keras.optimizers.schedules.PiecewiseConstantDecay(
    [math.ceil(total / 2) - 1, math.ceil(total * 3 / 4) - 1], [LEARNING_RATE, LEARNING_RATE / 10, LEARNING_RATE / 100]
)"""
        case "cosine":
            return """\
# The rate falls to zero along half a cosine.
rate = keras.optimizers.schedules.CosineDecay(LEARNING_RATE, EPOCHS * steps_per_epoch)"""
        case "one_cycle":
            return '''\


class OneCycle(keras.optimizers.schedules.LearningRateSchedule):
    """The rate rises for a fifth of all steps, then falls towards zero."""

    def __call__(self, step):
        done = (keras.ops.cast(step, "float32") + 1) / (EPOCHS * steps_per_epoch + 1)
        return LEARNING_RATE * keras.ops.minimum(done / 0.2, (1 - done) / 0.8)


rate = OneCycle()'''
        case _:
            return "rate = LEARNING_RATE"


def _fit(info: RunInfo) -> Section:
    validation, callbacks = "None", ""
    if info.config.validation_share:
        validation = "(scaled(x_train[validation]), targets[validation])"
    rule = info.config.early_stopping
    if rule is not None:
        callbacks = f"\n    callbacks=[{_early_stopping(rule)}],"
    return Section(
        "Fit",
        f'''\
random = np.random.default_rng(SEED)


def batches():
    """Batches without an end. In each epoch every image comes once, in a new order."""
    while True:
        order = random.permutation(fit)
        for start in range(0, len(order), BATCH_SIZE):
            chosen = order[start : start + BATCH_SIZE]
            yield scaled(x_train[chosen]), targets[chosen]


# model.fit(scaled(x_train[fit]), targets[fit], batch_size=BATCH_SIZE) would do as well, in an order of its own.
history = model.fit(
    batches(),
    steps_per_epoch=steps_per_epoch,
    epochs=EPOCHS,
    shuffle=False,  # batches() does that
    validation_data={validation},{callbacks}
    verbose=2,
).history''',
    )


def _early_stopping(rule: EarlyStopping) -> str:
    return f'keras.callbacks.EarlyStopping("{rule.monitor}", patience={rule.patience}, restore_best_weights={rule.restore_best})'


def _curves(info: RunInfo) -> Section:
    validation = ', "val_loss"' if info.config.validation_share else ""
    return Section(
        CURVES,
        f"""\
# Optional: pip install matplotlib
try:
    import matplotlib.pyplot as plt
except ImportError:
    print("matplotlib is not installed, so the curves are not drawn")
else:
    for name in ("loss"{validation}):
        plt.plot(range(1, len(history[name]) + 1), history[name], label=name)
    plt.xlabel("epoch")
    plt.legend()
    plt.show()""".replace('("loss")', '("loss",)'),
    )


def _evaluate() -> Section:
    return Section(
        "Evaluate",
        """\
# The test images were never looked at until now.
test_loss, test_accuracy = model.evaluate(scaled(x_test), test_targets, verbose=0)
print(f"test accuracy {test_accuracy:.2%}")""",
    )


def _predict() -> Section:
    return Section(
        "Predict",
        """\
probabilities = model.predict(scaled(x_test[:10]), verbose=0)
for label, shares in zip(y_test, probabilities):
    print(f"{CLASS_NAMES[label]} is read as {CLASS_NAMES[shares.argmax()]}, {shares.max():.1%} sure")""",
    )
