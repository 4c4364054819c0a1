/* SPDX-License-Identifier: Apache-2.0 */
/* What the client asks the partitions for, and what the program has for the client. */
#ifndef REQUESTS_H
#define REQUESTS_H

enum {
    REQUEST_ADD = 0,   /* adds input 0 to the partition's number and writes the sum to output 0                */
    REQUEST_HEAP,      /* replies 0 if the heap has the size of the manifest                                   */
    REQUEST_INTERRUPT, /* replies how often its interrupt came of two levels                                   */
    REQUEST_DEVICE,    /* writes input 0 to its device, and what it reads there to output 0                     */
    REQUEST_MAP,       /* as REQUEST_ADD, with mapped vectors                                                   */
    REQUEST_ERR        /* breaks rule FFM-146                                                                   */
};

enum { LEFT_START = 100, RIGHT_START = 2000, OLD_START = 30000, DEVICE_LINE = 1 };

/* Defined by the program. */
void report(int line);
int life_number(void);

#endif /* REQUESTS_H */
