# SPDX-License-Identifier: MIT
"""The texts of rule files that clients read, as a template for translators.

rules.py POT FILE…

Which keys these are is told by the loader's own table (src/protocol/table.c): those with SAID. Their context is "rules",
so that a rule of the same words as a button is translated apart from it.
"""
import re
import sys

TABLE, SHARED = "src/protocol/table.c", "src/protocol/fields.h"
ROW = re.compile(r'SAID_TEXT\("(\w+)"|"(\w+)",\s*AC_FIELD_(?:TEXTS?|ID|WORDS),[^,]*\bSAID\b')
TOKEN = re.compile(r'\s+|#[^\n]*|//[^\n]*|"((?:\\.|[^"\\])*)"|([A-Za-z][\w-]*)|([={}();,:\[\]])|[^\s"={}();,:\[\]]+')
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def keys_in(text):
    return {key for row in ROW.findall(text) for key in row if key}


def read_table():
    """Name of a list or a group → the keys of it that are said."""
    with open(SHARED, encoding="utf-8") as file:
        macros = dict(re.findall(r"#define (FIELD_\w+)\([^)]*\)((?:.*\\\n)*.*\n)", file.read()))
    with open(TABLE, encoding="utf-8") as file:
        table = file.read()
    fields = {}
    for name, body in re.findall(r"static const AcField (\w+_fields)\[\] = \{\n(.*?)\n\};", table, re.S):
        fields[name] = keys_in(body)
        for macro in re.findall(r"\b(FIELD_\w+)\(", body):
            fields[name] |= keys_in(macros.get(macro, ""))
    said = {}
    entity = re.compile(r'\[AC_KIND_(\w+)\] =\s*(?:ENTITY\("(\w*)",|PLAIN\().*?(\w+_fields)\)', re.S)
    for kind, entries, name in entity.findall(table):
        said[entries or kind.lower()] = fields[name]
    return said


def tokens(text, path):
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        at = match.end()
        if match.group(1) is not None:
            yield "text", re.sub(r"\\(.)", lambda escape: ESCAPES.get(escape[1], escape[1]), match.group(1))
        elif match.group(2):
            yield "word", match.group(2)
        elif match.group(3):
            yield match.group(3), None


def texts_of(path, said):
    """Walks one file: what each text stands under, from the outermost list or group inwards."""
    with open(path, encoding="utf-8") as file:
        stream = list(tokens(file.read(), path))
    inside, key, i = [], None, 0
    while i < len(stream):
        kind, value = stream[i]
        if kind == "word" and i + 1 < len(stream) and stream[i + 1][0] in "=:":
            key, i = value, i + 1
        elif kind in "({[":
            inside.append((kind, key))
            key = key if kind == "(" else None
        elif kind in ")}]":
            key = inside.pop()[1]
            key = key if inside and inside[-1][0] == "(" else None
        elif kind == ";":
            key = None
        elif kind == "text":
            while i + 1 < len(stream) and stream[i + 1][0] == "text":
                i += 1
                value += stream[i][1]
            if key in said.get(group_of(inside), ()) and value:
                yield value
        i += 1


def group_of(inside):
    names = [name for kind, name in inside if kind == "{"]
    if len(names) > 1 and names[-1] == "rules" and names[-2] == "signs":
        return "sign_rule"
    return names[-1] if names else None


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    said, places = read_table(), {}
    for path in sys.argv[2:]:
        for text in texts_of(path, said):
            files = places.setdefault(text, [])
            if path not in files:
                files.append(path)
    if len(places) < 100:
        sys.exit(f"rules.py: the rule files say only {len(places)} texts")
    with open(sys.argv[1], "w", encoding="utf-8") as pot:
        pot.write('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n')
        for text, files in places.items():
            pot.write("\n" + "".join(f"#: {path}\n" for path in files))
            pot.write(f'msgctxt "rules"\nmsgid {quoted(text)}\nmsgstr ""\n')


if __name__ == "__main__":
    main()
