"""The optimizer of a run as it stands in a script in Keras."""

from __future__ import annotations

from mnist_desktop.core.training_config import TrainingConfig

_MUON = '''\


class Muon(keras.optimizers.Optimizer):
    """Momentum whose steps are equally long in every direction of a kernel (K. Jordan et al., 2024); AdamW for all other weights.

    Keras' own Muon does so for the kernels of Dense layers alone, this one for those of convolutions too, but for the last layer.
    """

    def build(self, variables):
        super().build(variables)
        kernels = [number for number, variable in enumerate(variables) if len(variable.shape) > 1]
        self.hidden = set(kernels[:-1])
        self.means = [self.add_variable_from_reference(variable, "momentum") for variable in variables]
        self.squares = [self.add_variable_from_reference(variable, "velocity") for variable in variables]

    def update_step(self, gradient, variable, learning_rate):
        number = self._get_variable_index(variable)
        mean, square = self.means[number], self.squares[number]
        if number in self.hidden:
            self.assign(mean, 0.95 * mean + gradient)
            *inputs, outputs = variable.shape
            matrix = orthogonal(keras.ops.reshape(gradient + 0.95 * mean, (-1, outputs)))
            step = 0.2 * max(matrix.shape) ** 0.5 * keras.ops.reshape(matrix, (*inputs, outputs))
        else:
            count = keras.ops.cast(self.iterations + 1, "float32")
            self.assign_add(mean, 0.1 * (gradient - mean))
            self.assign_add(square, 0.001 * (gradient**2 - square))
            length = keras.ops.sqrt(1 - 0.999**count) / (1 - 0.9**count)
            step = length * mean / (keras.ops.sqrt(square) + 1e-7)
        self.assign_sub(variable, learning_rate * step)


def orthogonal(matrix):
    """A matrix with the same singular vectors, whose singular values lie near 1: a polynomial, applied five times."""
    if matrix.shape[0] < matrix.shape[1]:  # the smaller the squares below, the better
        return keras.ops.transpose(orthogonal(keras.ops.transpose(matrix)))
    matrix = matrix / (keras.ops.norm(matrix) + 1e-7)
    for _ in range(5):
        square = keras.ops.transpose(matrix) @ matrix
        matrix = matrix @ (3.4445 * keras.ops.eye(square.shape[0]) - 4.775 * square + 2.0315 * square @ square)
    return matrix


'''


def optimizer_classes(config: TrainingConfig) -> str:
    """What has to be written before the optimizer can be made: nothing for those that Keras has."""
    return _MUON if config.optimizer == "muon" else ""


def optimizer_expression(config: TrainingConfig) -> str:
    """The optimizer with the rate that the script calls ``rate``."""
    decay = f", weight_decay={config.weight_decay!r}"
    momentum = f", momentum={config.momentum!r}" if config.momentum else ""
    match config.optimizer:
        case "sgd":
            nesterov = ", nesterov=True" if config.momentum and config.nesterov else ""
            return f"keras.optimizers.SGD(rate{momentum}{nesterov})"
        case "adamw":
            return f"keras.optimizers.AdamW(rate{decay})"
        case "rmsprop":
            return f"keras.optimizers.RMSprop(rate{momentum})"
        case "muon":
            return f"Muon(rate{decay})"
        case "adam" | "adagrad" | "nadam" as plain:
            return f"keras.optimizers.{plain.title()}(rate)"
