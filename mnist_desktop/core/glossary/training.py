"""Words about how a network learns, and what a training leaves behind."""

from __future__ import annotations

from mnist_desktop.core.glossary.curves import SQUARES
from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Curves, Descent, Icons, Line, Net, Strip, Strips
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "training",
        marked("training"),
        marked(
            "The network reads images, compares its answers with the labels and changes its weights a little, again and again."
        ),
        Icons(("image-outline", "graph-outline", "compare-horizontal", "tune"), ("→", "→", "→")),
        explains=("#trainButton",),
        related=("epoch", "step", "loss"),
    ),
    Entry(
        "epoch",
        marked("epoch"),
        marked("One pass over all images of the fitting part: after an epoch the network has seen each of them once."),
        Strips((Strip(((1, "train", "1"), (1, "train", "2"), (1, "train", "3"))),)),
        explains=("epochs", "#epochButton", "#epochReadOut", "#progressBar"),
        related=("step", "batch", "early_stopping"),
    ),
    Entry(
        "batch",
        marked("batch"),
        marked("The images that are looked at together before the weights are changed once."),
        Strips(
            (Strip(((1, "train", "128"), (1, "muted", "128"), (1, "muted", "128"), (1, "muted", "128"), (1, "muted", "128"))),)
        ),
        related=("batch_size", "step"),
    ),
    Entry(
        "batch_size",
        marked("batch size"),
        marked("How many images are in a batch: few give many uncertain steps in an epoch, many give few steps that are surer."),
        Strips((Strip(((1, "train", "64"),) * 8), Strip(((1, "validation", "128"),) * 4), Strip(((1, "right", "256"),) * 2))),
        related=("batch", "step", "learning_rate"),
    ),
    Entry(
        "step",
        marked("step"),
        marked("One change of all weights, made after one batch; an epoch has as many steps as there are batches."),
        Descent(rate=0.09, steps=1),
        explains=("#stepButton",),
        related=("batch", "gradient", "optimizer"),
    ),
    Entry(
        "learning_rate",
        marked("learning rate"),
        marked(
            "How far each step moves the weights: too small and learning takes very long, too large and it jumps past the goal."
        ),
        Descent(rate=0.19, steps=14, beside=(Descent(rate=0.01, steps=14),)),
        explains=("#liveRateBox",),
        related=("optimizer", "schedule", "step"),
    ),
    Entry(
        "gradient",
        marked("gradient"),
        marked("The slope of the loss for every weight: it points to where the loss grows, so a step goes the other way."),
        Descent(rate=0.03, steps=6),
        related=("backpropagation", "step", "gradient_check"),
    ),
    Entry(
        "backpropagation",
        marked("back-propagation"),
        marked(
            "Works the gradient out from the last layer back to the first: each layer hands its part of the "
            "error to the one before."
        ),
        Net((3, 4, 2), back=True),
        related=("gradient", "gradient_check"),
    ),
    Entry(
        "gradient_check",
        marked("gradient check"),
        marked("Compares the gradients of back-propagation with slopes that are measured by moving single weights a little."),
        Curves((Line(SQUARES, "muted"), Line(((0.5, 0), (1.5, 2)), "validation")), dots=((1, 1),)),
        explains=("#gradientCheckButton",),
        related=("gradient", "backpropagation"),
    ),
    Entry(
        "run",
        marked("run"),
        marked("One training with everything it left behind: layers, settings, curves, weights and test results."),
        Icons(("layers-outline", "tune", "chart-line", "grid"), ("+", "→", "+")),
        explains=("#runChooser", "#runList", "#runNameEdit", "#comparison", "#studentBannerLine"),
        related=("checkpoint", "preset", "repeats"),
    ),
    Entry(
        "checkpoint",
        marked("checkpoint"),
        marked(
            "The state of a training after an epoch, kept in a file, from which it goes on after a power cut "
            "as if nothing had happened."
        ),
        Icons(("chart-line", "content-save-outline", "power", "chart-line"), ("→", "→", "→")),
        explains=("#resumeBanner", "#checkpointProblem"),
        related=("run", "epoch"),
    ),
    Entry(
        "fine_tuning",
        marked("fine-tuning"),
        marked(
            "Training a trained network on with images of another kind, at a low rate and with old images among them, "
            "so that it learns the new without forgetting the old."
        ),
        Icons(("package-variant", "draw", "chart-line", "check"), ("+", "→", "→")),
        explains=("#trainOnDrawingsButton",),
        related=("pretrained", "learning_rate", "writer", "run"),
    ),
    Entry(
        "engine",
        marked("engine"),
        marked("The part of the program that does the training: keras is fast, scratch is written to be read."),
        Icons(("layers-outline", "engine-outline", "chart-line"), ("→", "→")),
        related=("keras", "scratch"),
    ),
    Entry(
        "keras",
        marked("keras"),
        marked(
            "A library for neural networks that many people use; the engine of this name trains with its layers and optimizers."
        ),
        Icons(("layers-outline", "lightning-bolt", "chart-line"), ("→", "→")),
        related=("engine", "scratch"),
    ),
    Entry(
        "scratch",
        marked("scratch"),
        marked("The engine that does the arithmetic of a network in plain NumPy, slower, but every line of it can be read."),
        Icons(("layers-outline", "code-braces", "chart-line"), ("→", "→")),
        related=("engine", "backpropagation", "gradient_check"),
    ),
)
