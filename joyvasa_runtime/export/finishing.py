"""What is done to a complete video before it gets its name: signing it, packing it with what belongs to it.

How that is done is the business of whoever hands it in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.credentials.claim import SourceType

Sign = Callable[[Path], Path | None]
"""Signs the complete file, which lies in a folder of its own and has its final name already.

It returns the file with the credentials where it had to write one beside the video. A folder of pictures is
handed over as the folder.
"""

Deliver = Callable[[Path, Path], Path]
"""Puts the complete file, with everything in its folder, where it shall lie; returns where the video lies.

It is told the complete file and the output. Nothing may appear under a final name before it is complete.
"""


@dataclass(frozen=True, slots=True)
class Finishing:
    """What is done after joining.

    Parameters
    ----------
    sign : callable or None
    deliver : callable or None
        None moves the video to its output, and a sidecar beside it.
    source : SourceType
        The IPTC digital source type: usually that of a real photo that is animated.
    """

    sign: Sign | None = None
    deliver: Deliver | None = None
    source: SourceType = "compositeWithTrainedAlgorithmicMedia"

    @property
    def comment(self) -> str:
        """What the file's plain metadata say, so that machines can tell without reading credentials."""
        return (
            "AI-generated: a picture animated by JoyVASA Studio. "
            f"Digital source type: http://cv.iptc.org/newscodes/digitalsourcetype/{self.source}"
        )


PLAIN = Finishing()
"""Neither signed nor packed."""
