"""Sections that the script in Keras and the one in NumPy have in common: settings, look, split, scale."""

from __future__ import annotations

from mnist_desktop.core.datasets.titles import said_title
from mnist_desktop.core.export.script_data import ScriptData, data_settings
from mnist_desktop.core.export.script_formats import Section, literal, said
from mnist_desktop.core.runs.record import RunInfo

SETTINGS, LOOK, SPLIT, SCALE = "Settings", "Look", "Split", "Scale"
EPOCHS_LINE, RATE_LINE = "EPOCHS = {}", "LEARNING_RATE = {}"
"""Lines of the settings that a trial of the script changes."""


def introduction(info: RunInfo, needs: str) -> str:
    """What to know before a script is run."""
    is_told = info.test_accuracy is not None and not info.config.made_up_hands
    accuracy = "" if not is_told else f"\nThere it read {info.test_accuracy:.2%} of the test images right."
    done, wanted = len(info.history), info.config.epochs
    end = "" if done == wanted else f"\nThat run ended after {done:,} of {wanted:,} epochs."
    return (
        f"Trains the network of a run of MNIST Desktop again, without that program.\n"
        f"Run {said(info.id)}, {info.parameters:,} parameters, on {said(said_title(info.dataset_title))}.{accuracy}{end}\n\n"
        f"Needs {needs}\n"
    )


def rate_notes(info: RunInfo) -> tuple[str, ...]:
    """What of the learning rate a script does not repeat, for its head."""
    if not info.rate_changes:
        return ()
    return ("The learning rate of the run was changed by hand while it trained. That is not repeated here.",)


def made_up_notes(info: RunInfo) -> tuple[str, ...]:
    """That a script has no made-up digits, for its head."""
    if not info.config.made_up_hands:
        return ()
    told = (
        f"The run also learned from made-up digits, {info.config.made_up_hands:g} for each image, which MNIST Desktop draws by "
        "itself. They are left out here: the network learns from fewer images, and what the run reached is not to be expected."
    )
    return (told,)


def settings_section(info: RunInfo, data: ScriptData, imports: str) -> Section:
    """Imports, and every number that a reader may want to change."""
    config = info.config
    validation = f"VALIDATION = {config.validation_share!r}  # the share of the training images that is set aside to check on\n"
    return Section(
        SETTINGS,
        f"{imports}\n"
        f"{data_settings(data)}"
        f"{EPOCHS_LINE.format(config.epochs)}\n"
        f"BATCH_SIZE = {config.batch_size}\n"
        f"{RATE_LINE.format(repr(config.learning_rate))}\n"
        f"{validation if config.validation_share else ''}"
        f"SPLIT_SEED = {config.split_seed}  # decides how the training images are shuffled and divided\n"
        f"SEED = {config.seed}  # decides the first weights and the order of the images: the same seed, the same network\n"
        f"CLASS_NAMES = {_listed(info.class_names)}",
    )


def look_section() -> Section:
    """One image, in letters."""
    return Section(
        LOOK,
        """\
print(f"{len(x_train):,} training images and {len(x_test):,} test images of {x_train.shape[1]}x{x_train.shape[2]} pixels")
print("the first one is", CLASS_NAMES[y_train[0]])
for row in x_train[0]:
    print("".join(" .:*#@"[pixel // 43] * 2 for pixel in row))""",
    )


def split_section(info: RunInfo) -> Section:
    """Which images fit, and which validate; :func:`~mnist_desktop.core.datasets.split.draw_split` in a few lines."""
    config = info.config
    if not config.validation_share:
        code = "fit = np.random.RandomState(SPLIT_SEED).permutation(len(y_train))"
        return Section(SPLIT, f"# No images are set aside: all of them train.\n{code}")
    draw = """\
order = np.random.RandomState(SPLIT_SEED).permutation(len(y_train))
count = math.ceil(len(y_train) * VALIDATION)"""
    if not config.stratified:
        return Section(
            SPLIT,
            f"""\
# The network never learns from the images that are set aside.
# scikit-learn's train_test_split with this random_state draws the same ones.
{draw}
validation, fit = order[:count], order[count:]""",
        )
    return Section(
        SPLIT,
        f"""\
# The network never learns from the images that are set aside. Each class gives the same share of its images.
{draw}
classes, sizes = np.unique(y_train, return_counts=True)
exact = sizes * (count / sizes.sum())
quotas = np.floor(exact).astype(int)
quotas[np.argsort(quotas - exact, kind="stable")[: count - quotas.sum()]] += 1  # rounded such that they sum to count
is_set_aside = np.zeros(len(y_train), bool)
for label, quota in zip(classes, quotas):
    is_set_aside[order[y_train[order] == label][:quota]] = True
fit, validation = order[~is_set_aside[order]], order[is_set_aside[order]]""",
    )


def scale_section(info: RunInfo) -> Section:
    """From bytes to the numbers that the network gets, as :mod:`mnist_desktop.training.scaling` does it."""
    match info.config.scaling:
        case "unit":
            code = '''\
def scaled(images):
    """Pixels from 0 to 1, with an axis for the one colour."""
    return images[..., np.newaxis].astype("float32") / 255'''
        case "standard":
            code = '''\
mean, std = x_train[fit].mean() / 255, x_train[fit].std() / 255  # of the images that train, not of those set aside


def scaled(images):
    """Pixels with mean 0 and variance 1, with an axis for the one colour."""
    return ((images[..., np.newaxis] / 255 - mean) / std).astype("float32")'''
        case _:
            code = '''\
def scaled(images):
    """Pixels from 0 to 255, as they are, with an axis for the one colour."""
    return images[..., np.newaxis].astype("float32")'''
    return Section(SCALE, code)


def _listed(names: tuple[str, ...]) -> str:
    """Names as a list in code, some to a line."""
    words = [literal(name) for name in names]
    rows = [", ".join(words[start : start + 10]) for start in range(0, len(words), 10)]
    return f"[{rows[0]}]" if len(rows) == 1 else "[\n    " + ",\n    ".join(rows) + ",\n]"
