"""What went wrong on the way to StatLine: once more, or a Dutch sentence."""

from __future__ import annotations

import email.utils
import json
import socket
import time

import requests

_LATER = "Probeer het later nog eens. Je laatste cijfers staan er nog."
_NET = "Kijk of je internet hebt. Je laatste cijfers staan er nog."
_OFFICE = "Vraag je ICT-afdeling om hulp, of probeer het op een ander netwerk. Je laatste cijfers staan er nog."
_LONGEST_WAIT = 60.0  # seconds; a server that asks for more is asked no more


def again(error: Exception) -> bool | float:
    """Whether to try once more: no, yes, or after this many seconds."""
    status = _status(error)
    if status is not None:
        if status not in (408, 429, 500, 502, 503, 504):
            return False
        wait = _retry_after(error)
        return True if wait is None else wait <= _LONGEST_WAIT and max(wait, 0.01)
    if isinstance(error, requests.exceptions.ProxyError | requests.exceptions.SSLError) or _unknown_host(error):
        return False
    if isinstance(error, ValueError) and not isinstance(error, requests.RequestException):
        return not _is_page(error)
    return isinstance(error, requests.ConnectionError | requests.Timeout | requests.exceptions.ChunkedEncodingError)


def explain(error: BaseException, table: str) -> tuple[str, str]:
    """Why reading failed and what to do now, in Dutch."""
    status = _status(error)
    if status == 404:
        return (
            f"CBS kent tabel {table} niet, of niet meer.",
            "Controleer het nummer van de tabel op opendata.cbs.nl/statline.",
        )
    if status == 429:
        return "CBS vindt dat we te vaak vragen (foutcode 429).", _LATER
    if status is not None:
        return f"CBS antwoordt met foutcode {status}.", _LATER
    if isinstance(error, json.JSONDecodeError):
        if _is_page(error):
            return "Er kwam een webpagina in plaats van cijfers. Soms doet een inlogpagina van de wifi dat.", _NET
        return "Het antwoord van CBS is niet compleet.", _LATER
    if isinstance(error, requests.exceptions.ProxyError):
        return "De proxyserver van je netwerk laat de vraag niet door.", _OFFICE
    if isinstance(error, requests.exceptions.SSLError):
        return "Je computer vertrouwt het beveiligingscertificaat niet.", _OFFICE
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return "Er kwam op tijd geen contact met CBS.", _NET
    if isinstance(error, requests.Timeout):
        return "CBS antwoordt niet op tijd.", _LATER
    if _unknown_host(error):
        return "Het adres van CBS is niet te vinden.", _NET
    if _cause(error, ConnectionRefusedError):
        return "Er is geen verbinding met CBS.", _NET
    if isinstance(error, requests.ConnectionError | requests.exceptions.ChunkedEncodingError):
        return "De verbinding met CBS viel weg.", _NET
    if isinstance(error, OSError) and "CA certificate bundle" in str(error):
        return "Het bestand met certificaten dat is ingesteld, is er niet (REQUESTS_CA_BUNDLE).", _OFFICE
    if isinstance(error, ValueError | LookupError | TypeError):
        return "Het antwoord van CBS heeft een andere vorm dan verwacht.", _LATER
    return f"De computer meldt: {type(error).__name__}.", _NET


def _status(error: BaseException) -> int | None:
    """The status code; cbsodata raises an error of its own, the answer hangs on the cause."""
    for each in (error, error.__cause__):
        if isinstance(each, requests.HTTPError) and each.response is not None:
            return each.response.status_code
    return None


def _retry_after(error: BaseException) -> float | None:
    for each in (error, error.__cause__):
        if isinstance(each, requests.HTTPError) and each.response is not None:
            text = each.response.headers.get("Retry-After", "").strip()
            if text.isdigit():
                return float(text)
            moment = email.utils.parsedate_to_datetime(text) if text.endswith("GMT") else None
            return max(0.0, moment.timestamp() - time.time()) if moment else None
    return None


def _is_page(error: BaseException) -> bool:
    return isinstance(error, json.JSONDecodeError) and error.doc.lstrip()[:1] == "<"


def _unknown_host(error: BaseException) -> bool:
    return _cause(error, socket.gaierror) or "NameResolutionError" in repr(error)


def _cause(error: BaseException | None, kind: type[BaseException], depth: int = 8) -> bool:
    """Whether an error of this kind is somewhere beneath; urllib3 wraps it several times."""
    while error is not None and depth:
        if isinstance(error, kind):
            return True
        inner = [each for each in error.args if isinstance(each, BaseException)]
        reason = getattr(error, "reason", None)
        error = inner[0] if inner else reason if isinstance(reason, BaseException) else error.__cause__ or error.__context__
        depth -= 1
    return False
