// Files as people break them: the cases of fixes and of suppression with pieces taken out, doubled, moved and put in.
// Whatever still is a file must be fixed without harm: what was sound stays sound, and a second run finds nothing to do.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <filesystem>
#include <random>

#include "check/baseline.h"
#include "check/changed_text.h"
#include "check/fixes.h"
#include "check/notes_format.h"
#include "check/suppression.h"
#include "support/planted_findings.h"

namespace emend {
namespace {

struct Seed {
  std::string text;
  FileFormat format;
};

std::vector<Seed> Seeds() {
  std::vector<Seed> seeds;
  for (const char* folder : {"fixes", "suppression"}) {
    for (const auto& entry : std::filesystem::directory_iterator(std::string(EMEND_SOURCE_DIR "/tests/cases/") + folder)) {
      for (const auto& node : YAML::LoadFile(entry.path().string())) {
        const bool notes = node["format"] && node["format"].as<std::string>() == "notes";
        seeds.push_back({node["text"].as<std::string>(), notes ? FileFormat::kNotes : FileFormat::kMarkdown});
      }
    }
  }
  return seeds;
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  size_t Below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  std::string Mutate(std::string text, const std::vector<Seed>& seeds) {
    static const std::vector<std::string> kPieces = {
        "bad", "worse", "XX", "\n", "\r\n", "\t", "  ", "\"", "'", ": ", " #", "- ", "{", "}", "[", "]", ",", "|", ">", "\\",
        "<!-- emend off A.One: x -->", "<!-- emend on -->", "<!-- emend disable-next-line A.Two -->",
        "  ignore: [{rule: A.One, reason: r}]\n", "  - {rule: A.Two, reason: r}\n", "é", "日本", "🎉", "\xE2\x80\xAE"};
    for (size_t i = 1 + Below(4); i > 0; --i) {
      const size_t begin = Below(text.size() + 1), length = Below(12);
      switch (Below(4)) {
        case 0:
          text.erase(begin, length);
          break;
        case 1:
          text.insert(begin, kPieces[Below(kPieces.size())]);
          break;
        case 2:
          text.insert(Below(text.size() + 1), text.substr(begin, length * 4));
          break;
        default: {
          const std::string& other = seeds[Below(seeds.size())].text;
          text.insert(begin, other.substr(Below(other.size() + 1), length * 4));
        }
      }
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

TEST(Mutants, AreFixedWithoutHarm) {
  const std::vector<Seed> seeds = Seeds();
  ASSERT_GT(seeds.size(), 20u);
  SuppressionTerms terms;
  terms.today = "2030-06-15";
  terms.known = terms.ran = {"A.One", "A.Two", "A.Three", "Notes.Ignore", "Text.Directive"};
  const std::vector<PlantedRule> rules = {{"A.One", "bad", true, "\"good\": it's\n\\ #", FixSafety::kSafe, true},
                                          {"A.Two", "worse", true, "", FixSafety::kSafe, true},
                                          {"A.Three", "XX", true, "'", FixSafety::kSafe, false}};
  const auto check = [&](const CheckedFile& file) { return ApplySuppressions(file, FindPlanted(file, rules), terms); };
  Mutator mutator(11);
  int read = 0, fixed_files = 0, unsettled = 0;
  for (int round = 0; round < 20'000; ++round) {
    const Seed& seed = seeds[mutator.Below(seeds.size())];
    const std::string text = mutator.Mutate(seed.text, seeds);
    Result<CheckedFile> file = ReadCheckedFile(text, "a", seed.format);
    if (!file.ok()) continue;
    ++read;
    const bool was_sound = !file.value().fault.has_value();
    const FixedFile fixed = FixFile(std::move(file).value(), FixSafety::kSafe, check);
    fixed_files += fixed.file.bytes != text ? 1 : 0;
    const Result<CheckedFile> again = ReadCheckedFile(fixed.file.bytes, "a", seed.format);
    ASSERT_TRUE(again.ok()) << text << "\n-> " << fixed.file.bytes << "\n" << again.error().ToString();
    ASSERT_TRUE(!was_sound || !FindFormatFault(again.value()).has_value()) << text << "\n-> " << fixed.file.bytes;
    unsettled += fixed.settled ? 0 : 1;
    if (fixed.settled) {
      ASSERT_EQ(FixFile(again.value(), FixSafety::kSafe, check).file.bytes, fixed.file.bytes) << text;
    }
    ChangedText same;
    same.AddOld(again.value()), same.AddNew(again.value());
    ASSERT_TRUE(same.KeepNew(again.value(), fixed.file.bytes, fixed.findings).empty()) << text;
    Baseline baseline;
    for (const Finding& finding : fixed.findings) baseline.Add("a", finding);
    const Result<Baseline> parsed = Baseline::Parse(baseline.Write(), "b");
    ASSERT_TRUE(parsed.ok());
    std::vector<Baseline::Known> known;
    ASSERT_TRUE(parsed.value().KeepNew("a", fixed.findings, known).empty()) << text;
    ASSERT_EQ(known.size(), fixed.findings.size());
  }
  EXPECT_GT(read, 5000);
  EXPECT_GT(fixed_files, 2000);
  EXPECT_LT(unsettled, read / 100);
}

}  // namespace
}  // namespace emend
