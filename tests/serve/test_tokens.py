"""Codes and tokens: what opens what, once or until it is taken back; what is kept of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.serve import keep
from game.serve.keep import Kept
from game.serve.security import Bucket, Guard, Marks, Origins
from game.serve.tokens import ALPHABET, Tokens, digest, new_code, new_token, tidy
from game.view.access import FACILITATOR

SEATS = ("gr", "tr")


def test_a_token_has_256_bits_and_only_its_digest_is_kept() -> None:
    """43 signs of base 64 are 256 bits; no two are alike; what is kept does not contain them."""
    tokens = Tokens.new(SEATS)
    given = [tokens.issue("gr") for _ in range(5)]
    assert all(len(one) == 43 for one in given)
    assert len(set(given)) == 5
    assert not any(one in repr(tokens) for one in given)
    assert [tokens.seat_of(one) for one in given] == ["gr"] * 5
    assert tokens.seat_of(new_token()) == ""
    assert tokens.seat_of("") == ""


def test_codes_are_read_as_people_type_them() -> None:
    """Small letters, blanks and hyphens do not matter; other codes open nothing."""
    tokens = Tokens.new(SEATS)
    typed = f" {tokens.room.lower().replace('-', ' ')} "
    assert tokens.opens(typed, "gr") == "room"
    assert tokens.opens(tokens.seats["tr"], "tr") == "seat"
    assert tokens.opens(tokens.seats["tr"], "gr") == ""
    assert tokens.opens(tokens.room, "nobody") == ""
    assert tokens.opens(tokens.room + "A", "gr") == ""
    assert tokens.opens("", "gr") == ""
    assert all(sign in ALPHABET for sign in tidy(new_code()))


def test_a_rotated_code_opens_nothing_and_who_is_in_stays_in() -> None:
    """The room's code can be changed at any time; a seat's own code takes its tokens along."""
    tokens = Tokens.new(SEATS)
    before, inside = tokens.room, tokens.issue("gr")
    tokens.rotate()
    assert tokens.opens(before, "tr") == ""
    assert tokens.seat_of(inside) == "gr"
    old = tokens.seats["gr"]
    tokens.rotate_seat("gr")
    assert tokens.opens(old, "gr") == ""
    assert tokens.seat_of(inside) == ""


def test_the_facilitators_link_is_good_once() -> None:
    """A used link, and one for which a newer was made, open nothing; a seat's token is no facilitator's."""
    tokens = Tokens.new(SEATS)
    first = tokens.new_link()
    second = tokens.new_link()
    assert not tokens.use_link(first)
    assert tokens.use_link(second)
    assert not tokens.use_link(second)
    assert not tokens.use_link("")
    assert tokens.seat_of(tokens.issue(FACILITATOR)) == FACILITATOR
    assert tokens.seat_of(tokens.issue("gr")) == "gr"


def test_a_room_is_kept_for_its_owner_alone_and_read_again(tmp_path: Path) -> None:
    """Mode 600, no token in it; damaged, it is as if there were none."""
    tokens = Tokens.new(SEATS)
    token = tokens.issue("gr")
    path = keep.place(str(tmp_path / "j.jsonl"))
    assert path is not None
    keep.save(path, Kept(tokens, {"gr": "Ana"}, "ab"))
    assert path.stat().st_mode & 0o777 == 0o600
    assert token not in path.read_text()
    assert digest(token) in path.read_text()
    again = keep.load(path)
    assert again == Kept(tokens, {"gr": "Ana"}, "ab")
    whole = path.read_text()
    for damage in ("", "[]", "{", '{"tokens": 3}', whole.replace('"ab"', '"no key"'), whole.replace('t": 1', 't": 2')):
        assert damage != whole
        path.write_text(damage)
        assert keep.load(path) is None
    assert keep.place("") is None
    assert [one.name for one in tmp_path.iterdir()] == ["j.jsonl.room"]


def test_a_mark_is_its_persons_own() -> None:
    """Another token's mark, another room's and none are wrong."""
    marks = Marks(b"one")
    assert marks.right("t", marks.of("t"))
    assert not marks.right("t", marks.of("u"))
    assert not marks.right("t", Marks(b"two").of("t"))
    assert not marks.right("t", "")
    assert not marks.right("t", "ü\ud800")


@pytest.mark.parametrize(
    ("value", "allowed"),
    [
        ("http://127.0.0.1:8472", True),
        ("http://LOCALHOST:8472", True),
        ("http://[::1]:8472", True),
        ("https://127.0.0.1:8472", False),
        ("http://127.0.0.1:8473", False),
        ("http://127.0.0.1", False),
        ("http://127.0.0.1:8472.evil.example", False),
        ("http://evil.example", False),
        ("http://[", False),
        ("null", False),
        ("", False),
        (None, False),
    ],
)
def test_origins_are_those_the_room_is_served_at(value: str | None, *, allowed: bool) -> None:
    """Scheme, host and port must all be ours."""
    assert Origins.of("http", ("127.0.0.1", "localhost", "::1"), 8472).allow(value) is allowed


def test_a_proxy_has_its_own_address() -> None:
    """The address people use before a proxy counts, with the usual port left out."""
    origins = Origins.of("http", ("127.0.0.1",), 8472, "https://exercise.example/")
    assert origins.allow("https://exercise.example")
    assert origins.host("exercise.example")
    assert origins.secure("exercise.example")
    assert not origins.secure("127.0.0.1:8472")
    assert not origins.host("other.example")


def test_wrong_codes_are_slowed_by_address_and_in_all() -> None:
    """After a few wrong ones an address waits; many addresses together wait, too; time opens it again."""
    now = [0.0]
    guard = Guard(lambda: now[0])
    for _ in range(6):
        assert guard.open("a")
        guard.wrong("a")
    assert not guard.open("a")
    assert guard.open("b")
    now[0] += 11
    assert guard.open("a")
    for n in range(200):
        if guard.open(f"x{n}"):
            guard.wrong(f"x{n}")
    assert not guard.open("fresh")


def test_a_bucket_refills() -> None:
    """So many at once, then so many a second."""
    bucket = Bucket(burst=2, rate=1)
    assert [bucket.take(0.0), bucket.take(0.0), bucket.take(0.0)] == [True, True, False]
    assert bucket.take(1.0)
    assert not bucket.take(1.5)
