"""Chance is keyed, not streamed: a draw depends on where it stands, never on how often others drew.

Two branches of one exercise therefore meet the same luck at the same inject. The generator is SplitMix64
(Steele, Lea and Flood, OOPSLA 2014) over FNV-1a hashes of authored ids; both are integer arithmetic modulo
2**64 and give one answer on every machine, in Python as in NumPy.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.core.plan import Chance

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def splitmix64(value: int) -> int:
    """One SplitMix64 step: a bijection of the 64-bit integers that scatters neighbours."""
    value = (value + GOLDEN) & MASK
    value = ((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    value = ((value ^ (value >> 27)) * 0x94D049BB133111EB) & MASK
    return value ^ (value >> 31)


def fnv1a(text: str) -> int:
    """FNV-1a, 64 bits, of the UTF-8 bytes: a stable hash (Python's own changes from run to run)."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


def mix(seed: int, playthrough: int) -> int:
    """The key of one playthrough of one seed."""
    return splitmix64((splitmix64(seed & MASK) ^ playthrough) & MASK)


def draw(key: int, place: str, occurrence: int, purpose: str) -> int:
    """An unsigned 64-bit integer for this place and time, the same for ever."""
    value = splitmix64(key ^ fnv1a(place))
    value = splitmix64(value ^ fnv1a(purpose))
    return splitmix64((value + occurrence) & MASK)


def pick(weights: tuple[int, ...], bits: int) -> int:
    """Index drawn by ``weights``, from the upper 32 bits (total weight at most 2**32, checked when compiling)."""
    point = ((bits >> 32) * sum(weights)) >> 32
    for index, weight in enumerate(weights):
        if point < weight:
            return index
        point -= weight
    return len(weights) - 1


def derive(seed: int, number: int) -> int:
    """The seed of rollout ``number`` under ``seed``: what ``play --seed`` needs to see the same luck (53 bits,
    so that it survives JSON readers that keep numbers as floats).
    """
    return splitmix64((splitmix64(seed & MASK) + number) & MASK) >> 11


def outcome(chance: Chance, occurrence: int, key: int, forced: Mapping[str, str]) -> str:
    """The outcome of ``chance`` at its ``occurrence``: as laid down beforehand, else as luck has it."""
    laid_down = forced.get(f"{chance.id}#{occurrence}", forced.get(chance.id))
    if laid_down is not None and any(laid_down == name for name, _ in chance.outcomes):
        return laid_down
    bits = draw(key, chance.id, occurrence, "outcome")
    return chance.outcomes[pick(tuple(weight for _, weight in chance.outcomes), bits)][0]
