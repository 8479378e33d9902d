"""The editor's edits of the project: other curves for the active clip, as steps of the history.

Which curves they are, the callers say; a first key's layer is made here.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from desktop.document.store import Operation
from desktop.views.curves.addresses import NO_LAYER, on_layer
from desktop.views.curves.scene import CurveScene, Selected
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.layers import add_layer
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.performance.addresses import CurveAddress, LayerCurve
from joyvasa_runtime.project.performance.layer import FACE_CHANNELS

Curves = Mapping[CurveAddress, Curve]


class CurveEdits(QObject):
    """Edits curves of the active clip, or tells why it can't.

    Parameters
    ----------
    scene : CurveScene

    Signals
    -------
    refused(object)
        The `EditError` of an edit that isn't possible.
    """

    refused = Signal(object)

    def __init__(self, scene: CurveScene) -> None:
        super().__init__()
        self._scene = scene

    def set_curves(
        self, text: str, curves: Curves, selected: Selected | None = None, gesture: object = None
    ) -> bool:
        """Give the clip other curves; whether that was possible.

        Parameters
        ----------
        text : str
            Name of the step in the history.
        curves : mapping of CurveAddress to Curve
        selected : mapping, optional
            The keys to be selected then; without it those that stay.
        gesture : object, optional
        """
        clip = self._scene.clip
        if clip is None:
            return False
        needs_layer = any(getattr(address, "layer_id", None) == NO_LAYER for address in curves)
        layer_id = self._scene.project.next_id if needs_layer else NO_LAYER

        def operation(project: Project) -> Project:
            if needs_layer:
                project = add_layer(project, clip.id, self._layer_name(curves))
            for address, curve in curves.items():
                project = set_curve(project, clip.id, _placed(address, layer_id), curve)
            return project

        if selected is not None:
            chosen = {_placed(address, layer_id): frames for address, frames in selected.items()}
            return self.edit(text, operation, gesture, chosen)
        return self.edit(text, operation, gesture)

    def edit(
        self, text: str, operation: Operation, gesture: object = None, selected: Selected | None = None
    ) -> bool:
        """Do any edit as a step of the history; whether that was possible."""
        before = self._scene.selected
        if selected is not None:
            self._scene.expect(selected)
        try:
            self._scene.store.edit(text, operation, gesture)
        except EditError as error:
            self._scene.select(before)
            self.refused.emit(error)
            return False
        if selected is not None:
            # An edit that changed nothing told nobody.
            self._scene.select(selected)
        return True

    def _layer_name(self, curves: Curves) -> str:
        first = next(iter(curves))
        if isinstance(first, LayerCurve) and first.channel in FACE_CHANNELS:
            return self.tr("Face")
        return self.tr("Head")


class CurveGesture:
    """One drag, or one hold of a slider, as one step of the history.

    Every movement starts from the curves that it began with, so keys that were landed on come back.

    Parameters
    ----------
    edits : CurveEdits
    text : str
        Name of the step.
    scene : CurveScene
    addresses : iterable of CurveAddress
        The curves that it may change.
    """

    def __init__(
        self, edits: CurveEdits, text: str, scene: CurveScene, addresses: tuple[CurveAddress, ...]
    ) -> None:
        self._edits, self._text = edits, text
        self.curves: Curves = {address: scene.curve(address) for address in addresses}
        self.selected: Selected = dict(scene.selected)

    def apply(self, curves: Curves, selected: Selected) -> bool:
        """Let the curves be these now; whether that was possible."""
        return self._edits.set_curves(self._text, curves, selected, gesture=self)

    def cancel(self) -> None:
        """Let the curves be what they were, without a step of the history."""
        self.apply(self.curves, self.selected)


def _placed(address: CurveAddress, layer_id: int) -> CurveAddress:
    """The address with the id of a layer that was still to be made."""
    return on_layer(address, layer_id) if getattr(address, "layer_id", None) == NO_LAYER else address
