#include "base/nearest.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace emend {
namespace {

constexpr std::array<std::string_view, 6> kKnown = {"import", "repair", "rules", "check", "--dry-run", "--diff"};

struct Row {
  std::string_view typed;
  std::string_view nearest;
};

TEST(NearestName, FindsWhatWasMeantAndNothingElse) {
  const Row rows[] = {
      {"imprt", "import"},
      {"improt", "import"},
      {"IMPORT", "import"},
      {"repare", "repair"},
      {"chekc", "check"},
      {"rule", "rules"},
      {"--dryrun", "--dry-run"},
      {"--dif", "--diff"},
      {"exterminate", ""},
      {"xy", ""},
      {"", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(NearestName(row.typed, kKnown), row.nearest) << row.typed;
}

TEST(NearestName, LeavesVeryLongNamesAlone) { EXPECT_EQ(NearestName(std::string(100000, 'i'), kKnown), ""); }

}  // namespace
}  // namespace emend
