// Simple dictionaries are read as Hunspell reads them: the same words are known, the same are not.
#include <gtest/gtest.h>

#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "check/affix_dictionary.h"
#include "support/temporary_folder.h"

namespace emend {
namespace {

namespace fs = std::filesystem;

// Stems, and what stands in the lines of the affixes, to be put to them.
struct Parts {
  std::vector<std::string> stems, prefixes, suffixes;
};

Parts PartsOf(const std::string& affixes, const std::string& words) {
  Parts parts;
  std::istringstream lines(words);
  for (std::string line; std::getline(lines, line);) parts.stems.push_back(line.substr(0, line.find_first_of("/\t\r")));
  std::istringstream rules(affixes);
  for (std::string line; std::getline(rules, line);) {
    std::istringstream fields(line);
    std::string kind, flag, strip, append;
    if (fields >> kind >> flag >> strip >> append && (kind == "PFX" || kind == "SFX") && append != "0")
      (kind == "PFX" ? parts.prefixes : parts.suffixes).push_back(append);
  }
  return parts;
}

void CompareWithHunspell(const std::string& base, size_t& known, size_t& unknown) {
  const std::string affixes = ReadBytes(base + ".aff"), words = ReadBytes(base + ".dic");
  const std::optional<AffixDictionary> simple = AffixDictionary::Read(affixes, words);
  ASSERT_TRUE(simple.has_value()) << base;
  Hunspell hunspell((base + ".aff").c_str(), (base + ".dic").c_str());
  const Parts parts = PartsOf(affixes, words);
  std::mt19937 random(1);
  const auto pick = [&](const std::vector<std::string>& from) { return from[random() % from.size()]; };
  size_t told = 0;
  for (size_t i = 0; i < 60'000 && told < 20; ++i) {
    std::string word = pick(parts.stems);
    const size_t form = random() % 8;
    if (form >= 4 && random() % 2 == 0 && word.size() > 2) word.pop_back();  // what a suffix strips
    if (form >= 3) word += pick(parts.suffixes);
    if (form % 4 == 2) word.insert(0, pick(parts.prefixes));
    if (form == 1) word[random() % word.size()] = static_cast<char>('a' + random() % 26);
    if (random() % 4 == 0 && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 32);
    const std::optional<bool> is_known = simple->Knows(word);
    if (!is_known.has_value()) continue;
    ++(*is_known ? known : unknown);
    if (*is_known == hunspell.spell(word)) continue;
    ADD_FAILURE() << base << ": " << word << (*is_known ? " is unknown" : " is known") << " to Hunspell";
    ++told;
  }
}

TEST(AffixDictionary, KnowsWhatHunspellKnows) {
  size_t known = 0, unknown = 0, dictionaries = 0;
  for (const char* name : {"en_US", "en_GB"}) {
    const std::string base = std::string("/usr/share/hunspell/") + name;
    if (!fs::exists(base + ".dic")) continue;
    ++dictionaries;
    CompareWithHunspell(base, known, unknown);
  }
  if (dictionaries == 0) GTEST_SKIP() << "no dictionary is installed";
  EXPECT_GT(known, 10'000u);
  EXPECT_GT(unknown, 10'000u);
}

constexpr char kAffixes[] =
    "SET UTF-8\nTRY abc\nPFX A Y 1\nPFX A 0 re .\nSFX D Y 3\nSFX D 0 d e\nSFX D y ied [^aeiou]y\nSFX D 0 ed [^ey]\n"
    "SFX S N 1\nSFX S 0 s [^s]\n";

TEST(AffixDictionary, PutsAffixesToStems) {
  const auto dictionary =
      AffixDictionary::Read(kAffixes, "7\ntry/AD\nplay/S\nParis\nnaïve/S\nbake/D\r\nlore/S\tNoun: known\nodd\tno/S\n");
  ASSERT_TRUE(dictionary.has_value());
  for (const char* word :
       {"try", "Try", "tried", "retry", "retried", "Retried", "plays", "Paris", "naïves", "baked", "lores", "odd"})
    EXPECT_EQ(dictionary->Knows(word), true) << word;
  for (const char* word :
       {"tryed", "trys", "replay", "replays", "paris", "naïvess", "rebaked", "re", "s", "played", "odds", "lored"})
    EXPECT_EQ(dictionary->Knows(word), false) << word;
  for (const char* word : {"TRY", "try.", "try-try", "\u043f\u0440", "", "4th"})
    EXPECT_EQ(dictionary->Knows(word), std::nullopt) << word;
}

TEST(AffixDictionary, LeavesToHunspellWhatItDoesNotKnow) {
  EXPECT_FALSE(AffixDictionary::Read("SET ISO8859-1\n", "1\na\n").has_value());
  EXPECT_FALSE(AffixDictionary::Read("a", "1\na\n").has_value());
  const std::string head = "SET UTF-8\n";
  for (const char* line :
       {"FLAG long", "COMPOUNDFLAG x", "FORBIDDENWORD x", "KEEPCASE x", "AF 1", "SFX D Y 1\nSFX D 0 d/S e", "ICONV a b",
        "COMPOUNDRULE 1\nCOMPOUNDRULE xy", "CHECKSHARPS", "SFX D Y 1\nSFX D 0 d [e"})
    EXPECT_FALSE(AffixDictionary::Read(head + line + "\n", "1\nword/x\n").has_value()) << line;
  EXPECT_FALSE(AffixDictionary::Read(head, "1\nword po:noun\n").has_value());
  EXPECT_TRUE(AffixDictionary::Read(head, "1\nword\n").has_value());
}

}  // namespace
}  // namespace emend
