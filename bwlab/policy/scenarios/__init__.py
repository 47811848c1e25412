"""If so many people are reached and take part, and each changes so much: a scenario about one figure of one municipality.

It answers "if … then" with the numbers of the participant. Nothing here knows what a measure does, nothing is
added up over figures, and a scenario is never called the better one.
"""
