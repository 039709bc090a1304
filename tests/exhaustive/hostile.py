"""Texts that try to hold the process or to fill its memory: (name, response, key)."""

from __future__ import annotations

from collections.abc import Iterator


def _letters(count: int) -> list[str]:
    return [f"x_{i}" for i in range(count)]


def _surds(count: int) -> str:
    primes = [n for n in range(2, 400) if all(n % d for d in range(2, n))]
    return "+".join(f"sqrt({p})" for p in primes[:count])


def _pairs() -> Iterator[tuple[str, str, str]]:
    yield "tower of nines", "9^9^9^9", "x"
    yield "tower of nines against itself", "9^9^9^9", "9^(9^(9^9))"
    yield "difference of towers", "9^9^9^9-9^9^9^9+x", "x"
    yield "huge power", "x^(10^8)", "x^100000000"
    yield "huge power and a change", "x^(10^8)", "x^(10^8)+1"
    yield "huge power of a sum", "(x+1)^(10^6)", "(1+x)^(10^6)"
    yield "huge power of a sum, split", "(x+1)^(10^6)", "(x+1)^(10^6-1)(x+1)"
    yield "huge power of a sum, near", "(x+1)^(10^6)", "(x+1)^(10^6)+x"
    yield "moderate power of a sum", "(x+y+z+1)^60", "((x+y+z+1)^2)^30"
    yield "moderate power, near", "(x+y+z+1)^60", "((x+y+z+1)^2)^30+10^-30"
    yield "dense expansion", "(1+x)^300(1+y)^300(1+z)^300", "((1+x)(1+y)(1+z))^300+1/10^99"
    for function in ("tan(", "coth(", "tanh(cot("):
        yield f"{function} in itself", function * 30 + "x" + ")" * (30 * function.count("(")), "x"
    yield "many powers side by side", "x^2" * 3000, "x"
    yield "many brackets", "(" * 100_000, "x"
    yield "closed brackets", "(" * 4_900 + "x" + ")" * 4_900, "x"
    yield "square brackets", "[" * 9_999, "x"
    yield "bars", "|" * 9_999, "x"
    yield "ninety bars", "|" * 90 + "x" + "|" * 90, "x"
    yield "minus signs", "-" * 9_000 + "x", "x"
    yield "double minus signs", "-(" * 90 + "x" + ")" * 90, "x"
    yield "powers of powers", "x" + "^x" * 4_000, "x"
    yield "powers of two", "2" + "^2" * 4_000, "x"
    yield "divisions", "x" + "/2" * 4_900, "x"
    yield "divisions by x", "1" + "/x" * 4_900, "x"
    yield "huge factorial", "factorial(10^7)", "x"
    yield "factorial signs", "9!!!!!!!!!!", "x"
    yield "factorials", "(10^6)!/(10^6-1)!", "10^6"
    yield "factorial of a tower", "(9^9^9)!", "x"
    yield "huge exponent in a number", "1e999999999", "x"
    yield "large decimal", "1e9999*x", "10^9999*x"
    yield "tiny decimal", "1e-9999*x", "x"
    yield "thousand digits", "9" * 1_000 + "*x", "x"
    yield "five thousand digits", "9" * 5_000, "x"
    yield "nested sines", "sin(" * 90 + "x" + ")" * 90, "x"
    yield "nested sines, equal", "sin(" * 90 + "x+x" + ")" * 90, "sin(" * 90 + "2x" + ")" * 90
    yield "nested sines of nothing", "sin " * 2_000 + "x", "x"
    yield "nested logarithms", "ln(" * 60 + "x" + ")" * 60, "x"
    yield "nested exponentials", "exp(" * 60 + "x" + ")" * 60, "x"
    yield "long polynomial", "+".join(f"{k}x^{k}" for k in range(1, 1_200))[:9_990], "x"
    yield (
        "long polynomial, reversed",
        "+".join(f"{k}x^{k}" for k in range(1, 1_000)),
        "+".join(f"{k}x^{k}" for k in range(999, 0, -1)),
    )
    yield "product of sums", "".join(f"(x+{k})" for k in range(200)), "".join(f"({k}+x)" for k in range(199, -1, -1))
    yield (
        "product of sums, near",
        "".join(f"(x+{k})" for k in range(200)),
        "".join(f"(x+{k})" for k in range(199)) + "(x+200)",
    )
    yield (
        "product of sums, split",
        "".join(f"(x+{k})" for k in range(200)),
        "".join(f"(x+{k})" for k in range(199)) + "x+199" + ("".join(f"(x+{k})" for k in range(199))),
    )
    yield "product of sums in many letters", "".join(f"({a}+{k})" for k in range(60) for a in "xyz"), "x y z"
    yield (
        "sum of fractions",
        "+".join(f"1/(x+{k})" for k in range(150)),
        "+".join(f"1/({k}+x)" for k in range(149, -1, -1)),
    )
    yield (
        "sum of fractions, near",
        "+".join(f"1/(x+{k})" for k in range(150)),
        "+".join(f"1/(x+{k})" for k in range(149)),
    )
    yield "sum of fractions in many letters", "+".join(f"1/(x^{k}+y+z)" for k in range(1, 60)), "x"
    yield "continued fraction", "1/(x+" * 90 + "1" + ")" * 90, "1/(1+x)"
    yield "tower of exponentials", "e^e^e^e^e^x", "x"
    yield "tower of exponentials, equal", "e^e^e^e^e^x", "exp(exp(exp(exp(exp(x)))))"
    yield "tower of x", "x^x^x^x^x", "x"
    yield "tower of x, equal", "x^x^x^x^x", "x^(x^(x^(x^x)))+0"
    yield "nested roots", "sqrt(" * 50 + "x" + ")" * 50, "x^(1/2^50)"
    yield "nested roots, near", "sqrt(x+" * 50 + "1" + ")" * 50, "x"
    yield "nested roots of numbers", "sqrt(2+" * 50 + "1" + ")" * 50, "2"
    yield "huge rational exponent", "x^(123456789/987654321)", "x^(13717421/109739369)"
    yield "huge rational exponents", "x^(1/999983)*x^(1/999979)", "x^(1999962/(999983*999979))"
    yield "huge root", "2^(1/10^9)", "1"
    yield "huge root of a power", "(x^(10^9))^(1/10^9)", "|x|"
    yield "thousand variables", "+".join(_letters(1_200)), "+".join(reversed(_letters(1_200)))
    yield "thousand variables, near", "+".join(_letters(1_200)), "+".join(_letters(1_199))
    yield "product of many variables", "*".join(_letters(300)), "*".join(reversed(_letters(300)))
    yield (
        "many variables, squared",
        "(" + "+".join(_letters(80)) + ")^2",
        "(" + "+".join(reversed(_letters(80))) + ")^2+1",
    )
    yield "many variables, tenth power", "(" + "+".join(_letters(40)) + ")^10", "1+(" + "+".join(_letters(40)) + ")^10"
    yield "surds", _surds(60), _surds(60) + "+10^-30"
    yield "surds, multiplied", f"({_surds(60)})^2", f"({_surds(59)}+sqrt(281))^2"
    yield "surds, inverted", f"1/({_surds(12)})", f"1/({_surds(12)}+10^-30)"
    yield "surds, high power", f"({_surds(8)})^40", "1"
    yield "cube roots", "+".join(f"cbrt({k})" for k in range(2, 60)), "x"
    yield "roots of variables", "(sqrt(x)+sqrt(y)+sqrt(z)+sqrt(x+y)+sqrt(y+z)+sqrt(x+z))^12", "x"
    yield "absolute values", "+".join(f"|x-{k}|" for k in range(40)), "x"
    yield (
        "absolute values, equal",
        "+".join(f"|x-{k}|" for k in range(40)),
        "+".join(f"|{k}-x|" for k in range(39, -1, -1)),
    )
    yield "absolute values in three letters", "*".join(f"|x-{k}y+z|" for k in range(25)), "x"
    yield "signs", "".join(f"sign(x^2-{k})" for k in range(1, 40)), "1"
    yield "maxima", "max(x," * 60 + "y" + ")" * 60, "max(x,y)"
    yield "sine of a huge number", "sin(10^30)", "0"
    yield "sine of an astronomical number", "sin(10^10^10)", "0"
    yield "sine of a tower", "sin(9^9^9^9)", "0"
    yield "multiple angle", "sin(10^6*x)", "2sin(5*10^5*x)cos(5*10^5*x)"
    yield "multiple angle, expanded", "cos(150x)", "2cos(75x)^2-1"
    yield "multiple angles", "+".join(f"sin({k}x)" for k in range(1, 80)), "x"
    yield "product of angles", "".join(f"sin({k}x)" for k in range(1, 40)), "x"
    yield (
        "angles in many letters",
        "sin(" + "+".join(_letters(14)) + ")",
        "sin(" + "+".join(reversed(_letters(14))) + ")+10^-40",
    )
    yield "fractions of pi", "cos(pi/9973)", "cos(2pi/9973)"
    yield "fractions of pi, power", "(cos(pi/101)+sin(pi/103))^20", "1"
    yield "tangent near its pole", "tan(1.570796326794896619231321691639751442098)", "10^39"
    yield "almost e", "(1+10^-40)^(10^40)", "e"
    yield "exponential power", "(1+e^x)^(10^5)", "(e^x+1)^(10^5)"
    yield "exponentials of many", "e^(" + "+".join(f"x/{k}" for k in range(1, 120)) + ")", "e^x"
    yield "logarithm of a huge product", "ln(" + "*".join(f"(x+{k})" for k in range(60)) + ")", "x"
    yield "logarithm of a huge number", f"ln({'9' * 900})", f"ln({'9' * 899}8)"
    yield "factoring", f"sqrt({'7' * 300})", "x"
    yield "factoring a hard number", f"sqrt({(10**60 + 7) * (10**61 + 9)})", f"sqrt({10**60 + 7})*sqrt({10**61 + 9})"
    yield "logarithm of a hard number", f"ln({(10**60 + 7) * (10**61 + 9)})", f"ln({10**60 + 7})+ln({10**61 + 9})"
    yield "inverse functions", "+".join(f"arctan(x/{k})" for k in range(1, 60)), "x"
    yield "inverse functions of sines", "arcsin(sin(" * 25 + "x" + "))" * 25, "x"
    yield "ambiguous everywhere", "1/2x+" * 1_600 + "1", "x"
    yield "ambiguous powers", "e^2x " * 1_000, "x"
    yield "ambiguous functions", "sin x^2 " * 1_000, "x"
    yield "plus-minus", "±x" * 1_000, "x"
    yield "zero powers", "0^0^0^0^0", "1"
    yield "division by what vanishes", "1/(sin(x)^2+cos(x)^2-1)", "1/(1-sin(x)^2-cos(x)^2)"
    yield "division by a hidden zero", "1/(sqrt(2)+sqrt(3)-sqrt(5+2sqrt(6)))", "1"
    yield "primes", "x" + "'" * 5_000, "x"
    yield "subscripts", "x_" * 3_000, "x"
    yield "fractions in LaTeX", r"\frac{" * 1_500, "x"
    yield "roots in LaTeX", r"\sqrt{" * 90 + "x" + "}" * 90, "x"
    yield "words", "sinsinsin" * 1_000, "x"
    yield "letters", "x" * 9_999, "x^9999"
    yield "letters, near", "x" * 9_999, "x^9998"
    yield from _long_proofs()
    yield "spaces", " " * 9_990 + "x", "x"


def _long_proofs() -> Iterator[tuple[str, str, str]]:
    """Pairs that agree everywhere, so that no witness ends the work early, and whose proof is long."""
    for letters, power in (("xyz", 40), ("abcdfghk", 10), ("abcdfghkmnpq", 6), ("x", 3_000), ("xy", 200)):
        base = f"({'+'.join(letters)}+1)"
        x = letters[0]
        yield (
            f"power {power} in {len(letters)} letters",
            f"{base}^{power}*({x}+1)",
            f"{x}*{base}^{power}+{base}^{power}",
        )
        yield f"power {power} of a root", f"sqrt({base}^2)^{power}*({x}+1)", f"{x}*|{base}|^{power}+|{base}|^{power}"
        yield (
            f"power {power}, one term off",
            f"{base}^{power}*({x}+1)",
            f"{x}*{base}^{power}+{base}^{power}+10^-400*sin(pi*{x})",
        )
    roots = "+".join(f"sqrt({a})" for a in "abcdfg")
    yield "roots of letters", f"({roots})^6*(a+1)", f"a*({roots})^6+({roots})^6"
    yield "roots of letters, inverted", f"1/({roots})", "1/(" + "+".join(f"{a}^(1/2)" for a in "gfdcba") + ")+0/a"
    yield (
        "nested roots of letters",
        "sqrt(a+sqrt(b+sqrt(c+sqrt(d))))^9*(a+1)",
        ("sqrt(a+sqrt(b+sqrt(c+sqrt(d))))^9*a+sqrt(a+sqrt(b+sqrt(c+sqrt(d))))^9"),
    )
    surds = _surds(24)
    yield "surds, distributed", f"({surds})(x+1)", f"({surds})*x+({surds})"
    yield "surds, squared and distributed", f"({surds})^2*(x+1)", f"({surds})^2*x+({surds})^2"
    yield "surds, inverted and distributed", f"(x+1)/({_surds(7)})", f"x/({_surds(7)})+1/({_surds(7)})"
    yield "surds, one digit off", f"({surds})(x+1)", f"({surds})*x+({surds})+10^-400"
    cubes = "+".join(f"cbrt({k})" for k in (2, 3, 5, 7, 11, 13))
    yield "cube roots, distributed", f"({cubes})^4*(x+1)", f"({cubes})^4*x+({cubes})^4"
    yield "roots of high degree", "2^(1/97)*3^(1/89)*(x+1)", "2^(1/97)*3^(1/89)*x+3^(1/89)*2^(1/97)"
    angle = "+".join("abcdfghkmnpq")
    yield "angle of a sum", f"sin({angle})", "sin(a+b)cos(c+d+f+g+h+k+m+n+p+q)+cos(a+b)sin(c+d+f+g+h+k+m+n+p+q)"
    yield (
        "angles and powers",
        "(sin(a+b+c)+cos(a-b-c))^8*(a+1)",
        "(sin(a+b+c)+cos(a-b-c))^8*a+(cos(a-b-c)+sin(a+b+c))^8",
    )
    yield "hundredfold angle", "sin(100x)*(x+1)", "x*2sin(50x)cos(50x)+2sin(50x)cos(50x)"
    yield (
        "many fractions of an angle",
        "+".join(f"sin(x/{k})" for k in range(1, 12)),
        ("+".join(f"2sin(x/{2 * k})cos(x/{2 * k})" for k in range(1, 12))),
    )
    yield "Chebyshev", "cos(60x)", "2cos(30x)^2-sin(x)^2-cos(x)^2"
    yield (
        "many exponentials",
        "e^(x/7+x/11+x/13+x/17)*(x+1)",
        "e^(x/7)e^(x/11)e^(x/13)e^(x/17)*x+e^(x/7+x/11+x/13+x/17)",
    )
    yield (
        "cells of many signs",
        "*".join(f"|x-{k}|" for k in range(24)),
        "|" + "*".join(f"(x-{k})" for k in range(24)) + "|",
    )
    yield (
        "cells in three letters",
        "*".join(f"|x-{k}y+z|" for k in range(12)),
        ("|" + "*".join(f"(x-{k}y+z)" for k in range(12)) + "|"),
    )
    yield (
        "sums of signs",
        "+".join(f"|x-{k}|" for k in range(16)) + "+x",
        "+".join(f"sqrt((x-{k})^2)" for k in range(16)) + "+x",
    )
    yield (
        "cells of hidden signs",
        "+".join(f"|x^3-{k}x+1|" for k in range(12)),
        ("+".join(f"sqrt((x^3-{k}x+1)^2)" for k in range(12))),
    )
    yield "division by a high power", "sin(2x^10000000/(1+x))", "2sin(x^10000000/(1+x))cos(x^10000000/(1+x))"
    hole = "tan(sin(sigmoid(abs(tan(x)^(-3/4))-{}))^(2/3))"
    yield "division by a fine exponential", hole.format("x"), hole.format("(1+1/10^9)x")
    yield "common factors of high powers", "(x^(10^9)-1)/(x^(5*10^8)-1)", "x^(5*10^8)+1"
    yield "common factors of fine powers", "(x-x^(1/10^6))/(1-x^(1/10^6))", "x/(1-x^(1/10^6))-x^(1/10^6)/(1-x^(1/10^6))"
    yield "fine angles", "cos(x)*tan(x/10^7)", "cos(x)*sin(x/10^7)/cos(x/10^7)"
    yield "fine and coarse angles", "sin(2x+x/10^5)", "sin(2x)cos(x/10^5)+cos(2x)sin(x/10^5)"
    yield "fine angles, doubled", "cos(x)*sin(x/10^6)", "2cos(x)*sin(x/(2*10^6))cos(x/(2*10^6))"
    yield "maxima of many", "max(a,max(b,max(c,max(d,f))))", "max(max(max(max(f,d),c),b),a)"
    yield "maxima of sums", "max(a,b)+max(c,d)+max(f,g)+max(h,k)", "-min(-a,-b)-min(-c,-d)-min(-f,-g)-min(-h,-k)"
    yield (
        "logarithms of products",
        "ln(" + "*".join(f"(x+{k})^2" for k in range(30)) + ")",
        ("+".join(f"2ln|x+{k}|" for k in range(30))),
    )
    yield (
        "logarithms of numbers",
        f"ln({'*'.join(str(k) for k in range(2, 120))})*x",
        ("+".join(f"x*ln({k})" for k in range(2, 120))),
    )
    yield (
        "fractions of many letters",
        "+".join(f"1/({a}+1)" for a in "abcdfghkmn"),
        ("+".join(f"(2{a}+1)/({a}+1)-2+2/({a}+1)" for a in "abcdfghkmn")),
    )
    yield (
        "fractions of many powers",
        "+".join(f"1/(x^{k}+y+1)" for k in range(1, 14)),
        ("+".join(f"(x^{k}+y+2)/(x^{k}+y+1)-1" for k in range(1, 14))),
    )
    yield "inverse functions of one another", "arctan(x)+arctan(1/x)+arcsin(x)+arccos(x)", "pi/2*sign(x)+pi/2"
    yield (
        "many inverse functions",
        "+".join(f"arctan({k}x)" for k in range(1, 12)),
        ("+".join(f"pi/2-arccot({k}x)" for k in range(1, 12))),
    )
    yield "Machin", "4arctan(1/5)-arctan(1/239)+x", "pi/4+x"
    yield "many arctangents", "+".join(f"arctan(1/{k * k + k + 1})" for k in range(1, 30)), "arctan(30)-pi/4"
    yield "a sum for the cosine of pi/17", "+".join(f"cos({2 * k}pi/17)" for k in range(1, 9)), "-1/2"
    yield "a sum for the cosine of pi/101", "+".join(f"cos({2 * k}pi/101)" for k in range(1, 51)), "-1/2"
    yield "a product of sines", "*".join(f"sin({k}pi/31)" for k in range(1, 16)), "sqrt(31)/2^15"


PAIRS = tuple(_pairs())
