#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Measures aftercare beside floor programs, in one run: interleaved rounds, medians, paired ratios. See README.md.

bench.py BIN [--rounds N] [--idle SECONDS] [--only screen,rooms,today,idle,people,inside] [--program PATH]
BIN is the folder tests/bench of a build with AC_BENCH=ON; run.sh makes it. Nothing fails here by being slow.
"""

import argparse
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NOW = "2026-11-24 09:00"
KEYS = "jjjkjjkj"


def sealed_world(folder):
    """The environment every program is measured in: one home, one zone, one terminal."""
    return {
        "PATH": os.environ["PATH"], "HOME": folder, "TZ": "Europe/London", "LC_ALL": "C.UTF-8",
        "TERM": "xterm-256color", "XDG_DATA_HOME": folder + "/data", "XDG_CONFIG_HOME": folder + "/config",
        "AFTERCARE_CONFIG": ROOT + "/config",
        "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", folder + "/cache"),
    }


def drive(driver, env, *words):
    """One start of one program; what the driver said as {name: [values]}."""
    done = subprocess.run([driver, *words], env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"bench: {' '.join(words)}: {done.stderr.strip()}")
    said = {}
    for line in done.stdout.splitlines():
        name, value = line.split()
        said.setdefault(name, []).append(float(value))
    if said["status"] != [0.0]:
        sys.exit(f"bench: {' '.join(words)} ended with status {said['status'][0]:.0f}")
    return said


def rounds_of(driver, env, programs, mode, rounds):
    """Interleaved: each round starts every program once. {program: {figure: [value of each round]}}."""
    measured = {name: {} for name in programs}
    for round_ in range(rounds + 1):
        for name, words in programs.items():
            said = drive(driver, env, *mode, *words)
            if round_ == 0:
                continue  # the caches are filled
            for figure, values in said.items():
                measured[name].setdefault(figure, []).append(statistics.median(values))
    return measured


def paired(measured, name, base, figure):
    """The median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(measured[name][figure], measured[base][figure]))


def table(title, measured, figures, bases):
    """A line a program; after each figure the ratio to each base, in brackets."""
    print(f"\n## {title}\n")
    print("| program | " + " | ".join(label for _, label in figures) + " |")
    print("|---" * (len(figures) + 1) + "|")
    for name, of in measured.items():
        cells = []
        for figure, _ in figures:
            cell = f"{statistics.median(of[figure]):,.3f}".rstrip("0").rstrip(".")
            ratios = [f"{paired(measured, name, b, figure):.2f}" for b in bases
                      if b != name and min(measured[b][figure]) > 0]
            cells.append(cell + (f" ({', '.join(ratios)})" if ratios else ""))
        print(f"| {name} | " + " | ".join(cells) + " |")


def prepare(program, env):
    """One client after two sessions, as many have it."""
    for words in (["client", "add", "Jo Doe", "--session", "2026-10-20 15:00", "--session", "2026-11-20 15:00",
                   "--zone", "Europe/London", "--now", NOW],):
        done = subprocess.run([program, *words], env=env, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"bench: the client could not be stored: {done.stderr.strip() or done.stdout.strip()}")
    return env["XDG_DATA_HOME"] + "/aftercare/aftercare.db"


def crowd(folder, program, number):
    """A home of its own with so many clients, all but one written straight into the file: adding them takes longer
    than the bench."""
    env = sealed_world(folder)
    os.makedirs(folder)
    database = prepare(program, env)
    first, last = ("Anna Amara Bruno Chidi Dmitri Elif Fatima Greta Hannah Ivan José Kofi Lena Mei Nadia Omar").split(), \
        ("Adler Brandt Costa Dubois Eriksen Fischer Greco Haddad Ito Jansen Khan Lopez Moreau Novak Okafor").split()
    with sqlite3.connect(database) as db:
        for i in range(number - 1):
            name = f"{first[i % len(first)]} {last[i // len(first) % len(last)]} {i}"
            client = db.execute("INSERT INTO client(name,zone,protocol,demo,created_at,uid)"
                                "VALUES(?,'Europe/London','smp',0,1,?)", (name, f"{i:032x}")).lastrowid
            for k in range(3):
                end = 1795510800 - 86400 * (i % 200) + k * 28 * 86400
                db.execute("INSERT INTO session(client_id,begin_at,end_at,zone,state,final,uid)"
                           "VALUES(?,?,?,'Europe/London',?,0,?)",
                           (client, end, end, 1 if end < 1795510800 else 0, f"{i * 3 + k:032x}"))
            db.execute("INSERT INTO event(client_id,kind,subject,at)VALUES(?,'client-add',?,?)", (client, name, i))
    return env


def people(driver, folder, program, rounds):
    """The list of clients, of one, of a screenful and of ten thousand: opened, then searched key by key."""
    print("\n## Clients: open the list, then search while typing, 80x24\n")
    print("| clients | to the list ms | key to redraw ms | bytes a key |\n|---|---|---|---|")
    worlds = {number: crowd(f"{folder}/{number}", program, number) for number in (1, 20, 10000)}
    said = {number: [] for number in worlds}
    for _ in range(rounds + 1):
        for number, env in worlds.items():
            said[number].append(drive(driver, env, "screen", "wannok\x7f\x7f\t", program, "--now", NOW))
    for number, of in said.items():
        opened = statistics.median(one["key_ms"][0] for one in of[1:])
        typed = statistics.median(ms for one in of[1:] for ms in one["key_ms"][1:-1])
        size = statistics.median(n for one in of[1:] for n in one["key_bytes"])
        print(f"| {number:,} | {opened:.3f} | {typed:.3f} | {size:.0f} |", flush=True)


ROOMS = [("Day", ""), ("Timeline", "g"), ("Check-in", "c"), ("Journal", "n"), ("Guide", "i"), ("Clients", "w\t"), ("Client", "o"),
         ("Rules", "R"), ("Settings", "S"), ("Help", "?")]


def rooms(driver, env, floor, program, rounds):
    """Every room with a list: a key's redraw beside that of a small program of the same size, and its bytes beside those
    of a whole repaint (Ctrl-L)."""
    for size in ("80x24", "200x60"):
        print(f"\n## Rooms, {size} (in brackets: times a small ncursesw program that fills the same window)\n")
        print("| room | to the room ms | key to redraw ms | bytes a key | bytes of a whole repaint |\n|---|---|---|---|---|")
        keys = {name: key + KEYS + "\x0c" for name, key in ROOMS}
        said = {name: [] for name, _ in ROOMS}
        least = []
        for round_ in range(rounds + 1):
            base = drive(driver, env, size, "screen", KEYS, floor)
            for name, _ in ROOMS:
                one = drive(driver, env, size, "screen", keys[name], program, "--now", NOW)
                if round_ > 0:
                    said[name].append(one)
            if round_ > 0:
                least.append(statistics.median(base["key_ms"]))
        print(f"| (the small program) | | {statistics.median(least):.3f} | | |")
        for name, key in ROOMS:
            n, of = len(key), said[name]
            opened = statistics.median(one["key_ms"][0] for one in of) if key else 0
            typed = [statistics.median(one["key_ms"][n:n + len(KEYS)]) for one in of]
            ratio = statistics.median(a / b for a, b in zip(typed, least))
            few = statistics.median(v for one in of for v in one["one_key_bytes"][n:n + len(KEYS)])
            whole = statistics.median(one["one_key_bytes"][-1] for one in of)
            print(f"| {name} | {opened:.3f} | {statistics.median(typed):.3f} ({ratio:.2f}) | {few:.0f} | {whole:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin")
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--idle", type=int, default=20)
    parser.add_argument("--only", default="screen,rooms,today,idle,people,inside")
    parser.add_argument("--program")
    wanted = parser.parse_args()
    sections = wanted.only.split(",")
    driver = wanted.bin + "/bench_driver"
    program = wanted.program or os.path.normpath(wanted.bin + "/../../src/aftercare")
    rules = [f"{ROOT}/config/{name}" for name in
             ("activities.cfg", "safety.cfg", "protocols/smp.cfg", "clinics/example.cfg")]
    with tempfile.TemporaryDirectory() as folder:
        env = sealed_world(folder)
        database = prepare(program, env)
        same, shared = f"{wanted.bin}/floor_same", f"{wanted.bin}/floor_shared"
        screens = {"floor: a screen": [f"{wanted.bin}/floor_frame"],
                   "floor: same files, linked alike": [same, "screen", database, *rules],
                   "floor: same files, shared": [shared, "screen", database, *rules],
                   "aftercare": [program, "--now", NOW]}
        pages = {"floor: five lines": [f"{wanted.bin}/floor_print"],
                 "floor: same files, linked alike": [same, "print", database, *rules],
                 "floor: same files, shared": [shared, "print", database, *rules],
                 "aftercare today": [program, "today", "--now", NOW]}
        if "screen" in sections:
            measured = rounds_of(driver, env, screens, ["screen", KEYS], wanted.rounds)
            table("On screen, 80x24 (in brackets: times the first and the second floor)", measured,
                  [("first_ms", "first frame ms"), ("key_ms", "key to redraw ms"), ("cpu_ms", "CPU ms in all"),
                   ("first_bytes", "bytes"), ("key_bytes", "bytes a key"), ("quit_ms", "quit ms")],
                  ["floor: a screen", "floor: same files, linked alike"])
            table("Memory on screen", measured,
                  [("private_kib", "private KiB"), ("dirty_kib", "of it written KiB"), ("peak_kib", "peak KiB")],
                  ["floor: a screen"])
        if "rooms" in sections:
            rooms(driver, env, f"{wanted.bin}/floor_frame", program, wanted.rounds)
        if "today" in sections:
            measured = rounds_of(driver, env, pages, ["run"], wanted.rounds)
            table("A page of today (in brackets: times the first and the second floor)", measured,
                  [("wall_ms", "wall ms"), ("cpu_ms", "CPU ms"), ("peak_kib", "peak KiB")],
                  ["floor: five lines", "floor: same files, linked alike"])
        if "idle" in sections:
            said = drive(driver, env, "idle", str(wanted.idle), program, "--now", NOW)
            live = drive(driver, env, "idle", str(wanted.idle), program)
            print(f"\n## Idle for {wanted.idle} s\n")
            print(f"with --now: {said['wakeups'][0]:.0f} wake-ups, {said['bytes'][0]:.0f} bytes written; "
                  f"by the clock: {live['wakeups'][0]:.0f} wake-ups, {live['bytes'][0]:.0f} bytes")
        if "people" in sections:
            people(driver, folder, program, wanted.rounds)
        if "inside" in sections:
            print("\n## Inside one process\n", flush=True)
            subprocess.run([wanted.bin + "/bench_inside", folder], env=env, check=True)


if __name__ == "__main__":
    main()
