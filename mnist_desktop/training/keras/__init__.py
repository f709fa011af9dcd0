"""The engine that trains with Keras. Keras and TensorFlow are imported inside functions, never with these modules."""
