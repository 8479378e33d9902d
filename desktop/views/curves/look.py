"""What the canvas shows at the moment, for its painters and its mouse: shapes of curves by the scene.

It changes nothing.
"""

from desktop.views.curves.curve_shape import CurveShape, CurveShapes
from desktop.views.curves.projection import Projection
from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.project.performance.addresses import CurveAddress


class CurveLook:
    """Where the curves of a scene are.

    Parameters
    ----------
    scene : CurveScene
    """

    def __init__(self, scene: CurveScene) -> None:
        self.scene = scene
        self._shapes = CurveShapes()

    def projection(self, address: CurveAddress) -> Projection:
        """From frames of the sound and values of a curve to pixels."""
        viewport = self.scene.viewport
        return Projection(viewport.time, self.scene.scale(address), self.scene.shift, viewport.width)

    def shape(self, address: CurveAddress) -> CurveShape:
        """A curve in pixels."""
        scene = self.scene
        return self._shapes.shape(
            address, scene.curve(address), scene.default(address), self.projection(address)
        )

    def forget_hidden(self) -> None:
        """Drop the shapes of curves that are not in sight."""
        self._shapes.keep(frozenset(self.scene.shown))
