// An entry's body -> GitHub-Flavored Markdown.
#ifndef EMEND_MARKUP_MARKUP_H_
#define EMEND_MARKUP_MARKUP_H_

#include <set>
#include <span>
#include <string>

#include "model/collection.h"

namespace emend {

struct Markdown {
  std::string text;         // ends without a newline
  std::set<Review> review;  // damaged-code, damaged-table, truncated: what a person must look at
};

// The lines of one answer as Markdown. Text stays, word for word; code stays byte for byte, but for indentation that
// the export lost and its language gives back.
Markdown RenderBody(std::span<const Line> body);

// Fills the answer of every entry.
void MarkUp(Collection& collection);

}  // namespace emend

#endif  // EMEND_MARKUP_MARKUP_H_
