/* SPDX-License-Identifier: Apache-2.0 */
/* psa/lifecycle.h: values of psa_rot_lifecycle_state(). Bits 31:16 are zero, 7:0 are implementation defined.
 * Source: PSA Firmware Framework for M 1.0, life cycle (rule FFM-008). */
#ifndef PSA_LIFECYCLE_H
#define PSA_LIFECYCLE_H

#define PSA_LIFECYCLE_PSA_STATE_MASK            (0xff00u)
#define PSA_LIFECYCLE_IMP_STATE_MASK            (0x00ffu)
#define PSA_LIFECYCLE_UNKNOWN                   (0x0000u)
#define PSA_LIFECYCLE_ASSEMBLY_AND_TEST         (0x1000u)
#define PSA_LIFECYCLE_PSA_ROT_PROVISIONING      (0x2000u)
#define PSA_LIFECYCLE_SECURED                   (0x3000u)
#define PSA_LIFECYCLE_NON_PSA_ROT_DEBUG         (0x4000u)
#define PSA_LIFECYCLE_RECOVERABLE_PSA_ROT_DEBUG (0x5000u)
#define PSA_LIFECYCLE_DECOMMISSIONED            (0x6000u)

#endif /* PSA_LIFECYCLE_H */
