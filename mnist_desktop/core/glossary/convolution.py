"""Words about convolutions and what shrinks their maps."""

from __future__ import annotations

from mnist_desktop.core.glossary.entry import Entry
from mnist_desktop.core.glossary.pictures import Convolution, Digits, Pooling
from mnist_desktop.core.marking import marked

ENTRIES = (
    Entry(
        "convolution",
        marked("convolution"),
        marked(
            "Slides small kernels over the image; at each place the pixels below are multiplied by the "
            "kernel's weights and added up."
        ),
        Convolution(),
        explains=("Conv2D", "Round", "#labRounds", "#labAddRoundButton", "#labRemoveRoundButton"),
        related=("kernel", "feature_map", "stride", "padding"),
    ),
    Entry(
        "kernel",
        marked("kernel"),
        marked("A small square of weights that looks for one pattern, such as an edge, wherever it lies in the image."),
        Convolution(marked="kernel"),
        explains=("kernel_size", "KernelNumbers.size", "#labKernelGrid", "#labKernelList"),
        related=("convolution", "filter", "edge_kernel"),
    ),
    Entry(
        "filter",
        marked("filters"),
        marked("Another word for kernels: a layer with 32 filters has 32 kernels and gives 32 feature maps."),
        Digits(("5", "channels")),
        explains=("filters",),
        related=("kernel", "feature_map"),
    ),
    Entry(
        "feature_map",
        marked("feature map"),
        marked("What a kernel gives: an image that is bright where the kernel's pattern was found."),
        Convolution(marked="map"),
        explains=("#labBoard", "#insideStrip"),
        related=("kernel", "channel", "pooling"),
    ),
    Entry(
        "edge_kernel",
        marked("edge kernel"),
        marked(
            "A kernel whose weights are negative on one side and positive on the other: it answers where the brightness changes."
        ),
        Convolution(kernel="Sobel, vertical", marked="kernel"),
        explains=("Vertical edges", "Horizontal edges", "Sobel, vertical", "Sobel, horizontal", "Laplacian", "#labPresetChooser"),
        related=("kernel", "blur_kernel"),
    ),
    Entry(
        "blur_kernel",
        marked("blur kernel"),
        marked("A kernel whose weights are positive and add up to 1: each pixel becomes a mean of its neighbours."),
        Convolution(kernel="Gaussian blur", marked="kernel"),
        explains=("Box blur", "Gaussian blur"),
        related=("kernel", "edge_kernel"),
    ),
    Entry(
        "sharpen_kernel",
        marked("sharpening kernel"),
        marked(
            "A kernel with a large weight in the middle and negative ones around it: it makes each pixel "
            "differ more from its neighbours."
        ),
        Convolution(kernel="Sharpen", marked="kernel"),
        explains=("Sharpen",),
        related=("kernel", "blur_kernel"),
    ),
    Entry(
        "emboss_kernel",
        marked("emboss kernel"),
        marked("A kernel whose weights grow from one corner to the other: the image looks as if light fell on it from the side."),
        Convolution(kernel="Emboss", marked="kernel"),
        explains=("Emboss",),
        related=("kernel", "edge_kernel"),
    ),
    Entry(
        "identity_kernel",
        marked("identity kernel"),
        marked("A kernel with a single 1 in the middle: every pixel stays as it is."),
        Convolution(kernel="Identity", marked="kernel"),
        explains=("Identity",),
        related=("kernel",),
    ),
    Entry(
        "stride",
        marked("stride"),
        marked(
            "How many pixels the window moves on at each step: with 2 it skips every other place, and the map is half as large."
        ),
        Convolution(stride=2),
        explains=("strides",),
        related=("convolution", "pooling"),
    ),
    Entry(
        "padding",
        marked("padding"),
        marked(
            "What happens at the edge: valid uses only whole windows, same puts zeros around the image so "
            "that the map keeps its size."
        ),
        Convolution(padding="same"),
        related=("valid", "same"),
    ),
    Entry(
        "valid",
        marked("valid padding"),
        marked("Only windows that lie wholly inside the image count, so the map is smaller than the image."),
        Convolution(padding="valid"),
        explains=("padding=valid",),
        related=("padding", "same"),
    ),
    Entry(
        "same",
        marked("same padding"),
        marked("Zeros around the image let the window stand on every pixel, so at stride 1 the map is as large as the image."),
        Convolution(padding="same"),
        explains=("padding=same",),
        related=("padding", "valid"),
    ),
    Entry(
        "pooling",
        marked("pooling"),
        marked("Makes a map smaller: of each window only one number is kept, the largest or the mean."),
        Pooling("max"),
        explains=("pool_size", "Pooling.kind", "Pooling.window"),
        related=("max_pooling", "average_pooling", "global_average"),
    ),
    Entry(
        "max_pooling",
        marked("max pooling"),
        marked("Keeps the largest number of each window: the map shrinks, the strongest signals stay."),
        Pooling("max"),
        explains=("MaxPooling2D", "Pooling.kind=max"),
        related=("pooling", "average_pooling"),
    ),
    Entry(
        "average_pooling",
        marked("average pooling"),
        marked("Keeps the mean of each window."),
        Pooling("average"),
        explains=("AveragePooling2D", "Pooling.kind=average"),
        related=("pooling", "max_pooling"),
    ),
    Entry(
        "global_average",
        marked("global average pooling"),
        marked("Keeps one number for each map: the mean of all of it."),
        Pooling("global"),
        explains=("GlobalAveragePooling2D",),
        related=("pooling", "average_pooling"),
    ),
)
