/* SPDX-License-Identifier: Apache-2.0 */
/* Fibers. Built without ThreadSanitizer's instrumentation: what it keeps is shared by all fibers on purpose. */
#include "platforms/host/fiber.h"

#include <stdlib.h>
#include <string.h>

#include <sanitizer/tsan_interface.h>

#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#else
#define __sanitizer_start_switch_fiber(save, bottom, bytes) ((void)(save), (void)(bottom), (void)(bytes))
#define __sanitizer_finish_switch_fiber(save, bottom, bytes) ((void)(save), (void)(bottom), (void)(bytes))
#define __asan_unpoison_memory_region(address, bytes) ((void)(address), (void)(bytes))
#endif

/* No compiler macro says whether the program is linked with ThreadSanitizer, as this file is compiled without it. */
#pragma weak __tsan_get_current_fiber
#pragma weak __tsan_create_fiber
#pragma weak __tsan_destroy_fiber
#pragma weak __tsan_switch_to_fiber
#pragma weak __tsan_acquire
#pragma weak __tsan_release

void fiber_switch_stacks(void **from_sp, void *to_sp);
BH_NORETURN void fiber_begin(void (*entry)(void));

/* In the order in which fiber_switch_stacks pops them. */
enum { FRAME_R12 = 3, FRAME_ADDRESS = 6, FRAME_WORDS = 7, FRAME_ALIGNMENT = 16 };

extern const char fiber_first_frame[];

static struct {
    struct fiber *left; /* who switched last               */
    void *tsan_garbage; /* of a fiber that ran when it was prepared anew */
    uint64_t switches;
} fibers;

static void tsan_forget(struct fiber *fiber)
{
    if ((fiber->tsan == NULL) || (__tsan_destroy_fiber == NULL)) {
        return;
    }
    if (fiber->tsan == __tsan_get_current_fiber()) {
        fibers.tsan_garbage = fiber->tsan;
    } else {
        __tsan_destroy_fiber(fiber->tsan);
    }
    fiber->tsan = NULL;
}

static void tsan_switch(struct fiber *to, bool synchronises)
{
    if (__tsan_switch_to_fiber == NULL) {
        return;
    }
    if (to->tsan == NULL) {
        to->tsan = __tsan_create_fiber(0u);
    }
    __tsan_switch_to_fiber(to->tsan, synchronises ? 0u : __tsan_switch_to_fiber_no_sync);
    if ((fibers.tsan_garbage != NULL) && (fibers.tsan_garbage != to->tsan)) {
        __tsan_destroy_fiber(fibers.tsan_garbage);
        fibers.tsan_garbage = NULL;
    }
}

/* The first thing on every stack that has just been switched to. */
static void arrived(void *fake_stack)
{
    const void *bottom = NULL;
    size_t bytes = 0u;

    __sanitizer_finish_switch_fiber(fake_stack, &bottom, &bytes);
    if ((bottom != NULL) && (fibers.left->stack == 0u)) {
        fibers.left->stack = (uintptr_t)bottom;
        fibers.left->stack_bytes = bytes;
    }
}

void fiber_root(struct fiber *root)
{
    memset(root, 0, sizeof(*root));
    if (__tsan_get_current_fiber != NULL) {
        root->tsan = __tsan_get_current_fiber();
    }
}

void fiber_prepare(struct fiber *fiber, uintptr_t stack, size_t stack_bytes, void (*entry)(void))
{
    tsan_forget(fiber);
    fiber->sp = NULL;
    fiber->entry = entry;
    fiber->stack = stack;
    fiber->stack_bytes = stack_bytes;
    fiber->fake_stack = NULL;
}

/* Frames of whoever used the stack before have left their marks in AddressSanitizer's shadow. */
static void first_frame_make(struct fiber *fiber)
{
    const uintptr_t top =
        (fiber->stack + fiber->stack_bytes - (uintptr_t)FRAME_ALIGNMENT) & ~((uintptr_t)FRAME_ALIGNMENT - 1u);
    uintptr_t *frame = (uintptr_t *)(top - ((uintptr_t)FRAME_WORDS * sizeof(uintptr_t)));

    __asan_unpoison_memory_region((void *)fiber->stack, fiber->stack_bytes);
    for (size_t i = 0u; i < (size_t)FRAME_WORDS; i++) {
        frame[i] = 0u;
    }
    frame[FRAME_R12] = (uintptr_t)fiber->entry;
    frame[FRAME_ADDRESS] = (uintptr_t)fiber_first_frame;
    fiber->sp = frame;
    fiber->entry = NULL;
}

static void change(struct fiber *from, struct fiber *to, void **fake_stack, bool synchronises)
{
    fibers.switches++;
    if (to->entry != NULL) {
        first_frame_make(to);
    }
    fibers.left = from;
    tsan_switch(to, synchronises);
    __sanitizer_start_switch_fiber(fake_stack, (const void *)to->stack, to->stack_bytes);
    fiber_switch_stacks(&from->sp, to->sp);
}

void fiber_switch(struct fiber *from, struct fiber *to, bool synchronises)
{
    change(from, to, &from->fake_stack, synchronises);
    arrived(from->fake_stack);
}

void fiber_abandon(struct fiber *to, bool synchronises)
{
    static struct fiber nobody;

    nobody.stack = 1u; /* not the root */
    change(&nobody, to, NULL, synchronises);
    abort();
}

void fiber_begin(void (*entry)(void))
{
    arrived(NULL);
    entry();
    abort();
}

void fiber_publish(void *place)
{
    if (__tsan_release != NULL) {
        __tsan_release(place);
    }
}

void fiber_see(void *place)
{
    if (__tsan_acquire != NULL) {
        __tsan_acquire(place);
    }
}

uint64_t fiber_switch_count(void)
{
    return fibers.switches;
}
