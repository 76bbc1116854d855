"""A small client of the Language Server Protocol over a program's own streams."""

from __future__ import annotations

import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

FOLDER = Path(__file__).parent
PATIENCE = 60.0
"""Seconds until an answer must be there."""


def server() -> str | None:
    """The language server: installed beside these tests, or anywhere on the path; None when there is none."""
    return shutil.which("yaml-language-server", path=str(FOLDER / "node_modules" / ".bin")) or shutil.which(
        "yaml-language-server"
    )


class Editor:
    """What an editor does: opens a text, asks for completions and hovers, and is told what is wrong."""

    def __init__(self, program: str, folder: Path) -> None:
        self.process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder
        )
        self.inbox: queue.Queue[dict[str, Any]] = queue.Queue()
        self.count = 0
        assert self.process.stdout is not None
        self.reader = threading.Thread(target=self._listen, args=(self.process.stdout,), daemon=True)
        self.reader.start()
        capabilities = {"textDocument": {"hover": {"contentFormat": ["plaintext"]}, "completion": {}}}
        root = folder.as_uri()
        self.ask("initialize", {"processId": None, "rootUri": root, "capabilities": capabilities})
        self.tell("initialized", {})
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def open(self, path: Path, text: str) -> str:
        """Open a text under the name of a file; its address."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def faults(self, uri: str) -> list[dict[str, Any]]:
        """What the server says is wrong with a text."""
        is_it = lambda told: told.get("method") == "textDocument/publishDiagnostics" and told["params"]["uri"] == uri  # noqa: E731
        found: list[dict[str, Any]] = self._await(is_it)["params"]["diagnostics"]
        return found

    def at(self, what: str, uri: str, line: int, character: int) -> Any:
        """``completion`` or ``hover`` at a place, counted from 0."""
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return self.ask(f"textDocument/{what}", place)

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Ask and wait for the answer."""
        self.count += 1
        number = self.count
        self._send({"id": number, "method": method, "params": params})
        return self._await(lambda told: told.get("id") == number and "method" not in told)["result"]

    def tell(self, method: str, params: dict[str, Any]) -> None:
        """Say something that has no answer."""
        self._send({"method": method, "params": params})

    def close(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(timeout=PATIENCE)
        self.reader.join(timeout=PATIENCE)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def _send(self, body: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **body}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _await(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first message that is wanted; what the server itself asks is answered with nothing."""
        while True:
            told = self.inbox.get(timeout=PATIENCE)
            if wanted(told):
                return told
            if "id" in told and "method" in told:
                asked = told["params"].get("items", []) if told["method"] == "workspace/configuration" else None
                self._send({"id": told["id"], "result": None if asked is None else [None for _ in asked]})

    def _listen(self, stream: IO[bytes]) -> None:
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            self.inbox.put(json.loads(stream.read(length)))
