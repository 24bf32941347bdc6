// Small questions about tokens that several readers of lines ask.
#ifndef EMEND_CODE_TOKEN_SHAPES_H_
#define EMEND_CODE_TOKEN_SHAPES_H_

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

#include "base/byte_set.h"
#include "code/tokens.h"

namespace emend {

inline bool IsUpperAscii(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsLowerAscii(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsDigitAscii(char c) { return c >= '0' && c <= '9'; }

inline bool IsOperator(const Token& token, std::string_view text) {
  return token.kind == TokenKind::kOperator && token.text == text;
}

// Whether `text` is one of the entries of `list`, which are separated by a space.
bool IsOneOf(std::string_view text, std::string_view list);

// A list of IsOneOf that is known when the program is compiled.
template <size_t kSize>
struct WordList {
  constexpr WordList(const char (&text)[kSize]) { std::copy_n(text, kSize, list); }  // NOLINT: converts on purpose
  char list[kSize] = {};
};

// The same; most texts are ruled out by their first byte.
template <WordList kWords>
bool IsOneOf(std::string_view text) {
  static constexpr std::string_view kList(kWords.list, sizeof kWords.list - 1);
  static constexpr ByteSet kFirst = [] {
    std::string_view list = kList;
    ByteSet first("");
    for (size_t i = 0; i < list.size(); ++i) {
      if (i == 0 || list[i - 1] == ' ') first.Insert(list[i]);
    }
    return first;
  }();
  return !text.empty() && kFirst.has(text[0]) && IsOneOf(text, kList);
}

// A name as programs have them: no letter beyond ASCII, no apostrophe.
bool IsIdentifier(const Token& token);

enum class Spelling : unsigned char { kOther, kSnake, kCamel, kScreaming };
Spelling SpellingOf(std::string_view word);

// `Content-Type`, `X-Request-Id`: capitalised words joined by hyphens.
bool IsTrainCase(std::string_view word);

// `urls.py`, `.gitignore`, `src/main.js`: a name with the extension of a source or settings file.
bool IsFileName(std::string_view text);

// Begins with emphasis of Markdown: `**Term**: …`, `__Note__`.
bool IsEmphasised(std::string_view text);

// The index of the bracket that closes the one at `open`; tokens.size() if it stays open.
size_t CloserOf(std::span<const Token> tokens, size_t open);

// Behind `a.b.c`, `a->b`, `a::b`, `a[0].b` that begins at `begin`; `begin` if no name stands there.
size_t SkipName(std::span<const Token> tokens, size_t begin);

// `import a.b, c`, `from a import b`, `using X;`, `package x`, `use a::b;`: the whole line.
bool IsImport(std::span<const Token> tokens);

// `int x = …`, `List<String> names;`, `public static void main(…) {`, `var mu sync.Mutex`.
bool IsDeclaration(std::span<const Token> tokens);

// The last operator is one that ends a sentence or a label.
bool EndsSentence(std::span<const Token> tokens);

// A line of a stack trace: `Traceback (…):`, `File "x", line 3`, `at a.B(C.java:3)`.
bool IsTrace(std::span<const Token> tokens);

// `ValueError: …`, the end of a stack trace; or the head of an entry in a glossary.
bool IsErrorLine(std::span<const Token> tokens);

}  // namespace emend

#endif  // EMEND_CODE_TOKEN_SHAPES_H_
