/* SPDX-License-Identifier: Apache-2.0 */
/* Floating-point arguments, result and arithmetic: where they go depends on the flags alone. */
float scale(float value, float factor);

float scale(float value, float factor)
{
    return value * factor;
}
