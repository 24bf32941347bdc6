// Which parts of a file a rule looks at: `scope: [heading & ~question, table.cell]`.
//
// Names are Vale's where Vale has one: text, paragraph, sentence, heading, heading.h2, list, blockquote, table,
// table.header, table.cell, code, code.block, code.block.<language>, code.inline, link, alt, strong, emphasis, raw,
// and ours: question, answer, topic, variant. `text` is all prose. `raw` is the file's bytes, which no passage holds.
#ifndef EMEND_CHECK_SCOPE_H_
#define EMEND_CHECK_SCOPE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace emend {

// Terms that must all hold, or not hold.
struct ScopeTerms {
  std::vector<std::string> all;
  std::vector<std::string> none;

  bool operator==(const ScopeTerms&) const = default;
};

// Any of its alternatives selects. No alternative: `text`.
struct Selector {
  std::vector<ScopeTerms> alternatives;

  bool operator==(const Selector&) const = default;
};

}  // namespace emend

#endif  // EMEND_CHECK_SCOPE_H_
