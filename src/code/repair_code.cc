#include "code/repair_code.h"

#include <algorithm>
#include <set>

#include "code/block_shape.h"
#include "code/code.h"
#include "code/language_names.h"
#include "code/python_layout.h"
#include "code/python_statements.h"

namespace emend {
namespace {

int Shared(const std::set<std::string_view>& a, const std::set<std::string_view>& b) {
  return static_cast<int>(std::count_if(a.begin(), a.end(), [&](std::string_view name) { return b.contains(name); }));
}

struct Clue {
  bool holds;
  double weight;
};

int IndentOf(std::string_view line) {
  const size_t indent = line.find_first_not_of(" \r");
  return indent == std::string_view::npos ? -1 : static_cast<int>(indent);  // -1: blank
}

bool HasLongString(std::span<const std::string_view> lines) {
  return std::any_of(lines.begin(), lines.end(), [](std::string_view line) {
    return line.find("\"\"\"") != std::string_view::npos || line.find("'''") != std::string_view::npos;
  });
}

// How far the lines inside brackets move that went to the left of their statement.
struct Hang {
  size_t from = 0;  // the first of them
  int inner = 0;
  int closer = 0;  // the last line, where it begins with a bracket
};

Hang HangOf(std::span<const std::string_view> own, int column, int shift) {
  constexpr int kStep = 4;
  Hang hang{own.size()};
  // Lines at the margin are fine inside brackets unless everything went there.
  int deepest = -1;
  for (size_t k = 1; k < own.size(); ++k) deepest = std::max(deepest, IndentOf(own[k]));
  const int least = deepest <= IndentOf(own[0]) && shift > 0 ? column + 1 : column;
  for (size_t k = own.size(); k-- > 1;) {
    if (IndentOf(own[k]) >= 0 && IndentOf(own[k]) + shift < least) hang.from = k;
  }
  if (hang.from == own.size()) return hang;
  const int last = IndentOf(own.back());
  const bool closes =
      last >= 0 && std::string_view(")]}").find(own.back()[static_cast<size_t>(last)]) != std::string_view::npos;
  const int first = IndentOf(own[hang.from]);
  hang.closer = column - last;
  hang.inner = closes && first > last ? hang.closer : column + kStep - first;
  if (!closes) hang.closer = hang.inner;
  return hang;
}

// Appends the lines of the statement, which begins at `column` now.
void Reindent(std::span<const std::string_view> lines, const PythonStatement& statement, int column,
              std::vector<std::string>& out) {
  const auto append = [&](std::string_view line, int shift) {
    out.push_back(std::string(IndentOf(line) < 0 ? 0 : static_cast<size_t>(std::max(shift, 0)), ' ') +
                  std::string(line));
  };
  // Comments stand where the statement below them stands, unless they already did.
  for (size_t k = statement.begin; k < statement.first; ++k)
    append(lines[k], column - std::max(IndentOf(lines[k]), statement.indent));
  const int shift = column - statement.indent;
  const auto own = lines.subspan(statement.first, statement.end - statement.first);
  const bool text = HasLongString(own);
  const Hang hang = text ? Hang{own.size()} : HangOf(own, column, shift);
  append(own[0], shift);
  for (size_t k = 1; k < own.size(); ++k) {
    if (text) {
      append(own[k], 0);
    } else if (k < hang.from) {
      append(own[k], shift);
    } else {
      append(own[k], k + 1 == own.size() ? hang.closer : hang.inner);
    }
  }
}

}  // namespace

bool Continues(std::span<const std::string_view> first, std::span<const std::string_view> second) {
  const BlockShape a = ShapeOf(first);
  const BlockShape b = ShapeOf(second);
  if (a.empty || b.empty) return false;
  const std::string_view one = IdentifyLanguage(first, "");
  const std::string_view other = IdentifyLanguage(second, "", one);
  const bool inside = a.open > 0 || a.open_text || a.needs_more || b.begins_indented || b.begins_inside || b.closes > 0;
  const Clue clues[] = {
      {true, -1.5},
      {a.open > 0 || a.open_text, 4},
      {a.needs_more, 4},
      {b.closes > 0, 3},
      {b.begins_inside, 3},
      {b.begins_indented, 3},
      {b.begins_with_self && a.has_self, 3},
      {b.begins_with_method && a.has_class, 3},
      {a.imports_only && !b.begins_with_import, 2.5},
      {Shared(a.imported, b.used) > 0, 1.5},
      {Shared(a.defined, b.used) > 0, 2},
      {Shared(a.defined, b.defined) > 0 && !inside, -3},
      {b.begins_with_import && !a.imports_only, -2},
      {b.begins_with_comment, -0.7},
      {a.ends_statement && !inside && !a.imports_only, -0.5},
      {one != other && one != kPlainText && other != kPlainText && !inside, -3},
  };
  double score = 0;
  for (const Clue& clue : clues) score += clue.holds ? clue.weight : 0;
  return score > 0;
}

std::optional<std::vector<std::string>> RestoreIndentation(std::span<const std::string_view> lines,
                                                           std::string_view language) {
  if (language != "python") return std::nullopt;
  const std::optional<std::vector<PythonStatement>> statements = ReadPython(lines);
  if (!statements) return std::nullopt;
  const std::optional<std::vector<int>> columns = FindPythonLayout(*statements);
  if (!columns) return std::nullopt;
  std::vector<std::string> restored;
  restored.reserve(lines.size());
  for (size_t i = 0; i < statements->size(); ++i) Reindent(lines, (*statements)[i], (*columns)[i], restored);
  return restored;
}

}  // namespace emend
