"""Whether somebody agreed to what is made of them. It is asked in the project and never decides anything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Consent:
    """Whether the person (or who answers for them) agreed, and in the creator's words how."""

    is_given: bool = False
    note: str = ""
