#include "repair/repair.h"

#include <gtest/gtest.h>

#include "base/mapped_text.h"
#include "repair/white_space.h"

namespace emend {
namespace {

std::string Repaired(std::string_view text) { return ApplyEdits(text, ToEdits(FindRepairs(text))); }

TEST(RepairTest, UndoesAMisreading) {
  EXPECT_EQ(Repaired("Leverage the framework\u00E2\u20AC\u2122s parts \u00E2\u20AC\u201D all of them"),
            "Leverage the framework’s parts — all of them");
}

TEST(RepairTest, LeavesGenuineTextAlone) {
  for (const char* text :
       {"«Déjà vu», dit-il.", "Übergröße für Straßen", "Привет, мир", "10 °C ≤ x² ≤ 20 °C", "├── src\n└── tests"}) {
    EXPECT_EQ(Repaired(text), text);
  }
}

TEST(WhiteSpaceTest, TurnsIndentationIntoSpaces) {
  EXPECT_EQ(ApplyEdits("\u00A0\u00A0x\u200By", CleanWhiteSpace("\u00A0\u00A0x\u200By")), "  xy");
}

}  // namespace
}  // namespace emend
