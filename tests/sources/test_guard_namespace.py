"""The guard in a network of its own that owns the forbidden addresses, with a listener on each: none hears anything,
whether it is asked for or a public server, which stands there too, sends the bot on to it. A raw socket, as tcpdump has
one, reads every frame of that network meanwhile: not one TCP segment goes to them.

Runs where Linux lets a user make a network namespace (``unshare -rn``) and ``ip`` is installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.sources.test_guard import FORBIDDEN

ADDRESSES = [
    "10.0.0.1",
    "169.254.169.254",
    "192.168.0.1",
    "172.16.0.1",
    "100.100.100.200",
    "192.0.0.192",
    "fd00:ec2::254",
]
FORMS = [
    *(f"http://[{address}]/" if ":" in address else f"http://{address}/" for address in ADDRESSES),
    "http://127.0.0.1/", "http://[::1]/", "http://localhost/", "http://0/", "http://0x7f.1/", "http://2130706433/",
    "http://[::ffff:10.0.0.1]/", "http://[::ffff:169.254.169.254]/", "https://10.0.0.1/", "http://10.1/", "http://0.0.0.0/",
]  # fmt: skip
CONTROL = "http://10.0.0.1/"
PUBLIC = "8.8.8.8"
TARGETS = [*FORMS, *(url for url in FORBIDDEN if url.isascii() and url.isprintable() and " " not in url and url)]
REDIRECTS = [f"http://{PUBLIC}/{quote(url, safe='')}" for url in TARGETS]

INSIDE = """
import asyncio, ipaddress, json, socket, sys, urllib.request
from urllib.parse import unquote
from alerts.errors import FetchError
from alerts.sources.wire.fetch import Fetcher

def segments(capture, public):
    "How many frames of TCP were captured since the last time that go anywhere but to the public server."
    count = 0
    while True:
        try:
            frame = capture.recv(65_535)[14:]
        except BlockingIOError:
            return count
        if frame[0] >> 4 == 4:
            is_tcp, target = frame[9] == 6, ipaddress.ip_address(frame[16:20])
        else:
            is_tcp, target = frame[6] == 6, ipaddress.ip_address(frame[24:40])
        count += is_tcp and str(target) != public

async def main(forms, control, public):
    capture = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))  # every protocol
    capture.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 50_000_000)
    capture.bind(("lo", 0))
    capture.setblocking(False)
    captured = 0
    heard, sent_on = [], []
    async def greet(reader, writer):
        place = writer.get_extra_info("sockname")[0].removeprefix("::ffff:")
        line = await reader.readuntil(b"\\r\\n\\r\\n")
        if place == public:
            sent_on.append(line)
            target = unquote(line.split()[1].decode()[1:])
            writer.write(f"HTTP/1.1 302 Found\\r\\nLocation: {target}\\r\\nContent-Length: 0\\r\\n\\r\\n".encode())
            await writer.drain()
            writer.close()
            return
        heard.append(place)
        writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 6\\r\\nConnection: close\\r\\n\\r\\nsecret")
        await writer.drain()
        writer.close()
    servers = [await asyncio.start_server(greet, host, 80) for host in ("0.0.0.0", "::")]
    refused = 0
    async with Fetcher(deadline=3.0) as fetcher:
        for url in forms:
            try:
                await fetcher.fetch(url)
            except FetchError:
                refused += 1
            captured += segments(capture, public)
    silent = len(heard)
    body = await asyncio.to_thread(lambda: urllib.request.urlopen(control, timeout=3).read().decode())
    said = {"refused": refused, "connects": silent, "segments": captured, "control": body, "sent on": len(sent_on)}
    print(json.dumps({**said, "control's segments": segments(capture, public)}))
    for server in servers:
        server.close()

asyncio.run(main(json.load(sys.stdin), sys.argv[1], sys.argv[2]))
"""


def in_namespace(*command: str, told: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a command in a fresh network namespace whose loopback owns the addresses."""
    own = " && ".join(f"ip addr add {address} dev lo" for address in (*ADDRESSES, PUBLIC))
    script = f'ip link set lo up && {own} && exec "$@"'
    return subprocess.run(
        [shutil.which("unshare") or "unshare", "-rn", "sh", "-c", script, "sh", *command],
        input=told, check=False, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[2],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "."},
    )  # fmt: skip


def test_no_listener_behind_a_forbidden_address_hears_a_connect() -> None:
    if not (shutil.which("unshare") and shutil.which("ip")) or in_namespace("true").returncode:
        pytest.skip("no network namespace can be made here")
    forms = [*FORMS, *FORBIDDEN, *REDIRECTS]
    done = in_namespace(sys.executable, "-c", INSIDE, CONTROL, PUBLIC, told=json.dumps(forms))
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said.pop("sent on") >= len(REDIRECTS)
    assert said.pop("control's segments") > 5, "what goes to them is captured"
    assert said == {"refused": len(forms), "connects": 0, "segments": 0, "control": "secret"}
