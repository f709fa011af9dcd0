"""A script that trains a run's network with NumPy alone: forward, backward and update written out, for this very network.

It draws the numbers that the engine *scratch* draws, in the same order, so its losses are that engine's to float32 rounding.
"""

from __future__ import annotations

from msgspec.structs import replace

from mnist_desktop.core.experiment import Experiment
from mnist_desktop.core.experiment_problems import engine_problem
from mnist_desktop.core.export.scratch_texts import ACTIVATIONS, DRAWS, OPTIMIZERS, TRUNCATED
from mnist_desktop.core.export.script_data import ScriptData, data_section
from mnist_desktop.core.export.script_formats import NoScriptError, Script, Section, said
from mnist_desktop.core.export.script_parts import (
    introduction,
    look_section,
    made_up_notes,
    rate_notes,
    scale_section,
    settings_section,
    split_section,
)
from mnist_desktop.core.model.layers import ActivationLayer, Dense, Dropout, Flatten, Layer
from mnist_desktop.core.model.single_steps import single_steps
from mnist_desktop.core.model.spec import INPUT_SHAPE
from mnist_desktop.core.runs.record import RunInfo

NEEDS = "pip install numpy"


def allows_scratch(info: RunInfo) -> bool:
    """Whether the engine *scratch* could train these layers with these settings."""
    return engine_problem(Experiment(info.spec, replace(info.config, engine="scratch"))) is None


def scratch_script(info: RunInfo, data: ScriptData) -> Script:
    """The script of a run.

    Raises
    ------
    NoScriptError
        It has layers or settings that only Keras has here.
    """
    if not allows_scratch(info):
        raise NoScriptError("From scratch there are only Flatten, Dense, Dropout and Activation, with sgd or adam.")
    steps = single_steps(info.spec)
    notes = (*rate_notes(info), *made_up_notes(info), *_engine_notes(info))
    gunzip = "import gzip\n" if data.kind == "idx" else ""
    imports = f"{gunzip}import math\nfrom pathlib import Path\n\nimport numpy as np\n"
    sections = (
        settings_section(info, data, imports),
        data_section(data),
        look_section(),
        split_section(info),
        scale_section(info),
        _weights(steps),
        _functions(steps),
        _passes(steps),
        _optimizer(info),
        _train(info, steps),
        _evaluate(),
    )
    return Script(f"{said(info.name)}: from scratch in NumPy", introduction(info, NEEDS), sections, notes)


def _engine_notes(info: RunInfo) -> tuple[str, ...]:
    if info.config.engine == "scratch":
        return ()
    return ("The run was trained by Keras, which draws other first weights. Here NumPy draws its own.",)


def _weights(steps: tuple[Layer, ...]) -> Section:
    names = dict.fromkeys(layer.initializer for layer in steps if isinstance(layer, Dense))
    draws = [DRAWS[name] for name in names]
    helper = f"{TRUNCATED}\n\n\n" if any("truncated(" in draw for draw in draws) else ""
    lines, shape = [], INPUT_SHAPE
    for number, layer in enumerate(steps):
        if isinstance(layer, Dense):
            lines.append(f"W[{number}] = {layer.initializer}({shape[0]}, {layer.units}).astype(np.float32)")
            if layer.use_bias:
                lines.append(f"b[{number}] = np.zeros({layer.units}, np.float32)")
        shape = layer.output_shape(shape)
    functions = "\n\n\n".join(draws)
    listed = "\n".join(lines)
    return Section(
        "Weights",
        f"""\
random = np.random.default_rng(SEED)  # every random number below comes from here


{helper}{functions}


# W are the weights and b the biases of each layer with weights, by its number.
W, b = {{}}, {{}}
{listed}""",
    )


def _functions(steps: tuple[Layer, ...]) -> Section:
    names = dict.fromkeys(("softmax", *(layer.activation for layer in steps if isinstance(layer, ActivationLayer))))
    return Section("Functions", "\n\n\n".join(ACTIVATIONS[name] for name in names if name != "linear"))


def _passes(steps: tuple[Layer, ...]) -> Section:
    forward: list[str] = []
    backward: list[str] = []
    last_weights = min(number for number, layer in enumerate(steps) if isinstance(layer, Dense))
    for number, layer in enumerate(steps):
        forward += _forward(number, layer)
        if number >= last_weights:
            backward[:0] = _backward(number, layer, is_first=number == last_weights)
    ahead, back = "\n    ".join(forward), "\n    ".join(backward)
    return Section(
        "Forward and backward",
        f'''\
def forward(x, training=False):
    """Send images through the network; gives what goes into each layer, the logits last, and the masks of dropout."""
    inputs, masks = [], {{}}
    {ahead}
    inputs.append(x)
    return inputs, masks


def backward(inputs, masks, labels):
    """The slope of the loss by every weight and bias: the chain rule, from the last layer to the first."""
    dW, db = {{}}, {{}}
    delta = softmax(inputs[-1])  # softmax and cross-entropy together: probabilities minus one-hot labels
    delta[np.arange(len(labels)), labels] -= 1
    delta /= len(labels)
    {back}
    return dW, db''',
    )


def _forward(number: int, layer: Layer) -> list[str]:
    lines = [f"inputs.append(x)  # {number}: {said(layer.kind)} {said(layer.settings)}".rstrip()]
    match layer:
        case Flatten():
            lines.append("x = x.reshape(len(x), -1)")
        case Dense():
            lines.append(f"x = x @ W[{number}]{f' + b[{number}]' if layer.use_bias else ''}")
        case ActivationLayer() if layer.activation != "linear":
            lines.append(f"x = {layer.activation}(x)")
        case Dropout():
            lines += [
                "if training:",
                f"    keep = random.random(x.shape, np.float32) >= {layer.rate!r}",
                f"    masks[{number}] = keep.astype(np.float32) / np.float32({1 - layer.rate!r})",
                f"    x = x * masks[{number}]",
            ]
    return lines


def _backward(number: int, layer: Layer, *, is_first: bool) -> list[str]:
    match layer:
        case Dense():
            penalty = f" + {layer.l1!r} * np.sign(W[{number}])" if layer.l1 else ""
            penalty += f" + {2 * layer.l2!r} * W[{number}]" if layer.l2 else ""
            lines = [f"dW[{number}] = inputs[{number}].T @ delta{penalty}"]
            lines += [f"db[{number}] = delta.sum(0)"] if layer.use_bias else []
            return lines if is_first else [*lines, f"delta = delta @ W[{number}].T"]
        case ActivationLayer() if layer.activation != "linear":
            return [f"delta = {layer.activation}_slope(delta, inputs[{number}], inputs[{number + 1}])"]
        case Dropout():
            return [f"delta = delta * masks[{number}]"]
    return []


def _optimizer(info: RunInfo) -> Section:
    config = info.config
    if config.optimizer == "adam":
        return Section("Optimizer", OPTIMIZERS["adam"])
    if not config.momentum:
        return Section("Optimizer", OPTIMIZERS["sgd"])
    name = "nesterov" if config.nesterov else "momentum"
    return Section("Optimizer", OPTIMIZERS[name].format(momentum=repr(config.momentum)))


def _train(info: RunInfo, steps: tuple[Layer, ...]) -> Section:
    penalties = []
    for number, layer in enumerate(steps):
        if isinstance(layer, Dense) and layer.l1:
            penalties.append(f"{layer.l1!r} * float(np.abs(W[{number}]).sum())")
        if isinstance(layer, Dense) and layer.l2:
            penalties.append(f"{layer.l2!r} * float(np.square(W[{number}]).sum())")
    penalty = " + ".join(penalties) or "0.0"
    judge = keep = ""
    if info.config.validation_share:
        judge = """
    val_loss, val_accuracy = judged(x_train[validation], y_train[validation])
    history["val_loss"].append(val_loss)
    history["val_accuracy"].append(val_accuracy)"""
    rule = info.config.early_stopping
    start = ""
    if rule is not None and info.config.validation_share:
        sign, figure = ("-", "val_loss") if rule.monitor == "val_loss" else ("", "val_accuracy")
        start = "best, waited, kept = -math.inf, 0, None\n"
        keep = f"""
    if {sign}{figure} > best:  # early stopping: end after {rule.patience} epochs without improvement
        best, waited = {sign}{figure}, 0
        kept = {{n: w.copy() for n, w in W.items()}}, {{n: v.copy() for n, v in b.items()}}
    else:
        waited += 1
    if waited >= {rule.patience}:
        break"""
    restore = (
        "\nif kept is not None:\n    W, b = kept  # the weights of the best epoch" if keep and rule and rule.restore_best else ""
    )
    return Section("Train", _LOOP.format(rate=_rate(info), penalty=penalty, judge=judge, keep=keep, start=start, restore=restore))


def _rate(info: RunInfo) -> str:
    """The learning rate of a step, by the formulas of :mod:`mnist_desktop.core.runs.schedules`."""
    match info.config.schedule:
        case "step":
            return "LEARNING_RATE * (1 if step < total / 2 else 0.1 if step < total * 3 / 4 else 0.01)"
        case "cosine":
            return "LEARNING_RATE * (1 + math.cos(math.pi * step / total)) / 2"
        case "one_cycle":
            return "LEARNING_RATE * min((step + 1) / (total + 1) / 0.2, (1 - (step + 1) / (total + 1)) / 0.8)"
        case _:
            return "LEARNING_RATE"


_LOOP = '''\
def cross_entropy(logits, labels):
    """The loss of each image: minus the logarithm of the probability of its class."""
    z = logits - logits.max(-1, keepdims=True)
    return np.log(np.exp(z).sum(-1)) - z[np.arange(len(labels)), labels]


def penalty():
    """What large weights add to the loss."""
    return {penalty}


def judged(images, labels):
    """Loss and accuracy on images that the network does not learn from."""
    losses, right = [], 0
    for start in range(0, len(images), 1000):
        logits = forward(scaled(images[start : start + 1000]))[0][-1]
        losses.append(cross_entropy(logits, labels[start : start + 1000]))
        right += int((logits.argmax(1) == labels[start : start + 1000]).sum())
    return float(np.concatenate(losses).mean()) + penalty(), right / len(images)


def learning_rate(step, total):
    """The rate of each step of the whole training, numbered from 0."""
    return {rate}


steps_per_epoch = math.ceil(len(fit) / BATCH_SIZE)
history = {{"loss": [], "accuracy": [], "val_loss": [], "val_accuracy": []}}
{start}for epoch in range(EPOCHS):
    order = random.permutation(fit)  # all images once, in a new order
    loss = right = 0
    for number in range(steps_per_epoch):
        chosen = order[number * BATCH_SIZE : (number + 1) * BATCH_SIZE]
        labels = y_train[chosen]
        inputs, masks = forward(scaled(x_train[chosen]), training=True)
        loss += len(chosen) * (float(cross_entropy(inputs[-1], labels).mean()) + penalty())
        right += int((inputs[-1].argmax(1) == labels).sum())
        rate = np.float32(learning_rate(epoch * steps_per_epoch + number, EPOCHS * steps_per_epoch))
        update(W, b, *backward(inputs, masks, labels), rate)
    history["loss"].append(loss / len(fit))
    history["accuracy"].append(right / len(fit)){judge}
    told = ", ".join(f"{{name}} {{values[-1]:.4f}}" for name, values in history.items() if values)
    print(f"epoch {{epoch + 1}}: {{told}}"){keep}{restore}'''


def _evaluate() -> Section:
    return Section(
        "Evaluate and predict",
        """\
# The test images were never looked at until now.
test_loss, test_accuracy = judged(x_test, y_test)
print(f"test accuracy {test_accuracy:.2%}")
probabilities = softmax(forward(scaled(x_test[:10]))[0][-1])
for label, shares in zip(y_test, probabilities):
    print(f"{CLASS_NAMES[label]} is read as {CLASS_NAMES[shares.argmax()]}, {shares.max():.1%} sure")""",
    )
