"""The page that explains a package to whoever receives it. Which files there are is `contents`' choice."""

from collections.abc import Sequence

_MEANINGS = (
    ("poster.jpg", "A frame that stands for the video."),
    (".srt", "Captions for most players and editors."),
    (".vtt", "Captions for web pages."),
    (
        "motion.npz",
        "The motion of the face, 70 numbers a frame at 25 frames a second, for JoyVASA Studio and NumPy.",
    ),
    ("motion.csv", "The same numbers as a table."),
    (
        "motion.pkl",
        "The same motion as a LivePortrait template. It can't say what it is relative to: there, the first "
        "frame becomes the picture's own pose. How far eyes and mouth are open is estimated.",
    ),
    ("licences.json", "What the video was made with, for programs."),
    ("LICENCES.md", "What the video was made with, and under which licences."),
    (".c2pa", "Content credentials of the video, which its format can't hold. Keep it beside the video."),
)

_DISCLOSURE = (
    "This video was made by a machine from a picture and a voice. In many places whoever shows it has to say "
    "so. Content credentials inside a video are lost when a program repacks or re-encodes it."
)


def readme_text(video_name: str, names: Sequence[str]) -> str:
    """The text of the page.

    Parameters
    ----------
    video_name : str
    names : sequence of str
        Of the other files.
    """
    lines = [f"{video_name}\n    The video."]
    lines += [f"{name}\n    {meaning}" for name in names if (meaning := _meaning(name))]
    return "\n\n".join(["What lies in this package", *lines, _DISCLOSURE]) + "\n"


def _meaning(name: str) -> str:
    return next(
        (
            meaning
            for ending, meaning in _MEANINGS
            if name == ending or (ending[0] == "." and name.endswith(ending))
        ),
        "",
    )
