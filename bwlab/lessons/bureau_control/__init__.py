"""The desk of controllers and lawyers: an audit of a memo, and being there early."""
