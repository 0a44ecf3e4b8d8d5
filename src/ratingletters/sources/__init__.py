"""Where results come from."""
