#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# page_test.sh PAGE FILE...: each file is the page's block of that name, but for comments at its beginning and for how
# bulkhead is named inside itself.
page=$1
shift
bad=0
for file; do
    name=${file##*/}
    sed -n "/^\`\`\`$name\$/,/^\`\`\`\$/p" "$page" | sed '1d;$d' > "$TEST_TMPDIR/page"
    sed -e '1,/^[^#/]/{/^#\( \|$\)/d;/^\/\*.*\*\/$/d;}' -e '/./,$!d' "$file" > "$TEST_TMPDIR/file"
    if ! [ -s "$TEST_TMPDIR/page" ] || ! diff "$TEST_TMPDIR/page" "$TEST_TMPDIR/file"; then
        echo "$page shows another $name than $file: change one of them" >&2
        bad=1
    fi
done
exit $bad
