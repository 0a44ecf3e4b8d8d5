"""What two figures say beside each other: below or above, worse or better, fallen or risen, and by how much.

What cannot be compared is None: not known.
"""

from __future__ import annotations

from decimal import Decimal

from ratingletters.model.results import Better, Results
from ratingletters.narrative.values import Share

CHANGES = ("declined", "same", "improved")
SIDES = ("below", "in line", "above")
WELL = 3
"""How many tolerances away a figure lies that is said to be "well" above or below another."""


def compared(value: Decimal, other: Decimal | None, tolerance: Decimal) -> int | None:
    """-1, 0 or 1 as the value lies below, within or above the tolerance of the other; None if not known."""
    if other is None:
        return None
    difference = value - other
    return 0 if abs(difference) <= tolerance else (1 if difference > 0 else -1)


def sign(number: int) -> int:
    """-1, 0 or 1."""
    return (number > 0) - (number < 0)


def improvement(moved: int | None, better: Better) -> int | None:
    """The same comparison counted so that 1 is better."""
    return moved if moved is None or better is Better.HIGHER else -moved


def named(side: int | None, less: str, same: str, more: str) -> str | None:
    """A comparison's name; None stays not known."""
    return None if side is None else (less, same, more)[side + 1]


def alike(one: str | None, other: str | None) -> str | None:
    """What two comparisons say, where they say the same."""
    return one if one == other else None


def share(per_cent: Decimal | None) -> Share | None:
    """A stated share; None stays not known."""
    return None if per_cent is None else Share.given(per_cent)


def moved(last: object, now: object, results: Results) -> int | None:
    """-1, 0 or 1 as a share has fallen, stayed within the tolerance, or risen; None if not known."""
    if not isinstance(last, Share) or not isinstance(now, Share):
        return None
    return compared(Decimal(now.rounded), Decimal(last.rounded), results.tolerance)


def well(value: Decimal, other: Decimal | None, tolerance: Decimal) -> str | None:
    """``above`` or ``below`` where the value lies more than :data:`WELL` tolerances from the other; None where it is
    nearer, where that is not known, and where no tolerance is given, which would make any difference a large one."""
    if other is None or not tolerance:
        return None
    side = compared(value, other, WELL * tolerance)
    return None if side == 0 else named(side, *SIDES)


def well_apart(last: object, now: object, results: Results) -> str | None:
    """The same of two shares."""
    if not isinstance(last, Share) or not isinstance(now, Share):
        return None
    return well(Decimal(now.rounded), Decimal(last.rounded), results.tolerance)


def points(last: object, now: object) -> int | None:
    """By how many percentage points a share has moved, whichever way; None if not known."""
    return abs(now.rounded - last.rounded) if isinstance(last, Share) and isinstance(now, Share) else None
