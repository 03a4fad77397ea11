"""Two sources found to be one: a dated record, and nothing rewritten."""

from __future__ import annotations

from tests.conftest import SAMPLE

from .conftest import Run


def test_a_link_is_kept_with_its_reason_and_verifies(run: Run):
    run("import", SAMPLE / "both" / "json", "--source", "sakhr")
    run("import", SAMPLE / "both" / "html")
    urns = [row["urn"] for row in run("sources", "--json").json]
    [provisional] = [urn for urn in urns if urn.startswith("telegram:x-")]
    done = run("link", provisional, "sakhr", "--reason", "the channel says so in its first post")
    assert done.code == 0
    rows = run("sources", "--json").json
    assert [row["urn"] for row in rows] == urns
    assert all(row["links"][0]["why"].startswith("the channel says so") for row in rows)
    assert "recorded as one source" in run("sources").out
    assert run("verify").code == 0


def test_what_cannot_be_linked_says_why(run: Run):
    run("import", SAMPLE / "both" / "json", "--source", "sakhr")
    for other, says in (("nobody", "no such source"), ("sakhr", "one source already")):
        result = run("link", "sakhr", other, "--reason", "x")
        assert result.code == 2
        assert says in result.err
