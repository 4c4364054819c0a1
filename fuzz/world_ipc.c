/* SPDX-License-Identifier: Apache-2.0 */
#include "fuzz/image.h"

const char fuzz_world_name[] = "IPC backend";
