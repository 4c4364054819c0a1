/* SPDX-License-Identifier: Apache-2.0 */
/* The test is that everything linked here has been compiled. */
int main(void)
{
    return 0;
}
