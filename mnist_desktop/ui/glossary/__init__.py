"""The glossary: a sentence and a picture for each word on the screen, opened from where the word stands."""
