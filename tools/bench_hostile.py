"""What hostile feeds cost the others: good feeds read alone, then in hostile company, through the real chain.

    python -m tools.bench_hostile                 1,000 good feeds of 20 new entries, 20 hostile ones
    python -m tools.bench_hostile --feeds N --hostile M

Of the hostile ones a quarter drips a byte a second, in its head or its body, some redirect for ever, the rest sends
documents that cost a parser or an unpacker as much as can be had in five megabytes. What is measured is the time until
the last good feed is stored.
"""

import sys

# The parsing children read this file again when they start, as they read bot.py in the service: it must stay light.
if __name__ == "__main__":
    from tools.hostile_bench import main

    sys.exit(main(sys.argv[1:], description=__doc__ or ""))
