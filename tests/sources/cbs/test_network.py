"""The way out of a town hall: proxies, exceptions to them, and certificates of the office's own."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from cbs_server import CbsServer

from bwlab.errors import CbsError
from bwlab.sources.cbs import Service, read_table

ASKED = {"regions": ["GM0855"], "periods": [2021], "measures": ["Totale bevolking"]}
TABLE = "70072ned"


class Proxy(ThreadingHTTPServer):
    """A small proxy on this computer: plain requests, and tunnels for https."""

    daemon_threads = True

    def __init__(self, status: int = 200) -> None:
        super().__init__(("127.0.0.1", 0), _Passing)
        self.asked: list[str] = []
        self.status = status
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()


class _Passing(BaseHTTPRequestHandler):
    server: Proxy

    def log_message(self, *_):
        """Quiet."""

    def do_GET(self):
        self.server.asked.append(self.path)
        if self.server.status != 200:
            return self.send_error(self.server.status)
        _, _, host, path = self.path.split("/", 3)
        there = http.client.HTTPConnection(host, timeout=5)
        there.request("GET", f"/{path}")
        answer = there.getresponse()
        body = answer.read()
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_CONNECT(self):
        self.server.asked.append(f"CONNECT {self.path}")
        if self.server.status != 200:
            return self.send_error(self.server.status)
        host, port = self.path.split(":")
        with socket.create_connection((host, int(port)), timeout=5) as there:
            self.send_response(200)
            self.end_headers()
            back = threading.Thread(target=_pour, args=(there, self.connection), daemon=True)
            back.start()
            _pour(self.connection, there)
            back.join(2)
        self.close_connection = True


def _pour(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # the other side hung up


@pytest.fixture
def proxy():
    with Proxy() as server:
        yield server
        server.shutdown()


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_used(cbs_server, proxy, monkeypatch, name):
    monkeypatch.setenv(name, proxy.url)
    assert len(read_table(TABLE, **ASKED)) == 1
    assert len(proxy.asked) == len(cbs_server.calls) > 0


@pytest.mark.parametrize("name", ["no_proxy", "NO_PROXY"])
def test_exceptions_to_the_proxy_hold(cbs_server, proxy, monkeypatch, name):
    monkeypatch.setenv("HTTP_PROXY", proxy.url)
    monkeypatch.setenv(name, "localhost,127.0.0.1")
    assert len(read_table(TABLE, **ASKED)) == 1
    assert not proxy.asked


def test_a_proxy_that_refuses(cbs_server, monkeypatch, quick):
    with Proxy(407) as refusing:
        monkeypatch.setenv("HTTP_PROXY", refusing.url)
        with pytest.raises(CbsError, match="407"):
            read_table(TABLE, limits=quick, **ASKED)
        refusing.shutdown()


def test_a_proxy_that_is_not_there(cbs_server, monkeypatch, quick):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}"
    monkeypatch.setenv("HTTP_PROXY", nowhere)
    with pytest.raises(CbsError, match="proxyserver"):
        read_table(TABLE, limits=quick, **ASKED)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate that no computer knows, made by the openssl program."""
    if shutil.which("openssl") is None:
        pytest.skip("het programma openssl ontbreekt")
    folder = tmp_path_factory.mktemp("certificate")
    bundle, key = folder / "bundle.pem", folder / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(bundle)]
    subprocess.run(command, check=True, capture_output=True)
    return bundle, key


@pytest.fixture
def secure(certificate, cbs_server, monkeypatch):
    """The same tables over https, with a certificate that must be trusted by hand."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with CbsServer(context=context) as server:
        monkeypatch.setenv("BWLAB_CBS_URL", server.url)
        yield server


def test_an_unknown_certificate_is_refused_once(secure, quick):
    with pytest.raises(CbsError, match="certificaat") as caught:
        read_table(TABLE, limits=quick, **ASKED)
    assert "ICT-afdeling" in caught.value.now
    assert not secure.calls


@pytest.mark.parametrize("name", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"])
def test_a_bundle_of_the_environment_is_trusted(secure, certificate, monkeypatch, name):
    monkeypatch.setenv(name, str(certificate[0]))
    assert len(read_table(TABLE, **ASKED)) == 1


def test_a_bundle_that_is_not_there(secure, monkeypatch, quick, tmp_path):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "weg.pem"))
    with pytest.raises(CbsError, match="bestand met certificaten"):
        read_table(TABLE, limits=quick, **ASKED)


def test_https_through_a_proxy_with_a_bundle(secure, certificate, proxy, monkeypatch):
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate[0]))
    monkeypatch.setenv("https_proxy", proxy.url)
    assert len(read_table(TABLE, **ASKED)) == 1
    assert proxy.asked
    assert all(each == f"CONNECT {secure.url.removeprefix('https://')}" for each in proxy.asked)


@pytest.mark.skipif(os.name == "nt", reason="Windows heeft een eigen lijst")
def test_the_operating_systems_list_is_what_counts(secure, certificate, monkeypatch):
    """On Linux that list is a file or folder; SSL_CERT_DIR moves it, and requests itself never looks there."""
    folder = certificate[0].parent / "system"
    folder.mkdir(exist_ok=True)
    made = subprocess.run(
        ["openssl", "x509", "-hash", "-noout", "-in", str(certificate[0])], capture_output=True, text=True, check=True
    )
    shutil.copy(certificate[0], folder / f"{made.stdout.strip()}.0")
    monkeypatch.setenv("SSL_CERT_DIR", str(folder))
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(secure.url, timeout=5)
    assert len(read_table(TABLE, **ASKED)) == 1


def test_the_connection_is_used_again(cbs_server):
    with Service() as service:
        for _ in range(5):
            service.table_info(TABLE)
        (pool,) = service._adapters["http://"].poolmanager.pools._container.values()
        assert pool.num_connections == 1
        assert pool.num_requests == 5


def test_a_compressed_answer_is_understood(cbs_server, monkeypatch):
    import gzip

    import cbs_server as module

    plain = module._Handler.send_header
    answer = module.CbsServer.answer
    monkeypatch.setattr(
        module.CbsServer, "answer", lambda self, *asked: ((found := answer(self, *asked))[0], gzip.compress(found[1]))
    )

    def send_header(self, name, value):
        plain(self, name, value)
        if name == "Content-Type":
            plain(self, "Content-Encoding", "gzip")

    monkeypatch.setattr(module._Handler, "send_header", send_header)
    assert len(read_table(TABLE, **ASKED)) == 1
    assert "gzip" in cbs_server.calls[0].headers["Accept-Encoding"]


@pytest.mark.parametrize("address", ["{url}", "{url}/", " {url} "])
def test_how_the_address_may_be_written(cbs_server, monkeypatch, address):
    url = cbs_server.url
    monkeypatch.setenv("BWLAB_CBS_URL", address.format(url=url))
    assert len(read_table(TABLE, **ASKED)) == 1


def test_without_an_address_it_is_cbs(monkeypatch):
    monkeypatch.delenv("BWLAB_CBS_URL", raising=False)
    assert Service().address == "opendata.cbs.nl"
    assert Service("dataderden.cbs.nl").address == "dataderden.cbs.nl"
    assert Service()._cbsodata.options.use_https
