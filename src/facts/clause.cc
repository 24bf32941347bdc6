#include "facts/clause.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "facts/stem.h"

namespace emend::facts {
namespace {

constexpr size_t kNearWords = 7;  // how far "without" and "instead of" reach

bool Is(const Token& token, std::string_view form) { return token.word == form; }

bool IsAny(const Token& token, std::initializer_list<std::string_view> forms) {
  return std::any_of(forms.begin(), forms.end(), [&](std::string_view form) { return token.word == form; });
}

// "and merges the", "and is", "and it": what follows has a verb of its own.
bool BeginsStatement(const std::vector<Token>& tokens, size_t at) {
  if (at >= tokens.size()) return false;
  if (IsAny(tokens[at],
            {"then", "also", "therefore", "thus", "hence", "so", "it", "they", "this", "these", "we", "you"}))
    return true;
  if (IsAuxiliary(tokens[at]) || IsAny(tokens[at], {"not", "never", "cannot"})) return !IsAny(tokens[at], {"not"});
  const std::string& word = tokens[at].word;
  if (at + 1 < tokens.size() && tokens[at].kind == TokenKind::kWord && !tokens[at].code && word.size() > 3 &&
      word.ends_with('s') && !word.ends_with("ss")) {
    return IsAny(tokens[at + 1], {"the",     "a",   "an",   "them",  "it",   "its", "to",   "into",  "from",
                                  "no",      "all", "each", "every", "only", "one", "your", "their", "that",
                                  "nothing", "any", "when", "as",    "by",   "up",  "back", "on",    "with"});
  }
  return false;
}

bool IsName(const Token& token) {
  const char first = token.as_written.empty() ? 'a' : token.as_written.front();
  return token.code || token.kind != TokenKind::kWord || (first >= 'A' && first <= 'Z');
}

// A word in -s right behind a name: "PATCH modifies".
bool IsVerbBehindName(const std::vector<Token>& tokens, size_t at) {
  const std::string& word = tokens[at].word;
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
  while (next < tokens.size() && next < at + 5 && IsName(tokens[next]) && (next == at || !(tokens[next].before & kComma)))
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
          tokens[k].word.size() > 3 && tokens[i].word.size() > 3 && !tokens[k].word.ends_with("ing") && !tokens[i].word.ends_with("ing"))
        return true;
    }
  }
  return false;
}

bool BeginsClause(const std::vector<Token>& tokens, size_t start, size_t at) {
  const Token& token = tokens[at];
  if (token.before & (kSemicolon | kColon | kDash | kLine | kArrow)) return true;
  // "`null` -> database, `blank` -> validation".
  if ((token.before & kComma) && at + 1 < tokens.size() && (tokens[at + 1].before & kArrow)) return true;
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
    // "…, and a PUT does": a new subject with its verb.
    if (token.before & kComma) {
      for (size_t i = at + 2; i < tokens.size() && i < at + 7 && !(tokens[i].before & kComma); ++i) {
        if (IsAuxiliary(tokens[i])) return true;
      }
    }
    return FindGappedVerb(tokens, start, at).has_value();
  }
  if ((token.before & kComma) && IsAny(token, {"it", "this", "they", "we", "you", "then"}) && at + 1 < tokens.size())
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

class RoleMarker {
 public:
  explicit RoleMarker(Clause& clause) : clause_(clause), tokens_(clause.tokens) {}

  SentenceRoles Mark() {
    for (size_t at = 0; at < tokens_.size();) {
      // "No, it is …": an answer, no denial of what follows.
      if (at == 0 && Is(tokens_[at], "no") && at + 1 < tokens_.size() &&
          (tokens_[at + 1].before & (kComma | kColon | kDash | kSemicolon))) {
        ++at;
        continue;
      }
      if (const auto verb = KeepsFrom(at); verb)
        clause_.denials.push_back({Role::kNegateNear, at + 1, NearEnd(at + 1), *verb, *verb + 1});
      const auto found = tokens_[at].code || (tokens_[at].before & kGlued) || IsPartOfName(at)
                             ? std::nullopt
                             : FindRole(std::span(tokens_).subspan(at));
      if (!found) {
        ++at;
        continue;
      }
      at = Take(found->role, at, at + found->length);
    }
    MarkQuotations();
    return roles_;
  }

 private:
  // The verb of "keeps scripts from reading it".
  std::optional<size_t> KeepsFrom(size_t at) const {
    if (!Is(tokens_[at], "from") || at + 1 >= tokens_.size() || !tokens_[at + 1].word.ends_with("ing"))
      return std::nullopt;
    for (size_t i = at; i-- > 0 && i + 6 > at;) {
      if (IsAny(tokens_[i], {"keep", "keeps", "keeping", "kept", "stop", "stops", "stopping", "block", "blocks",
                             "hinder", "hinders", "bar", "bars", "save", "saves"}))
        return i;
      if (IsAny(tokens_[i], {"prevent", "prevents", "forbid", "forbids", "prohibits"})) return std::nullopt;
    }
    return std::nullopt;
  }

  // "NOT NULL", "None": names, not denials. "is NOT safe" only stresses.
  bool IsPartOfName(size_t at) const {
    const Token& token = tokens_[at];
    if (token.as_written == "None" && at > 0) return true;
    return token.capitals && at + 1 < tokens_.size() && tokens_[at + 1].capitals;
  }

  // Where the words that a denial reaches end.
  size_t FarEnd(size_t from) const {
    for (size_t i = from; i < tokens_.size(); ++i) {
      if (Is(tokens_[i], "but")) return i;
      if (Is(tokens_[i], "and") && i + 1 < tokens_.size() &&
          IsAny(tokens_[i + 1], {"only", "just", "instead", "simply", "merely", "leaves", "keeps"}))
        return i;
      if ((tokens_[i].before & kComma) && i > from &&
          IsAny(tokens_[i], {"only", "just", "instead", "rather", "merely", "it",      "so",        "then", "they",
                             "this", "not",  "never",   "nor",    "such",   "for",     "including", "e",    "like",
                             "when", "if",   "as",      "unless", "since",  "because", "where"}))
        return i;
    }
    return tokens_.size();
  }

  size_t CommaEnd(size_t from) const {
    for (size_t i = from; i < tokens_.size(); ++i) {
      if (i > from && (tokens_[i].before & (kComma | kColon))) return i;
    }
    return tokens_.size();
  }

  size_t NearEnd(size_t from) const {
    for (size_t i = from; i < tokens_.size(); ++i) {
      if (i > from && (tokens_[i].before & (kComma | kColon))) return i;
      if (i >= from + kNearWords || (i > from && IsAuxiliary(tokens_[i]))) return i;
    }
    return tokens_.size();
  }

  void Deny(Role role, size_t from, size_t to, size_t end) { clause_.denials.push_back({role, to, end, from, to}); }

  // Notes what tokens [from, to) do; the token to go on at.
  size_t Take(Role role, size_t from, size_t to) {
    switch (role) {
      case Role::kNegate:
      case Role::kNever:
        // "PUT, not PATCH, …" denies only what stands up to the next comma.
        if (Is(tokens_[from], "not") && from > 0 && ((tokens_[from].before & kComma) || Is(tokens_[from - 1], "and"))) {
          Deny(role, from, to, CommaEnd(to));
          clause_.asides.push_back({to, CommaEnd(to)});
        } else if (IsAny(tokens_[from], {"none", "nothing", "neither"}) && from > 0 && IsAuxiliary(tokens_[from - 1])) {
          Deny(role, from, to, FarEnd(to));
        } else {
          Deny(role, from, to, FarEnd(to));
        }
        break;
      case Role::kMyth:
        Deny(role, from, to, tokens_.size());
        break;
      case Role::kWeakNegate:
        Deny(role, from, to, FarEnd(to));
        break;
      case Role::kNor: {
        const bool denied = std::any_of(clause_.denials.begin(), clause_.denials.end(),
                                        [&](const Scope& scope) { return scope.end > from; });
        if (!denied) Deny(role, from, to, FarEnd(to));
        break;
      }
      case Role::kNegateNear:
        // "No method is safe": the subject is none, so the whole is denied.
        Deny(role, from, to, Is(tokens_[from], "no") ? FarEnd(to) : NearEnd(to));
        if (Is(tokens_[from], "without")) clause_.asides.push_back({to, NearEnd(to)});
        break;
      case Role::kNegateWord:
        Deny(role, from, to, std::min(to + 1, tokens_.size()));
        break;
      case Role::kInstead:
        Deny(role, from, to, NearEnd(to));
        clause_.asides.push_back({to, NearEnd(to)});
        break;
      case Role::kAside:
        clause_.asides.push_back({to, NearEnd(to)});
        clause_.compared.push_back({to, NearEnd(to)});
        return std::max(to, Is(tokens_[from], "contrary") ? CommaEnd(to) : to);
      case Role::kBelief:
        clause_.asserted = false;
        roles_.belief = true;
        break;
      case Role::kReject:
        roles_.reject = true;
        break;
      case Role::kWhether:
        clause_.supposed.push_back({to, tokens_.size()});
        break;
      case Role::kIf:
        clause_.hedges.push_back(role);
        clause_.supposed.push_back({to, CommaEnd(to)});
        clause_.conditions.push_back(clause_.supposed.back());
        roles_.condition = true;
        break;
      case Role::kPast:
        clause_.asserted = false;
        break;
      case Role::kUntil:
        for (size_t i = to; i < tokens_.size() && i < to + 4; ++i) {
          if (tokens_[i].before & kComma) break;
          if (tokens_[i].kind == TokenKind::kNumber &&
              (tokens_[i].word.find('.') != std::string::npos || (i > to && IsName(tokens_[i - 1]))))
            clause_.asserted = false;
        }
        break;
      case Role::kCan:
      case Role::kMay:
      case Role::kStrong:
      case Role::kOptional:
        clause_.hedges.push_back(role);
        break;
      case Role::kNotOnly:
        Deny(Role::kNegate, from, from + 1, to);
        clause_.denials.back().begin = from + 1;
        break;
      case Role::kLike:
      case Role::kFiller:
        break;
    }
    return to;
  }

  void MarkQuotations() {
    for (size_t i = 0; i < tokens_.size(); ++i) {
      if (!(tokens_[i].before & kQuoteOpen)) continue;
      size_t end = i + 1;
      while (end < tokens_.size() && !(tokens_[end].before & kQuoteClose)) ++end;
      if (end >= i + 3) clause_.supposed.push_back({i, end});
    }
  }

  Clause& clause_;
  const std::vector<Token>& tokens_;
  SentenceRoles roles_;
};

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

SentenceRoles MarkRoles(Clause& clause) { return RoleMarker(clause).Mark(); }

}  // namespace emend::facts
