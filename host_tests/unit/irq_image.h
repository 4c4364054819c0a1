/* SPDX-License-Identifier: Apache-2.0 */
/* An image of the suites with interrupts for some of its partitions. First-level handlers are lambdas of the test. */
#ifndef HOST_TESTS_UNIT_IRQ_IMAGE_H
#define HOST_TESTS_UNIT_IRQ_IMAGE_H

#include <functional>
#include <utility>
#include <vector>

#include "host_tests/doubles/interrupt_double.h"
#include "spm/irq.h"

/* Signal of a partition's j-th interrupt. */
constexpr psa_signal_t IrqSignal(unsigned int j)
{
    return 1u << (31u - j);
}

/* What the first-level handler of a line does; by default it asserts its signal. */
inline std::array<std::function<psa_flih_result_t()>, INTERRUPT_DOUBLE_LINES> flih_of_line;

template <size_t Line> psa_flih_result_t FlihOfLine()
{
    return flih_of_line[Line] ? flih_of_line[Line]() : PSA_FLIH_SIGNAL;
}

using FlihFunction = psa_flih_result_t (*)();

template <size_t... Line>
constexpr std::array<FlihFunction, sizeof...(Line)> FlihFunctions(std::index_sequence<Line...>)
{
    return {FlihOfLine<Line>...};
}

class IrqImage {
public:
    struct Irq {
        uint8_t partition;
        uint16_t line;
        enum spm_irq_handling handling;
        bool enabled_at_start;
    };

    /* Interrupts of one partition stand together, in the order of their signals. */
    IrqImage(const struct spm_image &base, const std::vector<Irq> &irqs)
        : image_(base), partitions_(base.partitions, base.partitions + base.partition_count),
          slots_(INTERRUPT_DOUBLE_LINES, SPM_NO_INDEX)
    {
        static constexpr auto handlers = FlihFunctions(std::make_index_sequence<INTERRUPT_DOUBLE_LINES>());
        for (const Irq &irq : irqs) {
            struct spm_partition &owner = partitions_[irq.partition];
            if (owner.irq_count == 0u) {
                owner.first_irq = static_cast<uint8_t>(irqs_.size());
            }
            const psa_signal_t signal = IrqSignal(owner.irq_count++);
            owner.irq_signals |= signal;
            owner.wait_signals |= signal;
            slots_[irq.line] = static_cast<uint8_t>(irqs_.size());
            irqs_.push_back({irq.line, {irq.partition}, signal, irq.handling, irq.enabled_at_start,
                             (irq.handling == SPM_IRQ_FLIH) ? handlers[irq.line] : nullptr});
        }
        image_.partitions = partitions_.data();
        image_.irqs = irqs_.data();
        image_.irq_slots = slots_.data();
        image_.irq_count = static_cast<uint8_t>(irqs_.size());
        image_.irq_lines = static_cast<uint16_t>(slots_.size());
        interrupt_double_reset();
        flih_of_line = {};
    }
    IrqImage(const IrqImage &) = delete;
    IrqImage &operator=(const IrqImage &) = delete;

    const struct spm_image &Image() const { return image_; }

private:
    struct spm_image image_;
    std::vector<struct spm_partition> partitions_;
    std::vector<struct spm_irq> irqs_;
    std::vector<uint8_t> slots_;
};

inline bool LineIsOpen(uint32_t line)
{
    return interrupt_double.line[line].enabled;
}

#endif /* HOST_TESTS_UNIT_IRQ_IMAGE_H */
