#include "facts/mood.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace emend::facts {
namespace {

// The words of a denial that carry it: "not" of "need not".
bool Denies(const Token& token) {
  static const auto* kWords =
      new std::set<std::string_view>{"not",  "never",   "no",         "without", "non",    "nor",     "neither",
                                     "none", "nothing", "impossible", "hardly",  "nobody", "nowhere", "cannot"};
  if (kWords->contains(token.word)) return true;
  for (const std::string_view begin :
       {"lack", "fail", "refus", "unable", "incapable", "prevent", "forbid", "prohibit", "disallow", "avoid", "absence",
        "zero", "myth", "wrong", "mistake", "optional"}) {
    if (token.word.starts_with(begin)) return true;
  }
  return false;
}

// "keeps", "stops" of "stops scripts from reading it".
bool Hinders(const Token& token) {
  for (const std::string_view begin :
       {"keep", "kept", "stop", "block", "hinder", "bar", "sav", "protect", "shield", "safeguard", "spar", "guard"}) {
    if (token.word.starts_with(begin)) return true;
  }
  return false;
}

// "INCR is not atomic, two clients may read the same value": a part with a subject of its own.
bool IsOfOtherPart(const Clause& clause, const Hedge& hedge, const Matched& matched) {
  const auto& tokens = clause.tokens;
  size_t begin = hedge.at;
  while (begin > 0 && !(tokens[begin].before & (kComma | kColon | kSemicolon | kDash))) --begin;
  size_t end = hedge.at + 1;
  while (end < tokens.size() && !(tokens[end].before & (kComma | kColon | kSemicolon | kDash))) ++end;
  if (begin == 0) return false;
  if (std::any_of(matched.begin(), matched.end(), [&](size_t token) { return token >= begin && token < end; }))
    return false;
  static const auto* kLinks = new std::set<std::string_view>{"and", "or", "but", "it", "they", "which", "then"};
  return hedge.at > begin && !kLinks->contains(tokens[begin].word);
}

// "Not called for X, only for Y": what stands behind "only" is not denied.
bool ReachesPast(const Clause& clause, const Scope& scope, const Matched& matched) {
  if (scope.end >= clause.tokens.size() || matched.back() <= scope.end) return false;
  static const auto* kTurns = new std::set<std::string_view>{"only", "just", "but", "instead", "rather", "merely"};
  return kTurns->contains(clause.tokens[scope.end].word);
}

// "For production it's not meant": the words stand before the verb that is denied.
bool IsFronted(const Clause& clause, const Scope& scope, const Matched& matched) {
  if (scope.role != Role::kNegate && scope.role != Role::kNever) return false;
  const auto& tokens = clause.tokens;
  if (scope.from < clause.own + 3 || matched.back() >= scope.from || matched.front() <= clause.own ||
      !IsPreposition(tokens[clause.own]) || !IsAuxiliary(tokens[scope.from - 1]))
    return false;
  return std::none_of(tokens.begin() + static_cast<long>(clause.own),
                      tokens.begin() + static_cast<long>(matched.back()),
                      [](const Token& token) { return IsAuxiliary(token) || (token.before & (kColon | kSemicolon)); });
}

}  // namespace

bool IsPreposition(const Token& token) {
  static const auto* kWords = new std::set<std::string_view>{"with",    "in",   "on",   "under", "across", "for",
                                                             "between", "over", "from", "at",    "to"};
  return kWords->contains(token.word);
}

Mood MoodOf(const Clause& clause, const Sentence& sentence, const Matched& matched) {
  Mood mood;
  for (const Scope& scope : clause.denials) {
    // Words of denial that the pattern asks for deny nothing.
    const bool asked = std::any_of(matched.begin(), matched.end(), [&](size_t token) {
      return token >= scope.from && token < scope.to && (Denies(clause.tokens[token]) || Hinders(clause.tokens[token]));
    });
    if (asked || ReachesPast(clause, scope, matched)) continue;
    if (std::none_of(matched.begin(), matched.end(),
                     [&](size_t token) { return token >= scope.begin && token < scope.end; }) &&
        !IsFronted(clause, scope, matched))
      continue;
    mood.denied = !mood.denied;
    mood.myth |= scope.role == Role::kMyth;
    mood.weakly |= scope.role == Role::kWeakNegate;
    mood.flatly |= scope.role == Role::kNever;
  }
  // "filter() sends no query, while list() does".
  if (clause.elliptic) {
    for (const size_t token : matched) {
      if (token < clause.own && Denies(clause.tokens[token])) mood.denied = !mood.denied;
    }
  }
  for (const Hedge& hedge : clause.hedges) {
    mood.condition |= hedge.role == Role::kIf;
    if (IsOfOtherPart(clause, hedge, matched)) continue;
    mood.would |= hedge.role == Role::kWould;
    mood.can |= hedge.role == Role::kCan || hedge.role == Role::kOptional;
    mood.may |= hedge.role == Role::kMay;
  }
  mood.condition |= sentence.condition;
  for (size_t i = matched.front() + 1; i < clause.tokens.size() && mood.denied; ++i)
    mood.when |= IsAny(clause.tokens[i], {"when", "where", "once", "whenever"});
  return mood;
}

}  // namespace emend::facts
