"""Moodle XML of Moodle's own kinds: choices, numbers, and cloze questions where there are several parts.

Formats: docs.moodle.org/en/Moodle_XML_format and docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Final

from quizgen.render.lms.asking import pieces, solution
from quizgen.render.lms.choices import Choice, Option
from quizgen.render.lms.export import Made, in_words
from quizgen.render.lms.foreseen import Export
from quizgen.render.lms.markup import TEX, Files, Markup
from quizgen.render.lms.moodle_parts import FILES, category, files, quiz, texts
from quizgen.render.lms.numbers import amount, bound
from quizgen.render.lms.plainly import NOT_ASKED, Item, Plain, items_of
from quizgen.render.lms.points import Entry
from quizgen.render.lms.xml import Element, element


def moodle(export: Export) -> Made:
    """A file for Moodle's question bank, its questions in a category of their own which says what was left out."""
    items, left_out = items_of(export)
    head = category(export.title, in_words(left_out))
    asked = len({item.number for item in items})
    return Made(quiz(head, *map(_question, items)), asked, left_out)


def _question(item: Item) -> Element:
    match item.asked:
        case (Choice() as choice,):
            return _multichoice(item, choice)
        case ((Entry() as entry,),):
            return _numerical(item, entry)
        case _:
            return _cloze(item)


def _head(item: Item, kind: str, shown: str, pictures: Files) -> Element:
    """What every question begins with."""
    made = element("question", element("name", element("text", item.title)), type=kind)
    for tag, html in ("questiontext", shown), ("generalfeedback", solution(item.variant, TEX, FILES, pictures)):
        text = texts(tag, html)
        text.extend(files(pictures, html))
        made.append(text)
    for tag, said in ("penalty", "0.1000000"), ("hidden", "0"), ("idnumber", f"quizgen-{item.name}"):
        made.append(element(tag, said))
    return made


def _multichoice(item: Item, choice: Choice) -> Element:
    pictures: Files = {}
    made = _head(item, "multichoice", "".join(pieces(item.variant, TEX, FILES, pictures)), pictures)
    markup = Markup(TEX, FILES, pictures)
    settings = {
        "defaultgrade": amount(item.variant.marks), "single": "false" if choice.several else "true",
        "shuffleanswers": "false" if item.parts[0].choices else "true", "answernumbering": _numbering(item),
    }  # fmt: skip
    made.extend(element(tag, text) for tag, text in settings.items())
    for option, share in zip(choice.options, shares(choice), strict=True):
        answer = texts("answer", markup.prose(option.words))
        answer.set("fraction", _percent(share))
        answer.append(texts("feedback", markup.prose(option.feedback)))
        made.append(answer)
    return made


def _numbering(item: Item) -> str:
    """An author's choices are A, B, ... in their order, as the solution calls them; pictures have their letters."""
    own = item.parts[0].choices
    return "ABCD" if own and all(choice.words for choice in own) else "none"


def shares(choice: Choice) -> tuple[Fraction, ...]:
    """What each option adds, of 1: of several right ones a part each; a wrong one takes away what it would gain."""
    right = sum(option.right for option in choice.options)
    wrong = len(choice.options) - right
    loss = Fraction(-1, wrong) if choice.several and wrong else Fraction(0)
    return tuple(Fraction(1, right) if option.right else loss for option in choice.options)


def _percent(share: Fraction) -> str:
    """As Moodle writes its grades: 33.33333."""
    return f"{float(100 * share):.5f}".rstrip("0").rstrip(".")


def _numerical(item: Item, entry: Entry) -> Element:
    pictures: Files = {}
    first, *others = pieces(item.variant, TEX, FILES, pictures, prompted=item.chosen)
    asked = f"<p>{Markup(TEX, FILES, pictures).prose(entry.prompt)}:</p>"
    made = _head(item, "numerical", "".join([first, asked, *others]), pictures)
    made.append(element("defaultgrade", amount(item.variant.marks)))
    answer = texts("answer", "")
    answer[0].text = bound(entry.middle)
    answer.set("format", "moodle_auto_format")
    answer.set("fraction", "100")
    answer.append(element("tolerance", bound((entry.high - entry.low) / 2)))
    answer.append(texts("feedback", "Right."))
    made.append(answer)
    return made


def _cloze(item: Item) -> Element:
    """All parts in one text; weights are whole numbers, in the proportion of the parts' marks."""
    pictures: Files = {}
    markup = Markup(TEX, FILES, pictures)
    first, *others = pieces(item.variant, TEX, FILES, pictures, prompted=item.chosen)
    scale = lcm(*(part.marks.denominator for part in item.parts))
    fields = (
        _field(plain, round(part.marks * scale), markup) for part, plain in zip(item.parts, item.asked, strict=True)
    )
    shown = "\n".join([first, *(field + after for field, after in zip(fields, others, strict=True))])
    return _head(item, "cloze", shown, pictures)


def _field(plain: Plain | None, weight: int, markup: Markup) -> str:
    match plain:
        case None:
            return f"<p>{NOT_ASKED}</p>"
        case Choice(options, several):
            sort = "MULTIRESPONSE_S" if several else "MULTICHOICE_VS"
            listed = "~".join(_option(one, share, markup) for one, share in zip(options, shares(plain), strict=True))
            return f"<p>{{{weight}:{sort}:{listed}}}</p>"
        case entries:
            return "".join(
                f"<p>{markup.prose(one.prompt)}: {{{weight}:NUMERICAL:={bound(one.middle)}:"
                f"{bound((one.high - one.low) / 2)}#Right.}}</p>"
                for one in entries
            )


def _option(option: Option, share: Fraction, markup: Markup) -> str:
    told = f"#{escaped(markup.prose(option.feedback))}" if option.feedback else ""
    return f"%{_percent(share)}%{escaped(markup.prose(option.words))}{told}"


SPECIAL: Final = "}#~"


def escaped(html: str) -> str:
    r"""Text inside of a cloze field, where } # and ~ mean something: \} is a bracket, also behind one of TeX's \."""
    return "".join(f"\\{character}" if character in SPECIAL else character for character in html)
