#include "passages/disarm.h"

#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/span.h"

namespace emend {
namespace {

constexpr size_t kMostUnclosed = 100;
constexpr size_t kMostColumns = 1000;

// What opens a piece of inline HTML, and what closes it.
struct Opener {
  std::string_view open;
  std::string_view close;
};

constexpr std::array kHtmlOpeners = {Opener{"<?", "?>"}, Opener{"<![CDATA[", "]]>"}, Opener{"<!", ">"}};

// The next place of a text, asked for from left to right.
class NextPlace {
 public:
  explicit NextPlace(std::string_view sought) : sought_(sought) {}

  size_t From(std::string_view text, size_t at) {
    if (place_ < at || !asked_) place_ = std::min(text.find(sought_, at), text.size());
    asked_ = true;
    return place_;
  }

 private:
  std::string_view sought_;
  size_t place_ = 0;
  bool asked_ = false;
};

// The end of the paragraph around `at`, or a place before it: where a line holds nothing but marks of quotes.
class ParagraphEnd {
 public:
  size_t From(std::string_view text, size_t at) {
    constexpr ByteSet kNothing(" \t>\r");
    while (end_ <= at) {
      const size_t line_end = text.find('\n', std::max(seen_, at));
      if (line_end == kNowhere) return end_ = text.size();
      seen_ = line_end + 1;
      const size_t ink = kNothing.Skip(text, seen_, text.size());
      if (ink == text.size() || text[ink] == '\n') end_ = seen_;
    }
    return end_;
  }

 private:
  size_t end_ = 0;
  size_t seen_ = 0;  // up to here there is no end behind the last
};

// Something else than marks of blocks stands before `at` on its line, and no backslash directly.
bool IsInline(std::string_view text, size_t at) {
  constexpr ByteSet kMarks(" \t>*+-.)0123456789");
  if (at > 0 && text[at - 1] == '\\') return false;
  for (size_t i = at; i > 0 && text[i - 1] != '\n'; --i) {
    if (!kMarks.has(text[i - 1])) return true;
  }
  return false;
}

std::vector<size_t> FindUnclosed(std::string_view text, size_t from) {
  std::vector<size_t> found;
  std::array<NextPlace, kHtmlOpeners.size()> closers = {NextPlace("?>"), NextPlace("]]>"), NextPlace(">")};
  ParagraphEnd paragraph;
  for (size_t at = text.find('<', from); at != kNowhere; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at, 9);
    if (rest.size() < 2 || (rest[1] != '?' && rest[1] != '!') || rest.starts_with("<!--")) continue;
    for (size_t i = 0; i < kHtmlOpeners.size(); ++i) {
      if (!rest.starts_with(kHtmlOpeners[i].open)) continue;
      if (closers[i].From(text, at + 2) >= paragraph.From(text, at) && IsInline(text, at)) found.push_back(at);
      break;
    }
  }
  if (found.size() <= kMostUnclosed) found.clear();
  return found;
}

// The pipes of a line beyond the thousandth.
void FindPipes(std::string_view text, size_t from, std::vector<size_t>& found) {
  for (size_t begin = from; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    if (end - begin > kMostColumns) {
      size_t count = 0;
      for (size_t at = text.find('|', begin); at < end; at = text.find('|', at + 1)) {
        if (++count > kMostColumns) found.push_back(at);
      }
    }
    begin = end + 1;
  }
}

}  // namespace

std::string DisarmMarkdown(std::string_view text, size_t from) {
  std::vector<size_t> places = FindUnclosed(text, from);
  FindPipes(text, from, places);
  if (places.empty()) return {};
  std::string harmless(text);
  for (const size_t place : places) harmless[place] = kDisarmed;
  return harmless;
}

void RestoreDisarmed(std::string_view text, std::vector<Passage>& passages) {
  for (Passage& passage : passages) {
    for (size_t at = passage.text.find(kDisarmed); at != kNowhere; at = passage.text.find(kDisarmed, at + 1)) {
      const auto copied = passage.map.ToCopied({at, at + 1});
      if (copied) passage.text[at] = text[copied->begin];
    }
  }
}

}  // namespace emend
