/* SPDX-License-Identifier: Apache-2.0 */
/* Reading whole files, for host tools. */
#ifndef TOOLS_FILE_H
#define TOOLS_FILE_H

#include "tools/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Reads the file into memory of its own, which file_free() gives back. false: it cannot be read; errno says why. */
BH_MUST_USE bool file_read(const char *path, struct bytes *out);

void file_free(struct bytes content);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_FILE_H */
