#include "markup/link.h"

#include <algorithm>

namespace emend {
namespace {

constexpr size_t kNone = std::string_view::npos;
constexpr size_t kLongestLink = 500;

bool IsAlnum(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// The `]` that closes the `[` at `at`.
size_t ClosingBracket(std::string_view text, size_t at) {
  int depth = 0;
  const size_t limit = std::min(text.size(), at + kLongestLink);
  for (size_t i = at; i < limit; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '[') {
      ++depth;
    } else if (text[i] == ']' && --depth == 0) {
      return i;
    }
  }
  return kNone;
}

bool IsPlausible(std::string_view destination) {
  if (destination.empty()) return false;
  if (destination.front() == '<') return true;
  return destination.find("://") != kNone || destination.find('/') != kNone || destination.front() == '#' ||
         destination.starts_with("mailto:") || (destination.find('.') != kNone && IsAlnum(destination.back()));
}

}  // namespace

Link ReadLink(std::string_view text, size_t at) {
  Link link;
  link.label_end = ClosingBracket(text, at);
  if (link.label_end == kNone || link.label_end + 1 >= text.size() || text[link.label_end + 1] != '(') return link;
  const size_t begin = link.label_end + 2;
  int depth = 1;
  size_t end = begin;
  const size_t limit = std::min(text.size(), begin + kLongestLink);
  while (end < limit && depth > 0) {
    if (text[end] == '(') ++depth;
    if (text[end] == ')') --depth;
    ++end;
  }
  if (depth > 0) return link;
  const std::string_view inside = text.substr(begin, end - 1 - begin);
  const std::string_view destination = inside.substr(0, inside.find_first_of(" \n"));
  const std::string_view title = inside.substr(std::min(inside.size(), destination.size() + 1));
  link.found = title.empty() || title.front() == '"' || title.front() == '\'' || title.front() == '(';
  link.plausible = IsPlausible(destination);
  link.end = end;
  return link;
}

size_t AutolinkEnd(std::string_view text, size_t at) {
  const size_t close = text.find_first_of("<> \n\t", at + 1);
  if (close == kNone || text[close] != '>') return at;
  const std::string_view inside = text.substr(at + 1, close - at - 1);
  const size_t colon = inside.find(':');
  const size_t scheme_end =
      inside.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+.-");
  const bool scheme = colon != kNone && colon >= 2 && colon <= 32 && scheme_end == colon && inside.size() > colon + 2;
  const size_t sign = inside.find('@');
  const bool mail = sign != kNone && sign > 0 && sign + 1 < inside.size() && inside.find('.', sign) != kNone &&
                    std::all_of(inside.begin(), inside.end(),
                                [](char c) { return IsAlnum(c) || std::string_view(".-_+@").find(c) != kNone; });
  return scheme || mail ? close + 1 : at;
}

bool StartsUrl(std::string_view text, size_t at) {
  const char c = text[at];
  if (c != 'h' && c != 'w' && c != 'f') return false;
  if (at > 0 && IsAlnum(text[at - 1])) return false;
  const std::string_view rest = text.substr(at, 9);
  return rest.starts_with("https://") || rest.starts_with("http://") || rest.starts_with("www.") ||
         rest.starts_with("ftp://");
}

size_t UrlEnd(std::string_view text, size_t at) {
  size_t end = at;
  int depth = 0;
  while (end < text.size() && std::string_view(" \t\n<>\"`|\\").find(text[end]) == kNone) {
    if (text[end] == '(') ++depth;
    if (text[end] == ')' && --depth < 0) break;
    ++end;
  }
  while (end > at + 1 && std::string_view(".,;:!?*_'~]}").find(text[end - 1]) != kNone) --end;
  return end;
}

}  // namespace emend
