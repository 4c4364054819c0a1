/* SPDX-License-Identifier: Apache-2.0 */
/* Intel HEX text: records of 16 bytes, 32-bit addresses.
 * Source: Intel, "Hexadecimal Object File Format Specification", revision A (record types 00, 01, 04). */
#ifndef TOOLS_INTEL_HEX_H
#define TOOLS_INTEL_HEX_H

#include "tools/flash_image.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Takes one finished line, without its end. Returns whether it could be stored. */
typedef bool (*intel_hex_sink)(void *context, const char *line);

/* Every page of the image that has a used byte, whole, in ascending order, then the end record. false: the sink gave
 * up. */
BH_MUST_USE bool intel_hex_write(const struct flash_image *image, intel_hex_sink sink, void *context);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_INTEL_HEX_H */
