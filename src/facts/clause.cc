#include "facts/clause.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "facts/lexicon.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

// "and merges the", "and is", "and it": what follows has a verb of its own.
bool BeginsStatement(const std::vector<Token>& tokens, size_t at) {
  if (at >= tokens.size()) return false;
  if (IsAny(tokens[at],
            {"then", "also", "therefore", "thus", "hence", "so", "it", "they", "this", "these", "we", "you"}))
    return true;
  if (IsAuxiliary(tokens[at]) || IsAny(tokens[at], {"not", "never", "cannot"})) return !IsAny(tokens[at], {"not"});
  const std::string_view word = tokens[at].word;
  if (at + 1 < tokens.size() && tokens[at].kind == TokenKind::kWord && !tokens[at].code && word.size() > 3 &&
      word.ends_with('s') && !word.ends_with("ss")) {
    return IsAny(tokens[at + 1], {"the",     "a",   "an",   "them",  "it",   "its", "to",   "into",  "from",
                                  "no",      "all", "each", "every", "only", "one", "your", "their", "that",
                                  "nothing", "any", "when", "as",    "by",   "up",  "back", "on",    "with"});
  }
  return false;
}

// A word in -s right behind a name: "PATCH modifies".
bool IsVerbBehindName(const std::vector<Token>& tokens, size_t at) {
  const std::string_view word = tokens[at].word;
  return at > 0 && (IsName(tokens[at - 1]) || (at > 1 && tokens[at - 2].call)) && !IsName(tokens[at]) &&
         word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
}

bool HasVerb(const std::vector<Token>& tokens, size_t from, size_t to) {
  for (size_t i = from; i < to; ++i) {
    if (IsAuxiliary(tokens[i]) || (i > from && IsVerbBehindName(tokens, i))) return true;
  }
  return false;
}

// A name with its verb from token `at` on.
bool NamesActor(const std::vector<Token>& tokens, size_t at) {
  const size_t last = std::min(tokens.size(), at + 4);
  for (size_t i = at + 1; i < last; ++i) {
    if (tokens[i].before & (kComma | kColon)) return false;
    if (!IsName(tokens[i - 1]) && !(i >= 2 && tokens[i - 2].call)) continue;
    if (IsAuxiliary(tokens[i])) return true;
    if (IsVerbBehindName(tokens, i) && i + 1 < tokens.size() && !IsAny(tokens[i + 1], {"and", "or"}) &&
        !(tokens[i + 1].before & kComma))
      return true;
  }
  return false;
}

// The verb of tokens [start, at) that the words from `at` on go without: "SOAP is a protocol, REST a style", "401 if
// the token is missing, 403 if …".
std::optional<size_t> FindGappedVerb(const std::vector<Token>& tokens, size_t start, size_t at) {
  if (at >= tokens.size() || !(tokens[at].before & kComma)) return std::nullopt;
  size_t next = at;
  if (IsAny(tokens[next], {"a", "an", "the", "and"}) && next + 1 < tokens.size()) ++next;
  if (IsAny(tokens[next], {"a", "an", "the"}) && next + 1 < tokens.size()) ++next;
  if (!IsName(tokens[next])) return std::nullopt;
  while (next < tokens.size() && next < at + 5 && IsName(tokens[next]) &&
         (next == at || !(tokens[next].before & kComma)))
    ++next;
  if (next >= tokens.size() || !IsAny(tokens[next], {"a", "an", "the", "to", "if", "when", "not", "no"}) ||
      (tokens[next].before & (kComma | kColon)))
    return std::nullopt;
  const bool condition = IsAny(tokens[next], {"if", "when"});
  if (!condition) {
    for (size_t i = next; i < tokens.size() && !(tokens[i].before & (kSemicolon | kDash)); ++i) {
      if (IsAuxiliary(tokens[i]) || (i > next && IsVerbBehindName(tokens, i))) return std::nullopt;
    }
  }
  for (size_t i = start; i < at; ++i) {
    if (condition ? IsAny(tokens[i], {"if", "when"}) && i > start && IsName(tokens[i - 1])
                  : i > start && (IsAuxiliary(tokens[i]) || IsVerbBehindName(tokens, i) ||
                                  (tokens[i].word.ends_with("ed") && IsName(tokens[i - 1]) && !IsName(tokens[i]))))
      return i;
  }
  return std::nullopt;
}

// "A missing token gives 401, missing rights give 403": the verb of the first part again.
bool RepeatsVerb(const std::vector<Token>& tokens, size_t start, size_t at) {
  for (size_t i = at + 1; i < tokens.size() && i < at + 5 && !(tokens[i].before & (kComma | kColon)); ++i) {
    if (tokens[i].kind != TokenKind::kWord || IsName(tokens[i]) || IsAuxiliary(tokens[i])) continue;
    for (size_t k = start + 1; k < at; ++k) {
      if (tokens[k].stem == tokens[i].stem && tokens[k].word != tokens[i].word &&
          (tokens[k].word.ends_with('s') || tokens[i].word.ends_with('s')) && !IsAuxiliary(tokens[k]) &&
          tokens[k].word.size() > 3 && tokens[i].word.size() > 3 && !tokens[k].word.ends_with("ing") &&
          !tokens[i].word.ends_with("ing"))
        return true;
    }
  }
  return false;
}

bool BeginsClause(const std::vector<Token>& tokens, size_t start, size_t at) {
  const Token& token = tokens[at];
  // `Authorization: Bearer` is one word.
  const bool in_code = at > start && token.code && tokens[at - 1].code && token.passage == tokens[at - 1].passage;
  if ((token.before & (kSemicolon | kColon | kDash | kLine | kArrow)) && !in_code) return true;
  // "`null` -> database, `blank` -> validation", "null - database level, blank - validation level".
  if (token.before & kComma) {
    const bool listed = start > 0 && (tokens[start].before & (kColon | kDash));
    for (size_t i = at + 1; i < tokens.size() && i < at + 8 && !(tokens[i].before & (kComma | kSemicolon)); ++i) {
      if (tokens[i].before & kArrow || (listed && i < at + 5 && (tokens[i].before & (kColon | kDash)))) return true;
    }
  }
  // "is not run while building the image": one statement.
  if (Is(token, "while") && at + 1 < tokens.size() && tokens[at + 1].word.ends_with("ing") && !IsName(tokens[at + 1]))
    return false;
  if (IsAny(token, {"while", "whilst", "whereas", "although", "though", "however", "because", "which", "whose", "who",
                    "nor"})) {
    const bool after_preposition =
        at > start &&
        IsAny(tokens[at - 1], {"in", "of", "for", "to", "by", "with", "from", "on", "at", "even", "a", "for"}) &&
        Is(token, "which");
    // "tells who the user is".
    const bool asked = Is(token, "who") && at + 1 < tokens.size() &&
                       IsAny(tokens[at + 1], {"the", "a", "you", "we", "they", "it", "he", "someone"});
    return !after_preposition && !asked;
  }
  // "HEAD is not safe as it may …": a reason.
  if (IsAny(token, {"as", "since"}) && at > start + 1 && at + 2 < tokens.size() &&
      IsAny(tokens[at + 1], {"it", "they", "there"}) &&
      !IsAny(tokens[at - 1], {"same", "such", "well", "soon", "long", "far", "just", "much", "often", "known"}) &&
      !IsAny(tokens[at + 1], {"is"}) && HasVerb(tokens, start, at))
    return true;
  if (Is(token, "but")) {
    // "not X but Y" is one statement.
    for (size_t i = at; i-- > start && i + 6 > at;) {
      if (IsAny(tokens[i], {"not"}) && i + 1 < at && !IsAuxiliary(tokens[i + 1]) && i > start &&
          IsAuxiliary(tokens[i - 1]) && !(token.before & kComma))
        return false;
      if (IsAuxiliary(tokens[i])) break;
    }
    return !(at > start && IsAny(tokens[at - 1], {"nothing", "anything", "all", "none"}));
  }
  if (Is(token, "so") && (token.before & kComma)) return true;
  if (Is(token, "yet") && (token.before & kComma)) return true;
  if (IsAny(token, {"and", "or"}) && at + 1 < tokens.size()) {
    if (BeginsStatement(tokens, at + 1)) return true;
    if (HasVerb(tokens, start, at) && NamesActor(tokens, at + 1)) return true;
    // "null is not about forms and blank is not about the database"
    if (at + 3 < tokens.size() && IsAuxiliary(tokens[at + 2]) && Is(tokens[at + 3], "not") &&
        !IsFiller(tokens[at + 1]) && !IsPronoun(tokens[at + 1]) && HasVerb(tokens, start, at))
      return true;
    // "…, and a PUT does": a new subject with its verb.
    if (token.before & kComma) {
      for (size_t i = at + 2; i < tokens.size() && i < at + 7 && !(tokens[i].before & kComma); ++i) {
        if (IsAuxiliary(tokens[i])) return true;
      }
    }
    return FindGappedVerb(tokens, start, at).has_value();
  }
  // "…, we needed two": but not behind "For the tags, a many-to-many relation, …".
  if ((token.before & kComma) && IsAny(token, {"it", "this", "they", "we", "you", "then"}) && at + 1 < tokens.size())
    return HasVerb(tokens, start, at) || !IsAny(tokens[start], {"for", "in", "with", "on", "at", "under", "without",
                                                                "unlike", "during", "to", "from", "by"});
  // "By the book it isn't, hypermedia is part of it": a second statement.
  if ((token.before & kComma) && at > start + 1 && Is(tokens[at - 1], "not") && IsAuxiliary(tokens[at - 2]))
    return true;
  // "It has no WHERE, that's what DELETE is for".
  if ((token.before & kComma) && Is(token, "that") && at + 1 < tokens.size() && IsAuxiliary(tokens[at + 1]) &&
      HasVerb(tokens, start, at))
    return true;
  // "…, TRUNCATE does not": a short clause of its own.
  if (token.before & kComma) {
    size_t end = at;
    while (end < tokens.size() && end < at + 6 &&
           (end == at || !(tokens[end].before & (kComma | kColon | kDash | kSemicolon))))
      ++end;
    const bool closed = end == tokens.size() || (tokens[end].before & (kComma | kColon | kDash | kSemicolon));
    if (closed && end > at + 1) {
      const Token& last = tokens[end - 1];
      if (IsAuxiliary(last) || (Is(last, "not") && end > at + 2 && IsAuxiliary(tokens[end - 2]))) return true;
    }
  }
  // "PUT is idempotent, PATCH is not", "COUNT(*) counts rows, SUM adds": a second statement without "and".
  if ((token.before & kComma) && HasVerb(tokens, start, at) && NamesActor(tokens, at)) return true;
  if ((token.before & kComma) && (FindGappedVerb(tokens, start, at) || RepeatsVerb(tokens, start, at))) return true;
  // The comma that closes "…, which is idempotent, …".
  if ((token.before & kComma) && at > start + 1 && IsAny(tokens[start], {"which", "who", "whose"}) &&
      !IsAny(token, {"and", "or"}))
    return true;
  return false;
}

}  // namespace

std::vector<CutClause> CutClauses(std::vector<Token> sentence) {
  std::vector<CutClause> clauses;
  // What stands in brackets is said apart, behind the words around it.
  std::vector<Token> outer;
  std::vector<std::vector<Token>> inner;
  bool inside = false;
  for (Token& token : sentence) {
    if (token.struck) continue;
    if (token.before & kClose) inside = false;
    if (token.before & kOpen) {
      inside = true;
      inner.emplace_back();
    }
    (inside ? inner.back() : outer).push_back(std::move(token));
  }
  size_t start = 0;
  size_t last_start = 0;
  for (size_t at = 0; at <= outer.size(); ++at) {
    if (at < outer.size() && (at == start || !BeginsClause(outer, start, at))) continue;
    if (at == start) continue;
    CutClause clause;
    clause.after_colon = start > 0 && (outer[start].before & (kColon | kDash | kArrow)) != 0;
    clause.adversative =
        IsAny(outer[start], {"but", "yet", "however", "actually"}) ||
        (start + 1 < outer.size() && start > 0 && Is(outer[start], "in") && Is(outer[start + 1], "fact"));
    clause.tokens.assign(outer.begin() + static_cast<long>(start), outer.begin() + static_cast<long>(at));
    if (const auto verb = start > 0 ? FindGappedVerb(outer, last_start, start) : std::nullopt;
        verb && IsAny(outer[*verb], {"if", "when"}) == false)
      clause.verb.push_back(outer[*verb]);
    last_start = start;
    clauses.push_back(std::move(clause));
    start = at;
  }
  for (std::vector<Token>& tokens : inner) {
    CutClause clause;
    clause.inserted = true;
    clause.tokens = std::move(tokens);
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace emend::facts
