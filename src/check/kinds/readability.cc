// How many years of school a text asks of its reader, by one or several formulas (their mean).
#include <fmt/format.h>

#include <algorithm>

#include "check/kinds/word_keys.h"
#include "check/text_statistics.h"

namespace emend {
namespace {

constexpr std::string_view kReadabilityKeys[] = {"metrics", "grade"};

struct Grade {
  std::string_view name;
  double (*grade)(const TextStatistics& text);
};
constexpr Grade kGrades[] = {{"Flesch-Kincaid", FleschKincaidGrade},
                             {"Gunning Fog", GunningFogIndex},
                             {"Coleman-Liau", ColemanLiauIndex},
                             {"SMOG", SmogGrade},
                             {"Automated Readability", AutomatedReadability}};

// Below this the numbers say nothing.
constexpr double kFewestWords = 20;

class Readability : public Check {
 public:
  std::vector<const Grade*> grades;
  double most = 0;

  void Run(const FileView& view, std::span<const Target> targets, std::vector<Hit>& hits) const override {
    if (targets.empty()) return;
    for (const ReadingUnit& unit : ReadingUnits(view)) {
      const TextStatistics text = CountText(view, unit.first, unit.end);
      if (text.words < kFewestWords || text.sentences < 1) continue;
      double sum = 0;
      for (const Grade* grade : grades) sum += grade->grade(text);
      const double mean = sum / static_cast<double>(grades.size());
      if (mean <= most) continue;
      Hit hit;
      hit.passage = unit.shown;
      hit.span = {0, view.passage(unit.shown).text.size()};
      hit.arguments = {fmt::format("{:.2f}", mean)};
      hits.push_back(std::move(hit));
    }
  }
};

Result<std::unique_ptr<const Check>> ParseReadability(const RuleSource& source, const RuleHeader&) {
  auto check = std::make_unique<Readability>();
  const auto metrics = ReadExpressions(source, "metrics");
  if (!metrics.ok()) return metrics.error();
  for (const PatternText& metric : metrics.value()) {
    const auto grade = std::find_if(std::begin(kGrades), std::end(kGrades),
                                    [&](const Grade& known) { return known.name == metric.expression; });
    if (grade == std::end(kGrades))
      return source.Fault(*metric.node,
                          "`metrics` are Flesch-Kincaid, Gunning Fog, Coleman-Liau, SMOG and Automated Readability");
    check->grades.push_back(&*grade);
  }
  if (check->grades.empty()) return source.Fault(source.root, "`metrics` is missing: a list of formulas, such as SMOG");
  const auto grade = ReadNumber(source, "grade");
  if (!grade.ok()) return grade.error();
  if (!grade.value()) return source.Fault(source.root, "`grade` is missing: the highest grade that is fine");
  check->most = *grade.value();
  return std::unique_ptr<const Check>(std::move(check));
}

}  // namespace

extern const CheckKind readability_kind;
const CheckKind readability_kind = {
    .name = "readability",
    .summary = "how many years of school a text asks of its reader",
    .keys = kReadabilityKeys,
    .parse = ParseReadability,
};

}  // namespace emend
