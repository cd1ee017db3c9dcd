"""What the store says when it cannot do what was asked."""


class NotFound(LookupError):
    """Raised by `get_…` when there is no such row."""
