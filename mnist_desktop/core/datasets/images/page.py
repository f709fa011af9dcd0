"""The page of provenance of a kept set, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from mnist_desktop.core.datasets.images.normalise import Recipe
from mnist_desktop.core.datasets.images.set_info import SetInfo
from mnist_desktop.core.marking import marked
from mnist_desktop.core.sentence import ListedSentence, Sentence, Templated

INKS = {
    "told": marked("Whether ink is dark or light was told by each picture."),
    "dark": marked("The pictures are dark on light."),
    "light": marked("The pictures are light on dark."),
}
WAYS = {
    "share": marked(
        "Of each class a share of {share:.1f} % was drawn for testing, at least one image where it has several, "
        "with the seed {seed}."
    ),
    "folders": marked("Folders or the table say which images are for testing."),
    "writers": marked("Whole writers were drawn for testing, with the seed {seed}: nobody wrote in both parts."),
}


def provenance_page(info: SetInfo) -> Iterator[Templated]:
    """What there is to know of a set, a sentence for each line."""
    origin = info.provenance
    treatment, division = origin.options.treatment, origin.options.division
    counts = {"train": info.train_count, "test": info.test_count, "classes": len(info.class_names)}
    yield Sentence("{train:,} images to train with, {test:,} to test with, of {classes} classes.", counts)
    when = origin.imported.replace("T", " ")[:16]
    if origin.collected:
        yield Sentence("Made of drawings that were collected on the pad, {when}.", {"when": when})
    else:
        yield Sentence("Imported from {source}, {when}.", {"source": origin.source, "when": when})
    yield Sentence("How: {recipe}.", {"recipe": ListedSentence(Recipe[treatment.recipe])})
    if not origin.collected:
        yield Sentence(INKS[treatment.ink])
    if treatment.transposed:
        yield Sentence("Rows and columns were exchanged, as EMNIST’s images need it.")
    yield Sentence(WAYS[division.how], {"share": 100 * division.share, "seed": division.seed})
    names = ", ".join(
        name if name == label else f"{name} ({label})" for name, label in zip(info.class_names, origin.labels, strict=False)
    )
    yield Sentence("Classes: {names}.", {"names": names})
    if origin.train_writers or origin.test_writers:
        writers = {"train": ", ".join(origin.train_writers) or "–", "test": ", ".join(origin.test_writers) or "–"}
        yield Sentence("Writers to train with: {train}. Writers to test with: {test}.", writers)
    for each in origin.left_out:
        yield Sentence("Left out, {count:,} times: {reason}", {"count": each.count, "reason": each.reason})
    yield Sentence("Fingerprint: {digits}", {"digits": info.fingerprint[:16]})
