# SPDX-License-Identifier: Apache-2.0
"""What other projects load: @bulkhead//:rules.bzl."""

load("//config:images.bzl", _secure_image = "secure_image", _secure_partition = "secure_partition")
load("//config:manifests.bzl", _manifest_platform = "manifest_platform")
load("//config:products.bzl", _host_client_test = "host_client_test", _lpc55s69_product = "lpc55s69_product")

host_client_test = _host_client_test
lpc55s69_product = _lpc55s69_product
manifest_platform = _manifest_platform
secure_image = _secure_image
secure_partition = _secure_partition
