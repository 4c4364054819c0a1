/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of Mbed TLS 2.28 is built: SHA-256 alone, without operating system, heap or standard input and output.  Mbed TLS
 * includes this file through MBEDTLS_CONFIG_FILE; its own include/mbedtls/config.h explains the options.
 */
#ifndef TOOLCHAINS_MBEDTLS_CONFIG_H
#define TOOLCHAINS_MBEDTLS_CONFIG_H

#define MBEDTLS_SHA256_C
#define MBEDTLS_PLATFORM_NO_STD_FUNCTIONS
#define MBEDTLS_DEPRECATED_REMOVED

#endif
