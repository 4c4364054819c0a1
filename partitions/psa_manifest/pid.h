/* SPDX-License-Identifier: Apache-2.0 */
/* Partition ids. Written by hand until the manifest compiler generates it, in the form that framework sheet 5.5 gives
 * for it. */
#ifndef PSA_MANIFEST_PID_H
#define PSA_MANIFEST_PID_H

#define PARTITION_VAULT (256)
#define PARTITION_CRYPTO (257)
#define PARTITION_MEASURE (258)

#endif /* PSA_MANIFEST_PID_H */
