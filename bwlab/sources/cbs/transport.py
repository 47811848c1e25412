"""Talking to StatLine: cbsodata does it, over a session that knows time limits, proxies and certificates.

cbsodata 1.3.5 makes a bare ``Session`` for every page: no time limit, no ``NO_PROXY``, no CA bundle, no trust
store. Each `Service` therefore takes a copy of the module for itself and gives that copy a session of its own;
the cbsodata a user imports keeps its own settings.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import ssl
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import requests
import stamina
import truststore
from requests.adapters import HTTPAdapter

from bwlab.errors import CbsError
from bwlab.sources.cbs.faults import again, explain

HOME = "opendata.cbs.nl"
ADDRESS = "BWLAB_CBS_URL"  # e.g. http://127.0.0.1:8999: asked instead of CBS, for every catalogue
_CHUNK = 1 << 20

# A retry is no message for a participant; importing cbsodata gives the root logger a handler that prints.
logging.getLogger("stamina").addHandler(logging.NullHandler())
logging.getLogger("stamina").propagate = False

Row = dict[str, Any]


@dataclass(frozen=True)
class Limits:
    """How long to wait and how often to try.

    Attributes
    ----------
    connect, read : float
        Seconds to make contact, and seconds without a single byte.
    total : float
        Seconds for one page from the first byte to the last, against a server that drips.
    attempts : int
        Times one page is asked for.
    wait, wait_max : float
        Seconds before the second attempt; it doubles, up to ``wait_max``.
    cells : int
        Figures in one page: fewer rows where there are more columns. Larger pages are fewer calls and more
        memory: up to four are there at a time.
    """

    connect: float = 10
    read: float = 60
    total: float = 300
    attempts: int = 4
    wait: float = 0.5
    wait_max: float = 20
    cells: int = 50_000


class Service:
    """One catalogue of StatLine ("opendata.cbs.nl", "dataderden.cbs.nl"), as long as one table is read.

    Parameters
    ----------
    catalogue : str, optional
        Host name of the catalogue; by default CBS's own.
    limits : Limits
    """

    def __init__(self, catalogue: str | None = None, limits: Limits | None = None) -> None:
        self.catalogue = catalogue or HOME
        self.limits = limits or Limits()
        self._open = True
        given = os.environ.get(ADDRESS, "").strip()
        where = urlsplit(given if "://" in given else f"https://{given or self.catalogue}")
        self.address = f"{where.netloc}{where.path}".rstrip("/")
        self._adapters = {"https://": _TrustingAdapter(pool_maxsize=8), "http://": HTTPAdapter(pool_maxsize=8)}
        self._cbsodata = _own_cbsodata()
        self._cbsodata.options.requests = {"timeout": (self.limits.connect, self.limits.read)}
        self._cbsodata.options.use_https = where.scheme != "http"
        self._cbsodata.Session = lambda: _Session(self._adapters, self.limits.total)

    def __enter__(self) -> Service:
        return self

    def __exit__(self, *_: object) -> None:
        self._open = False
        for adapter in self._adapters.values():
            adapter.close()

    def table_info(self, table: str) -> Row:
        """The row of TableInfos: Title, Period, Modified, RecordCount …; empty when there is none."""
        rows = self.rows(table, "TableInfos", part="de beschrijving van de tabel")
        return rows[0] if rows else {}

    def rows(
        self,
        table: str,
        name: str,
        *,
        select: Sequence[str] | None = None,
        filters: str | None = None,
        page: tuple[int, int] | None = None,
        part: str = "",
    ) -> list[Row]:
        """One table of the service (UntypedDataSet, DataProperties, a dimension), or one page of it.

        Parameters
        ----------
        select : sequence of str, optional
            Column names.
        filters : str, optional
            An OData filter.
        page : (int, int), optional
            Rows to skip and rows to take.
        part : str
            What is read, in Dutch, for the sentence when it fails.

        Raises
        ------
        CbsError
            After the last attempt; names the table and the part.
        """
        # cbsodata pastes the name behind the address, and requests adds the other parameters to a query in it.
        name = f"{name}?$top={page[1]}&$skip={page[0]}" if page else name
        what = {"select": list(select) if select else None, "filters": filters}
        try:
            for attempt in stamina.retry_context(
                on=lambda error: self._open and again(error),
                attempts=self.limits.attempts,
                timeout=None,
                wait_initial=self.limits.wait,
                wait_max=self.limits.wait_max,
                wait_jitter=self.limits.wait,
            ):
                with attempt:
                    return self._cbsodata.get_meta(table, name, catalog_url=self.address, **what)
        except (requests.RequestException, OSError, ValueError, LookupError, TypeError) as error:
            why, now = explain(error, table)
            subject = f"Tabel {table} is niet gelezen" + (f" ({part})" if part else "") + "."
            raise CbsError(subject, why, now, table, part) from error
        raise AssertionError("stamina returns or raises")


class _Session(requests.Session):
    """What cbsodata calls for one page."""

    def __init__(self, adapters: Mapping[str, HTTPAdapter], total: float) -> None:
        super().__init__()
        self._total = total
        for scheme, adapter in adapters.items():
            self.mount(scheme, adapter)  # shared, so that the next page uses the same connection

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
        merged = self.merge_environment_settings(request.url, {}, True, None, None)
        if merged["verify"] is True and os.path.exists(os.environ.get("SSL_CERT_FILE", "")):
            merged["verify"] = os.environ["SSL_CERT_FILE"]  # not every system's trust store knows it
        request.headers.setdefault("Accept-Encoding", "gzip, deflate")
        request.headers.setdefault("User-Agent", "bwlab (cbsodata)")
        until = time.monotonic() + self._total
        answer = super().send(request, **(options | merged))
        with answer:
            _read_body(answer, until)
        return answer


def _read_body(answer: requests.Response, until: float) -> None:
    """Read the body with a limit on the whole; ``timeout`` only limits the silence between two bytes."""
    chunks = []
    try:
        while chunk := answer.raw.read1(_CHUNK, decode_content=True):
            chunks.append(chunk)
            if time.monotonic() > until:
                raise requests.exceptions.ReadTimeout("the whole took too long")
    except requests.packages.urllib3.exceptions.ReadTimeoutError as error:
        raise requests.exceptions.ReadTimeout(error) from error
    except requests.packages.urllib3.exceptions.HTTPError as error:
        raise requests.exceptions.ConnectionError(error) from error
    answer._content, answer._content_consumed = b"".join(chunks), True


class _TrustingAdapter(HTTPAdapter):
    """https with the certificates of the operating system, and those of a bundle the environment names."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        self._context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        super().init_poolmanager(*args, **options, ssl_context=self._context)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        return super().proxy_manager_for(proxy, **options, ssl_context=self._context)

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        super().cert_verify(conn, url, verify, cert)
        if verify is True:
            conn.ca_certs = None  # requests' own list; the context has the system's


def _own_cbsodata() -> ModuleType:
    spec = importlib.util.find_spec("cbsodata.cbsodata3")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.logging = logging.getLogger("cbsodata")  # it calls logging.info, which would set up the root logger
    return module
