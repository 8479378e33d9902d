"""Names of layers on the screen."""

import pytest
from PySide6.QtCore import QTranslator

from desktop.views.widgets.layer_name import shown_layer_name
from joyvasa_runtime.project.performance.dials import EXPRESSION_LAYER
from joyvasa_runtime.project.performance.layer import Layer


class InCapitals(QTranslator):
    def isEmpty(self):  # noqa: N802 - Qt's name
        return False

    def translate(self, context, text, *_rest):
        return text.upper() if context == "LayerName" else ""


@pytest.fixture
def capitals(qapp):
    translator = InCapitals()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_only_the_layer_that_the_program_made_is_called_by_the_users_language(capitals):
    assert shown_layer_name(Layer(1, EXPRESSION_LAYER)) == "EXPRESSION"
    assert shown_layer_name(Layer(2, "Nods")) == "Nods"
