/* SPDX-License-Identifier: Apache-2.0 */
/* Double of the PSA APIs for programs that link partitions without running them: every call ends the process. */
#include <stdio.h>
#include <stdlib.h>

#include "psa/client.h"
#include "psa/service.h"
#include "spm/base/attributes.h"

BH_NORETURN static void called(const char *name)
{
    fprintf(stderr, "psa_double: %s was called\n", name);
    abort();
}

uint32_t psa_framework_version(void)
{
    called(__func__);
}

uint32_t psa_version(uint32_t sid)
{
    (void)sid;
    called(__func__);
}

psa_handle_t psa_connect(uint32_t sid, uint32_t version)
{
    (void)sid;
    (void)version;
    called(__func__);
}

psa_status_t psa_call(psa_handle_t handle, int32_t type, const psa_invec *in_vec, size_t in_len, psa_outvec *out_vec,
                      size_t out_len)
{
    (void)handle;
    (void)type;
    (void)in_vec;
    (void)in_len;
    (void)out_vec;
    (void)out_len;
    called(__func__);
}

void psa_close(psa_handle_t handle)
{
    (void)handle;
    called(__func__);
}

psa_signal_t psa_wait(psa_signal_t signal_mask, uint32_t timeout)
{
    (void)signal_mask;
    (void)timeout;
    called(__func__);
}

psa_status_t psa_get(psa_signal_t signal, psa_msg_t *msg)
{
    (void)signal;
    (void)msg;
    called(__func__);
}

void psa_set_rhandle(psa_handle_t msg_handle, void *rhandle)
{
    (void)msg_handle;
    (void)rhandle;
    called(__func__);
}

size_t psa_read(psa_handle_t msg_handle, uint32_t invec_idx, void *buffer, size_t num_bytes)
{
    (void)msg_handle;
    (void)invec_idx;
    (void)buffer;
    (void)num_bytes;
    called(__func__);
}

size_t psa_skip(psa_handle_t msg_handle, uint32_t invec_idx, size_t num_bytes)
{
    (void)msg_handle;
    (void)invec_idx;
    (void)num_bytes;
    called(__func__);
}

void psa_write(psa_handle_t msg_handle, uint32_t outvec_idx, const void *buffer, size_t num_bytes)
{
    (void)msg_handle;
    (void)outvec_idx;
    (void)buffer;
    (void)num_bytes;
    called(__func__);
}

void psa_reply(psa_handle_t msg_handle, psa_status_t status)
{
    (void)msg_handle;
    (void)status;
    called(__func__);
}

void psa_notify(int32_t partition_id)
{
    (void)partition_id;
    called(__func__);
}

void psa_clear(void)
{
    called(__func__);
}

void psa_panic(void)
{
    called(__func__);
}

uint32_t psa_rot_lifecycle_state(void)
{
    called(__func__);
}
