/* SPDX-License-Identifier: Apache-2.0 */
/* psa/framework_feature.h: what this build of the framework offers. bulkhead builds isolation level 1 so far; other levels are
 * refused by //config:isolation_level before anything is compiled.
 * Source: PSA Firmware Framework for M 1.1 (rules FFM-010, FFM-011). */
#ifndef PSA_FRAMEWORK_FEATURE_H
#define PSA_FRAMEWORK_FEATURE_H

#define PSA_FRAMEWORK_ISOLATION_LEVEL (1)
#define PSA_FRAMEWORK_HAS_MM_IOVEC    (1)

#endif /* PSA_FRAMEWORK_FEATURE_H */
