"""A reader of STACK questions for tests, sharing no code with the writer: what STACK does with a question, in small.

It sets stack_seed, runs the question variables in Maxima, puts an answer in and walks the response tree with answer
tests of its own, written after STACK's documentation of them. Where STACK is strict it is too: the members of sets have
to look alike, the numerical tests want numbers, and a field sends back what is of another shape than its key.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.maxima import evaluated

TESTS = r"""
zero(d) := block([e: ratsimp(radcan(d))],
    if e = 0 then true
    elseif ratsimp(trigexpand(e)) = 0 then true
    elseif ratsimp(radcan(exponentialize(e))) = 0 then true
    else is(ratsimp(radcan(rootscontract(e))) = 0))$
same(a, b) := block([],
    if matrixp(a) or matrixp(b) then
        (if matrixp(a) and matrixp(b) and length(a) = length(b) and length(a[1]) = length(b[1])
         then every(same, flatten(args(a)), flatten(args(b))) else false)
    elseif setp(a) or setp(b) then
        (if setp(a) and setp(b) then is(map(trigreduce, a) = map(trigreduce, b)) else false)
    elseif listp(a) or listp(b) then
        (if listp(a) and listp(b) and length(a) = length(b) then every(same, a, b) else false)
    elseif equation(a) or equation(b) then
        (if equation(a) and equation(b) then proportional(lhs(a) - rhs(a), lhs(b) - rhs(b)) else false)
    else zero(a - b))$
equation(e) := not atom(e) and is(op(e) = "=")$
proportional(p, q) := block([r], if zero(p) or zero(q) then zero(p) and zero(q)
    else (r: radcan(ratsimp(p/q)), is(listofvars(r) = [])))$
ATAlgEquiv(a, b, opt) := same(a, b)$
ATNumAbsolute(a, b, opt) := numberp(float(a)) and is(abs(float(a - b)) <= float(opt))$
ATNumRelative(a, b, opt) := numberp(float(a)) and is(abs(float(a - b)) <= float(opt*abs(b)))$
shape(e) := if matrixp(e) then [matrix, length(e), length(e[1])] elseif listp(e) then [list] elseif setp(e) then [set]
    elseif equation(e) then [equation] else []$
taken(field, a, key) := if field = numerical then numberp(float(a))
    elseif member(field, [algebraic, matrix]) then is(shape(a) = shape(key)) else true$
"""


@dataclass(frozen=True)
class Branch:
    test: str
    response: str
    key: str
    option: str
    mode: str
    score: float
    goes_to: int
    note: str
    missed_to: int


@dataclass(frozen=True)
class Question:
    """One imported question: everything that STACK needs to mark it."""

    name: str
    text: str
    variables: str
    inputs: dict[str, tuple[str, str]]
    trees: dict[str, tuple[Branch, ...]]
    seeds: tuple[int, ...]
    tests: tuple[tuple[dict[str, str], dict[str, tuple[float, str]]], ...]


def read(data: bytes) -> list[Question]:
    root = ElementTree.fromstring(data)
    assert root.tag == "quiz"
    return [_question(one) for one in root if one.get("type") == "stack"]


def _said(node: ElementTree.Element, path: str) -> str:
    found = node.find(path)
    assert found is not None, f"{node.tag} has no {path}"
    return found.text or ""


def _question(node: ElementTree.Element) -> Question:
    inputs = {_said(one, "name"): (_said(one, "type"), _said(one, "tans")) for one in node.findall("input")}
    trees = {_said(one, "name"): tuple(map(_branch, one.findall("node"))) for one in node.findall("prt")}
    text = _said(node, "questiontext/text")
    for name in inputs:
        assert text.count(f"[[input:{name}]]") == text.count(f"[[validation:{name}]]") == 1
    shown = text + _said(node, "specificfeedback/text")
    assert all(shown.count(f"[[feedback:{name}]]") == 1 for name in trees)
    return Question(
        _said(node, "name/text"), text, _said(node, "questionvariables/text"), inputs, trees,
        tuple(int(seed.text or "") for seed in node.findall("deployedseed")), tuple(_tests(node)),
    )  # fmt: skip


def _branch(node: ElementTree.Element) -> Branch:
    return Branch(
        _said(node, "answertest"), _said(node, "sans"), _said(node, "tans"), _said(node, "testoptions") or "0",
        _said(node, "truescoremode"), float(_said(node, "truescore")), int(_said(node, "truenextnode")),
        _said(node, "trueanswernote"), int(_said(node, "falsenextnode")),
    )  # fmt: skip


def _tests(node: ElementTree.Element) -> Iterator[tuple[dict[str, str], dict[str, tuple[float, str]]]]:
    for one in node.findall("qtest"):
        given = {_said(each, "name"): _said(each, "value") for each in one.findall("testinput")}
        expected = {
            _said(each, "name"): (float(_said(each, "expectedscore")), _said(each, "expectedanswernote"))
            for each in one.findall("expected")
        }
        yield given, expected


def outcomes(
    question: Question, answers: list[dict[str, str]], seed: int, folder: Path
) -> list[dict[str, tuple[float, str]]]:
    """For each set of answers, what every tree gives: the score and the note of the last hit."""
    names = [(tree, i) for tree, branches in question.trees.items() for i in range(len(branches))]
    asked: list[str] = []
    for given in answers:
        put = ",".join(f"{name}:{text}" for name, text in given.items())
        fields = [question.inputs[name] for name in given]
        asked += (f"taken({sort},{text},{key})" for (sort, key), text in zip(fields, given.values(), strict=True))
        for tree, i in names:
            branch = question.trees[tree][i]
            asked.append(f"block([{put}],AT{branch.test}({branch.response},{branch.key},{branch.option}))")
    before = f"{TESTS}\nstack_seed:{seed}$\n" + question.variables.replace(";", "$")
    hits = iter(one == "true" for one in evaluated(asked, folder, before=before))
    tables = []
    for given in answers:
        sent_back = [name for name in given if not next(hits)]
        assert not sent_back, f"{question.name} takes no such answer: {given}"
        tables.append({name: next(hits) for name in names})
    return [{tree: _walked(tree, question.trees[tree], hit) for tree in question.trees} for hit in tables]


def _walked(tree: str, branches: tuple[Branch, ...], hit: dict[tuple[str, int], bool]) -> tuple[float, str]:
    """From the first node on, until there is no next."""
    at, score, note, seen = 0, 0.0, "", set()
    while at != -1:
        assert at not in seen, "the tree goes round in a circle"
        seen.add(at)
        branch = branches[at]
        if hit[tree, at]:
            score, note = (branch.score if branch.mode == "=" else score + branch.score), branch.note
        at = branch.goes_to if hit[tree, at] else branch.missed_to
    return score, note
