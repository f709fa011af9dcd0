"""The forward pass of a network with fewer passes over its feature maps than in Keras' layers, and the same result.

The feature maps of a batch are larger than a processor's caches. The time for batch normalisation, relu and pooling is not spent
on arithmetic but on reading and writing these maps, and again for the gradient. Four things save most of it, or share it:

- Keras does **batch normalisation** with a dozen operations that each read and write whole maps. TensorFlow has one operation
  for it and one for its gradient (Ioffe and Szegedy, *Batch normalization*, 2015, section 3, has both formulas).
- **Bias and relu before max pooling** are done after it, on a quarter of the numbers. As neither changes which number is the
  largest, ``max(relu(a + bias), relu(c + bias))`` is ``relu(max(a, c) + bias)``; the gradient
  goes to the same number of each window, or to none where no number is positive.
- The gradient of a convolution's **bias** is a sum over its maps. In TensorFlow the library that computes the kernel's gradient
  also computes this sum and becomes 25 % slower; as a separate operation the sum takes almost no time.
- **Convolutions in a row**, with only pooling between them, are done on two halves of the batch. The halves do not wait for each
  other, so a core that has finished its part of one operation can begin another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import takewhile

from mnist_desktop.training.keras.model_builder import Keras


def forward(model: Keras, pixels: Keras, *, training: bool) -> Keras:
    """The result of ``model(pixels, training=training)``, to float32 rounding.

    Parameters
    ----------
    model
        A ``keras.Sequential``. Its variables, running means and random states change as if it were called.
    """
    import tensorflow as tf

    before, convolutions, after = _part(model.layers)
    outputs = _run(before, pixels, training)
    if convolutions:
        count = tf.shape(outputs)[0]
        middle = (count + 1) // 2
        # TensorFlow's convolutions need at least one image: a single one goes into both halves and is counted once.
        halves = outputs[:middle], outputs[tf.minimum(middle, count - 1) :]
        outputs = tf.concat([_run(convolutions, half, training) for half in halves], 0)[:count]
    return _run(after, outputs, training)


def _part(all_layers: list[Keras]) -> tuple[list[Keras], list[Keras], list[Keras]]:
    """The layers before, in, and after the first row of convolutions with only pooling between them."""
    from keras import layers

    kinds = layers.Conv2D, layers.MaxPooling2D, layers.AveragePooling2D, layers.Activation
    first = next((at for at, layer in enumerate(all_layers) if isinstance(layer, layers.Conv2D)), len(all_layers))
    stretch = list(takewhile(lambda layer: isinstance(layer, kinds), all_layers[first:]))
    if sum(isinstance(layer, layers.Conv2D) for layer in stretch) < 2:
        return [], [], all_layers
    return all_layers[:first], stretch, all_layers[first + len(stretch) :]


def _run(all_layers: list[Keras], inputs: Keras, training: bool) -> Keras:
    """Apply `all_layers`, one after the other, to `inputs`."""
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
    """Apply `layer` to `inputs` without its bias and activation; returns the result and a function for these two."""
    from keras import layers

    match layer:
        case layers.Conv2D():
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

    maps = inputs if len(inputs.shape) == 4 else inputs[:, tf.newaxis, tf.newaxis, :]
    known = [] if training else [layer.moving_mean, layer.moving_variance]
    mean, variance = known or [tf.zeros(0), tf.zeros(0)]
    outputs, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
        x=maps, scale=layer.gamma, offset=layer.beta, mean=mean, variance=variance, epsilon=layer.epsilon, is_training=training
    )
    if training:
        count = tf.cast(tf.size(inputs) // inputs.shape[-1], tf.float32)
        # The operation divides by N - 1, as if the batch were a sample; Keras' layer divides by N.
        _follow(layer.moving_mean, mean, layer.momentum)
        _follow(layer.moving_variance, variance * ((count - 1) / count), layer.momentum)
    return outputs if maps is inputs else outputs[:, 0, 0, :]


def _follow(moving: Keras, value: Keras, momentum: float) -> None:
    """Move a running mean towards this batch's value."""
    moving.assign(moving * momentum + value * (1 - momentum))
