#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# The gate sees what was not reached, lets the list excuse it, and refuses a list that excuses too much.
set -eu

gate=$PWD/$1
cd "$TEST_TMPDIR"
mkdir spm
printf 'int one(int a)\n{\n    return a ? 1 : 2;\n}\n' > spm/one.c
row() { printf '| `spm/one.c` | `%s` | a reason |\n' "$1" > list; }
expect() { # status, words of the output
    status=0
    "$gate" counts list "${3:-^spm/}" > output || status=$?
    [ "$status" = "$1" ] && grep -q -F -e "$2" output || { cat output; echo "expected status $1 and: $2"; exit 1; }
}

printf 'spm/one.c\t2\tline\t5\nspm/one.c\t3\tbranch at column 12, true\t5\n' > counts
printf 'spm/one.c\t3\tbranch at column 12, false\t1\n' >> counts
: > list
expect 0 '3 lines and branches, 0 of them missed'
row 'return a ? 1 : 2;'
expect 1 'list:1: nothing in spm/one.c with these words is missed'

printf 'spm/one.c\t2\tline\t5\nspm/one.c\t3\tbranch at column 12, true\t5\n' > counts
printf 'spm/one.c\t3\tbranch at column 12, false\t0\n' >> counts
: > list
expect 1 'spm/one.c:3: branch at column 12, false: never reached | return a ? 1 : 2;'
row 'return a ? 1 : 2;'
expect 0 '1 of them missed'
row 'another line'
expect 1 'spm/one.c:3: branch at column 12, false: never reached'
echo '| `spm/one.c` | `return a ? 1 : 2;` |  |' > list
expect 1 'list:1: a row has a file, words and a reason'

printf 'spm/one.c\t3\tline\t0\n' > counts
: > list
expect 1 'spm/one.c:3: line: never reached'
expect 1 'no counts of ^backends/' '^backends/'
printf 'spm/one.c\t3\tline\t1\nspm/one.c\t3\tcondition 1 of the decision at column 12\t0\n' > counts
expect 0 '1 lines and branches, 0 of them missed'
