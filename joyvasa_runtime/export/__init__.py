"""From files or a project to a finished video: the same calls for the command line and for the app.

It joins the engine to the encoders and decides nothing about motion or pictures itself.
"""

from joyvasa_runtime.export.finishing import Finishing
from joyvasa_runtime.export.from_files import (
    AnimateRequest,
    RenderRequest,
    animate,
    files_scene,
    prepare_subject,
    render_motion,
)
from joyvasa_runtime.export.from_project import export_project, heard_mix, project_scene
from joyvasa_runtime.export.output import check_output
from joyvasa_runtime.export.performing import Gains, PerformanceSettings, apply_take, perform
from joyvasa_runtime.export.plan import RenderPlan, plan_render
from joyvasa_runtime.export.publisher import Publisher, this_user
from joyvasa_runtime.export.publishing import files_finishing
from joyvasa_runtime.export.report import ExportReport, RenderStopped
from joyvasa_runtime.export.scene import Scene
from joyvasa_runtime.export.segments import render_segment
from joyvasa_runtime.export.sounds import HeardMix, Sound
from joyvasa_runtime.export.video import DrawSegments, draw_here, write_video
from joyvasa_runtime.export.workplace import RenderWorkplace, discard_render

__all__ = [
    "AnimateRequest",
    "DrawSegments",
    "ExportReport",
    "Finishing",
    "Gains",
    "HeardMix",
    "PerformanceSettings",
    "Publisher",
    "RenderPlan",
    "RenderRequest",
    "RenderStopped",
    "RenderWorkplace",
    "Scene",
    "Sound",
    "animate",
    "apply_take",
    "check_output",
    "discard_render",
    "draw_here",
    "export_project",
    "files_finishing",
    "files_scene",
    "heard_mix",
    "perform",
    "plan_render",
    "prepare_subject",
    "project_scene",
    "render_motion",
    "render_segment",
    "this_user",
    "write_video",
]
