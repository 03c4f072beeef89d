#!/bin/sh
# SPDX-License-Identifier: MIT
# clang-format has nothing to change in any .c or .h file.
. "$(dirname "$0")/lib.sh"

[ -f .clang-format ] || blind "there is no .clang-format"
command -v clang-format >/dev/null || blind "clang-format is missing"
ours c h >"$scratch/files"
[ -s "$scratch/files" ] || blind "there is no C file"
xargs -P 2 -n 16 clang-format --dry-run -Werror <"$scratch/files" >"$scratch/said" 2>&1
sed -n 's|^\([^ :]*:[0-9]*\):[0-9]*: [ew][a-z]*: .*|\1: clang-format -i would change this|p' "$scratch/said" | awk -F: '!seen[$1]++' >>"$scratch/violations"
verdict "$(wc -l <"$scratch/files") files formatted"
