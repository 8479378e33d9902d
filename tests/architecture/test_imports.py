"""The import rules of the architecture, checked on the real import graph and in a bare process."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

IMPORT_ALL_WITHOUT = """
import importlib, pkgutil, sys, threading

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {blocked}:
            raise ImportError("blocked for this test: " + name)

sys.meta_path.insert(0, Blocked())
import joyvasa_runtime
for module in pkgutil.walk_packages(joyvasa_runtime.__path__, "joyvasa_runtime."):
    needs_extras = module.name.split(".")[1] in ("networks", "convert", "training", "__main__")
    if not needs_extras and module.name != "joyvasa_runtime.fetching.hub":
        importlib.import_module(module.name)
assert threading.active_count() == 1, threading.enumerate()
print("imported")
"""


def run(code):
    """Run code in the checkout with a fresh interpreter."""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_import_rules_of_the_architecture_hold():
    # A process of its own, because import-linter silences every logger it finds.
    done = run("import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))")

    assert done.returncode == 0, done.stdout


def test_the_runtime_imports_without_qt_torch_and_the_window_and_starts_no_thread():
    blocked = {"PySide6", "shiboken6", "torch", "onnx", "onnxscript", "pocketsphinx", "scipy", "desktop"}
    blocked |= {"transformers", "huggingface_hub", "httpx2", "soundfile"}
    code = IMPORT_ALL_WITHOUT.replace("{blocked}", repr(blocked))

    done = run(code)

    assert done.stdout == "imported\n", done.stderr
