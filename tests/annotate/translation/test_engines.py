from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from marsad.annotate.translation import EngineFailed
from marsad.annotate.translation.engines.argos import is_argos, languages, open_argos, unpack
from marsad.annotate.translation.engines.ctranslate import CTranslateEngine
from marsad.annotate.translation.engines.libretranslate import LibreTranslateEngine
from marsad.annotate.translation.engines.openai import OpenAIEngine
from marsad.annotate.translation.engines.opening import open_engine
from marsad.records.errors import CannotRun
from marsad.records.translation import Term
from marsad.settings import EngineKind, EngineSettings

from .servers import serving
from .word_translator import make_model

WORDS = {"وصلنا": "we", "إلى": "reached", "المدينة": "the-town", "لم": "not", "يقع": "happened", "شيء": "anything"}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_model(tmp_path_factory.mktemp("models") / "words", WORDS)


def test_a_ctranslate2_folder_translates(model: Path):
    engine = CTranslateEngine(model, pair=("ar", "en"))
    said = engine.translate(["وصلنا إلى المدينة", "لم يقع شيء"], "ar", "en", ())
    assert said == ["we reached the-town", "not happened anything"]
    assert "CTranslate2, model" in engine.name
    assert engine.leaves.notice == "Nothing leaves this machine."
    assert engine.reads("ar", "en")
    assert not engine.reads("fa", "en")


def test_a_multilingual_model_is_told_its_languages(tmp_path: Path):
    folder = make_model(tmp_path / "many", WORDS, tags=["arb_Arab", "eng_Latn"])
    engine = CTranslateEngine(folder)
    assert engine.translate(["لم يقع شيء"], "ar", "en", ()) == ["not happened anything"]
    assert engine.reads("ar", "en")
    assert not engine.reads("ar", "ckb")


def test_a_sentence_too_long_for_the_model_is_refused(model: Path):
    with pytest.raises(EngineFailed, match="longer than the model reads"):
        CTranslateEngine(model).translate(["وصلنا " * 600], "ar", "en", ())


def test_what_a_folder_lacks_is_named(model: Path, tmp_path: Path):
    with pytest.raises(CannotRun, match=r"model\.bin is missing"):
        CTranslateEngine(tmp_path)
    bare = tmp_path / "bare"
    shutil.copytree(model, bare)
    (bare / "source.spm").unlink()
    with pytest.raises(CannotRun, match="no tokenizer beside the model"):
        CTranslateEngine(bare).translate(["شيء"], "ar", "en", ())
    (bare / "source.spm").write_bytes(b"nonsense")
    with pytest.raises(CannotRun, match="not a SentencePiece model"):
        CTranslateEngine(bare).translate(["شيء"], "ar", "en", ())
    (bare / "source.spm").write_bytes((model / "source.spm").read_bytes())
    (bare / "model.bin").write_bytes(b"nonsense")
    with pytest.raises(CannotRun, match="cannot load this model"):
        CTranslateEngine(bare).translate(["شيء"], "ar", "en", ())


def argos_package(model: Path, path: Path, extra: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ar_en/metadata.json", json.dumps({"from_code": "ar", "to_code": "en"}))
        for name in ("model.bin", "config.json", "source_vocabulary.json", "target_vocabulary.json"):
            archive.write(model / name, f"ar_en/model/{name}")
        for name in ("source.spm", "target.spm"):
            archive.write(model / name, f"ar_en/{name}")
        if extra:
            archive.writestr(extra, "outside")
    return path


def test_an_argos_package_is_opened_as_a_ctranslate2_folder(model: Path, tmp_path: Path):
    package = argos_package(model, tmp_path / "ar_en.argosmodel", "ar_en/../../outside.txt")
    assert is_argos(package)
    unpack(package, tmp_path / "opened")
    assert not (tmp_path / "outside.txt").exists()
    assert languages(tmp_path / "opened") == ("ar", "en")
    engine = open_argos(tmp_path / "opened", "argos")
    assert engine.translate(["لم يقع شيء"], "ar", "en", ()) == ["not happened anything"]
    assert not engine.reads("en", "ar")


def test_libretranslate_is_asked_in_its_protocol():
    with serving(WORDS, key="k") as server:
        engine = LibreTranslateEngine(server.url, key="k")
        assert engine.translate(["وصلنا", "لم يقع شيء"], "ar", "en", ()) == ["we", "not happened anything"]
        assert server.asked[0]["q"] == ["وصلنا", "لم يقع شيء"]
        assert server.asked[0]["format"] == "text"
        with pytest.raises(EngineFailed, match="403"):
            LibreTranslateEngine(server.url).translate(["وصلنا"], "ar", "en", ())


def test_an_openai_address_is_asked_in_its_protocol():
    with serving(WORDS, key="k") as server:
        engine = OpenAIEngine(f"{server.url}/v1", "tiny", key="k")
        said = engine.translate(["وصلنا", "لم يقع شيء"], "ar", "en", [Term(("المقاومة",), "muqawama (resistance)")])
        assert said == ["we", "not happened anything"]
        asked = server.asked[0]
        assert (asked["model"], asked["temperature"]) == ("tiny", 0)
        assert "muqawama (resistance)" in asked["messages"][0]["content"]
        assert "وصلنا" not in asked["messages"][0]["content"]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((200, "no json"), "no JSON"),
        ((500, "oops"), "refused with 500"),
        ((200, json.dumps({"choices": []})), "did not answer with the 2 sentences"),
        ((200, json.dumps({"choices": [{"message": {"content": '{"1": "a"}'}}]})), "did not answer with the 2"),
    ],
)
def test_an_answer_that_is_not_what_was_asked_for_is_refused(answer: tuple[int, str], why: str):
    with serving(WORDS) as server:
        server.answer = answer
        with pytest.raises(EngineFailed, match=why):
            OpenAIEngine(f"{server.url}/v1", "tiny").translate(["a", "b"], "ar", "en", ())
        if answer[0] == 200:
            with pytest.raises(EngineFailed):
                LibreTranslateEngine(server.url).translate(["a", "b"], "ar", "en", ())


def test_an_address_that_is_gone_is_named():
    with serving(WORDS) as server:
        url = server.url
    with pytest.raises(EngineFailed, match="does not answer"):
        LibreTranslateEngine(url).translate(["a"], "ar", "en", ())


def test_nothing_leaves_the_machine_unasked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settings = EngineSettings(
        kind=EngineKind.OPENAI, url="https://example.org/v1", model="m", key_env="MARSAD_TEST_KEY"
    )
    monkeypatch.setenv("MARSAD_TEST_KEY", "k")
    with pytest.raises(CannotRun, match=r"sent to example\.org") as refused:
        open_engine("far", settings, tmp_path)
    assert "may_leave = true" in str(refused.value)
    allowed = settings.model_copy(update={"may_leave": True})
    assert open_engine("far", allowed, tmp_path).leaves.to == "example.org"
    monkeypatch.delenv("MARSAD_TEST_KEY")
    with pytest.raises(CannotRun, match="MARSAD_TEST_KEY"):
        open_engine("far", allowed, tmp_path)


def test_settings_that_lack_something_say_so():
    with pytest.raises(ValueError, match="needs path"):
        EngineSettings(kind=EngineKind.ARGOS)
    with pytest.raises(ValueError, match="needs url"):
        EngineSettings(kind=EngineKind.LIBRETRANSLATE, url="example.org")
    with pytest.raises(ValueError, match="needs model"):
        EngineSettings(kind=EngineKind.OPENAI, url="http://127.0.0.1:1")
