# SPDX-License-Identifier: MIT
"""Languages and rules nobody speaks, by which a test sees what does not go through gettext.

pseudo.py accented POT PO     every letter becomes one that looks alike, as wide; what is not translated stays plain
pseudo.py long POT PO         the same, and each text a third longer
pseudo.py rules FOLDER OUT    rule files whose texts are Greek, so that they are no plain words either; keys and ids stay;
                              topics of the guide likewise
"""
import os
import re
import sys

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
ACCENTED = str.maketrans(PLAIN, "åƀçđéƒğħíĵķļɱñöþɋřšţüṽŵẋýžÅƁÇĐÉƑĞĦÍĴĶĻṀÑÖÞɊŘŠŢÜṼŴẊÝŽ")
GREEK = str.maketrans(PLAIN, "αβψδεφγηιξκλμνοπθρστυωςχζζΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΣΧΖΖ")
KEPT = re.compile(r"%%|%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t)?[diouxXeEfgGcsp]"
                  r"|\\[abfnrtv\\\"'?]")
TEXTS = ("title", "name", "why", "how", "where", "ask", "advice", "otherwise", "exception", "lapse", "consequence", "text",
         "prescriber", "author", "normal", "items", "products", "brief", "note", "hours", "address")
PLURALS = 2


def spoken(text, long):
    """One text of gettext, as it stands in a .po file."""
    if text.startswith("direction: "):
        return text
    out, at = [], 0
    for kept in KEPT.finditer(text):
        out += [text[at:kept.start()].translate(ACCENTED), kept.group()]
        at = kept.end()
    out.append(text[at:].translate(ACCENTED))
    said = "".join(out)
    # A single letter is a key, or a place as narrow as a letter.
    more = (len(text) * 35 + 99) // 100 if long and len(text) > 1 else 0
    if more == 0:
        return said
    tail = re.search(r"(?:\\n|[\s.:;,…?!])*$", said).group()
    words = "öñé ṽéřý ļöñğ " * (more // 13 + 1)
    fill = words[:more].strip()
    return said[:len(said) - len(tail)] + ("" if len(text) < 4 else " ") + fill + tail


def entries(pot):
    """(flags and context, msgid, msgid_plural or None) of each entry but the head."""
    with open(pot, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    for block in blocks:
        found, key = {}, None
        flags = [line for line in block.splitlines() if line.startswith(("#,", "msgctxt "))]
        for line in block.splitlines():
            field = re.match(r'(msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', line)
            if field:
                key = field.group(1)
                found[key] = field.group(2)
            elif line.startswith('"') and key:
                found[key] += line[1:-1]
        if found.get("msgid"):
            yield flags, found["msgid"], found.get("msgid_plural")


def write_po(pot, out, long):
    n = 0
    with open(out, "w", encoding="utf-8") as po:
        po.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
                 f'"Plural-Forms: nplurals={PLURALS}; plural=n != 1;\\n"\n')
        for flags, text, plural in entries(pot):
            po.write("\n" + "".join(f"{flag}\n" for flag in flags) + f'msgid "{text}"\n')
            if plural is None:
                po.write(f'msgstr "{spoken(text, long)}"\n')
            else:
                po.write(f'msgid_plural "{plural}"\nmsgstr[0] "{spoken(text, long)}"\nmsgstr[1] "{spoken(plural, long)}"\n')
            n += 1
    if n < 100:
        sys.exit(f"pseudo.py: {pot} holds only {n} texts")


def greek_rules(text):
    """Each value of TEXTS; a list of texts too."""
    key = re.compile(rf'\b({"|".join(TEXTS)})\s*=\s*((?:\((?:\s*"(?:\\.|[^"\\])*"\s*,?)+\s*\))|(?:"(?:\\.|[^"\\])*"\s*)+)')

    def value(match):
        literal = re.sub(r'"((?:\\.|[^"\\])*)"', lambda inner: '"' + inner.group(1).translate(GREEK) + '"', match.group(2))
        return match.group(0)[:match.start(2) - match.start(0)] + literal

    return key.sub(value, text)


def greek_reading(text):
    """A topic of the guide: its title and summary, and all of its text but what points somewhere."""
    _, head, body = text.split("---\n", 2)
    head = re.sub(r"^(title|summary): (.*)$", lambda line: f"{line[1]}: {line[2].translate(GREEK)}", head, flags=re.M)
    parts = re.split(r"(\]\([^)]*\)|\[s\d+\]|<[^>]*>|^## Sources$)", body, flags=re.M)
    return f"---\n{head}---\n" + "".join(part if k % 2 else part.translate(GREEK) for k, part in enumerate(parts))


def write_rules(folder, out):
    for path, _, names in os.walk(folder):
        place = os.path.join(out, os.path.relpath(path, folder))
        os.makedirs(place, exist_ok=True)
        for name in names:
            with open(os.path.join(path, name), encoding="utf-8") as file:
                text = file.read()
            with open(os.path.join(place, name), "w", encoding="utf-8") as file:
                file.write(greek_reading(text) if name.endswith(".md") else greek_rules(text))


def main():
    if len(sys.argv) != 4 or sys.argv[1] not in ("accented", "long", "rules"):
        sys.exit(__doc__)
    what, source, out = sys.argv[1:]
    if what == "rules":
        write_rules(source, out)
    else:
        write_po(source, out, what == "long")


if __name__ == "__main__":
    main()
