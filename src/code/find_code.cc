// The likeliest course of prose and code through a run of lines (Viterbi 1967): each line's own score, plus what ties
// it to the next. Linear in the lines.
#include <algorithm>
#include <array>

#include "base/unicode.h"
#include "code/code.h"
#include "code/line_run.h"

namespace emend {
namespace {

constexpr double kChosen = 1e6;

PairScore TieScore(uint32_t ties) {
  PairScore sum;
  for (; ties != 0; ties &= ties - 1) {
    const PairScore score = PairWeight(static_cast<Pair>(__builtin_ctz(ties)));
    sum.prose_code += score.prose_code;
    sum.code_prose += score.code_prose;
    sum.code_code += score.code_code;
  }
  return sum;
}

}  // namespace

double CodeScore(std::string_view line) {
  LineTokens tokens;
  ScanLine(line, tokens);
  return tokens.size == 0 ? 0 : Score(FeaturesOf(tokens));
}

namespace {

// For each line of the run whether it is code.
std::vector<bool> FindCourse(const std::vector<RunLine>& run, std::span<const int> fixed) {
  const auto own = [&](const RunLine& line) {
    const int choice = line.index < fixed.size() ? fixed[line.index] : 0;
    return choice == 0 ? line.score : choice * kChosen;
  };
  std::vector<std::array<bool, 2>> from_code(run.size());  // for prose and for code: is the line before code?
  double prose = 0;
  double as_code = own(run[0]);
  for (size_t i = 1; i < run.size(); ++i) {
    const PairScore tie = TieScore(run[i - 1].ties);
    const double to_prose = as_code + tie.code_prose;
    const double from_prose = prose + tie.prose_code;
    const double stay = as_code + tie.code_code;
    from_code[i] = {to_prose > prose, stay >= from_prose};
    prose = std::max(prose, to_prose);
    as_code = std::max(from_prose, stay) + own(run[i]);
    const double base = std::max(prose, as_code);  // keeps the sums small however long the run is
    prose -= base;
    as_code -= base;
  }
  std::vector<bool> course(run.size());
  bool state = as_code > prose;
  for (size_t i = run.size(); i-- > 0;) {
    course[i] = state;
    if (i > 0) state = from_code[i][state ? 1 : 0];
  }
  return course;
}

// A stretch of items and nothing else is a list, however much its items look like calls; keys make it YAML.
void LeaveLists(const std::vector<RunLine>& run, std::span<const int> fixed, std::vector<bool>& course) {
  for (size_t i = 0, end = 0; i < run.size(); i = std::max(end, i + 1)) {
    bool items = true;
    for (end = i; end < run.size() && course[end]; ++end) {
      const bool chosen = run[end].index < fixed.size() && fixed[run[end].index] > 0;
      items = items && run[end].bullet && !run[end].key && !chosen;
    }
    if (items)
      std::fill(course.begin() + static_cast<std::ptrdiff_t>(i), course.begin() + static_cast<std::ptrdiff_t>(end),
                false);
  }
}

}  // namespace

std::vector<bool> FindCode(std::span<const std::string_view> lines, std::span<const int> fixed) {
  std::vector<bool> code(lines.size(), false);
  std::vector<RunLine> run = ReadRun(lines, RunScores::kBounded);
  if (run.empty()) return code;
  std::vector<bool> course = FindCourse(run, fixed);
  // Where no line is code whose score may be lower, the course is the likeliest with the true scores too: they make
  // only others less likely.
  for (size_t i = 0; i < run.size(); ++i) {
    if (!course[i] || !run[i].bounded || (run[i].index < fixed.size() && fixed[run[i].index] > 0)) continue;
    run = ReadRun(lines, RunScores::kExact);
    course = FindCourse(run, fixed);
    break;
  }
  LeaveLists(run, fixed, course);
  for (size_t i = 0; i < run.size(); ++i) {
    code[run[i].index] = course[i];
    // Blank lines between two lines of code belong to it.
    if (i == 0 || !course[i] || !course[i - 1]) continue;
    for (size_t k = run[i - 1].index + 1; k < run[i].index; ++k) code[k] = true;
  }
  return code;
}

}  // namespace emend
