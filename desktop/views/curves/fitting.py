"""What of time and values is shown so that everything, or the selection, is in sight."""

from collections.abc import Iterator

from desktop.views.curves.generated import GeneratedMotion
from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.project.curves.curve import Key
from joyvasa_runtime.project.performance.addresses import CurveAddress, LayerCurve, limits_of

_LOOKED_AT = 1500
"""Frames of generated motion whose height counts: a minute."""

_SHARE = 0.25
"""Of what a curve may be, at least so much is shown: small motion is not to look wild."""


class Fitting:
    """Moves the viewport of a scene.

    Parameters
    ----------
    scene : CurveScene
    generated : GeneratedMotion
    """

    def __init__(self, scene: CurveScene, generated: GeneratedMotion) -> None:
        self._scene, self._generated = scene, generated

    def fit(self) -> None:
        """Show the whole clip, and all values of the curves in sight."""
        clip = self._scene.clip
        if clip is not None:
            self._scene.viewport.fit_time(clip.start, clip.stop)
        self.fit_values()

    def fit_values(self) -> None:
        """Show all values of the curves in sight."""
        scene = self._scene
        if scene.is_normalised:
            scene.measure_ranges()
            scene.viewport.fit_values(0.0, 1.0)
            return
        ends = [end for address in scene.shown for end in self._ends(address)]
        scene.viewport.fit_values(min(ends), max(ends))

    def fit_selection(self) -> None:
        """Show the selected keys, or everything where none is selected."""
        scene = self._scene
        keys: list[Key] = [key for address in scene.selected for key in scene.keys(address)]
        if not keys:
            self.fit()
            return
        frames = [key.frame + scene.shift for key in keys]
        scene.viewport.fit_time(min(frames), max(frames))
        if not scene.is_normalised:
            values = [key.value for key in keys]
            scene.viewport.fit_values(min(values), max(values))

    def _ends(self, address: CurveAddress) -> Iterator[float]:
        """Lowest and highest of what is seen of a curve."""
        scene, default = self._scene, self._scene.default(address)
        low, high = limits_of(address)
        reach = (high - low) * _SHARE / 2
        if isinstance(address, LayerCurve):
            yield from (max(default - reach, low), min(default + reach, high))
        else:
            # Weights and strengths are read against all that they may be.
            yield from (low, high)
        values = [key.value for key in scene.curve(address).keys]
        if values:
            yield from (min(values), max(values))
        if isinstance(address, LayerCurve) and scene.clip is not None:
            first = scene.clip.offset
            _, motion = self._generated.values("strength", address.channel, first, first + _LOOKED_AT)
            if len(motion):
                yield from (float(motion.min()), float(motion.max()))
