/* SPDX-License-Identifier: Apache-2.0 */
/* What must come of each programmer error. See death_table.h. */
#include "host_tests/client_suite/death_table.h"

#include <stddef.h>

#include "spm/base/attributes.h"

#define RETURN_OF_SFN "the return of a secure function"

#define OF_CLIENT(number, claim, api, rule) {claim, "suite_client", DEATH_##number, api, rule, false},
#define OF_SERVER(number, claim, api, rule) {claim, "suite_server", DEATH_##number, api, rule, false},
#define OF_SERVER_IN_IPC_MODEL(number, claim, api, rule) {claim, "suite_server", DEATH_##number, api, rule, true},

const struct suite_death_case suite_deaths[] = {
    SUITE_CLIENT_DEATHS(OF_CLIENT)
    SUITE_MESSAGE_DEATHS(OF_CLIENT)
    SUITE_ARMED_DEATHS(OF_CLIENT)
    SUITE_FOREIGN_DEATHS(OF_SERVER)
    SUITE_SERVER_DEATHS(OF_SERVER)
    SUITE_IPC_DEATHS(OF_SERVER_IN_IPC_MODEL)
};

BH_STATIC_ASSERT(each_error_has_its_case,
                 (sizeof(suite_deaths) / sizeof(suite_deaths[0])) == (size_t)SUITE_DEATH_COUNT);
