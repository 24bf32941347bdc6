#include "facts/continuation.h"

#include <string>
#include <utility>

#include "facts/stem.h"

namespace emend::facts {

Clause Continue(const Clause& context, const Clause& own) {
  Clause clause = own;
  clause.tokens.assign(context.tokens.begin(), context.tokens.end());
  clause.own = clause.tokens.size();
  clause.tokens.insert(clause.tokens.end(), own.tokens.begin() + static_cast<long>(own.own), own.tokens.end());
  clause.denials = context.denials;
  clause.asides = context.asides;
  clause.compared = context.compared;
  clause.supposed = context.supposed;
  clause.conditions = context.conditions;
  clause.hedges = context.hedges;
  const size_t shift = clause.own - own.own;
  for (Scope scope : own.denials) {
    if (scope.from < own.own) continue;
    clause.denials.push_back(
        {scope.role, scope.begin + shift, scope.end + shift, scope.from + shift, scope.to + shift});
  }
  for (const Span& span : own.asides) clause.asides.push_back({span.begin + shift, span.end + shift});
  for (const Span& span : own.compared) clause.compared.push_back({span.begin + shift, span.end + shift});
  for (const Span& span : own.supposed) clause.supposed.push_back({span.begin + shift, span.end + shift});
  for (const Span& span : own.conditions) clause.conditions.push_back({span.begin + shift, span.end + shift});
  for (const Hedge& hedge : own.hedges) {
    if (hedge.at >= own.own) clause.hedges.push_back({hedge.role, hedge.at + shift});
  }
  return clause;
}

bool Finite(const std::vector<Token>& tokens, size_t spare) {
  for (size_t i = 0; i + spare < tokens.size(); ++i) {
    if (IsAuxiliary(tokens[i])) return true;
  }
  return false;
}

Clause MakeCopula() {
  Token token;
  token.word = "is";
  token.form = HashWord(token.word);
  token.stem = StemHash(token.word);
  Clause clause;
  clause.tokens.push_back(std::move(token));
  return clause;
}

void DenyContext(Clause& clause) {
  clause.denials.push_back({Role::kNegate, 0, clause.own, clause.own, clause.own + 1});
}

bool IsElliptic(const Clause& clause) {
  const size_t count = clause.tokens.size() - clause.own;
  if (count == 0 || count > 8) return false;
  size_t content = 0;
  bool echo = false;
  for (size_t i = clause.own; i < clause.tokens.size(); ++i) {
    const Token& token = clause.tokens[i];
    const std::string_view word = token.word;
    if (IsAuxiliary(token)) {
      echo |= i + 1 == clause.tokens.size();
    } else if (word == "not" || word == "too" || word == "neither" || word == "either" || word == "likewise" ||
               word == "so" || word == "also") {
      echo |= word != "so" || (i + 1 < clause.tokens.size() && IsAuxiliary(clause.tokens[i + 1]));
      echo &= !(word == "also" && i + 1 != clause.tokens.size());
      // "does not merge": a verb of its own.
      if (word == "not" && i + 1 < clause.tokens.size() && i > clause.own && IsAuxiliary(clause.tokens[i - 1]))
        return false;
    } else if (!IsFiller(token) && word != "but" && word != "and" && word != "while" && word != "whereas" &&
               word != "as" && word != "well" && word != "or" && word != "though" && word != "although") {
      ++content;
    }
  }
  // "must be persistent too" has a verb and what it says of its own.
  const Token& last = clause.tokens.back();
  const bool at_end =
      IsAuxiliary(last) ||
      (count > 1 && (last.word == "not" || last.word == "too" || last.word == "either" || last.word == "also") &&
       IsAuxiliary(clause.tokens[clause.tokens.size() - 2]));
  if (!at_end && Finite(clause.tokens, 0) && clause.tokens[clause.own].word != "so" &&
      clause.tokens[clause.own].word != "and" && clause.tokens[clause.own].word != "neither" &&
      clause.tokens[clause.own].word != "nor")
    return false;
  return echo && content >= 1 && content <= 5;
}

}  // namespace emend::facts
