"""A server on this computer that speaks the OData v3 dialect of CBS, with faults on request.

    with CbsServer() as server:            # knows the generated tables, and the recorded one where it is there
        os.environ["BWLAB_CBS_URL"] = server.url
        server.fail("TypedDataSet", "status", status=503, times=2)

    python tests/cbs_server.py --delay 0.05      # prints its address and serves until it is stopped
"""

from __future__ import annotations

import argparse
import json
import re
import socket
import ssl
import struct
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent))

import pytest
from cbs_filter import filtered, matching, selected
from cbs_tables import Row, Table, areas, by_period, crime, neighbourhoods, recorded, recorded_folder

PAGE = 10_000
_PATH = re.compile(r"/(?:ODataFeed|ODataApi)/odata/([^/]+)/(\w*)", re.IGNORECASE)


@dataclass
class Fault:
    """What goes wrong with the calls whose address contains ``match``, after ``after`` of them, ``times`` times."""

    match: str
    kind: str
    times: int
    after: int
    options: Mapping[str, Any]
    seen: int = 0

    def strikes(self, address: str) -> bool:
        if self.match not in address:
            return False
        self.seen += 1
        return self.after < self.seen <= self.after + self.times


@dataclass(frozen=True)
class Call:
    """One call that arrived."""

    path: str
    query: Mapping[str, str]
    status: int
    bytes: int
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What was asked: "TypedDataSet"."""
        found = _PATH.search(self.path)
        return found[2] if found else self.path


class CbsServer:
    """The server, in threads of its own.

    Parameters
    ----------
    delay : float
        Seconds before every answer.
    page : int
        Rows in one answer at most.
    context : ssl.SSLContext, optional
        Speak https.
    """

    def __init__(
        self, delay: float = 0, page: int = PAGE, context: ssl.SSLContext | None = None, port: int = 0
    ) -> None:
        self.delay, self.page = delay, page
        self.calls: list[Call] = []
        self.faults: list[Fault] = []
        self._made: dict[str, Table] = {}
        self._makers: dict[str, Callable[[], Table]] = {
            "85618ned": neighbourhoods,
            "70072ned": by_period,
            "47018ned": crime,
            "85385ned": areas,
        }
        if recorded_folder():
            self._makers["84799ned"] = recorded
        self._answers: dict[tuple[str, str], bytes] = {}  # rendering must not be what a benchmark measures
        self._lock = threading.Lock()
        self._http = _Http(("127.0.0.1", port), _Handler)
        self._http.owner = self
        if context:
            # The handshake belongs in the thread of its connection: here it would hold up all others.
            self._http.socket = context.wrap_socket(
                self._http.socket, server_side=True, do_handshake_on_connect=False
            )
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self._http.server_address[1]}"

    def __enter__(self) -> CbsServer:
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Answer nobody any more: from here on a connection is refused."""
        self._http.shutdown()
        self._http.server_close()

    def add(self, table: Table) -> Table:
        """Serve this table, in place of one with the same id."""
        self._made[table.id.casefold()] = table
        self._answers.clear()
        return table

    def describe(self, table: str, properties: list[Row]) -> None:
        """Serve these DataProperties for a table, whatever its rows are."""
        body = _envelope(table, properties)
        self._answers[f"/odatafeed/odata/{table}/dataproperties".casefold(), "{}"] = body

    def table(self, name: str) -> Table | None:
        """A table by id, in any case."""
        name = name.casefold()
        if name not in self._made and name in self._makers:
            with self._lock:
                self._made[name] = self._makers[name]()
        return self._made.get(name)

    def fail(self, match: str, kind: str, times: int = 10**6, after: int = 0, **options: Any) -> None:
        """Let the calls whose decoded address contains ``match`` go wrong.

        kind is "status" (status=, headers=), "silent" (no answer), "stall" (half a body, then nothing), "drip"
        (pause=), "reset" (half a body, then the connection is reset), "refuse" (reset before any answer),
        "truncate" (half the JSON), "html" (a page with status 200), "empty" (no rows), or "same" (always page one).
        """
        self.faults.append(Fault(match, kind, times, after, options))

    def asked(self, name: str) -> list[Call]:
        """The calls for one table of the service ("TypedDataSet")."""
        return [each for each in self.calls if each.name == name]

    def sent(self) -> int:
        """Bytes of all answers."""
        return sum(each.bytes for each in self.calls)

    # What is answered.

    def answer(self, path: str, query: Mapping[str, str]) -> tuple[int, bytes]:
        known = (path.casefold(), json.dumps(query, sort_keys=True))
        if known not in self._answers:
            status, body = self._answer(path, query)
            if status != 200:
                return status, body
            self._answers[known] = body
        return 200, self._answers[known]

    def _answer(self, path: str, query: Mapping[str, str]) -> tuple[int, bytes]:
        if path.casefold() in ("/odatacatalog/tables", "/odatacatalog/", "/"):
            tables = [self.table(each) for each in {*self._makers, *self._made}]
            rows = [each.info for each in tables]
            return 200, _envelope(path, selected(filtered(rows, query.get("$filter")), query))
        found = _PATH.fullmatch(path)
        table = self.table(found[1]) if found else None
        if table is None:
            return 404, b"Resource not found"
        name = found[2]
        plain = {
            "TableInfos": [table.info],
            "DataProperties": table.properties,
            "CategoryGroups": [],
            **table.dimensions,
        }
        if not name:
            names = ["TableInfos", "UntypedDataSet", "TypedDataSet", "DataProperties", "CategoryGroups"]
            names += table.dimensions
            return 200, _envelope(path, [{"name": each, "url": f"{self.url}{path}{each}"} for each in names])
        if name in plain:
            return self._paged(path, query, filtered(plain[name], query.get("$filter")), selected)
        if name not in ("TypedDataSet", "UntypedDataSet"):
            return 404, b"Resource not found"
        select = query["$select"].split(",") if query.get("$select") else None
        columns = {*table.keys, *(row["Key"] for row in table.topics), "ID"}
        if select and set(select) - columns:
            return 400, b"Could not find a property"
        places = matching(table.keys, len(table), query.get("$filter"))

        def render(some: list[int], _: Mapping[str, str]) -> list[Row]:
            return list(table.rows(some, select, name == "TypedDataSet"))

        return self._paged(path, query, places, render)

    def _paged(
        self, path: str, query: Mapping[str, str], rows: list[Any], render: Callable[..., list[Row]]
    ) -> tuple[int, bytes]:
        skip, top = int(query.get("$skip", 0)), int(query.get("$top", 10**9))
        end = min(skip + min(top, self.page), len(rows))
        following = ""
        if end < min(skip + top, len(rows)):
            rest = {**query, "$skip": str(end)} | ({"$top": str(top - self.page)} if "$top" in query else {})
            following = f"{self.url}{path}?" + "&".join(f"{key}={quote(value)}" for key, value in rest.items())
        return 200, _envelope(path, render(rows[skip:end], query), following)


class _Http(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64
    owner: CbsServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Http

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_GET(self) -> None:
        owner = self.server.owner
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        address = f"{unquote(parts.path)}?" + "&".join(f"{name}={value}" for name, value in query.items())
        if owner.delay:
            time.sleep(owner.delay)
        with owner._lock:
            fault = next((each for each in owner.faults if each.strikes(address)), None)
        kind = fault.kind if fault else ""
        if kind == "same":
            query["$skip"] = "0"
        status, body = owner.answer(parts.path, {key: value for key, value in query.items() if key != "$format"})
        headers = {"Content-Type": "application/json; charset=utf-8"}
        if kind == "status":
            status, body = fault.options["status"], b"an error"
            headers |= fault.options.get("headers", {})
        elif kind == "html":
            body, headers = b"<!DOCTYPE html><html><body>Inloggen</body></html>", {"Content-Type": "text/html"}
        elif kind == "truncate":
            body = body[: len(body) // 2]
        elif kind == "empty":
            body = _envelope(parts.path, [])
        owner.calls.append(Call(parts.path, query, status, len(body), dict(self.headers)))
        if kind in ("silent", "refuse"):
            return self._break(kind, fault)
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if kind == "drip":
            for start in range(0, len(body), 20):
                self.wfile.write(body[start : start + 20])
                time.sleep(fault.options.get("pause", 0.05))
        elif kind in ("stall", "reset"):
            self.wfile.write(body[: len(body) // 2])
            self._break(kind, fault)
        else:
            self.wfile.write(body)

    def _break(self, kind: str, fault: Fault) -> None:
        if kind in ("silent", "stall"):
            time.sleep(fault.options.get("seconds", 2))
        else:
            # Closing with unsent data and no lingering is a reset on the other side.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()


def _envelope(path: str, rows: list[Row], following: str = "") -> bytes:
    body: Row = {"odata.metadata": f"http://127.0.0.1{path}/$metadata", "value": rows}
    if following:
        body["odata.nextLink"] = following
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.fixture
def cbs_server(monkeypatch, tmp_path):
    """A `CbsServer` that bwlab asks instead of CBS, with a cache of its own. Import it in a conftest."""
    monkeypatch.setenv("BWLAB_CACHE", str(tmp_path / "cache"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with CbsServer() as server:
        monkeypatch.setenv("BWLAB_CBS_URL", server.url)
        yield server


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--delay", type=float, default=0, help="seconds before every answer")
    given = parser.parse_args()
    with CbsServer(given.delay, port=given.port) as server:
        print(server.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
