"""What faults of motion are called, how bad they are, and what is done about them, in the user's language.

How they look is `fault_mark`.
"""

from PySide6.QtCore import QCoreApplication

from joyvasa_runtime.project.quality.fault import Fault, FaultKind
from joyvasa_runtime.timebase import MOTION_FPS


def fault_name(kind: FaultKind) -> str:
    """What a kind is called."""
    match kind:
        case "jitter":
            return QCoreApplication.translate("Faults", "Trembling")
        case "seam":
            return QCoreApplication.translate("Faults", "Jump")
        case "unsafe_pose":
            return QCoreApplication.translate("Faults", "Turned too far")
        case "silent_mouth":
            return QCoreApplication.translate("Faults", "Mouth in silence")
        case "sync":
            return QCoreApplication.translate("Faults", "Lip sync")


def fault_amount(fault: Fault) -> str:
    """How bad a fault is."""
    match fault.kind:
        case "jitter" | "seam" | "unsafe_pose":
            return QCoreApplication.translate("Faults", "{degrees}°").format(degrees=_short(fault.amount))
        case "silent_mouth":
            return QCoreApplication.translate("Faults", "{seconds} s").format(
                seconds=_short(len(fault.span) / MOTION_FPS)
            )
        case "sync":
            late = (
                QCoreApplication.translate("Faults", "{ms} ms late")
                if fault.amount > 0
                else QCoreApplication.translate("Faults", "{ms} ms early")
            )
            return late.format(ms=round(abs(fault.amount)))


def fault_remedy(kind: FaultKind) -> str:
    """What putting it right is called, as a step of the history."""
    match kind:
        case "jitter":
            return QCoreApplication.translate("Faults", "Smooth trembling")
        case "seam":
            return QCoreApplication.translate("Faults", "Blend jump")
        case "unsafe_pose":
            return QCoreApplication.translate("Faults", "Limit turn")
        case "silent_mouth":
            return QCoreApplication.translate("Faults", "Rest lips in silence")
        case "sync":
            return QCoreApplication.translate("Faults", "Move lips to sound")


def fault_tip(fault: Fault) -> str:
    """Name, amount and remedy on two lines."""
    what = QCoreApplication.translate("Faults", "{name}: {amount}").format(
        name=fault_name(fault.kind), amount=fault_amount(fault)
    )
    remedy = QCoreApplication.translate("Faults", "Remedy: {remedy}").format(remedy=fault_remedy(fault.kind))
    return f"{what}\n{remedy}"


def _short(number: float) -> str:
    return f"{number:.1f}"
