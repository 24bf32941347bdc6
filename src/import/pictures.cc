#include "import/pictures.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace emend {

bool IsImage(std::string_view text) {
  // ![alt](target), also as a link
  if (text.starts_with("![[") && text.ends_with("]]")) return true;
  if ((text.starts_with("![") || text.starts_with("[![")) && text.ends_with(')')) return true;
  if (text.starts_with("<img ") && text.ends_with('>')) return true;
  // [a page below this one](its%20file.md)
  if (text.starts_with('[') && text.ends_with(".md)") && text.find("](") != text.npos &&
      text.find("](") == text.rfind("](") && text.find("://") == text.npos)
    return true;
  static constexpr std::array<std::string_view, 7> kEndings = {".png",  ".jpg", ".jpeg", ".gif",
                                                               ".webp", ".svg", ".bmp"};
  // [image: x], [Bild], (screenshot), [x.png]
  static constexpr std::array<std::string_view, 17> kWords = {
      "abbildung", "그림",   "圖",   "図",     "рисунок", "image",       "img",  "screenshot", "picture",
      "photo",     "figure", "bild", "imagen", "imagem",  "изображение", "图片", "画像"};
  if (text.size() > 2 && text.size() < 80 && (text.front() == '[' || text.front() == '(') &&
      (text.back() == ']' || text.back() == ')')) {
    const std::string inner = FoldCase(text.substr(1, text.size() - 2));
    for (const std::string_view word : kWords) {
      if (inner.starts_with(word)) return true;
    }
    for (const std::string_view ending : kEndings) {
      if (inner.ends_with(ending)) return true;
    }
  }
  // a file name alone
  if (text.size() > 80 || text.find('(') != text.npos || text.find('=') != text.npos) return false;
  if (text.substr(text.size() - std::min<size_t>(text.size(), 5)).find('.') == text.npos) return false;
  if (text.empty() || std::string_view("gfpGFP").find(text.back()) == std::string_view::npos)
    return false;  // how the endings end
  const FoldedText fold(text);
  const std::string_view folded = fold.view();
  for (const std::string_view ending : kEndings) {
    if (!folded.ends_with(ending)) continue;
    size_t words = 1;
    for (const char c : folded) words += c == ' ';
    return words <= 5 && folded.find('/') == folded.npos;
  }
  return false;
}

bool IsPictureCaption(std::string_view text) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "figure", "fig.",  "abbildung", "abb.",       "figura", "рисунок", "рис.", "rysunek",
      "rys.",   "şekil", "obr.",      "afbeelding", "ábra",   "图",      "図",   "그림"};
  constexpr size_t kLongest = 120;  // bytes
  if (text.size() > kLongest || text.ends_with('?')) return false;
  const FoldedText fold(text);
  const std::string_view folded = fold.view();
  for (const std::string_view word : kWords) {
    if (!folded.starts_with(word)) continue;
    size_t at = word.size();
    while (at < folded.size() && folded[at] == ' ') ++at;
    const size_t end = std::min(folded.find_first_not_of("0123456789.-", at), folded.size());
    if (end == at || folded[at] == '.' || folded[at] == '-') return false;
    const std::string_view rest = Trim(folded.substr(end));
    return rest.empty() || folded[end - 1] == '.' || rest.starts_with(':') || rest.starts_with("–") ||
           rest.starts_with("—") || rest.starts_with("- ") || rest.starts_with("　");
  }
  return false;
}

}  // namespace emend
