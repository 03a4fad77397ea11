from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .conftest import HOSTILE, PLAIN
from .test_serve import served

CHROMIUM = Path("/usr/bin/chromium")
ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium: apt-get install chromium"),
]


def test_a_morning_at_the_desk_by_keyboard(folder: Path) -> None:
    from playwright.sync_api import expect, sync_playwright

    said: list[str] = []
    asked: list[str] = []
    with served(folder) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGS))
        page = browser.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))

        page.goto(url)
        page.keyboard.press("?")
        expect(page.locator("#keys")).to_be_visible()
        page.keyboard.press("Escape")
        for key in "jjjk":
            page.keyboard.press(key)
        page.keyboard.press("j")
        expect(page.locator("[data-row][aria-current]")).to_contain_text("plain")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/findings/{PLAIN.id}*")

        page.keyboard.press("m")
        expect(page.locator("#reason")).to_be_focused()
        page.keyboard.type("عيد ولادة، أعلن عنه مسبقا")
        page.locator("#by").fill("Ada")
        page.keyboard.press("Enter")
        page.wait_for_url("**#judgements")
        expect(page.locator("#judgements")).to_contain_text("miss")
        expect(page.locator("#judgements")).to_contain_text("عيد ولادة")

        page.locator(".line a").first.click()
        page.wait_for_url("**/posts/telegram:alpha/1")
        expect(page.locator(".original .text")).to_have_attribute("lang", "ar")
        assert page.locator(".original .text").evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert page.evaluate("document.fonts.check('16px \"Desk Naskh\"', 'كتائب')")

        page.keyboard.press("/")
        page.keyboard.type("استهدفت")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=*")
        expect(page.locator("mark.m-found").first).to_have_text("استهدفت")
        page.keyboard.press("j")

        page.goto(f"{url}?level=high")
        page.keyboard.press("j")
        page.keyboard.press("w")
        page.wait_for_url(f"**/findings/{HOSTILE.id}?*verdict=watch*")
        expect(page.locator("input[value=watch]")).to_be_checked()
        for width in (1280, 420):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") == width
        browser.close()
    assert said == []
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(url).netloc}
