/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's main function on the host: runs the cases that the test around it names. */
#include "host_tests/client_suite/host_main.h"

#include <stddef.h>

#include "host_tests/client_suite/host_harness.h"
#include "host_tests/client_suite/suite_port.h"
#include "platforms/host/ns_start.h"

void suite_main(void)
{
    ns_start();
    for (const struct suite_case *next = suite_harness_next(); next != NULL; next = suite_harness_next()) {
        suite_port_set_client_id(-1);
        const bool exists = (next->can_exist == NULL) || next->can_exist();
        if (exists && suite_harness_in_partition()) {
            suite_run_in_partition(next);
        } else if (exists) {
            next->run();
        }
        suite_harness_done(exists);
    }
}
