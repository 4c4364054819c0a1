/* SPDX-License-Identifier: Apache-2.0 */
/* The client on the non-secure CPU. It defines `number` and `add` as well. */
#include "platforms/host/ns_start.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"
#include "requests.h"

void tester_main(void);
uint32_t add(psa_handle_t handle, int32_t type, const uint32_t *more);

#define CHECK(condition)      \
    do {                      \
        if (!(condition)) {   \
            report(__LINE__); \
        }                     \
    } while (0)

static uint32_t answer; /* a vector in the client's variables */
static const uint32_t seven = 7u; /* and one in its constants */
static const uint32_t many[300] = {1u}; /* which the SPM reads in pieces before it is mapped */
uint32_t number = 5u;

uint32_t add(psa_handle_t handle, int32_t type, const uint32_t *more)
{
    const psa_invec in[1] = {{more, sizeof(*more)}};
    psa_outvec out[1] = {{&answer, sizeof(answer)}};

    answer = 0u;
    if (psa_call(handle, type, in, 1u, out, 1u) != PSA_SUCCESS) {
        return 0u;
    }
    return (out[0].len == sizeof(answer)) ? answer : 0u;
}

static void ask_left(psa_handle_t left)
{
    uint32_t on_the_stack = 30u;
    const psa_invec long_in[1] = {{many, sizeof(many)}};
    psa_outvec long_out[1] = {{&answer, sizeof(answer)}};

    CHECK((uintptr_t)&on_the_stack <= UINT32_MAX);
    CHECK(add(left, REQUEST_ADD, &number) == (LEFT_START + 5u));
    CHECK(add(left, REQUEST_MAP, &on_the_stack) == (LEFT_START + 35u));
    CHECK(add(left, REQUEST_MAP, &seven) == (LEFT_START + 42u));
    CHECK(psa_call(left, REQUEST_MAP, long_in, 1u, long_out, 1u) == PSA_SUCCESS);
    CHECK(answer == (LEFT_START + 43u));
    CHECK(add(left, REQUEST_DEVICE, &number) == 5u);
    CHECK(psa_call(left, REQUEST_HEAP, NULL, 0u, NULL, 0u) == 0);
    CHECK(psa_call(left, REQUEST_INTERRUPT, NULL, 0u, NULL, 0u) == 2);
}

void tester_main(void)
{
    ns_start();
    CHECK(psa_framework_version() == PSA_FRAMEWORK_VERSION);
    CHECK(psa_version(LEFT_BOX_SID) == 2u);
    const psa_handle_t left = psa_connect(LEFT_BOX_SID, 1u);
    CHECK(PSA_HANDLE_IS_VALID(left));
    CHECK(number == 5u); /* as at the start, in each life */
    ask_left(left);
    CHECK(add(RIGHT_BOX_HANDLE, REQUEST_ADD, &seven) == (LEFT_START + 43u + 7u + RIGHT_START + 7u));
#ifdef WITH_OLD
    const psa_handle_t old = psa_connect(OLD_BOX_SID, 1u);
    CHECK(add(old, REQUEST_ADD, &number) == (OLD_START + 5u));
    psa_close(old);
#endif
    number = 6u;
    if (life_number() == 1) {
        (void)psa_call(left, REQUEST_ERR, NULL, 0u, NULL, 0u);
        report(__LINE__);
    }
    psa_close(left);
}
