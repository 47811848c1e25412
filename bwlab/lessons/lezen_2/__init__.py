"""Reading the monitor, 2: blanks and margins: ``notebook`` holds its parts in order, the other modules what is large."""
