/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers of what partition suite_client can be asked for: request types of SUITE_CLIENT_HANDLE. */
#ifndef HOST_TESTS_CLIENT_SUITE_SECURE_CASES_H
#define HOST_TESTS_CLIENT_SUITE_SECURE_CASES_H

#ifdef __cplusplus
extern "C" {
#endif

/* Cases: answer 0, or the number of the line of partitions/client.c that failed. */
enum suite_secure_case {
    SECURE_VERSIONS = 0,
    SECURE_IDENTITY,
    SECURE_STATUSES,
    SECURE_REFUSED_CONNECTS,
    SECURE_VECTORS,
    SECURE_STATELESS,
    SECURE_FAILED_PARTITION,
    SECURE_NO_ROOM,
    SECURE_DOORBELL,
    SECURE_LIFECYCLE,
    SECURE_MANY_HANDLES,
    SECURE_MAPPED,
    SECURE_CASES
};

/* Programmer errors, from SUITE_DEATHS on: the partition does not return from the call. The comment is the rule that
 * the panic names. */
enum suite_death {
    SUITE_DEATHS = 1000,
    DEATH_CONNECT_UNKNOWN = SUITE_DEATHS, /* 29  */
    DEATH_CONNECT_VERSION,                /* 30  */
    DEATH_CONNECT_NO_DEPENDENCY,          /* 38  */
    DEATH_CONNECT_OWN_SERVICE,            /* 38  */
    DEATH_CONNECT_STATELESS,              /* 40  */
    DEATH_CALL_TYPE,                      /* 49  */
    DEATH_CALL_NULL_HANDLE,               /* 51  */
    DEATH_CALL_CLOSED_HANDLE,             /* 51  */
    DEATH_CALL_MESSAGE_HANDLE,            /* 51  */
    DEATH_CALL_STATELESS_INDEX,           /* 51  */
    DEATH_CALL_STATELESS_NO_DEPENDENCY,   /* 38  */
    DEATH_CALL_OWN_STATELESS,             /* 38  */
    DEATH_CALL_FIVE_VECTORS,              /* 58  */
    DEATH_CALL_NO_ARRAY,                  /* 64  */
    DEATH_CALL_ARRAY_IN_NON_SECURE,       /* 64  */
    DEATH_CALL_NULL_BASE,                 /* 67  */
    DEATH_CALL_CONSTANT_OUTPUT,           /* 67  */
    DEATH_CALL_NON_SECURE_INPUT,          /* 67  */
    DEATH_CALL_OVERLAP,                   /* 75  */
    DEATH_SERVICE_SAYS_SO,                /* 91  */
    DEATH_CLOSE_INVALID,                  /* 51  */
    DEATH_CLOSE_STATELESS,                /* 40  */
    DEATH_WAIT_NOTHING,                   /* 112 */
    DEATH_WAIT_SERVICE_SIGNAL,            /* 112 */
    DEATH_GET,                            /* 240 */
    DEATH_REPLY,                          /* 240 */
    DEATH_RHANDLE_STATELESS,              /* 40  */
    DEATH_RHANDLE_NULL,                   /* 147 */
    DEATH_READ_NULL_HANDLE,               /* 147 */
    DEATH_READ_INDEX,                     /* 146 */
    DEATH_READ_NON_SECURE,                /* 151 */
    DEATH_READ_CONSTANT,                  /* 151 */
    DEATH_READ_NULL_BUFFER,               /* 151 */
    DEATH_SKIP_INDEX,                     /* 146 */
    DEATH_WRITE_TOO_LONG,                 /* 155 */
    DEATH_WRITE_HUGE,                     /* 155 */
    DEATH_WRITE_INDEX,                    /* 146 */
    DEATH_WRITE_NON_SECURE,               /* 151 */
    DEATH_NOTIFY_NOBODY,                  /* 178 */
    DEATH_CLEAR_NOTHING,                  /* 177 */
    DEATH_PANIC,                          /* 205 */
    DEATH_MAP_EMPTY,                      /* 223 */
    DEATH_MAP_TWICE,                      /* 224 */
    DEATH_MAP_AGAIN,                      /* 224 */
    DEATH_MAP_AFTER_READ,                 /* 225 */
    DEATH_READ_MAPPED,                    /* 226 */
    DEATH_WRITE_MAPPED,                   /* 226 */
    DEATH_UNMAP_NOT_MAPPED,               /* 227 */
    DEATH_UNMAP_TOO_LONG,                 /* 228 */
    DEATH_MAP_INDEX,                      /* 229 */
    DEATH_MAP_NULL_HANDLE,                /* 329 */
    SUITE_DEATHS_END
};

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_SECURE_CASES_H */
