// @ts-check
/** What the formula editor makes of typed names, and the keys of its keyboard on screen: nothing that we do not read. */

const LATEX = `sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan ln log lg exp max min`.split(" ");
const NAMES = `cosec asin acos atan acot asec acsc asinh acosh atanh arsinh arcosh artanh arcsinh arccosh arctanh arccot arcsec
 arccsc sech csch cosech sigmoid sign abs`.split(/\s+/);
const GREEK = `alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega
 Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega`.split(/\s+/);

/** @type {Record<string, string>} */
export const COMMANDS = {
  ...Object.fromEntries([...LATEX, ...GREEK].map((name) => [name, `\\${name}`])),
  ...Object.fromEntries(NAMES.map((name) => [name, `\\operatorname{${name}}`])),
  sqrt: "\\sqrt{#?}",
  cbrt: "\\sqrt[3]{#?}",
  "*": "\\cdot",
  "<=": "\\le",
  ">=": "\\ge",
  "!=": "\\ne",
  "+-": "\\pm",
};

/** @param {string} label @param {string} name */
const wide = (label, name) => ({ label, insert: `\\${name}`, class: "small" });

export const KEYBOARD = [
  {
    label: "123",
    tooltip: "Numbers and functions",
    rows: [
      ["x", "y", "t", "[7]", "[8]", "[9]", "[/]", "#@^{#?}", "#@^2", "\\sqrt{#0}"],
      ["n", "(", ")", "[4]", "[5]", "[6]", "[*]", "e", "\\pi", "\\ln"],
      [wide("sin", "sin"), wide("cos", "cos"), wide("tan", "tan"), "[1]", "[2]", "[3]", "[-]", wide("exp", "exp"), ",", "\\left|#0\\right|"],
      [wide("arcsin", "arcsin"), wide("arctan", "arctan"), "#@_{#?}", "[0]", "[.]", "[=]", "[+]", "[left]", "[right]", { label: "[backspace]", width: 1 }],
    ],
  },
  "alphabetic",
  "greek",
];
