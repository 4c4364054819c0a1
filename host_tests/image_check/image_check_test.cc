/* SPDX-License-Identifier: Apache-2.0 */
/* Each rule of the image checker finds the one image that breaks it, and nothing in the good ones. */
#include <algorithm>
#include <functional>

#include "gtest/gtest.h"
#include "host_tests/image_check/printing.h"
#include "host_tests/unit/test_image.h"

psa_status_t test_sfn(uint8_t, const psa_msg_t *)
{
    return PSA_SUCCESS;
}

psa_status_t test_init(uint8_t)
{
    return PSA_SUCCESS;
}

namespace {

/* A copy of the mixed image with every table in reach. */
class ImageCheck : public testing::Test {
protected:
    void SetUp() override { Copy(test_image); }

    void Copy(const struct spm_image &original)
    {
        image_ = original;
        partitions_.assign(original.partitions, original.partitions + original.partition_count);
        services_.assign(original.services, original.services + original.service_count);
        sid_slots_.assign(original.sid_slots, original.sid_slots + (1u << (32u - original.sid_shift)));
        stateless_.assign(original.stateless, original.stateless + 32);
        dependencies_.clear();
        for (const struct spm_partition &partition : partitions_) {
            dependencies_.push_back(partition.dependencies[0]);
        }
        image_.partitions = partitions_.data();
        image_.services = services_.data();
        image_.sid_slots = sid_slots_.data();
        image_.stateless = stateless_.data();
        for (size_t i = 0; i < partitions_.size(); i++) {
            partitions_[i].dependencies = &dependencies_[i];
        }
    }

    void ExpectFinding(const std::string &part, bool sfn_backend = false)
    {
        const std::vector<std::string> findings = ImageFindings(image_, sfn_backend);
        const bool found = std::any_of(findings.begin(), findings.end(),
                                       [&part](const std::string &line) { return line.find(part) != std::string::npos; });
        EXPECT_TRUE(found) << "not found: " << part << "; found instead: " << testing::PrintToString(findings);
        SetUp();
    }

    struct spm_image image_ = {};
    std::vector<struct spm_partition> partitions_;
    std::vector<struct spm_service> services_;
    std::vector<uint8_t> sid_slots_;
    std::vector<uint8_t> stateless_;
    std::vector<uint32_t> dependencies_;
};

using Nothing = std::vector<std::string>;

TEST_F(ImageCheck, GoodImagesHaveNoFindings)
{
    EXPECT_EQ(ImageFindings(image_, false), Nothing());
    EXPECT_EQ(ImageFindings(sfn_image, true), Nothing());
}

TEST_F(ImageCheck, FindsCountsOutOfRange)
{
    image_.partition_count = 0;
    ExpectFinding("number of partitions");
    image_.partition_count = SPM_PARTITION_MAX + 1;
    ExpectFinding("number of partitions");
    image_.connection_count = 0;
    ExpectFinding("number of connections");
    image_.connection_count = SPM_CONNECTION_MAX + 1;
    ExpectFinding("number of connections");
    image_.service_count = SPM_NO_INDEX;
    ExpectFinding("number of services");
    image_.mailbox_rank = TEST_PARTITIONS + 1;
    ExpectFinding("mailbox_rank");
    image_.secure_connections = image_.connection_count;
    ExpectFinding("secure_connections");
    image_.sid_shift = 0;
    ExpectFinding("sid_shift");
    image_.sid_shift = 32;
    ExpectFinding("sid_shift");
}

TEST_F(ImageCheck, FindsClientIdRangesWithoutRoom)
{
    for (const int32_t limit : {0, 1, INT32_MIN, INT32_MIN + 65534}) {
        image_.mailbox_client_limit = limit;
        ExpectFinding("mailbox_client_limit");
    }
    for (const int32_t limit : {-1, INT32_MIN + 65535}) {
        image_.mailbox_client_limit = limit;
        EXPECT_EQ(ImageFindings(image_, false), Nothing());
    }
}

TEST_F(ImageCheck, FFM_268_FindsBadPartitions)
{
    partitions_[SERVER].name = nullptr;
    ExpectFinding("no name");
    partitions_[SERVER].name = "";
    ExpectFinding("no name");
    partitions_[SERVER].id = 0;
    ExpectFinding("id is not positive");
    partitions_[SERVER].type = static_cast<enum spm_partition_type>(0);
    ExpectFinding("partition type");
    partitions_[SERVER].model = static_cast<enum spm_partition_model>(0);
    ExpectFinding("partition model");
    partitions_[SERVER].service_count = 29;
    ExpectFinding("more than 28");
    partitions_[SERVER].service_signals = 0x1F0u;
    ExpectFinding("service_signals");
    partitions_[SERVER].wait_signals &= ~PSA_DOORBELL;
    ExpectFinding("lacks the doorbell");
    partitions_[SERVER].wait_signals |= 4u;
    ExpectFinding("bits of the framework's");
    partitions_[SERVER].wait_signals = PSA_DOORBELL;
    ExpectFinding("lacks one of its services");
    partitions_[LIBRARY].wait_signals |= TEST_SIGNAL(1);
    ExpectFinding("names services");
    partitions_[SERVER].entry = nullptr;
    ExpectFinding("no entry point");
    partitions_[LIBRARY].entry = partitions_[SERVER].entry;
    ExpectFinding("SFN partition has an entry point");
    partitions_[SERVER].init = partitions_[LIBRARY].init;
    ExpectFinding("IPC partition has an init");
    partitions_[SERVER].dependencies = nullptr;
    ExpectFinding("no dependency list");
}

TEST_F(ImageCheck, FFM_253_FindsBadStacks)
{
    partitions_[SERVER].stack_base += 4;
    ExpectFinding("multiple of 8");
    partitions_[SERVER].stack_bytes -= 4;
    ExpectFinding("multiple of 8");
    partitions_[SERVER].stack_base = 0;
    ExpectFinding("stack is missing");
    partitions_[SERVER].stack_bytes = 0;
    ExpectFinding("stack is missing");
    partitions_[SERVER].stack_base = partitions_[VAULT].stack_base;
    ExpectFinding("overlap");
    partitions_[SERVER].stack_bytes += 8;
    ExpectFinding("overlap");
    Copy(sfn_image);
    partitions_[FRONT].stack_base = 4;
    EXPECT_EQ(ImageFindings(image_, true), Nothing()) << "the SFN backend uses none of them";
}

TEST_F(ImageCheck, FFM_248_FindsAnIpcPartitionOnTheSfnBackend)
{
    ExpectFinding("IPC partition on the SFN backend", true);
}

TEST_F(ImageCheck, FFM_268_FindsNamesAndIdsThatAreNotUnique)
{
    partitions_[VAULT].id = ID_SERVER;
    ExpectFinding("same id");
    partitions_[VAULT].name = "server";
    ExpectFinding("same name");
    services_[SERVER_STRICT].sid = services_[SERVER_OPEN].sid;
    ExpectFinding("same SID");
}

TEST_F(ImageCheck, FindsGroupsOfServicesThatDoNotFit)
{
    services_[SERVER_STRICT].owner.index = VAULT;
    ExpectFinding("owner is not the partition");
    services_[SERVER_STRICT].owner.index = 200;
    ExpectFinding("owner is not the partition");
    services_[SERVER_STRICT].signal = TEST_SIGNAL(3);
    ExpectFinding("signal of a partition's k-th service");
    partitions_[VAULT].first_service = SERVER_STATELESS_LAX;
    ExpectFinding("in no partition's group or in several");
    partitions_[LIBRARY].first_service = TEST_SERVICES - 1;
    ExpectFinding("ends behind the table");
}

TEST_F(ImageCheck, FindsServicesThatTheLookupsMiss)
{
    *std::find(sid_slots_.begin(), sid_slots_.end(), uint8_t{0}) = SPM_NO_INDEX;
    ExpectFinding("not found by its SID");
    image_.sid_multiplier = 0; // every SID lands in one slot
    ExpectFinding("not found by its SID");
    sid_slots_[3] = TEST_SERVICES;
    ExpectFinding("sid_slots names a service that does not exist");
    stateless_[7] = TEST_SERVICES;
    ExpectFinding("stateless names a service that does not exist");
    stateless_[7] = SERVER_STATELESS;
    ExpectFinding("exactly one handle index");
    stateless_[0] = SPM_NO_INDEX;
    ExpectFinding("exactly one handle index");
    stateless_[7] = SERVER_OPEN;
    ExpectFinding("exactly one handle index");
}

TEST_F(ImageCheck, FFM_268_FindsBadServices)
{
    services_[SERVER_OPEN].version = 0;
    ExpectFinding("version is 0");
    services_[SERVER_OPEN].policy = static_cast<enum spm_version_policy>(0);
    ExpectFinding("version policy");
    services_[SERVER_STATELESS].version = 256;
    ExpectFinding("above 255");
    services_[LIBRARY_CONN].sfn = nullptr;
    ExpectFinding("secure function");
    services_[SERVER_OPEN].sfn = services_[LIBRARY_CONN].sfn;
    ExpectFinding("secure function");
}

TEST_F(ImageCheck, FFM_274_FindsCyclesOfEveryLength)
{
    dependencies_[SERVER] = 1u << SERVER_OPEN;
    ExpectFinding("partition server: dependencies lead into a cycle");
    dependencies_[SERVER] = 1u << VAULT_CONN;
    ExpectFinding("partition vault: dependencies lead into a cycle");
    dependencies_[SERVER] = 1u << LIBRARY_CONN;
    ExpectFinding("partition library: dependencies lead into a cycle");
}

TEST_F(ImageCheck, FindsDependenciesOnServicesThatDoNotExist)
{
    dependencies_[CLIENT] |= 1u << TEST_SERVICES;
    ExpectFinding("name a service that does not exist");
}

TEST_F(ImageCheck, KeepsTheFirstFindingsAndCountsTheRest)
{
    for (struct spm_service &service : services_) {
        service.version = 0;
        service.policy = static_cast<enum spm_version_policy>(0);
        service.signal = 0;
        service.owner.index = 99;
    }
    const std::vector<std::string> findings = ImageFindings(image_, false);
    EXPECT_EQ(findings.size(), size_t{IMAGE_CHECK_FINDINGS} + 1u);
    EXPECT_NE(findings.back().find("more"), std::string::npos);
}

} // namespace
