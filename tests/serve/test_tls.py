"""A room served over TLS with a certificate of its own making: pages, console, sockets, and a seat in a terminal."""

from __future__ import annotations

import asyncio
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from click.testing import CliRunner

from game.cli import cli
from game.serve.far_line import CannotJoin
from game.serve.host import CannotServe, Door, Opened, _welcome
from game.serve.join import address_of, lobby, trust
from tests.serve.browser.people import ROOT, Browser, Host
from tests.serve.made import Client, frames_until, hello, room
from tests.serve.test_join import Tmux

NAMES = "subjectAltName=DNS:localhost,IP:127.0.0.1"


def certificate(folder: Path, names: str = NAMES) -> tuple[Path, Path]:
    """(certificate, key), signed by itself, as `docs/facilitating.md` makes one; skips where openssl is missing."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    folder.mkdir(exist_ok=True)
    cert, key = folder / "room.pem", folder / "room-key.pem"
    words = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    words += ["-days", "2", "-subj", "/CN=room", "-addext", names, "-keyout", str(key), "-out", str(cert)]
    subprocess.run(words, check=True, capture_output=True)
    return cert, key


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for this machine by name and number, and its key."""
    return certificate(tmp_path_factory.mktemp("tls") / "own")


@asynccontextmanager
async def secured(papers: tuple[Path, Path], **more: Any) -> AsyncIterator[tuple[Opened, Client]]:
    """A room over TLS, and a client that trusts its certificate and no other."""
    async with room(door=replace(Door(port=0, cert=papers[0], key=papers[1]), **more)) as opened, Client(opened) as one:
        await one.http.close()
        one.address = one.origin = f"https://127.0.0.1:{opened.port}"
        known = aiohttp.TCPConnector(ssl=ssl.create_default_context(cafile=papers[0]))
        one.http = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), connector=known)
        yield opened, one


def test_a_seat_the_console_and_their_sockets_over_tls(papers: tuple[Path, Path]) -> None:
    """Every cookie is marked Secure; the plain page, the console's page and both sockets are served; http is not."""

    async def run() -> None:
        async with secured(papers, lan=True) as (opened, one):
            assert await one.join("sg", opened.room.tokens.room) == 303
            assert await one.enter(opened) == 303
            kept = list(one.http.cookie_jar)
            assert {morsel.key for morsel in kept} >= {"startex_seat", "startex_facilitator"}
            assert all(morsel["secure"] and morsel["httponly"] for morsel in kept)
            status, text = await one.get("/view")
            assert (status, "Secretary General" in text) == (200, True)
            assert (await one.get("/facilitator"))[0] == 200
            for query, shown in (("", b"Enter"), ("?as=facilitator", b"STOPPED")):
                async with one.socket(query) as line:
                    await hello(line, 110, 36)
                    await frames_until(line, shown)
            with pytest.raises(aiohttp.ClientError):
                await plainly(opened)

    asyncio.run(asyncio.wait_for(run(), 30))


async def plainly(opened: Opened) -> None:
    """Ask the same port without TLS."""
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{opened.port}/"):
        return


def test_a_page_elsewhere_is_refused_over_tls_too(papers: tuple[Path, Path]) -> None:
    """The room's own address without TLS is another origin."""

    async def run() -> None:
        async with secured(papers) as (opened, one):
            one.origin = f"http://127.0.0.1:{opened.port}"
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                async with one.socket():
                    pass
            assert refused.value.status == 403

    asyncio.run(asyncio.wait_for(run(), 30))


def test_a_terminal_trusts_a_certificate_it_was_given_and_no_other(papers: tuple[Path, Path], tmp_path: Path) -> None:
    """Without --ca, with another certificate, and by a name it is not made out for: refused, with the cure."""
    other = certificate(tmp_path / "other")[0]
    (tmp_path / "empty.pem").write_text("nothing")

    async def look(address: str, ca: Path | None) -> int:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trust(ca))) as client:
            return len((await lobby(client, address)).seats)

    async def run() -> None:
        async with secured(papers) as (opened, _):
            address = f"https://localhost:{opened.port}"
            assert await look(address, papers[0]) == 4
            for ca in (None, other):
                with pytest.raises(CannotJoin, match=r"is not trusted \(self.signed certificate\).* with --ca"):
                    await look(address, ca)
            with pytest.raises(CannotJoin, match="begins with https"):
                await look(f"http://localhost:{opened.port}", None)
        named = certificate(tmp_path / "named", "subjectAltName=DNS:room.example")
        async with secured(named) as (opened, _):
            with pytest.raises(CannotJoin, match="made out for"):
                await look(f"https://127.0.0.1:{opened.port}", named[0])

    asyncio.run(asyncio.wait_for(run(), 30))
    with pytest.raises(CannotJoin, match=r"empty\.pem .*--tls-cert"):
        trust(tmp_path / "empty.pem")


def test_a_named_certificate_means_tls() -> None:
    """With --ca an address without a scheme is https, and one that says http is refused."""
    assert address_of("room.example:8472", secure=True) == "https://room.example:8472"
    with pytest.raises(CannotJoin, match="leave --ca out, or say https"):
        address_of("http://room.example", secure=True)


@pytest.mark.parametrize("secure", [True, False])
def test_an_open_room_without_tls_is_warned_of(papers: tuple[Path, Path], *, secure: bool) -> None:
    """--lan without a certificate is said to be readable by everybody; with one it is not, and the links are https."""
    said: list[str] = []

    async def run() -> None:
        door = Door(port=0, lan=True, cert=papers[0] if secure else None, key=papers[1] if secure else None)
        async with room(door=door) as opened:
            _welcome(opened, said.append)

    asyncio.run(asyncio.wait_for(run(), 30))
    assert any(words.startswith("Warning: without TLS everybody on this network can read") for words in said) != secure
    scheme = "https" if secure else "http"
    assert re.search(rf"Facilitator, once: {scheme}://\S+/enter#", "\n".join(said))


def test_a_certificate_that_does_not_fit_its_key_is_said(papers: tuple[Path, Path], tmp_path: Path) -> None:
    """Another key, and a file that is none: no room is opened, and the sentence names both options."""
    other = certificate(tmp_path / "other")[1]
    for cert, key in ((papers[0], other), (tmp_path / "missing.pem", papers[1])):

        async def run(cert: Path = cert, key: Path = key) -> None:
            async with room(door=Door(port=0, cert=cert, key=key)):
                pass

        with pytest.raises(CannotServe, match=r"--tls-cert and its key with --tls-key"):
            asyncio.run(run())
    done = CliRunner().invoke(cli, ["host", "tutorial", "--tls-key", str(other)])
    assert (done.exit_code, "name it with --tls-cert" in done.stderr) == (2, True)


@pytest.mark.slow
def test_a_browser_and_a_terminal_in_a_room_over_tls(papers: tuple[Path, Path], tmp_path: Path) -> None:
    """Chromium takes a seat and its screen comes over a secure socket; ``startex join --ca`` gets the next seat."""
    words = ("tutorial", "--lan", "--tls-cert", str(papers[0]), "--tls-key", str(papers[1]))
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    with Host(*words, home=tmp_path) as host:
        port = host.address.rpartition(":")[2]
        host.link = host.link.replace(host.address, f"https://127.0.0.1:{port}")
        host.address = f"https://127.0.0.1:{port}"
        with Browser(host, "--ignore-certificate-errors") as browser:
            boss, chair = browser.person("Ida"), browser.person("Ana")
            boss.facilitate()
            chair.sit("Chair of the Ferry Council", "Your seat: Chair of the Ferry Council")
            chair.ask("click", "link", "Open your screen")
            chair.wait("Enter begins")
            boss.press("a")
            boss.wait("sent")
            found = browser.ledger()
            assert (found["faults"], found["strangers"]) == ([], [])
        tmux = Tmux(tmp_path)
        try:
            join = f"{sys.executable} -m game join localhost:{port} --ca {papers[0]} --seat alderport --name Bo"
            tmux.open(f"cd {ROOT} && {join}")
            tmux.shows("Code")
            tmux.keys(host.code, "Enter")
            tmux.shows("What has happened so far")
            tmux.keys("C-]")
            tmux.shows("left 0")
        finally:
            tmux.run("kill-server")
