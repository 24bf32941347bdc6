// A run of lines as FindCode sees it: what each line is by itself, and what ties it to the next.
//
// Invariant: what is left open (a bracket, a string over several lines, a comment, an element) reaches at most
// kLongestRegion lines, so that one stray bracket cannot turn a document into code.
#ifndef EMEND_CODE_LINE_RUN_H_
#define EMEND_CODE_LINE_RUN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "code/line_features.h"

namespace emend {

enum class Pair : uint8_t {
#define PAIR(name, prose_code, code_prose, code_code) name,
#include "code/pair_features.def"
#undef PAIR
  kCount
};

constexpr size_t kPairCount = static_cast<size_t>(Pair::kCount);
constexpr size_t kLongestRegion = 80;

// log-odds against prose then prose.
struct PairScore {
  double prose_code = 0;
  double code_prose = 0;
  double code_code = 0;
};

std::string_view PairName(Pair pair);
PairScore PairWeight(Pair pair);

// A line that is not blank.
struct RunLine {
  size_t index = 0;      // in the lines given
  double score = 0;      // log-odds for code by itself
  bool bounded = false;  // the score is not known: it is at most this
  int indent = 0;
  bool bullet = false;
  bool comment = false;     // nothing but a comment
  bool ends_label = false;  // prose that ends with a colon
  bool ends_sentence = false;
  bool starts_sentence = false;  // a capital and words
  bool starts_lower = false;
  bool opens_block = false;  // ends with : { ( [
  bool goes_on = false;      // ends with an operator, a comma, a backslash
  bool continues = false;    // starts with .name( && | ) …
  bool wide = false;
  bool error = false;      // `SomeError: …`
  bool key = false;        // `name: value`
  bool key_alone = false;  // `Name:` and nothing more
  uint32_t head = 0;       // what it begins with: a tool, an assignment, a call …; 0 = nothing that tells
  uint32_t ties = 0;       // the bits of Pair that hold between this line and the next
};

enum class RunScores : uint8_t { kExact, kBounded };

// The lines of `lines` that are not blank, with their ties. `features`, if given, receives those of each; `scores` must
// be exact then.
std::vector<RunLine> ReadRun(std::span<const std::string_view> lines, RunScores scores,
                             std::vector<FeatureValues>* features = nullptr);

}  // namespace emend

#endif  // EMEND_CODE_LINE_RUN_H_
