#ifndef EMEND_SEGMENT_TITLES_H_
#define EMEND_SEGMENT_TITLES_H_

#include <string>
#include <string_view>
#include <unordered_map>

#include "model/document.h"

namespace emend {

// How the words of a document are written where they are not shouted: "webrtc" -> "WebRTC". Read when first asked for.
class WordForms {
 public:
  explicit WordForms(const Document& document) : document_(document) {}

  // The usual form of a word; empty if the document does not know it.
  std::string_view FormOf(const std::string& folded) const;

 private:
  void Read() const;

  const Document& document_;
  mutable bool read_ = false;
  mutable std::unordered_map<std::string, std::string> forms_;
};

// Whether the text could stand above a group of questions: short, not a sentence, no list item of prose. A small letter
// may begin it only where the document does without capitals.
bool IsTitleLike(std::string_view text, bool capitals = true);

// All letters upper case, two or more.
bool IsShouted(std::string_view text);

// A title in the author's words without emoji, number, mark-up and colon; capitals become title case, with names as the
// document, or else common use, writes them.
std::string CleanTitle(std::string_view text, const WordForms& forms);

// The question's text without emphasis, links, editors' marks such as "(Added)", and signs around it.
std::string CleanQuestion(std::string_view text);

}  // namespace emend

#endif  // EMEND_SEGMENT_TITLES_H_
