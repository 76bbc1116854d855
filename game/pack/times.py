"""Times as authors write them: durations (``1d 6h``) and moments (``D+3 10:00``), to minutes and back."""

from __future__ import annotations

import re

from game.core.terms import DAY, HOUR, Minute

LONGEST: Minute = 100 * 366 * DAY
"""No duration is longer than a century; a longer one is a slip of the pen."""

_SIZES: dict[str, Minute] = {"d": DAY, "h": HOUR, "m": 1}
_DURATION = re.compile(r"\d+[dhm](?:\s+\d+[dhm])*", re.ASCII)
_MOMENT = re.compile(r"D\+(\d+)(?:\s+(\d{1,2}):(\d{2}))?", re.ASCII)
_UNITS = {"day": "d", "hour": "h", "hr": "h", "min": "m", "week": "w"}


class TimeFaultError(ValueError):
    """A time, amount or weight that cannot be read."""

    def __init__(self, message: str, cure: str, code: str = "E401") -> None:
        super().__init__(f"{message}; {cure}")
        self.code = code
        """``E401`` durations, ``E402`` moments, ``E406`` amounts, ``E403`` outcome weights."""
        self.message = message
        self.cure = cure


def parse_duration(value: str | int) -> Minute:
    """Minutes in a duration: ``90m``, ``6h``, ``3d`` or a sum, ``1d 6h``; a bare 0 is none. Raises TimeFaultError."""
    text = str(value).strip()
    if text == "0":
        return 0
    if not _DURATION.fullmatch(text):
        raise _no_duration(text)
    parts = text.split()
    units = [part[-1] for part in parts]
    if sorted(units, key="dhm".index) != units or len(set(units)) != len(units):
        raise TimeFaultError(f"{text} does not run from days to minutes", "write each unit once, as in 1d 6h 30m")
    if any(len(part) > 12 for part in parts):
        raise TimeFaultError(f"{text} is longer than a century", "check the unit")
    minutes = sum(int(part[:-1]) * _SIZES[part[-1]] for part in parts)
    if minutes > LONGEST:
        raise TimeFaultError(f"{text} is longer than a century", "check the unit")
    return minutes


def parse_moment(value: str | int, start_of_day: Minute) -> Minute:
    """Minutes after STARTEX of ``D+3``, ``D+3 10:00`` or ``+3d 2h``. Raises TimeFaultError.

    ``start_of_day`` is STARTEX in minutes after midnight; ``D+3`` alone means that same hour on the third day after.
    """
    text = str(value).strip()
    if text.startswith("+"):
        return parse_duration(text[1:])
    found = _MOMENT.fullmatch(text)
    if not found:
        raise _no_moment(text)
    days, hours, minutes = (int(part) if part else 0 for part in found.groups())
    if days * DAY > LONGEST:
        raise TimeFaultError(f"{text} is more than a century away", "check the number of days", "E402")
    if found[2] is None:
        return days * DAY
    if hours > 23 or minutes > 59:
        raise TimeFaultError(f"{hours}:{minutes:02} is no time of day", "write 00:00 to 23:59", "E402")
    moment = days * DAY + hours * HOUR + minutes - start_of_day
    if moment < 0:
        clock = f"{start_of_day // HOUR:02}:{start_of_day % HOUR:02}"
        raise TimeFaultError(f"{text} is before STARTEX", f"write D+0 {clock} or later", "E402")
    return moment


def write_duration(minutes: Minute) -> str:
    """``minutes`` as an author writes it: ``1d 6h``; none is ``0``."""
    days, rest = divmod(minutes, DAY)
    hours, left = divmod(rest, HOUR)
    parts = [f"{number}{unit}" for number, unit in ((days, "d"), (hours, "h"), (left, "m")) if number]
    return " ".join(parts) or "0"


def write_moment(minute: Minute, start_of_day: Minute) -> str:
    """A minute after STARTEX as an author writes it: ``D+3 10:00``."""
    days, rest = divmod(minute + start_of_day, DAY)
    return f"D+{days} {rest // HOUR:02}:{rest % HOUR:02}"


def _no_duration(text: str) -> TimeFaultError:
    """The fault of an unreadable duration, with the cure that fits what was written."""
    cure = "write 90m, 6h, 3d or a sum such as 1d 6h"
    if text.lstrip("+-").isdigit():
        cure = f"say the unit: {text.lstrip('+-')}m, {text.lstrip('+-')}h or {text.lstrip('+-')}d"
    elif found := re.fullmatch(r"(\d+)\s*(day|hour|hr|min|week)\w*", text.lower(), re.ASCII):
        unit = _UNITS[found[2]]
        cure = f"write {int(found[1][:9]) * 7}d" if unit == "w" else f"write {found[1]}{unit}"
    elif found := re.fullmatch(r"(\d+)w", text.lower(), re.ASCII):
        cure = f"write {int(found[1][:9]) * 7}d"
    elif "." in text:
        cure = "use a smaller unit: 90m, not 1.5h"
    elif text.startswith("-"):
        cure = "durations run forward; leave out the minus sign"
    elif _DURATION.fullmatch(spaced := " ".join(re.findall(r"\d+[dhm]", text.lower()))):
        cure = f"write {spaced}"
    return TimeFaultError(f"{shown(text)} is no duration", cure)


def _no_moment(text: str) -> TimeFaultError:
    """The fault of an unreadable moment, with the cure that fits what was written."""
    cure = "write D+3 10:00, D+3 or +3d 2h"
    if re.fullmatch(r"[dD]\s*-\s*\d.*", text):
        cure = "nothing happens before STARTEX; write D+0 or later"
    elif found := re.fullmatch(r"[dD]\s*\+?\s*(\d+)(?:[\s,T]+(\d{1,2})[:.h](\d{2}))?", text):
        clock = f" {int(found[2]):02}:{found[3]}" if found[2] else ""
        cure = f"write D+{found[1]}{clock}"
    elif re.fullmatch(r"\d+[dhm](\s+\d+[dhm])*", text):
        cure = f"write +{text} (so long after STARTEX)"
    elif re.fullmatch(r"\d{1,2}:\d{2}", text):
        cure = f"name the day: D+0 {text}"
    elif re.match(r"\d{4}-\d\d", text):
        cure = "count days from STARTEX: D+3 10:00"
    return TimeFaultError(f"{shown(text)} is no moment", cure, "E402")


def shown(text: str) -> str:
    """Author text inside a message, cut short and with its control characters visible."""
    return repr(text if len(text) <= 30 else text[:29] + "…")
