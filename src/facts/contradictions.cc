#include "facts/contradictions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "facts/lexicon.h"
#include "facts/plain_statements.h"

namespace emend::facts {
namespace {

// What a place says: the same key with another value gainsays it.
struct Said {
  std::string key;
  std::string value;
  size_t passage;
  Span span;
};

using Stems = std::vector<uint64_t>;

std::string KeyOf(const Stems& stems) {
  std::string key;
  for (const uint64_t stem : stems) key += std::to_string(stem) + " ";
  return key;
}

bool IsName(const Token& token, bool first) {
  if (token.code || token.capitals || token.word.find('_') != std::string::npos) return true;
  const char letter = token.as_written.empty() ? 'a' : token.as_written.front();
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!first) return capital(letter);
  // "PostgreSQL" at a sentence's start is a name, "Caching" perhaps none.
  return token.as_written.size() > 1 && std::any_of(token.as_written.begin() + 1, token.as_written.end(), capital);
}

// "X is [not] Y" with nothing else in the clause.
std::optional<Said> ReadPlain(const Clause& clause) {
  const auto& tokens = clause.tokens;
  if (!clause.asserted || clause.whole || clause.own > 0 || clause.previous >= 0 || !clause.hedges.empty() ||
      !clause.asides.empty())
    return std::nullopt;
  const auto is = std::find_if(tokens.begin(), tokens.end(),
                               [](const Token& token) { return token.word == "is" || token.word == "are"; });
  if (is == tokens.end() || is == tokens.begin()) return std::nullopt;
  Stems subject;
  bool named = false;
  for (auto token = tokens.begin(); token != is; ++token) {
    if (IsPronoun(*token) || token->counts || (token->before & (kComma | kColon))) return std::nullopt;
    if (IsFiller(*token)) continue;
    named |= IsName(*token, token == tokens.begin());
    subject.push_back(token->stem);
  }
  if (!named || subject.empty() || subject.size() > kSubjectWords) return std::nullopt;
  Stems value;
  bool denied = false;
  std::string number;
  for (auto token = is + 1; token != tokens.end(); ++token) {
    if (token->word == "not" || token->word == "never") {
      denied = !denied;
      continue;
    }
    if (token->before & (kComma | kColon)) return std::nullopt;
    if (token->kind == TokenKind::kNumber) number = token->word;
    if (IsFiller(*token)) continue;
    value.push_back(token->stem);
  }
  if (value.empty() || value.size() > kValueWords) return std::nullopt;
  Said said;
  said.passage = static_cast<size_t>(clause.passage);
  said.span = {tokens.front().span.begin, tokens.back().span.end};
  if (value.size() == 1 && !number.empty() && !denied) {
    said.key = KeyOf(subject) + "= number";
    said.value = number;
    return said;
  }
  if (!number.empty()) return std::nullopt;
  said.key = KeyOf(subject) + "= " + KeyOf(value);
  said.value = denied ? "no" : "yes";
  return said;
}

// Of each table the keys of its columns, but for the first.
using Headers = std::map<int, std::map<int, std::string>>;

Stems StemsOf(const Reading& reading, size_t passage) {
  Stems out;
  const Span range = reading.SentencesOf(static_cast<int>(passage));
  for (size_t i = range.begin; i < range.end; ++i) {
    for (const Token& token : reading.sentences()[i].tokens) {
      if (!IsFiller(token)) out.push_back(token.stem);
    }
  }
  return out;
}

Headers ReadHeaders(const Reading& reading) {
  Headers headers;
  const auto& passages = reading.file().passages;
  for (size_t i = 0; i < passages.size(); ++i) {
    if (passages[i].kind == PassageKind::kTableHeader && passages[i].column > 0)
      headers[passages[i].table][passages[i].column] = KeyOf(StemsOf(reading, i));
  }
  return headers;
}

// Whether two tables share two columns or more; else they are not of the same things.
bool AreOfTheSame(const std::map<int, std::string>& columns, const std::map<int, std::string>& others) {
  size_t shared = 0;
  for (const auto& one : columns) {
    const std::string& key = one.second;
    shared += !key.empty() &&
              std::any_of(others.begin(), others.end(), [&](const auto& other) { return other.second == key; });
  }
  return shared >= 2;
}

// Adds what must be read to compare tables: the cells of those that share columns, and of each other cell that is read
// the headers of its row and its column.
void MarkTables(const CheckedFile& file, std::vector<bool>& wanted) {
  const auto& passages = file.passages;
  std::vector<bool> heads(passages.size(), false);
  for (size_t i = 0; i < passages.size(); ++i) heads[i] = passages[i].kind == PassageKind::kTableHeader;
  if (std::find(heads.begin(), heads.end(), true) == heads.end()) return;
  std::map<std::string, std::vector<int>> tables_with;  // a column -> tables
  const Headers headers = ReadHeaders(Reading(file, heads));
  for (const auto& [table, columns] : headers) {
    for (const auto& column : columns) {
      if (!column.second.empty()) tables_with[column.second].push_back(table);
    }
  }
  std::map<int, size_t> shared;  // of a table, columns that another one has too, or it itself
  for (const auto& [column, tables] : tables_with) {
    for (const int table : tables) shared[table] += tables.size() > 1;
  }
  std::map<std::pair<int, int>, bool> rows, columns;
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.table < 0) continue;
    const auto found = shared.find(passage.table);
    if (found != shared.end() && found->second >= 2) wanted[i] = true;
    if (wanted[i]) rows[{passage.table, passage.row}] = columns[{passage.table, passage.column}] = true;
  }
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.table < 0) continue;
    if ((passage.column == 0 && rows.contains({passage.table, passage.row})) ||
        (passage.row == 0 && columns.contains({passage.table, passage.column})))
      wanted[i] = true;
  }
}

class Search {
 public:
  explicit Search(const Reading& reading) : reading_(reading) {}

  std::vector<Contradiction> Find() {
    for (const Clause& clause : reading_.clauses()) {
      if (auto said = ReadPlain(clause)) said_.push_back(std::move(*said));
    }
    ReadTables();
    Compare();
    return std::move(found_);
  }

 private:
  // Cells that are yes, no or one number, under headers that two tables share.
  void ReadTables() {
    const auto& passages = reading_.file().passages;
    Headers headers = ReadHeaders(reading_);
    if (headers.size() < 2) return;
    std::map<std::pair<int, int>, std::string> rows;
    for (size_t i = 0; i < passages.size(); ++i) {
      const Passage& passage = passages[i];
      if (passage.kind == PassageKind::kTableCell && passage.column == 0)
        rows[{passage.table, passage.row}] = KeyOf(StemsOf(reading_, i));
    }
    for (size_t i = 0; i < passages.size(); ++i) {
      const Passage& passage = passages[i];
      if (passage.kind != PassageKind::kTableCell || passage.column == 0 || !reading_.Asserted(static_cast<int>(i)))
        continue;
      const auto& columns = headers[passage.table];
      const auto column = columns.find(passage.column);
      const std::string& row = rows[{passage.table, passage.row}];
      if (column == columns.end() || column->second.empty() || row.empty()) continue;
      const Span range = reading_.SentencesOf(static_cast<int>(i));
      if (range.size() != 1) continue;
      const std::vector<Token>& tokens = reading_.sentences()[range.begin].tokens;
      if (tokens.size() > 2) continue;
      size_t length = 0;
      const YesNo answer = ReadYesNo(tokens, length);
      std::string value = answer == YesNo::kYes                                        ? "yes"
                          : answer == YesNo::kNo                                       ? "no"
                          : tokens.size() == 1 && tokens[0].kind == TokenKind::kNumber ? tokens[0].word
                                                                                       : "";
      if (value.empty()) continue;
      for (const auto& [other, other_columns] : headers) {
        if (other == passage.table || !AreOfTheSame(columns, other_columns)) continue;
        const std::string pair =
            std::to_string(std::min(other, passage.table)) + "/" + std::to_string(std::max(other, passage.table));
        said_.push_back({"table " + pair + " " + row + "= " + column->second, value, i, {0, passage.text.size()}});
      }
    }
  }

  void Compare() {
    std::map<std::string, std::vector<const Said*>> by_key;
    for (const Said& said : said_) by_key[said.key].push_back(&said);
    for (const auto& [key, places] : by_key) {
      for (const Said* one : places) {
        const auto other = std::find_if(places.begin(), places.end(), [&](const Said* said) {
          return said->value != one->value && (said->passage != one->passage || said->span.begin != one->span.begin);
        });
        if (other == places.end()) continue;
        found_.push_back({one->passage, one->span, TextOf(*one), TextOf(**other), (*other)->passage});
      }
    }
    std::sort(found_.begin(), found_.end(), [](const Contradiction& a, const Contradiction& b) {
      return std::tie(a.passage, a.span.begin) < std::tie(b.passage, b.span.begin);
    });
    found_.erase(std::unique(found_.begin(), found_.end(),
                             [](const Contradiction& a, const Contradiction& b) {
                               return a.passage == b.passage && a.span.begin == b.span.begin;
                             }),
                 found_.end());
  }

  std::string TextOf(const Said& said) const {
    return reading_.file().passages[said.passage].text.substr(said.span.begin, said.span.size());
  }

  const Reading& reading_;
  std::vector<Said> said_;
  std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> FindContradictions(const Reading& reading) { return Search(reading).Find(); }

std::vector<Contradiction> FindContradictions(const CheckedFile& file) {
  std::vector<bool> wanted = FindPlainStatements(file);
  MarkTables(file, wanted);
  if (std::find(wanted.begin(), wanted.end(), true) == wanted.end()) return {};
  return FindContradictions(Reading(file, std::move(wanted)));
}

}  // namespace emend::facts
