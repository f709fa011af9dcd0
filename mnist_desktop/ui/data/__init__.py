"""The Data tab: all images of a data set, one of them in numbers, and how the set is split."""
