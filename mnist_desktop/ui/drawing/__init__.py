"""The Draw tab: draw a digit or bring a picture, and see the network's input and its prediction."""
