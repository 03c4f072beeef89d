#!/bin/sh
# SPDX-License-Identifier: MIT
# extract.sh POT [FILE…] - all that the program and its rule files say to people, or what those files of src/ say, as a template
# for translators.
set -u
ROOT=$(cd "$(dirname "$0")/../.." && pwd -P) || exit 1
pot=$1
shift
case $pot in /*) ;; *) pot=$PWD/$pot ;; esac
cd "$ROOT" || exit 1
all=no
[ $# -gt 0 ] || { all=yes; set -- $(find src include -name '*.[ch]' -o -name '*.def' | sort); }
xgettext -o "$pot" --language=C --from-code=UTF-8 --add-location=file --sort-by-file --force-po \
	--add-comments=TRANSLATORS: --add-comments=Translators: --package-name=aftercare \
	--keyword=_ --keyword=N_ --keyword=ngettext:1,2 --flag=_:1:pass-c-format --flag=N_:1:pass-c-format \
	--flag=ngettext:1:pass-c-format --flag=ngettext:2:pass-c-format \
	--flag=g_strdup_printf:1:c-format --flag=g_string_printf:2:c-format --flag=g_string_append_printf:2:c-format \
	--flag=g_set_error:4:c-format --flag=g_prefix_error:2:c-format --flag=ac_arena_printf:2:c-format "$@" || exit 1
[ $all = yes ] || exit 0
python3 tests/words/rules.py "$pot.rules" $(find config -name '*.cfg' | sort) &&
	msgcat --use-first --sort-by-file --add-location=file --force-po -o "$pot.all" "$pot" "$pot.rules" && mv "$pot.all" "$pot" && rm "$pot.rules"
