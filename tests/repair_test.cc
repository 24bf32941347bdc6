#include "repair/repair.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/mapped_text.h"
#include "bench/made_text.h"
#include "repair/code_pages.h"
#include "repair/white_space.h"

namespace emend {
namespace {

std::string Repaired(std::string_view text) { return ApplyEdits(text, ToEdits(FindRepairs(text))); }

TEST(RepairTest, UndoesAMisreading) {
  EXPECT_EQ(Repaired("Leverage the framework\u00E2\u20AC\u2122s parts \u00E2\u20AC\u201D all of them"),
            "Leverage the framework’s parts — all of them");
}

TEST(RepairTest, LeavesGenuineTextAlone) {
  for (const char* text : {"«Déjà vu», dit-il.", "Übergröße für Straßen", "Привет, мир", "10 °C ≤ x² ≤ 20 °C",
                           "├── src\n└── tests", "Шум до 40 дБ", "رقم·العمود·الأول"}) {
    EXPECT_EQ(Repaired(text), text);
  }
}

// What a page makes of the UTF-8 of a text; bytes that it does not define are as windows-1252 has them.
std::string Misread(std::string_view text, const CodePage& page) {
  const CodePage& windows = *FindCodePage("windows-1252");
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool defined = byte < 0x80 || page.upper[byte & 0x7F] != 0;
    AppendUtf8(byte < 0x80 ? byte : (defined ? page : windows).ToUnicode(byte), out);
  }
  return out;
}

TEST(RepairTest, LeavesGenuineTextAloneInEachLanguage) {
  for (const LanguageWords& language : kLanguages) {
    TextMaker maker(language);
    std::string text;
    while (text.size() < 60'000) text += maker.Line() + "\n";
    EXPECT_TRUE(FindRepairs(text).empty()) << language.name;
  }
}

TEST(RepairTest, RestoresEveryThirdLineInEachLanguage) {
  struct {
    std::string_view page;
    int times;
  } constexpr kDamages[] = {{"windows-1252", 1}, {"windows-1251", 1}, {"windows-874", 1}, {"mac-roman", 1},
                            {"ibm437", 1},       {"windows-1252", 2}, {"windows-1252", 3}};
  for (const LanguageWords& language : kLanguages) {
    for (const auto& damage : kDamages) {
      TextMaker maker(language);
      std::string whole;
      std::string damaged;
      for (size_t i = 0; damaged.size() < 12'000; ++i) {
        std::string line = maker.Line() + "\n";
        whole += line;
        for (int time = 0; i % 3 == 2 && time < damage.times; ++time) line = Misread(line, *FindCodePage(damage.page));
        damaged += line;
      }
      EXPECT_EQ(Repaired(damaged), whole) << language.name << ' ' << damage.page << ' ' << damage.times;
    }
  }
}

// However much genuine text stands around the damage, on its line and on others.
TEST(RepairTest, FindsOneDamagedDashAmidGenuineText) {
  for (const LanguageWords& language : kLanguages) {
    TextMaker maker(language);
    std::string text;
    while (text.size() < 30'000) text += maker.Line() + "\n";
    const std::string line = maker.Line();
    const std::string dash = Misread("—", *FindCodePage("windows-1252"));
    EXPECT_EQ(Repaired(text + line + " " + dash + " " + line + "\n" + text), text + line + " — " + line + "\n" + text)
        << language.name;
  }
}

// Work is counted, not timed: the bytes that were looked at, each as often as it was.
size_t BytesRead(std::string_view text) {
  size_t bytes_read = 0;
  FindRepairs(text, &bytes_read);
  return bytes_read;
}

// One line without end takes no more work than the same text in lines, and work grows as the text does.
TEST(RepairTest, ReadsAnEndlessLineInLinearTime) {
  for (const LanguageWords& language : kLanguages) {
    for (const bool damaged : {false, true}) {
      std::string lines[2];
      for (size_t i = 0; i < 2; ++i) {
        TextMaker maker(language);
        while (lines[i].size() < (i == 0 ? 30'000 : 120'000)) {
          lines[i] += damaged ? Misread(maker.Line(), *FindCodePage("windows-1252")) + "\n" : maker.Line() + "\n";
        }
      }
      std::string endless[2] = {lines[0], lines[1]};
      for (std::string& line : endless) std::replace(line.begin(), line.end(), '\n', ' ');
      const size_t work[2] = {BytesRead(endless[0]), BytesRead(endless[1])};
      EXPECT_LE(work[1], 2 * BytesRead(lines[1]) + lines[1].size()) << language.name << ' ' << damaged;
      EXPECT_LE(work[1], 6 * std::max(work[0], endless[0].size())) << language.name << ' ' << damaged;
    }
  }
}

TEST(WhiteSpaceTest, TurnsIndentationIntoSpaces) {
  EXPECT_EQ(ApplyEdits("\u00A0\u00A0x\u200By", CleanWhiteSpace("\u00A0\u00A0x\u200By")), "  xy");
}

}  // namespace
}  // namespace emend
