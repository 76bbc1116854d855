"""The expression language: what it reads, and how it says what it cannot read."""

from __future__ import annotations

import ast
import operator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.expr import ARITHMETIC
from game.core.plan import Expr
from game.pack.expressions import DEEPEST, LONGEST, parse_expression
from game.pack.faults import CODES
from game.pack.names import EXPRESSION_CODES
from tests.pack.known import NAMES


def read(text: str) -> Expr:
    """The expression, which must be faultless."""
    expr, faults = parse_expression(text, NAMES)
    assert faults == ()
    assert expr is not None
    return expr


def faults(text: str) -> list[tuple[str, str]]:
    """Code and the very words of the text that each fault points at."""
    expr, found = parse_expression(text, NAMES)
    assert expr is None
    return [(fault.code, text[fault.offset : fault.offset + fault.length]) for fault in found]


def value(expr: Expr) -> int:
    """Value of an expression of constants only, by the core's own arithmetic."""
    if expr.op == "const":
        assert isinstance(expr.args[0], int)
        return expr.args[0]
    parts = [value(arg) for arg in expr.args if isinstance(arg, Expr)]
    if expr.op == "if":
        return parts[1] if parts[0] else parts[2]
    if expr.op in ("and", "or"):
        return int(all(parts) if expr.op == "and" else any(parts))
    return ARITHMETIC[expr.op](*parts)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 4 - 3", 3),
        ("7 / 2", 3),
        ("-7 / 2", -4),
        ("-(7) / 2", -4),
        ("round(5 / 2)", 3),
        ("round(-5 / 2)", -2),
        ("min(3, 1, 2) + max(3, 1)", 4),
        ("clip(130, 0, 100)", 100),
        ("not 1 < 2", 0),
        ("1 or 0 and 0", 1),
        ("not 0 and 0", 0),
        ("1 if 0 else 2 if 0 else 3", 3),
        ("1 < 2 == 1 if 0 else 9", None),
        ("1d 6h", 1800),
        ("+3", 3),
        ("2 - -3", 5),
        ("1 + 2 < 4 and 3 != 4", 1),
    ],
)
def test_operators_bind_as_in_arithmetic(text: str, wanted: int | None) -> None:
    """Products before sums, sums before comparisons, then not, and, or, if; division floors, round goes half up."""
    if wanted is None:
        assert ("E505", "==") in faults(text)
    else:
        assert value(read(text)) == wanted


@pytest.mark.parametrize(
    ("text", "expr"),
    [
        ("drift_rate", Expr("ind", (1,))),
        ("now", Expr("now")),
        ("made(joint-request)", Expr("made", ("joint-request",))),
        ("made(1994-launch)", Expr("made", ("1994-launch",))),
        ("adopted(isr)", Expr("adopted", ("isr", ""))),
        ("adopted(isr, tasking)", Expr("adopted", ("isr", "tasking"))),
        ("amended(isr, own-waters)", Expr("amended", ("isr", "own-waters"))),
        ("uses(press-line)", Expr("uses", ("press-line", 0))),
        ("uses(isr, within: 21d)", Expr("uses", ("isr", 21 * 1440))),
        ("since(asylum-surge)", Expr("since", ("asylum-surge",))),
        ("hidden(author, h2)", Expr("hidden", ("author", "h2"))),
        ("failed(letter)", Expr("failed", ("letter",))),
        ("1 + strain + 2", Expr("+", (Expr("const", (1,)), Expr("ind", (0,)), Expr("const", (2,))))),
    ],
)
def test_questions_become_nodes_of_the_plan(text: str, expr: Expr) -> None:
    """Each word of the language compiles to the node the core evaluates, ids kept as authored."""
    assert read(text) == expr


def test_the_wording_as_tabled_is_no_amendment() -> None:
    """The first wording of a clause never amends; asked for by name it is a fault, unless it amends somewhere else."""
    texts = {"isr": {"area": ("wide", "own-waters")}, "drift": {"end": ("own-waters", "wide")}}
    names = replace(NAMES, clauses=texts)
    (fault,) = parse_expression("amended(isr, wide)", names)[1]
    assert (fault.code, fault.offset) == ("E514", 13)
    assert "not amended(area)" in fault.cure
    assert not parse_expression("amended(isr, own-waters) or amended(drift, wide)", names)[1]
    assert not parse_expression("amended(wide)", replace(names, draft=""))[1]


def test_amended_in_a_concern_speaks_of_the_draft_in_hand() -> None:
    """Inside a concern one argument is enough and names no response; outside it is a fault that says what to write."""
    concern = replace(NAMES, draft="isr")
    assert parse_expression("amended(area)", concern) == (Expr("amended", ("", "area")), ())
    assert faults("amended(area)") == [("E512", "amended")]
    assert parse_expression("amended(area)", replace(NAMES, draft="drift"))[1][0].code == "E502"


def test_hidden_truth_is_refused_where_a_seat_could_see_it() -> None:
    """The same words are in order in the author's own place and a fault in a visible one."""
    assert parse_expression("hidden(author, h1)", replace(NAMES, secret=False))[1][0].code == "E511"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("strain @ 3", [("E501", "@")]),
        ("strain = 3", [("E501", "=")]),
        ("strian > 3", [("E502", "strian")]),
        ("nato-cohesion > 3", [("E502", "nato-cohesion")]),
        ("made(joint-requst)", [("E502", "joint-requst")]),
        ("mayde(joint-request) and zap", [("E502", "mayde"), ("E502", "zap")]),
        ("hidden(author, h3)", [("E502", "h3")]),
        ("min(strain)", [("E503", "min(strain)")]),
        ("adopted()", [("E503", "adopted()")]),
        ("made(isr)", [("E504", "isr")]),
        ("isr", [("E504", "isr")]),
        ("made(strain + 1)", [("E504", "strain")]),
        ("round(strain + 1)", [("E504", "strain + 1")]),
        ("uses(isr, within: isr)", [("E504", "isr")]),
        ("0 < strain < 9", [("E505", "<")]),
        ("strain / drift_rate", [("E506", "strain / drift_rate")]),
        ("1 + round(strain / (strain - 3))", [("E506", "round(strain / (strain - 3))")]),
        ("strain strain", [("E508", "strain")]),
        ("made(joint-request))", [("E508", ")")]),
        ("", [("E510", "")]),
        ("strain +", [("E510", "")]),
        ("(strain", [("E510", "")]),
        ("strain if 1", [("E510", "")]),
        ("2.5 + strain", [("E513", "2.5")]),
        ("10% * strain", [("E513", "10%")]),
        ("99999999999999999999", [("E507", "99999999999999999999")]),
    ],
)
def test_every_fault_points_at_its_words(text: str, wanted: list[tuple[str, str]]) -> None:
    """A fault has its code and covers exactly the words that are wrong."""
    assert faults(text) == wanted


def test_faults_are_found_together() -> None:
    """Unknown names do not stop the reading: three slips give three faults in order of place."""
    found = faults("made(joint-requst) and foo > 3 and adopted(isr, taskin)")
    assert [words for _, words in found] == ["joint-requst", "foo", "taskin"]


def test_a_condition_cut_off_at_its_comma_is_told_of_quotation_marks() -> None:
    """Between braces YAML ends a plain text at a comma: `{while: amended(isr, area)}` arrives as `amended(isr`."""
    assert "quotation marks" in parse_expression("amended(isr", NAMES)[1][0].cure
    assert "quotation marks" not in parse_expression("strain if 1", NAMES)[1][0].cure


def test_the_nearest_name_is_offered() -> None:
    """The cure of a misspelt id is the id that was meant; of another kind's id, the question to ask of it."""
    assert parse_expression("made(joint_request)", NAMES)[1][0].cure == "did you mean joint-request?"
    assert "adopted(isr)" in parse_expression("isr > 1", NAMES)[1][0].cure
    assert "opened(tasking)" in parse_expression("made(tasking)", NAMES)[1][0].cure


@pytest.mark.parametrize(
    "text", ["(" * 5000, "not " * 400 + "1", "-" * 1900 + "1", "min(" * 300 + "1", "(" * 600 + "1" + ")" * 600]
)
def test_deep_nesting_is_a_fault_and_no_crash(text: str) -> None:
    """No text, however deep, overruns the stack."""
    assert [code for code, _ in faults(text)] == ["E509"]


def test_long_flat_sums_are_in_order() -> None:
    """Depth is limited, not width: a sum or a list of conditions as long as the text may be stays shallow."""
    assert read(" + ".join(["strain"] * 200)).op == "+"
    assert len(read(" or ".join(["strain > 3"] * 100)).args) == 100
    assert faults("+ ".join(["1"] * LONGEST)) == [("E509", "+ ".join(["1"] * LONGEST))]
    assert faults("*".join(["1"] * (DEEPEST + 2)))[0][0] == "E509"


def test_every_code_is_in_the_catalogue() -> None:
    """The codes of this room are those of the pack's catalogue."""
    assert set(EXPRESSION_CODES) == {code for code in CODES if code.startswith("E5")}


@given(st.text(max_size=60))
def test_no_text_gives_a_traceback(text: str) -> None:
    """Whatever is written, the answer is an expression or faults whose places lie within the text."""
    expr, found = parse_expression(text, NAMES)
    assert (expr is None) == bool(found)
    for fault in found:
        assert 0 <= fault.offset <= fault.offset + fault.length <= len(text)
        assert fault.code in EXPRESSION_CODES
        assert fault.message
        assert fault.cure


WORDS = ["strain", "made", "(", ")", "isr", ",", "if", "else", "and", "not", "-", "/", "<", "1d", "within", ":", "min"]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_no_shuffled_words_give_a_traceback(text: str) -> None:
    """Words of the language in any order are read or refused, never a crash."""
    expr, found = parse_expression(text, NAMES)
    assert (expr is None) == bool(found)


def sums() -> st.SearchStrategy[str]:
    """Fully bracketed arithmetic over small numbers, readable by Python as well."""
    return st.recursive(
        st.integers(0, 99).map(str),
        lambda inner: st.tuples(inner, st.sampled_from(["+", "-", "*", "<", "=="]), inner).map(
            lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
        ),
        max_leaves=8,
    )


def by_python(node: ast.expr) -> int:
    """The same sum by Python's own reading of it."""
    operators = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}
    if isinstance(node, ast.Constant):
        assert isinstance(node.value, int)
        return node.value
    if isinstance(node, ast.BinOp):
        result: int = operators[type(node.op)](by_python(node.left), by_python(node.right))
        return result
    assert isinstance(node, ast.Compare)
    left, right = by_python(node.left), by_python(node.comparators[0])
    return int(left < right if isinstance(node.ops[0], ast.Lt) else left == right)


@given(sums())
def test_sums_agree_with_python(text: str) -> None:
    """A second, independent reader gives the same value."""
    parsed = ast.parse(text, mode="eval")
    assert value(read(text)) == by_python(parsed.body)
