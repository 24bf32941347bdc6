#include <array>

#include "model/collection.h"
#include "model/document.h"

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

}  // namespace emend
