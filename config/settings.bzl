# SPDX-License-Identifier: Apache-2.0
"""String build settings that accept only the values they list, and say so."""

ValueInfo = provider("The value of a choice.", fields = ["value"])

def _choice_impl(ctx):
    value = ctx.build_setting_value
    if value not in ctx.attr.legal_values:
        fail("\n--%s=%s: no such value; legal values are %s" % (
            str(ctx.label).replace("@//", "//"),
            value,
            " and ".join(ctx.attr.legal_values) if len(ctx.attr.legal_values) == 2 else ", ".join(ctx.attr.legal_values),
        ))
    return ValueInfo(value = value)

choice = rule(
    implementation = _choice_impl,
    attrs = {"legal_values": attr.string_list(mandatory = True)},
    build_setting = config.string(flag = True),
)
