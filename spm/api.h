/* SPDX-License-Identifier: Apache-2.0 */
/* One number for each Secure Partition and client API, and one door for all of them: what an SVC, a fuzzer or a test uses.
 *
 * The numbers are the SVC immediates of firmware images and are private to one image. */
#ifndef SPM_API_H
#define SPM_API_H

#include "spm/spm.h"

#ifdef __cplusplus
extern "C" {
#endif

enum spm_api {
    SPM_API_FRAMEWORK_VERSION = 1, /* ()                                                     */
    SPM_API_VERSION,               /* (sid)                                                  */
    SPM_API_CONNECT,               /* (sid, version)                                         */
    SPM_API_CALL,                  /* (handle, type, in_vec, out_vec, spm_counts_pack())     */
    SPM_API_CLOSE,                 /* (handle)                                               */
    SPM_API_WAIT,                  /* (mask, timeout)                                        */
    SPM_API_GET,                   /* (signal, msg)                                          */
    SPM_API_SET_RHANDLE,           /* (handle, rhandle)                                      */
    SPM_API_READ,                  /* (handle, index, buffer, bytes)                         */
    SPM_API_SKIP,                  /* (handle, index, bytes)                                 */
    SPM_API_WRITE,                 /* (handle, index, buffer, bytes)                         */
    SPM_API_REPLY,                 /* (handle, status)                                       */
    SPM_API_NOTIFY,                /* (partition id)                                         */
    SPM_API_CLEAR,                 /* ()                                                     */
    SPM_API_PANIC,                 /* ()                                                     */
    SPM_API_LIFECYCLE,             /* ()                                                     */
    SPM_API_SFN_LOOP,              /* (msg): loop of an SFN-model partition on the IPC backend */
    SPM_API_RETURNED,              /* (): an entry point has returned                        */
    SPM_API_MAIN_DONE,             /* (): the secure main thread has ended                   */
    SPM_API_EOI,                   /* (signal)                                               */
    SPM_API_IRQ_ENABLE,            /* (signal)                                               */
    SPM_API_IRQ_DISABLE,           /* (signal)                                               */
    SPM_API_RESET_SIGNAL,          /* (signal)                                               */
    SPM_API_MAP_INVEC,             /* (handle, index)                                        */
    SPM_API_UNMAP_INVEC,           /* (handle, index)                                        */
    SPM_API_MAP_OUTVEC,            /* (handle, index)                                        */
    SPM_API_UNMAP_OUTVEC,          /* (handle, index, bytes)                                 */
    SPM_API_FLIH_RETURNED          /* no call: a first-level handler has returned, for the console */
};

enum { SPM_API_ARGUMENTS = 5 };

/* The two counts of psa_call in one word. Counts that do not fit become 0xFFFF, which every check refuses. */
static inline uintptr_t spm_counts_pack(size_t in_count, size_t out_count)
{
    const uint32_t in = (in_count > 0xFFFFu) ? 0xFFFFu : (uint32_t)in_count;
    const uint32_t out = (out_count > 0xFFFFu) ? 0xFFFFu : (uint32_t)out_count;
    return (uintptr_t)(in | (out << 16));
}

/* Calls the entry of `api`. A number that is none of a partition's APIs panics the caller. */
struct verdict spm_dispatch(struct spm *spm, const struct caller *caller, uint32_t api, const uintptr_t argument[SPM_API_ARGUMENTS]);

/* Whether a first-level handler may call it (FFM-201). */
BH_MUST_USE bool spm_api_is_for_flih(uint32_t api);

/* "psa_call" and so on, for the console. */
const char *spm_api_name(uint32_t api);

#ifdef __cplusplus
}
#endif
#endif /* SPM_API_H */
