// Whether a text recommends a name, or tells of it as gone, old or dangerous.
#ifndef EMEND_FACTS_ADVICE_H_
#define EMEND_FACTS_ADVICE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/pattern.h"
#include "facts/reading.h"

namespace emend::facts {

// The places in prose that recommend or use `name` ("collections.Mapping"), as spans of their passages. Sentences that
// speak only of versions before `removed` (empty: none) may do so. `passages` are those to seek it in.
struct NamePlace {
  size_t passage;
  Span span;
};
std::vector<NamePlace> FindAdvised(const Pattern& name, const Reading& reading, std::span<const uint32_t> passages,
                                   const std::string& removed = "");

// Whether the sentence at `span` of a passage denies, dismisses or only asks what stands there.
bool IsDismissed(const Reading& reading, size_t passage, Span span);

}  // namespace emend::facts

#endif  // EMEND_FACTS_ADVICE_H_
