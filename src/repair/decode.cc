#include "repair/decode.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "repair/legacy_text.h"

namespace emend {
namespace {

bool IsStrayControl(unsigned char byte) {
  return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f';
}

// In blocks that are counted within a byte, so that the compiler makes vectors
// of it.
size_t CountStrayControls(std::string_view bytes) {
  constexpr size_t kBlock = 192;
  size_t count = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t end = std::min(at + kBlock, bytes.size());
    uint8_t in_block = 0;
    for (; at < end; ++at) {
      in_block = static_cast<uint8_t>(in_block + (IsStrayControl(static_cast<unsigned char>(bytes[at])) ? 1 : 0));
    }
    count += in_block;
  }
  return count;
}

Result<std::string> DecodeUtf16(std::string_view bytes, bool big_endian) {
  if (bytes.size() % 2 != 0) {
    return Error{"", 0, 0,
                 "the UTF-16 text ends in the middle of a character: it was "
                 "cut off; export it again"};
  }
  const auto unit = [&](size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  text.reserve(bytes.size());
  for (size_t at = 0; at < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 4 <= bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), at += 2;
    }
    AppendUtf8(c, text);  // a lone surrogate becomes U+FFFD
  }
  return text;
}

// In UTF-16 every second byte of western text is NUL. "utf-16le" or "utf-16be"
// if that is so here.
std::string_view GuessUtf16(std::string_view bytes) {
  const std::string_view front = bytes.substr(0, 4096);
  size_t even = 0;
  size_t odd = 0;
  for (size_t i = 0; i < front.size(); ++i) {
    if (front[i] == 0) ++(i % 2 == 0 ? even : odd);
  }
  if (odd * 5 > front.size() && even * 10 < odd) return "utf-16le";
  if (even * 5 > front.size() && odd * 10 < even) return "utf-16be";
  return {};
}

Error BinaryError() { return {"", 0, 0, "this is a binary file, not text; export it as plain text in UTF-8"}; }

}  // namespace

Result<DecodedText> DecodeBytes(std::string bytes) {
  const std::string_view view = bytes;
  const bool utf16le = view.starts_with("\xFF\xFE");
  const bool utf16be = view.starts_with("\xFE\xFF");
  if (utf16le || utf16be) {
    Result<std::string> text = DecodeUtf16(view.substr(2), utf16be);
    if (!text.ok()) return text.error();
    const size_t controls = CountStrayControls(text.value());
    return DecodedText{std::move(text).value(), utf16be ? "utf-16be" : "utf-16le", 1.0, true, controls};
  }
  const size_t controls = CountStrayControls(view);
  if (controls > 0) {
    if (const std::string_view guess = GuessUtf16(view); !guess.empty()) {
      return Error{"", 0, 0,
                   "this looks like " + std::string(guess) +
                       " without a byte order mark; convert it to UTF-8: iconv -f " + std::string(guess) + " -t utf-8"};
    }
    if (controls * 20 > view.size()) return BinaryError();
  }
  const bool mark = view.starts_with(kByteOrderMark);
  if (!FindInvalidUtf8(view)) {
    if (mark) bytes.erase(0, 3);
    return DecodedText{std::move(bytes), "utf-8", 1.0, mark, controls};
  }
  const std::optional<LegacyGuess> guess = GuessCodePage(view);
  if (!guess) return BinaryError();
  return DecodedText{DecodeLegacy(view, *guess->page), std::string(guess->page->name), guess->certainty, false,
                     controls};
}

}  // namespace emend
