"""Feeds a second through the real chain, beside plain feedparser in 32 threads on the same feeds, in one run.

    python -m tools.bench_polling                 10,000 feeds: two to three minutes
    python -m tools.bench_polling --quick         a short form with 1,000, for a look
    python -m tools.bench_polling --feeds N

Every feed is a host of its own on loopback (``127.1.X.Y``), served by a process of its own. All are read a first time
with one entry each; then one feed in ten has 20 new entries and nine answer 304 Not Modified, and this second round is
what is measured: fetch, parse in the children, match against 100 rules, store, with the settings of the service.

Memory is that of the parent and its children together, looked at three times a second. The stall is the longest time
that the event loop did not come round: by the clock, without what its thread waited for a processor (which other
programs on the machine cause), and what of it the thread worked itself. The peer calls ``feedparser.parse(url)`` on the
same addresses, which cannot ask whether they changed and stores nothing.
"""

import sys

# The parsing children read this file again when they start, as they read bot.py in the service: it must stay light.
if __name__ == "__main__":
    from tools.polling_bench import main

    sys.exit(main(sys.argv[1:], description=__doc__ or ""))
