"""The site map."""

from __future__ import annotations

from django.urls import path

from marsad.desk.pages import assets, finding, inbox, post, refused, search, sources, translation

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("findings/<str:id>", finding.finding, name="finding"),
    path("findings/<str:id>/judgements", finding.judge, name="judge"),
    path("posts/<path:urn>", post.post, name="post"),
    path("translations/<path:urn>", translation.own, name="translate"),
    path("signatures/<int:number>/<path:urn>", translation.sign, name="sign"),
    path("queue/<path:urn>", translation.wait, name="wait"),
    path("search", search.search, name="search"),
    path("sources", sources.sources, name="sources"),
    path("static/<path:name>", assets.asset, name="asset"),
]

handler400 = refused.bad_request
handler404 = refused.not_found
handler500 = refused.broken
