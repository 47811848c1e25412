"""The agenda as a whole: the canvas, and what is done alone or together with the region."""
