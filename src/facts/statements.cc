#include "facts/statements.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "facts/mood.h"

namespace emend::facts {
namespace {

// "It does not just pause one": a "not" that the pattern asks for denies no more than "just".
bool DeniesOnly(const Clause& clause, const Matched& matched) {
  return std::any_of(matched.begin(), matched.end(), [&](size_t token) {
    return IsAny(clause.tokens[token], {"not"}) && token + 1 < clause.tokens.size() &&
           IsAny(clause.tokens[token + 1], {"only", "just", "merely", "simply"});
  });
}

// "A PATCH that sets a field is …": said of some of them.
bool IsNarrowed(const Clause& clause, const Group& group) {
  return group.end < clause.tokens.size() && !(clause.tokens[group.end].before & kComma) &&
         IsAny(clause.tokens[group.end], {"that", "which", "whose", "with"});
}

// "…, but safe means that …": says what the word means, nothing of the subject.
bool IsExplained(const Clause& clause, const Matched& matched) {
  const size_t next = matched.back() + 1;
  return next < clause.tokens.size() && IsAny(clause.tokens[next], {"means", "meant", "refers", "describes"}) &&
         matched.front() <= clause.own + 2;
}

bool IsWrong(Truth truth, const Mood& mood) {
  if (!mood.denied) {
    switch (truth) {
      case Truth::kNo:
        return !mood.may;
      case Truth::kNever:
        return true;
      case Truth::kConditional:
        return !mood.can && !mood.may && !mood.condition;
      default:
        return false;
    }
  }
  switch (truth) {
    case Truth::kYes:
      return !mood.weakly && !mood.may && !mood.condition && !mood.when;
    case Truth::kAlways:
      return true;
    case Truth::kConditional:
      return mood.flatly && !mood.condition;
    default:
      return false;
  }
}

// Whether the words found are all inside something that nobody states.
bool IsSupposed(const Clause& clause, const Matched& matched, bool conditions) {
  return std::any_of(clause.supposed.begin(), clause.supposed.end(), [&](const Span& span) {
    if (conditions && std::find(clause.conditions.begin(), clause.conditions.end(), span) != clause.conditions.end())
      return false;
    return std::all_of(matched.begin(), matched.end(),
                       [&](size_t token) { return token >= span.begin && token < span.end; });
  });
}

// "every tutorial used the implicit grant"
bool IsPlainPast(const Clause& clause, size_t at) {
  if (!IsAny(clause.tokens[at], {"used", "needed", "required", "worked", "recommended", "supported", "allowed",
                                 "ignored", "listed", "included", "described", "offered", "defined"}))
    return false;
  const size_t first = std::max(clause.own, at - std::min<size_t>(at, 3));
  return at > clause.own &&
         std::none_of(clause.tokens.begin() + static_cast<long>(first), clause.tokens.begin() + static_cast<long>(at),
                      [](const Token& token) {
                        return IsAuxiliary(token) || IsAny(token, {"be", "been", "being", "and", "or"});
                      });
}

// "In Python 2.7 the order was arbitrary": of a release, and no more. Not so where the release is what is asked for.
bool SpeaksOfThePast(const Clause& clause, const Matched& matched) {
  bool was = false;
  bool release = false;
  for (size_t i = clause.own; i < clause.tokens.size(); ++i) {
    const Token& token = clause.tokens[i];
    was |= IsAny(token, {"was", "were", "did", "had"}) || IsPlainPast(clause, i);
    release |= token.kind == TokenKind::kNumber && !std::binary_search(matched.begin(), matched.end(), i) &&
               (token.word.find('.') != std::string::npos || (token.number > 1990 && token.number < 2100));
  }
  return was && release;
}

class Finder {
 public:
  Finder(const std::vector<Statement>& statements, const Subjects& subjects, const Reading& reading)
      : statements_(statements), subjects_(subjects), reading_(reading), finder_(subjects, reading) {}

  std::vector<Falsehood> Find(const PlaceLists& places) {
    size_t pattern = 0;
    for (size_t i = 0; i < statements_.size(); ++i) {
      for (const Pattern* said : PatternsOf(statements_[i])) {
        for (const uint32_t passage : places[pattern++]) Seek(i, *said, static_cast<int>(passage));
      }
    }
    std::sort(found_.begin(), found_.end(), [](const Falsehood& a, const Falsehood& b) {
      return std::tie(a.passage, a.span.begin, a.span.end, a.statement) <
             std::tie(b.passage, b.span.begin, b.span.end, b.statement);
    });
    // One finding for words that several statements object to.
    std::vector<Falsehood> kept;
    for (const Falsehood& falsehood : found_) {
      if (!kept.empty() && kept.back().passage == falsehood.passage && falsehood.span.begin < kept.back().span.end)
        continue;
      kept.push_back(falsehood);
    }
    return kept;
  }

 private:
  const Sentence& SentenceOf(const Clause& clause) const {
    return reading_.sentences()[static_cast<size_t>(clause.sentence)];
  }

  bool IsCell(const Clause& clause) const {
    return reading_.file().passages[static_cast<size_t>(clause.passage)].kind == PassageKind::kTableCell;
  }

  void Seek(size_t statement, const Pattern& pattern, int passage) {
    const bool opposite = &pattern == &statements_[statement].opposite;
    const bool cells = &pattern == &statements_[statement].cell;
    for (const int index : reading_.ClausesOf(passage)) {
      if (!pattern.MayMatch(reading_.WordsOf(index))) continue;
      const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
      const bool alone = SentenceOf(clause).clauses.size() < 2;
      if (!clause.asserted || (statements_[statement].whole_sentence ? !clause.whole && !alone : clause.whole))
        continue;
      if (cells && !(clause.verdict && clause.own > 0 && IsCell(clause))) continue;
      for (const Matched& matched : pattern.FindAll(clause.tokens)) {
        if (Judge(statement, opposite, index, matched)) break;
      }
    }
  }

  // Whether what excuses the statement stands in a "why" that names its subject: "Why does X fail?"
  bool UnlessInQuestion(const Pattern& unless, const Clause& clause) const {
    const int question = reading_.QuestionOf(clause.passage);
    if (question < 0 || question == clause.passage) return false;
    const Span range = reading_.SentencesOf(question);
    for (size_t i = range.begin; i < range.end; ++i) {
      const std::vector<Token>& asked = reading_.sentences()[i].tokens;
      if (IsAny(asked.front(), {"why"}) && unless.Matches(asked)) return true;
    }
    return false;
  }

  // Reports the clause if it is wrong; true if it was.
  bool Judge(size_t number, bool opposite, int index, const Matched& matched) {
    const Statement& statement = statements_[number];
    const Clause& clause = reading_.clauses()[static_cast<size_t>(index)];
    const Sentence& sentence = reading_.sentences()[static_cast<size_t>(clause.sentence)];
    if (clause.own > 0 && !clause.thin && matched.front() < clause.own) return false;
    if (IsSupposed(clause, matched, statement.conditions) || DeniesOnly(clause, matched)) return false;
    const bool compared = std::any_of(clause.compared.begin(), clause.compared.end(), [&](const Span& span) {
      // "prefer threads than processes" asks for the word itself.
      if (span.begin > 0 && std::binary_search(matched.begin(), matched.end(), span.begin - 1)) return false;
      return std::any_of(matched.begin(), matched.end(),
                         [&](size_t token) { return token >= span.begin && token < span.end; });
    });
    if (compared) return false;
    if (SpeaksOfThePast(clause, matched)) return false;
    Mood mood = MoodOf(clause, sentence, matched);
    if (mood.would) return false;
    if (statement.conditions) mood.condition = false;
    std::optional<Group> group;
    bool inside = false;
    if (subjects_.count() == 0 && clause.elliptic) return false;
    if (subjects_.count() > 0) {
      group = finder_.Resolve(index, matched, inside);
      if (!group) return false;
      // "An expired token is no case for 403": denied between what is said and the subject behind it.
      const bool behind = inside && !clause.elliptic && group->begin > matched.back();
      for (const Scope& scope : clause.denials) {
        const bool between = behind && scope.from > matched.back() && scope.to <= group->begin &&
                             group->begin < scope.end &&
                             std::none_of(clause.tokens.begin() + static_cast<long>(scope.to),
                                          clause.tokens.begin() + static_cast<long>(group->begin) + 1,
                                          [](const Token& token) { return (token.before & kComma) != 0; });
        // "With several processes the layer is not enough".
        const bool fronted = behind && IsPreposition(clause.tokens[clause.own]) && scope.from >= group->end &&
                             scope.from > 0 && IsAuxiliary(clause.tokens[scope.from - 1]);
        if (between || fronted) mood.denied = !mood.denied;
      }
    }
    if (group && inside && IsNarrowed(clause, *group)) mood.condition = true;
    if (group && !inside && IsExplained(clause, matched)) return false;
    if (opposite) mood.denied = !mood.denied;
    if (clause.own > 0 && !clause.verdict) {
      const bool said = matched.back() >= clause.own || (group && inside && group->end > clause.own);
      if (!said) return false;
    }
    if (!IsFalse(statement, mood, group, clause.verdict)) return false;
    if (!statement.unless.empty() &&
        (statement.unless.Matches(sentence.tokens) || statement.unless.Matches(sentence.code)))
      return false;
    // What a row's or a column's header takes back is taken back of its cells.
    if (!statement.unless.empty() && IsCell(clause) && statement.unless.Matches(clause.tokens)) return false;
    if (group && !inside && !statement.unless.empty() && UnlessInQuestion(statement.unless, clause)) return false;
    if (!statement.unless_near.empty() && OccursNear(statement.unless_near, reading_, clause.passage)) return false;
    if (!statement.needs.empty() && !OccursNear(statement.needs, reading_, clause.passage)) return false;
    Report(number, clause, matched, inside ? group : std::nullopt);
    return true;
  }

  bool IsFalse(const Statement& statement, const Mood& mood, const std::optional<Group>& group, bool verdict) const {
    if (!group) return IsWrong(statement.truths.front(), mood);
    const auto wrong = [&](int member) { return IsWrong(statement.truths[static_cast<size_t>(member)], mood); };
    // "Not all methods are …" and "all methods are not …" are too vague to be wrong.
    if (group->many && mood.denied && (mood.weakly || verdict)) return false;
    // "Are GET and POST safe?" — "No.": one of them is not.
    if (mood.denied && (verdict || mood.myth)) return std::all_of(group->members.begin(), group->members.end(), wrong);
    if (std::any_of(group->members.begin(), group->members.end(), wrong)) return true;
    if (!group->only || mood.denied) return false;
    for (size_t i = 0; i < statement.truths.size(); ++i) {
      const bool so = statement.truths[i] == Truth::kYes || statement.truths[i] == Truth::kAlways;
      if (so && std::find(group->members.begin(), group->members.end(), static_cast<int>(i)) == group->members.end())
        return true;
    }
    return false;
  }

  void Report(size_t statement, const Clause& clause, const Matched& matched, const std::optional<Group>& group) {
    std::optional<Span> span;
    const auto add = [&](size_t token) {
      if (token < clause.own || token >= clause.tokens.size()) return;
      const Span& place = clause.tokens[token].span;
      if (!span) span = place;
      span = Span{std::min(span->begin, place.begin), std::max(span->end, place.end)};
    };
    for (const size_t token : matched) add(token);
    if (group) {
      add(group->begin);
      add(group->end - 1);
    }
    if (!span) {
      for (size_t token = clause.own; token < clause.tokens.size(); ++token) add(token);
    }
    if (span) found_.push_back({static_cast<size_t>(clause.passage), *span, statement});
  }

  const std::vector<Statement>& statements_;
  const Subjects& subjects_;
  const Reading& reading_;
  SubjectFinder finder_;
  std::vector<Falsehood> found_;
};

}  // namespace

bool OccursNear(const Pattern& pattern, const Reading& reading, int passage) {
  const auto occurs = [&](int place) {
    const Span range = reading.SentencesOf(place);
    for (size_t i = range.begin; i < range.end; ++i) {
      if (pattern.Matches(reading.sentences()[i].tokens) || pattern.Matches(reading.sentences()[i].code)) return true;
    }
    // A comment speaks of all the code around it.
    const Passage& code = reading.file().passages[static_cast<size_t>(place)];
    if (code.kind != PassageKind::kCode) return false;
    WordStore store;
    return pattern.Matches(ReadTokens(code, place, {0, code.text.size()}, store));
  };
  if (occurs(passage)) return true;
  const auto& passages = reading.file().passages;
  const Passage& cell = passages[static_cast<size_t>(passage)];
  for (int i = passage - 1; cell.table >= 0 && i >= 0 && passages[static_cast<size_t>(i)].table == cell.table; --i) {
    const Passage& header = passages[static_cast<size_t>(i)];
    if ((header.row == 0 || (header.row == cell.row && header.column == 0)) && occurs(i)) return true;
  }
  const std::vector<int> context = reading.ContextOf(passage);
  return std::any_of(context.begin(), context.end(), occurs);
}

std::vector<const Pattern*> PatternsOf(const Statement& statement) {
  std::vector<const Pattern*> patterns;
  for (const Pattern* pattern : {&statement.says, &statement.opposite, &statement.cell}) {
    if (!pattern->empty()) patterns.push_back(pattern);
  }
  return patterns;
}

std::vector<Falsehood> FindFalsehoods(const std::vector<Statement>& statements, const Subjects& subjects,
                                      const Reading& reading, const PlaceLists& places) {
  return Finder(statements, subjects, reading).Find(places);
}

}  // namespace emend::facts
