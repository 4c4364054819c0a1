/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's part of the death tests. See host_deaths.h. */
#include "host_tests/client_suite/host_deaths.h"

#include "host_tests/client_suite/death_ask.h"
#include "platforms/host/host.h"
#include "platforms/host/ns_start.h"

void deaths_main(void)
{
    ns_start();
    const bool sound = death_side_is_sound();
    if (deaths_wanted() == 0) {
        host_stop(sound ? "sound" : "not sound");
    }
    death_ask(deaths_wanted());
    host_stop("the partition has survived");
}
