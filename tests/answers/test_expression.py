"""A formula as an answer: the response is held to the key, not the key to the response."""

from __future__ import annotations

from quizgen.answers.compare import equal


def test_a_response_may_have_the_smaller_domain() -> None:
    """A right answer that is written with roots of its own is right, and is told where it has no value."""
    outcome = equal("x/(sqrt(x-1)sqrt(x+1))", "x/sqrt(x^2-1)")
    assert outcome.verdict == "equal"
    assert outcome.judgement is not None
    assert [finding.code for finding in outcome.judgement.findings] == ["domain.narrower"]


def test_a_response_may_not_contradict_the_key_beyond_the_reals() -> None:
    """Real where the key is not, and another number than the key's principal value: STACK's AlgEquiv-78."""
    outcome = equal("sqrt((x-3)(x-5))", "sqrt(x-3)sqrt(x-5)")
    assert outcome.verdict == "different"
    assert "principal value" in outcome.note
