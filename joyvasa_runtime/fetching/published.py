"""Which published files make the official packs: where they are, at which commit, under which licence.

Nothing is fetched here. Every path on the disk comes from this table, none from a server.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of a repository.

    Parameters
    ----------
    path : str
        Inside the repository, and the same inside the part's folder.
    size : int
        Bytes; 0 where it was never written down, which is allowed for a small file only.
    sha256 : str
        Lower-case hexadecimal; empty where only the commit and the size pin the file. Then the hash that the
        hub announces for this commit is the one that is checked.
    is_size_known : bool
        Whether the size was written down somewhere; else it was inferred, and the file may differ a little.
    """

    path: str
    size: int
    sha256: str = ""
    is_size_known: bool = True


@dataclass(frozen=True, slots=True)
class PublishedPart:
    """The files of one purpose from one repository at one commit.

    Parameters
    ----------
    title : str
        What it is, for people.
    repository : str
        ``owner/name`` on the hub.
    commit : str
        The full id of the commit, which names the contents of every file.
    licence, credit : str
        What is owed, and to whom.
    folder : str
        Folder of the checkpoints that the repository's paths go below; empty for the top.
    files : tuple of PublishedFile
    is_animal : bool
        Whether only the animal pack needs it.
    """

    title: str
    repository: str
    commit: str
    licence: str
    credit: str
    folder: str
    files: tuple[PublishedFile, ...]
    is_animal: bool = False

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)


# Renamed by its owners; it was KwaiVGI/LivePortrait before, and the old name still leads there.
_LIVE_PORTRAIT = "KlingTeam/LivePortrait"
_LIVE_PORTRAIT_COMMIT = "82a4fa6735ca58432b6ce39301b4b9ee066dea47"
_KUAISHOU = "Kuaishou Technology"

MOTION = PublishedPart(
    title="JoyVASA: from voice to motion",
    repository="jdh-algo/JoyVASA",
    commit="b8f13fe9c23679c56f21b1baafb92ed00dc087c3",
    licence="MIT",
    credit="JD Health International; its audio encoder is TencentGameMate's Chinese HuBERT (MIT), fine-tuned",
    folder="JoyVASA",
    files=(
        PublishedFile(
            "motion_generator/motion_generator_hubert_chinese.pt",
            414_067_833,
            "9dd869329725caedf5f0c13dd383abec1e385f566d8afe2047b141f604844e80",
        ),
        PublishedFile(
            "motion_template/motion_template.pkl",
            0,
            "294ce67350b18031b375361756f654c76d5e14c8f1e319cf9ed07f759ef81a98",
        ),
    ),
)

HUMAN = PublishedPart(
    title="LivePortrait: pictures of people",
    repository=_LIVE_PORTRAIT,
    commit=_LIVE_PORTRAIT_COMMIT,
    licence="MIT",
    credit=_KUAISHOU,
    folder="",
    files=(
        PublishedFile(
            "liveportrait/base_models/appearance_feature_extractor.pth",
            3_387_959,
            "5279bb8654293dbdf327030b397f107237dd9212fb11dd75b83dfb635211ceb5",
        ),
        PublishedFile(
            "liveportrait/base_models/motion_extractor.pth",
            112_545_506,
            "251e6a94ad667a1d0c69526d292677165110ef7f0cf0f6d199f0e414e8aa0ca5",
        ),
        PublishedFile(
            "liveportrait/base_models/spade_generator.pth",
            221_813_590,
            "4780afc7909a9f84e24c01d73b31a555ef651521a1fe3b2429bd04534d992aee",
        ),
        PublishedFile(
            "liveportrait/base_models/warping_module.pth",
            182_180_086,
            "2f61a6f265fe344f14132364859a78bdbbc2068577170693da57fb96d636e282",
        ),
        PublishedFile(
            "liveportrait/retargeting_models/stitching_retargeting_module.pth",
            2_393_098,
            "3652d5a3f95099141a56986aaddec92fadf0a73c87a20fac9a2c07c32b28b611",
        ),
    ),
)


def _animal_file(path: str, size: int) -> PublishedFile:
    """A file of the same network as for people, so of about the same size; its hash is in one source only."""
    return PublishedFile(path, size, is_size_known=False)


ANIMAL = PublishedPart(
    title="LivePortrait: pictures of animals",
    repository=_LIVE_PORTRAIT,
    commit=_LIVE_PORTRAIT_COMMIT,
    licence="MIT",
    credit=_KUAISHOU,
    folder="",
    files=(
        _animal_file("liveportrait_animals/base_models/appearance_feature_extractor.pth", 3_387_959),
        _animal_file("liveportrait_animals/base_models/motion_extractor.pth", 112_545_506),
        _animal_file("liveportrait_animals/base_models/spade_generator.pth", 221_813_590),
        _animal_file("liveportrait_animals/base_models/warping_module.pth", 182_180_086),
    ),
    is_animal=True,
)

PARTS: tuple[PublishedPart, ...] = (MOTION, HUMAN, ANIMAL)
"""Everything that is fetched.

Left out, because no pack needs them: the hub's HuBERT (the motion generator brings its own), LivePortrait's
landmark network, and the files of InsightFace and X-Pose, which are for non-commercial use only.
"""
