/* SPDX-License-Identifier: Apache-2.0 */
/* What both sides know of the image's services. */
#include "fuzz/image.h"

uint32_t fuzz_service_version(uint32_t service)
{
    static const uint8_t versions[FUZZ_SERVICES] = {2u, 3u, 1u, 1u, 1u, 2u, 1u, 1u, 1u, 1u};

    return (service < (uint32_t)FUZZ_SERVICES) ? versions[service] : 1u;
}

psa_handle_t fuzz_stateless_handle(uint32_t service, uint32_t version)
{
    return (psa_handle_t)(0x40000000u | (version << 8) | service);
}
