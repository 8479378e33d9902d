"""Content credentials in the user's words: verdict, signer, how it was made.

What is found in a file is told as it stands; nothing is judged that was not checked.
"""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.views.widgets.notice import NoticeKind
from joyvasa_runtime.credentials.credentials import Credentials, FoundAction, FoundIngredient, FoundSigner


def verdict_words(found: Credentials | None) -> tuple[NoticeKind, str]:
    """The verdict on a file in a sentence or two, and how it sounds."""
    if found is None:
        return "warning", QCoreApplication.translate(
            "Credentials",
            "This file has no content credentials. That tells nothing of how it was made: editing it, "
            "converting it or uploading it to a platform often drops them.",
        )
    if found.verdict == "altered":
        return "error", _altered(found)
    if found.verdict == "remote":
        return "warning", QCoreApplication.translate(
            "Credentials",
            "The content credentials of this file lie on the internet. This program asks nobody there, so it "
            "can't check them.",
        )
    if found.signer is not None and found.signer.trust == "own":
        return "good", QCoreApplication.translate(
            "Credentials", "Nothing has changed since you signed it on this computer."
        )
    return "warning", QCoreApplication.translate(
        "Credentials",
        "Nothing has changed since it was signed. Whether the signer's name is true was not checked: "
        "anybody can make such a certificate.",
    )


def signer_words(signer: FoundSigner) -> str:
    """Who signed, and what the name is worth."""
    kinds = {
        "own": QCoreApplication.translate("Credentials", "{name} (you, on this computer)"),
        "self_made": QCoreApplication.translate("Credentials", "{name} (self-made, checked by nobody)"),
        "unknown": QCoreApplication.translate("Credentials", "{name} (not known on this computer)"),
    }
    text = kinds[signer.trust].format(name=signer.name)
    if not signer.is_expired:
        return text
    expired = QCoreApplication.translate("Credentials", "the certificate has expired since")
    return f"{text}; {expired}"


def source_words(source_type: str) -> str:
    """What a digital source type means; one that isn't known here as it is called."""
    known = {
        "compositeWithTrainedAlgorithmicMedia": QCoreApplication.translate(
            "Credentials", "Partly made by AI"
        ),
        "trainedAlgorithmicMedia": QCoreApplication.translate("Credentials", "Made entirely by AI"),
        "digitalCapture": QCoreApplication.translate("Credentials", "Taken with a camera"),
        "humanEdits": QCoreApplication.translate("Credentials", "Edited by people"),
        "digitalCreation": QCoreApplication.translate("Credentials", "Made by hand on a computer"),
        "algorithmicMedia": QCoreApplication.translate("Credentials", "Computed without AI"),
        "composite": QCoreApplication.translate("Credentials", "Put together from several parts"),
    }
    return known.get(source_type, source_type)


def action_words(action: FoundAction) -> str:
    """A step of the making, with when."""
    known = {
        "c2pa.created": QCoreApplication.translate("Credentials", "Created"),
        "c2pa.edited": QCoreApplication.translate("Credentials", "Edited"),
        "c2pa.placed": QCoreApplication.translate("Credentials", "Files put in"),
        "c2pa.opened": QCoreApplication.translate("Credentials", "Opened"),
        "c2pa.converted": QCoreApplication.translate("Credentials", "Converted"),
        "c2pa.published": QCoreApplication.translate("Credentials", "Published"),
    }
    text = known.get(action.name, action.name)
    if action.at is not None:
        moment = QDateTime.fromSecsSinceEpoch(int(action.at.timestamp()))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        text = f"{text}, {when}"
    return f"{text}: {action.description}" if action.description else text


def ingredient_words(ingredient: FoundIngredient) -> str:
    """What an ingredient is."""
    parts = [ingredient.title, ingredient.media_type]
    if ingredient.has_credentials:
        parts.append(QCoreApplication.translate("Credentials", "with credentials of its own"))
    return ", ".join(part for part in parts if part)


def statement_words(found: Credentials) -> str:
    """What the creator said of picture, voice and consent, one line each."""
    known = {
        ("picture", "photo"): QCoreApplication.translate("Credentials", "The picture is a photo."),
        ("picture", "artwork"): QCoreApplication.translate("Credentials", "The picture is made by hand."),
        ("picture", "generated"): QCoreApplication.translate("Credentials", "The picture is made by AI."),
        ("voice", "recorded"): QCoreApplication.translate("Credentials", "The voice is a person's."),
        ("voice", "generated"): QCoreApplication.translate("Credentials", "The voice is made by AI."),
        ("portrait_consent", "recorded"): QCoreApplication.translate("Credentials", "Who is shown agreed."),
        ("voice_consent", "recorded"): QCoreApplication.translate("Credentials", "Who is heard agreed."),
    }
    lines = [known.get(fact, fact[1] if fact[0] == "note" else "") for fact in found.statement]
    return "\n".join(line for line in lines if line)


def _altered(found: Credentials) -> str:
    if found.is_sidecar:
        return QCoreApplication.translate(
            "Credentials",
            "Don't trust it: the credentials beside this file are damaged, or belong to another file or an "
            "earlier state of this one.",
        )
    return QCoreApplication.translate(
        "Credentials",
        "Don't trust it: the file or its credentials were changed after they were signed.",
    )
