"""Files a person wrote, read with the place of every value kept."""
