"""Words about images, their labels, and what they are used for."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Digits, Grid, Grids, Icons, Intervals, Strip, Strips
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "data_set",
        marked("data set"),
        marked("Images that belong together, each with a label that says what it shows."),
        Digits(("7", "2", "1", "0"), sign=""),
        explains=("#datasetChooser",),
        related=("label", "class", "split"),
    ),
    Entry(
        "broken_copy",
        marked("broken copy"),
        marked(
            "A copy of a data set that was made worse on purpose, to see what bad data do to a network and how one would notice; "
            "⚠ stands before its name."
        ),
        Icons(("database-outline", "hammer", "database-alert-outline"), ("→", "→")),
        explains=("#actionBreakDataButton", "#actionForgetCopyButton"),
        related=("data_set", "wrong_label", "leak", "seed"),
    ),
    Entry(
        "wrong_label",
        marked("wrong label"),
        marked("A label that does not say what its image shows: the network is taught something false."),
        Digits(("7", "label 5"), sign="≠"),
        related=("label", "broken_copy"),
    ),
    Entry(
        "leak",
        marked("leak"),
        marked("The answer has got into the images, or test images into the training part: results look better than they are."),
        Icons(("image-outline", "tag-outline", "chart-line"), ("+", "→")),
        related=("test_images", "broken_copy"),
    ),
    Entry(
        "sample",
        marked("sample"),
        marked("One image of the data set together with its label."),
        Digits(("5", "label 5"), sign=""),
        explains=(
            "#labSampleBox",
            "#sampleGrid",
            "#imageGrid",
            "#differenceGrid",
            "#labPictureChooser",
            "#insideOrigin",
            "#insideNumber",
        ),
        related=("data_set", "label"),
    ),
    Entry(
        "writer",
        marked("writer"),
        marked("Who wrote a digit; a fair test uses digits of writers that the network has not learned from."),
        Digits(("7", "7", "7"), sign=""),
        explains=("#collectPanel", "#collectWriter", "#collectButton"),
        related=("data_set", "split"),
    ),
    Entry(
        "pixel",
        marked("pixel"),
        marked("One dot of an image, kept as a number from 0 (black) to 255 (white); an image here has 28 × 28 of them."),
        Digits(("5", "pixels")),
        explains=("#pixelView",),
        related=("scaling", "channel"),
    ),
    Entry(
        "class",
        marked("class"),
        marked("One of the kinds that the network tells apart: a digit from 0 to 9, a garment, or what your own images show."),
        Digits(("0", "1", "2", "3"), sign=""),
        explains=("#classFilter",),
        related=("label", "one_hot", "confusion_matrix"),
    ),
    Entry(
        "label",
        marked("label"),
        marked("The right answer that comes with an image: the number of its class."),
        Digits(("5", "label 5")),
        explains=("#trueClassFilter",),
        related=("class", "one_hot"),
    ),
    Entry(
        "one_hot",
        marked("one-hot row"),
        marked("A label written as a row of zeros with a single 1 at the place of its class; here it says 3."),
        Grids((Grid(((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), (0, 0, 0, 1, 0, 0, 0, 0, 0, 0)), marked=((1, 3),), is_shaded=False),)),
        explains=("#labelsPanel", "#labelsHeader"),
        related=("label", "categorical_crossentropy", "sparse_categorical_crossentropy"),
    ),
    Entry(
        "fitting",
        marked("fitting part"),
        marked("The training images that the weights are fitted to: the network sees each of them once in every epoch."),
        Strips((Strip(((0.8, "train", "80 %"), (0.2, "muted", ""))),)),
        related=("validation", "epoch", "split"),
    ),
    Entry(
        "validation",
        marked("validation images"),
        marked(
            "Training images that are set aside: the network never learns from them, so they show while it "
            "trains how it does on new images."
        ),
        Strips((Strip(((0.8, "muted", ""), (0.2, "validation", "20 %"))),)),
        related=("validation_share", "overfitting", "test_images"),
    ),
    Entry(
        "validation_share",
        marked("validation share"),
        marked("How much of the training images is set aside for validation: 0.2 is a fifth of them."),
        Strips(
            (
                Strip(((0.9, "train", ""), (0.1, "validation", "0.1"))),
                Strip(((0.8, "train", ""), (0.2, "validation", "0.2"))),
                Strip(((0.7, "train", ""), (0.3, "validation", "0.3"))),
            )
        ),
        explains=("#validationBox",),
        related=("validation", "split"),
    ),
    Entry(
        "test_images",
        marked("test images"),
        marked("Images that are kept apart to judge a trained network: no training learns from them."),
        Strips((Strip(((0.6, "muted", ""), (0.15, "muted", ""), (0.25, "right", ""))),)),
        explains=("test",),
        related=("accuracy", "interval", "validation"),
    ),
    Entry(
        "split",
        marked("split"),
        marked(
            "How the training images are divided into those to fit and those to validate; the split seed decides which go where."
        ),
        Strips((Strip(((0.8, "train", "80 %"), (0.2, "validation", "20 %"))),)),
        explains=("#splitTable", "#partFilter", "#drawSplitButton"),
        related=("validation", "split_seed", "stratified"),
    ),
    Entry(
        "split_seed",
        marked("split seed"),
        marked("The number that decides which images are set aside: the same seed sets the same ones aside on every computer."),
        Strips(
            (
                Strip(
                    (
                        (0.3, "train", ""),
                        (0.1, "validation", "42"),
                        (0.35, "train", ""),
                        (0.1, "validation", "42"),
                        (0.15, "train", ""),
                    )
                ),
                Strip(((0.1, "validation", "7"), (0.55, "train", ""), (0.1, "validation", "7"), (0.25, "train", ""))),
            )
        ),
        explains=("#splitSeedBox",),
        related=("seed", "split"),
    ),
    Entry(
        "stratified",
        marked("stratified"),
        marked("The split keeps the share of each class equal in both parts, instead of leaving it to chance."),
        Strips(
            (
                Strip(((0.5, "train", "50 %"), (0.3, "validation", "30 %"), (0.2, "right", "20 %"))),
                Strip(((0.25, "train", "50 %"), (0.15, "validation", "30 %"), (0.1, "right", "20 %"), (0.5, "muted", ""))),
            )
        ),
        related=("split", "class"),
    ),
    Entry(
        "seed",
        marked("seed"),
        marked(
            "The number from which the computer's dice start: with the same seed all random numbers are the "
            "same, and so is the run."
        ),
        Icons(("dice-3-outline", "chart-line", "chart-line"), ("→", "=")),
        related=("split_seed", "repeats", "initializer"),
    ),
    Entry(
        "repeats",
        marked("repeat with other seeds"),
        marked("The same training once more from other seeds: how far the results lie apart is what chance does."),
        Intervals(((0.918, 0.921, 0.924), (0.909, 0.915, 0.921), (0.921, 0.925, 0.929), (0.912, 0.917, 0.922))),
        explains=("#meanOfRepeatsBox", "#stopSeriesButton"),
        related=("seed", "interval", "significance"),
    ),
    Entry(
        "scaling",
        marked("scaling"),
        marked("Turns pixels of 0 to 255 into small numbers before the network gets them: it learns more easily so."),
        Grids((Grid(((0, 51), (204, 255))), Grid(((0, 0.2), (0.8, 1)), decimals=1)), ("→",)),
        explains=("Reading.scaling", "#labScalingChooser"),
        related=("scaling_unit", "scaling_standard", "scaling_none"),
    ),
    Entry(
        "scaling_unit",
        marked("unit scaling"),
        marked("Divides each pixel by 255, so that all numbers lie between 0 and 1."),
        Grids((Grid(((0, 51), (204, 255))), Grid(((0, 0.2), (0.8, 1)), decimals=1)), ("→",), "51 / 255 = 0.2"),
        explains=("scaling=unit",),
        related=("scaling", "scaling_standard"),
    ),
    Entry(
        "scaling_standard",
        marked("standard scaling"),
        marked(
            "Takes the mean of all training pixels off each pixel and divides by their standard deviation: "
            "the numbers then lie around 0."
        ),
        Grids(
            (Grid(((0, 51), (204, 255))), Grid(((-0.42, 0.22), (2.17, 2.82)), decimals=1)), ("→",), "(0.2 − 0.13) / 0.31 = 0.2"
        ),
        explains=("scaling=standard",),
        related=("scaling", "standard_deviation"),
    ),
    Entry(
        "scaling_none",
        marked("no scaling"),
        marked("The pixels stay numbers from 0 to 255; such large inputs make learning harder."),
        Grids((Grid(((0, 51), (204, 255))), Grid(((0, 51), (204, 255)))), ("=",)),
        explains=("scaling=none",),
        related=("scaling",),
    ),
    Entry(
        "channel",
        marked("channel"),
        marked(
            "One sheet of numbers of an image: a grey image has one, a colour picture three, and behind a "
            "convolution there is one for each kernel."
        ),
        Digits(("5", "channels")),
        explains=("channel=red", "channel=mean", "channel=luma", "#labChannelChooser"),
        related=("feature_map", "convolution"),
    ),
    Entry(
        "shape",
        marked("output shape"),
        marked("How many numbers a layer gives and how they lie: 26 × 26 × 32 are 32 maps of 26 by 26 numbers."),
        Digits(("5", "channels")),
        related=("layer", "feature_map", "flatten"),
    ),
    Entry(
        "network_input",
        marked("what the network sees"),
        marked(
            "A drawing as it reaches the network: scaled until its longer side has 20 pixels, and put on 28 × "
            "28 with its centre of mass in the middle."
        ),
        Digits(("drawn", "5")),
        explains=("#networkInputView", "#drawingPad", "#insideClearPad"),
        related=("centre_of_mass", "pixel"),
    ),
    Entry(
        "centre_of_mass",
        marked("centre of mass"),
        marked("The point at which the ink of a digit would balance on a fingertip; it is put in the middle of the image."),
        Digits(("centred",)),
        related=("network_input",),
    ),
    Entry(
        "pretrained",
        marked("pre-trained"),
        marked("A network that was trained before and came with the program; it can be used and compared, but not changed."),
        Icons(("package-variant", "draw", "check"), ("→", "→")),
        explains=("#pretrainedBadge", "#showShippedButton"),
        related=("run", "parameters"),
    ),
    Entry(
        "preset",
        marked("preset"),
        marked("A network with its training settings, ready to be trained, and a sentence on what it shows."),
        Icons(("playlist-check", "layers-outline", "tune"), ("→", "+")),
        explains=("#presetChooser", "#presetSentence"),
        related=("model", "run"),
    ),
)
