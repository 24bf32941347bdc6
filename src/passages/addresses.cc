// Bare addresses in a passage's text: https://…, www.…, name@host.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/span.h"
#include "passages/inline_text.h"

namespace emend {
namespace {

bool IsWord(char c) { return IsAsciiAlphanumeric(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80; }
bool IsLocalPart(char c) { return IsAsciiAlphanumeric(c) || c == '.' || c == '_' || c == '+' || c == '-'; }

// Behind the address from `begin` on: without the punctuation that ends a sentence, and without a closing bracket that
// was opened before it.
size_t AddressEnd(std::string_view text, size_t begin) {
  size_t end = begin;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' && text[end] != '<' && text[end] != '>' &&
         text[end] != '"' && text[end] != '`')
    ++end;
  int open = 0;
  for (size_t i = begin; i < end; ++i) open += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
  while (end > begin) {
    const char last = text[end - 1];
    if (std::string_view(".,:;!?*_~'").find(last) != kNowhere) {
      --end;
    } else if ((last == ')' && open < 0) || last == ']' || last == '}') {
      if (last == ')') ++open;
      --end;
    } else {
      break;
    }
  }
  return end;
}

// The scheme that ends before the `://` at `at`.
size_t SchemeBegin(std::string_view text, size_t at) {
  constexpr size_t kLongest = 16;
  size_t begin = at;
  while (begin > 0 && at - begin < kLongest && (IsAsciiAlphanumeric(text[begin - 1]) || text[begin - 1] == '+'))
    --begin;
  while (begin < at && !(((text[begin] | 0x20) >= 'a') && ((text[begin] | 0x20) <= 'z'))) ++begin;
  return begin;
}

std::optional<Span> AddressAt(std::string_view text, size_t sign) {
  if (text[sign] == ':') {
    if (text.substr(sign, 3) != "://") return std::nullopt;
    const size_t begin = SchemeBegin(text, sign);
    if (sign - begin < 2) return std::nullopt;
    const size_t end = AddressEnd(text, begin);
    if (end <= sign + 3) return std::nullopt;
    return Span{begin, end};
  }
  if (text[sign] == '@') {
    constexpr size_t kLongestLocalPart = 64;
    size_t begin = sign;
    while (begin > 0 && sign - begin < kLongestLocalPart && IsLocalPart(text[begin - 1])) --begin;
    size_t end = sign + 1;
    while (end < text.size() && (IsAsciiAlphanumeric(text[end]) || text[end] == '-' || text[end] == '.')) ++end;
    while (end > sign + 1 && !IsAsciiAlphanumeric(text[end - 1])) --end;
    const std::string_view host = text.substr(sign + 1, end - sign - 1);
    if (begin == sign || host.find('.') == kNowhere || !IsAsciiAlphanumeric(host.front())) return std::nullopt;
    return Span{begin, end};
  }
  // `www.`
  if (sign > 0 && IsWord(text[sign - 1])) return std::nullopt;
  const size_t end = AddressEnd(text, sign);
  if (end <= sign + 4) return std::nullopt;
  return Span{sign, end};
}

// The next `:`, `@` or `www.` that may be part of an address.
size_t NextSign(std::string_view text, size_t from) {
  constexpr ByteSet kSigns(":@.");
  constexpr size_t kWww = 3;
  for (size_t at = kSigns.Find(text, from, text.size()); at < text.size();
       at = kSigns.Find(text, at + 1, text.size())) {
    if (text[at] != '.') return at;
    if (at >= from + kWww && (text[at - 1] | 0x20) == 'w' && (text[at - 2] | 0x20) == 'w' &&
        (text[at - 3] | 0x20) == 'w')
      return at - kWww;
  }
  return kNowhere;
}

// Inline code and bracketed addresses, which hold no others.
bool IsOpaque(const InlineMark& mark) { return mark.kind == InlineKind::kCode || mark.kind == InlineKind::kUrl; }

}  // namespace

void MarkAddresses(Passage& passage) {
  const std::string_view text = passage.text;
  std::vector<InlineMark> found;
  auto mark = passage.marks.begin();
  for (size_t at = NextSign(text, 0); at != kNowhere; at = NextSign(text, at)) {
    const auto span = AddressAt(text, at);
    while (mark != passage.marks.end() && (!IsOpaque(*mark) || mark->span.end <= (span ? span->begin : at))) ++mark;
    const bool known = span && mark != passage.marks.end() && mark->span.begin < span->end;
    if (span && !known) found.push_back({*span, InlineKind::kUrl});
    const size_t sign_end = at + (text[at] == ':' || text[at] == '@' ? 1 : 4);
    at = known ? std::max(mark->span.end, sign_end) : span ? std::max(span->end, sign_end) : sign_end;
  }
  if (found.empty()) return;
  passage.marks.insert(passage.marks.end(), found.begin(), found.end());
  std::stable_sort(passage.marks.begin(), passage.marks.end(), [](const InlineMark& a, const InlineMark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
}

}  // namespace emend
