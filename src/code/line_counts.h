// The tokens of a line counted by kind: the raw material of its features.
#ifndef EMEND_CODE_LINE_COUNTS_H_
#define EMEND_CODE_LINE_COUNTS_H_

#include <array>
#include <cstdint>

#include "code/tokens.h"

namespace emend {

struct LineCounts {
  // Words of sentences
  int words = 0;
  int plain = 0;           // words that are not glued to an operator
  int pairs = 0;           // a plain word, a space, a plain word
  int prose = 0;           // plain function words
  int sentence_words = 0;  // of these, those that stand in no command
  int lower_prose = 0;     // of these, in lower case
  int lone = 0;            // plain words with a space on both sides that are no keyword of anything
  int foreign = 0;         // words with letters beyond ASCII
  int comma_words = 0;     // a plain word, a comma, a plain word
  int prose_brackets = 0;  // ` (word`
  int dashes = 0;          // `word - word`
  int slash_words = 0;     // `word/word`
  int versus = 0;          // `vs` between two things
  int colon_phrases = 0;   // inside the line, a colon and two plain words
  int symbols = 0;         // typographic marks and everything that is none of the next two
  int emoji = 0;
  int boxes = 0;           // box drawing, as in a tree of folders
  int glued_symbols = 0;   // a symbol with a word on both sides and no space
  double plain_share = 0;  // bytes in plain words, of all bytes in tokens
  // Code
  int operators = 0;
  int members = 0;
  int calls = 0;
  int empty_calls = 0;
  int subscripts = 0;
  int braces = 0;
  int angles = 0;
  int equals = 0;
  int arrows = 0;
  int scopes = 0;
  int comparisons = 0;
  int logic = 0;
  int increments = 0;
  int pipes = 0;
  int tool_pipes = 0;     // `| grep`
  int open_brackets = 0;  // more opened than closed
  int snake = 0;
  int camel = 0;
  int screaming = 0;
  int keywords = 0;
  int types = 0;
  int sql_words = 0;
  int functions = 0;  // well-known functions that are called
  int strings = 0;
  int backticks = 0;
  int variables = 0;
  int flags = 0;
  int paths = 0;
  int urls = 0;
  int numbers = 0;
  int tags = 0;
  int templates = 0;
};

// `classes[i]`: WordClasses of token i of `tokens`.
LineCounts CountTokens(std::span<const Token> tokens, const std::array<uint32_t, LineTokens::kMaxTokens>& classes);

}  // namespace emend

#endif  // EMEND_CODE_LINE_COUNTS_H_
