#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# In a program with two CPUs the twin-CPU functions are strong definitions, in one with one CPU the weak defaults.
#
#     strong_symbols_test.sh NM T|W PROGRAM...
set -eu
nm=$1 kind=$2
shift 2
for program; do
    for function in tfm_spm_hal_boot_ns_cpu tfm_spm_hal_wait_for_ns_cpu_ready tfm_spm_hal_wait_for_s_cpu_ready; do
        found=$("$nm" --defined-only "$program" | awk -v name="$function" '$3 == name { print $2 }')
        if [ "$found" != "$kind" ]; then
            echo "$program: $function is '$found', not '$kind'" >&2
            exit 1
        fi
    done
done
