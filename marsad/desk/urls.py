"""The site map."""

from __future__ import annotations

from django.urls import path

from marsad.desk.pages import (
    assets,
    finding,
    inbox,
    picture,
    post,
    refused,
    search,
    source,
    sources,
    translation,
)

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("findings/<str:id>", finding.finding, name="finding"),
    path("findings/<str:id>/judgements", finding.judge, name="judge"),
    path("pictures", picture.pictures, name="pictures"),
    path("pictures/<str:sha256>/<str:veil>", picture.thumbnail, name="thumbnail"),
    path("posts/<path:urn>", post.post, name="post"),
    path("translations/<path:urn>", translation.own, name="translate"),
    path("signatures/<int:number>/<path:urn>", translation.sign, name="sign"),
    path("queue/<path:urn>", translation.wait, name="wait"),
    path("search", search.search, name="search"),
    path("search/saved", search.keep, name="keep-search"),
    path("sources", sources.sources, name="sources"),
    path("sources/<path:urn>", source.source, name="source"),
    path("static/<path:name>", assets.asset, name="asset"),
]

handler400 = refused.bad_request
handler404 = refused.not_found
handler500 = refused.broken
