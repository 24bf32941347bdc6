// What a word may be: a function word of a sentence, a keyword, a command-line tool, a part of SQL … A word can be
// several of these at once ("for", "from"); the features weigh them by where the word stands.
#ifndef EMEND_CODE_WORDS_H_
#define EMEND_CODE_WORDS_H_

#include <cstdint>
#include <string_view>

namespace emend {

enum WordClass : uint32_t {
  kProseWord = 1u << 0,    // function words of two dozen languages that no programming language uses
  kKeyword = 1u << 1,      // begins a statement, and is no English word: def, elif, const
  kWeakKeyword = 1u << 2,  // begins a statement, and sentences too: for, import, return
  kTypeWord = 1u << 3,     // int, void, String …
  kTool = 1u << 4,         // a command line tool by a name that is no common word: kubectl, npm
  kWeakTool = 1u << 5,     // one whose name is a word too: go, make, cat
  kToolVerb = 1u << 6,     // a sub-command: install, run, apply
  kSqlHead = 1u << 7,      // SELECT, INSERT …
  kSqlWord = 1u << 8,      // FROM, WHERE, JOIN …
  kDockerHead = 1u << 9,   // RUN, COPY …
  kHttpMethod = 1u << 10,
  kSwitchValue = 1u << 11,   // on, off, yes, true …
  kAlone = 1u << 12,         // a statement by itself: pass, break, else, end
  kDirective = 1u << 13,     // a setting of nginx, redis, systemd … by a name that is no common word
  kModifier = 1u << 14,      // public, static, async: stands before a declaration
  kQuestionWord = 1u << 15,  // what, how, warum …
  kFunctionWord = 1u << 16,  // a function every programmer knows: print, printf, len
  kHeaderName = 1u << 17,    // a header of HTTP: Host, Content-Type
  kLinkWord = 1u << 19,      // a preposition that stands in commands and queries too: from, to, any
  kBlockWord = 1u << 18,     // ends the first line of a block: do, then, begin
};

// The classes of `word`, compared as written; 0 if it is none of them. A capitalised form is looked up as
// it is, and as lower case for kProseWord and kQuestionWord.
uint32_t WordClasses(std::string_view word);

}  // namespace emend

#endif  // EMEND_CODE_WORDS_H_
