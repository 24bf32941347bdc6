// One line as tokens: what the eye of a programmer sees before any language is known.
//
//   indentation · prompt or list mark · tokens · comment at the end
//
// One pass, time linear in the line, no memory beyond the value itself: after kMaxTokens tokens the scan stops (`cut`),
// so a line of a megabyte costs as much as a long sentence. The views point into the line.
#ifndef EMEND_CODE_TOKENS_H_
#define EMEND_CODE_TOKENS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace emend {

enum class TokenKind : uint8_t {
  kWord,      // letters, digits, _; with inner apostrophes and hyphens where letters stand on both sides
  kNumber,    // begins with a digit: 12, 0x1F, 2gb, 127.0.0.1, 3.11-slim
  kString,    // between quotes that close on the line
  kVariable,  // $name, ${name}, @name, %name%
  kFlag,      // -x, --name=value, behind a space
  kPath,      // /etc/x, ./x, ../x, ~/x, C:\x
  kUrl,       // scheme://…
  kTag,       // <name …>, </name>, <!-- … -->, <!DOCTYPE …>
  kTemplate,  // {{ … }}, {% … %}, {# … #}
  kComment,   // # …, // …, /* … */, -- …, ; … : to the end of the line unless it closes before
  kOperator,  // ASCII punctuation, longest match: == -> ::
  kSymbol,    // everything else: typographic quotes and dashes, bullets, emoji
};

struct Token {
  TokenKind kind = TokenKind::kSymbol;
  bool spaced = false;   // white space stands before it
  bool plain = false;    // kWord: only letters, not glued to an operator: what a sentence is made of
  bool foreign = false;  // kWord: has letters beyond ASCII
  std::string_view text;
};

// What stands before the first token.
enum class Lead : uint8_t { kNone, kPrompt, kBullet, kNumber };

struct LineTokens {
  static constexpr size_t kMaxTokens = 96;

  std::string_view line;
  std::string_view content;  // without indentation, lead and white space at the end
  int indent = 0;            // columns; a tab goes to the next multiple of 4
  Lead lead = Lead::kNone;
  std::string_view lead_text;
  bool inner_tab = false;
  bool cut = false;         // the line goes on behind the last token
  bool open_quote = false;  // a double quote or back-tick does not close on the line
  size_t size = 0;
  std::array<Token, kMaxTokens> tokens;

  std::span<const Token> all() const { return {tokens.data(), size}; }
  // Without the comment at the end.
  std::span<const Token> code() const {
    return {tokens.data(), size > 0 && tokens[size - 1].kind == TokenKind::kComment ? size - 1 : size};
  }
};

// Reads `line` into `out` (reused by callers, as it is large).
void ScanLine(std::string_view line, LineTokens& out);

}  // namespace emend

#endif  // EMEND_CODE_TOKENS_H_
