"""The letter kinds that ship with the program, one folder each."""
