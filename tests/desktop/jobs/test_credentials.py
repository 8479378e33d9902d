"""Who signs and what is found in files, never on the window's thread."""

from datetime import UTC, datetime

import cv2
import numpy as np
import pytest

from desktop.jobs.credentials import CertificateFiles, CredentialsJobs, SignerInfo
from joyvasa_runtime.credentials.certificates import make_leaf, make_root
from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity import make_identity
from joyvasa_runtime.credentials.identity_shelf import own_identity
from joyvasa_runtime.credentials.signing import sign_file


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "credentials"


@pytest.fixture
def jobs(qtbot, folder):
    jobs = CredentialsJobs(folder)
    yield jobs
    jobs.close()


@pytest.fixture
def certificate(tmp_path):
    now = datetime.now(UTC)
    root = make_root(now)
    leaf = make_leaf(root, "Ada", now)
    identity = make_identity((leaf.certificate, root.certificate), leaf.key, now, is_self_made=False)
    path = tmp_path / "ada.pem"
    path.write_bytes(identity.chain + identity.key)
    return path


@pytest.fixture
def video(tmp_path, folder):
    path = tmp_path / "我的 video.png"
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    path.write_bytes(cv2.imencode(".png", noise)[1].tobytes())
    sign_file(path, Claim("My video"), own_identity(folder, datetime.now(UTC)))
    return path


def told(qtbot, signal, ask):
    with qtbot.waitSignal(signal) as waited:
        ask()
    return waited.args[0]


def test_the_first_look_makes_a_nameless_signer(qtbot, jobs):
    info = told(qtbot, jobs.signer_changed, jobs.refresh)
    assert isinstance(info, SignerInfo)
    assert (info.name, info.is_self_made) == ("", True)


def test_the_signer_takes_a_name_and_loses_it(qtbot, jobs):
    assert told(qtbot, jobs.signer_changed, lambda: jobs.rename("Ada")).name == "Ada"
    assert told(qtbot, jobs.signer_changed, jobs.refresh).name == "Ada"
    assert told(qtbot, jobs.signer_changed, lambda: jobs.rename("")).name == ""


def test_an_own_certificate_is_chosen_and_forgotten(qtbot, jobs, certificate):
    chosen = told(qtbot, jobs.signer_changed, lambda: jobs.choose(CertificateFiles(certificate)))
    assert (chosen.name, chosen.is_self_made) == ("Ada", False)
    assert told(qtbot, jobs.signer_changed, jobs.refresh) == chosen
    assert told(qtbot, jobs.signer_changed, jobs.forget).is_self_made


def test_a_certificate_that_is_none_changes_nothing(qtbot, jobs, tmp_path):
    before = told(qtbot, jobs.signer_changed, jobs.refresh)
    (tmp_path / "none.pem").write_bytes(b"rubbish")
    files = CertificateFiles(tmp_path / "none.pem")
    assert "holds no certificate" in told(qtbot, jobs.signer_failed, lambda: jobs.choose(files)).message
    assert told(qtbot, jobs.signer_changed, jobs.refresh) == before


def test_a_signed_file_is_found_valid(qtbot, jobs, video):
    checked = told(qtbot, jobs.checked, lambda: jobs.check(video))
    assert (checked.path, checked.found.verdict, checked.found.signer.trust) == (video, "valid", "own")


def test_a_missing_file_is_told(qtbot, jobs, tmp_path):
    error = told(qtbot, jobs.check_failed, lambda: jobs.check(tmp_path / "none.mp4"))
    assert "can't be read" in error.message


def test_only_the_file_asked_for_last_is_told(qtbot, jobs, video, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("nothing")
    heard = []
    jobs.checked.connect(lambda checked: heard.append(checked.path))
    jobs.check(video)
    told(qtbot, jobs.checked, lambda: jobs.check(other))
    assert heard == [other]
