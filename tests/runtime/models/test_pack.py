"""Opening packs: lazily, once, and never trusting a file that is not what the manifest promises."""

import numpy as np
import pytest

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import sha256_of
from joyvasa_runtime.models.pack import open_pack
from joyvasa_runtime.monitor import Monitor


def edit(folder, old, new):
    """Change the text of a pack's manifest."""
    path = folder / "pack.toml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def trust(folder, name, before):
    """Write the present hash of a changed file into the manifest."""
    edit(folder, before, sha256_of(folder / name))


def test_an_open_pack_runs_its_models_and_gives_its_arrays(pack_folder):
    pack = open_pack(pack_folder, provider="cpu")
    assert pack.manifest.id == "tiny"
    x = np.ones((2, 4), np.float32)
    np.testing.assert_array_equal(pack.session("denoiser").run({"x": x})["y"], 2 * x)
    template = pack.template()
    assert template["start_motion"].shape == (2, 70)
    assert not template["neutral"].flags.writeable


def test_a_model_is_loaded_once_for_each_lane(pack_folder):
    pack = open_pack(pack_folder, provider="cpu")
    assert pack.session("denoiser") is pack.session("denoiser")
    assert pack.session("denoiser") is not pack.session("denoiser", lane=1)


def test_opening_a_pack_reads_no_model(pack_folder):
    (pack_folder / "layered_warp.onnx").write_bytes(b"not a model")
    assert open_pack(pack_folder).manifest.name == "Tiny"


def test_a_whole_pack_passes_its_check_with_progress(pack_folder):
    class Recorder(Monitor):
        steps = ()

        def show(self, stage, done, total):
            self.steps += ((stage, done, total),)

    monitor = Recorder()
    open_pack(pack_folder, provider="cpu").check(monitor)
    assert monitor.steps == tuple(("check", done, 4) for done in range(5))


@pytest.mark.parametrize("name", ["networks/denoiser.onnx", "template.npz"])
def test_a_changed_file_is_refused(pack_folder, name):
    with (pack_folder / name).open("ab") as stream:
        stream.write(b"\0")
    with pytest.raises(ModelPackError, match=r"wrong SHA-256"):
        open_pack(pack_folder, provider="cpu").check(Monitor())


def test_a_missing_file_is_named_when_the_pack_is_opened(pack_folder):
    (pack_folder / "template.npz").unlink()
    with pytest.raises(ModelPackError, match=r"template\.npz of the model pack .* is missing"):
        open_pack(pack_folder)


def test_a_pack_without_a_needed_role_is_refused(pack_folder):
    edit(pack_folder, 'role = "layered_warp"', 'role = "something"')
    with pytest.raises(ModelPackError, match="no file for 'layered_warp'"):
        open_pack(pack_folder)


def test_a_cached_attention_needs_its_model_and_a_denoiser_that_takes_its_answer(pack_folder):
    edit(pack_folder, "cached_attention = false", "cached_attention = true")
    with pytest.raises(ModelPackError, match="no file for 'cross_attention'"):
        open_pack(pack_folder)
    edit(pack_folder, 'role = "layered_warp"', 'role = "cross_attention"')
    edit(pack_folder, 'generator = "layered"', 'generator = "liveportrait"')
    with pytest.raises(ModelPackError, match="cached_attention don't fit"):
        open_pack(pack_folder)


def test_a_stored_schedule_is_an_array_of_the_template(make_pack, tmp_path):
    bars = np.linspace(1, 0.01, 51, dtype=np.float32)
    folder = make_pack(tmp_path / "stored", alpha_bars=bars)
    assert "alpha_bars" not in open_pack(folder).template()
    edit(folder, 'schedule = "cosine"', 'schedule = "stored"')
    np.testing.assert_array_equal(open_pack(folder).template()["alpha_bars"], bars)
    missing = make_pack(tmp_path / "missing")
    edit(missing, 'schedule = "cosine"', 'schedule = "stored"')
    with pytest.raises(ModelPackError, match="no array 'alpha_bars'"):
        open_pack(missing).template()


def test_a_link_out_of_the_folder_is_refused(pack_folder, tmp_path):
    outside = tmp_path / "outside.npz"
    (pack_folder / "template.npz").rename(outside)
    (pack_folder / "template.npz").symlink_to(outside)
    with pytest.raises(ModelPackError, match="points outside its folder"):
        open_pack(pack_folder)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            'shape = ["B", 4]',
            'shape = ["B", 9]',
            r"has the input x: float32 \(B, 4\), but the manifest says x",
        ),
        ('shape = ["B", 4]', 'shape = ["B", "N"]', "has the input x"),
        ('shape = ["B", 4]', 'shape = ["B", 4, 1]', "has the input x"),
        ('dtype = "float32"', 'dtype = "float16"', "has the input x"),
        ('name = "x"', 'name = "z"', "has the input x.*says nothing of it"),
    ],
)
def test_a_model_with_another_signature_is_refused(pack_folder, old, new, complaint):
    edit(pack_folder, old, new)
    with pytest.raises(ModelPackError, match=complaint):
        open_pack(pack_folder, provider="cpu").session("denoiser")


def test_a_promised_output_that_the_model_lacks_is_named(pack_folder):
    edit(
        pack_folder,
        '[[file.output]]\nname = "y"',
        '[[file.output]]\nname = "w"\ndtype = "float32"\nshape = ["B"]\n\n[[file.output]]\nname = "y"',
    )
    with pytest.raises(ModelPackError, match="has no output 'w'"):
        open_pack(pack_folder, provider="cpu").session("denoiser")


def test_a_size_fixed_by_the_manifest_may_be_free_in_the_model(pack_folder):
    edit(pack_folder, 'shape = ["B", 4]', "shape = [1, 4]")
    x = np.ones((1, 4), np.float32)
    assert open_pack(pack_folder, provider="cpu").session("denoiser").run({"x": x})["y"].shape == (1, 4)


@pytest.mark.parametrize(
    ("arrays", "complaint"),
    [
        ({"neutral": np.zeros(69, np.float32)}, r"neutral in template\.npz must be float32 \(70,\)"),
        ({"neutral": np.zeros(70)}, "must be float32"),
        ({"neutral": None}, "no array 'neutral'"),
        ({"neutral": np.full(70, np.nan, np.float32)}, "not finite"),
        ({"neutral": np.array([print], object)}, "can't be read as arrays"),
    ],
)
def test_a_wrong_template_is_refused(make_pack, tmp_path, arrays, complaint):
    pack = open_pack(make_pack(tmp_path / "pack", **arrays), provider="cpu")
    with pytest.raises(ModelPackError, match=complaint):
        pack.template()


@pytest.mark.parametrize("contents", [b"", b"text", b"PK\x03\x04 half a zip"])
def test_a_template_that_is_no_archive_is_refused(pack_folder, contents):
    before = sha256_of(pack_folder / "template.npz")
    (pack_folder / "template.npz").write_bytes(contents)
    trust(pack_folder, "template.npz", before)
    with pytest.raises(ModelPackError, match="can't be read as arrays"):
        open_pack(pack_folder).template()
