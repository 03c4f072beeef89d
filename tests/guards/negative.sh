#!/bin/sh
# SPDX-License-Identifier: MIT
# Each guard must see: a copy of the tree gets one violation, and the guard has to refuse it, by name.
# negative.sh [ROOT [BUILD]] - says "ok N …" for each, as a test does. $1 "only=GUARD" tries one guard alone.
set -u
only=''
case ${1:-} in only=*) only=${1#only=}; shift ;; esac
HERE=$(cd "$(dirname "$0")" && pwd -P) || exit 1
ROOT=$(cd "${1:-$HERE/../..}" && pwd -P) || exit 1
BUILD=${2:-$ROOT/.build/gcc}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
copy=$work/tree libs=$work/build
count=0 failed=0

# A fresh copy of the tree, and of what the guards read of the build. Libraries lose what is for the debugger: it is most of them.
mkdir -p "$work/clean" "$work/clean-build/src"
for name in src include content config tests CMakeLists.txt README.md LICENSE .clang-format; do
	[ ! -e "$ROOT/$name" ] || cp -r "$ROOT/$name" "$work/clean/"
done
for library in "$BUILD"/src/libac_*.a; do
	[ -f "$library" ] && strip -S -o "$work/clean-build/src/$(basename "$library")" "$library"
done
sed "s|$ROOT/|$copy/|g" "$BUILD/compile_commands.json" >"$work/clean-build/compile_commands.json"
fresh() {
	rm -rf "$copy" "$libs"
	cp -rl "$work/clean" "$copy" && cp -r "$work/clean-build" "$libs"
}

# plant FILE LINE - one more line; the copy is made of links, so a file is never written to where it stands
plant() {
	{ [ ! -f "$1" ] || cat "$1"; printf '%s\n' "$2"; } >"$work/new" && rm -f "$1" && mv "$work/new" "$1"
}
replace() { rm -f "$1" && plant "$1" "$2"; }

# refuses GUARD SAYING WHAT - the guard fails, and its words have SAYING
refuses() {
	count=$((count + 1))
	sh "$copy/tests/guards/$1.sh" "$copy" "$libs" >"$work/said" 2>&1
	status=$?
	if [ "$status" -ne 0 ] && grep -qF -e "$2" "$work/said"; then
		echo "ok $count $1 refuses $3"
	else
		failed=$((failed + 1))
		echo "not ok $count $1 refuses $3"
		echo "  status $status, expected to read: $2"
		sed -n '1,12s/^/  /p' "$work/said"
	fi
}

into_library() { # MODULE CODE
	printf '%s\n' "$2" >"$work/planted.c"
	gcc -fdata-sections -c "$work/planted.c" -o "$work/planted.o" && ar r "$libs/src/libac_$1.a" "$work/planted.o" 2>/dev/null
}

wanted() { [ -z "$only" ] || [ "$only" = "$1" ]; }
say_many() { awk -v n="$1" -v line="$2" 'BEGIN { for (i = 0; i < n; i++) print line }'; }

if wanted pure; then
	fresh; into_library plan '#include <time.h>
	long ac_planted(void); long ac_planted(void) { return time(0); }'; refuses pure 'plan/planted.o: calls time' "time() in plan"
	fresh; into_library model 'char *gettext(const char *); char *ac_planted(void); char *ac_planted(void) { return gettext("x"); }'
	refuses pure 'model/planted.o: calls gettext' "gettext in model"
	fresh; into_library base '#include <stdlib.h>
	char *ac_planted(void); char *ac_planted(void) { return getenv("X"); }'; refuses pure 'base/planted.o: calls getenv' "getenv in base"
	fresh; printf 'char *gettext(const char *); char *ac_planted(void); char *ac_planted(void) { return gettext("x"); }\n' >"$work/layout_planted.c"
	gcc -c "$work/layout_planted.c" -o "$work/layout_planted.c.o" && ar r "$libs/src/libac_print.a" "$work/layout_planted.c.o" 2>/dev/null
	refuses pure 'print/layout_planted.c.o: calls gettext' "gettext in the layout of the page"
	fresh; rm "$libs/src/libac_plan.a"; refuses pure 'checker is blind' "a missing library"
	fresh; rm "$libs/src/libac_ask.a"; ar rc "$libs/src/libac_ask.a"; refuses pure 'checker is blind' "a library that calls nothing"
	fresh; replace "$copy/tests/guards/pure.allow" '# none'; refuses pure 'checker is blind' "an allow list of nothing"
fi
if wanted globals; then
	fresh; into_library plan 'int ac_planted = 3;'; refuses globals 'can change' "a global"
	fresh; into_library store 'int ac_planted(void); int ac_planted(void) { static int n; return ++n; }'
	refuses globals 'can change' "a static in a function"
	fresh; into_library base '_Thread_local int ac_planted;'; refuses globals 'can change' "a thread's own"
	fresh; rm "$libs"/src/*; refuses globals 'checker is blind' "a build without libraries"
fi
if wanted deps; then
	fresh; plant "$copy/src/plan/planted.c" '#include <curses.h>'; refuses deps 'plan may not include <curses.h>' "curses in plan"
	fresh; plant "$copy/src/plan/planted.c" '#include "tui/tui.h"'; refuses deps 'plan may not include tui' "tui in plan"
	fresh; plant "$copy/src/store/planted.c" '#include "render/words.h"'; refuses deps 'store may not include render' "an edge module in another"
	fresh; plant "$copy/src/app/planted.c" '#include <gio/gio.h>'; refuses deps 'app may not include <gio/gio.h>' "GIO outside the reminder program"
	fresh; plant "$copy/src/tui/view_planted.c" '#include <curses.h>'; refuses deps 'tui may not include <curses.h>' "curses in a view"
	fresh; plant "$copy/include/store/planted.h" '#include <sqlite3.h>'; plant "$copy/src/app/planted.c" '#include <sqlite3.h>'
	refuses deps 'app may not include <sqlite3.h>' "SQLite in app"
	fresh; plant "$copy/src/ask/planted.c" '#include <stdio.h>'; refuses deps 'ask may not include <stdio.h>' "stdio in a pure module"
	fresh; find "$copy/src" "$copy/include" -name '*.[ch]' -delete; refuses deps 'checker is blind' "an empty tree"
	fresh; replace "$copy/tests/guards/deps.txt" ''; refuses deps 'deps.txt allows nothing' "an empty table"
fi
if wanted size; then
	fresh; { echo 'void ac_planted(void)'; echo '{'; say_many 94 '	ac_x();'; echo '}'; } >"$copy/src/plan/planted.c"
	refuses size 'ac_planted has 9' "a function of 94 lines"
	fresh; { echo 'int ac_planted(int a)'; echo '{'; say_many 16 '	if (a) a--;'; echo '	return a;'; echo '}'; } >"$copy/src/plan/planted.c"
	refuses size 'ac_planted has a complexity of 17' "a function of complexity 17"
	fresh; say_many 601 '/* line */' >"$copy/src/plan/planted.c"; refuses size 'planted.c: 601 lines' "a file of 601 lines"
	fresh; say_many 601 '/* line */' >"$copy/include/plan/planted.h"; refuses size 'planted.h: 601 lines' "a header of 601 lines"
	fresh; replace "$copy/include/plan/planted.h" 'int ac_planted(int a, int b, int c, int (*d)(int, int), int e, int f);'
	refuses size 'ac_planted takes 6 parameters' "six parameters"
	fresh; plant "$copy/tests/guards/size.allow" 'ac_planted # once'; refuses size 'ac_planted needs no exception' "an exception that is needless"
	fresh; find "$copy" -name '*.c' -delete; refuses size 'checker is blind' "an empty tree"
fi
if wanted banned; then
	fresh; sed -i 's/ strcpy / /' "$copy/include/base/poison.h"; refuses banned 'strcpy is not refused' "a poison list without strcpy"
	fresh; sed -i 's|-include [^ ]*/poison.h||' "$libs/compile_commands.json"; refuses banned 'compiled without -include' "a build that does not force poison.h"
	fresh; sed -i '0,/-Wconversion/s/ -Wconversion//' "$libs/compile_commands.json"; refuses banned 'compiled without -Wconversion' "a file without a warning"
	fresh; plant "$copy/src/app/planted.c" '#ifdef LINUX'; refuses banned 'planted.c:1: #if in a body' "#ifdef in a body"
	fresh; plant "$copy/tests/unit/test_planted.c" '#include "../../src/plan/plan.c"'; refuses banned 'test_planted.c:1: a test includes a .c' "a test that includes a .c file"
	fresh; replace "$libs/compile_commands.json" '[]'; refuses banned 'checker is blind' "a build of nothing"
fi
if wanted registration; then
	fresh; replace "$copy/src/cli/cmd_planted.c" ''; [ -f "$copy/src/cli/commands.def" ] || replace "$copy/src/cli/commands.def" 'X(other)'
	refuses registration 'cmd_planted.c: has no row' "a command without its row"
	fresh; replace "$copy/src/tui/view_planted.c" ''; [ -f "$copy/src/tui/views.def" ] || replace "$copy/src/tui/views.def" 'X(other)'
	refuses registration 'view_planted.c: has no row' "a screen without its row"
	fresh; plant "$copy/src/cli/commands.def" 'X(planted)'; refuses registration 'X(planted) has no src/cli/cmd_planted.c' "a row without its command"
	fresh; replace "$copy/tests/unit/test_planted.c" ''; refuses registration 'test_planted.c: no target' "a unit test that is not built"
	fresh; replace "$copy/src/plan/planted.c" ''; refuses registration 'planted.c: no target' "a source that is not built"
	fresh; replace "$copy/tests/e2e/planted.sh" ''; refuses registration 'planted.sh: is not run' "a whole-program test that is not run"
	fresh; printf 'void left_out(void)\n{\n}\n' >"$copy/tests/unit/test_planted.c"; refuses registration 'a function of a test is static' "a test that is not static"
	fresh; replace "$libs/compile_commands.json" '[]'; refuses registration 'checker is blind' "a build of nothing"
fi
if wanted text; then
	fresh; printf '/* SPDX-License-Identifier: MIT */\n/* TO%s: later */\n' DO >"$copy/src/plan/planted.c"; refuses text 'planted.c:2' "unfinished business"
	fresh; replace "$copy/src/plan/planted.c" 'int a;'; refuses text 'planted.c:1: does not begin' "a file without SPDX"
	fresh; plant "$copy/content/planted.md" "see /wo""rk/x"; refuses text 'content/planted.md:1' "a path of one machine"
	fresh; plant "$copy/content/planted.md" "http://deb.debian"".org/"; refuses text 'content/planted.md:1' "the address of a package source"
	fresh; printf 'blank \n' >"$copy/content/planted.md"; refuses text 'a blank at the end' "a blank at the end"
	fresh; find "$copy" -name '*.c' -delete; refuses text 'checker is blind' "an empty tree"
fi
if wanted words; then
	fresh; plant "$copy/src/tui/planted.c" 'const char *ac_planted = "may not be said";'; refuses words 'planted.c:1: "may not be said"' "a sentence outside gettext"
	fresh; plant "$copy/src/render/planted.c" 'char *ac_planted(void) { return g_strdup("today"); }'; refuses words '"today" is not in _()' "a word outside gettext"
	fresh; plant "$copy/src/cli/planted.c" 'f(_("number " PLANTED_FORMAT " is gone"));'; refuses words 'PLANTED_FORMAT in a text for gettext' "a text that xgettext cuts"
	fresh; plant "$copy/tests/guards/words.allow" 'tui/* * nobody says this # once'; refuses words 'allows nothing any more' "an exception that is needless"
	fresh; find "$copy" -name '*.c' -delete; refuses words 'checker is blind' "an empty tree"
fi
if wanted german; then
	fresh; plant "$copy/src/tui/planted.c" 'f(_("nobody has translated this"));'; refuses german 'de.po: not translated: nobody has translated this' "a text without its German"
	fresh; plant "$copy/src/tui/planted.c" 'f(_("nobody has translated this"));'; plant "$copy/content/translations/de.po" '
msgid "nobody has translated this"
msgstr ""'; refuses german 'de.po: not translated: nobody has translated this' "a text with an empty one"
	fresh; plant "$copy/content/translations/de.po" '
msgid "nobody says this"
msgstr "niemand sagt das"'; refuses german 'nobody says this any more' "a text that is gone"
	fresh; plant "$copy/content/translations/de.po" '
#, fuzzy
msgid "guessed"
msgstr "geraten"'; refuses german 'only-fuzzy: msgid "guessed"' "a guessed one"
	fresh; plant "$copy/content/translations/de.po" '
#, c-format
msgid "%d of them"
msgstr "%s davon"'; refuses german 'format specifications' "a format that differs"
	fresh; find "$copy/src" "$copy/include" -name '*.[ch]' -delete; refuses german 'checker is blind' "an empty tree"
fi
if wanted format; then
	fresh; printf '/* SPDX-License-Identifier: MIT */\nint  a;\n' >"$copy/src/plan/planted.c"; refuses format 'planted.c:2' "a file that is not formatted"
	fresh; rm "$copy/.clang-format"; refuses format 'checker is blind' "a lost .clang-format"
fi
if wanted headers; then
	fresh; find "$copy" -name '*.h' ! -path '*/base/*' -delete; replace "$copy/include/base/planted.h" 'gboolean ac_planted(void);'; sed -i 's|-include [^ ]*/poison.h||' "$libs/compile_commands.json"
	refuses headers 'planted.h: does not compile alone' "a header that leans on another"
	fresh; find "$copy" -name '*.h' -delete; refuses headers 'checker is blind' "a tree without headers"
fi
if wanted toplevel; then
	fresh; replace "$copy/NOTES" ''; refuses toplevel 'NOTES: does not belong' "a stray file at the top"
	fresh; rm -r "$copy/LICENSE"; refuses toplevel 'LICENSE: is missing' "a missing licence"
	fresh; mkdir "$copy/src/common"; refuses toplevel 'src/common/: is no module' "a module nobody planned"
fi
echo "1..$count"
[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
