"""The narrative builder: facts, lexicon, pattern book, sentences."""
