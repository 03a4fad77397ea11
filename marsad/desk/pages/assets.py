"""Style, keys and fonts, built by ``npm run build`` and served by the desk itself."""

from __future__ import annotations

from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.views.decorators.http import require_safe
from django.views.static import serve

BUILT = Path(__file__).parents[1] / "static" / "built"
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".woff2": "font/woff2"}


@require_safe
def asset(request: HttpRequest, name: str) -> HttpResponse | FileResponse | HttpResponseNotModified:
    """A built file. Names of fonts carry their hash and never change; the others are asked for again each time."""
    try:
        response: HttpResponse | FileResponse | HttpResponseNotModified = serve(request, name, document_root=str(BUILT))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    if kind := _TYPES.get(Path(name).suffix):
        response["Content-Type"] = kind
    response["Cache-Control"] = "max-age=31536000, immutable" if name.startswith("fonts/") else "no-cache"
    return response
