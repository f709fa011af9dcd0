"""The Inside tab: what the layers of a network make of one image."""
