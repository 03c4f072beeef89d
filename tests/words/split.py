# SPDX-License-Identifier: MIT
"""split.py PO FOLDER - the texts of PO, a file for each folder of src/ in which they stand first: FOLDER/tui.po …"""
import collections
import os
import re
import sys


def main():
    source, folder = sys.argv[1:]
    with open(source, encoding="utf-8") as file:
        head, *blocks = file.read().strip().split("\n\n")
    portions = collections.defaultdict(list)
    for block in blocks:
        where = re.search(r"^#: (?:src|include)/(\w+)/", block, re.M)
        portions[where.group(1) if where else "other"].append(block)
    os.makedirs(folder, exist_ok=True)
    for name, texts in sorted(portions.items()):
        path = os.path.join(folder, name + ".po")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n\n".join([head] + texts) + "\n")
        print(f"{path}: {len(texts)} texts")


if __name__ == "__main__":
    main()
