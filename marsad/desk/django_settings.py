"""What Django needs to know, whatever the workspace. Reads nothing: :mod:`marsad.desk.place` adds the folder's part.

No accounts yet: the desk answers on loopback alone, so there is no session, no user and no admin to configure.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

DEBUG = False
SECRET_KEY = ""
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "marsad.desk.urls"
INSTALLED_APPS = ["marsad.desk"]
MIDDLEWARE = [
    "marsad.desk.headers.Headers",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "marsad.desk.surroundings.surroundings",
            ]
        },
    }
]
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
STATIC_URL = "/static/"

CSRF_COOKIE_NAME = "marsad_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "marsad.desk.pages.refused.forged"
DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 << 20
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
"""A picture that is only looked at never touches the disk; a larger one is dropped, and the page says so."""
LOGGING_CONFIG = None
"""Python's own last resort then prints errors with their traces, and nothing is mailed."""
