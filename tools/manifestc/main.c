/* SPDX-License-Identifier: Apache-2.0 */
/* manifestc: see manifestc --help. */
#include "tools/manifestc/manifestc.h"

int main(int argc, char **argv)
{
    return manifestc_run(argc, (const char *const *)argv, stdout, stderr);
}
