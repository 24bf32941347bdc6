// Text -> the documents that it was joined of, each segmented by its own habits.
#ifndef EMEND_SEGMENT_PARTS_H_
#define EMEND_SEGMENT_PARTS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/collection.h"
#include "model/document.h"

namespace emend {

// One document of a text. Its lines are counted from its own begin.
struct TextPart {
  Document document;
  Collection collection;  // its views point into `document`
  int lines_above = 0;    // in the text
  bool named = false;     // the last of them names the file and belongs to no document
};

// One part or more, in order. A border that is not plain (import/regions.h) holds only if its sides have other
// questions read alone than read together. `layout`: see ImportText; with one the text is one document, as who names it
// knows.
std::vector<std::unique_ptr<TextPart>> SegmentText(std::string text, std::string_view layout = {});

// Appends the sections and the dropped lines of `part` to those of the text. Its entries' bodies stay where they point.
void AppendPart(TextPart& part, Collection& whole);

}  // namespace emend

#endif  // EMEND_SEGMENT_PARTS_H_
