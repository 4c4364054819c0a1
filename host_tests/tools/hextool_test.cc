/* SPDX-License-Identifier: Apache-2.0 */
/* What hextool is made of: reading ELF files, putting pages together, writing Intel HEX. */
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tools/elf32.h"
#include "tools/flash_image.h"
#include "tools/intel_hex.h"

namespace
{

bytes Span(const std::vector<uint8_t> &content)
{
    return bytes{content.data(), content.size()};
}

void PutU16(std::vector<uint8_t> *to, uint32_t value)
{
    to->push_back(static_cast<uint8_t>(value));
    to->push_back(static_cast<uint8_t>(value >> 8));
}

void PutU32(std::vector<uint8_t> *to, uint32_t value)
{
    PutU16(to, value & 0xFFFFu);
    PutU16(to, value >> 16);
}

struct Segment {
    uint32_t type;
    uint32_t physical;
    std::vector<uint8_t> content;
};

std::vector<uint8_t> Elf(const std::vector<Segment> &segments)
{
    std::vector<uint8_t> file = {0x7f, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    PutU16(&file, 2);  /* executable */
    PutU16(&file, 40); /* Arm */
    PutU32(&file, 1);
    PutU32(&file, 0);  /* entry */
    PutU32(&file, 52); /* program headers */
    PutU32(&file, 0);
    PutU32(&file, 0);
    PutU16(&file, 52);
    PutU16(&file, 32);
    PutU16(&file, static_cast<uint32_t>(segments.size()));
    PutU16(&file, 0);
    PutU16(&file, 0);
    PutU16(&file, 0);
    uint32_t offset = 52 + (32 * static_cast<uint32_t>(segments.size()));
    for (const Segment &segment : segments) {
        const uint32_t len = static_cast<uint32_t>(segment.content.size());
        for (const uint32_t field : {segment.type, offset, 0x20020000u, segment.physical, len, len + 8, 7u, 4u}) {
            PutU32(&file, field);
        }
        offset += len;
    }
    for (const Segment &segment : segments) {
        file.insert(file.end(), segment.content.begin(), segment.content.end());
    }
    return file;
}

TEST(Elf32, GivesPhysicalAddressesAndContent)
{
    const std::vector<uint8_t> file = Elf({{1, 0x10008200, {1, 2, 3}}, {1, 0x10008300, {4}}});
    elf32 elf;
    ASSERT_TRUE(elf32_parse(Span(file), &elf));
    ASSERT_EQ(elf.program_header_count, 2u);
    elf32_segment segment;
    ASSERT_TRUE(elf32_read_segment(&elf, 0, &segment));
    EXPECT_EQ(segment.physical_address, 0x10008200u);
    EXPECT_EQ(std::vector<uint8_t>(segment.content.ptr, segment.content.ptr + segment.content.len),
              (std::vector<uint8_t>{1, 2, 3}));
    ASSERT_TRUE(elf32_read_segment(&elf, 1, &segment));
    EXPECT_EQ(segment.content.ptr[0], 4u);
}

TEST(Elf32, IgnoresWhatIsNotLoaded)
{
    const std::vector<uint8_t> file = Elf({{6, 0x20000000, {1, 2, 3}}});
    elf32 elf;
    elf32_segment segment;
    ASSERT_TRUE(elf32_parse(Span(file), &elf));
    ASSERT_TRUE(elf32_read_segment(&elf, 0, &segment));
    EXPECT_EQ(segment.content.len, 0u);
}

TEST(Elf32, RefusesEveryShorterFile)
{
    const std::vector<uint8_t> file = Elf({{1, 0x10008200, {1, 2, 3}}});
    for (size_t len = 0; len < file.size(); len++) {
        const std::vector<uint8_t> cut(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(len));
        elf32 elf;
        elf32_segment segment;
        EXPECT_FALSE(elf32_parse(Span(cut), &elf) && elf32_read_segment(&elf, 0, &segment)) << len;
    }
}

TEST(Elf32, RefusesOtherKindsOfFile)
{
    const std::vector<uint8_t> good = Elf({});
    elf32 elf;
    ASSERT_TRUE(elf32_parse(Span(good), &elf));
    for (const size_t offset : {0u, 4u, 5u, 16u, 18u}) { /* magic, class, byte order, type, machine */
        std::vector<uint8_t> bad = good;
        bad[offset] ^= 3;
        EXPECT_FALSE(elf32_parse(Span(bad), &elf)) << offset;
    }
}

TEST(Elf32, RefusesProgramHeadersAnywhereElse)
{
    std::vector<uint8_t> file = Elf({{1, 0x10008200, {1, 2, 3}}});
    elf32 elf;
    elf32_segment segment;
    for (const uint32_t offset : {53u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
        for (size_t i = 0; i < 4; i++) {
            file[28 + i] = static_cast<uint8_t>(offset >> (8 * i));
        }
        ASSERT_TRUE(elf32_parse(Span(file), &elf));
        EXPECT_FALSE(elf32_read_segment(&elf, 0xFFFF, &segment)) << offset;
    }
}

class FlashImage : public testing::Test
{
  protected:
    FlashImage() : image_(std::make_unique<flash_image>())
    {
        flash_image_clear(image_.get());
    }

    flash_image_result Add(uint32_t address, size_t len, uint8_t value = 0x5A)
    {
        const std::vector<uint8_t> content(len, value);
        return flash_image_add(image_.get(), address, Span(content));
    }

    std::unique_ptr<flash_image> image_;
};

TEST_F(FlashImage, DropsTheSecureAlias)
{
    EXPECT_EQ(Add(0x10008200, 4).error, FLASH_IMAGE_OK);
    EXPECT_EQ(image_->content[0x8200], 0x5A);
    EXPECT_EQ(image_->content[0x8204], 0xFF);
    EXPECT_TRUE(flash_image_page_used(image_.get(), 0x8200));
    EXPECT_FALSE(flash_image_page_used(image_.get(), 0x8000));
    EXPECT_FALSE(flash_image_page_used(image_.get(), 0x8400));
}

TEST_F(FlashImage, RefusesTheSameByteTwiceUnderEitherAlias)
{
    ASSERT_EQ(Add(0x20200, 16).error, FLASH_IMAGE_OK);
    const flash_image_result result = Add(0x100201F0, 17, 0x11);
    EXPECT_EQ(result.error, FLASH_IMAGE_ERROR_OVERLAP);
    EXPECT_EQ(result.address, 0x20200u);
    EXPECT_EQ(image_->content[0x201F0], 0xFF) << "nothing is added on an error";
}

TEST_F(FlashImage, TakesNeighbours)
{
    EXPECT_EQ(Add(0x20200, 16).error, FLASH_IMAGE_OK);
    EXPECT_EQ(Add(0x20210, 16).error, FLASH_IMAGE_OK);
    EXPECT_EQ(Add(0x201F0, 16).error, FLASH_IMAGE_OK);
}

TEST_F(FlashImage, RefusesWhatIsNotInAnArea)
{
    for (const uint32_t address : {0x30000u, 0x98000u, 0xA0000u, 0x20020000u, 0x30000000u, 0x2FE00u, 0xFFFFFFFFu}) {
        const flash_image_result result = Add(address, 1);
        EXPECT_EQ(result.error, FLASH_IMAGE_ERROR_OUTSIDE) << std::hex << address;
    }
}

TEST_F(FlashImage, RefusesWhatCrossesTheEndOfAnArea)
{
    flash_image_result result = Add(0x7FFF, 2);
    EXPECT_EQ(result.error, FLASH_IMAGE_ERROR_OUTSIDE);
    EXPECT_EQ(result.address, 0x8000u);
    result = Add(0x2FDFF, 2);
    EXPECT_EQ(result.error, FLASH_IMAGE_ERROR_OUTSIDE);
    EXPECT_EQ(result.address, 0x2FE00u);
    EXPECT_EQ(Add(0x2FDFF, 1).error, FLASH_IMAGE_OK);
}

TEST_F(FlashImage, TakesNothingAnywhere)
{
    EXPECT_EQ(Add(0x30000000, 0).error, FLASH_IMAGE_OK);
}

class IntelHex : public FlashImage
{
  protected:
    static bool Collect(void *context, const char *line)
    {
        static_cast<std::vector<std::string> *>(context)->push_back(line);
        return true;
    }

    std::vector<std::string> Lines()
    {
        std::vector<std::string> lines;
        EXPECT_TRUE(intel_hex_write(image_.get(), Collect, &lines));
        return lines;
    }
};

TEST_F(IntelHex, WritesWholePages)
{
    ASSERT_EQ(Add(0x10020200, 1, 0xAB).error, FLASH_IMAGE_OK);
    const std::vector<std::string> lines = Lines();
    ASSERT_EQ(lines.size(), 1u + 32u + 1u);
    EXPECT_EQ(lines[0], ":020000040002F8");
    EXPECT_EQ(lines[1], ":10020000ABFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF52");
    EXPECT_EQ(lines[32], ":1003F000FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF0D");
    EXPECT_EQ(lines[33], ":00000001FF");
}

TEST_F(IntelHex, NamesTheUpperHalfOfEachAddress)
{
    ASSERT_EQ(Add(0x0000, 1).error, FLASH_IMAGE_OK);
    ASSERT_EQ(Add(0x8200, 1).error, FLASH_IMAGE_OK);
    ASSERT_EQ(Add(0x1FE00, 1).error, FLASH_IMAGE_OK);
    ASSERT_EQ(Add(0x20200, 1).error, FLASH_IMAGE_OK);
    const std::vector<std::string> lines = Lines();
    EXPECT_EQ(std::count(lines.begin(), lines.end(), ":020000040000FA"), 1);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), ":020000040001F9"), 1);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), ":020000040002F8"), 1);
    EXPECT_EQ(lines.size(), 3u + (4u * 32u) + 1u);
}

TEST_F(IntelHex, EveryRecordSumsToZero)
{
    ASSERT_EQ(Add(0x8200, 512, 0x77).error, FLASH_IMAGE_OK);
    for (const std::string &line : Lines()) {
        unsigned sum = 0;
        for (size_t i = 1; i + 1 < line.size(); i += 2) {
            sum += static_cast<unsigned>(std::stoul(line.substr(i, 2), nullptr, 16));
        }
        EXPECT_EQ(sum & 0xFFu, 0u) << line;
    }
}

TEST_F(IntelHex, GivesUpWhenALineCannotBeStored)
{
    ASSERT_EQ(Add(0x8200, 1).error, FLASH_IMAGE_OK);
    int left = 5;
    const auto sink = [](void *context, const char *) { return --*static_cast<int *>(context) > 0; };
    EXPECT_FALSE(intel_hex_write(image_.get(), sink, &left));
    EXPECT_EQ(left, 0);
}

} /* namespace */
