// Words of a passage as facts are read: folded, stemmed, with what stands before them.
#ifndef EMEND_FACTS_TOKENS_H_
#define EMEND_FACTS_TOKENS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/word_store.h"
#include "model/passage.h"

namespace emend::facts {

// What stands between a word and the one before it.
enum Before : uint16_t {
  kComma = 1,
  kColon = 2,
  kSemicolon = 4,
  kDash = 8,   // between spaces, or an em dash
  kOpen = 16,  // ( or [
  kClose = 32,
  kQuoteOpen = 64,
  kQuoteClose = 128,
  kLine = 256,  // a hard line break
  kSlash = 512,
  kArrow = 1024,  // -> or =>
  kGlued = 2048,
  kDot = 4096,  // no white space: a.b, read-only
};

enum class TokenKind : uint8_t { kWord, kNumber, kSign };

struct Token {
  std::string_view word;        // folded; n't is "not", a sign stands as it is
  std::string_view as_written;  // bytes of the passage's text
  uint64_t form = 0;            // hash of `word`
  uint64_t stem = 0;
  double number = 0;    // kNumber, and number words
  uint16_t before = 0;  // of Before
  TokenKind kind = TokenKind::kWord;
  bool counts = false;  // `number` holds
  bool code = false;    // in inline code
  bool strong = false;
  bool struck = false;
  bool call = false;  // `(` follows at once
  bool url = false;
  bool capitals = false;  // written all in capitals, three letters or more
  int passage = 0;
  Span span;  // bytes of the passage's text
};

// The words of bytes `range` of the passage's text. They are valid as long as the text and `store`.
std::vector<Token> ReadTokens(const Passage& passage, int index, Span range, WordStore& store);

}  // namespace emend::facts

#endif  // EMEND_FACTS_TOKENS_H_
