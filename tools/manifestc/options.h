/* SPDX-License-Identifier: Apache-2.0 */
/* Command line of manifestc. */
#ifndef TOOLS_MANIFESTC_OPTIONS_H
#define TOOLS_MANIFESTC_OPTIONS_H

#include "tools/manifestc/model.h"

#ifdef __cplusplus
extern "C" {
#endif

extern const char options_help[];

enum options_result { OPTIONS_RUN = 1, OPTIONS_HELP, OPTIONS_WRONG };

/* OPTIONS_WRONG: *message says why. */
enum options_result options_parse(struct arena *arena, int argc, const char *const *argv, struct options *out,
                                  const char **message);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_MANIFESTC_OPTIONS_H */
