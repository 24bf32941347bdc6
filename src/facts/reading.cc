#include "facts/reading.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "base/unicode.h"
#include "facts/apart.h"
#include "facts/code_lines.h"
#include "facts/continuation.h"
#include "facts/retraction.h"
#include "facts/stem.h"

namespace emend::facts {
namespace {

constexpr size_t kShortText = 80;  // bytes

bool HoldsComment(std::string_view code) {
  return code.find(" # ") != std::string_view::npos || code.find(" -- ") != std::string_view::npos ||
         code.find(" // ") != std::string_view::npos;
}

bool IsProse(PassageKind kind) { return kind != PassageKind::kCode; }

bool EndsWithQuestionMark(std::string_view text) {
  size_t end = text.size();
  while (end > 0 && (text[end - 1] == '"' || text[end - 1] == ')' || text[end - 1] == ' ' || text[end - 1] == '*'))
    --end;
  return end > 0 && text[end - 1] == '?';
}

// "Don't forget that", "I think": says nothing of what follows.
void TakeOffFrame(std::vector<Token>& sentence) {
  if (sentence.empty()) return;
  const auto frame = FindRole(sentence);
  if (!frame || frame->role != Role::kFrame || frame->length + 1 >= sentence.size()) return;
  const bool that = Is(sentence[frame->length], "that");
  sentence.erase(sentence.begin(), sentence.begin() + static_cast<long>(frame->length + (that ? 1 : 0)));
  sentence.front().before &= static_cast<uint16_t>(~kComma);
}

// "Name three immutable types."
bool AsksToName(const Token& token) {
  return token.word == "name" || token.word == "list" || token.word == "give" || token.word == "mention" ||
         token.word == "state" || token.word == "tell";
}

// Where a sentence ends before one that begins with a small letter: "revert adds a commit. reset moves the branch".
size_t SmallStop(const Passage& passage, const Span& span) {
  const std::string_view text = passage.text;
  const auto small = [&](size_t at) { return text[at] >= 'a' && text[at] <= 'z'; };
  constexpr size_t kWhole = 4;  // letters; what is shorter may be an abbreviation
  for (size_t at = text.find(". ", span.begin); at < span.end; at = text.find(". ", at + 1)) {
    if (at + 2 >= span.end || !small(at + 2)) continue;
    size_t begin = at;
    while (begin > span.begin && small(begin - 1)) --begin;
    const std::string_view word = text.substr(begin, at - begin);
    // "exact key. topic: patterns"
    size_t label = at + 2;
    while (label < span.end && small(label)) ++label;
    if (label + 1 < span.end && text[label] == ':' && text[label + 1] == ' ' && word != "e" && word != "g")
      return at + 1;
    const bool alone = begin == span.begin || text[begin - 1] == ' ';
    if (word.size() >= kWhole && alone && word != "incl" && word != "excl" && word != "resp" && word != "approx" &&
        word != "vers")
      return at + 1;
  }
  return std::string_view::npos;
}

}  // namespace

std::vector<Span> SplitLines(const Passage& passage) {
  std::vector<Span> lines;
  for (Span span : SplitSentences(passage)) {
    while (!span.empty()) {
      const size_t end = std::min({passage.text.find('\n', span.begin), SmallStop(passage, span), span.end});
      lines.push_back({span.begin, end});
      span.begin = std::min(span.end, end + 1);
    }
  }
  return lines;
}

Reading::Reading(const CheckedFile& file, std::vector<bool> wanted)
    : file_(&file), surroundings_(file), read_(std::move(wanted)), asserted_(file.passages.size(), true) {
  if (read_.empty()) read_.assign(file.passages.size(), true);
  // "This is wrong.": a short paragraph may take back the one before it.
  for (size_t i = read_.size(); i-- > 1;) {
    const Passage& passage = file.passages[i];
    if (!read_[i] && read_[i - 1] && passage.kind == PassageKind::kParagraph && passage.text.size() <= kShortText)
      read_[i] = true;
  }
  MarkHeldApart();
  for (size_t i = 0; i < file.passages.size(); ++i) ReadPassage(static_cast<int>(i));
  AddTableClauses();
  AddListClauses();
  AddAnswers();
  AddFragments();
  AddEllipses();
  AddWholeSentences();
  SortClauses();
}

bool Reading::AllRead(int from, int to) const {
  return std::all_of(read_.begin() + from, read_.begin() + to, [](bool read) { return read; });
}

void Reading::MarkHeldApart() {
  const auto& passages = file_->passages;
  // Of headings and lead-ins, which many passages share; unknown yet: -1.
  std::vector<int8_t> holds(passages.size(), -1), introduces(passages.size(), -1);
  const auto once = [&](std::vector<int8_t>& known, int other, bool (*ask)(std::string_view)) {
    if (other < 0) return false;
    int8_t& answer = known[static_cast<size_t>(other)];
    if (answer < 0) answer = ask(passages[static_cast<size_t>(other)].text);
    return answer > 0;
  };
  std::map<std::pair<int, int>, bool> columns;  // table and column whose header holds its cells apart
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.kind == PassageKind::kTableHeader && HoldsApart(passage.text))
      columns[{passage.table, passage.column}] = true;
    if (passage.kind == PassageKind::kTableCell && columns.contains({passage.table, passage.column}))
      asserted_[i] = false;
    if (once(holds, passage.heading, HoldsApart)) asserted_[i] = false;
    if (passage.kind == PassageKind::kTableHeader || passage.kind == PassageKind::kTableCell) continue;
    if (once(introduces, passage.lead, IntroducesApart)) asserted_[i] = false;
  }
}

int Reading::AddClause(Clause clause) {
  clauses_.push_back(std::move(clause));
  return static_cast<int>(clauses_.size()) - 1;
}

void Reading::ReadPassage(int passage) {
  const size_t first = sentences_.size();
  const Passage& place = file_->passages[static_cast<size_t>(passage)];
  if (!read_[static_cast<size_t>(passage)]) {
    ranges_.push_back({first, first});
    return;
  }
  if (IsProse(place.kind) && !(IsCode(place) && HoldsComment(place.text))) {
    bool asserted = Asserted(passage);
    for (const Span& span : SplitLines(place)) ReadSentence(passage, span, asserted);
  } else {
    ReadComments(passage);
  }
  ranges_.push_back({first, sentences_.size()});
}

// What the comments of a block of code say. Their subject may stand in the code of their line, in what encloses it, or
// in the line below.
void Reading::ReadComments(int passage) {
  const Passage& place = file_->passages[static_cast<size_t>(passage)];
  bool asserted = Asserted(passage);
  const std::vector<CodeLine> lines = ReadCodeLines(place.text);
  const auto code_of = [&](const CodeLine& line) {
    return ReadTokens(place, passage, {line.span.begin, line.span.begin + line.comment}, word_store_);
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
  sentence.tokens = ReadTokens(place, passage, span, word_store_);
  std::erase_if(sentence.tokens, [](const Token& token) { return token.struck; });
  TakeOffFrame(sentence.tokens);
  if (sentence.tokens.empty()) return;
  if (IsCode(place)) {
    for (Token& token : sentence.tokens) token.code = false;  // a comment in inline code
  }
  sentence.passage = passage;
  const int number = static_cast<int>(sentences_.size());
  if (number > 0 && sentences_.back().passage == passage) sentence.previous = number - 1;
  sentence.question = EndsWithQuestionMark(std::string_view(place.text).substr(span.begin, span.size())) ||
                      (place.field == NoteField::kQuestion && AsksToName(sentence.tokens.front()));
  const bool asserted_before = asserted && Asserted(passage);
  switch (ReadLabel(sentence.tokens)) {
    case Label::kWrong:
      asserted = false;
      // "People answer X. Wrong: …" speaks of the sentence before it, and what follows is right.
      if (sentence.previous >= 0 && asserted_before) {
        asserted = true;
        Unsay(sentences_.back());
      }
      break;
    case Label::kRight:
      asserted = Asserted(passage);
      break;
    case Label::kNone:
      break;
  }
  sentence.asserted = asserted && !sentence.question;
  // "I set X, but anybody gets in. Why?": what one asks about.
  if (sentence.question && sentence.previous >= 0 && place.field == NoteField::kQuestion) Unsay(sentences_.back());
  if (place.field == NoteField::kQuestion &&
      std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& token) {
        return IsAny(token, {"i", "we", "my", "our"});
      }))
    sentence.asserted = false;
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
    for (const Span& quoted : QuotedAcross(sentence.tokens, clause)) clause.supposed.push_back(quoted);
    // "Unlike PostgreSQL, which undoes all, …": said of what is set apart.
    if (clause.relative && previous >= 0) {
      const Clause& before = clauses_[static_cast<size_t>(previous)];
      if (std::any_of(before.asides.begin(), before.asides.end(),
                      [&](const Span& aside) { return aside.end >= before.tokens.size() && aside.begin <= 2; }))
        clause.asserted = false;
      // "It is no chain whose last task is …": of what it is not.
      const bool close = (clause.tokens[0].before & kComma) == 0;
      if (close && std::any_of(before.denials.begin(), before.denials.end(),
                               [&](const Scope& scope) { return scope.end >= before.tokens.size(); }))
        clause.asserted = false;
    }
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
  if (reject) Unsay(sentence);
  if (number > 0 && TakesBack(sentence.tokens, reject)) UnsayBefore(sentence);
  sentences_.push_back(std::move(sentence));
}

void Reading::SortClauses() {
  clause_begins_.assign(file_->passages.size() + 1, 0);
  for (const Clause& clause : clauses_) ++clause_begins_[static_cast<size_t>(clause.passage) + 1];
  std::partial_sum(clause_begins_.begin(), clause_begins_.end(), clause_begins_.begin());
  by_passage_.resize(clauses_.size());
  std::vector<size_t> next = clause_begins_;
  for (size_t i = 0; i < clauses_.size(); ++i)
    by_passage_[next[static_cast<size_t>(clauses_[i].passage)]++] = static_cast<int>(i);
  words_.resize(clauses_.size());
  for (size_t i = 0; i < clauses_.size(); ++i) {
    for (const Token& token : clauses_[i].tokens) words_[i].Add(token);
  }
}

void Reading::Unsay(Sentence& sentence) {
  sentence.asserted = false;
  for (const int clause : sentence.clauses) clauses_[static_cast<size_t>(clause)].asserted = false;
}

// The sentence before it, or, where it begins a paragraph, all of the paragraph before it.
void Reading::UnsayBefore(const Sentence& sentence) {
  if (sentence.previous >= 0) {
    // An answer's "No." is no word on its question.
    if (!sentences_.back().question) Unsay(sentences_.back());
    return;
  }
  const int before = sentences_.back().passage;
  const Passage& here = file_->passages[static_cast<size_t>(sentence.passage)];
  const Passage& there = file_->passages[static_cast<size_t>(before)];
  if (before + 1 != sentence.passage || here.kind != PassageKind::kParagraph || here.note != there.note ||
      here.field != there.field || here.list_depth > 0 || there.kind == PassageKind::kHeading)
    return;
  for (size_t i = sentences_.size(); i-- > 0 && sentences_[i].passage == before;) Unsay(sentences_[i]);
}

std::span<const int> Reading::ClausesOf(int passage) const {
  const size_t begin = clause_begins_[static_cast<size_t>(passage)];
  return std::span(by_passage_).subspan(begin, clause_begins_[static_cast<size_t>(passage) + 1] - begin);
}

}  // namespace emend::facts
