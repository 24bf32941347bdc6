// What the words of a clause deny, suppose or set aside.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "facts/clause.h"
#include "facts/lexicon.h"

namespace emend::facts {
namespace {

constexpr size_t kNearWords = 7;  // how far "without" and "instead of" reach

class RoleMarker {
 public:
  explicit RoleMarker(Clause& clause) : clause_(clause), tokens_(clause.tokens) {}

  SentenceRoles Mark() {
    for (size_t at = 0; at < tokens_.size();) {
      // "No, it is …": an answer, no denial of what follows.
      if (at == 0 && IsAny(tokens_[at], {"no", "none", "never"}) && at + 1 < tokens_.size() &&
          (tokens_[at + 1].before & (kComma | kColon | kDash | kSemicolon))) {
        ++at;
        continue;
      }
      if (IsReport(at) || IsHabit(at)) {
        clause_.asserted = false;
        roles_.belief = true;
      }
      // "Somebody had set X on that machine": a story, no statement.
      if (Is(tokens_[at], "had") && at > 0 && at + 1 < tokens_.size() && !IsFiller(tokens_[at + 1]) &&
          (tokens_[at + 1].word.ends_with("ed") ||
           IsAny(tokens_[at + 1], {"set", "put", "left", "made", "been", "run"})))
        clause_.asserted = false;
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
  // "A colleague insisted that …", "the old page said …": what was said once, by others.
  bool IsReport(size_t at) const {
    if (at > 0 && at < 6 && Is(tokens_[at], "called") && !IsAuxiliary(tokens_[at - 1]) && !IsFiller(tokens_[at - 1]) &&
        IsAny(tokens_[0], {"our", "my", "someone", "somebody", "he", "she", "their", "his"}))
      return true;
    if (at == 0 ||
        !IsAny(tokens_[at], {"said", "told", "insisted", "claimed", "argued", "assumed", "believed", "thought", "wrote",
                             "maintained", "asserted", "swore", "answered", "stated", "suggested"}))
      return false;
    if (IsAuxiliary(tokens_[at - 1]) || IsAny(tokens_[at - 1], {"be", "been", "being", "as", "above", "often"}) ||
        (tokens_[at].before & kComma) || IsFiller(tokens_[at - 1]))
      return false;
    if (at + 2 >= tokens_.size()) return false;
    return !IsAny(tokens_[at + 1], {"value", "above", "by", "to"});
  }

  // "Plenty of APIs treat PUT as …", "many developers take it for …": what some do, no statement of how it is.
  bool IsHabit(size_t at) const {
    if (at > 1 || !IsAny(tokens_[at], {"some", "many", "several", "plenty", "few", "certain", "lots"})) return false;
    for (size_t i = at + 1; i < tokens_.size() && i < at + 5; ++i) {
      if (tokens_[i].before & kComma) return false;
      if (IsAny(tokens_[i],
                {"api",        "apis",      "frameworks",      "teams",       "people",     "projects",  "sites",
                 "developers", "libraries", "implementations", "services",    "companies",  "tutorials", "articles",
                 "blogs",      "books",     "candidates",      "programmers", "colleagues", "guides",    "posts"}))
        return true;
    }
    return false;
  }

  // The verb of "keeps scripts from reading it", "does not save you from races".
  std::optional<size_t> KeepsFrom(size_t at) const {
    if (IsAny(tokens_[at], {"from", "against"})) {
      for (size_t i = at; i-- > 0 && i + 4 > at;) {
        if (tokens_[i].word.starts_with("protect") || tokens_[i].word.starts_with("shield") ||
            tokens_[i].word.starts_with("safeguard") ||
            IsAny(tokens_[i], {"save", "saves", "saving", "spare", "spares", "guard", "guards"}))
          return i;
        if (!IsPronoun(tokens_[i]) && !IsAny(tokens_[i], {"you", "us", "me", "code", "data", "server"})) break;
      }
    }
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
    // "204 No Content"
    if (token.as_written == "No" && at > 0 && at + 1 < tokens_.size() && IsName(tokens_[at + 1])) return true;
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

  size_t ReasonFrom(size_t from) const {
    for (size_t i = from + 2; i < tokens_.size(); ++i) {
      if (IsAny(tokens_[i], {"since", "because", "so", "therefore", "hence"})) return i;
      if (Is(tokens_[i], "as") && i + 1 < tokens_.size() && IsPronoun(tokens_[i + 1])) return i;
    }
    return tokens_.size();
  }

  size_t CommaEnd(size_t from) const {
    for (size_t i = from; i < tokens_.size(); ++i) {
      if (i > from && (tokens_[i].before & (kComma | kColon))) return i;
    }
    return tokens_.size();
  }

  // "without the right leads to 403": a verb in -s with what it needs.
  bool IsVerb(size_t at) const {
    const std::string_view word = tokens_[at].word;
    return at + 1 < tokens_.size() && word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
           !tokens_[at].code && IsAny(tokens_[at + 1], {"to", "in", "the", "a", "an"}) && !IsName(tokens_[at]);
  }

  bool HasFiniteVerb(size_t from) const {
    for (size_t i = from; i < tokens_.size(); ++i) {
      if (IsAuxiliary(tokens_[i]) || (i > from && IsVerb(i))) return true;
      if ((tokens_[i].before & kComma) && i > from && !IsName(tokens_[i])) return false;
    }
    return std::none_of(tokens_.begin() + static_cast<long>(from), tokens_.end(),
                        [](const Token& token) { return (token.before & kComma) != 0; });
  }

  size_t NearEnd(size_t from) const {
    for (size_t i = from; i < tokens_.size(); ++i) {
      if (i > from && (tokens_[i].before & (kComma | kColon))) return i;
      if (i >= from + kNearWords || (i > from && (IsAuxiliary(tokens_[i]) || IsVerb(i)))) return i;
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
        } else if (role == Role::kNever && to == tokens_.size() && from > 0 && !IsAuxiliary(tokens_[from - 1])) {
          // "dirty reads never"
          size_t begin = from;
          while (begin > 0 && !(tokens_[begin].before & kComma)) --begin;
          clause_.denials.push_back({role, begin, from, from, to});
        } else {
          Deny(role, from, to, FarEnd(to));
          // "stores nothing"
          if (Is(tokens_[from], "nothing") && from > 0 && !IsAuxiliary(tokens_[from - 1]) &&
              !(tokens_[from].before & (kComma | kColon | kDash)))
            clause_.denials.back().begin = from - 1;
        }
        break;
      case Role::kMyth: {
        // The reason given for what is denied is neither denied nor stated.
        const size_t end = ReasonFrom(to);
        Deny(role, from, to, end);
        if (end < tokens_.size()) clause_.supposed.push_back({end, tokens_.size()});
        roles_.belief = true;  // the clauses behind it too
        break;
      }
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
        Deny(role, from, to, Is(tokens_[from], "no") && HasFiniteVerb(to) ? FarEnd(to) : NearEnd(to));
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
        clause_.hedges.push_back({role, from});
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
      case Role::kWould:
      case Role::kStrong:
      case Role::kOptional:
        clause_.hedges.push_back({role, from});
        break;
      case Role::kNotOnly:
        Deny(Role::kNegate, from, from + 1, to);
        clause_.denials.back().begin = from + 1;
        break;
      case Role::kLike:
      case Role::kFrame:
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

SentenceRoles MarkRoles(Clause& clause) { return RoleMarker(clause).Mark(); }

}  // namespace emend::facts
