/* SPDX-License-Identifier: Apache-2.0 */
/* See chart.h. */
#include "tools/figures/chart.h"

#include <inttypes.h>
#include <string.h>

enum { LABEL_WIDTH = 250, BAR_HEIGHT = 16, GROUP_GAP = 10, MARGIN = 10, PLOT_WIDTH = 640, INSTRUCTIONS_A_PIXEL = 8 };

/* Peer: 0 if it was not measured. */
struct bars {
    enum count_case which;
    const char *label;
    uint64_t peer_sfn;
    uint64_t peer_ipc;
};

static const struct bars bars[] = {
    {COUNT_SECURE_EMPTY, "secure to secure, empty", 434u, 1583u},
    {COUNT_SECURE_SMALL, "secure to secure, 64 + 64 bytes", 1614u, 2982u},
    {COUNT_SECURE_CONNECTION, "secure to secure, connect and close", 734u, 2934u},
    {COUNT_MAILBOX_EMPTY, "mailbox, empty", 0u, 3589u},
    {COUNT_MAILBOX_SMALL, "mailbox, 64 + 64 bytes", 0u, 4663u},
    {COUNT_MAILBOX_VERSION, "mailbox, psa_framework_version", 0u, 1208u},
};

static const struct build *build_of(const struct build build[REPORT_BUILDS], const char *backend)
{
    for (int i = 0; i < (int)REPORT_BUILDS; i++) {
        if ((strcmp(build[i].paths.backend, backend) == 0) && (strcmp(build[i].paths.compiler, "gcc") == 0)) {
            return &build[i];
        }
    }
    return &build[0];
}

/* Returns where the next bar goes. */
static int bar(FILE *out, int y, const char *color, const char *name, uint64_t instructions)
{
    if (instructions == 0u) {
        return y;
    }
    const uint64_t width = instructions / (uint64_t)INSTRUCTIONS_A_PIXEL;
    (void)fprintf(out, "<rect x=\"%d\" y=\"%d\" width=\"%" PRIu64 "\" height=\"%d\" fill=\"%s\"/>\n", (int)LABEL_WIDTH,
                  y, width, (int)BAR_HEIGHT - 2, color);
    (void)fprintf(out, "<text x=\"%" PRIu64 "\" y=\"%d\">%s %" PRIu64 "</text>\n",
                  (uint64_t)LABEL_WIDTH + width + UINT64_C(4), y + (int)BAR_HEIGHT - 5, name, instructions);
    return y + (int)BAR_HEIGHT;
}

void chart_print(FILE *out, const struct build build[REPORT_BUILDS])
{
    const struct build *sfn = build_of(build, "SFN");
    const struct build *ipc = build_of(build, "IPC");
    const int rows = (int)(sizeof(bars) / sizeof(bars[0]));
    const int height = (2 * (int)MARGIN) + (rows * ((4 * (int)BAR_HEIGHT) + (int)GROUP_GAP));
    int y = (int)MARGIN;

    (void)fprintf(out,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" "
                  "font-size=\"11\">\n<title>Executed instructions of a call, gcc, -Os; shorter is better</title>\n"
                  "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                  (int)LABEL_WIDTH + (int)PLOT_WIDTH + 100, height);
    for (int i = 0; i < rows; i++) {
        const struct bars *row = &bars[i];
        (void)fprintf(out, "<text x=\"%d\" y=\"%d\">%s</text>\n", (int)MARGIN, y + (int)BAR_HEIGHT - 5, row->label);
        y = bar(out, y, "#2f6fb0", "bulkhead SFN", sfn->count.result[row->which].instructions);
        y = bar(out, y, "#b0b0b0", "TF-M SFN", row->peer_sfn);
        y = bar(out, y, "#174a7c", "bulkhead IPC", ipc->count.result[row->which].instructions);
        y = bar(out, y, "#808080", "TF-M IPC", row->peer_ipc) + (int)GROUP_GAP;
    }
    (void)fprintf(out, "</svg>\n");
}
