// Clauses that a reader completes from what stands around them: cells, items, answers, fragments, ellipses.
#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "facts/continuation.h"
#include "facts/reading.h"

namespace emend::facts {
namespace {

// "Default port of MongoDB?", "OAuth: authentication or authorization?": a question that no yes answers.
bool AsksForWords(const Sentence& question) {
  if (question.tokens.empty()) return false;
  const bool choice = std::any_of(question.tokens.begin() + 1, question.tokens.end(),
                                  [](const Token& token) { return token.word == "or"; });
  return choice || !IsAuxiliary(question.tokens.front());
}

}  // namespace

void Reading::AddTableClauses() {
  const auto& passages = file_->passages;
  std::map<std::pair<int, int>, int> row_headers;     // table, row -> passage
  std::map<std::pair<int, int>, int> column_headers;  // table, column -> passage
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.kind == PassageKind::kTableHeader)
      column_headers[{passage.table, passage.column}] = static_cast<int>(i);
    if (passage.kind == PassageKind::kTableCell && passage.column == 0)
      row_headers[{passage.table, passage.row}] = static_cast<int>(i);
  }
  const auto words = [&](const std::map<std::pair<int, int>, int>& headers, int table, int place) {
    Clause clause;
    const auto header = headers.find({table, place});
    if (header == headers.end()) return clause;
    const Span range = SentencesOf(header->second);
    for (size_t i = range.begin; i < range.end; ++i)
      clause.tokens.insert(clause.tokens.end(), sentences_[i].tokens.begin(), sentences_[i].tokens.end());
    MarkRoles(clause);
    return clause;
  };
  const size_t count = clauses_.size();
  for (size_t i = 0; i < count; ++i) {
    const Passage& passage = passages[static_cast<size_t>(clauses_[i].passage)];
    if (passage.kind != PassageKind::kTableCell || passage.column == 0) continue;
    const Clause row = words(row_headers, passage.table, passage.row);
    const Clause column = words(column_headers, passage.table, passage.column);
    Clause own = clauses_[i];
    size_t length = 0;
    const YesNo answer = ReadYesNo(own.tokens, length);
    Clause context = Continue(row, column);
    const size_t column_end = context.tokens.size();
    if (answer == YesNo::kNone && !Finite(own.tokens, 0)) context = Continue(context, MakeCopula());
    Clause clause = Continue(context, own);
    clause.thin = true;
    // "protects against" over a column: what stands in its cells is denied.
    for (Scope& scope : clause.denials) {
      if (scope.begin == column_end && scope.end <= column_end) scope.end = clause.tokens.size();
    }
    clause.verdict = answer != YesNo::kNone;
    if (answer == YesNo::kNo) DenyContext(clause);
    if (answer == YesNo::kPartly) clause.hedges.push_back({Role::kMay, clause.own});
    clauses_[i] = std::move(clause);
  }
}

void Reading::AddListClauses() {
  const auto& passages = file_->passages;
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (!read_[i] || passage.list_depth == 0 || passage.kind != PassageKind::kParagraph || !passage.item_start)
      continue;
    const std::vector<int> context = ContextOf(static_cast<int>(i));
    if (context.empty()) continue;
    const Passage& lead = passages[static_cast<size_t>(context.front())];
    if (!IsContinuedByItems(lead)) continue;
    const bool introduces = lead.kind != PassageKind::kHeading;
    const Span leads = SentencesOf(context.front());
    const Span own = SentencesOf(static_cast<int>(i));
    if (leads.empty() || own.empty() || sentences_[leads.end - 1].clauses.empty() ||
        sentences_[own.begin].clauses.empty())
      continue;
    const Clause& before = clauses_[static_cast<size_t>(sentences_[leads.end - 1].clauses.back())];
    const Clause item = clauses_[static_cast<size_t>(sentences_[own.begin].clauses.front())];
    if (before.tokens.size() > kLeadWords || item.tokens.size() > (introduces ? kFragmentWords : 4)) continue;
    Clause clause = Continue(before, item);
    clause.thin = true;
    clause.asserted = item.asserted && (introduces ? before.asserted || sentences_[leads.end - 1].question : true) &&
                      Asserted(static_cast<int>(i));
    size_t length = 0;
    if (ReadYesNo(item.tokens, length) == YesNo::kNo && item.tokens.size() <= 4) {
      DenyContext(clause);
      clause.asserted = true;
    }
    AddClause(std::move(clause));
  }
}

void Reading::AddAnswers() {
  for (size_t i = 1; i < sentences_.size(); ++i) {
    Sentence& answer = sentences_[i];
    const Sentence& question = sentences_[i - 1];
    if (!question.question || answer.question || answer.clauses.empty()) continue;
    const Passage& here = file_->passages[static_cast<size_t>(answer.passage)];
    const Passage& there = file_->passages[static_cast<size_t>(question.passage)];
    if (here.note != there.note || !AllRead(question.passage, answer.passage)) continue;
    size_t skip = 0;
    if (answer.tokens.size() > 1 && (answer.tokens[0].word == "a" || answer.tokens[0].word == "answer") &&
        (answer.tokens[1].before & kColon))
      skip = 1;
    size_t length = 0;
    const YesNo said = ReadYesNo(std::span(answer.tokens).subspan(skip), length);
    if (said == YesNo::kNone) continue;
    Clause asked;
    asked.tokens = question.tokens;
    // "Is PUT safe because it is idempotent?" — "No." denies nothing of the reason.
    const auto reason = std::find_if(asked.tokens.begin(), asked.tokens.end(), [](const Token& token) {
      return token.word == "because" || token.word == "since";
    });
    if (said == YesNo::kNo && reason != asked.tokens.begin()) asked.tokens.erase(reason, asked.tokens.end());
    MarkRoles(asked);
    // "Isn't PUT idempotent?" asks what "Is PUT idempotent?" asks.
    std::erase_if(asked.denials, [](const Scope& scope) { return scope.from <= 1; });
    asked.asserted = true;
    Clause own;
    own.tokens.assign(answer.tokens.begin() + static_cast<long>(skip),
                      answer.tokens.begin() + static_cast<long>(skip + length));
    own.passage = answer.passage;
    own.sentence = static_cast<int>(i);
    Clause clause = Continue(asked, own);
    clause.thin = true;
    clause.verdict = true;
    clause.asserted = answer.asserted;
    if (said == YesNo::kNo) DenyContext(clause);
    if (said == YesNo::kPartly) clause.hedges.push_back({Role::kMay, clause.own});
    AddClause(std::move(clause));
  }
}

// "Which code completes the handshake?" — "200 OK.": the answer's fragment continues the question.
void Reading::AddFragments() {
  for (size_t i = 1; i < sentences_.size(); ++i) {
    const Sentence& question = sentences_[i - 1];
    const Sentence& answer = sentences_[i];
    if (!question.question || answer.question || answer.clauses.empty() || !AllRead(question.passage, answer.passage))
      continue;
    const Passage& here = file_->passages[static_cast<size_t>(answer.passage)];
    if (here.note != file_->passages[static_cast<size_t>(question.passage)].note || here.kind == PassageKind::kCode ||
        here.kind == PassageKind::kHeading || file_->passages[static_cast<size_t>(question.passage)].list_depth > 0)
      continue;
    const bool asks =
        (here.table < 0 && AsksForWords(question)) ||
        std::any_of(question.tokens.begin(),
                    question.tokens.begin() + static_cast<long>(std::min<size_t>(
                                                  question.passage == answer.passage ? 3 : 6, question.tokens.size())),
                    [](const Token& token) {
                      return token.word == "which" || token.word == "what" || token.word == "who" ||
                             token.word == "when" || token.word == "where" || token.word == "how";
                    });
    if (!asks) continue;
    const Clause& own = clauses_[static_cast<size_t>(answer.clauses.front())];
    size_t length = 0;
    // "What does it check?" — "Whether the values are equal.", "That the server stores nothing."
    static constexpr std::string_view kOpenings[] = {"whether", "that", "to", "by", "when", "because", "as", "if"};
    const bool pronoun = own.tokens[0].word == "it" || own.tokens[0].word == "they";
    const bool dependent = own.tokens.size() > 3 && std::find(std::begin(kOpenings), std::end(kOpenings),
                                                              own.tokens[0].word) != std::end(kOpenings);
    if (own.own > 0 || own.tokens.size() > (dependent ? kLeadWords : kFragmentWords)) continue;
    if (!dependent && !pronoun &&
        (Finite(own.tokens, 0) || IsPronoun(own.tokens[0]) || ReadYesNo(own.tokens, length) != YesNo::kNone))
      continue;
    Clause asked;
    // "The user is logged in, but no admin. Which code?": all of the question.
    for (size_t part = SentencesOf(question.passage).begin; part < i; ++part) {
      if (question.passage == answer.passage && part + 1 < i) continue;
      asked.tokens.insert(asked.tokens.end(), sentences_[part].tokens.begin(), sentences_[part].tokens.end());
    }
    if (asked.tokens.size() > kQuestionWords) continue;
    MarkRoles(asked);
    // "Why do threads not help?": what is given as the reason does not deny what the question denies.
    if (asked.tokens.front().word == "why" && !asked.denials.empty()) continue;
    Clause clause = Continue(asked, own);
    clause.thin = true;
    if (dependent) {
      std::erase_if(clause.supposed, [&](const Span& span) { return span.begin <= clause.own + 1; });
    }
    clause.asserted = answer.asserted && own.asserted;
    AddClause(std::move(clause));
  }
}

void Reading::AddEllipses() {
  const size_t count = clauses_.size();
  for (size_t i = 0; i < count; ++i) {
    if (clauses_[i].own > 0 || !IsElliptic(clauses_[i])) continue;
    int before = clauses_[i].previous;
    const Sentence& sentence = sentences_[static_cast<size_t>(clauses_[i].sentence)];
    if (before < 0 && sentence.previous >= 0 && !sentences_[static_cast<size_t>(sentence.previous)].clauses.empty())
      before = sentences_[static_cast<size_t>(sentence.previous)].clauses.back();
    if (before < 0) continue;
    Clause context = clauses_[static_cast<size_t>(before)];
    context.denials.clear();
    context.asides.assign(1, {0, context.tokens.size()});
    context.own = 0;
    Clause clause = Continue(context, clauses_[i]);
    clause.thin = true;
    clause.elliptic = true;
    clause.asserted = clauses_[i].asserted;
    if (!clauses_[i].denials.empty()) DenyContext(clause);
    AddClause(std::move(clause));
  }
}

void Reading::AddWholeSentences() {
  for (size_t i = 0; i < sentences_.size(); ++i) {
    const Sentence& sentence = sentences_[i];
    if (sentence.clauses.size() < 2) continue;
    Clause clause;
    clause.tokens = sentence.tokens;
    clause.passage = sentence.passage;
    clause.sentence = static_cast<int>(i);
    clause.whole = true;
    MarkRoles(clause);
    clause.asserted &= sentence.asserted;
    AddClause(std::move(clause));
  }
}

}  // namespace emend::facts
