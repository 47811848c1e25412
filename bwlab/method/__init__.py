"""The arithmetic: pure functions on arrays, without files, names or sentences on screen."""
