#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# write_flash with stand-ins for pyocd that record how they are called: one word a line, "--" before each call.
# Stand-ins use nothing but the shell itself, and PATH holds nothing but them, so no pyocd of the machine is ever
# called.
#
#     write_flash_test.sh WRITE_FLASH HEX
set -eu
write_flash=$PWD/$1 hex=$2
failed=0

# stand_in NAME BODY: a folder with a pyocd that records its call and then does BODY.
stand_in() {
    mkdir -p "$TEST_TMPDIR/$1"
    cat > "$TEST_TMPDIR/$1/pyocd" <<END
#!/bin/sh
printf '%s\n' -- "\$@" >> '$TEST_TMPDIR/$1/calls'
$2
END
    chmod +x "$TEST_TMPDIR/$1/pyocd"
}

LIST='echo "  Name                  Vendor               Part Number    Families   Source  "
echo "------------------------------------------------------------------------------------"
echo "  lpc55s28              NXP                  LPC55S28                  builtin "
echo "  lpc55s69              NXP                  LPC55S69                  builtin "
echo "  stm32f051             STMicroelectronics   STM32F051                 builtin "'
# The chip's name elsewhere than in the first column, and as a part of another name.
OTHERS='echo "  Name                  Vendor               Part Number    Families   Source  "
echo "  lpc55s69jbd100        NXP                  LPC55S69       lpc55s69   pack    "
echo "  my_lpc55s69           NXP                  lpc55s69                  builtin "'

stand_in good "[ \"\$1\" != list ] || { $LIST; }"
stand_in other_chips "[ \"\$1\" != list ] || { $OTHERS; }"
stand_in without_list "echo 'usage: pyocd' >&2; exit 2"
stand_in without_load "[ \"\$1\" = list ] || { echo 'invalid choice' >&2; exit 2; }; $LIST"
stand_in unplugged "case \$* in list*) $LIST ;; *--help) ;; *) echo 'No target device available' >&2; exit 7 ;; esac"
mkdir -p "$TEST_TMPDIR/none"

# try CASE STATUS [OPTION...]: runs write_flash with that stand-in and checks its exit status.
try() {
    case=$1 wanted=$2
    shift 2
    : > "$TEST_TMPDIR/$case/calls"
    status=0
    PATH="$TEST_TMPDIR/$case" /bin/sh "$write_flash" "$hex" "$@" > "$TEST_TMPDIR/said" 2>&1 || status=$?
    [ "$status" -eq "$wanted" ] || wrong "exit status $status, not $wanted"
}

wrong() {
    echo "$case: $1; it said:"
    cat "$TEST_TMPDIR/said"
    failed=1
}

# says LINES TEXT: it said so many lines, and that text in its last.
says() {
    [ "$(wc -l < "$TEST_TMPDIR/said")" -eq "$1" ] || wrong "not $1 lines"
    tail -n 1 "$TEST_TMPDIR/said" | grep -q -F -e "$2" || wrong "its last line is not: $2"
}

# called CALLS: these and no other calls.
called() {
    printf '%s\n' "$1" > "$TEST_TMPDIR/wanted"
    cmp -s "$TEST_TMPDIR/wanted" "$TEST_TMPDIR/$case/calls" || {
        wrong "pyocd was called otherwise"
        diff "$TEST_TMPDIR/wanted" "$TEST_TMPDIR/$case/calls" || :
    }
}

lines() { printf '%s\n' "$@"; }

LISTED=$(lines -- list --targets)
ASKED=$(lines -- list --targets -- load --help)
LOADED=$(lines -- list --targets -- load --help -- load --target lpc55s69 -O smart_flash=false -O keep_unwritten=false)

[ "$(head -c 1 "$hex")" = : ] || { echo "$hex is not in Intel's format"; failed=1; }

try none 1
says 1 'flash: there is no pyocd in PATH: pyOCD 0.34 or newer is needed'
try without_list 1
says 1 'flash: this pyocd cannot list its targets: pyOCD 0.34 or newer is needed'
called "$LISTED"
try other_chips 1
says 1 'flash: this pyocd does not know the chip lpc55s69: pyOCD 0.34 or newer is needed'
called "$LISTED"
try without_load 1
says 1 'flash: this pyocd has no command load: pyOCD 0.34 or newer is needed'
called "$ASKED"
try good 0
[ ! -s "$TEST_TMPDIR/said" ] || wrong "it is not silent"
called "$(lines "$LOADED" "$hex")"
try good 0 --probe 'UID with blanks' --erase chip
called "$(lines "$LOADED" --probe 'UID with blanks' --erase chip "$hex")"
try unplugged 7
says 2 'flash: pyocd could not write the flash (status 7)'
called "$(lines "$LOADED" "$hex")"
hex=missing.hex
try good 1
says 1 'flash: missing.hex cannot be read'
exit "$failed"
