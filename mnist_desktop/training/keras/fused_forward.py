"""The forward pass of a network with fewer passes over its feature maps than in Keras' layers, and the same result.

The feature maps of a batch are larger than a processor's caches. The time for batch normalisation, relu and pooling is not spent
on arithmetic but on reading and writing these maps, and again for the gradient. Six things save most of it, or share it:

- Keras does **batch normalisation** with a dozen operations that each read and write whole maps. TensorFlow has one operation
  for it and one for its gradient (Ioffe and Szegedy, *Batch normalization*, 2015, section 3, has both formulas).
- **What nobody looks at** is not computed. Where 2x2 windows tile maps of 11x11, the last row and column of the maps belong to no
  window. So the convolution needs less of its own input, and the layer before it less of its output, back to the image: the
  preset *Convolutional network* never sees two of the image's rows and columns. Its first two convolutions have 15 and 17 %
  fewer numbers to compute; the gradient of the others is zero anyway.
- **Bias and relu before max pooling** are part of the convolution, which adds the bias and cuts at zero before it writes a
  number. Their gradients are taken after the pooling, on a quarter of the numbers: the gradient goes to the largest number of
  each window, or to none where no number is positive. An activation that is no part of a convolution is done after the pooling.
  As it does not change which number is the largest, ``max(relu(a + bias), relu(c + bias))`` is ``relu(max(a, c) + bias)``.
- The gradient of a convolution's **bias** is a sum over its maps. In TensorFlow the library that computes the kernel's gradient
  also computes this sum and becomes 25 % slower; as a separate operation the sum takes almost no time.
- **Convolutions of small maps** are trained as matrix products, see :mod:`.patches`.
- **Convolutions in a row**, with only pooling between them, are done on two halves of the batch. The halves do not wait for each
  other, so a core that has finished its part of one operation can begin another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import takewhile

from mnist_desktop.training.keras.model_builder import Keras, mirrored
from mnist_desktop.training.keras.patches import convolve_patches, suits_patches


def forward(model: Keras, pixels: Keras, *, training: bool) -> Keras:
    """In training, and of a network that looks one way, the result of ``model(pixels, training=training)``, to float32 rounding.

    In use, a network that is asked both ways sees each image and its mirror image. A. Krizhevsky et al. (*ImageNet classification
    with deep convolutional neural networks*, 2012, section 4.1) average the probabilities of several looks, here it is the
    logits. Before its softmax the last layer is linear, so it is applied once, to the mean of its inputs.

    Parameters
    ----------
    model
        From :func:`.model_builder.build_model`. Its variables, running means and random states change as if it were called.
    """
    if training or not model.asks_both_ways:
        return _forward(model.layers, pixels, training)
    import tensorflow as tf

    *hidden, closing = model.layers
    features = _forward(hidden, tf.concat([pixels, mirrored(pixels)], 0), training)
    ways = tf.reshape(features, (2, -1, features.shape[-1]))
    return closing(tf.reduce_mean(ways, 0), training=False)


def _forward(all_layers: list[Keras], pixels: Keras, training: bool) -> Keras:
    """Apply `all_layers`, a network's from its first."""
    from keras import layers

    before, stretch, after = _part(all_layers)
    outputs = _run(before, pixels, training)
    if stretch:
        _, height, width, _ = outputs.shape
        outputs = outputs[:, : rows_looked_at(stretch, height), : rows_looked_at(stretch, width)]
    in_a_row = sum(isinstance(layer, layers.Conv2D) for layer in stretch) > 1
    outputs = (_run_in_halves if in_a_row else _run)(stretch, outputs, training)
    return _run(after, outputs, training)


def rows_looked_at(stretch: list[Keras], size: int) -> int:
    """How many of `size` rows, from the first, decide the outputs of `stretch`: convolutions, pooling and activations."""
    sizes = [size]
    for layer in stretch:
        window, stride, padded = _window(layer)
        sizes.append(-(-sizes[-1] // stride) if padded else (sizes[-1] - window) // stride + 1)
    looked_at = sizes[-1]
    for layer, rows in zip(reversed(stretch), reversed(sizes[:-1]), strict=True):
        window, stride, padded = _window(layer)
        # Padding depends on the size, and windows that reach over the edge look at all rows.
        looked_at = rows if padded else (looked_at - 1) * stride + window
    return looked_at


def _window(layer: Keras) -> tuple[int, int, bool]:
    """How many rows each output of `layer` looks at, the stride, and whether it pads."""
    size = getattr(layer, "kernel_size", None) or getattr(layer, "pool_size", None)
    return (size[0], layer.strides[0], layer.padding == "same") if size else (1, 1, False)


def _part(all_layers: list[Keras]) -> tuple[list[Keras], list[Keras], list[Keras]]:
    """The layers before, in, and after the first stretch of convolutions with only pooling between them."""
    from keras import layers

    kinds = layers.Conv2D, layers.MaxPooling2D, layers.AveragePooling2D, layers.Activation
    first = next((at for at, layer in enumerate(all_layers) if isinstance(layer, layers.Conv2D)), len(all_layers))
    stretch = list(takewhile(lambda layer: isinstance(layer, kinds), all_layers[first:]))
    return all_layers[:first], stretch, all_layers[first + len(stretch) :]


def _run_in_halves(all_layers: list[Keras], inputs: Keras, training: bool) -> Keras:
    """Apply `all_layers` to the two halves of the batch."""
    import tensorflow as tf

    count = tf.shape(inputs)[0]
    middle = (count + 1) // 2
    # TensorFlow's convolutions need at least one image: a single one goes into both halves and is counted once.
    halves = inputs[:middle], inputs[tf.minimum(middle, count - 1) :]
    return tf.concat([_run(all_layers, half, training) for half in halves], 0)[:count]


def _run(all_layers: list[Keras], inputs: Keras, training: bool) -> Keras:
    """Apply `all_layers`, one after the other, to `inputs`."""
    from keras import activations, layers

    outputs, put_off = inputs, None
    for layer, following in zip(all_layers, [*all_layers[1:], None], strict=False):
        before_pooling = isinstance(following, layers.MaxPooling2D)
        if before_pooling and isinstance(layer, layers.Conv2D) and layer.use_bias and layer.activation is activations.relu:
            begun, finish = _begin_with_relu(layer, outputs)
        else:
            begun, finish = _begin(layer, outputs, training)
        outputs = begun if put_off is None else put_off(begun)
        keeps_order = getattr(layer, "activation", None) in {activations.relu, activations.linear}
        if before_pooling and keeps_order:
            put_off = finish
        else:
            outputs, put_off = finish(outputs), None
    return outputs


def _begin_with_relu(layer: Keras, inputs: Keras) -> tuple[Keras, Callable[[Keras], Keras]]:
    """A convolution with bias and relu, to be pooled; returns the maps and a function that is to be called with the pooled ones.

    The gradient goes through the maps unchanged. Those of bias and relu are taken by that function, from fewer numbers.
    """
    import tensorflow as tf

    # What tf.custom_gradient itself uses. That also registers each gradient by a name, for ever, with the graph around it.
    from tensorflow.python.eager.record import record_operation, stop_recording

    maps, bias = layer.convolution_op(inputs, layer.kernel), tf.convert_to_tensor(layer.bias.value)
    with stop_recording():
        whole = tf.nn.relu(tf.nn.bias_add(maps, bias))
    record_operation("BiasAndRelu", [whole], [maps], lambda slopes: [slopes])

    def take_gradients(pooled: Keras) -> Keras:
        def gradients(slopes: Keras) -> list[Keras]:
            passed = tf.raw_ops.ReluGrad(gradients=slopes, features=pooled)
            return [passed, tf.reduce_sum(passed, (0, 1, 2))]

        with stop_recording():
            outputs = tf.identity(pooled)
        record_operation("GradientsOfBiasAndRelu", [outputs], [pooled, bias], gradients)
        return outputs

    return whole, take_gradients


def _begin(layer: Keras, inputs: Keras, training: bool) -> tuple[Keras, Callable[[Keras], Keras]]:
    """Apply `layer` to `inputs` without its bias and activation; returns the result and a function for these two."""
    import tensorflow as tf
    from keras import layers

    match layer:
        case layers.Conv2D():
            if training and suits_patches(layer, inputs):
                return convolve_patches(inputs, tf.convert_to_tensor(layer.kernel.value)), partial(_bias_and_activation, layer)
            return layer.convolution_op(inputs, layer.kernel), partial(_bias_and_activation, layer)
        case layers.Activation():
            return inputs, layer.activation
        case layers.BatchNormalization():
            return _normalise(layer, inputs, training and layer.trainable), _nothing  # a frozen one follows no batch
    return layer(inputs, training=training), _nothing


def _nothing(outputs: Keras) -> Keras:
    return outputs


def _bias_and_activation(layer: Keras, maps: Keras) -> Keras:
    # A plain addition: the gradient of TensorFlow's bias_add would be computed in the slow way.
    return layer.activation(maps + layer.bias if layer.use_bias else maps)


def _normalise(layer: Keras, inputs: Keras, training: bool) -> Keras:
    """Apply the batch normalisation `layer` to `inputs`, float32, shape (N, C) or (N, height, width, C)."""
    import tensorflow as tf

    if not training:
        # TensorFlow would make one operation of this one and the convolution before it, which prepares itself anew at each call:
        # a single image takes two to four times as long that way, and thousands the same.
        factor = layer.gamma * tf.math.rsqrt(layer.moving_variance + layer.epsilon)
        return inputs * factor + (layer.beta - layer.moving_mean * factor)
    maps = inputs if len(inputs.shape) == 4 else inputs[:, tf.newaxis, tf.newaxis, :]
    unknown = tf.zeros(0)
    outputs, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
        x=maps, scale=layer.gamma, offset=layer.beta, mean=unknown, variance=unknown, epsilon=layer.epsilon
    )
    count = tf.cast(tf.size(inputs) // inputs.shape[-1], tf.float32)
    # The operation divides by N - 1, as if the batch were a sample; Keras' layer divides by N.
    _follow(layer.moving_mean, mean, layer.momentum)
    _follow(layer.moving_variance, variance * ((count - 1) / count), layer.momentum)
    return outputs if maps is inputs else outputs[:, 0, 0, :]


def _follow(moving: Keras, value: Keras, momentum: float) -> None:
    """Move a running mean towards this batch's value."""
    moving.assign(moving * momentum + value * (1 - momentum))
