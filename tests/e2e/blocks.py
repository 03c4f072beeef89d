# SPDX-License-Identifier: MIT
"""The code drawn with half blocks on a screen (standard input, text) as a picture (PBM on standard output)."""
import sys

SCALE, MARGIN = 6, 4
HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}

rows = [line for line in sys.stdin.read().split("\n") if any(c in line for c in "▀▄█")]
first = min(min(line.index(c) for c in "▀▄█" if c in line) for line in rows)
last = max(max(line.rindex(c) for c in "▀▄█" if c in line) for line in rows)
modules = []
for line in rows:
    cells = [HALVES.get(c, (0, 0)) for c in line[first:last + 1].ljust(last + 1 - first)]
    modules += [[upper for upper, _ in cells], [lower for _, lower in cells]]
blank = [0] * (last + 1 - first + 2 * MARGIN)
framed = [blank] * MARGIN + [[0] * MARGIN + row + [0] * MARGIN for row in modules] + [blank] * MARGIN
print("P1", len(blank) * SCALE, len(framed) * SCALE)
for row in framed:
    wide = " ".join(str(module) for module in row for _ in range(SCALE))
    print("\n".join([wide] * SCALE))
