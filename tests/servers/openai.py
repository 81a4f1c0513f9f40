"""A small real server on localhost that speaks OpenAI's API, and misbehaves on request.

::

    def test_a_stall_ends(openai_server: OpenAIServer) -> None:
        openai_server.play(fails(429), says("Good."))   # in turn; the last one stays
        chat = open_chat(read_settings(openai_base_url=openai_server.url, timeout=2))
        ...
        assert openai_server.requests[-1].body["model"] == MODEL
"""

from __future__ import annotations

import gc
import json
import re
import socket
import struct
import warnings
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any

import pytest

MODEL = "tiny-chat"
DIMENSIONS = 8

Json = dict[str, Any]
Behaviour = Callable[["Exchange"], None]
"""What the server does with one request."""


@dataclass(frozen=True)
class Request:
    """What was asked: the body is the parsed JSON, header names are in small letters."""

    path: str
    headers: dict[str, str]
    body: Json


@dataclass
class OpenAIServer:
    """A running server.

    Attributes:
        url: The base address for ``OPENAI_BASE_URL``, ending in /v1.
        requests: Every request that came, in order.
        stopping: Set when the server stops; a stall ends then.
        left: Set when a client went away in the middle of a reply.
    """

    url: str = ""
    requests: list[Request] = field(default_factory=list)
    stopping: Event = field(default_factory=Event)
    left: Event = field(default_factory=Event)
    _scripts: dict[str, list[Behaviour]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def play(self, *behaviours: Behaviour, path: str = "/v1/chat/completions") -> None:
        """Meet the next requests for a path with these in turn; the last one stays."""
        with self._lock:
            self._scripts[path] = list(behaviours)

    def take(self, request: Request) -> Behaviour:
        """Note a request and say what to do with it."""
        with self._lock:
            self.requests.append(request)
            script = self._scripts.get(request.path, [_USUAL.get(request.path, fails(404))])
            return script.pop(0) if len(script) > 1 else script[0]


class Exchange(BaseHTTPRequestHandler):
    """One request and the ways to meet it."""

    protocol_version = "HTTP/1.1"
    state: OpenAIServer
    request_read: Request

    def do_GET(self) -> None:
        """Meet a request as the script says."""
        length = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(length) or b"{}")
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.close_connection = True
        self.request_read = Request(self.path, headers, body)
        try:
            self.state.take(self.request_read)(self)
        except ConnectionError:
            self.state.left.set()

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing on the terminal."""

    def reply(self, status: int, content: str, kind: str = "application/json") -> None:
        """Send a whole reply."""
        data = content.encode()
        self._head(status, kind, "Content-Length", str(len(data)))
        self.wfile.write(data)

    def begin(self) -> None:
        """Begin a stream of events."""
        self._head(200, "text/event-stream", "Transfer-Encoding", "chunked")

    def send(self, raw: str) -> None:
        """Send some bytes of the stream at once."""
        data = raw.encode()
        self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
        self.wfile.flush()

    def event(self, text: str | None, finish: str | None = None) -> None:
        """Send a piece of the answer, or its end."""
        delta = {} if text is None else {"role": "assistant", "content": text}
        self.send(f"data: {json.dumps(_chunk(delta, finish))}\n\n")

    def end(self) -> None:
        """End the stream as HTTP wants it."""
        self.wfile.write(b"0\r\n\r\n")

    def _head(self, status: int, kind: str, name: str, value: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()


def says(text: str | Callable[[Json], str], finish: str = "stop") -> Behaviour:
    """Answer well, word by word where a stream is asked for; a function sees the request."""

    def act(exchange: Exchange) -> None:
        body = exchange.request_read.body
        words = text(body) if callable(text) else text
        if not body.get("stream"):
            exchange.reply(200, json.dumps(_completion(words, finish)))
            return
        _begin(exchange, words)
        exchange.event(None, finish)
        exchange.send("data: [DONE]\n\n")
        exchange.end()

    return act


def fails(status: int, code: str = "some_fault", message: str = "no") -> Behaviour:
    """Refuse with a status and an error code, as OpenAI words it."""
    error = {"error": {"message": message, "type": code, "code": code}}
    return lambda exchange: exchange.reply(status, json.dumps(error))


def wants_a_pause(seconds: str) -> Behaviour:
    """Refuse for now, and say in Retry-After when to ask again."""

    def act(exchange: Exchange) -> None:
        body = b'{"error": {"message": "slow down", "code": "rate_limit_exceeded"}}'
        exchange.send_response(429)
        exchange.send_header("Retry-After", seconds)
        exchange.send_header("Content-Type", "application/json")
        exchange.send_header("Content-Length", str(len(body)))
        exchange.end_headers()
        exchange.wfile.write(body)

    return act


def stalls(text: str = "") -> Behaviour:
    """Send the text, if any, and then nothing for ever."""

    def act(exchange: Exchange) -> None:
        if text:
            _begin(exchange, text)
        exchange.state.stopping.wait(60)

    return act


def drips(text: str = "", pause: float = 0.05) -> Behaviour:
    """Send the text and then a byte of an endless comment at every pause."""

    def act(exchange: Exchange) -> None:
        _begin(exchange, text)
        while not exchange.state.stopping.wait(pause):
            exchange.send(":")

    return act


def resets(text: str) -> Behaviour:
    """Send the text and reset the connection."""

    def act(exchange: Exchange) -> None:
        _begin(exchange, text)
        linger = struct.pack("ii", 1, 0)
        exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        exchange.connection.close()

    return act


def breaks_off(text: str) -> Behaviour:
    """Send the text and close the connection before the stream has ended."""
    return lambda exchange: _begin(exchange, text)


def forgets_the_end(text: str) -> Behaviour:
    """Send the text and end the stream without a finish_reason."""

    def act(exchange: Exchange) -> None:
        _begin(exchange, text)
        exchange.end()

    return act


def garbles(text: str) -> Behaviour:
    """Send the text and then an event that is no JSON."""

    def act(exchange: Exchange) -> None:
        _begin(exchange, text)
        exchange.send('data: {"choices": [{"del\n\n')
        exchange.end()

    return act


def sends_html(exchange: Exchange) -> None:
    """Send a web page, as a proxy's login does."""
    exchange.reply(200, "<html><body>Please sign in.</body></html>", "text/html")


def lists(*names: str) -> Behaviour:
    """Offer these models."""
    data = [{"id": name, "object": "model", "created": 0, "owned_by": "us"} for name in names]
    return lambda exchange: exchange.reply(200, json.dumps({"object": "list", "data": data}))


def embeds(exchange: Exchange) -> None:
    """Send a vector for each text, the same for the same text, not of unit length."""
    body = exchange.request_read.body
    texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
    rows = [_vector(text) for text in texts]
    coded = [_packed(row) for row in rows] if body.get("encoding_format") == "base64" else rows
    data = [{"object": "embedding", "index": n, "embedding": row} for n, row in enumerate(coded)]
    usage = {"prompt_tokens": 0, "total_tokens": 0}
    whole = {"object": "list", "model": body["model"], "data": data, "usage": usage}
    exchange.reply(200, json.dumps(whole))


_USUAL: dict[str, Behaviour] = {
    "/v1/chat/completions": says("Good."),
    "/v1/models": lists(MODEL),
    "/v1/embeddings": embeds,
}


class _Threads(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False


@contextmanager
def serve() -> Iterator[OpenAIServer]:
    """A server on a free port of 127.0.0.1, until the block ends."""
    state = OpenAIServer()
    server = _Threads(("127.0.0.1", 0), type("Bound", (Exchange,), {"state": state}))
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield state
    finally:
        state.stopping.set()
        server.shutdown()
        server.server_close()


@pytest.fixture(name="openai_server")
def openai_server_fixture() -> Iterator[OpenAIServer]:
    """A server that speaks OpenAI's API, for one test.

    A client that is dropped leaves its connection to the collector, which warns of it. So
    it collects here, and not in the middle of a test that has nothing to do with it.
    """
    with serve() as state:
        yield state
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def _begin(exchange: Exchange, text: str) -> None:
    exchange.begin()
    for word in re.findall(r"\s*\S+|\s+$", text):
        exchange.event(word)


def _chunk(delta: Json, finish: str | None) -> Json:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    kind = "chat.completion.chunk"
    return {"id": "1", "object": kind, "created": 0, "model": MODEL, "choices": [choice]}


def _completion(text: str, finish: str) -> Json:
    message = {"role": "assistant", "content": text}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return {
        "id": "1", "object": "chat.completion", "created": 0, "model": MODEL, "choices": [choice],
    }  # fmt: skip


def _vector(text: str) -> list[float]:
    return [float(byte - 128) for byte in sha256(text.encode()).digest()[:DIMENSIONS]]


def _packed(row: list[float]) -> str:
    return b64encode(struct.pack(f"<{len(row)}f", *row)).decode()
