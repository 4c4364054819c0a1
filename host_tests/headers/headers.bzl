# SPDX-License-Identifier: Apache-2.0
"""Sources that include one header each, alone and twice, in C and in C++."""

def _header_sources_impl(ctx):
    outputs = []
    headers = depset(transitive = [dep[CcInfo].compilation_context.headers for dep in ctx.attr.deps]).to_list()
    for header in headers:
        path = header.short_path
        if path.startswith("../") or not path.endswith(".h"):
            continue  # of another repository
        name = path.replace("/", "_").replace(".h", "").replace("-", "_")
        if header.root.path:
            # A link that include_prefix made: what follows the folder of such links is what users write.
            path = path.split("/_virtual_includes/")[1].partition("/")[2]
        for language in ["c", "cc"]:
            source = ctx.actions.declare_file("%s/%s.%s" % (ctx.label.name, name, language))
            ctx.actions.write(source, """/* SPDX-License-Identifier: Apache-2.0 */
#include "%s"
#include "%s" /* once more */

int header_%s_%s(void);

int header_%s_%s(void)
{
    return 0;
}
""" % (path, path, name, language, name, language))
            outputs.append(source)
    if not outputs:
        fail("//%s:%s: no headers" % (ctx.label.package, ctx.label.name))
    return [DefaultInfo(files = depset(outputs))]

header_sources = rule(
    implementation = _header_sources_impl,
    attrs = {"deps": attr.label_list(mandatory = True, providers = [CcInfo])},
)
