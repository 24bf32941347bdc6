#include <array>

#include "model/collection.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/passage.h"

namespace emend {

std::string_view ToString(DropReason reason) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "none",  "chat-header",    "reaction",          "chatter",           "promo",     "intro",
      "outro", "page-furniture", "table-of-contents", "image-placeholder", "bare-link", "label"};
  return kNames[static_cast<size_t>(reason)];
}

std::string_view ToString(EntryKind kind) {
  static constexpr std::array<std::string_view, 3> kNames = {"question", "scenario", "reference"};
  return kNames[static_cast<size_t>(kind)];
}

std::string_view ToString(Review review) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "truncated", "uncertain-repair", "uncertain-boundary", "damaged-code", "damaged-table", "merged", "unanswered"};
  return kNames[static_cast<size_t>(review)];
}

std::string_view ToString(NoteField field) {
  static constexpr std::array<std::string_view, 6> kNames = {"",       "topic",           "question",
                                                             "answer", "variant-question", "variant-answer"};
  return kNames[static_cast<size_t>(field)];
}

std::string_view ToString(Severity severity) {
  static constexpr std::array<std::string_view, 3> kNames = {"suggestion", "warning", "error"};
  return kNames[static_cast<size_t>(severity)];
}

std::string_view ToString(FixSafety safety) {
  static constexpr std::array<std::string_view, 3> kNames = {"none", "unsafe", "safe"};
  return kNames[static_cast<size_t>(safety)];
}

}  // namespace emend
