"""Votes of which not every mind is known: what is certain, what is lost, and how many decide."""

from __future__ import annotations

import random
from itertools import product

import pytest

from game.votes.count import Vote
from game.votes.explain import explained
from game.votes.outlook import CERTAIN, LOST, OPEN, outlook, said
from game.votes.page import to_text
from tests.votes.at_hand import body_for, counted, law


def union(known: dict[str, str], others: str = "abstain", procedure: str = "qualified-majority") -> Vote:
    """A vote of the 28 in which only these are known."""
    body = law().compiled("eu-council", "2016-06-01")
    stands = tuple((member.code, known.get(member.code, "unknown")) for member in body.members)
    return Vote(body, law().rule(procedure), stands, others)


@pytest.mark.parametrize("others", ["for", "against", "abstain"])
def test_who_is_not_known_is_counted_on_the_side_chosen(others: str) -> None:
    """The same vote counts 27 unknown members for, against or abstaining; on no side are they named."""
    vote = union({"DE": "for"}, others)
    assert vote.adopted() is (others == "for")
    assert vote.on("for") == ("DE",)
    assert len(vote.on("unknown")) == 27


def test_four_known_with_enough_people_settle_it() -> None:
    """Against DE, FR, GB and IT nothing carries; without one of them it is open; with all others for it is certain."""
    four = dict.fromkeys(("DE", "FR", "GB", "IT"), "against")
    assert outlook(union(four)) == LOST
    assert outlook(union({**four, "IT": "for"})) == OPEN
    everyone = {code: "for" for code, _ in union({}).stands}
    assert outlook(union({**everyone, "MT": "unknown"})) == CERTAIN


@pytest.mark.parametrize("name", counted())
def test_the_outlook_holds_however_the_rest_stand(name: str) -> None:
    """Whatever members that are there say, certain stays adopted, lost stays fallen, and open can end both ways."""
    procedure, body, luck = law().rule(name), body_for(name), random.Random(f"outlook {name}")  # noqa: S311
    codes, seen = [member.code for member in body.members], set()
    for _ in range(40):
        unknown = luck.sample(codes, min(4, len(codes) // 2))
        drawn = luck.choices(("for", "against", "abstain"), [luck.random() * 6, luck.random(), luck.random()], k=99)
        known = {code: drawn[n] for n, code in enumerate(codes)}
        vote = Vote(body, procedure, tuple((code, "unknown" if code in unknown else known[code]) for code in codes))
        ends = {
            Vote(body, procedure, tuple((known | dict(zip(unknown, rest, strict=True))).items())).adopted()
            for rest in product(("for", "against", "abstain"), repeat=len(unknown))
        }
        assert ends == {CERTAIN: {True}, LOST: {False}, OPEN: {True, False}}[outlook(vote)], vote.stands
        seen.add(outlook(vote))
    assert len(seen) > 1


def test_the_fewest_that_decide_are_named() -> None:
    """Three large members against and 24 for: one of the others against them sinks it, all of them must be for."""
    known = {code: "for" for code, _ in union({}).stands} | dict.fromkeys(("DE", "FR", "GB"), "against")
    words = " ".join(said(union({**known, "IT": "unknown", "MT": "unknown"})))
    assert "It takes all of them in favour to carry it." in words
    assert "It takes 1 of them (say IT) against to sink it, all the rest in favour." in words


def test_where_abstaining_is_enough_nobody_is_said_to_be_needed() -> None:
    """Under unanimity it carries when none of those not known is against; one of them against sinks it."""
    words = said(union({}, procedure="unanimity"))
    assert words[1:] == (
        "It carries when none of them is against.",
        "It takes 1 of them (say AT) against to sink it, all the rest in favour.",
    )


def test_nobody_unknown_is_said_to_block() -> None:
    """Only known opponents block; where all unknown being for would carry it, nobody does."""
    open_ = explained(union({"DE": "against"}), "2016-06-01")
    assert (open_.adopted, open_.blocking, open_.blockers) == (False, False, ())
    lost = explained(union(dict.fromkeys(("DE", "FR", "GB", "IT"), "against")), "2016-06-01")
    assert (lost.blocking, lost.blockers) == (True, ("FR", "DE", "IT", "GB"))


def test_the_page_names_them_and_draws_them_apart() -> None:
    """Unknown members have their own line and their own sign in the bar."""
    text = to_text(explained(union({"DE": "for", "FR": "against"}), "2016-06-01"), 60)
    assert "Counting those not known as abstaining: NOT ADOPTED:" in text
    assert "Not known: AT BE BG" in text
    assert "[##xx?" in text
    assert all(len(line) <= 60 for line in text.splitlines())


def test_a_vote_everybody_of_which_is_known_has_no_outlook() -> None:
    """Nothing is said of unknown members where there are none."""
    vote = union({code: "for" for code, _ in union({}).stands})
    assert said(vote) == ()
    assert "not known" not in to_text(explained(vote, "2016-06-01"))
