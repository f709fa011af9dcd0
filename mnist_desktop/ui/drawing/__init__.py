"""The Draw tab: draw a digit or bring a picture, and see what the network sees and says."""
