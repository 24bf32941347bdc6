// What words do to the statement they stand in.
#ifndef EMEND_FACTS_LEXICON_H_
#define EMEND_FACTS_LEXICON_H_

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "facts/tokens.h"

namespace emend::facts {

inline bool Is(const Token& token, std::string_view form) { return token.word == form; }

inline bool IsAny(const Token& token, std::initializer_list<std::string_view> forms) {
  return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return token.word == form; });
}

enum class Role : uint8_t {
  kNegate,      // denies what follows in the clause
  kNever,       // the same, for all cases
  kNegateNear,  // denies the words that follow, up to a comma or a finite verb
  kNegateWord,  // denies the next word
  kNor,         // denies, unless a "neither" or "not" before it does so already
  kWeakNegate,  // says that it need not be so
  kInstead,     // what follows is not the subject, and denied
  kAside,       // what follows is not the subject
  kLike,        // what follows is another subject of the same statement
  kNotOnly,     // denies only the word "only"
  kFiller,      // words that look like one of the others
  kFrame,       // the same, and stand before what is said: "do not forget that"
  kMyth,        // denies the statement that follows
  kBelief,      // others believe what follows; says nothing
  kWould,       // so it would be, and is not
  kReject,      // what stands in the sentence, or before it, is wrong
  kCan,
  kMay,
  kIf,       // begins a condition
  kWhether,  // begins a question
  kStrong,   // in all cases
  kOptional,
  kPast,   // holds no more
  kUntil,  // before a version: holds no more
};

struct RoleMatch {
  Role role;
  size_t length;  // in tokens
};

// The longest phrase with a role that begins at the first of `tokens`.
std::optional<RoleMatch> FindRole(std::span<const Token> tokens);

// Articles, possessives, adverbs of degree: may stand between the words of a pattern.
bool IsFiller(const Token& token);
// The same of a folded word that does not stand in code.
bool IsFillerWord(std::string_view word);

// is, does, will, can, … : a finite verb without content.
bool IsAuxiliary(const Token& token);

// In code, a number, or with a capital.
bool IsName(const Token& token);

// it, this, they, …: refer to what was named before.
bool IsPronoun(const Token& token);

// What an answer or a table cell says with its first words: yes or no.
enum class YesNo : uint8_t { kNone, kYes, kNo, kPartly };
YesNo ReadYesNo(std::span<const Token> tokens, size_t& length);

}  // namespace emend::facts

#endif  // EMEND_FACTS_LEXICON_H_
