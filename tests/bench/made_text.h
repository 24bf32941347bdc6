// Text in many languages and scripts, made from words of each.
#ifndef EMEND_BENCH_MADE_TEXT_H_
#define EMEND_BENCH_MADE_TEXT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {

struct LanguageWords {
  std::string_view name;
  std::string_view words;  // with spaces between them
  std::string_view join;   // what stands between two words of a sentence
  std::string_view comma;
  std::string_view stop;
};

inline constexpr LanguageWords kLanguages[] = {
#include "words.inc"
};

// Writes lines of one to three sentences; the same size gives the same text.
class TextMaker {
 public:
  explicit TextMaker(const LanguageWords& language) : language_(language) {
    for (size_t at = 0; at < language.words.size();) {
      const size_t end = std::min(language.words.find(' ', at), language.words.size());
      words_.emplace_back(language.words.substr(at, end - at));
      at = end + 1;
    }
  }

  std::string Line() {
    std::string line;
    for (size_t i = 1 + Random(3); i > 0; --i) {
      if (!line.empty()) line += language_.join;
      AddSentence(line);
    }
    return line;
  }

 private:
  void AddSentence(std::string& line) {
    const size_t count = 4 + Random(9);
    for (size_t i = 0; i < count; ++i) {
      // Words at the front of the list come more often, as in any language.
      const std::string& word = words_[Random(Random(words_.size()) + 1)];
      if (i > 0) line += Random(9) == 0 ? language_.comma : language_.join;
      if (i == 0) {
        const CodePoint first = DecodeUtf8(word, 0);
        AppendUtf8(ToUpper(first.value), line);
        line += std::string_view(word).substr(first.length);
      } else {
        line += word;
      }
    }
    line += language_.stop;
  }

  size_t Random(size_t below) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<size_t>(state_ >> 33) % below;
  }

  const LanguageWords& language_;
  std::vector<std::string> words_;
  uint64_t state_ = 7;
};

}  // namespace emend

#endif  // EMEND_BENCH_MADE_TEXT_H_
