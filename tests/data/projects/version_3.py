"""Writes `version_3.joyvasa` beside itself: captions, and what its creator says of picture and voice.

Once a newer version was released, the file is never made anew.
"""

from pathlib import Path

from joyvasa_runtime.project.document import (
    Caption,
    Clip,
    Consent,
    Disclosure,
    Media,
    PortraitSetup,
    Project,
    Track,
)
from joyvasa_runtime.project.storage import save_project

HERE = Path(__file__).resolve().parent


def project() -> Project:
    """One clip of one voice, with two captions that touch."""
    return Project(
        title="Version 3",
        portrait=PortraitSetup(1, consent=Consent(True, "Ana Silva")),
        media=(
            Media(1, "picture", Path("/media/portrait.png"), 1000, "1" * 64),
            Media(2, "sound", Path("/media/my voice.wav"), 2000, "2" * 64, 120),
        ),
        tracks=(Track(3, "Voice", clips=(Clip(4, 2, 5, 10, 40),)),),
        captions=(Caption(5, 5, 20, "Hello,\nworld"), Caption(6, 20, 45, "你好")),
        disclosure=Disclosure("artwork", "recorded", Consent(True, "Ana, by e-mail\non 3 May")),
        next_id=7,
    )


if __name__ == "__main__":
    save_project(HERE / "version_3.joyvasa", project(), {}, b"\x89PNG\r\n\x1a\n")
