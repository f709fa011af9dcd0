"""The same training in NumPy, written to be read: start at ``network.py``, then ``optimizers.py``, then ``engine.py``."""
