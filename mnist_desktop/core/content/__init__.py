"""What a file is, told by its content: for the sentence that is due when it is opened where it cannot be read."""
