/* SPDX-License-Identifier: Apache-2.0 */
/* Partition left. Partitions right and old define `number` and `add` too. */
#include <string.h>

#include "partitions/runtime/heap.h"
#include "platforms/host/host.h"
#include "psa/client.h"
#include "psa/service.h"
#include "psa_manifest/left.h"
#include "requests.h"

uint32_t number = LEFT_START;
uint32_t add(uint32_t more);

uint32_t add(uint32_t more)
{
    number += more;
    return number;
}

static psa_status_t use_heap(void)
{
    unsigned char *all = malloc(0x200u);

    if ((all == NULL) || (malloc(1u) != NULL) || ((uintptr_t)all > UINT32_MAX)) {
        return 1;
    }
    memset(all, 0xFF, 0x200u);
    free(all);
    all = malloc(0x200u);
    const int wiped = (all != NULL) && (all[0] == 0u) && (all[0x1FF] == 0u);
    free(all);
    return wiped ? 0 : 2;
}

static psa_status_t take_interrupts(void)
{
    psa_status_t count = 0;

    psa_irq_enable(LEFT_LINE_SIGNAL);
    for (int i = 0; i < 2; i++) {
        host_set_line(DEVICE_LINE, true);
        if (psa_wait(LEFT_LINE_SIGNAL, PSA_BLOCK) == LEFT_LINE_SIGNAL) {
            count++;
        }
        host_set_line(DEVICE_LINE, false);
        psa_eoi(LEFT_LINE_SIGNAL);
    }
    return (psa_irq_disable(LEFT_LINE_SIGNAL) == 1u) ? count : -1;
}

static psa_status_t use_device(const psa_msg_t *msg)
{
    volatile uint32_t *device = (volatile uint32_t *)0x40000000u;
    uint32_t value = 0u;

    (void)psa_read(msg->handle, 0u, &value, sizeof(value));
    const uint32_t before = *device;
    *device = value;
    value = *device;
    psa_write(msg->handle, 0u, &value, sizeof(value));
    return (before == 0u) ? PSA_SUCCESS : PSA_ERROR_GENERIC_ERROR;
}

static psa_status_t add_mapped(const psa_msg_t *msg)
{
    uint32_t value;

    memcpy(&value, psa_map_invec(msg->handle, 0u), sizeof(value));
    const uint32_t sum = add(value);
    memcpy(psa_map_outvec(msg->handle, 0u), &sum, sizeof(sum));
    psa_unmap_outvec(msg->handle, 0u, sizeof(sum));
    return PSA_SUCCESS;
}

static psa_status_t add_copied(const psa_msg_t *msg)
{
    uint32_t value = 0u;

    (void)psa_read(msg->handle, 0u, &value, sizeof(value));
    value = add(value);
    psa_write(msg->handle, 0u, &value, sizeof(value));
    return PSA_SUCCESS;
}

psa_status_t left_box_sfn(const psa_msg_t *msg)
{
    switch (msg->type) {
    case REQUEST_ADD:
        return add_copied(msg);
    case REQUEST_HEAP:
        return use_heap();
    case REQUEST_INTERRUPT:
        return take_interrupts();
    case REQUEST_DEVICE:
        return use_device(msg);
    case REQUEST_MAP:
        return add_mapped(msg);
    case REQUEST_ERR:
        (void)psa_skip(msg->handle, 4u, 1u);
        return PSA_SUCCESS;
    default: /* connects and disconnects */
        return PSA_SUCCESS;
    }
}
