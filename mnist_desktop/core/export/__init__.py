"""A run as something that other programs use: scripts, a notebook, and a graph in ONNX."""
