# SPDX-License-Identifier: GPL-2.0-or-later
# configs/devices/arm-softmmu/lpc55s69.mak: this board and nothing else.
CONFIG_ARM_V7M=y
CONFIG_SEMIHOSTING=y
CONFIG_ARM_COMPATIBLE_SEMIHOSTING=y
CONFIG_LPC55S69=y
