"""The forward pass of a network in fewer walks over its feature maps than Keras' layers take, with the same result.

The feature maps of a batch are larger than a processor's caches. What batch normalisation, relu and pooling cost is not their
arithmetic but reading and writing these maps, and again for the gradient. Two things spare most of it:

- Keras composes **batch normalisation** of a dozen operations that each read and write whole maps. TensorFlow has it as one,
  and its gradient as another (Ioffe and Szegedy, *Batch normalization*, 2015, section 3, has the formulas of both).
- **Relu before max pooling** is put off until after it, where a fourth of the numbers are left. As relu never falls,
  ``max(relu(a), relu(b))`` is ``relu(max(a, b))``; the gradient reaches the same number of each window, or none of a window
  without a positive one.
"""

from __future__ import annotations

from mnist_desktop.training.keras.model_builder import Keras


def forward(model: Keras, pixels: Keras, *, training: bool) -> Keras:
    """What ``model(pixels, training=training)`` gives, to float32 rounding.

    Parameters
    ----------
    model
        A ``keras.Sequential``. Its variables, running means and random states change as if it had been called itself.
    """
    from keras import layers

    outputs, relu_is_due = pixels, False
    for layer, following in zip(model.layers, [*model.layers[1:], None], strict=True):
        if isinstance(layer, layers.BatchNormalization):
            outputs = _normalise(layer, outputs, training)
        elif isinstance(following, layers.MaxPooling2D) and _ends_in_relu(layer):
            outputs, relu_is_due = _without_relu(layer, outputs), True
        else:
            outputs = layer(outputs, training=training)
            if relu_is_due:
                outputs, relu_is_due = _relu(outputs), False
    return outputs


def _ends_in_relu(layer: Keras) -> bool:
    from keras import activations, layers

    return isinstance(layer, layers.Conv2D | layers.Activation) and layer.activation is activations.relu


def _without_relu(layer: Keras, inputs: Keras) -> Keras:
    """What a convolution, or an activation layer, puts out before its relu."""
    import tensorflow as tf
    from keras import layers

    if isinstance(layer, layers.Activation):
        return inputs
    outputs = layer.convolution_op(inputs, layer.kernel)
    return tf.nn.bias_add(outputs, layer.bias) if layer.use_bias else outputs


def _relu(inputs: Keras) -> Keras:
    import tensorflow as tf

    return tf.nn.relu(inputs)


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
