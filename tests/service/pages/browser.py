"""A real Chromium, driven by chromedriver; tests that need one are skipped where it is not installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from base64 import b64decode
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

import pytest

T = TypeVar("T")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
AXE = Path(os.environ.get("AXE", "node_modules/axe-core/axe.min.js"))

needs_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed")
needs_axe = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not installed: npm install axe-core, AXE=path/to/axe.min.js"
)


class Browser:
    """One window. `errors` are what the page's scripts and its policy complained of.

    `arguments` are Chromium's own, `preferences` those of its profile.
    """

    def __init__(self, *arguments: str, preferences: Mapping[str, object] | None = None) -> None:
        webdriver = pytest.importorskip("selenium.webdriver", reason="pip install selenium")
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for one in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--lang=en-GB",
            *arguments,
        ):
            options.add_argument(one)
        options.add_experimental_option("prefs", dict(preferences or {}))
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver: Any = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
        self.look()

    def look(self, *, width: int = 1000, height: int = 900, scheme: Literal["light", "dark"] = "light") -> None:
        """As on a screen of this size, in this colour scheme."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        wanted = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in wanted.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def connection(self, *, offline: bool) -> None:
        """Cut the network, or mend it."""
        self.driver.execute_cdp_cmd("Network.enable", {})
        limits = {"offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", limits)

    def open(self, url: str) -> None:
        """A page, from nothing: what stands behind a # is read once."""
        self.driver.get("about:blank")
        self.driver.get(url)
        self.wait(lambda: not self.all("#opening"))

    def reload(self) -> None:
        self.driver.refresh()
        self.wait(lambda: not self.all("#opening"))

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements("css selector", selector))

    def one(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    @property
    def wide(self) -> int:
        """How wide the page is: as the window, where it need not be pushed sideways. (Phones make the window wider.)"""
        return int(self.run("return Math.max(window.innerWidth, document.documentElement.scrollWidth)"))

    def text(self, selector: str) -> str:
        """What is to be read there; "" where nothing is."""
        return str(self.run("return document.querySelector(arguments[0])?.innerText ?? ''", selector))

    @property
    def heard(self) -> str:
        """What a screen reader was told last without a change of focus."""
        return str(self.run("return document.getElementById('live').textContent"))

    def type(self, selector: str, text: str) -> None:
        """In place of what stands there."""
        field = self.one(selector)
        field.clear()
        field.send_keys(text)

    def click(self, selector: str) -> None:
        element = self.one(selector)
        self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
        element.click()

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def wait(self, until: Callable[[], T], seconds: float = 15) -> T:
        """What it gives as soon as that is something."""
        selenium = pytest.importorskip("selenium.common.exceptions")
        end = time.monotonic() + seconds
        while True:
            with contextlib.suppress(selenium.WebDriverException):  # what was looked for has just been replaced
                if found := until():
                    return found
            assert time.monotonic() < end, f"waited in vain; the page says: {self.text('body')}"
            time.sleep(0.05)

    def waited_for(self, selector: str, words: str) -> str:
        """The text there, once it has these words in it."""
        self.wait(lambda: words in self.text(selector))
        return self.text(selector)

    def violations(self) -> list[str]:
        """What axe-core objects to."""
        self.run(AXE.read_text(encoding="utf-8"))
        found = self.driver.execute_async_script("axe.run().then(arguments[0])")
        return [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]

    @property
    def errors(self) -> list[str]:
        """Complaints since the last call; a request that was refused or cut off is none."""
        said = [str(entry["message"]) for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        return [one for one in said if "Failed to load resource" not in one]

    def picture(self, path: Path) -> None:
        """All of the page, also what is below the window."""
        high = self.run("return document.documentElement.scrollHeight")
        wide = self.run("return window.innerWidth")
        clip = {"x": 0, "y": 0, "width": wide, "height": high, "scale": 1}
        shot = self.driver.execute_cdp_cmd(
            "Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip, "format": "png"}
        )
        path.write_bytes(b64decode(shot["data"]))

    def close(self) -> None:
        self.driver.quit()
