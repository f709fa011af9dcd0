"""The forward pass of a network in fewer walks over its feature maps than Keras' layers take, with the same result.

The feature maps of a batch are larger than a processor's caches. What batch normalisation, relu and pooling cost is not their
arithmetic but reading and writing these maps, and again for the gradient. Four things spare most of it, or share it out:

- Keras composes **batch normalisation** of a dozen operations that each read and write whole maps. TensorFlow has it as one,
  and its gradient as another (Ioffe and Szegedy, *Batch normalization*, 2015, section 3, has the formulas of both).
- **Bias and relu before max pooling** are put off until after it, where a fourth of the numbers are left. As neither changes
  which number is the largest, ``max(relu(a + bias), relu(c + bias))`` is ``relu(max(a, c) + bias)``; the gradient reaches the
  same number of each window, or none of a window without a positive one.
- The gradient of a convolution's **bias** is a sum over its maps. TensorFlow hands that sum to the library that computes the
  gradient of the kernel, which takes a quarter longer for it; as an operation of its own it takes next to nothing.
- **Convolutions in a row**, with nothing but pooling between them, are done with two halves of the batch. The halves do not
  wait for each other, so a core that has finished its share of one operation goes on with another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import takewhile

from mnist_desktop.training.keras.model_builder import Keras


def forward(model: Keras, pixels: Keras, *, training: bool) -> Keras:
    """What ``model(pixels, training=training)`` gives, to float32 rounding.

    Parameters
    ----------
    model
        A ``keras.Sequential``. Its variables, running means and random states change as if it had been called itself.
    """
    import tensorflow as tf

    before, convolutions, after = _part(model.layers)
    outputs = _run(before, pixels, training)
    if convolutions:
        count = tf.shape(outputs)[0]
        middle = (count + 1) // 2
        # TensorFlow's convolutions cannot do with no image at all: a single one is in both halves, and counts once.
        halves = outputs[:middle], outputs[tf.minimum(middle, count - 1) :]
        outputs = tf.concat([_run(convolutions, half, training) for half in halves], 0)[:count]
    return _run(after, outputs, training)


def _part(all_layers: list[Keras]) -> tuple[list[Keras], list[Keras], list[Keras]]:
    """The layers before, in, and after the first stretch of convolutions that have nothing but pooling between them."""
    from keras import layers

    kinds = layers.Conv2D, layers.MaxPooling2D, layers.AveragePooling2D, layers.Activation
    first = next((at for at, layer in enumerate(all_layers) if isinstance(layer, layers.Conv2D)), len(all_layers))
    stretch = list(takewhile(lambda layer: isinstance(layer, kinds), all_layers[first:]))
    if sum(isinstance(layer, layers.Conv2D) for layer in stretch) < 2:
        return [], [], all_layers
    return all_layers[:first], stretch, all_layers[first + len(stretch) :]


def _run(all_layers: list[Keras], inputs: Keras, training: bool) -> Keras:
    """What `all_layers`, one after the other, make of `inputs`."""
    from keras import activations, layers

    outputs, put_off = inputs, None
    for layer, following in zip(all_layers, [*all_layers[1:], None], strict=False):
        outputs, finish = _begin(layer, outputs, training)
        if put_off is not None:
            outputs, put_off = put_off(outputs), None
        keeps_order = getattr(layer, "activation", None) in {activations.relu, activations.linear}
        if keeps_order and isinstance(following, layers.MaxPooling2D):
            put_off = finish
        else:
            outputs = finish(outputs)
    return outputs


def _begin(layer: Keras, inputs: Keras, training: bool) -> tuple[Keras, Callable[[Keras], Keras]]:
    """What `layer` makes of `inputs`, but for its bias and activation, and a function that does these two."""
    from keras import layers

    match layer:
        case layers.Conv2D():
            return layer.convolution_op(inputs, layer.kernel), partial(_bias_and_activation, layer)
        case layers.Activation():
            return inputs, layer.activation
        case layers.BatchNormalization():
            return _normalise(layer, inputs, training), _nothing
    return layer(inputs, training=training), _nothing


def _nothing(outputs: Keras) -> Keras:
    return outputs


def _bias_and_activation(layer: Keras, maps: Keras) -> Keras:
    # A plain sum. The gradient of TensorFlow's bias_add is what would be handed to the slow way.
    return layer.activation(maps + layer.bias if layer.use_bias else maps)


def _normalise(layer: Keras, inputs: Keras, training: bool) -> Keras:
    """What the batch normalisation `layer` makes of `inputs`, float32, shape (N, C) or (N, height, width, C)."""
    import tensorflow as tf

    maps = inputs if len(inputs.shape) == 4 else inputs[:, tf.newaxis, tf.newaxis, :]
    known = [] if training else [layer.moving_mean, layer.moving_variance]
    mean, variance = known or [tf.zeros(0), tf.zeros(0)]
    outputs, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
        x=maps, scale=layer.gamma, offset=layer.beta, mean=mean, variance=variance, epsilon=layer.epsilon, is_training=training
    )
    if training:
        count = tf.cast(tf.size(inputs) // inputs.shape[-1], tf.float32)
        # The operation estimates the variance of all images from this sample, dividing by N - 1; Keras' layer divides by N.
        _follow(layer.moving_mean, mean, layer.momentum)
        _follow(layer.moving_variance, variance * ((count - 1) / count), layer.momentum)
    return outputs if maps is inputs else outputs[:, 0, 0, :]


def _follow(moving: Keras, value: Keras, momentum: float) -> None:
    """Move a running mean towards the value of this batch."""
    moving.assign(moving * momentum + value * (1 - momentum))
