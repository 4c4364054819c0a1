/* SPDX-License-Identifier: Apache-2.0 */
/* Two images for the suites (partitions/): one that mixes both partition models (IPC backend), one of SFN-model partitions alone (SFN backend).
 * Secure functions and inits of both call the test. */
#ifndef HOST_TESTS_UNIT_TEST_IMAGE_H
#define HOST_TESTS_UNIT_TEST_IMAGE_H

#include "spm/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A PSA signal of a partition's k-th service. */
#define TEST_SIGNAL(k) (1u << (SPM_FIRST_SERVICE_BIT + (k)))
#define TEST_STATELESS_HANDLE(index, version) ((psa_handle_t)(0x40000000u | ((uint32_t)(version) << 8) | (uint32_t)(index)))

enum { TEST_CONNECTIONS = 5, TEST_STACK_BYTES = 512 };

/* ---- The mixed image --------------------------------------------------------------------------------------------------- */

/* In the order of priority. */
enum test_partition {
    URGENT = 0, /* IPC, no services; may call SERVER_OPEN only; above the mailbox                */
    SERVER,     /* IPC                                                                          */
    VAULT,      /* IPC; may call SERVER_OPEN and SERVER_STATELESS                                */
    LIBRARY,    /* SFN, with init; may call VAULT_CONN and VAULT_STATELESS                       */
    CLIENT,     /* IPC, no services; may call everything                                         */
    TEST_PARTITIONS
};

enum test_service {
    SERVER_OPEN = 0,       /* no version or policy in its manifest: version 1, STRICT           */
    SERVER_RELAXED,        /* version 3, RELAXED                                                */
    SERVER_STRICT,         /* version 3, STRICT                                                 */
    SERVER_SECURE,         /* not for non-secure clients                                        */
    SERVER_STATELESS,      /* version 2, STRICT, index 0                                        */
    SERVER_STATELESS_LAX,  /* version 3, RELAXED, index 29                                      */
    VAULT_CONN,            /* not for non-secure clients                                        */
    VAULT_STATELESS,       /* not for non-secure clients, index 1                               */
    LIBRARY_CONN,
    LIBRARY_STATELESS,     /* index 2                                                           */
    TEST_SERVICES
};

/* Services with MM-IOVEC. */
#define TEST_MAPS(service) \
    (((service) == SERVER_RELAXED) || ((service) == SERVER_STATELESS_LAX) || ((service) == LIBRARY_CONN))

enum { SID_BASE = 0x00001000, SID_UNKNOWN = 0x0000FFF0 };
#define TEST_SID(service) ((uint32_t)SID_BASE + (uint32_t)(service))

enum { ID_URGENT = 300, ID_SERVER, ID_VAULT, ID_LIBRARY, ID_CLIENT };

enum {
    HANDLE_SERVER_STATELESS = 0x40000200,
    HANDLE_SERVER_STATELESS_LAX = 0x4000031D,
    HANDLE_VAULT_STATELESS = 0x40000101,
    HANDLE_LIBRARY_STATELESS = 0x40000102
};

extern const struct spm_image test_image;

/* ---- The image of SFN-model partitions ----------------------------------------------------------------------------------- */

enum sfn_partition {
    FRONT = 0, /* may call MIDDLE's services */
    MIDDLE,    /* may call BACK's services   */
    BACK,
    SFN_PARTITIONS
};

enum sfn_service {
    FRONT_CONN = 0,
    FRONT_STATELESS,  /* index 0 */
    MIDDLE_CONN,
    MIDDLE_STATELESS, /* index 1 */
    BACK_CONN,
    BACK_STATELESS,   /* index 2 */
    SFN_SERVICES
};

enum {
    HANDLE_FRONT_STATELESS = 0x40000100,
    HANDLE_MIDDLE_STATELESS = 0x40000101,
    HANDLE_BACK_STATELESS = 0x40000102
};

enum { ID_FRONT = 400, ID_MIDDLE, ID_BACK };

extern const struct spm_image sfn_image;

/* ---- Defined by the suite -------------------------------------------------------------------------------------------------- */

/* The function of this service (index in the image) has been called. */
psa_status_t test_sfn(uint8_t service, const psa_msg_t *msg);

/* The init of this partition (index in the image) has been called. */
psa_status_t test_init(uint8_t partition);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_UNIT_TEST_IMAGE_H */
