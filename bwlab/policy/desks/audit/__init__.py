"""An invented memo with real figures: five planted faults to find, and a memo in which there are none."""
