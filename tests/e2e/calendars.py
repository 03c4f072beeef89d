# SPDX-License-Identifier: MIT
"""calendars.py COMMAND … - what the programs that people use read in a calendar of ours.

    agree FILE           every reader reads the same, which is what the zones of this machine say
    again FILE…          khal reads one after the other, and has what stands in the last; calcurse has the sum
    zones PROGRAM N      the calendars of N zones (0: all there are): libical by our VTIMEZONE, Python's zoneinfo by its own
"""
import collections, ctypes, datetime, os, pathlib, re, subprocess, sys, tempfile, zoneinfo

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)


def moment(at, title):
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ ") + title


def day(date, title):
    return date.strftime("%Y-%m-%d ") + title


# ---- by hand, with the zones of this machine: VTIMEZONE is not looked at ---------------------------------------------

def unfolded(path):
    return pathlib.Path(path).read_bytes().decode("utf-8").replace("\r\n ", "").split("\r\n")


def unescaped(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], text)


def masters(path):
    found, event, alarm = [], None, False
    for line in unfolded(path):
        name, _, value = line.partition(":")
        key = name.split(";")[0]
        if line == "BEGIN:VEVENT":
            event = {}
        elif line in ("BEGIN:VALARM", "END:VALARM"):
            alarm = line.startswith("B")
        elif line == "END:VEVENT":
            found.append(event)
            event = None
        elif event is not None and not alarm:
            event[key] = (name, value)
    return found


def expanded(event):
    """Naive local times (or dates) of an event."""
    text = event["DTSTART"][1]
    is_day = "VALUE=DATE" in event["DTSTART"][0]
    start = datetime.datetime.strptime(text.rstrip("Z"), "%Y%m%d" if is_day else "%Y%m%dT%H%M%S")
    rule = dict(part.split("=") for part in event["RRULE"][1].split(";")) if "RRULE" in event else {}
    for i in range(int(rule.get("COUNT", 1))):
        yield start + i * int(rule.get("INTERVAL", 1)) * DAY


def by_hand(path):
    for event in masters(path):
        name, text = event["DTSTART"]
        zone = re.search(r"TZID=([^;:]+)", name)
        title = unescaped(event["SUMMARY"][1])
        for at in expanded(event):
            if "VALUE=DATE" in name:
                yield day(at, title)
            else:
                assert zone or text.endswith("Z"), name
                yield moment(at.replace(tzinfo=zoneinfo.ZoneInfo(zone[1]) if zone else UTC), title)


# ---- libical ---------------------------------------------------------------------------------------------------------

class Time(ctypes.Structure):
    _fields_ = [(n, ctypes.c_int) for n in "year month day hour minute second is_date is_daylight".split()] + [
        ("zone", ctypes.c_void_p)]


class Span(ctypes.Structure):
    _fields_ = [("start", ctypes.c_long), ("end", ctypes.c_long), ("is_busy", ctypes.c_int)]


def by_libical(path):
    ical = ctypes.CDLL("libical.so.3")
    each = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.POINTER(Span), ctypes.c_void_p)
    pointer, text = ctypes.c_void_p, ctypes.c_char_p
    for name, result, arguments in (
            ("icalparser_parse_string", pointer, [text]), ("icalcomponent_count_errors", ctypes.c_int, [pointer]),
            ("icalrestriction_check", ctypes.c_int, [pointer]), ("icalcomponent_free", None, [pointer]),
            ("icalcomponent_get_first_component", pointer, [pointer, ctypes.c_int]),
            ("icalcomponent_get_next_component", pointer, [pointer, ctypes.c_int]),
            ("icalcomponent_get_summary", text, [pointer]), ("icalcomponent_get_dtstart", Time, [pointer]),
            ("icaltime_from_timet_with_zone", Time, [ctypes.c_long, ctypes.c_int, pointer]),
            ("icalcomponent_foreach_recurrence", None, [pointer, Time, Time, each, pointer])):
        function = getattr(ical, name)
        function.restype, function.argtypes = result, arguments
    VEVENT = 4  # ICAL_VEVENT_COMPONENT
    root = ical.icalparser_parse_string(pathlib.Path(path).read_bytes())
    assert root, "libical cannot read it"
    assert ical.icalcomponent_count_errors(root) == 0, "libical counts errors"
    assert ical.icalrestriction_check(root) == 1, "libical finds it against RFC 5545"
    found = []
    first = ical.icaltime_from_timet_with_zone(0, 0, None)
    last = ical.icaltime_from_timet_with_zone(2 ** 32, 0, None)
    event = ical.icalcomponent_get_first_component(root, VEVENT)
    while event:
        title = ical.icalcomponent_get_summary(event).decode()
        is_day = ical.icalcomponent_get_dtstart(event).is_date

        def note(_event, span, _data, title=title, is_day=is_day):
            at = datetime.datetime.fromtimestamp(span.contents.start, UTC)
            found.append(day(at, title) if is_day else moment(at, title))

        ical.icalcomponent_foreach_recurrence(event, first, last, each(note), None)
        event = ical.icalcomponent_get_next_component(root, VEVENT)
    ical.icalcomponent_free(root)
    return found


# ---- python3-icalendar, python3-vobject ------------------------------------------------------------------------------

def repeated(start, rule, title):
    """dateutil on the clock of the event's own zone."""
    import dateutil.rrule
    is_day = not isinstance(start, datetime.datetime)
    naive = datetime.datetime.combine(start, datetime.time()) if is_day else start.replace(tzinfo=None)
    times = list(dateutil.rrule.rrulestr(rule, dtstart=naive)) if rule else [naive]
    for at in times:
        if is_day:
            yield day(at, title)
        else:
            zone = start.tzinfo
            yield moment(zone.localize(at) if hasattr(zone, "localize") else at.replace(tzinfo=zone), title)


def by_icalendar(path):
    import icalendar
    for event in icalendar.Calendar.from_ical(pathlib.Path(path).read_bytes()).walk("VEVENT"):
        assert not event.errors, event.errors
        rule = event["RRULE"].to_ical().decode() if "RRULE" in event else None
        yield from repeated(event["DTSTART"].dt, rule, str(event["SUMMARY"]))


def by_vobject(path):
    import vobject
    whole = vobject.readOne(pathlib.Path(path).read_text("utf-8", newline="") if sys.version_info >= (3, 13)
                            else open(path, encoding="utf-8", newline="").read())
    assert whole.validate(lambda *_: None, True)
    for event in whole.vevent_list:
        rule = event.rrule.value if hasattr(event, "rrule") else None
        yield from repeated(event.dtstart.value, rule, event.summary.value)


# ---- khal, calcurse: as a person would use them ----------------------------------------------------------------------

def khal(folder, *words):
    config = pathlib.Path(folder, "khal.conf")
    if not config.exists():
        pathlib.Path(folder, "events").mkdir()
        config.write_text(f"[calendars]\n[[aftercare]]\npath = {folder}/events\n[sqlite]\npath = {folder}/khal.db\n"
                          "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M:%S\n"
                          "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M:%S\n"
                          "longdatetimeformat = %Y-%m-%d %H:%M:%S\n")
    run = subprocess.run(["khal", "-c", str(config), *words], capture_output=True, text=True,
                         env={**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)})
    assert run.returncode == 0, run.stderr
    return run.stdout


def listed_by_khal(folder, first="2026-01-01", last="2029-01-01"):
    out = khal(folder, "list", "--day-format", "", "--format", "{start-date-long}|{start-time}|{title}",
               first, last)
    found = set()
    for line in filter(None, out.split("\n")):
        date, clock, title = line.split("|", 2)
        found.add(f"{date}T{clock}Z {title}" if clock else f"{date} {title}")
    return sorted(found)


def by_khal(path):
    with tempfile.TemporaryDirectory() as folder:
        khal(folder, "import", "--batch", "-a", "aftercare", path)
        return listed_by_khal(folder)


def calcurse(folder, zone, *words):
    """On the clock of the calendar's own zone: what repeats there repeats by the clock of the machine."""
    run = subprocess.run(["calcurse", "-D", str(folder), *words], capture_output=True, text=True,
                         env={**os.environ, "TZ": zone, "LC_ALL": "C.UTF-8", "HOME": str(folder)})
    assert run.returncode == 0, run.stderr
    return run.stdout


def listed_by_calcurse(folder, zone):
    words = ["-Q", "--filter-type", "cal", "--from", "01/01/2026", "--days", "1100", "--output-datefmt", "= %Y-%m-%d"]
    for kind, text in (("apt", "%(start:%Y-%m-%dT%H:%M:%S) %m\\n"), ("event", "%m\\n")):
        words += [f"--format-{kind}", text, f"--format-recur-{kind}", text]
    found, date = [], ""
    for line in filter(None, calcurse(folder, zone, *words).split("\n")):
        if line.startswith("= "):
            date = line[2:12]
        elif re.match(r"\d{4}-\d\d-\d\dT", line):
            # An appointment that repeats tells when it began first; its own day is the one it is listed under.
            found.append(date + line[10:])
        else:
            found.append(f"{date} {line}")
    return found


def by_calcurse(path, zone):
    with tempfile.TemporaryDirectory() as folder:
        calcurse(folder, zone, "-q", "-i", path)
        return listed_by_calcurse(folder, zone)


def as_calcurse_lists(path, zone):
    """A span of days stands on each of its days; a time is that of the zone."""
    for event in masters(path):
        title = " ".join(unescaped(event["SUMMARY"][1]).split("\n"))
        if "VALUE=DATE" in event["DTSTART"][0]:
            end = event.get("DTEND", event["DTSTART"])[1]
            length = datetime.datetime.strptime(end, "%Y%m%d") - datetime.datetime.strptime(event["DTSTART"][1], "%Y%m%d")
            for at in expanded(event):
                for i in range(max(length.days, 1)):
                    yield day(at + i * DAY, title)
        else:
            own = re.search(r"TZID=([^;:]+)", event["DTSTART"][0])
            for at in expanded(event):
                there = at.replace(tzinfo=zoneinfo.ZoneInfo(own[1]) if own else UTC)
                yield there.astimezone(zoneinfo.ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M:%S ") + title


# ---- ical.js, as Thunderbird has it: where AC_ICALJS names its folder ------------------------------------------------

ICALJS = """
const ICAL = require(process.env.AC_ICALJS + "/dist/ical.es5.cjs"), text = require("fs").readFileSync(process.argv[1], "utf8");
const root = new ICAL.Component(ICAL.parse(text));
for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
for (const component of root.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component), each = event.iterator();
  for (let at; (at = each.next()); ) {
    console.log((at.isDate ? at.toString() : new Date(at.toUnixTime() * 1000).toISOString().replace(".000", "")) + " " + event.summary);
    if (!event.isRecurring()) break;
  }
}
"""


def by_icaljs(path):
    run = subprocess.run(["node", "-e", ICALJS, path], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.rstrip("\n").split("\n")


# ---- commands --------------------------------------------------------------------------------------------------------

def compare(reader, got, wanted):
    got, wanted = collections.Counter(got), collections.Counter(wanted)
    for word, lines in (("too much", got - wanted), ("missing", wanted - got)):
        for line in sorted(lines)[:5]:
            print(f"{reader}: {word}: {line}")
    return got == wanted


def is_real(line):
    return not line.endswith(" Cancelled")


def agree(path):
    wanted = list(by_hand(path))
    zone = next((m[1] for m in (re.match(r"TZID:(.*)", line) for line in unfolded(path)) if m), "UTC")
    good = all([compare("libical", by_libical(path), wanted), compare("icalendar", by_icalendar(path), wanted),
                compare("vobject", by_vobject(path), wanted), compare("khal", by_khal(path), set(wanted)),
                compare("calcurse", by_calcurse(path, zone), as_calcurse_lists(path, zone)),
                "AC_ICALJS" not in os.environ or compare("ical.js", by_icaljs(path), wanted)])
    if good:
        print(f"{len(wanted)} occurrences of {len(masters(path))} events, the same in each")
    return good


def again(*paths):
    zone = next(m[1] for m in (re.match(r"TZID:(.*)", line) for line in unfolded(paths[-1])) if m)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for path in paths:
            khal(one, "import", "--batch", "-a", "aftercare", path)
            calcurse(other, zone, "-q", "-i", path)
        good = compare("khal", filter(is_real, listed_by_khal(one)), set(filter(is_real, by_hand(paths[-1]))))
        summed = [line for path in paths for line in as_calcurse_lists(path, zone)]
        # What it does is what the help says of it: should it learn better, so should the help.
        good = compare("calcurse", listed_by_calcurse(other, zone), summed) and good
    if good:
        print("khal has the last, calcurse all of them")
    return good


def of_zone(program, zone, path):
    words = ["--protocol", "smp", "--now", "2026-03-11 09:00", "-o", path]
    for day_of in ("2026-03-10 15:00", "2026-06-20 15:00", "2026-09-26 15:00", "2027-01-10 15:00"):
        words += ["--session", day_of]
    run = subprocess.run([program, "calendar", *words], capture_output=True, text=True, env={**os.environ, "TZ": zone})
    assert run.returncode == 0, f"{zone}: {run.stderr}"


def zones(program, wanted):
    names = [name for name in sorted(zoneinfo.available_timezones())
             if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/"))]
    n, good, total = int(wanted) or len(names), True, 0
    names = [names[i * len(names) // n] for i in range(min(n, len(names)))]
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            path = os.path.join(folder, "plan.ics")
            of_zone(program, name, path)
            own = list(by_hand(path))
            first = datetime.datetime(2026, 3, 10, 15, tzinfo=zoneinfo.ZoneInfo(name))
            total += len(own)
            good = compare(name, by_libical(path), own) and moment(first, "Session 1 ends") in own and good
            os.remove(path)
    if good:
        print(f"{len(names)} zones, {total} occurrences, none wrong")
    return good


if __name__ == "__main__":
    commands = {"agree": agree, "again": again, "zones": zones}
    sys.exit(0 if commands[sys.argv[1]](*sys.argv[2:]) else 1)
