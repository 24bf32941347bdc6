#include "facts/reading.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "facts/apart.h"
#include "facts/code_lines.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

constexpr size_t kLabelWords = 6;      // of "**Default port:** …"
constexpr size_t kLeadWords = 16;      // of "The following methods are idempotent: …"
constexpr size_t kQuestionWords = 26;  // of "A client sends X. What happens to Y?"
constexpr size_t kFragmentWords = 10;  // of a list item that continues its lead-in

bool IsProse(PassageKind kind) { return kind != PassageKind::kCode; }

bool EndsWithQuestionMark(std::string_view text) {
  size_t end = text.size();
  while (end > 0 && (text[end - 1] == '"' || text[end - 1] == ')' || text[end - 1] == ' ' || text[end - 1] == '*'))
    --end;
  return end > 0 && text[end - 1] == '?';
}

bool EndsWithColon(std::string_view text) {
  text = Trim(text);
  return text.ends_with(':');
}

// `context` set before the clause's own words, with what is denied in it.
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
  clause.hedges.insert(clause.hedges.end(), own.hedges.begin(), own.hedges.end());
  return clause;
}

// Whether words but for the last `spare` hold a finite verb that is known as one.
bool Finite(const std::vector<Token>& tokens, size_t spare) {
  for (size_t i = 0; i + spare < tokens.size(); ++i) {
    if (IsAuxiliary(tokens[i])) return true;
  }
  return false;
}

// "is", where a table or a label leaves it out.
Clause MakeCopula() {
  Token token;
  token.word = "is";
  token.form = HashWord(token.word);
  token.stem = StemHash(token.word);
  Clause clause;
  clause.tokens.push_back(std::move(token));
  return clause;
}

// Denies all words before the clause's own.
void DenyContext(Clause& clause) {
  clause.denials.push_back({Role::kNegate, 0, clause.own, clause.own, clause.own + 1});
}

// "but POST is not", "and so is PATCH", "while POST does not".
bool IsElliptic(const Clause& clause) {
  const size_t count = clause.tokens.size() - clause.own;
  if (count == 0 || count > 8) return false;
  size_t content = 0;
  bool echo = false;
  for (size_t i = clause.own; i < clause.tokens.size(); ++i) {
    const Token& token = clause.tokens[i];
    const std::string& word = token.word;
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

}  // namespace

Reading::Reading(const CheckedFile& file)
    : file_(&file), asserted_(file.passages.size(), true), questions_(file.notes.notes.size() + 1, -1) {
  for (size_t i = 0; i < file.passages.size(); ++i) {
    const Passage& passage = file.passages[i];
    if (passage.field == NoteField::kQuestion && passage.note >= 0) {
      if (questions_.size() <= static_cast<size_t>(passage.note))
        questions_.resize(static_cast<size_t>(passage.note) + 1, -1);
      questions_[static_cast<size_t>(passage.note)] = static_cast<int>(i);
    }
  }
  MarkHeldApart();
  for (size_t i = 0; i < file.passages.size(); ++i) ReadPassage(static_cast<int>(i));
  AddTableClauses();
  AddListClauses();
  AddAnswers();
  AddFragments();
  AddEllipses();
  AddWholeSentences();
  BuildIndex();
}

int Reading::QuestionOf(int passage) const {
  const int note = file_->passages[static_cast<size_t>(passage)].note;
  return note < 0 || static_cast<size_t>(note) >= questions_.size() ? -1 : questions_[static_cast<size_t>(note)];
}

std::vector<int> Reading::ContextOf(int passage) const {
  std::vector<int> out;
  const auto& passages = file_->passages;
  const Passage& place = passages[static_cast<size_t>(passage)];
  // The item it is nested in, or the first paragraph of its own item.
  if (place.list_depth > 0) {
    int depth = place.list_depth;
    bool start = place.item_start;
    for (int i = passage - 1; i >= 0 && out.size() < 2; --i) {
      const Passage& other = passages[static_cast<size_t>(i)];
      if (other.list_depth == 0 || other.field != place.field || other.note != place.note) break;
      if (other.item_start && (other.list_depth < depth || (!start && other.list_depth == depth))) {
        out.push_back(i);
        depth = other.list_depth;
        start = true;
      }
    }
  }
  if (place.lead >= 0) out.push_back(place.lead);
  int level = 7;
  if (place.kind == PassageKind::kHeading) level = place.level;
  for (int heading = place.heading; heading >= 0; heading = passages[static_cast<size_t>(heading)].heading) {
    if (passages[static_cast<size_t>(heading)].level < level) {
      out.push_back(heading);
      level = passages[static_cast<size_t>(heading)].level;
    }
    if (passages[static_cast<size_t>(heading)].heading >= heading) break;
  }
  if (const int question = QuestionOf(passage); question >= 0 && question != passage) out.push_back(question);
  return out;
}

void Reading::MarkHeldApart() {
  const auto& passages = file_->passages;
  std::map<std::pair<int, int>, bool> columns;  // table and column whose header holds its cells apart
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.kind == PassageKind::kTableHeader && HoldsApart(passage.text))
      columns[{passage.table, passage.column}] = true;
    if (passage.kind == PassageKind::kTableCell && columns.contains({passage.table, passage.column}))
      asserted_[i] = false;
    const auto says_so = [&](int other) { return other >= 0 && HoldsApart(passages[static_cast<size_t>(other)].text); };
    if (passage.kind == PassageKind::kTableHeader || passage.kind == PassageKind::kTableCell) {
      if (says_so(passage.heading)) asserted_[i] = false;
      continue;
    }
    if (says_so(passage.heading) ||
        (passage.lead >= 0 && IntroducesApart(passages[static_cast<size_t>(passage.lead)].text)))
      asserted_[i] = false;
  }
}

int Reading::AddClause(Clause clause) {
  clauses_.push_back(std::move(clause));
  return static_cast<int>(clauses_.size()) - 1;
}

void Reading::ReadPassage(int passage) {
  const size_t first = sentences_.size();
  const Passage& place = file_->passages[static_cast<size_t>(passage)];
  if (IsProse(place.kind)) {
    bool asserted = Asserted(passage);
    for (Span span : SplitSentences(place)) {
      // A hard line break ends a sentence too.
      while (!span.empty()) {
        const size_t line = place.text.find('\n', span.begin);
        const size_t end = std::min(line, span.end);
        ReadSentence(passage, {span.begin, end}, asserted);
        span.begin = std::min(span.end, end + 1);
      }
    }
  }
  if (place.kind == PassageKind::kCode) ReadComments(passage);
  ranges_.push_back({first, sentences_.size()});
}

// What the comments of a block of code say. Their subject may stand in the code of their line, in what encloses it, or
// in the line below.
void Reading::ReadComments(int passage) {
  const Passage& place = file_->passages[static_cast<size_t>(passage)];
  bool asserted = Asserted(passage);
  const std::vector<CodeLine> lines = ReadCodeLines(place.text);
  const auto code_of = [&](const CodeLine& line) {
    return ReadTokens(place, passage, {line.span.begin, line.span.begin + line.comment});
  };
  for (size_t number = 0; number < lines.size(); ++number) {
    const CodeLine& line = lines[number];
    if (line.apart || line.blank || line.span.begin + line.comment >= line.span.end) continue;
    const size_t before = sentences_.size();
    ReadSentence(passage, {line.span.begin + line.comment, line.span.end}, asserted);
    if (sentences_.size() == before || sentences_.back().clauses.empty()) continue;
    Clause code;
    for (const size_t outer : EnclosingLines(lines, number)) {
      std::vector<Token> tokens = code_of(lines[outer]);
      if (tokens.size() + code.tokens.size() > kLeadWords) break;
      code.tokens.insert(code.tokens.begin(), tokens.begin(), tokens.end());
    }
    std::vector<Token> own = code_of(line);
    if (own.empty() && number + 1 < lines.size()) own = code_of(lines[number + 1]);
    if (code.tokens.size() + own.size() > kQuestionWords) code.tokens.clear();
    code.tokens.insert(code.tokens.end(), own.begin(), own.end());
    for (size_t i = before; i < sentences_.size(); ++i) sentences_[i].code = code.tokens;
    if (code.tokens.empty() || code.tokens.size() > kQuestionWords) continue;
    const Clause first = clauses_[static_cast<size_t>(sentences_.back().clauses.front())];
    const auto add = [&](const Clause& said) {
      Clause clause = Continue(code, said);
      clause.thin = true;
      AddClause(std::move(clause));
    };
    add(first);
    if (sentences_.back().clauses.size() < 2 || sentences_.back().tokens.size() > kLeadWords) continue;
    Clause whole;
    whole.tokens = sentences_.back().tokens;
    whole.passage = passage;
    whole.sentence = static_cast<int>(sentences_.size()) - 1;
    MarkRoles(whole);
    whole.asserted &= sentences_.back().asserted && first.asserted;
    add(whole);
  }
}

void Reading::ReadSentence(int passage, Span span, bool& asserted) {
  const Passage& place = file_->passages[static_cast<size_t>(passage)];
  Sentence sentence;
  sentence.tokens = ReadTokens(place, passage, span);
  if (sentence.tokens.empty()) return;
  sentence.passage = passage;
  const int number = static_cast<int>(sentences_.size());
  if (number > 0 && sentences_.back().passage == passage) sentence.previous = number - 1;
  sentence.question = EndsWithQuestionMark(std::string_view(place.text).substr(span.begin, span.size()));
  const bool asserted_before = asserted && Asserted(passage);
  switch (ReadLabel(sentence.tokens)) {
    case Label::kWrong:
      asserted = false;
      // "People answer X. Wrong: …" speaks of the sentence before it, and what follows is right.
      if (sentence.previous >= 0 && asserted_before) {
        asserted = true;
        sentences_.back().asserted = false;
        for (const int clause : sentences_.back().clauses) clauses_[static_cast<size_t>(clause)].asserted = false;
      }
      break;
    case Label::kRight:
      asserted = Asserted(passage);
      break;
    case Label::kNone:
      break;
  }
  sentence.asserted = asserted && !sentence.question;
  std::vector<CutClause> cut = CutClauses(sentence.tokens);
  int previous = -1;
  int outermost = -1;
  bool belief = false;
  bool reject = false;
  Clause label;
  for (size_t i = 0; i < cut.size(); ++i) {
    Clause clause;
    clause.tokens = std::move(cut[i].tokens);
    if (clause.tokens.empty()) continue;
    clause.passage = passage;
    clause.sentence = number;
    clause.previous = cut[i].inserted ? outermost : previous;
    clause.inserted = cut[i].inserted;
    clause.relative = IsPronoun(clause.tokens[0]) && (clause.tokens[0].word.starts_with("wh"));
    clause.pronoun = IsPronoun(clause.tokens[0]) || (clause.tokens.size() > 1 && IsPronoun(clause.tokens[1]));
    const SentenceRoles roles = MarkRoles(clause);
    if (cut[i].adversative) belief = false;
    clause.asserted &= sentence.asserted && !belief;
    belief |= roles.belief;
    reject |= roles.reject;
    sentence.condition |= roles.condition;
    if (cut[i].after_colon && !label.tokens.empty() && label.tokens.size() <= kLeadWords) {
      const bool fits = (label.tokens.size() <= kLabelWords || clause.tokens.size() <= kFragmentWords) &&
                        !(Finite(label.tokens, 1) && Finite(clause.tokens, 0));
      if (fits) {
        clause = Continue(label, clause);
        clause.thin = true;
      }
    }
    Clause alone = clause;
    if (!cut[i].verb.empty() && clause.own == 0) {
      Clause verb;
      verb.tokens = std::move(cut[i].verb);
      clause = Continue(verb, clause);
      clause.thin = true;
    }
    previous = AddClause(std::move(clause));
    if (!cut[i].inserted && outermost < 0) outermost = previous;
    label = alone.own == 0 ? std::move(alone) : Clause();
    sentence.clauses.push_back(previous);
  }
  // "X was recommended; nowadays …": what was holds no more.
  const bool now = std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
    return token.word == "nowadays" || token.word == "today" || token.word == "meanwhile" || token.word == "anymore";
  });
  if (now) {
    for (const int index : sentence.clauses) {
      Clause& clause = clauses_[static_cast<size_t>(index)];
      const bool past = std::any_of(
          clause.tokens.begin() + static_cast<long>(clause.own), clause.tokens.end(), [](const Token& token) {
            return token.word == "was" || token.word == "were" || token.word == "did" || token.word == "had";
          });
      if (past) clause.asserted = false;
    }
  }
  if (reject) {
    sentence.asserted = false;
    for (const int clause : sentence.clauses) clauses_[static_cast<size_t>(clause)].asserted = false;
    // "That is a myth." speaks of the sentence before it.
    if (sentence.previous >= 0 && IsPronoun(sentence.tokens[0])) {
      for (const int clause : sentences_.back().clauses) clauses_[static_cast<size_t>(clause)].asserted = false;
    }
  }
  sentences_.push_back(std::move(sentence));
}

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
    if (answer == YesNo::kNone && !Finite(own.tokens, 0)) context = Continue(context, MakeCopula());
    Clause clause = Continue(context, own);
    clause.thin = true;
    clause.verdict = answer != YesNo::kNone;
    if (answer == YesNo::kNo) DenyContext(clause);
    if (answer == YesNo::kPartly) clause.hedges.push_back(Role::kMay);
    clauses_[i] = std::move(clause);
  }
}

void Reading::AddListClauses() {
  const auto& passages = file_->passages;
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.list_depth == 0 || passage.kind != PassageKind::kParagraph || !passage.item_start) continue;
    const std::vector<int> context = ContextOf(static_cast<int>(i));
    if (context.empty()) continue;
    const Passage& lead = passages[static_cast<size_t>(context.front())];
    const bool introduces = lead.kind != PassageKind::kHeading && EndsWithColon(lead.text);
    if (!introduces && lead.kind != PassageKind::kHeading) continue;
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
    if (here.note != there.note) continue;
    size_t skip = 0;
    if (answer.tokens.size() > 1 && (answer.tokens[0].word == "a" || answer.tokens[0].word == "answer") &&
        (answer.tokens[1].before & kColon))
      skip = 1;
    size_t length = 0;
    const YesNo said = ReadYesNo(std::span(answer.tokens).subspan(skip), length);
    if (said == YesNo::kNone) continue;
    Clause asked;
    asked.tokens = question.tokens;
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
    if (said == YesNo::kPartly) clause.hedges.push_back(Role::kMay);
    AddClause(std::move(clause));
  }
}

// "Which code completes the handshake?" — "200 OK.": the answer's fragment continues the question.
void Reading::AddFragments() {
  for (size_t i = 1; i < sentences_.size(); ++i) {
    const Sentence& question = sentences_[i - 1];
    const Sentence& answer = sentences_[i];
    if (!question.question || answer.question || answer.clauses.empty()) continue;
    const Passage& here = file_->passages[static_cast<size_t>(answer.passage)];
    if (here.note != file_->passages[static_cast<size_t>(question.passage)].note || here.kind == PassageKind::kCode ||
        here.kind == PassageKind::kHeading || file_->passages[static_cast<size_t>(question.passage)].list_depth > 0)
      continue;
    const bool asks =
        std::any_of(question.tokens.begin(),
                    question.tokens.begin() + static_cast<long>(std::min<size_t>(question.passage == answer.passage ? 3 : 6, question.tokens.size())),
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
    if (!dependent && !pronoun && (Finite(own.tokens, 0) || IsPronoun(own.tokens[0]) ||
                                   ReadYesNo(own.tokens, length) != YesNo::kNone))
      continue;
    Clause asked;
    // "The user is logged in, but no admin. Which code?": all of the question.
    for (size_t part = SentencesOf(question.passage).begin; part < i; ++part) {
      if (question.passage == answer.passage && part + 1 < i) continue;
      asked.tokens.insert(asked.tokens.end(), sentences_[part].tokens.begin(), sentences_[part].tokens.end());
    }
    if (asked.tokens.size() > kQuestionWords) continue;
    MarkRoles(asked);
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

void Reading::BuildIndex() {
  std::unordered_map<std::string_view, uint64_t> words;
  for (size_t i = 0; i < clauses_.size(); ++i) {
    bool number = false;
    for (const Token& token : clauses_[i].tokens) {
      std::vector<int>& places = index_[token.stem];
      if (places.empty() || places.back() != static_cast<int>(i)) places.push_back(static_cast<int>(i));
      words.emplace(token.word, token.stem);
      number |= token.counts;
    }
    if (number) with_numbers_.push_back(static_cast<int>(i));
  }
  words_.assign(words.begin(), words.end());
  std::sort(words_.begin(), words_.end());
}

const std::vector<int>& Reading::ClausesWith(uint64_t stem) const {
  static const std::vector<int> kNone;
  const auto found = index_.find(stem);
  return found == index_.end() ? kNone : found->second;
}

std::vector<uint64_t> Reading::StemsWithPrefix(std::string_view prefix) const {
  std::vector<uint64_t> stems;
  auto at = std::lower_bound(words_.begin(), words_.end(), prefix,
                             [](const auto& word, std::string_view wanted) { return word.first < wanted; });
  for (; at != words_.end() && at->first.starts_with(prefix); ++at) stems.push_back(at->second);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return stems;
}

}  // namespace emend::facts
