/* SPDX-License-Identifier: Apache-2.0 */
/* CPU1's application. See job.h.
 *
 * First single calls from the main context: a service that CPU1 may not use, a stateless call, a partition that calls
 * others, and inputs on flash that CPU0 can or cannot read. Then two contexts hash the whole image at the same time,
 * each by a connection of its own. The report says what the secure side answered; whether that was right is for others
 * to judge. */
#include "platforms/lpc55s69/cpu1/job.h"

#include <stddef.h>
#include <stdint.h>

#include "hal/console.h"
#include "hal/twin_cpu.h"
#include "ns_client/ns_client.h"
#include "partitions/crypto/crypto_api.h"
#include "partitions/measure/measure_api.h"
#include "platforms/lpc55s69/cpu1/console.h"
#include "platforms/lpc55s69/cpu1/contexts.h"
#include "platforms/lpc55s69/cpu1/mailbox_irq.h"
#include "platforms/lpc55s69/cpu1/report.h"
#include "platforms/lpc55s69/memory_map.h"
#include "psa/client.h"
#include "psa_manifest/sid.h"

/* Of the linker script: what lies in flash. */
extern const uint8_t image_start[];
extern const uint8_t image_end[];

static size_t image_bytes(void)
{
    return (size_t)((uintptr_t)image_end - (uintptr_t)image_start);
}

static void print_result(const char *what, psa_status_t status, const uint8_t *digest)
{
    console_text(what);
    if (status != PSA_SUCCESS) {
        console_text(": status -");
        console_decimal(0u - (uint32_t)status);
    } else if (digest != NULL) {
        console_text(": ");
        console_hex_bytes(digest, CRYPTO_DIGEST_BYTES);
    } else {
        console_text(": done");
    }
    console_end();
}

static void finish(enum job_part part, const char *what, psa_status_t status, const uint8_t *digest)
{
    report_done(part, status, digest);
    print_result(what, status, digest);
}

/* ---- Single calls --------------------------------------------------------------------------- */

static void connect_to_vault(void)
{
    report_begin(JOB_REFUSED_SERVICE);
    const psa_handle_t handle = psa_connect(VAULT_SID, VAULT_VERSION);
    const psa_status_t status = PSA_HANDLE_IS_VALID(handle) ? PSA_SUCCESS : PSA_HANDLE_TO_ERROR(handle);
    finish(JOB_REFUSED_SERVICE, "connect to vault", status, NULL);
}

/* Digest of `len` bytes at `base` by one stateless call. Works on addresses: not everything that is asked for may be
 * read here. */
static void digest_part(enum job_part part, const char *what, uintptr_t base, size_t len)
{
    static uint8_t digest[CRYPTO_DIGEST_BYTES];
    const psa_invec in[] = {{(const void *)base, len}};
    psa_outvec out[] = {{digest, sizeof(digest)}};
    report_begin(part);
    const psa_status_t status = psa_call(CRYPTO_DIGEST_HANDLE, CRYPTO_DIGEST_COMPUTE, in, 1u, out, 1u);
    finish(part, what, status, (status == PSA_SUCCESS) ? digest : NULL);
}

static void measure(void)
{
    static const char input[] = JOB_MEASURE_INPUT;
    static uint8_t digest[MEASURE_DIGEST_BYTES];
    const psa_invec in[] = {{input, sizeof(input) - 1u}};
    psa_outvec out[] = {{digest, sizeof(digest)}};
    report_begin(JOB_PARTITION_CALLS);
    const psa_status_t status = psa_call(MEASURE_HANDLE, MEASURE_DIGEST, in, 1u, out, 1u);
    finish(JOB_PARTITION_CALLS, "measure", status, (status == PSA_SUCCESS) ? digest : NULL);
}

static void single_calls(void)
{
    console_text("framework version ");
    console_hex(psa_framework_version());
    console_text(", crypto version ");
    console_decimal(psa_version(CRYPTO_HASH_SID));
    console_end();

    connect_to_vault();
    digest_part(JOB_STATELESS, "stateless digest of the image", (uintptr_t)image_start, image_bytes());
    measure();
    digest_part(JOB_ERASED_INPUT, "input on erased flash", (uintptr_t)image_end, JOB_FLASH_WORD_BYTES);
    digest_part(JOB_TORN_INPUT, "input on a torn page", MAP_NS_TORN_PAGE, JOB_FLASH_WORD_BYTES);
    digest_part(JOB_LAST_WORD, "input on the last programmed word", (uintptr_t)image_end - JOB_FLASH_WORD_BYTES,
                JOB_FLASH_WORD_BYTES);
}

/* ---- Two hashes at the same time ------------------------------------------------------------ */

static psa_status_t append_image(psa_handle_t hash, size_t piece_bytes)
{
    const size_t total = image_bytes();
    for (size_t done = 0; done < total; done += piece_bytes) {
        const size_t rest = total - done;
        const psa_invec in[] = {{&image_start[done], (rest < piece_bytes) ? rest : piece_bytes}};
        const psa_status_t status = psa_call(hash, CRYPTO_HASH_UPDATE, in, 1u, NULL, 0u);
        if (status != PSA_SUCCESS) {
            return status;
        }
    }
    return PSA_SUCCESS;
}

static void hash_image(enum job_part part, const char *what, size_t piece_bytes, uint8_t digest[CRYPTO_DIGEST_BYTES])
{
    report_begin(part);
    const psa_handle_t hash = psa_connect(CRYPTO_HASH_SID, CRYPTO_HASH_VERSION);
    if (!PSA_HANDLE_IS_VALID(hash)) {
        finish(part, what, PSA_HANDLE_TO_ERROR(hash), NULL);
        return;
    }
    psa_status_t status = append_image(hash, piece_bytes);
    if (status == PSA_SUCCESS) {
        psa_outvec out[] = {{digest, CRYPTO_DIGEST_BYTES}};
        status = psa_call(hash, CRYPTO_HASH_FINISH, NULL, 0u, out, 1u);
    }
    psa_close(hash);
    finish(part, what, status, (status == PSA_SUCCESS) ? digest : NULL);
}

static void first_context(void)
{
    static uint8_t digest[CRYPTO_DIGEST_BYTES];
    hash_image(JOB_SMALL_PIECES, "image in pieces of 64 bytes", JOB_SMALL_PIECE_BYTES, digest);
}

static void second_context(void)
{
    static uint8_t digest[CRYPTO_DIGEST_BYTES];
    hash_image(JOB_LARGE_PIECES, "image in pieces of 1000 bytes", JOB_LARGE_PIECE_BYTES, digest);
}

void job_run(void)
{
    contexts_start();
    ns_client_init((struct mailbox_page *)MAP_MAILBOX_PAGE);
    mailbox_irq_enable();
    hal_console_line("non-secure side up");
    tfm_spm_hal_wait_for_s_cpu_ready();
    report_stage(JOB_STAGE_STARTED);
    hal_console_line("both sides ready");

    single_calls();

    context_begin(CONTEXT_FIRST, first_context);
    context_begin(CONTEXT_SECOND, second_context);
    context_join(CONTEXT_FIRST);
    context_join(CONTEXT_SECOND);
    hal_console_line("job finished");
    report_stage(JOB_STAGE_FINISHED);
}
