"""The letters of formulas: Greek by name, and what is above and below the line in a variable's name."""

from __future__ import annotations

GREEK: dict[str, str] = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ",
    "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "nabla": "∇",
}  # fmt: skip

SUPERSCRIPTS = str.maketrans("0123456789-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ")
SUBSCRIPTS = str.maketrans("0123456789aeijknmpx", "₀₁₂₃₄₅₆₇₈₉ₐₑᵢⱼₖₙₘₚₓ")


def split_name(name: str) -> tuple[str, str]:
    """The letter and its subscript: "w_11" -> ("w", "11"), "x" -> ("x", "")."""
    letter, _, below = name.partition("_")
    return letter, below.replace("_", ",")


def is_word(name: str) -> bool:
    """Whether the variable is a word such as "net", which must not run into its neighbours."""
    letter, _ = split_name(name)
    return len(letter) > 1 and letter not in GREEK
