/* SPDX-License-Identifier: Apache-2.0 */
/* Rules of the framework, what is excepted of them, and which tests have proven them where. */
#ifndef TOOLS_CONFORMANCE_RULE_H
#define TOOLS_CONFORMANCE_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tools/reader.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Where a rule is seen to hold -------------------------------------------------------------------------------- */

enum place { PLACE_HOST, PLACE_BOARD, PLACE_COUNT };
enum backend { BACKEND_IPC, BACKEND_SFN, BACKEND_COUNT };
/* A client through the mailbox; a partition, as a client or as a service; whoever. */
enum role { ROLE_MAILBOX, ROLE_PARTITION, ROLE_ANY, ROLE_COUNT };

/* A set of cells: one bit for each place, backend and role, and two more. */
typedef uint32_t cells;

/* Bit number: (place * 2 + backend) * 3 + role. */
enum { PAIR_COUNT = 4, CELL_COUNT = 12 };

#define CELL_UNIT  ((cells)1u << CELL_COUNT)
#define CELL_BUILD (CELL_UNIT << 1)

/* "ms", "s/IPC", "a/board", "m/SFN/host", "unit", "build", "-": what follows the first word narrows it down. `wanted`:
 * what a rule with these words needs; `shown`: what a test with these words shows. false: no such words. */
BH_MUST_USE bool cells_wanted(const char *words, cells *out);
BH_MUST_USE bool cells_shown(const char *words, cells *out);

/* ---- Rules ------------------------------------------------------------------------------------------------------- */

enum rule_family { FAMILY_FFM, FAMILY_TFMV, FAMILY_D, FAMILY_COUNT };

struct rule_id {
    enum rule_family family;
    uint32_t number;
};

enum { RULE_ID_BYTES = 16 };

/* "FFM-047", "TFMV-8", "D12" */
void rule_id_print(struct rule_id id, char out[RULE_ID_BYTES]);
BH_MUST_USE bool rule_id_parse(const char *text, struct rule_id *out);

/* The next rule that a test's name names, from *at on, which moves behind it: Claim_FFM_047_283, FFM_115_FFM_343,
 * TFMV_8, D_12. false: there is no further one. */
BH_MUST_USE bool rule_id_find(const char **at, struct rule_id *out);

struct rule_test {
    char *name;
    cells shown;
};

enum exception_kind { EXCEPTION_NONE = 0, EXCEPTION_NEVER, EXCEPTION_LATER };

struct rule {
    struct rule_id id;
    char *where;
    cells wanted;
    char *statement;
    cells shown;
    struct rule_test *tests;
    size_t test_count;
    enum exception_kind exception;
    cells excepted; /* gaps that are known */
    char *reasons;  /* of the exception or the gaps, "" if there are none */
};

struct rules {
    struct rule *rule;
    size_t count;
    uint32_t problems; /* each has been told in one line on standard error */
};

/* One line on standard error, and one problem more. */
void rules_complain(struct rules *rules, const char *who, const char *what, const char *detail);

/* "FFM-047 | ms | statement": one rule a line, # begins a comment. */
void rules_read(struct rules *rules, const char *path);

/* "FFM-276 never: reason", "FFM-255 later: reason", "FFM-041 gap s/SFN/board: reason". */
void exceptions_read(struct rules *rules, const char *path);

struct rule *rules_find(struct rules *rules, struct rule_id id);

/* A test that has passed and shows these cells: it counts for each rule that its name names. */
void rules_take_test(struct rules *rules, const char *name, cells shown);

void rules_free(struct rules *rules);

/* A copy in memory of its own; ends the program if there is none. */
char *text_copy(const char *text, size_t len);

#ifdef __cplusplus
}
#endif
#endif /* TOOLS_CONFORMANCE_RULE_H */
