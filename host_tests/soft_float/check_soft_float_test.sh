#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# toolchains/check_soft_float accepts or refuses an archive, alone and behind one that is fine.
#
#     check_soft_float_test.sh CHECK READELF accepts|refuses ARCHIVE FINE_ARCHIVE
set -eu
check=$1 readelf=$2 wanted=$3 archive=$4 fine=$5
proof=$TEST_TMPDIR/proof

for archives in "$archive" "$fine $archive"; do
    rm -f "$proof"
    # Paths of Bazel's have no blanks in them.
    if sh "$check" "$readelf" "$proof" $archives 2> "$TEST_TMPDIR/said"; then
        verdict=accepts
        [ -e "$proof" ] || { echo "no proof was written"; exit 1; }
    else
        verdict=refuses
        grep -q -F "$archive was built for hardware floating point" "$TEST_TMPDIR/said" \
            || { echo "the refusal does not name $archive:"; cat "$TEST_TMPDIR/said"; exit 1; }
    fi
    [ "$verdict" = "$wanted" ] || { echo "check_soft_float $verdict $archives"; exit 1; }
done
