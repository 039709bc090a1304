"""Pairs of formulas with their verdicts, as people type them: `response | key`, or with what is assumed behind them."""

from __future__ import annotations

EQUAL = {
    "rational": """
        (x+1)^2 | x^2+2x+1
        (x-1)(x^2+x+1)(x^6+x^3+1) | x^9-1
        (a+b+c)^3-a^3-b^3-c^3 | 3(a+b)(b+c)(c+a)
        1/(1+1/(1+1/(1+1/x))) | (2x+1)/(3x+2)
        (x^3-y^3)/(x-y) | x^2+x y+y^2
        (x^2-1)/(x+1) | x-1
        2/(x+1/x) | 2x/(x^2+1)
        1/n-1/(n+1) | 1/(n(n+1))
        0.1+0.2 | 0.3
        1e-3x | x/1000
        0.333333333333x | 333333333333x/1000000000000
        x/x | 1
        x^0 | 1
        1.4142135623730950488^2 | 1.99999999999999999999522356663907438144
    """,
    "large powers, never expanded": """
        (x-a)^6000 | (a-x)^6000
        (3a-x)^600 | (x-3a)^600
        (x-a)^6001 | (x-a)(x-a)^6000
        (x+1)^1000 | (x+1)^999 x+(x+1)^999
        x^100(x+1)^100 | (x^2+x)^100
        (x^2-1)^50/(x-1)^50 | (x+1)^50
        (1+x+x^2)^500 | (1+x+x^2)^250(1+x+x^2)^250
        256*(3x+4)^6*(2x-1)^5*(66x+58) | (3x+4)^6(2x-1)^5(16896x+14848)
    """,
    "exponentials": """
        e^(x+1) | e e^x
        (e^x+e^-x)^2-(e^x-e^-x)^2 | 4
        e^(x^2)/e^((x-1)^2) | e^(2x-1)
        e^(1/x)e^(1/(x+1)) | e^((2x+1)/(x^2+x))
        2^x | e^(x ln 2)
        2^(x+1) | 2*2^x
        4^x | 2^(2x)
        6^x | 2^x 3^x
        (1/2)^x | 2^-x
        a^x ln a | ln(a) e^(x ln a)
        sqrt(e^(2x)) | e^x
        (e^x)^(1/3) | e^(x/3)
        1/(1+e^-x) | e^x/(1+e^x)
        e^(e^(x/2)) | e^(e^x/e^(x/2))
        e^(sin(x)^2)e^(cos(x)^2) | e
        e^(x/(x+1))e^(1/(x+1)) | e
        e^(x/sqrt(2)) | e^(sqrt(2)x/2)
        ln(e^(tanh(sinh(pi)))) | tanh((e^pi-e^-pi)/2)
    """,
    "sigmoid and hyperbolic": """
        sigmoid(x)(1-sigmoid(x)) | e^-x/(1+e^-x)^2
        sigmoid(-x) | 1-sigmoid(x)
        tanh(x) | 2sigmoid(2x)-1
        tanh(x) | (e^x-e^-x)/(e^x+e^-x)
        cosh(2x) | 2cosh^2 x-1
        sech(x)^2 | 1-tanh(x)^2
        coth(x)^2-1 | csch(x)^2
        sinh(x+y) | sinh x cosh y+cosh x sinh y
        tanh(x/2) | (e^x-1)/(e^x+1)
        sqrt(cosh(x)^2-1) | |sinh x|
        sqrt((cosh x+1)/2) | cosh(x/2)
        tanh(ln x) | (x^2-1)/(x^2+1)
        cosh(ln(x+sqrt(x^2+1))) | sqrt(x^2+1)
    """,
    "logarithms": """
        ln(x^2) | 2ln|x|
        ln(x^2) | 2ln x
        ln(x^3) | 3ln x
        ln(sqrt x) | ln(x)/2
        ln(1/x) | -ln x
        ln(x y) | ln x+ln y | x>0, y>0
        ln(x^2-1) | ln(x-1)+ln(x+1) | x>1
        ln(e^x+1)-x | ln(1+e^-x)
        ln(12) | 2ln 2+ln 3
        e^(-ln(ln x)) | 1/ln x
        ln(sqrt(2)x+2) | ln(x+sqrt(2))+ln(2)/2 | x>0
        ln(8)/ln(2) | 3
        log(x,4) | log(x,2)/2
        log(a,b)log(b,a) | 1
        10^(log10 x) | x
        ln(1-cos(x)^2) | 2ln|sin x|
        ln|tan(x/2)| | -ln|csc x+cot x|
        ln(sec x+tan x) | -ln(sec x-tan x)
        ln(tan(x/2+pi/4)) | ln(sec x+tan x)
    """,
    "powers": """
        x^x+x^x ln x | x^x(1+ln x)
        (x^x)^2 | x^(2x)
        x^(a+b) | x^a x^b
        (x y)^a | x^a y^a | x>0, y>0
        n x^n/x | n x^(n-1)
        x^(ln x) | e^((ln x)^2)
        x^ln y | y^ln x
        x^sqrt(2)*x^(1-sqrt(2)) | x
        e^(2ln x+3) | e^3x^2
        x^(pi+1)/x | x^pi
        6((x-2)^3)^k | 6(x-2)^(3k)
    """,
    "whole exponents": """
        cos(n pi) | (-1)^n
        (-1)^(2n) | 1
        (-1)^(n+1) | -(-1)^n
        (-1)^(n^2) | (-1)^n
        (-2)^n | (-1)^n 2^n
        (-x)^n | (-1)^n x^n
        (-1)^n sin(x)^n | (-sin x)^n
        cos(2pi n)(-1)^n | (-1)^n
        n! | n (n-1)!
        (n+1)!/n! | n+1
    """,
    "roots": """
        sqrt(x)/x | 1/sqrt(x)
        x sqrt(x) | x^(3/2)
        x^(1/3)x^(2/3) | x
        x^(2/3) | (x^2)^(1/3)
        (-x)^(1/3) | -x^(1/3)
        (x^3)^(1/3) | x
        (27x)^(1/3) | 3x^(1/3)
        (x y)^(1/3) | x^(1/3)y^(1/3)
        sqrt(x^2 y) | |x|sqrt(y)
        (x^2)^(1/4) | sqrt(|x|)
        sqrt(4x^2+4) | 2sqrt(x^2+1)
        sqrt(x^2+x^4) | |x|sqrt(1+x^2)
        (1-x^2)^(3/2)/(1-x^2) | sqrt(1-x^2)
        1/(sqrt(x+1)+sqrt(x)) | sqrt(x+1)-sqrt(x)
        (x-1)/(sqrt(x)-1) | sqrt(x)+1
        sqrt(x+sqrt(x)) | x^(1/4)sqrt(1+sqrt(x))
        sqrt((1/(sqrt(2)-y))^2+1) | sqrt(((sqrt(2)+y)/(2-y^2))^2+1)
        root(cosh(arsinh(2x+4)),3) | root(sqrt((2x+4)^2+1),3)
        sqrt(x+1-2sqrt(x)) | |sqrt(x)-1|
        sqrt(2x+2sqrt(x^2-1)) | sqrt(x+1)+sqrt(x-1)
        sqrt(x^2+1)-x | 1/(sqrt(x^2+1)+x)
        sqrt(sqrt(2)x+2) | 2^(1/4)sqrt(x+sqrt(2)) | x>0
        (sqrt(x^2+1)+x)^(1/3)(sqrt(x^2+1)-x)^(1/3) | 1
        (x^2+(2/3)^(3/2))^(-1/2) | tan(atan(x^2+(2/3)^(3/2)))^(-1/2)
    """,
    "products of roots": """
        sqrt((x-1)(x-4)) | sqrt(x-1)sqrt(x-4)
        sqrt(x-1)sqrt(x+1) | sqrt(x^2-1)
        sqrt(y)/(2sqrt(x)) | y/(2sqrt(x y))
        x/(sqrt(x-1)sqrt(x+1)) | x/sqrt(x^2-1)
        sqrt(x)sqrt(x+1) | sqrt(x^2+x)
        sqrt(x)sqrt(x^3) | x^2
        sqrt(x^3)/sqrt(x) | x
        x^(1/2) y^(1/2) | (x y)^(1/2)
        x^(2k) | (x^2)^k
        x^n | |x|^n
        (|x|/x)^n | 1
        x^(y/y) | x
        y^x+sign(y) | y^x+1 | y>0
        y^(-x^2)+sign(y) | y^(-x^2)+1
    """,
    "absolute values and signs": """
        sqrt(x^2) | |x|
        |x||y| | |x y|
        |x|^2 | x^2
        |x-1| | |1-x|
        |x^2-1| | |x-1||x+1|
        |x^2+1| | x^2+1
        x|x| | sign(x)x^2
        sign(x)|x| | x
        sign(x)^2 | 1 | x!=0
        sign(x-sqrt(2))^2 | 1 | x>2
        sign(x^3-2) | 1 | x>=3/2
        sign(x y) | sign(x)sign(y)
        sign(x^2-3x+1) | sign(x-(3+sqrt(5))/2)sign(x-(3-sqrt(5))/2)
        |y^2-2| | |y-sqrt(2)||y+sqrt(2)|
        sqrt(x^2-2x+1) | |x-1|
        |x|/x | x/|x|
        e^|x| | e^(sqrt(x^2))
        max(x,y) | (x+y+|x-y|)/2
        max(x,y)+min(x,y) | x+y
        max(a,b,c) | max(c,max(b,a))
        max(x,y)-max(x-y,0) | y
        tan(y) | tan(sign(y)|y|)
        sec(atan(x)+1) | sec(sign(atan(x)+1)|atan(x)+1|)
        |e^x-1| | e^x-1 | x>0
        |ln x| | -ln x | 0<x<1
        |asin x| | asin|x|
        |2-sin x| | 2-sin x
        |cos(x)+sin(x)| | cos(x)+sin(x) | 0<x<1.5
        sqrt((x-1)^2)+sqrt((x+1)^2) | |x-1|+|x+1|
    """,
    "trigonometric": """
        sin(2x) | 2sin x cos x
        sin(3x) | 3sin x-4sin^3 x
        sin(x)^4 | 3/8-cos(2x)/2+cos(4x)/8
        sin(x)cos(y) | (sin(x+y)+sin(x-y))/2
        sin x+sin y | 2sin((x+y)/2)cos((x-y)/2)
        tan(x+y) | (tan x+tan y)/(1-tan x tan y)
        tan(x/2) | sin x/(1+cos x)
        csc(x)-cot(x) | tan(x/2)
        cot(x)-tan(x) | 2cot(2x)
        |sin(x/2)| | sqrt((1-cos x)/2)
        sqrt(1-cos x)sqrt(1+cos x) | |sin x|
        sqrt(1+sin x)sqrt(1-sin x) | |cos x|
        sqrt((1-sin x)/(1+sin x)) | |sec x-tan x|
        sqrt(1+sin(2x)) | |sin x+cos x|
        sqrt((2-sin x)^2) | 2-sin x
        sin(x/sqrt(3)) | sin(sqrt(3)x/3)
        sqrt(1+tan(x)^2) | 1/|cos x|
        sqrt(1-cos(x)^2) | sin x | sin(x)>0
        sin(x+2pi) | sin x
        cos(x-pi/2) | sin x
        sqrt(3)cos x+sin x | 2sin(x+pi/3)
        tan(x+pi/4) | (1+tan x)/(1-tan x)
        sin x sin(pi/3-x)sin(pi/3+x) | sin(3x)/4
        sin(sin x) | sin(sin(x+2pi))
        cos(e^(2ln x)) | cos(x^2)
    """,
    "functions of inverse functions": """
        cos(atan x) | 1/sqrt(1+x^2)
        tan(asin x) | x/sqrt(1-x^2)
        sin(acos x) | sqrt(1-x^2)
        cos(2atan x) | (1-x^2)/(1+x^2)
        cos(3acos x) | 4x^3-3x
        tan(atan x+atan y) | (x+y)/(1-x y)
        sin(asin x+asin y) | x sqrt(1-y^2)+y sqrt(1-x^2)
        cos(atan(x)/2) | sqrt((1+1/sqrt(1+x^2))/2)
        sinh(asinh x) | x
        sinh(asinh(x-e)) | x-e
        4cos(acos(x)/3)^3-3cos(acos(x)/3) | x
        cos(acos(1/3)/3)(4cos(acos(1/3)/3)^2-3) | 1/3
        cosh(atanh x) | 1/sqrt(1-x^2)
        tanh(asinh x) | x/sqrt(1+x^2)
        e^(2atanh x) | (1+x)/(1-x)
    """,
    "identities of inverse functions": """
        asin(x)+acos(x) | pi/2
        atan(x)+acot(x) | pi/2
        acos(-x) | pi-acos(x)
        atan(x)+atan(1/x) | pi/2 | x>0
        atan(x)+atan(1/x) | -pi/2 | x<0
        atan(x)+atan(1/x) | pi x/(2|x|)
        asin(x) | atan(x/sqrt(1-x^2))
        2atan(x) | asin(2x/(1+x^2)) | -1<x<1
        acos(x) | 2asin(sqrt((1-x)/2))
        atan((x-1)/(x+1)) | atan(x)-pi/4 | x>-1
        atan(x)-atan(y) | atan((x-y)/(1+x y)) | x>0, y>0
        asec(x) | atan(sqrt(x^2-1)) | x>1
        2atan(tanh(x/2)) | atan(sinh x)
        asin(tanh x) | atan(sinh x)
        x asin x+x acos x | pi x/2
        e^(atan x)e^(atan(1/x)) | e^(pi/2) | x>0
        asin(sin x) | x | -1<x<1
        acos(cos x) | |x| | -3<x<3
        asinh(x) | ln(x+sqrt(x^2+1))
        asinh(x) | -ln(sqrt(x^2+1)-x)
        acosh(x) | ln(x+sqrt(x^2-1)) | x>1
        atanh(x) | ln((1+x)/(1-x))/2
        acsch(x) | ln(1/x+sqrt(1+x^2)/|x|)
        2asinh(x) | acosh(2x^2+1) | x>0
        3asin(x) | asin(3x-4x^3) | -1/2<x<1/2
        atan(x)+atan(y) | atan((x+y)/(1-x y)) | 0<x<1, 0<y<1
        asin(x)+asin(y) | asin(x sqrt(1-y^2)+y sqrt(1-x^2)) | 0<x<1/2, 0<y<1/2
        asin(x)+asin(y) | asin(x sqrt(1-y^2)+y sqrt(1-x^2)) | x^2+y^2<1, x>0, y>0
        2atanh(tan(x/2)) | asinh(tan x) | -1<x<1
        acos(sech x) | |asin(tanh x)|
        acos(x) | 2atan(sqrt((1-x)/(1+x)))
        asin(27+x-pi) | pi/2-acos(27-pi+x)
        ln((1+sin x)/(1-sin x))/2 | atanh(sin x)
    """,
    "numbers": """
        sqrt(50)+sqrt(18) | 8sqrt(2)
        sqrt(3+2sqrt(2)) | 1+sqrt(2)
        sqrt(7-4sqrt(3)) | 2-sqrt(3)
        (2+sqrt(5))^(1/3)+(2-sqrt(5))^(1/3) | 1
        sqrt(4+sqrt(7))-sqrt(4-sqrt(7)) | sqrt(2)
        1/(1+2^(1/3)) | (1-2^(1/3)+4^(1/3))/3
        2^(1/2)*2^(1/3) | 2^(5/6)
        (-8)^(1/3) | -2
        cos(pi/12) | (sqrt(6)+sqrt(2))/4
        sin(pi/5) | sqrt(10-2sqrt(5))/4
        cos(pi/16) | sqrt(2+sqrt(2+sqrt(2)))/2
        cos(pi/7)cos(2pi/7)cos(3pi/7) | 1/8
        sin(pi/7)sin(2pi/7)sin(3pi/7) | sqrt(7)/8
        tan(3pi/11)+4sin(2pi/11) | sqrt(11)
        cot(pi/20)+cot(pi/24)-cot(pi/10) | 3+sqrt(2)+sqrt(3)+sqrt(5)+sqrt(6)
        4atan(1/5)-atan(1/239) | pi/4
        atan(1)+atan(2)+atan(3) | pi
        asin(3/5)+asin(4/5) | pi/2
        acos((1+sqrt(5))/4) | pi/5
        atan(sqrt(2)-1) | pi/8
        ln(4)/ln(8) | 2/3
        e^pi*e^-pi | 1
        5! | 120
    """,
    "both signs": """
        ±2 | ∓2
        x±y | x∓y
        cos(x ± y) | cos x cos y ∓ sin x sin y
    """,
}

DIFFERENT = {
    "plain mistakes": """
        2x sin(x^2) | 2x cos(x^2)
        e^(x^2) | (e^x)^2
        ln(x)^2 | ln(x^2)
        sqrt(x+1) | sqrt(x)+1
        ln(x+y) | ln x+ln y
        x^y | y^x
        a^(b^c) | (a^b)^c
        x | y
        x^(1/3) | x^(1/2)
        n! | n
        ±2 | 2
        x±1 | x±2
    """,
    "nearly right": """
        2.000000001x cos(x^2) | 2x cos(x^2)
        (sin((x+0.0001)^2)-sin((x-0.0001)^2))/0.0002 | 2x cos(x^2)
        x+1e-40 | x
        x+10^(-300) | x
        sin(x)+10^-200 | sin(x)
        x^100/10^50 | 0
        e^(-1/x^2)/10^30 | 0
        x^0.3333333333 | x^(1/3)
        sin(x) | x-x^3/6+x^5/120-x^7/5040+x^9/362880
        1/3 | 0.3333333333333333
        pi | 3.14159265358979323846264338327950288419716939937510582097494459
        sqrt(2) | 1.41421356237309504880168872420969807856967187537694807317667973799
        e^(pi sqrt(163)) | 262537412640768744
        0.1 | 0.1000000000000000055511151231257827
    """,
    "equal at all whole numbers": """
        sin(pi x) | 0
        sin(pi x)^2+x | x
        cos(2pi x) | 1
    """,
    "equal on a part only": """
        |x|/x | 1
        sqrt(x^2) | x
        sign(x)^2 | 1
        atan(x)+atan(1/x) | pi/2
        2atan(x) | atan(2x/(1-x^2))
        asin(sin x) | x
        (x^4)^(1/4) | x
        |x-1000000| | 1000000-x
        |x-10^12|+10^12 | 2*10^12-x
        max(x,y) | x
        sign(y)^x | 1
        sign(y)^(x/2) | 1
        y^x+sign(y) | y^x+1
    """,
    "large": """
        (x-a)^5999 | (a-x)^5999
        (x-a)^6000 | (x-a)^5999
        (x+1)^100000 | (x+1)^100001
        x^(10^8) | x^(10^8+1)
        sin(10^30 x) | sin((10^30+1)x)
        cos(10^50) | cos(10^50+1)
    """,
    "no domain in common": """
        1/sqrt(1-x^2) | 1/sqrt(x^2-1)
        sqrt(-x) | sqrt(x)
        sqrt(x-1) | sqrt(-x)
        ln(-x) | ln(x)
        ln(x-y) | ln(y-x)
        acosh(x) | atanh(x)
        atanh(x) | acoth(x)
    """,
    "defined nowhere": """
        1/0 | 1/0
        1/(x-x) | 1/(x-x)
        0^0 | 1
        ln(-1) | ln(-1)
        sqrt(-1-x^2)+x | x+sqrt(-1-x^2)
        ln(-x^2-1) | ln(-x^2-1)
        asin(x^2+2) | asin(x^2+2)
        sqrt(x-1)+ln(-x) | sqrt(x-1)+ln(-x)
        cot(pi) | cot(pi)
        1/(sin(x)^2+cos(x)^2-1) | 1/(sin(x)^2+cos(x)^2-1)
    """,
}

RELATIONS_ALIKE = """
    y=2x+1 | 2y-4x=2
    y-3=2(x-1) | y=2x+1
    x+y=1 | y=1-x
    1/x+1/y=2 | y=x/(2x-1)
    y=sin(2x) | y/2=cos(x)sin(x)
    x^2-5x+6=0 | x=(5±1)/2
    (x-y)(x+y)=0 | x^2=y^2
    |x|=|y| | (x-y)(x+y)=0
    (y-sqrt(1-x^2))(y+sqrt(1-x^2))=0 | x^2+y^2=1
    b=a(1+sqrt(2)) | a=b(sqrt(2)-1)
    x=x | y=y
    2=3 | 1=4
    1<x | x>1
    -2>-2x | x>1
    a<b | b>a
    3x^2<9a | x^2-3a<0
    x^4>=16 | x^2>=4
    x^6<1 | |x|<1
    x^2<=9 | |x|<=3
"""
RELATIONS_UNLIKE = """
    y=2x+1 | y=2x-1
    x=2 | x=1
    (x-2)^2=0 | x=2
    a x=a y | x=y
    x=y | x^2=y^2
    sqrt(x)=sqrt(y) | x=y
    y=sqrt(1-x^2) | x^2+y^2=1
    x^2-5x+6=0 | x=(5±sqrt(2))/2
    x=x | x=1
    x=1 | x>1
    x>1 | x>=1
    x>2 | x>1
    |x|<1 | |x|<2
    x^2<=9 | |x|<3
"""


def rows(block: str) -> list[tuple[str, ...]]:
    """The pairs of a block, each with its condition if it has one."""
    return [tuple(part.strip() for part in line.split(" | ")) for line in block.strip().splitlines()]


def table(blocks: dict[str, str]) -> list[tuple[str, ...]]:
    """All pairs of several blocks."""
    return [row for block in blocks.values() for row in rows(block)]
