"""Settings: one ``marsad.toml`` in the workspace, read when a command starts, never at import.

The file may be missing; every setting has a default. Unknown names are refused, so that a typing error shows.
"""

from __future__ import annotations

import os
import tomllib
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from marsad.records.errors import CannotRun
from marsad.records.marking import Marking

FILE = "marsad.toml"
DEFAULT = Path("marsad-workspace")


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ImportSettings(_Table):
    """``[import]``"""

    timezone: str = Field(default="UTC", description="Zone assumed for dates that carry none; recorded with each post.")
    operator: str = Field(
        default="", description="Who runs the imports, as the custody log names them; empty for unnamed."
    )

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError(f"{value!r} is not a time zone; write it as Asia/Baghdad") from error
        return value


class ArchiveSettings(_Table):
    """``[archive]``"""

    keep_deleted: bool = Field(
        default=True,
        description="Whether the words of posts that were not there at the last visit stay readable and can be found; "
        "when false, that they were there, when, and their hashes are shown, and nothing of them leaves.",
    )
    timestamp_url: str = Field(
        default="", description="Address of the RFC 3161 authority that `marsad timestamp` asks; empty for none."
    )
    timestamp_certificates: str = Field(
        default="", description="PEM file of the roots that timestamps are checked by; relative to the workspace."
    )
    unlawful_hashes: tuple[str, ...] = Field(
        default=(),
        description="Files with hashes of known unlawful imagery, which is stopped before it is kept; relative to the "
        "workspace.",
    )

    @field_validator("unlawful_hashes", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        return (value,) if isinstance(value, str) else value


class EngineKind(StrEnum):
    """What a translation engine is."""

    CTRANSLATE2 = "ctranslate2"
    ARGOS = "argos"
    LIBRETRANSLATE = "libretranslate"
    OPENAI = "openai"


def _fault(url: str) -> str:
    """What is wrong with an address; empty where nothing is."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"{url!r}: {error}"
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() for c in url):
        return f"{url!r} is none"
    return "it holds a name or a password; keys come from key_env alone" if "@" in parts.netloc else ""


class EngineSettings(_Table):
    """``[translation.engines.NAME]``"""

    kind: EngineKind
    path: str = Field(default="", description="Folder of the model, relative to the workspace.")
    url: str = Field(default="", description="Address of the server, up to the part that its protocol adds.")
    model: str = Field(default="", description="The model that an OpenAI-compatible server is asked for.")
    source: str = Field(default="", description="Language it reads, as `ar`; empty where the model has several.")
    target: str = Field(default="", description="Language it writes.")
    key_env: str = Field(default="", description="Name of the environment variable that holds its key.")
    may_leave: bool = Field(default=False, description="Sentences may leave this machine for this engine.")

    @model_validator(mode="after")
    def _whole(self) -> EngineSettings:
        """Each kind has what it needs."""
        local = self.kind in (EngineKind.CTRANSLATE2, EngineKind.ARGOS)
        if local and not self.path:
            raise ValueError(f"an engine of kind {self.kind} needs path, the folder of its model")
        if not local and (why := _fault(self.url)):
            raise ValueError(f"an engine of kind {self.kind} needs url, an http or https address: {why}")
        if self.kind is EngineKind.OPENAI and not self.model:
            raise ValueError("an engine of kind openai needs model, the name the server knows it by")
        return self


class TranslationSettings(_Table):
    """``[translation]``"""

    target: str = Field(default="en", description="Language that posts are rendered in.")
    engine: str = Field(default="", description="Engine used where none is named; empty for the first that fits.")
    engines: dict[str, EngineSettings] = Field(
        default={}, description="Engines by name, each a table of its own; `marsad models add` writes them."
    )


class Transliteration(StrEnum):
    """How names in Arabic script are written in Latin letters."""

    IJMES = "ijmes"
    IJMES_DOTS = "ijmes-dots"
    ALA_LC = "ala-lc"


class TextSettings(_Table):
    """``[text]``"""

    transliteration: Transliteration = Field(
        default=Transliteration.IJMES,
        description="House form of names: `ijmes` (no dots or macrons), `ijmes-dots` (with them) or `ala-lc`.",
    )


class DetectSettings(_Table):
    """``[detect]``"""

    known_days: int = Field(
        default=14, ge=1, description="A name first seen within so many days of the end of the period is new."
    )
    window_days: int = Field(
        default=14, ge=1, description="A claim so many days or fewer after a threat can answer it."
    )


class ReportSettings(_Table):
    """``[report]``"""

    marking: Marking = Field(default=Marking.AMBER, description="Traffic Light Protocol marking of briefs.")


class DeskSettings(_Table):
    """``[desk]``"""

    port: int = Field(
        default=8470, ge=0, le=65535, description="Port of the desk on loopback; 0 takes any that is free."
    )


class Settings(BaseSettings):
    """All settings of a workspace."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True)

    imports: ImportSettings = Field(default_factory=ImportSettings, alias="import")
    archive: ArchiveSettings = Field(default_factory=ArchiveSettings)
    translation: TranslationSettings = Field(default_factory=TranslationSettings)
    text: TextSettings = Field(default_factory=TextSettings)
    detect: DetectSettings = Field(default_factory=DetectSettings)
    report: ReportSettings = Field(default_factory=ReportSettings)
    desk: DeskSettings = Field(default_factory=DeskSettings)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The file alone: what happens to stand in the environment never changes a workspace."""
        return (init_settings,)


def find_workspace(given: Path | None) -> Path:
    """The workspace a command works in: as given, else the nearest folder upward with a ``marsad.toml``, else the
    default.
    """
    if given is not None:
        return given
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder
    return here / DEFAULT


def make_workspace(folder: Path) -> None:
    """Make the folder and an empty ``marsad.toml`` on first use."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / FILE
        if not file.exists():
            file.write_text("# Settings of this workspace; docs/reference/settings.md lists them all.\n", "utf-8")
    except OSError as error:
        raise CannotRun(f"{folder}: cannot make a workspace here ({os.strerror(error.errno or 0)})") from error


def load(folder: Path) -> Settings:
    """Read ``marsad.toml``; :class:`CannotRun` names the file and the setting that is wrong."""
    file = folder / FILE
    if not file.exists():
        return Settings()
    try:
        return Settings(**tomllib.loads(file.read_text("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CannotRun(f"{file}: is not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise CannotRun(f"{file}: {name}: {first['msg']}") from error
