/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Mbed TLS includes assert.h and stdlib.h everywhere and uses nothing of them in what we build.  Firmware has
 * neither, on purpose: own code cannot rely on checks that vanish, or on a heap.  Mbed TLS alone sees this file under
 * their names.
 */
