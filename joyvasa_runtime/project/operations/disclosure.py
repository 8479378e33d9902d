"""Edits of what the creator says of where picture and voice come from.

Who is shown, and whether they agreed, is the portrait's: see `operations.portrait.set_consent`.
"""

from dataclasses import replace

from joyvasa_runtime.project.disclosure import Disclosure, PictureOrigin, VoiceOrigin
from joyvasa_runtime.project.document import Consent, Project
from joyvasa_runtime.project.operations.text import note_text


def set_picture_origin(project: Project, origin: PictureOrigin | None) -> Project:
    """The project with other words on where its picture comes from; None says nothing."""
    return _said(project, replace(project.disclosure, picture=origin))


def set_voice_origin(project: Project, origin: VoiceOrigin | None) -> Project:
    """The project with other words on where its voices come from; None says nothing."""
    return _said(project, replace(project.disclosure, voice=origin))


def set_voice_consent(project: Project, consent: Consent) -> Project:
    """The project with other words on whether who is heard agreed."""
    consent = replace(consent, note=note_text(consent.note))
    return _said(project, replace(project.disclosure, voice_consent=consent))


def _said(project: Project, disclosure: Disclosure) -> Project:
    return project if disclosure == project.disclosure else replace(project, disclosure=disclosure)
