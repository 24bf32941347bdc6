#include "facts/first_words.h"

#include "facts/pattern_node.h"

namespace emend::facts {

bool FirstWords::Add(const PatternNode& node) {
  switch (node.kind) {
    case NodeKind::kWord:
      (node.exact ? forms_ : stems_) |= Bit(node.hash);
      return true;
    case NodeKind::kPrefix:
      if (node.word.empty()) any_ = true;
      if (!node.word.empty()) letters_ |= Bit(Letter(node.word));
      return true;
    case NodeKind::kNumber:
    case NodeKind::kVersion:
      return numbers_ = true;
    case NodeKind::kSequence:
      for (const auto& part : node.parts) {
        if (Add(*part)) return true;
      }
      return false;
    case NodeKind::kAll:
      // The others stand anywhere.
      if (Add(*node.parts.front())) return true;
      break;
    case NodeKind::kChoice: {
      bool all = true;
      for (const auto& part : node.parts) all &= Add(*part);
      return all;
    }
    case NodeKind::kOptional:
      Add(*node.parts.front());
      return false;
    case NodeKind::kGap:
    case NodeKind::kNot:
      break;
  }
  any_ = true;
  return false;
}

}  // namespace emend::facts
