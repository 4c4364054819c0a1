/* SPDX-License-Identifier: Apache-2.0 */
/* The image in the world of the SFN backend. */
#define WORLD_NAME "SFN backend"
#define WORLD(name) name##_sfn
#include "fuzz/image_tables.h"
