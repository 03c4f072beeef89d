# SPDX-License-Identifier: MIT
"""Words of a person that do not go through gettext: words.py ALLOW FILE…

A literal of several words is looked at wherever it stands; one of a single word where it goes out: an argument of what
writes (SHOWS), or what a function returns. Inside _(), N_() and ngettext() all is well, and for the rest words.allow says
why. Prints each violation, and each line of the allow file that allows nothing; last, how many literals were read.
"""
import fnmatch
import re
import sys

TOKEN = re.compile(
    r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\])*\'|[A-Za-z_][A-Za-z_0-9]*|\n[ \t]*#[^\n]*|\s+|.', re.S)
TRANSLATES = {"_", "N_", "ngettext"}
SHOWS = re.compile(
    r"^(g_string_(append|new|append_printf|printf|insert|prepend)|g_strdup|g_strdup_printf|g_strconcat|g_strjoin"
    r"|g_set_error|g_set_error_literal|g_prefix_error|ac_canvas_\w+|ac_row_\w+|ac_flow_\w+|ac_page_\w+|ac_bits_\w+|ac_list_\w+"
    r"|ac_text_\w+|ac_arena_printf|ac_arena_strdup|fail\w*|say\w*|refuse\w*|add_line|put\w*|return)$")
CONVERSION = re.compile(r"%%|%[-+ #0-9.*$]*(?:hh|h|ll|l|z|j|t)?[a-zA-Z]|\\[abfnrtv\\\"'?]|\\x[0-9a-fA-F]+|\\[0-7]+|\\u[0-9a-fA-F]{4}")
WORD = re.compile(r"[^\W\d_]{2,}")


def words_of(literal):
    """None: no words. Else whether there are several."""
    plain = CONVERSION.sub(" ", literal)
    found = WORD.findall(plain)
    if not found:
        return None
    return re.search(r"[^\W\d_]{2,}[,;:.!?…]?\s+[^\W\d_]{2,}", plain) is not None


def literals(path):
    """(line, callee, function, text) of each literal that is not translated; neighbours are one."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    line, last, function, depth, stack, run, returned = 1, "", "", 0, [], None, False
    for match in TOKEN.finditer(source):
        token, at = match.group(), line
        line += token.count("\n")
        if token.isspace() or token.startswith(("/*", "//")):
            continue
        if token.lstrip().startswith("#"):
            if "include" in token.split('"')[0]:
                continue
            token = re.sub(r"/\*.*?(\*/|$)", "", token)
            for text in re.findall(r'"((?:\\.|[^"\\])*)"', token):
                if not re.search(r"\b(_|N_|ngettext)\(", token):
                    yield at + 1, "#define", "", text
            continue
        if token[0] == '"':
            if run is None:
                callee = stack[-1] if stack else ("return" if last == "return" else "")
                run = [at, callee, bool(TRANSLATES & set(stack)), ""]
            run[3] += token[1:-1]
            continue
        if run is not None and run[2] and token not in ",)\\":
            print(f"{path}:{at}: {token} in a text for gettext: no translator gets it to see (write %lld)")
        if run is not None and not re.match(r"PRI\w+|G_G\w+_FORMAT|[A-Z][A-Z_]+$", token):
            if not run[2]:
                yield run[0], run[1], function, run[3]
            run = None
        if token == "(":
            stack.append(last if re.match(r"[A-Za-z_]", last) else "")
            if depth == 0 and len(stack) == 1:
                function = last
        elif token == ")" and stack:
            stack.pop()
        elif token == "{":
            depth += 1
        elif token == "}":
            depth -= 1
        returned = token == "return" or (returned and token != ";")
        last = "return" if returned and token in "?:" and not stack else token
    if run is not None and not run[2]:
        yield run[0], run[1], function, run[3]


def read_allow(path):
    """Lines "FILE FUNCTION LITERAL-PATTERN # why", each a pattern of fnmatch; the last may hold blanks."""
    allow = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip() == "" or line.startswith("#"):
                continue
            rule, mark, why = line.rstrip("\n").rpartition(" # ")
            parts = rule.split(None, 2)
            if len(parts) != 3 or not mark or not why.strip():
                print(f"{path}:{number}: expected: FILE FUNCTION LITERAL # why")
                continue
            allow.append([parts[0], parts[1], parts[2].strip(), number, 0])
    return allow


def main():
    allow = read_allow(sys.argv[1])
    n_read = 0
    for path in sys.argv[2:]:
        short = path.removeprefix("src/").removeprefix("include/")
        rules = [rule for rule in allow if fnmatch.fnmatchcase(short, rule[0])]
        for line, callee, function, text in literals(path):
            n_read += 1
            several = words_of(text)
            if several is None or (not several and not SHOWS.match(callee)):
                continue
            for rule in rules:
                if (fnmatch.fnmatchcase(function, rule[1]) or fnmatch.fnmatchcase(callee, rule[1])) and \
                        fnmatch.fnmatchcase(text, rule[2]):
                    rule[4] += 1
                    break
            else:
                print(f'{path}:{line}: {callee + ": " if callee else ""}"{text[:90]}" is not in _(), N_() or ngettext()')
    for rule in allow:
        if rule[4] == 0:
            print(f"{sys.argv[1]}:{rule[3]}: allows nothing any more")
    print(f"read {n_read}")


if __name__ == "__main__":
    main()
