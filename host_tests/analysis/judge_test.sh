#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# The planted findings are found, and the judge refuses what is not on its list and what is on it in vain.
set -eu

judge=$PWD/$1 findings=$PWD/$2 every_file=$PWD/$3 real_list=$PWD/$4
cd "$TEST_TMPDIR"
fail() { echo "judge_test: $*"; echo "--- findings:"; cat "$findings"; echo "--- output:"; cat output; exit 1; }
: > output

found() { # rule, words of the line
    grep -F -e "$1" "$findings" | grep -q -F -e "$2" || fail "$1 was not found at: $2"
}
found '[misra-c2012-15.6]' 'if (count == 3)'
found 'readability-braces-around-statements' 'if (count == 3)'
found '[misra-c2012-15.1]' 'goto out;'
found 'clang-analyzer-core' 'sum'
found '[redundantInitialization]' 'unused_start = 0;'
found '[bulkhead-nolint]' 'memset'
found 'readability-braces-around-statements' 'sizeof(int) == 2u'
found '[misra-c2012-8.6]' 'flawed_clear'
[ "$(grep -c 'flawed.h.*readability-braces' "$findings")" = 1 ] || fail "a finding in a header counts more than once"

judged() { # expected status
    status=0
    "$judge" "$findings" list > output || status=$?
    [ "$status" = "$1" ] || fail "the judge ended with $status, not $1"
}
said() { grep -q -F -e "$1" output || fail "the judge did not say: $1"; }

: > list
judged 1
said '[misra-c2012-15.1]'
said 'host_tests/analysis/flawed.c:'

# One row for every rule that occurs.
sed -n 's/^[^[]*\[\([^],]*\).*/| `\1` | `host_tests\/` | | a test |/p' "$findings" | sort -u > all
cp all list
judged 0
said 'findings are on the list of deviations'

grep -v 'misra-c2012-15.1' all > list
judged 1
said '[misra-c2012-15.1]'
[ "$(grep -c '^host_tests/' output)" = 1 ] || fail "more than the finding without a row was refused"

{ cat all; echo '| `misra-c2012-15.1` | `spm/` | | another place |'; } > list
judged 1
said 'no finding of misra-c2012-15.1 in spm/: take it off the list'

sed 's/| `misra-c2012-15.1` | `host_tests\/` | |/| `misra-c2012-15.1` | `host_tests\/` | `other words` |/' all > list
judged 1
said '[misra-c2012-15.1]'
said 'with the words "other words": take it off the list'

sed 's/| a test |/|  |/' all > list
judged 1
said 'a row has a rule, places, words and a reason'

# A source that no program names.
path=docs/misra-deviations.md
: > none
if "$every_file" none "$real_list" "$path" > output; then
    fail "a tree full of files that nobody looks at was accepted"
fi
said 'spm/psa_call.c'
