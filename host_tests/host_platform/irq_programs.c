/* SPDX-License-Identifier: Apache-2.0 */
/* Programs for CPU1. See irq_code.h. */
#include "host_tests/client_suite/checks.h"
#include "host_tests/host_platform/irq_code.h"
#include "platforms/host/ns_start.h"

static psa_status_t ask(int partition, int32_t type)
{
    return psa_call(IRQ_HANDLE(partition), type, NULL, 0u, NULL, 0u);
}

static void work(int partition, uint8_t first)
{
    uint8_t input[IRQ_BYTES];
    uint8_t output[IRQ_BYTES] = {0u};
    const psa_invec in = {input, sizeof(input)};
    psa_outvec out = {output, sizeof(output)};

    for (size_t i = 0u; i < sizeof(input); i++) {
        input[i] = (uint8_t)(first + i);
    }
    CHECK_EQUAL(IRQ_BYTES, psa_call(IRQ_HANDLE(partition), IRQ_WORK, &in, 1u, &out, 1u));
    CHECK_EQUAL(IRQ_BYTES, out.len);
    for (size_t i = 0u; i < sizeof(output); i++) {
        CHECK_EQUAL((uint8_t)(first + i + 1u), output[i]);
    }
}

static void both_enable(void)
{
    CHECK_EQUAL(0, ask(IRQ_DEVICE, IRQ_ENABLE));
    CHECK_EQUAL(0, ask(IRQ_SENSOR, IRQ_ENABLE));
}

/* One edge for each partition comes sometime: the same counts in the end, whenever it was. */
void irq_work_main(void)
{
    ns_start();
    both_enable();
    for (uint8_t round = 0u; round < 3u; round++) {
        work(IRQ_DEVICE, round);
        work(IRQ_SENSOR, (uint8_t)(0x40u + round));
    }
    irq_work_done();
    CHECK_EQUAL(3, ask(IRQ_DEVICE, IRQ_DISABLE));
    CHECK_EQUAL(3, ask(IRQ_SENSOR, IRQ_DISABLE));
    CHECK_EQUAL(0, ask(IRQ_DEVICE, IRQ_DISABLE));
    CHECK_EQUAL(16, ask(IRQ_DEVICE, IRQ_COUNTS));
    CHECK_EQUAL(16, ask(IRQ_SENSOR, IRQ_COUNTS));
}

/* One edge and one level for each partition. */
void irq_wait_main(void)
{
    ns_start();
    both_enable();
    CHECK_EQUAL(0, ask(IRQ_SENSOR, IRQ_WAIT));
    work(IRQ_SENSOR, 9u);
    CHECK_EQUAL(0, ask(IRQ_DEVICE, IRQ_WAIT));
    CHECK_EQUAL(17, ask(IRQ_DEVICE, IRQ_COUNTS));
    CHECK_EQUAL(17, ask(IRQ_SENSOR, IRQ_COUNTS));
}

/* One level for each partition. */
void irq_twice_main(void)
{
    ns_start();
    both_enable();
    CHECK_EQUAL(0, ask(IRQ_DEVICE, IRQ_TWICE));
    CHECK_EQUAL(0, ask(IRQ_SENSOR, IRQ_TWICE));
    CHECK_EQUAL(2, ask(IRQ_DEVICE, IRQ_COUNTS));
    CHECK_EQUAL(2, ask(IRQ_SENSOR, IRQ_COUNTS));
}

/* Every line of both partitions asks before anything is enabled. */
void irq_latched_main(void)
{
    ns_start();
    CHECK_EQUAL(1, ask(IRQ_DEVICE, IRQ_POLL)); /* only what is enabled from the start (FFM-194, FFM-195) */
    CHECK_EQUAL(1, ask(IRQ_SENSOR, IRQ_POLL));
    both_enable();
    CHECK_EQUAL(7, ask(IRQ_DEVICE, IRQ_POLL)); /* taken now (FFM-328), and once */
    CHECK_EQUAL(7, ask(IRQ_SENSOR, IRQ_POLL));
    CHECK_EQUAL(17, ask(IRQ_DEVICE, IRQ_COUNTS));
    CHECK_EQUAL(17, ask(IRQ_SENSOR, IRQ_COUNTS));
    CHECK_EQUAL(1, ask(IRQ_DEVICE, IRQ_POLL));
}
