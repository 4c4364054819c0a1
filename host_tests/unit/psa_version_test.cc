/* SPDX-License-Identifier: Apache-2.0 */
/* psa_framework_version and psa_version: FFM-013 to FFM-021. */
#include "host_tests/doubles/backend_double.h"
#include "host_tests/unit/fixture.h"

namespace {

using PsaVersion = Frontend;
class PsaVersionOfBoth : public EitherClient {};
INSTANTIATE_FOR_BOTH_CLIENTS(PsaVersionOfBoth);

TEST_F(PsaVersion, FFM_013_FrameworkVersionIs0x0101ForEveryCaller)
{
    const struct caller callers[] = {NonSecure(), Partition(CLIENT), Partition(LIBRARY)};
    for (const struct caller &caller : callers) {
        EXPECT_EQ(spm_psa_framework_version(&spm_, &caller), Returns(0x0101));
    }
}

TEST_P(PsaVersionOfBoth, FFM_014_UnknownSidGivesNone)
{
    EXPECT_EQ(Version(Me(), SID_UNKNOWN), Returns(PSA_VERSION_NONE));
}

TEST_F(PsaVersion, FFM_015_SecureOnlyServiceGivesNoneToNonSecureCaller)
{
    EXPECT_EQ(Version(NonSecure(), TEST_SID(SERVER_SECURE)), Returns(PSA_VERSION_NONE));
    EXPECT_EQ(Version(NonSecure(), TEST_SID(VAULT_STATELESS)), Returns(PSA_VERSION_NONE));
}

TEST_F(PsaVersion, FFM_016_ServiceMissingFromTheDependenciesGivesNone)
{
    EXPECT_EQ(Version(Partition(URGENT), TEST_SID(SERVER_OPEN)), Returns(1));
    EXPECT_EQ(Version(Partition(URGENT), TEST_SID(SERVER_RELAXED)), Returns(PSA_VERSION_NONE));
}

TEST_F(PsaVersion, FFM_017_OwnServiceGivesNone)
{
    EXPECT_EQ(Version(Partition(SERVER), TEST_SID(SERVER_OPEN)), Returns(PSA_VERSION_NONE));
}

TEST_P(PsaVersionOfBoth, FFM_018_PermittedServiceGivesItsManifestVersion)
{
    EXPECT_EQ(Version(Me(), TEST_SID(SERVER_RELAXED)), Returns(3));
    EXPECT_EQ(Version(Me(), TEST_SID(LIBRARY_CONN)), Returns(1));
}

TEST_P(PsaVersionOfBoth, FFM_019_StatelessServicesHaveAVersionToo)
{
    EXPECT_EQ(Version(Me(), TEST_SID(SERVER_STATELESS)), Returns(2));
}

TEST_P(PsaVersionOfBoth, FFM_020_NoSidPanicsOrChangesState)
{
    const std::string before = State();
    uint32_t sid = 0x12345678u;
    for (int i = 0; i < 100000; i++) {
        sid = (sid * 1664525u) + 1013904223u;
        ASSERT_EQ(Version(Me(), sid).kind, VERDICT_RETURN) << sid;
    }
    for (uint32_t edge : {0u, 1u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFFu}) {
        EXPECT_EQ(Version(Me(), edge), Returns(PSA_VERSION_NONE));
    }
    EXPECT_EQ(State(), before);
    EXPECT_EQ(backend_double.completions + backend_double.wakes, 0u);
}

TEST_P(PsaVersionOfBoth, FFM_021_ServiceWithoutAVersionAttributeReports1)
{
    EXPECT_EQ(Version(Me(), TEST_SID(SERVER_OPEN)), Returns(1));
}

} // namespace
