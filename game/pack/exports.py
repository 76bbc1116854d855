"""Faults for other programs: JSON, GitHub's workflow commands, SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from game import __version__
from game.pack.faults import CODES, Fault

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_rows(faults: Sequence[Fault]) -> list[dict[str, object]]:
    """One flat object for each fault."""
    return [asdict(fault) for fault in faults]


def as_github(fault: Fault) -> str:
    """A workflow command that marks the line in a pull request."""
    places = f"file={_property(fault.file)},line={fault.line},col={fault.col},title={fault.code}"
    cure = f"; {fault.cure}" if fault.cure else ""
    return f"::{fault.severity} {places}::{_data(fault.message + cure)}"


def _data(text: str) -> str:
    """Text after ``::``, as the workflow language escapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(faults: Sequence[Fault]) -> dict[str, object]:
    """A SARIF log of one run, with a rule for each code found."""
    codes = sorted({fault.code for fault in faults})
    driver = {
        "name": "startex",
        "version": __version__,
        "rules": [{"id": code, "shortDescription": {"text": CODES[code]}} for code in codes],
    }
    results = [_result(fault, codes.index(fault.code)) for fault in faults]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(fault: Fault, rule: int) -> dict[str, object]:
    place = {
        "artifactLocation": {"uri": fault.file.replace("\\", "/")},
        "region": {"startLine": fault.line, "startColumn": fault.col},
    }
    return {
        "ruleId": fault.code,
        "ruleIndex": rule,
        "level": fault.severity,
        "message": {"text": f"{fault.message}; {fault.cure}" if fault.cure else fault.message},
        "locations": [{"physicalLocation": place}],
    }
