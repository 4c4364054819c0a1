# SPDX-License-Identifier: Apache-2.0
"""own_label: for macros that other projects call."""

def own_label(label):
    """A label of this project, in whichever project the macro is called."""
    return str(Label(label))
