#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A thousand personal schedules printed by one process, against groff's page of the same words, in turns.

    python3 tests/bench/pages.py PROGRAM-FOLDER [CLIENTS]

PROGRAM-FOLDER holds aftercare and aftercare-print. The process that prints is stopped while groff runs, so both see the
same machine. Prints seconds a page (wall and processor), their ratio, and how much memory the process took at most. Where
they are installed, weasyprint and chromium set our page from its HTML, one run a page, as they would for a practitioner.
"""
import json
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time

BLOCK = 25  # pages between two runs of groff
NOW = "2026-11-28 09:00"


def run(*words, **more):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE, **more).stdout


def add_clients(aftercare, root, database, n):
    """One by hand, the others as copies of its rows: a thousand starts of a program are no part of this."""
    import sqlite3

    clinic = os.path.join(root, "config/clinics/example.cfg")
    run(aftercare, "client", "add", "Client 1", "--protocol", clinic, "--session", "2026-11-20 12:00", "--trait", "skin=dry",
        "--zone", "Europe/London", "--now", NOW)
    db = sqlite3.connect(database)
    for i in range(2, n + 1):
        shift = (i % 14) * 86400 + (i % 8) * 3600
        db.execute("INSERT INTO client(id,name,zone,protocol,archived,demo,created_at,rules_hash,rules_version,uid) "
                   "SELECT ?,?,zone,protocol,archived,demo,created_at,rules_hash,rules_version,lower(hex(randomblob(16))) "
                   "FROM client WHERE id=1", (i, f"Client Number {i}"))
        db.execute("INSERT INTO session(client_id,begin_at,end_at,zone,state,final,note,uid) SELECT ?,begin_at-?,end_at-?,zone,"
                   "state,final,note,lower(hex(randomblob(16))) FROM session WHERE client_id=1", (i, shift, shift))
        db.execute("INSERT INTO trait SELECT ?,trait,value FROM trait WHERE client_id=1", (i,))
        db.execute("INSERT INTO event(client_id,kind,subject,at) VALUES(?,'client-add','',?)", (i, 1795856400 - shift))
    db.commit()
    db.close()


def groff_source(pdf, path):
    """The words of our own page, set by groff with a chart and a table of days."""
    words = run("pdftotext", "-raw", pdf, "-").decode().replace("\f", " ").split()

    def lines(some):
        return [("\\&" if line[0] in ".'" else "") + line for line in textwrap.wrap(" ".join(some), 90)]

    half = len(words) // 2
    out = [".nr PS 8", ".nr VS 9.5", ".nr PO 0.5i", ".nr LL 7.2i", ".nr HM 0.5i", ".nr FM 0.5i", ".SH", "Your aftercare schedule", ".LP"]
    out += lines(words[:half]) + [".TS", "allbox; l l l c c c."]
    out += [f"{day}\tFri {day} Nov\tswimming pool, sauna\t\\[sq]\t\\[sq]\t\\[sq]" for day in range(29)]
    out += [".TE", ".LP"] + lines(words[half:])
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


def groff(source):
    """Wall and processor seconds of one run."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run("groff", "-k", "-t", "-ms", "-Tpdf", source)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# Others that set a page from HTML; what is not there is said, and not missed.
BROWSERS = {
    "weasyprint": lambda page, out: ["weasyprint", "-q", page, out],
    "chromium": lambda page, out: ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                                   f"--print-to-pdf={out}", "file://" + page],
}
RUNS = 5  # of each; the median counts


def beside(program, page, out):
    """Wall and processor seconds of one of them for our own page as HTML; None where it is not there or makes none."""
    if shutil.which(program) is None:
        return None
    found = []
    for _ in range(RUNS):
        before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        done = subprocess.run(BROWSERS[program](page, out), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0 or not os.path.exists(out):
            return None
        found.append((time.monotonic() - began, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        os.remove(out)
    return tuple(statistics.median(x[k] for x in found) for k in (0, 1))


def tell_beside(page, out, wall):
    for program in BROWSERS:
        found = beside(program, page, out)
        if found is None:
            print(f"{program}: not installed here, or it made no page; not measured")
        else:
            print(f"{program}: {found[0] * 1000:.0f} ms a page ({found[1] * 1000:.0f} ms of processor); ours is {wall / found[0]:.3f} of that")


def tell_again(folder, world):
    """Once more, with nothing to do."""
    began = time.monotonic()
    lines = run(folder + "/aftercare-print", "--folder", world + "/out", "--now", NOW).splitlines()
    assert all(json.loads(line)["state"] == "unchanged" for line in lines)
    print(f"again, nothing changed: {(time.monotonic() - began) / len(lines) * 1000:.1f} ms each")


def processor(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_kib(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))


def main():
    folder, n = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), "../.."))
    world = tempfile.mkdtemp(prefix="aftercare-pages.", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    os.environ.update(HOME=world, XDG_DATA_HOME=world + "/data", XDG_CACHE_HOME=world + "/cache", XDG_CONFIG_HOME=world + "/config",
                      AFTERCARE_CONFIG=root + "/config", LC_ALL="C.UTF-8", TZ="Europe/London")
    try:
        add_clients(folder + "/aftercare", root, world + "/data/aftercare/aftercare.db", n)
        run(folder + "/aftercare-print", "--client", "#1", "--now", NOW, "-o", world + "/one.pdf")
        run(folder + "/aftercare-print", "--client", "#1", "--now", NOW, "--format", "html", "-o", world + "/one.html")
        groff_source(world + "/one.pdf", world + "/page.ms")
        groff(world + "/page.ms")
        ours, theirs, peaks = [], [], []
        with subprocess.Popen([folder + "/aftercare-print", "--folder", world + "/out", "--now", NOW], stdout=subprocess.PIPE) as process:
            process.stdout.readline()  # the first bears the start
            began, used = time.monotonic(), processor(process.pid)
            for i, line in enumerate(process.stdout, 1):
                assert json.loads(line)["state"] == "printed", line
                if i % BLOCK:
                    continue
                process.send_signal(signal.SIGSTOP)
                ours.append(((time.monotonic() - began) / BLOCK, (processor(process.pid) - used) / BLOCK))
                peaks.append(peak_kib(process.pid))
                theirs.append(groff(world + "/page.ms"))
                began, used = time.monotonic(), processor(process.pid)
                process.send_signal(signal.SIGCONT)
        wall, cpu = (statistics.median(x[k] for x in ours) for k in (0, 1))
        their_wall, their_cpu = (statistics.median(x[k] for x in theirs) for k in (0, 1))
        print(f"{n} schedules: {wall * 1000:.1f} ms each ({cpu * 1000:.1f} ms of processor); "
              f"groff: {their_wall * 1000:.1f} ms ({their_cpu * 1000:.1f} ms)")
        print(f"ratio: {wall / their_wall:.2f} by the clock, {cpu / their_cpu:.2f} by the processor; asked: at most 0.40")
        print(f"memory at most: {peaks[0] / 1024:.1f} MiB after {BLOCK}, {peaks[min(3, len(peaks) - 1)] / 1024:.1f} MiB after "
              f"{BLOCK * min(4, len(peaks))}, {peaks[-1] / 1024:.1f} MiB after {n}; asked: under 24")
        tell_again(folder, world)
        tell_beside(world + "/one.html", world + "/beside.pdf", wall)
        return 0 if wall / their_wall <= 0.4 and peaks[-1] < 24 * 1024 else 1
    finally:
        shutil.rmtree(world, ignore_errors=True)


sys.exit(main())
