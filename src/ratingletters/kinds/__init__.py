"""The letter kinds: what templates/<kind>/ defines."""
