"""Counts again, from the rows themselves, whatever a plan's trace says it has counted.

It shares no code with the product: each measure is a query of its own over the answers as they were
given, never over kept counts. A new measure gets its recount here, or its plan cannot be checked.
"""

from tests.recounts.checks import faults

__all__ = ["faults"]
