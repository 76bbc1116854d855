"""Results of a scenario's tests as JUnit XML, the form that build servers read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from game.rollout.scenario_tests import TestResult

UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold (section 2.2)."""


def as_junit(results: Iterable[tuple[TestResult, float]]) -> str:
    """One ``testsuite`` for each scenario; ``results`` come with their seconds."""
    root = ET.Element("testsuites", name="startex")
    by_scenario: dict[str, list[tuple[TestResult, float]]] = {}
    for result, seconds in results:
        by_scenario.setdefault(result.scenario, []).append((result, seconds))
    for scenario, rows in by_scenario.items():
        failures = sum(not result.passed for result, _ in rows)
        took = f"{sum(seconds for _, seconds in rows):.3f}"
        suite = ET.SubElement(root, "testsuite", name=_xml(scenario), tests=str(len(rows)), failures=str(failures),
                              errors="0", skipped="0", time=took)  # fmt: skip
        for result, seconds in rows:
            case = ET.SubElement(
                suite, "testcase", classname=_xml(scenario), name=_xml(result.name), time=f"{seconds:.3f}"
            )
            if not result.passed:
                failure = ET.SubElement(case, "failure", type="expectation", message=_xml(str(result.unmet[0])))
                failure.text = _xml(str(result))
    ET.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _xml(text: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
