/* SPDX-License-Identifier: Apache-2.0 */
/* What the cases share: checks, and short ways to ask the observer. */
#ifndef HOST_TESTS_CLIENT_SUITE_CHECKS_H
#define HOST_TESTS_CLIENT_SUITE_CHECKS_H

#include <stdbool.h>
#include <stddef.h>

#include "host_tests/client_suite/services.h"
#include "host_tests/client_suite/suite.h"
#include "host_tests/client_suite/suite_port.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Reports what is not as claimed, and goes on. */
#define CHECK_EQUAL(expected, actual) check_equal(__FILE__, __LINE__, (int64_t)(expected), (int64_t)(actual))
#define CHECK(condition) CHECK_EQUAL(1, (condition) ? 1 : 0)

void check_equal(const char *file, uint32_t line, int64_t expected, int64_t actual);

#define CASE(function) {#function, function, NULL, NULL, false}
/* A case that a partition can run as well as a client on CPU1. */
#define CASE_OF_BOTH(function) {#function, function, NULL, NULL, true}
/* A case that needs a service which answers later than it is asked. */
#define CASE_THAT_HOLDS(function) \
    {#function, function, server_can_hold, "a function of the SFN model answers when it returns: it holds nothing back", \
     false}
#define CASES(table) {table, sizeof(table) / sizeof((table)[0]), false}
#define CASES_OF_A_PARTITION(table) {table, sizeof(table) / sizeof((table)[0]), true}

/* Makes suite_server forget everything. Every case begins with it. */
void forget(void);

/* What suite_server has seen of that service. */
struct suite_history history_of(enum suite_service service);

/* How the next connect is answered. */
void order_connect(enum suite_service service, psa_status_t status, uint32_t rhandle);

/* A connection that must come about. */
psa_handle_t connect_strict(void);
psa_handle_t connect_relaxed(void);

/* The service's description of a request of that type without further vectors. */
psa_status_t describe(psa_handle_t handle, int32_t type, struct suite_message *out);

/* SUITE_REPLY with that status; room: bytes of an output, of which the service writes `written`. len: what came back
 * for it. */
psa_status_t ask_reply(psa_handle_t handle, psa_status_t status, uint32_t room, uint32_t written, size_t *len);

/* SUITE_SET_RHANDLE. */
void set_rhandle(psa_handle_t handle, uint32_t rhandle);

/* Connections that are free now: opens all and closes them again. */
uint32_t count_free_connections(void);

/* Whether suite_server is in the model that can hold messages back: SUITE_HOLD, SUITE_HOLD_DISCONNECT. */
bool server_can_hold(void);

#ifdef __cplusplus
}
#endif
#endif /* HOST_TESTS_CLIENT_SUITE_CHECKS_H */
