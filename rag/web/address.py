"""What an address may be, and what is said of one that gives nothing."""

from __future__ import annotations

import httpx

from rag.errors import ArticleError

SAVE = "Save the page from a browser and give the file."
"""What helps where nothing else does."""

_MEND = {
    401: f"It is not open to all. {SAVE}",
    403: f"It is not open to programs. {SAVE}",
    404: "Check the address.",
    410: "The page has been taken away.",
    429: "It was asked too often. Try again later.",
    451: f"It is closed to this country. {SAVE}",
}


def is_address(given: str) -> bool:
    """Whether it is meant as an address and not as a path."""
    return given.strip().lower().startswith(("http://", "https://"))


def parsed(address: str) -> httpx.URL:
    """The address without its fragment, written in one way.

    Raises:
        ArticleError: it is no http or https address, or has a user name or an odd port.
    """
    try:
        url = httpx.URL(address.strip()).copy_with(fragment=None)
        if wrong := _wrong(url):
            raise ArticleError(f"{_shown(address)}: {wrong}.")
    except (httpx.InvalidURL, ValueError):
        raise ArticleError(f"{_shown(address)}: it is no address. Check it.") from None
    return url.copy_with(path="/") if url.path == "/" else url  # an empty path is written, too


def refusal(status: int) -> str:
    """Why a status other than 200 gives nothing."""
    return f"the site answered {status}. {_MEND.get(status, 'Try again later.')}"


def fault(error: Exception) -> str:
    """What kept a page from coming."""
    if isinstance(error, httpx.InvalidURL):
        return f"it leads to something that is no address. {SAVE}"
    if isinstance(error, ValueError):
        return f"{error}. {SAVE}"
    if "CERTIFICATE" in str(error):
        return f"its certificate is not to be trusted. {SAVE}"
    if isinstance(error, httpx.TimeoutException):
        return "it does not answer in time. Try again later."
    if isinstance(error, httpx.ConnectError):
        return "nothing answers there. Check the address and the connection."
    return "the connection broke off. Try again later."


def _wrong(url: httpx.URL) -> str | None:
    if url.scheme not in ("http", "https") or not url.raw_host:
        return "only http:// and https:// addresses are taken"
    if url.userinfo:
        return "it has a user name in it. Give it without"
    if url.port is not None and not 0 < url.port < 65536:
        return "its port is none. Check it"
    return None


def _shown(address: str) -> str:
    """The address without a user name and password, and not endless."""
    scheme, slashes, rest = address.strip().partition("//")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}"[:300]
