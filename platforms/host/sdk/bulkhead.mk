# SPDX-License-Identifier: Apache-2.0
#
# For programs that are built by make (GNU make 4 or later) and linked with bulkhead's host SDK.
#
#     BULKHEAD := path/to/the/unpacked/sdk
#     MANIFESTS := manifests/a.json other/b.yaml       from any path; the order does not matter
#     BACKEND := IPC                                    or SFN
#     MANIFESTC_FLAGS := --connections=8                more for manifestc, may be missing
#     include $(BULKHEAD)/bulkhead.mk
#     $(eval $(call bulkhead_partition,a,a.c helpers.c))     for each manifest: its name without ending, its sources
#     $(eval $(call bulkhead_client,client,client.c))        runs on the non-secure CPU; begins at client_main()
#     $(eval $(call bulkhead_program,prog,main.c))           the program itself; `make prog`
#
# CC, LD, OBJCOPY, CFLAGS, LDFLAGS and O (the folder for everything that is made, default build) are the user's.

O ?= build
BACKEND ?= IPC
CC ?= cc
LD ?= ld
OBJCOPY ?= objcopy

BULKHEAD_MANIFESTC ?= $(BULKHEAD)/bin/manifestc
BULKHEAD_PLATFORM ?= $(BULKHEAD)/share/host.yaml
BULKHEAD_INCLUDES := -I$(BULKHEAD)/include -I$(O)/image
# Addresses in a program that is linked with -no-pie fit into 32 bits, as those of the mailbox's wire do.
BULKHEAD_CFLAGS := -std=c99 -fno-pie -fno-common $(BULKHEAD_INCLUDES)
# Compilers know that the C library's malloc() gives memory without content; a partition's gives zeros.
BULKHEAD_PARTITION_CFLAGS := $(foreach function,malloc realloc calloc free,-fno-builtin-$(function))
BULKHEAD_LINK := LD='$(LD)' OBJCOPY='$(OBJCOPY)' $(BULKHEAD)/share/link_partition
bulkhead_backend := $(if $(filter SFN,$(BACKEND)),sfn,ipc)
bulkhead_library := $(BULKHEAD)/lib/libbulkhead_$(bulkhead_backend).a
bulkhead_names := $(basename $(notdir $(MANIFESTS)))
bulkhead_objects :=
bulkhead_blobs :=
bulkhead_object = $(O)/$(1)/$(subst /,_,$(basename $(2))).o
bulkhead_objects_of = $(foreach source,$(2),$(call bulkhead_object,$(1),$(source)))
BULKHEAD_HEAP := $(BULKHEAD)/src/partitions/runtime/heap.c

$(O)/image/image.c: $(MANIFESTS) $(BULKHEAD_MANIFESTC)
	@mkdir -p $(O)/image
	$(BULKHEAD_MANIFESTC) --backend=$(BACKEND) --platform=$(BULKHEAD_PLATFORM) \
	    --memory-header=platforms/host/sdk/image_memory.h $(MANIFESTC_FLAGS) --out=$(O)/image $(MANIFESTS)

# All the other files come with image.c.
$(foreach name,$(bulkhead_names),$(O)/image/$(name).symbols $(O)/image/$(name)_heap.c): $(O)/image/image.c ;

$(O)/image/image.o: $(O)/image/image.c
	$(CC) $(BULKHEAD_CFLAGS) $(CFLAGS) -c -o $@ $<

# $(1): folder below $(O), $(2): source, $(3): more flags
define bulkhead_compile
$(call bulkhead_object,$(1),$(2)): $(2) $(O)/image/image.c
	@mkdir -p $$(@D)
	$$(CC) $$(BULKHEAD_CFLAGS) $$(CFLAGS) $(3) -MMD -MP -c -o $$@ $$<
endef

# A partition with a heap_size gets a heap of its own; manifestc's file says whether it has one.
define bulkhead_partition
$(foreach source,$(2),$(eval $(call bulkhead_compile,$(1),$(source),$(BULKHEAD_PARTITION_CFLAGS))))
$(eval $(call bulkhead_compile,$(1),$(O)/image/$(1)_heap.c,))
$(eval $(call bulkhead_compile,$(1),$(BULKHEAD_HEAP),-fno-builtin))
$(O)/$(1).partition.o: $(call bulkhead_objects_of,$(1),$(2) $(O)/image/$(1)_heap.c $(BULKHEAD_HEAP))
	@if grep -q HEAP_AREA $(O)/image/$(1)_heap.c; \
	then all="$$^"; \
	else all="$(call bulkhead_objects_of,$(1),$(2))"; fi; \
	set -x; $$(BULKHEAD_LINK) $(1) $(O)/image/$(1).symbols $$@ $$$$all
bulkhead_blobs += $(O)/$(1).partition.o
endef

# Its psa_call() and the like are those of the client library, and nobody else sees them.
define bulkhead_client
$(foreach source,$(2),$(eval $(call bulkhead_compile,$(1),$(source),)))
$(O)/$(1).client.o: $(call bulkhead_objects_of,$(1),$(2)) $(BULKHEAD)/lib/libbulkhead_client.a
	@echo $(1)_main > $(O)/$(1).symbols
	$$(BULKHEAD_LINK) --client $(1) $(O)/$(1).symbols $$@ $$^
bulkhead_blobs += $(O)/$(1).client.o
endef

# image.o and the program's own objects behind the partitions': they end the pages of the partitions' regions.
define bulkhead_program
$(foreach source,$(2),$(eval $(call bulkhead_compile,$(1).program,$(source),)))
$(1): $$(bulkhead_blobs) $(call bulkhead_objects_of,$(1).program,$(2)) $(O)/image/image.o $(bulkhead_library)
	$$(CC) -no-pie $$(LDFLAGS) -o $$@ $$^ $$(LDLIBS)
endef

-include $(wildcard $(O)/*/*.d)
