"""Words about layers, weights and the functions that bend numbers."""

from __future__ import annotations

from mnist_desktop.core.glossary.curves import JUMPING, SQUARES, running_mean
from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Curves, Digits, Grid, Grids, Intervals, Line, Net, Weights
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "model",
        marked("neural network"),
        marked(
            "Layers of simple arithmetic one behind the other, which turn the numbers of an image into a "
            "probability for each class."
        ),
        Net((4, 5, 3), "all"),
        related=("layer", "weight", "parameters"),
    ),
    Entry(
        "layer",
        marked("layer"),
        marked("One stage of a network: it takes the numbers of the stage before and hands on its own."),
        Net((4, 5, 3), "layer"),
        explains=(
            "#layerForm",
            "#layerList",
            "#addLayerButton",
            "#insideNetworkArea",
            "#insideCopyNetwork",
            "#insideSavePng",
            "#insideSaveSvg",
        ),
        related=("hidden_layer", "dense", "shape"),
    ),
    Entry(
        "hidden_layer",
        marked("hidden layer"),
        marked(
            "A layer between the input and the output: nobody tells it what its numbers should be, it finds that out by training."
        ),
        Net((4, 5, 5, 3), "hidden"),
        related=("layer", "neuron"),
    ),
    Entry(
        "neuron",
        marked("unit (neuron)"),
        marked(
            "One place of a layer: it adds up all inputs, each times its weight, adds the bias, and the activation bends the sum."
        ),
        Net((4, 1), "neuron"),
        explains=("units", "#insideBestImages"),
        related=("weight", "bias", "activation"),
    ),
    Entry(
        "dense",
        marked("dense layer"),
        marked("Every unit looks at all numbers of the layer before, each with a weight of its own."),
        Net((4, 4), "dense"),
        explains=("Dense",),
        related=("neuron", "parameters", "flatten"),
    ),
    Entry(
        "perceptron",
        marked("multilayer perceptron"),
        marked("A network of dense layers alone, one behind the other."),
        Net((4, 5, 4, 3), "all"),
        related=("dense", "hidden_layer", "cnn"),
    ),
    Entry(
        "cnn",
        marked("convolutional network (CNN)"),
        marked("A network that begins with convolutions, so that it finds a pattern wherever it lies in the image."),
        Digits(("5", "channels", "label 5")),
        related=("convolution", "pooling", "perceptron"),
    ),
    Entry(
        "softmax_regression",
        marked("softmax regression"),
        marked("A network without a hidden layer: one weighted sum for each class, which softmax turns into probabilities."),
        Net((5, 3), "dense"),
        related=("softmax", "dense"),
    ),
    Entry(
        "flatten",
        marked("flatten"),
        marked("Lays the rows of an image one behind the other in a single row, because a dense layer wants a row."),
        Grids((Grid(((1, 2), (3, 4))), Grid(((1, 2, 3, 4),))), ("→",)),
        explains=("Flatten",),
        related=("dense", "shape"),
    ),
    Entry(
        "weight",
        marked("weight"),
        marked("A number by which an input is multiplied; training finds good ones."),
        Net((3, 1), "weights"),
        related=("bias", "parameters", "initializer"),
    ),
    Entry(
        "bias",
        marked("bias"),
        marked(
            "A learned number that is added to the weighted sum, so that a unit can say more or less than its inputs alone would."
        ),
        Net((3, 1), "bias"),
        explains=("use_bias",),
        related=("weight", "neuron"),
    ),
    Entry(
        "parameters",
        marked("parameters"),
        marked(
            "All numbers that a network learns or keeps, its weights and biases above all: a layer of 64 "
            "units on 784 inputs has (784 + 1) × 64."
        ),
        Grids(
            (Grid(((784,), (1,)), is_shaded=False), Grid(((64,),), is_shaded=False), Grid(((50240,),), is_shaded=False)),
            ("×", "="),
            "(784 + 1) × 64 = 50,240",
        ),
        explains=("#modelSummary",),
        related=("weight", "bias", "dense"),
    ),
    Entry(
        "initializer",
        marked("initializer"),
        marked(
            "How the weights are drawn before training: mostly small random numbers, since units that start alike stay alike."
        ),
        Weights("glorot_uniform"),
        related=("glorot", "he", "seed"),
    ),
    Entry(
        "glorot",
        marked("glorot"),
        marked(
            "Random first weights, small where a layer has many inputs and outputs, so that signals keep "
            "their size from layer to layer."
        ),
        Weights("glorot_uniform"),
        explains=("initializer=glorot_uniform", "initializer=glorot_normal"),
        related=("initializer", "he"),
    ),
    Entry(
        "he",
        marked("he"),
        marked(
            "Random first weights, small where a layer has many inputs, and larger than glorot's to make up "
            "for what relu cuts away."
        ),
        Weights("he_normal"),
        explains=("initializer=he_uniform", "initializer=he_normal"),
        related=("initializer", "relu"),
    ),
    Entry(
        "lecun",
        marked("lecun"),
        marked("Random first weights from a bell curve whose width fits the number of inputs alone."),
        Weights("lecun_normal"),
        explains=("initializer=lecun_normal",),
        related=("initializer", "glorot"),
    ),
    Entry(
        "random_normal",
        marked("random_normal"),
        marked("First weights from a bell curve with the standard deviation 0.05, however large the layer is."),
        Weights("random_normal"),
        related=("initializer", "standard_normal", "standard_deviation"),
    ),
    Entry(
        "standard_normal",
        marked("standard_normal"),
        marked(
            "First weights from a bell curve with the standard deviation 1, as in simple lessons; for large "
            "layers they are too far apart."
        ),
        Weights("standard_normal"),
        related=("initializer", "random_normal"),
    ),
    Entry(
        "zeros",
        marked("zeros"),
        marked("All weights start at 0: the units of a layer are then alike, and hidden layers learn nothing."),
        Weights("zeros"),
        related=("initializer",),
    ),
    Entry(
        "l1",
        marked("L1"),
        marked(
            "Adds the sizes of all weights of the layer, times a small number, to the loss: this drives "
            "weights that are not needed to zero."
        ),
        Curves((Line(((-2, 2), (0, 0), (2, 2))),), across=marked("weight"), up=marked("loss")),
        related=("l2", "regularization"),
    ),
    Entry(
        "l2",
        marked("L2"),
        marked(
            "Adds the squares of all weights of the layer, times a small number, to the loss: this makes large weights small."
        ),
        Curves((Line(SQUARES),), across=marked("weight"), up=marked("loss")),
        related=("l1", "weight_decay", "regularization"),
    ),
    Entry(
        "dropout",
        marked("dropout"),
        marked("Sets a random share of its inputs to zero at each step of the training, so that no unit is relied on alone."),
        Net((4, 5, 3), "dropped"),
        explains=("Dropout", "Dropout.rate"),
        related=("overfitting", "regularization"),
    ),
    Entry(
        "batch_normalization",
        marked("batch normalization"),
        marked(
            "Shifts and scales the numbers of each channel to mean 0 and variance 1 over the batch, and then "
            "to a learned mean and spread."
        ),
        Intervals(((0.55, 0.72, 0.89), (0.3, 0.5, 0.7))),
        explains=("BatchNormalization",),
        related=("running_mean", "channel", "batch"),
    ),
    Entry(
        "running_mean",
        marked("running mean"),
        marked(
            "A mean that follows the batches slowly; once the network is trained, batch normalization uses it "
            "in place of the batch's own."
        ),
        Curves((Line(JUMPING, "muted"), Line(running_mean(JUMPING, 0.8))), across=marked("step")),
        explains=("BatchNormalization.momentum",),
        related=("batch_normalization", "momentum"),
    ),
    Entry(
        "epsilon",
        marked("epsilon"),
        marked("A tiny number that is added before dividing, so that nothing is ever divided by zero."),
        Grids(
            (
                Grid(((0,),), is_shaded=False),
                Grid(((0.001,),), decimals=3, is_shaded=False),
                Grid(((0.001,),), decimals=3, is_shaded=False),
            ),
            ("+", "="),
        ),
        explains=("BatchNormalization.epsilon",),
        related=("batch_normalization",),
    ),
)
