#!/bin/sh
# SPDX-License-Identifier: MIT
# The top level is the plan of the house: exactly these, hidden ones aside.
. "$(dirname "$0")/lib.sh"

for name in src include content config tests CMakeLists.txt README.md LICENSE; do
	[ -e "$name" ] || violation "$name: is missing at the top level"
done
for name in *; do
	case $name in
	src | include | content | config | tests | CMakeLists.txt | README.md | LICENSE) ;;
	*) violation "$name: does not belong at the top level" ;;
	esac
done
# A folder of src and of include is a module that deps.txt knows.
sed 's/#.*//' "$GUARDS/deps.txt" | awk '/^[a-z]/ { print $1 }' >"$scratch/modules"
[ -s "$scratch/modules" ] || blind "deps.txt names no module"
for folder in src/*/ include/*/; do
	grep -qx "$(basename "$folder")" "$scratch/modules" || violation "$folder: is no module of tests/guards/deps.txt"
done
verdict "the top level and the modules are as planned"
