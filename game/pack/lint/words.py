"""Words: those the language guide refuses, each with what to say instead, and abbreviations that need no explaining."""

from __future__ import annotations

import re
from pathlib import Path

_LIST = Path(__file__).with_name("refused.txt")
_PEOPLE = r"(?:people|migrants?|refugees?|arrivals|asylum[ -]+seekers?|foreigners|humanity)"


def _rules(text: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The list as patterns with cures: ``pattern => cure`` a line, PEOPLE for any word for people, # for remarks."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pairs = [line.split(" => ") for line in lines]
    stems = [(stem.replace("PEOPLE", _PEOPLE).replace(" ", r"\s+"), cure) for stem, cure in pairs]
    return tuple((re.compile(rf"\b(?:{stem})\b", re.IGNORECASE), cure) for stem, cure in stems)


RULES = _rules(_LIST.read_text(encoding="utf-8"))
"""(pattern, cure): each a way of speaking of people that is not used here, whoever is speaking."""

_FAMILIAR = """
NATO OTAN NAC ENDEX STARTEX EXCON AAR MSEL UNSC UNHCR IOM OSCE OECD UNICEF WHO ICC IMO ICRC NGO EASO EUAA
SAR SOLAS UNCLOS ECHR CSDP CFSP TEU TFEU AWACS BBC CNN GPS USA USD EUR GBP USB SMS CCTV FAQ PDF UTC CET
SACEUR SHAPE MARCOM ECJ CJEU
"""
FAMILIAR = frozenset(_FAMILIAR.split())
"""Abbreviations a reader of these exercises is taken to know; everything else is explained once."""

ABBREVIATION = re.compile(r"(?<![\w-])[A-Z]{2}[A-Z0-9]*[A-Z](?![\w-])|(?<![\w-])[A-Z]{3,}(?=s\b)")
ROMAN = re.compile(r"[IVXLC]+")


def unexplained(text: str, known: frozenset[str]) -> list[str]:
    """Abbreviations of a text that are not known, each once, in order."""
    found = dict.fromkeys(ABBREVIATION.findall(text))
    return [word for word in found if word not in known and not ROMAN.fullmatch(word)]


def explained(texts: str) -> set[str]:
    """Abbreviations that stand in brackets after their words, or before words in brackets."""
    return set(re.findall(r"\(([A-Z][A-Z0-9]{2,})\)", texts)) | set(re.findall(r"\b([A-Z][A-Z0-9]{2,}) \(", texts))
