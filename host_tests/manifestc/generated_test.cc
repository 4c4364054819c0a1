/* SPDX-License-Identifier: Apache-2.0 */
/* What manifestc generates (framework sheet 5.4 to 5.6). That it compiles and works is shown by the images that are
 * built of it. */
#include <algorithm>
#include <cstdint>
#include <regex>

#include "gtest/gtest.h"
#include "host_tests/manifestc/compiler.h"

namespace {

using Texts = std::vector<std::pair<std::string, std::string>>;

const std::string kAlpha = Manifest("ALPHA", "0x0000E000");
const std::string kBeta = Manifest("BETA", "0x0000E001");

// The generated files of manifests without errors.
std::map<std::string, std::string> Files(const Texts &texts, const std::vector<std::string> &options = {})
{
    const Compiled result = Compile(texts, options);
    EXPECT_EQ(result.errors, std::vector<std::string>());
    return result.files;
}

std::string Image(const Texts &texts, const std::vector<std::string> &options = {})
{
    return Files(texts, options)["image.c"];
}

bool Has(const std::string &text, const std::string &part)
{
    return text.find(part) != std::string::npos;
}

// The initialiser of "[NAME] = {...}".
std::string Entry(const std::string &image, const std::string &name)
{
    const size_t begin = image.find("[" + name + "] =");
    EXPECT_NE(begin, std::string::npos) << name;
    return image.substr(begin, image.find("        },", begin) - begin);
}

std::string Value(const std::string &text, const std::string &member)
{
    std::smatch match;
    EXPECT_TRUE(std::regex_search(text, match, std::regex("\\." + member + " = ([^,\n]*)")))
        << member << " in " << text;
    return match[1];
}

std::string WithService(const std::string &manifest, const std::string &name, int sid, const std::string &more)
{
    return manifest + "  - {name: \"" + name + "\", sid: \"0x" + std::to_string(sid) + "\", non_secure_clients: true, "
           + more + "}\n";
}

std::string Ipc(const std::string &manifest, const std::string &entry)
{
    return Replaced(manifest, "model: \"SFN\"", "model: \"IPC\"\nentry_point: \"" + entry + "\"");
}

} // namespace

TEST(Generated, FFM_269_HeadersHaveTheNamesOfTheFramework)
{
    const std::string alpha =
        WithService(Ipc(kAlpha, "alpha_main"), "ALPHA_STATELESS", 7, "connection_based: false, version: 3")
        + "irqs:\n  - {source: 10, name: \"ALPHA_TIMER\", handling: \"FLIH\"}\n"
          "  - {source: 11, name: \"ALPHA_OTHER\", handling: \"SLIH\"}\n";
    auto files = Files({{"alpha-one.yaml", alpha}, {"beta.yaml", kBeta}}, {"--pid=ALPHA=300", "--pid=BETA=1000"});
    EXPECT_TRUE(Has(files["psa_manifest/pid.h"], "#define ALPHA (300)\n#define BETA (1000)\n"));
    EXPECT_TRUE(Has(files["psa_manifest/sid.h"],
                    "#define ALPHA_SERVICE_SID (0x0000E000u)\n#define ALPHA_SERVICE_VERSION (1u)\n"
                    "#define ALPHA_STATELESS_SID (0x00000007u)\n"
                    "#define ALPHA_STATELESS_VERSION (3u)\n"
                    "#define ALPHA_STATELESS_HANDLE ((psa_handle_t)0x40000300)\n"));
    EXPECT_FALSE(Has(files["psa_manifest/sid.h"], "ALPHA_SERVICE_HANDLE"));
    const std::string &header = files["psa_manifest/alpha-one.h"];
    EXPECT_TRUE(Has(header, "#define ALPHA_MODEL_IPC (1)\n#define ALPHA_MODEL_SFN (0)\n"));
    EXPECT_TRUE(
        Has(header, "#define ALPHA_SERVICE_SIGNAL (0x00000010u)\n#define ALPHA_STATELESS_SIGNAL (0x00000020u)\n"));
    EXPECT_TRUE(Has(header, "#define ALPHA_TIMER_SIGNAL (0x80000000u)\npsa_flih_result_t alpha_timer_flih(void);\n"
                            "#define ALPHA_OTHER_SIGNAL (0x40000000u)\n"));
    EXPECT_FALSE(Has(header, "alpha_other_flih"));
    EXPECT_FALSE(Has(header, "_sfn(")) << "an IPC partition has no secure functions";
    EXPECT_EQ(files["alpha-one.symbols"], "alpha_main\nalpha_timer_flih\n");
    EXPECT_EQ(files["beta.symbols"], "beta_service_sfn\n");
}

TEST(Generated, HeadersDeclareTheFunctionThatTheSpmCallsFirst)
{
    const std::string ipc = Files({{"a.yaml", Ipc(kAlpha, "alpha_main")}})["psa_manifest/a.h"];
    EXPECT_TRUE(Has(ipc, "void alpha_main(void);\n"));
    const std::string sfn = Files({{"a.yaml", kAlpha + "entry_init: \"alpha_init\"\n"}})["psa_manifest/a.h"];
    EXPECT_TRUE(Has(sfn, "psa_status_t alpha_init(void);\n"));
}

TEST(Generated, FFM_241_AnSfnPartitionHasPrototypesAndNoServiceSignals)
{
    const std::string header = Files({{"beta.yaml", kBeta}})["psa_manifest/beta.h"];
    EXPECT_TRUE(Has(header, "psa_status_t beta_service_sfn(const psa_msg_t *msg);\n"));
    EXPECT_TRUE(Has(header, "#define BETA_MODEL_IPC (0)\n#define BETA_MODEL_SFN (1)\n"));
    EXPECT_FALSE(Has(header, "SIGNAL"));
}

TEST(Generated, FFM_345_A10ManifestIsAnIpcPartitionWithConnections)
{
    const std::string old = Replaced(Replaced(Replaced(kAlpha, "1.1", "1.0"), "    connection_based: true\n", ""),
                                     "model: \"SFN\"", "entry_point: \"alpha_main\"")
                            + "irqs:\n  - {source: 10, signal: \"ALPHA_TIMER_SIG\"}\n";
    auto files = Files({{"a.yaml", old}});
    const std::string partition = Entry(files["image.c"], "INDEX_A");
    EXPECT_EQ(Value(partition, "model"), "SPM_MODEL_IPC");
    EXPECT_EQ(Value(partition, "entry"), "alpha_main");
    EXPECT_EQ(Value(partition, "wait_signals"), "0x80000018u");
    EXPECT_EQ(Value(Entry(files["image.c"], "SERVICE_ALPHA_SERVICE"), "connection_based"), "true");
    EXPECT_TRUE(Has(files["psa_manifest/a.h"], "#define ALPHA_TIMER_SIG (0x80000000u)\n"));
    EXPECT_EQ(Value(files["image.c"], "enabled_at_start"), "true");
    EXPECT_EQ(Value(files["image.c"], "handling"), "SPM_IRQ_SLIH");
}

TEST(Generated, FFM_270_SignalsAreSingleBitsThatDoNotCollide)
{
    std::string manifest = kAlpha;
    for (int i = 1; i < 14; i++) {
        manifest = WithService(manifest, "S" + std::to_string(i), i, "connection_based: true");
    }
    manifest = Ipc(manifest, "alpha_main") + "irqs:\n";
    for (int i = 0; i < 14; i++) {
        manifest +=
            "  - {source: " + std::to_string(i) + ", name: \"I" + std::to_string(i) + "\", handling: \"SLIH\"}\n";
    }
    const std::string header = Files({{"a.yaml", manifest}})["psa_manifest/a.h"];
    const std::regex signal("_SIGNAL \\(0x([0-9A-F]{8})u\\)");
    unsigned long seen = 0xFu; // the framework's
    int count = 0;
    for (std::sregex_iterator at(header.begin(), header.end(), signal), end; at != end; ++at, ++count) {
        const unsigned long bit = std::stoul((*at)[1], nullptr, 16);
        EXPECT_EQ(bit & (bit - 1u), 0u);
        EXPECT_EQ(seen & bit, 0u);
        seen |= bit;
    }
    EXPECT_EQ(count, 28);
    EXPECT_EQ(seen, 0xFFFFFFFFu);
}

TEST(Generated, FFM_271_DefaultsAreVersion1StrictUnmappedNoHeapAndAnAutomaticHandle)
{
    auto files = Files({{"a.yaml", Replaced(kAlpha, "connection_based: true", "connection_based: false")}});
    const std::string service = Entry(files["image.c"], "SERVICE_ALPHA_SERVICE");
    EXPECT_EQ(Value(service, "version"), "1u");
    EXPECT_EQ(Value(service, "policy"), "SPM_VERSION_STRICT");
    EXPECT_FALSE(Has(service, "mm_iovec"));
    EXPECT_FALSE(Has(files["a_heap.c"], "HEAP_AREA"));
    EXPECT_TRUE(Has(files["psa_manifest/sid.h"], "ALPHA_SERVICE_HANDLE ((psa_handle_t)0x40000100)"));
    EXPECT_TRUE(Has(Files({{"a.yaml", kAlpha + "heap_size: \"0x200\"\n"}})["a_heap.c"], "HEAP_AREA(512u)"));
    const std::string mapped = Image({{"a.yaml", kAlpha + "    mm_iovec: \"enable\"\n"}}, {"--mm-iovec=yes"});
    EXPECT_EQ(Value(Entry(mapped, "SERVICE_ALPHA_SERVICE"), "mm_iovec"), "true");
}

TEST(Generated, FFM_272_ExplicitHandlesKeepTheirIndexAndAutomaticOnesTakeTheLowestFree)
{
    std::string manifest = Replaced(kAlpha, "connection_based: true", "connection_based: false");
    manifest = WithService(manifest, "ONE", 1, "connection_based: false, stateless_handle: 1");
    manifest = WithService(manifest, "AUTO_1", 2, "connection_based: false, stateless_handle: \"auto\"");
    manifest = WithService(manifest, "THREE", 3, "connection_based: false, stateless_handle: 3");
    manifest = WithService(manifest, "AUTO_2", 4, "connection_based: false");
    manifest = WithService(manifest, "LAST", 5, "connection_based: false, stateless_handle: 32, version: 255");
    auto files = Files({{"a.yaml", manifest}});
    const std::string &header = files["psa_manifest/sid.h"];
    EXPECT_TRUE(Has(header, "ALPHA_SERVICE_HANDLE ((psa_handle_t)0x40000101)"));
    EXPECT_TRUE(Has(header, "ONE_HANDLE ((psa_handle_t)0x40000100)"));
    EXPECT_TRUE(Has(header, "AUTO_1_HANDLE ((psa_handle_t)0x40000103)"));
    EXPECT_TRUE(Has(header, "THREE_HANDLE ((psa_handle_t)0x40000102)"));
    EXPECT_TRUE(Has(header, "AUTO_2_HANDLE ((psa_handle_t)0x40000104)"));
    EXPECT_TRUE(Has(header, "LAST_HANDLE ((psa_handle_t)0x4000FF1F)"));
    EXPECT_TRUE(Has(files["image.c"], "stateless[32] = {\n    1, 0, 3, 2, 4, 0xFF,"));
}

TEST(Generated, FFM_273_TheSameInputGivesTheSameBytes)
{
    const Texts texts = {{"a.yaml", kAlpha}, {"b.yaml", kBeta}};
    const auto first = Files(texts);
    EXPECT_EQ(first.size(), 10u);
    EXPECT_EQ(first, Files(texts)); // in another folder
}

TEST(Generated, PartitionsStandInTheOrderOfPriorityThenDependenciesThenIds)
{
    const std::string low = Replaced(Manifest("LOWLY", "0xE002"), "NORMAL", "LOW");
    const std::string high =
        Replaced(Manifest("LOFTY", "0xE003"), "NORMAL", "HIGH") + "dependencies: [\"LOWLY_SERVICE\"]\n";
    const std::string alpha = kAlpha + "dependencies: [\"BETA_SERVICE\", \"LOWLY_SERVICE\"]\n";
    const Texts texts = {{"low.yaml", low},
                         {"alpha.yaml", alpha},
                         {"beta.yaml", kBeta},
                         {"high.yaml", high},
                         {"gamma.yaml", Manifest("GAMMA", "0xE004")}};
    const std::string image = Image(texts);
    EXPECT_TRUE(
        Has(image, "enum {\n    INDEX_HIGH,\n    INDEX_BETA,\n    INDEX_GAMMA,\n    INDEX_ALPHA,\n    INDEX_LOW\n};"));
    EXPECT_TRUE(Has(Image(texts, {"--pid=GAMMA=300", "--pid=BETA=301"}),
                    "enum {\n    INDEX_HIGH,\n    INDEX_GAMMA,\n    INDEX_BETA,\n    INDEX_ALPHA,\n    INDEX_LOW\n};"));
    EXPECT_TRUE(Has(image, "alpha_dependencies[1] = {0x00000012u}")) << image;
    EXPECT_EQ(Value(image, "mailbox_rank"), "1u");
    EXPECT_EQ(Value(Image(texts, {"--mailbox-priority=HIGH"}), "mailbox_rank"), "0u");
    EXPECT_EQ(Value(Image(texts, {"--mailbox-priority=LOW"}), "mailbox_rank"), "4u");
}

TEST(Generated, DependenciesTakeAsManyWordsAsThereAreServices)
{
    Texts texts;
    for (int p = 0; p < 2; p++) {
        std::string manifest = Manifest("P" + std::to_string(p), "0x" + std::to_string(9000 + p));
        for (int s = 0; s < 27; s++) {
            manifest = WithService(manifest, "P" + std::to_string(p) + "_S" + std::to_string(s), 100 * (p + 1) + s,
                                   "connection_based: true");
        }
        texts.emplace_back("p" + std::to_string(p) + ".yaml", manifest);
    }
    texts.emplace_back("client.yaml", kAlpha + "dependencies: [\"P0_SERVICE\", \"P1_S2\", \"P1_S3\", \"P1_S26\"]\n");
    const std::string image = Image(texts);
    EXPECT_TRUE(Has(image, "client_dependencies[2] = {0x80000001u, 0x00800001u}")) << image;
    EXPECT_TRUE(Has(image, "no_dependencies[2]"));
}

TEST(Generated, NoTwoSidsMeetInTheTable)
{
    Texts texts;
    std::vector<unsigned long> sids;
    for (int p = 0; p < 8; p++) {
        const std::string name = "P" + std::to_string(p);
        std::string manifest = Manifest(name, "0x" + std::to_string(1000 + p));
        sids.push_back(std::stoul(std::to_string(1000 + p), nullptr, 16));
        for (int s = 0; s < 19; s++) {
            const int sid = 10000 + 100 * p + s;
            sids.push_back(std::stoul(std::to_string(sid), nullptr, 16));
            manifest = WithService(manifest, name + "_S" + std::to_string(s), sid, "connection_based: true");
        }
        texts.emplace_back(name + ".yaml", manifest);
    }
    const std::string image = Image(texts);
    const auto multiplier = static_cast<uint32_t>(std::stoul(Value(image, "sid_multiplier"), nullptr, 16));
    const unsigned shift = static_cast<unsigned>(std::stoul(Value(image, "sid_shift")));
    std::vector<uint32_t> slots;
    for (const unsigned long sid : sids) {
        slots.push_back(static_cast<uint32_t>(sid * multiplier) >> shift);
    }
    std::sort(slots.begin(), slots.end());
    EXPECT_EQ(slots.size(), 160u);
    EXPECT_EQ(std::unique(slots.begin(), slots.end()), slots.end());
    EXPECT_TRUE(Has(image, "sid_slots[" + std::to_string(1u << (32u - shift)) + "]"));
}

TEST(Generated, InterruptsAreFoundByTheirLine)
{
    const std::string alpha = kAlpha
                              + "irqs:\n  - {source: 12, name: \"A_LAST\", handling: \"SLIH\"}\n"
                                "  - {source: 3, name: \"A_FIRST\", handling: \"FLIH\"}\n";
    const std::string beta = kBeta + "irqs:\n  - {source: 5, name: \"B_ONE\", handling: \"SLIH\"}\n";
    const std::string image = Image({{"a.yaml", alpha}, {"b.yaml", beta}});
    EXPECT_TRUE(
        Has(image, "irq_slots[13] = {\n    0xFF, 0xFF, 0xFF, 1, 0xFF, 2, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0,\n};"));
    EXPECT_EQ(Value(image, "irq_lines"), "13u");
    EXPECT_EQ(Value(Entry(image, "INDEX_A"), "irq_count"), "2u");
    EXPECT_EQ(Value(Entry(image, "INDEX_A"), "wait_signals"), "0xC0000008u");
    EXPECT_EQ(Value(Entry(image, "INDEX_B"), "first_irq"), "2u");
    EXPECT_TRUE(Has(image, ".flih = a_first_flih,"));
    EXPECT_EQ(Value(image, "enabled_at_start"), "false");
}

TEST(Generated, StacksAreTheIpcBackendsAndGoWhereTheHeaderSays)
{
    EXPECT_TRUE(Has(Image({{"a.yaml", kAlpha}}), "uint8_t a_stack[1024]"));
    EXPECT_FALSE(Has(Image({{"a.yaml", kAlpha}}, {"--backend=SFN"}), "stack"));
    const std::string placed = Image({{"a.yaml", kAlpha}}, {"--memory-header=some/memory.h"});
    EXPECT_TRUE(Has(placed, "#include \"some/memory.h\"\n"));
    EXPECT_TRUE(Has(placed, "IMAGE_PARTITION_MEMORY(a, 1024)\n"));
    EXPECT_EQ(Value(placed, "stack_base"), "IMAGE_STACK_BASE(a)");
    EXPECT_TRUE(Has(placed, "IMAGE_MEMORY_LIST_BEGIN\nIMAGE_MEMORY_LIST_ENTRY(a)\nIMAGE_MEMORY_LIST_END\n"));
    EXPECT_TRUE(Has(Image({{"a.yaml", kAlpha}}, {"--memory-header=m.h", "--backend=SFN"}),
                    "IMAGE_PARTITION_MEMORY_NO_STACK(a)\n"));
    const std::string region = "mmio_regions: [{base: \"0x40000000\", size: 64, permission: \"READ-WRITE\"}]\n";
    EXPECT_TRUE(Has(Image({{"a.yaml", kAlpha + region}}, {"--memory-header=m.h"}),
                    "IMAGE_MMIO_LIST_BEGIN\nIMAGE_MMIO_LIST_ENTRY(a, 0x40000000u, 0x40u, 1)\nIMAGE_MMIO_LIST_END\n"));
}

TEST(Generated, AnAgentGivesItsIdAndTheRangeOfClientIdsAndIsNoPartition)
{
    const std::string agent = "psa_framework_version: 1.1\nname: \"AGENT\"\ntype: \"PSA-ROT\"\npriority: \"NORMAL\"\n"
                              "model: \"dual\"\nentry_point: \"agent_main\"\nstack_size: 1024\nns_agent: true\n"
                              "client_id_base: \"-0x0a00ffff\"\nclient_id_limit: \"-0x0a000000\"\n";
    auto files = Files({{"agent.yaml", agent}, {"a.yaml", kAlpha}}, {"--extension=ns_agent", "--pid=AGENT=7"});
    EXPECT_TRUE(Has(files["psa_manifest/pid.h"], "#define AGENT (7)\n"));
    EXPECT_TRUE(Has(files["image.h"], "IMAGE_PARTITION_COUNT = 1,"));
    EXPECT_EQ(Value(files["image.c"], "mailbox_client_limit"), std::to_string(-0x0a000000));
    EXPECT_EQ(Value(Image({{"a.yaml", kAlpha}}), "mailbox_client_limit"), std::to_string(-0x04000000));
}

TEST(Generated, AWeakDependencyMayNameWhatIsNotThere)
{
    const std::string alpha = kAlpha + "weak_dependencies: [\"BETA_SERVICE\"]\n";
    const std::vector<std::string> options = {"--extension=weak_dependencies"};
    EXPECT_FALSE(Has(Image({{"a.yaml", alpha}}, options), "a_dependencies"));
    EXPECT_TRUE(Has(Image({{"a.yaml", alpha}, {"b.yaml", kBeta}}, options), "a_dependencies[1] = {0x00000001u}"));
}
