"""Pieces of the script in NumPy, one for each function that a network may need.

They are read in the script, not called here: the engine *scratch* has its own, which :mod:`scratch_script` names the same.
"""

from __future__ import annotations

TRUNCATED = '''\
def truncated(inputs, outputs, variance):
    """Normal numbers with this variance, drawn again where they are more than two deviations away."""
    kernel = random.standard_normal((inputs, outputs))
    while (outside := np.abs(kernel) > 2).any():
        kernel[outside] = random.standard_normal(outside.sum())
    return kernel * (math.sqrt(variance) / 0.87962566103423978)'''

_UNIFORM = '''\
def {name}(inputs, outputs):
    """Weights from -limit to limit, such that signals keep their strength from layer to layer."""
    limit = math.sqrt(3 * {variance})
    return random.uniform(-limit, limit, (inputs, outputs))'''

_TRUNCATED = '''\
def {name}(inputs, outputs):
    """Normal weights, such that signals keep their strength from layer to layer."""
    return truncated(inputs, outputs, {variance})'''

DRAWS = {
    "glorot_uniform": _UNIFORM.format(name="glorot_uniform", variance="2 / (inputs + outputs)"),
    "glorot_normal": _TRUNCATED.format(name="glorot_normal", variance="2 / (inputs + outputs)"),
    "he_uniform": _UNIFORM.format(name="he_uniform", variance="2 / inputs"),
    "he_normal": _TRUNCATED.format(name="he_normal", variance="2 / inputs"),
    "lecun_normal": _TRUNCATED.format(name="lecun_normal", variance="1 / inputs"),
    "random_normal": '''\
def random_normal(inputs, outputs):
    """Small normal weights."""
    return 0.05 * random.standard_normal((inputs, outputs))''',
    "standard_normal": '''\
def standard_normal(inputs, outputs):
    """Normal weights with mean 0 and deviation 1."""
    return random.standard_normal((inputs, outputs))''',
    "zeros": '''\
def zeros(inputs, outputs):
    """No weights at all to begin with."""
    return np.zeros((inputs, outputs))''',
}
"""Each initializer as a function of the layer's inputs and outputs."""

_SIGMOID = '''\
def sigmoid(z):
    """From 0 to 1."""
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-z))'''

ACTIVATIONS = {
    "softmax": '''\
def softmax(z):
    """Numbers become probabilities, which sum to 1."""
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def softmax_slope(delta, z, a):
    return a * (delta - (delta * a).sum(-1, keepdims=True))''',
    "relu": '''\
def relu(z):
    """What is negative becomes 0."""
    return np.maximum(z, 0)


def relu_slope(delta, z, a):
    return delta * (z > 0)''',
    "leaky_relu": '''\
def leaky_relu(z):
    """A fifth of what is negative gets through."""
    return np.where(z > 0, z, np.float32(0.2) * z)


def leaky_relu_slope(delta, z, a):
    return np.where(z > 0, delta, np.float32(0.2) * delta)''',
    "sigmoid": f"""\
{_SIGMOID}


def sigmoid_slope(delta, z, a):
    return delta * a * (1 - a)""",
    "tanh": '''\
def tanh(z):
    """From -1 to 1."""
    return np.tanh(z)


def tanh_slope(delta, z, a):
    return delta * (1 - a * a)''',
    "elu": '''\
def elu(z):
    """What is negative bends towards -1."""
    return np.where(z > 0, z, np.expm1(np.minimum(z, 0)))


def elu_slope(delta, z, a):
    return np.where(z > 0, delta, delta * (a + 1))''',
    "gelu": '''\
def normal_share(z):
    """The share of standard normal numbers that are below z."""
    return (0.5 * (1 + np.vectorize(math.erf, otypes=[float])(z / math.sqrt(2)))).astype(z.dtype)


def gelu(z):
    """Each number times that share."""
    return z * normal_share(z)


def gelu_slope(delta, z, a):
    return (delta * (normal_share(z) + z * np.exp(-0.5 * z * z) / math.sqrt(2 * math.pi))).astype(z.dtype)''',
    "swish": '''\
def swish(z):
    """Each number times its sigmoid."""
    with np.errstate(over="ignore"):
        return z / (1 + np.exp(-z))


def swish_slope(delta, z, a):
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-z))
    return delta * (s + a * (1 - s))''',
}
"""Each activation a = f(z), with what the chain rule makes of a slope `delta` that comes back."""

OPTIMIZERS = {
    "sgd": '''\
def update(W, b, dW, db, rate):
    """A step against the slope."""
    for values, slopes in ((W, dW), (b, db)):
        for n in slopes:
            values[n] -= rate * slopes[n]''',
    "momentum": '''\
velocity = {{"W": {{}}, "b": {{}}}}


def update(W, b, dW, db, rate):
    """A step against the slope that keeps a share of the step before."""
    for name, values, slopes in (("W", W, dW), ("b", b, db)):
        for n in slopes:
            velocity[name][n] = np.float32({momentum}) * velocity[name].get(n, np.float32(0)) - rate * slopes[n]
            values[n] += velocity[name][n]''',
    "nesterov": '''\
velocity = {{"W": {{}}, "b": {{}}}}


def update(W, b, dW, db, rate):
    """A step with momentum that looks ahead along it."""
    for name, values, slopes in (("W", W, dW), ("b", b, db)):
        for n in slopes:
            velocity[name][n] = np.float32({momentum}) * velocity[name].get(n, np.float32(0)) - rate * slopes[n]
            values[n] += np.float32({momentum}) * velocity[name][n] - rate * slopes[n]''',
    "adam": '''\
moments = {"t": 0, "W": {}, "b": {}}


def update(W, b, dW, db, rate):
    """Adam (Kingma and Ba, 2014): steps of about the same length for every weight, however steep its slope."""
    moments["t"] += 1
    alpha = rate * np.float32(math.sqrt(1 - 0.999 ** moments["t"]) / (1 - 0.9 ** moments["t"]))
    for name, values, slopes in (("W", W, dW), ("b", b, db)):
        for n, slope in slopes.items():
            m, v = moments[name].get(n, (np.zeros_like(slope), np.zeros_like(slope)))
            m = m + np.float32(0.1) * (slope - m)  # the running mean of the slope
            v = v + np.float32(0.001) * (slope * slope - v)  # and of its square
            moments[name][n] = m, v
            values[n] -= alpha * m / (np.sqrt(v) + np.float32(1e-7))''',
}
"""Each rule that turns slopes into steps; where one has a momentum, it is put in."""
