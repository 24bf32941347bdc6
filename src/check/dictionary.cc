#include "check/dictionary.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {
namespace {

std::vector<char32_t> CodePoints(std::string_view text) {
  std::vector<char32_t> points;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = DecodeUtf8(text, at);
    points.push_back(c.value);
    at += c.length;
  }
  return points;
}

std::string ToText(const std::vector<char32_t>& points) {
  std::string text;
  for (const char32_t c : points) AppendUtf8(c, text);
  return text;
}

// Letters by how often they stand in English text, so that of two candidates the more ordinary comes first; others
// that the word itself has are tried too.
constexpr std::u32string_view kLetters = U"etaoinshrdlcumwfgypbvkjxqz";

}  // namespace

std::vector<std::string> SuggestWords(const Dictionary& dictionary, std::string_view word, size_t most) {
  constexpr size_t kLongest = 30;  // letters
  const std::vector<char32_t> letters = CodePoints(word);
  std::vector<std::string> found;
  if (letters.size() < 3 || letters.size() > kLongest) return found;
  const auto offer = [&](const std::vector<char32_t>& candidate) {
    std::string text = ToText(candidate);
    if (text == word || std::find(found.begin(), found.end(), text) != found.end() || !dictionary.Knows(text)) return;
    found.push_back(std::move(text));
  };
  // In the order of how often people make the slip.
  for (size_t i = 0; i + 1 < letters.size(); ++i) {
    std::vector<char32_t> swapped = letters;
    std::swap(swapped[i], swapped[i + 1]);
    offer(swapped);
  }
  for (size_t i = 0; i < letters.size(); ++i) {
    std::vector<char32_t> shorter = letters;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    offer(shorter);
  }
  for (size_t i = letters.size() + 1; i-- > 0;) {
    for (const char32_t c : kLetters) {
      std::vector<char32_t> longer = letters;
      longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), c);
      offer(longer);
    }
    if (found.size() >= most) break;
  }
  for (size_t i = letters.size(); i-- > 0 && found.size() < most;) {
    for (const char32_t c : kLetters) {
      std::vector<char32_t> other = letters;
      other[i] = i == 0 && IsUpper(letters[0]) ? ToUpper(c) : c;
      offer(other);
    }
  }
  if (found.size() > most) found.resize(most);
  return found;
}

}  // namespace emend
