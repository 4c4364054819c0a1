#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Joins coverage data: every .dat file of --coverage_dir, or every file that --reports_file lists, into --output_file.
set -eu

directory= reports= output=
for argument; do
    case $argument in
    --coverage_dir=*) directory=${argument#*=} ;;
    --reports_file=*) reports=${argument#*=} ;;
    --output_file=*) output=${argument#*=} ;;
    esac
done
[ -n "$output" ] || { echo "coverage: no --output_file given" >&2; exit 1; }
{
    if [ -n "$directory" ]; then find "$directory" -name '*.dat' ! -path "$output" -print | sort; fi
    if [ -n "$reports" ]; then cat "$reports"; fi
} | while read -r file; do
    case $file in *baseline_coverage.dat) continue ;; esac
    [ ! -f "$file" ] || cat "$file"
done > "$output.part"
mv "$output.part" "$output"
