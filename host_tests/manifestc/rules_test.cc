/* SPDX-License-Identifier: Apache-2.0 */
/* Rules V1 to V21 of the framework sheet, section 5.4: a manifest that violates one of them is refused by one message,
 * which names file, line, column and attribute. The corpus in host_tests/manifests has the other forms of each. */
#include "gtest/gtest.h"
#include "host_tests/manifestc/compiler.h"

namespace {

using Strings = std::vector<std::string>;

const std::string kGood = Manifest("ALPHA", "0x0000E000");

// The one error of a.yaml.
void ExpectError(const std::string &manifest, const std::string &error, const Strings &options = {})
{
    const Compiled result = Compile({{"a.yaml", manifest}}, options);
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.errors, (Strings{error, "manifestc: 1 error"}));
    EXPECT_TRUE(result.files.empty());
}

std::string Ipc(const std::string &manifest, const std::string &entry)
{
    return Replaced(manifest, "model: \"SFN\"", "model: \"IPC\"\nentry_point: \"" + entry + "\"");
}

std::string Stateless(const std::string &manifest)
{
    return Replaced(manifest, "connection_based: true", "connection_based: false");
}

std::string WithDependency(const std::string &manifest, const std::string &service)
{
    return manifest + "dependencies: [\"" + service + "\"]\n";
}

} // namespace

TEST(Rules, TheGoodManifestIsGood)
{
    const Compiled result = Compile({{"a.yaml", kGood}});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.errors, Strings());
}

TEST(Rules, FFM_268_V1_AnUnknownAttributeIsRefused)
{
    ExpectError(Replaced(kGood, "sid: \"0x0000E000\"", "sid: \"0x0000E000\"\n    colour: red"),
                "a.yaml:10:5: error: a service has no attribute colour; it may have name, sid, non_secure_clients, "
                "connection_based, version, version_policy, stateless_handle, mm_iovec, description [V1]");
}

TEST(Rules, FFM_268_V1_AMissingAttributeIsNamed)
{
    ExpectError(Replaced(kGood, "priority: \"NORMAL\"\n", ""),
                "a.yaml:1:1: error: a partition lacks priority; write priority: \"NORMAL\" [V1]");
}

TEST(Rules, FFM_268_V2_FrameworkVersionTypePriorityAndModelHaveFewValues)
{
    ExpectError(Replaced(kGood, "1.1", "2.0"),
                "a.yaml:1:24: error: psa_framework_version is 2.0; it has to be the number 1.0 or 1.1 [V2]");
    ExpectError(Replaced(kGood, "APPLICATION-ROT", "ROT"),
                "a.yaml:3:7: error: type is ROT; it has to be \"APPLICATION-ROT\" or \"PSA-ROT\" [V2]");
    ExpectError(Replaced(kGood, "NORMAL", "HIGHEST"),
                "a.yaml:4:11: error: priority is HIGHEST; it has to be \"HIGH\", \"NORMAL\" or \"LOW\" [V2]");
    ExpectError(Replaced(kGood, "SFN", "dual"),
                "a.yaml:5:8: error: model is dual; it has to be \"IPC\" or \"SFN\" [V2]");
}

TEST(Rules, FFM_268_V3_AttributesOf11InA10ManifestAreRefused)
{
    const std::string old = Replaced(Replaced(Replaced(kGood, "1.1", "1.0"), "    connection_based: true\n", ""),
                                     "model: \"SFN\"", "entry_point: \"alpha_main\"");
    EXPECT_EQ(Compile({{"a.yaml", old}}).errors, Strings());
    ExpectError(old + "    stateless_handle: 1\n",
                "a.yaml:11:5: error: stateless_handle belongs to framework version 1.1, and this manifest says 1.0; "
                "remove it, or write psa_framework_version: 1.1 [V3]");
}

TEST(Rules, FFM_268_V4_APartitionWithoutServiceAndInterruptIsRefused)
{
    ExpectError(kGood.substr(0, kGood.find("services:")),
                "a.yaml:1:1: error: partition ALPHA has neither a service nor an interrupt; give it one [V4]");
}

TEST(Rules, FFM_268_V5_AnIpcPartitionNeedsItsEntryPoint)
{
    ExpectError(Replaced(kGood, "SFN", "IPC"),
                "a.yaml:1:1: error: an IPC partition lacks entry_point; write entry_point: the function that the "
                "partition runs [V5]");
    ExpectError(Replaced(kGood, "model: \"SFN\"", "model: \"SFN\"\nentry_point: \"alpha_main\""),
                "a.yaml:6:1: error: entry_point belongs to IPC partitions and this one is SFN; remove it, or write "
                "entry_init: alpha_main [V5]");
}

TEST(Rules, FFM_268_V6_FFM_270_TwentyEightSignalsAreAcceptedAndTwentyNineRefused)
{
    std::string manifest = Replaced(kGood, "SFN", "SFN") + "irqs:\n";
    for (int i = 0; i < 27; i++) {
        const std::string number = std::to_string(i);
        manifest += "  - {source: " + number + ", name: \"LINE" + number + "\", handling: \"SLIH\"}\n";
    }
    EXPECT_EQ(Compile({{"a.yaml", manifest}}).errors, Strings());
    ExpectError(manifest + "  - {source: 27, name: \"LINE27\", handling: \"SLIH\"}\n",
                "a.yaml:1:1: error: partition ALPHA has 29 services and interrupts together, and there are 28 signals; "
                "split it [V6]");
}

TEST(Rules, FFM_268_V7_D_22_NamesAndNumbersOccurOnce)
{
    const Compiled sid = Compile({{"a.yaml", kGood}, {"b.yaml", Manifest("BETA", "0xE000")}});
    EXPECT_EQ(sid.errors,
              (Strings{"b.yaml:9:10: error: sid 0x0000E000 is also that of service ALPHA_SERVICE, in a.yaml "
                       "line 9; choose another [V7]",
                       "manifestc: 1 error"}));
    const Compiled name =
        Compile({{"a.yaml", kGood}, {"b.yaml", Replaced(Manifest("BETA", "0xE001"), "\"BETA\"", "\"ALPHA\"")}});
    EXPECT_EQ(name.errors, (Strings{"b.yaml:2:7: error: partition ALPHA is also in a.yaml line 2; choose another "
                                    "name [V7]",
                                    "manifestc: 1 error"}));
    const Compiled service =
        Compile({{"a.yaml", kGood}, {"b.yaml", Replaced(Manifest("BETA", "0xE001"), "BETA_SERVICE", "ALPHA_SERVICE")}});
    EXPECT_EQ(service.errors, (Strings{"b.yaml:8:11: error: service ALPHA_SERVICE is also in a.yaml "
                                       "line 8; choose another name [V7]",
                                       "manifestc: 1 error"}));
    const Compiled entry = Compile({{"a.yaml", Ipc(kGood, "run")}, {"b.yaml", Ipc(Manifest("BETA", "0xE001"), "run")}});
    EXPECT_EQ(entry.errors,
              (Strings{"b.yaml:6:14: error: run of the entry of b is also that of the entry of a, in a.yaml "
                       "line 6; choose another name [V7]",
                       "manifestc: 1 error"}));
    const Compiled id =
        Compile({{"a.yaml", kGood}, {"b.yaml", Manifest("BETA", "0xE001")}}, {"--pid=ALPHA=300", "--pid=BETA=300"});
    EXPECT_EQ(id.errors,
              (Strings{"b.yaml:2:7: error: id 300 is also that of partition ALPHA; give another by --pid [V7]",
                       "manifestc: 1 error"}));
    ExpectError(
        kGood
            + "irqs: [{source: 5, name: \"A\", handling: \"SLIH\"}, {source: \"0x5\", name: \"B\", handling: "
              "\"SLIH\"}]\n",
        "a.yaml:12:59: error: source 0x5: line 5 is also that of partition ALPHA, in a.yaml line 12; a line has "
        "one owner and one signal [V7]");
    ExpectError(kGood
                    + "irqs: [{source: 5, name: \"A\", handling: \"SLIH\"}, {source: 6, name: \"A\", handling: "
                      "\"SLIH\"}]\n",
                "a.yaml:12:68: error: interrupt signal A_SIGNAL is also in a.yaml line 12; choose "
                "another name [V7]");
}

TEST(Rules, FFM_268_V8_A11ServiceSaysWhetherItIsConnectionBased)
{
    ExpectError(Replaced(kGood, "    connection_based: true\n", ""),
                "a.yaml:8:5: error: a service lacks connection_based; write connection_based: true, or false for a "
                "stateless service [V8]");
}

TEST(Rules, FFM_268_V9_StatelessHandlesAre1To32AndUnique)
{
    ExpectError(kGood + "    stateless_handle: 1\n",
                "a.yaml:12:5: error: stateless_handle stands at a connection-based service; remove it, or write "
                "connection_based: false [V9]");
    for (const char *wrong : {"0", "33", "-1", "1.5", "first"}) {
        ExpectError(Stateless(kGood) + "    stateless_handle: " + wrong + "\n",
                    std::string("a.yaml:12:23: error: stateless_handle is ") + wrong
                        + "; it has to be a number from 1 to 32, or \"auto\" [V9]");
    }
    const Compiled twice = Compile({{"a.yaml", Stateless(kGood) + "    stateless_handle: 7\n"},
                                    {"b.yaml", Stateless(Manifest("BETA", "0xE001")) + "    stateless_handle: 7\n"}});
    EXPECT_EQ(twice.errors,
              (Strings{"b.yaml:12:23: error: stateless_handle 7 is also that of service ALPHA_SERVICE, in "
                       "a.yaml line 12; choose another, or \"auto\" [V9]",
                       "manifestc: 1 error"}));
}

TEST(Rules, FFM_268_V9_ThereAre32StatelessServices)
{
    std::vector<std::pair<std::string, std::string>> texts;
    for (int p = 0; p < 2; p++) {
        const std::string partition(1, static_cast<char>('A' + p));
        std::string text = Stateless(Manifest(partition, "0xF0" + std::to_string(p)));
        for (int s = 0; s < 15; s++) {
            const std::string number = std::to_string(100 * (p + 1) + s);
            text += "  - {name: S" + number + ", sid: \"0x" + number
                    + "\", non_secure_clients: true, "
                      "connection_based: false}\n";
        }
        texts.emplace_back(partition + ".yaml", text);
    }
    EXPECT_EQ(Compile(texts).errors, Strings());
    texts.emplace_back("z.yaml", Stateless(Manifest("Z", "0xF09")));
    EXPECT_EQ(Compile(texts).errors,
              (Strings{"z.yaml:8:11: error: this is the 33rd stateless service, and there are 32 stateless handles; "
                       "write connection_based: true [V9]",
                       "manifestc: 1 error"}));
}

TEST(Rules, FFM_268_V10_D_22_VersionsBeginWith1AndStatelessOnesEndWith255)
{
    ExpectError(kGood + "    version: 0\n", "a.yaml:12:14: error: version is 0; versions begin with 1 [V10]");
    ExpectError(kGood + "    version: -1\n", "a.yaml:12:14: error: version is -1; versions begin with 1 [V10]");
    EXPECT_EQ(Compile({{"a.yaml", Stateless(kGood) + "    version: 255\n"}}).errors, Strings());
    ExpectError(Stateless(kGood) + "    version: 256\n",
                "a.yaml:12:14: error: version is 256, and a stateless handle has room for 1 to 255 only; choose a "
                "smaller one, or connection_based: true [V10]");
}

TEST(Rules, FFM_268_V11_ADependencyIsAServiceOfTheImage)
{
    ExpectError(WithDependency(kGood, "NOBODY"),
                "a.yaml:12:16: error: NOBODY is no service of this image; correct the name, or add the manifest of its "
                "partition [V11]");
}

TEST(Rules, FFM_268_V12_FFM_274_CirclesOfOneTwoAndThreeAreReportedWithTheirChain)
{
    ExpectError(
        WithDependency(kGood, "ALPHA_SERVICE"),
        "a.yaml:12:16: error: ALPHA_SERVICE makes a circle of dependencies: ALPHA -> ALPHA (rule FFM-274); each "
        "would wait for the next for ever, so remove one of them [V12]");
    const std::string beta = Manifest("BETA", "0xE001");
    const Compiled two =
        Compile({{"a.yaml", WithDependency(kGood, "BETA_SERVICE")}, {"b.yaml", WithDependency(beta, "ALPHA_SERVICE")}});
    EXPECT_EQ(two.errors,
              (Strings{"b.yaml:12:16: error: ALPHA_SERVICE makes a circle of dependencies: ALPHA -> BETA -> "
                       "ALPHA (rule FFM-274); each would wait for the next for ever, so remove one of them "
                       "[V12]",
                       "manifestc: 1 error"}));
    const Compiled three = Compile({{"a.yaml", WithDependency(kGood, "BETA_SERVICE")},
                                    {"b.yaml", WithDependency(beta, "GAMMA_SERVICE")},
                                    {"c.yaml", WithDependency(Manifest("GAMMA", "0xE002"), "ALPHA_SERVICE")}});
    EXPECT_EQ(three.errors,
              (Strings{"c.yaml:12:16: error: ALPHA_SERVICE makes a circle of dependencies: ALPHA -> BETA -> "
                       "GAMMA -> ALPHA (rule FFM-274); each would wait for the next for ever, so remove "
                       "one of them [V12]",
                       "manifestc: 1 error"}));
}

TEST(Rules, FFM_268_V13_RegionsAndLinesBelongToOnePartition)
{
    const std::string region = "mmio_regions: [{base: \"0x40000000\", size: \"0x1000\", permission: \"READ-ONLY\"}]\n";
    const std::string beta = Manifest("BETA", "0xE001");
    const Compiled overlap =
        Compile({{"a.yaml", kGood + region}, {"b.yaml", beta + Replaced(region, "0x40000000", "0x40000FE0")}});
    EXPECT_EQ(overlap.errors, (Strings{"b.yaml:12:16: error: MMIO region 0x40000FE0 to 0x40001FDF overlaps that of "
                                       "partition ALPHA in a.yaml line 12; no two partitions share a region, and a "
                                       "partition names each once [V13]",
                                       "manifestc: 1 error"}));
    EXPECT_EQ(
        Compile({{"a.yaml", kGood + region}, {"b.yaml", beta + Replaced(region, "0x40000000", "0x40001000")}}).errors,
        Strings());
    const std::string irq = "irqs: [{source: 9, name: \"A\", handling: \"SLIH\"}]\n";
    const Compiled line = Compile({{"a.yaml", kGood + irq}, {"b.yaml", beta + Replaced(irq, "\"A\"", "\"B\"")}});
    EXPECT_EQ(line.errors,
              (Strings{"b.yaml:12:17: error: source 9: line 9 is also that of partition ALPHA, in a.yaml line "
                       "12; a line has one owner and one signal [V13]",
                       "manifestc: 1 error"}));
}

TEST(Rules, FFM_268_V14_FFM_248_TheSfnBackendTakesNoIpcPartitionAndOneLevel)
{
    ExpectError(Ipc(kGood, "alpha_main"),
                "a.yaml:5:8: error: partition ALPHA is an IPC-model partition, and the SFN backend runs SFN-model "
                "partitions only (rule FFM-248); give it the SFN model, or choose --backend=IPC (in a build: "
                "--//config:spm_backend=IPC) [V14]",
                {"--backend=SFN"});
    for (const char *level : {"2", "3"}) {
        ExpectError(kGood,
                    std::string("manifestc: error: --isolation-level=") + level
                        + ": the SFN backend runs isolation level 1 only (rule FFM-248); choose level 1, or "
                          "--backend=IPC [V14]",
                    {"--backend=SFN", std::string("--isolation-level=") + level});
    }
}

TEST(Rules, FFM_268_V15_MmIovecNeedsAFrameworkThatHasIt)
{
    ExpectError(kGood + "    mm_iovec: \"enable\"\n",
                "a.yaml:12:15: error: mm_iovec is \"enable\" and this framework is built without MM-IOVEC; write "
                "\"disable\" [V15]",
                {"--mm-iovec=no"});
    EXPECT_EQ(Compile({{"a.yaml", kGood + "    mm_iovec: \"enable\"\n"}}, {"--mm-iovec=yes"}).errors, Strings());
}

TEST(Rules, FFM_268_V16_A11InterruptSaysHowItIsHandled)
{
    ExpectError(kGood + "irqs: [{source: 5, name: \"A\"}]\n",
                "a.yaml:12:8: error: an interrupt lacks handling; write handling: \"SLIH\" or \"FLIH\" [V16]");
    ExpectError(kGood + "irqs: [{source: 5, name: \"A\", handling: \"FAST\"}]\n",
                "a.yaml:12:41: error: handling is FAST; it has to be \"SLIH\" or \"FLIH\" [V16]");
}

TEST(Rules, FFM_268_V17_SizesArePositiveNumbers)
{
    for (const char *wrong : {"CRYPTO_STACK_SIZE", "0", "-1024", "1k", "010", "0x", "4294967296", "1024.0"}) {
        ExpectError(Replaced(kGood, "\"0x400\"", wrong),
                    std::string("a.yaml:6:13: error: stack_size is ") + wrong
                        + "; it has to be a number of bytes above 0, as in 1024 or \"0x400\" [V17]");
    }
    ExpectError(kGood + "heap_size: 0\n",
                "a.yaml:12:12: error: heap_size is 0; it has to be a number of bytes above 0, "
                "as in 1024 or \"0x400\" [V17]");
    EXPECT_EQ(Compile({{"a.yaml", Replaced(kGood, "\"0x400\"", "1024")}}).errors, Strings());
}

TEST(Rules, FFM_268_V18_V19_AgentsHaveNegativeIdsOfTheirOwnAndArePsaRot)
{
    const std::string agent = "psa_framework_version: 1.1\nname: \"AGENT\"\ntype: \"PSA-ROT\"\npriority: \"NORMAL\"\n"
                              "model: \"dual\"\nentry_point: \"agent_main\"\nstack_size: 1024\nns_agent: true\n"
                              "client_id_base: \"-0x0400ffff\"\nclient_id_limit: \"-0x04000000\"\n";
    const std::vector<std::string> options = {"--extension=ns_agent"};
    const auto errors = [&](const std::string &text) {
        return Compile({{"a.yaml", kGood}, {"agent.yaml", text}}, options).errors;
    };
    EXPECT_EQ(errors(agent), Strings());
    EXPECT_EQ(errors(Replaced(agent, "\"-0x0400ffff\"", "12")),
              (Strings{"agent.yaml:9:17: error: client_id_base is 12; it has to be a negative 32-bit number, as in "
                       "\"-0x04000000\" [V18]",
                       "manifestc: 1 error"}));
    EXPECT_EQ(
        errors(Replaced(agent, "-0x0400ffff", "-0x03000000")),
        (Strings{"agent.yaml:9:17: error: client_id_base -0x03000000 is above client_id_limit -0x04000000; exchange "
                 "them [V18]",
                 "manifestc: 1 error"}));
    EXPECT_EQ(errors(Replaced(agent, "PSA-ROT", "APPLICATION-ROT")),
              (Strings{"agent.yaml:3:7: error: an agent of the non-secure side is an APPLICATION-ROT; write type: "
                       "\"PSA-ROT\" [V19]",
                       "manifestc: 1 error"}));
    EXPECT_EQ(errors(agent
                     + "irqs: [{source: 31, name: \"M\", handling: \"SLIH\", client_id_base: \"-0x04010000\", "
                       "client_id_limit: \"-0x04000000\"}]\n"),
              (Strings{"agent.yaml:11:66: error: client ids -67174400 to -67108864 are not all within the partition's "
                       "-67174399 to -67108864; narrow them [V18]",
                       "manifestc: 1 error"}));
}

TEST(Rules, FFM_268_V20_GeneratedIdentifiersDoNotCollide)
{
    ExpectError(
        Replaced(kGood, "\"ALPHA\"", "\"AL-PHA\""),
        "a.yaml:2:7: error: name AL-PHA is no C identifier; use letters, digits and underscores, no digit first "
        "and no keyword [V20]");
    const Compiled lower =
        Compile({{"a.yaml", kGood}, {"b.yaml", Replaced(Manifest("BETA", "0xE001"), "BETA_SERVICE", "Alpha_Service")}});
    EXPECT_EQ(lower.errors, (Strings{"b.yaml:8:11: error: alpha_service_sfn of service Alpha_Service is also that of "
                                     "service ALPHA_SERVICE, in a.yaml line 8; choose another name [V20]",
                                     "manifestc: 1 error"}));
    ExpectError(Replaced(kGood, "\"ALPHA\"", "\"PSA_DOORBELL\""),
                "a.yaml:2:7: error: PSA_DOORBELL of partition PSA_DOORBELL is a name of the framework or of C; choose "
                "another [V20]");
}

TEST(Rules, FFM_268_V21_SidAndVersionHave32BitsAndIdsArePositive)
{
    for (const char *wrong : {"0x100000000", "MY_SID", "-1", "0xFG"}) {
        ExpectError(Replaced(kGood, "0x0000E000", wrong),
                    std::string("a.yaml:9:10: error: sid is ") + wrong
                        + "; it has to be a 32-bit number in hexadecimal, as in \"0x0000F0B0\" [V21]");
    }
    ExpectError(kGood + "    version: 4294967296\n",
                "a.yaml:12:14: error: version is 4294967296; it has to be a 32-bit number from 1 on [V21]");
    for (const char *wrong : {"0", "2147483648"}) {
        ExpectError(kGood,
                    std::string("a.yaml:2:7: error: the id of partition ALPHA would be ") + wrong
                        + "; give one of 1 to 2147483647 by --pid [V21]",
                    {std::string("--pid=ALPHA=") + wrong});
    }
}
