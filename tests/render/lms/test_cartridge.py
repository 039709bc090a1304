"""A Common Cartridge of links, which quizgen's own LTI understands."""

from __future__ import annotations

from xml.etree import ElementTree

from quizgen.render.lms.cartridge import LINKS, PACKAGING, cartridge
from tests.render.lms.qti_reader import unpacked
from tests.render.lms.samples import export

NAMES = ("chain-rule/sine-of-a-power", "optimum/saddle")
LAUNCH = "https://quizgen.example.org/lti/launch"
MADE = cartridge(export(*NAMES, variants=1, launch=LAUNCH))


def test_every_question_has_its_link_in_its_place() -> None:
    """In the order of the plan, in one module."""
    files = unpacked(MADE.data)
    manifest = ElementTree.fromstring(files["imsmanifest.xml"])
    assert manifest.tag == f"{{{PACKAGING}}}manifest"
    order = [one.get("identifierref") for one in manifest.iter(f"{{{PACKAGING}}}item") if one.get("identifierref")]
    assert len(order) == MADE.questions == 2
    for name, template in zip(order, NAMES, strict=True):
        link = ElementTree.fromstring(files[f"{name}.xml"])
        assert link.tag == f"{{{LINKS['xmlns']}}}cartridge_basiclti_link"
        assert link.findtext(f"{{{LINKS['xmlns:blti']}}}secure_launch_url") == LAUNCH
        assert template in (link.findtext(f"{{{LINKS['xmlns:blti']}}}description") or "")


def test_quizgen_finds_in_a_launch_what_the_link_asks() -> None:
    """The custom parameters are those of its own deep links."""
    from quizgen.service.lti.chosen import chosen_in

    link = next(data for name, data in unpacked(MADE.data).items() if name.startswith("link"))
    custom = {
        one.get("name") or "": one.text or ""
        for one in ElementTree.fromstring(link).iter(f"{{{LINKS['xmlns:lticm']}}}property")
    }
    chosen = chosen_in(custom, "Week 4")
    assert chosen is not None
    assert chosen.questions == ("chain-rule/sine-of-a-power: 3 marks",)


def test_an_address_without_tls_is_called_what_it_is() -> None:
    """For trying on one's own machine."""
    made = cartridge(export(NAMES[0], variants=1, launch="http://127.0.0.1:8000/lti/launch"))
    link = next(data for name, data in unpacked(made.data).items() if name.startswith("link"))
    assert b"<blti:launch_url>http://127.0.0.1:8000/lti/launch</blti:launch_url>" in link


def test_the_manifest_says_what_was_left_out() -> None:
    text = unpacked(MADE.data)["imsmanifest.xml"].decode()
    assert all(one.why in text for one in MADE.left_out)
