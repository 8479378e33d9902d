"""What a layer is called on the screen: its own name, but for the one that the program looks up by its name.

The name in the project stays what it is; renaming is an edit.
"""

from PySide6.QtCore import QCoreApplication

from joyvasa_runtime.project.performance.dials import EXPRESSION_LAYER
from joyvasa_runtime.project.performance.layer import Layer


def shown_layer_name(layer: Layer) -> str:
    """The name of a layer in the user's language."""
    if layer.name == EXPRESSION_LAYER:
        return QCoreApplication.translate("LayerName", "Expression")
    return layer.name
