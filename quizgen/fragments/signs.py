"""The commands of LaTeX that a fragment may use outside LaTeX: signs, names, spaces, accents, alphabets."""

from __future__ import annotations

from typing import Final

GREEK: Final = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

SIGNS: Final = {
    "partial": "∂", "nabla": "∇", "infty": "∞", "sum": "∑", "prod": "∏", "int": "∫", "iint": "∬", "oint": "∮",
    "dots": "…", "ldots": "…", "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "cdot": "⋅", "times": "×", "div": "÷",
    "pm": "±", "mp": "∓", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "approx": "≈",
    "sim": "∼", "equiv": "≡", "propto": "∝", "to": "→", "rightarrow": "→", "leftarrow": "←", "Rightarrow": "⇒",
    "Leftrightarrow": "⇔", "iff": "⇔", "implies": "⇒", "mapsto": "↦", "in": "∈", "notin": "∉", "subset": "⊂",
    "subseteq": "⊆", "cup": "∪", "cap": "∩", "emptyset": "∅", "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧",
    "lor": "∨", "mid": "|", "circ": "∘", "prime": "′", "ell": "ℓ", "hbar": "ℏ", "langle": "⟨", "rangle": "⟩",
    "lbrace": "{", "rbrace": "}", "{": "{", "}": "}", "%": "%", "$": "$", "&": "&", "#": "#", "_": "_", "|": "‖",
    "ast": "∗", "star": "⋆", "perp": "⊥", "parallel": "∥", "top": "⊤", "colon": ":", "odot": "⊙", "otimes": "⊗",
}  # fmt: skip

NAMES: Final = frozenset((
    "sin", "cos", "tan", "sec", "csc", "cot", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "exp",
    "ln", "log", "lim", "max", "min", "sup", "inf", "det", "dim", "ker", "deg", "gcd", "arg",
))  # fmt: skip

SPACES: Final = {
    ",": "thin", ":": "medium", ">": "medium", ";": "thick", " ": "thick", "quad": "quad", "qquad": "double", "!": "",
    "displaystyle": "", "textstyle": "", "limits": "", "nolimits": "", "left": "", "right": "", "big": "", "Big": "",
    "bigl": "", "bigr": "", "Bigl": "", "Bigr": "",
}  # fmt: skip
"""Spaces, and commands that only say how large something is: Typst and MathML see to that by themselves."""

ACCENTS: Final = {"vec": "→", "bar": "¯", "overline": "¯", "hat": "^", "tilde": "~", "dot": "˙", "ddot": "¨"}

UPRIGHT: Final = frozenset(("mathrm", "operatorname", "mathbf", "boldsymbol", "mathit"))
WORDS: Final = frozenset(("text", "textrm", "mbox", "textit", "textbf"))

DOUBLE_STRUCK: Final = {"R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "P": "ℙ"}
