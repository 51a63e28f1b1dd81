"""At start: does the guard hold in this installation, with these versions of the libraries? One try that must fail."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address

from alerts.errors import FetchError
from alerts.sources.wire.fetch import Fetcher


async def guard_holds(fetcher: Fetcher) -> bool:
    """True where our own listening socket on loopback cannot be reached through ``fetcher``.

    Loopback that the operator opened on purpose proves nothing and counts as holding.
    """
    loopback = ip_address("127.0.0.1")
    if any(loopback in network for network in fetcher.guard.allow_private if network.version == 4):
        return True
    reached = asyncio.Event()

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        reached.set()
        writer.close()

    async with await asyncio.start_server(greet, str(loopback), 0) as server:
        port = server.sockets[0].getsockname()[1]
        for url in (f"http://127.0.0.1:{port}/", f"http://localhost:{port}/", f"http://[::ffff:127.0.0.1]:{port}/"):
            try:
                await fetcher.fetch(url)
            except FetchError:
                continue
            return False
    return not reached.is_set()
