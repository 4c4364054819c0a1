/* SPDX-License-Identifier: Apache-2.0 */
/* Immediates of the SVC instructions of svc.S: the numbers of spm/api.h in a form that an assembler reads.
 * entry_ipc.c has the compiler compare them. */
#ifndef PLATFORMS_LPC55S69_SVC_NUMBERS_H
#define PLATFORMS_LPC55S69_SVC_NUMBERS_H

#define SVC_FRAMEWORK_VERSION 1
#define SVC_VERSION 2
#define SVC_CONNECT 3
#define SVC_CALL 4
#define SVC_CLOSE 5
#define SVC_WAIT 6
#define SVC_GET 7
#define SVC_SET_RHANDLE 8
#define SVC_READ 9
#define SVC_SKIP 10
#define SVC_WRITE 11
#define SVC_REPLY 12
#define SVC_NOTIFY 13
#define SVC_CLEAR 14
#define SVC_PANIC 15
#define SVC_LIFECYCLE 16
#define SVC_SFN_LOOP 17
#define SVC_RETURNED 18
#define SVC_MAIN_DONE 19
#define SVC_EOI 20
#define SVC_IRQ_ENABLE 21
#define SVC_IRQ_DISABLE 22
#define SVC_RESET_SIGNAL 23
#define SVC_MAP_INVEC 24
#define SVC_UNMAP_INVEC 25
#define SVC_MAP_OUTVEC 26
#define SVC_UNMAP_OUTVEC 27

#endif /* PLATFORMS_LPC55S69_SVC_NUMBERS_H */
