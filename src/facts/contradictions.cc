#include "facts/contradictions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "facts/lexicon.h"
#include "facts/plain_statements.h"

namespace emend::facts {
namespace {

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
bool AreOfTheSame(const std::vector<std::string>& columns, const std::vector<std::string>& others) {
  std::vector<std::string> shared;
  std::set_intersection(columns.begin(), columns.end(), others.begin(), others.end(), std::back_inserter(shared));
  return shared.size() >= 2;
}

bool IsSet(const std::vector<bool>& wanted) { return std::find(wanted.begin(), wanted.end(), true) != wanted.end(); }

// Of each table the columns beside the first.
std::map<int, int> WidthsOf(const CheckedFile& file) {
  std::map<int, int> widths;
  for (const Passage& passage : file.passages) {
    if (passage.kind == PassageKind::kTableHeader)
      widths[passage.table] = std::max(widths[passage.table], passage.column);
  }
  return widths;
}

// Adds what must be read to compare tables: the cells of those that share columns, and of each other cell that is read
// the headers of its row and its column.
void MarkTables(const CheckedFile& file, std::vector<bool>& wanted) {
  const auto& passages = file.passages;
  std::vector<bool> heads(passages.size(), false);
  const std::map<int, int> widths = WidthsOf(file);
  for (size_t i = 0; i < passages.size(); ++i)
    heads[i] = passages[i].kind == PassageKind::kTableHeader && widths.at(passages[i].table) >= 2;
  if (widths.empty()) return;
  std::map<std::string, std::vector<int>> tables_with;  // a column -> tables
  const Headers headers = IsSet(heads) ? ReadHeaders(Reading(file, heads)) : Headers();
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

// The cells of tables with two columns or more beside the first.
void MarkAllTables(const CheckedFile& file, std::vector<bool>& wanted) {
  const std::map<int, int> widths = WidthsOf(file);
  for (size_t i = 0; i < file.passages.size(); ++i) {
    const auto width = widths.find(file.passages[i].table);
    if (file.passages[i].table >= 0 && width != widths.end() && width->second >= 2) wanted[i] = true;
  }
}

// "yes", "no" or one number that is all a cell says; else empty.
std::string ValueOfCell(const Reading& reading, size_t passage) {
  const Span range = reading.SentencesOf(static_cast<int>(passage));
  if (range.size() != 1) return "";
  const std::vector<Token>& tokens = reading.sentences()[range.begin].tokens;
  if (tokens.size() > 2) return "";
  size_t length = 0;
  const YesNo answer = ReadYesNo(tokens, length);
  if (answer == YesNo::kYes || answer == YesNo::kNo) return answer == YesNo::kYes ? "yes" : "no";
  return tokens.size() == 1 && tokens[0].kind == TokenKind::kNumber ? std::string(tokens[0].word) : "";
}

void ReadTables(const Reading& reading, std::vector<Said>& said) {
  const auto& passages = reading.file().passages;
  const Headers headers = ReadHeaders(reading);
  if (headers.empty()) return;
  std::map<int, std::vector<std::string>> columns_of;
  for (const auto& [table, columns] : headers) {
    std::vector<std::string>& keys = columns_of[table];
    for (const auto& column : columns) {
      if (!column.second.empty()) keys.push_back(column.second);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  }
  std::map<std::pair<int, int>, std::string> rows;
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.kind == PassageKind::kTableCell && passage.column == 0)
      rows[{passage.table, passage.row}] = KeyOf(StemsOf(reading, i));
  }
  for (size_t i = 0; i < passages.size(); ++i) {
    const Passage& passage = passages[i];
    if (passage.kind != PassageKind::kTableCell || passage.column == 0 || !reading.Asserted(static_cast<int>(i)))
      continue;
    const auto table = headers.find(passage.table);
    if (table == headers.end()) continue;
    const auto column = table->second.find(passage.column);
    const std::string& row = rows[{passage.table, passage.row}];
    if (column == table->second.end() || column->second.empty() || row.empty()) continue;
    const std::string value = ValueOfCell(reading, i);
    if (value.empty()) continue;
    said.push_back({"table " + row + "= " + column->second,
                    value,
                    i,
                    {0, passage.text.size()},
                    passage.table,
                    columns_of[passage.table]});
  }
}

}  // namespace

bool Gainsays(const Said& one, const Said& other) {
  if (one.key != other.key || one.value == other.value) return false;
  return one.columns.empty() || AreOfTheSame(one.columns, other.columns);
}

std::vector<Said> ReadSaid(const Reading& reading) {
  std::vector<Said> said;
  for (const Clause& clause : reading.clauses()) {
    if (auto plain = ReadPlain(clause)) said.push_back(*std::move(plain));
  }
  ReadTables(reading, said);
  std::stable_sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
    return std::tie(a.passage, a.span.begin) < std::tie(b.passage, b.span.begin);
  });
  return said;
}

std::vector<Said> ReadSaid(const CheckedFile& file) {
  std::vector<bool> wanted = FindPlainStatements(file, 1);
  MarkAllTables(file, wanted);
  if (!IsSet(wanted)) return {};
  return ReadSaid(Reading(file, std::move(wanted)));
}

std::vector<Contradiction> FindContradictions(const Reading& reading) {
  const std::vector<Said> said = ReadSaid(reading);
  std::map<std::string_view, std::vector<const Said*>> by_key;
  for (const Said& one : said) by_key[one.key].push_back(&one);
  const auto text_of = [&](const Said& one) {
    return reading.file().passages[one.passage].text.substr(one.span.begin, one.span.size());
  };
  std::vector<Contradiction> found;
  for (const Said& one : said) {
    const auto& places = by_key[one.key];
    const auto other = std::find_if(places.begin(), places.end(), [&](const Said* place) {
      return Gainsays(one, *place) && (one.table < 0 || place->table != one.table);
    });
    if (other != places.end())
      found.push_back({one.passage, one.span, text_of(one), text_of(**other), (*other)->passage});
  }
  found.erase(std::unique(found.begin(), found.end(),
                          [](const Contradiction& a, const Contradiction& b) {
                            return a.passage == b.passage && a.span.begin == b.span.begin;
                          }),
              found.end());
  return found;
}

std::vector<Contradiction> FindContradictions(const CheckedFile& file) {
  std::vector<bool> wanted = FindPlainStatements(file, 2);
  MarkTables(file, wanted);
  if (!IsSet(wanted)) return {};
  return FindContradictions(Reading(file, std::move(wanted)));
}

}  // namespace emend::facts
