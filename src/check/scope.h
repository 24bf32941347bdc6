// Which parts of a file a rule looks at: `scope: [heading & ~question, table.cell]`.
//
// Names are Vale's where Vale has one: text, paragraph, sentence, heading, heading.h2, list, blockquote, table,
// table.header, table.cell, code, code.block, code.block.<language>, code.inline, link, alt, strong, emphasis, raw,
// and ours: question, answer, topic, variant. `text` is all prose. `raw` is the file as it stands, with its
// mark-up, in one piece; it goes with no other name.
#ifndef EMEND_CHECK_SCOPE_H_
#define EMEND_CHECK_SCOPE_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace emend {

class FileView;

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

// A stretch of a passage that a rule's scope selects: the whole passage, a sentence, a piece of inline code, …
struct Target {
  size_t passage = 0;  // index in the file
  Span span;           // bytes of its text
};

// Reads `heading & ~question`. The error says which name is not known, and has no place.
Result<ScopeTerms> ParseScope(std::string_view text);

// What `selector` selects in a file, in the order of the file, nothing twice.
std::vector<Target> FindTargets(const FileView& view, const Selector& selector);

// Whether the selector asks for the file as it stands.
bool SelectsRaw(const Selector& selector);

// Whether the selector asks for code or addresses, which are kept from other rules.
bool SelectsCode(const Selector& selector);

}  // namespace emend

#endif  // EMEND_CHECK_SCOPE_H_
