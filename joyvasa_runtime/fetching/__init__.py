"""From the hub to a folder of published checkpoints: pinned, resumable, checked, and only when somebody asks.

It needs `huggingface_hub` (the extra `convert`), but no torch. Making packs of the files is `convert`'s.
"""

from joyvasa_runtime.fetching.fetch import Fetched, fetch, open_hub
from joyvasa_runtime.fetching.patience import Patience
from joyvasa_runtime.fetching.plan import FetchPlan, default_folder, plan_fetch
from joyvasa_runtime.fetching.published import PARTS, PublishedFile, PublishedPart

__all__ = [
    "PARTS",
    "FetchPlan",
    "Fetched",
    "Patience",
    "PublishedFile",
    "PublishedPart",
    "default_folder",
    "fetch",
    "open_hub",
    "plan_fetch",
]
