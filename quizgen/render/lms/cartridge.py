"""A Common Cartridge 1.3 of LTI links, one for each question: quizgen itself asks and marks behind every one.

Format: 1EdTech Common Cartridge Profile 1.3 (2013), section 4.7, and its schemas of links, imslticc_v1p3.
"""

from __future__ import annotations

from typing import Final

from quizgen.render.lms.archive import archive, identifier
from quizgen.render.lms.export import LeftOut, Made, in_words
from quizgen.render.lms.foreseen import Export, Posed
from quizgen.render.lms.xml import Element, element, with_attributes, written

_CC: Final = "http://www.imsglobal.org/xsd"
PACKAGING: Final = f"{_CC}/imsccv1p3/imscp_v1p1"
METADATA: Final = "http://ltsc.ieee.org/xsd/imsccv1p3/LOM/manifest"
LINKS: Final = {
    "xmlns": f"{_CC}/imslticc_v1p3", "xmlns:blti": f"{_CC}/imsbasiclti_v1p0",
    "xmlns:lticm": f"{_CC}/imslticm_v1p0", "xmlns:lticp": f"{_CC}/imslticp_v1p0",
}  # fmt: skip
ASKED: Final = "quizgen_questions"
"""The custom parameter in which quizgen's LTI finds what a link asks, as in a plan."""
LEFT_OUT: Final = (
    LeftOut("all links", "who may use the tool", "the platform's administrator registers quizgen once, by LTI 1.3"),
    LeftOut("all links", "columns for marks", "quizgen makes one when the first student opens the link"),
)


def cartridge(export: Export) -> Made:
    """The cartridge; a link names its template, and quizgen draws each student's variant when it is opened."""
    links = {identifier("link", export.name, str(n), q.template): q for n, q in enumerate(export.questions, 1)}
    files = {"imsmanifest.xml": _manifest(export, links)}
    files |= {f"{name}.xml": _link(question, export.launch) for name, question in links.items()}
    return Made(archive(files), len(links), LEFT_OUT)


def _link(question: Posed, launch: str) -> bytes:
    address = "secure_launch_url" if launch.startswith("https:") else "launch_url"
    asked = f"{question.template}: {question.variants[0].marks} marks"
    custom = with_attributes(element("lticm:property", asked), {"name": ASKED})
    root = element(
        "cartridge_basiclti_link",
        element("blti:title", question.title),
        element("blti:description", f"quizgen {question.template}"),
        element("blti:custom", custom),
        element(f"blti:{address}", launch),
        element("blti:vendor", element("lticp:code", "quizgen"), element("lticp:name", "quizgen")),
    )
    return written(with_attributes(root, LINKS))


def _manifest(export: Export, links: dict[str, Posed]) -> bytes:
    items = (
        element("item", element("title", question.title), identifier=f"item-{name}", identifierref=name)
        for name, question in links.items()
    )
    module = element("item", element("title", export.title), *items, identifier="module")
    order = element("organization", element("item", module, identifier="root"), identifier="course")
    order.set("structure", "rooted-hierarchy")
    resources = (
        element("resource", element("file", href=f"{name}.xml"), identifier=name, type="imsbasiclti_xmlv1p3")
        for name in links
    )
    root = element(
        "manifest", _metadata(export.title, in_words(LEFT_OUT)), element("organizations", order),
        element("resources", *resources), identifier=identifier("cartridge", export.name, export.title),
    )  # fmt: skip
    return written(with_attributes(root, {"xmlns": PACKAGING, "xmlns:lomimscc": METADATA}))


def _metadata(title: str, about: str) -> Element:
    def text(tag: str, said: str) -> Element:
        return element(f"lomimscc:{tag}", element("lomimscc:string", said, language="en"))

    general = element("lomimscc:general", text("title", title), text("description", about))
    return element(
        "metadata", element("schema", "IMS Common Cartridge"), element("schemaversion", "1.3.0"),
        element("lomimscc:lom", general),
    )  # fmt: skip
