/* SPDX-License-Identifier: Apache-2.0 */
/* The entry point of a partition in the IPC model, PARTITION_MAIN; no suite runs it. */
void PARTITION_MAIN(void);

void PARTITION_MAIN(void)
{
}
