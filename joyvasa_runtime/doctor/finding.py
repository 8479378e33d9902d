"""What the doctor says of one part of the machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the machine: its name, whether it serves, and what was found or what to do."""

    name: str
    is_good: bool
    text: str
