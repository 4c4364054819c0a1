#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Which of the three twin-CPU functions a program holds, and whether as strong definitions (T) or as the weak defaults (W). A
# function that is not named must not be there at all: nobody calls it, and so no default may have been linked either.
#
#     strong_symbols_test.sh NM T|W FUNCTION[,FUNCTION...] PROGRAM...
#
# Behind a firmware image may follow its linker map (*.map): no object of the defaults is in it.
set -eu
nm=$1 kind=$2 held=$3
shift 3

fail() {
    echo "$1" >&2
    exit 1
}

check_program() {
    for function in boot_ns_cpu wait_for_ns_cpu_ready wait_for_s_cpu_ready; do
        case ",$held," in
        *,"$function",*) expected=$kind ;;
        *) expected= ;;
        esac
        found=$("$nm" --defined-only "$1" | awk -v name="tfm_spm_hal_$function" '$3 == name { print $2 }')
        [ "$found" = "$expected" ] || fail "$1: tfm_spm_hal_$function is '$found', not '$expected'"
    done
}

check_map() {
    grep -q tfm_spm_hal_wait_for "$1" || fail "$1: is no map of an image with twin-CPU functions"
    ! grep -q twin_cpu_default "$1" || fail "$1: holds an object of the weak defaults"
}

[ $# -gt 0 ] || fail "no program"
for program; do
    case $program in
    *.map) check_map "$program" ;;
    *) check_program "$program" ;;
    esac
done
