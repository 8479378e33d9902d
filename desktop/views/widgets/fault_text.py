"""What faults of motion are called, how bad they are, and what is done about them, in the user's language.

How they look is `fault_mark`.
"""

from PySide6.QtCore import QCoreApplication

from joyvasa_runtime.project.quality.fault import Fault, FaultKind
from joyvasa_runtime.timebase import MOTION_FPS


def fault_name(kind: FaultKind) -> str:
    """What a kind is called."""
    tr = QCoreApplication.translate
    match kind:
        case "jitter":
            return tr("Faults", "Trembling")
        case "seam":
            return tr("Faults", "Jump")
        case "unsafe_pose":
            return tr("Faults", "Turned too far")
        case "silent_mouth":
            return tr("Faults", "Mouth in silence")
        case "sync":
            return tr("Faults", "Lip sync")


def fault_amount(fault: Fault) -> str:
    """How bad a fault is."""
    tr = QCoreApplication.translate
    match fault.kind:
        case "jitter" | "seam" | "unsafe_pose":
            return tr("Faults", "{degrees}°").format(degrees=_short(fault.amount))
        case "silent_mouth":
            return tr("Faults", "{seconds} s").format(seconds=_short(len(fault.span) / MOTION_FPS))
        case "sync":
            late = tr("Faults", "{ms} ms late") if fault.amount > 0 else tr("Faults", "{ms} ms early")
            return late.format(ms=round(abs(fault.amount)))


def fault_remedy(kind: FaultKind) -> str:
    """What putting it right is called, as a step of the history."""
    tr = QCoreApplication.translate
    match kind:
        case "jitter":
            return tr("Faults", "Smooth trembling")
        case "seam":
            return tr("Faults", "Blend jump")
        case "unsafe_pose":
            return tr("Faults", "Limit turn")
        case "silent_mouth":
            return tr("Faults", "Rest lips in silence")
        case "sync":
            return tr("Faults", "Move lips to sound")


def fault_tip(fault: Fault) -> str:
    """Name, amount and remedy on two lines."""
    tr = QCoreApplication.translate
    what = tr("Faults", "{name}: {amount}").format(name=fault_name(fault.kind), amount=fault_amount(fault))
    remedy = tr("Faults", "Remedy: {remedy}").format(remedy=fault_remedy(fault.kind))
    return f"{what}\n{remedy}"


def _short(number: float) -> str:
    return f"{number:.1f}"
