"""The picture of the student's page in the README: python examples/make_page_picture.py

Needs Chromium and chromedriver. After a change of the bank it may ask something else: then SLIP and RIGHT do not fit.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from quizgen.sheets.course import KEY_TITLE

DOCS = Path(__file__).parent.parent / "docs"
PLAN = """title: The chain rule
questions: [chain-rule/sine-of-a-power, optimum/saddle, chain-rule/choose-the-derivative]
"""
KEY = bytes(range(32)).hex()
SLIP, RIGHT = "-sin(14x^4)", "-56x^3 sin(14x^4)"
WIDE, HIGH = 760, 690


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        process = serve(course(Path(place)))
        try:
            picture(link_in(process), DOCS / "page.png")
        finally:
            process.terminate()
            process.wait()


def course(folder: Path) -> Path:
    """A course of one plan, whose key everybody knows: the same variants whenever the picture is made."""
    (folder / "course.toml").write_text('name = "Formal Computational Skills"\n', encoding="utf-8")
    (folder / "week-04.yaml").write_text(PLAN, encoding="utf-8")
    (folder / "course.key").write_text(f"{KEY_TITLE}\n{KEY}\n", encoding="ascii")
    (folder / "course.key").chmod(0o600)
    return folder


def serve(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-u", "-m", "quizgen", "serve", "--course", str(folder), "--port", "8799"]
    return subprocess.Popen([*command, "--workers", "1"], stdout=subprocess.PIPE, text=True)


def link_in(process: subprocess.Popen[str]) -> str:
    """The student's link among what is printed."""
    assert process.stdout is not None
    return next(line.split()[-1] for line in process.stdout if line.startswith("Student"))


def picture(url: str, path: Path) -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for option in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--force-device-scale-factor=1.5"):
        options.add_argument(option)
    driver = webdriver.Chrome(options, webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                               {"width": WIDE, "height": HIGH, "deviceScaleFactor": 1.5, "mobile": False})  # fmt: skip
        driver.get(url)
        wait = WebDriverWait(driver, 20)
        field = wait.until(lambda found: found.find_element(By.ID, "q1"))
        field.send_keys(f"{SLIP}\n")
        wait.until(lambda found: "derivative of what is inside" in found.find_element(By.ID, "q1-said").text)
        driver.find_element(By.CSS_SELECTOR, "[data-do=hint]").click()
        wait.until(lambda found: found.find_element(By.CSS_SELECTOR, ".hints li"))
        field.clear()
        field.send_keys(RIGHT)
        time.sleep(1)
        driver.execute_script("document.activeElement.blur(); scrollTo(0, 0)")
        driver.save_screenshot(str(path))
    finally:
        driver.quit()
    sys.stdout.write(f"wrote {path}\n")


if __name__ == "__main__":
    main()
